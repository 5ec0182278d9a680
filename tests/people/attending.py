"""Clauses of those who took part, composed so that each person, office and remark is known.

Nobody named here exists. Every form of name stands with every kind of office, a rank behind it or
none, and a remark behind the name or none; a remark that changes who was there is to be told.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.codes import Code
from pipeline.convert import convert
from pipeline.read import read_text
from pipeline.terms import BlockRole
from tests.segment.rulings import named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.model import Ruling

BASES = {"kaz": "court-2024.kaz", "rus": "court-2025.rus"}
TELLING = frozenset({Code.COMPOSITION_UNREAD, Code.NAME_DOUBTFUL, Code.TITLE_DOUBTFUL})

# A name in the nominative, and as a clause of those who took part prints it.
NAMES = {
    "rus": [
        ("Кузембаев С.Т.", "Кузембаева С.Т."), ("Е.М. Лаптева", "Е.М. Лаптевой"),
        ("Жарков Олег Иванович", "Жаркова Олега Ивановича"), ("Ж.-К.А. Дюваль", "Ж.-К. А. Дюваля"),
        ("Сарсенова Алия Маратовна", "Сарсеновой Алии Маратовны"), ("Игорь Петрович Мальцев", "Игоря Петровича Мальцева"),
        ("Досова Ф.Г. кызы", "Досовой Ф.Г. кызы"), ("Тен-Каримов А.", "Тен-Каримова А."),
    ],
    "kaz": [
        ("Н.Қ. Бекбаев", "Н.Қ. Бекбаевтың"), ("Сәдуақас М.Ж.", "Сәдуақас М.Ж.-ның"),
        ("Қалиева Әсел Нұрланқызы", "Қалиева Әсел Нұрланқызының"), ("Ербол Саматұлы Дүйсен", "Ербол Саматұлы Дүйсеннің"),
        ("Цой-Ахмет В.", "Цой-Ахмет В.-ның"), ("Лаптев Олег Иванович", "Лаптев Олег Ивановичтің"),
        ("Ж.-П.А. Ройтер", "Ж.-П. А. Ройтердің"), ("Ғ. Оразалы", "Ғ. Оразалының"),
    ],
}  # fmt: skip
# An office in the nominative, and as it stands before the name.
OFFICES = {
    "rus": [
        ("вице-министр экологии", "вице-министра экологии"),
        ("начальник Следственного департамента", "начальника Следственного департамента"),
        ("первый заместитель акима области", "первого заместителя акима области"),
        ("директор Института языка – заведующий кафедрой", "директора Института языка – заведующего кафедрой"),
        ("советник председателя Комитета водных ресурсов, член коллегии", "советника председателя Комитета водных ресурсов, члена коллегии"),
    ],
    "kaz": [
        ("Экология вице-министрі", "Экология вице-министрі"),
        ("Тергеу департаментінің бастығы", "Тергеу департаментінің бастығы"),
        ("облыс әкімінің бірінші орынбасары", "облыс әкімінің бірінші орынбасары"),
        ("Тіл институтының директоры, кафедра меңгерушісі", "Тіл институтының директоры, кафедра меңгерушісі"),
    ],
}  # fmt: skip
RANKS = {
    "rus": [("", ""), (" полковник полиции", " полковника полиции"), (" генерал-майор", " генерал-майора"),
            (", доктор юридических наук", ", доктора юридических наук"), (" старший советник юстиции", " старшего советника юстиции")],
    "kaz": [("", ""), (", полиция полковнигі", ", полиция полковнигі"), (", заң ғылымдарының докторы", ", заң ғылымдарының докторы")],
}  # fmt: skip
# A body in the nominative, and as the words for its representative.
BODIES = {
    "rus": [("", ""), ("Министерство экологии", "представителя Министерства экологии – "), ("Сенат Парламента", "от Сената Парламента – ")],
    "kaz": [("", ""), ("Экология министрлігі", "Экология министрлігінің өкілі – "), ("Үкімет", "Үкімет атынан – ")],
}  # fmt: skip
QUIET = {"rus": ["", "", " (посредством видеосвязи)"], "kaz": ["", "", " (бейнебайланыс арқылы)"]}
LOUD = {
    "rus": [
        " (заменил депутата Орлова П.П.)",
        " (представлял акимат)",
        " (отсутствовал по болезни)",
    ],
    "kaz": [" (депутат П.П. Оралбековтың орнына)", " (науқастануына байланысты келмеген)"],
}


@dataclass(frozen=True, slots=True)
class Attending:
    """A clause and those due of it: name, role, body, office; `loud`: a remark is to be told."""

    language: str
    text: str
    due: tuple[tuple[str, str, str | None, str | None], ...]
    loud: bool

    def verdict(self) -> str:
        """Whether the clause is read right, told to be doubtful, or wrong in silence."""
        ruling = self.ruling()
        told = any(d.code in TELLING for d in ruling.diagnostics)
        # The applicant of the question stands in every one of these rulings, behind the others.
        people = ruling.participants[: max(len(self.due), len(ruling.participants) - 1)]
        found = tuple((p.name, p.role.value, p.organization, p.position) for p in people)
        if found == self.due and told >= self.loud:
            return "right"
        return "told" if told else "wrong"

    def ruling(self) -> Ruling:
        """An invented ruling with the clause in the place of its own."""
        base = named(BASES[self.language])
        roles = [paragraph.role for paragraph in base.segment().paragraphs]
        due = [at for at, role in enumerate(roles) if role is BlockRole.PARTICIPANTS]
        lines = [*base.lines[: due[0]], self.text, *base.lines[due[-1] + 1 :]]
        return convert(read_text("\n\n".join(lines).encode()))


def attending(language: str, seed: int, count: int) -> Iterator[Attending]:
    """Clauses of three persons each, drawn by a seed; a remark of one in four is to be told."""
    chance = random.Random(seed)  # noqa: S311  # only has to repeat itself
    for number in range(count):
        loud = number % 4 == 0
        people = chance.sample(NAMES[language], 3)
        remarks = [chance.choice(QUIET[language]) for _ in people]
        if loud:
            remarks[chance.randrange(3)] = chance.choice(LOUD[language])
        items = [
            _item(language, name, remark, chance)
            for name, remark in zip(people, remarks, strict=True)
        ]
        due, printed = zip(*items, strict=True)
        yield Attending(language, _clause(language, printed, chance), due, loud)


def _item(
    language: str, name: tuple[str, str], remark: str, chance: random.Random
) -> tuple[tuple[str, str, str | None, str | None], str]:
    office, rank, body = (chance.choice(table[language]) for table in (OFFICES, RANKS, BODIES))
    role = "representative" if body[0] else "other"
    due = (name[0], role, body[0] or None, office[0] + rank[0])
    return due, f"{body[1]}{office[1]}{rank[1]} {name[1]}{remark}"


def _clause(language: str, items: tuple[str, ...], chance: random.Random) -> str:
    sign = chance.choice([", ", "; "])
    last = chance.choice([sign, {"rus": " и ", "kaz": " және "}[language]])
    listed = sign.join(items[:-1]) + last + items[-1]
    return {"rus": f"{listed},", "kaz": f"{listed} қатысуымен"}[language]
