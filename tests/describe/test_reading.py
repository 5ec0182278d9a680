"""What is asked of the citations of an operative part comes out as by looking at each of them."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from pipeline.cite.values import ResolvedCitation
from pipeline.describe.operative.reading import Reading
from pipeline.grammar import load
from pipeline.languages import Language
from pipeline.terms import DecidedBy
from pipeline.text import Span

spans = st.tuples(st.integers(0, 60), st.integers(0, 20)).map(lambda one: Span(one[0], sum(one)))


@given(st.sets(st.integers(0, 60)).map(sorted), st.lists(spans, max_size=4))
def test_citations_beside_spans_are_those_that_share_a_character(ends, asked):
    cited = tuple(
        ResolvedCitation(Span(*two), (), (), 1.0, None, DecidedBy.PIPELINE)
        for two in list(pairwise(ends))[::2]
    )
    reading = Reading("", "", load(Language("rus")), cited)
    assert reading.cited_beside(*asked) == [
        c for c in cited if any(one.meets(c.span) for one in asked)
    ]
    assert all(
        reading.cited_in(one) == [c for c in cited if one.holds(c.span)]
        for one in asked
        if one.length
    )
