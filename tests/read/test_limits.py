"""Limits as a user writes them."""

from __future__ import annotations

import pytest

from pipeline.errors import UsageError
from pipeline.read.limits import Limits


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("seconds=60", Limits(seconds=60)),
        ("seconds=0.5,memory=64", Limits(seconds=0.5, memory=64)),
        (" pages = 10 , size=64 ", Limits(pages=10, size=64)),
        ("characters=1000,characters=2000", Limits(characters=2000)),
    ],
)
def test_named_limits_replace_the_usual_ones(text, limits):
    assert Limits.parse(text) == limits
    assert type(Limits.parse(text).memory) is int


@pytest.mark.parametrize(
    "text", ["", "seconds", "seconds=", "seconds=-1", "seconds=0", "hours=1", "pages=1;size=2", "="]
)
def test_what_is_no_limit_is_said(text):
    with pytest.raises(UsageError, match=r"is no limit; write NAME=NUMBER.*seconds, memory, size"):
        Limits.parse(text)
