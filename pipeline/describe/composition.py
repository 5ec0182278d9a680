"""Who sat: the judge in the chair and the others."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.codes import Code
from pipeline.describe.bench import bench
from pipeline.describe.clauses import ClauseReading, closing, find_clause
from pipeline.describe.inflection import NOMINATIVE
from pipeline.describe.persons import Person, person
from pipeline.describe.titles import is_nominative
from pipeline.grammar import Grammar
from pipeline.terms import BlockRole
from pipeline.text import Finding, Span
from pipeline.words.personal_names import Written

_BRACKET = re.compile(r"\s*\(([^()]*)")


@dataclass(frozen=True, slots=True)
class Sitting:
    """The judges, the one in the chair first if `chair` (the words of the office) is there."""

    judges: tuple[Person, ...] = ()
    chair: Span | None = None
    end: int = 0
    """Where in the text the clause ends."""
    unread: tuple[Finding, ...] = ()

    def findings(self) -> Iterator[Finding]:
        """Say what a composition lacks."""
        if self.judges and self.chair is None:
            message = "the words do not tell which of the judges was in the chair"
            yield Finding(Code.PRESIDING_UNKNOWN, self.judges[0].written.span, message)
        yield from self.unread


def sitting(reading: ClauseReading, opening: Span) -> Sitting:
    """The composition of the court, empty where no clause names it."""
    grammar = reading.grammar
    clause = find_clause(reading, grammar.people.composition, BlockRole.COMPOSITION, opening)
    names, rest = bench(grammar, reading.text, clause.span) if clause else ((), ())
    if clause is None or not names:
        return Sitting(end=opening.start)
    # An office in the nominative has all who sit beside it in the nominative.
    plain = is_nominative(grammar, reading.text[clause.span.start : names[0].span.start])
    cases = (NOMINATIVE,) if plain else clause.cases
    brackets = [_bracket_behind(reading.text, name) for name in names]
    starts = (clause.span.start, *(bracket.end for bracket in brackets))
    chairing = [_chaired_behind(grammar, reading.text, name) for name in names]
    offices = [
        _office(grammar, reading.text, _of_own_line(reading.text, Span(start, name.span.start)))
        or behind
        or _office(grammar, reading.text, bracket)
        for start, name, (_, behind), bracket in zip(
            starts, names, chairing, brackets, strict=False
        )
    ]
    judges = [
        person(grammar, reading.text, name, own or cases)
        for name, (own, _) in zip(names, chairing, strict=True)
    ]
    first = next((i for i, office in enumerate(offices) if office), None)
    if first is not None:
        judges.insert(0, judges.pop(first))
    # Backwards, as the last one put in stays: that is then the first mention.
    once = {judge.key(): judge for judge in reversed(judges)}
    seated = tuple(once[key] for key in dict.fromkeys(judge.key() for judge in judges))
    chair = offices[first] if first is not None else None
    told = tuple(unread(reading.text, span) for span in rest)
    return Sitting(seated, chair, clause.end, told)


def unread(text: str, span: Span) -> Finding:
    """What is told of words in an opening that are no name and no office."""
    words = span.line(text)
    message = f"“{words}” stands among those who sat or took part, and is no name that can be read"
    return Finding(Code.COMPOSITION_UNREAD, span, message)


def _bracket_behind(text: str, name: Written) -> Span:
    """The bracket right behind a name, which tells of that name; empty where none stands there."""
    found = _BRACKET.match(text, name.span.end)
    return Span(*found.span(1)) if found else Span(name.span.end, name.span.end)


def _chaired_behind(
    grammar: Grammar, text: str, name: Written
) -> tuple[tuple[str, ...], Span | None]:
    """The cases that the words right behind a name put it in with the chair, and these words.

    «А-ның төрағалық етуімен, судьялар Б, В қатысқан құрамда»: the first name is in another case.
    """
    for clause in grammar.people.composition:
        # One blank parts a name from the words behind it.
        if clause.chairs and (match := closing(text, clause, name.span.end + 1)):
            return clause.cases, Span(*match.span())
    return (), None


def _of_own_line(text: str, gap: Span) -> Span:
    """What of the words before a name stands in its paragraph."""
    return Span(max(gap.start, text.rfind("\n", *gap) + 1), gap.end)


def _office(grammar: Grammar, text: str, words: Span) -> Span | None:
    """The office in the chair that words hold, to their end."""
    match = grammar.people.chair.search(text, *words)
    if match is None:
        return None
    office = text[match.start() : words.end].rstrip(" ,:–—-")
    return Span(match.start(), match.start() + len(office))
