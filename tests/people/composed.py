"""Clauses of composition, composed so that the bench is known: every form of name in every place.

Nobody named here exists. A clause is put into an invented ruling in the place of its own.
"""

from __future__ import annotations

import random
import re
import tomllib
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.codes import Code
from pipeline.convert import convert
from pipeline.read import read_text
from pipeline.terms import BlockRole
from tests.segment.rulings import named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pipeline.model import Ruling

FROZEN = Path(__file__).parent / "frozen"
BASES = {"kaz": "court-2024.kaz", "rus": "court-2025.rus"}
TELLING = frozenset({Code.COMPOSITION_UNREAD, Code.NAME_DOUBTFUL, Code.PRESIDING_UNKNOWN})

# Surname in the nominative and in the genitive: men first, then women.
SURNAMES = {
    "m": [
        ("Сагынтаев", "Сагынтаева"), ("Лисовский", "Лисовского"), ("Черных", "Черных"),
        ("Дроздюк", "Дроздюка"), ("Пак", "Пака"), ("Шевчук-Волин", "Шевчука-Волина"),
        ("Рамазанов-Оспанов", "Рамазанова-Оспанова"), ("Ализаде", "Ализаде"),
        ("Тер-Арутюнян", "Тер-Арутюняна"),
    ],
    "f": [
        ("Сагынтаева", "Сагынтаевой"), ("Лисовская", "Лисовской"), ("Черных", "Черных"),
        ("Дроздюк", "Дроздюк"), ("Пак", "Пак"), ("Волина-Ким", "Волиной-Ким"),
        ("Рамазанова-Оспанова", "Рамазановой-Оспановой"), ("Ализаде", "Ализаде"),
    ],
}  # fmt: skip
# Given name and patronymic, in both cases.
GIVEN = {
    "m": [
        ("Кайрат Болатович", "Кайрата Болатовича"), ("Сергей Ильич", "Сергея Ильича"),
        ("Игорь Львович", "Игоря Львовича"), ("Дмитрий Оспанулы", "Дмитрия Оспанулы"),
        ("Павел Андреевич", "Павла Андреевича"), ("Илья Маратович", "Ильи Маратовича"),
    ],
    "f": [
        ("Елена Маратовна", "Елены Маратовны"), ("Ольга Ильинична", "Ольги Ильиничны"),
        ("Мария Сергеевна", "Марии Сергеевны"), ("Айгуль Болатовна", "Айгуль Болатовны"),
        ("Наталья Юрьевна", "Натальи Юрьевны"),
    ],
}  # fmt: skip
INITIALS = [
    "К.Б.", "К.", "Дж.К.", "А-К.Б.", "СФ.", "Р.А.оглы", "Р.А. кызы", "К Б", "Ю.А.С.", "К.\nБ.",
]  # fmt: skip
UNREAD = ["Сейтов", "Ahmed Σ.", "К.Б.", "Тұрғалиев-", "сайтов к.б.", "Ли7 К.Б."]


@dataclass(frozen=True, slots=True)
class Composition:
    """A clause and its bench: the one in the chair first; `rest` is to be told."""

    enactment: str | None
    text: str
    judges: tuple[str, ...]
    rest: tuple[str, ...] = ()

    def ruling(self, language: str) -> Ruling:
        """The invented ruling of a language with this clause."""
        base = named(BASES[language])
        lines = list(base.lines)
        for at, paragraph in enumerate(base.segment().paragraphs):
            if paragraph.role is BlockRole.COMPOSITION:
                lines[at] = self.text
            if paragraph.role is BlockRole.ENACTMENT and self.enactment:
                lines[at] = self.enactment
        return convert(read_text("\n\n".join(lines).encode()))


def bench(ruling: Ruling) -> tuple[str, ...]:
    """The names of those who sat, the one in the chair first."""
    sitting = ruling.composition
    chair = (sitting.presiding.name,) if sitting.presiding else ()
    return (*chair, *(judge.name for judge in sitting.judges))


