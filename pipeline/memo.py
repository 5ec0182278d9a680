"""What is made once and asked for often, bounded: a ruling asks for little, a run of rulings for much."""

from collections.abc import Callable
from typing import TypeVar

_MOST_KEPT = 1 << 17

K = TypeVar("K")
V = TypeVar("V")


class Memo(dict[K, V]):
    """Values by what they are made from, each made when it is first asked for; all are forgotten where they are too many."""

    def __init__(self, make: Callable[[K], V], most: int = _MOST_KEPT) -> None:
        super().__init__()
        self.make, self.most = make, most

    def __missing__(self, key: K) -> V:
        if len(self) >= self.most:
            self.clear()
        value = self[key] = self.make(key)
        return value
