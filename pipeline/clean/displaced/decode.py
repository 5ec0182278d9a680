"""Decode: how likely each reading of a line is, given those of the lines around it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from math import exp, log
from operator import add
from typing import NamedTuple

from pipeline.clean.displaced.scale import Words

Seam = Callable[[Words, Words], float]
Table = Sequence[Sequence[float]]
"""What the ends of one line and the starts of the next are worth together: a row for each start."""


class ReadingColumn(NamedTuple):
    """The readings of one line: what each is worth for itself, its first words and its last."""

    worth: Sequence[float]
    starts: Sequence[Words]
    ends: Sequence[Words]


def posteriors(columns: Sequence[ReadingColumn], seams: Sequence[Seam]) -> list[list[float]]:
    """The probability of each reading of each line; `seams[n]` joins the lines n and n + 1."""
    # Many readings share the few words at the seam, so that each pair is weighed once.
    tables: list[Table] = [
        [[seam(end, start) for end in _each(one.ends)] for start in _each(other.starts)]
        for (one, other), seam in zip(pairwise(columns), seams, strict=True)
    ]
    turned = [ReadingColumn(one.worth, one.ends, one.starts) for one in reversed(columns)]
    ahead = _forward(columns, tables)
    behind = _forward(turned, [list(zip(*table, strict=True)) for table in reversed(tables)])[::-1]
    return [
        # Both directions hold what the reading is worth for itself, which counts once.
        _normal([a + b - own for a, b, own in zip(one, other, column.worth, strict=True)])
        for column, one, other in zip(columns, ahead, behind, strict=True)
    ]


_each = dict.fromkeys


def _forward(columns: Sequence[ReadingColumn], tables: Iterable[Table]) -> list[list[float]]:
    """For each reading the logarithm of what all ways up to it are worth together."""
    found = [list(columns[0].worth)]
    for (before, column), table in zip(pairwise(columns), tables, strict=True):
        ends = _by_key(before.ends, found[-1])
        sums = (_sum(list(map(add, ends, row))) for row in table)
        starts = dict(zip(_each(column.starts), sums, strict=True))
        pairs = zip(column.worth, column.starts, strict=True)
        found.append([own + starts[start] for own, start in pairs])
    return found


def _by_key(keys: Iterable[Words], values: Iterable[float]) -> list[float]:
    """The sum of the values of each key, as the keys first stand."""
    grouped: dict[Words, list[float]] = {}
    for key, value in zip(keys, values, strict=True):
        grouped.setdefault(key, []).append(value)
    return list(map(_sum, grouped.values()))


def _sum(logs: list[float]) -> float:
    # The largest is taken out first: the exponentials of large negative numbers would all be 0.
    top = max(logs)
    return top + log(sum(exp(value - top) for value in logs))


def _normal(logs: list[float]) -> list[float]:
    whole = _sum(logs)
    return [exp(value - whole) for value in logs]
