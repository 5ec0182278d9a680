"""Points of this ruling that it names and does not have."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from typing import Final

from pipeline.check.contradictions.ruling_figures import STEM, Contradictions, RulingFigures
from pipeline.grammar import Grammar
from pipeline.grammar.provisions import UnitKind
from pipeline.grammar.wording import NOTHING, alternation
from pipeline.model import Ruling
from pipeline.text import Span
from pipeline.words.eids import steps_of
from pipeline.words.provision_words import unit_forms
from pipeline.words.quotes import quoted

_ITEM_BEFORE: Final = re.compile(r"(?<![0-9])([0-9]+)\) \Z")
_ITEM_WITHIN: Final = re.compile(r"(?:\A|[:;] )([0-9]+)\) ")
"""The number of a sub-point that stands in its point's own paragraph."""
_ITEM_BEHIND: Final = re.compile(r"\w* ([0-9]+)\)")
"""The number of a sub-point beside its point's."""
_NEAR: Final = 80
"""Characters in which the words for this ruling stand before the number of a point."""


def lacking_points(figures: RulingFigures) -> Contradictions:
    """Points and sub-points of this ruling that it does not have."""
    pointed = list(_own_points_named(figures))
    known = _points_of(figures.ruling) if pointed else set()
    for eid, numbers, words in pointed:
        if known and numbers not in known:
            sub = "sub-" * (len(numbers) > 1)
            yield eid, f"“{words}”: this ruling has no {sub}point of the number"


def _own_points_named(figures: RulingFigures) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """The points of this ruling that its blocks name: by the block, their own and their sub-point's number, as printed."""
    number, ruling_before, ruling_behind = _own_point(figures.grammar)
    for eid, text in figures.folded.items():
        for match in number.finditer(text):
            near = text[max(0, match.start() - _NEAR) : match.start()]
            first, behind = ruling_before.search(near), ruling_behind.match(text, match.end())
            item = _ITEM_BEHIND.match(text, match.end()) if first else _ITEM_BEFORE.search(near)
            # What is quoted tells of points of its own ruling.
            if (first or behind) and not _is_quoted(text, match.start()):
                yield eid, (match["point"], *(item.groups() if item else ())), match[0]


def _points_of(ruling: Ruling) -> set[tuple[str, ...]]:
    """The numbers of a ruling's points, and with them of their sub-points, those within a paragraph too."""
    known: set[tuple[str, ...]] = set()
    for block in ruling.blocks():
        # Chapters (`IV`) have points, and no number of a point.
        match [step for step in steps_of(block.eId)[1:-1] if step.whole is not None]:
            case [("para", point), *inner]:
                items = _ITEM_WITHIN.findall(block.text)
                items += [number for unit, number in inner[:1] if unit == "point"]
                known |= {(point,), *((point, item) for item in items)}
    return known


def _is_quoted(text: str, at: int) -> bool:
    return bool(quoted(text, Span(0, at)).opened)


@cache
def _own_point(grammar: Grammar) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A numbered point; to search before it, and to match behind it, the words for this ruling."""
    units = alternation(
        word
        for word, readings in unit_forms(grammar).items()
        if any(reading.kind is UnitKind.PARAGRAPH for reading in readings)
    )
    acts = _pattern_of_forms(grammar.identity.acts.words)
    # Words behind the first point back to any act that was named, too.
    pointers = _pattern_of_forms(grammar.citations.self_pointers[:1])
    ruling = rf"(?<!\w){pointers} (?:\w+ )?{acts}"
    named = chain.from_iterable(grammar.citations.ruling_parts.values())
    part = _pattern_of_forms(word for name in named for word in name.split())
    if grammar.provisions.numeral_first:
        number = rf"(?P<point>[0-9][0-9]*)-? ?{units}(?!\w)"
        return re.compile(number), re.compile(rf"{ruling} (?:{part} ){{0,2}}\Z"), NOTHING
    number = rf"{units} (?P<point>[0-9]+)(?![\w)-])"
    return re.compile(number), NOTHING, re.compile(rf" (?:{part} ){{0,2}}{ruling}")


def _pattern_of_forms(words: Iterable[str]) -> str:
    """A pattern for any form of words: all letters of short ones, all but the ending of longer ones."""
    stems = (word if len(word) <= STEM else word[: max(STEM, len(word) - 2)] for word in words)
    return rf"{alternation({re.escape(stem) for stem in stems})}\w*"
