"""The text of a Word document, as a reader sees it with all tracked changes accepted."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from lxml.etree import _Element

from pipeline.errors import UnreadableSourceError
from pipeline.read.docx import hidden
from pipeline.read.docx.fields import Field, chosen
from pipeline.read.docx.looks import (
    PLAIN,
    Cell,
    Look,
    RunLooks,
    shading,
    with_properties,
)
from pipeline.read.docx.numbering import Numbering, in_form
from pipeline.read.docx.wordml import attribute, child, children, is_on, local, within
from pipeline.read.geometry import Appearance
from pipeline.read.writing import LAYOUT_BLOCKS, Writing, as_shown
from pipeline.words.indexes import TO_RAISED

_BLANKS: Final = re.compile(r"[ \t\r\n]+")
_OF_SIGNS: Final = 0xF000
"""Where Word has the signs of fonts such as Symbol."""
_PROPERTIES: Final = frozenset({
    "Fallback", "delInstrText", "numPr", "pPr", "pPrChange", "rPr", "rPrChange", "sdtEndPr", "sdtPr",
    "sectPr", "sectPrChange", "tblGrid", "tblPr", "tblPrEx", "tcPr", "trPr",
})  # fmt: skip
_MARKS: Final = TO_RAISED | str.maketrans("ivx", "ⁱᵛˣ")
"""Figures of notes, Arabic and Roman."""


_KNOWN: Final = re.compile(
    r"http://(?:schemas\.(?:openxmlformats|microsoft)|purl\.oclc)|urn:schemas-microsoft"
)
"""How the names of what Word itself writes begin."""
_REQUIRED: Final = re.compile(
    r"(?:w\w+|a\d+|am3d|aink|asvg|cx\w*|c\d+|o|v|m|mo|mv|x\d+|adec|cppr)(?:\s|\Z)"
)
_RAISED: Final = {"sup": 1, "sub": -1}
_FORMULAS: Final = frozenset({
    "acc", "bar", "borderBox", "box", "d", "eqArr", "f", "func", "groupChr", "limLow", "limUpp", "m", "nary", "rad", "sPre",
})  # fmt: skip
"""Parts of formulas that stand over, under or between each other."""
_WORDS: Final = frozenset({"delText", "sym", "t"})


@dataclass(frozen=True, slots=True)
class _Where:
    """What the elements around say of the words in them."""

    base: Look = PLAIN
    """What lies beneath the styles of paragraphs, by the table around."""
    paragraph: Look = PLAIN
    look: Look = PLAIN
    hidden: Appearance | None = None
    inserted: bool = False
    moved: bool = False
    backwards: bool = False

    @property
    def appearance(self) -> Appearance | None:
        return self.hidden or self.look.appearance


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
        self.is_text = True
        """Whether it is the document that is written down, not its headers and comments."""
        self.notes: Mapping[str, tuple[int, str]] = {}
        """The first number and the form of the notes of a kind, where the document tells them."""
        self.mark = ""
        """The mark of the note that is written down."""
        self._fields: list[Field] = []
        self._boxes: list[_Element] = []
        self._inline = 0
        """How many notes are open, whose paragraphs are one line."""
        self._takes: Mapping[str, Callable[[_Element, _Where], None]] = {
            "altChunk": self._refuse, "bdo": self._override, "br": self._break, "cr": self._break,
            "del": self._deleted, "delText": self._words, "endnoteRef": self._own_mark,
            "endnoteReference": self._reference, "fldChar": self._field, "fldSimple": self._simple_field,
            "footnoteRef": self._own_mark, "footnoteReference": self._reference,
            "hyperlink": self._hyperlink, "ins": self._inserted, "instrText": self._instruction,
            **dict.fromkeys(_FORMULAS, self._formula), **dict.fromkeys(_RAISED, self._shifted),
            **dict.fromkeys(("dayLong", "dayShort", "monthLong", "monthShort", "yearLong", "yearShort"), self._date),
            "moveFrom": self._deleted, "moveTo": self._inserted, "rt": self._beside, "sdt": self._control,
            "textpath": self._art, "noBreakHyphen": self._hyphen, "p": self._paragraph,
            "ptab": self._tab, "r": self._run, "softHyphen": self._soft_hyphen, "subDoc": self._refuse,
            "sym": self._symbol, "t": self._words, "tab": self._tab, "tbl": self._table,
            "txbxContent": self._box,
        }  # fmt: skip

    def take(self, node: _Element, *, inline: bool = False) -> None:
        """Write down what an element holds; `inline`: all its paragraphs on one line."""
        self._inline += inline
        self._children(node, _Where(base=self._looks.plain))
        self._inline -= inline
        self.writing.end_block()
        if self.is_text and not all(field.shows for field in self._fields):
            raise _unreadable("it has a field without an end; open it in Word and save it again")
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
            # The first choice whose namespaces are all understood
            # is shown, else the fallback (ECMA-376, part 3).
            choices = (
                one
                for one in children(node, "Choice")
                if all(map(_REQUIRED.match, (attribute(one, "Requires") or "").split()))
            )
            chosen = next(choices, child(node, "Fallback"))
            self._children(node if chosen is None else chosen, where)
        elif not _KNOWN.match(str(node.tag).lstrip("{")):
            self._children(node, replace(where, hidden=where.hidden or Appearance.UNPAINTED))
        elif name not in _PROPERTIES:
            self._children(node, where)

    def _paragraph(self, node: _Element, where: _Where) -> None:
        properties = child(node, "pPr")
        look = self._looks.of_paragraph(properties, where.base)
        frame = child(properties, "framePr")
        where = replace(
            where,
            paragraph=look,
            look=look,
            hidden=where.hidden or hidden.of_paragraph(properties),
            moved=where.moved or (frame is not None and attribute(frame, "dropCap") is None),
        )
        is_empty = not any(
            one.text or local(str(one.tag)) == "sym"
            for one in node.iter()
            if local(str(one.tag)) in _WORDS
        )
        self._number(properties, replace(where, moved=where.moved or is_empty))
        self._children(node, where)
        if self._inline:
            self.writing.blank()
        # A dropped capital is a paragraph of its own in the
        # file, and on the page a letter of the next one.
        elif not (_goes_on(child(properties, "rPr")) or attribute(frame, "dropCap")):
            self.writing.end_block()
            self._write_boxes(where)

    def _number(self, properties: _Element | None, where: _Where) -> None:
        identifier, level, styles = self._looks.numbered(properties)
        mark = child(properties, "rPr")
        if identifier is None or _goes_on(mark):
            return
        linked = self._numbering.level_of_style(identifier, styles)
        number = self._numbering.next(identifier, level if linked is None else linked)
        look = with_properties(where.paragraph, mark, number.look)
        # Behind words whose paragraph goes on, a program may show it first, or not at all.
        follows = self.writing.is_in_line and not (self._inline or self.writing.is_in_row)
        moved = where.moved or number.is_doubtful or follows
        self._write(number.text, replace(where, look=replace(look, raised=0), moved=moved))

    def _write_boxes(self, where: _Where) -> None:
        """Write down the text boxes of a paragraph behind it: where they are seen is not told."""
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self._children(box, _Where(moved=True, hidden=where.hidden, inserted=where.inserted))
            self.writing.end_block()

    def _box(self, node: _Element, where: _Where) -> None:
        shapes = (one for one in node.iterancestors() if local(str(one.tag)) in _SHAPES)
        if any(map(hidden.is_hidden_shape, shapes)):
            where = replace(where, hidden=Appearance.UNPAINTED, moved=True)
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
        # Before its separator a field has its instruction,
        # which is no text (ECMA-376, part 1, 17.16.18).
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
        backwards = attribute(node) == "rtl"
        words = [str(one.text or "") for one in node.iter() if local(str(one.tag)) == "t"]
        moved = where.moved or (backwards and (len(words) > 1 or " " in "".join(words)))
        self._children(node, replace(where, backwards=backwards, moved=moved))

    def _beside(self, node: _Element, where: _Where) -> None:
        """What stands above other words, or beneath."""
        self._children(node, replace(where, moved=True))

    def _formula(self, node: _Element, where: _Where) -> None:
        self._children(node, replace(where, moved=where.moved or _is_math(node)))

    def _shifted(self, node: _Element, where: _Where) -> None:
        raised = _RAISED[local(node.tag)] if _is_math(node) else 0
        paragraph = replace(where.paragraph, raised=raised)
        self._children(node, replace(where, paragraph=paragraph))

    def _control(self, node: _Element, where: _Where) -> None:
        """A content control; the words that ask for an entry are no words of the document."""
        asks = is_on(child(node, "sdtPr", "showingPlcHdr"))
        self._children(
            node, replace(where, hidden=where.hidden or (Appearance.FAINT if asks else None))
        )

    def _art(self, node: _Element, where: _Where) -> None:
        self._write(attribute(node, "string") or "", replace(where, moved=True))

    def _date(self, node: _Element, _: _Where) -> None:
        raise _unreadable(
            f"it has a date that only Word fills in ({local(node.tag)}); save it as a PDF"
        )

    def _break(self, node: _Element, _: _Where) -> None:
        if self._inline or (self._fields and not self._fields[-1].shows):
            self.writing.blank()
        elif attribute(node, "type") in {None, "textWrapping"}:
            self.writing.end_line()
        else:
            self.writing.blank()  # a page or a column ends; the paragraph goes on

    def _tab(self, node: _Element, _: _Where) -> None:
        # Among the properties of a paragraph an element of the same name defines a tab stop.
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
        self._end_field(Field(since, attribute(node, "instr") or "", shows=True), where)

    def _field(self, node: _Element, where: _Where) -> None:
        kind = attribute(node, "fldCharType")
        if kind == "begin":
            self._fields.append(
                Field(self.writing.mark(), chosen=chosen(child(node, "ffData", "ddList")))
            )
        elif kind == "separate" and self._fields:
            self._fields[-1].shows, self._fields[-1].since = True, self.writing.mark()
        elif kind == "end" and self._fields:
            self._end_field(self._fields.pop(), where)

    def _end_field(self, field: Field, where: _Where) -> None:
        if field.link:
            self.writing.link(field.since, field.link)
        if not (field.shows or where.hidden) and self.is_text:
            words, raised = field.without_result()
            self._write(
                words, replace(where, look=replace(where.look, raised=raised)) if raised else where
            )

    def _instruction(self, node: _Element, _: _Where) -> None:
        if self._fields:
            self._fields[-1].instruction += node.text or ""

    def _reference(self, node: _Element, where: _Where) -> None:
        kind = local(node.tag).removesuffix("Reference")
        identifier = attribute(node, "id") or ""
        mark = ""
        if (attribute(node, "customMarkFollows") or "") not in {"1", "true", "on"}:
            # Word numbers footnotes in Arabic figures and
            # endnotes in small Roman ones, unless told otherwise.
            usual = 1, "decimal" if kind == "footnote" else "lowerRoman"
            start, form = self.notes.get(kind, usual)
            mark = in_form(start + self._marked[kind], form or usual[1]).translate(_MARKS)
            self._write(mark, where)
        if where.hidden is None:
            self.referred.append((kind, identifier, mark))
            self._marked[kind] += bool(mark)

    def _own_mark(self, _: _Element, where: _Where) -> None:
        self._write(self.mark, where)
        self.writing.blank()

    def _table(self, node: _Element, where: _Where) -> None:
        self.writing.end_block()
        rows = [(row, list(within(row, "tc"))) for row in within(node, "tr")]
        is_table = not (self._inline or _lays_out(rows))
        properties = child(node, "tblPr")
        if is_on(child(properties, "bidiVisual")):
            where = replace(where, moved=where.moved or any(len(cells) > 1 for _, cells in rows))
        if is_table:
            self.writing.start_table()
        for at, (row, cells) in enumerate(rows):
            of_row = child(row, "trPr")
            inside = replace(
                where,
                hidden=where.hidden or hidden.of_row(of_row),
                inserted=where.inserted or child(of_row, "ins") is not None,
            )
            if is_table:
                self.writing.end_block()
                self.writing.start_row()
            for column, cell in enumerate(cells):
                place = Cell(at, len(rows), column, len(cells))
                base = self._looks.of_cell(properties, place, inside.base)
                self._cell(cell, replace(inside, base=base), in_row=is_table)
            if is_table:
                self.writing.end_row()
                self.writing.end_block()
        if is_table:
            self.writing.end_table()

    def _cell(self, node: _Element, where: _Where, *, in_row: bool) -> None:
        properties = child(node, "tcPr")
        where = replace(where, hidden=where.hidden or hidden.of_cell(properties))
        inserted = where.inserted or child(properties, "cellIns") is not None
        base = replace(where.base, ground=shading(properties, where.base.ground))
        if in_row:
            self.writing.start_cell()
        self._children(node, replace(where, base=base, inserted=inserted))
        if not in_row:
            self.writing.end_block()

    def _refuse(self, _: _Element, __: _Where) -> None:
        raise _unreadable(
            "it holds another document inside; open it in Word and save it as a whole"
        )


_SHAPES: Final = frozenset({"anchor", "group", "inline", "rect", "shape"})


def _is_math(node: _Element) -> bool:
    return str(node.tag).partition("}")[0].endswith("math")


def _goes_on(mark: _Element | None) -> bool:
    """Whether the end of a paragraph is taken out or not seen, so that the next one goes on with it."""
    deleted = next(children(mark, "del", "moveFrom"), None) is not None
    return deleted or is_on(child(mark, "vanish"))


def _lays_out(rows: Sequence[tuple[_Element, Sequence[_Element]]]) -> bool:
    """Whether a table parts the page and not values: a cell of it holds a text of its own."""
    return any(
        sum(1 for _ in children(cell, "p", "tbl")) >= LAYOUT_BLOCKS
        for _, cells in rows
        for cell in cells
    )


def _shown(word: str, where: _Where) -> str:
    look = where.look
    if look.signs:
        word = "".join(chr(_OF_SIGNS + ord(one)) if ord(one) < 0x100 else one for one in word)
    transform = "uppercase" if "caps" in look.toggles else "none"
    return as_shown(word, look.raised, transform, backwards=where.backwards)


def _unreadable(what: str) -> UnreadableSourceError:
    return UnreadableSourceError(f"cannot be read: {what}")
