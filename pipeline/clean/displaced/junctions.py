"""Junctions: how well two neighbours read, be they words or phrases.

Every rule here asks for grammar only (kind, case, rank of the unit); which words have which of
these is told by the tables of the language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from pipeline.clean.displaced import weights as w
from pipeline.clean.displaced.words import Kind, Word, is_day, is_year
from pipeline.grammar.provisions import Case, UnitKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.grammar import Grammar

_RANKS = {
    UnitKind.SECTION: 1,
    UnitKind.SUBSECTION: 2,
    UnitKind.ANNEX: 1,
    UnitKind.CHAPTER: 3,
    UnitKind.DIVISION: 4,
    UnitKind.PREAMBLE: 5,
    UnitKind.ARTICLE: 5,
    UnitKind.PART: 6,
    UnitKind.PARAGRAPH: 7,
    UnitKind.NOTE: 7,
    UnitKind.SUBPARAGRAPH: 8,
    UnitKind.INDENT: 9,
    UnitKind.SENTENCE: 10,
}
"""From the largest unit to the smallest."""
_STOP = re.compile(r"[.!?…]")
_OPEN = re.compile(r"[(\[«“„\"]")
_ACTS = frozenset({Kind.ACT, Kind.ABBREVIATION})
_OWNERS = frozenset({Kind.WORD, Kind.OWNER, Kind.COUNTRY, Kind.ADJECTIVE})
_NOMINALS = frozenset({Kind.NUMBERED, Kind.UNIT, Kind.ACT, Kind.ADJECTIVE, Kind.ORDINAL})
_LINKS = frozenset({Kind.CONJUNCTION, Kind.DASH})


@dataclass(frozen=True, eq=False, slots=True)
class Junctions:
    """The rules of a language, and what two words were found to be worth together."""

    larger_first: bool
    before: Mapping[str, frozenset[Case]]
    after: Mapping[str, frozenset[Case]]
    worth: dict[tuple[Word, Word], float] = field(default_factory=dict)
    alike: dict[tuple[Word, Word], float] = field(default_factory=dict)

    def total(self, phrases: list[Word]) -> float:
        """Sum up over neighbours, and over what commas and conjunctions join."""
        score = 0.0
        for index in range(1, len(phrases)):
            left, right = phrases[index - 1], phrases[index]
            score += self.of(left, right)
            if right.kind in _LINKS and index + 1 < len(phrases):
                score += self.coordinated(left, phrases[index + 1])
            elif left.after == ",":
                score += self.coordinated(left, right)
        return score

    def of(self, left: Word, right: Word) -> float:
        """Give the worth of a pair of neighbours."""
        found = self.worth.get((left, right))
        if found is None:
            found = self._apart(left, right) if left.after or right.before else self._close(left, right)
            self.worth[left, right] = found
        return found

    def coordinated(self, left: Word, right: Word) -> float:
        """Give the worth of two members of a list: they stand in one case."""
        found = self.alike.get((left, right))
        if found is None:
            found = self.alike[left, right] = _coordinated(left, right)
        return found

    def _apart(self, left: Word, right: Word) -> float:
        """Judge neighbours with a mark between them: nothing may be left hanging before it."""
        score = self._hanging(left, None) if left.after else self._before_open(left, right)
        if _STOP.search(left.after):
            score += w.FAIR if right.capital or right.before else w.BAD
        if right.kind is Kind.TORN_UNIT:
            score += w.BROKEN
        return score

    def _before_open(self, left: Word, right: Word) -> float:
        if left.kind is Kind.PREPOSITION and right.kind is Kind.TITLE:
            return 0.0
        if not _OPEN.search(right.before):
            return 0.0
        if left.kind in _ACTS:
            return w.FAIR
        return self._hanging(left, None) / 2 if left.kind not in _LINKS else 0.0

    def _close(self, left: Word, right: Word) -> float:
        if right.kind in (Kind.TORN_UNIT, Kind.MARK) or left.kind is Kind.TORN_NUMBER:
            return w.BROKEN
        if right.kind in _LINKS:
            return self._hanging(left, None)
        score = self._governed(left, right)
        score += self._owned(left, right) if self.larger_first else self._owning(left, right)
        return score + self._hanging(left, right) + self._dated(left, right)

    # --- who belongs to whom ---------------------------------------------------------------

    def _owned(self, left: Word, right: Word) -> float:
        """Judge the order owner, owned: `Конституцияның 13-бабының 2-тармағы`."""
        if right.kind is Kind.NUMBERED:
            return self._numbered_after(left, right)
        if right.kind is Kind.ACT:
            return _act_after(left, right)
        if left.kind is Kind.NUMBERED and right.kind in _OWNERS | {Kind.UNIT}:
            if Case.GENITIVE in left.cases:
                return w.FAIR if right.possessed else w.ODD / 2
            return 0.0
        if right.kind is Kind.UNIT:
            return w.ODD
        return 0.0

    def _numbered_after(self, left: Word, right: Word) -> float:
        if left.kind is Kind.NUMBERED:
            fits = _links(left) and right.possessed and _rank(left) < _rank(right)
            return w.STRONG if fits else w.BROKEN
        if left.kind in _ACTS:
            if not left.cases:
                return w.GOOD
            return w.STRONG if Case.GENITIVE in left.cases and right.possessed else w.BAD
        if left.kind in _OWNERS - {Kind.ADJECTIVE}:
            if not right.possessed:
                return w.ODD / 2
            return w.GOOD if Case.GENITIVE in left.cases else w.ODD
        if left.kind in (Kind.ADJECTIVE, Kind.DATE, Kind.MONTH, Kind.ORDINAL, Kind.ITEM):
            return w.BROKEN
        return w.BROKEN if left.kind in (Kind.NUMBER, Kind.ACT_NUMBER, Kind.UNIT) else 0.0

    def _owning(self, left: Word, right: Word) -> float:
        """Judge the order owned, owner: `пункта 2 статьи 13 Конституции`."""
        if left.kind is Kind.NUMBERED:
            return self._after_numbered(left, right)
        if right.kind in (Kind.NUMBERED, Kind.UNIT):
            if left.kind in _ACTS or left.kind in (Kind.COUNTRY, Kind.OWNER, Kind.TITLE):
                return w.BAD
            if left.kind in (Kind.NUMBER, Kind.ITEM, Kind.UNIT, Kind.ACT_NUMBER, Kind.DATE):
                return w.BAD
        if left.kind is Kind.ACT and right.kind in (Kind.COUNTRY, Kind.OWNER, Kind.TITLE, Kind.ACT_NUMBER):
            return w.GOOD
        if left.kind in _ACTS and right.kind is Kind.ACT:
            return w.ODD
        return 0.0

    def _after_numbered(self, left: Word, right: Word) -> float:
        if right.kind in (Kind.NUMBERED, Kind.UNIT):
            fits = Case.GENITIVE in right.cases and _rank(right) < _rank(left)
            return w.STRONG if fits else w.BROKEN
        if right.kind in (Kind.ACT, Kind.ADJECTIVE):
            return w.GOOD if Case.GENITIVE in right.cases else w.ODD
        if right.kind is Kind.ABBREVIATION:
            return w.GOOD
        if right.kind in (Kind.NUMBER, Kind.ITEM, Kind.ORDINAL):
            return w.BROKEN
        return w.ODD if right.kind in (Kind.ACT_NUMBER, Kind.DATE, Kind.TITLE) else 0.0

    # --- case and agreement ----------------------------------------------------------------

    def _governed(self, left: Word, right: Word) -> float:
        if wanted := self.before.get(left.core):
            if right.kind in _NOMINALS and right.cases:
                fits = not wanted.isdisjoint(right.cases)
                wrong = w.BROKEN if left.kind is Kind.PREPOSITION else 0.0
                return w.GOOD if fits else wrong
            if left.kind is Kind.PREPOSITION and right.kind in (Kind.PREPOSITION, Kind.CONJUNCTION):
                return w.BROKEN
        if (wanted := self.after.get(right.core)) and left.cases:
            if left.kind in (Kind.NUMBERED, Kind.ACT, Kind.ABBREVIATION):
                return w.GOOD if not wanted.isdisjoint(left.cases) else w.ODD
        if left.kind in (Kind.ADJECTIVE, Kind.ORDINAL) and right.kind in _NOMINALS:
            return _agreed(left, right)
        return 0.0

    # --- what must not be left alone -------------------------------------------------------

    def _hanging(self, left: Word, right: Word | None) -> float:
        """Judge what wants something after it; `right` is None where a mark or conjunction is."""
        kind = left.kind
        if kind in (Kind.TORN_NUMBER, Kind.SIGN):
            return w.BROKEN
        if kind is Kind.PREPOSITION:
            return w.BROKEN if right is None else 0.0
        if kind is Kind.UNIT and not self.larger_first:
            return w.BAD if right is None or right.kind not in (Kind.ACT, Kind.ADJECTIVE) else w.ODD
        if kind is Kind.ITEM:
            return w.ODD if right is None else w.BAD
        if kind is Kind.NUMBER:
            return w.ODD if right is None or right.kind is not Kind.WORD else 0.0
        if right is not None:
            return w.ODD if kind is Kind.ORDINAL and right.kind in _ACTS else 0.0
        if kind in (Kind.ADJECTIVE, Kind.DATE):
            return w.ODD
        if kind is Kind.CONJUNCTION:
            return w.BROKEN
        if kind is Kind.NUMBERED and self.larger_first:
            return w.BAD if left.cases == {Case.GENITIVE} else 0.0
        return 0.0

    def _dated(self, left: Word, right: Word) -> float:
        if left.kind is Kind.DATE:
            if right.kind in (Kind.DATE, Kind.ACT_NUMBER):
                return w.STRONG
            return w.FAIR if right.kind in (Kind.COUNTRY, Kind.ADJECTIVE, Kind.ACT) else 0.0
        if right.kind is Kind.DATE:
            return w.GOOD if left.kind is Kind.PREPOSITION else 0.0
        if left.kind is Kind.ACT_NUMBER:
            return w.GOOD if right.kind in (Kind.ADJECTIVE, Kind.ACT) else 0.0
        if right.kind is Kind.MONTH:
            return w.GOOD if is_day(left) else w.BAD
        if right.kind is Kind.YEAR_WORD:
            return w.GOOD if is_year(left) else w.BAD
        return 0.0


def _act_after(left: Word, right: Word) -> float:
    if left.kind is Kind.NUMBERED:
        return w.BAD
    if left.kind is Kind.ADJECTIVE:
        return w.FAIR
    if left.kind in (Kind.COUNTRY, Kind.WORD, Kind.OWNER) and right.possessed:
        return w.FAIR
    return 0.0


def _coordinated(left: Word, right: Word) -> float:
    if left.kind is right.kind is Kind.NUMBERED:
        return w.GOOD if left.cases & right.cases else w.ODD
    if left.kind is right.kind and left.kind in (Kind.ACT, Kind.ACT_NUMBER, Kind.ITEM, Kind.NUMBER):
        return w.FAIR
    if left.kind is Kind.NUMBER and right.kind in (Kind.NUMBERED, Kind.ACT):
        return w.ODD
    return 0.0


def _agreed(left: Word, right: Word) -> float:
    if any(one.fits(other) for one in left.forms for other in right.forms):
        return w.GOOD
    return w.BAD if right.kind is not Kind.ADJECTIVE else 0.0


def _links(word: Word) -> bool:
    """Tell whether a larger unit stands in a form that a smaller one can follow."""
    return Case.GENITIVE in word.cases or (word.possessed and Case.NOMINATIVE in word.cases)


def _rank(word: Word) -> int:
    return max(map(_RANKS.__getitem__, word.units), default=0)


def junctions(grammar: Grammar) -> Junctions:
    """Give the rules of a language with nothing judged yet."""
    return Junctions(grammar.runs.larger_first, *_governors(grammar))


@cache
def _governors(
    grammar: Grammar,
) -> tuple[dict[str, frozenset[Case]], dict[str, frozenset[Case]]]:
    before = _by_word(grammar.runs.governors_before)
    return before, _by_word(grammar.runs.governors_after)


def _by_word(table: dict[Case, tuple[str, ...]]) -> dict[str, frozenset[Case]]:
    return {
        word: frozenset(case for case, words in table.items() if word in words)
        for governed in table.values()
        for word in governed
    }
