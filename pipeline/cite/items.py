"""The numbers of provisions: figures, ordinals in words, Roman figures, letters; lists, ranges."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from pipeline.cite.pieces import DATES
from pipeline.cite.values import Item
from pipeline.cite.words import ROMAN
from pipeline.text import Span
from pipeline.words.equivalents import DASH_SIGNS
from pipeline.words.quotes import MARKS
from pipeline.words.tokens import NUMBER, WORD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.cite.pieces import Pieces
    from pipeline.cite.tokenized import Tokenized
    from pipeline.cite.words import Unit, Words
    from pipeline.grammar import Grammar

ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}
INDEX = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
INDICES = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
LETTERS = {letter: letter for letter in "abcdefghijklmnopqrstuvwxyz"} | dict(
    zip("абвгдеәғқ", ("a", "b", "v", "g", "d", "e", "ae", "gh", "q"), strict=True)
)
HIGHEST_INDEX = 20
LONGEST_NUMBER = 12
FIGURES, ORDINAL, ROMANS, LETTER = "figures", "ordinal", "roman", "letter"


class Read(NamedTuple):
    """An item and its tokens, `first` up to `last` (not included)."""

    first: int
    last: int
    item: Item
    sort: str
    ranged: bool = False
    """Whether it opens a range that the next item ends."""


class Items:
    """Reads the items of one paragraph."""

    def __init__(self, line: Tokenized, pieces: Pieces, grammar: Grammar, words: Words) -> None:
        self.line, self.words = line, words
        self.endings = grammar.provisions.ordinal_endings
        self.joined = bool(grammar.provisions.joiner)
        dates = (range(p.first, p.last) for p in pieces.all if p.sort in DATES)
        self.taken = frozenset(index for date in dates for index in date)

    def list_before(self, end: int) -> list[Read]:
        """Read the list that ends before a token."""
        last = self.before(end)
        found = [last] if last else []
        while found and (over := self._separator_before(found[0].first)):
            item = self.before(over[0])
            if item is None or not _goes_with(item, found[0], ranged=over[1]):
                break
            found.insert(0, item._replace(ranged=over[1]))
        return found

    def list_behind(self, start: int) -> list[Read]:
        """Read the list that begins with a token."""
        first = self.behind(start)
        found = [first] if first else []
        while found and (over := self._separator_behind(found[-1].last)):
            item = self.behind(over[0])
            if item is None or not _goes_with(found[-1], item, ranged=over[1]):
                break
            found[-1] = found[-1]._replace(ranged=over[1])
            found.append(item)
        return found

    def before(self, end: int) -> Read | None:
        """Read the item that ends before a token."""
        at = end - 1
        if at < 0:
            return None
        if self.line.word(at) == ")" and at not in self.line.closing:
            inner = self._plain(at - 1) if self.line.glued(at - 1) else None
            return _bracketed(inner, end, self.line) if inner else None
        if self.line.tokens[at].text in MARKS and at >= 2:
            return self._letter(at - 1, at - 2, end)
        return self._plain(at) or self._ordinal(at - 1, end) or self._ordinal(at, end)

    def behind(self, start: int) -> Read | None:
        """Read the item that begins with a token."""
        line = self.line
        if start >= line.count:
            return None
        if line.tokens[start].text in MARKS:
            closed = line.word(start + 2) in MARKS
            return self._letter(start + 1, start, start + 3) if closed else None
        read = self._plain(start) or self._ordinal(start, start + 2)
        read = read or self._ordinal(start, start + 1)
        if read is None or (read.sort is FIGURES and self._counts_else(read.last)):
            return None
        if (
            line.word(read.last) == ")"
            and read.last not in line.closing
            and line.glued(read.last - 1)
        ):
            return _bracketed(read, read.last + 1, line)
        ending = line.word(read.last) in DASH_SIGNS and line.word(read.last + 1) in self.endings
        return read._replace(last=read.last + 2) if ending else read

    def _plain(self, at: int) -> Read | None:
        token = self.line.tokens[at]
        if token.kind is NUMBER:
            fits = len(token.text) <= LONGEST_NUMBER and at not in self.taken
            return self._read(at, at + 1) if fits and not self._broken(at) else None
        if token.kind is not WORD:
            return None
        if ROMAN.match(token.text):
            return self._read(at, at + 1, str(_roman(token.text)), ROMANS)
        if token.lower in LETTERS and self.line.word(at + 1) == ")":
            return self._read(at, at + 1, LETTERS[token.lower], LETTER)
        return None

    def _ordinal(self, first: int, last: int) -> Read | None:
        """Read an ordinal of one word, or of two (`он бірінші`)."""
        if first < 0:
            return None
        words = " ".join(self.line.word(index) for index in range(first, last))
        ordinal = self.words.ordinals.get(words)
        return self._read(first, last, str(ordinal.value), ORDINAL) if ordinal else None

    def agrees(self, read: Read, unit: Unit) -> bool:
        """Whether an ordinal can count a unit: `части второй`, but not `части второго`."""
        words = " ".join(self.line.word(index) for index in range(read.first, read.last))
        ordinal = self.words.ordinals.get(words)
        told = ordinal is not None and ordinal.genders and unit.genders
        return not told or not unit.genders.isdisjoint(ordinal.genders if ordinal else ())

    def _letter(self, at: int, first: int, last: int) -> Read | None:
        """Read a letter in quotation marks."""
        value = LETTERS.get(self.line.word(at))
        if value is None or self.line.tokens[first].text not in MARKS:
            return None
        read = self._read(first, last, value, LETTER)
        return read._replace(item=replace(read.item, bracketed=True))

    def _read(self, first: int, last: int, value: str = "", sort: str = FIGURES) -> Read:
        value = value or _figures(self.line.tokens[first].text)
        place = self.line.place(first, last)
        return Read(first, last, Item(value, place, worded=sort is ORDINAL), sort)

    def _broken(self, at: int) -> bool:
        """Whether a number is part of something else: `A4`, `1,5`, `3.1`."""
        line = self.line
        if line.torn(at) or (line.torn(at + 1) and not (self.joined and line.tokens[at + 1].unit)):
            return True
        before = line.word(at - 1) if line.glued(at - 1) else ""
        after = line.word(at + 1) if line.glued(at) else ""
        if before == "/" or after in ("/", "%"):
            return True
        decimal = after in (".", ",") and line.glued(at + 1) and line.kind(at + 2) is NUMBER
        share = before in (".", ",") and line.glued(at - 2) and line.kind(at - 2) is NUMBER
        return decimal or share

    def _counts_else(self, index: int) -> bool:
        """Whether what follows a number shows that it is a day, a year, or a share."""
        return self.line.dated(index) or self.line.word(index) == "%"

    def _separator_before(self, index: int) -> tuple[int, bool] | None:
        """Give where a separator before a token begins, and whether it makes a range."""
        line, at = self.line, index
        if at and line.tokens[at - 1].ranges:
            return at - 1, True
        if at and line.tokens[at - 1].joins:
            at -= 1
        if at and line.word(at - 1) == ",":
            at -= 1
        return (at, False) if at < index else None

    def _separator_behind(self, index: int) -> tuple[int, bool] | None:
        line, at = self.line, index
        if at >= line.count:
            return None
        if line.tokens[at].ranges:
            return at + 1, True
        if line.word(at) == ",":
            at += 1
        if at < line.count and line.tokens[at].joins:
            at += 1
        return (at, False) if at > index else None


def with_ranges(reads: list[Read], unit: Unit) -> Iterator[Item]:
    """Give the items of a list, the two ends of a range as one.

    `55-58` is a range before a plural; where the form does not tell, it is one if no index is so
    high. `43-1` is a number with its index.
    """
    rest = iter(reads)
    for read in rest:
        if read.ranged and (end := next(rest, None)):
            yield _until(read.item, end.item)
        else:
            highest = 0 if unit.plural else HIGHEST_INDEX
            split = read.sort is FIGURES and not unit.singular
            yield _split(read.item, highest) if split else read.item


def order(value: str) -> tuple[int, ...]:
    """Give a number in a form that sorts: `43-1` behind `43`."""
    return (
        tuple(int(part) for part in value.split("-")) if value[0].isdecimal() else (ord(value[0]),)
    )


def _goes_with(first: Read, second: Read, *, ranged: bool) -> bool:
    """Whether two items belong to one list."""
    alike = first.sort is second.sort and first.item.bracketed == second.item.bracketed
    rising = order(first.item.value) < order(second.item.value)
    return (
        alike
        and not (ranged and second.ranged)
        and (rising or (first.sort is ORDINAL and not ranged))
    )


def _until(first: Item, last: Item) -> Item:
    return replace(first, until=last)


def _split(item: Item, highest: int) -> Item:
    """Read `55-58` as a range if its end is higher than any index."""
    low, hyphen, high = item.value.partition("-")
    if not hyphen or "-" in high or not max(int(low), highest) < int(high):
        return item
    middle = item.span.start + len(low)
    end = replace(item, value=high, span=Span(middle + 1, item.span.end))
    return replace(item, value=low, span=Span(item.span.start, middle), until=end)


def _bracketed(read: Read, last: int, line: Tokenized) -> Read:
    span = Span(read.item.span.start, line.place(last - 1, last).end)
    return read._replace(last=last, item=replace(read.item, span=span, bracketed=True))


def _figures(text: str) -> str:
    """Write an index behind a hyphen: `484¹` as `484-1`."""
    return INDEX.sub(lambda index: f"-{index[0].translate(INDICES)}", text)


def _roman(text: str) -> int:
    values = [ROMAN_VALUES[letter] for letter in text]
    following = [*values[1:], 0]
    return sum(-a if a < b else a for a, b in zip(values, following, strict=True))
