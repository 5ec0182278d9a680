"""Any form of a word is found by any other: measured on words that nothing was tuned on."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.grammar import load
from pipeline.languages import Language
from pipeline.search import stems_of, terms, words
from tests.search.measure import UNSEEN, figures, occurrences


def by_terms(folder: str, language: str):
    stems = {form: set(stems_of(form, language)) for form in occurrences(folder, language)}
    return lambda word: [f for f, own in stems.items() if own & set(stems_of(word, language))]


@pytest.mark.parametrize("language", ["kaz", "rus"])
@pytest.mark.parametrize("folder", [*UNSEEN, "tuning"])
def test_forms_are_found_and_others_are_not(folder, language):
    measured = figures(by_terms(folder, language), folder, language)
    assert measured.recall >= 0.95
    assert measured.precision >= 0.95 or folder == "tuning"


@pytest.mark.parametrize(
    ("word", "forms", "language"),
    [
        ("құқық", "ҚҰҚЫҚТАРЫНЫҢ құқығын құқықтарда", "kaz"),
        ("кукык", "құқықтарының құқығы", "kaz"),  # typed on a Russian keyboard
        ("кукыктары", "құқық", "kaz"),
        ("іс", "iстiң істер", "kaz"),  # the Latin letter that old texts have
        ("484", "484¹", "kaz"),
        ("1", "484¹", "rus"),
        ("484¹", "484¹", "rus"),
        ("тексеру", "тексеріп тексере тексермей тексергенін тексердім тексергелі", "kaz"),
        ("сақтау", "сақтап сақтай сақтамай сақтаймыз сақтағанша", "kaz"),
        ("өкіл", "өкілім өкіліме өкілімізге өкіліңізді", "kaz"),
        ("мекеме", "мекемем мекемеміздің", "kaz"),
        ("акт", "акті актісі актінің актілер актілерінде актіге", "kaz"),  # loans in two consonants
        ("субъект", "субъектісі субъектілерінің субъектіге", "kaz"),
        ("банк", "банкі банкісі банктер", "kaz"),
        ("қарау", "қараңыз", "kaz"),  # what a reader is asked to do
        ("беру", "беріңіз берілген берілмейтіндіктен", "kaz"),
        ("тану", "танылсын танылған", "kaz"),  # what is done to something
        ("жариялау", "жарияла жарияланады жарияланбасын", "kaz"),
        ("алу", "алынды алынбаған", "kaz"),
        ("ребенок", "ребёнок ребёнка", "rus"),
        ("обжаловать", "обжалуют обжаловал", "rus"),
        ("передать", "передаст переданного передадут", "rus"),
        ("внести", "внес внесено внесут", "rus"),
        ("прекратить", "прекращу прекращено прекращённого", "rus"),
        ("СУД", "суды судом", "rus"),
    ],
)
def test_a_word_is_found_however_it_is_written(word, forms, language):
    for form in forms.split():
        assert set(terms(word, language)) & set(terms(form, language)), form


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("суд", "судья", "rus"),
        ("суд", "судно", "rus"),
        ("закон", "законность", "rus"),
        ("азамат", "азаматтық", "kaz"),
        ("шешу", "шешім", "kaz"),
        ("қалу", "қала", "kaz"),
        ("басу", "бастың", "kaz"),  # a verb's stem is no noun
        ("қолдау", "қолданылады", "kaz"),  # nor is every н a passive
        ("қоғам", "қоғамдық", "kaz"),
        ("484¹", "485¹¹", "rus"),
        ("12", "121", "kaz"),
    ],
)
def test_words_that_look_alike_are_two(one, other, language):
    assert not set(terms(one, language)) & set(terms(other, language))


def test_words_have_their_places():
    text = "«Заңның» 484¹-бабы, 21-НҚ"
    found = list(words(text))
    assert [text[w.start : w.end] for w in found] == ["Заңның", "484¹", "бабы", "21", "НҚ"]
    assert [w.form for w in found] == ["заңның", "484¹", "бабы", "21", "нқ"]


def test_an_unknown_language_is_refused():
    with pytest.raises(ValueError, match="xyz"):
        terms("слово", "xyz")


@pytest.mark.parametrize("language", ["kaz", "rus"])
@example(text="1¹")
@given(text=st.text(alphabet="аәғқңөұүһіыеитдлсрнм¹12ёiA- ", max_size=30))
def test_each_word_is_its_own_term_and_nothing_is_empty(language, text):
    for word in words(text):
        stems = stems_of(word.form, language)
        assert stems
        assert all(stems)
        assert len(set(stems)) == len(stems)


def test_the_endings_load_for_every_language():
    for language in Language:
        endings = load(language).endings
        assert bool(endings.snowball) != bool(endings.layers)
