"""Elements of HTML → text: blocks into lines, cells into rows, links into spans.

Every word of the page is in the text; what is no part of the act (a site's menu, what nobody sees)
is pointed out, and stays on record when cleaning takes it out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from lxml import etree

from pipeline.read.geometry import Appearance, Furniture, FurnitureKind, Link, Table, Unseen
from pipeline.read.html.markers import Markers
from pipeline.read.html.styles import Style
from pipeline.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lxml.etree import _Element

_CELLS: Final = frozenset({"td", "th"})
_NAVIGATING: Final = frozenset({
    "aside", "center", "dir", "div", "footer", "header", "menu", "ol", "td", "tr", "ul",
})  # fmt: skip
_LINES: Final = frozenset({"block", "list-item", "table"})
"""Displays that begin and end a line."""
_CODE: Final = frozenset({"script", "style"})
_CONTROLS: Final = frozenset({"button", "input", "option", "textarea"})
_WORDED_INPUTS: Final = frozenset({"button", "reset", "submit", "text"})
_LAYOUT_BLOCKS: Final = 5
"""A cell with so many blocks or empty lines holds no value of a table, but a part of the page."""
_FEWEST_LINKS, _LINKED = 3, 0.8
"""How many links a navigation has at least, and their share of its letters."""
_PROSE: Final = 60
"""Letters of a line that is no item of a menu."""
_INDENT: Final = re.compile(r"[\u00a0\u2002\u2003]{2}")
_BLANKS: Final = re.compile(r"[ \t\n\r\f]+")
"""White space of HTML: a no-break space is none."""
_LINE_END: Final = re.compile(r"\r\n?|\n")
_SPACES: Final = re.compile(r"[ \t]+")
_CDATA: Final = "[CDATA["
_RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LOWERED: Final = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_PLAIN: Final = Style()


class _Navigation(NamedTuple):
    """Lines that may be a site's menu, by their numbers, and whether numbers stand in them."""

    first: int
    last: int
    numbered: bool


