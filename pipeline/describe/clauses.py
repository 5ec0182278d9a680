"""The clauses of the introduction: who sat, who took part, what was asked, who reported."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from pipeline.grammar import Grammar
from pipeline.grammar.people import Clause
from pipeline.sections import Part, Sections
from pipeline.terms import BlockRole
from pipeline.text import Span

_OPENING: Final = (
    BlockRole.COMPOSITION,
    BlockRole.PARTICIPANTS,
    BlockRole.QUESTION,
    BlockRole.RAPPORTEURS,
)


@dataclass(frozen=True, slots=True)
class FoundClause:
    """A clause: its span in the clean text and the cases that its names stand in."""

    span: Span
    cases: tuple[str, ...]
    end: int
    """Where the next clause may begin: the word that closes one that is read whole is its own."""


@dataclass(frozen=True, slots=True)
class ClauseReading:
    """What clauses are looked for in: a text, its parts, its language."""

    text: str
    sections: Sections
    grammar: Grammar

    def opening(self) -> Span | None:
        """The stretch of the paragraphs that tell who sat, took part, asked and reported.

        A resolution of the Supreme Court tells in its preamble whom the plenum heard.
        """
        paragraphs = self.sections.of(*_OPENING) or self.sections.within(Part.INTRODUCTION)
        return Span(paragraphs[0].span.start, paragraphs[-1].span.end) if paragraphs else None

    def stretch(self, role: BlockRole, start: int) -> Span | None:
        """The stretch of the paragraphs of a role, from `start` on."""
        ends = [p.span for p in self.sections.of(role) if p.span.end > start]
        return Span(max(start, ends[0].start), ends[-1].end) if ends else None


def find_clause(
    reading: ClauseReading, clauses: Iterable[Clause], role: BlockRole, within: Span
) -> FoundClause | None:
    """The first clause that a word closes; without one, the first that its role's paragraphs close.

    One whose first words are missing counts behind the others.
    """
    stretch = reading.stretch(role, within.start)
    found = [
        (
            (closed is None, clause.opens is not None and not opened),
            FoundClause(span, clause.cases, closed.end() if closed and clause.whole else span.end),
        )
        for clause in clauses
        for span, opened in (_span(reading.text, clause, stretch, within),)
        if span
        for closed in (closing(reading.text, clause, span.end),)
    ]
    return min(found, key=lambda one: one[0])[1] if found else None


def closing(text: str, clause: Clause, at: int) -> re.Match[str] | None:
    """The words at a place that close a clause."""
    return clause.closes.match(text, at) if clause.closes else None


def _span(
    text: str, clause: Clause, stretch: Span | None, within: Span
) -> tuple[Span | None, bool]:
    """The span of a clause, none where it is not there, and whether its first words are."""
    opens, closes, (start, limit) = clause.opens, clause.closes, within
    bound = clause.before.search(text, start, limit) if clause.before else None
    opened = opens.search(text, start, bound.start() if bound else limit) if opens else None
    if opened:
        start = opened.end()
    elif stretch:
        start = max(start, stretch.start)
    closed = closes.search(text, start, bound.start() if bound else limit) if closes else None
    if clause.whole and not (closed and clause.whole.fullmatch(text, start, closed.start())):
        return None, False
    if closed:
        # Without a word that opens it, a clause must at least have the word that closes it.
        end = closed.start() if opened or not opens or stretch else None
    elif stretch and stretch.end > start:
        end = min(stretch.end, limit)
    else:
        end = _paragraph_end(text, start, limit) if opened else None
    return None if end is None else Span(start, end), opened is not None


def _paragraph_end(text: str, start: int, limit: int) -> int:
    end = text.find("\n", start, limit)
    return limit if end < 0 else end
