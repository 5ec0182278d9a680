"""Articles that are counted on behind a smaller unit, without their noun: `ст.ст. 24 ч. 3, 188 ч. 2 УК`."""

from collections.abc import Iterator, Sequence

from pipeline.cite.items import order
from pipeline.cite.levels import RANK
from pipeline.cite.lists import Lists, UnitAt, UnitGroup, with_ranges
from pipeline.grammar.provisions import UnitKind

_HIGHEST = (30,)
"""What is counted beyond an article with a higher number is hardly a part or a point of it."""


def resumed(lists: Lists, groups: Sequence[UnitGroup]) -> Iterator[UnitGroup]:
    """The groups in their order, those of articles that go on behind smaller units with them."""
    top: UnitGroup | None = None
    several, end = False, 0
    for at, one in enumerate(groups):
        group, more, behind = one, None, groups[at + 1 :]
        if one.kinds[0] is UnitKind.ARTICLE:
            unit = lists.units.get(one.first)
            top, several = one, unit is not None and unit.unit.plural
        elif top and top.items and one.items and one.first == end:
            group = _own(lists, one, top, behind, several=several)
            more = _more(lists, group, top, behind, several=several)
        else:
            top = None
        yield group
        if more:
            yield more
            top = more
        end = (more or group).last


def _own(
    lists: Lists, group: UnitGroup, top: UnitGroup, behind: Sequence[UnitGroup], *, several: bool
) -> UnitGroup:
    """A smaller unit without the numbers of its list that count articles; doubtful where they may do so.

    They do if a unit as large as their own stands behind the last one, or the articles are a plural.
    """
    items, above = group.items, order(top.items[-1].value)
    figures = (
        at for at, i in enumerate(items) if at and i.value[0].isdecimal() and not i.bracketed
    )
    first = next((at for at in figures if order(items[at].value) > above), len(items))
    counted = _counts(group.last, behind) and behind[0].rank <= group.rank
    if counted and len(items) > 1 and items[-1].value[0].isdecimal():
        first = min(first, len(items) - 1)
    elif first < len(items) and above > _HIGHEST and not several:
        doubtful = (item._replace(doubtful=True) for item in items[first:])
        return group._replace(items=(*items[:first], *doubtful))
    elif above <= _HIGHEST:
        return group
    if first == len(items):
        return group
    last = lists.line.over_joint(lists.line.at(items[first].span.start), back=True)
    return group._replace(last=last, items=items[:first])


def _more(
    lists: Lists, group: UnitGroup, top: UnitGroup, behind: Sequence[UnitGroup], *, several: bool
) -> UnitGroup | None:
    """The articles that are listed behind a smaller unit, if that is certain."""
    at, plural = lists.line.over_joint(group.last), lists.words.plurals[UnitKind.ARTICLE]
    found = lists.read(at, UnitAt(at, at, plural)) if at > group.last else []
    if not found or (behind and behind[0].first < found[-1].last):
        return None
    rises = order(found[0].item.value) > order(top.items[-1].value)
    if not (_counts(found[-1].last, behind) or (several and rises)):
        return None
    items = tuple(with_ranges(found, plural))
    return UnitGroup(found[0].first, found[-1].last, (UnitKind.ARTICLE,), items)


def _counts(end: int, behind: Sequence[UnitGroup]) -> bool:
    """Whether smaller units stand right behind a number, and no article that they would be of."""
    counts = False
    for group in behind:
        if group.first != end:
            break
        if RANK[group.kinds[0]] <= RANK[UnitKind.ARTICLE]:
            return False
        counts, end = True, group.last
    return counts
