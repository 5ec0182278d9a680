"""The numbers of provisions: figures, ordinals in words, Roman figures, letters; lists, ranges."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from pipeline.cite.levels import RANK
from pipeline.cite.lexicon import ROMAN, Counting, UnitWord, Words
from pipeline.cite.pieces import DATES, Pieces
from pipeline.cite.tokenized import Tokenized
from pipeline.cite.values import ProvisionItem, ProvisionStep
from pipeline.text import Span
from pipeline.words.equivalents import DASH_SIGNS
from pipeline.words.quotes import MARKS
from pipeline.words.tokens import NUMBER, WORD

Below = tuple[tuple[ProvisionStep, ...], ...]
ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}
INDEX = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
INDICES = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
# A higher one is hardly an index: so many articles are seldom put in behind a single one.
HIGHEST_INDEX = 20
LONGEST_NUMBER = 12
FIGURES, ORDINAL, ROMANS, LETTER = "figures", "ordinal", "roman", "letter"


class Read(NamedTuple):
    """An item and its tokens, `first` up to `last` (not included)."""

    first: int
    last: int
    item: ProvisionItem
    sort: str
    ranged: bool = False
    """Whether it opens a range that the next item ends."""


class Items:
    """Reads the items of one paragraph; `brackets` holds what each of its brackets names alone."""

    def __init__(
        self, line: Tokenized, pieces: Pieces, words: Words, brackets: Mapping[int, Below]
    ) -> None:
        self.line, self.words, self.brackets = line, words, brackets
        self.table = words.grammar.provisions
        self.endings = self.table.ordinal_endings
        dates = [range(p.first, p.last) for p in pieces.all if p.sort in DATES]
        self.taken = frozenset([index for date in dates for index in date])
        self.acts = frozenset([piece.first for piece in pieces.heads])

    def list_before(self, end: int, unit: UnitWord) -> list[Read]:
        """Read the list that ends before a token."""
        if ends := self._worded_before(end):
            return ends
        last = self._before(end, unit)
        found = [last] if last else []
        while found and (over := self._separator_before(found[0].first)):
            item = self._before(over[0], unit)
            item = item and _sharing_bracket(item, found[0])
            if item is None or not _goes_with(item, found[0], ranged=over[1], free=True):
                # `91–1-бабы` is no range and no article 1.
                return [] if item and over[1] and len(found) == 1 else found
            found.insert(0, item._replace(ranged=over[1]))
        return found

    def list_behind(self, start: int, unit: UnitWord) -> list[Read]:
        """Read the list that begins with a token."""
        first = self._opened(start, unit) or self._behind(start, unit)
        found = [first] if first else []
        while found and (over := self._separator_behind(found[-1], unit)):
            item = self._opened(over[0], unit) or self._behind(over[0], unit)
            if item is None:
                break
            free = self._ends_list(item.last) or self._joins_ordinals(found[-1], item)
            if not _goes_with(found[-1], item, ranged=over[1], free=free):
                return [] if len(found) == 1 and self._glued(found[0].last) else found
            found[-1] = found[-1]._replace(ranged=over[1])
            found.append(item)
        return found

    def _before(self, end: int, unit: UnitWord) -> Read | None:
        """The item that ends before a token, with a bracket that names what is below it."""
        bracket = self.line.closing.get(end - 1, end)
        read = self._with_below(self.ending.get(bracket), unit)
        return read if read and read.last == end else self.ending.get(end)

    def _behind(self, start: int, unit: UnitWord) -> Read | None:
        """The item that begins with a token, with a bracket that names what is below it."""
        return self._with_below(self.starting.get(start), unit)

    def _with_below(self, read: Read | None, unit: UnitWord) -> Read | None:
        below = self.below(read.last, unit) if read else ()
        if read is None or not below:
            return read
        last = self.line.brackets[read.last] + 1
        return read._replace(last=last, item=read.item._replace(below=below))

    def below(self, bracket: int, unit: UnitWord) -> Below:
        """What a bracket names below a unit; nothing where it holds other words or a larger unit."""
        held = self.brackets.get(bracket)
        if not held:
            return ()
        smaller = all(RANK[steps[0].kind] > RANK[unit.kinds[0]] for steps in held if steps)
        return held if smaller else ()

    @cached_property
    def starting(self) -> dict[int, Read]:
        """Every item of the paragraph by its first token."""
        found: dict[int, Read] = {}
        end = 0
        for at in self.line.where(attrgetter("numeral")):
            if at >= end and (read := self._item(at)):
                found[at], end = read, read.last
        return found

    @cached_property
    def ending(self) -> dict[int, Read]:
        """The same by the token behind their last one."""
        return {read.last: read for read in self.starting.values()}

    def _item(self, at: int) -> Read | None:
        """Read the item that begins with a token: its number, and the bracket or ending behind it."""
        line = self.line
        if line.tokens[at].text in MARKS:
            return self._quoted(at)
        worded = line.kind(at) is WORD
        read = worded and (self._ordinal(at, at + 2) or self._ordinal(at, at + 1))
        read = read or self._plain(at)
        if read is None or read.sort is ORDINAL:
            return read
        after, following = read.last, line.word(read.last)
        if read.sort is FIGURES:
            # What follows a number may show that it is a day, a year, or a share.
            if following == "%" or line.dated(after):
                return None
            if following in DASH_SIGNS and line.glued(at):
                if line.word(after + 1) in self.endings:
                    return read._replace(last=after + 2, sort=ORDINAL)
                # `151-, 152-баптар` share what the hyphen joins them to.
                joined = line.word(after + 1) == "," or line.tokens[after : after + 2][-1].joins
                return read._replace(last=after + 1) if joined else read
        # A bracket that none has opened belongs to the number: `3)`.
        if following == ")" and after not in line.closing and line.glued(after - 1):
            return _bracketed(read, after + 1, line)
        return read

    def _opened(self, start: int, unit: UnitWord) -> Read | None:
        """Read the lower end of `с 12 по 15`."""
        if self.line.word(start) not in self.words.range_opening:
            return None
        read = self._behind(start + 1, unit)
        closes = read and self.line.word(read.last) in self.words.range_closing
        return read if closes else None

    def _worded_before(self, end: int) -> list[Read]:
        """Read both ends of `12-ден 15-ке дейінгі` before a token."""
        line, table = self.line, self.table
        # The seven tokens are number, dash and ending, the same once more, and the closing word.
        if end < 7 or line.word(end - 1) not in self.words.range_closing:
            return []
        endings = (
            line.word(end - 5) in table.lower_endings,
            line.word(end - 2) in table.upper_endings,
        )
        if not all(endings) or not {line.word(end - 3), line.word(end - 6)} <= DASH_SIGNS:
            return []
        low, high = self._plain(end - 7), self._plain(end - 4)
        if low is None or high is None or not _goes_with(low, high, ranged=True):
            return []
        return [low._replace(ranged=True), high._replace(last=end)]

    def _plain(self, at: int) -> Read | None:
        token = self.line.tokens[at]
        if token.kind is NUMBER:
            fits = len(token.text) <= LONGEST_NUMBER and at not in self.taken
            return self._read(at, at + 1) if fits and not self._broken(at) else None
        if ROMAN.match(token.text):
            return self._read(at, at + 1, str(_roman(token.text)), ROMANS)
        if token.lower in self.words.letters and self.line.word(at + 1) == ")":
            return self._read(at, at + 1, self.words.letters[token.lower], LETTER)
        return None

    def _ordinal(self, first: int, last: int) -> Read | None:
        """Read an ordinal of one word, or of two (`он бірінші`), which is no end of a longer one."""
        if first < 0 or last > self.line.count or self.line.torn(first):
            return None
        if self.line.word(first - 1) in self.words.numerators:
            return None
        ordinal = self._counting(first, last)
        if ordinal and self._is_index(last + 1):
            value = f"{ordinal.value}-{self.line.word(last + 1)}"
            return self._read(first, last + 2, value, ORDINAL)
        return self._read(first, last, str(ordinal.value), ORDINAL) if ordinal else None

    def _is_index(self, at: int) -> bool:
        """Whether a number is tied by a hyphen to the word before it: `третья-1`."""
        line = self.line
        if line.word(at - 1) not in DASH_SIGNS or line.kind(at) is not NUMBER:
            return False
        return line.glued(at - 1) and line.glued(at - 2) and line.kind(at - 2) is WORD

    def _counting(self, first: int, last: int) -> Counting | None:
        return self.words.ordinals.get(
            " ".join([token.lower for token in self.line.tokens[first:last]])
        )

    def agrees(self, read: Read, unit: UnitWord) -> bool:
        """Whether an ordinal can count a unit: `части второй`, but not `части второго`."""
        if read.sort is not ORDINAL:
            return True
        ordinal = self._counting(read.first, read.last)
        told = ordinal is not None and ordinal.genders and unit.genders
        return not told or not unit.genders.isdisjoint(ordinal.genders if ordinal else ())

    def _quoted(self, first: int) -> Read | None:
        """Read a letter in quotation marks."""
        value = self.words.letters.get(self.line.word(first + 1))
        closed = first + 2 < self.line.count and self.line.tokens[first + 2].text in MARKS
        if value is None or not closed:
            return None
        read = self._read(first, first + 3, value, LETTER)
        return read._replace(item=read.item._replace(bracketed=True))

    def _read(self, first: int, last: int, value: str = "", sort: str = FIGURES) -> Read:
        value = value or _figures(self.line.tokens[first].text)
        place = self.line.place(first, last)
        return Read(first, last, ProvisionItem(value, place, worded=sort is ORDINAL), sort)

    def _broken(self, at: int) -> bool:
        """Whether a number is part of something else: `4A`, `1,5`, `3.1`."""
        line = self.line
        if line.torn(at + 1) and not (self.table.numeral_first and line.tokens[at + 1].unit):
            return True
        before = line.word(at - 1) if line.glued(at - 1) else ""
        after = line.word(at + 1) if line.glued(at) else ""
        # A slash makes it a part of an act's or a case's number, a percent sign a share.
        if before == "/" or after in ("/", "%"):
            return True
        decimal = after in (".", ",") and line.glued(at + 1) and line.kind(at + 2) is NUMBER
        share = before in (".", ",") and line.glued(at - 2) and line.kind(at - 2) is NUMBER
        return decimal or share

    def _joins_ordinals(self, first: Read, second: Read) -> bool:
        """Whether one of two items is in words, and what follows cannot be counted by the other."""
        at = second.last
        unit = at < self.line.count and self.line.tokens[at].unit
        return first.sort is not second.sort and (second.sort is ORDINAL or bool(unit))

    def _ends_list(self, index: int) -> bool:
        """Whether what follows a number is no noun that it may count: an act, or a mark."""
        line = self.line
        if index >= line.count or line.kind(index) is not WORD:
            return True
        return index in self.acts or line.tokens[index].joins

    def _separator_before(self, index: int) -> tuple[int, bool] | None:
        """Where a separator before a token begins, and whether it makes a range."""
        line, at = self.line, index
        if at and line.tokens[at - 1].ranges:
            return at - 1, True
        while at and line.tokens[at - 1].joins:
            at -= 1
        if at and line.word(at - 1) == ",":
            at -= 1
        return (at, False) if at < index else None

    def _separator_behind(self, read: Read, unit: UnitWord) -> tuple[int, bool] | None:
        """Where a separator behind an item ends, and whether it makes a range."""
        line, index = self.line, read.last
        if index >= line.count:
            return None
        if line.tokens[index].ranges or self._closes(read, unit):
            return index + 1, True
        at = line.over_joint(index)
        return (at, False) if at > index else None

    def _glued(self, index: int) -> bool:
        """Whether a dash stands between two numbers without a blank, as in `91–1`."""
        number, dash = self.line.tokens[index - 1 : index + 1]
        return dash.ranges and number.glued and dash.glued

    def _closes(self, read: Read, unit: UnitWord) -> bool:
        """Whether a word joins an item to the upper end of its range."""
        if self.line.word(read.last) not in self.words.range_closing:
            return False
        return unit.plural or self.line.word(read.first - 1) in self.words.range_opening


def with_ranges(reads: list[Read], unit: UnitWord) -> Iterator[ProvisionItem]:
    """The items of a list, the two ends of a range as one.

    `55-58` is a range before a plural or in a list; `43-1` is a number with its index. Where the
    form does not tell and both may be, the item is doubtful. Of `5-7, 5-8` each has an index.
    """
    certain = unit.plural or len(reads) > 1
    bases = Counter(map(_base, reads)) if len(reads) > 1 else {}
    rest = iter(reads)
    for read in rest:
        if read.ranged and (end := next(rest, None)):
            yield read.item._replace(until=end.item)
        elif read.sort is not FIGURES or unit.singular or bases.get(_base(read), 1) > 1:
            yield read.item
        else:
            yield _split(read.item, certain=certain)


def _base(read: Read) -> str:
    """A number without its index."""
    return read.item.value.partition("-")[0]


def order(value: str) -> tuple[int, ...]:
    """A number in a form that sorts: `43-1` behind `43`."""
    return (
        tuple(int(part) for part in value.split("-")) if value[0].isdecimal() else (ord(value[0]),)
    )


def _goes_with(first: Read, second: Read, *, ranged: bool, free: bool = False) -> bool:
    """Whether two items belong to one list: they rise, unless the list is `free` of an order.

    Where it is, words and figures may stand side by side: `частями первой, 1-1 и второй`.
    """
    rising = order(first.item.value) < order(second.item.value)
    mixed = rising and free and {first.sort, second.sort} == {ORDINAL, FIGURES}
    same = first.sort is second.sort or mixed
    alike = same and first.item.bracketed == second.item.bracketed
    unordered = not ranged and (free or first.sort is ORDINAL)
    return alike and not (ranged and second.ranged) and (rising or unordered)


def _sharing_bracket(item: Read, behind: Read) -> Read:
    """An item of a list that only the last one closes with a bracket: `3, 5 және 9) тармақшалары`."""
    figures = item.sort is behind.sort is FIGURES
    rising = figures and order(item.item.value) < order(behind.item.value)
    shared = rising and behind.item.bracketed
    return item._replace(item=item.item._replace(bracketed=True)) if shared else item


def _split(item: ProvisionItem, *, certain: bool) -> ProvisionItem:
    """Read `55-58` as a range: its end is higher, and may be no index if it is high enough."""
    low, hyphen, high = item.value.partition("-")
    # A raised index is printed without the hyphen of its value, so the lengths differ: it is no
    # range.
    raised = item.span.length != len(item.value)
    if raised or not hyphen or "-" in high or not int(low) < int(high):
        return item
    middle = item.span.start + len(low)
    end = item._replace(value=high, span=Span(middle + 1, item.span.end), below=())
    doubtful = not certain and int(high) <= HIGHEST_INDEX
    span = Span(item.span.start, middle)
    return item._replace(value=low, span=span, until=end, doubtful=doubtful)


def _bracketed(read: Read, last: int, line: Tokenized) -> Read:
    span = Span(read.item.span.start, line.place(last - 1, last).end)
    return read._replace(last=last, item=read.item._replace(span=span, bracketed=True))


def _figures(text: str) -> str:
    """Write an index behind a hyphen: `484¹` as `484-1`."""
    if text.isascii():
        return text
    return INDEX.sub(lambda index: f"-{index[0].translate(INDICES)}", text)


def _roman(text: str) -> int:
    values = [ROMAN_VALUES[letter] for letter in text]
    # Behind the last figure none can be larger, so it is always added.
    following = [*values[1:], 0]
    return sum(-a if a < b else a for a, b in zip(values, following, strict=True))
