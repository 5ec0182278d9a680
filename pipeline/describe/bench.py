"""The list of those who sat, read to its end: every name in whatever form, and what is no name.

A list is parted at commas, conjunctions, dashes and the words of offices. What stands between two
of them must be one whole name; whatever else is left there is told, never dropped.
"""

import re
from collections.abc import Iterator
from functools import cache

from pipeline.describe.roll import Item, items
from pipeline.grammar import Grammar
from pipeline.grammar.wording import alternation
from pipeline.text import Span
from pipeline.words.alphabet import lower, upper
from pipeline.words.equivalents import DASH
from pipeline.words.personal_names import Written, whole_name, written_names

_SIGNS = re.compile(r"[,;:()]")


def bench(grammar: Grammar, text: str, clause: Span) -> tuple[list[Item], list[Span]]:
    """The items of the list that a clause is, in their order, and the stretches that are no name."""
    names: list[Written] = []
    unread: list[Span] = []
    for words in _between(text, clause, _SIGNS):
        # «в отсутствие Председателя …»: whoever is named behind such words did not sit.
        if grammar.people.away.match(text, *words):
            unread.append(words)
            continue
        for part in _between(text, words, _separators(grammar)):
            name = whole_name(grammar, text, part)
            found = [name] if name else [*_inside(grammar, text, part)]
            names += found
            unread += _rest(text, part, found)
    return [*items(text, clause, names)], unread


def _between(text: str, span: Span, separators: re.Pattern[str]) -> Iterator[Span]:
    """What stands between separators, without the blanks around it, if a letter or a figure is in it."""
    start = span.start
    for separator in (*separators.finditer(text, *span), None):
        end = separator.start() if separator else span.end
        if any(map(str.isalnum, text[start:end])):
            yield Span(start, end).stripped(text)
        start = separator.end() if separator else span.end


def _rest(text: str, item: Span, names: list[Written]) -> Iterator[Span]:
    """What of an item is in no name, if a letter or a figure is in it."""
    at = item.start
    for start, end in (*(name.span for name in names), Span(item.end, item.end)):
        if any(map(str.isalnum, text[at:start])):
            yield Span(at, start).stripped(text, " ,;")
        at = end


def _inside(grammar: Grammar, text: str, item: Span) -> Iterator[Written]:
    """The names in what is no name, but for those of whom something is said: `Ли В.А. был болен`."""
    for name in written_names(grammar, text, item, hidden=False):
        if not _said().match(text, name.span.end, item.end):
            yield name


@cache
def _said() -> re.Pattern[str]:
    return re.compile(rf"\s[{lower()}]{{2,}}(?:\s[{lower()}]|\W*\Z)")


@cache
def _separators(grammar: Grammar) -> re.Pattern[str]:
    joining = alternation((*grammar.connectives.adding, *grammar.connectives.further))
    offices = alternation(grammar.people.offices)
    office = rf"(?i:(?<!\w){offices}(?!\w))"
    return re.compile(
        # With a capital letter and initials behind it, a conjunction is a surname or an initial: `Ни В.В.`, `Рогов И И`.
        rf"(?<=\s){DASH}(?=\s)|(?<!\w)(?:{joining}(?=\s)|(?i:{joining})(?=\s(?![{upper()}]\b)))"
        rf"|{office}(?:\s?{DASH}(?=\s))?"
    )
