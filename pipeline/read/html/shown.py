"""Elements of HTML → what is written down of them.

Every word of the page is in the text; what is no part of the act (a site's menu, what nobody sees)
is pointed out, and stays on record when cleaning takes it out.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Final, NamedTuple

from lxml import etree
from lxml.etree import _Element

from pipeline.read.geometry import Appearance, Furniture, FurnitureKind, Notice
from pipeline.read.html.act import ActPage, letter_count, links, text_letters
from pipeline.read.html.counters import Counters
from pipeline.read.html.styles import ElementStyle
from pipeline.read.writing import LAYOUT_BLOCKS, Writing, as_shown, is_prose
from pipeline.text import Span
from pipeline.words.indexes import FRACTION

_NAVIGATING: Final = frozenset({
    "aside", "center", "dir", "div", "footer", "header", "menu", "nav", "ol", "td", "tr", "ul",
})  # fmt: skip
_LINES: Final = frozenset({"block", "list-item", "table", "table-row"})
"""Displays that begin and end a line."""
_CODE: Final = frozenset({"rp", "script", "style"})
_CONTROLS: Final = frozenset({"button", "input", "option", "textarea"})
_WORDED_INPUTS: Final = frozenset({
    "button", "date", "email", "number", "reset", "search", "submit", "tel", "text", "url",
})  # fmt: skip
_PAINTED: Final = frozenset({"img", "input"})
_FOREIGN: Final = frozenset({"canvas", "embed", "iframe", "object", "script"})
"""Elements in whose place a browser shows what is not in the markup; their own words it does not show."""
_WRITES: Final = re.compile(r"\bwrite(?:ln)?[\"'`\]\s]*\((.*)", re.DOTALL)
_STRING: Final = re.compile(r"\"[^\"]*\"|'[^']*'|`[^`]*`")
_TAG: Final = re.compile(r"<[^<>]*>")
_DOT: Final = 3
"""Pixels up to which a picture only keeps a place free."""
_LINE: Final = 400
"""Pixels from which a picture may be as wide as a line."""
_ROWS: Final = frozenset({"table", "tbody", "tfoot", "thead", "tr"})
"""Elements whose own words a browser shows before the table."""
_FEWEST_LINKS, _LINKED = 3, 0.8
"""How many links a navigation has at least, and their share of its letters."""
_INDENT: Final = re.compile(r"[\u00a0\u2002\u2003]{2}")
_BLANKS: Final = re.compile(r"[ \t\n\r\f]+")
"""White space of HTML: a no-break space is none."""
_LINE_END: Final = re.compile(r"\r\n?|\n")
_SPACES: Final = re.compile(r"[ \t]+")
_CDATA: Final = "[CDATA["
_PLAIN: Final = ElementStyle()


class _Navigation(NamedTuple):
    """Lines that may be a site's menu, by their numbers, and whether numbers stand in them."""

    first: int
    last: int
    numbered: bool


