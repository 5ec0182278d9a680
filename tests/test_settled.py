"""What a person settled is told no more, in no other words either: one doubt, one code, one decision."""

import textwrap
import tomllib
from itertools import pairwise

import pytest

from pipeline.codes import Code, Remedy
from pipeline.convert import convert
from pipeline.decisions import Decisions
from pipeline.read import read_text
from pipeline.terms import DecidedBy
from tests.pages.test_review import broken, pasted, sources, view
from tests.segment.test_joints import KAZ, RUS, changed, halves

ABOUT_LINE_ENDS = {Code.WRAP_DOUBTFUL, Code.HYPHEN_DOUBTFUL, Code.SENTENCE_CUT}


def filled(paragraphs, width):
    return "\n\n".join(textwrap.fill(one, width, break_long_words=False) for one in paragraphs)


def hyphened(paragraphs):
    """The text in lines, with a word that nothing knows divided at the end of one."""
    found = changed(paragraphs, lambda one: [f"{one[:100]} күжгенқ-\nйтанбел {one[100:]}"])
    return "\n\n".join(found)


def doubtful():
    """Texts with line ends that are in doubt."""
    for name, text in (("rus", RUS), ("kaz", KAZ)):
        torn = changed(text, lambda one: list(halves(one)))
        yield f"{name} torn", "\n\n".join(torn)
        yield f"{name} torn, in one line each", "\n".join(torn)
        yield f"{name} torn, filled", filled(torn, 90)
        yield f"{name} hyphened", hyphened(text)
        stopped = changed(text, lambda one: [f"{halves(one)[0]}.", halves(one)[1]])
        yield f"{name} torn behind a sentence", "\n".join(stopped)


DOUBTFUL = dict(doubtful())


def told(text, decisions=None):
    return convert(read_text(text.encode()), decisions)


def where(one):
    """The line end that a doubt is about: the blanks around its place, and these."""
    return one.source[0].start, one.source[-1].end


def decided(one, doubt, reading=None):
    """What the page offers on a doubt about a line end, with another reading."""
    (shown,) = (d.lines for d in view(one).doubts if d.diagnostic == doubt)
    read = tomllib.loads(shown.replace('reason = ""', 'reason = "Compared."'))
    for table in read.get("wrap", ()):
        table["reading"] = reading or table["reading"]
    return Decisions.model_validate(read, by_alias=True, by_name=False)


@pytest.mark.parametrize("name", DOUBTFUL)
def test_a_line_end_is_told_by_one_code(name):
    found = [d for d in told(DOUBTFUL[name]).diagnostics if d.code in ABOUT_LINE_ENDS and d.source]
    assert found
    ends = sorted(map(where, found))
    assert all(right[0] > left[1] for left, right in pairwise(ends)), found


@pytest.mark.parametrize("reading", ["join", "paragraph"])
@pytest.mark.parametrize("name", DOUBTFUL)
def test_what_a_person_said_of_a_line_end_settles_it_whatever_it_was(name, reading):
    text = DOUBTFUL[name]
    before = told(text)
    for doubt in before.diagnostics:
        if doubt.code.remedy is not Remedy.WRAP:
            continue
        start, end = where(doubt)
        decisions = decided(before, doubt, reading)
        after = told(text, decisions)
        assert Code.DECISION_UNMATCHED not in {one.code for one in after.diagnostics}
        there = [
            one
            for one in after.diagnostics
            if one.code in ABOUT_LINE_ENDS
            and one.source
            and start - 1 <= where(one)[0]
            and where(one)[1] <= end + 1
        ]
        assert all(one.by is DecidedBy.PERSON for one in there), there
        if decisions.wraps:
            divides = {text[:end].count("\n")} if reading == "paragraph" else set()
            assert divides <= {
                text[: b.source[0].start].count("\n") for b in after.blocks() if b.source
            }


@pytest.mark.parametrize(("name", "data"), [*sources(), *broken()])
def test_what_was_settled_as_its_code_says_is_told_no_more(name, data):
    source = read_text(data)
    before = convert(source)
    decisions = pasted(before)
    after = convert(source, decisions)
    left = [one for one in after.diagnostics if one.by is DecidedBy.PIPELINE]
    settled = {(one.code, one.message) for one in before.diagnostics}
    assert not [one for one in left if (one.code, one.message) in settled], name
    assert not [one for one in left if one.code in ABOUT_LINE_ENDS], name
