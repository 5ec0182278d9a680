"""Watermarks: large, light letters with text printed over them."""

from collections.abc import Sequence

from pdf_oxide.pdf_oxide import TextChar

from pipeline.read.geometry import Box
from pipeline.read.pdf.letter_runs import BLANKS, Glyph, Run, usual_size

LARGE = 2.0
"""Times the page's usual size: faint letters of that size are a watermark's."""
_LIGHTEST_INK = 0.5
"""Of 1: lighter large letters with text over them are a watermark's."""
_OVERPRINTED = 3
"""One letter in so many of a watermark has text over it, at least."""
_READ = 0.5
"""Ems: what is read of a letter stands between its baseline and the height of small letters."""


def overprinted(
    glyphs: Sequence[Glyph], chars: Sequence[TextChar], runs: Sequence[Run]
) -> list[int]:
    """The indexes of a watermark's upright glyphs: large, light, and text is printed over them."""
    sizes = {run.size for run in runs}
    if not sizes or max(sizes) < LARGE * min(sizes):
        return []
    letters = [n for n, glyph in enumerate(glyphs) if glyph[0] not in BLANKS and not glyph[2]]
    if not letters:
        return []
    usual = usual_size((glyphs[n][0], glyphs[n][1][3]) for n in letters)
    large = [
        n
        for n in letters
        if glyphs[n][1][3] >= LARGE * usual and min(chars[n].color) > _LIGHTEST_INK
    ]
    small = [n for n in letters if glyphs[n][1][3] < LARGE * usual] if large else []
    over = [n for n in large if _is_printed_over(glyphs[n], [glyphs[m] for m in small])]
    return large if len(over) * _OVERPRINTED >= len(large) else []


def _is_printed_over(glyph: Glyph, others: list[Glyph]) -> bool:
    _, (x, y, width, size), _ = glyph
    box = Box(x, y, x + width, y + _READ * size)
    return any(box.x0 < a < box.x1 and box.y0 < b < box.y1 for _, (a, b, *_), _ in others)
