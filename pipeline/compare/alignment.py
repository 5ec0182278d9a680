"""Which paragraphs of two texts correspond: point by point, then paragraph by paragraph."""

from collections.abc import Iterator, Sequence
from functools import reduce
from operator import add
from typing import NamedTuple, TypeVar

from pipeline.compare.content import RulingReading
from pipeline.compare.difference import Side, Two
from pipeline.compare.sequences import Features, aligned
from pipeline.compare.units import ComparedUnit, units
from pipeline.model import Block, Ruling

T = TypeVar("T")
Pair = Two[tuple[Block, ...]]
"""Paragraphs that correspond: mostly one and one; one side is empty where the text lacks them."""
_PARTS = ("motivation", "decision")
_ORDER = ("opening", "motivation", "grounds", "decision", "ending", "closing")
"""Of points and units; behind them come the opinions of judges."""


class Match(NamedTuple):
    """Units that correspond, and their paragraphs; one unit is none where the text lacks it."""

    units: Two[ComparedUnit | None]
    pairs: tuple[Pair, ...]

    @property
    def whole_pairs(self) -> list[Pair]:
        """The paragraphs that both texts have."""
        return [pair for pair in self.pairs if all(pair)]


def align(first: Ruling, second: Ruling) -> tuple[Pair, ...]:
    """The paragraphs of two texts of a ruling side by side, all but the publisher's notes."""
    found = matches(Two(RulingReading.of(first), RulingReading.of(second)))
    return tuple(pair for match in found for pair in match.pairs)


def places(pair: Pair) -> Two[Side]:
    """Where each text has nothing more to say."""
    return Two(*(Side(blocks[0].eId) for blocks in pair))


def matches(texts: Two[RulingReading]) -> tuple[Match, ...]:
    """The points of two texts, and what stands between them, side by side."""
    ours, theirs = ({unit.name: unit for unit in units(text.ruling)} for text in texts)
    found: list[Two[ComparedUnit | None]] = []
    for name in dict.fromkeys((*_ORDER, *ours, *theirs)):
        couple = Two(ours.get(name), theirs.get(name))
        if name in _PARTS:
            points = ([u for u in side.values() if u.part == name] for side in (ours, theirs))
            found += _matched_points(texts, Two(*points))
        elif (unit := couple.first or couple.second) and not unit.part:
            found.append(couple)
    return tuple(Match(couple, _paired_paragraphs(texts, couple)) for couple in found)


def _matched_points(
    texts: Two[RulingReading], points: Two[list[ComparedUnit]]
) -> Iterator[Two[ComparedUnit | None]]:
    """Match points by number, unless one text has others than the other."""
    ours, theirs = ([unit.name for unit in side] for side in points)
    if ours == theirs:
        yield from map(Two, *points)
        return
    rows = (
        [_features_of(text, unit.blocks) for unit in side]
        for text, side in zip(texts, points, strict=True)
    )
    for step in aligned(*rows, merge=False):
        yield Two(*(next(iter(side), None) for side in map(_run, points, step)))


def _paired_paragraphs(
    texts: Two[RulingReading], couple: Two[ComparedUnit | None]
) -> tuple[Pair, ...]:
    blocks = Two(*(unit.blocks if unit else () for unit in couple))
    ours, theirs = ([block.role for block in side] for side in blocks)
    # Two texts of a ruling mostly have the same paragraphs: then nothing is to be weighed.
    if ours == theirs:
        return tuple(Two((one,), (other,)) for one, other in zip(*blocks, strict=True))
    rows = (
        [_features_of(text, [block]) for block in side]
        for text, side in zip(texts, blocks, strict=True)
    )
    return tuple(Two(*map(_run, blocks, step)) for step in aligned(*rows, merge=True))


def _run(members: Sequence[T], place: range) -> tuple[T, ...]:
    return tuple(members[place.start : place.stop])


def _features_of(reading: RulingReading, blocks: Sequence[Block]) -> Features:
    return reduce(add, (_of_block(reading, block) for block in blocks))


def _of_block(reading: RulingReading, block: Block) -> Features:
    decided = {
        outcome.kind.value for outcome in reading.ruling.outcomes if outcome.block == block.eId
    }
    anchors = reading.contents[block.eId].anchors() | decided
    return Features(len(block.text), anchors, frozenset({block.role.value}))
