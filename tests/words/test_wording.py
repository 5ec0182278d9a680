"""Patterns of words: those that begin with their letters find what those with a look behind find."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.clean.blanks import BLANK
from pipeline.grammar.wording import NOTHING, alternation, starting_pattern
from pipeline.words.quotes import ends_in

LETTERS = st.sampled_from("абв")
PLAIN = st.text("абв ", min_size=1, max_size=4).filter(str.strip)
CHOICE = st.builds(
    "(?:{}|{}){}{}".format, LETTERS, PLAIN, st.sampled_from(["", "?"]), st.text("абв", max_size=3)
)
ODD = st.sampled_from(
    ["а?б", "[аб]в", r"\w+б", "а|б", "а(?:б|в)?", "б(?:а|(?:бв)?)", r"\.а", "а{2}"]
)
TEXT = st.text("абв .", max_size=30)


@given(st.lists(PLAIN | CHOICE | ODD, min_size=1, max_size=6), TEXT)
def test_words_are_found_where_a_look_behind_finds_them(words: list[str], text: str) -> None:
    behind = re.compile(rf"(?<!\w){alternation(words)}(?!\w)")
    first = re.compile(rf"{starting_pattern(words)}(?!\w)")
    assert [m.span() for m in first.finditer(text)] == [m.span() for m in behind.finditer(text)]


@given(TEXT, st.integers(0, 30))
def test_nothing_matches_nowhere(text: str, at: int) -> None:
    assert NOTHING.search(text, at) is None
    assert NOTHING.match(text, at) is None


@given(st.text('а.,;"»” \n', max_size=8))
def test_a_text_ends_in_a_sign_as_a_search_for_one_at_its_end_says(text: str) -> None:
    found = re.search(r"[.;:!?…][\"»”)]*\Z", text)
    assert ends_in(text, ".;:!?…") is (found is not None)


@pytest.mark.parametrize("plane", [0, 1])
def test_a_blank_is_all_white_space_but_the_new_line(plane: int) -> None:
    every = "".join(map(chr, range(plane << 16, (plane + 1) << 16)))
    assert re.findall(BLANK, every) == re.findall(r"[^\S\n]", every)