class Flow:
    """The text of a page in the making: a block is a line that starts a paragraph.

    `br` starts a line only, unless it leaves an empty line or the line is indented by blanks. The
    cells of a row stand on one line, parted by tabs, blocks and line breaks in them are blanks. A
    table that only lays out the page is no table.
    """

    def __init__(self, styles: Mapping[_Element, Style], act: frozenset[_Element]) -> None:
        self._styles, self._act = styles, act
        self._markers = Markers(styles)
        self.lines: list[Span] = []
        self.starts: set[int] = set()
        self.links: list[Link] = []
        self.tables: list[Table] = []
        self.unseen: list[Unseen] = []
        self.faint: list[Span] = []
        self.moved: list[Span] = []
        self._beside: set[int] = set()
        """Numbers of lines that are no part of the act."""
        self._parts: list[str] = []
        self._offset = 0
        self._line: int | None = None
        """Where the line in the making starts."""
        self._blank = False
        self._new_paragraph = True
        self._within = 0
        """How many elements of the act are open."""
        self._open_links: list[tuple[_Element, int, int]] = []
        """The link, the offset and the number of parts where it opens."""
        self._rows: list[list[tuple[Span, ...]]] = []
        self._cells: list[list[int]] = []
        self._layouts: set[_Element] = set()
        """The cells, rows and tables that lay out the page."""
        self._open_navigation: tuple[_Element, int] | None = None
        self._navigations: list[_Navigation] = []
        self._hidden: list[tuple[Span, Appearance]] = []
        """What is not seen of the line in the making."""
        self._letters = self._controls = 0
        """Letters of the line in the making, and those of them in controls of a form."""

    def take(self, page: _Element) -> None:
        """Add the text of a page."""
        for event, node in etree.iterwalk(page, events=("start", "end", "comment", "pi")):
            if event == "comment":
                self._comment(node)
            elif event == "start":
                self._start(node)
            elif event == "end":
                self._end(node)
            if event != "start" and node is not page and (parent := node.getparent()) is not None:
                self._put(node.tail or "", parent)
        self._end_line()

    def written(self) -> str:
        """The text so far."""
        return "".join(self._parts)

    def furniture(self) -> tuple[Furniture, ...]:
        """The lines that are no part of the act: beside it, or a menu at its edges.

        A list of links between two paragraphs of prose belongs to the text, whatever it leads to.
        """
        text = self.written()
        listed = {n for first, last, _ in self._navigations for n in range(first, last)}
        prose = [
            number
            for number, line in enumerate(self.lines)
            if number not in self._beside | listed
            and sum(map(str.isalpha, text[line.start : line.end])) >= _PROSE
        ]
        beside = set(self._beside)
        for first, last, numbered in self._navigations:
            if not prose or first <= prose[0] or (last > prose[-1] and not numbered):
                beside |= set(range(first, last))
        return tuple(Furniture(self.lines[n], FurnitureKind.NAVIGATION) for n in sorted(beside))

    def _start(self, node: _Element) -> None:
        style = self._style(node)
        if node in self._act:
            self._end_line()
            self._within += 1
        if node.tag == "table" and _lays_out(node):
            self._layouts |= {node, *(n for n in node.iter("tr", *_CELLS) if _table(n) is node)}
        if self._is_line(node, style):
            self._break()
            if self._open_navigation is None and self._is_navigation(node):
                self._open_navigation = node, len(self.lines)
        self._start_table(node)
        if node.tag == "br":
            self._new_paragraph = self._new_paragraph or self._line is None
            self._end_line()
        elif node.tag == "a" and node.get("href"):
            self._open_links.append((node, self._offset, len(self._parts)))
        if style.display == "list-item":
            self._put(self._markers.of(node), node)
        self._put(style.before, node)
        self._put(_words(node), node)

    def _start_table(self, node: _Element) -> None:
        """Note a table, a row or a cell that holds values."""
        if node in self._layouts:
            return
        if node.tag == "table":
            self._rows.append([])
        elif node.tag == "tr":
            self._cells.append([])
        elif node.tag in _CELLS and self._cells:
            self._start_cell()

    def _end(self, node: _Element) -> None:
        style, laid_out = self._style(node), node in self._layouts
        self._put(style.after, node)
        if node.tag == "tr" and self._cells and not laid_out:
            self._end_row()
        if self._is_line(node, style) or node in self._act:
            self._break()
        self._within -= node in self._act
        if node.tag == "table" and not laid_out and self._rows and (rows := self._rows.pop()):
            self.tables.append(Table(tuple(rows)))
        if self._open_navigation and self._open_navigation[0] is node:
            first, self._open_navigation = self._open_navigation[1], None
            numbered = any(map(str.isdecimal, "".join(map(str, node.itertext()))))
            self._navigations.append(_Navigation(first, len(self.lines), numbered))
        if self._open_links and self._open_links[-1][0] is node:
            self._end_link(*self._open_links.pop())

    def _is_line(self, node: _Element, style: Style) -> bool:
        """Whether an element begins and ends a line."""
        return style.display in _LINES or node.tag == "tr" or node in self._layouts

    def _is_navigation(self, node: _Element) -> bool:
        return _is_navigation(node) and self._act.isdisjoint(node.iter())

    def _style(self, node: _Element) -> Style:
        return self._styles.get(node, _PLAIN)

    def _comment(self, node: _Element) -> None:
        """Words in a section that XML would show: a browser takes it for a comment."""
        text = str(node.text or "")
        parent = node.getparent()
        if text.startswith(_CDATA) and parent is not None:
            self._write_all(text.removeprefix(_CDATA).removesuffix("]]"), Style(), hidden=True)

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

    def _put(self, text: str, node: _Element) -> None:
        """Add text as the style of its element shows it."""
        if not text or node.tag in _CODE:
            return
        style = self._style(node)
        controls = self._letters
        hidden = style.appearance not in {None, Appearance.FAINT}
        self._write_all(text, style, hidden=hidden)
        if node.tag in _CONTROLS:
            self._controls += self._letters - controls

    def _write_all(self, text: str, style: Style, *, hidden: bool) -> None:
        """Add text; where it keeps its lines, an empty one of them parts paragraphs."""
        for number, line in enumerate(_LINE_END.split(text) if style.keeps_lines else [text]):
            if number:
                self._new_paragraph = self._new_paragraph or self._line is None
                self._end_line()
            blanks = _SPACES if style.keeps_lines else _BLANKS
            for position, word in enumerate(blanks.split(line)):
                self._blank = self._blank or position > 0
                if word:
                    self._write(_shown(word, style), style, hidden=hidden)

    def _write(self, text: str, style: Style, *, hidden: bool) -> None:
        if self._line is None:
            self._new_paragraph = self._new_paragraph or bool(_INDENT.match(text))
            self._start_line()
        elif self._blank and self._parts[-1] not in {"\t", "\n"}:
            self._add(" ")
        self._blank = False
        start = self._offset
        self._add(text)
        self._letters += sum(map(str.isalpha, text))
        span = Span(start, self._offset)
        if hidden:
            self._hide(span, style.appearance or Appearance.UNPAINTED)
        elif style.appearance is Appearance.FAINT:
            self.faint.append(span)
        elif style.moved:
            self.moved.append(span)

    def _hide(self, span: Span, appearance: Appearance) -> None:
        """Note what is not seen; the blank before it goes with it where another one follows."""
        if self._hidden and self._hidden[-1][1] is appearance:
            last = self._hidden[-1][0]
            if last.end + 1 >= span.start:
                self._hidden[-1] = Span(last.start, span.end), appearance
                return
        before = span.start > (self._line or 0) and self._parts[-2:-1] == [" "]
        self._hidden.append((Span(span.start - before, span.end), appearance))

    def _start_line(self) -> None:
        self._add("\n" if self._parts else "")
        self._line = self._offset
        self._letters = self._controls = 0
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
            line = Span(self._line, self._offset)
            if not self._within or (self._letters and self._letters == self._controls):
                self._beside.add(len(self.lines))
            elif self._hidden:
                self.unseen += (Unseen(span, why, line) for span, why in self._hidden)
            self.lines.append(line)
        self._hidden = []
        self._line, self._blank = None, False


