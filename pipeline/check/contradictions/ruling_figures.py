"""What a ruling says in figures, read once for all that is asked of it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple, TypeAlias

from pipeline.grammar import Grammar, load
from pipeline.grammar.wording import alternation
from pipeline.model import Block, Ruling
from pipeline.registry import Registry
from pipeline.terms import BlockRole
from pipeline.text import Span
from pipeline.words.dates import Date, WrittenDate, dates
from pipeline.words.folding import fold
from pipeline.words.quotes import MARKS, quoted

_FIGURE: Final = re.compile("[0-9]")
STEM: Final = 4
"""Letters in which the forms of a word agree."""
_SHORTEST_TITLE: Final = 8
_NOTES: Final = {BlockRole.NOTE, BlockRole.STATUS, BlockRole.FOOTNOTE}

Contradictions: TypeAlias = Iterator[tuple[str, str]]
"""The eIds of blocks, each with what contradicts something there."""


class RulingFigures(NamedTuple):
    """The blocks of the court's own words that hold figures, and the dates in them, by eId."""

    ruling: Ruling
    grammar: Grammar
    registry: Registry
    blocks: Mapping[str, Block]
    folded: Mapping[str, str]
    dates: Mapping[str, Sequence[WrittenDate]]


def figures_of(ruling: Ruling, registry: Registry) -> RulingFigures:
    """The figures of a ruling; those of notes, which others wrote, are left out."""
    grammar = load(ruling.language)
    own = [b for b in ruling.blocks() if b.role not in _NOTES and _FIGURE.search(b.text)]
    folded = {block.eId: fold(block.text, grammar) for block in own}
    found = {eid: list(dates(text, grammar)) for eid, text in folded.items()}
    return RulingFigures(
        ruling, grammar, registry, {block.eId: block for block in own}, folded, found
    )


def places_differing(one: Sequence[object], other: Sequence[object]) -> int:
    """In how many places two rows differ; beyond all where they are not as long."""
    if len(one) != len(other):
        return len(one) + len(other)
    return sum(a != b for a, b in zip(one, other, strict=True))


def parts_of_date(date: Date) -> tuple[int, int | None, int | None]:
    """Year, month and day."""
    return date.year, date.month, date.day


def titles(text: str) -> Iterator[tuple[Span, str]]:
    """The quotations that are long enough for an act's title and hold no other, with their words."""
    for one in quoted(text).innermost():
        words = text[one.start + 1 : one.end - 1]
        if len(words) >= _SHORTEST_TITLE:
            yield one, words


@cache
def number_behind(grammar: Grammar) -> re.Pattern[str]:
    """A number right behind a date, with what is joined to it."""
    signs = alternation(re.escape(sign.lower()) for sign in grammar.identity.number_signs)
    return re.compile(rf" {signs} ?([0-9][^\s,;(){MARKS}]*)")
