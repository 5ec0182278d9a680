"""The formula «resolves»: of the plenary sitting, wherever its name stands before it."""

import pytest

from pipeline.convert import convert
from pipeline.errors import NotARulingError
from pipeline.grammar import load
from pipeline.languages import Language
from pipeline.read import read_bytes
from pipeline.segment.formulas import find_formulas
from pipeline.segment.testimony import court_of
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


@pytest.mark.parametrize(
    ("language", "paragraph", "told"),
    [
        ("kaz", "Қазақстан Республикасының Жоғарғы Соты қаулы етеді:", "without its plenum"),
        ("kaz", "Қазақстан Республикасы Жоғарғы Соты қаулы етеді:", "without its plenum"),
        ("kaz", "Облыстық мәслихаттың пленумы қаулы етеді:", "no such body"),
    ],
)
def test_a_refusal_names_the_body_that_the_formula_lacks(
    language: str, paragraph: str, told: str
) -> None:
    grammar = load(Language(language))
    flow = folded_paragraphs(paragraph, grammar)
    with pytest.raises(NotARulingError, match=told):
        court_of(flow, find_formulas(flow, grammar), grammar)


@pytest.mark.parametrize(
    ("title", "opening", "point"),
    [
        (
            "Қайықтар туралы заңды қолдану тәжірибесі туралы",
            "Қазақстан Республикасы Жоғарғы Сотының жалпы отырысы сот тәжірибесін жинақтап, заңды біркелкі қолдану мақсатында, қаулы етеді:",
            "1. Қайық иесінің құқығын сот қорғайтынына соттардың назары аударылсын.",
        ),
        (
            "О практике применения закона о лодках",
            "Пленарное заседание Верховного Суда Республики Казахстан, обобщив практику судов, в целях единства её постановляет:",
            "1. Обратить внимание судов на то, что право хозяина лодки защищает суд.",
        ),
    ],
)  # fmt: skip
def test_a_plenum_that_opens_the_sentence_decides_as_one_right_before_the_formula(
    title, opening, point
):
    text = f"{title}\n{opening}\n{point}"
    assert convert(read_bytes(text.encode())).court == "supreme-court"
    foreign = text.replace("Республики Казахстан", "Российской Федерации")
    foreign = foreign.replace("Қазақстан Республикасы", "Ресей Федерациясы")
    with pytest.raises(NotARulingError):
        convert(read_bytes(foreign.encode()))
