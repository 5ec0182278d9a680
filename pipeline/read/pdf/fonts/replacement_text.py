"""Text that a file gives beside its glyphs (`/ActualText`): held against what they show, and laid into their fonts.

Readers take that text instead of the glyphs: a producer tells by it what a font cannot (`ә`, a
hyphen that is a soft one), and a forger another word than the page shows. After ISO 32000-2, 14.9.4.
What is told truly becomes the text of the glyphs themselves: the PDF library gets both wrong
otherwise, the letters and the places of what follows them.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, cast

import pikepdf
from pikepdf import ContentStreamInstruction, Name, Operator

from pipeline.read.pdf.fonts.faces import Face
from pipeline.read.pdf.fonts.lies import Lie, plain
from pipeline.read.pdf.resources import contents_of, entries_of, values_of
from pipeline.read.pdf.streams import content_of
from pipeline.words.indexes import LOWERED, RAISED

Instruction = ContentStreamInstruction | pikepdf.ContentStreamInlineImage
_KEY = "/ActualText"
_SOFT_HYPHEN = "\u00ad"
_HYPHENS = str.maketrans(dict.fromkeys(f"{_SOFT_HYPHEN}\u2010\u2011", "-"))
_NO_TEXT = "\ufeff"
"""Of a glyph whose text its neighbour has, or that stands for nothing."""
_LIGATURES = {"ff", "fi", "fl", "ffi", "ffl"}
_SHOWS = frozenset(("Tj", "TJ", "'", '"'))
_FOLLOWED = _SHOWS | {"Tf", "gs", "q", "Q", "BDC", "BMC", "EMC"}


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
        if _KEY.encode() in content or _names_texts(resources):
            found = True
            lies += _Rewriter(pdf, resources, known).rewrite(holder)
    return found, lies


def _names_texts(resources: Any) -> bool:  # noqa: ANN401
    """Whether resources give a name to a text beside glyphs."""
    return any(_KEY in entry for entry in values_of(resources.get("/Properties")))


class _Type(NamedTuple):
    """The font that is in force, as its content names it, and its size."""

    name: Any
    size: Any
    face: Face | None


@dataclass(slots=True)
class _Marked:
    """Marked content: the text told beside it, if any, and where its glyphs are shown."""

    told: str | None
    glyphs: list[tuple[int, _Type, int]] = field(default_factory=list)
    """The number of the instruction, its font, its code."""

    @property
    def painted(self) -> list[frozenset[str]]:
        """What each of its glyphs may show; nothing where that is not known."""
        return [
            type_.face.shows(code) if type_.face else frozenset() for _, type_, code in self.glyphs
        ]


class _Rewriter:
    """One content, read from its start."""

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
        self.type = _Type(None, None, None)
        self.saved: list[_Type] = []
        self.open: list[_Marked] = []
        self.lies: list[Lie] = []
        self.written: list[Instruction] = []
        self.around: dict[int, list[Instruction]] = {}
        """What comes before and behind an instruction, by its number."""

    def rewrite(self, content: Any) -> list[Lie]:  # noqa: ANN401
        """Take the texts beside glyphs out of a content; those that the glyphs do not show."""
        for instruction in pikepdf.parse_content_stream(content):
            self.written.append(instruction)
            name = str(instruction.operator)
            if name in _FOLLOWED:
                self._follow_instruction(name, instruction.operands)
        for at, (into, back) in sorted(self.around.items(), reverse=True):
            self.written[at : at + 1] = [into, self.written[at], back]
        data = pikepdf.unparse_content_stream(self.written)
        if isinstance(content, pikepdf.Page):
            content.Contents = self.pdf.make_stream(data)
        else:
            content.write(data)
        return self.lies

    def _follow_instruction(self, name: str, operands: Any) -> None:  # noqa: ANN401
        if name == "Tf":
            self.type = _Type(operands[0], operands[1], self.faces.get(str(operands[0])))
        elif name == "gs" and "/Font" in self.states.get(str(operands[0]), {}):
            self.type = _Type(None, None, None)
        elif name == "q":
            self.saved.append(self.type)
        elif name == "Q" and self.saved:
            self.type = self.saved.pop()
        elif name in ("BDC", "BMC"):
            self.open.append(_Marked(self._told_text(operands)))
            if self.open[-1].told is not None:
                self.written[-1] = ContentStreamInstruction([operands[0]], Operator("BMC"))
        elif name == "EMC" and self.open:
            self._close_marked(self.open.pop())
        elif self.open and name in _SHOWS:
            marked = next((item for item in reversed(self.open) if item.told is not None), None)
            if marked:
                at, face = len(self.written) - 1, self.type.face
                codes = face.codes(operands[-1]) if face else [-1]
                marked.glyphs += [(at, self.type, code) for code in codes]

    def _told_text(self, operands: Any) -> str | None:  # noqa: ANN401
        entry = operands[-1] if len(operands) > 1 else None
        if isinstance(entry, pikepdf.Name):
            entry = self.properties.get(str(entry))
        told = entry.get(_KEY) if isinstance(entry, pikepdf.Dictionary) else None
        return None if told is None else str(told)

    def _close_marked(self, marked: _Marked) -> None:
        if marked.told is None or not marked.glyphs:
            return
        painted = marked.painted
        if _paint_nothing(painted) and not _is_visible(marked.told):
            return
        faces = [type_.face for _, type_, _ in marked.glyphs if type_.face]
        told = marked.told
        if not _is_shown(told, painted):
            told = told.replace(_SOFT_HYPHEN, "")  # where no line ends, none is painted
        if len(faces) == len(painted) and not _is_shown(told, painted):
            letters = "".join(min(texts, default="…") for texts in painted)
            self.lies.append(Lie(faces[0].font.name, letters, marked.told))
        texts: dict[int, dict[int, str]] = {}
        for (at, type_, code), text in zip(
            marked.glyphs, _parts_of_glyphs(told, painted), strict=True
        ):
            if type_.face and type_.face.tells_otherwise(code, text):
                texts.setdefault(at, {})[code] = text
        types = {at: type_ for at, type_, _ in marked.glyphs}
        for at, own in texts.items():
            self.around[at] = list(self._other_type(types[at], own))

    def _other_type(self, type_: _Type, texts: dict[int, str]) -> Iterator[Instruction]:
        """The way into a font that gives some codes other texts, and back."""
        number, entry = cast("Face", type_.face).copy(self.pdf, texts)
        name = Name(f"{type_.name}.told{number}")
        self.fonts[name] = entry
        for font in (name, type_.name):
            yield ContentStreamInstruction([font, type_.size], Operator("Tf"))


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
