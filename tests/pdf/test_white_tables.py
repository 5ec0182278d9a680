"""Tables that only white space divides. The rulings are invented, and so are the tables."""

from __future__ import annotations

import io

import font_roboto
import pytest
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    FrameBreak,
    PageTemplate,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
)

from pipeline.read import read_bytes
from tests.layouts import text
from tests.pdf.typeset import FONT

ROWS = [
    ["Нормасы", "Қолданыстағы редакция", "Ұсынылатын редакция"],
    [
        "5-бап",
        "Өтініш он жұмыс күні ішінде қаралады және жауап жазбаша түрде беріледі.",
        "Өтініш бес жұмыс күні ішінде қаралады, жауап электрондық түрде беріледі.",
    ],
    [
        "7-баптың 2-тармағы",
        "Шешімге жоғары тұрған органға шағым жасалуы мүмкін.",
        "Шешімге тікелей сотқа шағым жасалады.",
    ],
]
TWO = [row[1:] for row in ROWS]
PARAGRAPHS = [paragraph.text for paragraph in text("court-2025.kaz")]


def with_table(rows, widths, valign="TOP", *, justified=True) -> bytes:
    """The paragraphs of an invented ruling around a table without rules."""
    if FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(FONT, font_roboto.Roboto))
    running = ParagraphStyle(
        "running",
        fontName=FONT,
        fontSize=11,
        leading=15,
        firstLineIndent=28,
        alignment=4 if justified else 0,
    )
    cell = ParagraphStyle("cell", fontName=FONT, fontSize=10, leading=13)
    table = Table(
        [[Paragraph(words, cell) for words in row] for row in rows],
        colWidths=widths,
        style=[("VALIGN", (0, 0), (-1, -1), valign)],
    )
    body = [Paragraph(paragraph, running) for paragraph in PARAGRAPHS]
    out = io.BytesIO()
    SimpleDocTemplate(out, invariant=1).build(
        [*body[:20], Spacer(1, 8), table, Spacer(1, 8), *body[20:]]
    )
    return out.getvalue()


@pytest.mark.parametrize("valign", ["TOP", "MIDDLE", "BOTTOM"])
@pytest.mark.parametrize("justified", [True, False], ids=["justified", "ragged"])
@pytest.mark.parametrize(
    ("rows", "widths"), [(ROWS, [80, 190, 190]), (TWO, [220, 220])], ids=["three", "two"]
)
def test_cells_are_read_one_by_one(rows, widths, valign, justified, cleaned):
    source = read_bytes(with_table(rows, widths, valign, justified=justified))
    found = cleaned(source).text.splitlines()
    assert found == [*PARAGRAPHS[:20], *map(" ".join, rows), *PARAGRAPHS[20:]]
    (table,) = source.geometry.tables
    cells = [[" ".join(source.text[a:b].split()) for a, b in row] for row in table.rows]
    assert cells == rows


def test_a_list_of_names_and_offices_stays_lines(cleaned):
    """A signature in two columns of single lines reads line by line."""
    rows = [["Төраға", "А.Б. Біріншіев"], ["Судья", "В.Г. Екіншіева"]]
    source = read_bytes(with_table(rows, [220, 220]))
    assert not source.geometry.tables
    for row in rows:
        assert " ".join(row) in cleaned(source).text


@pytest.mark.parametrize("space", [3, 4, 6])
@pytest.mark.parametrize("size", [9, 9.5, 10])
def test_the_foot_of_two_columns_of_text_is_no_table(size, space, cleaned):
    """Paragraphs of both columns may end at one height by chance, and rows would be read across."""
    out = io.BytesIO()
    with_table(ROWS, [80, 190, 190])  # registers the font
    running = ParagraphStyle(
        "running", fontName=FONT, fontSize=size, leading=1.35 * size, spaceAfter=space, alignment=4
    )
    document = BaseDocTemplate(out, invariant=1)
    frames = [Frame(x, 50, 240, 740) for x in (50, 305)]
    document.addPageTemplates(PageTemplate(frames=frames))
    document.build([Paragraph(paragraph, running) for paragraph in PARAGRAPHS])
    source = read_bytes(out.getvalue())
    assert not source.geometry.tables
    assert cleaned(source).text.split() == " ".join(PARAGRAPHS).split()


@pytest.mark.parametrize("gutter", [25, 40])
@pytest.mark.parametrize("count", [3, 4, 5])
def test_short_ragged_columns_of_text_are_no_table(count, gutter, cleaned):
    """Paragraphs of the first column look like rows: each begins with a capital letter, and no white parts them."""
    out = io.BytesIO()
    with_table(ROWS, [80, 190, 190])  # registers the font
    running = ParagraphStyle("running", fontName=FONT, fontSize=11, leading=15)
    width = (480 - gutter) / 2
    frames = [Frame(x, 50, width, 740, 0, 0, 0, 0) for x in (50, 50 + width + gutter)]
    document = BaseDocTemplate(out, invariant=1)
    document.addPageTemplates(PageTemplate(frames=frames))
    long = [paragraph for paragraph in PARAGRAPHS if 100 < len(paragraph) < 400]
    columns = long[:count], long[count : 2 * count]
    document.build(
        [
            *(Paragraph(paragraph, running) for paragraph in columns[0]),
            FrameBreak(),
            *(Paragraph(paragraph, running) for paragraph in columns[1]),
        ]
    )
    source = read_bytes(out.getvalue())
    assert not source.geometry.tables
    assert cleaned(source).text.split() == " ".join([*columns[0], *columns[1]]).split()
