"""One difference between two texts of a ruling: what it is about, where, and what each says."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import TypeVar

from pipeline.codes import DifferenceCode, Severity

T = TypeVar("T")


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
    code: DifferenceCode, first: Iterable[Side], second: Iterable[Side], silent: tuple[Side, Side]
) -> Iterator[Difference]:
    """Differences of what is left over on both sides, in order.

    `silent` stands for a text that says nothing more.
    """
    for one, other in zip_longest(first, second):
        yield Difference(code, one or silent[0], other or silent[1])


def left_over(
    own: Iterable[T], other: Iterable[T], meaning: Callable[[T], Hashable] = lambda value: value
) -> list[T]:
    """The values whose meaning the other text lacks, each as often as it lacks it, in order."""
    others = Counter(map(meaning, other))
    found = []
    for value in own:
        if others[meaning(value)]:
            others[meaning(value)] -= 1
        else:
            found.append(value)
    return found


def alike_first(
    first: Sequence[T], second: Sequence[T], alike: Callable[[T, T], bool]
) -> tuple[list[T], list[T]]:
    """The values of both sides: in front those that are alike, in the same order."""
    ours, theirs = list(first), list(second)
    front: list[tuple[T, T]] = []
    for value in first:
        partner = next((other for other in theirs if alike(value, other)), None)
        if partner is not None:
            front.append((value, partner))
            ours.remove(value)
            theirs.remove(partner)
    return [one for one, _ in front] + ours, [other for _, other in front] + theirs
