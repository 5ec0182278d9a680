"""Courts of other countries: their decisions have the form of rulings, but are none."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from pipeline.grammar import Grammar
from pipeline.grammar.wording import alternation
from pipeline.words.folding import Folded


def is_foreign(top: Sequence[Folded], grammar: Grammar) -> bool:
    """Whether a heading names another country or its court, and nothing besides."""
    heading = _foreign(grammar).heading
    return any(heading.match(line.folded) for line in top)


def foreign_court(top: Sequence[Folded], grammar: Grammar) -> str | None:
    """The name of a foreign court as one of the paragraphs prints it."""
    name = _foreign(grammar).court
    found = ((line, name.search(line.folded)) for line in top)
    return next((line.text[match.start() : match.end()] for line, match in found if match), None)


def names_foreign_court(line: Folded, grammar: Grammar) -> bool:
    """Whether a paragraph names a foreign court."""
    return foreign_court([line], grammar) is not None


class _Foreign(NamedTuple):
    """Patterns: to search for a foreign court, to match a heading that names one or its country."""

    court: re.Pattern[str]
    heading: re.Pattern[str]


@cache
def _foreign(grammar: Grammar) -> _Foreign:
    table = grammar.sections.other
    country, court = alternation(table.foreign_country), alternation(table.foreign_court)
    beside = alternation(table.foreign_beside)
    name = rf"(?:{court} {country}|{country} {court})"
    # Nothing else up to the end: a ruling of ours cites such courts in whole sentences.
    heading = rf"\W*(?:{beside}\W+)*(?:{name}|{country})(?:\W+{beside})*\W*\Z"
    return _Foreign(re.compile(rf"(?<!\w){name}(?!\w)"), re.compile(heading))
