"""Boxes, cells and quotations narrower than the text: their lines end at a margin of their own. All texts are invented."""

from __future__ import annotations

import io
from itertools import pairwise
from typing import NamedTuple

import font_roboto
import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from pipeline.read import Source, read_bytes

FONT, SIZE, LEADING, LEFT, WIDTH, INDENT = "Roboto", 11.0, 14.0, 60.0, 470.0, 28.0
pdfmetrics.registerFont(TTFont(FONT, font_roboto.Roboto))
TEXT = (
    "Суд исходит из того, что законы и иные акты, противоречащие Конституции, в том числе ущемляющие "
    "закрепленные ею права и свободы, утрачивают силу и применению не подлежат со дня, который он назовет."
)
BOXED = {
    "rus": (
        "Пенсия назначается лицам, которые прослужили не менее двадцати лет и уволены по сокращению штатов, "
        "если Законом Республики Казахстан «О воинской службе и статусе военнослужащих» не установлено иное "
        "правило для тех из них, кто обучался в военных учебных заведениях."
    ),
    "kaz": (
        "Зейнетақы кемінде жиырма жыл қызмет өткерген және штаттың қысқартылуына байланысты босатылған "
        "адамдарға, егер «Әскери қызмет және әскери қызметшілердің мәртебесі туралы» Қазақстан "
        "Республикасының Заңында әскери оқу орындарында оқығандар үшін өзгеше көзделмесе, тағайындалады."
    ),
}
NAMES = ["Ахметова Салтанат", "Бекенов Марат", "Волкова Дарья", "Громов Илья"]
ITEMS = ["1) права граждан;", "2) свободы граждан;", "3) обязанности граждан;", "4) их обращения."]
PERSONS = [f"представитель {one}" for one in ("заявителя", "органа", "министра", "суда")]


class Measure(NamedTuple):
    """Where a paragraph is set; lengths in points."""

    left: float = LEFT
    width: float = WIDTH
    indent: float = INDENT
    justified: bool = True


def _width(text: str) -> float:
    return pdfmetrics.stringWidth(text, FONT, SIZE)


def _set(canvas: Canvas, text: str, y: float, measure: Measure) -> float:
    """Set a paragraph; comes back with the place below."""
    words, taken = text.split(" "), measure.indent
    while words:
        line = [words.pop(0)]
        while words and _width(" ".join([*line, words[0]])) <= measure.width - taken:
            line.append(words.pop(0))
        room = measure.width - taken - _width("".join(line))
        stretched = measure.justified and words and len(line) > 1
        blank = room / (len(line) - 1) if stretched else _width(" ")
        x = measure.left + taken
        for word in line:
            canvas.drawString(x, y, word)
            x += _width(word) + blank
        y, taken = y - LEADING, 0.0
    return y


