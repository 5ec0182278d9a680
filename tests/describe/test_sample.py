"""The people and outcomes of the sample ruling, exactly."""

import pytest

from pipeline.grammar import load
from pipeline.languages import Language
from tests.describe.rulings import Ruled

WORK = "/akn/kz/judgment/normative-resolution/constitutional-court/2023-07-14/21"
LOCAL = "/akn/ontology/person/local/constitutional-court-2023-07-14-21"
APPLICANTS = ("К.Е. Аушинов", "О.А. Майлыбаева", "М. Кадиржан", "С.Я. Кондратюк")


@pytest.fixture(scope="module")
def ruling(golden):
    return Ruled(load(Language.KAZ), "\n".join(golden))


@pytest.fixture(scope="module")
def found(ruling):
    return ruling.people(WORK)


def test_ten_judges(found):
    presiding = found.presiding
    assert (presiding.eId, presiding.name, presiding.as_written, presiding.role) == (
        "judge_1",
        "Э.Ә. Азимова",
        "Э.Ә. Азимова",
        "Төраға",
    )
    assert presiding.iri == "/akn/ontology/person/kz/azimova-e-a"
    assert [(j.eId, j.name) for j in found.judges] == [
        ("judge_2", "А.Қ. Ескендіров"),
        ("judge_3", "Қ.Т. Жақыпбаев"),
        ("judge_4", "А.Е. Жатқанбаева"),
        ("judge_5", "А.Қ. Қыдырбаева"),
        ("judge_6", "Қ.С. Мусин"),
        ("judge_7", "Б.М. Нұрмұханов"),
        ("judge_8", "Е.Ә. Оңғарбаев"),
        ("judge_9", "Е.Ж. Сәрсембаев"),
        ("judge_10", "С.Ф. Ударцев"),
    ]


def test_applicants_and_counsel(found):
    applicants, lawyers = found.participants[:4], found.participants[4:8]
    assert tuple(p.name for p in applicants) == APPLICANTS
    assert [p.as_written for p in applicants] == [
        "К.Е. Аушиновтың",
        "О.А. Майлыбаеваның",
        "М. Кадиржанның",
        "С.Я. Кондратюктің",
    ]
    assert [(p.eId, p.role.value, p.iri) for p in applicants] == [
        (f"party_{n}", "applicant", f"{LOCAL}-party-{n}") for n in range(1, 5)
    ]
    assert [p.name for p in lawyers] == [
        "Т.Е. Қожабеков",
        "Н.Қ. Жолболов",
        "А.Т. Асылбеков",
        "А.Ж. Кемельханов",
    ]
    assert {(p.position, p.organization, p.represents) for p in lawyers} == {
        ("адвокат", None, APPLICANTS)
    }
    assert [p.iri for p in lawyers] == [f"{LOCAL}-rep-{n}" for n in range(1, 5)]


def test_officials(found):
    assert [(p.name, p.organization, p.position) for p in found.participants[8:]] == [
        ("А.С. Мусралинов", "Қазақстан Республикасы Сот әкімшілігі", "басшының орынбасары"),
        ("Т.Б. Адамов", "Қазақстан Республикасы Бас прокуратурасы", "Бас Прокурордың кеңесшісі"),
        ("А.Қ. Мұқанова", "Қазақстан Республикасы Әділет министрлігі", "вице-министр"),
        ("И.О. Вранчев", "Республикалық адвокаттар алқасы", "төрағаның орынбасары"),
    ]
    assert [p.iri.rsplit("/", 1)[1] for p in found.participants[8:]] == [
        "musralinov-a-s",
        "adamov-t-b",
        "mukanova-a-k",
        "constitutional-court-2023-07-14-21-rep-8",
    ]


def test_rapporteurs(found):
    assert [(r.eId, r.name, r.as_written) for r in found.rapporteurs] == [
        ("judge_9", "Е.Ж. Сәрсембаев", "Е.Ж. Сәрсембаевтың"),
        ("judge_2", "А.Қ. Ескендіров", "А.Қ. Ескендіровтің"),
    ]


def test_mentions(found):
    named = [a.refers_to for a in found.annotations if a.kind.value == "party"]
    assert sorted(named) == sorted([f"party_{n}" for n in range(1, 5)] * 3)
    assert not found.findings


def test_outcomes(ruling):
    found = ruling.outcomes()
    assert [
        (o.point, o.kind.value, o.verdict and o.verdict.value, ruling.text[slice(*o.span)])
        for o in found.outcomes
    ] == [
        (
            "decision__para_1",
            "verdict",
            "conforming",
            "Қазақстан Республикасының Конституциясына сәйкес келеді деп танылсын",
        ),
        ("decision__para_2", "recommendation", None, "ұсынылсын"),
        (
            "decision__para_3",
            "entry-into-force",
            None,
            "қабылданған күнінен бастап күшіне енеді",
        ),
        (
            "decision__para_3",
            "finality",
            None,
            "түпкілікті болып табылады және шағым жасалуға жатпайды",
        ),
        ("decision__para_4", "publication", None, "жариялансын"),
    ]
    assert found.outcomes[1].addressee == "Қазақстан Республикасының Үкіметі"
    assert not found.findings
