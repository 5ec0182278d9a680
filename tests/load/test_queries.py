"""The documented queries, as they stand in pipeline/load/queries, in both databases."""

from __future__ import annotations

import re

import pytest

from pipeline.collection import rulings
from pipeline.collection.treatments import repealed_by
from pipeline.load import load
from pipeline.words.sorting import sort_key
from tests.conftest import ROOT
from tests.load.databases import sqlite_base

QUERIES = ROOT / "pipeline/load/queries"
CONSTITUTION = "/akn/kz/act/constitution/1995-08-30/constitution"


def query(base, name, **asked):
    path = QUERIES / f"{name}.sql"
    if not path.exists():
        path = QUERIES / f"{name}.{'sqlite' if base.is_sqlite else 'postgres'}.sql"
    sql = path.read_text("utf-8").rstrip().removesuffix(";")
    for value in asked.values():
        sql = re.sub(
            r"values\s*\(.*?\)(?=\n\))",
            lambda _, v=value: f"values {v}",
            sql,
            count=1,
            flags=re.DOTALL,
        )
    return base.ask(sql)


@pytest.mark.parametrize("name", ["who-cites", "provision", "good-law", "judge", "full-text"])
def test_as_it_stands_a_query_has_an_answer_in_a_new_clone(name, tmp_path):
    base = sqlite_base(tmp_path / "rulings.db")
    load(base.url, ROOT / "output")
    assert query(base, name)


@pytest.mark.parametrize("target", ["art_13__para_2", "art_13", "art_54", "art_61__para_4", ""])
def test_who_cites_a_provision_and_its_parts(loaded, all_rulings, target):
    iri = f"{CONSTITUTION}/~{target}" if target else CONSTITUTION
    due = {
        (found.expression, citation.block, one)
        for found in rulings(all_rulings)
        for citation in found.ruling.every_citation()
        for one in citation.targets
        if one == iri or one.startswith((f"{iri}__", f"{CONSTITUTION}/~" if not target else "\0"))
    }
    rows = query(loaded, "who-cites", provision=f"('{iri}')")
    assert {(row[1], row[2], row[4]) for row in rows} == due
    assert due
    assert not [
        row for row in rows if re.search("~art_130|~art_13-1", row[4]) and target == "art_13"
    ]


def test_what_became_of_a_provision(loaded):
    code = "/akn/kz/act/code/2014-07-04/231-v"
    rows = query(loaded, "provision", provision=f"('{code}/~art_484__para_2')")
    expression = (
        "/akn/kz/judgment/normative-resolution/constitutional-court/2023-07-14/21/kaz@2023-07-14"
    )
    assert [(row[1], row[2], row[3], row[5], row[6]) for row in rows] == [
        (
            "verdict",
            "conforming",
            f"{code}/~art_484__para_2__point_1",
            expression,
            "decision__para_1",
        ),
        ("recommendation", None, code, expression, "decision__para_2"),
    ]


def test_whether_a_ruling_is_still_good_law(loaded):
    council = "/akn/kz/judgment/normative-resolution/constitutional-council"
    rows = query(loaded, "good-law", work=f"('{council}/2009-02-17/15')")
    assert (rows[0][1], rows[0][2]) == ("revises", f"{council}/2009-02-17/15")
    assert "2018-" in rows[0][3]
    rows = query(loaded, "good-law", work=f"('{council}/2001-12-18/17')")
    assert rows[0][1] == "interprets"
    assert "2005-" in rows[0][3]


def test_a_repealed_ruling_says_so_first(loaded, all_rulings):
    ended = [one for one in rulings(all_rulings) if repealed_by(one.ruling)]
    assert ended
    for one in ended:
        rows = query(loaded, "good-law", work=f"('{one.work}')")
        assert rows[0][1:4] == ("repealed", repealed_by(one.ruling), one.expression)


def test_all_rulings_with_a_judge(loaded, all_rulings):
    judge = "/akn/ontology/person/kz/azimova-e-a"
    due = set()
    for found in rulings(all_rulings):
        composition = found.ruling.composition
        if presiding := composition.presiding:
            due |= {(found.expression, "presiding")} if presiding.iri == judge else set()
        due |= {(found.expression, "judge") for one in composition.judges if one.iri == judge}
    rows = query(loaded, "judge")
    assert {(row[4], row[2]) for row in rows if row[2] != "rapporteur"} == due
    assert due
    assert [row[0] for row in rows] == sorted((row[0] for row in rows), reverse=True)


def test_persons_sort_by_their_surnames_however_printed(loaded):
    sql = "select distinct name, name_key from persons where role = 'judge' order by 2, 1"
    surnames = [
        next(word for word in name.split() if "." not in word) for name, _ in loaded.ask(sql)
    ]
    assert len(surnames) > 20
    assert surnames == sorted(surnames, key=sort_key)


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("азамат құқық", "kaz"),
        ("суд решение", "rus"),
        ("конституция", "kaz"),
        ("конституция", "rus"),
    ],
)
def test_full_text_in_both_languages_with_the_hits_marked(loaded, words, language):
    asked = ", ".join(f"('{w}')" for w in words.split()) if loaded.is_sqlite else f"('{words}')"
    rows = query(loaded, "full-text", words=asked)
    assert any(f"/{language}@" in row[1] for row in rows)
    for _date, _expression, _eid, text in rows:
        marked = re.findall("<mark>(.*?)</mark>", text)
        for word in words.split():
            assert any(one[:3].lower() == word[:3] for one in marked), text


def test_what_changed_since(loaded, all_rulings):
    count = len(list(rulings(all_rulings)))
    assert len(query(loaded, "changes-since", seq="(0)")) == count
    assert [row[0] for row in query(loaded, "changes-since", seq=f"({count - 2})")] == [
        count - 1,
        count,
    ]


def test_every_documented_query_is_tested_here():
    tested = (ROOT / "tests/load/test_queries.py").read_text("utf-8")
    for path in QUERIES.glob("*.sql"):
        assert f'"{path.name.split(".")[0]}"' in tested
