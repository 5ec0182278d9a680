"""Tables without rules: white space divides a part of a page into rows and columns.

Only what cannot be read line by line is taken for a table: at least two rows, each with several
cells, some of which run over several lines.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.read.pdf.tables import Frame, grid
from pipeline.read.pdf.text_lines import Line

_GUTTER = 0.75
"""Ems of white between two columns, all the way down."""
_ROW = 1.15
"""Times the leading of the cells, from the last line of a row to the first of the next."""
_TALLEST_ROW = 12
"""Lines; two columns of running text are taller."""
_EDGE = 2.0
_ALIGNED = 1.5
"""Points by which lines of one column may start apart."""


class _Strip(NamedTuple):
    """White from `left` to `right`, over all lines so far."""

    left: float
    right: float


def frames_of_white(lines: Sequence[Line]) -> Iterator[Frame]:
    """The frames that white space makes among the lines of a page, from its top."""
    start = before = 0
    while start < len(lines):
        end, strips = _stretch(lines, start)
        frame = _frame(lines[start:end], strips) if strips else None
        # A row of a table stands apart; lines in the midst of two columns do not.
        if frame and end <= before and not _is_apart(frame, lines, start):
            frame = None
        if frame:
            yield frame
        start, before = (end, 0) if frame else (start + 1, max(before, end))


def _is_apart(frame: Frame, lines: Sequence[Line], start: int) -> bool:
    """Whether there is as much white above the first line of a table as between its rows."""
    inside = [line for line in lines[start:] if frame.holds(line)]
    return lines[start - 1].y - lines[start].y > _ROW * _leading(inside, frame.places)


def _stretch(lines: Sequence[Line], start: int) -> tuple[int, list[_Strip]]:
    """How far down the gaps of a line go on, and what is left of them."""
    strips = [_Strip(*gap) for gap in lines[start].gaps]
    if not strips and start + 1 < len(lines) and lines[start + 1].x1 < lines[start].x0:
        strips = [_Strip(lines[start + 1].x1, lines[start].x0)]  # the first cell stands lower
    end = start + 1
    while strips and end < len(lines):
        rest = list(_common(strips, lines[end]))
        if not rest:
            break
        strips, end = rest, end + 1
    return end, strips


def _common(strips: list[_Strip], line: Line) -> Iterator[_Strip]:
    """What of strips a line leaves white; the cells to the right of one start at one margin."""
    inf = float("inf")
    white = [(-inf, line.x0), *line.gaps, (line.x1, inf)]
    for left, right in strips:
        for start, end in white:
            common = _Strip(max(left, start), min(right, end))
            wide = common.right - common.left >= _GUTTER * line.size
            if wide and common.right >= right - _ALIGNED:
                yield common


def _frame(lines: Sequence[Line], strips: Sequence[_Strip]) -> Frame | None:
    """The frame of a table; none where the lines are no table that has to be read by cells."""
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    middles = [(a + b) / 2 for a, b in strips if left < a and b < right]
    places = (left - _EDGE, *middles, right + _EDGE)
    borders = _borders(lines, places)
    while len(borders) > 1:
        # What stands below on one side only is the text that goes on.
        heights = (lines[0].y + lines[0].size, *borders)
        frame = Frame(heights, places)
        inside = [line for line in lines if frame.holds(line)]
        rows = grid(frame, inside).rows
        if rows and all(sum(map(bool, row)) > 1 for row in rows):
            return frame if _is_table(rows) else None
        borders = borders[:-1]
    return None


def _is_table(rows: Sequence[Sequence[Sequence[Line]]]) -> bool:
    """Whether rows cannot be read line by line, and their cells start at common margins.

    In running text wide gaps lie one below the other by chance, but do not end at one place, and
    its other gaps are as wide.
    """
    cells = [cell for row in rows for cell in row]
    columns = [[line for cell in column for line in cell] for column in zip(*rows, strict=True)]
    aligned = all(
        len(column) > 1 and max(n.x0 for n in column) - min(n.x0 for n in column) <= _ALIGNED
        for column in columns
    )
    spread = any(line.gaps for cell in cells for line in cell)
    return aligned and not spread and len(rows) > 1 and 1 < max(map(len, cells)) <= _TALLEST_ROW


def _borders(lines: Sequence[Line], places: tuple[float, ...]) -> tuple[float, ...]:
    """Where rows end, from the top: below each but the last stands more white than in a cell.

    Where none does, a row begins with another first cell.
    """
    apart = _ROW * _leading(lines, places)
    spaced = [(a, b) for a, b in pairwise(lines) if a.y - b.y > apart]
    rows = spaced or [(a, b) for a, b in pairwise(lines) if _opens_row(a, b, places[1])]
    return (*((a.y + b.y) / 2 for a, b in rows), lines[-1].y - lines[-1].size)


def _opens_row(before: Line, line: Line, first: float) -> bool:
    """Whether a line has a first cell, and another one, where the line before has none, or that is no rest of it."""
    return line.x0 < first < line.x1 and (first < before.x0 or line.text[:1].isupper())


def _leading(lines: Sequence[Line], places: tuple[float, ...]) -> float:
    """The least distance of the lines of a column."""
    return min(
        (
            one.y - other.y
            for left, right in pairwise(places)
            for one, other in pairwise([n for n in lines if _has_text(n, left, right)])
            # Less than half an em apart are parts of one line, and tell no leading.
            if one.y - other.y > 0.5 * one.size
        ),
        default=float("inf"),
    )


def _has_text(line: Line, left: float, right: float) -> bool:
    """Whether words of a line stand in a column."""
    starts = [line.x0, *(end for _, end in line.gaps)]
    return any(left <= x < right for x in starts)
