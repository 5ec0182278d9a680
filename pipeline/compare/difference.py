"""One difference between two texts of a ruling: what it is about, where, and what each says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Generic, NamedTuple, TypeVar

from pipeline.codes import DifferenceCode, Severity

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Two(NamedTuple, Generic[T_co]):
    """What each of two texts has."""

    first: T_co
    second: T_co

    def facing(self) -> tuple[Two[T_co], Two[T_co]]:
        """Either with the other one behind it."""
        return self, Two(self.second, self.first)


@dataclass(frozen=True, slots=True)
class Side:
    """What one text says, and where: the eId of a block or a point; none for the whole ruling."""

    place: str | None = None
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """What the first text says and what the second says instead; no value where it is silent."""

    code: DifferenceCode
    first: Side
    second: Side

    @property
    def severity(self) -> Severity:
        """How much the difference asks of a person."""
        return self.code.severity

    @property
    def matters(self) -> bool:
        """Whether the texts differ indeed; else the other text only adds to what is known."""
        return self.severity is not Severity.INFO


def paired_differences(
    code: DifferenceCode, sides: Two[list[Side]], silent: Two[Side]
) -> Iterator[Difference]:
    """Differences of what is left over on both sides, in order.

    `silent` stands for a text that says nothing more.
    """
    for one, other in zip_longest(*sides):
        yield Difference(code, one or silent.first, other or silent.second)


def left_over(
    sides: Two[Sequence[T]], meaning: Callable[[T], Hashable] = lambda value: value
) -> Two[list[T]]:
    """The values whose meaning the other text lacks, each as often as it lacks it, in order."""
    left: Two[list[T]] = Two([], [])
    for found, (own, other) in zip(left, sides.facing(), strict=True):
        others = Counter(map(meaning, other))
        for value in own:
            if others[meaning(value)]:
                others[meaning(value)] -= 1
            else:
                found.append(value)
    return left


def alike_first(sides: Two[Sequence[T]], alike: Callable[[T, T], bool]) -> Two[list[T]]:
    """The values of both sides: in front those that are alike, in the same order."""
    ours, theirs = map(list, sides)
    front: list[tuple[T, T]] = []
    for value in sides.first:
        partner = next((other for other in theirs if alike(value, other)), None)
        if partner is not None:
            front.append((value, partner))
            ours.remove(value)
            theirs.remove(partner)
    return Two([one for one, _ in front] + ours, [other for _, other in front] + theirs)
