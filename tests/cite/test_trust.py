"""A small share of `make trust`: nothing composed or held out is wrong in silence."""

from __future__ import annotations

import pytest

from tests.cite.sentences import RIGHT, WRONG, judged
from tests.trust.citations import beside_rivals, constructed, held_out


@pytest.mark.parametrize("language", ["kaz", "rus"])
def test_composed_sentences_are_right(language: str):
    for row in constructed(language, step=7):
        assert row.right == row.trials, row


@pytest.mark.parametrize("language", ["kaz", "rus"])
def test_what_may_be_meant_instead_is_accounted_for(language: str):
    for row in beside_rivals(language, step=11):
        assert row.wrong == 0, row


@pytest.mark.parametrize("language", ["kaz", "rus"])
def test_nothing_held_out_is_wrong_in_silence(language: str):
    row = held_out(language)
    assert row.wrong == 0
    assert row.right >= 0.98 * row.trials


@pytest.mark.parametrize("language", ["kaz", "rus"])
def test_no_sentence_of_other_kinds_is_wrong_in_silence(language: str):
    tables = ("eras", "former", "beside", "docket", "sitting", "chambers", "drafted", "named")
    assert [f for table in tables for f in judged(language, table) if f[1] == WRONG] == []


@pytest.mark.parametrize("language", ["kaz", "rus"])
def test_sentences_are_right(language: str):
    tables = ("plain", "between", "within", "leading")
    assert [f for table in tables for f in judged(language, table) if f[1] != RIGHT] == []


@pytest.mark.parametrize("language", ["kaz", "rus"])
def test_titles_dates_and_numbers_are_read_in_other_orders(language: str):
    assert sum(verdict != RIGHT for _, verdict in judged(language, "titled")) <= 3
