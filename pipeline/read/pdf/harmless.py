"""Pages on which nothing can keep a letter from being seen: they need not be painted."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pipeline.read.geometry import Box
from pipeline.read.pdf.damaged_objects import DAMAGED
from pipeline.read.pdf.instructions import instructions_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pikepdf

    from pipeline.read.pdf.letter_runs import Glyph, Run

_SMALL = 4.0
"""Points: smaller type is looked at closer."""
_NARROW = 0.12
"""Ems; the narrowest letters of usual type are twice as wide."""


class Covers(NamedTuple):
    """Shapes of a page that may lie over letters."""

    areas: tuple[Box, ...]
    """They cover letters if they are filled."""
    strokes: bool
    """Some are thick enough to cover letters."""
    odd: bool
    """Some are neither level nor upright: lines through letters cannot be told by their places."""


def is_harmless(
    page: pikepdf.Page, glyphs: Sequence[Glyph], runs: Sequence[Run], covers: Covers
) -> bool:
    """Whether nothing on a page can keep its letters from being seen, as far as can be read."""
    try:
        return _is_harmless(page, glyphs, runs, covers)
    except DAMAGED:
        return False


def _is_harmless(
    page: pikepdf.Page, glyphs: Sequence[Glyph], runs: Sequence[Run], covers: Covers
) -> bool:
    if covers.strokes or covers.odd or _has_notes(page) or "/UserUnit" in page.obj:
        return False
    found = instructions_of(page)
    if found.may_hide or (found.fills and covers.areas):
        return False
    frames = (*found.clips, Box(*map(float, page.mediabox)), Box(*map(float, page.cropbox)))
    ys = [run.y for run in runs]
    hull = Box(
        min(run.edges[0] for run in runs),
        min(ys),
        max(run.edges[-1] for run in runs),
        max(ys) + max(run.size for run in runs) / 2,
    )
    return all(_holds(frame, hull) for frame in frames) and are_large(glyphs, runs, _SMALL)


def are_large(glyphs: Sequence[Glyph], runs: Sequence[Run], size: float) -> bool:
    """Whether no letter is set in smaller type, or drawn out to a line."""
    sizes = {run.size for run in runs}
    if min(sizes, default=size) < size:
        return False
    widest = _NARROW * max(sizes, default=size)
    return not any(is_narrow(glyph) for glyph in glyphs if glyph[1][2] < widest)


def is_narrow(glyph: Glyph) -> bool:
    """Whether a letter is drawn out to a line (the library tells no widths of turned ones)."""
    letter, (_, _, width, size), angle = glyph
    return width < _NARROW * size and not angle and letter.isalnum()


def _holds(frame: Box, hull: Box) -> bool:
    return (
        frame.x0 - 1 <= hull.x0
        and frame.y0 - 1 <= hull.y0
        and hull.x1 <= frame.x1 + 1
        and hull.y1 <= frame.y1 + 1
    )


def _has_notes(page: pikepdf.Page) -> bool:
    """Whether annotations but plain links lie on a page."""
    notes = page.obj.get("/Annots", ())
    return any(note.get("/Subtype") != "/Link" or "/AP" in note for note in notes)
