"""Who else is named: the applicants of the question, the rapporteurs, the experts who were heard, and who signed."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Final, NamedTuple

from pipeline.describe.inflection import NOMINATIVE
from pipeline.describe.mentions import KnownPersons
from pipeline.describe.participants import Attendant
from pipeline.describe.persons import Person, person
from pipeline.describe.roll import (
    SIGNS,
    Item,
    Office,
    OpeningReading,
    items,
    leading_items,
    offices_only,
    read_gap,
    roll,
)
from pipeline.grammar import Grammar
from pipeline.grammar.people import Cue
from pipeline.grammar.wording import alternation
from pipeline.sections import NamingClause, Part
from pipeline.terms import BlockRole, MarkKind, ParticipantRole
from pipeline.text import Span
from pipeline.words.personal_names import Written, listed_names

_REACH: Final = 500
"""Most characters that the words behind the cue and the names they lead to take."""
_Finds = Callable[[str, int, int], re.Match[str] | None]
_END_OF_PHRASE: Final = re.compile(r"[,;!?()\n]|(?<!\b\w)[.]")
# Titles of scholars are lists themselves: `доктора юридических наук, профессора`.
_END_OF_TITLES: Final = re.compile(r"[;!?()\n]|(?<!\b\w)[.]")


def applicants(reading: OpeningReading) -> tuple[Attendant, ...]:
    """The applicants whom the question names, present or not; none where it names nobody as such."""
    asked = (_applicants_asking(reading, clause) for clause in reading.sections.clauses.questions)
    return next(filter(None, asked), ())


def _applicants_asking(reading: OpeningReading, clause: NamingClause) -> tuple[Attendant, ...]:
    """The applicants whom one clause of the question names; none where it names nobody as such."""
    grammar, text = reading.grammar, reading.text
    named = roll(reading, clause.span, hidden=True)
    office = _applicant_office(grammar, text, named[0].before) if named else None
    listed = tuple(leading_items(grammar, text, named))
    if not office or grammar.people.on_behalf.match(text, listed[-1].name.span.end):
        return ()
    return tuple(Attendant(person(grammar, item.name, clause.cases), office) for item in listed)


def _applicant_office(grammar: Grammar, text: str, before: Span) -> Office | None:
    """The office of state that applies, or that of any applicant, if the words before a name tell one."""
    if match := grammar.people.officials.search(text, *before):
        return Office(ParticipantRole.APPLICANT, position=Span(*match.span("position")))
    applying = grammar.people.applicants.search(text, *before)
    return Office(ParticipantRole.APPLICANT) if applying else None


def rapporteurs(reading: OpeningReading) -> tuple[Written, ...]:
    """The names behind the word for a rapporteur."""
    further = offices_only(reading.grammar).fullmatch
    named = (
        tuple(item.name for _, listed in lists for item in listed)
        for lists in _lists_behind_cue(
            reading, reading.grammar.people.rapporteurs, _END_OF_PHRASE, further
        )
    )
    return next(filter(None, named), ())


def experts(reading: OpeningReading) -> tuple[Attendant, ...]:
    """The experts whose opinion was heard or read, with their titles."""
    people, text = reading.grammar.people, reading.text
    return tuple(
        Attendant(person(reading.grammar, item.name, people.experts.cases), office)
        for lists in _lists_behind_cue(
            reading, people.experts, _END_OF_TITLES, people.scholars.search
        )
        for titles, listed in lists
        if not people.rapporteurs.opens.search(text, *titles)
        for office in (Office(ParticipantRole.EXPERT, position=titles if titles.length else None),)
        for item in listed
    )


def _lists_behind_cue(
    reading: OpeningReading, cue: Cue, ends: re.Pattern[str], further: _Finds
) -> Iterator[Iterator[tuple[Span, tuple[Item, ...]]]]:
    """For each place of a cue the lists of names behind it."""
    within = reading.sections.clauses.heard
    for match in cue.opens.finditer(reading.text, *within):
        reach = Span(match.end(), min(within.end, match.end() + _REACH))
        yield _lists_of_names(reading, reach, ends, further)


def _lists_of_names(
    reading: OpeningReading, reach: Span, ends: re.Pattern[str], further: _Finds
) -> Iterator[tuple[Span, tuple[Item, ...]]]:
    """Each list of names, with the words before it.

    Another one goes on behind a title: `… Ли В.А. и доцента Кима Н.Б.`, `… и судью Кима Н.Б.`.
    """
    grammar, text = reading.grammar, reading.text
    left = every = roll(reading, reach)
    while left and not ends.search(text, *left[0].before):
        listed = tuple(leading_items(grammar, text, left))
        words = read_gap(grammar, text, left[0].before, heading=False).words
        if left is not every and not further(text, *words):
            break
        yield words, listed
        # Behind a name a comma parts it from the next: `судью Ли В.А., судью Кима Н.Б.`.
        left, ends = left[len(listed) :], _END_OF_TITLES


class Signing(NamedTuple):
    """A name in the signature: whose it is, and the words of the office, where any stand before it."""

    eId: str
    person: Person
    span: Span
    office: Span | None


def signers(reading: OpeningReading, bench: KnownPersons) -> Iterator[Signing]:
    """Everybody who signed the ruling itself; who sat keeps the name of the judge."""
    number, office = 0, None
    for name, told in _names_signed(reading):
        # In a list behind «члены Совета:» the office is that of each.
        office = told or office
        eid = bench.person_meant(name)
        number += eid is None
        signer = bench.persons[eid] if eid else person(reading.grammar, name, (NOMINATIVE,))
        yield Signing(eid or f"signatory_{number}", signer, name.span, office)


def _names_signed(reading: OpeningReading) -> Iterator[tuple[Written, Span | None]]:
    """The names of the signature's paragraphs as one stretch, or of what closes the last paragraph.

    Offices stand before the names, or behind them where the first name has none before it.
    """
    sections, text = reading.sections, reading.text
    lines = [p.span for p in sections.within(Part.CONCLUSIONS) if p.role is BlockRole.SIGNATURE]
    stretches = [Span(lines[0].start, lines[-1].end)] if lines else []
    stretches += [one.span for one in sections.annotations if one.kind is MarkKind.SIGNATURE]
    offices_before = _offices_before_names(reading.grammar)
    for span in stretches:
        words = offices_before.sub(lambda office: office[0].lower(), text[slice(*span)])
        small = f"{text[: span.start]}{words}{text[span.end :]}"
        listed = [*items(text, span, listed_names(reading.grammar, small, span, hidden=False))]
        last = listed[-1].name.span.end if listed else span.start
        gaps = (*(item.before for item in listed), Span(last, span.end))
        offices = [gap.stripped(text, SIGNS) for gap in gaps]
        behind = not offices[0].length and offices[-1].length
        for item, office in zip(listed, offices[1:] if behind else offices, strict=False):
            yield item.name, office if office.length else None


@cache
def _offices_before_names(grammar: Grammar) -> re.Pattern[str]:
    """Words of offices right before a name: in a row of names they would be surnames before initials."""
    offices = alternation(grammar.sections.offices)
    return re.compile(rf"(?i)(?<!\w)(?:{offices})(?= \w\.(?: ?\w\.)? ?[^\W\d_]{{2}})")
