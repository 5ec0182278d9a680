"""The list of items by which people are named: the words before each name, the name, and a bracket behind it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from pipeline.grammar import Grammar
from pipeline.grammar.wording import alternation
from pipeline.sections import Sections
from pipeline.text import Span
from pipeline.words.alphabet import lower, upper
from pipeline.words.equivalents import HYPHENS
from pipeline.words.personal_names import Written, listed_names

SIGNS = " \n,;:.–—-"
"""What stands around the words of an office."""


@dataclass(frozen=True)
class OpeningReading:
    """What people are read in: a text, its parts, its language."""

    text: str
    sections: Sections
    grammar: Grammar

    @cached_property
    def _named(self) -> tuple[Written, ...]:
        """The names in the opening, those reduced to initials too; each clause takes its own of them."""
        opening = self.sections.clauses.span
        return tuple(listed_names(self.grammar, self.text, opening, hidden=True))

    def names(self, span: Span, *, hidden: bool = False) -> Iterator[Written]:
        """The names in a stretch of the opening; those reduced to initials only if `hidden`."""
        first = bisect_left(self._named, span.start, key=lambda name: name.span.start)
        last = bisect_right(self._named, span.end, key=lambda name: name.span.end)
        return (name for name in self._named[first:last] if hidden or name.surname)


class Item(NamedTuple):
    """A name of a list with what is said of its bearer; `before` and `remark` may be empty."""

    before: Span
    """All words since the name before, those of its remark included."""
    name: Written
    remark: Span
    """The words in a bracket right behind the name, or one that looks like more of the name."""
    end: int
    """Where the remark ends, or else the name."""


def roll(reading: OpeningReading, span: Span, *, hidden: bool = False) -> tuple[Item, ...]:
    """The items of a stretch of the opening; names reduced to initials only if `hidden`."""
    return tuple(items(reading.text, span, reading.names(span, hidden=hidden)))


def items(text: str, span: Span, names: Iterable[Written]) -> Iterator[Item]:
    """The names of a stretch as items; whoever is named in a bracket has an item of his own."""
    at = span.start
    for name in names:
        end = name.span.end
        found = _remark().match(text, end, span.end)
        remark = Span(*found.span(found.lastgroup or 0)) if found else Span(end, end)
        yield Item(Span(at, name.span.start), name, remark, found.end() if found else end)
        at = end


def leading(grammar: Grammar, text: str, listed: Iterable[Item]) -> Iterator[Item]:
    """The first item and those that follow it with nothing but signs of a list between."""
    for number, item in enumerate(listed):
        if number and not _going_on(grammar).fullmatch(text, *item.before):
            return
        yield item


@cache
def _remark() -> re.Pattern[str]:
    more = f" (?P<more>[{upper()}][{lower()}]+)"  # `С. Мамед оглы Гасанов` is read to the particle
    return re.compile(rf"\s*\((?P<words>[^()]*)\)|[{HYPHENS}](?P<bound>\w+\.?)|{more}")


@cache
def _going_on(grammar: Grammar) -> re.Pattern[str]:
    return re.compile(f"[,;]? (?:{alternation(grammar.connectives.adding)} )?")
