"""The text of a document in the making: words into lines, cells into rows, links into spans.

What a reader of markup (HTML, DOCX) goes through is written down in its order, with what the markup
tells of each word; the result is a `Source`'s text, lines and geometry.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from lxml.etree import _Element

from pipeline.read.geometry import (
    Appearance,
    Furniture,
    Geometry,
    Link,
    Notice,
    Noticed,
    Table,
    Unseen,
)
from pipeline.read.source import MediaType, Source
from pipeline.text import Span
from pipeline.words.indexes import TO_LOWERED, TO_RAISED

PROSE: Final = 60
"""Letters of a line that is no item of a menu and no name of a picture."""
LAYOUT_BLOCKS: Final = 5
"""A cell with so many blocks holds no value of a table, but a part of the page."""
_BEGINNING: Final = re.compile(r"(?<![\w'’])[^\W\d_]")
_CASES: Final[Mapping[str, Callable[[str], str]]] = {
    "uppercase": str.upper,
    "lowercase": str.lower,
    "capitalize": lambda word: _BEGINNING.sub(lambda letter: letter[0].upper(), word),
}
_BREAKS: Final = frozenset({"\t", "\n"})


def as_shown(word: str, raised: int, transform: str, *, backwards: bool) -> str:
    """A word as a style sets it: raised (1) or lowered (-1), in other letters (by CSS), turned round."""
    if raised:
        word = word.translate(TO_RAISED if raised > 0 else TO_LOWERED)
    if transform in _CASES:
        word = _CASES[transform](word)
    return word[::-1] if backwards else word


def are_numbers(parts: Iterable[_Element]) -> bool:
    """Whether the parts of a fraction are numbers, so that it has a place in the line, as `1/2`."""
    return all("".join(map(str, part.itertext())).strip().isdecimal() for part in parts)


def is_prose(text: str) -> bool:
    """Whether a line is longer than items of menus are, and names of pictures."""
    return sum(map(str.isalpha, text)) >= PROSE


class Writing:
    """Takes words one by one. A block is a line that starts a paragraph.

    The cells of a row stand on one line, parted by tabs; ends of lines and blocks in them are
    blanks.
    """

    def __init__(self) -> None:
        self.lines: list[Span] = []
        self.unseen: list[Unseen] = []
        self.noticed: list[Noticed] = []
        self.letters = 0
        """Letters of the line in the making, or of the last one."""
        self._starts: set[int] = set()
        self._links: list[Link] = []
        self._tables: list[Table] = []
        self._pictures: list[int] = []
        """Where pictures of the line in the making stand; those with words of their own at 0, large ones before."""
        self._parts: list[str] = []
        self._offset = 0
        self._line: int | None = None
        """Where the line in the making starts."""
        self._blank = False
        self._new_paragraph = True
        self._hidden: list[tuple[Span, Appearance]] = []
        """What is not seen of the line in the making."""
        self._rows: list[list[tuple[Span, ...]]] = []
        self._cells: list[list[int]] = []

    @property
    def is_in_line(self) -> bool:
        """Whether a line has been begun."""
        return self._line is not None

    @property
    def touches(self) -> bool:
        """Whether the next word will touch the one before it."""
        return self._line is not None and not self._blank

    @property
    def follows_figure(self) -> bool:
        """Whether the next word will touch a figure."""
        return self.touches and self._parts[-1][-1:].isdigit()

    @property
    def is_in_row(self) -> bool:
        """Whether a row of a table has been begun."""
        return bool(self._cells)

    def text(self) -> str:
        """All that was written so far."""
        return "".join(self._parts)

    def word(
        self,
        word: str,
        seen: Appearance | None = None,
        *,
        moved: bool = False,
        inserted: bool = False,
    ) -> None:
        """Write a word, after the blank that is due; `seen` says how, where it is not plainly seen."""
        if self._line is None:
            self._start_line()
        elif self._blank and self._parts[-1] not in _BREAKS:
            self._add_text(" ")
        self._blank = False
        start = self._offset
        self._add_text(word)
        self.letters += sum(map(str.isalpha, word))
        span = Span(start, self._offset)
        if seen is Appearance.FAINT:
            self.note(Notice.FAINT, span)
        elif seen is not None:
            self._note_unseen(span, seen)
        if seen in {None, Appearance.FAINT}:
            self._leave_blank(start)
        if moved:
            self.note(Notice.MOVED, span)
        if inserted:
            self.note(Notice.INSERTED, span)

    def note(self, what: Notice, span: Span) -> None:
        """Note something of words that stay in the text."""
        self.noticed.append(Noticed(what, span))

    def blank(self) -> None:
        """Part what comes from what stands there, if both are on one line."""
        self._blank = True

    def leave_untold(self, first: int) -> None:
        """Tell nothing of what is not seen of the lines from this number on: they are no part of the text."""
        start = self.lines[first].start if first < len(self.lines) else self._offset
        while self.unseen and self.unseen[-1].near.start >= start:
            self.unseen.pop()

    def change(self) -> None:
        """Note a tracked change of the end of the line, at its last word."""
        if self._line is not None:
            self.note(Notice.INSERTED, Span(self._offset - len(self._parts[-1]), self._offset))

    def picture(self, words: str = "", *, is_wide: bool = False) -> None:
        """Note a picture: between words of a line, with words of its own, as wide as a line it may be words.

        Without a line to stand in it is told beside the line before it, if it is as large as one.
        """
        is_large = is_wide or is_prose(words)
        if is_large and self._line is None and self.lines:
            self.note(Notice.DRAWN, self.lines[-1])
        elif is_large or words.strip():
            self._pictures.append(-is_large)
        elif self._line is not None:
            self._pictures.append(self._offset)

    def doubt_line(self) -> None:
        """Note that the line in the making, or else the next one, may show other words."""
        self._pictures.append(-1)

    def paragraph(self) -> None:
        """Let the next line start a paragraph."""
        self._new_paragraph = True

    def end_line(self) -> bool:
        """End the line, if one is begun; whether one was."""
        if self._cells and self._cells[-1]:
            self._blank = True
            return False
        begun, self._blank = self._line, False
        if begun is not None:
            line = Span(begun, self._offset)
            self.lines.append(line)
            self.unseen += (Unseen(span, why, line) for span, why in self._hidden)
            if any(at < self._offset for at in self._pictures):
                self.note(Notice.DRAWN, line)
        self._pictures = [at for at in self._pictures if at < 0 and begun is None]
        self._line, self._hidden = None, []
        return begun is not None

    def end_block(self) -> bool:
        """End the line, so that the next one starts a paragraph; whether one was begun."""
        ended = self.end_line()
        self._new_paragraph = self._new_paragraph or not (self._cells and self._cells[-1])
        return ended

    def start_table(self) -> None:
        """Begin a table; it may stand in a cell of another."""
        self._rows.append([])

    def end_table(self) -> None:
        """End the innermost table."""
        if self._rows and (rows := self._rows.pop()):
            self._tables.append(Table(tuple(rows)))

    def start_row(self) -> None:
        """Begin a row of the innermost table."""
        self._cells.append([])

    def start_cell(self) -> None:
        """Begin a cell of the row."""
        self._blank = False
        if self._line is None:
            self._start_line()
        if self._cells[-1]:
            self._add_text("\t")
        elif len(self._cells) > 1 and self._parts[-1] not in _BREAKS:
            self._add_text(" ")  # a row of a table in a cell
        self._cells[-1].append(self._offset)

    def end_row(self) -> None:
        """End the row."""
        starts = self._cells.pop()
        self._blank = bool(self._cells)
        ends = [*(start - 1 for start in starts[1:]), self._offset]
        if starts and self._rows:
            self._rows[-1].append(tuple(map(Span, starts, ends)))

    def mark(self) -> tuple[int, int]:
        """The place that has been reached, for `link`."""
        return self._offset, len(self._parts)

    def link(self, since: tuple[int, int], uri: str) -> None:
        """Note that the words since a place lead somewhere."""
        start, part = since
        text = "".join(self._parts[part:])
        span = Span(start + len(text) - len(text.lstrip()), start + len(text.rstrip()))
        if span.length > 0:
            self._links.append(Link(span, uri.strip()))

    def source(
        self,
        data: bytes,
        media_type: MediaType,
        furniture: Iterable[Furniture] = (),
        notes: Iterable[Span] = (),
    ) -> Source:
        """A file of which all was written down, as a source of one page; the last line has to be ended."""
        text = self.text()
        told = Geometry(
            starts=frozenset(self._starts),
            furniture=tuple(furniture),
            notes=tuple(notes),
            links=tuple(self._links),
            tables=tuple(self._tables),
            unseen=tuple(self.unseen),
            noticed=tuple(self.noticed),
        )
        sha256, pages = hashlib.sha256(data).hexdigest(), (Span(0, len(text)),)
        return Source(sha256, media_type, text, pages, tuple(self.lines), told)

    def _note_unseen(self, span: Span, seen: Appearance) -> None:
        """Note what is not seen, as one with what is not seen before it."""
        if (
            self._hidden
            and self._hidden[-1][1] is seen
            and self._hidden[-1][0].end + 1 >= span.start
        ):
            self._hidden[-1] = Span(self._hidden[-1][0].start, span.end), seen
            return
        # The blank before it goes with it, or two of them would part the words around.
        blank = span.start > (self._line or 0) and self._parts[-2:-1] == [" "]
        self._hidden.append((Span(span.start - blank, span.end), seen))

    def _leave_blank(self, start: int) -> None:
        """Give back the blank before what is not seen, where a word that is seen touches it."""
        if self._hidden and (span := self._hidden[-1][0]).end == start:
            text = "".join(self._parts[-4:])
            at = len(text) - (self._offset - span.start)
            if at >= 0 and text[at] == " ":
                self._hidden[-1] = Span(span.start + 1, span.end), self._hidden[-1][1]

    def _start_line(self) -> None:
        self._add_text("\n" if self._parts else "")
        self._line, self.letters = self._offset, 0
        if self._new_paragraph:
            self._starts.add(self._offset)
        self._new_paragraph = False

    def _add_text(self, text: str) -> None:
        self._parts.append(text)
        self._offset += len(text)
