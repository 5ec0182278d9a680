"""Pages in reading order → the source: its text, and all that the layout tells about it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from pipeline.read.geometry import Furniture, FurnitureKind, Geometry, Link, Place, Table
from pipeline.read.pdf.layout import layouts_of
from pipeline.read.pdf.paragraphs import Column, Habits, Starts
from pipeline.read.pdf.turns import turned_back
from pipeline.read.source import Source
from pipeline.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pipeline.read.geometry import Box
    from pipeline.read.pdf.extract import Page
    from pipeline.read.pdf.layout import Layout, Outside
    from pipeline.read.pdf.lines import Line
    from pipeline.read.pdf.tables import Grid


def source_of(data: bytes, pages: Sequence[Page]) -> Source:
    """Give the source that the pages of a PDF hold.

    Its lines end in a new line, its pages in a form feed; a tab parts the cells of a table's row.
    """
    layouts = layouts_of(pages)
    columns = [block for layout in layouts for block in layout.body if isinstance(block, Column)]
    return _Writer(Habits.of(columns)).write(data, layouts)


class _Writer:
    """The text in the making."""

    def __init__(self, habits: Habits) -> None:
        self.habits = habits
        self.starts_in_body = Starts(habits)
        self.parts: list[str] = []
        self.offset = 0
        self.lines: list[Span] = []
        self.places: list[Place] = []
        self.starts: set[int] = set()
        self.doubtful: set[int] = set()
        self.furniture: list[Furniture] = []
        self.notes: list[Span] = []
        self.links: list[Link] = []
        self.tables: list[Table] = []

    def write(self, data: bytes, layouts: Sequence[Layout]) -> Source:
        pages = []
        for number, layout in enumerate(layouts):
            if number:
                self._put("\f")
            start, first = self.offset, len(self.lines)
            self._page(layout)
            pages.append(Span(start, self.offset))
            self.links += _links(layout.page, self.lines[first:], self.places[first:])
        return Source(
            sha256=hashlib.sha256(data).hexdigest(),
            media_type="application/pdf",
            text="".join(self.parts),
            pages=tuple(pages),
            lines=tuple(self.lines),
            geometry=self._geometry(),
        )

    def _geometry(self) -> Geometry:
        return Geometry(
            places=tuple(self.places),
            starts=frozenset(self.starts),
            doubtful=frozenset(self.doubtful),
            furniture=tuple(self.furniture),
            notes=tuple(self.notes),
            links=tuple(self.links),
            tables=tuple(self.tables),
        )

    def _page(self, layout: Layout) -> None:
        self._outside(layout.page, layout.head)
        for block in layout.body:
            if isinstance(block, Column):
                self._column(layout.page, self.starts_in_body, block)
            else:
                self._table(layout.page, block)
        for note in layout.notes:
            spans = [self._line(layout.page, line, layout.page.turn) for line in note]
            if not note[0].text[:1].islower():  # else the rest of the last note of the page before
                self.starts.add(spans[0].start)
            self.notes.append(Span(spans[0].start, self.offset))
        self._outside(layout.page, layout.foot)
        for line, angle in layout.page.rotated:
            self._aside(layout.page, line, angle, FurnitureKind.ROTATED)

    def _outside(self, page: Page, items: Iterable[Outside]) -> None:
        for line, kind in items:
            self._aside(page, line, page.turn, kind)

    def _aside(self, page: Page, line: Line, angle: int, kind: FurnitureKind) -> None:
        span = self._line(page, line, angle)
        self.starts.add(span.start)
        self.furniture.append(Furniture(span, kind))

    def _column(self, page: Page, starts: Starts, column: Column) -> None:
        for line, is_start, is_doubtful in starts.of(column):
            span = self._line(page, line, page.turn)
            if is_start:
                self.starts.add(span.start)
            if is_doubtful:
                self.doubtful.add(span.start)

    def _table(self, page: Page, table: Grid) -> None:
        """Write a row a paragraph, its cells from left to right."""
        rows = []
        for row in table.rows:
            self._new_line()
            self.starts.add(self.offset)
            rows.append(tuple(self._cell(page, cell, first=not n) for n, cell in enumerate(row)))
        self.tables.append(Table(tuple(rows)))
        self.starts_in_body = Starts(self.habits)

    def _cell(self, page: Page, cell: tuple[Line, ...], *, first: bool) -> Span:
        self._put("" if first else "\t")
        start = self.offset
        for number, line in enumerate(cell):
            if number:
                self._new_line()
            self._write(page, line, page.turn)
        return Span(start, self.offset)

    def _line(self, page: Page, line: Line, angle: int) -> Span:
        self._new_line()
        return self._write(page, line, angle)

    def _write(self, page: Page, line: Line, angle: int) -> Span:
        span = Span(self.offset, self.offset + len(line.text))
        self._put(line.text)
        self.lines.append(span)
        self.places.append(_place(page, line, angle))
        return span

    def _new_line(self) -> None:
        if self.parts and self.parts[-1] != "\f":
            self._put("\n")

    def _put(self, text: str) -> None:
        if text:
            self.parts.append(text)
            self.offset += len(text)


def _place(page: Page, line: Line, angle: int) -> Place:
    if not angle:
        return Place(page.number, line.box, line.edges)
    box = turned_back(line.box, angle)
    step = (box.x1 - box.x0) / len(line.text)
    return Place(
        page.number, box, tuple(round(box.x0 + n * step, 1) for n in range(len(line.text) + 1))
    )


def _links(page: Page, lines: Sequence[Span], places: Sequence[Place]) -> Iterator[Link]:
    """Give the words that the links of a page cover."""
    for box, uri in page.links:
        for line, place in zip(lines, places, strict=True):
            covered = _covered(box, place)
            if covered:
                yield Link(Span(line.start + covered[0], line.start + covered[-1] + 1), uri)


def _covered(box: Box, place: Place) -> list[int]:
    """Give the characters of a line whose middle lies in a box."""
    middle = (place.box.y0 + place.box.y1) / 2
    if not box.y0 <= middle <= box.y1 or place.box.x1 < box.x0 or place.box.x0 > box.x1:
        return []
    edges = place.edges
    return [n for n in range(len(edges) - 1) if box.x0 <= (edges[n] + edges[n + 1]) / 2 <= box.x1]
