"""Units of provisions with their numbers: `39-баптың`, `1 және 3-тармақтары`, `части второй`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from pipeline.cite.items import ORDINAL, Items, Read, with_ranges
from pipeline.cite.values import Step
from pipeline.grammar.provisions import UnitKind
from pipeline.words.equivalents import DASH_SIGNS
from pipeline.words.tokens import NUMBER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.cite.pieces import Pieces
    from pipeline.cite.tokenized import Tokenized
    from pipeline.cite.values import Item
    from pipeline.cite.words import Unit, Words
    from pipeline.grammar import Grammar

# The largest first. What is not here (a note, a sentence, a preamble) has no number to cite by.
LEVELS = (
    UnitKind.SECTION,
    UnitKind.SUBSECTION,
    UnitKind.CHAPTER,
    UnitKind.DIVISION,
    UnitKind.ARTICLE,
    UnitKind.PART,
    UnitKind.PARAGRAPH,
    UnitKind.SUBPARAGRAPH,
    UnitKind.INDENT,
)
RANK = {kind: rank for rank, kind in enumerate(LEVELS)}


@dataclass(frozen=True, slots=True)
class Group:
    """A unit with its numbers and the tokens of both, `first` up to `last` (not included)."""

    first: int
    last: int
    kinds: tuple[UnitKind, ...]
    """More than one where an abbreviation may stand for several units."""
    items: tuple[Item, ...]
    """None where the unit points back (`осы баптың`)."""

    def step(self, above: UnitKind | None, line: Tokenized) -> Step:
        """Give the group as a level of a provision, below `above`."""
        return Step(self._kind(above), self.items, line.place(self.first, self.last))

    def _kind(self, above: UnitKind | None) -> UnitKind:
        smallest = max(self.kinds, key=RANK.__getitem__)
        small = above in self.kinds or any(item.bracketed for item in self.items)
        return smallest if small else min(self.kinds, key=RANK.__getitem__)


class _UnitAt(NamedTuple):
    first: int
    last: int
    unit: Unit


def find_groups(
    line: Tokenized, pieces: Pieces, grammar: Grammar, words: Words
) -> tuple[Group, ...]:
    """Give the groups of a paragraph, from left to right."""
    reader = _Reader(line, pieces, grammar, words)
    return tuple(group for unit in reader.units() if (group := reader.group(unit)))


class _Reader:
    """Reads the units of one paragraph."""

    def __init__(self, line: Tokenized, pieces: Pieces, grammar: Grammar, words: Words) -> None:
        self.line, self.pieces = line, pieces
        self.numeral_first = grammar.provisions.numeral_first
        self.joiner = grammar.provisions.joiner
        self.items = Items(line, pieces, grammar, words)

    def units(self) -> Iterator[_UnitAt]:
        """Give the words that name units, an abbreviation with its full stop."""
        line, end = self.line, 0
        for index, token in enumerate(line.tokens):
            if not token.counted or index < end or (line.torn(index) and not self._joined(index)):
                continue
            unit, end = token.unit, index + 1
            if unit is None and line.word(end) == ".":
                unit, end = token.short_unit, end + 1
                while line.word(end) == token.lower and line.word(end + 1) == ".":
                    end += 2
            if unit and unit.kinds[0] in RANK:
                yield _UnitAt(index, end, unit)

    def group(self, at: _UnitAt) -> Group | None:
        """Give the unit with its numbers; None where it has none."""
        found = self._numbered(at)
        if found and all(self.items.agrees(read, at.unit) for read in found):
            first, last = min(at.first, found[0].first), max(at.last, found[-1].last)
            items = tuple(with_ranges(found, at.unit))
            return Group(first, last, at.unit.kinds, items)
        pointer = self.pieces.ending.get(at.first)
        if pointer and pointer.sort == "pointer":
            return Group(pointer.first, at.last, at.unit.kinds, ())
        return None

    def _numbered(self, at: _UnitAt) -> list[Read]:
        if self.numeral_first:
            return self._before(at)
        behind = self.items.list_behind(at.last)
        if behind:
            return behind[:1] if at.unit.singular else behind
        before = self.items.list_before(at.first)
        return before if before and before[-1].sort is ORDINAL else []

    def _joined(self, index: int) -> bool:
        """Whether a unit stands at its number without the hyphen that belongs between them."""
        return bool(self.joiner) and self.line.kind(index - 1) is NUMBER

    def _before(self, at: _UnitAt) -> list[Read]:
        end = at.first
        if self.joiner and end and self.line.word(end - 1) in DASH_SIGNS:
            end -= 1
        return self.items.list_before(end)