def _words(node: _Element) -> str:
    """What an element itself shows: its text, or what a field of a form holds."""
    if node.tag == "input":
        worded = (node.get("type") or "text").lower() in _WORDED_INPUTS
        return (node.get("value") or "") if worded else ""
    return node.text or ""


def _table(node: _Element) -> _Element | None:
    return next(node.iterancestors("table"), None)


def _lays_out(table: _Element) -> bool:
    """Whether a table parts the page and not values: a cell of it holds a text of its own."""
    return any(
        sum(1 for block in cell.iter("p", "div", "li", "br", "table")) >= _LAYOUT_BLOCKS
        for cell in table.iter(*_CELLS)
        if _table(cell) is table
    )


def _is_navigation(node: _Element) -> bool:
    """Whether a part of the page is a row or a list of links, with little between them."""
    if node.tag == "nav" or node.tag not in _NAVIGATING:
        return node.tag == "nav"
    links = [link for link in node.iter("a") if link.get("href")]
    if len(links) < _FEWEST_LINKS:
        return False
    linked, whole = (sum(map(_letters, part)) for part in (links, [node]))
    return 0 < _LINKED * whole <= linked


def _letters(node: _Element) -> int:
    return sum(map(str.isalpha, "".join(map(str, node.itertext()))))


def _shown(word: str, style: Style) -> str:
    if style.raised:
        word = word.translate(_RAISED if style.raised > 0 else _LOWERED)
    if style.transform in _CASES:
        word = _CASES[style.transform](word)
    return word[::-1] if style.backwards else word


_CASES: Final[Mapping[str, Callable[[str], str]]] = {
    "uppercase": str.upper, "lowercase": str.lower, "capitalize": lambda w: w[:1].upper() + w[1:],
}  # fmt: skip
