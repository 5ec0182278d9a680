"""Fragments: how likely some words are one link, or several side by side."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.clean.displaced import weights as w
from pipeline.clean.displaced.phrases import TITLED
from pipeline.clean.displaced.words import Kind, Word
from pipeline.grammar.provisions import Case

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.clean.displaced.sites import Site

_COST = {
    Kind.NUMBERED: 0.0,
    Kind.UNIT: 1.5,
    Kind.NUMBER: 1.5,
    Kind.ITEM: 1.2,
    Kind.ORDINAL: 1.0,
    Kind.SIGN: 3.0,
    Kind.ACT_NUMBER: 0.2,
    Kind.ACT: 0.4,
    Kind.ABBREVIATION: 1.2,
    Kind.ADJECTIVE: 4.0,
    Kind.CONJUNCTION: 1.0,
    Kind.PREPOSITION: 2.5,
    Kind.MONTH: 2.0,
    Kind.YEAR_WORD: 2.0,
    Kind.DATE: 1.0,
    Kind.COUNTRY: 0.5,
    Kind.OWNER: 0.7,
    Kind.TITLE: 0.3,
    Kind.DASH: 1.0,
    Kind.MARK: 9.0,
    Kind.TORN_NUMBER: 6.0,
    Kind.TORN_UNIT: 6.0,
    Kind.ABOUT: w.LINK_STRANGER,
    Kind.WORD: w.LINK_STRANGER,
}
"""What each kind of phrase costs in a link: the rarer it is linked, the more."""
_FOREIGN = 2.5
"""Cost of an act before a unit that is not its own: they are no one link."""
_OWNED = 1.2
"""Cost of an act before its own unit: most links begin with the unit."""
_BARE = 0.7
"""Cost of a common noun in the nominative (`заң`), which seldom is a link."""
_SIGNLESS = 1.8
"""Cost of an act's number without its sign."""
_PARTIAL = 1.5
"""Cost of a part of a date."""
_TORN = 0.3
"""Cost of what a line's end has cut off from its other half."""
_DESCRIBED = 0.4
"""Cost of an adjective before the name of an act."""
_DATED = 0.3
"""Cost of the preposition before a date."""
_BROKEN_OFF = 3.0
"""Cost of a mark inside a link that parts no list."""
_EDGE = 3.0
"""Cost of what joins words, at the edge of a link; of a link that ends in a comma."""
_JOINING = frozenset({Kind.CONJUNCTION, Kind.DASH})
_HEADS = frozenset(
    {
        Kind.TORN_NUMBER,
        Kind.SIGN,
        Kind.ADJECTIVE,
        Kind.ORDINAL,
        Kind.UNIT,
        Kind.DATE,
        Kind.PREPOSITION,
        Kind.NUMBER,
    }
)
_TAILS = frozenset(
    {
        Kind.TORN_UNIT,
        Kind.UNIT,
        Kind.ORDINAL,
        Kind.ITEM,
        Kind.NUMBER,
        Kind.MONTH,
        Kind.YEAR_WORD,
        Kind.DATE,
        Kind.ACT_NUMBER,
    }
)
_BESIDE = frozenset(
    {Kind.ADJECTIVE, Kind.COUNTRY, Kind.OWNER, Kind.PREPOSITION, Kind.CONJUNCTION, Kind.DASH}
)
_DATES = frozenset({Kind.DATE, Kind.NUMBER})
_DATING = frozenset({Kind.DATE, Kind.MONTH, Kind.YEAR_WORD})
_DESCRIBABLE = frozenset({Kind.ADJECTIVE, Kind.ACT})
_ENDS_LIST = re.compile(r"[,.;:]")
_OPENS = re.compile(r"[«“„\"(]")
_SHUTS = re.compile(r"[»”\")]")
_CLOSES = re.compile(r"[»”\"]")


def with_titles(phrases: Sequence[Word], *, opens: bool, closes: bool) -> Sequence[Word]:
    """Put a title's words together where its other end is on the line before or after."""
    if opens and (length := _title_end(phrases)):
        phrases = [replace(phrases[length - 1], kind=Kind.TITLE), *phrases[length:]]
    if closes and (length := _title_start(phrases)):
        phrases = [*phrases[:-length], replace(phrases[-length], kind=Kind.TITLE, before="")]
    return phrases


