"""Blocks beside each other: where white space runs down a part of a page, and what it parts.

Columns of running text and the cells of tables without rules. For a table
is taken only what cannot be read line by line: at least two rows, each with several cells, some of which
run over several lines.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from math import inf
from typing import NamedTuple

from pipeline.read.pdf.columns import ends_sentence
from pipeline.read.pdf.tables import Frame, grid
from pipeline.read.pdf.text_lines import Line
from pipeline.read.sides import OwnLetters

_NARROWEST = 0.6
"""Ems of a gutter."""
_FEWEST = 5
"""Lines on each side of a gutter: fewer may be gaps of justified text that happen to meet."""
_BEFORE = 1.0
"""Points from a gutter to where lines start behind it."""
_ALIGNED, _LEAST_ALIGNED = 1.5, 0.5
"""Points, and the share of the lines on the right that start at one margin."""
_FEWEST_AT_MARGIN = 3
_BESIDE = 0.9
_SPACED = 2.2
"""Ems from a line to the next, at most, where a column's end is not told otherwise."""
_LEAST_WIDTH = 0.2
"""Of the page's text: what is narrower is a row of numbers or labels."""
_GUTTER = 0.75
"""Ems of white between two columns, all the way down."""
_ROW = 1.15
"""Times the leading of the cells, from the last line of a row to the first of the next."""
_TALLEST_ROW = 12
"""Lines; two columns of running text are taller."""
_EDGE = 2.0
_ONE_LINE = 0.5
"""Ems: what is no further apart are parts of one line, and tell no leading."""


Part = tuple[tuple[Line, ...], ...]
"""A stretch of a page: its columns in reading order, of lines."""


class Sides(NamedTuple):
    """The lines to the left of a place, and those to the right."""

    left: tuple[Line, ...]
    right: tuple[Line, ...]

    @classmethod
    def of(cls, lines: Iterable[Line], x: float) -> Sides:
        """Lines parted at `x`, those that go over it, too."""
        parts = [part for line in lines for part in line.split(x)]
        left = tuple(part for part in parts if part.x0 < x)
        return cls(left, tuple(part for part in parts if part.x0 >= x))

    @property
    def fewest(self) -> int:
        """How many lines the side has that has less of them."""
        return min(map(len, self))

    @property
    def white(self) -> float:
        """How wide the white between them is at the narrowest, in points."""
        return min(line.x0 for line in self.right) - max(line.x1 for line in self.left)

    @property
    def letters(self) -> tuple[OwnLetters, OwnLetters]:
        """What letters each of them has."""
        left, right = (OwnLetters.of("".join(line.text for line in side)) for side in self)
        return left, right

    @property
    def are_level(self) -> bool:
        """Whether neither begins below the end of the other."""
        return self.left[-1].y < self.right[0].y and self.right[-1].y <= self.left[0].y

    @property
    def are_centred(self) -> bool:
        """Whether the lines of each have one middle, and not those of both one margin."""
        middles = [[line.x0 + line.x1 for line in side] for side in self]
        lefts = [[line.x0 for line in side] for side in self]
        return max(map(_spread, middles)) < _ALIGNED < max(map(_spread, lefts))

    @property
    def differ(self) -> bool:
        """Whether one is in a language with letters of its own, and the other has none of them."""
        one, other = self.letters
        return (one.are_many and not other.kazakh) or (other.are_many and not one.kazakh)


_Stretch = tuple[int, int, Sides]
"""Lines that a gutter divides: the first, the one behind the last, and what stands on its sides."""


def parts_of(lines: Sequence[Line], known: Collection[float] = ()) -> list[Part]:
    """Part a page into stretches of one column and of several; columns are in reading order.

    A column that starts where one of another page does (`known`) may be short.
    """
    known = {*known, *_behind_margin(lines)}
    gutters = [*(x - _BEFORE for x in sorted(known)), *_likely_gutters(lines)]
    found = next((one for x in gutters for one in _divided_stretches(lines, x, known)), None)
    if found is None:
        return [(tuple(lines),)] if lines else []
    first, end, sides = found
    columns = [column for side in sides for part in parts_of(side) for column in part]
    above, below = lines[:first], lines[end:]
    return [*parts_of(above, known), tuple(columns), *parts_of(below, known)]


def starts_of(parts: Iterable[Part]) -> frozenset[float]:
    """Where columns to the right of a gutter start in any of some parts of pages."""
    columns = (column for part in parts for column in part[1:])
    return frozenset(min(line.x0 for line in column) for column in columns)


def _behind_margin(lines: Sequence[Line]) -> Iterator[float]:
    """Where words start behind the margin at which most lines end: a last column may be short, too."""
    ends = Counter(round(line.x1) for line in lines).most_common(1)
    if ends and ends[0][1] >= max(_FEWEST, len(lines) / 2):
        margin = ends[0][0] + _BEFORE
        yield from (x1 for line in lines for x0, x1 in line.gaps if x0 <= margin < x1)