def verdict(composition: Composition, ruling: Ruling) -> str:
    """Whether a bench is right, told to be doubtful, or wrong in silence."""
    told = [d for d in ruling.diagnostics if d.code in TELLING]
    unread = " ".join(d.message for d in told)
    names = _parts(bench(ruling)) == _parts(composition.judges)
    whole = names and all(word in unread for word in composition.rest)
    if whole:
        return "right"
    return "told" if told else "wrong"


def _parts(names: tuple[str, ...]) -> list[list[str]]:
    """What each name is made of, whatever the order and the blanks between initials."""
    return [sorted(name.replace(".", ". ").split()) for name in names]


def frozen(language: str) -> Iterator[Composition]:
    """The held-out clauses of a language."""
    tables = tomllib.loads((FROZEN / f"compositions.{language}.toml").read_text(encoding="utf-8"))
    for table in tables["composition"]:
        yield _read(table)


def printed(language: str, table: str = "courts") -> Iterator[Composition]:
    """Clauses by a third hand, one a line: the clause, a bar, the bench in the order printed."""
    for clause, names in _table(language, table):
        yield Composition(None, clause, names)


def taking_part(language: str) -> Iterator[tuple[Ruling, tuple[str, ...]]]:
    """Invented rulings, each with a clause of participants in the place of its own, and their names."""
    closing = {"kaz": " қатысуымен,", "rus": ","}[language]
    for clause, names in _table(language, "taking_part"):
        yield with_paragraphs(language, BlockRole.PARTICIPANTS, clause.rstrip(",") + closing), names


def with_paragraphs(language: str, role: BlockRole, text: str) -> Ruling:
    """The invented ruling of a language with other words in the paragraphs of a role."""
    base = named(BASES[language])
    roles = [paragraph.role for paragraph in base.segment().paragraphs]
    due = [at for at, its in enumerate(roles) if its is role]
    lines = [*base.lines[: due[0]], *text.split(" ¶ "), *base.lines[due[-1] + 1 :]]
    return convert(read_text("\n\n".join(lines).encode()))


@dataclass(frozen=True, slots=True)
class WholeOpening:
    """A ruling's opening and signature, with the names due by part: the first list is the chair."""

    name: str
    text: str
    due: dict[str, list[str]]

    def read(self) -> tuple[dict[str, list[str]], Ruling]:
        """What is read of the parts, and the ruling."""
        ruling = convert(read_text(self.text.encode()))
        sitting = ruling.composition
        return {
            "presiding": [sitting.presiding.name] if sitting.presiding else [],
            "judges": [judge.name for judge in sitting.judges],
            "rapporteurs": [judge.name for judge in ruling.rapporteurs],
            "participants": sorted(f"{p.role} | {p.name}" for p in ruling.participants),
        }, ruling


def in_one_paragraph(text: str) -> str:
    """An opening with those who sat, who took part and the question in one paragraph."""
    lines = text.strip().splitlines()
    body = re.compile("Конституционный Со?[ув][де]|Конституциялық (?:Соты|Кеңесі)(?!н)")
    asked = re.compile("рассмотре|қарады|қарап")
    first = next(n for n, line in enumerate(lines) if body.search(line) and "№" not in line)
    last = next(n for n, line in enumerate(lines) if n >= first and asked.search(line))
    return "\n".join([*lines[:first], " ".join(lines[first : last + 1]), *lines[last + 1 :]])


WAYS = (
    str,
    in_one_paragraph,
    lambda text: text.replace(",\n", ";\n"),
    lambda text: text.replace(" – ", " - "),
    lambda text: re.sub(r"(?<=\.) ?(?=[А-ЯӘҒҚҢӨҰҮІ][а-я])", "\N{NO-BREAK SPACE}", text),
)
"""Ways to print an opening that change nobody in it."""


