"""Whether the two texts cite the same provisions, acts and rulings, point by point."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import NamedTuple

from pipeline.codes import DifferenceCode
from pipeline.compare.alignment import Match, Pair, places
from pipeline.compare.cited import CitedItem, items
from pipeline.compare.content import RulingReading
from pipeline.compare.difference import Difference, Two, alike_first, paired_differences


class Residue(NamedTuple):
    """What the two sides of a pair cite and the other side does not."""

    pair: Pair
    items: Two[tuple[CitedItem, ...]]

    def without(self, drop: Callable[[CitedItem, Iterable[CitedItem]], bool]) -> Residue:
        """The same without some items; each is looked at beside those of the other side."""
        left = (tuple(i for i in own if not drop(i, other)) for own, other in self.items.facing())
        return Residue(self.pair, Two(*left))


class CitationDifferences(NamedTuple):
    """The differences, and the citations that they tell of, by eId, in each text."""

    differences: tuple[Difference, ...]
    told: Two[frozenset[str]]


def citation_differences(texts: Two[RulingReading], match: Match) -> CitationDifferences:
    """Compare what two units cite.

    What stands in another paragraph of the same point is no difference, nor is a whole act that
    the other text names elsewhere. What is resolved in one text only is compared by its numbers.
    """
    residues = _without_moved([_unmatched_items(texts, pair) for pair in match.whole_pairs])
    settled = [residue.without(_prints_same_numbers) for residue in residues]
    found = (
        *(d for residue in residues for d in _resolved_once(residue)),
        *(d for residue in settled for d in _differences(residue)),
    )
    told = (frozenset(item.citation.eId for item in side) for side in _side_by_side(settled))
    return CitationDifferences(found, Two(*told))


def _side_by_side(residues: Iterable[Residue]) -> Two[list[CitedItem]]:
    """What is left on either side of all pairs."""
    return Two(*([item for r in residues for item in r.items[side]] for side in (0, 1)))


def _unmatched_items(texts: Two[RulingReading], pair: Pair) -> Residue:
    cited = Two(*map(items, texts, pair))
    left = (
        _items_not_cited(own, other, text)
        for (own, other), text in zip(cited.facing(), reversed(texts), strict=True)
    )
    return Residue(pair, Two(*left))


def _items_not_cited(
    own: tuple[CitedItem, ...], others: tuple[CitedItem, ...], other: RulingReading
) -> tuple[CitedItem, ...]:
    """What the other side does not cite, and what is not resolved."""
    targets = {item.target for item in others}
    # What is not resolved in the other text may be that very act.
    vague = None in targets
    left = (item for item in own if item.target is None or item.target not in targets)
    return tuple(i for i in left if not (i.whole_act and (vague or i.work in other.works)))


def _without_moved(residues: list[Residue]) -> list[Residue]:
    ours, theirs = ({item.target for item in side} for side in _side_by_side(residues))
    moved = ours & theirs - {None}
    return [residue.without(lambda item, _: item.target in moved) for residue in residues]


def _prints_same_numbers(item: CitedItem, others: Iterable[CitedItem]) -> bool:
    """Whether the other side's citations print the same numbers, one side being unresolved."""
    if item.target is None:
        return item.prints <= {number for other in others for number in other.may_print}
    vague = [other for other in others if other.target is None]
    return bool(vague) and item.prints <= {number for other in vague for number in other.prints}


def _resolved_once(residue: Residue) -> Iterator[Difference]:
    """What is resolved on one side and not on the other, though both print its numbers."""
    told = partial(
        paired_differences, DifferenceCode.CITATION_UNRESOLVED, silent=places(residue.pair)
    )
    same = [
        [item for item in own if _prints_same_numbers(item, other)]
        for own, other in residue.items.facing()
    ]
    resolved, vague = (
        Two(*([item.side for item in side if bool(item.target) is known] for side in same))
        for known in (True, False)
    )
    if resolved.first:
        yield from told(Two(resolved.first, vague.second))
    if resolved.second:
        yield from told(Two(vague.first, resolved.second))


def _differences(residue: Residue) -> Iterator[Difference]:
    found = alike_first(residue.items, lambda one, other: bool(one.work) and one.work == other.work)
    sides = Two(*([item.side for item in side] for side in found))
    yield from paired_differences(DifferenceCode.CITATION, sides, places(residue.pair))
