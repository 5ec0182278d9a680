"""Elements of HTML → text: blocks into lines, cells into rows, links into spans."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from pipeline.read.geometry import Furniture, FurnitureKind, Link, Table
from pipeline.text import Span

if TYPE_CHECKING:
    from lxml.etree import _Element

# fmt: off
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
    "li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "tfoot", "thead", "tr", "ul",
})
_CELLS = frozenset({"td", "th"})
_NAVIGATING = frozenset({"aside", "center", "div", "footer", "header", "ol", "td", "tr", "ul"})
_NO_TEXT = frozenset({
    "button", "canvas", "form", "head", "iframe", "input", "nav", "noscript", "object", "script",
    "select", "style", "svg", "template", "textarea", "title", "video",
})
# fmt: on
_LAYOUT_BLOCKS = 5
"""A cell with so many blocks or empty lines holds no value of a table, but a part of the page."""
_FEWEST_LINKS, _LINKED = 3, 0.8
"""How many links a navigation has at least, and their share of its letters."""
_INDENT = re.compile(r"[\u00a0\u2002\u2003]{2}")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# White space of HTML: a no-break space is none.
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


class Text:
    """The text in the making: a block is a line that starts a paragraph.

    `br` starts a line only, unless it leaves an empty line or the line is indented by blanks. The
    cells of a row stand on one line, parted by tabs, blocks and line breaks in them are blanks. A
    table that only lays out the page is no table.
    """

    def __init__(self) -> None:
        self.lines: list[Span] = []
        self.starts: set[int] = set()
        self.links: list[Link] = []
        self.tables: list[Table] = []
        self.furniture: list[Furniture] = []
        self._parts: list[str] = []
        self._offset = 0
        self._line: int | None = None
        """Where the line in the making starts."""
        self._blank = False
        self._new_paragraph = True
        self._open_links: list[tuple[_Element, int, int]] = []
        """The link, the offset and the number of parts where it opens."""
        self._rows: list[list[tuple[Span, ...]]] = []
        self._cells: list[list[int]] = []
        self._layouts: set[_Element] = set()
        """The cells, rows and tables that lay out the page."""
        self._navigation: tuple[_Element, int] | None = None
        """The navigation that is open, and where its text starts."""

    def take(self, element: _Element) -> None:
        """Add the text of an element."""
        skipped: _Element | None = None
        for event, node in etree.iterwalk(element, events=("start", "end")):
            if skipped is None and event == "start" and _is_left_out(node):
                skipped = node
            if skipped is None:
                self._start(node) if event == "start" else self._end(node)
            if event == "end" and node is not element and (skipped is None or skipped is node):
                self._put(node.tail or "", node.getparent())
                skipped = None
        self._break()

    def written(self) -> str:
        """Give the text so far."""
        return "".join(self._parts)

    def _start(self, node: _Element) -> None:
        if node.tag == "table" and _lays_out(node):
            self._layouts |= {node, *(n for n in node.iter("tr", *_CELLS) if _table(n) is node)}
        if node.tag in _BLOCKS or node in self._layouts:
            self._break()
            if self._navigation is None and _is_navigation(node):
                self._navigation = node, self._offset
        elif node.tag == "br":
            self._new_paragraph = self._new_paragraph or self._line is None
            self._end_line()
        elif node.tag in _CELLS and self._cells:
            self._start_cell()
        elif node.tag == "a" and node.get("href"):
            self._open_links.append((node, self._offset, len(self._parts)))
        if node.tag == "table" and node not in self._layouts:
            self._rows.append([])
        elif node.tag == "tr" and node not in self._layouts:
            self._cells.append([])
        self._put(node.text or "", node)

    def _end(self, node: _Element) -> None:
        laid_out = node in self._layouts
        if node.tag == "tr" and self._cells and not laid_out:
            self._end_row()
        if node.tag in _BLOCKS or laid_out:
            self._break()
        if node.tag == "table" and not laid_out and self._rows and (rows := self._rows.pop()):
            self.tables.append(Table(tuple(rows)))
        if self._navigation and self._navigation[0] is node:
            self._end_navigation(self._navigation[1])
        if self._open_links and self._open_links[-1][0] is node:
            self._end_link(*self._open_links.pop())

    def _end_link(self, node: _Element, start: int, part: int) -> None:
        text = "".join(self._parts[part:])
        span = Span(start + len(text) - len(text.lstrip()), start + len(text.rstrip()))
        if span.length > 0:
            self.links.append(Link(span, str(node.get("href")).strip()))

    def _end_navigation(self, start: int) -> None:
        own = [line for line in self.lines if line.start >= start]
        self.furniture += [Furniture(line, FurnitureKind.NAVIGATION) for line in own]
        self._navigation = None

    def _start_cell(self) -> None:
        self._blank = False
        if self._line is None:
            self._start_line()
        if self._cells[-1]:
            self._add("\t")
        self._cells[-1].append(self._offset)

    def _end_row(self) -> None:
        starts = self._cells.pop()
        self._blank = False
        ends = [*(start - 1 for start in starts[1:]), self._offset]
        if starts and self._rows:
            self._rows[-1].append(tuple(map(Span, starts, ends)))

    def _put(self, text: str, node: _Element | None) -> None:
        """Add text with its white space as HTML shows it: runs of it are one blank."""
        for number, word in enumerate(_BLANKS.split(text)):
            self._blank = self._blank or number > 0
            if word:
                self._write(_shown(word, node))

    def _write(self, text: str) -> None:
        if self._line is None:
            self._new_paragraph = self._new_paragraph or bool(_INDENT.match(text))
            self._start_line()
        elif self._blank and self._parts[-1] not in {"\t", "\n"}:
            self._add(" ")
        self._blank = False
        self._add(text)

    def _start_line(self) -> None:
        self._add("\n" if self._parts else "")
        self._line = self._offset
        if self._new_paragraph:
            self.starts.add(self._offset)
        self._new_paragraph = False

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._offset += len(text)

    def _break(self) -> None:
        """End a block; inside a cell it is a blank."""
        if self._cells and self._cells[-1]:
            self._blank = True
            return
        self._end_line()
        self._new_paragraph = True

    def _end_line(self) -> None:
        if self._cells and self._cells[-1]:
            self._blank = True
            return
        if self._line is not None:
            self.lines.append(Span(self._line, self._offset))
        self._line, self._blank = None, False


def _table(node: _Element) -> _Element | None:
    return next(node.iterancestors("table"), None)


def _lays_out(table: _Element) -> bool:
    """Tell whether a table parts the page and not values: a cell of it holds a text of its own."""
    return any(
        sum(1 for block in cell.iter("p", "div", "li", "br", "table")) >= _LAYOUT_BLOCKS
        for cell in table.iter(*_CELLS)
        if _table(cell) is table
    )


def _is_navigation(node: _Element) -> bool:
    """Tell whether a part of the page is a row or a list of links, with little between them."""
    if node.tag not in _NAVIGATING:
        return False
    links = [link for link in node.iter("a") if link.get("href")]
    if len(links) < _FEWEST_LINKS:
        return False
    linked, whole = (sum(map(_letters, part)) for part in (links, [node]))
    return 0 < _LINKED * whole <= linked


def _letters(node: _Element) -> int:
    return sum(1 for letter in "".join(map(str, node.itertext())) if letter.isalpha())


def _is_left_out(node: _Element) -> bool:
    hidden = node.get("hidden") is not None or _HIDDEN.search(node.get("style") or "")
    return not isinstance(node.tag, str) or node.tag in _NO_TEXT or bool(hidden)


def _shown(word: str, node: _Element | None) -> str:
    while node is not None and node.tag not in _BLOCKS:
        if node.tag in {"sup", "sub"}:
            return word.translate(_RAISED if node.tag == "sup" else _LOWERED)
        node = node.getparent()
    return word
