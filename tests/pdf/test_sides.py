"""One ruling in two languages, side by side, is two texts; where it is not sure what belongs to which, it is refused."""

from __future__ import annotations

import io
import textwrap
from typing import NamedTuple

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from pipeline.convert import convert
from pipeline.decisions import Decisions
from pipeline.errors import UnreadableSourceError
from pipeline.languages import Language
from pipeline.read import read_bytes
from tests.layouts import text
from tests.pdf.typeset import FONT, Sheet, typeset

SIZE, LEADING, INDENT, LEFT, WIDE = 9.0, 12.0, 15.0, 40.0, 250.0
BOTH = ("court-2025.kaz", "court-2025.rus")
HEADING = "Қазақстан Республикасы Конституциялық Сотының қаулысы " * 2


def wrapped(name: str) -> list[list[str]]:
    """The paragraphs of a text, in lines of one column."""
    return [textwrap.wrap(paragraph.text, 46) for paragraph in text(name)]


class Beside(NamedTuple):
    """Two texts beside each other."""

    gap: float = 12.0
    a_page: int = 60
    heading: str = HEADING
    justified: bool = True
    ruled: bool = False
    head: str = ""
    over: str = ""
    """A line over both columns, in the middle of the second page."""
    shift: float = 0.0
    """Of every second page to the right."""
    mirrored: bool = False
    """The columns of every second page change places."""

    def typeset(self, left: list[list[str]], right: list[list[str]]) -> bytes:
        typeset([], Sheet())  # registers the font
        out = io.BytesIO()
        canvas = Canvas(out, invariant=1)
        columns = [
            [(line, n == 0, n == len(one) - 1) for one in side for n, line in enumerate(one)]
            for side in (left, right)
        ]
        for number, start in enumerate(range(0, max(map(len, columns)), self.a_page)):
            canvas.setFont(FONT, SIZE)
            canvas.drawString(200, 825, self.head)
            canvas.drawString(LEFT, 800, "" if number else self.heading)
            canvas.drawString(LEFT, 340, self.over if number == 1 else "")
            for side, column in enumerate(columns):
                place = 1 - side if self.mirrored and number % 2 else side
                x = LEFT + place * (WIDE + self.gap) + self.shift * (number % 2)
                for n, (line, *ends) in enumerate(column[start : start + self.a_page]):
                    self._line(canvas, (x, 780 - LEADING * n), line, ends)
            canvas.showPage()
        canvas.save()
        return out.getvalue()

    def _line(self, canvas: Canvas, at: tuple[float, float], line: str, ends: list[bool]) -> None:
        is_first, is_last = ends
        indent, blanks = INDENT * is_first, max(line.count(" "), 1)
        white = WIDE - indent - stringWidth(line, FONT, SIZE)
        spread = white / blanks if self.justified and not is_last else 0
        canvas.drawString(at[0] + indent, at[1], line, wordSpace=spread)
        if self.ruled:
            canvas.rect(at[0] - 2, at[1] - 3, WIDE + 4, LEADING)


def words(paragraphs: list[list[str]]) -> str:
    return " ".join(" ".join(line for one in paragraphs for line in one).split())


@pytest.mark.parametrize("names", [BOTH, BOTH[::-1]])
@pytest.mark.parametrize(
    "form",
    [
        Beside(gap=3),
        Beside(gap=5, justified=False),
        Beside(gap=8, ruled=True),
        Beside(gap=20, heading=""),
        Beside(head="Ресми жарияланым 21"),
    ],
)
def test_each_column_is_a_text_of_its_own(names, form):
    left, right = map(wrapped, names)
    source = read_bytes(form.typeset(left, right), None)
    read = " ".join(source.body.split())
    assert read == f"{form.heading}{words(left)} {words(right)}"
    assert source.texts == 2
    assert source.page_count == len(source.pages) / 2


@pytest.mark.parametrize("language", Language)
def test_a_person_chooses_the_language(language):
    pdf = Beside(heading="").typeset(*map(wrapped, BOTH))
    ruling = convert(read_bytes(pdf, None), Decisions(language=language))
    alone = convert(read_bytes(typeset(text(f"court-2025.{language}"), Sheet()), None))
    assert ruling.language is language
    assert ruling.number == alone.number
    assert ruling.outcomes == alone.outcomes
    assert [one.text for one in ruling.body.decision] == [one.text for one in alone.body.decision]
    assert {"mixed-language"} <= {one.code for one in ruling.diagnostics}


@pytest.mark.parametrize(
    ("form", "why"),
    [
        (Beside(over=HEADING), "“Қазақстан Республикасы .*” goes over both columns"),
        (Beside(shift=60), "“.*” goes over both columns|.* does not go down all pages"),
        (Beside(mirrored=True), "page 2: its columns are not in one language each"),
    ],
)
def test_what_is_not_sure_is_refused_with_its_place(form, why):
    with pytest.raises(UnreadableSourceError, match=f"side-by-side: ({why})"):
        read_bytes(form.typeset(*map(wrapped, BOTH)), None)


def test_a_line_of_a_heading_that_ends_a_word_at_the_gutter_is_no_two():
    """Two words of it would pass for the first lines of the columns."""
    typeset([], Sheet())
    lines = [["Қазақстан Республикасы Конституциялық Сотының"], *wrapped(BOTH[0])]
    others = [["нормативтік қаулысы"], *wrapped(BOTH[1])]
    with pytest.raises(UnreadableSourceError, match="may go over both columns"):
        read_bytes(Beside().typeset(lines, others), None)


def test_two_columns_of_one_language_are_read():
    lines = [[line] for one in wrapped("court-2025.kaz") for line in one]
    source = read_bytes(Beside(gap=20).typeset(lines[:30], lines[30:60]), None)
    assert source.texts == 1


@pytest.mark.parametrize("count", [6, 8, 12])
@pytest.mark.parametrize("gap", [12, 24])
def test_a_few_lines_in_the_other_language_beside_a_long_column_stay_together(gap, count):
    left, right = map(wrapped, BOTH)
    few = [[line for one in right for line in one][:count]]
    source = read_bytes(Beside(gap=gap, heading="").typeset(left, few), None)
    assert words(few) in " ".join(source.body.split())


def beside(left: list[str], right: list[str], *, centred: bool = False) -> set[int]:
    """Where lines are in doubt that stand below a text, some beside others: by their numbers."""
    typeset([], Sheet())  # registers the font
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    canvas.setFont(FONT, 11)
    above = textwrap.wrap(HEADING * 4, 80)
    for n, line in enumerate(above + left):
        canvas.drawString(60, 780 - 15 * n, line)
    for n, line in enumerate(right, len(above)):
        draw = canvas.drawCentredString if centred else canvas.drawString
        draw(450 if centred else 390, 780 - 15 * n, line)
    canvas.save()
    source = read_bytes(out.getvalue(), None)
    assert source.geometry
    return {
        n - len(above)
        for n, line in enumerate(source.lines)
        if line.start in source.geometry.doubtful
    }


@pytest.mark.parametrize("centred", [True, False])
def test_a_signature_beside_the_last_lines_is_told(centred):
    body = ["Конституционный Суд", "Республики Казахстан"]
    last = ["обжалованию не подлежит и", "вступает в силу со дня его", "принятия."]
    office = ["Председатель", "Тулегенова Б.С."]
    assert 1 in beside(body, office, centred=centred)
    assert 1 in beside(last, office, centred=centred)


def test_persons_with_their_offices_are_rows():
    assert not beside(["Председатель", "Судья"], ["Тулегенова Б.С.", "Досанова А.К."])
