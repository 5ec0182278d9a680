"""Trigrams: how likely a token follows two others, by the n-grams that were counted."""

from __future__ import annotations

from array import array
from bisect import bisect_left

from pipeline.memo import Memo

STEP = 1 / 16
"""Nats to one unit of a stored logarithm."""
KEPT = 1 << 14
"""Values that are remembered from ruling to ruling: one with all its lines damaged asks for a tenth of these."""


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
    """−log p of a token behind others in steps, backing off to shorter histories; tokens are numbers."""

    def __init__(self, size: int, unigrams: bytes, backs: bytes, two: Order, three: Order) -> None:
        self.size, self.one, self.one_back = size, unigrams, backs
        self.two, self.three = two, three
        self.places = Memo(two.find, KEPT)

    def pair(self, first: int, second: int) -> int:
        """The steps of a token behind another one."""
        at = self.places[first * self.size + second]
        return self.two.cost[at] if at >= 0 else self.one_back[first] + self.one[second]

    def triple(self, first: int, second: int, third: int) -> int:
        """The steps of a token behind two others."""
        history = first * self.size + second
        at = self.three.find(history * self.size + third)
        if at >= 0:
            return self.three.cost[at]
        known = self.places[history]
        return (self.two.back[known] if known >= 0 else 0) + self.pair(second, third)
