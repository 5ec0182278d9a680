"""Who asked: the applicants as the question names them, present or not."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from pipeline.describe.clauses import ClauseReading, find_clause
from pipeline.describe.gaps import Office
from pipeline.describe.participants import Attendant
from pipeline.describe.persons import person
from pipeline.grammar import Grammar
from pipeline.grammar.wording import alternation
from pipeline.terms import BlockRole, ParticipantRole
from pipeline.text import Span
from pipeline.words.personal_names import Written, listed_names


def applicants(reading: ClauseReading, within: Span) -> tuple[Attendant, ...]:
    """The applicants whom the question names, none where it names nobody as such."""
    grammar, text = reading.grammar, reading.text
    clause = find_clause(reading, grammar.people.question, BlockRole.QUESTION, within)
    if clause is None:
        return ()
    names = tuple(listed_names(grammar, text, clause.span, hidden=True))
    office = _office(grammar, text, Span(clause.span.start, names[0].span.start)) if names else None
    listed = tuple(in_list(grammar, text, names))
    if office is None or grammar.people.on_behalf.match(text, listed[-1].span.end):
        return ()
    return tuple(Attendant(person(grammar, text, name, clause.cases), office) for name in listed)


def in_list(grammar: Grammar, text: str, names: Iterable[Written]) -> Iterator[Written]:
    """The first name and those that follow it with nothing but signs of a list between."""
    end: int | None = None
    for name in names:
        if end is not None and not _going_on(grammar).fullmatch(text, end, name.span.start):
            return
        yield name
        end = name.span.end


def _office(grammar: Grammar, text: str, gap: Span) -> Office | None:
    match = grammar.people.officials.search(text, *gap)
    if match:
        position = Span(*match.span("position"))
        return Office(ParticipantRole.APPLICANT, position=position)
    return (
        Office(ParticipantRole.APPLICANT) if grammar.people.applicants.search(text, *gap) else None
    )


@cache
def _going_on(grammar: Grammar) -> re.Pattern[str]:
    return re.compile(f"[,;]? (?:{alternation(grammar.connectives.adding)} )?")
