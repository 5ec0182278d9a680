"""Pages in reading order → the source: its text, and all that the layout tells about it."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from pipeline.read.geometry import (
    MARK,
    Annotated,
    Appearance,
    Box,
    Furniture,
    FurnitureKind,
    Geometry,
    Link,
    Notice,
    Noticed,
    Place,
    Table,
    Unseen,
    Withheld,
    joined,
)
from pipeline.read.pdf.annotations import NoteKind
from pipeline.read.pdf.columns import Column
from pipeline.read.pdf.habits import Habits
from pipeline.read.pdf.margin_numbers import without_margin_numbers
from pipeline.read.pdf.margin_words import with_margin_words_told
from pipeline.read.pdf.page import Page
from pipeline.read.pdf.page_layout import Layout, Outside, layouts_of
from pipeline.read.pdf.paragraphs import Starts
from pipeline.read.pdf.tables import Grid, is_between
from pipeline.read.pdf.text_lines import Line
from pipeline.read.pdf.turns import turned_back
from pipeline.read.source import Source
from pipeline.text import Span


def source_of(data: bytes, *texts: Sequence[Page]) -> Source:
    """The source that the pages of a PDF hold; where these have two texts, one after the other.

    Its lines end in a new line, its pages in a form feed; a tab parts the cells of a table's row.
    """
    writer = _Writer()
    for pages in texts:
        writer.write(layouts_of(with_margin_words_told(without_margin_numbers(pages))))
    return replace(writer.done(data), texts=len(texts))


class _Writer:
    """The text in the making."""

    def __init__(self) -> None:
        self.starts_in_body = Starts(Habits.of(()))
        self.parts: list[str] = []
        self.offset = 0
        self.pages: list[Span] = []
        self.recognised: list[Span] = []
        self.lines: list[Span] = []
        self.places: list[Place] = []
        self.table: Grid | None = None
        """The one that was written last, where nothing but a page's end follows it."""
        self.told: dict[str, dict[Any, None]] = {name: {} for name in Geometry._fields}
        """What `Geometry` tells beside the places of lines, by its names there."""

    def write(self, layouts: Sequence[Layout]) -> None:
        """Write a text: its pages, each with what is told about it."""
        columns = [block for one in layouts for block in one.body if isinstance(block, Column)]
        self.starts_in_body = Starts(Habits.of(columns))
        self.table = None
        for layout in layouts:
            if self.pages:
                self._append("\f")
            start, first, page = self.offset, len(self.lines), layout.page
            self._write_page(layout)
            own = range(first, len(self.lines))
            lines, places = self.lines[first:], self.places[first:]
            for what, boxes in page.noticed:
                self._note_of(what, self._spans_of(what, boxes, own))
            self._note_all("links", _linked_words(page, lines, places))
            self._write_annotated(page, own)
            self._write_unseen(page, own)
            self.pages.append(Span(start, self.offset))
            self.recognised += self.pages[-1:] if page.recognised else []
            self.places[first:] = [_place_turned(place, page.turn) for place in self.places[first:]]

    def done(self, data: bytes) -> Source:
        """All that was written, as a source."""
        return Source(
            sha256=hashlib.sha256(data).hexdigest(),
            media_type="application/pdf",
            text="".join(self.parts),
            pages=tuple(self.pages),
            lines=tuple(self.lines),
            geometry=self._geometry(),
            recognised=tuple(self.recognised),
        )

    def _geometry(self) -> Geometry:
        told: dict[str, Any] = {name: tuple(found) for name, found in self.told.items()}
        told |= {name: frozenset(self.told[name]) for name in ("starts", "doubtful")}
        return Geometry(**told | {"places": tuple(self.places)})

    def _note_all(self, name: str, found: Iterable[Any]) -> None:
        self.told[name] |= dict.fromkeys(found)

    def _note_of(self, what: Notice, spans: Iterable[Span]) -> None:
        self._note_all("noticed", (Noticed(what, span) for span in spans))

    def _spans_of(self, what: Notice, boxes: Sequence[Box], lines: range) -> list[Span]:
        """The words of the page's text of which something was noticed in some rectangles."""
        if what.is_of_line:
            return self._lines_beside(boxes, lines)
        own = self.lines[lines.start : lines.stop], self.places[lines.start : lines.stop]
        found = list(_words_in_boxes(boxes, *own))
        if what is Notice.SEALED and found:
            return [Span(found[0].start, found[-1].end)]
        return found

    def _write_page(self, layout: Layout) -> None:
        self._write_outside(layout.page, layout.head)
        for block in layout.body:
            if isinstance(block, Column):
                self._write_column(layout.page, self.starts_in_body, block)
            else:
                self._write_table(layout.page, block)
        for note in layout.notes:
            spans = [self._write_line(layout.page, line) for line in note]
            if not note[0].text[:1].islower():  # else the rest of the last note of the page before
                self._note_all("starts", [spans[0].start])
            self._note_all("notes", [Span(spans[0].start, self.offset)])
        self._write_outside(layout.page, layout.foot)
        for line, angle in layout.page.rotated:
            self._write_aside(layout.page, line, angle, FurnitureKind.ROTATED)
        for line in layout.page.numbers:
            self._write_aside(layout.page, line, 0, FurnitureKind.MARGIN_NUMBER)

    def _write_unseen(self, page: Page, lines: range) -> None:
        """Write what nobody sees below the page, each line with the one that it stands beside."""
        for line, appearance in page.unseen:
            near = self._nearest_line(lines, line.box)
            self._new_line()
            span = self._put_line(line.text, Place(page.number, line.box, line.edges))
            self._note_all("starts", [span.start])
            hidden = Unseen(span, appearance, near or Span(span.end, span.end))
            self._note_all("unseen", [hidden])

    def _lines_beside(self, boxes: Iterable[Box], lines: range) -> list[Span]:
        """The lines of the page's text that stand beside some rectangles."""
        return [near for box in boxes if (near := self._nearest_line(lines, box))]

    def _write_annotated(self, page: Page, lines: range) -> None:
        """What annotations say: the words that they paint, or beside which line they lie."""
        own = self.lines[lines.start : lines.stop], self.places[lines.start : lines.stop]
        for note in page.notes:
            is_painted = note.kind is NoteKind.WORDS
            near = self._nearest_line(lines, note.boxes[0])
            found = list(_words_in_boxes(note.boxes, *own)) if is_painted else []
            found = found or ([near] if near else [])
            if found:
                whole = Span(found[0].start, found[-1].end)
                self._note_all("annotated", [Annotated(whole, note.words, is_painted)])

    def _nearest_line(self, lines: range, box: Box) -> Span | None:
        """The line of the page's text that stands beside a box, or nearest above or below it."""
        outside = {item.span for item in self.told["furniture"]}
        inside = [n for n in lines if self.lines[n] not in outside] or list(lines)
        nearest = min(
            inside, key=lambda n: _distance_of_boxes(self.places[n].box, box), default=None
        )
        return None if nearest is None else self.lines[nearest]

    def _write_outside(self, page: Page, items: Iterable[Outside]) -> None:
        for line, kind in items:
            self._write_aside(page, line, 0, kind)

    def _write_aside(self, page: Page, line: Line, angle: float, kind: FurnitureKind) -> None:
        span = self._write_line(page, line, angle)
        self._note_all("starts", [span.start])
        self._note_all("furniture", [Furniture(span, kind)])

    def _write_column(self, page: Page, starts: Starts, column: Column) -> None:
        self.table, before = None, None
        for line, is_start, is_doubtful in starts.of(column):
            span = self._write_line(page, line)
            is_parted = before and not is_start and is_between(page.rules, before, line)
            if is_start:
                self._note_all("starts", [span.start])
            if is_doubtful or is_parted:
                self._note_all("doubtful", [span.start])
            before = line

    def _write_table(self, page: Page, table: Grid) -> None:
        """Write a row a paragraph, its cells from left to right.

        A row that the end of the page before cuts goes on; where that is not in its last cell alone,
        its texts are not in their order.
        """
        rows = []
        before = self.table
        if before is not None and table.repeats_head_of(before):
            table = table.without_head()
            repeated = (line for cell in table.head for line in cell)
            self._write_outside(page, [(line, FurnitureKind.RUNNING_HEAD) for line in repeated])
        for number, row in enumerate(table.rows):
            self._new_line()
            cells = tuple(self._write_cell(page, cell, first=not n) for n, cell in enumerate(row))
            start = next(span.start for span in cells if span.length)
            if number or before is None or not table.is_cut_from(before):
                self._note_all("starts", [start])
            elif not table.reads_on_from(before):
                self._note_all("doubtful", [start])
            rows.append(cells)
        self._note_all("tables", [Table(tuple(rows))])
        self.table = table
        self.starts_in_body = Starts(self.starts_in_body.habits)

    def _write_cell(self, page: Page, cell: tuple[Line, ...], *, first: bool) -> Span:
        self._append("" if first else "\t")
        start = self.offset
        for number, line in enumerate(cell):
            if number:
                self._new_line()
            self._write_words(page, line)
        return Span(start, self.offset)

    def _write_line(self, page: Page, line: Line, angle: float = 0) -> Span:
        self._new_line()
        return self._write_words(page, line, angle)

    def _write_words(self, page: Page, line: Line, angle: float = 0) -> Span:
        place = Place(page.number, line.box, line.edges)
        withheld = [(turned_back(box, -angle), why) for box, why in page.withheld]
        own = [line.edges.index(left) for left in line.initials if left in line.edges]
        if own:
            self._note_of(Notice.INITIAL, (Span(self.offset + n, self.offset + n + 1) for n in own))
        return self._put_line(
            self._masked_line(withheld, line.text, place), _place_turned(place, angle)
        )

    def _put_line(self, text: str, place: Place) -> Span:
        span = Span(self.offset, self.offset + len(text))
        self._append(text)
        self.lines.append(span)
        self.places.append(place)
        return span

    def _masked_line(
        self, barred: Sequence[tuple[Box, Appearance]], text: str, place: Place
    ) -> str:
        """A line with marks for its letters under bars and rules."""
        if not barred:
            return text
        whole, masked = [Span(0, len(text))], text
        for appearance in dict.fromkeys(why for _, why in barred):
            boxes = [box for box, why in barred if why is appearance]
            letters = [n for n in _words_in_boxes(boxes, whole, [place]) if masked[n.start] != MARK]
            for start, end in joined(masked, letters):
                span = Span(self.offset + start, self.offset + end)
                self._note_all("withheld", [Withheld(span, text[start:end], appearance)])
                masked = masked[:start] + _masks_for(text[start:end]) + masked[end:]
        return masked

    def _new_line(self) -> None:
        if self.parts and self.parts[-1] != "\f":
            self._append("\n")

    def _append(self, text: str) -> None:
        if text:
            self.parts.append(text)
            self.offset += len(text)


