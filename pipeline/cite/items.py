"""The number of a provision: figures, an ordinal in words, Roman figures, a letter."""

import re
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from pipeline.cite.lexicon import Counting, UnitWord, Words, as_roman
from pipeline.cite.pieces import DATES, Pieces
from pipeline.cite.tokenized import Tokenized
from pipeline.cite.values import ProvisionItem
from pipeline.text import Span
from pipeline.words.equivalents import DASH_SIGNS
from pipeline.words.quotes import MARKS
from pipeline.words.tokens import NUMBER, WORD

INDEX = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
INDICES = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
LONGEST_NUMBER = 12
FIGURES, ORDINAL, ROMANS, LETTER = "figures", "ordinal", "roman", "letter"


class ItemAt(NamedTuple):
    """An item and its tokens, `first` up to `last` (not included)."""

    first: int
    last: int
    item: ProvisionItem
    sort: str
    ranged: bool = False
    """Whether it opens a range that the next item ends."""
    letter: int = 0
    """Where a letter stands among those that number items."""

    @property
    def key(self) -> tuple[int, ...]:
        """What items of one sort are sorted by."""
        return (self.letter,) if self.sort is LETTER else number_key(self.item.value)


class Items:
    """Reads the items of one paragraph."""

    def __init__(self, line: Tokenized, pieces: Pieces, words: Words) -> None:
        self.line, self.words = line, words
        self.table = words.grammar.provisions
        self.endings = self.table.ordinal_endings
        dates = [range(p.first, p.last) for p in pieces.all if p.sort in DATES]
        self.taken = frozenset([index for date in dates for index in date])

    @cached_property
    def starting(self) -> dict[int, ItemAt]:
        """Every item of the paragraph by its first token."""
        found: dict[int, ItemAt] = {}
        end = 0
        for at in self.line.where(attrgetter("numeral")):
            if at >= end and (read := self._item(at)):
                found[at], end = read, read.last
        return found

    @cached_property
    def ending(self) -> dict[int, ItemAt]:
        """The same by the token behind their last one."""
        return {read.last: read for read in self.starting.values()}

    def _item(self, at: int) -> ItemAt | None:
        """Read the item that begins with a token: its number, and the bracket or ending behind it."""
        line = self.line
        if line.tokens[at].text in MARKS:
            return self._quoted_letter(at)
        worded = line.kind(at) is WORD
        read = worded and (self._ordinal(at, at + 2) or self._ordinal(at, at + 1))
        read = read or self._plain_number(at)
        if read is None or read.sort is ORDINAL:
            return read
        after, following = read.last, line.word(read.last)
        if read.sort is FIGURES:
            # What follows a number may show that it is a day, a year, or a share.
            if following == "%" or line.is_date_word(after):
                return None
            if following in DASH_SIGNS and line.is_glued(at):
                if line.word(after + 1) in self.endings:
                    return read._replace(last=after + 2, sort=ORDINAL)
                # `151-, 152-баптар` share what the hyphen joins them to.
                joined = line.word(after + 1) == "," or line.tokens[after : after + 2][-1].joins
                return read._replace(last=after + 1) if joined else read
        # A bracket that none has opened belongs to the number: `3)`.
        if following == ")" and after not in line.closing and line.is_glued(after - 1):
            span = Span(read.item.span.start, line.place(after, after + 1).end)
            return read._replace(last=after + 1, item=read.item._replace(span=span, bracketed=True))
        return read

    def _plain_number(self, at: int) -> ItemAt | None:
        token = self.line.tokens[at]
        if token.kind is NUMBER:
            fits = len(token.text) <= LONGEST_NUMBER and at not in self.taken
            fits = fits and not self._is_part_of_another(at)
            return self._make_item(at, at + 1) if fits else None
        if number := as_roman(token.text):
            return self._make_item(at, at + 1, str(number), ROMANS)
        if token.lower in self.words.letters and self.line.word(at + 1) == ")":
            return self._make_letter(at, at + 1, token.lower)
        return None

    def _ordinal(self, first: int, last: int) -> ItemAt | None:
        """Read an ordinal of one word, or of two (`он бірінші`), which is no end of a longer one."""
        if first < 0 or last > self.line.count or self.line.is_torn(first):
            return None
        if self.line.word(first - 1) in self.words.cardinals:
            return None
        ordinal, line = self._known_ordinal(first, last), self.line
        if ordinal is None:
            return None
        # `третья-1`: an index is tied to the word by a hyphen.
        tied = line.word(last) in DASH_SIGNS and line.is_glued(last) and line.is_glued(last - 1)
        if tied and line.kind(last + 1) is NUMBER:
            value = f"{ordinal.value}-{line.word(last + 1)}"
            return self._make_item(first, last + 2, value, ORDINAL)
        return self._make_item(first, last, str(ordinal.value), ORDINAL)

    def _known_ordinal(self, first: int, last: int) -> Counting | None:
        return self.words.ordinals.get(self.line.lowered(first, last))

    def can_count(self, read: ItemAt, unit: UnitWord) -> bool:
        """Whether an ordinal can count a unit: `части второй`, but not `части второго`."""
        ordinal = self._known_ordinal(read.first, read.last)
        genders = ordinal.genders if ordinal else ()
        return not (genders and unit.genders) or not unit.genders.isdisjoint(genders)

    def is_plural(self, read: ItemAt) -> bool:
        """Whether an ordinal counts several units at once: `части третьи`."""
        ordinal = self._known_ordinal(read.first, read.last)
        return ordinal is not None and ordinal.plural

    def _quoted_letter(self, first: int) -> ItemAt | None:
        """Read a letter in quotation marks, which may hold its bracket."""
        letter = self.line.word(first + 1)
        last = first + 3 + (self.line.word(first + 2) == ")")
        closing = self.line.word(last - 1)
        if letter not in self.words.letters or not closing or closing not in MARKS:
            return None
        read = self._make_letter(first, last, letter)
        return read._replace(item=read.item._replace(bracketed=True))

    def _make_letter(self, first: int, last: int, letter: str) -> ItemAt:
        read = self._make_item(first, last, self.words.letters[letter], LETTER)
        return read._replace(letter=[*self.words.letters].index(letter))

    def _make_item(self, first: int, last: int, value: str = "", sort: str = FIGURES) -> ItemAt:
        # An index stands behind a hyphen: `484¹` is `484-1`.
        text = self.line.tokens[first].text
        value = value or INDEX.sub(lambda index: f"-{index[0].translate(INDICES)}", text)
        place = self.line.place(first, last)
        return ItemAt(first, last, ProvisionItem(value, place, worded=sort is ORDINAL), sort)

    def _is_part_of_another(self, at: int) -> bool:
        """Whether a number is part of something else: `4A`, `1,5`, `3.1`."""
        line = self.line
        if line.is_torn(at + 1) and not (self.table.numeral_first and line.tokens[at + 1].unit):
            return True
        before = line.word(at - 1) if line.is_glued(at - 1) else ""
        after = line.word(at + 1) if line.is_glued(at) else ""
        # A slash makes it a part of an act's or a case's number, a percent sign a share.
        if before == "/" or after in ("/", "%"):
            return True
        return self._is_decimal(at - 1) or self._is_decimal(at + 1)

    def _is_decimal(self, sign: int) -> bool:
        """Whether a sign makes one number of two: of `234-1,245`, `73,74` each is one, and a blank is missing."""
        line, mark = self.line, self.line.word(sign)
        if mark not in (".", ","):
            return False
        one, other = line.word(sign - 1), line.word(sign + 1)
        glued = line.is_glued(sign - 1) and line.is_glued(sign)
        numbers = line.kind(sign - 1) is NUMBER and line.kind(sign + 1) is NUMBER
        # Compared as figures, of which a number has as many as somebody wrote.
        decimal = len(one) > 1 and one.isdecimal() and other.isdecimal()
        rising = decimal and (len(one), one) < (len(other), other)
        listed = mark == "," and (rising or "-" in one + other)
        return glued and numbers and not listed


def number_key(value: str) -> tuple[int, ...]:
    """A number in a form that sorts: `43-1` behind `43`."""
    decimal = value[0].isdecimal()
    return tuple(map(int, value.split("-"))) if decimal else (ord(value[0]),)
