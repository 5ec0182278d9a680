"""The text of a Word document, as a reader sees it with all tracked changes accepted."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

from lxml.etree import _Element

from pipeline.errors import unreadable
from pipeline.made_here import PART_HEADING
from pipeline.read.docx import hidden
from pipeline.read.docx.fields import Field, shown_choice, shows_other_words
from pipeline.read.docx.looks import Cell, RunLooks, read_alike, with_ground, with_properties
from pipeline.read.docx.numbering import Numbering, in_form
from pipeline.read.docx.where import INSIDE, Where
from pipeline.read.docx.wordml import (
    attribute,
    child,
    children,
    children_in_wrappers,
    is_on,
    is_on_attribute,
    keeps_blanks,
    local,
    number,
)
from pipeline.read.geometry import Appearance
from pipeline.read.writing import LAYOUT_BLOCKS, Writing
from pipeline.words.indexes import FRACTION, TO_RAISED

_BLANKS: Final = re.compile(r"[ \t\r\n]+")
_PROPERTIES: Final = frozenset({
    "Fallback", "delInstrText", "numPr", "pPr", "pPrChange", "rPr", "rPrChange", "sdtEndPr", "sdtPr",
    "sectPr", "sectPrChange", "tblGrid", "tblPr", "tblPrEx", "tcPr", "trPr",
})  # fmt: skip
_MARKS: Final = TO_RAISED | str.maketrans("ivx", "ⁱᵛˣ")
"""Figures of notes, Arabic and Roman."""
_KNOWN: Final = re.compile(
    r"\{http://(?:schemas\.(?:openxmlformats|microsoft)|purl\.oclc)|\{urn:schemas-microsoft"
)
"""How the names of what Word itself writes begin."""
_REQUIRED: Final = re.compile(
    r"(?:w\w+|a\d+|am3d|aink|asvg|cx\w*|c\d+|o|v|m|mo|mv|x\d+|adec|cppr)(?:\s|\Z)"
)
_WORDED: Final = frozenset({"delText", "sym", "t"})
_PICTURES: Final = frozenset({"blip", "chart", "contentPart", "imagedata", "relIds"})
"""Where a picture, a chart, a diagram or ink lies that the document shows."""
_COVERS: Final = frozenset({"oval", "rect", "roundrect", "wsp"})
"""Shapes that may lie over words."""
_WIDE: Final = 3_600_000
"""Units of drawings, 10 cm, from which a picture may be as wide as a line."""
_WIDTH: Final = re.compile(r"(?:^|;)\s*width:\s*(\d+(?:\.\d+)?)(pt|in|cm|mm|px|)\s*(?:;|$)")
_UNITS: Final = {"": 9525, "cm": 360_000, "in": 914_400, "mm": 36_000, "pt": 12_700, "px": 9525}
"""Units of drawings in those of VML."""
_SHAPES: Final = frozenset({"anchor", "group", "inline", "rect", "shape"})
_REFUSED: Final = {
    **dict.fromkeys(
        ("altChunk", "subDoc"),
        "it holds another document inside; open it in Word and save it as a whole",
    ),
    **{
        name: f"it has a date that only Word fills in ({name}); save it as a PDF"
        for name in ("dayLong", "dayShort", "monthLong", "monthShort", "yearLong", "yearShort")
    },
}
"""What of a document cannot be read, by the name of the element."""


def _text(node: _Element) -> str:
    text = "".join(map(str, node.itertext()))
    return text if keeps_blanks(node) else text.strip(" \t\r\n")


def _symbol(node: _Element) -> str:
    code = attribute(node, "char") or ""
    return chr(int(code, 16)) if re.fullmatch(r"[0-9A-Fa-f]{1,4}", code) else ""


_WORDS: Final[Mapping[str, Callable[[_Element], str]]] = {
    "delText": _text,
    "noBreakHyphen": lambda _: "\u2011",
    "softHyphen": lambda _: "\u00ad",
    "sym": _symbol,
    "t": _text,
    "textpath": lambda node: attribute(node, "string") or "",
}
"""What an element shows itself."""


class Story:
    """Writes down the body of a document, or one of its notes, headers and footers."""

    def __init__(
        self, writing: Writing, looks: RunLooks, numbering: Numbering, targets: Mapping[str, str]
    ) -> None:
        self.writing, self._looks = writing, looks
        self._numbering, self._targets = numbering, targets
        self.referred: list[tuple[str, str, str]] = []
        """Notes in the order of their marks: kind, identifier, mark."""
        self._marked: Counter[str] = Counter()
        """How many notes of a kind have a mark of their number."""
        self.headings: list[int] = []
        """Numbers of lines that qauly put above the parts of a ruling that it exported."""
        self.is_text = True
        """Whether it is the document that is written down, not its headers and comments."""
        self.notes: Mapping[str, tuple[int, str]] = {}
        """The first number and the form of the notes of a kind, where the document tells them."""
        self.at_hand: Mapping[tuple[str, str], _Element] = {}
        """The notes that the document has, by kind and identifier."""
        self.data: Sequence[_Element] = ()
        """Parts with data that content controls may be bound to."""
        self.mark = ""
        """The mark of the note that is written down."""
        self._fields: list[Field] = []
        self._boxes: list[_Element] = []
        self._inline = 0
        """How many notes are open, whose paragraphs are one line."""
        self._lost_blank = False
        """Whether the last words ended in a blank that Word does not show, and other programs do."""
        self._takes: Mapping[str, Callable[[_Element, Where], None]] = {
            "AlternateContent": self._choice, "br": self._break, "cr": self._break, "den": self._denominator,
            "endnoteRef": self._own_mark, "endnoteReference": self._reference, "fldChar": self._field,
            "fldSimple": self._simple_field, "footnoteRef": self._own_mark, "footnoteReference": self._reference,
            "hyperlink": self._hyperlink, "instrText": self._instruction, "p": self._paragraph, "ptab": self._tab,
            "r": self._run, "tab": self._tab, "tbl": self._table, "txbxContent": self._box,
        }  # fmt: skip

    def take(self, node: _Element, *, inline: bool = False) -> None:
        """Write down what an element holds; `inline`: all its paragraphs on one line."""
        self._inline += inline
        self._take_children(node, Where(base=self._looks.plain))
        self._inline -= inline
        self.writing.end_block()
        if self.is_text and not all(field.shows for field in self._fields):
            raise unreadable("it has a field without an end; open it in Word and save it again")
        self._fields.clear()

    def _take_children(self, node: _Element, where: Where) -> None:
        for one in node:
            self._take_node(one, where)

    def _take_node(self, node: _Element, where: Where) -> None:
        name = local(node)
        if not where.hidden and self._may_show_other_words(name, node):
            self.writing.doubt_line()
        if name in INSIDE:
            where = INSIDE[name](node, where)
        if name in _WORDS:
            self._write_words_of(
                node, where.in_tracked_change(by=name == "delText" and where.hidden is None)
            )
        elif name in self._takes:
            self._takes[name](node, where)
        elif name in _PICTURES and not where.hidden:
            self._picture(node)
        elif name in _REFUSED:
            raise unreadable(_REFUSED[name])
        elif name in INSIDE:
            self._take_children(node, where)
        elif not _KNOWN.match(node.tag):
            self._take_children(node, where.hidden_as(Appearance.HIDDEN))
        elif name not in _PROPERTIES:
            self._take_children(node, where)

    def _may_show_other_words(self, name: str, node: _Element) -> bool:
        covers = name in _COVERS and hidden.may_cover(node)
        return covers or (name == "sdt" and shows_other_words(node, self.data))

    def _choice(self, node: _Element, where: Where) -> None:
        """The first choice whose namespaces are all understood is shown, else the fallback (ECMA-376, part 3)."""
        choices = (
            one
            for one in children(node, "Choice")
            if all(map(_REQUIRED.match, (attribute(one, "Requires") or "").split()))
        )
        chosen = next(choices, child(node, "Fallback"))
        self._take_children(node if chosen is None else chosen, where)

    def _paragraph(self, node: _Element, where: Where) -> None:
        properties = child(node, "pPr")
        look = self._looks.of_paragraph(properties, where.base)
        frame = child(properties, "framePr")
        where = replace(where, paragraph=look, look=look).hidden_as(hidden.of_paragraph(properties))
        where = where.in_tracked_change(by=self._is_renumbered(properties))
        is_moved = frame is not None and attribute(frame, "dropCap") is None
        # What stands below a heading that is folded is not shown.
        where = where.shown_elsewhere(moved=is_moved or is_on(child(properties, "collapsed")))
        is_empty = not any(
            one.text or local(one) == "sym" for one in node.iter() if local(one) in _WORDED
        )
        self._number(properties, where.shown_elsewhere(moved=is_empty))
        self._take_children(node, where)
        if _is_changed(child(properties, "rPr")):
            self.writing.change()
        if self._inline:
            self.writing.blank()
        # A dropped capital is a paragraph of its own in the
        # file, and on the page a letter of the next one.
        elif not (_goes_on(child(properties, "rPr")) or attribute(frame, "dropCap")):
            first = len(self.writing.lines)
            self.writing.end_block()
            names = (attribute(mark, "name") or "" for mark in children(node, "bookmarkStart"))
            if any(name.startswith(PART_HEADING) for name in names):
                self.headings += range(first, len(self.writing.lines))
            self._write_boxes(where)

    def _number(self, properties: _Element | None, where: Where) -> None:
        identifier, level, styles = self._looks.list_and_level(properties)
        mark = child(properties, "rPr")
        if identifier is None or _goes_on(mark):
            return
        linked = self._numbering.level_of_style(identifier, styles)
        number = self._numbering.next(identifier, level if linked is None else linked)
        look = with_properties(where.paragraph, mark, number.look)
        # Behind words whose paragraph goes on, a program may show it first, or not at all.
        follows = self.writing.is_in_line and not (self._inline or self.writing.is_in_row)
        moved = where.moved or number.is_doubtful or follows
        self._write_text(number.text, replace(where, look=replace(look, raised=0), moved=moved))

    def _write_boxes(self, where: Where) -> None:
        """Write down the text boxes of a paragraph behind it: where they are seen is not told."""
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self._take_children(
                box, Where(moved=True, hidden=where.hidden, inserted=where.inserted)
            )
            self.writing.end_block()

    def _box(self, node: _Element, where: Where) -> None:
        shapes = (one for one in node.iterancestors() if local(one) in _SHAPES)
        if any(map(hidden.is_hidden_shape, shapes)):
            where = replace(where, hidden=Appearance.HIDDEN, moved=True)
        if where.moved or self._inline:  # a box in a box, or in a note
            self._take_children(node, where)
        else:
            self._boxes.append(node)

    def _run(self, node: _Element, where: Where) -> None:
        properties = child(node, "rPr")
        look = self._looks.of_run(where.paragraph, properties)
        where = replace(where, look=look)
        if (changed := child(properties, "rPrChange")) is not None:
            before = self._looks.of_run(where.paragraph, child(changed, "rPr"))
            where = where.in_tracked_change(by=not read_alike(before, look))
        self._take_children(node, where)

    def _denominator(self, node: _Element, where: Where) -> None:
        """What stands below the line of a fraction, and a sign for that line: without it ½ would be 12."""
        self._write_text(FRACTION, where)
        self._take_children(node, where)

    def _is_renumbered(self, properties: _Element | None) -> bool:
        """Whether a tracked change gave a paragraph its number, or took it."""
        if next(children(child(properties, "numPr"), "ins", "numberingChange"), None) is not None:
            return True
        changed = child(properties, "pPrChange")
        before = self._looks.list_and_level(child(changed, "pPr"))
        return changed is not None and before != self._looks.list_and_level(properties)

    def _write_words_of(self, node: _Element, where: Where) -> None:
        """Write what an element shows; where words touch since Word shows no blank at the edge of a text, it is told."""
        text = _WORDS[local(node)](node)
        whole = "".join(map(str, node.itertext())) or text
        lost = self._lost_blank or whole[:1] != text[:1]
        self._write_text(text, where.shown_elsewhere(moved=lost and self.writing.touches))
        self._lost_blank = whole[-1:] != text[-1:] or (self._lost_blank and not text)

    def _write_text(self, text: str, where: Where) -> None:
        # Before its separator a field has its instruction,
        # which is no text (ECMA-376, part 1, 17.16.18).
        if not all(field.shows for field in self._fields):
            return
        for position, word in enumerate(_BLANKS.split(text)):
            if position:
                self.writing.blank()
            if word:
                seen, inserted = where.appearance, where.inserted
                self.writing.word(
                    where.shown_word(word), seen, moved=where.moved, inserted=inserted
                )

    def _picture(self, node: _Element) -> None:
        shape = next((one for one in node.iterancestors("{*}anchor", "{*}inline")), None)
        # Where a picture floats, the words beside it are not those around its anchor.
        if shape is None or local(shape) == "inline" or not self.writing.is_in_line:
            self.writing.picture(is_wide=_width_of(node, shape) >= _WIDE)

    def _break(self, node: _Element, _: Where) -> None:
        if self._inline or (self._fields and not self._fields[-1].shows):
            self.writing.blank()
        elif attribute(node, "type") in {None, "textWrapping"}:
            self.writing.end_line()
        else:
            self.writing.blank()  # a page or a column ends; the paragraph goes on

    def _tab(self, _: _Element, __: Where) -> None:
        self.writing.blank()

    def _hyperlink(self, node: _Element, where: Where) -> None:
        since = self.writing.mark()
        self._take_children(node, where)
        if target := self._targets.get(attribute(node, "id") or ""):
            self.writing.link(since, target)

    def _simple_field(self, node: _Element, where: Where) -> None:
        since = self.writing.mark()
        self._take_children(node, where)
        self._end_field(Field(since, attribute(node, "instr") or "", shows=True), where)

    def _field(self, node: _Element, where: Where) -> None:
        kind = attribute(node, "fldCharType")
        if kind == "begin":
            menu = shown_choice(child(node, "ffData"))
            self._fields.append(Field(self.writing.mark(), chosen=menu))
        elif kind == "separate" and self._fields:
            self._fields[-1].shows, self._fields[-1].since = True, self.writing.mark()
        elif kind == "end" and self._fields:
            self._end_field(self._fields.pop(), where)

    def _end_field(self, field: Field, where: Where) -> None:
        if link := field.link:
            self.writing.link(field.since, link)
        if field.shows_otherwise:
            self.writing.doubt_line()
        if field.lacks_result(self.writing.mark()) and not where.hidden and self.is_text:
            words, raised = field.without_result()
            look = replace(where.look, raised=raised or where.look.raised)
            self._write_text(words, replace(where, look=look))

    def _instruction(self, node: _Element, _: Where) -> None:
        if self._fields:
            self._fields[-1].instruction += node.text or ""

    def _reference(self, node: _Element, where: Where) -> None:
        kind = local(node).removesuffix("Reference")
        identifier = attribute(node, "id") or ""
        mark = ""
        if not is_on_attribute(node, "customMarkFollows"):
            # Word numbers footnotes in Arabic figures and
            # endnotes in small Roman ones, unless told otherwise.
            usual = 1, "decimal" if kind == "footnote" else "lowerRoman"
            start, form = self.notes.get(kind, usual)
            mark = in_form(start + self._marked[kind], form or usual[1]).translate(_MARKS)
            if self.writing.follows_figure:  # else it would pass for an index: article 34¹
                self.writing.blank()
            self._write_text(mark, where)
        if where.hidden is None:
            self._marked[kind] += bool(mark)
            if (kind, identifier) in self.at_hand:
                self.referred.append((kind, identifier, mark))
            else:
                self.writing.doubt_line()

    def _own_mark(self, _: _Element, where: Where) -> None:
        self._write_text(self.mark, where)
        self.writing.blank()

    def _table(self, node: _Element, where: Where) -> None:
        self.writing.end_block()
        rows = [
            (row, list(children_in_wrappers(row, "tc"))) for row in children_in_wrappers(node, "tr")
        ]
        is_table = not (self._inline or any(_lays_out(cell) for _, cells in rows for cell in cells))
        properties = child(node, "tblPr")
        if is_on(child(properties, "bidiVisual")):
            where = where.shown_elsewhere(moved=any(len(cells) > 1 for _, cells in rows))
        if is_table:
            self.writing.start_table()
        for at, (row, cells) in enumerate(rows):
            of_row = child(row, "trPr")
            inside = where.hidden_as(hidden.of_row(of_row))
            inside = inside.in_tracked_change(by=child(of_row, "ins") is not None)
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

    def _cell(self, node: _Element, where: Where, *, in_row: bool) -> None:
        properties = child(node, "tcPr")
        where = where.hidden_as(hidden.of_cell(properties))
        changes = children(properties, "cellIns", "cellMerge")
        where = where.in_tracked_change(by=next(changes, None) is not None)
        where = replace(where, base=with_ground(where.base, properties))
        if in_row:
            self.writing.start_cell()
        self._take_children(node, where)
        if not in_row:
            self.writing.end_block()


def _width_of(picture: _Element, holder: _Element | None) -> float:
    """How wide a picture is, in units of drawings; `holder` is what tells it of other shapes than those of VML."""
    style = next((one.get("style") for one in picture.iterancestors("{*}shape")), "") or ""
    told = _WIDTH.search(style)
    return float(told[1]) * _UNITS[told[2]] if told else number(child(holder, "extent"), "cx") or 0


def _goes_on(mark: _Element | None) -> bool:
    """Whether the end of a paragraph is taken out or not seen, so that the next one goes on with it."""
    deleted = next(children(mark, "del", "moveFrom"), None) is not None
    return deleted or any(map(is_on, children(mark, "vanish", "specVanish")))


def _is_changed(mark: _Element | None) -> bool:
    """Whether the end of a paragraph was put in or taken out by a tracked change."""
    return next(children(mark, "del", "ins", "moveFrom", "moveTo"), None) is not None


def _lays_out(cell: _Element) -> bool:
    """Whether a cell holds a text of its own: then its table parts the page and no values."""
    # Those of tables in it too: a page is often laid out by tables in tables.
    return sum(1 for _ in islice(cell.iter("{*}p"), LAYOUT_BLOCKS)) >= LAYOUT_BLOCKS