def _likely_gutters(lines: Sequence[Line]) -> list[float]:
    """Where gutters may be, the likeliest first: where the most gaps lie one below the other.

    Beside a short column there may be fewer of its gutter than of others in justified lines; but behind
    it words start at one margin.
    """
    gaps = [gap for index in range(len(lines)) for gap in gaps_at(lines, index)]
    middles = {round((x0 + x1) / 2): (x0 + x1) / 2 for x0, x1 in gaps}
    starts, ends = sorted(x0 for x0, _ in gaps), sorted(x1 for _, x1 in gaps)
    # The gaps that begin before a place, less those that end before it, lie over it.
    votes = {x: bisect_left(starts, x) - bisect_right(ends, x) for x in middles.values()}
    margins = Counter(round(x1) - _BEFORE for _, x1 in gaps)
    likely = [*Counter(votes).most_common(8), *margins.most_common(4)]
    return [x for x, count in likely if count >= _FEWEST - 2]


def gaps_at(lines: Sequence[Line], index: int) -> Iterator[tuple[float, float]]:
    """The gaps in a line, and the one between it and a line beside it, set a little lower."""
    yield from lines[index].gaps
    if index + 1 < len(lines):
        one, other = lines[index : index + 2]
        if abs(one.y - other.y) < _BESIDE * min(one.size, other.size):
            one, other = sorted((one, other), key=lambda line: line.x0)
            if other.x0 - one.x1 >= _NARROWEST * one.size:
                yield one.x1, other.x0


def _divided_stretches(
    lines: Sequence[Line], x: float, known: Collection[float] = ()
) -> Iterator[_Stretch]:
    """The stretches of lines that a gutter at `x` divides into columns."""
    start = 0
    fewest = 1 if any(abs(x + _BEFORE - other) < _ALIGNED for other in known) else _FEWEST
    for end in range(len(lines) + 1):
        if end < len(lines) and not lines[end].runs_over(x):
            continue
        if end - start >= fewest:
            first = _below_what_stands_apart(lines, start, end)
            sides = Sides.of(lines[first:end], x)
            if sides.fewest >= fewest and _are_columns(lines, sides):
                yield first, end, sides
        start = end + 1


def _below_what_stands_apart(lines: Sequence[Line], start: int, end: int) -> int:
    """The first of some lines below those that stand apart from the columns, on one side of the gutter."""
    while start < end - 1 and lines[start].y - lines[start + 1].y > _SPACED * lines[start + 1].size:
        start += 1
    return start


def _are_columns(lines: Sequence[Line], sides: Sides) -> bool:
    """Whether there is running text on both sides, each with a margin of its own."""
    return (
        sides.white >= _NARROWEST * min(side[0].size for side in sides)
        and min(map(_width, sides)) > _LEAST_WIDTH * _width(lines)
        and all(map(_is_aligned, sides))
        and sides.are_level
    )


def _width(lines: Sequence[Line]) -> float:
    return max(line.x1 for line in lines) - min(line.x0 for line in lines)


def _is_aligned(lines: Sequence[Line]) -> bool:
    """Whether enough of the lines start at the margin, or where its paragraphs do."""
    margin = min(line.x0 for line in lines)
    indents = Counter(round(line.x0 - margin) for line in lines if line.x0 - margin >= _ALIGNED)
    at_margin = sum(line.x0 - margin < _ALIGNED for line in lines)
    indented = max(indents.values(), default=0) if at_margin >= _FEWEST_AT_MARGIN else 0
    return at_margin + indented >= _LEAST_ALIGNED * len(lines)


_Strip = tuple[float, float]
"""White from one place to another, over all lines so far."""
_Reach = tuple[int, tuple[_Strip, ...]]
"""A line, and the strips that all above it leave white."""


def frames_of_white(lines: Sequence[Line]) -> Iterator[Frame]:
    """The frames that white space makes among the lines of a page, from its top."""
    start = before = 0
    known: dict[_Reach, _Reach] = {}
    while start < len(lines):
        end, strips = _stretch_of_gaps(lines, start, known)
        own = lines[start:end]
        # A row of a table stands apart; lines in the midst of two columns do not. Nor can a frame
        # of some of them then, which stand no closer than all: none is looked for.
        is_inside = end <= before
        if strips and is_inside:
            near = [n for n in lines[start:] if n.y > own[-1].y - own[-1].size]
            strips = (
                strips if _is_apart(lines, start, near, _places_of_columns(own, strips)) else ()
            )
        frame = _frame_of_table(own, strips) if strips else None
        if frame and is_inside:
            held = [line for line in lines[start:] if frame.holds(line)]
            frame = frame if _is_apart(lines, start, held, frame.places) else None
        if frame:
            yield frame
        start, before = (end, 0) if frame else (start + 1, max(before, end))