class PageText:
    """Writes down what a page shows, in the order of its markup.

    `br` starts a line only, unless it leaves an empty line or the line is indented by blanks; cleaning
    judges whether a paragraph ends there. A table that only lays out the page is no table.
    """

    def __init__(
        self,
        styles: Mapping[_Element, ElementStyle],
        act: ActPage,
        rewritten: frozenset[_Element] = frozenset(),
    ) -> None:
        self._styles, self._act, self._rewritten = styles, act, rewritten
        self._counters = Counters(styles)
        self.writing = Writing()
        self._covered = frozenset(_covered_elements(styles, act.within))
        self._moved = self._under = 0
        """How many elements are open that may be shown elsewhere, and that others may cover."""
        self.notes: list[Span] = []
        """Where footnotes stand."""
        self._note_begins_at = 0
        """The number of the first line of the last note."""
        self._beside: set[int] = set()
        """Numbers of lines that are no part of the act."""
        self._within = self._apart = self._in_doubt = 0
        """How many elements are open that hold the act, are no part of it, or may be none."""
        self._is_empty = True
        """Whether the line in the making has nothing but blanks."""
        self._gap = False
        """Whether a gap of a blank's width stands before the next word."""
        self._open_links: list[tuple[_Element, tuple[int, int]]] = []
        self._layouts: set[_Element] = set()
        """The cells, rows and tables that lay out the page."""
        self._open_navigation: tuple[_Element, int] | None = None
        self._navigations: list[_Navigation] = []
        self.has_prose = False
        """Whether a line of the act is longer than those of menus."""
        self._controls = self._in_controls = 0
        """How many controls of a form are open; letters of the line in the making that stand in them."""

    def take(self, page: _Element) -> None:
        """Write down a page."""
        for event, node in etree.iterwalk(page, events=("start", "end", "comment", "pi")):
            if event == "comment":
                self._comment(node)
            elif event == "start":
                self._start_element(node)
            elif event == "end":
                self._end_element(node)
            # A tail stands behind its element, and is shown in the style of the parent.
            if event != "start" and node is not page and (parent := node.getparent()) is not None:
                self._put_text(node.tail or "", parent)
        self._end_line()

    def furniture(self) -> tuple[Furniture, ...]:
        """The lines that are no part of the act: beside it, or a menu at its edges.

        A list of links between two paragraphs of prose belongs to the text, whatever it leads to.
        """
        text, lines = self.writing.text(), self.writing.lines
        listed = {n for first, last, _ in self._navigations for n in range(first, last)}
        prose = [
            number
            for number, line in enumerate(lines)
            if number not in self._beside | listed and is_prose(text[line.start : line.end])
        ]
        self.has_prose = bool(prose)
        beside = set(self._beside)
        for first, last, numbered in self._navigations:
            if not prose or first <= prose[0] or (last > prose[-1] and not numbered):
                beside |= set(range(first, last))
        return tuple(Furniture(lines[n], FurnitureKind.NAVIGATION) for n in sorted(beside))

    def _start_element(self, node: _Element) -> None:
        style = self._style_of(node)
        self._moved += style.moved and self._within > 0
        self._under += node in self._covered
        self._start_part(node)
        self._count_as_open(node, 1)
        if style.display == "table" and _lays_out(parts := self._rows_and_cells(node)):
            self._layouts |= {node, *parts}
        if self._is_line(node, style):
            self._end_line(block=True)
            if self._open_navigation is None and self._is_navigation(node):
                self._open_navigation = node, len(self.writing.lines)
        elif style.parts:
            self.writing.blank()
        self._gap |= style.gaps[0]
        self._start_table(node, style)
        if node.tag == "br":
            self._break_line()
        elif node.tag == "a" and node.get("href"):
            self._open_links.append((node, self.writing.mark()))
        self._picture(node, style)
        holder = node.getparent()
        if holder is not None and holder.tag == "mfrac" and node is not holder[0]:
            self._put_text(FRACTION, holder)  # its line: without it ½ would be 12
        words, is_doubtful = self._counters.start(node, style)
        self._put_text(words, node, moved=is_doubtful)
        self._put_text(_own_words(node), node)

    def _start_part(self, node: _Element) -> None:
        """Begin the act, what is beside it, or a footnote."""
        if node in self._act.within or node in self._act.beside:
            self._end_line()
        elif node in self._act.notes:
            self._end_line(block=True)
            self._note_begins_at = len(self.writing.lines)

    def _end_note(self, node: _Element) -> None:
        """End a footnote, or its mark, which a gap parts from its words."""
        if node in self._act.marks:
            self.writing.blank()
        elif node in self._act.notes:
            self._end_line(block=True)
            if lines := self.writing.lines[self._note_begins_at :]:
                self.notes.append(Span(lines[0].start, lines[-1].end))

    def _picture(self, node: _Element, style: ElementStyle) -> None:
        """Note what may show words of the act that the markup has not as text."""
        if not self._within or self._apart:
            return
        if node in self._rewritten and not style.appearance:
            if letter_count(node):
                self.writing.doubt_line()
            else:
                self.writing.picture(is_wide=True)
        words = _words_of_picture(node, style)
        holder = node.getparent() if node.tag in _FOREIGN else node
        if words is None or holder is None or self._style_of(holder).appearance:
            return
        # A sign within a link says where that leads.
        if words.strip() or not self._open_links:
            wide = int(width) if (width := node.get("width") or "").isdecimal() else 0
            is_wide = wide >= _LINE or node.tag == "iframe"
            self.writing.picture("" if self._open_links else words, is_wide=is_wide)

    def _count_as_open(self, node: _Element, step: int) -> None:
        """Count an element among those that are open (1), or no more (-1)."""
        self._within += step * (node in self._act.within)
        self._apart += step * (node in self._act.beside)
        self._in_doubt += step * (node in self._act.doubtful)
        self._controls += step * (node.tag in _CONTROLS)

    def _start_table(self, node: _Element, style: ElementStyle) -> None:
        """Note a table, a row or a cell that holds values."""
        if node in self._layouts:
            return
        if style.display == "table":
            self.writing.start_table()
        elif style.display == "table-row":
            self.writing.start_row()
        elif style.display == "table-cell" and self.writing.is_in_row:
            self.writing.start_cell()
        elif style.display == "table-cell":
            self.writing.blank()

    def _rows_and_cells(self, table: _Element) -> dict[_Element, str]:
        """The rows and cells of a table, not those of tables in it, with what they are."""
        found: dict[_Element, str] = {}
        left = list(table)
        while left:
            node = left.pop()
            display = self._style_of(node).display
            if display.startswith("table-"):
                found[node] = display
            if display not in {"table", "table-cell"}:
                left.extend(node)
        return found

    def _end_element(self, node: _Element) -> None:
        style, laid_out = self._style_of(node), node in self._layouts
        words, is_doubtful = self._counters.end(node, style)
        self._put_text(words, node, moved=is_doubtful)
        if style.display == "table-row" and self.writing.is_in_row and not laid_out:
            self.writing.end_row()
        if self._is_line(node, style) or node in self._act.within:
            self._end_line(block=True)
        elif style.parts:
            self.writing.blank()
        self._end_note(node)
        self._gap |= style.gaps[1]
        self._count_as_open(node, -1)
        self._moved -= style.moved and self._within > 0
        self._under -= node in self._covered
        if style.display == "table" and not laid_out:
            self.writing.end_table()
        if self._open_navigation and self._open_navigation[0] is node:
            first, self._open_navigation = self._open_navigation[1], None
            numbered = any(map(str.isdecimal, "".join(map(str, node.itertext()))))
            self._navigations.append(_Navigation(first, len(self.writing.lines), numbered))
        if self._open_links and self._open_links[-1][0] is node:
            self.writing.link(self._open_links.pop()[1], str(node.get("href")))

    def _is_line(self, node: _Element, style: ElementStyle) -> bool:
        """Whether an element begins and ends a line."""
        return style.display in _LINES or node in self._layouts

    def _is_navigation(self, node: _Element) -> bool:
        """Whether a part of the page is a row or a list of links, with little between them."""
        if node.tag not in _NAVIGATING:
            return False
        few = sum(1 for _ in islice(links(node), _FEWEST_LINKS)) < _FEWEST_LINKS
        linked = not few and text_letters(node) <= (1 - _LINKED) * letter_count(node) > 0
        return (linked or node.tag == "nav") and self._act.within.isdisjoint(node.iter())

    def _style_of(self, node: _Element) -> ElementStyle:
        return self._styles.get(node, _PLAIN)

    def _comment(self, node: _Element) -> None:
        """Words in a section that XML would show: a browser takes it for a comment."""
        text = str(node.text or "")
        if text.startswith(_CDATA):
            words = text.removeprefix(_CDATA).removesuffix("]]")
            self._put_all(words, ElementStyle(appearance=Appearance.HIDDEN))

    def _put_text(self, text: str, node: _Element, *, moved: bool = False) -> None:
        """Add text as the style of its element shows it; `moved` where it may be shown otherwise."""
        if not text or node.tag in _CODE:
            return
        before = self.writing.letters if self.writing.is_in_line else 0
        beside = node.tag in _ROWS and not text.isspace() and node not in self._layouts
        self._moved += moved or beside
        self._put_all(text, self._style_of(node))
        self._moved -= moved or beside
        if self._controls:
            self._in_controls += self.writing.letters - before

    def _put_all(self, text: str, style: ElementStyle) -> None:
        """Add text; where it keeps its lines, an empty one of them parts paragraphs."""
        for number, line in enumerate(_LINE_END.split(text) if style.keeps_lines else [text]):
            if number:
                self._break_line()
            blanks = _SPACES if style.keeps_lines else _BLANKS
            for position, word in enumerate(blanks.split(line)):
                if position:
                    self.writing.blank()
                if word:
                    self._put_word(word, style)

    def _put_word(self, word: str, style: ElementStyle) -> None:
        if not self.writing.is_in_line and _INDENT.match(word):
            self.writing.paragraph()
        # A gap before a full stop or behind a bracket parts no words.
        if self._gap and word[0].isalnum() and self.writing.touches:
            self.writing.blank()
        self._gap = False
        self._is_empty = word.isspace() and (self._is_empty or not self.writing.is_in_line)
        seen = style.appearance or (Appearance.FAINT if self._under else None)
        shown = as_shown(word, style.raised, style.transform, backwards=style.backwards)
        self.writing.word(shown, seen, moved=self._moved > 0)

    def _break_line(self) -> None:
        """End the line; a second break leaves an empty line, which parts paragraphs."""
        if self._is_empty or not self.writing.is_in_line:
            self.writing.paragraph()
        self._end_line()

    def _end_line(self, *, block: bool = False) -> None:
        """End the line, and note whether it is a part of the act."""
        ended = self.writing.end_block() if block else self.writing.end_line()
        if not ended:
            return
        letters = self.writing.letters
        if not self._within or self._apart or (letters and letters == self._in_controls):
            self._beside.add(len(self.writing.lines) - 1)
            # A line that is taken out as no part of the act is not told as hidden as well.
            self.writing.leave_untold(len(self.writing.lines) - 1)
        elif self._in_doubt:
            self.writing.note(Notice.FOREIGN, self.writing.lines[-1])
        self._in_controls = 0


