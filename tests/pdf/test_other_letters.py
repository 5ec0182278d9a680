"""One letter made another one: by a stroke, by a patch, by an outline that stands elsewhere in its font."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import font_roboto
import pikepdf
import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont as Embedded

from pipeline.errors import UnreadableSourceError
from pipeline.read import read_bytes
from pipeline.read.geometry import Notice
from pipeline.read.pdf.fonts import embedded, lies
from pipeline.read.pdf.fonts.embedded import fonts_of
from tests.pdf.liars import set_in, without_maps
from tests.pdf.saving import saved
from tests.pdf.seen.operators import by_operators
from tests.pdf.seen.outcome import Outcome, outcome
from tests.pdf.seen.reportlab_engine import FONT, LEADING, LEFT, SIZE, TOP, painted, width
from tests.pdf.seen.ruling import LINES, Target, with_words

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    Place = tuple[int, str, int]
    """A line, words in it, the index of a letter in them."""
    Stroke = tuple[float, float, float, float]
    """From the letter's left edge and baseline, in points."""

painted(None, None)  # registers the font
ADDED: dict[str, tuple[Place, Stroke]] = {
    "к to қ": ((18, "Признать пункт", 12), (5.0, 0.3, 5.0, -2.0)),
    "о to ө": ((19, "соответ", 1), (1.0, 3.0, 5.3, 3.0)),
    "и to й": ((18, "статьи", 5), (1.5, 7.4, 4.7, 7.4)),
    "1 to 7": ((3, "91", 0), (0.6, 7.4, 3.0, 7.4)),
    "3 to 8": ((18, "34", 0), (1.1, 1.2, 1.1, 6.8)),
    "2 to 12": ((18, "пункт 2", 5), (1.5, 0.0, 1.5, 7.8)),
    "34 to -34": ((18, "статьи 34", 6), (0.3, 3.2, 2.3, 3.2)),
}


def _at(place: Place) -> tuple[float, float]:
    line, words, index = place
    return LEFT + width(LINES[line][: LINES[line].index(words) + index]), TOP - LEADING * line


def _with(draw: str, *, below: bool = False) -> bytes:
    pdf = pikepdf.open(io.BytesIO(painted(None, None)))
    pdf.pages[0].contents_add(pdf.make_stream(f"q 0.9 w {draw} Q".encode()), prepend=below)
    return saved(pdf)


@pytest.mark.parametrize("way", ADDED)
@pytest.mark.parametrize("form", ["line", "area", "curve", "picture"])
def test_a_stroke_that_makes_another_letter_is_told(way, form):
    place, (left, low, right, high) = ADDED[way]
    x, y = _at(place)
    x0, y0, x1, y1 = x + left, y + low, x + right, y + high
    draw = {
        "line": f"{x0} {y0} m {x1} {y1} l S",
        "area": f"{x0} {min(y0, y1)} {max(x1 - x0, 0.9)} {max(abs(y1 - y0), 0.9)} re f",
        "curve": f"{x0} {y0} m {x0} {y0 + 0.1} {x1} {y1 - 0.1} {x1} {y1} c S",
        "picture": f"q {max(x1 - x0, 0.9)} 0 0 {max(abs(y1 - y0), 0.9)} {x0} {min(y0, y1)} cm "
        "BI /W 1 /H 1 /BPC 8 /CS /G /F /AHx ID 00> EI Q",
    }
    assert outcome(_with(draw[form]))[1]


@pytest.mark.parametrize("glyph", [(",", 2.2, -0.6), ("-", 1.2, -0.2)])
def test_a_mark_painted_over_a_letter_is_told(glyph):
    x, y = _at((18, "Признать пункт", 12))

    def paint(canvas: Canvas, *_: object) -> None:
        canvas.setFont(FONT, SIZE)
        canvas.drawString(x + glyph[1], y + glyph[2], glyph[0])

    assert outcome(painted(None, None, paint))[1]


PATCHES: dict[str, tuple[Place, Stroke]] = {
    "й to и": ((5, "Конституционный", 14), (0, 6.3, 6, 3)),
    "щ to ш": ((7, "обращение", 4), (7.3, -2.6, 3.2, 2.4)),
    "a half of the tail of ц": ((5, "Конституционный", 8), (5.2, -2.6, 2.3, 2.4)),
    "the end of a comma": ((5, "Б.С.,", 4), (0, -2.5, 2.2, 2.3)),
    "the top of б": ((1, "пастбищных", 4), (0, 5.5, 6, 4)),
    "a part of 8": ((1, "2018", 3), (0, 4.2, 2.5, 3.2)),
    "the foot of ь": ((15, "руководствуясь", 11), (3.5, 0, 2, 5)),
}


