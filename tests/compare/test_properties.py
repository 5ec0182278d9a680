"""What holds of any two texts of a ruling."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.compare import align, compare
from pipeline.compare.parts import work_differences
from pipeline.errors import UsageError
from tests.compare.texts import LANGUAGES, STEMS, clean_text, ruling, ruling_of

EVERY = [(stem, language) for stem in STEMS for language in LANGUAGES]


@pytest.mark.parametrize(("stem", "language"), EVERY)
def test_a_text_does_not_differ_from_itself(stem, language):
    text = ruling(stem, language)
    assert compare(text, text) == ()
    assert all(pair.first == pair.second for pair in align(text, text))


def swapped(differences):
    return sorted((d.code, str(d.second), str(d.first)) for d in differences)


@pytest.mark.parametrize("stem", STEMS)
def test_the_order_of_the_texts_does_not_matter(stem):
    first, second = ruling(stem, "kaz"), ruling(stem, "rus")
    there = sorted((d.code, str(d.first), str(d.second)) for d in compare(first, second))
    assert there == swapped(compare(second, first))


@settings(max_examples=40)
@given(st.data())
def test_any_paragraphs_may_be_missing_behind_the_opening(data):
    """A cut text is compared as far as it goes: places exist, and the order does not matter."""
    stem = data.draw(st.sampled_from(STEMS))
    lines = clean_text(stem, "rus").splitlines()
    start = next(i for i, line in enumerate(lines) if "рассмотре" in line and i > 2) + 1
    kept = data.draw(st.sets(st.integers(start, len(lines) - 1), min_size=3))
    cut = ruling_of("\n".join([*lines[:start], *(lines[i] for i in sorted(kept))]) + "\n")
    whole = ruling(stem, "kaz")
    found = compare(whole, cut)
    for difference in found:
        for side, text in ((difference.first, whole), (difference.second, cut)):
            names = [block.eId for block in text.blocks()]
            assert side.place is None or any(f"{n}__".startswith(f"{side.place}__") for n in names)


def test_other_rulings_are_refused_with_what_tells_them_apart():
    one, other = ruling("ks-2024-77", "kaz"), ruling("kk-2020-31", "rus")
    with pytest.raises(UsageError, match=r"court .*, date .*2020-12-15.*, number \(77 and 31\)"):
        compare(one, other)


def test_one_unknown_thing_is_a_difference_and_two_are_too_many():
    one = ruling("ks-2024-77", "kaz")
    other = ruling("ks-2024-77", "rus")
    undated = other.model_copy(update={"date": None, "work": None, "expression": None})
    assert [(d.code, d.second.value) for d in work_differences(one, undated)] == [
        ("ruling-date", None)
    ]
    nameless = undated.model_copy(update={"number": None})
    with pytest.raises(UsageError, match=r"date .*unknown.*, number .*unknown"):
        work_differences(one, nameless)


def test_the_suffix_of_the_language_is_no_part_of_the_number():
    one, other = ruling("ks-2024-77", "kaz"), ruling("ks-2024-77", "rus")
    assert (one.number, other.number) == ("77-НҚ", "77-НП")
    assert work_differences(one, other) == ()
