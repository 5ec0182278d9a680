"""Acts behind an insertion: `статьям 5 – 7, в том числе статье 6, Трудового кодекса`.

A comma or a bracket parts such an act from its provisions, so a chain ends before it. The act
governs the provisions where nothing else can be meant; else they are left contested.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.grammar.provisions import Number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pipeline.cite.chains import ProvisionChain
    from pipeline.cite.namings import NamingPlace
    from pipeline.cite.tokenized import Tokenized

LONGEST_INSERTION = 6
"""Tokens between a provision and one that is inserted behind it: `, в том числе`."""
CLOSING = 2
"""Tokens between the last of them and the act: a comma, a bracket, or both."""


def with_acts_behind(
    chains: Sequence[ProvisionChain],
    line: Tokenized,
    places: Mapping[int, NamingPlace],
    opening: tuple[str, ...],
) -> tuple[ProvisionChain, ...]:
    """The chains of a paragraph, those before a comma or bracket with the act behind it.

    The last of them then ends with the act. Where the act may as well stand by itself, they are
    contested. `places` are the acts by their first tokens, `opening` the words that open insertions.
    """
    found = list(chains)
    for at in range(len(chains) - 1, 0, -1):
        place = None if chains[at].steps else places.get(chains[at].first)
        if place is None or place.apart or line.word(place.first - 1) not in (",", ")"):
            continue
        first = _reach(chains, at, line)
        owned = _owned(chains, first, at, line, opening) if place.owning else at
        found[first:owned] = [c._replace(contested=True) for c in chains[first:owned]]
        if owned < at:
            *others, last = chains[owned:at]
            found[owned : at + 1] = [
                *(chain._replace(act=place.naming) for chain in others),
                last._replace(act=place.naming, last=place.last),
            ]
    return tuple(found)


def _reach(chains: Sequence[ProvisionChain], at: int, line: Tokenized) -> int:
    """The first of the chains right before an act that name none and may be its provisions."""
    border, reach = chains[at].first, CLOSING
    for first in range(at - 1, -1, -1):
        chain = chains[first]
        near = 0 <= border - chain.last <= reach
        if chain.act or not near or line.sentence(chain.first) != line.sentence(border):
            return first + 1
        border, reach = chain.first, LONGEST_INSERTION
    return 0


def _owned(
    chains: Sequence[ProvisionChain], first: int, at: int, line: Tokenized, opening: tuple[str, ...]
) -> int:
    """The first of some chains that can only be provisions of the act behind them; `at` if none."""
    bracket = line.closing.get(chains[at].first - 1)
    for number, (outer, inner) in enumerate(pairwise(chains[first:at]), first):
        between = line.words(outer.last, inner.first).lower().removeprefix(",").lstrip()
        inserted = bracket == outer.last if bracket else between.startswith(opening)
        listed = any(chain.act for chain in chains[:number])
        # In a list of genitives the act may be a member: `из статьи 14, в том числе …, Закона`.
        if inserted and not (listed and _may_be_genitive(outer, line)):
            return _listed(chains, first, number, line)
    return at


def _listed(chains: Sequence[ProvisionChain], first: int, at: int, line: Tokenized) -> int:
    """The first of the chains that commas and conjunctions alone join to the one at `at`."""
    while at > first and all(
        token.joins or token.text == ","
        for token in line.tokens[chains[at - 1].last : chains[at].first]
    ):
        at -= 1
    return at


def _may_be_genitive(chain: ProvisionChain, line: Tokenized) -> bool:
    """Whether a provision may stand in the genitive, as the act behind it does."""
    unit = next(token.unit for token in line.tokens[chain.first : chain.last] if token.counted)
    first = min(chain.steps[-chain.own :], key=lambda step: step.span)
    several = len(first.items) > 1 or any(item.until for item in first.items)
    return unit is None or bool(unit.genitives - ({Number.SINGULAR} if several else set()))
