"""Words under a rule, and two texts in one place: seen, but not as words that stand."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections import defaultdict
from operator import itemgetter
from typing import TYPE_CHECKING

from pipeline.read.geometry import Box
from pipeline.read.pdf.letter_runs import BLANKS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pipeline.read.pdf.letter_runs import Glyph, Run

_LOWEST, _HIGHEST = 0.12, 0.45
"""Ems above the baseline: between them a rule goes through small letters, and underlines none."""
_SHORTEST = 3.0
"""Points: a shorter rule strikes nothing out."""
_DEEP = 0.25
"""Ems by which two texts overlap."""
_LEAST_DEEP = _DEEP / 2
"""Where the other is half as large."""
_SAME_LINE = 0.4
"""Ems between their baselines."""
_ALIKE = 2.0
"""Times by which one may be larger; a watermark is larger than that."""
_AGAIN = 0.5
"""Of an advance: the same letter painted again that near looks bold."""
_LEADERS = frozenset("_.…·")
"""What a line to write on, or up to a number, is made of."""
_STEEPEST = 1.0
"""Of a slanted line: how far it rises, to how far it runs."""
_TALLEST = 2.0
"""Ems of the letters: a line that rises further strikes out more than words."""
_MOST_BEYOND = 2.0
"""Times the letters that it goes through: a longer slanted line is part of a drawing."""


def struck_by(rules: Iterable[Box], glyphs: Sequence[Glyph]) -> list[int]:
    """The indexes of the upright glyphs that level rules go through."""
    level = [rule for rule in rules if rule.x1 - rule.x0 >= _SHORTEST]
    if not level:
        return []
    rows = _rows(glyphs)
    heights = sorted(rows)
    largest = max(map(itemgetter(3), (glyph[1] for glyph in glyphs)), default=0.0)
    found: set[int] = set()
    for rule in level:
        middle = (rule.y0 + rule.y1) / 2
        for y in heights[bisect_left(heights, middle - _HIGHEST * largest) :]:
            if y > middle:
                break
            found.update(n for n in rows[y] if _is_struck(glyphs[n], rule, middle))
    return sorted(found)


def slanted_by(lines: Iterable[Box], glyphs: Sequence[Glyph]) -> list[int]:
    """The indexes of the upright glyphs that slanted lines go through, each from (x0, y0) to (x1, y1)."""
    slanted = list(lines)
    rows = _rows(glyphs) if slanted else {}
    found: set[int] = set()
    for line in slanted:
        run, rise = line.x1 - line.x0, line.y1 - line.y0
        if abs(rise) > _STEEPEST * abs(run) or not run:
            continue
        top = max(line.y0, line.y1)
        near = (n for y, row in rows.items() if y < top for n in row)
        struck = [n for n in near if _is_crossed(glyphs[n], line, rise / run)]
        wide = sum(glyphs[n][1][2] for n in struck)
        found.update(struck if abs(run) <= _MOST_BEYOND * wide else ())
    return sorted(found)


def _is_crossed(glyph: Glyph, line: Box, slope: float) -> bool:
    _, (x, y, width, size), _ = glyph
    middle = x + width / 2
    height = line.y0 + slope * (middle - line.x0) - y
    return (
        min(line.x0, line.x1) <= middle <= max(line.x0, line.x1)
        and 0 < height < 2 * _HIGHEST * size
        and abs(line.y1 - line.y0) <= _TALLEST * size
    )


def under(boxes: Sequence[Box], glyphs: Sequence[Glyph]) -> list[int]:
    """The indexes of the glyphs whose middle lies in one of some rectangles."""
    if not boxes:
        return []
    return [n for n, glyph in enumerate(glyphs) if any(_is_in(glyph, box) for box in boxes)]


def overlaid(runs: Iterable[Run]) -> list[Box]:
    """Where two texts of different letters are painted over each other, line by line."""
    lines: dict[int, Box] = {}
    for band in _bands(sorted(runs, key=lambda run: -run.y)):
        for box in _overlaps(sorted(band, key=lambda run: run.edges[0])):
            lines[round(box.y0)] = lines.get(round(box.y0), box).around(box)
    return list(lines.values())


def _bands(runs: list[Run]) -> Iterator[list[Run]]:
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
            yield from (box for other in earlier if (box := _overlap(run, other)))
        reach = max(reach, run.edges[-1] - _LEAST_DEEP * run.size)


def _rows(glyphs: Sequence[Glyph]) -> dict[float, list[int]]:
    rows: dict[float, list[int]] = defaultdict(list)
    for n, (letter, (_, y, _, _), angle) in enumerate(glyphs):
        if not angle and letter not in BLANKS:
            rows[y].append(n)
    return rows


def _is_struck(glyph: Glyph, rule: Box, height: float) -> bool:
    letter, (x, y, width, size), _ = glyph
    return (
        _LOWEST * size < height - y < _HIGHEST * size
        and rule.x0 <= x + width / 2 <= rule.x1
        and letter not in _LEADERS
    )


def _is_in(glyph: Glyph, box: Box) -> bool:
    letter, (x, y, width, size), _ = glyph
    across, up = x + width / 2, y + size / 4
    return letter not in BLANKS and box.x0 <= across <= box.x1 and box.y0 <= up <= box.y1


def _is_text(run: Run) -> bool:
    """Whether a run has letters of its own, not marks over others or a line to write on."""
    return any(letter not in _LEADERS and not unicodedata.combining(letter) for letter in run.text)


def _overlap(one: Run, other: Run) -> Box | None:
    if not (_is_text(one) and _is_text(other)):
        return None
    small, large = sorted((one.size, other.size))
    left, right = max(one.x0, other.x0), min(one.x1, other.x1)
    if right - left < _DEEP * small or large > _ALIKE * small or _is_again(one, other, left, right):
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
