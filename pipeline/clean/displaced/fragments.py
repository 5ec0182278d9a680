"""Fragments: how likely some words are one link, or several side by side."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.clean.displaced import weights as w
from pipeline.clean.displaced.words import Kind, Word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.clean.displaced.phrases import Reader

_COST = {
    Kind.NUMBERED: 0.0,
    Kind.UNIT: 1.5,
    Kind.NUMBER: 0.9,
    Kind.ITEM: 0.9,
    Kind.ORDINAL: 1.8,
    Kind.SIGN: 3.0,
    Kind.ACT_NUMBER: 0.2,
    Kind.ACT: 0.4,
    Kind.ABBREVIATION: 1.2,
    Kind.ADJECTIVE: 0.7,
    Kind.CONJUNCTION: 1.0,
    Kind.PREPOSITION: 1.0,
    Kind.MONTH: 2.0,
    Kind.YEAR_WORD: 2.0,
    Kind.DATE: 0.7,
    Kind.COUNTRY: 0.5,
    Kind.OWNER: 0.7,
    Kind.TITLE: 0.3,
    Kind.DASH: 1.0,
    Kind.MARK: 9.0,
    Kind.TORN_NUMBER: 6.0,
    Kind.TORN_UNIT: 6.0,
    Kind.WORD: w.LINK_STRANGER,
}
"""What each kind of phrase costs in a link: the rarer it is linked, the more."""
_TORN_COST = 0.3
_EDGES = frozenset({Kind.CONJUNCTION, Kind.DASH, Kind.PREPOSITION})
_EDGE_COST = 3.0
_HEADS = frozenset({Kind.TORN_NUMBER, Kind.SIGN, Kind.ADJECTIVE, Kind.ORDINAL, Kind.UNIT})
_TAILS = frozenset({Kind.TORN_UNIT, Kind.UNIT, Kind.ORDINAL, Kind.ITEM, Kind.NUMBER})
_BAD_END = re.compile(r"[,.;:]")


def cost(texts: Sequence[str], reader: Reader, *, opens: bool, closes: bool) -> float:
    """Give what it costs to take words for what filled one gap, in nats.

    `opens` where the gap is at the line's start, so that a link may have begun on the line
    before; `closes` where the words end the line, so that it may go on after it.
    """
    phrases = reader.phrases(texts)
    total = w.LINK_PART * (len(phrases) - 1)
    for phrase in phrases:
        total += _COST[phrase.kind]
    first, last = phrases[0], phrases[-1]
    if opens and first.kind in _TAILS:
        total += _TORN_COST - _COST[first.kind]
    if closes and last.kind in _HEADS:
        total += _TORN_COST - _COST[last.kind]
    total += _EDGE_COST * (last.kind in _EDGES and not closes)
    total += _EDGE_COST * (first.kind in _EDGES - {Kind.PREPOSITION} and not opens)
    return total + _EDGE_COST * bool(_BAD_END.search(last.after))


def goes_on(phrase: Word) -> bool:
    """Tell whether a link that ends so may go on in the next line."""
    return phrase.kind in _HEADS
