"""Whether the two texts cite the same provisions, acts and rulings, point by point."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from pipeline.codes import DifferenceCode
from pipeline.compare.alignment import Match, Pair
from pipeline.compare.cited import CitedItem, items
from pipeline.compare.content import RulingReading
from pipeline.compare.difference import Difference, Side, alike_first, paired_differences


@dataclass(frozen=True, slots=True)
class Residue:
    """What the two sides of a pair cite and the other side does not."""

    pair: Pair
    first: tuple[CitedItem, ...]
    second: tuple[CitedItem, ...]

    def without(self, drop: Callable[[CitedItem, Iterable[CitedItem]], bool]) -> Residue:
        """The same without some items; each is looked at beside those of the other side."""
        ours = tuple(item for item in self.first if not drop(item, self.second))
        theirs = tuple(item for item in self.second if not drop(item, self.first))
        return Residue(self.pair, ours, theirs)

    @property
    def silent(self) -> tuple[Side, Side]:
        """Where each text has nothing more to say."""
        return Side(self.pair.first[0].eId), Side(self.pair.second[0].eId)


@dataclass(frozen=True, slots=True)
class CitationDifferences:
    """The differences, and the citations that they tell of, by eId, in each text."""

    differences: tuple[Difference, ...]
    first: frozenset[str]
    second: frozenset[str]


def citation_differences(
    first: RulingReading, second: RulingReading, match: Match
) -> CitationDifferences:
    """Compare what two units cite.

    What stands in another paragraph of the same point is no difference, nor is a whole act that
    the other text names elsewhere. What is resolved in one text only is compared by its numbers.
    """
    pairs = (pair for pair in match.pairs if pair.first and pair.second)
    residues = _without_moved([_unmatched_items(first, second, pair) for pair in pairs])
    settled = [residue.without(_prints_same_numbers) for residue in residues]
    told = (
        *(d for residue in residues for d in _resolved_once(residue)),
        *(d for residue in settled for d in _differences(residue)),
    )
    return CitationDifferences(
        told,
        frozenset(item.citation.eId for residue in settled for item in residue.first),
        frozenset(item.citation.eId for residue in settled for item in residue.second),
    )


def _unmatched_items(first: RulingReading, second: RulingReading, pair: Pair) -> Residue:
    ours, theirs = items(first, pair.first), items(second, pair.second)
    return Residue(
        pair, _items_not_cited(ours, theirs, second), _items_not_cited(theirs, ours, first)
    )


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
    moved = {i.target for r in residues for i in r.first if i.target}
    moved &= {i.target for r in residues for i in r.second}
    return [residue.without(lambda item, _: item.target in moved) for residue in residues]


def _prints_same_numbers(item: CitedItem, others: Iterable[CitedItem]) -> bool:
    """Whether the other side's citations print the same numbers, one side being unresolved."""
    if item.target is None:
        return item.prints <= {number for other in others for number in other.may_print}
    vague = [other for other in others if other.target is None]
    return bool(vague) and item.prints <= {number for other in vague for number in other.prints}


def _resolved_once(residue: Residue) -> Iterator[Difference]:
    """What is resolved on one side and not on the other, though both print its numbers."""
    code, silent = DifferenceCode.CITATION_UNRESOLVED, residue.silent
    ours = [i for i in residue.first if _prints_same_numbers(i, residue.second)]
    theirs = [i for i in residue.second if _prints_same_numbers(i, residue.first)]
    resolved = [[i.side for i in side if i.target] for side in (ours, theirs)]
    vague = [[i.side for i in side if not i.target] for side in (ours, theirs)]
    if resolved[0]:
        yield from paired_differences(code, resolved[0], vague[1], silent)
    if resolved[1]:
        yield from paired_differences(code, vague[0], resolved[1], silent)


def _differences(residue: Residue) -> Iterator[Difference]:
    ours, theirs = alike_first(
        residue.first, residue.second, lambda one, other: bool(one.work) and one.work == other.work
    )
    sides = ([item.side for item in ours], [item.side for item in theirs])
    yield from paired_differences(DifferenceCode.CITATION, *sides, residue.silent)