def cost(phrases: Sequence[Word], *, opens: bool, closes: bool) -> float:
    """Give what it costs to take phrases for what filled one gap, in nats.

    `opens` where the gap is at the line's start, so that a link may have begun on the line
    before; `closes` where it is at the line's end, so that it may go on after it.
    """
    first, last = phrases[0], phrases[-1]
    total = _EDGE * (_left_open(phrases) and not closes)
    for index, phrase in enumerate(phrases):
        total += _phrase_cost(phrase, phrases[index + 1] if index + 1 < len(phrases) else None)
    total += _BROKEN_OFF * sum(bool(phrase.after) for phrase in phrases[:-1])
    if opens and first.kind in _TAILS:
        total += _TORN - _phrase_cost(first, phrases[1] if len(phrases) > 1 else None)
    if closes and last.kind in _HEADS:
        total += _TORN - _phrase_cost(last, None)
    total += _EDGE * (last.kind in _JOINING and not closes)
    total += _EDGE * (first.kind is Kind.CONJUNCTION or (first.kind is Kind.DASH and not opens))
    bare = last.kind is Kind.ACT_NUMBER and last.core[0].isdigit() and not opens
    return total + _EDGE * bool(_ENDS_LIST.search(last.after)) + _SIGNLESS * bare


def too_many(phrases: Sequence[Word], site: Site, *, closes: bool) -> float:
    """Give what it costs that a gap shows the blanks of more links than it has phrases, or fewer.

    At the line's end one blank more or less is the line's own.
    """
    count = sum(phrase.kind not in _BESIDE for phrase in phrases) or 1
    if count >= site.links:
        owner = phrases[0].kind is Kind.ACT and count > site.links and len(phrases) > 1
        return w.LINK_PART * max(0, count - site.links - closes) + _OWNED * owner
    missing = site.links - count
    return w.WIDE if site.wide and missing == 1 else w.MISSING_LINK * missing


def goes_on(phrase: Word) -> bool:
    """Tell whether a link that ends so may go on in the next line."""
    return phrase.kind in _HEADS


def _phrase_cost(phrase: Word, following: Word | None) -> float:
    if following is not None:
        if phrase.kind is Kind.ADJECTIVE and following.kind in _DESCRIBABLE:
            return _DESCRIBED
        if phrase.kind is Kind.PREPOSITION and following.kind in _DATES:
            return _DATED
        if phrase.kind is Kind.ACT and following.kind is Kind.NUMBERED and not following.possessed:
            return _FOREIGN
        if phrase.kind in _DATING and following.kind is Kind.ACT_NUMBER:
            return _DATED + _PARTIAL * (not phrase.bound)
    partial = _PARTIAL * (phrase.kind is Kind.DATE and not phrase.bound)
    return _COST[phrase.kind] + partial + _BARE * (phrase.kind is Kind.ACT and _is_bare(phrase))


def _is_bare(act: Word) -> bool:
    """Tell whether an act is named without its owner, and in the nominative."""
    return not act.capital and not act.possessed and act.cases == {Case.NOMINATIVE}


def _left_open(phrases: Sequence[Word]) -> bool:
    """Tell whether a bracket or quote opens that does not close."""
    marks = [phrase for phrase in phrases if phrase.kind is not Kind.TITLE]
    opened = sum(len(_OPENS.findall(phrase.before)) for phrase in marks)
    closed = sum(len(_SHUTS.findall(phrase.after)) for phrase in marks)
    return opened > closed + phrases[-1].core.endswith(")")


def _title_end(phrases: Sequence[Word]) -> int:
    """Count the phrases up to a quote that closes and opened before them."""
    for index, phrase in enumerate(phrases):
        if phrase.kind not in TITLED or (phrase.before and phrase.kind is not Kind.TITLE):
            return 0
        if _CLOSES.search(phrase.after) and phrase.kind is not Kind.TITLE:
            return index + 1
    return 0


def _title_start(phrases: Sequence[Word]) -> int:
    """Count the phrases from a quote that opens and does not close."""
    if phrases[-1].kind is Kind.ACT:
        return 0
    for count, phrase in enumerate(reversed(phrases), 1):
        if phrase.kind not in TITLED or phrase.after:
            return 0
        if _OPENS.search(phrase.before) and phrase.kind is not Kind.TITLE:
            return count
    return 0
