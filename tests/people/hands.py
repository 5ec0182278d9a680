"""Clauses written by hand before the code was read: who sat, took part, reported, signed and dissented.

Nobody named here exists. A clause stands in an invented ruling in the place of its own.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.codes import Code
from pipeline.convert import convert
from pipeline.read import read_text
from pipeline.terms import BlockRole
from tests.people.composed import BASES, FROZEN, bench
from tests.segment.rulings import named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.model import Ruling

TELLING = {Code.COMPOSITION_UNREAD, Code.NAME_DOUBTFUL, Code.PRESIDING_UNKNOWN, Code.TITLE_DOUBTFUL}
# What tells of a part that something of it is not read.
OF_PART = {
    "composition": {Code.HEADER_UNCLEAR},
    "participants": set[Code](),
    "rapporteurs": {Code.RAPPORTEUR_UNKNOWN},
    "signature": {Code.PART_MISSING_SIGNATURE},
    "opinion": {Code.OPINION_JUDGE_UNKNOWN, Code.TEXT_AFTER_SIGNATURE},
}


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of one part of a ruling, with the people due of it and the words to be told."""

    language: str
    name: str
    part: str
    text: str
    due: tuple[str, ...]
    told: tuple[str, ...]
    enactment: str | None

    def ruling(self) -> Ruling:
        """The invented ruling of the language with the clause in it."""
        base = named(BASES[self.language])
        roles = [paragraph.role for paragraph in base.segment().paragraphs]
        lines = list(base.lines)
        if self.part == "opinion":
            lines += self.text.split("\n")
        else:
            due = [at for at, role in enumerate(roles) if role is BlockRole(self.part)]
            lines[due[0] : due[-1] + 1] = [self.text]
        if self.enactment:
            lines[roles.index(BlockRole.ENACTMENT)] = self.enactment
        return convert(read_text("\n\n".join(lines).encode()))

    def found(self, ruling: Ruling) -> list[str]:
        """Who is read of the part, as `due` writes it."""
        match self.part:
            case "composition":
                return list(bench(ruling))
            case "participants":
                # The applicant of the question stands in every one of these rulings, behind the others.
                people = [f"{one.role} | {one.name}" for one in ruling.participants]
                return people[: max(len(self.due), len(people) - 1)]
            case "rapporteurs":
                return [one.name for one in ruling.rapporteurs]
            case "signature":
                return [f"{one.name} | {one.role}" for one in ruling.signatories]
            case _:
                of = {judge.eId: judge.name for judge in ruling.composition.bench}
                return [of[one.judge] for one in ruling.opinions if one.judge]

    def verdict(self) -> str:
        """Whether the clause is read right, told to be doubtful, or wrong in silence."""
        ruling = self.ruling()
        telling = TELLING | OF_PART[self.part]
        told = " ".join(d.message for d in ruling.diagnostics if d.code in telling)
        same = [_letters(one) for one in self.found(ruling)] == [_letters(one) for one in self.due]
        if same and all(word in told for word in self.told):
            return "right"
        return "told" if told else "wrong"


def _letters(name: str) -> str:
    """A name without its blanks, in which those between initials make no difference."""
    return "".join(name.split())


def clauses(language: str, table: str = "hands") -> Iterator[Clause]:
    """The clauses of a table in a language."""
    tables = tomllib.loads((FROZEN / f"{table}.{language}.toml").read_text(encoding="utf-8"))
    for case in tables["case"]:
        yield Clause(
            language, case["name"], case["part"], case["text"], tuple(case["due"]),
            tuple(case.get("told", ())), case.get("enactment"),
        )  # fmt: skip


def _report() -> None:
    for language in BASES:
        totals = Counter[str]()
        for clause in clauses(language):
            verdict, ruling = clause.verdict(), clause.ruling()
            totals[verdict] += 1
            if verdict != "right":
                print(language, verdict.upper(), clause.name)  # noqa: T201
                print("   ", clause.found(ruling), "due", clause.due)  # noqa: T201
                for one in ruling.diagnostics:
                    print("   ", one.code, one.message[:160])  # noqa: T201
        print(language, dict(totals))  # noqa: T201


if __name__ == "__main__":
    _report()
