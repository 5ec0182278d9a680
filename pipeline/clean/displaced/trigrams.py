"""Language: how likely words follow each other, by two trigram models, of words and of classes."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

STEP = 1 / 16
"""Nats to one unit of a stored logarithm."""
_MOST_KEPT = 1 << 17
"""Trigrams whose probability is remembered."""

K = TypeVar("K")
V = TypeVar("V")


class Memo(dict[K, V]):
    """Values by what they are made from, each made when it is first asked for."""

    def __init__(self, make: Callable[[K], V]) -> None:
        super().__init__()
        self.make = make

    def __missing__(self, key: K) -> V:
        if len(self) >= _MOST_KEPT:
            self.clear()
        value = self[key] = self.make(key)
        return value


class Order:
    """The n-grams of one length: their keys in order, −log p and −log of the back-off weight."""

    __slots__ = ("back", "cost", "keys")

    def __init__(self, keys: array[int], cost: bytes, back: bytes) -> None:
        self.keys, self.cost, self.back = keys, cost, back

    def find(self, key: int) -> int:
        """The index of a key, -1 where the n-gram was never counted."""
        at = bisect_left(self.keys, key)
        return at if at < len(self.keys) and self.keys[at] == key else -1


class Trigrams:
    """−log p of a token behind two others, backing off to shorter histories; tokens are numbers."""

    def __init__(self, size: int, unigrams: bytes, backs: bytes, two: Order, three: Order) -> None:
        self.size, self.one, self.one_back = size, unigrams, backs
        self.two, self.three = two, three
        self.pairs: Memo[tuple[int, int], float] = Memo(self._pair)
        self.triples: Memo[tuple[int, int, int], float] = Memo(self._triple)

    def cost(self, tokens: Sequence[int]) -> float:
        """The nats of all tokens behind the first two."""
        return sum(self.costs(tokens))

    def costs(self, tokens: Sequence[int]) -> Iterator[float]:
        """The nats of each token behind the first two."""
        return map(self.triples.__getitem__, zip(tokens, tokens[1:], tokens[2:], strict=False))

    def _pair(self, key: tuple[int, int]) -> float:
        first, second = key
        at = self.two.find(first * self.size + second)
        if at >= 0:
            return self.two.cost[at] * STEP
        return (self.one_back[first] + self.one[second]) * STEP

    def _triple(self, key: tuple[int, int, int]) -> float:
        first, second, third = key
        history = first * self.size + second
        at = self.three.find(history * self.size + third)
        if at >= 0:
            return self.three.cost[at] * STEP
        at = self.two.find(history)
        back = self.two.back[at] * STEP if at >= 0 else 0.0
        return back + self.pairs[second, third]
