"""Lines of a ruling that are drawn, and no text: told, while ornaments and codes for machines are quiet."""

from __future__ import annotations

from math import cos, sin
from typing import TYPE_CHECKING

import font_roboto
import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader

from pipeline.convert import convert
from pipeline.read import read_bytes
from tests.pdf.seen.operators import by_operators
from tests.pdf.seen.outcome import Outcome, outcome
from tests.pdf.seen.pictured import PICTURED
from tests.pdf.seen.reportlab_engine import DRAWN, FONT, LEADING, LEFT, SIZE, TOP, painted, width
from tests.pdf.seen.ruling import LINES, Target

if TYPE_CHECKING:
    import pikepdf
    from reportlab.pdfgen.canvas import Canvas

    from tests.pdf.seen.operators import Words

POINT = "3. Признать пункт 5 статьи 34 не соответствующим Конституции."
WIDE = 480


@pytest.mark.parametrize("way", DRAWN)
@pytest.mark.parametrize("below", [0, 1, 4])
def test_a_line_that_is_drawn_is_told(way, below):
    y = TOP - LEADING * (len(LINES) + below)
    data = painted(None, None, lambda canvas, *_: DRAWN[way](canvas, LEFT, y, POINT))
    assert outcome(data)[1]


def test_a_line_of_tiles_with_words_is_told():
    def way(pdf: pikepdf.Pdf, words: Words) -> bytes:
        words.x, words.y = LEFT, TOP - LEADING * (len(LINES) + 1)
        return PICTURED["pattern-of-text"](pdf, words)

    assert outcome(by_operators(way, Target.NUMBER))[1]


@pytest.mark.parametrize("way", PICTURED)
@pytest.mark.parametrize("side", ["before", "behind"])
def test_words_beside_a_short_line_that_are_no_text_are_told(way, side):
    line = LINES.index("Конституционный Суд Республики Казахстан")

    def beside(pdf: pikepdf.Pdf, words: Words) -> bytes:
        words.y = TOP - LEADING * line
        words.x = LEFT + width(f"{LINES[line]} ")
        if side == "before":
            words.x, words.y = LEFT, TOP - LEADING * (len(LINES) + 3)
            content = words.block()  # text that begins where the other words end
            own = content.replace(str(words.x).encode(), str(LEFT + words.width + 4).encode(), 1)
            return own + PICTURED[way](pdf, words)
        return PICTURED[way](pdf, words)

    assert outcome(by_operators(beside, Target.NUMBER))[1]


def test_a_paragraph_in_a_picture_is_told():
    picture = Image.new("L", (4 * WIDE, 300), 255)
    face = ImageFont.truetype(font_roboto.Roboto, 44)
    for n in range(4):
        ImageDraw.Draw(picture).text((0, 70 * n), POINT, font=face, fill=0)
    assert outcome(painted(None, None, _shown(picture)))[1]


@pytest.mark.parametrize("way", DRAWN)
@pytest.mark.parametrize("word", ["не", "Признать"])
def test_a_drawn_word_that_opens_a_line_is_told(way, word):
    """The letters behind it are the first of the line's text."""
    y = TOP - LEADING * (len(LINES) + 3)

    def paint(canvas: Canvas, *_: object) -> None:
        canvas.setFont(FONT, SIZE)
        canvas.drawString(LEFT + width(word + " "), y, "соответствующим Конституции.")
        DRAWN[way](canvas, LEFT, y, word)

    assert outcome(painted(None, None, paint))[1]


@pytest.mark.parametrize("mark", ["disc", "square"])
def test_a_mark_before_an_item_is_quiet(mark):
    y = TOP - LEADING * (len(LINES) + 3)

    def paint(canvas: Canvas, *_: object) -> None:
        canvas.setFont(FONT, SIZE)
        canvas.drawString(LEFT + 18, y, "соответствующим Конституции.")
        if mark == "disc":
            canvas.circle(LEFT + 6, y + 3.5, 2, fill=1)
        else:
            canvas.rect(LEFT + 4, y + 1.5, 4, 4, fill=1)

    assert not outcome(painted(None, None, paint))[1]


