"""Articles that are counted on behind a smaller unit, without their noun: `ст.ст. 24 ч. 3, 188 ч. 2 УК`."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.cite.items import number_key
from pipeline.cite.levels import RANK
from pipeline.cite.lists import Lists, UnitAt, UnitGroup, with_ranges
from pipeline.cite.values import ProvisionItem
from pipeline.grammar.provisions import UnitKind

_HIGHEST = (30,)
"""What is counted beyond an article with a higher number is hardly a part or a point of it."""


class _Above(NamedTuple):
    """The articles that a smaller unit stands behind."""

    highest: tuple[int, ...]
    """The last of their numbers."""
    several: bool
    """Whether their noun is a plural."""
    near: bool
    """Whether nothing stands between; else a comma does."""


def with_resumed_articles(lists: Lists, groups: Sequence[UnitGroup]) -> Iterator[UnitGroup]:
    """The groups in their order, those of articles that go on behind smaller units with them."""
    top: UnitGroup | None = None
    several, falls, end = False, False, 0
    for at, one in enumerate(groups):
        group, more, behind = one, None, groups[at + 1 :]
        near = one.first == end
        listed = near or (falls and one.first == lists.line.over_joint(end))
        if one.kinds[0] is UnitKind.ARTICLE:
            unit = lists.units.get(one.first)
            several = unit is not None and (
                unit.unit.plural or bool(unit.word and not unit.unit.singular)
            )
            top, falls = one, several
        elif top and top.items and one.items and listed:
            falls = True
            above = _Above(number_key(top.items[-1].value), several, near)
            group = _without_articles(lists, one, above, behind)
            more = _articles_behind(lists, group, above, behind)
        else:
            top = None
        yield group
        if more:
            yield more
            top, several = more, True
        end = (more or group).last


def _without_articles(
    lists: Lists, group: UnitGroup, above: _Above, behind: Sequence[UnitGroup]
) -> UnitGroup:
    """A smaller unit without the numbers of its list that count articles; doubtful where they may do so.

    They do if a unit as large as their own stands behind the last one, or the articles are a plural.
    """
    items = group.items
    first = _first_beyond(items, above.highest)
    smaller = _is_before_smaller_units(group.last, behind)
    if behind and behind[0].first == group.last and not smaller:
        return group  # `ч. 2 ст. 188, п. 1 ч. 3 ст. 190`
    counted = smaller and behind[0].rank <= group.rank
    if counted and items[-1].until:
        return group._replace(items=(*items[:-1], items[-1]._replace(doubtful=True)))
    last = items[-1]
    figure = above.near and len(items) > 1 and last.value[0].isdecimal() and not last.bracketed
    # `ст. 188 пп. 1, 2 ч. 3`: the larger unit may hold both, and does where the smaller one is a plural.
    own, word = lists.units.get(group.first), lists.line.word(group.first)
    plural = own and (own.unit.plural or word == word[: len(word) // 2] * 2)
    several = above.several and not (plural and number_key(last.value) < above.highest)
    figure = counted and figure and (several or behind[0].rank == group.rank)
    if counted and (figure or first < len(items)):
        # A list behind a comma (`, п. 1, 2 ч. 1, ч. 5 ст. 62`) may be of another article.
        first = min(first, len(items) - 1)
    else:
        beyond = _first_beyond(items, max(above.highest, _HIGHEST))
        # `ст. 25 ч. 3, 190`, `ст.ст. 24 ч. 3, 28`: either may be counted
        start = first if above.several else beyond
        doubtful = (item._replace(doubtful=True) for item in items[start:])
        first = beyond if above.several else len(items)
        items = (*items[:start], *doubtful)
        group = group._replace(items=items)
    if first == len(items):
        return group
    end = lists.line.over_joint(lists.line.token_at(items[first].span.start), back=True)
    return group._replace(last=end, items=items[:first])


def _first_beyond(items: Sequence[ProvisionItem], highest: tuple[int, ...]) -> int:
    """Which of the items behind the first has a higher number in plain figures; how many they are where none has."""
    figures = (at for at, one in enumerate(items) if at and one.value[0].isdecimal())
    plain = (at for at in figures if not items[at].bracketed)
    return next((at for at in plain if number_key(items[at].value) > highest), len(items))


def _articles_behind(
    lists: Lists, group: UnitGroup, above: _Above, behind: Sequence[UnitGroup]
) -> UnitGroup | None:
    """The articles that are listed behind a smaller unit, if that is certain."""
    at, plural = lists.line.over_joint(group.last), lists.words.plurals[UnitKind.ARTICLE]
    found = lists.read_items(at, UnitAt(at, at, plural)) if at > group.last else []
    if not found or (behind and behind[0].first < found[-1].last):
        return None
    rises = number_key(found[0].item.value) > above.highest
    counted = _is_before_smaller_units(found[-1].last, behind) or (above.several and rises)
    if not (counted and (above.near or rises)):
        return None
    items = tuple(with_ranges(found, plural))
    return UnitGroup(found[0].first, found[-1].last, (UnitKind.ARTICLE,), items)


def _is_before_smaller_units(end: int, behind: Sequence[UnitGroup]) -> bool:
    """Whether smaller units stand right behind a number, and no article that they would be of."""
    counts = False
    for group in behind:
        if group.first != end:
            break
        if RANK[group.kinds[0]] <= RANK[UnitKind.ARTICLE]:
            return False
        counts, end = True, group.last
    return counts
