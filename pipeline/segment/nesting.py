"""Lists inside points that are numbered like the points themselves.

An act that amends others says `1. Внести изменения:` and numbers those acts `1.`, `2.` again before
its own `2.` comes; the new wording of a point may bring that point's number with it.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence

from pipeline.segment.openers import Level, Opener
from pipeline.words.folding import Folded

FIRST = (1,)


def nest(flow: Sequence[Folded], numbers: Mapping[int, Opener]) -> dict[int, Opener]:
    """The numbers of a stretch, those of inner lists on a level below what announces them.

    A list is an inner one only if the outer one goes on below it.
    """
    reading = _NestedLists(flow, numbers)
    return {at: reading.on_its_level(at, number) for at, number in numbers.items()}


class _NestedLists:
    """The outer and the inner list so far, from top to bottom."""

    def __init__(self, flow: Sequence[Folded], numbers: Mapping[int, Opener]) -> None:
        self.flow = flow
        self.places: dict[int, list[int]] = defaultdict(list)
        for at, number in numbers.items():
            if number.level is Level.POINT:
                self.places[number.order[0]].append(at)
        self.outer = self.inner = 0
        self.level: Level | None = None
        self.above = Level.SECTION

    def on_its_level(self, at: int, number: Opener) -> Opener:
        """A number with the level that it stands on."""
        if number.level is Level.POINT:
            self.level = self._inner_level(at, number)
            number = number._replace(level=self.level or Level.POINT)
            if self.level:
                self.inner = number.order[0]
            else:
                self.outer = number.order[0]
        self.above = number.level
        return number

    def _inner_level(self, at: int, number: Opener) -> Level | None:
        """The level of an inner number; None for one of the outer list."""
        due = number.order[0]
        # The next number of the outer list continues it, unless that very number comes once more.
        if due == self.outer + 1 and not self._comes_below(at, due):
            return None
        if self.level and due in {self.inner, self.inner + 1}:
            return self.level
        # Only where the outer list goes on below: else
        # numbers that begin anew are a fault to be told.
        if not self._is_announced(at) or not self._comes_below(at, self.outer + 1):
            return None
        if self.above >= Level.SUB_POINT:
            return Level.QUOTED
        return Level.LISTED if number.order == FIRST else None

    def _is_announced(self, at: int) -> bool:
        """Whether the paragraph above ends with a colon, within the outer list."""
        return self.outer > 0 and self.flow[at - 1].text.endswith(":")

    def _comes_below(self, at: int, value: int) -> bool:
        """Whether a number of the points comes below, before they begin again at 1."""
        number, restart = self._place_below(at, value), self._place_below(at, 1)
        return number is not None and (restart is None or number <= restart)

    def _place_below(self, at: int, value: int) -> int | None:
        """The next place below a position at which a number of the points stands."""
        places = self.places.get(value, [])
        below = bisect_right(places, at)
        return places[below] if below < len(places) else None
