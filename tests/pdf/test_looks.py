"""How pages look that are sound: letters set apart, words divided, quotations set in, columns side by side."""

from __future__ import annotations

import io
import textwrap
from typing import TYPE_CHECKING

import pdf_oxide
import pytest
from reportlab.pdfgen.canvas import Canvas

from pipeline.clean import clean
from pipeline.decisions import Decisions
from pipeline.grammar import detect
from pipeline.job import Job
from pipeline.read import read_bytes
from pipeline.read.geometry import Box
from pipeline.read.pdf.ink import Glance, Sheets
from pipeline.read.pdf.letter_runs import glyphs_of
from pipeline.read.pdf.letterhead import names_of
from pipeline.read.pdf.text_lines import Line
from pipeline.read.pdf.tiles import Sight
from tests.pdf.liars import liar
from tests.pdf.typeset import FONT, Sheet, typeset

if TYPE_CHECKING:
    from pipeline.read import Source

LEFT, SIZE, LEADING = 60.0, 11.0, 15.0
BODY = (
    "Конституционный Суд Республики Казахстан рассмотрел в открытом заседании обращение гражданина "
    "о проверке на соответствие Конституции нормы закона - о порядке созыва общего собрания членов "
    "товарищества и считает, что оспариваемая норма не лишает члена товарищества права собственности."
)


class Paper:
    """A page on which lines are set one below the other."""

    def __init__(self) -> None:
        typeset([], Sheet())  # registers the font
        self.out = io.BytesIO()
        self.canvas = Canvas(self.out, pagesize=(595, 842), invariant=1)
        self.y = 780.0

    def line(self, *pieces: tuple[float, str], at: float = LEFT, size: float = SIZE) -> Paper:
        """Pieces of a line, each with its size; the letters of the first are `apart` by so much."""
        x = at
        for own, text in pieces:
            self.canvas.setFont(FONT, own * size)
            self.canvas.drawString(x, self.y, text)
            x += self.canvas.stringWidth(text, FONT, own * size)
        self.y -= LEADING
        return self

    def tracked(self, text: str, apart: float) -> Paper:
        self.canvas.setFont(FONT, SIZE)
        self.canvas.drawString(LEFT, self.y, text, charSpace=apart * SIZE)
        self.y -= 2 * LEADING
        return self

    def justified(self, lines: list[str], at: float, width: float) -> Paper:
        for number, text in enumerate(lines):
            self.canvas.setFont(FONT, SIZE)
            spare = width - self.canvas.stringWidth(text, FONT, SIZE)
            space = spare / max(text.count(" "), 1) if number < len(lines) - 1 else 0.0
            self.canvas.drawString(at, self.y, text, wordSpace=space)
            self.y -= LEADING
        return self

    def source(self) -> Source:
        self.canvas.save()
        return read_bytes(self.out.getvalue(), None)

    def paragraphs(self) -> list[str]:
        source = self.source()
        return clean(Job(source, detect(source.body), Decisions())).text.splitlines()


def body(paper: Paper) -> Paper:
    return paper.justified(textwrap.wrap(BODY, 78), LEFT, 470)


@pytest.mark.parametrize("apart", [0.06, 0.1, 0.12, 0.15, 0.2, 0.3])
@pytest.mark.parametrize(
    "heading",
    ["О рассмотрении на соответствие статьи 754", "НОРМАТИВНОЕ ПОСТАНОВЛЕНИЕ от 19 мая 2015 года"],
)
def test_letters_of_a_line_set_apart_are_words(heading, apart):
    assert heading in body(Paper().tracked(heading, apart)).paragraphs()


def test_cells_of_a_row_that_hold_one_letter_each_are_none():
    paper = body(Paper())
    for number, letter in enumerate("абвгдежзик"):
        paper.canvas.drawString(LEFT + 30 * number, paper.y, letter)
    assert "а б в г д е ж з и к" in paper.source().text.splitlines()


