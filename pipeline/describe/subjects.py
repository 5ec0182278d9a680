"""What a decision is about: the norms, and the share of a norm."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final, Protocol

from pipeline.model import Scope
from pipeline.terms import OutcomeKind, ScopeKind
from pipeline.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pipeline.grammar import Grammar

_CONSTITUTION: Final = "/act/constitution/"
_RULING: Final = "/judgment/"
_LIST_GAP: Final = 8
"""Most characters between two citations of one list: a comma or a conjunction with its blanks."""


class Cited(Protocol):
    """A citation as far as outcomes need it."""

    @property
    def span(self) -> Span:
        """The citation's words in the clean text."""

    @property
    def targets(self) -> tuple[str, ...]:
        """Names of what is cited; none where it is unresolved."""


@dataclass(frozen=True, slots=True)
class Place:
    """Deciding words and the words around them that belong to them alone."""

    words: Span
    before: Span
    after: Span
    point: tuple[Span, ...]
    """The sentences of the point that decide nothing by themselves."""


@dataclass(frozen=True, slots=True)
class Share:
    """The share of a norm that a verdict is about, and where the words for it stand."""

    scope: Scope
    span: Span


def targets(
    grammar: Grammar, kind: OutcomeKind, place: Place, cited: Sequence[Cited], share: Share | None
) -> tuple[str, ...]:
    """Give the names of what a decision of a kind is about; none where nothing resolved is."""
    chosen = _CHOICES.get(kind)
    if chosen is None:
        return ()
    first_only = grammar.outcomes.subject_first
    nearer = [(place.before,), () if first_only else (place.after,), place.point]
    if kind in _ANYWHERE:
        nearer = [(place.before, place.words, place.after)]
    hidden = share.span if share and share.scope.kind is ScopeKind.EXTENT else None
    for spans in nearer:
        found = [t for t in _named(cited, spans, hidden) if chosen in t or not chosen]
        found = [t for t in found if kind is OutcomeKind.INTERPRETATION or _CONSTITUTION not in t]
        if found:
            return tuple(dict.fromkeys(found))
    return ()


def share_of(grammar: Grammar, text: str, place: Place, cited: Sequence[Cited]) -> Share | None:
    """Give the share of the norm, told before the deciding words or behind them."""
    for span in (place.before, place.after):
        for kind, pattern in _scopes(grammar):
            match = pattern.search(text, *span)
            if match is None:
                continue
            told = "scope" in pattern.groupindex
            scope = Span(*match.span("scope")) if told else _closed(text, span, match.end(), cited)
            scope = _stripped(text, scope)
            if scope.length:
                return Share(Scope(kind=kind, text=text[slice(*scope)]), scope)
    return None


_CHOICES: Final = {
    OutcomeKind.VERDICT: "",
    OutcomeKind.INTERPRETATION: "",
    OutcomeKind.REVISION: _RULING,
    OutcomeKind.RECOMMENDATION: "",
    OutcomeKind.INTERIM_RULE: "",
    OutcomeKind.TERMINATION: "",
}
"""What the names of a kind's targets hold; kinds that are about no norm are left out."""

_ANYWHERE: Final = frozenset(
    (
        OutcomeKind.REVISION,
        OutcomeKind.RECOMMENDATION,
        OutcomeKind.INTERIM_RULE,
        OutcomeKind.TERMINATION,
    )
)
"""Kinds whose targets may stand anywhere in the sentence."""


def _named(cited: Sequence[Cited], spans: Iterable[Span], hidden: Span | None) -> list[str]:
    return [
        target
        for span in spans
        for citation in cited
        if _inside(citation.span, span) and not (hidden and _inside(citation.span, hidden))
        for target in citation.targets
    ]


def _closed(text: str, within: Span, end: int, cited: Sequence[Cited]) -> Span:
    """Give the share that ends at `end`: from the last sign, or behind the citation of the norm."""
    sign = max(text.rfind(mark, within.start, end) for mark in ",;.»”")
    start = max(within.start, sign + 1)
    norm = start
    for citation in cited:
        first = norm == start and start <= citation.span.start
        if citation.span.end < end and (first or 0 <= citation.span.start - norm <= _LIST_GAP):
            norm = max(norm, citation.span.end)
    return Span(norm, end)


def _stripped(text: str, span: Span) -> Span:
    words = text[slice(*span)]
    start = span.start + len(words) - len(words.lstrip(" ,–—-"))
    return Span(start, max(start, span.start + len(words.rstrip(" ,–—-"))))


def _inside(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


@cache
def _scopes(grammar: Grammar) -> tuple[tuple[ScopeKind, re.Pattern[str]], ...]:
    return tuple((s.kind, re.compile(s.pattern)) for s in grammar.outcomes.scopes)
