"""A mention, its act and its levels → the citation with its targets, or with the reason why it has none.

Targets have the names of provisions: `73-бабы екінші бөлігі 1) тармағы` is `art_73__para_2__point_1`.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise, product
from math import prod
from typing import NamedTuple

from pipeline.cite.in_play import Place
from pipeline.cite.items import number_key
from pipeline.cite.meaning import Meaning
from pipeline.cite.values import ProvisionItem, ProvisionStep, Ref, ResolvedCitation
from pipeline.grammar.provisions import UnitKind
from pipeline.terms import DecidedBy, OpenReason
from pipeline.text import Span
from pipeline.words.eids import steps_of

# The Akoma Ntoso naming convention's abbreviations. A numbered point of a part, and any with a
# bracket behind its number, is a point; a plain paragraph of an article is numbered without one.
LABELS = {
    UnitKind.PREAMBLE: "preamble",
    UnitKind.SECTION: "sec",
    UnitKind.SUBSECTION: "subsec",
    UnitKind.CHAPTER: "chp",
    UnitKind.DIVISION: "subchp",
    UnitKind.ARTICLE: "art",
    UnitKind.NOTE: "note",
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
    item: ProvisionItem | None
    top: tuple[str, int] | None
    """What tells the parts of a code apart: `art`, `chp` or `sec`, and its whole number."""


def citation(place: Place) -> ResolvedCitation:
    """The citation of the provisions that the levels of a place name of its act."""
    identity, by = place.owner, DecidedBy.PIPELINE
    span, sure = place.mention.span, identity.confidence
    named = () if identity.reason else provisions(place.steps, place.mention.own)
    if not place.steps and len(acts := identity.parts) > 1:
        return ResolvedCitation(span, tuple(act.iri for act in acts), (), sure, None, by)
    works = [identity.work(provision.top) for provision in named]
    if not named or None in works:
        reason = identity.reason or _reason_untargeted(identity, named)
        own = reason is OpenReason.SELF and provisions(place.steps, place.mention.own)
        points = tuple(point.eid for point in own or ())
        return ResolvedCitation(span, (), (), 0.0, reason, by, points=points)
    part = f"{identity.division}__" if identity.division else ""
    targets = tuple(
        f"{work}/~{part}{provision.eid}" if provision.eid else f"{work}"
        for work, provision in zip(works, named, strict=True)
    )
    items = [provision.item for provision in named]
    refs = _refs(span, targets, [item.span if item else None for item in items])
    return ResolvedCitation(span, tuple(dict.fromkeys(targets)), refs, sure, None, by)


def _reason_untargeted(identity: Meaning, named: tuple[Provision, ...]) -> OpenReason:
    """Why the provisions of an act that is known have no target."""
    if not named:
        return OpenReason.MANY
    return OpenReason.BEYOND if len(identity.family or identity.acts) == 1 else OpenReason.SEVERAL


def _refs(span: Span, targets: tuple[str, ...], items: list[Span | None]) -> tuple[Ref, ...]:
    """Share a citation's words among its targets: the first and the last take what is around.

    Gives none where the words of two targets are the same (`13, 14-баптардың 1-тармағы`).
    """
    if len(targets) == 1:
        return (Ref(span, targets[0]),)
    worded = sorted((i, t) for i, t in zip(items, targets, strict=True) if i)
    spans = [item for item, _ in worded]
    apart = all(a.end <= b.start for a, b in pairwise(spans))
    if not spans or not apart or spans[0].start < span.start or spans[-1].end > span.end:
        return ()
    spans[0] = Span(span.start, spans[0].end)
    spans[-1] = Span(spans[-1].start, span.end)
    return tuple(Ref(place, target) for place, (_, target) in zip(spans, worded, strict=True))


def provisions(steps: tuple[ProvisionStep, ...], own: int) -> tuple[Provision, ...]:
    """Every provision that the steps name; one for the whole act where there are none.

    None at all where they are more than MOST_TARGETS, or where the levels that stand elsewhere
    (all but the last `own`) are already many.
    """
    steps = _counted_through(steps)
    levels = [tuple(_number_eids(step, above)) for above, step in _with_kind_above(steps)]
    shared = prod(map(len, levels[: max(len(levels) - own, 0)]))
    if prod(map(len, levels)) > MOST_TARGETS or (own < len(levels) and shared > MOST_SHARED):
        return ()
    return tuple(_provision(steps, way) for way in product(*levels))


def _counted_through(steps: tuple[ProvisionStep, ...]) -> tuple[ProvisionStep, ...]:
    """Leave out the levels above an article or a chapter: both are counted through an act."""
    kinds = [step.kind for step in steps]
    for kind in (UnitKind.ARTICLE, UnitKind.CHAPTER):
        if kind in kinds:
            return steps[kinds.index(kind) :]
    return steps


def _with_kind_above(
    steps: Iterable[ProvisionStep], top: UnitKind | None = None
) -> Iterator[tuple[UnitKind | None, ProvisionStep]]:
    """Each level with the kind of the one above it."""
    for step in steps:
        yield top, step
        top = step.kind


def _provision(
    steps: tuple[ProvisionStep, ...], way: tuple[tuple[str, ProvisionItem | None], ...]
) -> Provision:
    lists = [i for i, step in enumerate(steps) if step.several or step.items[0].below]
    naming = lists[-1] if lists else len(steps) - 1
    eids = [eid for eid, _ in way]
    top = next((eid for eid in eids if eid.startswith("art_")), eids[0] if eids else "")
    # Of `art_43-1__para_2` this is article 43.
    first = steps_of(top)[0]
    counted = None if first.whole is None else (first.unit, first.whole)
    return Provision("__".join(eids), way[naming][1] if way else None, counted)


def _number_eids(
    step: ProvisionStep, above: UnitKind | None
) -> Iterator[tuple[str, ProvisionItem | None]]:
    """The eId part of every number of a step, with the item that is its own words."""
    for item in step.items:
        listed = item.bracketed or above is UnitKind.PART
        small = step.kind is UnitKind.PARAGRAPH and listed
        label = "point" if small else LABELS[step.kind]
        numbers: list[tuple[str, ProvisionItem | None]] = [(item.value, item)]
        if last := item.until:
            inside = _numbers_inside_range(item.value, last.value)
            numbers += [*((value, None) for value in inside), (last.value, last)]
        for value, own in numbers:
            own_eid = _eid_part(label, value)
            if not item.below:
                yield own_eid, own
            for chain in item.below:
                below = _with_kind_above(chain, step.kind)
                ways = product(*(_number_eids(one, top) for top, one in below))
                # Articles are counted through an act, whatever chapter they stand behind.
                apart = any(one.kind is UnitKind.ARTICLE for one in chain)
                for way in ways:
                    eids = (*([] if apart else [own_eid]), *(eid for eid, _ in way))
                    # The words below a range are those of each of its numbers.
                    words = way[-1][1] if way and not last else own
                    yield "__".join(eids), words


def _eid_part(label: str, value: str) -> str:
    """An eId part: the unit's abbreviation and its number; what has no number has none.

    `примечание 1` is point 1 of the article's note.
    """
    numbered = f"{label}__para" if label == LABELS[UnitKind.NOTE] else label
    return f"{numbered}_{value}" if value else label


def _numbers_inside_range(low: str, high: str) -> Iterator[str]:
    """The numbers inside a range: the whole ones, or the indices where both ends share one."""
    if not (low[0].isdecimal() and high[0].isdecimal()):
        return
    first, last = number_key(low), number_key(high)
    if first[0] == last[0]:
        start = first[1] if len(first) > 1 else 0
        until = min(last[1] if len(last) > 1 else 0, start + MOST_TARGETS + 2)
        yield from (f"{first[0]}-{number}" for number in range(start + 1, until))
    else:
        # Where the upper end has an index (`15-1`), its whole number lies inside the range. A range
        # too long to list is cut only where it is sure to be refused.
        until = min(last[0] + (len(last) > 1), first[0] + MOST_TARGETS + 2)
        yield from map(str, range(first[0] + 1, until))