def _read(boxed: list[str], box: Measure, text: Measure, apart: float = 8.0) -> Source:
    """A page with paragraphs as wide as it above and below those of a box."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    canvas.setFont(FONT, SIZE)
    y = 780.0
    for _ in range(4):
        y = _set(canvas, TEXT, y, text)
    y -= apart
    for paragraph in boxed:
        y = _set(canvas, paragraph, y, box)
    y -= apart
    for _ in range(4):
        y = _set(canvas, TEXT, y, text)
    canvas.save()
    return read_bytes(out.getvalue(), None)


def _paragraphs(source: Source) -> list[str]:
    assert source.geometry is not None
    starts = [*sorted(source.geometry.starts), len(source.text)]
    return [" ".join(source.text[a:b].split()) for a, b in pairwise(starts)]


@pytest.mark.parametrize("language", BOXED)
@pytest.mark.parametrize("justified", [True, False], ids=["justified", "ragged"])
@pytest.mark.parametrize("indent", [0.0, 20.0], ids=["no indent", "indent"])
@pytest.mark.parametrize("left", [LEFT, LEFT + 6, LEFT + INDENT])
@pytest.mark.parametrize("width", [180.0, 230.0, 300.0, 360.0])
def test_a_paragraph_in_a_box_is_one(
    width: float, left: float, indent: float, language: str, *, justified: bool
) -> None:
    boxed = BOXED[language]
    source = _read([boxed], Measure(left, width, indent, justified), Measure(justified=justified))
    assert _paragraphs(source) == [*[TEXT] * 4, boxed, *[TEXT] * 4]
    assert source.geometry is not None
    assert not source.geometry.doubtful


@pytest.mark.parametrize("width", [180.0, 230.0, 300.0])
@pytest.mark.parametrize("indent", [0.0, 20.0], ids=["no indent", "indent"])
def test_two_paragraphs_in_a_box_are_two_or_told(width: float, indent: float) -> None:
    both = list(BOXED.values())
    source = _read(both, Measure(LEFT + 6, width, indent), Measure())
    assert source.geometry is not None
    second = source.text.index(both[1].split(" ")[0])
    assert second in source.geometry.starts | source.geometry.doubtful


@pytest.mark.parametrize("lines", [NAMES, ITEMS, PERSONS], ids=["names", "items", "persons"])
def test_short_lines_are_no_paragraph_in_a_box(lines: list[str]) -> None:
    source = _read(lines, Measure(indent=0.0), Measure())
    assert _paragraphs(source) == [*[TEXT] * 4, *lines, *[TEXT] * 4]


def _last(text: str, width: float) -> float:
    """How wide a paragraph's last line is."""
    taken = 0.0
    for word in text.split(" "):
        wide = _width(word)
        taken = (
            taken + _width(" ") + wide if taken and taken + _width(" ") + wide <= width else wide
        )
    return taken


@pytest.mark.parametrize("justified", [True, False], ids=["justified", "ragged"])
@pytest.mark.parametrize("room", [0.0, 5.0, 20.0, 35.0])
def test_a_point_below_a_line_that_is_nearly_full_is_told(room: float, *, justified: bool) -> None:
    """In a cell without indents, in a text that has them."""
    first = f"7. {BOXED['rus']}"
    widths = (180 + n / 4 for n in range(4 * 276))
    width = min(widths, key=lambda one: abs(one - _last(first, one) - room))
    box = Measure(LEFT, width, 0.0, justified)
    source = _read([first, f"8. {TEXT}"], box, Measure())
    assert source.geometry is not None
    assert source.text.index("8. ") in source.geometry.starts | source.geometry.doubtful


def _pages(*set_: tuple[str, Measure]) -> Source:
    """Pages of paragraphs, eight on each."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    for start in range(0, len(set_), 8):
        canvas.setFont(FONT, SIZE)
        y = 780.0
        for text, measure in set_[start : start + 8]:
            y = _set(canvas, text, y, measure)
        canvas.showPage()
    canvas.save()
    return read_bytes(out.getvalue(), None)


def test_the_indent_of_one_quotation_is_not_that_of_the_text() -> None:
    ragged = Measure(indent=0.0, justified=False)
    inner = Measure(LEFT + 36, WIDTH - 36, 0.0, justified=False)
    quoted = (
        "«Равенство не исключает различий, если они разумны и служат общей пользе. Краткий срок не "
        "позволяет жителю далекого аула защитить свое право, что не согласуется с пунктом 2 статьи 13 "
        "Конституции. Район отказал ему. Суд области оставил это решение без изменения, сославшись на срок.»"
    )
    text = [(TEXT, ragged)] * 8
    source = _pages(*text, (quoted, inner), *text[:4])
    assert _paragraphs(source) == [*[TEXT] * 8, quoted, *[TEXT] * 4]


@pytest.mark.parametrize("indent", [6.0, 10.0])
def test_a_first_line_with_a_small_indent_is_not_centred_below_a_title(indent: float) -> None:
    title, rest = "О проверке пункта 2 статьи 34 Закона «О пастбищных", "товариществах»"
    lines = [
        (line, Measure(LEFT + (WIDTH - _width(line)) / 2, WIDTH, 0.0)) for line in (title, rest)
    ]
    source = _pages(*lines, *[(TEXT, Measure(indent=indent))] * 4)
    assert _paragraphs(source) == [f"{title} {rest}", *[TEXT] * 4]
