"""Words under a rule: seen, but not as words that stand."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from operator import attrgetter

from pipeline.read.geometry import Box
from pipeline.read.pdf.letter_runs import BLANKS, Glyph, Run

ABOVE, _HEAD = 0.06, 0.9
"""Ems above the baseline: between them a rule may take something from a letter, and is no underline."""
_MOST_RULES = 2000
"""Of a page with more of them none is asked where it lies."""
_LOWEST, _HIGHEST = 0.12, 0.45
"""Ems above the baseline: between them a rule goes through small letters, and underlines none."""
_HIGHEST_SLANTED = 0.9
_SHORTEST = 3.0
"""Points: a shorter rule strikes nothing out."""
_LEADERS = frozenset("_.…·")
"""What a line to write on, or up to a number, is made of."""
_LEVEL, _GAP = 0.1, 3.0
"""Points by which the pieces of a dotted line stand higher, and apart."""
_STEEPEST = 1.0
"""Of a slanted line: how far it rises, to how far it runs."""
_TALLEST = 2.0
"""Ems of the letters: a line that rises further strikes out more than words."""
_ABOUT, _JUST = 0.3, 0.05
"""Ems from the end of a line to that of a word, and of a letter."""
_MOST_BEYOND = 2.0
"""Times the letters that it goes through: a longer slanted line is part of a drawing."""


def struck_by(rules: Iterable[Box], slanted: Iterable[Box], glyphs: Sequence[Glyph]) -> list[int]:
    """The indexes of the upright glyphs that level rules go through, or slanted lines from (x0, y0) to (x1, y1)."""
    level = [
        _middle_of_rule(rule) for rule in _rules_joined(rules) if rule.x1 - rule.x0 >= _SHORTEST
    ]
    lines = dict.fromkeys([*level, *filter(_is_flat, slanted)])
    # By baselines first: a page has thousands of glyphs, but few lines, and most of these go through none.
    heights = sorted({bounds[1] for _, bounds, _ in glyphs}) if lines else []
    largest = max((bounds[3] for _, bounds, _ in glyphs), default=0.0) if lines else 0.0
    near = {line: _baselines(heights, line, largest) for line in lines}
    rows = _rows(glyphs, {y for own in near.values() for y in own})
    found: set[int] = set()
    for line, own in near.items():
        low, high = sorted((line.y0, line.y1))
        struck = [n for y in own for n in rows[y] if _is_struck(glyphs[n], line)]
        wide = sum(glyphs[n][1][2] for n in struck)
        is_drawing = low < high and line.x1 - line.x0 > _MOST_BEYOND * wide
        found.update(() if is_drawing else struck)
    return sorted(found)


def fitting_rules(rules: Iterable[Box], runs: Sequence[Run]) -> Iterator[Box]:
    """The level rules through words that begin and end about where words do, or just where letters do."""
    for rule in _rules_joined(rules):
        height = (rule.y0 + rule.y1) / 2
        near = [
            run
            for run in runs
            if _LOWEST * run.size < height - run.y < _HIGHEST * run.size
            and run.x0 < rule.x1
            and rule.x0 < run.x1
        ]
        if _edges_meet(rule.x0, near, 0) and _edges_meet(rule.x1, near, -1):
            yield rule


def _edges_meet(x: float, runs: Iterable[Run], end: int) -> bool:
    """Whether one of some runs has its first or last edge about at a place, or any edge just there."""
    return any(
        abs(run.edges[end] - x) < _ABOUT * run.size
        or any(abs(edge - x) < _JUST * run.size for edge in run.edges)
        for run in runs
    )


def places_struck(glyphs: Iterable[Glyph]) -> list[Box]:
    """Where lines go through letters: level and slanted ones."""
    return [
        Box(x, y + _LOWEST * size, x + width, y + _HIGHEST * size)
        for _, (x, y, width, size), _ in glyphs
    ]


def _middle_of_rule(rule: Box) -> Box:
    height = (rule.y0 + rule.y1) / 2
    return rule._replace(y0=height, y1=height)


def _is_flat(line: Box) -> bool:
    return abs(line.y1 - line.y0) <= _STEEPEST * (line.x1 - line.x0)


def _rules_joined(rules: Iterable[Box]) -> Iterator[Box]:
    """Rules from left to right, those together that follow each other like the points of a line."""
    before: Box | None = None
    for rule in sorted(rules, key=lambda rule: (round(rule.y0, 1), rule.x0)):
        if before and abs(rule.y0 - before.y0) <= _LEVEL and rule.x0 - before.x1 <= _GAP:
            before = before.around(rule)
            continue
        if before:
            yield before
        before = rule
    if before:
        yield before


def is_cut(rules: Sequence[Box], stroke: float, runs: Sequence[Run]) -> bool:
    """Whether a rule, of a stroke so wide at most, may lie on letters: no border of a table does, and no underline.

    One that lies on heads or feet alone strikes nothing out, but may make `и` of `й`.
    """
    rows = sorted(runs, key=attrgetter("y")) if rules else []
    heights = [run.y for run in rows]
    largest = max((run.size for run in rows), default=0.0)
    every = [Box(x0, y0 - stroke / 2, x1, y1 + stroke / 2) for x0, y0, x1, y1 in set(rules)]
    return len(every) > _MOST_RULES or any(
        _is_on(rule, run)
        for rule in every
        for run in rows[
            bisect_left(heights, rule.y0 - _HEAD * largest) : bisect_left(heights, rule.y1)
        ]
    )


def _is_on(rule: Box, run: Run) -> bool:
    """Whether a rule lies on letters of a run, above their feet."""
    is_beside = run.x0 < rule.x1 and rule.x0 < run.x1
    return is_beside and run.y + ABOVE * run.size < rule.y1 and rule.y0 < run.y + _HEAD * run.size


def under(boxes: Sequence[Box], glyphs: Sequence[Glyph]) -> list[int]:
    """The indexes of the glyphs whose middle lies in one of some rectangles."""
    if not boxes:
        return []
    return [n for n, glyph in enumerate(glyphs) if any(_is_in(glyph, box) for box in boxes)]


def _baselines(heights: Sequence[float], line: Box, largest: float) -> Sequence[float]:
    """Those of some baselines whose letters, of a size at most, a line may go through."""
    low, high = sorted((line.y0, line.y1))
    reach = _HIGHEST if low == high else _HIGHEST_SLANTED
    return heights[bisect_left(heights, low - reach * largest) : bisect_right(heights, high)]


def _rows(glyphs: Sequence[Glyph], baselines: Container[float]) -> dict[float, list[int]]:
    rows: dict[float, list[int]] = defaultdict(list)
    for n, (letter, (_, y, _, _), angle) in enumerate(glyphs) if baselines else ():
        if y in baselines and not angle and letter not in BLANKS:
            rows[y].append(n)
    return rows


def _is_struck(glyph: Glyph, line: Box) -> bool:
    letter, (x, y, width, size), _ = glyph
    middle, rise = x + width / 2, line.y1 - line.y0
    if not line.x0 <= middle <= line.x1:
        return False
    height = line.y0 + rise * (middle - line.x0) / (line.x1 - line.x0) - y
    if rise:
        return 0 < height < _HIGHEST_SLANTED * size and abs(rise) <= _TALLEST * size
    return _LOWEST * size < height < _HIGHEST * size and letter not in _LEADERS


def _is_in(glyph: Glyph, box: Box) -> bool:
    letter, (x, y, width, size), _ = glyph
    across, up = x + width / 2, y + size / 4
    return letter not in BLANKS and box.x0 <= across <= box.x1 and box.y0 <= up <= box.y1
