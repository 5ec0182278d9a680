"""Every letter in its place, once: raised indexes of all kinds, letters painted again to look bold."""

from __future__ import annotations

import io

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Dictionary, Name
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from pipeline.read import read_bytes
from pipeline.read.geometry import Notice
from pipeline.words.indexes import TO_LOWERED, TO_RAISED
from tests.pdf.liars import liar
from tests.pdf.saving import saved
from tests.pdf.seen.reportlab_engine import painted
from tests.pdf.typeset import FONT, Sheet, typeset

WORDS = "Рассмотрев обращение о проверке на соответствие пункту 2 статьи"
BELOW = "Закона Республики, суд в составе судей исходит из того, что на это не указано"


def page(*pieces: tuple[float, float, float, str], before: str = WORDS) -> bytes:
    """A page of two lines; pieces (x or 0 for right behind, rise, size, text) follow the first."""
    typeset([], Sheet())  # registers the font
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    canvas.setFont(FONT, 12)
    for number in range(12):
        canvas.drawString(60, 620 - 16 * number, BELOW)
    canvas.drawString(60, 700, before)
    canvas.drawString(60, 684, BELOW)
    end = 60 + canvas.stringWidth(before, FONT, 12)
    for aside, rise, size, text in pieces:
        canvas.setFont(FONT, size)
        canvas.drawString(end + aside, 700 + rise, text)
        end += aside + canvas.stringWidth(text, FONT, size)
    canvas.save()
    return out.getvalue()


def lines(data: bytes) -> list[str]:
    source = read_bytes(data)
    return [source.text[line.start : line.end] for line in source.lines]


@pytest.mark.parametrize("letter", ["С", "Қ", "Т"])
def test_small_capitals_are_capitals_whatever_the_font_tells(letter):
    """A capital painted small has one glyph with the large one, and one text for both."""
    data = liar(page((3, 0, 9, letter * 3)), {letter: letter.lower()})
    assert f"{WORDS} {letter * 3}" in lines(data)


@pytest.mark.parametrize("rise", [2.5, 4, 6])
@pytest.mark.parametrize("size", [6, 7.2, 10, 12])
@pytest.mark.parametrize("digits", ["1", "12", "205"])
def test_indexes_by_rise_in_any_size(rise, size, digits):
    found = lines(page((3, 0, 12, "34"), (0, rise, size, digits), (3, 0, 12, "Закона")))
    raised = digits.translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))
    assert f"{WORDS} 34{raised} Закона" in found
    assert BELOW in found
    assert digits not in found


@pytest.mark.parametrize("size", [7, 12])
def test_what_stands_below_a_word_is_a_lowered_index(size):
    assert f"{WORDS} H₂O" in lines(page((3, 0, 12, "H"), (0, -3, size, "2"), (0, 0, 12, "O")))


@pytest.mark.parametrize(("above", "below"), [("1", "2"), ("3", "14"), ("13", "20"), ("105", "8")])
@pytest.mark.parametrize("whole", ["", "2"])
def test_a_number_over_another_is_a_fraction(above, below, whole):
    """Behind a whole number too; its digits never mix."""
    wide = 8 * 0.56 * max(len(above), len(below))
    over, under = (wide - 8 * 0.56 * len(text) for text in (above, below))
    found = lines(
        page(
            (3, 0, 12, whole or "доли"),
            (1.5 if whole else 4, 5, 8, above),
            (-wide + over / 2 + under / 2, -3, 8, below),
            (12, 0, 12, "дома"),
        )
    )
    digits = above.translate(TO_RAISED), below.translate(TO_LOWERED)
    assert any(f"{'⁄'.join(digits)} дома" in line for line in found)


def barred(over: str, below: str, *, wide: float) -> bytes:
    """The page with numbers as large as its text, one above its first line and one below, and a bar between them."""
    above, under = (stringWidth(text, FONT, 12) for text in (over, below))
    across = max(above, under)
    left, end = (across - above) / 2, (across - under) / 2
    pieces = (4 + left, 8, 12, over), (end - left - above, -9, 12, below), (4 + end, 0, 12, "дома")
    data = page(*pieces)
    x = 60 + stringWidth(WORDS, FONT, 12) + 4
    with pikepdf.open(io.BytesIO(data)) as pdf:
        bar = f"0.6 w {x - wide} 703 m {x + across + wide} 703 l S"
        pdf.pages[0].contents_add(bar.encode())
        return saved(pdf)


