"""What lies on the pages of a PDF and not in them: typed notes, stamps, filled fields, marks.

What is painted of it is part of the page: it is drawn into the page, and its words are marked as
such. Words under a mark for deletion or redaction are withheld. What a reader may or may not be
shown (a value without an appearance of its own) is told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

import pikepdf

from pipeline.read.geometry import Box
from pipeline.read.pdf.instructions import SHOWN, words_of
from pipeline.read.pdf.letter_runs import Bounds, Glyph
from pipeline.read.pdf.streams import unpacked
from pipeline.read.pdf.turns import turned_back

_NO_WORDS = frozenset(("/Link", "/Popup", "/Text"))
"""Kinds without words on the page: what a note of the kind `Text` says shows on a click."""
_MARKS = frozenset(("/Redact", "/StrikeOut"))
_SHAPES = frozenset(("/Caret", "/Ink", "/Line", "/PolyLine", "/Polygon", "/Squiggly", "/Stamp"))
"""Kinds that readers draw in ways of their own where the file does not say how."""
_LINED = frozenset(("/Link", "/Underline", "/Squiggly"))
"""Kinds for which readers draw lines where the file does not say how they look."""
_THIN = 2.5
"""Points: a thicker line covers what it goes over."""
_NO_VIEW = 32
_HIDDEN = 2 | _NO_VIEW
"""Flags of what no screen shows (ISO 32000-1, table 165)."""
_UNKNOWN_KIND, _PRINTED = 1, 4
_PAINTED = SHOWN | {b"Do"}
_LONGEST = 4000


_NEAR, _ROOM = 0.95, 0.2
"""Ems from typed words to their line, and by which they may reach over its letters."""


class NoteKind(StrEnum):
    """What an annotation does to the words of a page."""

    WORDS = "words"
    """It paints some."""
    UNPAINTED = "unpainted"
    """It holds some, or a shape over them, and does not say how that looks."""
    REDACT = "redact"
    STRIKE = "strike"
    RULE = "rule"
    """It draws thin level lines: a border, an underline."""
    LINK = "link"
    """It leads to the address that its words are."""


@dataclass(frozen=True, slots=True)
class Note:
    """An annotation or a field; `words` are its own, as its producer wrote them, if it tells any."""

    page: int
    kind: NoteKind
    boxes: tuple[Box, ...]
    words: str = ""

    def turned(self, degrees: float) -> Note:
        """The note on a page that is turned back by some degrees."""
        return replace(self, boxes=tuple(turned_back(box, -degrees) for box in self.boxes))


class _PageAnnotation(NamedTuple):
    """What is asked of an annotation more than once."""

    entry: pikepdf.Object
    kind: str
    look: pikepdf.Object | None
    """The stream that paints it, if anything does."""
    is_hidden: bool

    @classmethod
    def of(cls, entry: pikepdf.Object) -> _PageAnnotation:
        is_hidden = bool(int(entry.get("/F", 0)) & _HIDDEN)
        return cls(entry, str(entry.get("/Subtype")), _appearance(entry), is_hidden)

    @property
    def is_on_paper(self) -> bool:
        """Whether no screen shows it, and paper does."""
        flags = int(self.entry.get("/F", 0)) & (_HIDDEN | _PRINTED)
        return self.look is not None and flags == _PRINTED | _NO_VIEW

    @property
    def is_painted(self) -> bool:
        return self.look is not None and not self.is_hidden


def notes_of(pdf: pikepdf.Pdf) -> tuple[tuple[Note, ...], bool]:
    """The annotations and fields that do something to the words of their pages; whether any paints something."""
    found = [(n, note) for n, page in enumerate(pdf.pages, 1) for note in _annotations(page)]
    notes = tuple(one for number, note in found for one in _notes(number, note))
    return notes, any(note.is_painted for _, note in found)


def flatten(pdf: pikepdf.Pdf) -> None:
    """Draw into the pages what annotations paint on a screen.

    The flag that hides kinds which no reader knows is taken from all of them: those that are
    painted here are known, and readers show them. The layer of an annotation becomes that of its look.
    Where looks are called out of date, readers show those of buttons, and the tool would leave out all fields.
    """
    form = pdf.Root.get("/AcroForm")
    if isinstance(form, pikepdf.Dictionary) and "/NeedAppearances" in form:
        del form["/NeedAppearances"]
    for page in pdf.pages:
        for note, kind, look, _ in _annotations(page):
            # A popup is seen on a click only, whatever look it has.
            if kind == "/Popup" and "/AP" in note:
                del note["/AP"]
            if look is not None and "/OC" in note:
                look["/OC"] = note["/OC"]
            if int(note.get("/F", 0)) & _UNKNOWN_KIND:
                note["/F"] = int(note["/F"]) & ~_UNKNOWN_KIND
    pdf.flatten_annotations("screen")


def boxes_of(notes: Iterable[Note], kind: NoteKind) -> list[Box]:
    """The rectangles of the annotations of a kind."""
    return [box for note in notes if note.kind is kind for box in note.boxes]


def with_words(glyphs: list[Glyph], notes: Sequence[Note]) -> list[Glyph]:
    """The glyphs of a page, those of an annotation with the letters that it tells itself.

    Fonts of annotations seldom say which letters they show.
    """
    found = list(glyphs)
    for note in notes:
        if note.kind is not NoteKind.WORDS:
            continue
        words = "".join(note.words.split())
        inside = [
            n
            for n, (letter, (x, y, *_), _) in enumerate(glyphs)
            if not letter.isspace() and any(_box_holds_point(box, x, y) for box in note.boxes)
        ]
        # Where the numbers differ, which letter is which is not known, and the font's stay.
        if len(inside) == len(words):
            for n, letter in zip(inside, words, strict=True):
                found[n] = (letter, *glyphs[n][1:])
    return found


def on_their_lines(glyphs: list[Glyph], notes: Sequence[Note]) -> list[Glyph]:
    """The glyphs of a page, those of annotations on the baseline of the line in whose gap they stand.

    What is typed over a page hardly meets its baselines. Where a line has no room for it, or none is
    near, it stays where it is.
    """
    boxes = boxes_of(notes, NoteKind.WORDS)
    rows: dict[float, list[int]] = defaultdict(list)
    lines: dict[float, list[Bounds]] = defaultdict(list)
    for n, (letter, bounds, angle) in enumerate(glyphs) if boxes else ():
        if not angle and not letter.isspace():
            if any(_box_holds_point(box, *bounds[:2]) for box in boxes):
                rows[bounds[1]].append(n)
            else:
                lines[bounds[1]].append(bounds)
    found = list(glyphs)
    for y, row in rows.items():
        line = _line_of([glyphs[n][1] for n in row], lines)
        for n in row if line not in (None, y) else ():
            letter, (x, _, width, size), angle = glyphs[n]
            found[n] = (letter, (x, line or y, width, size), angle)
    return found


def _line_of(row: Sequence[Bounds], lines: Mapping[float, Sequence[Bounds]]) -> float | None:
    """The nearest baseline that has room for a row of glyphs; None where none is near."""
    x0, y, _, size = row[0]
    x0, x1 = min(x for x, *_ in row), max(x + width for x, _, width, _ in row)
    slack = _ROOM * size
    near = sorted((abs(line - y), line) for line in lines if abs(line - y) < _NEAR * size)
    for _, line in near:
        reach = [(x, x + width) for x, _, width, _ in lines[line]]
        is_inside = min(reach)[0] - size < x0 and x1 < max(end for _, end in reach) + size
        if is_inside and not any(x < x1 - slack and end > x0 + slack for x, end in reach):
            return line
    return None


def _notes(page: int, note: _PageAnnotation) -> Iterator[Note]:
    boxes = tuple(_boxes(note.entry))
    # A mark for redaction counts unseen, too: somebody wanted the words gone.
    if not boxes or (note.is_hidden and note.kind != "/Redact"):
        if boxes and note.is_on_paper:
            yield Note(page, NoteKind.UNPAINTED, boxes, _words_of_note(note))
        return
    if note.kind in _LINED and not note.is_painted:
        yield from _lines(page, note.kind, boxes, _border_width(note.entry))
    if note.kind == "/Link":
        action = note.entry.get("/A")
        if isinstance(action, pikepdf.Dictionary) and "/URI" in action:
            yield Note(page, NoteKind.LINK, boxes, str(action["/URI"]))
    done = _action_on_words(note) if note.kind not in _NO_WORDS else None
    if done:
        yield Note(page, done, boxes, "" if note.kind in _MARKS else _words_of_note(note))


def _lines(number: int, kind: str, boxes: tuple[Box, ...], width: float) -> Iterator[Note]:
    """The level lines that readers draw for an annotation without a look of its own."""
    half = width / 2
    sides = [
        (box, y) for box in boxes for y in ((box.y0, box.y1) if kind == "/Link" else (box.y0,))
    ]
    lines = tuple(box._replace(y0=y - half, y1=y + half) for box, y in sides)
    if width:
        yield Note(number, NoteKind.RULE if width <= _THIN else NoteKind.STRIKE, lines)


def _border_width(note: pikepdf.Object) -> float:
    """How wide an annotation's border is, in points (ISO 32000-1, tables 164 and 166)."""
    style, border = note.get("/BS"), note.get("/Border")
    if isinstance(style, pikepdf.Dictionary):
        return float(style.get("/W", 1))
    return float(border[2]) if isinstance(border, pikepdf.Array) and len(border) > 2 else 1.0


