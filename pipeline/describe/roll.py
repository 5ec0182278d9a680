"""The list of items by which people are named: the words before each name, the name, and a bracket behind it."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from pipeline.grammar import Grammar
from pipeline.grammar.wording import alternation
from pipeline.text import Span
from pipeline.words.personal_names import Written, listed_names

_BRACKET = re.compile(r"\s*\(([^()]*)\)?")
_SIGNS = " \n,;:.–—-"


class Item(NamedTuple):
    """A name of a list with what is said of its bearer; `before` and `remark` may be empty."""

    before: Span
    """All words since the item before, those that part the two included."""
    name: Written
    remark: Span
    """The words in a bracket right behind the name."""

    def office(self, text: str) -> Span | None:
        """The words before the name without the signs around them, if any are left."""
        words = text[slice(*self.before)]
        start = self.before.start + len(words) - len(words.lstrip(_SIGNS))
        end = self.before.start + len(words.rstrip(_SIGNS))
        return Span(start, end) if start < end else None


def roll(grammar: Grammar, text: str, span: Span, *, hidden: bool = False) -> tuple[Item, ...]:
    """The items of a stretch of the text; names reduced to initials only if `hidden`."""
    return tuple(items(text, span.start, listed_names(grammar, text, span, hidden=hidden)))


def items(text: str, start: int, names: Iterable[Written]) -> Iterator[Item]:
    """Names of a list that begins at `start`, as items; whom a bracket names is an item of his own."""
    for name in names:
        remark = bracket(text, name.span.end)
        yield Item(Span(start, name.span.start), name, remark)
        start = name.span.end


def bracket(text: str, at: int) -> Span:
    """What stands in the bracket that opens at a place, an empty span where none does."""
    found = _BRACKET.match(text, at)
    return Span(*found.span(1)) if found else Span(at, at)


def leading(grammar: Grammar, text: str, listed: Iterable[Item]) -> Iterator[Item]:
    """The first item and those that follow it with nothing but signs of a list between."""
    for number, item in enumerate(listed):
        if number and not _going_on(grammar).fullmatch(text, *item.before):
            return
        yield item


@cache
def _going_on(grammar: Grammar) -> re.Pattern[str]:
    return re.compile(f"[,;]? (?:{alternation(grammar.connectives.adding)} )?")
