"""Footnotes: lines in smaller type at the foot of a column that open with a mark."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.read.pdf.text_lines import Line
from pipeline.words.indexes import TO_RAISED

_SMALLER = 0.93
_LONGEST_TAB, _LEAST_RAISED, _MOST_RAISED = 4.0, 0.15, 0.75
"""Ems of a note from its mark to its words, and from its line up to its mark."""
_MARK_ALONE = re.compile(r"[0-9]{1,3}|\*{1,3}")
_MARK = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\*{1,3}|\[[0-9]{1,3}\]|(?P<plain>[0-9]{1,3})[.)]?(?= )")


def notes_of(
    lines: list[Line], body_size: float, before: Sequence[Line] = (), *, goes_on: bool = False
) -> tuple[list[Line], list[list[Line]]]:
    """Part the lines of a page into text and footnotes; each note opens with its mark.

    It may belong to the text of the page before; where that has notes (`goes_on`), the first may be the rest of
    its last one.
    """
    foot = len(lines)
    while foot and lines[foot - 1].size < _SMALLER * body_size:
        foot -= 1
    text = [*before, *lines[:foot]]
    small = _with_marks(lines[foot:], text)
    marks = [n for n, line in enumerate(small) if opens_note(line, text)]
    rest = goes_on and bool(small) and small[0].text[:1].islower()
    first = 0 if rest else next(iter(marks), len(small))
    borders = sorted({first, *marks, len(small)})
    found = [small[start:end] for start, end in pairwise(borders)]
    return (lines[:foot] + small[:first] if found else lines), found


def opens_note(line: Line, text: Sequence[Line] = ()) -> bool:
    """Whether a line opens with a mark; a plain number is one if the text has it raised."""
    match = _MARK.match(line.text)
    if match is None:
        return False
    return match["plain"] is None or _is_raised_in(match["plain"], text)


def marks_alone(lines: Sequence[Line], before: Sequence[Line] = ()) -> list[int]:
    """The indexes of lines that are but the mark, before a tab, of the note that starts with the next line.

    A number beside a foot or in a margin may stand so as well: it is a mark if the text has it raised.
    """
    return [
        n
        for n, (mark, line) in enumerate(pairwise(lines))
        if _is_mark_of(mark, line) and _is_raised_in(mark.text, [*before, *lines[:n]])
    ]


def _with_marks(lines: list[Line], before: Sequence[Line]) -> list[Line]:
    """Lines at a foot, each mark that stands alone put before the words of its note."""
    found = list(lines)
    for n in reversed(marks_alone(lines, before)):
        mark, line = found[n : n + 2]
        text = f"{mark.text.translate(TO_RAISED)} {line.text}"
        found[n : n + 2] = [replace(line, text=text, edges=(*mark.edges, *line.edges))]
    return found


def _is_mark_of(mark: Line, line: Line) -> bool:
    return (
        _MARK_ALONE.fullmatch(mark.text) is not None
        and mark.size < _SMALLER * line.size
        and _LEAST_RAISED < (mark.y - line.y) / line.size < _MOST_RAISED
        and 0 < line.x0 - mark.x1 < _LONGEST_TAB * line.size
    )


def _is_raised_in(mark: str, text: Sequence[Line]) -> bool:
    raised = re.escape(mark.translate(TO_RAISED))
    return any(re.search(rf"(?<![⁰-⁹¹²³*]){raised}(?![⁰-⁹¹²³*])", line.text) for line in text)
