"""Courts of other countries: their decisions have the form of rulings, but are none."""

import re
from functools import cache
from typing import NamedTuple

from pipeline.grammar import Grammar
from pipeline.grammar.wording import alternation


class Foreign(NamedTuple):
    """Patterns of folded text."""

    court: re.Pattern[str]
    """For `search`: the name of a foreign court."""
    heading: re.Pattern[str]
    """For `match`: a paragraph names another country or its court, and nothing besides."""


@cache
def foreign_patterns(grammar: Grammar) -> Foreign:
    """The patterns of a language."""
    table = grammar.sections.other
    country, court = alternation(table.foreign_country), alternation(table.foreign_court)
    beside = alternation(table.foreign_beside)
    name = rf"(?:{court} {country}|{country} {court})"
    # Nothing else up to the end: a ruling of ours cites such courts in whole sentences.
    heading = rf"\W*(?:{beside}\W+)*(?:{name}|{country})(?:\W+{beside})*\W*\Z"
    return Foreign(re.compile(rf"(?<!\w){name}(?!\w)"), re.compile(heading))
