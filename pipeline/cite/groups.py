"""Units of provisions with their numbers: `39-баптың`, `1 және 3-тармақтары`, `части второй`."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest
from typing import NamedTuple

from pipeline.cite.items import ORDINAL, ROMANS, Below, Items, Read, with_ranges
from pipeline.cite.levels import RANK, UNNUMBERED
from pipeline.cite.lexicon import UnitWord, Words
from pipeline.cite.namings import NamingPlace
from pipeline.cite.pieces import Pieces
from pipeline.cite.tokenized import Tokenized
from pipeline.cite.values import ProvisionItem, ProvisionStep
from pipeline.grammar.provisions import Number, UnitKind
from pipeline.words.equivalents import DASH_SIGNS
from pipeline.words.tokens import NUMBER

TURNED = {
    (UnitKind.PARAGRAPH, UnitKind.PART),
    (UnitKind.INDENT, UnitKind.SUBPARAGRAPH),
    (UnitKind.INDENT, UnitKind.PARAGRAPH),
}
"""Units that may hold one that is larger elsewhere."""
NUMBERED_IN_ROMAN = frozenset({UnitKind.SECTION, UnitKind.SUBSECTION, UnitKind.CHAPTER})


class UnitGroup(NamedTuple):
    """A unit with its numbers and the tokens of both, `first` up to `last` (not included)."""

    first: int
    last: int
    kinds: tuple[UnitKind, ...]
    """More than one where an abbreviation may stand for several units."""
    items: tuple[ProvisionItem, ...]
    """None where the unit points back (`осы баптың`)."""
    bare: bool = False
    """Whether its unit is in a form that says that it belongs to nothing named beside it."""

    @property
    def rank(self) -> int:
        """The place of its kind in `LEVELS`; `пп. 3)` is a subparagraph, `пп. 3` may be larger."""
        return RANK[self.kind(None)]

    def step(self, above: UnitKind | None, line: Tokenized) -> ProvisionStep:
        """The group as a level of a provision, below `above`."""
        return ProvisionStep(self.kind(above), self.items, line.place(self.first, self.last))

    def kind(self, above: UnitKind | None) -> UnitKind:
        """What it is below `above`."""
        if len(self.kinds) == 1:
            return self.kinds[0]
        smallest = max(self.kinds, key=RANK.__getitem__)
        # Below a unit of one of its own kinds an abbreviation can only mean a smaller one.
        small = above in self.kinds or any(item.bracketed for item in self.items)
        return smallest if small else min(self.kinds, key=RANK.__getitem__)


class UnitAt(NamedTuple):
    """A unit's word, an abbreviation with its full stop."""

    first: int
    last: int
    unit: UnitWord
    short: bool
    """Whether it is abbreviated."""


def _outermost(groups: Iterable[UnitGroup]) -> Iterator[UnitGroup]:
    """Leave out what stands in a bracket that another group has taken."""
    end = 0
    for group in sorted(groups, key=lambda group: (group.first, -group.last)):
        if group.first >= end:
            yield group
            end = group.last


