"""Operative points labelled by hand and by construction: none is read wrongly without a word."""

import re
from dataclasses import replace
from itertools import islice

import pytest

from tests.describe.composed_points import qualified
from tests.describe.labelled_points import (
    FOLDER,
    Judged,
    judge,
    judge_unnamed,
    opened,
    read_all,
    resolved,
    table,
)
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


@pytest.mark.parametrize("name", [n for n in TABLES if n.startswith(("forms", "mended"))])
def test_the_forms_and_what_was_mended_are_all_read(name):
    rows = list(table(name))
    reads = read_all(name.split(".")[1], [row.point for row in rows])
    found = [
        (judge(row.label, read), row, read.items) for row, read in zip(rows, reads, strict=True)
    ]
    assert [f for f in found if f[0] is not Judged.RIGHT] == []


@pytest.mark.parametrize("name", TABLES)
def test_no_point_is_read_wrongly_in_silence_whatever_citations_are_known(name):
    rows = [(row.label, point) for row in table(name) for point in opened(row.point)]
    reads = read_all(name.split(".")[1], [point for _, point in rows])
    found = [
        (label, point, read.items)
        for (label, point), read in zip(rows, reads, strict=True)
        if judge_unnamed(label, read) is Judged.WRONG
    ]
    assert found == []


@pytest.mark.parametrize("name", TABLES)
def test_no_point_is_read_wrongly_in_silence_once_all_citations_are_known(name):
    rows = [row for row in table(name) if "](0)" in row.point]
    points = [resolved(r.point, "R99" if "revision" in r.label else "99") for r in rows]
    for row, read in zip(rows, read_all(name.split(".")[1], points), strict=True):
        told = replace(read, items=tuple(re.sub(r",?\bR?99\b", "", i) for i in read.items))
        assert judge(row.label, told) is not Judged.WRONG, (row, read.items)


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


LIMITED = [
    ("rus", "Признать [пункт 2 статьи 41 Кодекса](41) для несовершеннолетних работников не соответствующим Конституции."),
    ("rus", "Признать [статью 41](41) на территории столицы не соответствующей Конституции."),
    ("rus", "[Статью 41 Кодекса](41) вместо [статьи 42](42) признать соответствующей Конституции."),
    ("rus", "Признать [статью 41](41) соответствующей задачам Конституции."),
    ("kaz", "Кәмелетке толмаған жұмыскерлер үшін [Кодекстің 41-бабының 2-тармағы](41) Конституцияға сәйкес келмейді деп танылсын."),
    ("kaz", "Астананың аумағында [41-бап](41) Конституцияға сәйкес келмейді деп танылсын."),
    ("kaz", "[41-бап](41) зейнеткерлер үшін осы қаулыда берілген түсіндірмеде Конституцияға сәйкес келеді деп танылсын."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "point"), LIMITED)
def test_words_that_may_limit_a_norm_take_its_verdict(language, point):
    (read,) = read_all(language, [point])
    assert read.told, read
    assert not any(item[0] in "+-~" for item in read.items)


MISSED = [
    ("rus", "Пересмотреть: ¶ а) в [постановлении № 3](R3) отменить [пункт 1](R3/~para_1); ¶ б) [постановление № 4](R4) на иностранцев не распространять; ¶ в) из [постановления № 5](R5) исключить слово «или»."),
    ("kaz", "Мыналар қайта қаралсын: ¶ а) [№ 3 қаулының](R3) [1-тармағы](R3/~para_1) алып тасталсын; ¶ б) [№ 4 қаулы](R4) шетелдіктерге таратылмасын; ¶ в) [№ 5 қаулыдан](R5) «немесе» деген сөз алып тасталсын."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "point"), MISSED)
def test_a_ruling_with_which_an_item_does_what_is_not_known_is_told(language, point):
    (read,) = read_all(language, [point])
    assert read.unlinked or read.told, read


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


@pytest.mark.parametrize("joint", ["и", "а", "а также", "и,"])
@pytest.mark.parametrize(
    "point",
    ["Прекратить производство по статье 56 Кодекса", "Отказать в принятии обращения о статье 5"],
)
def test_a_point_that_is_cut_behind_a_joint_is_read(point, joint):
    [read] = read_all("rus", [f"{point} {joint}"])
    assert read is not None


@pytest.mark.parametrize(
    "point",
    [
        "[17-бабы](17) Конституцияға сәйкес деп",
        "[17-бабы](17) Конституцияға қайшы деп",
        "[17-бабы](17) Конституцияға сәйкес, [18-бабы](18) бойынша іс жүргізу тоқтатылсын.",
    ],
)
def test_what_lacks_the_verb_that_may_deny_it_is_no_verdict(point):
    """What is lost may be «танылсын» or «танылмасын»."""
    (read,) = read_all("kaz", [point])
    assert judge("? termination", read) is Judged.RIGHT, read


@pytest.mark.parametrize(
    ("language", "point"),
    [
        ("rus", "Признать [{}](0) не соответствующим Конституции."),
        ("rus", "Признать [пункт 2 статьи 5 {}](0) не соответствующим Конституции."),
        ("kaz", "[{}](0) Конституцияға сәйкес келмейді деп танылсын."),
    ],
)
def test_a_law_whose_title_names_the_constitution_is_a_norm(language, point):
    law = {
        "rus": "Закон «О внесении изменений в Конституцию Республики Казахстан»",
        "kaz": "«Қазақстан Республикасының Конституциясына өзгерістер енгізу туралы» Заң",
    }[language]
    (read,) = read_all(language, [point.format(law)])
    assert (read.items, read.told, read.unlinked) == (("-",), False, True)


@pytest.mark.parametrize(
    ("language", "one", "joint", "end"),
    [
        ("rus", "[статья {0}]({0}) соответствует Конституции", "; ", "."),
        ("rus", "[статью {0}]({0}) признать не соответствующей Конституции", ", ", "."),
        ("kaz", "[{0}-бап]({0}) Конституцияға сәйкес келеді", ", ", " деп танылсын."),
    ],
)
def test_each_of_many_verdicts_of_a_sentence_is_read(language, one, joint, end):
    norms = range(21, 34)
    (read,) = read_all(language, [joint.join(map(one.format, norms)) + end])
    sign = "-" if "не " in one else "+"
    assert (read.items, read.told) == (tuple(f"{sign}{norm}" for norm in norms), False)
