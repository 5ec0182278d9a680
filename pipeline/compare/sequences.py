"""Alignment of two sequences by dynamic programming, after Gale and Church (1993).

W. A. Gale, K. W. Church: A Program for Aligning Sentences in Bilingual Corpora. Computational
Linguistics 19(1). Theirs goes by length alone; ours by what both texts share, too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Final, NamedTuple

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


class AlignmentStep(NamedTuple):
    """Members of the first sequence and those of the second that they correspond to."""

    first: range
    second: range


class _Cell(NamedTuple):
    score: float
    step: AlignmentStep | None


def aligned(
    first: Sequence[Features], second: Sequence[Features], *, merge: bool
) -> tuple[AlignmentStep, ...]:
    """The steps of the likeliest alignment; a step with one side empty fits nothing.

    With `merge` several members may correspond to one.
    """
    most = _MERGED if merge else 1
    ours, theirs = _stretches(first, most), _stretches(second, most)
    sizes = _sizes(most)
    apart = abs(len(first) - len(second)) + _DRIFT
    cells: dict[tuple[int, int], _Cell] = {}
    for i in range(len(first) + 1):
        # A band around the diagonal: the whole table would cost the product of both lengths.
        for j in range(max(0, i - apart), min(len(second), i + apart) + 1):
            steps = (
                AlignmentStep(range(i - before, i), range(j - behind, j))
                for before, behind in sizes
                if (i - before, j - behind) in cells
            )
            # Of equal ones the first stays, which is the simplest step.
            cells[i, j] = max(
                (_cell(cells, ours, theirs, step) for step in steps),
                key=lambda cell: cell.score,
                default=_Cell(0.0, None),
            )
    return tuple(_back(cells, len(first), len(second)))


def likeness(one: Features, other: Features) -> float:
    """How well two stretches of text correspond; below 0 they do not."""
    shorter, longer = sorted((one.length, other.length))
    score = shorter / (longer or 1) - _THRESHOLD
    every = len(one.anchors) + len(other.anchors)
    shared = 2 * len(one.anchors & other.anchors)
    score += _SHARED * shared / every if every else _NOTHING_TO_SHARE
    return score + _SAME_ROLE * (not one.roles.isdisjoint(other.roles))


def _sizes(most: int) -> tuple[tuple[int, int], ...]:
    """How many members of each sequence a step may take, the simplest first."""
    several = range(2, most + 1)
    return ((1, 1), *((n, 1) for n in several), *((1, n) for n in several), (0, 1), (1, 0))


def _stretches(members: Sequence[Features], most: int) -> dict[range, Features]:
    """The features of every run of members that a step may take."""
    runs = (
        range(start, end)
        for start in range(len(members))
        for end in range(start + 1, min(start + most, len(members)) + 1)
    )
    return {
        run: reduce(lambda one, other: one + other, members[run.start : run.stop]) for run in runs
    }


def _cell(
    cells: dict[tuple[int, int], _Cell],
    first: dict[range, Features],
    second: dict[range, Features],
    step: AlignmentStep,
) -> _Cell:
    before = cells[step.first.start, step.second.start].score
    # To leave a member out costs nothing, since a likeness below 0 is worse than none.
    if not step.first or not step.second:
        return _Cell(before, step)
    merged = len(step.first) + len(step.second) - 2
    score = likeness(first[step.first], second[step.second]) - _EACH_MERGED * merged
    return _Cell(before + score, step)


def _back(cells: dict[tuple[int, int], _Cell], i: int, j: int) -> list[AlignmentStep]:
    steps: list[AlignmentStep] = []
    while step := cells[i, j].step:
        steps.append(step)
        i, j = step.first.start, step.second.start
    return steps[::-1]
