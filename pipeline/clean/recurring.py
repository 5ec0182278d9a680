"""Recurring lines of a text: the same words again and again, with the same numbers or with others."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.clean.rows import TextRow

# A longer row of digits counts no pages, and of thousands no number can be made. The first digit comes before the
# look at what stands before it: a search passes over all else then.
_NUMBER = re.compile(r"[0-9](?<![0-9].)[0-9]{0,17}(?![0-9])")
_WORDED = re.compile(r"[^\W\d_]{2}")


class Recurring(NamedTuple):
    """Lines that are the same but for their numbers."""

    words: str
    """With `0` for each number."""
    numbers: Mapping[int, Sequence[int]]
    """The numbers of each line, by its place."""

    @property
    def is_worded(self) -> bool:
        """Whether they have a word, or the signs of a rule between pages, and not numbers alone."""
        return _WORDED.search(self.words) is not None or not any(map(str.isalnum, self.words))

    @property
    def is_marked(self) -> bool:
        """Whether a number has a word or signs of its own, as no number of a point has."""
        return self.words.rstrip(".") != "0"

    @property
    def moving(self) -> Sequence[int]:
        """Which of their numbers are not the same in all of them."""
        return [nth for nth, one in enumerate(self.columns) if len(set(one.values())) > 1]

    @property
    def counter(self) -> Mapping[int, int]:
        """The number by which each line counts: the one that moves, or else which one of them it is.

        Nothing where more than one number moves.
        """
        moving = self.moving
        if len(moving) > 1:
            return {}
        ranks = {at: nth for nth, at in enumerate(self.numbers)}
        return self.columns[moving[0]] if moving else ranks

    @property
    def columns(self) -> Sequence[Mapping[int, int]]:
        """Each of their numbers by the places of the lines."""
        each = zip(*self.numbers.values(), strict=True)
        return [dict(zip(self.numbers, column, strict=True)) for column in each]

    def among(self, places: Collection[int]) -> "Recurring":
        """Those of them that stand in some places."""
        return self._replace(numbers={at: n for at, n in self.numbers.items() if at in places})

    def alike(self) -> Iterator[list[int]]:
        """The places of those that are the same word for word, if there are several."""
        same: dict[Sequence[int], list[int]] = defaultdict(list)
        for at, numbers in self.numbers.items():
            same[numbers].append(at)
        yield from (places for places in same.values() if len(places) > 1)


def recurring(rows: Iterable[TextRow]) -> list[Recurring]:
    """The lines that recur among some, by their words."""
    table: dict[str, dict[int, Sequence[int]]] = defaultdict(dict)
    for row in rows:
        table[_NUMBER.sub("0", row.text)][row.at] = tuple(figures(row.text))
    return [Recurring(words, numbers) for words, numbers in table.items() if len(numbers) > 1]


def figures(text: str) -> list[int]:
    """The numbers of a line."""
    return [int(one) for one in _NUMBER.findall(text)]
