"""The fonts of a PDF: for each code what the file says it stands for, and the glyph that it shows.

After ISO 32000-2, 9.6 to 9.10. Read through pikepdf; what cannot be read has no glyphs.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, NamedTuple

import pikepdf

from pipeline.read.geometry import Box
from pipeline.read.pdf.fonts.cmaps import to_glyphs, to_unicode
from pipeline.read.pdf.fonts.glyph_names import letters_of
from pipeline.read.pdf.fonts.outlines import GlyphOutline
from pipeline.read.pdf.fonts.programs import Program
from pipeline.read.pdf.fonts.type3 import EM, drawn
from pipeline.read.pdf.instructions import PROGRAMS
from pipeline.read.pdf.matrices import Matrix
from pipeline.read.pdf.resources import is_new, resources_of, values_of
from pipeline.read.pdf.streams import DAMAGED, unpacked

_MOST_CODES = 200
"""What more codes than that have is no letter, but stands for all (in a recogniser's layer)."""
_THIN = 0.03
"""Of an em: the narrowest letters are three times as wide, and hyphens twice as high."""
_CODES, _ALL_CODES = range(256), range(1 << 16)
_DIGITS = {ord(digit): frozenset(digit) for digit in "0123456789"}
"""As they are in every encoding of letters."""
_NUMBERED = re.compile(r"(?!afii)\D*\d")
"""Names that a producer counts its glyphs by (`g12`, `c0F`)."""
_SYMBOLIC, _OTHERS = 1 << 2, 1 << 5
"""Flags of a font's descriptor (ISO 32000-2, table 121)."""
_IDENTITY = ("/Identity-H", "/Identity-V")
_CODEPAGES = {"/WinAnsiEncoding": "cp1252", "/MacRomanEncoding": "mac_roman"}


class Glyph(NamedTuple):
    """What one code of a font shows, and what it is said to stand for."""

    code: int
    told: frozenset[str]
    """The texts that the file gives the code; usually one."""
    outline: GlyphOutline | None
    """Empty where the glyph paints nothing, None where it cannot be read."""
    program: Program | None = None
    number: int = 0
    """Which glyph of a font program it is, where it is one's."""

    @property
    def named(self) -> frozenset[str]:
        """The characters that the font program itself calls the glyph, in its `cmap` and its names."""
        return _characters_named(self.program, self.number) if self.program else frozenset()

    @property
    def em(self) -> int:
        """Units in which the outline is drawn, to the size of the type."""
        return self.program.em if self.program else EM

    @property
    def known(self) -> str:
        """The letters that free fonts show with its outline; none where none has it."""
        return self.outline.letters if self.outline else ""

    @property
    def box(self) -> Box:
        """Where the glyph paints, in ems from its origin; nowhere where it paints nothing."""
        x0, y0, x1, y1 = self.outline.bounds if self.outline else (0, 0, 0, 0)
        return Box(x0 / self.em, y0 / self.em, x1 / self.em, y1 / self.em)

    @property
    def is_blank(self) -> bool:
        """Whether it has no outline, or next to none."""
        if self.known:
            return False
        x0, y0, x1, y1 = self.box
        return min(x1 - x0, y1 - y0) < _THIN


@dataclass(frozen=True)
class Font:
    """A font that pages use, as the file describes it."""

    name: str
    """Without the six letters that mark a subset, with the first page that it is on."""
    entry: Any
    used: frozenset[int] | None = None
    """The codes that are looked at, where these are not all."""

    @cached_property
    def glyphs(self) -> tuple[Glyph, ...]:
        """The glyphs of all codes that the file gives a text; none where nothing is embedded.

        Raises an error of `DAMAGED` where they are not told: viewers may make something of them.
        """
        return tuple(self._glyphs())

    def outlines_of(self, code: int) -> list[GlyphOutline | None]:
        """The outlines of any code, whether the file gives it a text or not; None for one that cannot be read."""
        program = self._program
        return (
            [program[n] for own, n in self._glyphs_painted_for(program, (code,)) if own == code]
            if program
            else []
        )

    @property
    def is_embedded(self) -> bool:
        """Whether the file holds what the font paints."""
        if self.is_drawn:
            return True
        return self._embedded is not None

    @property
    def may_be_blank(self) -> bool:
        """Whether it has a letter without a visible outline, or outlines that are not read here."""
        letters = (glyph for glyph in self.glyphs if any(map(str.isalnum, "".join(glyph.told))))
        return self.is_embedded and (not self.glyphs or any(glyph.is_blank for glyph in letters))

    @cached_property
    def _descendant(self) -> Any:  # noqa: ANN401 - pikepdf leaves it open
        if self.is_wide:
            return self.entry["/DescendantFonts"][0]
        return self.entry

    @cached_property
    def _embedded(self) -> pikepdf.Stream | None:
        """The program that the file holds for it."""
        descriptor = self._descendant.get("/FontDescriptor")
        if not isinstance(descriptor, pikepdf.Dictionary):
            return None
        programs = map(descriptor.get, PROGRAMS)
        return next((found for found in programs if isinstance(found, pikepdf.Stream)), None)

    @cached_property
    def _program(self) -> Program | None:
        if self._embedded is None:
            return None
        try:
            program = Program(unpacked(self._embedded))
            # Glyphs of outlines in an OpenType program are called as those of the program inside (9.7.4.2).
            inside = program.table(b"CFF ") if self._calls_outlines else b""
            return Program(inside) if inside else program
        except ValueError:
            return None

    @property
    def _calls_outlines(self) -> bool:
        return bool(self._descendant.get("/Subtype") != "/CIDFontType2")

    @property
    def is_wide(self) -> bool:
        """Whether its codes are of two bytes."""
        return bool(self.entry.get("/Subtype") == "/Type0")

    @property
    def has_plain_codes(self) -> bool:
        """Whether each byte, or each pair of them, is a code."""
        return not self.is_wide or str(self.entry.get("/Encoding")) in _IDENTITY

    @property
    def rests_on_another_map(self) -> bool:
        """Whether the map of its codes is outside the file, or goes on in another one (`usecmap`)."""
        encoding = self.entry.get("/Encoding")
        if isinstance(encoding, pikepdf.Stream):
            return "/UseCMap" in encoding or b"usecmap" in unpacked(encoding)
        return not self.has_plain_codes

    @property
    def is_drawn(self) -> bool:
        """Whether its glyphs are contents of their own (Type 3)."""
        return bool(self.entry.get("/Subtype") == "/Type3")

    @property
    def has_letters_unlike_outlines(self) -> bool:
        """Whether letters are contents that no outline tells of: pictures, or letters of other fonts."""
        unread = (glyph for glyph in self.glyphs if glyph.outline is None)
        return self.is_drawn and any(text.isalnum() for glyph in unread for text in glyph.told)

    def _glyphs_of_contents(self) -> Iterator[Glyph]:
        contents = self.entry["/CharProcs"]
        for code, name in self._names_by_code.items():
            told = self.told.get(code)
            if told is not None and f"/{name}" in contents:
                outline = _outline_by(contents[f"/{name}"], self._matrix)
                yield Glyph(code, told, outline)  # its names are any

    def _glyphs(self) -> Iterator[Glyph]:
        if self.is_drawn:
            yield from self._glyphs_of_contents()
        program = self._program
        if program is None:
            return
        outlines = cache(program.__getitem__)
        painted = self._glyphs_painted_for(program, self.told)
        often = Counter(glyph for _, glyph in painted)
        for code, glyph in painted:
            told = self.told.get(code)
            unseen = self.used is not None and code not in self.used
            if told is None or often[glyph] > _MOST_CODES or unseen:
                continue
            yield Glyph(code, told, outlines(glyph), program, glyph)

    @cached_property
    def told(self) -> dict[int, frozenset[str]]:
        """Code → text: of `/ToUnicode`, or else of the names in `/Encoding`, or in the program itself.

        A character for private use tells nothing.
        """
        told = dict(self._by_name) if not self.is_wide else {}
        if isinstance(self.entry.get("/ToUnicode"), pikepdf.Stream):
            told |= to_unicode(unpacked(self.entry["/ToUnicode"]))
        elif self.is_wide:
            told = self._by_program
        return {code: texts for code, texts in told.items() if not any(map(_is_private, texts))}

    @property
    def named_otherwise(self) -> Iterator[tuple[str, str]]:
        """What the encoding tells of codes whose glyphs are not in the file, and a text of their map; they may be one."""
        if self.is_wide or self.is_embedded:
            return
        for code, letters in (_DIGITS | self._by_name).items():
            if self.used is None or code in self.used:
                told = self.told.get(code, frozenset())
                yield from ((letter, text) for letter in letters for text in told)

    @property
    def untold(self) -> Iterator[int]:
        """The codes that may paint a letter which neither a map nor a name tells: libraries take that of ASCII."""
        if self.is_wide or "/ToUnicode" in self.entry:
            return
        for code, name in self._names_by_code.items():
            if code not in self._by_name and _NUMBERED.match(name) and self._paints(code, name):
                yield code

    def _paints(self, code: int, name: str) -> bool:
        """Whether a code paints anything, as far as the file tells."""
        if self.is_drawn:
            contents, matrix = self.entry["/CharProcs"], self._matrix
            return f"/{name}" in contents and _outline_by(contents[f"/{name}"], matrix) != ()
        return not self.is_embedded or any(outline != () for outline in self.outlines_of(code))

    @property
    def _matrix(self) -> Matrix:
        a, b, c, d, e, f = map(float, self.entry["/FontMatrix"])
        return (a, b, c, d, e, f)

    @property
    def lacks_map(self) -> bool:
        """Whether its program alone tells which letters its codes stand for."""
        return self.is_wide and "/ToUnicode" not in self.entry

    @property
    def _by_program(self) -> dict[int, frozenset[str]]:
        """Of several characters that share a glyph a Cyrillic letter, or the first: a hyphen, no soft one."""
        program = self._program
        painted = self._glyphs_painted_for(program, _ALL_CODES) if program else []
        told = (
            {code: _characters_named(program, glyph) for code, glyph in painted} if program else {}
        )
        return {code: frozenset((min(texts, key=_rank),)) for code, texts in told.items() if texts}

    @cached_property
    def _names_by_code(self) -> dict[int, str]:
        """Code → the name of its glyph, where `/Encoding` tells it by name."""
        encoding = self.entry.get("/Encoding")
        names: dict[int, str] = {}
        if isinstance(encoding, pikepdf.Dictionary):
            code = 0
            for item in encoding.get("/Differences", []):
                if isinstance(item, (pikepdf.Name, str)):
                    names[code] = str(item).removeprefix("/")
                    code += 1
                else:
                    code = int(item)
        return names

    @cached_property
    def _codepage(self) -> str | None:
        encoding = self.entry.get("/Encoding")
        if isinstance(encoding, pikepdf.Dictionary):
            encoding = encoding.get("/BaseEncoding")
        return _CODEPAGES.get(str(encoding)) if encoding is not None else None

    @cached_property
    def _by_name(self) -> dict[int, frozenset[str]]:
        plain = {}
        if self._codepage:
            text = bytes(_CODES).decode(self._codepage, "replace")
            plain = {code: frozenset(text[code]) for code in _CODES if code >= 32}
        return plain | {
            c: found for c, n in self._names_by_code.items() if (found := letters_of(n))
        }

    def _glyphs_painted_for(self, program: Program, codes: Iterable[int]) -> list[tuple[int, int]]:
        """All glyph numbers that some viewer paints for a code, each with it; for these codes at least."""
        if self.is_wide:
            return list(self._numbers_of_cids(codes).items())
        numbers = [*self._as_symbols(program).items(), *self._glyphs_by_code(program).items()]
        return list(dict.fromkeys(numbers))

    def _glyphs_by_code(self, program: Program) -> dict[int, int]:
        """Code → glyph number of a font of one byte a code."""
        numbers = _own_codes(program)
        letters = program.codes(3, 1) or ({} if program.codes(1, 0) else program.by_letter)
        if letters and (self._codepage or self._names_by_code):
            for code, texts in self._by_name.items():
                glyphs = {letters[ord(n)] for n in texts if len(n) == 1 and ord(n) in letters}
                numbers |= dict.fromkeys([code], glyphs.pop()) if glyphs else {}
        if program.is_truetype:
            return numbers
        named = {code: program.called(name) for code, name in self._names_by_code.items()}
        return numbers | {code: glyph for code, glyph in named.items() if glyph is not None}

    def _as_symbols(self, program: Program) -> dict[int, int]:
        """Code → glyph where some viewers set the names of `/Encoding` aside (9.6.5.4), and others do not."""
        flags = self._descendant["/FontDescriptor"].get("/Flags")
        # Flags that are no number are taken for any.
        is_symbolic = not isinstance(flags, int) or flags & (_SYMBOLIC | _OTHERS) == _SYMBOLIC
        return (
            _own_codes(program)
            if is_symbolic and program.is_truetype and self._names_by_code
            else {}
        )

    def _numbers_of_cids(self, codes: Iterable[int]) -> dict[int, int]:
        encoding = self.entry.get("/Encoding")
        if isinstance(encoding, pikepdf.Stream):
            cids = to_glyphs(unpacked(encoding))
        elif str(encoding) in _IDENTITY:
            cids = {code: code for code in codes}
        else:
            return {}
        stream = self._descendant.get("/CIDToGIDMap")
        if isinstance(stream, pikepdf.Stream):
            table = unpacked(stream)
            return {
                code: int.from_bytes(table[2 * cid : 2 * cid + 2], "big")
                for code, cid in cids.items()
            }
        return cids


def fonts_of(pdf: pikepdf.Pdf) -> Iterator[Font]:
    """The fonts that the pages of a file name, each once, those of forms and patterns too."""
    seen: set[tuple[int, int]] = set()
    for page, resources in resources_of(pdf):
        for entry in values_of(resources.get("/Font")):
            if is_new(entry, seen):
                yield Font(f"{_name(entry)} (page {page})", entry)


def _outline_by(content: pikepdf.Object, matrix: Matrix) -> GlyphOutline | None:
    """What the content of a glyph draws; None where it is damaged, too: the others are read."""
    try:
        return drawn(unpacked(content), matrix)
    except DAMAGED:
        return None


def _rank(text: str) -> tuple[bool, str]:
    return not "\u0400" <= text[:1] <= "\u04ff", text


def _is_private(text: str) -> bool:
    """Whether a text is one that only its font gives a meaning, or that stands for a lost one."""
    return text[:1] == "\ufffd" or "\ue000" <= text[:1] <= "\uf8ff"


def _name(entry: Any) -> str:  # noqa: ANN401
    name = str(entry.get("/BaseFont", entry.get("/Name", ""))).removeprefix("/")
    return (name[7:] if name[6:7] == "+" else name) or "without a name"


def _characters_named(program: Program, glyph: int) -> frozenset[str]:
    """The characters that a program calls a glyph."""
    return program.unicode.get(glyph, frozenset()) | letters_of(program.name(glyph))


def _own_codes(program: Program) -> dict[int, int]:
    """Code → glyph where the file names no encoding; codes of symbols stand in a range of their own.

    Where a program has no such map viewers take codes for letters, and without any map for glyphs.
    """
    symbols, found = program.codes(3, 0), program.own_encoding | program.codes(1, 0)
    for base in (0xF000, 0xF100, 0xF200, 0):
        found |= {code: symbols[base + code] for code in _CODES if base + code in symbols}
    as_they_are = {code: code for code in _CODES if program.is_truetype}
    return found or program.by_letter or as_they_are
