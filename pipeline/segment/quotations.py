"""Quotations that run over several paragraphs.

A quotation mark that its own paragraph does not close opens one, if a paragraph soon after holds a
mark that closes more than that paragraph opened. A mark that opens each paragraph of a quotation
anew only repeats the first. Marks may be of any kind, nested and unbalanced; an opening mark that
nothing closes (`«О Законе «О …»`) is no such quotation but a finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pipeline.words.folding import Folded
from pipeline.words.quotes import MARKS, quoted

LONGEST = 12
"""Paragraphs that one quotation may run over."""
_CLOSES = "»"
"""The one mark that never opens: others may be the inner ones of a quotation in another tradition."""
MARK = re.compile(f"[{MARKS}]")


class Quotation(NamedTuple):
    """A quotation: positions of its first and last paragraph, offsets in them of its two ends."""

    first: int
    start: int
    last: int
    end: int


class Unclosed(NamedTuple):
    """A mark without its partner: the paragraph's position and the offset in it."""

    line: int
    at: int


def quotations(
    lines: Sequence[Folded], positions: range
) -> tuple[tuple[Quotation, ...], tuple[Unclosed, ...]]:
    """The quotations in a stretch of paragraphs, in order, and the marks that no other closes or opened."""
    found: list[Quotation] = []
    unclosed: list[Unclosed] = []
    waiting: list[Unclosed] = []
    for at in positions:
        # A mark that was never closed must not swallow the rest of the ruling.
        gone = [mark for mark in waiting if at - mark.line >= LONGEST]
        unclosed += gone
        waiting = waiting[len(gone) :]
        here = quoted(lines[at].text)
        for end in here.closed:
            if waiting:
                mark = waiting.pop()
                found.append(Quotation(mark.line, mark.at, at, end + 1))
            elif lines[at].text[end] == _CLOSES:
                unclosed.append(Unclosed(at, end))
        runs_on = any(mark.line == at - 1 for mark in waiting)
        # Each paragraph of a long quotation may begin with
        # an opening mark again: it opens nothing new.
        opened = [start for start in here.opened if start or not runs_on]
        # What ends with the quotation around it waits for no mark of its own.
        unclosed += [Unclosed(at, start) for start in opened if here.holds(start)]
        waiting += [Unclosed(at, start) for start in opened if not here.holds(start)]
    return _outermost_quotations(found), tuple(
        sorted(unclosed + waiting, key=lambda mark: mark.line)
    )


def _outermost_quotations(found: list[Quotation]) -> tuple[Quotation, ...]:
    """Drop the quotations that lie inside others."""
    kept: list[Quotation] = []
    for quotation in sorted(found, key=lambda q: (q.first, q.start, -q.last)):
        # One may begin in the very paragraph in which the one before it ends.
        if not kept or quotation.first >= kept[-1].last:
            kept.append(quotation)
    return tuple(kept)


def positions_inside(found: Iterable[Quotation]) -> Iterator[int]:
    """The positions of the paragraphs that begin inside a quotation."""
    for quotation in found:
        yield from range(quotation.first + 1, quotation.last + 1)