def openings(language: str, way: Callable[[str], str] = str) -> Iterator[WholeOpening]:
    """The whole openings of a language."""
    tables = tomllib.loads((FROZEN / f"openings.{language}.toml").read_text(encoding="utf-8"))
    for table in tables["opening"]:
        due = {
            "presiding": [table["presiding"]],
            "judges": table["judges"],
            "rapporteurs": table["rapporteurs"],
            "participants": sorted(table["participants"]),
        }
        yield WholeOpening(table["name"], way(table["text"]), due)


def _table(language: str, table: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for line in (FROZEN / f"{table}.{language}.txt").read_text(encoding="utf-8").splitlines():
        clause, _, names = line.partition(" | ")
        yield clause, tuple(names.split("; "))


def _read(table: dict[str, Any]) -> Composition:
    chair = table.get("presiding")
    judges = ((chair["name"],) if chair else ()) + tuple(table["judges"])
    return Composition(table["enactment"], table["text"], judges, tuple(table.get("rest", ())))


def composed(language: str, seed: int, count: int) -> Iterator[Composition]:
    """Clauses of three names each, drawn by a seed; one in eight holds what is no name."""
    chance = random.Random(seed)  # noqa: S311  # only has to repeat itself
    forms = list(_names(language))
    for number in range(count):
        names = _three_people(forms, chance)
        rest = (chance.choice(UNREAD),) if number % 8 == 0 else ()
        yield _clause(language, names, rest, chance)


def _three_people(forms: list[tuple[str, str]], chance: random.Random) -> list[tuple[str, str]]:
    """Three names without a word in common: one person in two forms would be one judge."""
    while True:
        names = chance.sample(forms, 3)
        words = [set(re.findall(r"\w{3,}", due)) for due, _ in names]
        if len(set.union(*words)) == sum(map(len, words)):
            return names


def every_form(language: str) -> Iterator[Composition]:
    """One clause for each form of name, in the chair and beside it."""
    chance = random.Random(0)  # noqa: S311
    plain = {"kaz": ("Б.К. Сайфин", "Б.К. Сайфин"), "rus": ("Сайфин Б.К.", "Сайфина Б.К.")}
    for name in _names(language):
        yield _clause(language, [name, plain[language]], (), chance)
        yield _clause(language, [plain[language], name], (), chance)


def _names(language: str) -> Iterator[tuple[str, str]]:
    """A name in the nominative, and as a clause of the language prints it."""
    for gender, first in product("mf", (True, False)):
        for surname, initials in product(SURNAMES[gender], INITIALS):
            yield _pair(language, surname, (initials, initials), first)
        for surname, given in product(SURNAMES[gender], GIVEN[gender]):
            yield _pair(language, surname, given, first)


def _pair(
    language: str,
    surname: tuple[str, str],
    given: tuple[str, str],
    first: bool,  # noqa: FBT001
) -> tuple[str, str]:
    parts = zip(*((given, surname) if first else (surname, given)), strict=True)
    due, printed = (" ".join(part) for part in parts)
    due = due.replace("К.\nБ.", "К.Б.")
    return due, printed if language == "rus" else due


def _clause(
    language: str, names: list[tuple[str, str]], rest: tuple[str, ...], chance: random.Random
) -> Composition:
    due, printed = tuple(name for name, _ in names), [words for _, words in names]
    items = [*printed[1:], *rest]
    last = f" {chance.choice(['и', 'а также'])} " if language == "rus" else " және "
    listed = ", ".join(items[:-1]) + (last if len(items) > 1 else "") + items[-1]
    if language == "rus":
        chair = chance.choice(["Председателя", "председательствующего –", "председательствующего"])
        body = "Конституционный Суд Республики Казахстан"
        text = f"{body} в составе {chair} {printed[0]}, судей {listed}, с участием:"
    else:
        chair = chance.choice(["Төраға", "төрағалық етуші –", "Төрағаның міндетін атқарушы"])
        body = "Қазақстан Республикасының Конституциялық Соты"
        text = f"{body} {chair} {printed[0]}, судьялар {listed} қатысқан құрамда, мыналардың:"
    return Composition(None, text.replace("\n", " "), due, rest)
