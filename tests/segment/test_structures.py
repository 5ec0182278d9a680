"""Rulings whose headings, numbers and openings are printed otherwise: read right, or told."""

import pytest

from tests.segment.structures import LANGUAGES, structures

UNKNOWN = {"letters-for-items"}
"""Letters that number items (`а)`) are no numbers yet: the items are paragraphs of their point."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_structure_is_wrong_in_silence(language: str) -> None:
    verdicts = {one.name: one.verdict() for one in structures(language)}
    assert {name for name, told in verdicts.items() if told == "wrong"} <= UNKNOWN
    assert [*verdicts.values()].count("right") >= 17
