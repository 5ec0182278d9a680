"""Lists of provisions: a unit with its numbers (`39-баптың`, `1 және 3-тармақтары`, `части второй`).

    group      list unit | unit list | pointer unit | unit of no number   `осы баптың`, `преамбула`
    list       item {separator item}, beside its unit or sharing that of the next list
    item       number [bracket of smaller chains], a range as one         `13 (пункт 2)`, `5 – 7`
    separator  [comma] [conjunction] | range
    range      a dash | closing [unit], behind an opening or a plural     `с 12 по 15`, `со статьи 12 по статью 15`
               | lower end [dash] [opening], before an upper end and a closing   `12-ден 15-ке дейінгі`, `12-баптан бастап 15-бапқа дейінгі`

A list is read from its unit on, back to what stands before it or on to what stands behind.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.cite.items import FIGURES, ORDINAL, ROMANS, ItemAt, Items
from pipeline.cite.levels import RANK, UNNUMBERED
from pipeline.cite.lexicon import UnitWord, Words
from pipeline.cite.namings import NamingPlace
from pipeline.cite.pieces import Pieces
from pipeline.cite.tokenized import Tokenized
from pipeline.cite.values import ProvisionItem, ProvisionStep
from pipeline.grammar.provisions import UnitKind
from pipeline.text import Span
from pipeline.words.equivalents import DASH_SIGNS
from pipeline.words.tokens import NUMBER, WORD

NUMBERED_IN_ROMAN = frozenset({UnitKind.SECTION, UnitKind.SUBSECTION, UnitKind.CHAPTER})
HIGHEST_INDEX = 20
"""A higher one is hardly an index: so many articles are seldom put in behind a single one."""
Below = tuple[tuple[ProvisionStep, ...], ...]


class UnitGroup(NamedTuple):
    """A unit with its numbers and the tokens of both, `first` up to `last` (not included)."""

    first: int
    last: int
    kinds: tuple[UnitKind, ...]
    """More than one where an abbreviation may stand for several units."""
    items: tuple[ProvisionItem, ...]
    """None where the unit points back (`осы баптың`)."""
    word: UnitWord | None = None
    """The word for its unit; None where that is abbreviated or stands elsewhere."""
    pointed: bool = False
    """Whether a word says that it was named before: `названной статьи 32`."""

    @property
    def bare(self) -> bool:
        """Whether its unit is in a form that says that it belongs to nothing named beside it."""
        return self.word is not None and self.word.bare

    @property
    def rank(self) -> int:
        """The place of its kind in `LEVELS`; `пп. 3)` is a subparagraph, `пп. 3` may be larger."""
        return RANK[self.kind(None)]

    def step(self, above: UnitKind | None, line: Tokenized) -> ProvisionStep:
        """The group as a level of a provision, below `above`."""
        place = line.place(self.first, self.last)
        return ProvisionStep(self.kind(above), self.items, place, self.pointed, self.word)

    def kind(self, above: UnitKind | None) -> UnitKind:
        """What it is below `above`."""
        if len(self.kinds) == 1:
            return self.kinds[0]
        smallest = max(self.kinds, key=RANK.__getitem__)
        # Below a unit of one of its own kinds an abbreviation can only mean a smaller one.
        small = above in self.kinds or any(item.bracketed for item in self.items)
        return smallest if small else min(self.kinds, key=RANK.__getitem__)


class UnitAt(NamedTuple):
    """A unit's word, an abbreviation with its full stop; no tokens where it stands elsewhere."""

    first: int
    last: int
    unit: UnitWord
    word: UnitWord | None = None
    """The unit again, where its word is not abbreviated."""


Governor = NamingPlace | UnitGroup
"""What a list of provisions depends on: an act, or a larger unit."""


