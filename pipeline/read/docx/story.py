"""The text of a Word document, as a reader sees it with all tracked changes accepted."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from pipeline.errors import UnreadableSourceError
from pipeline.read.colours import WHITE, Colour
from pipeline.read.docx.looks import PLAIN, Look, RunLooks, shading
from pipeline.read.docx.numbering import Numbering, in_form
from pipeline.read.docx.wordml import attribute, child, children, is_on, local
from pipeline.read.geometry import Appearance
from pipeline.words.indexes import TO_LOWERED, TO_RAISED

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lxml.etree import _Element

    from pipeline.read.writing import Writing

_BLANKS: Final = re.compile(r"[ \t\r\n]+")
_LINK: Final = re.compile(r'^\s*HYPERLINK\s+"([^"]+)"')
_COUNTING: Final = re.compile(r"^\s*(?:LISTNUM|AUTONUM\w*)\b")
_LAYOUT_BLOCKS: Final = 5
"""A cell with so many paragraphs holds no value of a table, but a part of the page."""
_PROPERTIES: Final = frozenset({
    "Fallback", "delInstrText", "numPr", "pPr", "pPrChange", "rPr", "rPrChange", "sdtEndPr", "sdtPr",
    "sectPr", "sectPrChange", "tblGrid", "tblPr", "tblPrEx", "tcPr", "trPr",
})  # fmt: skip
_MARKS: Final = TO_RAISED | str.maketrans("ivx", "ⁱᵛˣ")
"""Figures of notes, Arabic and Roman."""


@dataclass(frozen=True, slots=True)
class _Where:
    """What the elements around say of the words in them."""

    ground: Colour = WHITE
    paragraph: Look = PLAIN
    look: Look = PLAIN
    hidden: Appearance | None = None
    inserted: bool = False
    moved: bool = False
    backwards: bool = False

    @property
    def appearance(self) -> Appearance | None:
        return self.hidden or self.look.appearance


@dataclass(slots=True)
class _Field:
    """A field that is open: its instruction, and whether its result is reached."""

    since: tuple[int, int]
    instruction: str = ""
    shows: bool = False


class Story:
    """Writes down the body of a document, or one of its notes, headers and footers."""

    def __init__(
        self, writing: Writing, looks: RunLooks, numbering: Numbering, targets: Mapping[str, str]
    ) -> None:
        self.writing, self._looks, self._numbering, self._targets = (
            writing,
            looks,
            numbering,
            targets,
        )
        self.referred: list[tuple[str, str, str]] = []
        """Notes in the order of their marks: kind, identifier, mark."""
        self._marked: Counter[str] = Counter()
        """How many notes of a kind have a mark of their number."""
        self.mark = ""
        """The mark of the note that is written down."""
        self._fields: list[_Field] = []
        self._boxes: list[_Element] = []
        self._inline = 0
        """How many notes are open, whose paragraphs are one line."""
        self._takes: Mapping[str, Callable[[_Element, _Where], None]] = {
            "altChunk": self._refuse, "bdo": self._override, "br": self._break, "cr": self._break,
            "del": self._deleted, "delText": self._words, "endnoteRef": self._own_mark,
            "endnoteReference": self._reference, "fldChar": self._field, "fldSimple": self._simple_field,
            "footnoteRef": self._own_mark, "footnoteReference": self._reference,
            "hyperlink": self._hyperlink, "ins": self._inserted, "instrText": self._instruction,
            "moveFrom": self._deleted, "moveTo": self._inserted, "noBreakHyphen": self._hyphen, "p": self._paragraph,
            "ptab": self._tab, "r": self._run, "softHyphen": self._soft_hyphen, "subDoc": self._refuse,
            "sym": self._symbol, "t": self._words, "tab": self._tab, "tbl": self._table, "tc": self._cell,
            "tr": self._row, "txbxContent": self._box,
        }  # fmt: skip

    def take(self, node: _Element, *, inline: bool = False) -> None:
        """Write down what an element holds; `inline`: all its paragraphs on one line."""
        self._inline += inline
        self._children(node, _Where())
        self._inline -= inline
        self.writing.end_block()
        self._fields.clear()

    def _children(self, node: _Element, where: _Where) -> None:
        for one in node.iterchildren():
            if isinstance(one.tag, str):
                self._node(one, where)

    def _node(self, node: _Element, where: _Where) -> None:
        name = local(node.tag)
        if name in self._takes:
            self._takes[name](node, where)
        elif name == "AlternateContent":
            chosen = child(node, "Choice")
            chosen = child(node, "Fallback") if chosen is None else chosen
            self._children(node if chosen is None else chosen, where)
        elif name not in _PROPERTIES:
            self._children(node, where)

    def _paragraph(self, node: _Element, where: _Where) -> None:
        properties = child(node, "pPr")
        look = self._looks.of_paragraph(properties, where.ground)
        where = replace(where, paragraph=look, look=look)
        if shown := self._number(properties):
            self._write(shown, replace(where, look=self._looks.of_run(look, None)))
        self._children(node, where)
        if self._inline:
            self.writing.blank()
        elif not _is_deleted(child(properties, "rPr")):
            self.writing.end_block()
            self._write_boxes(where)

    def _number(self, properties: _Element | None) -> str:
        identifier, level, styles = self._looks.numbered(properties)
        if identifier is None or _is_deleted(child(properties, "rPr")):
            return ""
        linked = self._numbering.level_of_style(identifier, styles)
        return self._numbering.next(identifier, level if linked is None else linked)

    def _write_boxes(self, where: _Where) -> None:
        """Write down the text boxes of a paragraph behind it: where they are seen is not told."""
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self._children(box, _Where(moved=True, hidden=where.hidden, inserted=where.inserted))
            self.writing.end_block()

    def _box(self, node: _Element, where: _Where) -> None:
        if where.moved or self._inline:  # a box in a box, or in a note
            self._children(node, where)
        else:
            self._boxes.append(node)

    def _run(self, node: _Element, where: _Where) -> None:
        look = self._looks.of_run(where.paragraph, child(node, "rPr"))
        self._children(node, replace(where, look=look))

    def _words(self, node: _Element, where: _Where) -> None:
        self._write(node.text or "", where)

    def _write(self, text: str, where: _Where) -> None:
        if self._fields and not all(field.shows for field in self._fields):
            return
        for position, word in enumerate(_BLANKS.split(text)):
            if position:
                self.writing.blank()
            if word:
                shown = _shown(word, where)
                self.writing.word(
                    shown, where.appearance, moved=where.moved, inserted=where.inserted
                )

    def _deleted(self, node: _Element, where: _Where) -> None:
        self._children(node, replace(where, hidden=where.hidden or Appearance.DELETED))

    def _inserted(self, node: _Element, where: _Where) -> None:
        self._children(node, replace(where, inserted=True))

    def _override(self, node: _Element, where: _Where) -> None:
        self._children(node, replace(where, backwards=attribute(node) == "rtl"))

    def _break(self, node: _Element, _: _Where) -> None:
        if self._inline or (self._fields and not self._fields[-1].shows):
            self.writing.blank()
        elif attribute(node, "type") in {None, "textWrapping"}:
            self.writing.end_line()
        else:
            self.writing.blank()  # a page or a column ends; the paragraph goes on

    def _tab(self, node: _Element, _: _Where) -> None:
        if local(str(getattr(node.getparent(), "tag", ""))) != "tabs":
            self.writing.blank()

    def _hyphen(self, _: _Element, where: _Where) -> None:
        self._write("\u2011", where)

    def _soft_hyphen(self, _: _Element, where: _Where) -> None:
        self._write("\u00ad", where)

    def _symbol(self, node: _Element, where: _Where) -> None:
        code = attribute(node, "char") or ""
        if re.fullmatch(r"[0-9A-Fa-f]{1,4}", code):
            self._write(chr(int(code, 16)), where)

    def _hyperlink(self, node: _Element, where: _Where) -> None:
        since = self.writing.mark()
        self._children(node, where)
        if target := self._targets.get(attribute(node, "id") or ""):
            self.writing.link(since, target)

    def _simple_field(self, node: _Element, where: _Where) -> None:
        since = self.writing.mark()
        self._children(node, where)
        self._end_field(_Field(since, attribute(node, "instr") or "", shows=True))

    def _field(self, node: _Element, _: _Where) -> None:
        kind = attribute(node, "fldCharType")
        if kind == "begin":
            self._fields.append(_Field(self.writing.mark()))
        elif kind == "separate" and self._fields:
            self._fields[-1].shows, self._fields[-1].since = True, self.writing.mark()
        elif kind == "end" and self._fields:
            self._end_field(self._fields.pop())

    def _end_field(self, field: _Field) -> None:
        if link := _LINK.match(field.instruction):
            self.writing.link(field.since, link[1])
        if not field.shows and _COUNTING.match(field.instruction):
            raise _unreadable("it has numbers that only Word counts (LISTNUM); save it as a PDF")

    def _instruction(self, node: _Element, _: _Where) -> None:
        if self._fields:
            self._fields[-1].instruction += node.text or ""

    def _reference(self, node: _Element, where: _Where) -> None:
        kind = local(node.tag).removesuffix("Reference")
        identifier = attribute(node, "id") or ""
        mark = ""
        if (attribute(node, "customMarkFollows") or "") not in {"1", "true", "on"}:
            count = 1 + self._marked[kind]
            mark = in_form(count, "decimal" if kind == "footnote" else "lowerRoman").translate(
                _MARKS
            )
            self._write(mark, where)
        if where.hidden is None:
            self.referred.append((kind, identifier, mark))
            self._marked[kind] += bool(mark)

    def _own_mark(self, _: _Element, where: _Where) -> None:
        self._write(self.mark, where)
        self.writing.blank()

    def _table(self, node: _Element, where: _Where) -> None:
        self.writing.end_block()
        if self._inline or _lays_out(node):
            for cell in (c for row in _rows(node) for c in children(row, "tc")):
                self._children(
                    cell, replace(where, ground=shading(child(cell, "tcPr"), where.ground))
                )
                self.writing.end_block()
            return
        self.writing.start_table()
        self._children(node, where)
        self.writing.end_table()

    def _row(self, node: _Element, where: _Where) -> None:
        properties = child(node, "trPr")
        if child(properties, "del") is not None:
            where = replace(where, hidden=Appearance.DELETED)
        elif is_on(child(properties, "hidden")):
            where = replace(where, hidden=Appearance.UNPAINTED)
        elif child(properties, "ins") is not None:
            where = replace(where, inserted=True)
        table = node.getparent()
        first = next(children(table, "tr"), None) is node
        ground = self._looks.of_table(child(table, "tblPr"), first=first)
        where = replace(where, ground=ground or where.ground)
        self.writing.end_block()
        self.writing.start_row()
        self._children(node, where)
        self.writing.end_row()
        self.writing.end_block()

    def _cell(self, node: _Element, where: _Where) -> None:
        if not self.writing.is_in_row:
            self._children(node, where)
            return
        self.writing.start_cell()
        self._children(node, replace(where, ground=shading(child(node, "tcPr"), where.ground)))

    def _refuse(self, _: _Element, __: _Where) -> None:
        raise _unreadable(
            "it holds another document inside; open it in Word and save it as a whole"
        )


def _is_deleted(mark: _Element | None) -> bool:
    """Whether the end of a paragraph is taken out, so that the next one goes on with it."""
    return next(children(mark, "del", "moveFrom"), None) is not None


def _rows(table: _Element) -> list[_Element]:
    return list(children(table, "tr"))


def _lays_out(table: _Element) -> bool:
    """Whether a table parts the page and not values: a cell of it holds a text of its own."""
    return any(
        sum(1 for _ in children(cell, "p", "tbl")) >= _LAYOUT_BLOCKS
        for row in _rows(table)
        for cell in children(row, "tc")
    )


def _shown(word: str, where: _Where) -> str:
    if where.look.raised:
        word = word.translate(TO_RAISED if where.look.raised > 0 else TO_LOWERED)
    if "caps" in where.look.toggles:
        word = word.upper()
    return word[::-1] if where.backwards else word


def _unreadable(what: str) -> UnreadableSourceError:
    return UnreadableSourceError(f"cannot be read: {what}")
