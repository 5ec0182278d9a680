"""Who reported on the case, and which experts were heard."""

import re
from collections.abc import Iterator
from typing import Final

from pipeline.describe.clauses import ClauseReading
from pipeline.describe.gaps import Office, read_gap
from pipeline.describe.participants import Attendant
from pipeline.describe.persons import person
from pipeline.describe.question import in_list
from pipeline.grammar.people import Clause
from pipeline.terms import ParticipantRole
from pipeline.text import Span
from pipeline.words.personal_names import Written, listed_names

_REACH: Final = 500
"""Most characters that the words behind the cue and the names they lead to take."""
_END_OF_PHRASE: Final = re.compile(r"[,;.!?()]")
# Titles of scholars are lists themselves: `доктора юридических наук, профессора`.
_END_OF_TITLES: Final = re.compile(r"[;.!?()]")


def rapporteurs(reading: ClauseReading, within: Span) -> tuple[Written, ...]:
    """The names behind the word for a rapporteur."""
    for clause in reading.grammar.people.rapporteurs:
        for _, names in _named(reading, clause, within, _END_OF_PHRASE):
            return names
    return ()


def experts(reading: ClauseReading, within: Span) -> tuple[Attendant, ...]:
    """The experts whose opinion was heard or read, with their titles."""
    reporting = reading.grammar.people.rapporteurs
    return tuple(
        Attendant(person(reading.grammar, reading.text, name, clause.cases), office)
        for clause in reading.grammar.people.experts
        for gap, names in _named(
            reading, clause, within, _END_OF_TITLES, reading.grammar.people.scholars
        )
        if not any(c.opens and c.opens.search(reading.text, *gap) for c in reporting)
        for office in (Office(ParticipantRole.EXPERT, position=gap if gap.length else None),)
        for name in names
    )


def _named(
    reading: ClauseReading,
    clause: Clause,
    within: Span,
    ends: re.Pattern[str],
    more: re.Pattern[str] | None = None,
) -> Iterator[tuple[Span, tuple[Written, ...]]]:
    """Each list of names behind the clause's first words, with the words between.

    Another list goes on behind words that hold one of `more`: `… Ли В.А. и доцента Кима Н.Б.`.
    """
    text = reading.text
    for match in clause.opens.finditer(text, *within) if clause.opens else ():
        reach = min(within.end, match.end() + _REACH)
        end = text.find("\n", match.end(), reach)
        rest = Span(match.end(), reach if end < 0 else end)
        left = [*listed_names(reading.grammar, text, rest, hidden=False)]
        at, first = rest.start, True
        while left and not ends.search(text, at, left[0].span.start):
            names = tuple(in_list(reading.grammar, text, left))
            words = read_gap(reading.grammar, text, Span(at, left[0].span.start), heading=False)
            if not (first or (more and more.search(text, *words.words))):
                break
            yield words.words, names
            left, at, first = left[len(names) :], names[-1].span.end, False
