"""Who sat: on held-out clauses by another hand, and on clauses labelled by construction.

A clause is right where the bench is, name by name in the nominative, and what is no name is told;
told where something differs and a diagnostic of the composition says so. Sound clauses hold
initials and surnames alone, and should raise nothing.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tests.people.attending import TELLING as DOUBTING
from tests.people.attending import attending
from tests.people.composed import (
    TELLING,
    WAYS,
    composed,
    every_form,
    frozen,
    openings,
    printed,
    verdict,
)
from tests.trust import Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tests.people.composed import Composition

COUNT = 150


def rows() -> Iterator[Row]:
    """Rows of the held-out and of the composed clauses, in both languages."""
    for language in ("kaz", "rus"):
        yield row(f"{language}, held-out clauses", language, frozen(language))
        yield row(f"{language}, clauses as printed", language, printed(language))
        yield row(f"{language}, clauses of all eras", language, printed(language, "eras"))
        yield row(f"{language}, clauses, docket", language, printed(language, "docket"))
        yield row(f"{language}, clauses, sitting", language, printed(language, "sitting"))
        yield row(f"{language}, every form of name", language, every_form(language))
        yield row(f"{language}, composed", language, composed(language, 1, COUNT))
        yield opened(language)
        yield attended(language)


def opened(language: str) -> Row:
    """How often all people of a whole opening are right, told and wrong, printed in several ways."""
    count: Counter[str] = Counter()
    for opening in (opening for way in WAYS for opening in openings(language, way)):
        found, ruling = opening.read()
        told = any(d.code in TELLING for d in ruling.diagnostics)
        count["right" if found == opening.due else "told" if told else "wrong"] += 1
    group = f"{language}, whole openings"
    return Row("people", group, count["right"], count["told"], count["wrong"], 0, 0)


def attended(language: str) -> Row:
    """How often all who took part are right, with their offices, and what is said of them."""
    count: Counter[str] = Counter()
    alarms = sound = 0
    for clause in attending(language, 1, COUNT):
        told = clause.verdict()
        count[told] += 1
        if told == "right" and not clause.loud:
            sound += 1
            alarms += any(d.code in DOUBTING for d in clause.ruling().diagnostics)
    group = f"{language}, who took part"
    return Row("people", group, count["right"], count["told"], count["wrong"], alarms, sound)


def row(group: str, language: str, clauses: Iterable[Composition]) -> Row:
    """How often the bench of a clause is right, told and wrong."""
    count: Counter[str] = Counter()
    alarms = sound = 0
    for clause in clauses:
        ruling = clause.ruling(language)
        told = verdict(clause, ruling)
        count[told] += 1
        if told == "right" and not clause.rest:
            sound += 1
            alarms += any(d.code in TELLING for d in ruling.diagnostics)
    return Row("who sat", group, count["right"], count["told"], count["wrong"], alarms, sound)
