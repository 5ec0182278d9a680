"""The tables that tell which act is meant: every objection is needed, and what it keeps is told."""

from __future__ import annotations

import pytest

from pipeline.cite import antecedents, objections
from tests.cite.rivals import WRONG, judge, rivals

TABLES = [table for table in vars(antecedents).values() if isinstance(table, dict)]
ASKED = [
    pytest.param(table, ground, objection, id=f"{ground.__name__}-{objection.__name__}")
    for table in TABLES
    for ground, asked in table.items()
    if isinstance(asked, tuple)
    for objection in asked
    # These need a consolidated or an amending text around them.
    if objection not in (objections.is_quoted_apart, objections.came_later)
]
SENTENCES = [(one, language) for language in ("kaz", "rus") for one in list(rivals(language))[::36]]
"""One of each shape."""


def test_the_tables_are_found():
    assert antecedents.ARTICLES in TABLES
    assert len(ASKED) > 20


@pytest.mark.parametrize(("table", "ground", "objection"), ASKED)
def test_each_objection_keeps_something_from_being_guessed(monkeypatch, table, ground, objection):
    rest = tuple(one for one in table[ground] if one is not objection)
    monkeypatch.setitem(table, ground, rest)
    assert any(judge(one, language) == WRONG for one, language in SENTENCES)
