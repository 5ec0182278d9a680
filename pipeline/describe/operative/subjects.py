"""What a decision is about: the norms, acts and rulings that are named with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from pipeline.terms import OutcomeKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pipeline.grammar import Grammar
    from pipeline.text import Span

CONSTITUTION: Final = "/act/constitution/"
"""What every name of the Constitution holds."""

_RULING: Final = "/judgment/"


class Cited(Protocol):
    """A citation as far as outcomes need it."""

    @property
    def span(self) -> Span:
        """The citation's words in the clean text."""

    @property
    def targets(self) -> tuple[str, ...]:
        """Names of what is cited; none where it is unresolved."""


@dataclass(frozen=True, slots=True)
class NormPlace:
    """Deciding words and the words around them."""

    words: Span
    before: Span
    after: Span
    point: tuple[Span, ...]
    """The sentences of the point that decide nothing by themselves."""


def targets(
    grammar: Grammar, kind: OutcomeKind, place: NormPlace, cited: Sequence[Cited]
) -> tuple[str, ...]:
    """Names of what a decision of a kind is about; none where nothing resolved is."""
    chosen = _CHOICES.get(kind)
    if chosen is None:
        return ()
    first_only = grammar.outcomes.subject_first
    # Each place counts only where the nearer ones name nothing.
    nearer = [(place.before,), () if first_only else (place.after,), place.point]
    if kind in _ANYWHERE:
        nearer = [(place.before, place.words, place.after)]
    for spans in nearer:
        found = [t for t in _named(cited, spans) if chosen in t or not chosen]
        found = [t for t in found if kind is OutcomeKind.INTERPRETATION or CONSTITUTION not in t]
        if found:
            return tuple(dict.fromkeys(found))
    return ()


def measured_targets(cited: Sequence[Cited], norms: Iterable[Span]) -> tuple[str, ...]:
    """Names of the norms that a verdict is about; the Constitution is the measure."""
    named = _named(cited, norms)
    return tuple(dict.fromkeys(target for target in named if CONSTITUTION not in target))


_CHOICES: Final = {
    OutcomeKind.INTERPRETATION: "",
    OutcomeKind.REVISION: _RULING,
    OutcomeKind.RECOMMENDATION: "",
    OutcomeKind.INTERIM_RULE: "",
    OutcomeKind.TERMINATION: "",
    OutcomeKind.NON_APPLICATION: "",
}
"""What the names of a kind's targets hold; kinds that are about no norm are left out."""

_ANYWHERE: Final = frozenset(
    (
        OutcomeKind.REVISION,
        OutcomeKind.RECOMMENDATION,
        OutcomeKind.INTERIM_RULE,
        OutcomeKind.TERMINATION,
        OutcomeKind.NON_APPLICATION,
    )
)
"""Kinds whose targets may stand anywhere in the sentence."""


def _named(cited: Sequence[Cited], spans: Iterable[Span]) -> list[str]:
    return [
        target
        for span in spans
        for citation in cited
        if span.holds(citation.span)
        for target in citation.targets
    ]
