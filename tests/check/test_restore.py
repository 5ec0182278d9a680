"""The source comes back from the ruling alone, and any fault in the record is told."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pipeline.check.restore import clean_text, restore
from pipeline.codes import Rule
from pipeline.content_hash import content_hash
from pipeline.emit.json import from_json, to_json
from pipeline.errors import InvalidOutputError
from pipeline.model import Extent, Ruling
from pipeline.terms import BlockRole, RepairKind
from pipeline.text import CleanText, Reordering, Replacement, Span
from tests.emit.assembling import Case, Given, assembled
from tests.emit.invented import CASE, extracted, ruling
from tests.emit.test_akn import BARE


def ruling_of(clean: CleanText) -> Ruling:
    """A ruling whose paragraphs are the lines of a text; a number opens a point."""
    paragraphs = []
    for at, line in enumerate(clean.text.split("\n"), 1):
        num, blank, rest = line.partition(" ")
        numbered = bool(blank) and num[:-1].isdigit() and num.endswith(".")
        paragraphs.append(
            Given(
                f"header__p_{at}",
                BlockRole.PARAGRAPH,
                rest if numbered else line,
                num if numbered else None,
            )
        )
    return assembled(Case(tuple(paragraphs), BARE), clean)


def test_a_ruling_with_every_artifact_gives_its_source_back():
    source = extracted(CASE).source
    assert {"\ufeff", "\r", "\x01"} <= set(source)
    assert restore(ruling()) == source
    assert restore(from_json(to_json(ruling()))) == source


def test_the_clean_text_is_in_the_order_of_the_source():
    assert clean_text(ruling()) == CASE.text
    assert content_hash(clean_text(ruling())) == ruling().text_sha256


@pytest.mark.parametrize("text", ["x", "один\nдва", "1. один\n2. два\nтри"])
def test_a_source_without_repairs_is_its_own_text(text: str):
    plain = ruling_of(CleanText.of(text))
    assert not plain.repairs
    assert restore(plain) == text


def test_a_number_without_a_blank_behind_it_is_told_by_lengths():
    clean = CleanText.of("1.Осы")
    given_case = Case((Given("header__p_1", BlockRole.PARAGRAPH, "Осы", "1."),), BARE)
    base = assembled(given_case, CleanText.of("1. Осы"))
    block = base.header[0].model_copy(update={"source": (Extent(start=0, end=5),)})
    source = ruling_of(clean).source
    tight = base.model_copy(update={"header": (block,), "source": source})
    assert restore(tight) == "1.Осы"


def test_a_pdf_is_put_together_without_a_hash_of_its_text():
    source = ruling().source.model_copy(
        update={"media_type": "application/pdf", "sha256": "0" * 64}
    )
    pdf = ruling().model_copy(update={"source": source})
    assert restore(pdf) == extracted(CASE).source


@pytest.mark.parametrize("number", range(len(ruling().repairs)))
@pytest.mark.parametrize("media_type", ["text/plain", "application/pdf"])
def test_no_repair_can_be_missing(number: int, media_type: str):
    repairs = ruling().repairs
    lost = repairs[number]
    source = ruling().source.model_copy(update={"media_type": media_type})
    without = ruling().model_copy(
        update={"repairs": repairs[:number] + repairs[number + 1 :], "source": source}
    )
    if lost.kind is RepairKind.REORDER:
        assert restore(without) == extracted(CASE).source
        return
    with pytest.raises(InvalidOutputError):
        restore(without)


@pytest.mark.parametrize(
    "change",
    [
        {"source": (Extent(start=0, end=2),)},
        {"source": ()},
        {"before": "xx"},
        {"after": "x"},
        {"block": "header__p_99"},
        {"offset": 999, "after": "x"},
    ],
)
def test_no_repair_can_be_wrong(change: dict[str, object]):
    repairs = (ruling().repairs[0].model_copy(update=change), *ruling().repairs[1:])
    with pytest.raises(InvalidOutputError):
        restore(ruling().model_copy(update={"repairs": repairs}))


@pytest.mark.parametrize(
    "source",
    [(), (Extent(start=5, end=15),), (Extent(start=4, end=16),), (Extent(start=6, end=17),)],
)
def test_no_span_can_be_wrong(source: tuple[Extent, ...]):
    block = ruling().header[0].model_copy(update={"source": source})
    with pytest.raises(InvalidOutputError):
        restore(ruling().model_copy(update={"header": (block, *ruling().header[1:])}))


EDITS = st.lists(
    st.tuples(
        st.floats(0, 1),
        st.floats(0, 1),
        st.one_of(st.none(), st.text("аб \n", max_size=3)),
    ),
    max_size=8,
)


@settings(max_examples=300, deadline=None)
@given(st.text("абв12. \n\r\ufeff\x01", min_size=1, max_size=40), EDITS)
def test_any_source_comes_back_after_any_edits(source: str, edits: list):
    text = CleanText.of(source)
    for first, second, new in edits:
        start, end = sorted((int(first * len(text.text)), int(second * len(text.text))))
        span = Span(start, end)
        if new is not None:
            text = text.apply([Replacement(Rule.WRAP, span, new)])
        elif span.length > 1:
            middle = start + span.length // 2
            order = (Span(middle, end), Span(start, middle))
            text = text.apply([Reordering(Rule.DISPLACED_RUN, span, order)])
    for pattern, new in (
        (r"[\r\ufeff\x01]+", ""),
        (r"[ ]*\n[ \n]*", "\n"),
        (r"[ ]{2,}", " "),
        (r"\A[ \n]+|[ \n]+\Z", ""),
    ):
        found = (Span(*m.span()) for m in re.finditer(pattern, text.text))
        text = text.apply([Replacement(Rule.BLANK, span, new) for span in found])
    assume(text.text)
    assert restore(ruling_of(text)) == source