@pytest.mark.parametrize("way", PATCHES)
@pytest.mark.parametrize("form", ["area", "picture"])
def test_a_patch_over_a_part_of_a_letter_is_told(way, form):
    place, (left, low, wide, high) = PATCHES[way]
    x, y = _at(place)
    area = f"1 g {x + left} {y + low} {wide} {high} re f"
    picture = f"q {wide} 0 0 {high} {x + left} {y + low} cm BI /W 1 /H 1 /BPC 8 /CS /G /F /AHx ID ff> EI Q"
    assert outcome(_with(picture if form == "picture" else area))[1]


_TAILS = [(5, "Конституционный", 8), (7, "обращение", 4), (1, "пастбищных", 6)]


@pytest.mark.parametrize("place", _TAILS, ids=str)
def test_a_patch_over_a_tail_is_told(place):
    x, y = _at(place)
    assert outcome(_with(f"1 g {x} {y - 3} 10 2.9 re f"))[1]
    assert outcome(_with(f"0 g {x} {y - 1.3} 10 .6 re f .9 g 30 30 6 6 re f", below=True))[1] == []


@pytest.mark.parametrize("at", [(5, "Конституционный", 6), (18, "Признать пункт", 3)], ids=str)
def test_a_pen_over_a_part_of_a_word_takes_no_letter_away(at):
    x, y = _at(at)
    found, told = outcome(_with(f"0 0 .6 RG 4 w {x + 1} {y - 8} m {x + 5} {y + 14} l S"))
    assert found is Outcome.KEPT_OUT
    assert any("painted over" in message for message in told)


QUIET = {
    "dotted underline": " ".join(f"{60 + 3 * n} 464.8 1 1 re f" for n in range(60)),
    "dashed line to write on": " ".join(f"{300 + 5 * n} 467 3 .5 re f" for n in range(30)),
    "underline in pieces": "56 464.6 20 .8 re f 79 464.6 5 .8 re f 88 464.6 6 .8 re f",
    "bullet": "44 469 3 3 re f",
    "dotted border": " ".join(f"51 {460 + 3 * n} 1 1 re f" for n in range(20)),
    "ground of a letter": ".8 g 56 464 6 12 re f",
    "pale pattern": ".9 g " + " ".join(f"{60 + 31 * n} {460 + 7 * n} 2 2 re f" for n in range(9)),
}


@pytest.mark.parametrize("way", QUIET)
def test_small_strokes_that_change_no_letter_are_quiet(way):
    assert outcome(_with(QUIET[way], below=True)) == (Outcome.KEPT_OUT, [])


ELSEWHERE = {
    "12 for 2": ("2", [("1", (1, 0, 0, 1, -1150, 0)), ("2", (1, 0, 0, 1, 0, 0))]),
    "aside": ("3", [("3", (1, 0, 0, 1, 1150, 0))]),
    "a line lower": ("3", [("3", (1, 0, 0, 1, 0, -3000))]),
    "far away": ("т", [("т", (1, 0, 0, 1, -20000, 0))]),
    "a tenth": ("3", [("3", (0.1, 0, 0, 0.1, 0, 0))]),
    "-3 for 3": ("3", [("-", (1, 0, 0, 1, -500, 0)), ("3", (1, 0, 0, 1, 0, 0))]),
    "не с for с": ("с", [("н", (1, 0, 0, 1, -2300, 0)), ("с", (1, 0, 0, 1, 0, 0))]),
    "1 for a comma": (",", [("1", (0.5, 0, 0, 1, 0, 0))]),
    "8 by another contour": ("3", [("3", (1, 0, 0, 1, 0, 0)), ("3", (-1, 0, 0, 1, 1150, 0))]),
    "қ by a comma": ("к", [("к", (1, 0, 0, 1, 0, 0)), (",", (1, 0, 0, 1, 700, -50))]),
}