@pytest.mark.parametrize(("over", "below"), [("1", "3"), ("11", "30"), ("25", "100")])
def test_a_number_as_large_as_the_text_over_another_is_a_fraction_where_a_bar_parts_them(
    over, below
):
    fraction = f"{over.translate(TO_RAISED)}⁄{below.translate(TO_LOWERED)}"
    assert f"{WORDS} {fraction} дома" in lines(barred(over, below, wide=1))


def test_numbers_over_and_below_the_rule_between_two_rows_are_no_fraction():
    assert not any("⁄" in line for line in lines(barred("1", "2", wide=10)))


def test_a_fraction_pushes_its_line_away_from_the_one_that_it_goes_on_from():
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    canvas.setFont(FONT, 12)
    canvas.drawString(60, 700, BELOW)
    for x, y, text in ((62, 683, "1"), (62, 670, "3"), (73, 678, BELOW)):
        canvas.drawString(x, y, text)
    canvas.line(61, 681, 70, 681)
    for number in range(12):
        canvas.drawString(60, 656 - 16 * number, BELOW)
    canvas.save()
    source = read_bytes(out.getvalue(), None)
    assert f"¹⁄₃ {BELOW}" in lines(out.getvalue())
    assert source.geometry is not None
    assert len(source.geometry.starts) == 1


def test_underlined_numbers_below_each_other_are_no_fractions():
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    canvas.setFont(FONT, 12)
    canvas.drawString(60, 700, WORDS)
    for n, number in enumerate(("12", "14", "15")):
        y = 685 - 15 * n
        canvas.drawString(100, y, number)
        canvas.line(99, y - 2.5, 101 + stringWidth(number, FONT, 12), y - 2.5)
    canvas.save()
    assert lines(out.getvalue())[1:] == ["12", "14", "15"]


def test_the_bar_of_a_fraction_draws_no_letter():
    data = page((4, 5, 8, "1"), (-8 * 0.56, -3, 8, "3"), (6, 0, 12, "дома"))
    x = 60 + stringWidth(WORDS, FONT, 12) + 4
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.pages[0].contents_add(f"0.6 w {x} 703.6 m {x + 5} 703.6 l S".encode())
        source = read_bytes(saved(pdf), None)
    assert "¹⁄₃ дома" in source.text
    assert not source.geometry.spans_noticed(Notice.DRAWN)


def test_raised_and_lowered_digits_behind_a_letter_are_indexes():
    found = lines(page((3, 0, 12, "SO"), (0, 4, 7, "2"), (-4, -3, 7, "4"), (3, 0, 12, "доли")))
    assert not any("⁄" in line for line in found)


@pytest.mark.parametrize("rise", [-2.5, 3, 6])
@pytest.mark.parametrize("size", [6, 9, 12])
@pytest.mark.parametrize("in_form", [False, True], ids=["page", "form"])
def test_the_rise_of_text_raises_letters_whoever_reads_them(rise, size, in_form):
    """`Ts` raises letters on their line; the library that reads them does not know it."""
    typeset([], Sheet())
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    if in_form:
        canvas.beginForm("form")
    text = canvas.beginText(60, 700)
    text.setFont(FONT, 12)
    text.textOut(f"{WORDS} 34")
    text.setRise(rise)
    text.setFont(FONT, size)
    text.textOut("12")
    text.setRise(0)
    text.setFont(FONT, 12)
    text.textOut(" Закона")
    canvas.drawText(text)
    if in_form:
        canvas.endForm()
        canvas.doForm("form")
    canvas.setFont(FONT, 12)
    for number in range(12):
        canvas.drawString(60, 620 - 16 * number, BELOW)
    canvas.save()
    assert f"{WORDS} 34{'¹²' if rise > 0 else '₁₂'} Закона" in lines(out.getvalue())


@pytest.mark.parametrize("rise", [-5, -3, 3, 5])
@pytest.mark.parametrize("word", ["Суд", "не", "закона"])
def test_a_word_that_is_raised_or_lowered_stays_in_its_line(rise, word):
    found = lines(page((3, rise, 12, word), (3, 0, 12, "исходит")))
    assert f"{WORDS} {word} исходит" in found
    assert BELOW in found


def test_a_number_between_two_lines_that_touches_no_word_is_none():
    found = lines(page((8, 6, 12, "7")))
    assert WORDS in found


