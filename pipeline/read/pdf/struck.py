"""Words under a rule: seen, but not as words that stand."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter

from pipeline.read.geometry import Box
from pipeline.read.pdf.letter_runs import BLANKS, Glyph

_LOWEST, _HIGHEST = 0.12, 0.45
"""Ems above the baseline: between them a rule goes through small letters, and underlines none."""
_SHORTEST = 3.0
"""Points: a shorter rule strikes nothing out."""
_LEADERS = frozenset("_.…·")
"""What a line to write on, or up to a number, is made of."""
_INSIDE = 0.15
"""Of an advance, from either side: what stands there is beside the letter."""
_LEVEL, _GAP = 0.1, 3.0
"""Points by which the pieces of a dotted line stand higher, and apart."""
_STEEPEST = 1.0
"""Of a slanted line: how far it rises, to how far it runs."""
_TALLEST = 2.0
"""Ems of the letters: a line that rises further strikes out more than words."""
_MOST_BEYOND = 2.0
"""Times the letters that it goes through: a longer slanted line is part of a drawing."""


def struck_by(rules: Iterable[Box], glyphs: Sequence[Glyph]) -> list[int]:
    """The indexes of the upright glyphs that level rules go through."""
    level = [rule for rule in _joined(rules) if rule.x1 - rule.x0 >= _SHORTEST]
    if not level:
        return []
    boxes = list(map(itemgetter(1), glyphs))
    largest = max(map(itemgetter(3), boxes), default=0.0)
    # By baselines first: a page has thousands of glyphs, but few lines.
    heights = sorted(set(map(itemgetter(1), boxes)))
    near: dict[float, list[Box]] = defaultdict(list)
    for rule in level:
        middle = (rule.y0 + rule.y1) / 2
        first = bisect_left(heights, middle - _HIGHEST * largest)
        for y in heights[first : bisect_right(heights, middle)]:
            near[y].append(rule)
    found = [n for n, box in enumerate(boxes) if box[1] in near] if near else []
    return [n for n in found if any(_is_struck(glyphs[n], rule) for rule in near[boxes[n][1]])]


def _joined(rules: Iterable[Box]) -> Iterator[Box]:
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


def is_cut_upright(rules: Iterable[Box], glyphs: Sequence[Glyph]) -> bool:
    """Whether an upright rule goes through a letter: no border of a table does."""
    tall = [rule for rule in rules if rule.y1 - rule.y0 >= _SHORTEST > rule.x1 - rule.x0]
    if not tall:
        return False
    letters = sorted(glyph[1] for glyph in glyphs if not glyph[2] and glyph[0] not in BLANKS)
    lefts = [letter[0] for letter in letters]
    widest = max((letter[2] for letter in letters), default=0.0)
    return any(
        x + _INSIDE * width < rule.x0 <= rule.x1 < x + (1 - _INSIDE) * width
        and rule.y0 < y + _LOWEST * size < y + _HIGHEST * size < rule.y1
        for rule in dict.fromkeys(tall)
        for x, y, width, size in letters[
            bisect_left(lefts, rule.x0 - widest) : bisect_left(lefts, rule.x0)
        ]
    )


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


def _rows(glyphs: Sequence[Glyph]) -> dict[float, list[int]]:
    rows: dict[float, list[int]] = defaultdict(list)
    for n, (letter, (_, y, _, _), angle) in enumerate(glyphs):
        if not angle and letter not in BLANKS:
            rows[y].append(n)
    return rows


def _is_struck(glyph: Glyph, rule: Box) -> bool:
    letter, (x, y, width, size), angle = glyph
    height = (rule.y0 + rule.y1) / 2
    return (
        _LOWEST * size < height - y < _HIGHEST * size
        and rule.x0 <= x + width / 2 <= rule.x1
        and not angle
        and letter not in _LEADERS
        and letter not in BLANKS
    )


def _is_in(glyph: Glyph, box: Box) -> bool:
    letter, (x, y, width, size), _ = glyph
    across, up = x + width / 2, y + size / 4
    return letter not in BLANKS and box.x0 <= across <= box.x1 and box.y0 <= up <= box.y1
