"""Who else the opening names: the applicants of the question, the rapporteurs, the experts who were heard."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Final

from pipeline.describe.gaps import Office, read_gap
from pipeline.describe.participants import Attendant
from pipeline.describe.persons import person
from pipeline.describe.roll import Item, OpeningReading, leading, roll
from pipeline.grammar import Grammar
from pipeline.grammar.people import Cue
from pipeline.grammar.wording import alternation
from pipeline.sections import NamingClause
from pipeline.terms import ParticipantRole
from pipeline.text import Span
from pipeline.words.personal_names import Written

_REACH: Final = 500
"""Most characters that the words behind the cue and the names they lead to take."""
_Finds = Callable[[str, int, int], re.Match[str] | None]
_END_OF_PHRASE: Final = re.compile(r"[,;.!?()\n]")
# Titles of scholars are lists themselves: `доктора юридических наук, профессора`.
_END_OF_TITLES: Final = re.compile(r"[;.!?()\n]")


def applicants(reading: OpeningReading) -> tuple[Attendant, ...]:
    """The applicants whom the question names, present or not; none where it names nobody as such."""
    asked = (_asking(reading, clause) for clause in reading.sections.clauses.questions)
    return next(filter(None, asked), ())


def _asking(reading: OpeningReading, clause: NamingClause) -> tuple[Attendant, ...]:
    grammar, text = reading.grammar, reading.text
    named = roll(reading, clause.span, hidden=True)
    office = _applying(grammar, text, named[0].before) if named else None
    listed = tuple(leading(grammar, text, named))
    if not office or grammar.people.on_behalf.match(text, listed[-1].name.span.end):
        return ()
    return tuple(Attendant(person(grammar, item.name, clause.cases), office) for item in listed)


def _applying(grammar: Grammar, text: str, before: Span) -> Office | None:
    """The office of state that applies, or that of any applicant, if the words before a name tell one."""
    if match := grammar.people.officials.search(text, *before):
        return Office(ParticipantRole.APPLICANT, position=Span(*match.span("position")))
    applying = grammar.people.applicants.search(text, *before)
    return Office(ParticipantRole.APPLICANT) if applying else None


def rapporteurs(reading: OpeningReading) -> tuple[Written, ...]:
    """The names behind the word for a rapporteur."""
    further = _offices_only(reading.grammar).fullmatch
    named = (
        tuple(item.name for _, listed in lists for item in listed)
        for lists in _lists(reading, reading.grammar.people.rapporteurs, _END_OF_PHRASE, further)
    )
    return next(filter(None, named), ())


def experts(reading: OpeningReading) -> tuple[Attendant, ...]:
    """The experts whose opinion was heard or read, with their titles."""
    people, text = reading.grammar.people, reading.text
    return tuple(
        Attendant(person(reading.grammar, item.name, people.experts.cases), office)
        for lists in _lists(reading, people.experts, _END_OF_TITLES, people.scholars.search)
        for titles, listed in lists
        if not people.rapporteurs.opens.search(text, *titles)
        for office in (Office(ParticipantRole.EXPERT, position=titles if titles.length else None),)
        for item in listed
    )


def _lists(
    reading: OpeningReading, cue: Cue, ends: re.Pattern[str], further: _Finds
) -> Iterator[Iterator[tuple[Span, tuple[Item, ...]]]]:
    """For each place of a cue the lists of names behind it."""
    within = reading.sections.clauses.heard
    for match in cue.opens.finditer(reading.text, *within):
        reach = Span(match.end(), min(within.end, match.end() + _REACH))
        yield _listed(reading, reach, ends, further)


def _listed(
    reading: OpeningReading, reach: Span, ends: re.Pattern[str], further: _Finds
) -> Iterator[tuple[Span, tuple[Item, ...]]]:
    """Each list of names, with the words before it.

    Another one goes on behind a title: `… Ли В.А. и доцента Кима Н.Б.`, `… и судью Кима Н.Б.`.
    """
    grammar, text = reading.grammar, reading.text
    left = every = roll(reading, reach)
    while left and not ends.search(text, *left[0].before):
        listed = tuple(leading(grammar, text, left))
        words = read_gap(grammar, text, left[0].before, heading=False).words
        if left is not every and not further(text, *words):
            break
        yield words, listed
        # Behind a name a comma parts it from the next: `судью Ли В.А., судью Кима Н.Б.`.
        left, ends = left[len(listed) :], _END_OF_TITLES


@cache
def _offices_only(grammar: Grammar) -> re.Pattern[str]:
    """Words that are nothing but offices of those who sit."""
    return re.compile(rf"(?i)(?:{alternation(grammar.people.offices)}[ –—-]*)+")
