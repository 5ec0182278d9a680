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
from pipeline.clean.displaced.belonging import ACTS, links, owned, owning, rank
from pipeline.clean.displaced.words import Kind, Word, is_day, is_year
from pipeline.grammar.provisions import Case

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.grammar import Grammar

_INDEXED = re.compile(r"[0-9]+-[0-9]")
_STOP = re.compile(r"[.!?…]")
_OPEN = re.compile(r"[(\[«“„\"]")
_NOMINALS = frozenset({Kind.NUMBERED, Kind.UNIT, Kind.ACT, Kind.ADJECTIVE, Kind.ORDINAL})
_CITED = ACTS | {Kind.NUMBERED}
_OBLIQUE = frozenset(Case) - {Case.NOMINATIVE, Case.GENITIVE}
_NAMES = frozenset({Kind.COUNTRY, Kind.TITLE, Kind.OWNER})
_NUMBERING = frozenset({Kind.TORN_NUMBER, Kind.COUNTRY, Kind.ABBREVIATION})
"""What may follow the number sign where the number itself is on the next line."""
_DESCRIBING = frozenset({Kind.ADJECTIVE, Kind.ORDINAL})
_LINKS = frozenset({Kind.CONJUNCTION, Kind.DASH})


@dataclass(frozen=True, eq=False, slots=True)
class Junctions:
    """The rules of a language, and what two words were found to be worth together."""

    larger_first: bool
    before: Mapping[str, frozenset[Case]]
    after: Mapping[str, frozenset[Case]]
    participle: re.Pattern[str]
    worth: dict[tuple[Word, Word], float] = field(default_factory=dict)
    alike: dict[tuple[Word, Word], float] = field(default_factory=dict)

    def total(self, phrases: list[Word]) -> float:
        """Sum up over neighbours, and over what commas and conjunctions join."""
        score, last = 0.0, len(phrases) - 1
        for index, phrase in enumerate(phrases):
            score += w.BOUND * phrase.bound
            if phrase.kind is Kind.NUMBERED:
                score += self._counted(phrase, at_edge=index in (0, last))
        for index in range(1, len(phrases)):
            left, right = phrases[index - 1], phrases[index]
            score += self.of(left, right)
            if right.kind in _LINKS and index + 1 < len(phrases):
                score += self.coordinated(left, phrases[index + 1])
            elif left.after == ",":
                score += self.coordinated(left, right)
        return score

    def _counted(self, phrase: Word, *, at_edge: bool) -> float:
        """Judge a list by its order, and its unit's number by how many members there are."""
        score = w.BAD * phrase.falling + w.INDEXED * bool(_INDEXED.match(phrase.core))
        if phrase.plural and not phrase.many:
            return score + w.ODD * (not at_edge and not phrase.after)
        return score + w.BAD * (phrase.many and phrase.singular)

    def of(self, left: Word, right: Word) -> float:
        """Give the worth of a pair of neighbours."""
        found = self.worth.get((left, right))
        if found is None:
            found = (
                self._apart(left, right) if left.after or right.before else self._close(left, right)
            )
            self.worth[left, right] = found
        return found

    def coordinated(self, left: Word, right: Word) -> float:
        """Give the worth of two members of a list: they stand in one case."""
        found = self.alike.get((left, right))
        if found is None:
            found = self.alike[left, right] = _coordinated(
                left, right, larger_first=self.larger_first
            )
        return found

    def _apart(self, left: Word, right: Word) -> float:
        """Judge neighbours with a mark between them: nothing may be left hanging before it."""
        score = self._hanging(left, None) if left.after else self._before_open(left, right)
        if _STOP.search(left.after):
            score += w.FAIR if right.capital or right.before else w.BAD
        if right.kind is Kind.TORN_UNIT:
            score += w.BROKEN
        if right.kind is Kind.UNIT and self.larger_first:
            score += w.ODD
        return score

    def _before_open(self, left: Word, right: Word) -> float:
        if left.kind is Kind.PREPOSITION and right.kind is Kind.TITLE:
            return 0.0
        if not _OPEN.search(right.before):
            return 0.0
        if left.kind in ACTS:
            return w.FAIR
        return self._hanging(left, None) / 2 if left.kind not in _LINKS else 0.0

    def _close(self, left: Word, right: Word) -> float:
        if right.kind is Kind.TORN_UNIT or left.kind is Kind.TORN_NUMBER:
            return w.BROKEN
        if right.kind in _LINKS or right.kind is Kind.MARK:
            return self._hanging(left, None)
        score = self._governed(left, right)
        if right.kind is Kind.ITEM and left.kind is Kind.WORD:
            score += w.BAD
        if right.kind is Kind.NUMBER and left.kind in _NAMES:
            score += w.BAD
        if right.kind is Kind.ACT_NUMBER and left.kind is Kind.ADJECTIVE and self.larger_first:
            score += w.BAD
        score += owned(left, right) if self.larger_first else owning(left, right)
        return score + self._hanging(left, right) + self._dated(left, right)

    # --- case and agreement ----------------------------------------------------------------

    def _governed(self, left: Word, right: Word) -> float:
        if wanted := self.before.get(left.core):
            if right.kind in _NOMINALS and right.cases:
                fits = not wanted.isdisjoint(right.cases)
                wrong = w.BROKEN if left.kind is Kind.PREPOSITION else 0.0
                return w.GOOD if fits else wrong
            if left.kind is Kind.PREPOSITION:
                joining = right.kind in (Kind.PREPOSITION, Kind.CONJUNCTION)
                return w.BROKEN if joining else w.FAIR if right.kind is Kind.WORD else 0.0
        if (wanted := self.after.get(right.core)) and left.cases:
            if left.kind in _CITED:
                return w.GOOD if not wanted.isdisjoint(left.cases) else w.ODD
        elif self.larger_first and left.kind in _CITED and self.participle.search(right.core):
            return w.FAIR if not _OBLIQUE.isdisjoint(left.cases) else 0.0
        if left.kind is Kind.ORDINAL and right.kind in (Kind.NUMBERED, Kind.ORDINAL):
            return w.BAD
        if left.kind in (Kind.ADJECTIVE, Kind.ORDINAL):
            if right.kind in _NOMINALS:
                return self._agreed(left, right)
            return w.ODD if right.kind is Kind.NUMBER else 0.0
        return 0.0

    def _agreed(self, left: Word, right: Word) -> float:
        if all(form.number is None for form in left.forms):
            return 0.0
        if any(one.fits(other) for one in left.forms for other in right.forms):
            return w.GOOD if right.kind is not Kind.NUMBERED else 0.0
        if self.participle.search(left.core):
            return w.FAIR if Case.INSTRUMENTAL in right.cases else w.ODD
        return w.BAD if right.kind is not Kind.ADJECTIVE else 0.0

    # --- what must not be left alone -------------------------------------------------------

    def _hanging(self, left: Word, right: Word | None) -> float:
        """Judge what wants something after it; `right` is None where a mark or conjunction is."""
        kind = left.kind
        if kind in (Kind.TORN_NUMBER, Kind.SIGN):
            return 0.0 if right is not None and right.kind in _NUMBERING else w.BROKEN
        if kind is Kind.PREPOSITION:
            return w.BROKEN if right is None else 0.0
        if kind is Kind.UNIT and not self.larger_first:
            return w.BAD if right is None or right.kind not in (Kind.ACT, Kind.ADJECTIVE) else w.ODD
        if kind is Kind.ITEM:
            return w.ODD if right is None else w.BAD
        if kind is Kind.NUMBER:
            return w.ODD if right is None or right.kind is not Kind.WORD else 0.0
        if right is not None:
            return w.ODD if kind is Kind.ORDINAL and right.kind in ACTS else 0.0
        if kind in (Kind.ADJECTIVE, Kind.DATE):
            return w.ODD
        if kind is Kind.CONJUNCTION:
            return w.BAD if left.after else 0.0
        if kind is Kind.NUMBERED and self.larger_first:
            return w.BAD if left.cases == {Case.GENITIVE} else 0.0
        return 0.0

    def _dated(self, left: Word, right: Word) -> float:
        if left.kind is Kind.DATE:
            if right.kind is Kind.ACT_NUMBER:
                return w.STRONG
            if right.kind is Kind.DATE:
                return w.BAD
            return w.FAIR if right.kind in (Kind.COUNTRY, Kind.ADJECTIVE, Kind.ACT) else 0.0
        if right.kind is Kind.DATE:
            if left.kind is Kind.PREPOSITION:
                return w.GOOD
            return 0.0 if self.larger_first or left.kind is Kind.DASH else w.ODD
        if left.kind is Kind.ACT_NUMBER:
            return w.GOOD if right.kind in (Kind.ADJECTIVE, Kind.ACT) else 0.0
        if right.kind is Kind.MONTH:
            return w.GOOD if is_day(left) else w.BAD
        if right.kind is Kind.YEAR_WORD:
            return w.GOOD if is_year(left) else w.BAD
        return 0.0


