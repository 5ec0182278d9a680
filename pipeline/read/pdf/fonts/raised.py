"""Digits that a font shows raised and tells as plain ones: `34¹` would be read as 341.

Typst sets an index with the font's own raised glyph, on the line and as large as the rest; only the
glyph tells that it is one. The map of the font is mended before the file is read.
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
    """The raised digits of a font their own characters; whether it has any."""
    raised = dict(filter(None, map(_raised, font.glyphs)))
    is_wide = font.entry.get("/Subtype") == "/Type0"
    if not raised or (is_wide and str(font.entry.get("/Encoding")) not in _PLAIN):
        return False
    told = {code: min(texts) for code, texts in font.told.items()} | raised
    font.entry["/ToUnicode"] = pdf.make_stream(_map(told, 2 if is_wide else 1))
    return True


def _raised(glyph: Glyph) -> tuple[int, str] | None:
    digit = next(iter(glyph.told)) if len(glyph.told) == 1 else ""
    if digit not in RAISED or not glyph.outline:
        return None
    letters = shown(glyph.outline) or "".join(glyph.named)
    is_raised = RAISED[digit] in letters or glyph.bottom > _ABOVE
    return (glyph.code, RAISED[digit]) if is_raised else None


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
