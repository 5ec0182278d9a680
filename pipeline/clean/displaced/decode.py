"""Decode: how likely each reading of a line is, given those of the lines around it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from math import exp, log

from pipeline.clean.displaced.scale import REACH

Words = tuple[str, ...]
Seam = Callable[[Words, Words], float]
Alternatives = tuple[Sequence[Words], Sequence[float]]
"""The readings of one line by their words, and what each is worth for itself."""


def posteriors(columns: Sequence[Alternatives], seams: Sequence[Seam]) -> list[list[float]]:
    """The probability of each reading of each line; `seams[n]` joins the lines n and n + 1."""
    ahead = _forward(columns, seams, lambda words: words[-REACH:], lambda words: words[:REACH])
    turned = [_turned(seam) for seam in reversed(seams)]
    behind = _forward(
        columns[::-1], turned, lambda words: words[:REACH], lambda words: words[-REACH:]
    )[::-1]
    return [
        # Both directions hold what the reading is worth for itself, which counts once.
        _normal([a + b - own for a, b, own in zip(one, other, worth, strict=True)])
        for (_, worth), one, other in zip(columns, ahead, behind, strict=True)
    ]


def _turned(seam: Seam) -> Seam:
    return lambda after, before: seam(before, after)


def _forward(
    columns: Sequence[Alternatives],
    seams: Sequence[Seam],
    end: Callable[[Words], Words],
    start: Callable[[Words], Words],
) -> list[list[float]]:
    """For each reading the logarithm of what all ways up to it are worth together."""
    found = [list(columns[0][1])]
    for (words, worth), (before, _), seam in zip(columns[1:], columns, seams, strict=False):
        ends = _by_key(map(end, before), found[-1])
        # Many readings share the few words at the seam, so that each pair is weighed once.
        starts = dict.fromkeys(map(start, words), 0.0)
        for key in starts:
            starts[key] = _sum([so_far + seam(last, key) for last, so_far in ends.items()])
        found.append([own + starts[start(one)] for own, one in zip(worth, words, strict=True)])
    return found


def _by_key(keys: Iterable[Words], values: Iterable[float]) -> dict[Words, float]:
    grouped: dict[Words, list[float]] = {}
    for key, value in zip(keys, values, strict=True):
        grouped.setdefault(key, []).append(value)
    return {key: _sum(group) for key, group in grouped.items()}


def _sum(logs: list[float]) -> float:
    # The largest is taken out first: the exponentials of large negative numbers would all be 0.
    top = max(logs)
    return top + log(sum(exp(value - top) for value in logs))


def _normal(logs: list[float]) -> list[float]:
    whole = _sum(logs)
    return [exp(value - whole) for value in logs]