class Lists:
    """Reads the lists of one paragraph; `brackets` holds what each of its brackets names alone."""

    def __init__(
        self, line: Tokenized, pieces: Pieces, words: Words, brackets: Mapping[int, Below]
    ) -> None:
        self.line, self.pieces, self.words, self.brackets = line, pieces, words, brackets
        self.table = words.grammar.provisions
        self.items = Items(line, pieces, words)
        self.acts = frozenset([piece.first for piece in pieces.heads])
        self.units = {unit.first: unit for unit in self._units()}
        """The words that name units, by their first token."""

    def groups(self, units: Iterable[UnitAt], named: Sequence[NamingPlace]) -> list[UnitGroup]:
        """The groups of some units and acts that stand in the same brackets."""
        every = [group for unit in units if (group := self._group(unit))]
        found = [*every, *self._pronouns_beside_notes(every, named)]
        outermost: list[UnitGroup] = []
        for group in sorted(found, key=lambda one: (one.first, -one.last)):
            if not outermost or group.first >= outermost[-1].last:
                outermost.append(group)
        return self._with_shared_units(outermost, named)

    def _units(self) -> Iterator[UnitAt]:
        line, end = self.line, 0
        for index in line.counted:
            # In `13бабы` its own number is glued to the unit; else it is a part of another word.
            if index < end or (line.is_torn(index) and not self.table.numeral_first):
                continue
            token, end = line.tokens[index], index + 1
            unit, following = token.unit, line.word(end)
            section = unit is not None and unit.kinds[0] is UnitKind.SECTION
            lesser = section and line.word(index - 1) in self.table.lesser
            slashed = "".join(map(line.word, range(index, index + 3))) if following == "/" else ""
            if slashed in self.words.units:  # `п/п`
                unit, end = self.words.units[slashed], index + 3
            elif unit is None and following == ".":
                unit, end = token.short_unit, end + 1
                while line.word(end) == token.lower and line.word(end + 1) == ".":
                    # `ст.ст.` is a plural, and `п.п.` stands for all that `пп.` does.
                    unit = self.words.units.get(f"{token.lower * 2}.", unit)
                    unit, end = unit and unit._replace(plural=True), end + 2
            if unit and unit.kinds[0] in RANK:
                behind = end + (line.word(end) in self.table.clitics)
                if lesser:  # `2-кіші бөлімі`
                    unit = unit._replace(kinds=(UnitKind.SUBSECTION,))
                first = index - 1 if lesser else index
                yield UnitAt(first, behind, unit, unit if end == index + 1 else None)

    def _group(self, at: UnitAt) -> UnitGroup | None:
        """The unit with its numbers; None where it has none."""
        found = self._numbers_of_unit(at)
        if found and all(self.items.can_count(read, at.unit) for read in found):
            return self._numbered_group(at, found)
        if pointer := self.pieces.pointer(at.first):
            return UnitGroup(pointer.first, at.last, at.unit.kinds, (), at.word)
        latter = self.line.word(at.first - 1) in self.words.table.latter
        if latter and at.unit.bare and at.unit.kinds == (UnitKind.ARTICLE,):  # `соңғы баптың`
            return UnitGroup(at.first - 1, at.last, at.unit.kinds, (), at.word)
        if at.unit.kinds[0] in UNNUMBERED:
            unnumbered = ProvisionItem("", self.line.place(at.first, at.last))
            return UnitGroup(at.first, at.last, at.unit.kinds, (unnumbered,), at.word)
        return None

    def _numbered_group(self, at: UnitAt, found: list[ItemAt]) -> UnitGroup:
        """A unit and its list, with the bracket behind both that names what is below its last number."""
        first, last = min(at.first, found[0].first), max(at.last, found[-1].last)
        # A range of which each end has a unit of its own has a word on its far side, too.
        between = (range(a.last, b.first) for a, b in pairwise(found) if a.ranged)
        if any(place in self.units for places in between for place in places):
            first, last = first - (first == at.first), last + (last == at.last)
        items = tuple(with_ranges(found, at.unit))
        below = self._levels_below_unit(last, at.unit)
        if below and not self._counted_behind(last, below):
            items = (*items[:-1], items[-1]._replace(below=below))
            last = self.line.brackets[last] + 1
        pointed = self.pieces.pointer(first) is not None
        word = at.word
        if word and any(map(self.items.is_plural, found)):
            word = word._replace(plural=True)
        return UnitGroup(first, last, at.unit.kinds, items, word, pointed)

    def _numbers_of_unit(self, at: UnitAt) -> list[ItemAt]:
        if self.table.numeral_first:
            return self._numbers_before(at)
        behind = self.read_items(at.last, at)
        # `третьему пункту тринадцатой статьи`: what stands behind may count another unit.
        if behind and self.items.can_count(behind[0], at.unit):
            # A unit in the singular has one number; what follows it counts something else.
            return behind[: 1 + behind[0].ranged] if at.unit.singular else behind
        before = self.read_items(at.first, at, before=True)
        above = self.line.tokens[before[0].first - 1] if before else None
        counts = above and (above.unit is None or self.items.can_count(before[0], above.unit))
        if above and above.counted and counts:
            return []  # `абзац второй примечания`: the ordinal counts the unit before it.
        # Before a unit figures count something else; only ordinals, and large Roman figures, number
        # it.
        roman = before and before[-1].sort is ROMANS and at.unit.kinds[0] in NUMBERED_IN_ROMAN
        return before if roman or (before and before[-1].sort is ORDINAL) else []

    def _numbers_before(self, at: UnitAt) -> list[ItemAt]:
        """Read the numbers before a unit, whether a dash joins them to it or nothing does."""
        line, end = self.line, at.first
        if end and self.table.joiner and line.word(end - 1) in DASH_SIGNS:
            end -= 1
        elif line.word(at.last) in self.table.composing:
            return []
        elif not at.word and line.word(end - 1) != ")":
            return []  # `5 т.` are tonnes.
        elif self._closes_range(end - 1) and line.word(end - 2) in self.table.upper_endings:
            end -= 2 + (line.word(end - 3) in DASH_SIGNS)
        return self.read_items(end, at, before=True)

    def read_items(self, edge: int, unit: UnitAt, *, before: bool = False) -> list[ItemAt]:
        """The list of a unit that ends before a token, or that begins with it, in the order of the text."""
        first = self._item_beside(edge, unit, before=before)
        found = [first] if first else []
        while first and (
            over := self._beyond_joint(found[0 if before else -1], unit, before=before)
        ):
            at, ranged = over
            item = self._item_beside(at, unit, before=before)
            if item is None:
                break
            if at == (found[0].first if before else found[-1].last):
                item = item._replace(item=item.item._replace(doubtful=True))
            if before and item.sort is found[0].sort is FIGURES and found[0].item.bracketed:
                # `3, 5 және 9) тармақшалары`: only the last one is closed.
                item = item._replace(item=item.item._replace(bracketed=True))
            low, high = (item, found[0]) if before else (found[-1], item)
            free = before or self._counts_nothing_else(low, high)
            beyond = found[0] if before else found[-2] if len(found) > 1 else low
            listed = _are_in_one_list(low, high, ranged=ranged, free=free)
            if not listed or (ranged and beyond.ranged):
                falls = ranged and free and not unit.unit.singular
                falls = falls and _are_in_one_list(low, high, ranged=False, free=True)
                # `91–1-бабы` is no range and no article 1.
                dash = ranged and self.line.tokens[low.last].ranges
                glued = dash and self.line.is_glued(low.last - 1) and self.line.is_glued(low.last)
                if ranged and len(found) == 1 and (glued or (before and not falls)):
                    return []
                if not falls:
                    return found
                item, ranged = item._replace(item=item.item._replace(doubtful=True)), False
            if before:
                found.insert(0, item._replace(ranged=ranged))
            else:
                found[-1:] = [low._replace(ranged=ranged), item]
        return found

    def _item_beside(self, at: int, unit: UnitAt, *, before: bool) -> ItemAt | None:
        """The item that ends before a token, or begins with it, with a bracket that names what is below it."""
        items = self.items
        if before:
            read = self._with_below(items.ending.get(self.line.closing.get(at - 1, at)), unit)
            return read if read and read.last == at else items.ending.get(at)
        opened = self.line.word(at) in self.table.range_opening
        read = self._with_below(items.starting.get(at + opened), unit)
        return None if opened and not (read and self._closes_range(read.last)) else read

    def _with_below(self, read: ItemAt | None, at: UnitAt) -> ItemAt | None:
        if read and self.line.word(read.last) in self.table.inclusive:
            read = read._replace(last=read.last + 1)
        if read and (below := self._levels_below_unit(read.last, at.unit)):
            last = self.line.brackets[read.last] + 1
            return read._replace(last=last, item=read.item._replace(below=below))
        return read

    def _levels_below_unit(self, bracket: int, unit: UnitWord) -> Below:
        """What a bracket names below a unit; nothing where it holds other words or a larger unit.

        Articles are counted through an act, so behind a chapter they are cited by themselves, unless
        their act stands behind the bracket: `глава 4 (статьи 25 – 31) УК` names the chapter and them.
        """
        held = self.brackets.get(bracket)
        if not held:
            return ()
        ranks = [RANK[steps[0].kind] for steps in held if steps]
        articles = RANK[unit.kinds[0]] < RANK[UnitKind.ARTICLE] in ranks
        apart = articles and self.line.brackets[bracket] + 1 not in self.acts
        if apart or not all(rank > RANK[unit.kinds[0]] for rank in ranks):
            return ()
        return ((), *held) if articles else held

    def _counted_behind(self, bracket: int, held: Below) -> bool:
        """Whether units as large are counted right behind a bracket: `53-бабының (3-тармағынан басқа) 1 – 4-тармақтары`."""
        end = self.line.brackets[bracket] + 1
        unit = next((u for at, u in self.units.items() if at >= end), None)
        if unit is None or not self.table.numeral_first:
            return False
        counted = any(read.first == end for read in self._numbers_before(unit))
        rank = RANK[unit.unit.kinds[0]]
        return counted and all(rank <= RANK[steps[0].kind] for steps in held if steps)

    def _beyond_joint(self, read: ItemAt, unit: UnitAt, *, before: bool) -> tuple[int, bool] | None:
        """The token beyond what joins an item to the next one, and whether that makes a range."""
        line, edge = self.line, read.first if before else self._over_aside(read.last, unit)
        worded = self._lower_end(edge, unit) if before else self._behind_closing(read, unit)
        if worded is not None:
            return worded, True
        beyond = edge + (-1 if before else 1)
        dash = min(edge, beyond)
        if 0 <= dash < line.count and line.tokens[dash].ranges:
            return beyond, True
        end = line.over_joint(edge, back=before)
        # A lost comma leaves two closed numbers side by side: `18) 20) және 23) тармақшалары`.
        beside = self.items.ending.get(edge) if before else self.items.starting.get(edge)
        if end == edge and not (beside and beside.item.bracketed and read.item.bracketed):
            return None
        aside = line.closing.get(end - 1, end) if before else end
        return (aside if self._over_aside(aside, unit) == end else end), False

    def _over_aside(self, end: int, unit: UnitAt) -> int:
        """The token behind a bracket of other words within a list: `230 (частью второй) (в части …), 625 (за исключением …), 626`."""
        close = self.line.brackets.get(end, end)
        inside, ordinals = self.line.tokens[end:close], self.words.ordinal_openings
        tells = any(token.kind is NUMBER or token.lower in ordinals for token in inside)
        acts = any(end < act < close for act in self.acts)
        goes_on = self.line.over_joint(close + 1) > close + 1 and not unit.unit.singular
        return close + 1 if close > end and goes_on and not (tells or acts) else end

    def _closes_range(self, index: int) -> bool:
        return self.line.word(index) in self.table.range_closing

    def _behind_closing(self, read: ItemAt, at: UnitAt) -> int | None:
        """Where the upper end begins that a word joins to an item; its unit may be said again."""
        opened = {self.line.word(read.first - 1), self.line.word(at.first - 1)}
        joined = at.unit.plural or not opened.isdisjoint(self.table.range_opening)
        if not (joined and self._closes_range(read.last)):
            return None
        return self._over_unit(read.last + 1, at)

    def _over_unit(self, index: int, at: UnitAt) -> int:
        unit = self.units.get(index)
        return unit.last if unit and unit.unit.kinds == at.unit.kinds else index

    def _lower_end(self, index: int, at: UnitAt) -> int | None:
        """Where the number of a range's lower end ends, before the upper one: `12-ден 15-ке дейінгі`."""
        index -= self.line.word(index - 1) in self.table.range_opening
        alike = self._closes_range(at.last) and self._over_unit(index - 1, at) == index
        lower = self.line.word(index - 1) in self.table.lower_endings
        if not (alike or (lower and self._closes_range(at.first - 1))):
            return None
        return index - 1 - (self.line.word(index - 2) in DASH_SIGNS)

    def _counts_nothing_else(self, low: ItemAt, high: ItemAt) -> bool:
        """Whether what follows the second of two items is no noun that it may count: an act, or a mark.

        Nor may a unit, or any noun behind an ordinal, be counted where one of the two alone is in words.
        """
        at, line = high.last, self.line
        if at >= line.count or line.kind(at) is not WORD or at in self.acts:
            return True
        token, mixed = line.tokens[at], low.sort is not high.sort
        return token.joins or (mixed and (high.sort is ORDINAL or token.unit is not None))

    def _pronouns_beside_notes(
        self, groups: Sequence[UnitGroup], named: Sequence[NamingPlace]
    ) -> Iterator[UnitGroup]:
        """The article that a pronoun beside a note stands for: `статья 5 и примечание к ней`."""
        notes = [group for group in groups if group.kinds[0] is UnitKind.NOTE]
        ends = {group.last for group in groups} | {place.last for place in named} if notes else ()
        for note in notes:
            joined = self.line.word(note.last) in self.table.note_joiners
            at = note.first - 1 if self.table.numeral_first else note.last + joined
            # Anything may have a note; only right behind a provision the pronoun can mean nothing else.
            before = min(at, note.first) - 1
            listed = before > 0 and self.line.tokens[before].joins and before in ends
            if listed and self.line.word(at) in self.table.note_pronouns:
                yield UnitGroup(at, at + 1, (UnitKind.ARTICLE,), ())

    def _with_shared_units(
        self, groups: Sequence[UnitGroup], named: Sequence[NamingPlace]
    ) -> list[UnitGroup]:
        """Some groups, with the numbers beside an act or a larger unit that share the unit of the next list.

        `статей 13 Конституции, 5 Трудового кодекса`, `подпункты 2) пункта 1 и 1) пункта 2`: what
        stands before an act here stands behind it where acts are named first, and the list is read
        from its other end. There it has gone on into the next unit's: in `12-бабының 1, 2, 39-бабының
        3-тармақтары` 1 and 2 share the last word with 3. Where none follows, nobody can tell what
        they count, and the next unit is left out.
        """
        back = self.table.numeral_first
        found = {group.first if back else group.last: group for group in groups}
        governors: list[Governor] = [*named, *groups]
        governors.sort(key=lambda one: one.first, reverse=back)
        for other, one in pairwise(governors):
            edge, beyond = (one.last, other.last) if back else (one.first, other.first)
            eaten = found.get(edge)
            # `статей 73 (…) и 74 Конституции`, `73 (…) және 74-баптары`: behind a bracket the list itself goes on.
            alike = _govern_alike(one, other)
            between = range(one.last, other.first) if not alike else ()
            asides = between if back else (other.last,)
            aside = not self.line.brackets.keys().isdisjoint(asides)
            if (eaten and eaten is not other) or not (aside or alike):
                continue
            like = other if isinstance(other, UnitGroup) and aside else found.get(beyond)
            if like and not aside and isinstance(one, UnitGroup) and like.rank <= one.rank:
                like = None
            counted = like or eaten
            bare = self._numbers_without_unit(edge, other, counted.kinds[0]) if counted else []
            if bare and eaten:
                del found[edge]
                first = self.line.token_at(eaten.items[-1].span.start)
                if like:
                    found[first] = eaten._replace(first=first, items=eaten.items[-1:])
            if bare and like:
                items = tuple(with_ranges(bare, self.words.plurals[like.kinds[0]]))
                found[edge] = UnitGroup(bare[0].first, bare[-1].last, like.kinds, items)
        return [*found.values()]

    def _numbers_without_unit(self, edge: int, other: Governor, kind: UnitKind) -> list[ItemAt]:
        """The numbers beside an act or a larger unit, if only a list's joints part them from the next one's."""
        back, line, border = self.table.numeral_first, self.line, other.first
        unit = UnitAt(edge, edge, self.words.plurals[kind])
        found = self.read_items(edge, unit, before=not back)
        own = back and isinstance(other, UnitGroup) and other.items
        if own:
            border = line.token_at(own[-1].span.start)
        end = line.brackets.get(other.last, other.last - 1) + 1
        found = [one for one in found if (one.last < border if back else one.first > end)]
        # Ordinals in words stand beside all kinds of nouns, so they take no unit over from afar.
        if not found or (not own and any(one.item.worded for one in found)):
            return []
        begun = found[-1].last
        begun = line.brackets.get(begun, begun - 1) + 1
        if own:  # behind a bracket of other words the next list goes on with it: `13 (…), 14 және 39-баптары`
            border = next((at for i in own if (at := line.token_at(i.span.start)) >= begun), border)
        start, stop = (begun, border) if back else (end, found[0].first)
        respectively = self.words.table.respectively
        return found if line.has_only_joints(start, stop, respectively) else []


