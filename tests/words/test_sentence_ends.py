"""Where sentences end: behind words and numbers, and not behind abbreviations, initials and days."""

import pytest

from pipeline.grammar import load
from pipeline.languages import Language
from pipeline.text import Span
from pipeline.words.sentence_ends import sentence_ends

ENDS = [
    ("rus", "Указал суд. Закон принят"),
    ("rus", "это так. «Закон» принят"),
    ("rus", "«это так.» Закон принят"),
    ("rus", "по ст. 5 УК. Статья 6"),
    ("rus", "изменить пункт 5. В пункте 6"),
    ("rus", "изменить статью 147¹. В статье 148"),
    ("rus", "Так ли это? Закон принят"),
    ("rus", "названо в законе (пункт 5). 2) иное"),
    ("kaz", "Сот айтты. Заң қабылданды"),
    ("kaz", "бұл солай. 2-тармақ бойынша"),
    ("kaz", "тармақтар (87-бап). 97-1-бап бойынша"),
    ("kaz", "бұл солай. „Заң“ қабылданды"),
]
GOES_ON = [
    ("rus", "судья Иванов И.И. Закон"),
    ("rus", "в г. Алматы, ул. Абая, гр. Сеитов, см. Закон"),
    ("rus", "по ст. 5 и п. 3, разд. Общий, подп. 1, гл. V"),
    ("rus", "от 30.05. № 4, от 30. 05. 2003 года"),
    ("rus", "это так. закон"),
    ("rus", "Указал суд."),
    ("kaz", "2003 ж. 30.05. № 4"),
    ("kaz", "қ. Алматы, Т.С. Ермеков"),
]


@pytest.mark.parametrize(("language", "text"), ENDS)
def test_a_sentence_ends_once(language: str, text: str):
    grammar = load(Language(language))
    for before_small in (False, True):
        (end,) = sentence_ends(text, Span(0, len(text)), grammar, before_small=before_small)
        assert text[slice(*end)] == " "
        assert text[: end.start][-1] in ".?»"


@pytest.mark.parametrize(("language", "text"), GOES_ON)
def test_a_sentence_goes_on(language: str, text: str):
    assert not [*sentence_ends(text, Span(0, len(text)), load(Language(language)))]


def test_a_small_letter_begins_a_sentence_only_where_that_is_asked():
    text = "пункт 3 исключить. в пункте 4, напр. слова"
    grammar, span = load(Language("rus")), Span(0, len(text))
    assert [*sentence_ends(text, span, grammar)] == []
    assert [*sentence_ends(text, span, grammar, before_small=True)] == [Span(18, 19)]
