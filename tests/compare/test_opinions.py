"""Separate opinions of judges are compared as all else is. The opinions are invented."""

from __future__ import annotations

import pytest

from pipeline.compare import align
from pipeline.compare.facts import fact_differences
from tests.compare.texts import LANGUAGES, clean_text, ruling, ruling_of, told

STEM = "ks-2024-77"
OPINIONS = {
    "rus": (
        "Особое мнение судьи Конституционного Суда Республики Казахстан Шевцова И.Л.",
        "Не могу согласиться с выводом Конституционного Суда.",
        "Пункт 2 статьи 13 Конституции Республики Казахстан нарушен 5 марта 2024 года по 12 делам.",
        "Судья Конституционного Суда Республики Казахстан И.Л. Шевцов",
    ),
    "kaz": (
        "Қазақстан Республикасы Конституциялық Сотының судьясы И.Л. Шевцовтың ерекше пікірі",
        "Конституциялық Соттың қорытындысымен келіспеймін.",
        "Қазақстан Республикасы Конституциясының 13-бабының 2-тармағы 2024 жылғы 5 наурызда 12 іс бойынша бұзылды.",
        "Қазақстан Республикасы Конституциялық Сотының судьясы И.Л. Шевцов",
    ),
}
CHANGES = (
    ("12 делам", "13 делам", "number"),
    ("5 марта 2024", "6 марта 2024", "date"),
    ("статьи 13 Конституции", "статьи 14 Конституции", "citation"),
)


def with_opinion(language, old="12", new="12"):
    opinion = "\n".join(OPINIONS[language]).replace(old, new)
    found = ruling_of(f"{clean_text(STEM, language)}{opinion}\n")
    assert len(found.opinions) == 1
    return found


def test_opinions_that_say_the_same_differ_in_nothing():
    before = told(*(ruling(STEM, language) for language in LANGUAGES))
    assert told(*map(with_opinion, LANGUAGES)) == before


@pytest.mark.parametrize(("old", "new", "code"), CHANGES)
def test_what_two_opinions_say_differently_is_told(old, new, code):
    before = told(*(ruling(STEM, language) for language in LANGUAGES))
    found = told(with_opinion("kaz"), with_opinion("rus", old, new))
    assert [one[0] for one in found if one not in before] == [code]


def test_an_opinion_that_one_text_lacks_is_told():
    found = told(with_opinion("kaz"), ruling(STEM, "rus"))
    assert ("part-missing", "opinion", None) in found
    assert ("part-missing", None, "opinion") in told(ruling(STEM, "kaz"), with_opinion("rus"))


def test_paragraphs_of_opinions_stand_side_by_side():
    pairs = align(*map(with_opinion, LANGUAGES))
    theirs = [p for p in pairs if any(b.eId.startswith("att_") for b in (*p.first, *p.second))]
    assert len(theirs) == 4
    assert all(len(p.first) == len(p.second) == 1 for p in theirs)


@pytest.mark.parametrize(
    ("old", "new"), [(old, new) for old, new, code in CHANGES if code == "citation"]
)
def test_two_files_that_cite_differently_in_an_opinion_differ_in_norms(old, new):
    found = fact_differences(with_opinion("rus"), with_opinion("rus", old, new))
    assert len(found["norms"]) == 1
