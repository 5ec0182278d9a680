"""What a court's paper has printed at the top of a letter: its name in two languages, its address, boxes for numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from itertools import takewhile
from typing import NamedTuple

from pipeline.read.pdf.beside import Part, Sides, gaps_at
from pipeline.read.pdf.columns import ends_clause
from pipeline.read.pdf.tables import Frame
from pipeline.read.pdf.text_lines import Line

_MOST_LINES, _WHITE = 12, 2.0
"""Lines of a page's top, and ems between two columns of centred ones."""
_MOST_IN_BOX = 4
_SMALL, _SMALLER = 0.75, 0.93
"""Times the type of the text: that of an address below the names, and of words in a box, is smaller."""
_REACHED = re.compile(r"\b[0-9]{6}\b|\+[0-9]|[0-9]{2}-[0-9]{2}-[0-9]{2}\b|\S@\S|www\.")
"""What an address has: an index of the post, a telephone, a place in the net."""
_DATE = r"[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}(?: ?[^\W\d_]\.)?"
_REGISTERED = re.compile(
    rf"(?:[^\W\d_]+[.:]? )?№ ?[0-9][0-9/-]{{2,}}(?:\s{_DATE})?(?:\n[^\W\d_]+: ?[0-9]{{1,3}})?"
)
"""What a box holds under whose number a paper came in, with the day and the count of its sheets."""


class Letterhead(NamedTuple):
    """The top of a first page, and what follows it."""

    names: Part
    """The names of the court, a column each."""
    printed: tuple[Line, ...]
    """What is no part of the text: an address, a number in a box."""
    rest: list[Line]


def letterhead_of(lines: Sequence[Line], frames: Sequence[Frame], size: float) -> Letterhead:
    """The letterhead of a page, whose text is of a size; a table with rules that opens the page is none."""
    boxed, free = list[Line](), list(lines)
    for frame in (frame for frame in frames if frame.is_box):
        parts = list(frame.parted(free))
        own = list(filter(frame.holds, parts))
        is_at_top = 0 < len(own) <= _MOST_IN_BOX and {*own} <= {*parts[:_MOST_LINES]}
        are_small = all(line.size < _SMALLER * size for line in own)
        is_number = _REGISTERED.fullmatch("\n".join(line.text for line in own))
        if is_at_top and are_small and is_number:
            boxed += own
            free = [line for line in parts if line not in own]
    tables = [frame for frame in frames if not frame.is_box]
    top = list(takewhile(lambda line: not any(frame.holds(line) for frame in tables), free))
    names, below = names_of(top)
    printed = list(takewhile(partial(_is_printed, size), below)) if names else []
    rest = [*below[len(printed) :], *free[len(top) :]]
    return Letterhead(names, (*boxed, *printed), rest)


def _is_printed(size: float, line: Line) -> bool:
    """Whether a line below the names is no text: an address in small type, or a place to write a number on."""
    is_address = _REACHED.search(line.text) and not ends_clause(line.text)
    return bool(is_address and line.size < _SMALL * size) or not any(map(str.isalnum, line.text))


def names_of(lines: list[Line]) -> tuple[Part, list[Line]]:
    """The two columns of lines that a page opens with, one language beside the other, and what follows them.

    Rows of a list start at common margins, in one language; names of a court are centred, each in a column of
    its own, or each in its language.
    """
    top = lines[:_MOST_LINES]
    for x in dict.fromkeys(
        (x0 + x1) / 2 for index in range(len(top)) for x0, x1 in gaps_at(top, index)
    ):
        end = next((n for n, line in enumerate(top) if line.runs_over(x)), len(top))
        sides = Sides.of(top[:end], x)
        is_head = sides.fewest >= 2 and (sides.are_centred or sides.differ)
        if is_head and sides.white >= _WHITE * sides.left[0].size:
            return sides, lines[end:]
    return (), lines
