"""Alignment by dynamic programming."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.compare.sequences import Features, aligned

FEATURES = st.builds(
    Features,
    st.integers(1, 900),
    st.frozensets(st.sampled_from("abcdefgh"), max_size=4),
    st.frozensets(st.sampled_from(["paragraph", "point"]), min_size=1, max_size=1),
)
ROWS = st.lists(FEATURES, max_size=7)


def text(length, anchors=""):
    return Features(length, frozenset(anchors), frozenset({"paragraph"}))


def steps(first, second, *, merge=True):
    return [(list(s.first), list(s.second)) for s in aligned(first, second, merge=merge)]


@given(ROWS, ROWS, st.booleans())
def test_every_member_stands_once_and_in_order(first, second, merge):
    found = aligned(first, second, merge=merge)
    assert [i for step in found for i in step.first] == list(range(len(first)))
    assert [i for step in found for i in step.second] == list(range(len(second)))
    assert all(step.first or step.second for step in found)
    assert merge or all(len(step.first) < 2 and len(step.second) < 2 for step in found)


@given(st.lists(st.integers(100, 900), max_size=7))
def test_a_text_goes_with_itself(lengths):
    row = [text(length, str(number)) for number, length in enumerate(lengths)]
    assert steps(row, row) == [([i], [i]) for i in range(len(row))]


def test_a_missing_member_is_told_by_what_the_others_share():
    whole = [text(300, "ab"), text(280, "cd"), text(310, "ef")]
    assert steps(whole, [whole[0], whole[2]]) == [([0], [0]), ([1], []), ([2], [1])]
    assert steps([whole[1], whole[2]], whole) == [([], [0]), ([0], [1]), ([1], [2])]


def test_without_anchors_length_decides():
    assert steps([text(100), text(900)], [text(880)]) == [([0], []), ([1], [0])]


def test_a_member_in_two_halves_goes_with_both():
    assert steps([text(600, "abcd")], [text(290, "ab"), text(310, "cd")]) == [([0], [0, 1])]
    assert steps([text(290, "ab"), text(310, "cd")], [text(600, "abcd")]) == [([0, 1], [0])]
    assert steps([text(600, "ab")], [text(300, "a"), text(300, "b")], merge=False) != [
        ([0], [0, 1])
    ]
