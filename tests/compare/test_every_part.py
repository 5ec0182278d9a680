"""Separate opinions of judges, signatures and footnotes are compared as all else is. All are invented."""

from __future__ import annotations

import re

import pytest

from pipeline.compare import align
from pipeline.compare.facts import fact_differences
from pipeline.convert import convert
from pipeline.model import Signatory
from tests.compare.texts import LANGUAGES, changed, clean_text, ruling, ruling_of, told
from tests.describe.test_footnotes import laid_out

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
    heading = OPINIONS["kaz"][0]
    (found,) = told(with_opinion("kaz"), ruling(STEM, "rus"))
    assert found[0] == "part-missing"
    assert heading.startswith(found[1].removesuffix(" …"))
    (found,) = told(ruling(STEM, "kaz"), with_opinion("rus"))
    assert found[:2] == ("part-missing", None)


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


NOTES = {"kaz": "¹ 2024 жылғы 5 наурызда 12 іс.", "rus": "¹ 12 дел на 5 марта 2024 года."}


def with_footnote(language, old="12", new="12"):
    return convert(laid_out("¹", [NOTES[language].replace(old, new)], f"{STEM}.{language}"))


@pytest.mark.parametrize(
    ("old", "new", "code"), [("12", "12", None), ("12", "13", "number"), ("5", "6", "date")]
)
def test_what_two_footnotes_say_differently_is_told(old, new, code):
    before = told(*(ruling(STEM, language) for language in LANGUAGES))
    found = told(with_footnote("kaz"), with_footnote("rus", old, new))
    assert [one[0] for one in found if one not in before] == [code][: code is not None]


def test_a_footnote_that_one_text_lacks_is_told():
    found = told(ruling(STEM, "kaz"), with_footnote("rus"))
    assert ("paragraph-missing", None, NOTES["rus"]) in found


POINTS = [
    (stem, language, line)
    for stem in ("ks-2024-77", "kk-2009-15")
    for language in LANGUAGES
    for line in clean_text(stem, language).split("\n")
    if re.match("[0-9]+[.] ", line)
]


@pytest.mark.parametrize(("stem", "language", "point"), POINTS)
def test_a_point_that_one_text_numbers_otherwise_is_told(stem, language, point):
    number = int(point.partition(".")[0])
    texts = {one: ruling(stem, one) for one in LANGUAGES}
    texts[language] = changed(
        stem, language, (point, point.replace(f"{number}", f"{number + 5}", 1))
    )
    assert "number" in {code for code, *_ in told(*texts.values())}


def signed(language, name):
    """The text signed by somebody who has no seat there."""
    iri = "/akn/ontology/person/kz/signatory"
    one = Signatory(eId="signatory_1", iri=iri, name=name, as_written=name, role=None)
    return ruling(STEM, language).model_copy(update={"signatories": (one,)})


def test_two_texts_that_others_signed_differ():
    before = told(*(ruling(STEM, language) for language in LANGUAGES))
    assert told(signed("kaz", "Қ. Бөтен"), signed("rus", "К. Ботен")) == before
    found = told(signed("kaz", "Қ. Бөтен"), signed("rus", "В. Чужой"))
    assert [one for one in found if one not in before] == [("judge", "Қ. Бөтен", "В. Чужой")]


def test_two_files_that_others_signed_differ_in_names():
    found = fact_differences(signed("rus", "К. Ботен"), signed("rus", "В. Чужой"))["names"]
    assert [(first.value, second.value) for first, second in found] == [
        ("К. Ботен (signatory)", "В. Чужой (signatory)")
    ]
