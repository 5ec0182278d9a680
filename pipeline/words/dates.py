"""Dates in figures and in words."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from pipeline.words.patterns import alternation

if TYPE_CHECKING:
    from pipeline.grammar import Grammar

PARTS = ("year", "month", "day")


@cache
def date_pattern(grammar: Grammar) -> re.Pattern[str]:
    """Compile the dates of a language, for folded text; `iso` reads the groups."""
    months = alternation(form for forms in grammar.identity.months for form in forms)
    groups = {
        "year": "(?P<year_{0}>(?:19|20)[0-9]{{2}})(?![0-9])",
        "day": "(?P<day_{0}>[0-3]?[0-9])(?![0-9])",
        "number": "(?P<month_{0}>[01]?[0-9])(?![0-9])",
        "month": f"(?P<month_{{0}}>{months})(?!\\w)",
    }
    options = [
        re.sub(r"\{([a-z]+)\}", lambda name, i=index: groups[name[1]].format(i), pattern)  # type: ignore[misc]
        for index, pattern in enumerate(grammar.identity.dates)
    ]
    return re.compile(rf"(?<!\w){alternation(options)}")


def iso(match: re.Match[str], grammar: Grammar) -> str | None:
    """Give the ISO form of a match of `date_pattern`; None where the calendar has no such day."""
    values = {name[: name.index("_")]: text for name, text in match.groupdict().items() if text}
    month = _months(grammar).get(values["month"]) or int(values["month"])
    try:
        return date(int(values["year"]), month, int(values["day"])).isoformat()
    except ValueError:
        return None


@cache
def _months(grammar: Grammar) -> dict[str, int]:
    months = grammar.identity.months
    return {form: number for number, forms in enumerate(months, 1) for form in forms}
