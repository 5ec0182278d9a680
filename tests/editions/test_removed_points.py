"""Points that say of themselves that they were removed; the rulings are invented."""

from __future__ import annotations

import pytest

from pipeline.convert import convert
from pipeline.read import read_text
from pipeline.terms import OutcomeKind

RUS = """О судебной практике по спорам о колодцах

Нормативное постановление Верховного Суда Республики Казахстан от 28 декабря 2009 года № 7

В целях единообразного применения закона пленарное заседание Верховного Суда Республики Казахстан

постановляет:

1. Обратить внимание судов на то, что колодец принадлежит всем.

2. {}

3. Настоящее нормативное постановление вводится в действие со дня официального опубликования.
"""
KAZ = """Құдық туралы даулар бойынша сот практикасы туралы

Қазақстан Республикасы Жоғарғы Сотының 2009 жылғы 28 желтоқсандағы № 7 нормативтік қаулысы

Заңның біркелкі қолданылуын қамтамасыз ету мақсатында Қазақстан Республикасы Жоғарғы Сотының жалпы отырысы

қаулы етеді:

1. Соттардың назары құдықтың барлығына ортақ екеніне аударылсын.

2. {}

3. Осы нормативтік қаулы ресми жарияланған күнінен бастап қолданысқа енгізіледі.
"""
REMOVED = [
    (
        RUS,
        "Исключен нормативным постановлением Верховного Суда РК от 11.12.2020 № 6 (вводится в действие со дня первого официального опубликования).",
    ),
    (
        RUS,
        "Исключен - нормативным постановлением Верховного Суда РК от 11.12.2020 № 6 (вводится в действие с 01.01.2021).",
    ),
    (
        KAZ,
        "Алып тасталды – ҚР Жоғарғы Сотының 11.12.2020 № 6 нормативтік қаулысымен (алғашқы ресми жарияланған күнінен бастап қолданысқа енгізіледі).",
    ),
]
KEPT = [
    (
        RUS,
        "Считать утратившим силу постановление Верховного Суда Республики Казахстан от 11 декабря 2001 года № 6.",
    ),
    (
        KAZ,
        "Қазақстан Республикасы Жоғарғы Сотының 2001 жылғы 11 желтоқсандағы № 6 қаулысының күші жойылды деп танылсын.",
    ),
]


def decided(ruling: str, point: str) -> list[tuple[str, OutcomeKind]]:
    found = convert(read_text(ruling.format(point).encode())).outcomes
    return [(outcome.point, outcome.kind) for outcome in found]


@pytest.mark.parametrize(("ruling", "point"), REMOVED)
def test_what_was_removed_decides_nothing(ruling, point):
    assert decided(ruling, point) == [("decision__para_3", OutcomeKind.ENTRY_INTO_FORCE)]


@pytest.mark.parametrize(("ruling", "point"), KEPT)
def test_what_itself_ends_an_older_ruling_decides_that(ruling, point):
    assert ("decision__para_2", OutcomeKind.REVISION) in decided(ruling, point)