def _place_turned(place: Place, degrees: float) -> Place:
    """A place in a text that is turned, on its page; its characters then share its width."""
    if not degrees:
        return place
    box, count = turned_back(place.box, degrees), len(place.edges) - 1
    step = (box.x1 - box.x0) / count
    edges = tuple(round(box.x0 + n * step, 1) for n in range(count + 1))
    return Place(place.page, box, edges)


def _masks_for(words: str) -> str:
    return "".join(letter if letter == " " else MARK for letter in words)


def _distance_of_boxes(one: Box, other: Box) -> tuple[float, float]:
    """How far a box is above or below another, then to its left or right."""
    down = abs((one.y0 + one.y1) - (other.y0 + other.y1)) / 2
    aside = max(one.x0 - other.x1, other.x0 - one.x1, 0.0)
    return round(down), aside


def _linked_words(page: Page, lines: Sequence[Span], places: Sequence[Place]) -> Iterator[Link]:
    """The words that the links of a page cover."""
    for box, uri in page.links:
        for line, place in zip(lines, places, strict=True):
            if covered := _characters_covered(box, place):
                yield Link(Span(line.start + covered[0], line.start + covered[-1] + 1), uri)


def _words_in_boxes(
    boxes: Sequence[Box], lines: Sequence[Span], places: Sequence[Place]
) -> Iterator[Span]:
    """The characters of a page that stand in some rectangles."""
    for line, place in zip(lines, places, strict=True) if boxes else ():
        found = sorted({n for box in boxes for n in _characters_covered(box, place)})
        yield from (Span(line.start + n, line.start + n + 1) for n in found)


def _characters_covered(box: Box, place: Place) -> list[int]:
    """The characters of a line whose middle lies in a box; a raised letter's may lie above it."""
    low, high = place.box.y0, place.box.y1
    is_small = 2 * (box.y1 - box.y0) < high - low and low < box.y0 < box.y1 < high
    is_level = is_small or box.y0 <= (low + high) / 2 <= box.y1
    if not is_level or place.box.x1 < box.x0 or place.box.x0 > box.x1:
        return []
    edges = place.edges
    return [n for n in range(len(edges) - 1) if box.x0 <= (edges[n] + edges[n + 1]) / 2 <= box.x1]
