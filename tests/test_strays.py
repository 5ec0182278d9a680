"""Stray marks put into laid lines: what they leave as it was."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.bench_displaced import DEV
from tests.layouts import lay, layout, load
from tests.layouts.strays import with_strays

MARKS = (",", " ", "1)", "<b>")


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(sorted(DEV.glob("*.txt"))), st.integers(0, 10**6))
def test_a_mark_stands_once_in_its_line_and_nothing_else_changes(path, seed):
    laid = lay(load(path), layout(seed))
    marked = with_strays(laid, MARKS, 3, random.Random(seed))  # noqa: S311 - repeatable
    changed = [
        (one, other) for one, other in zip(laid.lines, marked.lines, strict=True) if one != other
    ]
    assert len(changed) <= 3
    lines = marked.text.split("\n")
    for before, after in changed:
        assert after.extracted in lines[after.index]
        assert sorted(after.extracted.replace(" ", "")) == sorted(after.restored.replace(" ", ""))
        grown = len(after.extracted) - len(before.extracted)
        assert grown == len(after.restored) - len(before.restored) > 0
    rest = {line.index for _, line in changed}
    pairs = enumerate(zip(laid.text.split("\n"), lines, strict=True))
    assert all(one == other for index, (one, other) in pairs if index not in rest)


@pytest.mark.parametrize("count", [0, 1])
def test_as_many_lines_as_asked_for_are_marked(count):
    laid = lay(load(DEV / "codes.kaz.txt"), layout(1))
    marked = with_strays(laid, (",",), count, random.Random(1))  # noqa: S311 - repeatable
    assert sum(a != b for a, b in zip(laid.lines, marked.lines, strict=True)) == count
