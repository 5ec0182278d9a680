"""The clauses of a sentence: parts that each decide something, whatever kind of thing that is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Final

from pipeline.describe.operative.deciding_words import Deciding
from pipeline.describe.operative.points import Sentence
from pipeline.describe.operative.reading import Reading
from pipeline.describe.operative.subjects import aside
from pipeline.grammar import Grammar
from pipeline.grammar.wording import alternation
from pipeline.terms import OutcomeKind
from pipeline.text import Span

_REACH: Final = 60
"""How far before a body stands what tells that it is told something else, in characters."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence, with the words by which it decides anything but a verdict."""

    span: Span
    words: tuple[Deciding, ...]
    idle: bool
    """Whether it holds no words that decide anything."""

    @property
    def acts(self) -> Iterator[tuple[Deciding, ...]]:
        """The words of each kind: together they do one act."""
        for kind in dict.fromkeys(one.kind for one in self.words):
            yield tuple(one for one in self.words if one.kind is kind)


class ClauseReader(Reading):
    """Parts the sentences of one ruling."""

    def clauses(
        self, sentence: Sentence, acts: Sequence[Deciding], others: Sequence[Span]
    ) -> tuple[Clause, ...]:
        """The parts that semicolons, contrasts, joints, and bodies that are each told something set apart.

        A part that decides nothing goes with the one before, the first ones with the first that does, but
        for one that names something and has another verb. `others` are all other words that decide.
        """
        urged = next((act for act in acts if act.kind is OutcomeKind.RECOMMENDATION), None)
        bodies = self._bodies(sentence.span) if urged else ()
        deciding = (*(act.span for act in acts), *others, *bodies)

        def decides(part: Span) -> bool:
            return any(part.holds(words) for words in deciding)

        def stands(part: Span) -> bool:
            return decides(part) or (urged is None and self._does_otherwise(part))

        found: list[Span] = []
        edges = sorted({*self._edges(sentence, deciding), *(body.start for body in bodies[1:])})
        for part in map(Span, edges, [*edges[1:], sentence.span.end]):
            both = found and stands(found[-1]) and stands(part)
            begin = found.pop().start if found and not both else part.start
            found.append(Span(begin, part.end))
        told = [replace(urged, span=body) for body in bodies] if urged else []
        return tuple(
            Clause(part, _within(part, acts) or _within(part, told)[:1], not decides(part))
            for part in found
        )

    def _edges(self, sentence: Sentence, deciding: Sequence[Span]) -> Iterator[int]:
        """Where parts begin. A joint at deciding words parts only what names something on either side."""
        start, end = sentence.span
        yield start
        for mark in joints(self.grammar).finditer(self.plain, start, end):
            at = mark.end()
            touches = any(w.end == mark.start() or w.start == at for w in deciding)
            named = all(map(self._names, (Span(start, at), Span(at, end))))
            if not mark["strong"] and touches and named:
                start = at
            if mark["strong"] or start == at:
                yield at

    @cached_property
    def _named(self) -> tuple[Span, ...]:
        grounds = aside(self, OutcomeKind.REFUSAL)
        return tuple(one.span for one in self.cited if one.span not in grounds)

    def _names(self, part: Span) -> bool:
        return any(part.holds(named) for named in self._named)

    def _does_otherwise(self, part: Span) -> bool:
        """Whether a part names something and has a verb of its own."""
        otherwise = self.grammar.outcomes.otherwise
        return bool(otherwise and self._names(part) and otherwise.match(self.plain, *part))

    def _bodies(self, sentence: Span) -> tuple[Span, ...]:
        """The bodies that are each told something by themselves; none where all are told the same.

        «Рекомендовать Правительству …; акиматам – …».
        """
        bodies = list(self.grammar.outcomes.addressee.finditer(self.plain, *sentence))
        apart = [Span(*body.span()) for body in bodies[1:] if self._is_apart(body)]
        return (Span(*bodies[0].span()), *apart) if apart else ()

    def _is_apart(self, body: re.Match[str]) -> bool:
        known, text = self.grammar.outcomes, self.plain
        before = known.apart_before.search(text[max(0, body.start() - _REACH) : body.start()])
        return bool(before and (";" in before[0] or known.apart_behind.match(text, body.end())))


def _within(part: Span, words: Sequence[Deciding]) -> tuple[Deciding, ...]:
    return tuple(one for one in words if part.holds(one.span))


@cache
def joints(grammar: Grammar) -> re.Pattern[str]:
    """What may part the clauses of a sentence."""
    contrasts = "|".join(t.words for t in grammar.verdicts.terminals if t.name == "contrast")
    adding = alternation(grammar.connectives.adding)
    return re.compile(rf"(?P<strong>;|, (?=(?:{contrasts})\b))|, (?:{adding} )?| {adding} ")
