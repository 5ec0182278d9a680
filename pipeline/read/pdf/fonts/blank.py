"""Glyphs that stand for a letter and paint next to nothing: pages with them have to be painted."""

from collections.abc import Iterable

from pipeline.read.pdf.fonts.embedded import Font, Glyph

_THIN = 0.03
"""Of an em: the narrowest letters are three times as wide, and hyphens twice as high."""


def may_be_blank(fonts: Iterable[Font]) -> bool:
    """Whether a font has a letter without a visible outline, or outlines that are not read here."""
    return any(font.is_embedded and _has_blank(font.glyphs) for font in fonts)


def _has_blank(glyphs: tuple[Glyph, ...]) -> bool:
    return not glyphs or any(map(_is_blank, glyphs))


def _is_blank(glyph: Glyph) -> bool:
    return any(map(str.isalnum, "".join(glyph.told))) and paints_nothing(glyph)


def paints_nothing(glyph: Glyph) -> bool:
    """Whether a glyph has no outline, or next to none."""
    x0, y0, x1, y1 = glyph.box
    return min(x1 - x0, y1 - y0) < _THIN
