"""The levels of a provision, from the largest unit to the smallest: what they tell, and how they are cut."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from pipeline.cite.values import ProvisionStep
from pipeline.grammar.provisions import UnitKind

# The largest first. What is not here (a sentence) has no number to cite by.
LEVELS = (
    UnitKind.PREAMBLE,
    UnitKind.SECTION,
    UnitKind.SUBSECTION,
    UnitKind.CHAPTER,
    UnitKind.DIVISION,
    UnitKind.ARTICLE,
    UnitKind.NOTE,
    UnitKind.PART,
    UnitKind.PARAGRAPH,
    UnitKind.SUBPARAGRAPH,
    UnitKind.INDENT,
)
TURNED = frozenset(
    {
        (UnitKind.PARAGRAPH, UnitKind.PART),
        (UnitKind.INDENT, UnitKind.SUBPARAGRAPH),
        (UnitKind.INDENT, UnitKind.PARAGRAPH),
    }
)
"""Units that may hold one that is larger elsewhere."""
UNNUMBERED = frozenset({UnitKind.PREAMBLE, UnitKind.NOTE})
"""Units that are cited without a number."""
RANK = {kind: rank for rank, kind in enumerate(LEVELS)}
Unit = tuple[UnitKind, str]
"""A unit and its number."""


def stands_under_act(steps: Sequence[ProvisionStep]) -> bool:
    """Whether the levels begin with one that an act alone is needed for: an article or above."""
    top = steps[0] if steps else None
    return top is not None and RANK[top.kind] <= RANK[UnitKind.ARTICLE] and bool(top.items)


def may_hold(above: UnitKind, below: UnitKind) -> bool:
    """Whether a unit of one kind may stand below one of another."""
    return RANK[above] < RANK[below] or (above, below) in TURNED


def may_nest(steps: Sequence[ProvisionStep], below: UnitKind) -> bool:
    """Whether a unit may be a part of the last of some levels; of no level twice, as a part of a paragraph in a part."""
    free = all(step.kind is not below for step in steps)
    return free and (not steps or may_hold(steps[-1].kind, below))


def unit_of(steps: Sequence[ProvisionStep]) -> Unit | None:
    """The article, or the chapter or section where none is named, if there is one and only one."""
    counted = [step for step in steps if RANK[step.kind] <= RANK[UnitKind.ARTICLE]]
    if not counted or len(counted[-1].items) != 1:
        return None
    return counted[-1].kind, counted[-1].items[0].value


def units_of(steps: Iterable[ProvisionStep]) -> Iterator[Unit]:
    """All articles, chapters and sections, of a range its ends."""
    for step in steps:
        if RANK[step.kind] <= RANK[UnitKind.ARTICLE]:
            for item in step.items:
                yield step.kind, item.value
                if item.until:
                    yield step.kind, item.until.value


def kind_below_article(steps: Sequence[ProvisionStep]) -> UnitKind | None:
    """The unit right below the article; None for one with a bracket (`пункт 3)`), which is smaller."""
    below = step_below_article(steps)
    return below.kind if below and not any(item.bracketed for item in below.items) else None


def step_below_article(steps: Sequence[ProvisionStep]) -> ProvisionStep | None:
    """The level right below the article."""
    pairs = pairwise(steps)
    return next((below for above, below in pairs if above.kind is UnitKind.ARTICLE), None)


def with_below(steps: tuple[ProvisionStep, ...]) -> Iterator[tuple[ProvisionStep, ...]]:
    """The levels of a provision, and those of each one that a bracket holds below it."""
    if steps:
        yield steps
    for item in (item for step in steps for item in step.items):
        for below in item.below:
            yield from with_below(below)


def numbered_units(steps: Iterable[ProvisionStep]) -> set[Unit]:
    """The units and their numbers."""
    return {(step.kind, item.value) for step in steps for item in step.items}


def levels_above(
    steps: tuple[ProvisionStep, ...], first: ProvisionStep
) -> tuple[ProvisionStep, ...]:
    """The levels above a step, or those down to it where it points back."""
    kinds = [step.kind for step in steps]
    if first.kind in kinds:
        at = kinds.index(first.kind)
        return steps[:at] if first.items else steps[: at + 1]
    if not first.items:
        return ()
    # In an act without articles a part belongs to a paragraph, though elsewhere it is the larger
    # unit.
    if first.kind is UnitKind.PART and UnitKind.ARTICLE not in kinds:
        return tuple(step for step in steps if step.kind is UnitKind.PARAGRAPH)
    # Notes are counted in points; a part is the article's.
    noted = first.kind is not UnitKind.PART
    above_it = (step for step in steps if RANK[step.kind] < RANK[first.kind])
    return tuple(step for step in above_it if noted or step.kind is not UnitKind.NOTE)
