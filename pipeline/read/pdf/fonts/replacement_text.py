"""Text that a file gives beside its glyphs (`/ActualText`): held against what they show, and laid into their fonts.

Readers take that text instead of the glyphs: a producer tells by it what a font cannot (`ә`, a
hyphen that is a soft one), and a forger another word than the page shows. After ISO 32000-2, 14.9.4.
What is told truly becomes the text of the glyphs themselves: the PDF library gets both wrong
otherwise, the letters and the places of what follows them.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any, NamedTuple, cast

import pikepdf
from pikepdf import Name

from pipeline.read.pdf.fonts.faces import Face
from pipeline.read.pdf.fonts.lies import Lie, plain
from pipeline.read.pdf.instructions import STRING, decoded_name
from pipeline.read.pdf.resources import contents_of, entries_of, values_of
from pipeline.read.pdf.streams import content_of
from pipeline.text import Span
from pipeline.words.indexes import LOWERED, RAISED

_KEY = "/ActualText"
_SOFT_HYPHEN = "\u00ad"
_HYPHENS = str.maketrans(dict.fromkeys(f"{_SOFT_HYPHEN}\u2010\u2011", "-"))
_NO_TEXT = "\ufeff"
"""Of a glyph whose text its neighbour has, or that stands for nothing."""
_LIGATURES = {"ff", "fi", "fl", "ffi", "ffl"}
_REGULAR = rb"[^\0\s()<>\[\]{}/%]"
_HEX = rb"<[^<>]*+>"
_CODED = re.compile(rb"/%s*#%s*" % (_REGULAR, _REGULAR))


def _dictionary(deeper: int) -> bytes:
    """A pattern of a dictionary with others in it, so many deep."""
    inner = rb"|" + _dictionary(deeper - 1) if deeper else b""
    return rb"<<(?:[^<>()]++|%s|%s%s)*+>>" % (STRING, _HEX, inner)


def _words(*words: bytes) -> bytes:
    """A pattern of operators."""
    return rb"|".join(
        rb"%c(?<!%s%c)%s(?!%s)" % (w[0], _REGULAR, w[0], w[1:], _REGULAR) for w in words
    )


_STRINGS = re.compile(STRING, re.DOTALL)
_SHOWS = b"Tj", b"TJ", b"'", b'"'
# Each of its branches begins with a letter of its own, so that all others are passed over at once.
_FOLLOWED = rb"%s|%s(?:\s*+BDC(?!%s))?+|<<|/%s*+|%s|%s" % (
    STRING,
    _dictionary(2),
    _REGULAR,
    _REGULAR,
    _words(rb"ID\s.*?\sEI"),
    _words(b"Tf", b"gs", b"q", b"Q", b"BDC", b"BMC", b"EMC"),
)
"""What is followed in a content, and whatever else may hold its names."""
_OUTSIDE = re.compile(_FOLLOWED, re.DOTALL)
_INSIDE = re.compile(
    rb"(?:[-+.\d]++\s++[-+.\d]++\s*+)?(?P<shown>%s|%s|\[(?:[^\[\]()<>]++|%s|%s)*+\])\s*+(?:%s)|%s|%s"
    % (STRING, _HEX, STRING, _HEX, (shows := _words(*_SHOWS)), _FOLLOWED, shows),
    re.DOTALL,
)
"""Of marked content beside which a text is told, the instructions that show text too, with their operands."""


def lay_in(
    pdf: pikepdf.Pdf, contents: Sequence[bytes], faces: Iterable[Face]
) -> tuple[bool, list[Lie]]:
    """Make the text beside glyphs their own; whether there is any, and what of it the glyphs do not show.

    `contents` are those of the pages.
    """
    known = {face.font.entry.objgen: face for face in faces if face.font.entry.is_indirect}
    lies: list[Lie] = []
    found = False
    for index, holder, resources in contents_of(pdf):
        content = contents[index] if isinstance(holder, pikepdf.Page) else content_of(holder)
        if _has_key(content) or _names_texts(resources):
            found = True
            lies += _Rewriter(pdf, resources, known).rewrite(holder, content)
    return found, lies


def _has_key(content: bytes) -> bool:
    """Whether a text may be told in a content; its key may be written in codes, as any name."""
    key = _KEY.encode()
    return key in content or (b"#" in content and key in map(decoded_name, _CODED.findall(content)))


def _names_texts(resources: Any) -> bool:  # noqa: ANN401
    """Whether resources give a name to a text beside glyphs."""
    return any(_KEY in entry for entry in values_of(resources.get("/Properties")))


_PASSED_OVER = frozenset(b"(/I")
"""What strings, names and the bytes of pictures begin with."""


class _Type(NamedTuple):
    """The font that is in force: the instruction that chose it, its name there, and what is known of it."""

    told: bytes
    name: bytes
    face: Face | None


_NO_TYPE = _Type(b"", b"", None)


class _Shown(NamedTuple):
    """A glyph: where the instruction that shows it stands in the content, its font, its code."""

    place: Span
    type: _Type
    code: int


@dataclass(slots=True)
class _Marked:
    """Marked content: the text told beside it, if any, and the glyphs shown in it."""

    told: str | None
    glyphs: list[_Shown] = field(default_factory=list)

    @property
    def painted(self) -> list[frozenset[str]]:
        """What each of its glyphs may show; nothing where that is not known."""
        return [
            one.type.face.shows(one.code) if one.type.face else frozenset() for one in self.glyphs
        ]


class _Rewriter:
    """One content, read from its start; what is not about texts beside glyphs stays as it is, byte for byte."""

    def __init__(
        self,
        pdf: pikepdf.Pdf,
        resources: Any,  # noqa: ANN401
        faces: dict[tuple[int, int], Face],
    ) -> None:
        self.pdf = pdf
        self.fonts = resources.get("/Font")
        self.faces = {name: faces.get(own.objgen) for name, own in entries_of(self.fonts).items()}
        self.states = entries_of(resources.get("/ExtGState"))
        self.properties = entries_of(resources.get("/Properties"))
        self.type = _NO_TYPE
        self.saved: list[_Type] = []
        self.open: list[_Marked] = []
        self.told: list[_Marked] = []
        """Those of them beside which a text is told."""
        self.lies: list[Lie] = []
        self.edits: list[tuple[Span, bytes]] = []
        """What comes in the place of some bytes."""

    def rewrite(self, holder: Any, content: bytes) -> list[Lie]:  # noqa: ANN401
        """Take the texts beside glyphs out of the content of a page or a form; those that the glyphs do not show.

        Raises ValueError, one of `DAMAGED`, where an instruction lacks what it is about.
        """
        content, at = _in_plain_form(holder, content), 0
        while found := (_INSIDE if self.told else _OUTSIDE).search(content, at):
            at = found.end()
            if found.lastgroup:
                self._show_glyphs(Span(*found.span()), found["shown"])
            elif found[0][0] not in _PASSED_OVER:
                self._follow_instruction(content, found[0], Span(*found.span()))
        parts, end = list[bytes](), 0
        for place, instead in sorted(self.edits, key=itemgetter(0)):
            parts += [content[end : place.start], instead]
            end = place.end
        data = b"".join([*parts, content[end:]])
        if isinstance(holder, pikepdf.Page):
            holder.Contents = self.pdf.make_stream(data)
        else:
            holder.write(data)
        return self.lies

    def _follow_instruction(self, content: bytes, word: bytes, place: Span) -> None:
        """Follow an instruction by its operator, with which a dictionary comes that it is about."""
        if word == b"q":
            self.saved.append(self.type)
        elif word == b"Q":
            self.type = self.saved.pop() if self.saved else self.type
        elif word == b"BMC":
            self.open.append(_Marked(None))
        elif word == b"EMC":
            self._close_marked(self.open.pop() if self.open else _Marked(None))
        elif word.startswith(b"<<"):
            if word.endswith(b"BDC"):
                self._open_marked(word[:-3], place)
            elif not word.endswith(b">>"):
                raise ValueError("a dictionary within very many")
        else:
            start = content.rfind(b"/", 0, place.start)
            self._follow_named(content[start : place.end], Span(start, place.end))

    def _follow_named(self, told: bytes, place: Span) -> None:
        """Follow an instruction that names a font, a state or properties."""
        name, *_, word = told.split()
        if word == b"Tf":
            self.type = _Type(told, name, self.faces.get(_name_of(name)))
        elif word == b"BDC":
            self._open_marked(name, place)
        elif word != b"gs":
            raise ValueError("an instruction without its operands")
        elif "/Font" in self.states.get(_name_of(name), {}):
            self.type = _NO_TYPE

    def _show_glyphs(self, place: Span, operand: bytes) -> None:
        face = self.type.face
        codes = face.codes(pikepdf.Object.parse(operand)) if face else [-1]
        self.told[-1].glyphs += [_Shown(place, self.type, code) for code in codes]

    def _open_marked(self, entry: bytes, place: Span) -> None:
        parsed: Any = pikepdf.Object.parse(entry)
        if isinstance(parsed, pikepdf.Name):
            parsed = self.properties.get(str(parsed))
        told = parsed.get(_KEY) if isinstance(parsed, pikepdf.Dictionary) else None
        self.open.append(_Marked(None if told is None else str(told)))
        if told is not None:
            self.told.append(self.open[-1])
            self.edits.append((place, b" BMC"))

    def _close_marked(self, marked: _Marked) -> None:
        if marked.told is None:
            return
        self.told.pop()
        if not marked.glyphs:
            return
        painted = marked.painted
        if _paint_nothing(painted) and not _is_visible(marked.told):
            return
        faces = [one.type.face for one in marked.glyphs if one.type.face]
        told = marked.told
        if not _is_shown(told, painted):
            told = told.replace(_SOFT_HYPHEN, "")  # where no line ends, none is painted
        if len(faces) == len(painted) and not _is_shown(told, painted):
            letters = "".join(min(texts, default="…") for texts in painted)
            self.lies.append(Lie(faces[0].font.name, letters, marked.told))
        types = {one.place: one.type for one in marked.glyphs}
        texts: dict[Span, dict[int, str]] = {}
        for (place, type_, code), text in zip(
            marked.glyphs, _parts_of_glyphs(told, painted), strict=True
        ):
            if type_.face and type_.face.tells_otherwise(code, text):
                texts.setdefault(place, {})[code] = text
        for place, own in texts.items():
            into, back = self._other_type(types[place], own)
            self.edits += [
                (Span(place.start, place.start), into),
                (Span(place.end, place.end), back),
            ]

    def _other_type(self, type_: _Type, texts: dict[int, str]) -> tuple[bytes, bytes]:
        """The way into a font that gives some codes other texts, and back."""
        number, entry = cast("Face", type_.face).copy(self.pdf, texts)
        name = type_.name + b".told%d" % number
        self.fonts[Name(_name_of(name))] = entry
        return b" %s%s " % (name, type_.told.removeprefix(type_.name)), b" %s " % type_.told


def _name_of(told: bytes) -> str:
    return str(pikepdf.Object.parse(told))


def _in_plain_form(holder: Any, content: bytes) -> bytes:  # noqa: ANN401
    """The content of a page or a form as it is, or without comments, its strings in a form that can be told by a pattern."""
    rest = _STRINGS.sub(b"", content) if b"(" in content else content
    if b"(" not in rest and b"%" not in rest:
        return content
    return pikepdf.unparse_content_stream(pikepdf.parse_content_stream(holder))


def _paint_nothing(painted: Sequence[frozenset[str]]) -> bool:
    """Whether glyphs are blanks: so a hyphen is painted that would divide a word, if its line ended there."""
    return all(texts and not any(map(_is_visible, texts)) for texts in painted)


def _is_visible(text: str) -> bool:
    return not all(letter.isspace() or unicodedata.category(letter) == "Cf" for letter in text)


def _is_shown(told: str, painted: Sequence[frozenset[str]]) -> bool:
    """Whether a text is what glyphs show, blanks aside.

    Small letters may be told of painted capitals: so they are in small capitals.
    """
    words = plain("".join(told.translate(_HYPHENS).split()))
    return _can_be_read_from(words, [_spellings(texts) for texts in painted]) or (
        not words and not any(map(str.isalnum, "".join(map("".join, painted))))
    )


def _spellings(texts: frozenset[str]) -> set[str]:
    """What may be told of a glyph that shows one of some texts."""
    return {
        plain(one.translate(_HYPHENS).strip()) for text in texts for one in (text, text.lower())
    }


def _can_be_read_from(told: str, painted: list[set[str]]) -> bool:
    """Whether a text can be read from glyphs that show one of several texts each; an unknown one, any letter."""
    ends = {0}
    for texts in painted:
        known = texts or _LIGATURES
        further = {end + len(text) for end in ends for text in known if told.startswith(text, end)}
        ends = further if texts else further | ends | {end + 1 for end in ends}
    return len(told) in ends


def _parts_of_glyphs(told: str, painted: Sequence[frozenset[str]]) -> list[str]:
    """The part of a text that each of some glyphs has: one letter each, or else the first one all of it."""
    if len(told) == len(painted):
        return list(map(_as_raised, told, painted))
    return [told or _NO_TEXT, *(_NO_TEXT for _ in painted[1:])]


def _as_raised(told: str, painted: frozenset[str]) -> str:
    """A letter; a digit that is told of a raised or lowered one (by Chromium) as the page shows it."""
    forms = {form.get(told, told) for form in (RAISED, LOWERED)}
    return told if told in painted else min(forms & painted, default=told)