def _words_of_picture(node: _Element, style: ElementStyle) -> str | None:
    """What a picture, or what else is shown in the place of an element, says in words; None where nothing is."""
    if node.tag == "script":
        written = _WRITES.search(node.text or "")
        strings = _STRING.findall(written[1]) if written else ()
        return _TAG.sub("", "".join(one[1:-1] for one in strings)) if written else None
    sides = (node.get("width") or "", node.get("height") or "")
    if any(side.isdecimal() and int(side) <= _DOT for side in sides) or "srcdoc" in node.attrib:
        return None
    if node.tag in _PAINTED and (node.tag == "img" or node.get("type") == "image"):
        is_plain = style.display == "none" or node.get("alt") == ""
        return None if is_plain else node.get("alt") or ""
    put_there = f"{style.before.get('content')} {style.after.get('content')}"
    return "" if node.tag in _FOREIGN or "url(" in put_there else None


def _own_words(node: _Element) -> str:
    """What an element itself shows: its text, or what a field of a form holds."""
    if node.tag == "input":
        worded = (node.get("type") or "text").lower() in _WORDED_INPUTS
        value = node.get("value") or node.get("placeholder") or ""
        return value if worded else "•" * len(value) if node.get("type") == "password" else ""
    if node.tag == "option" and node.get("label"):
        return str(node.get("label"))
    return (node.get("srcdoc") if node.tag == "iframe" else node.text) or ""


def _covered_elements(
    styles: Mapping[_Element, ElementStyle], act: frozenset[_Element]
) -> Iterator[_Element]:
    """The elements of the act over which another in them may lie."""
    for node, style in styles.items():
        holder = node.getparent()
        over = holder if style.covers and holder is not None and holder.tag != "body" else None
        for one in (over, node if style.covered else None):
            if one is not None and not act.isdisjoint((one, *one.iterancestors())):
                yield one


def _lays_out(parts: Mapping[_Element, str]) -> bool:
    """Whether a table parts the page and not values: a cell of it holds a text of its own."""
    cells = (node for node, display in parts.items() if display == "table-cell")
    return any(
        sum(1 for _ in islice(cell.iter("p", "div", "li", "br", "table"), LAYOUT_BLOCKS))
        >= LAYOUT_BLOCKS
        for cell in cells
    )
