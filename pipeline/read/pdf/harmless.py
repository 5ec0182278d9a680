"""Pages on which nothing can keep a letter from being seen: they need not be painted."""

from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import NamedTuple

from pipeline.read.geometry import Box
from pipeline.read.pdf.form_objects import OVERHANG, Part
from pipeline.read.pdf.instructions import Instructions
from pipeline.read.pdf.letter_runs import Glyph, Run
from pipeline.read.pdf.light_grounds import hides_nothing

_SMALL = 4.0
"""Points: smaller type is looked at closer."""
THIN = 2.5
"""Points: what is painted thinner is a rule, not an area."""
_NARROW = 0.12
"""Ems; the narrowest letters of usual type are twice as wide."""


class Covers(NamedTuple):
    """Shapes of a page that may lie over letters."""

    areas: tuple[Box, ...]
    """They cover letters if they are filled."""
    stroke: float
    """How wide the widest of their lines is, in points."""
    odd: bool
    """Some are neither level nor upright: lines through letters cannot be told by their places."""


def is_harmless(
    found: Instructions,
    glyphs: Sequence[Glyph],
    runs: Sequence[Run],
    covers: Covers,
    parts: Callable[[], Sequence[Part]],
) -> bool:
    """Whether nothing on a page can keep its letters from being seen, as far as can be read; `parts` are asked for where they count."""
    if not runs:
        return True
    if found.may_hide or not are_large(glyphs, runs, _SMALL):
        return False
    _, ys, sizes, _, edges = zip(*runs, strict=True)
    hull = Box(
        min(map(itemgetter(0), edges)),
        min(ys),
        max(map(itemgetter(-1), edges)),
        max(ys) + max(sizes) / 2,
    )
    if not all(box.holds(hull, OVERHANG) for box in found.boxes):
        return False
    may_lie_over = covers.stroke > THIN or covers.odd or (found.fills and covers.areas)
    if not (found.is_light or may_lie_over) and all(
        clip.holds(hull, OVERHANG) for clip in found.clips
    ):
        return True
    return hides_nothing(parts(), found, have_rules=not (found.is_light or covers.odd))


def are_large(glyphs: Sequence[Glyph], runs: Sequence[Run], size: float) -> bool:
    """Whether no letter is set in smaller type, or drawn out to a line."""
    sizes = {run.size for run in runs}
    if min(sizes, default=size) < size:
        return False
    widest = _NARROW * max(sizes, default=size)
    narrowest = min(map(itemgetter(2), map(itemgetter(1), glyphs)), default=widest)
    return narrowest >= widest or not any(map(is_narrow, glyphs))


def is_narrow(glyph: Glyph) -> bool:
    """Whether a letter is drawn out to a line (the library tells no widths of turned ones)."""
    letter, (_, _, width, size), angle = glyph
    return width < _NARROW * size and not angle and letter.isalnum()
