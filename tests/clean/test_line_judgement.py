"""Line ends of flat text in print: what is joined or cut wrongly is told, and titles that go on are not."""

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from pipeline.clean.divisions import division
from pipeline.clean.line_layout import LineLayout
from pipeline.clean.wraps import wraps
from pipeline.codes import Code, Rule
from pipeline.text import Finding
from tests.layouts import TEXTS, Layout, lay, load, unlinked
from tests.layouts.measure import job_of, prepared

FILES = sorted(path.name for path in Path(TEXTS).glob("co*.txt"))


def judged(name, width):
    """How often a line end was judged rightly or wrongly, told or in silence."""
    language = name.split(".")[-2]
    paragraphs = [unlinked(one) for one in load(TEXTS / name)]
    habits = Layout(displaced=False, proportional=True, indent=0, width=width)
    text = prepared(language, lay(paragraphs, habits).text)
    ink, ends = 0, set()
    for paragraph in paragraphs:
        ink += len(re.sub(r"\s", "", paragraph.text))
        ends.add(ink)
    found = list(wraps(text, job_of(language, text.text)))
    told = {
        one.span.start
        for one in found
        if isinstance(one, Finding) and one.code is Code.WRAP_DOUBTFUL
    }
    joined = {
        one.span.start for one in found if not isinstance(one, Finding) and one.rule is Rule.WRAP
    }
    count, ink = Counter(), 0
    for line, _ in pairwise(LineLayout.of(text.text, frozenset(), None).lines):
        ink += len(re.sub(r"\s", "", line.text))
        if division(text.text, line.span.end) is None:  # else `hyphens` joins
            right = (line.span.end in joined) != (ink in ends)
            count["right" if right else "wrong", line.span.end in told] += 1
    return count


@pytest.mark.parametrize("width", [72, 88])
def test_little_is_cut_or_joined_in_silence_and_alarms_are_few(width):
    count = sum((judged(name, width) for name in FILES), Counter())
    assert count["wrong", False] <= 3
    assert count["right", True] < count["wrong", True]  # of the alarms more than half are true
