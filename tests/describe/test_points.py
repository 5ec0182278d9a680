"""Operative points labelled by hand and by construction: none is read wrongly without a word."""

from itertools import islice

import pytest

from tests.describe.composed_points import qualified
from tests.describe.labelled_points import FOLDER, Judged, judge, read_all, table
from tests.trust.verdicts import ACTS, COMPOSED, decided, judged, mutations

TABLES = sorted(path.name for path in FOLDER.glob("*.txt"))
SHARE = 23
"""Every so many composed points are read here; `make trust` reads all."""


@pytest.mark.parametrize("name", TABLES)
def test_no_labelled_point_is_read_wrongly_in_silence(name):
    rows = list(table(name))
    reads = read_all(name.split(".")[1], [row.point for row in rows])
    found = [
        (judge(row.label, read), row, read.items) for row, read in zip(rows, reads, strict=True)
    ]
    assert [f for f in found if f[0] is Judged.WRONG] == []


@pytest.mark.parametrize("name", [name for name in TABLES if name.startswith("forms")])
def test_the_forms_are_all_read(name):
    rows = list(table(name))
    reads = read_all(name.split(".")[1], [row.point for row in rows])
    found = [
        (judge(row.label, read), row, read.items) for row, read in zip(rows, reads, strict=True)
    ]
    assert [f for f in found if f[0] is not Judged.RIGHT] == []


@pytest.mark.parametrize("language", sorted(COMPOSED))
def test_composed_points(language):
    for row in judged(language, islice(COMPOSED[language](), 0, None, SHARE)):
        assert (row.group, row.wrong, row.told) == (row.group, 0, 0)


@pytest.mark.parametrize("language", sorted(ACTS))
def test_composed_acts(language):
    for row in decided(language, islice(ACTS[language](), 0, None, 7)):
        assert (row.group, row.wrong, row.told) == (row.group, 0, 0)


@pytest.mark.parametrize("language", sorted(COMPOSED))
def test_no_word_put_in_or_taken_out_goes_unnoticed(language):
    assert mutations(language, step=11 * SHARE).wrong == 0


@pytest.mark.parametrize("language", sorted(COMPOSED))
def test_no_word_that_qualifies_goes_unnoticed(language):
    assert mutations(language, 53 * SHARE, qualified).wrong == 0


@pytest.mark.parametrize(
    ("language", "label", "point"),
    [
        (
            "rus",
            "~41/extent",
            "Признать [статью 41](41) соответствующей Конституции, имея в виду, что срок исчисляется с её опубликования.",
        ),
        (
            "rus",
            "?",
            "Признать [статью 41](41) соответствующей Конституции, имея в виду, что [статья 42](42) ей не соответствует.",
        ),
        (
            "kaz",
            "~41/extent",
            "[Заңның 41-бабы](41) Конституциялық Соттың мына түсіндірмесінде Конституцияға сәйкес келеді деп танылсын: «шара».",
        ),
        (
            "kaz",
            "-41/extent",
            "[Заңның 41-бабы](41) мынадай түсіндірмеде Конституцияға сәйкес келмейді деп танылсын: «шара мүмкін».",
        ),
        (
            "kaz",
            "?",
            "[Заңның 41-бабы](41) мынадай түсіндірмеде Конституцияға сәйкес келеді деп танылсын: «шара» деген сөздерден басқа.",
        ),
        (
            "kaz",
            "-41",
            "[Заңның 41-бабы](41) Конституцияға, оның [18-бабына](C18) және [39-бабына](C39), сәйкес келмейді деп танылсын.",
        ),
        (
            "rus",
            "-41,42",
            "Признать [статью 41](41) наравне со [статьей 42](42) не соответствующей Конституции.",
        ),
        (
            "rus",
            "?",
            "Признать [статью 41](41) соответствующей Конституции (с учетом изложенного выше).",
        ),
        (
            "rus",
            "+41 -42",
            "Признать [статью 41](41) соответствующей Конституции, исключая [пункт 3](42), противоречащий ей.",
        ),
        (
            "kaz",
            "?",
            "[41-бап](41) Конституцияға сәйкес келеді деп танылсын (баяндалғандар ескеріле отырып).",
        ),
        (
            "rus",
            "+41/part",
            "Остальную часть [статьи 41](41) признать соответствующей Конституции.",
        ),
        (
            "rus",
            "-41/words +41/part",
            "Признать слово «или» [статьи 41](41) не соответствующим Конституции, остальную часть – соответствующей.",
        ),
        ("rus", "?", "Признать часть положений [статьи 41](41) не соответствующими Конституции."),
        (
            "rus",
            "?",
            "Признать [статью 41](41) соответствующей Конституции при понимании её вопреки пункту 4.",
        ),
        (
            "rus",
            "?",
            "Признать [статью 41](41) соответствующей Конституции в истолковании суда, согласно которому нет срока.",
        ),
        (
            "kaz",
            "-41/part",
            "[41-баптың](41) қалған бөлігі Конституцияға сәйкес келмейді деп танылсын.",
        ),
        (
            "kaz",
            "?",
            "[41-баптың](41) жекелеген ережелері Конституцияға сәйкес келмейді деп танылсын.",
        ),
        (
            "kaz",
            "?",
            "[41-бап](41) мерзім жоқ деген өтініш берушінің түсіндірмесінде Конституцияға сәйкес келеді деп танылсын.",
        ),
    ],
)
def test_what_stands_beside_a_norm_or_a_verdict_is_not_lost(language, label, point):
    (read,) = read_all(language, [point])
    assert judge(label, read) is Judged.RIGHT, read


LIMITING = (
    "в том понимании, что",
    "при условии, что",
    "в той мере, в какой",
    "в истолковании, согласно которому",
    "постольку, поскольку",
    "имея в виду, что",
)


@pytest.mark.parametrize("limiting", LIMITING)
@pytest.mark.parametrize("named", ["[статья 42](42)", "эта норма"])
@pytest.mark.parametrize("verdict", ["ей не соответствует", "противоречит Конституции"])
def test_what_a_limiting_clause_says_is_no_verdict_of_its_own(limiting, named, verdict):
    point = f"Признать [статью 41](41) соответствующей Конституции, {limiting} {named} {verdict}."
    (read,) = read_all("rus", [point])
    assert judge("?", read) is Judged.RIGHT, read
