"""Marked paragraphs laid out as an extractor would write them, with the truth kept beside."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import TYPE_CHECKING

from tests.layouts.breaks import find_breaks, split_lines
from tests.layouts.marked import Paragraph, Run
from tests.layouts.paint import Painted, paint, read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tests.layouts.layout import Layout

_TITLES = 2
"""The title and the enactment line open the text without indent."""
_CLAUSE = 30
"""A paragraph no longer than this that ends in a colon is a clause like ``анықтады:``."""
_LONG_GAP = 12
_GUTTER = 2


@dataclass(frozen=True, slots=True)
class LaidLine:
    """A line of body text in the laid text."""

    index: int
    """Among the lines of `Laid.text`, cut at its newlines only."""
    paragraph: int
    extracted: str
    """As it stands in the text, with indent and trailing blank, without a form feed."""
    restored: str
    """As it reads: no indent, no blank at its end, one blank between words."""
    kinds: tuple[str, ...]
    """Of the links painted after the base, in order."""
    displaced: bool
    """Words out of order, or a gap left among them."""


@dataclass(frozen=True, slots=True)
class Laid:
    """What an extractor gives, and what it ought to be."""

    text: str
    lines: tuple[LaidLine, ...]
    reading: tuple[str, ...]
    """The plain paragraphs."""

    @property
    def displaced(self) -> tuple[LaidLine, ...]:
        """The lines that a repair has to restore or flag."""
        return tuple(line for line in self.lines if line.displaced)


@dataclass(slots=True)
class _Sheet:
    """Lines written so far, and how many of them stand on the page."""

    layout: Layout
    rng: random.Random
    written: list[str] = field(default_factory=list)
    laid: list[LaidLine] = field(default_factory=list)
    on_page: int = 0
    pages: int = 1
    after_gap: bool = False

    def skip(self) -> None:
        """Leave an empty line, but never at the top of a page."""
        if self.on_page:
            self.written.append("")
            self.on_page += 1

    def write(self, painted: Painted, margin: str, paragraph: int) -> None:
        feed = self._turn_page()
        wanted = painted.opens_with_gap and not self.after_gap
        side = self._gap_side() if wanted else "none"
        if side == "before":
            self.skip()
        text = margin + painted.extracted
        text = text.rstrip(" ") if self.layout.strip else text
        line = LaidLine(
            len(self.written),
            paragraph,
            text,
            painted.restored.strip(" "),
            painted.kinds,
            painted.displaced,
        )
        self.laid.append(line)
        self.written.append(feed + text)
        self.on_page += 1
        self.after_gap = painted.opens_with_gap
        if side == "after":
            self.skip()

    def _gap_side(self) -> str:
        habit = self.layout.gap_line
        return self.rng.choice(("before", "none")) if habit == "sometimes" else habit

    def _turn_page(self) -> str:
        """Begin a new page if this one is full; what a form feed puts before the next line."""
        if not self.layout.page or self.on_page < self.layout.page:
            return ""
        self.written += self._page_end()
        self.on_page, self.pages = 0, self.pages + 1
        return "\f" if self.layout.page_break == "feed" else ""

    def _page_end(self) -> list[str]:
        match self.layout.page_break:
            case "empty":
                return [""] * self.rng.choice((3, 3, 4))
            case "number":
                return ["", str(self.pages), "", ""]
            case "feed":
                return []


def lay(paragraphs: Sequence[Paragraph], layout: Layout) -> Laid:
    """Lay paragraphs out; the same layout always gives the same text."""
    sheet = _Sheet(layout, random.Random(layout.seed))  # noqa: S311 - repeatable, not secret
    for number, paragraph in enumerate(paragraphs):
        _lay_paragraph(sheet, number, paragraph)
    newline = layout.newline
    text = newline.join(sheet.written) + newline
    return Laid(text, tuple(sheet.laid), tuple(paragraph.text for paragraph in paragraphs))


def _lay_paragraph(sheet: _Sheet, number: int, paragraph: Paragraph) -> None:
    layout = sheet.layout
    text = paragraph.text
    clause = layout.airy and len(text) <= _CLAUSE and text.endswith(":")
    if number and (layout.between or clause):
        sheet.skip()
    indent = 0 if number < _TITLES or "\t" in text else layout.indent
    lines = _row(sheet, paragraph) if "\t" in text else _lines(sheet, paragraph, indent)
    for place, painted in enumerate(lines):
        margin = _margin(layout, paragraph, painted.restored, 0 if place else indent)
        sheet.write(painted, margin, number)
    if clause and not layout.between:
        sheet.skip()


def _margin(layout: Layout, paragraph: Paragraph, line: str, indent: int) -> str:
    if layout.centred and paragraph.text.isupper():
        return " " * max(indent, (layout.width - len(line)) // 2)
    return " " * indent


def _lines(
    sheet: _Sheet, paragraph: Paragraph, indent: int, width: int | None = None
) -> Iterator[Painted]:
    layout = sheet.layout
    breaks = find_breaks(paragraph.text, layout, indent, width)
    lines = split_lines(paragraph, breaks, wrapped_blank=layout.wrapped_blank)
    for place, runs in enumerate(lines):
        if layout.moves:
            yield paint(runs, opens_paragraph=place == 0, wide=_wide(sheet))
        else:
            yield _in_place(sheet, runs, stretched=layout.justified and place < len(breaks))


def _wide(sheet: _Sheet) -> Callable[[str], bool]:
    match sheet.layout.wide:
        case "sometimes":
            return lambda _: sheet.rng.random() < 1 / 3
        case "long":
            return lambda moved: len(moved) >= _LONG_GAP
        case "never":
            return lambda _: False


def _in_place(sheet: _Sheet, runs: Sequence[Run], *, stretched: bool) -> Painted:
    """A line that an engine painted in reading order: what is written is what reads."""
    text = read(runs)
    return Painted(_stretch(sheet, text) if stretched else text, text)


def _stretch(sheet: _Sheet, text: str) -> str:
    """Fill a line up with blanks between its words, one wherever none else is due."""
    words = text.rstrip(" ").split(" ")
    blanks = [1] * (len(words) - 1)
    for _ in range(max(1, sheet.layout.width - len(text))):
        if room := [place for place, count in enumerate(blanks) if count < 4]:
            blanks[sheet.rng.choice(room)] += 1
    return "".join(word + " " * count for word, count in zip(words, [*blanks, 0], strict=True))


def _row(sheet: _Sheet, paragraph: Paragraph) -> Iterator[Painted]:
    """A table row: each cell is broken and painted for itself, its lines stand side by side."""
    cells = _cells(paragraph)
    width = sheet.layout.width // len(cells) - _GUTTER if sheet.layout.width else 0
    columns = [
        list(_lines(sheet, cell, 0, max(width, sheet.layout.width and 12))) for cell in cells
    ]
    for beside in zip_longest(*columns):
        yield _join_cells([cell for cell in beside if cell is not None])


def _join_cells(beside: Sequence[Painted]) -> Painted:
    extracted = " ".join(cell.extracted.rstrip(" ") for cell in beside)
    restored = " ".join(cell.restored.rstrip(" ") for cell in beside)
    kinds = tuple(kind for cell in beside for kind in cell.kinds)
    return Painted(extracted, restored, kinds, any(cell.displaced for cell in beside))


def _cells(paragraph: Paragraph) -> list[Paragraph]:
    cells: list[list[Run]] = [[]]
    for run in paragraph.runs:
        first, *others = run.text.split("\t")
        cells[-1].append(Run(first, run.kind))
        cells += [[Run(text, run.kind)] for text in others]
    return [Paragraph(tuple(run for run in cell if run.text)) for cell in cells]
