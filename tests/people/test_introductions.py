"""Everybody whom an opening names, in the forms of all eras: each opening is read right, or told to be doubtful.

A block of `frozen/introductions` is an opening below its enactment line and, behind `>`, who is due of
it: role and name, `any` where the role does not matter, `told` before a word that a doubt quotes.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest

from pipeline.codes import Code
from pipeline.convert import convert
from pipeline.read import read_text
from pipeline.terms import BlockRole, Court
from tests.people.composed import FROZEN, with_paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.model import Ruling

TELLING = {
    Code.COMPOSITION_UNREAD, Code.NAME_DOUBTFUL, Code.TITLE_DOUBTFUL,
    Code.PRESIDING_UNKNOWN, Code.RAPPORTEUR_UNKNOWN,
}  # fmt: skip
COUNCIL, COURT = Court.CONSTITUTIONAL_COUNCIL, Court.CONSTITUTIONAL_COURT
NAMED = {
    "rus": {COUNCIL: ("Совет", "Совета"), COURT: ("Суд", "Суда")},
    "kaz": {COUNCIL: ("Кеңес", "Кеңесі"), COURT: ("Сот", "Соты")},
}
"""The body, and its form that the enactment line has: in the genitive, or as one of the Republic."""
ABOVE = {
    "rus": """О рассмотрении на соответствие Конституции Республики Казахстан пункта 2 статьи 10 Закона «О порядке»
Постановление Конституционного {formed} Республики Казахстан от 14 июля 2023 года № 21""",
    "kaz": """«Тәртіп туралы» Заңның 10-бабы 2-тармағының Конституцияға сәйкестігін қарау туралы
Қазақстан Республикасының Конституциялық {formed} 2023 жылғы 14 шілдедегі № 21 қаулысы""",
}
BELOW = {
    "rus": """установил:
В обращении сказано о норме.
Конституционный {body} исходит из следующего.
1. Конституция закрепляет права.
На основании изложенного, руководствуясь статьей 72 Конституции, Конституционный {body} Республики Казахстан
постановляет:
1. Признать пункт 2 статьи 10 Закона соответствующим Конституции Республики Казахстан.
Конституционный {body} Республики Казахстан""",
    "kaz": """анықтады:
Өтініште норма туралы айтылған.
Конституциялық {body} мыналарды негізге алады.
1. Конституция құқықтарды бекітеді.
Осы жазылғанның негізінде, Конституцияның 72-бабын басшылыққа ала отырып, Қазақстан Республикасының Конституциялық {formed}
қаулы етеді:
1. Заңның 10-бабының 2-тармағы Қазақстан Республикасының Конституциясына сәйкес келеді деп танылсын.
Қазақстан Республикасының Конституциялық {formed}""",
}
RIGHT = {"rus": 47, "kaz": 47}
"""How many openings of each language are read whole; all others are told."""


@dataclass(frozen=True, slots=True)
class Introduced:
    """An opening with those due of it, by role and name."""

    language: str
    name: str
    lines: tuple[str, ...]
    due: tuple[tuple[str, str], ...]
    below: tuple[str, ...] = ()
    """What stands behind the ruling."""

    def ruling(self) -> Ruling:
        """An invented ruling with the opening; initials may be parted from their name by a line's end."""
        name = NAMED[self.language]
        council = name[COUNCIL][0] in self.lines[0].split(" в составе")[0]
        body, formed = name[COUNCIL if council else COURT]
        parts = (ABOVE[self.language], BELOW[self.language])
        above, below = (part.format(body=body, formed=formed) for part in parts)
        broken = "\n" if "over lines" in self.name else "\n\n"
        text = broken.join((*above.split("\n"), *self.lines, *below.split("\n"), *self.below))
        return convert(read_text(text.encode()))

    def verdict(self) -> str:
        """Whether everybody due is read and nobody else, or a doubt tells of a difference."""
        ruling = self.ruling()
        left = [(role, _letters(name)) for role, name in _named(ruling)]
        told = " ".join(d.message for d in ruling.diagnostics if d.code in TELLING)
        same = True
        for role, name in self.due:
            if role == "told":
                same &= name in told
                left = [one for one in left if _letters(name) not in one[1]]
                continue
            of = (one for one in left if one[1] == _letters(name) and role in {"any", one[0]})
            found = next(of, None)
            same &= found is not None
            left = [one for one in left if one is not found]
        return "right" if same and not left else "told" if told else "wrong"


