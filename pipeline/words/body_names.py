"""The names of the bodies that rule, with the country and the sitting beside them."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from pipeline.grammar import Grammar
from pipeline.grammar.wording import alternation, within
from pipeline.terms import Court
from pipeline.words.folding import fold


class Bodies(NamedTuple):
    """Patterns of folded text for any of the bodies."""

    country: re.Pattern[str]
    """For `match`: a text begins with the country."""
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


def country_pattern(grammar: Grammar) -> str:
    """The country's name in any case, in folded text."""
    return alternation(fold(form, grammar) for form in grammar.bodies.country_forms)


def court_pattern(grammar: Grammar, court: Court) -> str:
    """A body's name in any case, without the country, in folded text."""
    return alternation(_court_forms(grammar, court))


def _court_forms(grammar: Grammar, court: Court) -> Sequence[str]:
    return [fold(form, grammar) for form in grammar.bodies.courts[court]]


def named_court(folded: str, grammar: Grammar) -> Court | None:
    """The body that folded text names first."""
    found = [
        (match.start(), court)
        for court, name in _named_courts(grammar).items()
        if (match := name.search(folded))
    ]
    return min(found)[1] if found else None


@cache
def _named_courts(grammar: Grammar) -> Mapping[Court, re.Pattern[str]]:
    """For `search` in folded text: the name of each body."""
    return {court: within(_court_forms(grammar, court)) for court in Court}


@cache
def bodies(grammar: Grammar) -> Bodies:
    """The patterns of a language."""
    country, plenum = country_pattern(grammar), alternation(grammar.identity.plenum)
    courts = alternation(form for court in Court for form in _court_forms(grammar, court))
    body = rf"(?:{country} )?{courts}(?: {country})?"
    # A body is in the pattern once, as its many forms are what compiling takes time for.
    either = rf"(?:{plenum} )?{body}(?:\W{{1,3}}{plenum})?"
    sitting = rf"(?:{plenum} {body}|{body}\W{{1,3}}{plenum})"
    chair = alternation(grammar.sections.chair)
    return Bodies(
        country=re.compile(rf"\W*{country}(?!\w)"),
        named=within([form for court in Court for form in _court_forms(grammar, court)]),
        opening=re.compile(rf"\W*{either}(?!\w)"),
        closing=re.compile(rf"(?<!\w){either}\W*\Z"),
        plenum_closing=re.compile(rf"(?<!\w){sitting}\W*\Z"),
        seated=re.compile(rf"\W*{either}\W{{1,3}}{chair}(?!\w)"),
    )
