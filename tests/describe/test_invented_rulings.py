"""People and outcomes of the invented rulings, whose facts were labelled apart from the code."""

import re
import tomllib
from pathlib import Path

import pytest

from pipeline.convert import convert
from pipeline.grammar import load
from pipeline.languages import Language
from pipeline.read import read
from tests.describe.rulings import Ruled

FACTS = sorted((Path(__file__).parents[1] / "rulings").glob("*.facts.toml"))


@pytest.fixture(params=FACTS, ids=lambda path: path.name.removesuffix(".facts.toml"))
def case(request):
    facts = tomllib.loads(request.param.read_text("utf-8"))
    stem = request.param.name.removesuffix(".facts.toml")
    text = request.param.with_name(f"{stem}.clean.txt").read_text("utf-8").rstrip("\n")
    return Ruled(load(Language(facts["language"])), text), facts


def test_bench(case):
    ruling, facts = case
    found = ruling.people()
    presiding = facts.get("presiding")
    assert (found.presiding and (key(found.presiding.name), found.presiding.role)) == (
        presiding and (key(presiding["name"]), presiding["role"])
    )
    assert [key(j.name) for j in found.judges] == [key(j) for j in facts.get("judges", ())]
    assert [key(r.name) for r in found.rapporteurs] == [
        key(r["name"]) for r in facts.get("rapporteurs", ())
    ]


def test_participants(case):
    ruling, facts = case
    assert [
        (key(p.name), p.as_written, p.role, p.organization, p.position)
        for p in ruling.people().participants
    ] == [
        (key(p["name"]), p["as_written"], p["role"], p.get("organization"), p.get("position"))
        for p in facts.get("participants", ())
    ]


def test_outcomes(case):
    ruling, facts = case
    found = {
        (point(o.point), o.kind.value, o.verdict and o.verdict.value)
        for o in ruling.outcomes().outcomes
    }
    told = facts.get("outcomes", ())
    assert found == {(str(o["point"]), o["kind"], o.get("verdict")) for o in told}


@pytest.mark.parametrize("path", FACTS, ids=lambda path: path.name.removesuffix(".facts.toml"))
def test_scope_addressee_and_term(path):
    stem = path.name.removesuffix(".facts.toml")
    facts = tomllib.loads(path.read_text("utf-8"))
    ruling = convert(read(path.with_name(f"{stem}.txt")))
    found = {
        (o.kind.value, o.scope and (o.scope.kind.value, o.scope.text), o.addressee, o.term)
        for o in ruling.outcomes
    }
    assert found == {
        (o["kind"], scope(o), o.get("addressee"), o.get("term")) for o in facts.get("outcomes", ())
    }


def scope(outcome):
    told = outcome.get("scope")
    return told and (told["kind"], told["text"])


def key(name):
    """Give the parts of a name, in whatever order and with whatever blanks."""
    return frozenset(re.findall(r"[^\s.]+", name))


def point(eid):
    """Give the number of the operative point that one is, or that it is an item of."""
    match = re.match(r"decision__para_([^_-]+)", eid)
    return match[1] if match else eid
