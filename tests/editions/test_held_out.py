"""The held-out texts: each fact is published right, and the XML has the same life in it."""

from __future__ import annotations

import pytest
from lxml import etree

from pipeline.convert import publish
from tests.editions.held_out import RIGHT, Text, stems
from tests.editions.printed_notes import RULINGS, TABLES, judged, published

AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"


@pytest.fixture(params=stems(), scope="module")
def text(request: pytest.FixtureRequest) -> Text:
    return Text(request.param)


def test_every_fact_is_right(text: Text):
    assert [about for about, verdict in text.verdicts() if verdict != RIGHT] == []


@pytest.mark.parametrize("language", RULINGS)
@pytest.mark.parametrize("table", TABLES)
def test_every_printed_note_is_right(language: str, table: str):
    assert [found for found in judged(language, table) if found[1] != RIGHT] == []


@pytest.mark.parametrize("language", RULINGS)
def test_every_printed_line_on_publication_is_right(language: str):
    assert [found for found in published(language) if found[1] != RIGHT] == []


def test_the_xml_has_every_amendment_and_the_repeal(text: Text):
    root = etree.fromstring(publish(text.ruling).akn)
    events = [event.get("type") for event in root.iter(f"{AKN}eventRef")]
    edition = text.ruling.edition
    dated = {(a.date, a.number) for a in edition.amendments if a.date} if edition else set()
    begun = {(a.date, a.in_force) for a in edition.amendments if a.in_force} if edition else set()
    assert events.count("amendment") == len(dated) + len(begun)
    assert events.count("repeal") == bool(edition and edition.repeal)
    judgment = root.find(f"{AKN}judgment")
    assert judgment is not None
    changed = text.facts["edition"]["basis"] != "original"
    assert judgment.get("contains") == ("singleVersion" if changed else "originalVersion")
    day = text.facts["edition"].get("date", "0001-01-01" if changed else text.ruling.date)
    uri = root.find(f".//{AKN}FRBRExpression/{AKN}FRBRuri")
    assert uri is not None
    assert str(uri.get("value")).endswith(f"@{day}")