def _coordinated(left: Word, right: Word, *, larger_first: bool) -> float:
    if left.kind is right.kind is Kind.NUMBERED:
        if larger_first and links(left) and rank(left) < rank(right):
            return w.ODD
        if larger_first and Case.GENITIVE in right.cases:
            return w.FAIR
        if not larger_first and Case.GENITIVE in right.cases and rank(right) < rank(left):
            return w.ODD
        return w.GOOD if left.cases & right.cases else w.ODD
    if left.kind in _DESCRIBING:
        return w.FAIR if right.kind in _DESCRIBING else w.ODD
    if left.kind is right.kind and left.kind in (Kind.ACT, Kind.ACT_NUMBER, Kind.ITEM, Kind.NUMBER):
        return w.FAIR
    if left.kind is Kind.NUMBER and right.kind in (Kind.NUMBERED, Kind.ACT):
        return w.ODD
    if left.kind is Kind.NUMBERED and right.kind in (Kind.NUMBER, Kind.ITEM):
        return w.BAD
    return 0.0


def junctions(grammar: Grammar) -> Junctions:
    """Give the rules of a language with nothing judged yet."""
    return Junctions(grammar.runs.larger_first, *_governors(grammar), _participle(grammar))


@cache
def _participle(grammar: Grammar) -> re.Pattern[str]:
    return re.compile(grammar.runs.participles or r"(?!)")


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
