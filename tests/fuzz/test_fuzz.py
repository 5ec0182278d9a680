"""A small share of `make fuzz`, always the same: nothing breaks what must hold of every output."""

from __future__ import annotations

import random

import pytest

from pipeline.decisions import decisions_for
from pipeline.registry import load
from tests.fuzz.targets import DECISIONS, REGISTRY, TARGETS, try_one

SHARES = {"pdf": 3, "check": 25, "check-xml": 10, "restore": 40}


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("name", TARGETS)
def test_what_must_hold_holds_of_any_input(name):
    for number in range(SHARES.get(name, 8)):
        try_one(TARGETS[name], f"share {number}")


@pytest.mark.parametrize("name", TARGETS)
def test_mutations_are_the_same_again(name):
    target = TARGETS[name]
    first, again = (target.mutate(target.seeds()[0], random.Random("x")) for _ in range(2))
    assert first == again


def test_the_decisions_and_the_registry_that_are_mutated_are_sound(tmp_path):
    path = tmp_path / "a.decisions.toml"
    path.write_text(DECISIONS)
    assert decisions_for(tmp_path / "a.txt").wraps
    path.write_text(REGISTRY)
    assert load((path,)).act("/akn/kz/act/law/2011-01-05/377-iv")
