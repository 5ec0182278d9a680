"""Initials: first letters that are set larger than their line and reach down beside the next ones."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from pipeline.read.pdf.letter_runs import Run

_LARGER = 1.4
"""Times the size of the lines beside it."""
_LONGEST = 3
"""Characters: a letter with an opening quotation mark, or with a full stop."""
_CAPITAL, _BELOW, _FAR_BELOW = 0.75, 0.3, 0.6
"""Ems of the initial within which the baselines beside it stand, above its own and below."""
_ALIGNED = 1.0
"""Points: lines further below start where others beside it do."""
_INSIDE, _ASIDE, _APART = 0.15, 1.2, 0.5
"""Of the initial's width, from where on lines start beside it, or over it; ems of the text between them at most,
and between it and what stands before it at least."""
_BLANK = 0.5
"""Ems of the text."""
_SAME_BASELINE = 0.12
_FEWEST = 12
"""Characters of the first line: an index beside a letter is shorter."""
_ALONE = 2.0
"""Ems of the initial without other letters on its baseline that are as large."""


class Initial(NamedTuple):
    """An initial among the lines that it stands beside, as runs have them."""

    run: Run
    """As it is painted."""
    first: Run
    """The run that its line goes on with."""
    baselines: tuple[float, ...]
    """Of the lines beside it, its own with them."""

    def in_its_line(self) -> Run:
        """The letter as one of its line, as wide as its place there; a blank parts a number from the words."""
        blank = _BLANK * self.first.size if self.run.text[0].isdecimal() else 0.0
        end = max(self.first.x0 - blank, self.run.edges[-2])
        return self.run._replace(
            y=self.first.y, size=self.first.size, edges=(*self.run.edges[:-1], end)
        )

    def is_beside(self, y: float) -> bool:
        """Whether the line on a baseline stands beside it."""
        return any(abs(y - own) <= _SAME_BASELINE * self.first.size for own in self.baselines)


def initials_of(runs: Sequence[Run]) -> list[Initial]:
    """The initials among the runs of a page."""
    sizes = {run.size for run in runs}
    if len(sizes) < 2 or max(sizes) < _LARGER * min(sizes):
        return []
    large = [run for run in runs if len(run.text) <= _LONGEST and run.size >= _LARGER * min(sizes)]
    ordered = sorted(runs, key=attrgetter("y")) if large else []
    heights = [run.y for run in ordered]
    found: list[Initial | None] = []
    for run in large:
        first = bisect_left(heights, run.y - _FAR_BELOW * run.size)
        last = bisect_right(heights, run.y + _CAPITAL * run.size)
        found.append(_initial_of(run, ordered[first:last]))
    return list(filter(None, found))


def _initial_of(run: Run, level: Sequence[Run]) -> Initial | None:
    """The initial that a large run is; `level` are the runs on baselines beside it."""
    near = [other for other in level if other is not run]
    small = [other for other in near if other.size * _LARGER <= run.size]
    beside = list(_runs_beside(run, small))
    first = max(beside, key=lambda other: (other.y, -other.x0), default=None)
    if first is None or run.y in {other.y for other in beside if other.y == first.y}:
        return None
    letters = sum(len(o.text) for o in small if o.y == first.y and o.x0 >= first.x0)
    is_alone = not any(_is_with(run, other) for other in near)
    if letters < _FEWEST or not is_alone or not any(map(str.isalnum, run.text)):
        return None
    return Initial(run, first, tuple(other.y for other in beside))


def _runs_beside(run: Run, small: Iterable[Run]) -> Iterator[Run]:
    """The runs that start beside a large letter, or right below one that does."""
    starts = [other for other in small if _starts_beside(run, other)]
    margins = [other.x0 for other in starts if other.y >= run.y - _BELOW * run.size]
    for other in starts:
        is_near = other.y >= run.y - _BELOW * run.size
        if is_near or any(abs(other.x0 - x) < _ALIGNED for x in margins):
            yield other


def _starts_beside(run: Run, other: Run) -> bool:
    start = run.x0 + _INSIDE * (run.x1 - run.x0)
    return start < other.x0 < run.x1 + _ASIDE * other.size


def _is_with(run: Run, other: Run) -> bool:
    """Whether other letters as large stand on one line with a run, or any end right before it."""
    if other.size * _LARGER > run.size:
        return other.y == run.y and max(other.x0 - run.x1, run.x0 - other.x1) < _ALONE * run.size
    return other.x0 < run.x0 and other.x1 > run.x0 - _APART * other.size


def in_their_lines(runs: Iterable[Run], initials: Sequence[Initial]) -> Iterator[Run]:
    """The runs, each initial moved to the first line beside it."""
    moved = {id(initial.run): initial for initial in initials}
    for run in runs:
        yield moved[id(run)].in_its_line() if id(run) in moved else run
