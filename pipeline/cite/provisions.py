"""Steps → the names of provisions: `484-бабы екінші бөлігі 1) тармағы` is `art_484__para_2__point_1`."""

from __future__ import annotations

from itertools import product
from math import prod
from typing import TYPE_CHECKING, NamedTuple

from pipeline.cite.items import order
from pipeline.grammar.provisions import UnitKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.cite.values import Item, Step

# The Akoma Ntoso naming convention's abbreviations. A numbered point of a part, and any with a
# bracket behind its number, is a point; a plain paragraph of an article is numbered without one.
LABELS = {
    UnitKind.SECTION: "sec",
    UnitKind.SUBSECTION: "subsec",
    UnitKind.CHAPTER: "chp",
    UnitKind.DIVISION: "subchp",
    UnitKind.ARTICLE: "art",
    UnitKind.PART: "para",
    UnitKind.PARAGRAPH: "para",
    UnitKind.SUBPARAGRAPH: "point",
    UnitKind.INDENT: "al",
}
MOST_TARGETS = 1200
MOST_SHARED = 40


class Provision(NamedTuple):
    """The name of a provision, and the item that names it; none inside a range."""

    eid: str
    item: Item | None
    top: tuple[str, int] | None
    """What tells the parts of a code apart: `art`, `chp` or `sec`, and its whole number."""


def provisions(steps: tuple[Step, ...], own: int) -> tuple[Provision, ...]:
    """Give every provision that the steps name; one for the whole act where there are none.

    None at all where they are more than MOST_TARGETS, or where the levels that stand elsewhere
    (all but the last `own`) are already many.
    """
    levels = [tuple(_numbers(step, _above(steps, i))) for i, step in enumerate(steps)]
    shared = prod(map(len, levels[: len(levels) - own]))
    if prod(map(len, levels)) > MOST_TARGETS or (own < len(levels) and shared > MOST_SHARED):
        return ()
    return tuple(_provision(steps, way) for way in product(*levels))


def _above(steps: tuple[Step, ...], index: int) -> UnitKind | None:
    return steps[index - 1].kind if index else None


def _provision(steps: tuple[Step, ...], way: tuple[tuple[str, Item | None], ...]) -> Provision:
    lists = [i for i, step in enumerate(steps) if len(step.items) > 1 or step.items[0].until]
    naming = lists[-1] if lists else len(steps) - 1
    eids = [eid for eid, _ in way]
    top = next((eid for eid in eids if eid.startswith("art_")), eids[0] if eids else "")
    return Provision("__".join(eids), way[naming][1] if way else None, _numbered(top))


def _numbered(eid: str) -> tuple[str, int] | None:
    """The unit and the whole number of an eId part: `art_43-1` is article 43."""
    unit, _, number = eid.partition("_")
    whole = number.partition("-")[0]
    return (unit, int(whole)) if whole.isdecimal() else None


def _numbers(step: Step, above: UnitKind | None) -> Iterator[tuple[str, Item | None]]:
    """Give the eId part of every number of a step, with the item that is its own words."""
    for item in step.items:
        label = _label(step, item, above)
        yield f"{label}_{item.value}", item
        if item.until:
            yield from (
                (f"{label}_{value}", None) for value in _between(item.value, item.until.value)
            )
            yield f"{label}_{item.until.value}", item.until


def _label(step: Step, item: Item, above: UnitKind | None) -> str:
    listed = item.bracketed or above is UnitKind.PART
    return "point" if step.kind is UnitKind.PARAGRAPH and listed else LABELS[step.kind]


def _between(low: str, high: str) -> Iterator[str]:
    """Give the numbers inside a range: of whole numbers, or of the indices of one number."""
    first, last = order(low), order(high)
    if not (low[0].isdecimal() and high[0].isdecimal()):
        return
    if len(first) == len(last) and first[:-1] == last[:-1]:
        start = low[: low.rfind("-") + 1]
        until = min(last[-1], first[-1] + MOST_TARGETS + 2)
        yield from (f"{start}{number}" for number in range(first[-1] + 1, until))
