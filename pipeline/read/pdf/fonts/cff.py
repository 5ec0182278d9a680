"""Compact Font Format programs: the outlines of their glyphs and the names or numbers of these.

Read by fontTools. What cannot be read tells nothing.
"""

import io
from collections.abc import Sequence
from functools import cached_property

from fontTools.cffLib import CFFFontSet
from fontTools.encodings.StandardEncoding import StandardEncoding

from pipeline.read.pdf.fonts.charstrings import outline_of
from pipeline.read.pdf.fonts.sfnt import Outline

NO_GLYPH = ".notdef"
_NO_ASCII = 127
"""Below it a code has one name in every encoding that is Adobe's or Latin."""


class Cff:
    """A font program in the Compact Font Format. Raises ValueError where it is damaged."""

    em = 1000
    """Units; the format's own, which hardly any font changes."""

    def __init__(self, data: bytes) -> None:
        fonts = CFFFontSet()
        try:
            fonts.decompile(io.BytesIO(data), None)
            self._top = fonts[0]
            self._charset: list[str] = self._top.charset
            self._charstrings = self._top.CharStrings
        except Exception as error:
            # The library raises whatever its parser met.
            raise ValueError("a damaged font") from error

    def __getitem__(self, glyph: int) -> Outline | None:
        """The outline of a glyph: empty where it paints nothing, None where it cannot be read."""
        if not 0 <= glyph < len(self._charset):
            return None
        return outline_of(self._charstrings, self._charset[glyph])

    @cached_property
    def cids(self) -> dict[int, int] | None:
        """The numbers by which the codes of a font of two bytes tell its glyphs; None where it has none."""
        if not hasattr(self._top, "ROS"):
            return None
        return {int(name[3:]): glyph for glyph, name in enumerate(self._charset) if glyph} | {0: 0}

    @cached_property
    def names(self) -> dict[int, str]:
        """Glyph → its name."""
        return {} if self.cids else dict(enumerate(self._charset))

    @cached_property
    def encoding(self) -> dict[int, int]:
        """Code → glyph: of the standard, and of the program's own encoding."""
        own = getattr(self._top, "Encoding", ())
        return encoded(self.names, own if isinstance(own, list) else ())


def encoded(names: dict[int, str], own: Sequence[str]) -> dict[int, int]:
    """Code → glyph, for the names that a program gives to codes, or else the standard to those of ASCII."""
    numbers = {name: glyph for glyph, name in names.items() if name != NO_GLYPH}
    every = [*enumerate(StandardEncoding[:_NO_ASCII]), *enumerate(own)]
    return {code: numbers[name] for code, name in every if name in numbers}
