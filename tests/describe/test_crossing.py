"""Marks of several stages: whatever the readings, what is published nests, and the rest is told."""

from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.annotation import Annotation
from pipeline.cite.values import ResolvedCitation
from pipeline.codes import Code
from pipeline.convert import publish_file
from pipeline.describe.crossing import PRECEDENCE, disjoint_citations, nested_annotations
from pipeline.describe.source_places import SourcePlaces
from pipeline.read import read_text
from pipeline.sections import Paragraph, Part, Sections
from pipeline.terms import WITHOUT_WORDS, BlockRole, Court, DecidedBy, MarkKind, OpenReason
from pipeline.text import CleanText, Span
from tests.whole_table import every_row

CASES = Path(__file__).parents[3] / "shared/cases"
TEXT = "1. Одно слово и другое слово здесь\nВторой абзац стоит под первым"
BREAK = TEXT.index("\n")
KINDS = [kind for kind in MarkKind if kind not in WITHOUT_WORDS]


def places():
    """Two paragraphs, the first with a number."""
    first = Paragraph(Span(0, BREAK), Span(3, BREAK), Span(0, 2), Part.HEADER, BlockRole.POINT, "a")
    below = Span(BREAK + 1, len(TEXT))
    second = Paragraph(below, below, None, Part.HEADER, BlockRole.PARAGRAPH, "b")
    return SourcePlaces(
        CleanText.of(TEXT),
        Sections((first, second), Court.CONSTITUTIONAL_COURT),
        read_text(TEXT.encode()),
    )


def crosses(one, other):
    (a, b), (c, d) = one, other
    return a < c < b < d or c < a < d < b


def test_every_kind_has_a_rank():
    assert sorted(PRECEDENCE) == sorted(MarkKind)


@every_row(("first", "second"), list(product(KINDS, KINDS)))
def test_of_two_that_cross_the_stronger_stands_and_the_other_is_told(first, second):
    """All pairs of kinds, each in both orders of place and of arrival."""
    marks = (Annotation(first, Span(3, 14)), Annotation(second, Span(8, 23)))
    stronger = min(marks, key=lambda mark: PRECEDENCE.index(mark.kind))
    kept, told = nested_annotations(places(), marks)
    assert nested_annotations(places(), marks[::-1]) == (kept, told)
    assert stronger in kept
    assert not any(crosses(one.span, other.span) for one, other in product(kept, kept))
    assert [finding.code for finding in told] == [Code.MARKS_CROSS]
    assert all(mark in marks or mark.span.length for mark in kept)


@every_row(("outer", "inner"), list(product(KINDS, KINDS)))
def test_of_two_that_nest_both_stand(outer, inner):
    marks = (Annotation(outer, Span(3, 23)), Annotation(inner, Span(8, 14)))
    kept, told = nested_annotations(places(), marks)
    assert (set(kept), told) == (set(marks), ())


@given(
    st.lists(
        st.builds(
            lambda kind, start, length: Annotation(
                kind, Span(start, min(start + length, len(TEXT)))
            ),
            st.sampled_from(KINDS),
            st.integers(0, len(TEXT)),
            st.integers(0, 40),
        ),
        max_size=30,
    )
)
def test_any_marks_nest_in_the_words_of_their_paragraph(marks):
    kept, told = nested_annotations(places(), marks)
    bodies = [paragraph.body for paragraph in places().sections.paragraphs]
    for one, other in product(kept, kept):
        assert not crosses(one.span, other.span)
    for one in kept:
        assert any(a <= one.span.start < one.span.end <= b for a, b in bodies)
    assert all("\n" not in finding.message for finding in told)


def citation(span, by=DecidedBy.PIPELINE):
    return ResolvedCitation(Span(*span), (), (), 0.0, OpenReason.NO_ACT, by)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (((3, 8), (8, 14)), [(3, 8), (8, 14)]),
        (((3, 9), (8, 20)), [(8, 20)]),
        (((3, 20), (8, 12)), [(3, 20)]),
        (((3, 8), (3, 8)), [(3, 8)]),
        (((0, 2),), []),
        (((28, BREAK + 5),), [(28, BREAK)]),
    ],
)
def test_citations_share_no_words(given, kept):
    found, told = disjoint_citations(places(), [citation(span) for span in given])
    assert [one.span for one in found] == kept
    overlap = len(given) - len(kept) if len(given) > 1 else 0
    assert [one.code for one in told] == [Code.MARKS_CROSS] * overlap


def test_a_persons_citation_is_kept_whatever_its_length():
    own = citation((8, 10), DecidedBy.PERSON)
    found, _ = disjoint_citations(places(), [citation((3, 20)), own])
    assert found == (own,)


@pytest.mark.skipif(not CASES.is_dir(), reason="the shared cases are not at hand")
@pytest.mark.parametrize(
    "name",
    ["judge-crosses-citation.kaz.txt", "outcome-crosses-judge.html", "own-citation.rus.txt"],
)
def test_shared_cases_of_crossing_marks_are_published(name):
    ruling = publish_file(CASES / "crossing-marks" / name).ruling
    told = {found.code for found in ruling.diagnostics}
    # What looks like a judge's name there goes on as a norm, and is taken for neither.
    assert told & {Code.MARKS_CROSS, Code.COMPOSITION_UNREAD}
