"""Numbered items whose lines hang below their text, with paragraphs at an indent about as wide. All texts are invented."""

from __future__ import annotations

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from pipeline.read import read_bytes
from tests.pdf.test_boxes import FONT, LEADING, LEFT, SIZE, TEXT, WIDTH, _paragraphs, _set, _width
from tests.pdf.test_boxes import Measure as Set

ITEMS = (
    f"1. {TEXT} {TEXT}",
    f"2. Нотариус не разрешает спор, он удостоверяет право при отсутствии спора. {TEXT}",
)
RULE = (
    "Статья 73 Закона позволяет с согласия других наследников включить в свидетельство наследника, "
    "пропустившего срок. Эта норма является упрощенным досудебным путем."
)
GROUNDS = (
    "Основаниями пересмотра являются изменение нормы и открытие новых существенных обстоятельств, которые "
    "стали известны позже."
)
PARAGRAPHS = (RULE, GROUNDS, "Суд полагает, что эта норма ущемляет статью 26.")


def _item(canvas: Canvas, text: str, y: float, justified: bool) -> float:  # noqa: FBT001
    """Set an item: its number at the margin, its text to the right."""
    number, _, rest = text.partition(" ")
    inner = _width(f"{number} ")
    canvas.drawString(LEFT, y, number)
    return _set(canvas, rest, y, Set(LEFT + inner, WIDTH - inner, 0.0, justified))


@pytest.mark.parametrize("justified", [True, False])
@pytest.mark.parametrize("wider", [0.0, 2.0, 14.0])
@pytest.mark.parametrize(
    "marks", [("1.", "2."), ("а)", "б)"), ("1.1.", "1.2."), ("I.", "II."), ("(1)", "(2)")]
)
def test_items_and_paragraphs_start_where_they_are_set(marks, wider, justified):
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    canvas.setFont(FONT, SIZE)
    y, want = 780.0, []
    indent = _width(f"{marks[0]} ") + wider
    for mark, words in zip(marks * 2, ITEMS * 2, strict=True):
        item = f"{mark} {words.partition(' ')[2]}"
        y = _item(canvas, item, y, justified)
        want.append(item)
        for paragraph in PARAGRAPHS:
            y = _set(canvas, paragraph, y, Set(indent=indent, justified=justified))
            want.append(paragraph)
    assert y > LEADING
    canvas.save()
    assert _paragraphs(read_bytes(out.getvalue(), None)) == want


def test_a_dash_at_a_line_s_end_opens_no_item():
    """It stands where an item's mark would, with the next paragraph below the words behind it."""
    lines = (
        (
            16.0,
            "В Суд поступило обращение об официальном толковании статьи и о проверке закона (далее",
        ),
        (0.0, "— Закон о визуальной информации)."),
        (
            16.0,
            "Неопределенность возникает в вопросе о том, как его понимать, и она устранима судом лишь",
        ),
        (0.0, "отчасти."),
    )
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    canvas.setFont(FONT, SIZE)
    for n, (indent, text) in enumerate(lines * 4):
        canvas.drawString(LEFT + indent, 780 - LEADING * n, text)
    canvas.save()
    assert len(_paragraphs(read_bytes(out.getvalue(), None))) == 8


@pytest.mark.parametrize("justified", [True, False])
def test_a_paragraph_below_an_item_s_full_line_is_none_of_it(justified):
    """Its first word had no room there, and its indent is as wide as the item's."""
    indent = _width("1. ") + 2.0
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    canvas.setFont(FONT, SIZE)
    item = "1. Норма не имеет обратной силы, и она не ухудшает положения тех, кто просил о ней."
    paragraph = f"Непропорциональное ограничение права Суд не допускает и впредь. {RULE}"
    y, want = 780.0, []
    for _ in range(3):
        canvas.drawString(LEFT, y, "1.")
        inner = LEFT + indent
        assert LEFT + WIDTH - inner - _width(item[3:]) < _width(" Непропорциональное")
        y = _set(canvas, item[3:], y, Set(inner, LEFT + WIDTH - inner, 0.0, justified))
        y = _set(canvas, paragraph, y, Set(indent=indent, justified=justified))
        want += [item, paragraph]
    canvas.save()
    assert _paragraphs(read_bytes(out.getvalue(), None)) == want
