"""Text that a file gives beside its glyphs (`/ActualText`), held against what the glyphs show.

Readers take that text instead of the glyphs: a producer tells by it what a font cannot (`ә`, a
hyphen that is a soft one), and a forger another word than the page shows. After ISO 32000-2, 14.9.4.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pikepdf

from pipeline.read.pdf.fonts.lies import Lie, plain
from pipeline.read.pdf.fonts.outlines import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pipeline.read.pdf.fonts.embedded import Font

_KEY = b"/ActualText"
_HYPHENS = str.maketrans(dict.fromkeys("\u00ad\u2010\u2011", "-"))
_DEEPEST = 8
_OPERATORS = "Tf q Q BDC BMC EMC Tj TJ ' \""


@dataclass(slots=True)
class _MarkedGlyphs:
    """Marked content: the text told beside it, if any, and what its glyphs may show."""

    told: str | None
    painted: list[frozenset[str]] = field(default_factory=list)
    font: str = ""


def contradictions(pdf: pikepdf.Pdf, fonts: Iterable[Font]) -> Iterator[Lie]:
    """The texts beside glyphs that say something else than these show."""
    known = {font.entry.objgen: _Painted(font) for font in fonts if font.entry.is_indirect}
    seen: set[tuple[int, int]] = set()
    for page in pdf.pages:
        for content, resources in _contents(page, page.resources, seen, 0):
            if _may_tell(content, resources):
                yield from _StreamReader(resources, known).read(content)


def _contents(
    content: Any,  # noqa: ANN401 - a page or a form
    resources: Any,  # noqa: ANN401
    seen: set[tuple[int, int]],
    depth: int,
) -> Iterator[tuple[Any, Any]]:
    """A content with its resources, and the forms that it may paint."""
    if not isinstance(resources, pikepdf.Dictionary) or depth > _DEEPEST:
        return
    yield content, resources
    for form in _streams(resources.get("/XObject")):
        if form.get("/Subtype") == "/Form" and form.objgen not in seen:
            seen.add(form.objgen)
            yield from _contents(form, form.get("/Resources", resources), seen, depth + 1)


def _may_tell(content: Any, resources: Any) -> bool:  # noqa: ANN401
    """Whether a content holds text beside glyphs, in itself or by a name of its resources."""
    if any(_KEY.decode() in entry for _, entry in _items(resources.get("/Properties"))):
        return True
    owner = content.obj if isinstance(content, pikepdf.Page) else content
    streams = owner.get("/Contents") if isinstance(content, pikepdf.Page) else owner
    parts = streams if isinstance(streams, pikepdf.Array) else [streams]
    return any(_KEY in part.read_bytes() for part in parts if isinstance(part, pikepdf.Stream))


def _items(entries: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401
    """The entries of a dictionary that are dictionaries themselves, or streams."""
    if isinstance(entries, pikepdf.Dictionary):
        yield from (
            (str(name), value) for name, value in entries.items() if hasattr(value, "objgen")
        )


def _streams(entries: Any) -> Iterator[Any]:  # noqa: ANN401
    yield from (value for _, value in _items(entries) if isinstance(value, pikepdf.Stream))


class _StreamReader:
    """One content, read from its start."""

    def __init__(self, resources: Any, known: dict[tuple[int, int], _Painted]) -> None:  # noqa: ANN401
        self.fonts = {
            name: known.get(entry.objgen) for name, entry in _items(resources.get("/Font"))
        }
        self.properties = dict(_items(resources.get("/Properties")))
        self.font: _Painted | None = None
        self.saved: list[_Painted | None] = []
        self.open: list[_MarkedGlyphs] = []

    def read(self, content: Any) -> Iterator[Lie]:  # noqa: ANN401
        for instruction in pikepdf.parse_content_stream(content, _OPERATORS):
            operands, name = instruction.operands, str(instruction.operator)
            if name == "Tf":
                self.font = self.fonts.get(str(operands[0]))
            elif name == "q":
                self.saved.append(self.font)
            elif name == "Q" and self.saved:
                self.font = self.saved.pop()
            elif name in ("BDC", "BMC"):
                self.open.append(_MarkedGlyphs(self._told(operands)))
            elif name == "EMC" and self.open:
                yield from _judged(self.open.pop())
            elif name in ("Tj", "TJ", "'", '"') and self.open:
                self._paint(operands[-1])

    def _told(self, operands: Any) -> str | None:  # noqa: ANN401
        entry = operands[-1] if len(operands) > 1 else None
        if isinstance(entry, pikepdf.Name):
            entry = self.properties.get(str(entry))
        told = entry.get(_KEY.decode()) if isinstance(entry, pikepdf.Dictionary) else None
        return None if told is None else str(told)

    def _paint(self, strings: Any) -> None:  # noqa: ANN401
        marked = next((item for item in reversed(self.open) if item.told is not None), None)
        if marked is None:
            return
        if self.font is None:
            marked.painted.append(frozenset())
            return
        marked.font = self.font.name
        for string in strings if isinstance(strings, pikepdf.Array) else [strings]:
            if isinstance(string, pikepdf.String):
                marked.painted += self.font.letters(bytes(string))


class _Painted:
    """A font, and what each of its codes shows."""

    def __init__(self, font: Font) -> None:
        self.name = font.name
        self.width = 2 if font.entry.get("/Subtype") == "/Type0" else 1
        self.shown = dict(font.told)
        for glyph in font.glyphs:
            known = shown(glyph.outline) if glyph.outline else None
            if known:
                self.shown[glyph.code] = frozenset(known)

    def letters(self, string: bytes) -> list[frozenset[str]]:
        """What a string shows, code by code; nothing for a code that nothing is known of."""
        codes = range(0, len(string) - self.width + 1, self.width)
        return [
            self.shown.get(int.from_bytes(string[at : at + self.width], "big"), frozenset())
            for at in codes
        ]


def _judged(marked: _MarkedGlyphs) -> Iterator[Lie]:
    """The contradiction, if what is told is not what is painted, blanks aside.

    Small letters may be told of painted capitals: so they are in small capitals.
    """
    if marked.told is None or not marked.painted or not all(marked.painted):
        return  # an unknown glyph may show what is told
    told = plain("".join(marked.told.translate(_HYPHENS).split()))
    painted = [
        {plain(t.translate(_HYPHENS).strip()) for text in texts for t in (text, text.lower())}
        for texts in marked.painted
    ]
    if not _matches(told, painted):
        yield Lie(marked.font, "".join(map(min, marked.painted)), marked.told)


def _matches(told: str, painted: list[set[str]]) -> bool:
    """Whether a text can be read from glyphs that show one of several texts each."""
    ends = {0}
    for texts in painted:
        ends = {end + len(text) for end in ends for text in texts if told.startswith(text, end)}
    return len(told) in ends or (not told and _are_marks(painted))


def _are_marks(painted: list[set[str]]) -> bool:
    return not any(letter.isalnum() for texts in painted for text in texts for letter in text)
