"""Followers: which words were seen beside each other in texts of a language, in a table that takes no time to load.

The table has a place for two or three words that follow each other, which their letters come to, and says there
whether they were seen: as they begin and end, by their endings alone, by their roots alone. Words that were never
seen may share a place with others; one in thirty does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import resources
from itertools import chain
from operator import xor
from typing import NamedTuple
from zlib import crc32

from pipeline.clean.displaced.trigrams import Memo
from pipeline.languages import Language

FILE = "followers.model"
SIZE = 1 << 21
_SPREAD = 0x9E3779B1
"""An odd number whose multiples lie far apart."""
_FIGURES = re.compile(r"[0-9]+")
_MOST = 3
"""Words that follow each other."""
_TURNS = [_SPREAD**turn % SIZE for turn in range(_MOST)]

Exchange = tuple[int, int, int]
"""Words that may have changed places with those before them: where these begin, where those do, and where those end."""


class WordLevel(NamedTuple):
    """What words that follow each other have in common with those that were seen."""

    of: int
    """Which letters of each; see `codes`."""
    many: int
    times: tuple[int, ...]
    """How often they must have been seen, for each bit of the table."""
    bit: int
    """The lowest of its bits."""

    def places(self, rows: Sequence[Sequence[int]]) -> Iterator[int]:
        """Where in the table words that follow each other stand, by the codes of each."""
        last, before, *more = rows[self.of * _MOST :][: self.many]
        pairs = map(xor, last[1:], before)
        return map(xor, last[2:], map(xor, before[1:], more[0])) if more else pairs


LEVELS = (
    WordLevel(0, 2, (1, 3), 0),
    WordLevel(0, 3, (2,), 2),
    WordLevel(1, 2, (1,), 3),
    WordLevel(2, 3, (1,), 4),
    WordLevel(3, 3, (1,), 5),
    WordLevel(4, 3, (1,), 6),
)
_UNSEEN = bytes(not cell & 1 for cell in range(256))
"""Whether two words of a cell were never seen side by side as they begin and end."""


def _numbers(word: str) -> Iterator[int]:
    """Numbers for a word by its first and last letters, four last, four first, two last, three last."""
    shape = _FIGURES.sub("0", word)
    lower = shape.lower()
    keys = lower[:3] + shape[-3:], shape[-4:], lower[:4], shape[-2:], shape[-3:]
    return (crc32(f"{nth}{key}".encode()) for nth, key in enumerate(keys))


def codes(word: str) -> tuple[int, ...]:
    """Three codes for each number: of the last word of those that follow each other, of the one before, and before that."""
    return tuple([number * turn % SIZE for number in _numbers(word) for turn in _TURNS])


class Followers:
    """What was seen of a language."""

    def __init__(self, table: bytes) -> None:
        self.table = table
        self.codes: Memo[str, tuple[int, ...]] = Memo(codes)
        self.second: Memo[str, int] = Memo(lambda word: next(_numbers(word)) % SIZE)
        self.first: Memo[int, int] = Memo(lambda second: second * _SPREAD % SIZE)

    def likelier(self, words: Sequence[str], places: Iterable[Exchange]) -> list[Exchange]:
        """The exchanges after which more of the words at their borders would have been seen side by side.

        Words are looked for as they begin and end. Those that were seen both with the words before and with
        those behind them stand where they belong.
        """
        table, behind = self.table, list(map(self.second.__getitem__, words))
        before = list(map(self.first.__getitem__, behind))
        cells = map(table.__getitem__, map(xor, before, behind[1:]))
        apart = bytes(cells).translate(_UNSEEN)
        return [
            (first, second, end)
            for first, second, end in places
            if (outer := apart[first - 1] + apart[end - 1])
            and (table[before[first - 1] ^ behind[second]] & 1)
            + (table[before[end - 1] ^ behind[first]] & 1)
            + (table[before[second - 1] ^ behind[end]] & 1)
            + outer
            + apart[second - 1]
            > _MOST
        ]

    def count(self, words: Sequence[str]) -> int:
        """How many of the words that follow each other were seen to, of all kinds."""
        rows = list(zip(*map(self.codes.__getitem__, words), strict=True))
        places = chain.from_iterable([level.places(rows) for level in LEVELS])
        cells = int.from_bytes(bytes(map(self.table.__getitem__, places)))
        return (cells & _bits(len(words))).bit_count()


@cache
def _bits(words: int) -> int:
    """The bits of each level in the cells of so many words that follow each other."""
    cells = (
        bytes([(1 << len(level.times)) - 1 << level.bit]) * (words + 1 - level.many)
        for level in LEVELS
    )
    return int.from_bytes(b"".join(cells))


@cache
def followers_of(language: Language) -> Followers | None:
    """What was seen of a language; nothing where nobody has learnt it."""
    path = resources.files("pipeline.grammar") / language.value / FILE
    return Followers(path.read_bytes()) if path.is_file() else None