def _govern_alike(one: Governor, other: Governor) -> bool:
    """Whether two things may both govern units of a kind: two acts, or two units of one kind."""
    if isinstance(one, UnitGroup) and isinstance(other, UnitGroup):
        return one.kinds == other.kinds
    return not isinstance(one, UnitGroup) and not isinstance(other, UnitGroup)


def with_ranges(reads: Sequence[ItemAt], unit: UnitWord) -> Iterator[ProvisionItem]:
    """The items of a list, the two ends of a range as one.

    `55-58` is a range before a plural or in a list; `43-1` is a number with its index. Where the
    form does not tell and both may be, the item is doubtful, and so is `58-55` before a plural
    alone. Of `5-7, 5-8` each has an index.
    """
    bases = [*map(_without_index, reads)]
    several = len(bases) > 1
    rest = iter(reads)
    for read in rest:
        if read.ranged and (end := next(rest, None)):
            # What a bracket names behind the upper end is below each of the range.
            yield read.item._replace(until=end.item._replace(below=()), below=end.item.below)
        elif read.sort is not FIGURES or unit.singular or bases.count(_without_index(read)) > 1:
            yield read.item
        else:
            certain, alone = unit.plural or several, unit.plural and not several
            yield _as_range(read.item, certain=certain, alone=alone)


