"""Belonging: how well two neighbours read as owner and owned, be they acts or units of provisions.

Languages differ in which of the two comes first.
"""

from __future__ import annotations

from pipeline.clean.displaced import weights as w
from pipeline.clean.displaced.words import Kind, Word
from pipeline.grammar.provisions import Case, UnitKind

ACTS = frozenset({Kind.ACT, Kind.ABBREVIATION})
_RANKS = {
    UnitKind.ANNEX: 0,
    UnitKind.SECTION: 1,
    UnitKind.SUBSECTION: 2,
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
_NAMES = frozenset({Kind.WORD, Kind.OWNER, Kind.COUNTRY})
_OF_ACTS = frozenset({Kind.COUNTRY, Kind.OWNER, Kind.TITLE, Kind.ACT_NUMBER})
_COUNTING = frozenset({Kind.NUMBER, Kind.ITEM, Kind.ORDINAL})
_NEVER_BEFORE_UNITS = frozenset(
    {Kind.DATE, Kind.MONTH, Kind.ORDINAL, Kind.ITEM, Kind.NUMBER, Kind.ACT_NUMBER}
)
_SELDOM_BEFORE_UNITS = (
    ACTS | (_OF_ACTS - {Kind.ACT_NUMBER}) | {Kind.NUMBER, Kind.ITEM, Kind.ACT_NUMBER, Kind.DATE}
)


def rank(word: Word) -> int:
    """Give the place of the smallest unit that a word may be, counted from the largest kind."""
    return max(map(_RANKS.__getitem__, word.units), default=0)


def links(word: Word) -> bool:
    """Tell whether an owner stands in a form that what it owns can follow, larger first."""
    return Case.GENITIVE in word.cases or (word.possessed and Case.NOMINATIVE in word.cases)


def owned(left: Word, right: Word) -> float:
    """Judge the order owner, owned: `Конституцияның 13-бабының 2-тармағы`."""
    if right.kind is Kind.NUMBERED:
        return _unit_after(left, right)
    if right.kind is Kind.ACT:
        return _act_after(left, right)
    if left.kind is Kind.NUMBERED:
        return _owned_by_unit(left, right)
    if right.kind is Kind.UNIT or (left.kind is right.kind is Kind.ADJECTIVE):
        return w.ODD
    return 0.0


def owning(left: Word, right: Word) -> float:
    """Judge the order owned, owner: `пункта 2 статьи 13 Конституции`."""
    if left.kind is Kind.NUMBERED:
        return _owner_of_unit(left, right)
    if right.kind in (Kind.NUMBERED, Kind.UNIT):
        if left.kind is Kind.ACT and not left.units:
            return w.FAIR if Case.GENITIVE in right.cases else w.ODD
        if left.kind is Kind.UNIT:
            return w.BROKEN if right.kind is Kind.NUMBERED else w.BAD
        if left.kind in _SELDOM_BEFORE_UNITS:
            return w.BAD
    if left.kind is Kind.ACT and right.kind in _OF_ACTS:
        return w.GOOD
    return w.ODD if left.kind in ACTS and right.kind is Kind.ACT else 0.0


def _unit_after(left: Word, right: Word) -> float:
    if left.kind is Kind.NUMBERED:
        if _holds(left, right):
            return w.STRONG
        new = Case.DATIVE in left.cases and Case.NOMINATIVE in right.cases
        return w.FAIR if new and not right.possessed else w.BROKEN
    if left.kind is Kind.UNIT:
        return w.GOOD if _holds(left, right) else w.BAD
    if left.kind in ACTS:
        if not left.cases:
            return w.GOOD
        return _first_unit(left, right) if links(left) and right.possessed else w.BAD
    if left.kind in _NAMES:
        if not right.possessed:
            return w.ODD / 2
        return w.GOOD if Case.GENITIVE in left.cases else w.ODD
    if left.kind is Kind.ADJECTIVE:
        return w.BAD
    return w.BROKEN if left.kind in _NEVER_BEFORE_UNITS else 0.0


def _owned_by_unit(left: Word, right: Word) -> float:
    if right.kind is Kind.UNIT:
        return w.BAD
    if right.kind in (Kind.ORDINAL, Kind.ITEM):
        return w.GOOD if links(left) else w.BAD
    if right.kind in _NAMES | {Kind.ADJECTIVE} and Case.GENITIVE in left.cases:
        return w.FAIR if right.possessed else w.ODD / 2
    return 0.0


def _act_after(left: Word, right: Word) -> float:
    if left.kind is Kind.NUMBERED:
        return w.BAD
    if left.kind is Kind.ACT:
        return w.FAIR if Case.GENITIVE in left.cases else w.BAD
    if left.kind is Kind.ADJECTIVE:
        return w.GOOD
    if left.kind in _NAMES and right.possessed:
        owns = left.kind is Kind.COUNTRY or left.possessed or Case.GENITIVE in left.cases
        return w.FAIR if owns else w.ODD
    return 0.0


def _owner_of_unit(left: Word, right: Word) -> float:
    genitive = Case.GENITIVE in right.cases
    if right.kind in (Kind.NUMBERED, Kind.UNIT):
        return w.STRONG if genitive and rank(right) < rank(left) else w.BROKEN
    if right.kind is Kind.ACT:
        return _first_unit(right, left) if genitive else w.BAD
    if right.kind is Kind.ADJECTIVE:
        return w.GOOD if genitive else w.ODD
    if right.kind is Kind.ABBREVIATION:
        return w.GOOD
    if right.kind in _COUNTING:
        return w.BROKEN
    return w.ODD if right.kind in (Kind.ACT_NUMBER, Kind.DATE, Kind.TITLE) else 0.0


def _first_unit(act: Word, unit: Word) -> float:
    """Judge an act and the largest unit that is named of it: articles of a law, points of a ruling."""
    if not act.units or not unit.units:
        return w.STRONG
    top, place = _RANKS[act.units[0]], rank(unit)
    if act.units[0] is UnitKind.ARTICLE:
        return w.STRONG if place <= top else w.BAD
    return w.STRONG if place == top else w.BAD if place == _RANKS[UnitKind.ARTICLE] else w.GOOD


def _holds(left: Word, right: Word) -> bool:
    """Tell whether a smaller unit follows the larger one that it belongs to."""
    return links(left) and right.possessed and rank(left) < rank(right)
