"""Glyphs that show the letter they are told as in another form: raised digits, small capitals.

Typst sets an index with the font's own raised glyph, on the line and as large as the rest: `34¹`
would be read as 341. Small capitals are capitals to whoever reads the page, and where they are large
ones painted smaller, one glyph is told as either. The map of the font is mended before the file is
read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.read.pdf.fonts.outlines import shown
from pipeline.words.indexes import RAISED

if TYPE_CHECKING:
    import pikepdf

    from pipeline.read.pdf.fonts.embedded import Font, Glyph

_ABOVE = 0.15
"""Ems above the baseline, where no digit that stands on the line begins."""
_PLAIN = ("/Identity-H", "/Identity-V")
_IN_A_BLOCK = 100


def mend(pdf: pikepdf.Pdf, font: Font) -> bool:
    """Give the raised digits and the capitals of a font their own characters; whether any lacked them."""
    mended = {glyph.code: form for glyph in font.glyphs if (form := _form(glyph))}
    is_wide = font.entry.get("/Subtype") == "/Type0"
    if not mended or (is_wide and str(font.entry.get("/Encoding")) not in _PLAIN):
        return False
    told = {code: min(texts) for code, texts in font.told.items()} | mended
    font.entry["/ToUnicode"] = pdf.make_stream(_map(told, 2 if is_wide else 1))
    return True


def _form(glyph: Glyph) -> str:
    """The raised digit or the capital that a glyph shows and is not told as; nothing for others."""
    told = next(iter(glyph.told)) if len(glyph.told) == 1 else ""
    if not told or not glyph.outline or not (told in RAISED or told.islower()):
        return ""
    letters = shown(glyph.outline) or "".join(glyph.named)
    if told in RAISED:
        is_raised = RAISED[told] in letters or glyph.bottom > _ABOVE
        return RAISED[told] if is_raised else ""
    return told.upper() if told.upper() in letters and told not in letters else ""


def _map(told: dict[int, str], width: int) -> bytes:
    """A `/ToUnicode` map."""
    rows = [
        f"<{code:0{2 * width}x}> <{text.encode('utf-16-be', 'surrogatepass').hex()}>"
        for code, text in sorted(told.items())
    ]
    blocks = [rows[at : at + _IN_A_BLOCK] for at in range(0, len(rows), _IN_A_BLOCK)]
    body = "".join(
        f"{len(block)} beginbfchar\n{chr(10).join(block)}\nendbfchar\n" for block in blocks
    )
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
        f"1 begincodespacerange <{'00' * width}> <{'ff' * width}> endcodespacerange\n"
        f"{body}endcmap end end\n"
    ).encode("ascii")
