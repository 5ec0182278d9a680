"""The same ruling through every door: text, HTML, Word and PDF give one JSON but for its source.

What differs, and why, stands in docs/doors.md; nothing differs in silence.
"""

from __future__ import annotations

import html
import json
from itertools import pairwise
from typing import Any

import pytest

from pipeline.convert import convert, publish
from pipeline.read import read_bytes
from pipeline.terms import MarkKind
from tests.docx.builder import docx, paragraph
from tests.layouts.marked import Paragraph, Run
from tests.pdf.typeset import Sheet, typeset
from tests.test_rulings import FOLDER, STEMS

TOLD = {"vs-2003-24.rus": "wrap-doubtful"}
"""Rulings that a PDF gives otherwise, and what tells it: short lines of a signature, each a paragraph."""
OF_THE_SOURCE = ("source", "repairs", "layout", "removed")
"""Keys that tell how the text was come by."""


def as_text(lines: list[str]) -> bytes:
    return "\n\n".join(lines).encode()


def as_html(lines: list[str]) -> bytes:
    body = "".join(f"<p>{html.escape(line)}</p>" for line in lines)
    return (
        f"<!DOCTYPE html><html><head><meta charset=utf-8></head><body>{body}</body></html>".encode()
    )


def as_docx(lines: list[str]) -> bytes:
    return docx("".join(map(paragraph, lines)))


def as_pdf(lines: list[str]) -> bytes:
    """Pages of justified lines, paragraphs told by indent and space."""
    return typeset([Paragraph((Run(line),)) for line in lines], Sheet(spacing=6))


def said(data: bytes) -> dict[str, Any]:
    """All that a published ruling says, but for where in the source it stands."""
    found = json.loads(publish(convert(read_bytes(data))).json)
    return {key: _without_places(value) for key, value in found.items() if key not in OF_THE_SOURCE}


def _without_places(value: object) -> object:
    """The value without what pages alone tell: regions, and the marks of their ends."""
    if isinstance(value, dict):
        found = {k: _without_places(v) for k, v in value.items() if k not in {"source", "regions"}}
        return {k: v for k, v in found.items() if not (k == "marks" and v == [])}
    if not isinstance(value, list):
        return value
    return [
        _without_places(one)
        for one in value
        if not (isinstance(one, dict) and one.get("kind") == "page-end")
    ]


@pytest.mark.parametrize("stem", STEMS)
def test_every_door_leads_to_the_same_ruling(stem: str) -> None:
    lines = (FOLDER / f"{stem}.clean.txt").read_text("utf-8").rstrip("\n").split("\n")
    due = said(as_text(lines))
    assert said(as_html(lines)) == due
    assert said(as_docx(lines)) == due
    found = said(as_pdf(lines))
    if stem in TOLD:
        assert found != due
        codes = {one["code"] for one in found["diagnostics"]} - {
            d["code"] for d in due["diagnostics"]
        }
        assert codes == {TOLD[stem]}
    else:
        assert found == due


CELLS = {
    "kk-2018-17.kaz": [
        ("", "Б. Үлгіұлының табысы", "2021 ж. 120", "2022 ж. 15"),
        ("бірлігі", "теңге", "", "мың"),
    ],
    "kk-2015-12.rus": [
        ("№", "доход заявителя", "за 2021 год 120", "за 2022 год 15"),
        ("ед.", "тенге", "", "тыс."),
    ],
}


def table_in_html(rows: list[tuple[str, ...]]) -> str:
    inside = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in inside)}</table>"


def table_in_word(rows: list[tuple[str, ...]]) -> str:
    inside = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in inside)}</w:tbl>"


@pytest.mark.parametrize("stem", CELLS)
def test_the_cells_of_a_row_are_told_apart(stem):
    """The text has a blank between them; where a cell ends is marked, in the JSON and in the XML."""
    rows = CELLS[stem]
    lines = (FOLDER / f"{stem}.clean.txt").read_text("utf-8").rstrip("\n").split("\n")
    at = max(range(len(lines)), key=lambda n: len(lines[n]))
    page = (
        as_html(lines)
        .decode()
        .replace(
            "<p>" + html.escape(lines[at]), table_in_html(rows) + "<p>" + html.escape(lines[at])
        )
    )
    word = docx(
        "".join(map(paragraph, lines[:at]))
        + table_in_word(rows)
        + "".join(map(paragraph, lines[at:]))
    )
    assert said(page.encode()) == said(word)
    published = publish(convert(read_bytes(word)))
    blocks = [
        block
        for block in published.ruling.blocks()
        if any(m.kind is MarkKind.CELL_END for m in block.marks)
    ]
    for block, row in zip(blocks, rows, strict=True):
        ends = [mark.start for mark in block.marks if mark.kind is MarkKind.CELL_END]
        found = [block.text[a:b].strip() for a, b in pairwise([0, *ends, len(block.text)])]
        assert [*filter(None, [block.num]), *filter(None, found)] == [*filter(None, row)]
    assert published.akn.count(b"<marker ") == sum(len([*filter(None, row)]) - 1 for row in rows)
