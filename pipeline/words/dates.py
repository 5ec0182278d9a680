"""Dates in figures and in words, read alike by every stage."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from pipeline.grammar import Grammar
from pipeline.grammar.wording import alternation
from pipeline.text import Span
from pipeline.words.equivalents import DASH_READ
from pipeline.words.quotes import ANY

# A form that is filled in by hand quotes the day: `от «14» июля`. `{0}` tells the forms apart.
_PARTS = {
    # Of two centuries only: any other four figures are rather a number than a year.
    "year": r"(?P<year_{0}>(?:19|20)[0-9]{{2}})(?![0-9])",
    # Two figures are a year of these times: `06.10.17 г.`, `25.06.98 г.`
    "short": r"(?P<short_{0}>[0-9]{{2}})(?![0-9])",
    "day": r"(?:(?P<day_{0}>[0-3]?[0-9])(?![0-9])(?:-?[^\W\d_]+)?"
    rf"|[{ANY}](?P<quoted_{{0}}>[0-3]?[0-9])[{ANY}])",
    "late": r"(?P<day_{0}>1[3-9]|2[0-9]|3[01])(?![0-9])",
    "number": r"(?P<month_{0}>[01]?[0-9])(?![0-9])",
}
# Begins with a figure, whatever stands before it: a search passes over all else then.
_YEAR = re.compile(r"[0-9](?:(?:(?<=1)9|(?<=2)0)[0-9]{2}|(?<=[0-9]\.[0-9])[0-9](?![0-9]))")
_TURN = 50
"""Two figures up to it are a year of this century, from it on one of the last."""
_LONGEST = 24
"""Characters of a date before its year, at most."""
_FIRST = re.compile(rf"[0-9]+|[{ANY}](?=[0-9])")
"""What a date may begin with."""


class Date(NamedTuple):
    """A date as far as it is told: a year alone, or the whole of it."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def whole(self) -> dt.date | None:
        """The day, where it is told in full and the calendar has it."""
        if self.month is None or self.day is None:
            return None
        try:
            return dt.date(self.year, self.month, self.day)
        except ValueError:
            return None

    @property
    def iso(self) -> str | None:
        """The same in its ISO form."""
        return self.whole.isoformat() if self.whole else None

    @property
    def impossible(self) -> bool:
        """Whether the calendar has no such day, though the date is told in full: `31 июня`."""
        return self.day is not None and self.iso is None


class WrittenDate(NamedTuple):
    """A date and the words that tell it."""

    span: Span
    date: Date
    adverbial: bool
    """Whether something was done on it, so that it is no part of a name."""


def dates(folded: str, grammar: Grammar) -> Iterator[WrittenDate]:
    """The dates of day, month and year in a folded text, impossible ones included."""
    behind = 0
    # Tried at the figures near a year alone, which is many times faster than a search at every letter.
    for year in _YEAR.finditer(folded):
        for start in _FIRST.finditer(folded, max(behind, year.start() - _LONGEST), year.end()):
            found = date_at(folded, start.start(), grammar) if start.start() >= behind else None
            behind = found.span.end if found else start.end()
            if found:
                yield found


def date_at(folded: str, at: int, grammar: Grammar, *, partial: bool = False) -> WrittenDate | None:
    """The date that begins at an offset of a folded text; a year alone counts only if `partial`."""
    match = date_pattern(grammar).match(folded, at)
    found = _written_date(match, grammar) if match else None
    return found if found and (partial or found.date.day is not None) else None


@cache
def month_numbers(grammar: Grammar) -> Mapping[str, int]:
    """Every form of every month, in lower case, with the month's number."""
    months = enumerate(grammar.calendar.months, 1)
    return {form: number for number, forms in months for form in forms}


def _written_date(match: re.Match[str], grammar: Grammar) -> WrittenDate:
    """The date that a match tells."""
    told = {name[: name.index("_")]: text for name, text in match.groupdict().items() if text}
    month, day = told.get("month", ""), told.get("day") or told.get("quoted")
    number = month_numbers(grammar).get(month) or (int(month) if month else None)
    short = int(told.get("short", 0))
    year = int(told.get("year", short + (2000 if short < _TURN else 1900)))
    date = Date(year, number, int(day) if day else None)
    return WrittenDate(Span(*match.span()), date, _is_adverbial(match[0], month, grammar))


def _is_adverbial(words: str, month: str, grammar: Grammar) -> bool:
    """Whether words of a date say that something was done on it."""
    last = words.rpartition(" ")[2]
    if not month or not last.endswith(grammar.calendar.adverbs):
        return False
    return all(last != forms[0] for forms in grammar.calendar.months)  # `шілде` ends like one


@cache
def date_pattern(grammar: Grammar) -> re.Pattern[str]:
    """For `match` in folded text: a date in any form, or a year alone."""
    forms = enumerate((*grammar.calendar.whole, *grammar.calendar.partial))
    options = "|".join(_form_pattern(index, form, grammar) for index, form in forms)
    # Behind figures and a full stop it would be the end of a longer number (`1.12.05.2020`).
    return re.compile(rf"(?<!\w)(?<![0-9]\.)(?:{options})(?:-[^\W\d_]+)?(?!\w)")


def _form_pattern(index: int, form: str, grammar: Grammar) -> str:
    """A form of dates as a pattern; its groups end in the form's number, since names are unique."""
    table = grammar.calendar
    months = alternation(form for forms in table.months for form in forms)
    parts = {name: part.format(index) for name, part in _PARTS.items()}
    parts["month"] = rf"(?P<month_{index}>{months})(?!\w)"
    # Many leave out the full stop of the abbreviation.
    parts["word"] = alternation(
        f"{word.rstrip('.')}\\.?" if word.endswith(".") else word for word in table.years
    )
    blank = rf"(?:[^\S\n]+|{DASH_READ})"  # of old, `1994-жылғы 23-желтоқсан`
    spaced = form.replace(" ?", f"{blank}?").replace(" ", blank)
    return re.sub(r"\{([a-z]+)\}", lambda name: parts[name[1]], spaced)
