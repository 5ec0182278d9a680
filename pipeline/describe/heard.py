"""Who else the opening names: the applicants of the question, the rapporteurs, the experts who were heard."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from pipeline.describe.clauses import ClauseReading, find_clause
from pipeline.describe.gaps import Office, read_gap
from pipeline.describe.participants import Attendant
from pipeline.describe.persons import person
from pipeline.describe.roll import Item, leading, roll
from pipeline.grammar import Grammar
from pipeline.grammar.wording import alternation
from pipeline.terms import BlockRole, ParticipantRole
from pipeline.text import Span
from pipeline.words.personal_names import Written

_REACH: Final = 500
"""Most characters that the words behind the cue and the names they lead to take."""
_END_OF_PHRASE: Final = re.compile(r"[,;.!?()\n]")
# Titles of scholars are lists themselves: `доктора юридических наук, профессора`.
_END_OF_TITLES: Final = re.compile(r"[;.!?()\n]")


def applicants(reading: ClauseReading, within: Span) -> tuple[Attendant, ...]:
    """The applicants whom the question names, present or not; none where it names nobody as such."""
    grammar, text = reading.grammar, reading.text
    clause = find_clause(reading, grammar.people.question, BlockRole.QUESTION, within)
    named = roll(reading, clause.span, hidden=True) if clause else ()
    office = _applying(grammar, text, named[0].before) if named else None
    listed = tuple(leading(grammar, text, named))
    if not (clause and office) or grammar.people.on_behalf.match(text, listed[-1].name.span.end):
        return ()
    return tuple(Attendant(person(grammar, item.name, clause.cases), office) for item in listed)


def _applying(grammar: Grammar, text: str, before: Span) -> Office | None:
    """The office of state that applies, or that of any applicant, if the words before a name tell one."""
    if match := grammar.people.officials.search(text, *before):
        return Office(ParticipantRole.APPLICANT, position=Span(*match.span("position")))
    applying = grammar.people.applicants.search(text, *before)
    return Office(ParticipantRole.APPLICANT) if applying else None


def rapporteurs(reading: ClauseReading, within: Span) -> tuple[Written, ...]:
    """The names behind the word for a rapporteur."""
    offices = _offices_only(reading.grammar)
    for clause in reading.grammar.people.rapporteurs:
        for match in clause.opens.finditer(reading.text, *within) if clause.opens else ():
            lists = _lists(reading, Span(match.end(), within.end), _END_OF_PHRASE, offices)
            if named := tuple(item.name for _, listed in lists for item in listed):
                return named
    return ()


def experts(reading: ClauseReading, within: Span) -> tuple[Attendant, ...]:
    """The experts whose opinion was heard or read, with their titles."""
    people, text = reading.grammar.people, reading.text
    return tuple(
        Attendant(person(reading.grammar, item.name, clause.cases), office)
        for clause in people.experts
        for match in (clause.opens.finditer(text, *within) if clause.opens else ())
        for titles, listed in _lists(
            reading, Span(match.end(), within.end), _END_OF_TITLES, people.scholars
        )
        if not any(c.opens and c.opens.search(text, *titles) for c in people.rapporteurs)
        for office in (Office(ParticipantRole.EXPERT, position=titles if titles.length else None),)
        for item in listed
    )


def _lists(
    reading: ClauseReading,
    behind: Span,
    ends: re.Pattern[str],
    titles: re.Pattern[str] | None,
) -> Iterator[tuple[Span, tuple[Item, ...]]]:
    """Each list of names behind a clause's first words, with the words between.

    Another list goes on behind a title: `… Ли В.А. и доцента Кима Н.Б.`, `… и судью Кима Н.Б.`.
    """
    grammar, text = reading.grammar, reading.text
    left = roll(reading, Span(behind.start, min(behind.end, behind.start + _REACH)))
    first = True
    while left and not ends.search(text, *left[0].before):
        listed = tuple(leading(grammar, text, left))
        words = read_gap(grammar, text, left[0].before, heading=False).words
        if not (first or (titles and titles.search(text, *words))):
            break
        yield words, listed
        left, first = left[len(listed) :], False


@cache
def _offices_only(grammar: Grammar) -> re.Pattern[str]:
    """Words of offices of those who sit, and nothing else up to where a search ends."""
    return re.compile(rf"(?i)(?<!\w)(?:{alternation(grammar.people.offices)}[ –—-]*)+\Z")