@pytest.mark.parametrize("size", [0.7, 0.8, 1.2, 1.4])
@pytest.mark.parametrize("part", [1, 15])
def test_a_word_in_another_size_stays_in_its_paragraph(size, part):
    lines = textwrap.wrap(BODY, 78)
    paper = Paper().justified(lines[:1], LEFT, 470)
    paper.line((size, lines[1][:part]), (1, lines[1][part:]))
    assert BODY in paper.justified(lines[2:], LEFT, 470).paragraphs()


def test_hyphens_that_stand_at_ends_of_lines_alone_divide_words():
    lines = textwrap.wrap(BODY.replace("порядке", "кое-каком порядке"), 70)
    first, second = lines[1], lines[2]
    lines[1:3] = [first + " " + second[:3] + "\u2010", second[3:]]
    assert (
        BODY.replace("порядке", "кое-каком порядке")
        in Paper().justified(lines, LEFT, 470).paragraphs()
    )


@pytest.mark.parametrize("lines", [("кое-каком порядке",), ("кое-", "каком порядке")])
def test_a_font_that_tells_every_hyphen_as_a_soft_one_has_hyphens(lines):
    paper = Paper()
    for line in ("Суд решил в", *lines):
        paper.line((1, line))
    paper.canvas.save()
    data = liar(paper.out.getvalue(), {"-": "\u00ad"})
    assert "кое-" in read_bytes(data, None).text


def test_a_file_without_other_hyphens_keeps_them():
    lines = textwrap.wrap(BODY.replace("порядке", "кое\u2010каком порядке"), 70)
    found = Paper().justified(lines, LEFT, 470).paragraphs()
    assert any("кое\u2010каком" in paragraph for paragraph in found)


@pytest.mark.parametrize("count", [2, 3, 5])
def test_a_quotation_set_in_from_both_margins_is_one_paragraph(count):
    quoted = textwrap.wrap(BODY, 58)[:count]
    quoted[-1] = " ".join(quoted[-1].split()[:4])
    paper = body(Paper()).justified(quoted, LEFT + 45, 380)
    assert " ".join(quoted) in body(paper).paragraphs()


@pytest.mark.parametrize("indent", [0, 12])
def test_two_columns_with_many_short_paragraphs(indent):
    left = textwrap.wrap(BODY, 40)[:8]
    right = [
        "2. Пункт второй вступает в",
        "силу со дня принятия.",
        "3. Пункт третий об опуб-",
        "ликовании",
    ]
    right += ["решения на двух языках.", "Председатель Суда", "Республики Казахстан", "Тулегенова"]
    paper = body(Paper())
    for one, other in zip(left, right, strict=True):
        at = LEFT + 250 + (indent if other[0].isupper() or other[0].isdigit() else 0)
        paper.canvas.setFont(FONT, SIZE)
        paper.canvas.drawString(at, paper.y, other)
        paper.line((1, one))
    text = " ".join(paper.paragraphs())
    assert " ".join(left) in text
    assert "2. Пункт второй вступает в силу со дня принятия. 3. Пункт третий" in text


@pytest.mark.parametrize(("rows", "lower"), [(2, 0), (3, 0), (2, 7)])
def test_a_letterhead_in_two_languages_is_read_side_by_side(rows, lower):
    left = ["ҚАЗАҚСТАН РЕСПУБЛИКАСЫ", "КОНСТИТУЦИЯЛЫҚ СОТЫ", "АСТАНА ҚАЛАСЫ"][:rows]
    right = ["КОНСТИТУЦИОННЫЙ СУД", "РЕСПУБЛИКИ КАЗАХСТАН", "ГОРОД АСТАНА"][:rows]
    paper = Paper()
    for one, other in zip(left, right, strict=True):
        paper.canvas.setFont(FONT, 9)
        paper.canvas.drawCentredString(160, paper.y, one)
        paper.canvas.drawCentredString(440, paper.y - lower, other)
        paper.y -= LEADING
    paper.y -= LEADING
    assert body(paper).paragraphs() == [" ".join(left), " ".join(right), BODY]


