"""Followers: which words were seen beside each other in texts of a language, in a table that takes no time to load.

The table has a place for two or three words that follow each other, which their letters come to, and says there
whether they were seen: as they begin and end, by their endings alone, by their roots alone. Words that were never
seen may share a place with others; one in thirty does.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from functools import cache, reduce
from importlib import resources
from operator import xor
from typing import Final, NamedTuple
from zlib import crc32

from pipeline.clean.displaced.trigrams import KEPT
from pipeline.languages import Language
from pipeline.memo import Memo

FILE = "followers.model"
SIZE = 1 << 21
_SPREAD = 0x9E3779B1
"""An odd number whose multiples lie far apart."""
_FIGURES = re.compile(r"[0-9]+")
_MOST = 3
"""Words that follow each other."""
_ENOUGH = 4
"""Of the six pairs of words at the borders of two that may have changed places: so many must speak for it."""
_OUTER = 3
"""The bit that tells one of the outer borders speaks."""
_FOUND = re.compile(rb"[%c-%c]" % (1 << _OUTER | _ENOUGH, 1 << _OUTER | 6))

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


LEVELS = (
    WordLevel(0, 2, (1, 3), 0),
    WordLevel(0, 3, (2,), 2),
    WordLevel(1, 2, (1,), 3),
    WordLevel(2, 3, (1,), 4),
    WordLevel(3, 3, (1,), 5),
    WordLevel(4, 3, (1,), 6),
)
_SEEN = bytes(cell & 1 for cell in range(256))
"""Whether two words of a cell were seen side by side as they begin and end."""
_LANES: Final = "I"
"""The type of a place in the table."""


def _numbers(word: str) -> Iterator[int]:
    """Numbers for a word by its first and last letters, four last, four first, two last, three last."""
    shape = _FIGURES.sub("0", word)
    lower = shape.lower()
    keys = lower[:3] + shape[-3:], shape[-4:], lower[:4], shape[-2:], shape[-3:]
    return (crc32(f"{nth}{key}".encode()) for nth, key in enumerate(keys))


def codes(word: str) -> tuple[bytes, ...]:
    """The codes of a word for each level: as the last one of those that follow each other, as the one before, before that."""
    numbers = tuple(_numbers(word))
    return tuple(
        array(
            _LANES,
            [numbers[one.of] * _SPREAD**turn % SIZE if turn < one.many else 0 for one in LEVELS],
        ).tobytes()
        for turn in range(_MOST)
    )


def places(rows: Sequence[Sequence[bytes]]) -> memoryview[int]:
    """Where in the table words that follow each other stand, from the third on: at each level, by the codes of all words."""
    last, before, first = zip(*rows, strict=True)
    return _places(b"".join(last[2:]), b"".join(before[1:-1]), b"".join(first[:-2]))


def _places(*sides: bytes) -> memoryview[int]:
    """The places that codes come to, all words in one exclusive or: one by one they take Python five times as long."""
    place = reduce(xor, [int.from_bytes(side, "little") for side in sides])
    return memoryview(place.to_bytes(len(sides[0]), "little")).cast(_LANES)


class Followers:
    """What was seen of a language."""

    def __init__(self, table: bytes) -> None:
        self.table = table
        self.codes: Memo[str, tuple[bytes, ...]] = Memo(codes, KEPT)
        self.last: Memo[str, int] = Memo(lambda word: next(_numbers(word)) % SIZE, KEPT)
        self.before: Memo[str, int] = Memo(lambda word: self.last[word] * _SPREAD % SIZE, KEPT)

    def count(self, words: Sequence[str]) -> int:
        """How many of the words that follow each other were seen to, of all kinds, from the third on."""
        table, at = self.table, places([self.codes[word] for word in words])
        cells = int.from_bytes(bytes([table[place] for place in at]), "little")
        return (cells & _bits_in_cells(len(words) - _MOST + 1)).bit_count()


class SeenBorders:
    """Words of a text that may have changed places, by those that were seen side by side as they begin and end."""

    def __init__(self, words: Sequence[str], seen: Followers) -> None:
        self.table = seen.table
        self.before = array(_LANES, map(seen.before.__getitem__, words))
        self.last = array(_LANES, map(seen.last.__getitem__, words))

    def likelier(self) -> Iterator[Exchange]:
        """The exchanges of two words after which more of those at their borders would have been seen side by side.

        Those that were seen both with the words before and with those behind them stand where they belong.
        """
        before, last, ones = self.before, self.last, bytes([1]) * (len(self.last) - 1)
        apart = int.from_bytes(ones, "little") ^ self._seen_side_by_side(before[:-1], last[1:])
        far, back = (
            self._seen_side_by_side(before[:-2], last[2:]),
            self._seen_side_by_side(before[1:], last[:-1]),
        )
        # A byte for the word before each two: what speaks for their exchange.
        speaking = apart + (apart >> 8) + (apart >> 16) + far + (far >> 8) + (back >> 8)
        found = speaking + ((apart | apart >> 16) << _OUTER)
        for match in _FOUND.finditer(found.to_bytes(len(last), "little")):
            yield match.start() + 1, match.start() + 2, match.start() + 3

    def _seen_side_by_side(self, before: array[int], last: array[int]) -> int:
        """A byte for each two words: whether they were seen side by side."""
        table, at = self.table, _places(last.tobytes(), before.tobytes())
        cells = bytes([table[place] for place in at])
        return int.from_bytes(cells.translate(_SEEN), "little")

    def is_likelier(self, first: int, second: int, end: int) -> bool:
        """The same of any words, as of lines, from `first` on that may have changed places with those from `second` on."""
        borders = (first - 1, first), (end - 1, end), (second - 1, second)
        *outer, inner = (not self._seen_to_follow(*two) for two in borders)
        instead = (first - 1, second), (end - 1, first), (second - 1, end)
        seen = sum(self._seen_to_follow(*two) for two in instead)
        return any(outer) and sum(outer) + inner + seen >= _ENOUGH

    def _seen_to_follow(self, one: int, other: int) -> int:
        return self.table[self.before[one] ^ self.last[other]] & 1


@cache
def _bits_in_cells(count: int) -> int:
    """The bits of all levels in the cells of so many words."""
    masks = bytes([(1 << len(level.times)) - 1 << level.bit for level in LEVELS])
    return int.from_bytes(masks * count, "little")


@cache
def followers_of(language: Language) -> Followers | None:
    """What was seen of a language; nothing where nobody has learnt it."""
    path = resources.files("pipeline.grammar") / language.value / FILE
    return Followers(path.read_bytes()) if path.is_file() else None
