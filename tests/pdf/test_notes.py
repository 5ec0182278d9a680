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


def tabbed(
    *sheets: tuple[str, str, list[tuple[str, str]]], body: float = 12, numbered=False
) -> bytes:
    """Pages as an office suite prints them: each note's mark is raised, and a tab follows it."""
    if FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(FONT, font_roboto.Roboto))
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    for page, (words, raised, notes) in enumerate(sheets, start=1):
        rows = simpleSplit(words, FONT, body, 470)
        for row, line in enumerate(rows):
            canvas.setFont(FONT, body)
            canvas.drawString(60, 780 - 1.3 * body * row, line)
        end = 60 + pdfmetrics.stringWidth(rows[-1], FONT, body)
        canvas.setFont(FONT, 7)
        canvas.drawString(end, 780 - 1.3 * body * (len(rows) - 1) + 4, raised)
        y = 30.0 + 26 * len(notes)
        canvas.line(60, y + 20, 200, y + 20)
        for mark, note in notes:
            canvas.setFont(FONT, 5.8)
            canvas.drawString(56.8, y + 3.9, mark)
            canvas.setFont(FONT, 10)
            for row, line in enumerate(simpleSplit(note, FONT, 10, 470)):
                canvas.drawString(73.8, y - 11.5 * row, line)
            y -= 26
        if numbered:
            canvas.setFont(FONT, 12)
            canvas.drawCentredString(300, 18, str(page))
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@pytest.mark.parametrize("body", [12, 14])
@pytest.mark.parametrize("numbered", [False, True])
def test_a_mark_before_a_tab_opens_its_note(body, numbered, cleaned):
    sheets = ((WORDS[0], "1", [("1", f"{NOTE}.")]), (WORDS[1], "2", [("2", f"{NOTE}.")]))
    source = read_bytes(tabbed(*sheets, body=body, numbered=numbered))
    assert [source.text[a:b] for a, b in source.footnotes] == [f"¹ {NOTE}.", f"² {NOTE}."]
    found = cleaned(source).text.splitlines()
    assert sorted(found) == sorted([f"{WORDS[0]}¹", f"{WORDS[1]}²", f"¹ {NOTE}.", f"² {NOTE}."])


def test_two_notes_of_a_page_open_with_marks_before_tabs():
    notes = [("1", f"{NOTE}."), ("2", f"{NOTE}, {NOTE}.")]
    source = read_bytes(tabbed((f"{WORDS[0]}¹ {WORDS[1]}", "2", notes), (WORDS[2], "", [])))
    found = [source.text[a:b].replace("\n", " ") for a, b in source.footnotes]
    assert found == [f"¹ {NOTE}.", f"² {NOTE}, {NOTE}."]


def test_a_raised_number_beside_small_type_is_no_mark_unless_the_text_has_it():
    sheets = [(words, "", [(str(n), "Сот актісі")]) for n, words in enumerate(WORDS[:3], start=1)]
    assert not read_bytes(tabbed(*sheets)).footnotes


def test_the_number_beside_a_foot_is_no_mark_where_the_text_has_an_index():
    sheets = [(words, "2", [(str(n), "Сот актісі")]) for n, words in enumerate(WORDS[:3], start=1)]
    assert not read_bytes(tabbed(*sheets)).footnotes


def test_a_raised_number_before_words_that_are_no_smaller_is_left_in_the_text():
    source = read_bytes(tabbed((WORDS[0], "1", [("1", f"{NOTE}.")]), (WORDS[1], "", []), body=10))
    assert not source.footnotes
    assert source.text.split("\f")[0].splitlines()[-2:] == ["1", f"{NOTE}."]
    assert not source.geometry.furniture
