"""The formula «resolves»: of the plenary sitting, wherever its name stands before it."""

import pytest

from pipeline.grammar import load
from pipeline.languages import Language
from pipeline.segment.formulas import find_formulas
from pipeline.words.folding import folded_paragraphs


@pytest.mark.parametrize(
    ("language", "paragraph", "found"),
    [
        ("kaz", "Жалпы отырыс заңдарды біркелкі қолдану үшін қаулы етеді:", True),
        ("kaz", "Осыған байланысты Пленум қаулы етеді:", True),
        ("kaz", "Осыған байланысты Пленум қаулы етеді.", False),
        ("kaz", "Облыстық мәслихат осыған байланысты қаулы етеді:", False),
        ("rus", "Пленарное заседание в целях единообразия постановляет:", True),
        ("rus", "Пленум, обсудив материалы и учитывая вопросы судов, постановляет:", True),
        ("rus", "Районный суд в целях единообразия постановляет:", False),
    ],
)
def test_resolves(language: str, paragraph: str, found: bool) -> None:  # noqa: FBT001
    grammar = load(Language(language))
    flow = folded_paragraphs(paragraph, grammar)
    assert (find_formulas(flow, grammar).resolves is not None) is found
