"""The same ruling through every door: text, HTML and Word give one JSON but for its source."""

from __future__ import annotations

import html
import json

import pytest

from pipeline.convert import convert, publish
from pipeline.read import read_bytes
from tests.docx.builder import docx, paragraph
from tests.test_rulings import FOLDER, STEMS

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


def said(data: bytes) -> dict[str, object]:
    """All that a published ruling says, but for where in the source it stands."""
    found = json.loads(publish(convert(read_bytes(data))).json)
    return {key: _without_places(value) for key, value in found.items() if key not in OF_THE_SOURCE}


def _without_places(value: object) -> object:
    if isinstance(value, dict):
        return {k: _without_places(v) for k, v in value.items() if k not in {"source", "regions"}}
    return [_without_places(one) for one in value] if isinstance(value, list) else value


@pytest.mark.parametrize("stem", STEMS)
def test_every_door_leads_to_the_same_ruling(stem: str) -> None:
    lines = (FOLDER / f"{stem}.clean.txt").read_text("utf-8").rstrip("\n").split("\n")
    due = said(as_text(lines))
    assert said(as_html(lines)) == due
    assert said(as_docx(lines)) == due
