"""Glyphs that show the letter they are told as in another form: raised digits, small capitals.

Typst sets an index with the font's own raised glyph, on the line and as large as the rest: `34¹`
would be read as 341. Small capitals are capitals to whoever reads the page, and where they are large
ones painted smaller, one glyph is told as either.
"""

from pipeline.read.pdf.fonts.embedded import Glyph
from pipeline.words.indexes import RAISED

_ABOVE = 0.15
"""Ems above the baseline, where no digit that stands on the line begins."""


def form_of(glyph: Glyph) -> str:
    """The raised digit or the capital that a glyph shows and is not told as; nothing for others."""
    told = next(iter(glyph.told)) if len(glyph.told) == 1 else ""
    if not told or not glyph.outline or not (told in RAISED or told.islower()):
        return ""
    letters = glyph.known or "".join(glyph.named)
    if told in RAISED:
        is_raised = RAISED[told] in letters or glyph.box.y0 > _ABOVE
        return RAISED[told] if is_raised else ""
    return told.upper() if told.upper() in letters and told not in letters else ""
