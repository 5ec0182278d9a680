"""What the operative points decide, point by point."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from pipeline.codes import DifferenceCode
from pipeline.compare.alignment import Match
from pipeline.compare.content import RulingReading
from pipeline.compare.difference import Difference, Side, left_over, paired
from pipeline.compare.quantities import dates, durations
from pipeline.compare.units import ComparedUnit
from pipeline.grammar import Grammar
from pipeline.model import Outcome
from pipeline.terms import OutcomeKind

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class DecidedPair:
    """The outcomes of corresponding units."""

    first: tuple[Outcome, ...]
    second: tuple[Outcome, ...]
    silent: tuple[Side, Side]

    def differences(
        self, code: DifferenceCode, value: Callable[[Outcome], str | None]
    ) -> Iterator[Difference]:
        """Compare one property, whatever the order of the outcomes."""
        ours, theirs = ([value(o) for o in side] for side in (self.first, self.second))
        yield from paired(
            code,
            [Side(self.silent[0].place, told) for told in left_over(ours, theirs)],
            [Side(self.silent[1].place, told) for told in left_over(theirs, ours)],
            self.silent,
        )

    def only(self, wanted: Callable[[Outcome], bool]) -> DecidedPair:
        """The outcomes that a condition holds for."""
        ours, theirs = (tuple(o for o in side if wanted(o)) for side in (self.first, self.second))
        return DecidedPair(ours, theirs, self.silent)


def outcome_differences(
    first: RulingReading, second: RulingReading, match: Match
) -> Iterator[Difference]:
    """Compare the outcomes of two units; their targets are compared as citations."""
    if match.first is None or match.second is None:
        return
    decided = DecidedPair(
        _outcomes(first, match.first),
        _outcomes(second, match.second),
        (_place(first, match.first), _place(second, match.second)),
    )
    yield from decided.differences(DifferenceCode.OUTCOME, lambda o: o.kind)
    verdicts = decided.only(lambda o: o.verdict is not None)
    if len(verdicts.first) == len(verdicts.second):
        yield from verdicts.differences(DifferenceCode.VERDICT, lambda o: o.verdict)
        yield from _by_target(verdicts)
        yield from verdicts.differences(
            DifferenceCode.SCOPE, lambda o: o.scope.kind if o.scope else "whole"
        )
    yield from _terms(first, second, decided)
    yield from _addressees(first, second, decided)


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
        for side in (verdicts.first, verdicts.second)
    )
    # Verdicts that differ on the whole were told already.
    if left_over([o.verdict for o in verdicts.first], [o.verdict for o in verdicts.second]):
        return
    for target in (t for t in ours if t in theirs and ours[t] is not theirs[t]):
        yield Difference(
            DifferenceCode.VERDICT,
            Side(verdicts.silent[0].place, f"{target}: {ours[target]}"),
            Side(verdicts.silent[1].place, f"{target}: {theirs[target]}"),
        )


def _terms(
    first: RulingReading, second: RulingReading, decided: DecidedPair
) -> Iterator[Difference]:
    """Compare terms by their length, where both points recommend something."""
    ours, theirs = (
        {_length(o.term, reading.grammar): o.term for o in side if o.term}
        for side, reading in ((decided.first, first), (decided.second, second))
    )
    if _urges(decided.first) and _urges(decided.second) and ours.keys() != theirs.keys():
        yield from _alone(DifferenceCode.TERM, ours, theirs, decided.silent)


def _urges(outcomes: tuple[Outcome, ...]) -> bool:
    return any(outcome.kind is OutcomeKind.RECOMMENDATION for outcome in outcomes)


def _length(term: str, grammar: Grammar) -> frozenset[str]:
    days = (day.value for day in dates(term, grammar))
    return frozenset((*map(str, durations(term, grammar)), *days))


def _addressees(
    first: RulingReading, second: RulingReading, decided: DecidedPair
) -> Iterator[Difference]:
    """Compare the bodies addressed, as far as the registry knows both."""
    ours, theirs = (
        {reading.known.body_iri(o.addressee): o.addressee for o in side if o.addressee}
        for side, reading in ((decided.first, first), (decided.second, second))
    )
    # A body that the registry lacks may be the same under another name, so nothing is told.
    if None not in ours and None not in theirs and ours and theirs:
        yield from _alone(DifferenceCode.ADDRESSEE, ours, theirs, decided.silent)


def _alone(
    code: DifferenceCode, first: Mapping[T, str], second: Mapping[T, str], silent: tuple[Side, Side]
) -> Iterator[Difference]:
    """What one text alone says, by what it means."""
    ours = [Side(silent[0].place, said) for key, said in first.items() if key not in second]
    theirs = [Side(silent[1].place, said) for key, said in second.items() if key not in first]
    yield from paired(code, ours, theirs, silent)
