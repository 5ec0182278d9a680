"""A font, what each of its codes shows, and the text that is to be read for it."""

from typing import Any

import pikepdf

from pipeline.read.pdf.fonts.cmaps import map_of
from pipeline.read.pdf.fonts.embedded import Font, Glyph
from pipeline.words.indexes import LOWERED, RAISED

_HYPHEN = "-"
SOFT_HYPHEN = "\uf8ad"
"""What stands for U+00AD in the maps: the PDF library takes that for any hyphen."""
_LOST = "\ufffd"
"""What stands for a letter that nothing tells."""
_ABOVE = 0.15
"""Ems above the baseline, where no digit that stands on the line begins."""
_MARKED = {0xAD: SOFT_HYPHEN}


class Face:
    """A font that may be told to read otherwise, as a whole or, by a copy of it, in some places."""

    def __init__(self, font: Font) -> None:
        self.font = font
        known: dict[int, frozenset[str]] = {}
        for glyph in font.glyphs:
            if glyph.known:
                known[glyph.code] = known.get(glyph.code, frozenset()).union(glyph.known)
        self._shown = font.told | known
        self._forms = {glyph.code: form for glyph in font.glyphs if (form := _form_of(glyph))}
        self._told = {code: min(texts) for code, texts in font.told.items()} | self._forms
        self._copies: list[tuple[pikepdf.Object, dict[int, str]]] = []

    def shows(self, code: int) -> frozenset[str]:
        """What a code may show: by its outline, or else its text; nothing where that is not known."""
        if code not in self._shown:
            outlines = self.font.outlines_of(code)
            texts = [" " if n == () else n.letters if n else "" for n in outlines]
            self._shown[code] = frozenset("".join(texts)) if all(texts) else frozenset()
        return self._shown[code]

    def codes(self, strings: Any) -> list[int]:  # noqa: ANN401 - pikepdf leaves it open
        """The codes in the operand of an operator that shows text."""
        width = 2 if self.font.is_wide else 1
        parts = strings if isinstance(strings, pikepdf.Array) else [strings]
        data = [bytes(part) for part in parts if isinstance(part, pikepdf.String)]
        return [
            int.from_bytes(part[at : at + width], "big")
            for part in data
            for at in range(0, len(part) - width + 1, width)
        ]

    def tells_otherwise(self, code: int, text: str) -> bool:
        """Whether a code has another text than this, and can be given it."""
        return self._told.get(code) != text and self.font.has_plain_codes

    def copy(self, pdf: pikepdf.Pdf, texts: dict[int, str]) -> tuple[int, pikepdf.Object]:
        """A copy of the font that gives these texts to these codes, and its number."""
        texts = {code: text.translate(_MARKED) for code, text in texts.items()}
        for number, (entry, own) in enumerate(self._copies):
            if all(own.get(code, text) == text for code, text in texts.items()):
                own.update(texts)
                return number, entry
        entry = pdf.make_indirect(pikepdf.Dictionary(self.font.entry))
        self._copies.append((entry, texts))
        return len(self._copies) - 1, entry

    def finish(self, pdf: pikepdf.Pdf) -> bool:
        """Write the maps of the font and of its copies; whether any had to be.

        A producer that tells hard hyphens beside their glyph leaves the soft ones to the glyph (Typst).
        """
        for entry, own in self._copies:
            entry["/ToUnicode"] = self._map_stream(pdf, self._told | own)
        hard = {code for _, own in self._copies for code, text in own.items() if text == _HYPHEN}
        changes = self._forms | dict.fromkeys(hard, SOFT_HYPHEN)
        changes |= self._told if self.font.lacks_map else {}
        changes |= dict.fromkeys(self.font.untold, _LOST)
        if changes and self.font.has_plain_codes:
            self.font.entry["/ToUnicode"] = self._map_stream(pdf, self._told | changes)
        return bool(changes)

    def _map_stream(self, pdf: pikepdf.Pdf, told: dict[int, str]) -> pikepdf.Object:
        return pdf.make_stream(map_of(told, is_wide=self.font.is_wide))


def _form_of(glyph: Glyph) -> str:
    """The raised or lowered digit or the capital that a glyph shows and is not told as; nothing for others.

    Typst sets an index or a fraction with the font's own glyphs, on the line and as large as the rest: `34¹`
    would be read as 341. Small capitals are capitals to whoever reads the page, and where they are large ones painted
    smaller, one glyph is told as either.
    """
    told = next(iter(glyph.told)) if len(glyph.told) == 1 else ""
    if not told or not glyph.outline or not (told in RAISED or told.islower()):
        return ""
    letters = glyph.known or "".join(glyph.named)
    if told in RAISED:
        is_raised = RAISED[told] in letters or glyph.box.y0 > _ABOVE
        is_lowered = LOWERED[told] in letters
        return RAISED[told] if is_raised else LOWERED[told] if is_lowered else ""
    return told.upper() if told.upper() in letters and told not in letters else ""
