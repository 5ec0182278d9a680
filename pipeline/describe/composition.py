"""Who sat: the judge in the chair and the others."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.codes import Code
from pipeline.describe.bench import bench
from pipeline.describe.clauses import ClauseReading, find_clause
from pipeline.describe.inflection import NOMINATIVE
from pipeline.describe.persons import Person, person
from pipeline.describe.roll import Item
from pipeline.describe.titles import is_nominative
from pipeline.grammar import Grammar
from pipeline.terms import BlockRole
from pipeline.text import Finding, Span
from pipeline.words.personal_names import Written


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
    grammar, text = reading.grammar, reading.text
    clause = find_clause(reading, grammar.people.composition, BlockRole.COMPOSITION, opening)
    listed, rest = bench(grammar, text, clause.span) if clause else ([], [])
    if clause is None or not listed:
        return Sitting(end=opening.start)
    # An office in the nominative has all who sit beside it in the nominative.
    plain = is_nominative(grammar, text[slice(*listed[0].before)])
    cases = (NOMINATIVE,) if plain else clause.cases
    judges: dict[tuple[str, str], Person] = {}
    chair = None
    for item in listed:
        own, behind = _chaired_behind(grammar, text, item.name)
        judge = person(grammar, item.name, own or cases)
        office = None if chair else _office(grammar, text, item, behind)
        if office:
            judges = {judge.key(): judge} | judges
        judges.setdefault(judge.key(), judge)
        chair = chair or office
    told = tuple(unread(text, span) for span in rest)
    return Sitting(tuple(judges.values()), chair, clause.end, told)


def unread(text: str, span: Span) -> Finding:
    """What is told of words in an opening that are no name and no office."""
    words = span.line(text)
    message = f"“{words}” stands among those who sat or took part, and is no name that can be read"
    return Finding(Code.COMPOSITION_UNREAD, span, message)


def _chaired_behind(
    grammar: Grammar, text: str, name: Written
) -> tuple[tuple[str, ...], Span | None]:
    """The cases that the words right behind a name put it in with the chair, and these words.

    «А-ның төрағалық етуімен, судьялар Б, В қатысқан құрамда»: the first name is in another case.
    """
    for clause in grammar.people.composition:
        # One blank parts a name from the words behind it.
        closed = clause.chairs and clause.closes and clause.closes.match(text, name.span.end + 1)
        if closed:
            return clause.cases, Span(*closed.span())
    return (), None


def _office(grammar: Grammar, text: str, item: Item, behind: Span | None) -> Span | None:
    """The office in the chair that the words before a name in its paragraph hold, those behind, or its bracket."""
    line = max(item.before.start, text.rfind("\n", *item.before) + 1)
    return (
        _chairing(grammar, text, Span(line, item.before.end))
        or behind
        or _chairing(grammar, text, item.remark)
    )


def _chairing(grammar: Grammar, text: str, words: Span) -> Span | None:
    """The office in the chair that words hold, to their end."""
    if (match := grammar.people.chair.search(text, *words)) is None:
        return None
    return Span(match.start(), words.end).stripped(text, " ,:–—-")