def _named(ruling: Ruling) -> Iterator[tuple[str, str]]:
    sitting = ruling.composition
    if sitting and sitting.presiding:
        yield "chair", sitting.presiding.name
    yield from (("judge", judge.name) for judge in (sitting.judges if sitting else ()))
    yield from ((party.role.value, party.name) for party in ruling.participants)
    yield from (("rapporteur", judge.name) for judge in ruling.rapporteurs)


def _letters(name: str) -> str:
    return name.replace(" ", "").replace(".", "")


def introduced(language: str) -> Iterator[Introduced]:
    """The openings of a language."""
    text = (FROZEN / f"introductions.{language}.txt").read_text("utf-8")
    for block in text.split("# ")[1:]:
        name, *lines = block.strip().split("\n")
        due = (one.partition(" ") for one in lines[-1].removeprefix("> ").split(" | "))
        people = tuple((role, name) for role, _, name in due)
        yield Introduced(language, name, tuple(lines[:-1]), people)


@pytest.mark.parametrize("language", ["kaz", "rus"])
def test_nobody_of_an_opening_is_wrong_in_silence(language: str) -> None:
    verdicts = {one.name: one.verdict() for one in introduced(language)}
    assert [name for name, told in verdicts.items() if told == "wrong"] == []
    assert Counter(verdicts.values())["right"] == RIGHT[language]


def test_a_judge_stands_in_a_line_above_the_heading_of_an_opinion() -> None:
    opening = next(one for one in introduced("kaz") if one.due[1] == ("judge", "А.Қ. Ескендіров"))
    opinion = ("Судья А.Қ. Ескендіровтің", "ЕРЕКШЕ ПІКІРІ", "Соттың тұжырымымен келіспеймін.")
    ruling = replace(opening, below=opinion).ruling()
    [found] = ruling.opinions
    assert (found.judge, len(found.blocks), ruling.signatories) == ("judge_2", 3, ())


def test_an_introduction_among_the_commas_of_two_offices_parts_them() -> None:
    words = "с участием: Ли В.А. – директора центра, члена коллегии, представителей Министерства юстиции, Министерства финансов Котовой И.И. и Тена К.К.,"
    ruling = with_paragraphs("rus", BlockRole.PARTICIPANTS, words)
    told = [(one.name, one.organization, one.position) for one in ruling.participants[:3]]
    bodies = "Министерство юстиции, Министерство финансов"
    assert told == [
        ("Ли В.А.", None, "директор центра, член коллегии"),
        ("Котова И.И.", bodies, None),
        ("Тен К.К.", bodies, None),
    ]


def test_counsel_behind_somebody_who_only_asks_represents_the_one_before() -> None:
    words = (
        "с участием представителя Министерства юстиции – вице-министра Кима А.А., по обращению Ли В.А., "
        "субъекта обращения Сапарова Р.Е. и его представителя – адвоката Тена Б.Б.,"
    )
    people = with_paragraphs("rus", BlockRole.PARTICIPANTS, words).participants
    assert [p.represents for p in people if p.name == "Тен Б.Б."] == [("Сапаров Р.Е.",)]


def test_somebody_who_is_named_again_as_counsel_represents_whom_that_tells() -> None:
    words = "с участием Тена Б.Б., субъекта обращения Сапарова Р.Е. и его представителя – адвоката Тена Б.Б.,"
    counsel, *_ = with_paragraphs("rus", BlockRole.PARTICIPANTS, words).participants
    told = (counsel.name, counsel.position, counsel.represents)
    assert told == ("Тен Б.Б.", "адвокат", ("Сапаров Р.Е.",))
