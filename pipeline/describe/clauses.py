"""The clauses of the introduction: who sat, who took part, what was asked, who reported."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from pipeline.grammar import Grammar
from pipeline.grammar.people import Clause
from pipeline.sections import Part, Sections
from pipeline.terms import BlockRole
from pipeline.text import Span
from pipeline.words.personal_names import Written, listed_names

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
    rank: tuple[bool, bool]
    """Whether no word closes it, and whether its first words are missing; what is surest is least."""


@dataclass(frozen=True)
class ClauseReading:
    """What clauses are looked for in: a text, its parts, its language."""

    text: str
    sections: Sections
    grammar: Grammar

    @cached_property
    def opening(self) -> Span:
        """The stretch of the paragraphs that tell who sat, took part, asked and reported, if any do.

        A resolution of the Supreme Court tells in its preamble whom the plenum heard.
        """
        paragraphs = self.sections.of(*_OPENING) or self.sections.within(Part.INTRODUCTION)
        return Span(paragraphs[0].span.start, paragraphs[-1].span.end) if paragraphs else Span(0, 0)

    @cached_property
    def _named(self) -> tuple[Written, ...]:
        """The names in the opening, those reduced to initials too; each clause takes its own of them."""
        return tuple(listed_names(self.grammar, self.text, self.opening, hidden=True))

    def names(self, span: Span, *, hidden: bool = False) -> Iterator[Written]:
        """The names in a stretch of the opening; those reduced to initials only if `hidden`."""
        first = bisect_left(self._named, span.start, key=lambda name: name.span.start)
        last = bisect_right(self._named, span.end, key=lambda name: name.span.end)
        return (name for name in self._named[first:last] if hidden or name.surname)

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
    found = (_found(reading.text, clause, stretch, within) for clause in clauses)
    return min(filter(None, found), key=lambda one: one.rank, default=None)


def _found(text: str, clause: Clause, stretch: Span | None, within: Span) -> FoundClause | None:
    start, limit = within
    bound = clause.before.search(text, start, limit) if clause.before else None
    last = bound.start() if bound else limit
    opened = clause.opens.search(text, start, last) if clause.opens else None
    if opened:
        start = opened.end()
    elif stretch:
        start = max(start, stretch.start)
    closed = clause.closes.search(text, start, last) if clause.closes else None
    if clause.whole and not (closed and clause.whole.fullmatch(text, start, closed.start())):
        return None
    missing = clause.opens is not None and not opened
    if stretch is None and missing:
        return None  # nothing tells where it begins
    if closed:
        end = closed.start()
    elif stretch and stretch.end > start:
        end = min(stretch.end, limit)
    elif opened:
        end = start + len(text[start:limit].partition("\n")[0])
    else:
        return None
    own = closed.end() if closed and clause.whole else end
    return FoundClause(Span(start, end), clause.cases, own, (closed is None, missing))
