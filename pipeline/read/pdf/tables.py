"""Tables: painted rules divide a part of a page into rows and columns."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.read.geometry import Box
from pipeline.read.pdf.columns import ends_sentence
from pipeline.read.pdf.text_lines import Line

_TOUCH = 3.0
_FLAT = 3.0
_SHORTEST_RULE, _LOWEST_RULE = 18.0, 6.0
_LEAST_CUT = 6.0
_LONG = 24.0
_NARROWEST = 8.0
"""Points: rules that stand closer have no text between them; they frame twice."""
_MOST_IN_BOX, _HIGHER = 4, 1.5
"""Lines of a box beside the text, and ems: what is lower is drawn around words of a line."""
_SPANS = 0.9
"""Of a column's width: so much of it a rule that divides rows goes along."""

_HIGH, _DEEP, _BEYOND = 0.7, 0.25, 6.0
"""Ems above and below the baselines of two lines, and points behind them: a rule that is no line's own."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table on a page: rows of cells of lines.

    Where it is cut by the end of a page, its columns are painted beyond the last rule of its rows.
    """

    rows: tuple[tuple[tuple[Line, ...], ...], ...]
    places: tuple[float, ...] = ()
    """Where the rules between its columns stand, those of columns without text too."""
    columns: tuple[int, ...] = ()
    """The numbers of the columns that its cells are in."""
    goes_on: bool = False
    comes_from_before: bool = False
    head: tuple[tuple[Line, ...], ...] = ()
    """Its first row, where that is printed on each page and was taken off."""

    def repeats_head_of(self, before: Grid) -> bool:
        """Whether its first row says what the head of a table on the page before says, and more rows follow both."""
        if len(self.rows) < 2 or not (before.head or before.rows[1:]):
            return False
        own, head = (
            [[line.text for line in cell] for cell in row]
            for row in (self.rows[0], before.head or before.rows[0])
        )
        return own == head and self._is_below(before)

    def without_head(self) -> Grid:
        """The table below its first row."""
        return replace(self, rows=self.rows[1:], head=self.rows[0])

    def is_cut_from(self, before: Grid) -> bool:
        """Whether the first row is the rest of the last one of a table on the page before."""
        return self._is_below(before) and (
            (before.goes_on and self.comes_from_before)
            or self._reads_on(before)
            or self._filled(0).isdisjoint(before._filled(-1))
        )

    def reads_on_from(self, before: Grid) -> bool:
        """Whether the rest of a cut row reads on where its first part ends: in the last cell alone, or behind it."""
        last = max(before._filled(-1))
        return self._filled(0) == {last} or min(self._filled(0)) > last

    def _filled(self, row: int) -> set[int]:
        """The numbers of the columns in which a row has text."""
        return {n for n, cell in zip(self.columns, self.rows[row], strict=True) if cell}

    def _is_below(self, before: Grid) -> bool:
        """Whether the columns of two tables stand at the same places."""
        return len(self.places) == len(before.places) and all(
            abs(one - other) <= _TOUCH
            for one, other in zip(self.places, before.places, strict=True)
        )

    def _reads_on(self, before: Grid) -> bool:
        """Whether every text of the first row goes on in mid-sentence, and one cell has none."""
        above = dict(zip(before.columns, before.rows[-1], strict=True))
        below = [(n, cell) for n, cell in zip(self.columns, self.rows[0], strict=True) if cell]
        return len(below) < len(self.places) - 1 and all(
            above.get(n) and cell[0].text[:1].islower() and not ends_sentence(above[n][-1].text)
            for n, cell in below
        )


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the rules of a table stand: heights from the top, places from the left."""

    heights: tuple[float, ...]
    places: tuple[float, ...]
    open_above: bool = False
    open_below: bool = False
    """Its columns go on beyond the first and the last rule of its rows."""
    upright: tuple[Box, ...] = ()
    """The rules between its columns; none where white space divides them."""
    level: tuple[Box, ...] = ()
    """Those between its rows."""

    @property
    def is_box(self) -> bool:
        """Whether it stands around lines that no rule divides."""
        return len(self.places) == len(self.heights) == 2

    def is_set_in(self, lines: Sequence[Line]) -> bool:
        """Whether a box is narrower than the text of a page on both sides, and nothing stands beside it."""
        left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
        own = [line for line in lines if self.heights[1] < line.y < self.heights[0]]
        ems = max((line.size for line in own), default=0.0)
        x0, x1 = self.places
        return left + ems < x0 and x1 < right - ems and all(x0 < n.x0 and n.x1 < x1 for n in own)

    def is_beside(self, lines: Sequence[Line]) -> bool:
        """Whether a box has a few lines, and others stand beside it and leave it room: a number, a stamp."""
        own = [line for line in lines if self.heights[-1] < line.y < self.heights[0]]
        parts = list(self.parted(own))
        inside = list(filter(self.holds, parts))
        return (
            self.is_box
            and 0 < len(inside) <= _MOST_IN_BOX < len(lines)
            and len(inside) < len(parts)
            and self.heights[0] - self.heights[1] > _HIGHER * inside[0].size
            and not any(line.runs_over(x) for line in own for x in self.places)
        )

    def parted(self, lines: Iterable[Line]) -> Iterator[Line]:
        """Lines, those cut that stand on both sides of one of its own."""
        for line in lines:
            is_level = self.heights[-1] < line.y < self.heights[0]
            yield from _cells(line, self.places if is_level else ())

    def edges_at(self, y: float) -> Iterator[float]:
        """The places that divide columns at a height: in a merged cell there are fewer."""
        for place in self.places:
            rules = (rule for rule in self.upright if abs(rule.x0 - place) <= _TOUCH)
            if not self.upright or any(rule.y0 - _TOUCH < y < rule.y1 + _TOUCH for rule in rules):
                yield place

    def first_row(self, row: int, column: int) -> int:
        """The row in which a cell begins that reaches into a row: no rule divides it from what is above."""
        left, right = self.places[column : column + 2]
        while (
            row
            and self.level
            and not _rules_divide_column(self.level, self.heights[row], left, right)
        ):
            row -= 1
        return row

    def holds(self, line: Line) -> bool:
        """Whether a line stands inside the frame."""
        return (
            self.heights[-1] < line.y < self.heights[0]
            and self.places[0] < line.x0 < self.places[-1]
        )


def frames_of(rules: Iterable[Box]) -> list[Frame]:
    """The frames that rules make: what hangs together and has rows or columns."""
    frames = [_frame(group) for group in _connected_rules(list(rules))]
    return sorted((frame for frame in frames if frame), key=lambda frame: -frame.heights[0])


def grid(frame: Frame, lines: Iterable[Line]) -> Grid:
    """The rows of a table, empty ones left out; what stands over an edge is in the cell beside it."""
    borders, edges = [-height for height in frame.heights[1:-1]], frame.places[1:-1]
    rows: list[list[list[Line]]] = [[[] for _ in frame.places[1:]] for _ in frame.heights[1:]]
    for line in lines:
        row = bisect_left(borders, -line.y)
        for cell in _cells(line, frame.edges_at(line.y)):
            column = bisect_right(edges, cell.x0)
            rows[frame.first_row(row, column)][column].append(cell)
    return _frame_filled(frame, [tuple(map(tuple, row)) for row in rows])


def _frame_filled(frame: Frame, rows: list[tuple[tuple[Line, ...], ...]]) -> Grid:
    """Leave out rows and columns without text: a border of two rules makes one."""
    filled = [row for row in rows if any(row)]
    used = [n for n in range(len(frame.places) - 1) if any(row[n] for row in filled)]
    return Grid(
        tuple(tuple(row[n] for n in used) for row in filled),
        frame.places,
        tuple(used),
        goes_on=frame.open_below and any(rows[-1]),
        comes_from_before=frame.open_above and any(rows[0]),
    )


def is_between(rules: Iterable[Box], above: Line, below: Line) -> bool:
    """Whether a rule goes along between two lines and beyond them: the edge of a ground, or of a row of one cell."""
    left, right = min(above.x0, below.x0), max(above.x1, below.x1)
    return any(
        rule.y1 - rule.y0 <= _FLAT
        and below.y + _HIGH * below.size < rule.y0 < above.y - _DEEP * above.size
        and rule.x0 < left + 1
        and right + _BEYOND < rule.x1
        for rule in rules
    )


def _cells(line: Line, places: Iterable[float]) -> list[Line]:
    """Cut a line where the rules between columns cross it."""
    parts: list[Line] = []
    for place in places:
        if line.x0 < place < line.x1 - 1:
            *left, line = line.split(place)
            parts += left
    return [*parts, line]


def _connected_rules(rules: list[Box]) -> list[list[Box]]:
    """Group the rules that touch each other."""
    groups: list[list[Box]] = []
    for rule in rules:
        touching = [group for group in groups if any(_rules_touch(rule, other) for other in group)]
        # By identity, since to compare groups would cost their length.
        groups = [group for group in groups if all(group is not other for other in touching)]
        groups.append([rule, *(other for group in touching for other in group)])
    return groups


def _rules_touch(one: Box, other: Box) -> bool:
    """Whether two rules meet, or go down a page side by side: of a row that fills it."""
    return _are_beside(one, other) or (
        one.x0 <= other.x1 + _TOUCH
        and other.x0 <= one.x1 + _TOUCH
        and one.y0 <= other.y1 + _TOUCH
        and other.y0 <= one.y1 + _TOUCH
    )


def _are_beside(one: Box, other: Box) -> bool:
    heights = one.y1 - one.y0, other.y1 - other.y0
    return (
        min(heights) >= _LONG
        and max(one.x1 - one.x0, other.x1 - other.x0) <= _FLAT
        and abs(one.y0 - other.y0) <= _TOUCH
        and abs(one.y1 - other.y1) <= _TOUCH
    )


def _frame(rules: list[Box]) -> Frame | None:
    level = [
        rule for rule in rules if rule.y1 - rule.y0 <= _FLAT and rule.x1 - rule.x0 >= _SHORTEST_RULE
    ]
    upright = [
        rule for rule in rules if rule.x1 - rule.x0 <= _FLAT and rule.y1 - rule.y0 >= _LOWEST_RULE
    ]
    places = _distinct_values(rule.x0 for rule in upright)
    heights = [
        height
        for height in _distinct_values(rule.y0 for rule in level)
        if any(_rules_divide_column(level, height, *column) for column in pairwise(places))
    ]
    top, bottom = _reach_of_uprights(upright)
    open_above = not heights or top > heights[-1] + _LEAST_CUT
    open_below = not heights or bottom < heights[0] - _LEAST_CUT
    heights = [*([bottom] if open_below else []), *heights, *([top] if open_above else [])]
    is_open = open_above or open_below
    frame = Frame(
        tuple(reversed(heights)),
        tuple(places),
        open_above,
        open_below,
        tuple(upright),
        tuple(level),
    )
    # A table has a rule between columns: two grounds of a page, one in the other, have none.
    has_columns = sum(right - left > _NARROWEST for left, right in pairwise(places)) > 1
    is_table = has_columns and len(heights) >= 2
    return frame if is_table or (frame.is_box and not is_open) else None


def _reach_of_uprights(upright: list[Box]) -> tuple[float, float]:
    """How far up and down rules go that at least two reach; nothing where no two do."""
    tops, bottoms = sorted(rule.y1 for rule in upright), sorted(rule.y0 for rule in upright)
    if len(upright) < 2 or tops[-1] - tops[-2] > _TOUCH or bottoms[1] - bottoms[0] > _TOUCH:
        return float("-inf"), float("inf")
    return tops[-1], bottoms[0]


def _rules_divide_column(level: Iterable[Box], height: float, left: float, right: float) -> bool:
    """Whether the rules at one height go along a column."""
    near = sorted((rule.x0, rule.x1) for rule in level if abs(rule.y0 - height) <= _TOUCH)
    total, end = 0.0, left
    for x0, x1 in near:
        total += max(0.0, min(x1, right) - max(x0, end))
        end = max(end, x1)
    return total >= _SPANS * (right - left)


def _distinct_values(values: Iterable[float]) -> list[float]:
    """The values in order, those closer than a rule is thick as one."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _TOUCH:
            found.append(value)
    return found
