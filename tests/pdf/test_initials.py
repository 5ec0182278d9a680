"""Initials: first letters larger than their line, beside which the next lines stand. All texts are invented."""

from __future__ import annotations

import io
from itertools import pairwise

import font_roboto
import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from pipeline.codes import Code
from pipeline.convert import convert
from pipeline.read import read_bytes
from tests.pdf.seen.ruling import LINES

FONT, SIZE, LEADING = "Roboto", 11.0, 14.0
TEXT = (
    "Конституция имеет высшую юридическую силу и прямое действие на всей территории республики, и суд "
    "исходит из того, что законы и иные акты, противоречащие ей, в том числе ущемляющие закрепленные "
    "ею права и свободы, утрачивают силу и применению не подлежат со дня, который он назовет сам."
)
NEXT = "Далее суд указал на то, что сказано в его прежних решениях, и от них не отступил."


def _width(text: str, size: float = SIZE) -> float:
    return pdfmetrics.stringWidth(text, FONT, size)


def _set(
    canvas: Canvas,
    text: str,
    x: float,
    y: float,
    measure: tuple[float, int, float, *tuple[float, ...]],
) -> float:
    """Set a text at `x`, the first lines of which stand further right, and push the others down; comes back with the place below."""
    width, beside, aside, *pushed = measure
    words, number = text.split(" "), 0
    while words:
        left = x + (aside if number < beside else 0)
        line = [words.pop(0)]
        while words and _width(" ".join([*line, words[0]])) <= x + width - left:
            line.append(words.pop(0))
        canvas.setFont(FONT, SIZE)
        canvas.drawString(left, y, " ".join(line))
        number += 1
        y -= LEADING + (sum(pushed) if number == beside else 0.0)
    return y


def _paragraph(
    canvas: Canvas, text: str, place: tuple[float, float], lines: int, width: float
) -> float:
    """A paragraph whose initial is as high as some lines."""
    x, y = place
    initial = text[: 2 if text[0] in "«1" else 1]
    size = ((lines - 1) * LEADING + 0.71 * SIZE) / 0.71
    canvas.setFont(FONT, size)
    canvas.drawString(x, y - (lines - 1) * LEADING, initial)
    rest = text[len(initial) :].strip()
    return _set(canvas, rest, x, y, (width, lines, _width(initial, size) + 2))


def _page(lines: int, text: str = TEXT, columns: int = 1) -> bytes:
    pdfmetrics.registerFont(TTFont(FONT, font_roboto.Roboto))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    width = 470 / columns - 15
    for column in range(columns):
        x = 60 + column * 250
        y = 780.0
        if column:  # what is alike on both sides would be rows
            y = _set(canvas, f"{NEXT} {NEXT}", x, y, (width, 0, 0)) - 8
        for _ in range(columns):
            y = _paragraph(canvas, text, (x, y), lines, width)
            y = _set(canvas, NEXT, x, y - 8, (width, 0, 0)) - 8
    canvas.save()
    return out.getvalue()


def _paragraphs(data: bytes) -> list[str]:
    source = read_bytes(data, None)
    assert source.geometry is not None
    starts = [*sorted(source.geometry.starts), len(source.text)]
    return [" ".join(source.text[a:b].split()) for a, b in pairwise(starts)]


@pytest.mark.parametrize("lines", [2, 3, 4])
@pytest.mark.parametrize("text", [TEXT, f"«{TEXT}»", f"1. {TEXT}"])
def test_an_initial_is_the_first_letter_of_its_paragraph(lines: int, text: str) -> None:
    assert _paragraphs(_page(lines, text)) == [text, NEXT]


@pytest.mark.parametrize("lines", [2, 3])
def test_initials_of_two_columns_stay_in_them(lines: int) -> None:
    column = [TEXT, NEXT] * 2
    assert " ".join(_paragraphs(_page(lines, columns=2))) == " ".join(
        [*column, NEXT, NEXT, *column]
    )


@pytest.mark.parametrize("descent", [0.0, 0.3])
@pytest.mark.parametrize("size", [16.0, 22.0, 33.0])
def test_a_raised_initial_is_no_line_of_its_own(size: float, descent: float) -> None:
    pdfmetrics.registerFont(TTFont(FONT, font_roboto.Roboto))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    canvas.setFont(FONT, size)
    canvas.drawString(60, 780, TEXT[0])
    pushed = descent * (size - SIZE)
    y = _set(canvas, TEXT[1:], 60, 780, (470, 1, _width(TEXT[0], size), pushed))
    _set(canvas, NEXT, 60, y - 8, (470, 0, 0))
    canvas.save()
    assert _paragraphs(out.getvalue()) == [TEXT, NEXT]


def _ruling(text: str) -> bytes:
    """The ruling of the other tests with one more paragraph in its reasons, which an initial opens."""
    pdfmetrics.registerFont(TTFont(FONT, font_roboto.Roboto))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    y = 790.0
    for number, line in enumerate(LINES):
        y = _set(canvas, "".join(line), 60, y, (480, 0, 0)) - 6
        if number == len(LINES) // 2:
            y = _paragraph(canvas, text, (60, y), 2, 480) - 6
    canvas.save()
    return out.getvalue()


@pytest.mark.parametrize(
    ("text", "told"),
    [(TEXT, False), (TEXT.replace("Конституция", "В Конституции"), True)],
    ids=["a word that is known", "a word of one letter"],
)
def test_an_initial_that_may_be_a_word_by_itself_is_told(text: str, *, told: bool) -> None:
    ruling = convert(read_bytes(_ruling(text), None))
    found = [one.message for one in ruling.diagnostics if one.code is Code.SPACING_DOUBTFUL]
    assert bool(found) is told


@pytest.mark.parametrize("index", ["1", "2-1", "10"])
def test_an_index_beside_larger_words_is_no_line_beside_an_initial(index: str) -> None:
    pdfmetrics.registerFont(TTFont(FONT, font_roboto.Roboto))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    canvas.setFont(FONT, 14)
    canvas.drawString(60, 780, "34")
    canvas.setFont(FONT, 7)
    canvas.drawString(60 + _width("34", 14), 786, index)
    canvas.setFont(FONT, 14)
    canvas.drawString(60 + _width("34", 14) + _width(index, 7), 780, " статьи закона о выборах")
    _set(canvas, TEXT, 60, 750, (470, 0, 0))
    canvas.save()
    first = _paragraphs(out.getvalue())[0]
    assert first.startswith("34")
    assert first.endswith("статьи закона о выборах")
    assert first[2] in "¹²"


@pytest.mark.parametrize("lines", [2, 3, 4])
def test_an_initial_under_a_bar_is_withheld(lines: int) -> None:
    pdfmetrics.registerFont(TTFont(FONT, font_roboto.Roboto))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    y = _paragraph(canvas, TEXT, (60, 780), lines, 470)
    _set(canvas, NEXT, 60, y - 8, (470, 0, 0))
    high = (lines - 1) * LEADING + 0.71 * SIZE
    canvas.rect(59, 779 - (lines - 1) * LEADING, _width(TEXT[0], high / 0.71) + 1, high + 2, fill=1)
    canvas.save()
    source = read_bytes(out.getvalue(), None)
    assert source.text.startswith("█" + TEXT[1:12])
    assert TEXT[:12] not in source.text