@pytest.mark.parametrize("rows", [2, 3])
def test_a_letterhead_whose_lines_are_not_centred_is_told_by_its_languages(rows):
    left = ["Қазақстан", "Республикасының", "Конституциялық Соты"]
    right = ["Конституционный Суд", "Республики Казахстан", "город Астана"][:rows]
    paper = Paper()
    for number, one in enumerate(left):
        paper.canvas.setFont(FONT, 9)
        paper.canvas.drawString(70, paper.y, one)
        if number < rows:
            paper.canvas.drawString(380, paper.y, right[number])
        paper.y -= LEADING
    paper.y -= LEADING
    assert body(paper).paragraphs() == [" ".join(left), " ".join(right), BODY]


@pytest.mark.parametrize("x0", [88.0, 100.0])
def test_a_line_that_ends_or_begins_at_the_middle_of_the_white_is_on_one_side(x0):
    """The white of the first row has its middle at 100."""
    first = Line("бір екі", 700, 10, (40, 44, 48, 60, 140, 144, 148, 160), "", ((60, 140),))
    second = Line("үш", 688, 10, (x0, x0 + 6, x0 + 12), "")
    assert names_of([first, second]) == ((), [first, second])


def test_names_and_offices_at_the_top_of_a_page_are_rows():
    paper = Paper()
    for office, name in (("Председатель Суда", "Тулегенова Б.С."), ("Судья", "Досанова А.К.")):
        paper.canvas.setFont(FONT, SIZE)
        paper.canvas.drawString(400, paper.y, name)
        paper.line((1, office))
    paper.y -= LEADING
    assert "Председатель Суда Тулегенова Б.С." in " ".join(body(paper).paragraphs())


def test_a_row_whose_first_cells_are_empty_is_a_paragraph_of_its_own():
    paper, places = body(Paper()), (60, 160, 300, 530)
    top, rows = (
        paper.y,
        [("", "", "Приложение"), ("1", "Статья 34", "Собственность"), ("2", "", "Труд")],
    )
    for row in rows:
        paper.y -= LEADING
        for x, cell in zip(places, row, strict=False):
            paper.canvas.drawString(x + 3, paper.y + 4, cell)
    for n in range(len(rows) + 1):
        paper.canvas.line(60, top - n * LEADING, 530, top - n * LEADING)
    for x in places:
        paper.canvas.line(x, top, x, paper.y)
    assert paper.paragraphs() == [BODY, "Приложение", "1 Статья 34 Собственность", "2 Труд"]


def stood_in_for(widths: str) -> bytes:
    """A page in a font that is not in the file, by a name that no library knows."""
    told = f"/FirstChar 97/LastChar 122/Widths[{widths}]" if widths else ""
    return f"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 9]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj
4 0 obj<</Length 29>>stream
BT /F 9 Tf (some letters) Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/TrueType/BaseFont/None{told}>>endobj
trailer<</Root 1 0 R>>
""".encode()


def test_a_page_looks_the_same_whatever_was_painted_before():
    """A library may draw a font that stands in for another as wide as in the file before."""

    def seen(data: bytes) -> list[Sight]:
        sheets = Sheets(data)
        found = sheets.sheet(0).sights([Box(x / 2, 1, x / 2 + 0.5, 8) for x in range(190)])
        sheets.close()
        return found

    first = seen(stood_in_for(""))
    for width in (200, 400, 1000):
        seen(stood_in_for(f"{width} " * 26))
        assert seen(stood_in_for("")) == first
    assert len(set(first)) > 5


def test_a_hyphen_at_a_lines_end_is_seen_at_a_glance():
    """The library that paints the page tells it as a sign of its own, so that each letter was looked at."""
    paper = Paper().line((1, "рассмотрел обращение о выплате пенсий и посо-")).line((1, "бий"))
    paper.canvas.save()
    data = paper.out.getvalue()
    glyphs = glyphs_of(pdf_oxide.PdfDocument.from_bytes(data).extract_chars(0), closer=False)
    hyphen = next(glyph for glyph in glyphs if glyph[0] == "-")
    sheets = Sheets(data)
    assert sheets.sheet(0).glance(glyphs) == Glance([], [glyphs.index(hyphen)])
    sheets.close()