def _without_index(read: ItemAt) -> str:
    """A number without its index."""
    return read.item.value.partition("-")[0]


def _are_in_one_list(low: ItemAt, high: ItemAt, *, ranged: bool, free: bool) -> bool:
    """Whether two items belong to one list: they rise, unless the list is `free` of an order.

    Where it is, words and figures may stand side by side: `частями первой, 1-1 и второй`.
    """
    rising = low.key < high.key
    mixed = rising and free and not ranged and ORDINAL in (low.sort, high.sort)
    alike = low.item.bracketed == high.item.bracketed and (low.sort is high.sort or mixed)
    return alike and (rising or (not ranged and (free or low.sort is ORDINAL)))


def _as_range(item: ProvisionItem, *, certain: bool, alone: bool) -> ProvisionItem:
    """Read `55-58` as a range: its end is higher, and may be no index if it is high enough."""
    low, hyphen, high = item.value.partition("-")
    # A raised index is printed without the hyphen of its value, so the lengths differ: it is no
    # range.
    raised = item.span.length != len(item.value)
    if raised or not hyphen or "-" in high:
        return item
    if not int(low) < int(high):
        return item._replace(doubtful=alone)
    middle = item.span.start + len(low)
    end = item._replace(value=high, span=Span(middle + 1, item.span.end), below=())
    doubtful = not certain and int(high) <= HIGHEST_INDEX
    span = Span(item.span.start, middle)
    return item._replace(value=low, span=span, until=end, doubtful=doubtful)
