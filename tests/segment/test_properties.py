"""What holds for any text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from pipeline.errors import NotARulingError
from pipeline.grammar import Grammar, load
from pipeline.languages import Language
from pipeline.model import EId
from pipeline.sections import Part, Sections
from pipeline.segment import segment
from pipeline.text import CleanText
from tests.segment.rulings import REFUSED, RULINGS, Text, named

EID = TypeAdapter(EId)
WORDS = sorted({line for text in (*RULINGS, *REFUSED) for line in text.lines})
PIECES = st.sampled_from(
    [
        "1.", "1)", "2.", "1-1.", "IV.", "«", "»", '"', "„", "“", "№", ":", "анықтады:", "постановляет",
        "қаулы етеді", "туралы", "О", "Ескерту.", "Сноска.", "РҚАО-ның ескертпесі!", "А.Б.", "1.\u00a0Суд", "II. Раздел", "|", "İ", "ﬁ", "\u0301",
    ]
)  # fmt: skip
LINES = st.one_of(
    st.sampled_from(WORDS),
    st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=8).map(" ".join),
    st.text(max_size=40),
)
TEXTS = st.lists(LINES, max_size=30).map("\n".join)
GRAMMARS = st.sampled_from([load(language) for language in Language])


def holds(text: str, sections: Sections) -> None:
    """Check what every segmentation must keep."""
    spans = [paragraph.span for paragraph in sections.paragraphs]
    assert [text[s:e] for s, e in spans] == [row.strip() for row in text.split("\n") if row.strip()]
    assert spans == sorted(spans)
    ids = [paragraph.eId for paragraph in sections.paragraphs]
    assert len(set(ids)) == len(ids)
    assert [EID.validate_python(eid) for eid in ids] == ids
    for paragraph in sections.paragraphs:
        assert paragraph.eId.split("__")[0] == paragraph.part
        assert text[slice(*paragraph.body)].strip() == text[slice(*paragraph.body)] != ""
        if paragraph.number:
            between = text[paragraph.number.end : paragraph.body.start]
            assert paragraph.number.start == paragraph.span.start
            assert not between.strip()
    order = [p.part for p in sections.paragraphs if p.part is not Part.NOTES]
    assert order == sorted(order, key=list(Part).index)
    for mark in sections.annotations:
        assert any(s <= mark.span.start < mark.span.end <= e for s, e in spans)
    for finding in sections.findings:
        assert 0 <= finding.span.start <= finding.span.end <= len(text)


@given(TEXTS, GRAMMARS)
def test_any_text_is_segmented_or_refused(text: str, grammar: Grammar) -> None:
    try:
        sections = segment(CleanText.of(text), grammar)
    except NotARulingError:
        return
    holds(text, sections)


@given(
    st.sampled_from([ruling.name for ruling in RULINGS]),
    st.lists(st.tuples(st.integers(0, 60), LINES, st.integers(0, 2)), max_size=6),
)
def test_any_damage_to_a_ruling(name: str, damage: list[tuple[int, str, int]]) -> None:
    ruling = named(name)
    lines = list(ruling.lines)
    for at, line, removed in damage:
        lines[at : at + removed] = [line]
    text = "\n".join(lines)
    try:
        sections = segment(CleanText.of(text), ruling.grammar)
    except NotARulingError:
        return
    holds(text, sections)


@pytest.mark.parametrize("ruling", RULINGS, ids=lambda ruling: ruling.name)
def test_blank_lines_and_indents_change_nothing(ruling: Text) -> None:
    spaced = ruling.changed([row for line in ruling.lines for row in (f"      {line} ", "", " ")])
    assert [(p.eId, p.role) for p in spaced.segment().paragraphs] == [
        (p.eId, p.role) for p in ruling.segment().paragraphs
    ]


HOSTILE = [
    "1. " * 25_000,
    "1.\n" * 10_000,
    "«" * 50_000,
    '"' * 50_000,
    '"а\n' * 10_000,
    "а" * 100_000,
    "на основании " * 10_000,
    "постановляет " * 10_000,
    "Нормативное постановление " * 5_000,
    "осы нормативтік қаулы " * 5_000,
    "конституциялық сот " * 5_000 + "төраға",
    "№ 1 от 1 января " * 5_000,
    "1-" * 25_000 + "1. а",
    "Сноска:\n" * 5_000,
    "Қазақстан Республикасының\n" * 5_000,
    "А. Б. " * 10_000,
    "\n".join(f"{n}. а" for n in range(10_000)),
    " " * 100_000,
]


@pytest.mark.parametrize("filler", HOSTILE, ids=lambda text: text[:20].encode().hex())
@pytest.mark.parametrize("name", ["court-2024.kaz", "court-2025.rus"])
def test_no_text_takes_long(name: str, filler: str) -> None:
    """Each is 50 to 500 KB; linear work takes half a second of the processor, a pattern that explodes takes minutes."""
    ruling = named(name)
    half = len(ruling.lines) // 2
    start = time.process_time()
    for at in (0, half):
        text = "\n".join([*ruling.lines[:at], filler, *ruling.lines[at:]])
        try:
            segment(CleanText.of(text), ruling.grammar)
        except NotARulingError:
            continue
    assert time.process_time() - start < 20
