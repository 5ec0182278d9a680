"""Which paragraphs of two texts correspond: point by point, then paragraph by paragraph."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce

from pipeline.compare.content import RulingReading
from pipeline.compare.sequences import Features, aligned
from pipeline.compare.units import ComparedUnit, units
from pipeline.model import Block, Ruling

_Couple = tuple[ComparedUnit | None, ComparedUnit | None]
_PARTS = ("motivation", "decision")
_ORDER = ("opening", "motivation", "grounds", "decision", "ending", "closing")
"""Of points and units; behind them come the opinions of judges."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Paragraphs that correspond: mostly one and one; one side is empty where the text lacks them."""

    first: tuple[Block, ...]
    second: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """Units that correspond, and their paragraphs; one unit is none where the text lacks it."""

    first: ComparedUnit | None
    second: ComparedUnit | None
    pairs: tuple[Pair, ...]


def align(first: Ruling, second: Ruling) -> tuple[Pair, ...]:
    """The paragraphs of two texts of a ruling side by side, all but the publisher's notes."""
    found = matches(RulingReading.of(first), RulingReading.of(second))
    return tuple(pair for match in found for pair in match.pairs)


def matches(first: RulingReading, second: RulingReading) -> tuple[Match, ...]:
    """The points of two texts, and what stands between them, side by side."""
    ours = {unit.name: unit for unit in units(first.ruling)}
    theirs = {unit.name: unit for unit in units(second.ruling)}
    couples: list[_Couple] = []
    for name in dict.fromkeys((*_ORDER, *ours, *theirs)):
        one, other = ours.get(name), theirs.get(name)
        if name in _PARTS:
            points = ([u for u in side.values() if u.part == name] for side in (ours, theirs))
            couples += _matched_points(first, second, *points)
        elif (unit := one or other) and not unit.part:
            couples.append((one, other))
    return tuple(Match(*couple, _paired_paragraphs(first, second, couple)) for couple in couples)


def _matched_points(
    first: RulingReading,
    second: RulingReading,
    ours: Sequence[ComparedUnit],
    theirs: Sequence[ComparedUnit],
) -> Iterator[_Couple]:
    """Match points by number, unless one text has others than the other."""
    if [unit.name for unit in ours] == [unit.name for unit in theirs]:
        yield from zip(ours, theirs, strict=True)
        return
    sides = ([_features_of(r, u.blocks) for u in us] for r, us in ((first, ours), (second, theirs)))
    for step in aligned(*sides, merge=False):
        one, other = ours[_slice(step.first)], theirs[_slice(step.second)]
        yield one[0] if one else None, other[0] if other else None


def _paired_paragraphs(
    first: RulingReading, second: RulingReading, couple: _Couple
) -> tuple[Pair, ...]:
    ours, theirs = (unit.blocks if unit else () for unit in couple)
    # Two texts of a ruling mostly have the same paragraphs: then nothing is to be weighed.
    if [block.role for block in ours] == [block.role for block in theirs]:
        return tuple(Pair((one,), (other,)) for one, other in zip(ours, theirs, strict=True))
    sides = (
        [_features_of(r, [b]) for b in blocks] for r, blocks in ((first, ours), (second, theirs))
    )
    steps = aligned(*sides, merge=True)
    return tuple(Pair(ours[_slice(step.first)], theirs[_slice(step.second)]) for step in steps)


def _slice(place: range) -> slice:
    return slice(place.start, place.stop)


def _features_of(reading: RulingReading, blocks: Sequence[Block]) -> Features:
    return reduce(lambda one, other: one + other, (_of_block(reading, b) for b in blocks))


def _of_block(reading: RulingReading, block: Block) -> Features:
    decided = {
        outcome.kind.value for outcome in reading.ruling.outcomes if outcome.block == block.eId
    }
    anchors = reading.contents[block.eId].anchors() | decided
    return Features(len(block.text), anchors, frozenset({block.role.value}))
