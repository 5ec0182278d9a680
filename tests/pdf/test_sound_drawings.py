"""What is drawn about words in sound documents: borders, grounds, grids, ornaments. None of it is told, no word is lost."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pikepdf
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from pipeline.read import read_bytes
from tests.pdf.saving import saved
from tests.pdf.seen.outcome import Outcome, outcome
from tests.pdf.seen.reportlab_engine import FONT, LEADING, LEFT, SIZE, TOP, painted, width
from tests.pdf.seen.ruling import LINES, TEXT, letters

if TYPE_CHECKING:
    from collections.abc import Callable

FOOT = TOP - LEADING * (len(LINES) + 1)
"""Where the next line would stand, and one more."""


def shaded(canvas: Canvas) -> None:
    """A ground for which every page has to be painted."""
    canvas.setFillGray(0.92)
    canvas.setFillAlpha(0.99)
    canvas.rect(LEFT - 4, FOOT - 40, 480, 60, stroke=0, fill=1)
    canvas.setFillAlpha(1)
    canvas.setFillGray(0)


def words(canvas: Canvas, x: float, y: float, text: str) -> None:
    canvas.setFont(FONT, SIZE)
    canvas.drawString(x, y, text)


def dotted_border(canvas: Canvas) -> None:
    """All its dots in one path, as a browser paints them."""
    path = canvas.beginPath()
    for n in range(80):
        path.circle(LEFT + 6 * n, FOOT, 2)
    canvas.drawPath(path, stroke=0, fill=1)


def clear_picture(canvas: Canvas) -> None:
    """A picture over a word that is wholly transparent, as a lost signature is."""
    x, y = LEFT + width("судей "), TOP - LEADING * 6
    picture = ImageReader(Image.new("RGBA", (40, 12), (0, 0, 0, 0)))
    canvas.drawImage(picture, x, y - 2, width("Досановой"), SIZE + 2, mask="auto")


def badges(canvas: Canvas) -> None:
    """Round grounds of words, one of a single letter."""
    for word, before in (("с", "судей Досановой А.К., Ермекова Т.О., "), ("судей", "")):
        canvas.setFillColorRGB(1, 0.93, 0.53)
        x, y = LEFT + width(before), TOP - LEADING * 6
        canvas.roundRect(x - 1, y - 2.5, width(word) + 2, SIZE + 2, 2, stroke=0, fill=1)


def grid(line: float) -> Callable[[Canvas], None]:
    def paint(canvas: Canvas) -> None:
        shaded(canvas)
        canvas.setLineWidth(line)
        for x in (LEFT - 4, LEFT + 20, LEFT + 140, LEFT + 300):
            canvas.line(x, FOOT - 6, x, FOOT + 14)
        canvas.rect(LEFT - 4, FOOT - 6, 304, 20)
        for x, text in ((LEFT, "1"), (LEFT + 24, "Закон"), (LEFT + 144, "соответствует")):
            words(canvas, x, FOOT, text)

    return paint


def centred_cells(canvas: Canvas) -> None:
    """A cell of two lines between cells of one."""
    shaded(canvas)
    canvas.rect(LEFT - 4, FOOT - 12, 304, 30)
    for x in (LEFT + 20, LEFT + 140):
        canvas.line(x, FOOT - 12, x, FOOT + 18)
    words(canvas, LEFT, FOOT, "1")
    words(canvas, LEFT + 24, FOOT + 6, "Закон о")
    words(canvas, LEFT + 24, FOOT - 6, "товариществах")
    words(canvas, LEFT + 144, FOOT, "соответствует")


def line_to_write_on(canvas: Canvas) -> None:
    shaded(canvas)
    words(canvas, LEFT, FOOT, "Секретарь")
    canvas.rect(LEFT + 60, FOOT + 0.4, 120, 0.6, stroke=0, fill=1)
    words(canvas, LEFT + 185, FOOT, "подпись")


def pale_emblem(canvas: Canvas) -> None:
    """Lines of a watermark through words, level and slanted, seen through."""
    canvas.setStrokeAlpha(0.14)
    for n in range(12):
        y = TOP - LEADING * n
        canvas.line(LEFT, y + 3, LEFT + 60, y + 3)
        canvas.line(LEFT + 80, y, LEFT + 95, y + 8)


def thin_stops(canvas: Canvas) -> None:
    """Stops that are narrower than a pixel, at places that differ by parts of one."""
    shaded(canvas)
    canvas.setFillColorRGB(0, 0.4, 0.8)
    canvas.setFont(FONT, 4.2)
    for n in range(30):
        canvas.drawString(LEFT + 12.13 * n, FOOT + 0.13 * n, "г:.")


def underlined(canvas: Canvas) -> None:
    """Words over lines of several makes, and a fraction whose bar just leaves room for its numbers."""
    for n, (low, thick) in enumerate(((-1.6, 0.5), (-0.6, 0.6), (-2.5, 2.4))):
        words(canvas, LEFT + 150 * n, FOOT, "Суд қарайды")
        canvas.rect(LEFT + 150 * n, FOOT + low, width("Суд қарайды"), thick, stroke=0, fill=1)
    canvas.setLineWidth(0.5)
    words(canvas, LEFT, FOOT - 40, "доля")
    for up, number in ((-5, "2"), (6, "1")):
        words(canvas, LEFT + 30, FOOT - 40 + up, number)
    canvas.line(LEFT + 30, FOOT - 36, LEFT + 38, FOOT - 36)


_LIGHT = ((0, 1, 0), (1, 0.8, 0), (0, 0.9, 0.9), (0.6, 0.8, 1), (1, 1, 1))


def underlined_in_colours(canvas: Canvas) -> None:
    """Light lines, as readers draw them, go through the tails of letters and leave their ends."""
    for n, colour in enumerate(_LIGHT):
        words(canvas, LEFT + 100 * n, FOOT, "суд қарайды ещё Қ")
        canvas.setFillColorRGB(*colour)
        canvas.rect(LEFT + 100 * n, FOOT - 1.1, width("суд қарайды ещё Қ"), 0.5, stroke=0, fill=1)
        canvas.setFillGray(0)


def tight_table(canvas: Canvas) -> None:
    """Borders that capitals nearly touch."""
    canvas.setLineWidth(0.5)
    for n in range(3):
        y = FOOT - 13 * n
        words(canvas, LEFT, y, "ЙЁлка")
        words(canvas, LEFT + 100, y, "Ұқ")
        canvas.rect(LEFT - 2, y - 2.6, 100, 13)
        canvas.rect(LEFT + 98, y - 2.6, 100, 13)


QUIET: dict[str, tuple[Callable[[Canvas], None], str]] = {
    "dotted-border": (dotted_border, ""),
    "badges": (badges, ""),
    "clear-picture": (clear_picture, ""),
    "hair-grid": (grid(0), "1Законсоответствует"),
    "grid": (grid(0.75), "1Законсоответствует"),
    "thick-grid": (grid(2), "1Законсоответствует"),
    "centred-cells": (centred_cells, "1Закон о товариществах соответствует"),
    "line-to-write-on": (line_to_write_on, "Секретарь подпись"),
    "underlined": (underlined, "Суд қарайды" * 3 + "доля¹⁄₂"),
    "underlined-in-colours": (underlined_in_colours, "суд қарайды ещё Қ" * len(_LIGHT)),
    "tight-table": (tight_table, "ЙЁлкаҰқ" * 3),
    "pale-emblem": (pale_emblem, ""),
    "thin-stops": (thin_stops, "г:." * 30),
}


@pytest.mark.parametrize("name", QUIET)
def test_what_is_drawn_about_words_is_quiet(name):
    paint, more = QUIET[name]
    data = painted(None, None, lambda canvas, *_: paint(canvas))
    assert outcome(data, TEXT + letters(more)) == (Outcome.KEPT_OUT, [])


@pytest.mark.parametrize("colour", _LIGHT)
@pytest.mark.parametrize("letter", ["ц", "щ", "қ", "д"])
def test_what_takes_a_tail_away_is_told(letter, colour):
    """It makes another letter: и of ц, к of қ."""

    def paint(canvas: Canvas, *_: object) -> None:
        words(canvas, LEFT, FOOT, f"сай {letter} сай")
        canvas.setFillColorRGB(*colour)
        canvas.rect(LEFT + width("сай "), FOOT - 4, width(letter), 3.9, stroke=0, fill=1)

    assert outcome(painted(None, None, paint), TEXT)[1]


@pytest.mark.parametrize("grey", [0, 200])
def test_a_picture_of_one_shade_beside_a_word_is_told(grey):
    """It may be a figure: one is a bar, a minus is one."""

    def paint(canvas: Canvas, *_: object) -> None:
        x, y = LEFT + width(LINES[18]) + 4, TOP - LEADING * 18
        canvas.drawImage(ImageReader(Image.new("L", (4, 4), grey)), x, y, 2.5, 8)

    assert outcome(painted(None, None, paint))[1]


@pytest.mark.parametrize("alpha", [0.3, 1])
def test_a_line_through_words_that_is_seen_strikes_them_out(alpha):
    def paint(canvas: Canvas, *_: object) -> None:
        canvas.setStrokeAlpha(alpha)
        canvas.setLineWidth(0.6)
        canvas.line(LEFT, TOP - 18 * LEADING + 3, LEFT + 60, TOP - 18 * LEADING + 3)

    assert outcome(painted(None, None, paint))[1]


def _circle(r: float) -> str:
    k = 0.5523 * r
    return (
        f"{r} 0 m {r} {k} {k} {r} 0 {r} c {-k} {r} {-r} {k} {-r} 0 c"
        f" {-r} {-k} {-k} {-r} 0 {-r} c {k} {-r} {r} {-k} {r} 0 c h"
    )


def _sealed(wide: float, upright: float = 1, *, filled: bool = False) -> bytes:
    """The ruling with a seal of two rings painted over its last lines, drawn as lines or filled between circles."""
    pdf = pikepdf.open(io.BytesIO(painted(None, None)))
    x, y = LEFT + 150, TOP - LEADING * (len(LINES) - 3)
    rings = ""
    for r, own in ((52, wide), (42, 1)):
        ring = f"{_circle(r)} {_circle(r - own)} f*" if filled else f"{_circle(r)} S"
        rings += f"q 0.1 0.1 0.7 rg 0.1 0.1 0.7 RG {own} w 1 0 0 {upright} {x} {y} cm {ring} Q "
    pdf.pages[0].contents_add(pdf.make_stream(rings.encode()))
    return saved(pdf)


@pytest.mark.parametrize("wide", [0.5, 1, 2, 3])
@pytest.mark.parametrize("upright", [1, 0.7])
@pytest.mark.parametrize("filled", [False, True])
def test_a_seal_over_words_is_told_once_and_withholds_none(wide, upright, filled):
    result, told = outcome(_sealed(wide, upright, filled=filled))
    assert (result, len(told)) == (Outcome.KEPT_OUT, 1)


@pytest.mark.parametrize("filled", [False, True])
def test_a_ring_that_covers_whole_letters_withholds_them(filled):
    result, told = outcome(_sealed(9, filled=filled))
    assert result is Outcome.TOLD
    assert any("under a bar" in message for message in told)


def _ring(canvas: Canvas, x: float, y: float) -> None:
    """The words around a seal, each letter turned."""
    for n, letter in enumerate("РЕСПУБЛИКА КАЗАХСТАН КОНСТИТУЦИОННЫЙ СУД"):
        canvas.saveState()
        canvas.translate(x, y)
        canvas.rotate(90 - 8.4 * n)
        canvas.drawString(0, 43, letter)
        canvas.restoreState()


@pytest.mark.parametrize("inner", ["", "ДЛЯ ПАКЕТОВ"])
def test_the_words_of_a_seal_are_no_part_of_the_text(inner):
    """Those along its ring, and the level ones inside it."""

    def paint(canvas: Canvas, *_: object) -> None:
        canvas.setFont(FONT, 7)
        canvas.setFillColorRGB(0.1, 0.1, 0.6)
        canvas.drawCentredString(LEFT + 150, FOOT - 30, inner)
        _ring(canvas, LEFT + 150, FOOT - 30)

    assert outcome(painted(None, None, paint)) == (Outcome.KEPT_OUT, [])


@pytest.mark.parametrize(("colour", "is_text"), [((0.1, 0.1, 0.6), False), ((0, 0, 0), True)])
def test_the_words_of_a_seal_on_a_page_of_its_own(colour, is_text):
    """In an ink that no text is in they are the seal's; in black they may be a name."""
    canvas = Canvas(out := io.BytesIO(), pagesize=(595, 842), invariant=1)
    canvas.setFont(FONT, 7)
    canvas.setFillColorRGB(0, 0, 0)
    canvas.drawString(LEFT, 300, "Данный документ напечатан на бумаге")
    canvas.setFillColorRGB(*colour)
    canvas.drawCentredString(LEFT + 150, 400, "КАНЦЕЛЯРИЯ")
    _ring(canvas, LEFT + 150, 400)
    canvas.save()
    geometry = (source := read_bytes(out.getvalue(), None)).geometry
    printed = [source.text[slice(*item.span)] for item in geometry.furniture]
    assert any("КАНЦЕЛЯРИЯ" in words for words in printed) is not is_text


