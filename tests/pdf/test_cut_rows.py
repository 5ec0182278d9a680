"""A row that the end of a page cuts is one row."""

from __future__ import annotations

import io
from itertools import pairwise
from pathlib import Path

import pytest
from reportlab import platypus
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate

from pipeline.convert import convert
from pipeline.errors import UnreadableSourceError
from pipeline.read import read_bytes
from tests.layouts import text
from tests.pdf.typeset import FONT, Sheet, typeset

CASES = Path(__file__).parents[3] / "shared" / "cases"
LEADING = 15
SENTENCE = (
    "полагает, что срок в десять дней не позволяет подготовить обращение, тогда как министерство "
    "возражает и указывает на интересы других пользователей, а прокуратура считает, что норма "
    "нуждается в уточнении, но Конституции не противоречит"
)


def wrapped(words: str, width: float) -> list[str]:
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        fits = Canvas(io.BytesIO()).stringWidth(longer, FONT, 11) <= width
        lines = [*lines[:-1], longer] if fits else [*lines, word]
    return lines


class Table:
    """A ruled table over pages, as a producer paints it; `closed` where pages end."""

    def __init__(self, places: list[float], *, closed: bool) -> None:
        typeset([], Sheet())
        self.out = io.BytesIO()
        self.canvas = Canvas(self.out, invariant=1)
        self.places, self.closed = places, closed
        self.y = 780.0
        self.words(
            "Суд установил, что доводы сторон в обращении о проверке на соответствие таковы:"
        )

    def words(self, words: str) -> None:
        self.canvas.setFont(FONT, 11)
        for line in wrapped(words, 430):
            self.canvas.drawString(70, self.y, line)
            self.y -= LEADING

    def level(self) -> None:
        self.canvas.line(
            self.places[0], self.y + LEADING - 3, self.places[-1], self.y + LEADING - 3
        )

    def upright(self, top: float) -> None:
        for x in self.places:
            self.canvas.line(x, top + LEADING - 3, x, self.y + LEADING - 3)

    def row(self, *cells: str) -> None:
        wide = [b - a - 8 for a, b in pairwise(self.places)]
        columns = [wrapped(cell, width) for cell, width in zip(cells, wide, strict=True)]
        self.level()
        top = self.y
        for number in range(max(map(len, columns))):
            if self.y < 70:
                self.end(top)
                top = self.y
            self.canvas.setFont(FONT, 11)
            for x, column in zip(self.places, columns, strict=False):
                if number < len(column):
                    self.canvas.drawString(x + 4, self.y, column[number])
            self.y -= LEADING
        self.upright(top)

    def end(self, top: float) -> None:
        self.upright(top)
        if self.closed:
            self.level()
        self.canvas.showPage()
        self.y = 780.0
        if self.closed:
            self.level()

    def done(self) -> bytes:
        self.level()
        self.y -= LEADING
        self.words("Суд исходит из следующего, поскольку это не указано в законе иначе.")
        self.canvas.save()
        return self.out.getvalue()


@pytest.mark.parametrize("closed", [False, True])
@pytest.mark.parametrize("length", [7, 12, 30])
@pytest.mark.parametrize("places", [[70, 150, 500], [70, 130, 200, 500]])
def test_a_row_over_pages_is_one(closed, length, places, cleaned):
    table = Table(places, closed=closed)
    for _ in range(9):
        table.words(f"{SENTENCE}, {SENTENCE}.")
        table.y -= 10
    said = ", ".join([SENTENCE] * length)
    names = ["Сторона", "Кто"][: len(places) - 2]
    table.row(*names, "Доводы")
    table.row(*["1"] * len(names), f"Заявитель {said}.")
    table.row(*["2"] * len(names), "Министерство возражает.")
    source = read_bytes(table.done())
    paragraphs = cleaned(source).text.splitlines()
    marks = " ".join("1" for _ in names)
    assert len(source.pages) > 1
    assert f"{marks} Заявитель {said}." in paragraphs
    assert " ".join(names) + " Доводы" in paragraphs
    assert not source.geometry.doubtful


@pytest.mark.parametrize("closed", [False, True])
def test_rows_that_end_with_a_page_are_apart(closed, cleaned):
    table = Table([70, 150, 500], closed=closed)
    for number in range(40):
        table.row(
            f"{number}", f"Сторона {number} возражает против того, что на это не указано в законе."
        )
    paragraphs = cleaned(read_bytes(table.done())).text.splitlines()
    for number in range(40):
        whole = f"{number} Сторона {number} возражает против того, что на это не указано в законе."
        assert whole in paragraphs


