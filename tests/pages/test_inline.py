"""Whatever marks, citations and repairs a block has, its words come out as they are, and links never nest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from pipeline.errors import InvalidOutputError
from pipeline.model import Block, Citation, CitationRef, Mark, Repair
from pipeline.pages.destinations import Destinations
from pipeline.pages.inline_markup import BlockWords
from pipeline.pages.interface import interface
from pipeline.pages.page_context import PageContext
from pipeline.pages.repaired import RepairedWords
from pipeline.terms import BlockRole, CitationStatus, MarkKind

CODE = "/akn/kz/act/code/2014-07-04/231-v"
SIGNS = "аб <>&\"'{}%/"
PLAIN = [kind for kind in MarkKind if kind not in {MarkKind.CITATION, MarkKind.NOTE_REFERENCE}]


def block(text, marks=()):
    return Block.model_construct(
        eId="motivation__p_1",
        role=BlockRole.PARAGRAPH,
        num=None,
        text=text,
        source=(),
        regions=(),
        marks=tuple(marks),
    )


def nested(draw, start, end, depth):
    """Marks inside a stretch that never cross, the outer first."""
    if depth == 0 or start == end:
        return
    cuts = sorted(draw(st.lists(st.integers(start, end), max_size=4)))
    for left, right in zip(cuts[::2], cuts[1::2], strict=False):
        kind = draw(st.sampled_from([*PLAIN, MarkKind.CITATION, MarkKind.NOTE_REFERENCE]))
        refers = "notes__p_1" if kind is MarkKind.NOTE_REFERENCE else None
        yield Mark(kind=kind, start=left, end=right, refers_to=refers)
        yield from nested(draw, left, right, depth - 1)


@st.composite
def cases(draw):
    text = draw(st.text(SIGNS, min_size=1, max_size=40))
    marks = sorted(set(nested(draw, 0, len(text), 3)), key=lambda m: (m.start, -m.end))
    citations = {}
    for number, mark in enumerate(m for m in marks if m.kind is MarkKind.CITATION):
        middle = draw(st.integers(mark.start, mark.end))
        targets = draw(st.sampled_from([(), (CODE,), (CODE, f"{CODE}/~art_1")]))
        refs = (
            CitationRef(start=mark.start, end=middle, target=CODE),
            CitationRef(start=middle, end=mark.end, target=f"{CODE}/~art_1"),
        )
        citations["motivation__p_1", mark.start, mark.end] = Citation.model_construct(
            eId=f"motivation__p_1__cit_{number}",
            start=mark.start,
            end=mark.end,
            text=text[mark.start : mark.end],
            targets=targets,
            refs=refs if len(targets) > 1 else (),
            status=CitationStatus.RESOLVED if targets else CitationStatus.UNRESOLVED,
            confidence=1.0,
            reason="<b>",
            links=(),
        )
    spans = draw(
        st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), max_size=4)
    )
    repair = Repair.model_construct(before="x", after="y")
    repairs = [
        RepairedWords(number, repair, "y", "motivation__p_1", min(span), max(span))
        for number, span in enumerate(spans, 1)
    ]
    return block(text, marks), citations, repairs


def words(citations, repairs):
    around = PageContext(address=lambda iri: f"to{iri}")
    destinations = Destinations(interface("kaz"), around, {})
    return BlockWords(destinations, citations, {"motivation__p_1": repairs})


@given(cases())
def test_words_come_out_as_they_are(case):
    one, citations, repairs = case
    written = words(citations, repairs).html(one)
    tree = html.fragment_fromstring(f"<p>{written}</p>")
    assert tree.text_content() == one.text
    assert not tree.xpath("//a//a")
    shown = {int(number) for number in tree.xpath("//@data-repair")}
    assert shown <= {repair.number for repair in repairs}
    gone = {repair.number for repair in repairs if repair.start == repair.end}
    assert gone <= shown


@given(cases())
def test_every_repaired_character_is_marked(case):
    one, citations, repairs = case
    tree = html.fragment_fromstring(f"<p>{words(citations, repairs).html(one)}</p>")
    marked = sum(len(mark.text_content()) for mark in tree.xpath("//mark"))
    covered = {at for repair in repairs for at in range(repair.start, repair.end)}
    assert marked == len(covered)


def test_marks_that_cross_are_refused():
    crossing = [
        Mark(kind=MarkKind.TITLE, start=0, end=3),
        Mark(kind=MarkKind.FORMULA, start=2, end=5),
    ]
    with pytest.raises(InvalidOutputError, match="cross"):
        words({}, []).html(block("абвгд", crossing))
