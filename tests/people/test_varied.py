"""Openings as varied as in real courts: how many people are read, and that nobody more is lost in silence."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.people.varied import varied

FIGURES = {"kaz": {"right": 143, "lost": 18}, "rus": {"right": 144, "lost": 11}}
"""At least so many are read as labelled; at most so many are passed over without a word or read otherwise."""


@pytest.mark.parametrize("language", ["kaz", "rus"])
def test_people_of_varied_openings(language: str) -> None:
    totals = Counter(verdict for one in varied(language) for verdict, _ in one.judged())
    due = FIGURES[language]
    assert totals["right"] >= due["right"]
    assert totals["lost"] + totals["wrong"] <= due["lost"]
