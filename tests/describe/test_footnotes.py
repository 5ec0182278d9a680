"""A footnote stands in the notes, and the words that it belongs to refer to it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import etree

from pipeline.codes import Code
from pipeline.convert import convert, publish
from pipeline.emit.vocabulary import akn
from pipeline.read import read_text
from pipeline.read.geometry import Geometry
from pipeline.terms import BlockRole, MarkKind
from pipeline.text import Span
from tests.test_rulings import FOLDER

INVENTED = "ks-2024-77.rus"


def laid_out(marked: str, notes: list[str], stem: str = INVENTED):
    """An invented ruling as a PDF's layout gives it: a word with a mark, notes at the foot."""
    text = (FOLDER / f"{stem}.clean.txt").read_text("utf-8").rstrip("\n")
    body = [line for line in text.split("\n") if line.strip()]
    at = next(n for n, line in enumerate(body) if line.startswith("1. "))
    body[at] = body[at].rstrip(".") + f"{marked}."
    source = read_text("\n".join([*body, *notes]).encode())
    ends = Span(len("\n".join(body)) + 1, len(source.text))
    spans, start = [], ends.start
    for note in notes:
        spans.append(Span(start, start + len(note)))
        start += len(note) + 1
    starts = frozenset(line.start for line in source.lines)
    geometry = Geometry(places=(), starts=starts, doubtful=frozenset(), notes=tuple(spans))
    return replace(source, geometry=geometry)


@pytest.mark.parametrize(
    ("marked", "note", "refers"),
    [
        ("¹", "¹ Заметка суда.", "¹"),
        ("¹", "1 Заметка суда.", "¹"),
        ("¹", "1) Заметка суда.", "¹"),
        ("[1]", "[1] Заметка суда.", "[1]"),
        ("*", "* Заметка суда.", "*"),
        ("**", "** Заметка суда.", "**"),
    ],
)
def test_the_mark_refers_to_its_note(marked, note, refers):
    published = publish(convert(laid_out(marked, [note])))
    (block,) = [b for b in published.ruling.notes if b.role is BlockRole.FOOTNOTE]
    assert block.text == note
    found = [
        (b.text[m.start : m.end], m.refers_to)
        for b in published.ruling.blocks()
        for m in b.marks
        if m.kind is MarkKind.NOTE_REFERENCE
    ]
    assert found == [(refers, block.eId)]
    root = etree.fromstring(published.akn)
    (printed,) = root.iter(akn("authorialNote"))
    assert printed.get("placement") == "bottom"
    assert printed.getprevious().text == refers


def test_an_index_is_no_mark_of_a_note():
    published = publish(convert(laid_out("¹ и статьи 484¹", ["¹ Заметка суда."])))
    marks = [
        (b.text[m.start - 1 : m.end])
        for b in published.ruling.blocks()
        for m in b.marks
        if m.kind is MarkKind.NOTE_REFERENCE
    ]
    assert len(marks) == 1
    assert not marks[0][0].isdigit()


@pytest.mark.parametrize("marked", ["", "¹ и снова¹"])
def test_a_note_without_one_place_is_said_so(marked):
    published = publish(convert(laid_out(marked, ["¹ Заметка суда."])))
    codes = [d.code for d in published.ruling.diagnostics]
    assert codes.count(Code.FOOTNOTE_UNPLACED) == 1
    root = etree.fromstring(published.akn)
    (note,) = root.iter(akn("authorialNote"))
    assert note.tail is None  # at the end of the paragraph before it


def test_notes_and_text_have_the_hash_of_the_ruling():
    source = laid_out("¹ и²", ["¹ Первая заметка.", "² Вторая заметка."])
    published = publish(convert(source))
    assert [b.text for b in published.ruling.notes if b.role is BlockRole.FOOTNOTE] == [
        "¹ Первая заметка.",
        "² Вторая заметка.",
    ]
