"""Footnotes by any mark, and over the end of a page. The text is invented."""

from __future__ import annotations

import io

import font_roboto
import pytest
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from pipeline.read import read_bytes
from tests.layouts import text
from tests.pdf.typeset import FONT

WORDS = [paragraph.text for paragraph in text("court-2025.kaz")][20:24]
NOTE = "Комиссияның хаттамасы сотқа ұсынылған құжаттар арасында болған жоқ"


def pages(*sheets: tuple[str, str, list[str]]) -> bytes:
    """Pages of a paragraph, its raised or plain mark, and lines in small type at the foot."""
    if FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(FONT, font_roboto.Roboto))
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    for words, mark, notes in sheets:
        y = 760.0
        lines = simpleSplit(words, FONT, 11, 470)
        for row, line in enumerate(lines):
            canvas.setFont(FONT, 11)
            canvas.drawString(60 + 28 * (not row), y, line)
            if mark and row == len(lines) - 1:
                x = 60 + 28 * (not row) + pdfmetrics.stringWidth(line, FONT, 11)
                raised = mark.isdigit()
                canvas.setFont(FONT, 6.5 if raised else 11)
                canvas.drawString(x, y + 4 * raised, mark)
            y -= 15
        for row, line in enumerate(notes):
            canvas.setFont(FONT, 8)
            canvas.drawString(60, 90 - 10 * row, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@pytest.mark.parametrize(
    ("mark", "note"),
    [("1", f"1 {NOTE}."), ("1", f"1) {NOTE}."), ("[1]", f"[1] {NOTE}."), ("*", f"* {NOTE}.")],
)
def test_a_note_is_known_by_its_mark(mark, note, cleaned):
    source = read_bytes(pages((WORDS[0], mark, [note]), (WORDS[1], "", [])))
    assert [source.text[a:b] for a, b in source.footnotes] == [note]
    assert cleaned(source).text.splitlines()[-1] == note


def test_small_type_without_a_mark_in_the_text_is_no_note():
    source = read_bytes(pages((WORDS[0], "", [f"1 {NOTE}."]), (WORDS[1], "", [])))
    assert not source.footnotes


def test_a_note_goes_on_at_the_foot_of_the_next_page(cleaned):
    rest = "және сот отырысында қаралмады."
    source = read_bytes(pages((WORDS[0], "1", [f"1 {NOTE}"]), (WORDS[1], "", [rest])))
    found = cleaned(source).text.splitlines()
    assert found == [f"{WORDS[0]}¹", WORDS[1], f"1 {NOTE} {rest}"]


def test_notes_behind_the_rest_of_another_are_their_own(cleaned):
    rest = "және сот отырысында қаралмады."
    source = read_bytes(
        pages((WORDS[0], "1", [f"1 {NOTE}"]), (WORDS[1], "2", [rest, f"2 {NOTE}."]))
    )
    assert cleaned(source).text.splitlines()[-2:] == [f"1 {NOTE} {rest}", f"2 {NOTE}."]