@pytest.mark.parametrize("digit", "123")
def test_glyphs_that_are_raised_by_themselves(digit):
    raised = digit.translate(str.maketrans("123", "¹²³"))
    data = page((3, 0, 12, f"34{raised} Закона"))
    assert f"{WORDS} 34{raised} Закона" in lines(data)
    told_plain = liar(data, {raised: digit})
    assert told_plain is not None
    assert f"{WORDS} 34{raised} Закона" in lines(told_plain)


@pytest.mark.parametrize("by", [0.2, 0.6, 1.1])
@pytest.mark.parametrize("rise", [0.0, 0.3])
@pytest.mark.parametrize("times", [2, 3])
def test_lines_painted_again(by, rise, times):
    typeset([], Sheet())
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    canvas.setFont(FONT, 12)
    text = "4. Опубликовать в изданиях, получивших право; ст. 11, 22 и 1.1.2. Оо ии лл.."
    for again in range(times):
        canvas.drawString(60 + by * again / (times - 1), 700 + rise * again, text)
    for number in range(12):
        canvas.drawString(60, 620 - 16 * number, BELOW)
    canvas.save()
    assert text in lines(out.getvalue())


@pytest.mark.parametrize("by", [0.3, 0.9])
def test_letters_painted_again_one_by_one(by):
    typeset([], Sheet())
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    canvas.setFont(FONT, 12)
    x, text = 60.0, "2.1. Осуществление ссылки, класс 113."
    for letter in text:
        for shift in (0, by):
            canvas.drawString(x + shift, 700, letter)
        x += canvas.stringWidth(letter, FONT, 12)
    for number in range(12):
        canvas.drawString(60, 620 - 16 * number, BELOW)
    canvas.save()
    assert text in lines(out.getvalue())


@pytest.mark.parametrize("part", [(0, 9), (1, 2), (4, 6), (6, 9)])
def test_text_beside_glyphs_of_a_font_of_bytes(part):
    typeset([], Sheet())
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    canvas.setFont(FONT, 12)
    words = WORDS.split()
    first, last = part
    x = 60.0
    for text, beside in (
        (" ".join([*words[:first], ""]), False),
        (" ".join(words[first:last]), True),
        (" ".join(["", *words[last:]]), False),
    ):
        if beside:
            canvas._code.append(  # noqa: SLF001
                f"/Span <</ActualText <FEFF{text.encode('utf-16-be').hex()}>>> BDC"
            )
        canvas.drawString(x, 700, text)
        if beside:
            canvas._code.append(  # noqa: SLF001
                "EMC"
            )
        x += canvas.stringWidth(text, FONT, 12)
    for number in range(12):
        canvas.drawString(60, 620 - 16 * number, BELOW)
    canvas.save()
    assert lines(out.getvalue())[0] == " ".join(words)


@settings(max_examples=25, deadline=None)
@given(st.text("ааилн.,1", min_size=3, max_size=18))
def test_letters_that_follow_each_other_stay(text):
    assert f"{WORDS} {text}" in lines(page((3, 0, 12, text)))


@pytest.mark.parametrize("r", [3, 4, 6])
def test_encrypted_files_without_a_password(r):
    data = page((3, 0, 12, "34"))
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(
            out, encryption=pikepdf.Encryption(owner="x", user="", R=r, aes=r > 3, metadata=r > 3)
        )
    assert lines(out.getvalue()) == lines(data)


@pytest.mark.parametrize("drawing", [b"10 10 m 11 11 12 12 13 13 c f\n" * 9000, b"n\n" * 1_200_000])
@pytest.mark.parametrize("in_a_form", [False, True])
def test_a_long_drawing_moves_no_letter(drawing, in_a_form):
    def page(more: bytes) -> bytes:
        pdf = pikepdf.open(io.BytesIO(painted(None, None)))
        only = pdf.pages[0]
        told = pikepdf.parse_content_stream(only, "Tf Tj Tm TL T*")
        texts = pikepdf.unparse_content_stream(told)
        shown = b"1 0 0 1 0 -40 cm\nq\nBT\n" + texts + b"\nET\nQ\n" + more
        if in_a_form:
            kind = {"Type": Name.XObject, "Subtype": Name.Form}
            form = pdf.make_stream(shown, **kind, BBox=only.mediabox, Resources=only.resources)
            only.obj.Resources = Dictionary(XObject=Dictionary(F=form))
            shown = b"/F Do"
        only.Contents = pdf.make_stream(shown)
        return saved(pdf)

    plain, drawn = (read_bytes(page(more), None) for more in (b"", drawing))
    assert drawn.text == plain.text
    assert drawn.geometry.places == plain.geometry.places
