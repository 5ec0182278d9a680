"""Texts spoilt in many ways: read right, told or refused, and not wrong in silence."""

import pytest

from tests.clean.hostile import cases, found

UNBETRAYED = {
    "a page's number without a blank behind the last word",
    "a tab opens each paragraph",
    "an opening bracket lost",
    "two words swapped",
    "a preposition behind its noun",
    "two words of a name swapped",
    "a figure changed in one of two namings",
    "a foreign paragraph",
    "a foreign paragraph of three words",
}
"""What is wrong in silence."""


@pytest.mark.parametrize("case", list(cases("same")), ids=lambda case: f"{case.base} {case.name}")
def test_what_harms_no_word_is_read_without_alarm(case):
    assert found(case) in {"right", "told"} or case.name in UNBETRAYED


@pytest.mark.parametrize(
    "case", list(cases("damaged")), ids=lambda case: f"{case.base} {case.name}"
)
def test_what_spoils_a_text_is_put_right_or_told(case):
    assert found(case) != "wrong" or case.name in UNBETRAYED
