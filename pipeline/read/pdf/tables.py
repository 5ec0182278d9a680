"""Tables: painted rules divide a part of a page into rows and columns."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pipeline.read.geometry import Box
    from pipeline.read.pdf.lines import Line

_TOUCH = 3.0
_FLAT = 3.0
_SHORTEST_RULE, _LOWEST_RULE = 18.0, 6.0
_SPANS = 0.6
"""Of a table's width: a rule that long divides rows; a shorter one divides part of a merged cell."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table on a page: rows of cells of lines."""

    rows: tuple[tuple[tuple[Line, ...], ...], ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the rules of a table stand: heights from the top, places from the left."""

    heights: tuple[float, ...]
    places: tuple[float, ...]

    def holds(self, line: Line) -> bool:
        """Tell whether a line stands inside the frame."""
        return (
            self.heights[-1] < line.y < self.heights[0]
            and self.places[0] < line.x0 < self.places[-1]
        )


def frames_of(rules: Iterable[Box]) -> list[Frame]:
    """Give the frames that rules make: what hangs together and has rows or columns."""
    frames = [_frame(group) for group in _connected(list(rules))]
    return sorted((frame for frame in frames if frame), key=lambda frame: -frame.heights[0])


def grid(frame: Frame, lines: Iterable[Line]) -> Grid:
    """Give the rows of a table, empty ones left out."""
    cells = [cell for line in lines for cell in _cells(line, frame.places)]
    rows = (
        tuple(
            tuple(line for line in cells if bottom < line.y < top and left <= line.x0 < right)
            for left, right in pairwise(frame.places)
        )
        for top, bottom in pairwise(frame.heights)
    )
    return _filled([row for row in rows if any(row)])


def _filled(rows: list[tuple[tuple[Line, ...], ...]]) -> Grid:
    """Leave out columns without text: a border of two rules makes one."""
    used = [n for n in range(len(rows[0]) if rows else 0) if any(row[n] for row in rows)]
    return Grid(tuple(tuple(row[n] for n in used) for row in rows))


def _cells(line: Line, places: Sequence[float]) -> list[Line]:
    """Cut a line where the rules between columns cross it."""
    parts: list[Line] = []
    for place in places:
        if line.x0 < place < line.x1 - 1:
            left, line = line.split(place)
            parts.append(left)
    return [*parts, line]


def _connected(rules: list[Box]) -> list[list[Box]]:
    """Group the rules that touch each other."""
    groups: list[list[Box]] = []
    for rule in rules:
        touching = [group for group in groups if any(_touch(rule, other) for other in group)]
        groups = [group for group in groups if all(group is not other for other in touching)]
        groups.append([rule, *(other for group in touching for other in group)])
    return groups


def _touch(one: Box, other: Box) -> bool:
    return (
        one.x0 <= other.x1 + _TOUCH
        and other.x0 <= one.x1 + _TOUCH
        and one.y0 <= other.y1 + _TOUCH
        and other.y0 <= one.y1 + _TOUCH
    )


def _frame(rules: list[Box]) -> Frame | None:
    left, right = min(rule.x0 for rule in rules), max(rule.x1 for rule in rules)
    level = [
        rule for rule in rules if rule.y1 - rule.y0 <= _FLAT and rule.x1 - rule.x0 >= _SHORTEST_RULE
    ]
    upright = [
        rule for rule in rules if rule.x1 - rule.x0 <= _FLAT and rule.y1 - rule.y0 >= _LOWEST_RULE
    ]
    heights = _distinct(
        rule.y0 for rule in level if _covered(level, rule.y0) >= _SPANS * (right - left)
    )
    places = _distinct(rule.x0 for rule in upright)
    if len(heights) < 2 or len(places) < 3:
        return None
    return Frame(tuple(reversed(heights)), tuple(places))


def _covered(level: list[Box], height: float) -> float:
    """Give how much of the width the rules at one height cover."""
    spans = sorted((rule.x0, rule.x1) for rule in level if abs(rule.y0 - height) <= _TOUCH)
    total, end = 0.0, float("-inf")
    for x0, x1 in spans:
        total += max(0.0, x1 - max(x0, end))
        end = max(end, x1)
    return total


def _distinct(values: Iterable[float]) -> list[float]:
    """Give the values in order, those closer than a rule is thick as one."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _TOUCH:
            found.append(value)
    return found
