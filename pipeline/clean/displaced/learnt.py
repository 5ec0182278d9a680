"""Learnt: what was learnt of a language from text, read from its file when it is first needed."""

from __future__ import annotations

import json
import sys
import zlib
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from pipeline.clean.displaced.shapes import EDGE, kind, pieces, root
from pipeline.clean.displaced.source_spans import PARTS, LinkPart
from pipeline.clean.displaced.trigrams import KEPT, STEP, Order, Trigrams
from pipeline.languages import Language
from pipeline.memo import Memo

_FILE = "runs.model"
_CHUNK = 1 << 18
"""Bytes that are unpacked at a time."""
_BITS = 20
"""So many hold the steps that a line costs by one model."""
_MOST = (1 << _BITS) - 1
_NEVER = 2.0
"""A probability that no reading has."""


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """A token: its number in each language model, and its class as the link model knows it; each is there once."""

    word: int
    kind: int
    root: int
    name: str


@dataclass(eq=False)
class Learnt:
    """The numbers of words, classes and roots, their language models, the link model, the weights."""

    words: Mapping[str, int]
    kinds: Mapping[str, int]
    roots: Mapping[str, int]
    known: frozenset[str]
    """Words in small letters that were seen, be it once."""
    common: frozenset[str]
    """Words that are classes of their own."""
    by_word: Trigrams
    by_kind: Trigrams
    by_root: Trigrams
    links: Mapping[str, Mapping[str, float]]
    weights: Mapping[str, float]
    threshold: float
    """From which probability on a reading is restored."""

    def __post_init__(self) -> None:
        self.tokens, self.shapes = Memo(self._tokens), Memo(self._tokens_of_shape)
        self.pairs, self.triples = (
            Memo(self._cost_of_pair, KEPT),
            Memo(self._cost_of_triple, KEPT),
        )
        self.parts = {part: LinkPart(self.links[part]) for part in PARTS}

    def knows(self, word: str) -> bool:
        """Whether a word was ever seen."""
        lower = word.lower()
        return lower in self.known or word in self.words or lower in self.words

    def is_ending(self, letters: str) -> bool:
        """Whether a few letters are no word, or so seldom one that they may be the end of one."""
        return letters not in self.common and (len(letters) == 1 or not self.knows(letters))

    def joins(self, word: str) -> bool:
        """Whether a word was seen joined to a figure by a hyphen."""
        lower = word.lower()
        return "0-" + lower in self.words or "1-" + lower in self.words

    def costs(self, tokens: Sequence[Shape]) -> tuple[float, float, float]:
        """The nats of all tokens behind the first two, by words, classes and roots."""
        triples = zip(tokens, tokens[1:], tokens[2:], strict=False)
        whole = sum(map(self.triples.__getitem__, triples))
        return STEP * (whole & _MOST), STEP * (whole >> _BITS & _MOST), STEP * (whole >> 2 * _BITS)

    def _cost_of_pair(self, pair: tuple[Shape | None, Shape | None]) -> float:
        """What a token costs behind another one by words and classes together; nothing where one is not known."""
        first, second = pair
        if first is None or second is None:
            return 0.0
        words = self.by_word.pair(first.word, second.word)
        return STEP * (words + self.by_kind.pair(first.kind, second.kind))

    def _cost_of_triple(self, triple: tuple[Shape, Shape, Shape]) -> int:
        """What a token costs behind two others in steps, by all three models in one number."""
        a, b, c = triple
        word = self.by_word.triple(a.word, b.word, c.word)
        kind = self.by_kind.triple(a.kind, b.kind, c.kind)
        return word | kind << _BITS | self.by_root.triple(a.root, b.root, c.root) << 2 * _BITS

    def _tokens(self, word: str) -> tuple[Shape, ...]:
        """The tokens of what stands between two blanks."""
        return tuple(map(self._token, pieces(word) if word != EDGE else [EDGE]))

    def _token(self, piece: str) -> Shape:
        name = class_of(piece, self.common)
        word = self.words.get(piece, self.words.get(name, 0))
        return self.shapes[word, self.kinds.get(name, 0), self.roots.get(root(piece), 0), name]

    def _tokens_of_shape(self, shape: tuple[int, int, int, str]) -> Shape:
        return Shape(*shape)


