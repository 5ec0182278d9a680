"""A small typesetter on reportlab: marked paragraphs as a PDF, in any measure and paint order."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import font_roboto
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tests.layouts.marked import Paragraph

FONT = "Roboto"
RAISED = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789", strict=True))


@dataclass(frozen=True, slots=True)
class Sheet:
    """How a text is set; lengths in points."""

    width: float = 595.3
    height: float = 841.9
    margin: float = 62.0
    size: float = 11.0
    leading: float = 1.35
    indent: float = 28.0
    spacing: float = 0.0
    justified: bool = True
    paint: str = "in-order"
    """`links-last` and `links-reversed` paint a line's links after its other words."""
    head: str = ""
    numbered: bool = False
    stamp: str = ""
    every: int = 0
    """Each so many lines one is numbered in the margin; -1 numbers each paragraph."""
    numbers_at: float = 50.0
    """Where these numbers end, from the left; beyond the middle, where they start."""
    number_as: str = "{}"
    restart: bool = False
    """On each page."""


class Word(NamedTuple):
    """A word with the runs that it is made of: text, and whether it is linked."""

    runs: tuple[tuple[str, bool], ...]

    @property
    def text(self) -> str:
        return "".join(text for text, _ in self.runs)


def typeset(paragraphs: Iterable[Paragraph], sheet: Sheet) -> bytes:
    """The PDF of the paragraphs."""
    if FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(FONT, font_roboto.Roboto))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(sheet.width, sheet.height), invariant=1)
    y, number, count = _top(sheet), 1, 0
    _furnish(canvas, sheet, number)
    for paragraph in paragraphs:
        lines = list(_wrapped(_words(paragraph), sheet))
        for index, line in enumerate(lines):
            if y < sheet.margin:
                canvas.showPage()
                number += 1
                _furnish(canvas, sheet, number)
                y = _top(sheet)
                count = 0 if sheet.restart else count
            count += 1 if sheet.every > 0 else not index
            if (count % sheet.every == 0) if sheet.every > 0 else (sheet.every and not index):
                _number(canvas, sheet, y, count)
            _paint(canvas, line, sheet, y, (not index, index == len(lines) - 1))
            y -= sheet.size * sheet.leading
        y -= sheet.spacing
    canvas.save()
    return out.getvalue()


def _number(canvas: Canvas, sheet: Sheet, y: float, count: int) -> None:
    canvas.setFont(FONT, sheet.size)
    draw = canvas.drawRightString if sheet.numbers_at < sheet.width / 2 else canvas.drawString
    draw(sheet.numbers_at, y, sheet.number_as.format(count))


def _top(sheet: Sheet) -> float:
    return sheet.height - sheet.margin - sheet.size


def _furnish(canvas: Canvas, sheet: Sheet, number: int) -> None:
    canvas.setFont(FONT, 8)
    canvas.drawRightString(sheet.width - sheet.margin, sheet.height - sheet.margin / 2, sheet.head)
    if sheet.numbered:
        canvas.drawCentredString(sheet.width / 2, sheet.margin / 2, f"– {number} –")
    if sheet.stamp:
        canvas.saveState()
        canvas.translate(sheet.width / 3, sheet.height / 3)
        canvas.rotate(35)
        canvas.setFont(FONT, 40)
        canvas.setFillGray(0.85)
        canvas.drawString(0, 0, sheet.stamp)
        canvas.restoreState()


def _words(paragraph: Paragraph) -> Iterator[Word]:
    """The words of a paragraph; a link may cover part of one."""
    runs: list[tuple[str, bool]] = []
    for run in paragraph.runs:
        for number, part in enumerate(run.text.split(" ")):
            if number and runs:
                yield Word(tuple(runs))
                runs = []
            if part:
                runs.append((part, run.kind is not None))
    if runs:
        yield Word(tuple(runs))


def _width(text: str, size: float) -> float:
    return sum(
        pdfmetrics.stringWidth(RAISED.get(c, c), FONT, size * (0.6 if c in RAISED else 1))
        for c in text
    )


def _wrapped(words: Iterable[Word], sheet: Sheet) -> Iterator[list[Word]]:
    blank, measure = _width(" ", sheet.size), sheet.width - 2 * sheet.margin
    line: list[Word] = []
    taken = sheet.indent
    for word in words:
        width = _width(word.text, sheet.size)
        if line and taken + width > measure:
            yield line
            line, taken = [], 0.0
        line.append(word)
        taken += width + blank
    if line:
        yield line


def _paint(
    canvas: Canvas, line: list[Word], sheet: Sheet, y: float, ends: tuple[bool, bool]
) -> None:
    """Paint a line; `ends` tell whether it is its paragraph's first, and its last."""
    first, last = ends
    start = sheet.margin + (sheet.indent if first else 0)
    natural = sum(_width(word.text, sheet.size) for word in line)
    blank = _width(" ", sheet.size)
    if sheet.justified and not last and len(line) > 1:
        blank = (sheet.width - sheet.margin - start - natural) / (len(line) - 1)
    pieces: list[tuple[float, str, bool]] = []
    for word in line:
        for text, linked in word.runs:
            pieces.append((start, text, linked))
            start += _width(text, sheet.size)
        start += blank
    for x, text, linked in _painted(pieces, sheet.paint):
        _piece(canvas, x, y, text, sheet.size)
        if linked:
            box = (x, y - 2, x + _width(text, sheet.size), y + sheet.size)
            canvas.linkURL(f"http://adilet.zan.kz/kaz/docs/X{len(text)}", box)


def _painted(pieces: list[tuple[float, str, bool]], order: str) -> list[tuple[float, str, bool]]:
    if order == "in-order":
        return pieces
    links = [piece for piece in pieces if piece[2]]
    rest = [piece for piece in pieces if not piece[2]]
    return links[::-1] + rest[::-1] if order == "links-reversed" else rest + links


def _piece(canvas: Canvas, x: float, y: float, text: str, size: float) -> None:
    for char_run, raised in _raised(text):
        height = size * 0.6 if raised else size
        canvas.setFont(FONT, height)
        canvas.drawString(x, y + (size * 0.35 if raised else 0), char_run)
        x += pdfmetrics.stringWidth(char_run, FONT, height)


def _raised(text: str) -> Iterator[tuple[str, bool]]:
    run = ""
    for char in text:
        if char in RAISED:
            if run:
                yield run, False
            yield RAISED[char], True
            run = ""
        else:
            run += char
    if run:
        yield run, False
