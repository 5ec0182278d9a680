"""Alignment of two sequences by dynamic programming, after Gale and Church (1993).

W. A. Gale, K. W. Church: A Program for Aligning Sentences in Bilingual Corpora. Computational
Linguistics 19(1). Theirs goes by length alone; ours by what both texts share, too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, reduce
from itertools import starmap
from operator import add
from typing import Final

from pipeline.compare.difference import Two

_MERGED: Final = 6
"""The most paragraphs of one text that stand for one of the other."""
_SHARED: Final = 2.0
"""Weight of what both share, against 1 for equal length."""
_SAME_ROLE: Final = 0.5
_NOTHING_TO_SHARE: Final = 0.6
"""Neither names a number or a citation: that they agree in this says a little."""
_THRESHOLD: Final = 0.8
"""Less likeness than this is worse than none."""
_EACH_MERGED: Final = 0.2
_DRIFT: Final = 15
"""How far apart, beside the difference in number, members may stand that correspond."""


@dataclass(frozen=True, slots=True)
class Features:
    """What alignment goes by."""

    length: int
    anchors: frozenset[str]
    roles: frozenset[str]

    def __add__(self, other: Features) -> Features:
        return Features(
            self.length + other.length, self.anchors | other.anchors, self.roles | other.roles
        )


AlignmentStep = Two[range]
"""Members of the first sequence and those of the second that they correspond to."""


def aligned(
    first: Sequence[Features], second: Sequence[Features], *, merge: bool
) -> tuple[AlignmentStep, ...]:
    """The steps of the likeliest alignment; a step with one side empty fits nothing.

    With `merge` several members may correspond to one.
    """
    several = range(2, _MERGED + 1) if merge else ()
    # How many members of each sequence a step may take, the simplest first.
    sizes = ((1, 1), *((n, 1) for n in several), *((1, n) for n in several), (0, 1), (1, 0))
    worth = _worth_of_steps(first, second)
    apart = abs(len(first) - len(second)) + _DRIFT
    cells: dict[tuple[int, int], tuple[float, AlignmentStep | None]] = {(0, 0): (0.0, None)}
    for i in range(len(first) + 1):
        # A band around the diagonal: the whole table would cost the product of both lengths.
        for j in range(max(0, i - apart), min(len(second), i + apart) + 1):
            steps = (
                AlignmentStep(range(i - before, i), range(j - behind, j))
                for before, behind in sizes
                if (i - before, j - behind) in cells
            )
            reached = (
                (cells[step.first.start, step.second.start][0] + worth(step), step)
                for step in steps
            )
            # Of equal ones the first stays, which is the simplest step.
            cells[i, j] = max(reached, key=lambda cell: cell[0], default=(0.0, None))
    return tuple(_steps_back(cells, len(first), len(second)))


def _worth_of_steps(
    first: Sequence[Features], second: Sequence[Features]
) -> Callable[[AlignmentStep], float]:
    """How much a step is worth; each run of members is put together once."""

    @cache
    def joined(side: int, run: range) -> Features:
        return reduce(add, (first, second)[side][run.start : run.stop])

    def worth(step: AlignmentStep) -> float:
        # To leave a member out costs nothing, since a likeness below 0 is worse than none.
        if not step.first or not step.second:
            return 0.0
        merged = len(step.first) + len(step.second) - 2
        return likeness(*starmap(joined, enumerate(step))) - _EACH_MERGED * merged

    return worth


def likeness(one: Features, other: Features) -> float:
    """How well two stretches of text correspond; below 0 they do not."""
    shorter, longer = sorted((one.length, other.length))
    score = shorter / (longer or 1) - _THRESHOLD
    every = len(one.anchors) + len(other.anchors)
    shared = 2 * len(one.anchors & other.anchors)
    score += _SHARED * shared / every if every else _NOTHING_TO_SHARE
    return score + _SAME_ROLE * (not one.roles.isdisjoint(other.roles))


def _steps_back(
    cells: Mapping[tuple[int, int], tuple[float, AlignmentStep | None]], i: int, j: int
) -> list[AlignmentStep]:
    steps: list[AlignmentStep] = []
    while step := cells[i, j][1]:
        steps.append(step)
        i, j = step.first.start, step.second.start
    return steps[::-1]