def class_of(piece: str, common: frozenset[str]) -> str:
    """The class of a token; a common word is its own."""
    lower = piece.lower()
    if lower in common:
        return ("^=" if piece[0].isupper() else "=") + lower
    return kind(piece)


@cache
def learnt_of(language: Language) -> Learnt:
    """What was learnt of a language; next to nothing, which restores nothing, where there is no file."""
    file = _model_file(language)
    return _model_in(file) if file else _empty_model()


@cache
def words_of(language: Language) -> frozenset[str]:
    """The words in small letters of the texts that were learnt from, without the rest of the model."""
    file = _model_file(language)
    return frozenset({*file.facts["known"], *map(str.lower, file.facts["words"])} if file else ())


@cache
def _model_file(language: Language) -> _ModelFile | None:
    path = resources.files("pipeline.grammar") / language.value / _FILE
    return _ModelFile(path.read_bytes()) if path.is_file() else None


def read(data: bytes) -> Learnt:
    """The model that a file holds."""
    return _model_in(_ModelFile(data))


def _model_in(file: _ModelFile) -> Learnt:
    facts, links = file.facts, file.line()
    words, kinds, roots = (
        {word: number for number, word in enumerate(facts[name])}
        for name in ("words", "kinds", "roots")
    )
    by_word, by_kind, by_root = (_trigrams(file, len(one)) for one in (words, kinds, roots))
    known, common = frozenset(facts["known"]), frozenset(facts["common"])
    learnt = links, facts["weights"], facts["threshold"]
    return Learnt(words, kinds, roots, known, common, by_word, by_kind, by_root, *learnt)


def _empty_model() -> Learnt:
    """A language of which nothing was learnt: one token, one class, no reading ever certain."""
    none, names, seen = Order(array("Q"), b"", b""), {"?": 0}, frozenset[str]()
    flat = Trigrams(1, b"\0", b"\0", none, none)
    links: Mapping[str, Mapping[str, float]] = {part: {} for part in PARTS}
    return Learnt(names, names, names, seen, seen, flat, flat, flat, links, {}, _NEVER)


class _ModelFile:
    """A model's file: its facts and its links, a line of JSON each, then the n-grams, all compressed; unpacked as far as it is read."""

    def __init__(self, packed: bytes) -> None:
        self._unpacking, self._packed, self._rest = zlib.decompressobj(), packed, b""
        self.facts = self.line()

    def line(self) -> dict[str, Any]:
        while b"\n" not in self._rest:
            self._rest += self._unpacked(_CHUNK)
        line, _, self._rest = self._rest.partition(b"\n")
        found: dict[str, Any] = json.loads(line)
        return found

    def _unpacked(self, most: int) -> bytes:
        found = self._unpacking.decompress(self._packed, most)
        if not found:
            raise EOFError(f"{_FILE} is cut off")
        self._packed = self._unpacking.unconsumed_tail
        return found

    def bytes(self, count: int) -> bytes:
        while len(self._rest) < count:
            self._rest += self._unpacked(_CHUNK)
        found, self._rest = self._rest[:count], self._rest[count:]
        return found

    def numbers(self, count: int) -> array[int]:
        """Numbers, stored by their bytes: the lowest of each first, which takes less room than steps between them."""
        stored, each = self.bytes(8 * count), bytearray(8 * count)
        for place in range(8):
            each[place::8] = stored[place * count :][:count]
        numbers = array("Q", each)
        if sys.byteorder == "big":
            numbers.byteswap()
        return numbers

    def count(self) -> int:
        return int.from_bytes(self.bytes(4), "little")


def _trigrams(taken: _ModelFile, size: int) -> Trigrams:
    costs, backs = taken.bytes(size), taken.bytes(size)
    two = taken.count()
    pairs = Order(taken.numbers(two), taken.bytes(two), taken.bytes(two))
    three = taken.count()
    return Trigrams(size, costs, backs, pairs, Order(taken.numbers(three), taken.bytes(three), b""))