class Groups:
    """Reads the units of one paragraph; `brackets` holds what each of its brackets names alone."""

    def __init__(
        self, line: Tokenized, pieces: Pieces, words: Words, brackets: Mapping[int, Below]
    ) -> None:
        self.line, self.pieces, self.words = line, pieces, words
        self.table = words.grammar.provisions
        self.items = Items(line, pieces, words, brackets)

    def read(self, units: Iterable[UnitAt], named: Sequence[NamingPlace]) -> list[UnitGroup]:
        """The groups of some units and acts that stand in the same brackets."""
        told = [group for unit in units if (group := self.group(unit))]
        if not told:
            return []
        whole = self.with_worded_ranges(list(_outermost([*told, *self.noted(told, named)])))
        whole = self.with_shared_words(whole)
        return [*whole, *self.repeated(whole, named)]

    def units(self) -> Iterator[UnitAt]:
        """The words that name units."""
        line, end = self.line, 0
        for index in line.counted:
            if index < end or self._torn(index):
                continue
            token, end = line.tokens[index], index + 1
            unit, following = token.unit, line.word(end)
            if following == "/" and (slashed := self._slashed(index)):
                unit, end = slashed, index + 3
            elif unit is None and following == ".":
                unit, end = token.short_unit, end + 1
                while line.word(end) == token.lower and line.word(end + 1) == ".":
                    # `ст.ст.` is a plural.
                    unit, end = unit and replace(unit, plural=True), end + 2
            if unit and unit.kinds[0] in RANK:
                behind = end + (line.word(end) in self.table.clitics)
                yield UnitAt(index, behind, unit, short=end > index + 1)

    def _slashed(self, index: int) -> UnitWord | None:
        """Return the unit that is abbreviated with a slash (`п/п`)."""
        return self.words.units.get("".join(self.line.word(at) for at in range(index, index + 3)))

    def _torn(self, index: int) -> bool:
        """Whether a unit is a part of another word; its own number may be glued to it."""
        return self.line.torn(index) and not (
            self.table.numeral_first and self.line.kind(index - 1) is NUMBER
        )

    def group(self, at: UnitAt) -> UnitGroup | None:
        """The unit with its numbers; None where it has none."""
        found = self._numbered(at)
        if found and all(self.items.agrees(read, at.unit) for read in found):
            first, last = min(at.first, found[0].first), max(at.last, found[-1].last)
            return self._with_bracket(at.unit, first, last, tuple(with_ranges(found, at.unit)))
        pointer = self.pieces.ending.get(at.first)
        if pointer and pointer.sort == "pointer":
            return UnitGroup(pointer.first, at.last, at.unit.kinds, ())
        if at.unit.kinds[0] in UNNUMBERED:
            unnumbered = ProvisionItem("", self.line.place(at.first, at.last))
            return UnitGroup(at.first, at.last, at.unit.kinds, (unnumbered,))
        return None

    def noted(
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

    def _with_bracket(
        self, unit: UnitWord, first: int, last: int, items: tuple[ProvisionItem, ...]
    ) -> UnitGroup:
        """A group with the bracket behind it that names what is below its last number."""
        if below := self.items.below(last, unit):
            items = (*items[:-1], items[-1]._replace(below=below))
            last = self.line.brackets[last] + 1
        return UnitGroup(first, last, unit.kinds, items, unit.bare)

    def with_worded_ranges(self, groups: list[UnitGroup]) -> list[UnitGroup]:
        """Put two units that are the ends of a range into one: `со статьи 12 по статью 15`."""
        found: list[UnitGroup] = []
        for group in groups:
            ends = bool(found) and self._ends_range(found[-1], group)
            found.append(self._range(found.pop(), group) if ends else group)
        return found

    def _range(self, low: UnitGroup, high: UnitGroup) -> UnitGroup:
        """Both ends of a range as one, with the words around them."""
        items = (low.items[0]._replace(until=high.items[0]),)
        behind = self.table.numeral_first
        return UnitGroup(low.first - (not behind), high.last + behind, low.kinds, items)

    def _ends_range(self, low: UnitGroup, high: UnitGroup) -> bool:
        if low.kinds != high.kinds or not (len(low.items) == len(high.items) == 1):
            return False
        opening, closing = self.words.range_opening, self.words.range_closing
        if self.table.numeral_first:
            return low.last == high.first and self.line.word(high.last) in closing
        opened = self.line.word(low.first - 1) in opening
        return opened and low.last + 1 == high.first and self.line.word(low.last) in closing

    def with_shared_words(self, groups: list[UnitGroup]) -> list[UnitGroup]:
        """Part the numbers right behind a unit from those of the next unit of its kind.

        In `12-бабының 1, 2, 39-бабының 3-тармақтары` 1 and 2 share the last word with 3. Where no
        smaller unit follows, nobody can tell what they count, and the next unit is left out.
        """
        found: list[UnitGroup] = []
        # From the end, since what shares its last word may itself be shared with.
        for one, other in zip_longest(reversed(groups[:-1]), reversed(groups)):
            bare = self._bare_behind(one, other) if one else None
            if bare is None:
                found.append(other)
            elif found and found[-1].first == other.last and found[-1].rank > other.rank:
                found += self._parted(bare, other, found[-1].kinds)
        return found[::-1]

    def _bare_behind(self, one: UnitGroup, other: UnitGroup) -> list[Read] | None:
        """The numbers right behind a unit that stand before the one of the next unit of its kind."""
        if one.kinds != other.kinds or not other.items:
            return None
        read = self.items.list_behind(one.last, self.words.plurals[one.kinds[0]])
        before = [r for r in read if r.item.span.end <= other.items[-1].span.start]
        last = before[-1].last if before else 0
        end = self.line.at(other.items[-1].span.start)
        return before if before and last < end and self.line.listed(last, end) else None

    def _parted(
        self, bare: list[Read], other: UnitGroup, kinds: tuple[UnitKind, ...]
    ) -> Iterator[UnitGroup]:
        """The last number of a unit, and those before it as units of some kinds."""
        first = self.line.at(other.items[-1].span.start)
        yield other._replace(first=first, items=other.items[-1:])
        items = tuple(with_ranges(bare, self.words.plurals[kinds[0]]))
        yield UnitGroup(bare[0].first, bare[-1].last, kinds, items)

    def repeated(
        self, groups: list[UnitGroup], named: Sequence[NamingPlace]
    ) -> Iterator[UnitGroup]:
        """Numbers beside an act, or a larger unit, that share the unit of the one before in a list.

        `статей 13 Конституции, 5 Трудового кодекса`, `подпункты 2) пункта 1 и 1) пункта 2`: what
        stands before an act here stands behind it where acts are named first, and the list is read
        from its other end.
        """
        acts_first = self.table.numeral_first
        units = {group.first if acts_first else group.last: group for group in groups}
        governed: list[NamingPlace | UnitGroup] = [*named] if acts_first else [*named, *groups]
        governed.sort(key=lambda part: part.first, reverse=acts_first)
        for other, one in pairwise(governed):
            edge, beyond = (one.last, other.last) if acts_first else (one.first, other.first)
            # `статей 73 (…) и 74 Конституции`: behind a bracket the list itself goes on.
            like = units.get(beyond)
            if isinstance(other, UnitGroup) and other.last in self.line.brackets:
                like = other
            alike = like is not None and (like is other or _alike(one, other, like))
            if like and edge not in units and alike and (group := self._bare(edge, like, other)):
                units[edge] = group
                yield group

    def _bare(self, edge: int, like: UnitGroup, other: NamingPlace | UnitGroup) -> UnitGroup | None:
        """The numbers beside an act, if a comma or a conjunction parts them from another."""
        unit = self.words.plurals[like.kinds[0]]
        acts_first = self.table.numeral_first
        read = self.items.list_behind if acts_first else self.items.list_before
        found = read(edge, unit)
        end = self.line.brackets.get(other.last, other.last - 1) + 1
        if not acts_first:
            found = [one for one in found if one.first >= end]
        # Ordinals in words stand beside all kinds of nouns, so they take no unit over from afar.
        if not found or any(one.item.worded for one in found):
            return None
        first, last = found[0].first, found[-1].last
        start, stop = (last, other.first) if acts_first else (end, first)
        if start >= stop or not self.line.listed(start, stop):
            return None
        return UnitGroup(first, last, like.kinds, tuple(with_ranges(found, unit)))

    def _numbered(self, at: UnitAt) -> list[Read]:
        if self.table.numeral_first:
            return self._before(at)
        behind = self.items.list_behind(at.last, at.unit)
        if behind:
            # A unit in the singular has one number; what follows it counts something else.
            return behind[:1] if at.unit.singular else behind
        before = self.items.list_before(at.first, at.unit)
        if before and self.line.tokens[before[0].first - 1].counted:
            return []  # `абзац второй примечания`: the ordinal counts the unit before it.
        # Before a unit figures count something else; only ordinals, and large Roman figures, number
        # it.
        roman = before and before[-1].sort is ROMANS and at.unit.kinds[0] in NUMBERED_IN_ROMAN
        return before if roman or (before and before[-1].sort is ORDINAL) else []

    def _before(self, at: UnitAt) -> list[Read]:
        """Read the numbers before a unit, whether a dash joins them to it or nothing does."""
        end = at.first
        if end and self.table.joiner and self.line.word(end - 1) in DASH_SIGNS:
            end -= 1
        elif at.short and self.line.word(end - 1) != ")":
            return []  # `5 т.` are tonnes.
        return self.items.list_before(end, at.unit)


def _alike(one: NamingPlace | UnitGroup, other: NamingPlace | UnitGroup, like: UnitGroup) -> bool:
    """Whether two things may both govern a unit: two acts, or two larger units of one kind."""
    if isinstance(one, UnitGroup) and isinstance(other, UnitGroup):
        return one.kinds == other.kinds and one.rank < like.rank
    return not isinstance(one, UnitGroup) and not isinstance(other, UnitGroup)


def may_be_genitive(step: ProvisionStep, line: Tokenized) -> bool:
    """Whether the unit of a level may stand in the genitive: what depends on another word does."""
    unit = unit_word(step, line)
    return unit is None or bool(unit.genitives - ({Number.SINGULAR} if step.several else set()))


def unit_word(step: ProvisionStep, line: Tokenized) -> UnitWord | None:
    """The word for the unit of a level; None where it is abbreviated."""
    place = range(line.at(step.span.start), line.at(step.span.end - 1) + 1)
    return next((line.tokens[at].unit for at in place if line.tokens[at].counted), None)


def nests(steps: tuple[ProvisionStep, ...], group: UnitGroup) -> bool:
    """Whether a unit beside another one is a part of it."""
    if not steps:
        return True
    above, below = steps[-1].kind, group.kinds[-1]
    # A part may stand in a paragraph, unless that paragraph stands in a part already, and an item
    # in an indent.
    if (above, below) in TURNED:
        return all(step.kind is not below for step in steps)
    return RANK[below] > RANK[above]


def part_of_paragraph(groups: Sequence[UnitGroup], line: Tokenized) -> bool:
    """Whether `часть 2 пункта 3` is meant, smaller and larger: but not if it is abbreviated."""
    kinds = [group.kinds[0] for group in groups[:2]]
    if kinds != [UnitKind.PART, UnitKind.PARAGRAPH] or groups[0].last < groups[1].first:
        return False
    return line.word(groups[1].first + 1) != "."
