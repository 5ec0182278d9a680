"""The names of the bodies that rule, with the country and the sitting beside them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from pipeline.grammar.wording import alternation

if TYPE_CHECKING:
    from pipeline.grammar import Grammar


class Bodies(NamedTuple):
    """Patterns of folded text for any of the bodies."""

    named: re.Pattern[str]
    """For `search`: the name of a body alone."""
    opening: re.Pattern[str]
    """For `match`: a paragraph begins with a body."""
    closing: re.Pattern[str]
    """For `search`: a text ends in a body."""
    plenum_closing: re.Pattern[str]
    """For `search`: a text ends in the plenary sitting of a body."""
    seated: re.Pattern[str]
    """For `match`: a paragraph begins with a body and the office of somebody who sits."""


@cache
def bodies(grammar: Grammar) -> Bodies:
    """The patterns of a language."""
    names = grammar.identity
    country, plenum = alternation(names.country.words), alternation(names.plenum)
    courts = alternation(name for forms in names.courts.values() for name in forms.words)
    body = rf"(?:{country} )?{courts}(?: {country})?"
    sitting = rf"(?:{plenum} {body}|{body}\W{{1,3}}{plenum})"
    either = rf"(?:{sitting}|{body})"
    chair = alternation(grammar.sections.chair)
    return Bodies(
        named=re.compile(rf"(?<!\w){courts}(?!\w)"),
        opening=re.compile(rf"\W*{either}(?!\w)"),
        closing=re.compile(rf"(?<!\w){either}\W*\Z"),
        plenum_closing=re.compile(rf"(?<!\w){sitting}\W*\Z"),
        seated=re.compile(rf"\W*{either}\W{{1,3}}{chair}(?!\w)"),
    )
