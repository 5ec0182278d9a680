"""Killed at any moment, a load loses and doubles nothing (a hundred kills: tests.load.figures)."""

from pipeline.load import differences, load
from tests.load.conftest import copy_rulings
from tests.load.databases import sqlite_base
from tests.load.kills import load_with_kills


def test_nothing_is_lost_or_doubled(base, tmp_path):
    folder = copy_rulings(tmp_path / "collection", 20)
    fresh = sqlite_base(tmp_path / "fresh.db")
    load(fresh.url, folder)
    load_with_kills(base.url, folder, 4, seed=1)
    assert base.dump() == fresh.dump()
    assert list(differences(base.url, folder)) == []