def _is_apart(
    lines: Sequence[Line], start: int, inside: Sequence[Line], places: tuple[float, ...]
) -> bool:
    """Whether there is as much white above the first line of a table as between its rows."""
    white = lines[start - 1].y - lines[start].y
    # Most lines of two columns stand closer to one of the other column than any two of a cell.
    is_close = white <= _ROW * _ONE_LINE * min((line.size for line in inside), default=0.0)
    return not is_close and white > _ROW * _least_leading(inside, places)


def _stretch_of_gaps(lines: Sequence[Line], start: int, known: dict[_Reach, _Reach]) -> _Reach:
    """How far down the gaps of a line go on, and what is left of them; `known` keeps what was found from other lines.

    Of two columns every line's gaps go on to the last one, and soon the same is left of them.
    """
    strips = lines[start].gaps
    if not strips and start + 1 < len(lines) and lines[start + 1].x1 < lines[start].x0:
        strips = ((lines[start + 1].x1, lines[start].x0),)  # the first cell stands lower
    reach, way = (start + 1, strips), list[_Reach]()
    while reach not in known:
        way.append(reach)
        end, strips = reach
        rest = _strips_left_white(strips, lines[end]) if strips and end < len(lines) else ()
        if not rest:
            known[reach] = reach
        else:
            reach = end + 1, rest
    found = known[reach]
    known.update(dict.fromkeys(way, found))
    return found


def _strips_left_white(strips: Sequence[_Strip], line: Line) -> tuple[_Strip, ...]:
    """What of strips a line leaves white; the cells to the right of one start at one margin."""
    white, least = [(-inf, line.x0), *line.gaps, (line.x1, inf)], _GUTTER * line.size
    return tuple(
        [
            (max(left, start), min(right, end))
            for left, right in strips
            for start, end in white
            if end >= right - _ALIGNED and min(right, end) - max(left, start) >= least
        ]
    )


def _frame_of_table(lines: Sequence[Line], strips: Sequence[_Strip]) -> Frame | None:
    """The frame of a table; none where the lines are no table that has to be read by cells."""
    places = _places_of_columns(lines, strips)
    borders = _ends_of_rows(lines, places)
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


def _places_of_columns(lines: Sequence[Line], strips: Sequence[_Strip]) -> tuple[float, ...]:
    """Where white divides some lines into columns, and where these begin and end."""
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    middles = [(a + b) / 2 for a, b in strips if left < a and b < right]
    return (left - _EDGE, *middles, right + _EDGE)


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


def _ends_of_rows(lines: Sequence[Line], places: tuple[float, ...]) -> tuple[float, ...]:
    """Where rows end, from the top: below each but the last stands more white than in a cell.

    Where none does, a row begins with another first cell.
    """
    apart = _ROW * _least_leading(lines, places)
    spaced = [(a, b) for a, b in pairwise(lines) if a.y - b.y > apart]
    rows = spaced or [(a, b) for a, b in pairwise(lines) if _opens_row(a, b, places[1])]
    # Where the first cell is full down to the next row, they may be columns of running text.
    full = [b for a, b in rows if a.x0 < places[1]] if not spaced else ()
    if any(_runs_on(lines, line, places) for line in full):
        rows = []
    return (*((a.y + b.y) / 2 for a, b in rows), lines[-1].y - lines[-1].size)


def _opens_row(before: Line, line: Line, first: float) -> bool:
    """Whether a line has a first cell, and another one, where the line before has none, or that is no rest of it."""
    return line.x0 < first < line.x1 and (first < before.x0 or line.text[:1].isupper())


def _runs_on(lines: Sequence[Line], line: Line, places: tuple[float, ...]) -> bool:
    """Whether text beside the first cell of a row goes on in mid-sentence, with a word for which the line above had no room."""
    for left, right in pairwise(places[1:]):
        parts = [(one, part) for one in lines for part in _part_of_line(one, left, right)]
        above = [part for one, part in parts if one.y > line.y]
        here = next((part for one, part in parts if one is line), None)
        if not above or here is None or not here.text[:1].islower():
            continue
        before, word = above[-1], here.text.split()[0]
        room = max(part.x1 for _, part in parts) - before.x1
        needed = (here.x1 - here.x0) * (len(word) + 1) / len(here.text)
        if not ends_sentence(before.text) and room < needed:
            return True
    return False


def _part_of_line(line: Line, left: float, right: float) -> Iterator[Line]:
    """What of a line stands between two places."""
    for part in line.split(left):
        yield from (one for one in part.split(right) if left <= one.x0 < right)


def _least_leading(lines: Sequence[Line], places: tuple[float, ...]) -> float:
    """The least distance of the lines of a column."""
    return min(
        (
            one.y - other.y
            for left, right in pairwise(places)
            for one, other in pairwise([n for n in lines if _has_text(n, left, right)])
            if one.y - other.y > _ONE_LINE * one.size
        ),
        default=inf,
    )


def _has_text(line: Line, left: float, right: float) -> bool:
    """Whether words of a line stand in a column."""
    return left <= line.x0 < right or any(left <= end < right for _, end in line.gaps)


def _spread(places: list[float]) -> float:
    return max(places) - min(places)
