"""Two texts in one place: seen, but not as words that stand."""

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, islice
from operator import attrgetter

from pipeline.read.geometry import Box
from pipeline.read.pdf.ink import Letter, PageLetters
from pipeline.read.pdf.letter_runs import Run, left_edge

_DEEP = 0.25
"""Ems by which two texts overlap."""
_WHOLE = 0.8
"""Of a comma that makes another letter of one (`к`, `қ`)."""
_LEAST_DEEP = _DEEP / 2
"""Where the other is half as large."""
_SAME_LINE = 0.55
"""Ems between their baselines."""
_ALIKE = 2.0
"""Times by which one of two on one line is larger, at most."""
_LARGER = 1.2
"""Times by which one is larger, where they need not stand on one line."""
_AGAIN = 0.5
"""Of an advance: the same letter painted again that near looks bold."""
_ASCENT, _DESCENT = 0.8, 0.2
"""Ems of a large letter, within which others lie under it."""
_COMMON = 0.2
"""Of the smaller of two letters' rectangles, that the other must cover."""
_FLAT, _LOW = 0.25, 0.12
"""Of a letter's height: a dash is so flat, and a line to write on lies so low."""
_MOST_NEAR, _REACH = 200, 2.0
"""Letters in one place that are held against each other; ems from where a letter starts to its ink."""


def overlaid(runs: Iterable[Run]) -> list[Box]:
    """Where two texts of different letters are painted over each other, line by line."""
    ordered = sorted(filter(_has_letters, runs), key=attrgetter("y"), reverse=True)
    found = [
        box for band in _runs_in_bands(ordered) for box in _overlaps(sorted(band, key=left_edge))
    ]
    lines: dict[int, Box] = {}
    for box in (*found, *_under_large(ordered)):
        lines[round(box.y0)] = lines.get(round(box.y0), box).around(box)
    return list(lines.values())


def are_two_in_one_place(place: Box, letters: PageLetters, largest: float) -> bool:
    """Whether the outlines of two different letters lie over each other in a place, of letters of a size at most."""
    near = letters.about(place, _REACH * largest)
    inside = (letter for letter in near if letter.box.common(place) > 0)
    return any(
        one.text != other.text and _lie_over(one, other)
        for one, other in combinations(islice(inside, _MOST_NEAR), 2)
    )


def _runs_in_bands(runs: list[Run]) -> Iterator[list[Run]]:
    """The runs from the top, those together whose baselines follow each other too closely."""
    start = 0
    for end in range(1, len(runs) + 1):
        if end == len(runs) or runs[end - 1].y - runs[end].y > _SAME_LINE * runs[end].size:
            if end - start > 1:
                yield runs[start:end]
            start = end


def _overlaps(band: list[Run]) -> Iterator[Box]:
    """Where runs of a band, from left to right, lie over those before them."""
    reach = float("-inf")
    for n, run in enumerate(band):
        if run.edges[0] < reach:
            earlier = (other for other in band[:n] if other.edges[-1] > run.edges[0])
            yield from (box for other in earlier if (box := _runs_overlap(run, other)))
        reach = max(reach, run.edges[-1] - _LEAST_DEEP * run.size)


def _under_large(runs: Sequence[Run]) -> Iterator[Box]:
    """Where runs, from the top of a page, lie over or under others that are far larger."""
    largest = max((run.size for run in runs), default=0.0)
    heights = [-run.y for run in runs]
    for run in runs:
        if run.size * _LARGER >= largest:
            continue
        first = bisect_left(heights, -run.y - _DESCENT * largest)
        for large in runs[first : bisect_right(heights, _ASCENT * largest - run.y)]:
            below, over = run.y - large.y, min(large.x1, run.x1) - max(large.x0, run.x0)
            is_in = -_DESCENT * large.size < below < _ASCENT * large.size
            if run.size * _LARGER < large.size and is_in and over > _DEEP * run.size:
                left, right = max(large.x0, run.x0), min(large.x1, run.x1)
                yield Box(left, run.y, right, run.y + run.size / 2)


def _has_letters(run: Run) -> bool:
    """Whether a run has letters of its own, not marks over others."""
    return run.text[0].isalnum() or not all(map(unicodedata.combining, run.text))


def _runs_overlap(one: Run, other: Run) -> Box | None:
    small, large = sorted((one.size, other.size))
    left, right = max(one.x0, other.x0), min(one.x1, other.x1)
    narrower = min(run.x1 - run.x0 for run in (one, other))
    if (
        right - left < min(_DEEP * small, _WHOLE * narrower)
        or large > _ALIKE * small
        or _is_again(one, other, left, right)
    ):
        return None
    bottom = min(one.y, other.y) - small / 4
    return Box(left, bottom, right, max(one.y, other.y) + 3 * small / 4)


def _is_again(one: Run, other: Run, left: float, right: float) -> bool:
    """Whether two runs have the same letters where they overlap, but for half an advance."""
    theirs = list(zip(other.text, other.edges, strict=False))
    return all(
        any(letter == twin and abs(x - a) <= _AGAIN * (end - x) for twin, a in theirs)
        for letter, x, end in zip(one.text, one.edges, one.edges[1:], strict=False)
        if left <= (x + end) / 2 <= right
    )


def _lie_over(one: Letter, other: Letter) -> bool:
    """Whether a letter's outline lies over another's; a line to write on only where it is higher."""
    flat, tall = sorted((one.box, other.box), key=lambda box: box.y1 - box.y0)
    height = tall.y1 - tall.y0
    if flat.y1 - flat.y0 < _FLAT * height:
        baseline = (one if one.box is tall else other).y
        wide = min(flat.x1, tall.x1) - max(flat.x0, tall.x0)
        is_through = baseline + _LOW * height < (flat.y0 + flat.y1) / 2 < tall.y1
        return is_through and wide > _COMMON * min(flat.x1 - flat.x0, tall.x1 - tall.x0)
    return flat.common(tall) > _COMMON * min(flat.area, tall.area) > 0
