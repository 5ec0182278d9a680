"""The names of the bodies that rule, with the country and the sitting beside them."""

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from pipeline.grammar import Grammar
from pipeline.grammar.wording import alternation, compiled, within_pattern
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
    plenum_opening: re.Pattern[str]
    """For `match`: a paragraph begins with one."""
    seated: re.Pattern[str]
    """For `match`: a paragraph begins with a body and the office of somebody who sits."""


def country_pattern(grammar: Grammar) -> str:
    """The country's name in any case, in folded text."""
    return alternation(fold(form, grammar) for form in grammar.bodies.country_forms)


@cache
def court_forms(grammar: Grammar) -> Mapping[str, Court]:
    """The names of the bodies in any case, without the country, in folded text."""
    named = grammar.bodies.courts.items()
    return {fold(form, grammar): court for court, forms in named for form in forms}


def named_court(folded: str, grammar: Grammar) -> Court | None:
    """The body that folded text names first."""
    found = bodies(grammar).named.search(folded)
    return court_forms(grammar)[found[0]] if found else None


def courts_named(folded: str, grammar: Grammar) -> dict[int, Court]:
    """The bodies that folded text names, by the places of their names."""
    forms = court_forms(grammar)
    return {one.start(): forms[one[0]] for one in bodies(grammar).named.finditer(folded)}


@cache
def bodies(grammar: Grammar) -> Bodies:
    """The patterns of a language."""
    country, plenum = country_pattern(grammar), alternation(grammar.identity.plenum)
    body = rf"(?:{country} )?{alternation(court_forms(grammar))}(?: {country})?"
    # A body is in the pattern once, as its many forms are what compiling takes time for.
    either = rf"(?:{plenum} )?{body}(?:\W{{1,3}}{plenum})?"
    sitting = rf"(?:{plenum} {body}|{body}\W{{1,3}}{plenum})"
    chair = alternation(grammar.sections.chair)
    return Bodies(
        country=compiled(rf"\W*{country}(?!\w)"),
        named=within_pattern([*court_forms(grammar)]),
        opening=compiled(rf"\W*{either}(?!\w)"),
        closing=compiled(rf"(?<!\w){either}\W*\Z"),
        plenum_closing=compiled(rf"(?<!\w){sitting}\W*\Z"),
        plenum_opening=compiled(rf"\W*{sitting}(?!\w)"),
        seated=compiled(rf"\W*{either}\W{{1,3}}{chair}(?!\w)"),
    )
