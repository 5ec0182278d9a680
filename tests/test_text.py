"""CleanText on any text and any edits: nothing is lost, and every character knows its source."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.codes import Code, Rule
from pipeline.text import CleanText, Finding, Reordering, Replacement, Span, merged

TEXTS = st.text(alphabet=st.sampled_from("абвг \n-1,"), max_size=60) | st.text(max_size=40)


@st.composite
def edits(draw, text):
    """Disjoint edits of both kinds on a text."""
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=10)))
    found = []
    for start, end in zip(cuts[::2], cuts[1::2], strict=False):
        if draw(st.booleans()) or start == end:
            found.append(Replacement(Rule.BLANK, Span(start, end), draw(st.text(max_size=3))))
        else:
            middle = draw(st.integers(start, end))
            order = tuple(s for s in (Span(middle, end), Span(start, middle)) if s.length)
            found.append(Reordering(Rule.DISPLACED_RUN, Span(start, end), order))
    return draw(st.permutations(found))


def expected(text, changes):
    """The text after edits, by plain string work."""
    out, position = [], 0
    for edit in sorted(changes, key=lambda e: e.span):
        out.append(text[position : edit.span.start])
        if isinstance(edit, Replacement):
            out.append(edit.text)
        else:
            out.extend(text[start:end] for start, end in edit.order)
        position = edit.span.end
    return "".join([*out, text[position:]])


@st.composite
def histories(draw):
    """A text after up to five rounds of edits, and its states."""
    states = [CleanText.of(draw(TEXTS))]
    for _ in range(draw(st.integers(0, 5))):
        changes = draw(edits(states[-1].text))
        after = states[-1].apply(changes)
        assert after.text == expected(states[-1].text, changes)
        states.append(after)
    return states


@given(histories())
def test_every_source_character_is_in_exactly_one_piece(states):
    text = states[-1]
    taken = sorted(piece.source for piece in text.pieces if piece.source.length)
    assert merged(taken) == ((Span(0, len(text.source)),) if text.source else ())
    assert sum(span.length for span in taken) == len(text.source)
    assert text.restore() == text.source


@given(histories(), st.data())
def test_a_cut_reads_as_its_span(states, data):
    text = states[-1]
    start = data.draw(st.integers(0, len(text.text)))
    end = data.draw(st.integers(start, len(text.text)))
    assert CleanText(text.source, text.cut(Span(start, end))).text == text.text[start:end]


@given(histories())
def test_copied_characters_are_those_of_the_source(states):
    text = states[-1]
    for offset, piece in text.placed():
        if piece.text is None:
            assert (
                text.source[slice(*piece.source)]
                == text.text[offset : offset + piece.source.length]
            )


@given(histories())
def test_the_ledger_tells_every_change(states):
    before = states[0]
    for state in states[1:]:
        new = state.records[len(before.records) :]
        assert [r.before for r in new] == [before.text[slice(*r.edit.span)] for r in new]
        before = state


def test_moved_words_keep_their_source():
    text = CleanText.of("бабының  сәйкес 2-тармағына")
    moved = text.apply(
        [Reordering(Rule.DISPLACED_RUN, Span(0, 27), (Span(0, 8), Span(16, 27), Span(8, 16)))]
    )
    assert moved.text == "бабының 2-тармағына сәйкес "
    assert moved.origin(Span(8, 19)) == (Span(16, 27),)


def test_a_finding_keeps_its_place_in_the_source():
    text = CleanText.of("абв где").apply([Replacement(Rule.BLANK, Span(0, 4), "")])
    text = text.apply([Finding(Code.MIXED_SCRIPT, Span(1, 3), "…")])
    assert text.doubts[0].source == (Span(5, 7),)


def test_a_finding_alone_changes_no_piece():
    text = CleanText.of("абв")
    assert text.apply([Finding(Code.MIXED_SCRIPT, Span(0, 1), "…")]).pieces == text.pieces


@pytest.mark.parametrize(
    "changes",
    [
        [Replacement(Rule.BLANK, Span(0, 2), ""), Replacement(Rule.BLANK, Span(1, 3), "")],
        [Replacement(Rule.BLANK, Span(2, 9), "")],
        [Reordering(Rule.DISPLACED_RUN, Span(0, 3), (Span(1, 3),))],
        [Reordering(Rule.DISPLACED_RUN, Span(0, 3), (Span(1, 3), Span(0, 2)))],
    ],
)
def test_edits_that_overlap_or_lose_characters_are_refused(changes):
    with pytest.raises(ValueError, match=r"overlap|partition"):
        CleanText.of("абвг").apply(changes)


def test_words_that_were_taken_out_stay_on_the_record_that_took_them():
    """A later edit of what stands around them is about that alone."""
    text = CleanText.of("суд\n– 2 –\nрешил")
    text = text.apply([Replacement(Rule.FURNITURE, Span(4, 9), "")])
    text = text.apply([Replacement(Rule.WRAP, Span(3, 5), " ")])
    assert text.text == "суд решил"
    assert [(p.source, p.text, text.records[p.record].edit.rule) for p in text.pieces[1:-1]] == [
        (Span(3, 4), " ", Rule.WRAP),
        (Span(4, 9), "", Rule.FURNITURE),
        (Span(9, 10), "", Rule.WRAP),
    ]
    assert text.restore() == text.source


def test_no_change_gives_the_same_value():
    text = CleanText.of("абв")
    assert text.apply([]) is text
