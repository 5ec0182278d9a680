"""What the operative points decide, point by point."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from operator import itemgetter
from typing import Final, NamedTuple

from pipeline.codes import DifferenceCode
from pipeline.compare.alignment import Match
from pipeline.compare.content import RulingReading
from pipeline.compare.difference import Difference, Side, Two, left_over, paired_differences
from pipeline.compare.quantities import dates, durations, without_figures
from pipeline.compare.units import ComparedUnit
from pipeline.grammar import Grammar
from pipeline.model import Outcome
from pipeline.terms import OutcomeKind

_meaning: Final = itemgetter(0)
Said = Sequence[tuple[Hashable, str | None]]
"""What a text says, each by what it means."""


class DecidedPair(NamedTuple):
    """The outcomes of corresponding units, and where each text says nothing more."""

    outcomes: Two[tuple[Outcome, ...]]
    silent: Two[Side]

    def differences(
        self, code: DifferenceCode, value: Callable[[Outcome], str | None]
    ) -> Iterator[Difference]:
        """Compare one property, whatever the order of the outcomes."""
        yield from self.alone(
            code, *([(value(o), value(o)) for o in side] for side in self.outcomes)
        )

    def alone(self, code: DifferenceCode, *said: Said) -> Iterator[Difference]:
        """What one text alone says, side by side with what the other says instead."""
        left = zip(self.silent, left_over(Two(*said), _meaning), strict=True)
        sides = ([Side(where.place, words) for _, words in alone] for where, alone in left)
        yield from paired_differences(code, Two(*sides), self.silent)


def outcome_differences(texts: Two[RulingReading], match: Match) -> Iterator[Difference]:
    """Compare the outcomes of two units; their targets are compared as citations."""
    one, other = match.units
    if one is None or other is None:
        return
    units = Two(one, other)
    decided = DecidedPair(Two(*map(_outcomes, texts, units)), Two(*map(_place, texts, units)))
    yield from decided.differences(DifferenceCode.OUTCOME, lambda o: o.kind)
    ruled = Two(*(tuple(o for o in side if o.verdict is not None) for side in decided.outcomes))
    verdicts = DecidedPair(ruled, decided.silent)
    if len(ruled.first) == len(ruled.second):
        yield from verdicts.differences(DifferenceCode.VERDICT, lambda o: o.verdict)
        yield from _by_target(verdicts)
        yield from verdicts.differences(
            DifferenceCode.SCOPE, lambda o: o.scope.kind if o.scope else "whole"
        )
    yield from _terms(texts, decided)
    yield from _addressees(texts, decided)


def _outcomes(reading: RulingReading, unit: ComparedUnit) -> tuple[Outcome, ...]:
    inside = {block.eId for block in unit.blocks}
    return tuple(o for o in reading.ruling.outcomes if o.block in inside)


def _place(reading: RulingReading, unit: ComparedUnit) -> Side:
    """The point; of unnumbered paragraphs the first that decides anything."""
    decided = _outcomes(reading, unit)
    if unit.part or not decided:
        return Side(unit.name if unit.part else None)
    return Side(decided[0].point)


def _by_target(verdicts: DecidedPair) -> Iterator[Difference]:
    """Norms whose verdict is another one, where a point has the same verdicts on the whole."""
    ours, theirs = (
        {target: outcome.verdict for outcome in side for target in outcome.targets}
        for side in verdicts.outcomes
    )
    # Verdicts that differ on the whole were told already.
    if any(left_over(Two(*([o.verdict for o in side] for side in verdicts.outcomes)))):
        return
    both = [target for target in ours if target in theirs]
    told = ([((t, side[t]), f"{t}: {side[t]}") for t in both] for side in (ours, theirs))
    yield from verdicts.alone(DifferenceCode.VERDICT, *told)


def _terms(texts: Two[RulingReading], decided: DecidedPair) -> Iterator[Difference]:
    """Compare terms by their length, where both points recommend something."""
    ours, theirs = (
        {_durations_and_dates(o.term, text.grammar): o.term for o in side if o.term}
        for side, text in zip(decided.outcomes, texts, strict=True)
    )
    if all(map(_has_recommendation, decided.outcomes)) and ours.keys() != theirs.keys():
        yield from decided.alone(DifferenceCode.TERM, [*ours.items()], [*theirs.items()])


def _has_recommendation(outcomes: tuple[Outcome, ...]) -> bool:
    return any(outcome.kind is OutcomeKind.RECOMMENDATION for outcome in outcomes)


def _durations_and_dates(term: str, grammar: Grammar) -> frozenset[str]:
    days = dates(term, grammar)
    spans = durations(without_figures(term, days), grammar, bare=True)
    return frozenset((*map(str, spans), *(day.value for day in days)))


def _addressees(texts: Two[RulingReading], decided: DecidedPair) -> Iterator[Difference]:
    """Compare the bodies addressed, as far as the registry knows both."""
    ours, theirs = (
        {text.known.body_iri(o.addressee): o.addressee for o in side if o.addressee}
        for side, text in zip(decided.outcomes, texts, strict=True)
    )
    # A body that the registry lacks may be the same under another name, so nothing is told.
    if None not in ours and None not in theirs and ours and theirs:
        yield from decided.alone(DifferenceCode.ADDRESSEE, [*ours.items()], [*theirs.items()])