def _action_on_words(note: _PageAnnotation) -> NoteKind | None:
    """What an annotation does to the words of its page, if it does anything."""
    kind = note.kind
    if kind in _MARKS:
        return NoteKind.REDACT if kind == "/Redact" else NoteKind.STRIKE
    if note.is_painted:
        if _paints_words(note.look):
            return NoteKind.WORDS
        return NoteKind.UNPAINTED if kind == "/Widget" and _words_of_note(note) else None
    if kind in _SHAPES:
        return NoteKind.UNPAINTED
    is_field = kind in ("/Widget", "/FreeText")
    return (
        NoteKind.UNPAINTED
        if is_field and (_words_of_note(note) or _is_filled(note.entry))
        else None
    )


def _is_filled(field: pikepdf.Object) -> bool:
    """Whether readers fill the place of a field that does not say itself how it looks."""
    look = field.get("/MK")
    return isinstance(look, pikepdf.Dictionary) and ("/BG" in look or "/CA" in look)


def _annotations(page: pikepdf.Page) -> Iterator[_PageAnnotation]:
    found = page.obj.get("/Annots")
    if isinstance(found, pikepdf.Array):
        yield from (
            _PageAnnotation.of(note) for note in found if isinstance(note, pikepdf.Dictionary)
        )


def _appearance(note: pikepdf.Object) -> pikepdf.Object | None:
    """The stream that paints a note as it is, of those that it has for its states; a popup has none."""
    looks = note.get("/AP") if note.get("/Subtype") != "/Popup" else None
    normal = looks.get("/N") if isinstance(looks, pikepdf.Dictionary) else None
    if isinstance(normal, pikepdf.Dictionary):
        normal = normal.get(str(note.get("/AS", "/Off")))
    return normal if isinstance(normal, pikepdf.Stream) else None


