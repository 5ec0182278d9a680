"""The tables that tell which act is meant: every objection is needed, and what it keeps is told."""

from __future__ import annotations

import pytest

from pipeline.cite import antecedents, objections
from tests.cite.rivals import WRONG, judge, rivals

TABLES = {
    name: table
    for name, table in vars(antecedents).items()
    if isinstance(table, tuple) and isinstance(table[0], antecedents.Evidence)
}
ASKED = {
    f"{evidence.ground.__name__}-{objection.__name__}": (name, evidence.unless, objection)
    for name, table in TABLES.items()
    # What stands under one list of objections is guarded by it together.
    for evidence in {one.unless: one for one in table}.values()
    for objection in evidence.unless
    # These need a consolidated or an amending text around them.
    if objection not in (objections.is_quoted_apart, objections.came_later)
}
SENTENCES = [(one, language) for language in ("kaz", "rus") for one in list(rivals(language))[::36]]
"""One of each shape."""


def test_the_tables_are_found():
    assert "ARTICLES" in TABLES
    assert len(ASKED) > 20


@pytest.mark.parametrize(("table", "unless", "objection"), ASKED.values(), ids=[*ASKED])
def test_each_objection_keeps_something_from_being_guessed(monkeypatch, table, unless, objection):
    rest = tuple(one for one in unless if one is not objection)
    rows = (
        row._replace(unless=rest if row.unless == unless else row.unless) for row in TABLES[table]
    )
    monkeypatch.setattr(antecedents, table, tuple(rows))
    assert any(judge(one, language) == WRONG for one, language in SENTENCES)