@pytest.mark.parametrize("role", ["Судья", ""])
@pytest.mark.parametrize("colour", [(0, 0, 0), (0.1, 0.1, 0.6)])
def test_a_name_over_which_a_seal_is_put_is_text(colour, role):
    """It may be smaller than the text and in the ink of the seal; it is larger than the letters of the ring."""
    canvas = Canvas(out := io.BytesIO(), pagesize=(595, 842), invariant=1)
    canvas.setFillColorRGB(*colour)
    canvas.setFont(FONT, 7)
    _ring(canvas, LEFT + 250, 400)
    canvas.setFont(FONT, 9)
    canvas.drawCentredString(LEFT + 250, 400, "Г. Сарсенбаева")
    canvas.setFillColorRGB(0, 0, 0)
    canvas.setFont(FONT, 11)
    canvas.drawString(LEFT, 400, role)
    for n in range(6):
        canvas.drawString(
            LEFT, 700 - 15 * n, "Суд исходит из того, что законы противоречащие Конституции."
        )
    canvas.save()
    source = read_bytes(out.getvalue(), None)
    printed = [source.text[slice(*item.span)] for item in source.geometry.furniture]
    assert "Сарсенбаева" in source.text
    assert not any("Сарсенбаева" in words for words in printed)


@pytest.mark.parametrize(("alpha", "angle"), [(0.12, 30), (0.2, 45), (0.15, -60)])
def test_a_pale_slanted_line_may_go_on_beyond_the_page(alpha, angle):
    def paint(canvas: Canvas, *_: object) -> None:
        canvas.setFont(FONT, 14)
        canvas.setFillAlpha(alpha)
        for x, y in ((20, 800), (300, 830), (500, 500), (60, 400), (200, 90)):
            canvas.saveState()
            canvas.translate(x, y)
            canvas.rotate(angle)
            canvas.drawString(0, 0, "КОПИЯ ВЕРНА ДЛЯ СЛУЖЕБНОГО ПОЛЬЗОВАНИЯ")
            canvas.restoreState()
        canvas.setFillAlpha(1)

    assert outcome(painted(None, None, paint))[1] == []