def _paints_words(look: pikepdf.Object | None) -> bool:
    """Whether an appearance paints text, or something of its own that may."""
    content = unpacked(look) if look is not None else b""
    return not _PAINTED.isdisjoint(words_of(content))


def _words_of_note(note: _PageAnnotation) -> str:
    """What a note says: its contents, or the value of its field, its own or its parent's."""
    if note.kind != "/Widget":
        return _string(note.entry.get("/Contents"))
    field: pikepdf.Object | None = note.entry
    for _ in range(10):
        if field is None:
            break
        if "/V" in field:
            return _string(field.get("/V"))
        field = field.get("/Parent")
    return ""


def _string(value: object) -> str:
    return str(value)[:_LONGEST].strip() if isinstance(value, pikepdf.String) else ""


def _boxes(note: pikepdf.Object) -> Iterator[Box]:
    """The rectangles of a note: of each line that it marks, or its own."""
    quads = note.get("/QuadPoints")
    points = [float(n) for n in quads] if isinstance(quads, pikepdf.Array) else []
    if len(points) >= 8:
        for start in range(0, len(points) - 7, 8):
            yield Box.of(points[start : start + 8 : 2], points[start + 1 : start + 8 : 2])
        return
    rectangle = note.get("/Rect")
    if isinstance(rectangle, pikepdf.Array) and len(rectangle) == 4:
        sides = pikepdf.Rectangle(rectangle)
        yield Box.of((sides.llx, sides.urx), (sides.lly, sides.ury))


def _box_holds_point(box: Box, x: float, y: float) -> bool:
    return box.x0 - 1 <= x <= box.x1 + 1 and box.y0 - 1 <= y <= box.y1 + 1