@pytest.mark.parametrize("head", [("№", "Норма"), ("Р/с №", "Норманың атауы және оның мерзімі")])
@pytest.mark.parametrize("cut", [False, True])
def test_a_head_printed_on_each_page_stands_once(head, cut, cleaned):
    """A row may be cut between its number and its text."""
    table = Table([70, 150, 500], closed=True)
    table.row(*head)
    rows = [(f"{n}", f"Сторона {n} возражает.") for n in range(1, 120)]
    for first, second in rows:
        is_last = table.y - 2 * LEADING < 70
        if is_last and cut:
            table.row(first, "")
        if is_last:
            table.level()
            table.end(table.y)
            table.y -= LEADING
            table.row(*head)
        table.row("" if is_last and cut else first, second)
    source = read_bytes(table.done())
    assert len(source.pages) == 3
    assert cleaned(source).text.splitlines()[1:-1] == [" ".join(row) for row in (head, *rows)]
    heads = [item for item in source.geometry.furniture if item.kind == "running-head"]
    assert "".join(source.text[slice(*item.span)] for item in heads) == 2 * "".join(head)


def test_rows_that_differ_in_their_numbers_are_no_heads(cleaned):
    """They stand as far apart as heads do from a text, below a head on each page that is one."""
    table = Table([70, 150, 500], closed=True)
    head, rows = ("Р/с", "Атауы"), [(f"{n}", f"Ауыл № {n}, жайылым") for n in range(1, 75)]
    table.row(*head)
    for row in rows:
        if table.y - 2 * LEADING < 70:
            table.level()
            table.end(table.y)
            table.y -= LEADING
            table.row(*head)
        table.y -= 10
        table.row(*row)
    source = read_bytes(table.done())
    assert len(source.pages) == 3
    assert cleaned(source).text.splitlines()[1:-1] == [" ".join(row) for row in (head, *rows)]


def test_a_row_of_which_several_cells_go_on_is_told():
    table = Table([70, 280, 500], closed=False)
    table.row("Заявитель", "Министерство")
    table.row(", ".join([SENTENCE] * 7), ", ".join([SENTENCE] * 6))
    assert read_bytes(table.done()).geometry.doubtful


def test_two_languages_side_by_side_in_html():
    rows = "".join(
        f"<tr><td>{a.text}<td>{b.text}"
        for a, b in zip(text("court-2025.kaz"), text("court-2024.rus"), strict=False)
    )
    with pytest.raises(UnreadableSourceError, match="side-by-side"):
        read_bytes(f"<html><meta charset=utf-8><table>{rows}</table>".encode())


@pytest.mark.parametrize(
    "name", ["tables/cell4-control", "tables/cell8-chromium", "tables/page-of-a-list", "furniture/every-5th"]
)  # fmt: skip
def test_tables_and_numbers_of_sound_rulings_are_quiet(name):
    path = CASES / f"{name}.pdf"
    if not path.exists():
        pytest.skip("../shared is not here")
    assert not convert(read_bytes(path.read_bytes())).diagnostics


def test_a_cell_over_several_rows_is_one_and_so_is_one_over_several_columns():
    """The rules of other columns beside it were taken for those between its own lines."""
    typeset([], Sheet())  # registers the font
    style = ParagraphStyle("cell", fontName=FONT, fontSize=10, leading=12)
    law = "О товариществах с ограниченной и с дополнительной ответственностью, принятый в 1998 году"
    rows = [
        ["Сведения о нормах, которые оспариваются заявителем и проверяются судом", "", ""],
        ["Закон", "Статья", "Содержание нормы"],
        [law, "12", "порядок созыва общего собрания членов товарищества"],
        ["", "13", "право участника на выход из товарищества и на долю"],
        ["", "14", "иные права участников"],
    ]
    ruled = [("GRID", (0, 0), (-1, -1), 0.5, (0, 0, 0)), ("SPAN", (0, 0), (2, 0))]
    table = platypus.Table(
        [[Paragraph(cell, style) for cell in row] for row in rows],
        colWidths=[120, 60, 270],
        style=platypus.TableStyle([*ruled, ("SPAN", (0, 2), (0, 4))]),
    )
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=(595, 842), invariant=1).build(
        [*(Paragraph(law * 3, style) for _ in range(4)), table]
    )
    source = read_bytes(out.getvalue(), None)
    (found,) = source.geometry.tables
    cells = [[" ".join(source.text[slice(*cell)].split()) for cell in row] for row in found.rows]
    assert cells == rows