def _font(way: str, *, in_place: bool = False) -> str:
    """Roboto with one glyph made of others, under a name of its own; `in_place` begins it where the letter did."""
    letter, pieces = ELSEWHERE[way]
    font, pen = TTFont(font_roboto.Roboto), TTGlyphPen(None)
    glyphs, names = font.getGlyphSet(), font.getBestCmap()
    for source, matrix in pieces:
        drawn = DecomposingRecordingPen(glyphs)
        glyphs[names[ord(source)]].draw(drawn)
        drawn.replay(TransformPen(pen, matrix))
    glyph = pen.glyph()
    font["glyf"][names[ord(letter)]] = glyph
    glyph.recalcBounds(font["glyf"])
    width, bearing = font["hmtx"][names[ord(letter)]]
    # Programs paint a glyph where its bearing says, wherever its points are.
    font["hmtx"][names[ord(letter)]] = width, bearing if in_place else glyph.xMin
    name = f"{[*ELSEWHERE].index(way)}{'in place' * in_place}"
    for record in font["name"].names:
        record.string = f"Odd{name}" if record.nameID in (4, 6) else "Odd"
    out = io.BytesIO()
    font.save(out)
    out.seek(0)
    pdfmetrics.registerFont(Embedded(name, out))
    return name


@pytest.mark.parametrize("way", ELSEWHERE)
def test_an_outline_that_stands_elsewhere_in_its_font_is_no_letter(way):
    with pytest.raises(UnreadableSourceError, match="has other letters than its pages show"):
        read_bytes(set_in(_font(way), LINES), None)


@pytest.mark.parametrize("way", ["12 for 2", "-3 for 3", "не с for с"])
def test_two_signs_in_one_glyph_are_told_where_they_begin_in_its_place_too(way):
    with pytest.raises(UnreadableSourceError, match="has other letters than its pages show"):
        read_bytes(set_in(_font(way, in_place=True), LINES), None)


@pytest.mark.parametrize("way", ["aside", "far away"])
def test_a_letter_is_seen_where_its_bearing_says_wherever_its_points_are(way):
    assert read_bytes(set_in(_font(way, in_place=True), LINES), None)


@pytest.mark.parametrize(
    ("told", "shown", "is_lie"), [("m", "т", False), ("u", "и", False), ("m", "п", True)]
)
def test_slanted_latin_letters_share_outlines_with_cyrillic_ones(told, shown, is_lie, monkeypatch):
    """`mutatis mutandis` in italics is no lie of its font."""
    monkeypatch.setattr(embedded.Glyph, "known", shown)
    with pikepdf.open(io.BytesIO(set_in(FONT, [told]))) as pdf:
        found = {lie.told for lie in lies.lies_of(fonts_of(pdf))}
    assert (told in found) is is_lie


@pytest.mark.parametrize("state", ["-{0} Tf -1 0 0 -1", "{0} Tf -100 Tz -1 0 0 1"])
def test_words_turned_about_twice_stand_upright(state):
    def way(_: pikepdf.Pdf, words) -> bytes:
        font = state.format(SIZE)
        return f"BT /{words.font} {font} {words.x} {words.y} Tm ".encode() + words.shown + b" Tj ET"

    for target in Target:
        assert outcome(by_operators(way, target), with_words(target)) == (Outcome.KEPT_OUT, [])


@pytest.mark.parametrize("other", [b"/Contents 5 0 R", b"/Resources <<>>"])
def test_an_object_that_says_twice_what_it_holds_is_refused(other):
    data = painted(None, None)
    assert b"/Contents" in data
    twice = data.replace(b"/Type /Page\n", other + b" /Type /Page\n", 1)
    assert twice != data
    with pytest.raises(UnreadableSourceError, match="damaged"):
        read_bytes(twice, None)


@pytest.mark.parametrize("name", ["ks-2023-21.kaz.chromium", "ks-2023-21.kaz.weasyprint"])
def test_a_font_without_a_map_is_read_by_the_names_in_its_program(name, files):
    data = (files / f"{name}.pdf").read_bytes()
    assert read_bytes(without_maps(data), None).text == read_bytes(data, None).text


@pytest.mark.parametrize(("below", "is_told"), [(0, True), (400, False)])
def test_a_figure_on_its_head_in_a_line_is_told(below, is_told):
    line, words, index = 18, "статьи 34", 9
    x, y = _at((line, words, index))
    # From the end of its line, so that it reads as a 9 behind the number.
    turned = f"BT /F1 {SIZE} Tf -1 0 0 -1 {x + SIZE} {y - below + 0.7 * SIZE} Tm (6) Tj ET"
    with pikepdf.open(io.BytesIO(painted(None, None))) as pdf:
        pdf.pages[0].contents_add(pdf.make_stream(turned.encode()))
        source = read_bytes(saved(pdf), None)
    assert bool(source.geometry.spans_noticed(Notice.FOREIGN)) == is_told
