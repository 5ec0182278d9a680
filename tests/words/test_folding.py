"""Folding: letters of other scripts become the language's own, and no offset moves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.grammar import load
from pipeline.languages import Language
from pipeline.words.folding import fold, folded_paragraphs

LANGUAGES = [*map(load, Language)]


@pytest.mark.parametrize("grammar", LANGUAGES, ids=lambda grammar: grammar.language.value)
def test_every_look_alike_is_folded_by_itself(grammar):
    small = {one: own for one, own in grammar.letters.look_alikes.items() if one.islower()}
    assert {one: fold(one, grammar) for one in small} == small


@pytest.mark.parametrize("grammar", LANGUAGES, ids=lambda grammar: grammar.language.value)
@given(text=st.text(st.sampled_from("аіёүBoѓї№–‑İ \n\t.1"), max_size=40))
def test_a_paragraph_is_folded_as_it_is_in_its_text(grammar, text):
    whole = fold(text, grammar)
    assert len(whole) == len(text)
    for line in folded_paragraphs(text, grammar):
        assert (line.text, line.folded) == (text[slice(*line.span)], whole[slice(*line.span)])
        assert line.folded == fold(line.text, grammar)
