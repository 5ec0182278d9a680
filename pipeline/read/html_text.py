"""Elements of HTML → text: blocks into lines, cells into rows, links into spans."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from pipeline.read.geometry import Link, Table
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
_NO_TEXT = frozenset({
    "button", "canvas", "form", "head", "iframe", "input", "nav", "noscript", "object", "script",
    "select", "style", "svg", "template", "textarea", "title", "video",
})
# fmt: on
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# White space of HTML: a no-break space is none.
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


class Text:
    """The text in the making: a block is a line that starts a paragraph; `br` starts a line only.

    The cells of a row stand on one line, parted by tabs, blocks and line breaks in them are blanks.
    """

    def __init__(self) -> None:
        self.lines: list[Span] = []
        self.starts: set[int] = set()
        self.links: list[Link] = []
        self.tables: list[Table] = []
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
        if node.tag in _BLOCKS:
            self._break()
        elif node.tag == "br":
            self._end_line()
        elif node.tag in _CELLS and self._cells:
            self._start_cell()
        elif node.tag == "a" and node.get("href"):
            self._open_links.append((node, self._offset, len(self._parts)))
        if node.tag == "table":
            self._rows.append([])
        elif node.tag == "tr":
            self._cells.append([])
        self._put(node.text or "", node)

    def _end(self, node: _Element) -> None:
        if node.tag == "tr" and self._cells:
            self._end_row()
        if node.tag in _BLOCKS:
            self._break()
        if node.tag == "table" and self._rows and (rows := self._rows.pop()):
            self.tables.append(Table(tuple(rows)))
        if self._open_links and self._open_links[-1][0] is node:
            self._end_link(*self._open_links.pop())

    def _end_link(self, node: _Element, start: int, part: int) -> None:
        text = "".join(self._parts[part:])
        span = Span(start + len(text) - len(text.lstrip()), start + len(text.rstrip()))
        if span.length > 0:
            self.links.append(Link(span, str(node.get("href")).strip()))

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


def _is_left_out(node: _Element) -> bool:
    hidden = node.get("hidden") is not None or _HIDDEN.search(node.get("style") or "")
    return not isinstance(node.tag, str) or node.tag in _NO_TEXT or bool(hidden)


def _shown(word: str, node: _Element | None) -> str:
    while node is not None and node.tag not in _BLOCKS:
        if node.tag in {"sup", "sub"}:
            return word.translate(_RAISED if node.tag == "sup" else _LOWERED)
        node = node.getparent()
    return word
