"""Whole openings as varied as in real courts, one a line: `C | text | role name; …`; nobody named here exists.

The first letter is the body: the Court, the Council (K) or the Supreme Court; `¶` parts paragraphs. A name with `told`
for its role cannot be read for certain and must be told. `python -m tests.people.varied` prints what is not right.
"""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from pipeline.convert import convert
from pipeline.read import read_text
from tests.people.composed import FROZEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.model import Ruling

_FRAMES = {
    ("rus", "C"): "О проверке на соответствие Конституции пункта 2 статьи 5 Закона «О связи»\nНормативное постановление Конституционного Суда Республики Казахстан от 14 мая 2025 года № 70-НП\n{}\nустановил:\n1. Норма ограничивает право.\nНа основании изложенного Конституционный Суд\nпостановляет:\n1. Признать пункт 2 статьи 5 Закона соответствующим Конституции.\n",
    ("rus", "K"): "О проверке на соответствие Конституции пункта 2 статьи 5 Закона «О связи»\nНормативное постановление Конституционного Совета Республики Казахстан от 14 мая 2009 года № 4\n{}\nустановил:\n1. Норма ограничивает право.\nНа основании изложенного Конституционный Совет\nпостановляет:\n1. Признать пункт 2 статьи 5 Закона соответствующим Конституции.\n",
    ("rus", "S"): "О некоторых вопросах применения судами законодательства о связи\nНормативное постановление Верховного Суда Республики Казахстан от 14 мая 2009 года № 4\n{}\nпостановляет:\n1. Судам следует соблюдать статью 5 Закона «О связи».\n2. Споры рассматриваются районными судами.\n",
    ("kaz", "C"): "«Байланыс туралы» Заңның 5-бабы 2-тармағының Конституцияға сәйкестігін тексеру туралы\nҚазақстан Республикасы Конституциялық Сотының 2025 жылғы 14 мамырдағы № 70-НҚ нормативтік қаулысы\n{}\nанықтады:\n1. Норма құқықты шектейді.\nБаяндалғанның негізінде Конституциялық Сот\nқаулы етеді:\n1. Заңның 5-бабының 2-тармағы Конституцияға сәйкес деп танылсын.\n",
    ("kaz", "K"): "«Байланыс туралы» Заңның 5-бабы 2-тармағының Конституцияға сәйкестігін тексеру туралы\nҚазақстан Республикасы Конституциялық Кеңесінің 2009 жылғы 14 мамырдағы № 4 нормативтік қаулысы\n{}\nанықтады:\n1. Норма құқықты шектейді.\nБаяндалғанның негізінде Конституциялық Кеңес\nқаулы етеді:\n1. Заңның 5-бабының 2-тармағы Конституцияға сәйкес деп танылсын.\n",
    ("kaz", "S"): "Соттардың байланыс туралы заңнаманы қолдануының кейбір мәселелері туралы\nҚазақстан Республикасы Жоғарғы Сотының 2009 жылғы 14 мамырдағы № 4 нормативтік қаулысы\n{}\nқаулы етеді:\n1. Соттар «Байланыс туралы» Заңның 5-бабын сақтауға тиіс.\n2. Дауларды аудандық соттар қарайды.\n",
}  # fmt: skip


class Opening(NamedTuple):
    """One opening: where it stands in its table, the language, the body, the words and the people due."""

    number: int
    language: str
    body: str
    text: str
    due: tuple[tuple[str, str], ...]

    def ruling(self) -> Ruling:
        """The invented ruling that it opens."""
        frame = _FRAMES[self.language, self.body]
        return convert(read_text(frame.format(self.text.replace("¶", "\n")).encode()))

    def judged(self) -> Iterator[tuple[str, str]]:
        """Each person due, and everybody read besides, with what became of that one: right, told, lost or wrong."""
        ruling = self.ruling()
        found = {(role, _key(name)) for role, name in _people(ruling)}
        told = "\n".join(one.message for one in ruling.diagnostics)
        due = {(role, _key(name)) for role, name in self.due}
        for role, name in self.due:
            surname = max(name.split(), key=len)[:5]
            if (role, _key(name)) in found:
                verdict = "right"
            elif surname in told:
                verdict = "right" if role == "told" else "told"
            else:
                verdict = "lost"
            yield verdict, f"{role} {name}"
        for role, name in sorted(found - due):
            surname = max(name.split(), key=len)[:5]
            yield "told beside" if surname in told else "wrong", f"{role} {name}"


def _people(ruling: Ruling) -> Iterator[tuple[str, str]]:
    if chair := ruling.composition.presiding:
        yield "chair", chair.name
    yield from (("judge", judge.name) for judge in ruling.composition.judges)
    yield from (("rapporteur", one.name) for one in ruling.rapporteurs)
    yield from ((one.role.value, one.name) for one in ruling.participants)


def _key(name: str) -> str:
    return " ".join(sorted(name.replace(".", ". ").split()))


def varied(language: str) -> Iterator[Opening]:
    """The openings of a language."""
    lines = (FROZEN / f"varied.{language}.txt").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        body, text, names = line.split(" | ")
        due = [one.partition(" ") for one in names.split("; ")]
        yield Opening(number, language, body, text, tuple((role, name) for role, _, name in due))


def _report(languages: list[str], half: int | None) -> None:
    for language in languages:
        totals: Counter[tuple[int, str]] = Counter()
        for opening in varied(language):
            for verdict, who in opening.judged():
                totals[opening.number % 2, verdict] += 1
                if verdict != "right" and opening.number % 2 == half:
                    print(language, opening.number, verdict.upper(), who)  # noqa: T201
        print(language, dict(sorted(totals.items())))  # noqa: T201


if __name__ == "__main__":
    _report(["kaz", "rus"], int(sys.argv[1]) if sys.argv[1:] else None)
