"""Font programs that files embed: outlines of glyphs, their names and their codes, as FreeType reads them.

TrueType, OpenType, Compact Font Format (CFF) and Type 1. Most viewers paint with FreeType, so that a
program which it refuses shows nothing of its own on a page either.
"""

import sys
import weakref
from collections.abc import Iterator
from ctypes import byref, c_uint, c_ulong, create_string_buffer, string_at
from functools import cached_property, lru_cache
from itertools import pairwise
from struct import Struct
from typing import NamedTuple

import freetype
from freetype import raw

from pipeline.read.pdf.fonts.outlines import GlyphOutline

# Hints move points, and pictures stand in the place of outlines: neither is asked for.
_AS_DRAWN = freetype.FT_LOAD_NO_SCALE | freetype.FT_LOAD_NO_HINTING | freetype.FT_LOAD_NO_BITMAP
_PLACE, _ON_CURVE = Struct("@ll"), 1
_NOTHING = GlyphOutline()
_LONGEST_NAME = 128
_GLYPHS = range(1, 1 << 16)
"""The numbers that glyphs have; files may ask for any."""
_ADOBE = 7
"""The platform under which FreeType lists the encodings that a program itself holds, outside tables."""
_UNICODE = {(3, 1), (3, 10)}
"""On Windows, which has encodings of symbols and of old code pages, too (OpenType, `cmap`)."""
_NAMES_OF_ITS_OWN = b"\0\2\0\0"
"""The form of `post` that holds names; the other one is the Macintosh's order, which subsets do not keep."""


class CodeMap(NamedTuple):
    """A map from codes to glyphs in a program: by whose numbers (OpenType, `cmap`), and the glyphs."""

    platform: int
    encoding: int
    glyphs: dict[int, int]


class Program:
    """A font program. Raises ValueError where FreeType cannot open it."""

    def __init__(self, data: bytes) -> None:
        self._data = data  # FreeType reads from it as long as the program is open
        self._face = raw.FT_Face()
        if raw.FT_New_Memory_Face(freetype.get_handle(), data, len(data), 0, byref(self._face)):
            raise ValueError("no font program")
        # At the end of the process the library closes what is open itself.
        weakref.finalize(self, raw.FT_Done_Face, self._face).atexit = False
        self.em: int = self._face.contents.units_per_EM or 1000
        """Units in which outlines are drawn, to the size of the type."""

    def __getitem__(self, glyph: int) -> GlyphOutline | None:
        """The outline of a glyph: empty where it paints nothing, None where it cannot be read.

        The first stands for those that are missing: None. Where the glyphs of a bare CFF program have
        numbers for names (CID), these are asked for.
        """
        if glyph not in _GLYPHS or raw.FT_Load_Glyph(self._face, glyph, _AS_DRAWN):
            return None
        drawn = self._face.contents.glyph.contents.outline
        if not drawn.n_points:
            return _NOTHING
        places = string_at(drawn.points, _PLACE.size * drawn.n_points)
        tags = string_at(drawn.tags, drawn.n_points)
        return _outline_of(places, tags, (-1, *drawn.contours[: drawn.n_contours]))

    @cached_property
    def is_truetype(self) -> bool:
        """Whether its outlines are those of TrueType, whose codes find their glyphs in `cmap`."""
        return bool(self.table(b"glyf"))

    def table(self, tag: bytes) -> bytes:
        """The bytes of a table of TrueType or OpenType; none where there is no such table."""
        number, size = int.from_bytes(tag, "big"), c_ulong(0)
        if raw.FT_Load_Sfnt_Table(self._face, c_ulong(number), 0, None, byref(size)):
            return b""
        found = create_string_buffer(size.value)
        raw.FT_Load_Sfnt_Table(self._face, c_ulong(number), 0, found, byref(size))
        return found.raw

    def name(self, glyph: int) -> str:
        """What the program calls a glyph; empty where it has no names."""
        if not self._is_named or glyph not in _GLYPHS:
            return ""
        name = create_string_buffer(_LONGEST_NAME)
        raw.FT_Get_Glyph_Name(self._face, glyph, name, _LONGEST_NAME)
        return name.value.decode("latin-1")

    def called(self, name: str) -> int | None:
        """The glyph that the program calls so."""
        glyph: int = raw.FT_Get_Name_Index(self._face, name.encode("latin-1", "replace"))
        return glyph or None

    @cached_property
    def unicode(self) -> dict[int, frozenset[str]]:
        """Glyph → the characters that the Unicode tables of `cmap` give it."""
        letters: dict[int, set[str]] = {}
        for record in filter(_is_unicode, self._code_maps):
            for code, glyph in record.glyphs.items():
                letters.setdefault(glyph, set()).add(chr(code))
        return {glyph: frozenset(found) for glyph, found in letters.items()}

    @cached_property
    def by_letter(self) -> dict[int, int]:
        """The glyphs of Unicode characters, by one table of `cmap`: that for Windows, or else the first."""
        maps = sorted(filter(_is_unicode, self._code_maps), key=lambda m: m[:2] != (3, 1))
        return next((m.glyphs for m in maps if m.glyphs), {})

    def codes(self, platform: int, encoding: int) -> dict[int, int]:
        """The glyphs of the codes of one map; empty where the program has no such map."""
        maps = (m.glyphs for m in self._code_maps if m[:2] == (platform, encoding))
        return next(maps, {})

    @cached_property
    def own_encoding(self) -> dict[int, int]:
        """Code → glyph as a program of CFF or Type 1 itself has it."""
        return next((m.glyphs for m in self._code_maps if m.platform == _ADOBE), {})

    @cached_property
    def _is_named(self) -> bool:
        post = self.table(b"post")
        has_names = self._face.contents.face_flags & raw.FT_FACE_FLAG_GLYPH_NAMES
        return bool(has_names) and post[:4] in (b"", _NAMES_OF_ITS_OWN)

    @cached_property
    def _code_maps(self) -> list[CodeMap]:
        face = self._face.contents
        records = [face.charmaps[n] for n in range(face.num_charmaps)]
        found = []
        for record in records:
            raw.FT_Set_Charmap(self._face, record)
            about = record.contents
            found.append(
                CodeMap(about.platform_id, about.encoding_id, dict(self._glyphs_by_code()))
            )
        return found

    def _glyphs_by_code(self) -> Iterator[tuple[int, int]]:
        """The codes of the map that is set, with their glyphs; what lies above all characters is none."""
        glyph = c_uint()
        code = raw.FT_Get_First_Char(self._face, byref(glyph))
        while glyph.value and code <= sys.maxunicode:
            yield code, glyph.value
            code = raw.FT_Get_Next_Char(self._face, c_ulong(code), byref(glyph))


def _is_unicode(record: CodeMap) -> bool:
    return record.platform == 0 or record[:2] in _UNICODE


@lru_cache(maxsize=2048)  # the rulings of one court are set in the same fonts
def _outline_of(places: bytes, tags: bytes, ends: tuple[int, ...]) -> GlyphOutline:
    found = zip(_PLACE.iter_unpack(places), tags, strict=True)
    points = [(x, y, bool(tag & _ON_CURVE)) for (x, y), tag in found]
    return GlyphOutline(tuple(points[last + 1 : end + 1]) for last, end in pairwise(ends))
