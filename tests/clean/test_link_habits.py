"""Words of a kind that a document makes links of: where they end in a line, and what it costs that they are none."""

from __future__ import annotations

from math import isclose, log
from types import SimpleNamespace

import pytest

from pipeline.clean.displaced.features import base_habits
from pipeline.clean.displaced.habits import LinkHabits
from pipeline.clean.displaced.learnt import Shape
from pipeline.clean.displaced.scale import is_torn


def scale(*words: str) -> SimpleNamespace:
    """Each word is a token of a class of its own; a bar parts one that is two."""
    tokens = {word: [Shape(0, 0, 0, part) for part in word.split("|")] for word in words}
    return SimpleNamespace(model=SimpleNamespace(tokens=tokens))


def ends(text: str, habits: LinkHabits) -> list[tuple[int, float]]:
    return base_habits(SimpleNamespace(text=text), scale(*text.split()), habits)


def test_words_that_could_be_a_link_end_behind_their_last_one():
    habits = LinkHabits.of({("глава", "закон", 2): 3.0}, {})
    ((end, cost),) = ends("в глава закон его", habits)
    assert end == len("в глава закон")
    assert isclose(cost, log(1 - habits.share(("глава", "закон", 2))))


def test_a_word_of_two_tokens_ends_where_it_ends():
    habits = LinkHabits.of({("глава", "глава", 1): 1.0, ("а", "б", 2): 1.0}, {})
    found = [end for end, _ in ends("а|б и глава", habits)]
    assert found == [len("а|б"), len("а|б и глава")]


def test_words_of_no_such_kind_cost_nothing():
    assert ends("в глава закон его", LinkHabits()) == []


@pytest.mark.parametrize(
    ("last", "first", "torn"),
    [("13-", "бап", True), ("13-,", "бап", True), ("13", "-бап", True), ("13", "бап", False),
     ("сот-", "бап", False), ("13", "-5", True), ("мен", "–", False), ("13", "-", False)],
)  # fmt: skip
def test_a_figure_is_torn_where_a_hyphen_ends_it_or_begins_what_follows(last, first, torn):
    assert is_torn(last, first) is torn