@pytest.mark.parametrize("is_first", [True, False])
def test_a_picture_of_words_with_a_stop_on_its_edge_is_told(is_first):
    """The white about the words reaches under the stop behind them; they are no ground of it."""
    text, y = "и шесть месяцев", TOP - LEADING * (len(LINES) + 3)
    picture = Image.new("L", (round(4 * width(text)) + 16, 66), 255)
    face = ImageFont.truetype(font_roboto.Roboto, 4 * SIZE)
    ImageDraw.Draw(picture).text((0, 0), text, font=face, fill=0)

    def paint(canvas: Canvas, *_: object) -> None:
        before = "" if is_first else "составляет три года "
        x = LEFT + width(before)
        canvas.setFont(FONT, SIZE)
        canvas.drawString(LEFT, y, before)
        canvas.drawImage(ImageReader(picture), x, y - 4, picture.width / 4, picture.height / 4)
        canvas.drawString(x + width(text), y, ".")

    assert outcome(painted(None, None, paint))[1]


def test_a_code_for_machines_is_quiet():
    picture = Image.new("L", (160, 24))
    picture.putdata([255 * ((n * n * 7919 >> 5) % 2) for n in range(160 * 24)])
    assert outcome(painted(None, None, _shown(picture))) == (Outcome.KEPT_OUT, [])


def test_an_ornament_is_quiet():
    def paint(canvas: Canvas, *_: object) -> None:
        for n in range(40):
            canvas.circle(LEFT + 10 * n, 320, 3, fill=1)
        for n in range(24):
            x, y = 280 + 40 * cos(n / 4), 240 + 40 * sin(n / 4)
            canvas.bezier(280, 240, x, y + 5, x + 3, y, x - 9, y - 4)

    assert outcome(painted(None, None, paint)) == (Outcome.KEPT_OUT, [])


def _shown(picture: Image.Image):
    def paint(canvas: Canvas, *_: object) -> None:
        canvas.drawImage(ImageReader(picture), LEFT, 250, WIDE, 75)

    return paint


STROKES = (
    ((0, 0, 0, 6), (0, 3, 4, 3), (4, 0, 4, 6)),
    ((7, 3, 10, 3), (7, 3, 8, 6), (8, 6, 10, 5), (10, 5, 10, 3), (7, 3, 7, 1), (7, 1, 10, 0)),
)
"""The letters of «не», by strokes."""


@pytest.mark.parametrize("is_word", [True, False])
def test_a_word_of_strokes_in_a_wide_gap_is_told(is_word):
    """An emblem between two words reaches above and below their line."""

    def way(canvas: Canvas, *_: object) -> None:
        y = TOP - LEADING * (len(LINES) + 3)
        canvas.drawString(LEFT, y, "Договор")
        canvas.drawString(LEFT + 80, y, "действует.")
        for down in (0,) if is_word else (-14, -7, 0, 7, 14):
            for x0, y0, x1, y1 in (stroke for letter in STROKES for stroke in letter):
                canvas.line(LEFT + 58 + x0, y + down + y0, LEFT + 58 + x1, y + down + y1)

    assert bool(outcome(painted(None, None, way))[1]) is is_word


@pytest.mark.parametrize("up", [4, 5, 5.5])
def test_a_line_over_another_half_as_high_is_told(up):
    """Their letters run into each other, and nobody reads either."""
    y = TOP - LEADING * 2 + up
    data = painted(None, None, lambda canvas, *_: canvas.drawString(LEFT, y, POINT))
    assert "overlaid-text" in {entry.code for entry in convert(read_bytes(data, None)).diagnostics}


@pytest.mark.parametrize("thick", [0.5, 1, 2.4])
@pytest.mark.parametrize(("word", "up"), [("й", 0.68), ("й", 0.06), ("3", 0.64), ("3", 0.5)])
@pytest.mark.parametrize("is_above", [True, False])
def test_a_rule_on_heads_or_feet_of_letters_is_told(thick, word, up, is_above):
    """`й` becomes `и` under it, and `3` may become `5`; painted before them it does as much."""

    def rule(canvas: Canvas, text: str, y: float) -> None:
        x, low = LEFT + width(text.partition(word)[0]), y + up * SIZE - thick / 2
        canvas.rect(x, low, max(width(word), 4), thick, stroke=0, fill=1)

    def way(canvas: Canvas, *_: object) -> None:
        text, y = "Конституционный Суд, пункт 3 статьи 34", TOP - LEADING * (len(LINES) + 3)
        for paint in (canvas.drawString, rule)[:: 1 if is_above else -1]:
            paint(canvas, text, y) if paint is rule else paint(LEFT, y, text)

    assert outcome(painted(None, None, way))[1]
