"""Days that cannot be, and acts of a later day than the ruling's."""

import calendar
import re
from functools import cache
from typing import Final

from pipeline.check.contradictions.ruling_figures import Contradictions, RulingFigures
from pipeline.grammar import Grammar
from pipeline.grammar.wording import NOTHING, alternation
from pipeline.terms import Court
from pipeline.words.dates import WrittenDate, month_numbers

_YEARS: Final = range(1700, 2100)
"""Years of days that rulings tell of."""
_HISTORY: Final = {*range(100, 1000), *range(1200, 2100)}
"""Years that they tell of without a day: charters are older than laws; three figures count years of something else."""
_SHORT: Final = 40
"""Characters beside a date that hold the word before it, or the sign of a number behind."""


def impossible_days(figures: RulingFigures) -> Contradictions:
    """Days and years that no calendar has."""
    grammar = figures.grammar
    months = month_numbers(grammar)
    for eid, text in figures.folded.items():
        spans = (one.span for one in figures.dates[eid] if one.date.impossible)
        impossible = (span for span in spans if not _goes_on(text, span.start))
        yield from ((eid, f"the calendar has no “{text[slice(*span)]}”") for span in impossible)
        written = list(_day_pattern(grammar).finditer(text))
        for match in written:
            if _goes_on(text, match.start()):
                continue
            month = months.get(match["month"] or "") or int(match["number"] or 0)
            day = int(match["day"])
            # Days of February are asked for above, where their year is known.
            if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(2000, month)[1]:
                yield eid, f"the calendar has no “{match[0]}”"
        days = {at for match in written for at in match.span()}
        for match in _year_pattern(grammar).finditer(text):
            year, alone = match["year"], days.isdisjoint({match.start() - 1, match.end() + 1})
            # Without a day what holds a letter or a blank may count something else.
            unread = not (alone if not year.isdecimal() else _is_year(int(year), alone=alone))
            if unread and not _goes_on(text, match.start()):
                yield eid, f"“{match[0]}” is no year that a ruling tells of"


def _is_year(year: int, *, alone: bool) -> bool:
    return year in (_HISTORY if alone else _YEARS)


def _goes_on(text: str, at: int) -> bool:
    """Whether figures are the end of a longer number or word."""
    # Asked of what was found, as a pattern that begins with it is tried at every letter.
    before = text[max(0, at - 2) : at]
    return before[-1:].isalnum() or before[-1:] in {*".,/–-"} or before[:1].isdigit()


def later_acts(figures: RulingFigures) -> Contradictions:
    """Acts of a later day than the ruling; a text that was changed later may name such."""
    ruling = figures.ruling
    changed = ruling.edition is not None or ruling.notes or ruling.court is Court.SUPREME_COURT
    if ruling.date is None or changed:
        return
    for eid, written in figures.dates.items():
        for one in written:
            words = figures.folded[eid][slice(*one.span)]
            late = one.date.iso is not None and one.date.iso > ruling.date
            if late and _is_of_act(figures.folded[eid], one, figures.grammar):
                yield eid, f"“{words}” is later than the ruling, which is of {ruling.date}"


def _is_of_act(text: str, one: WrittenDate, grammar: Grammar) -> bool:
    """Whether a date is that of a document: behind its preposition, or before a number."""
    # A preposition and a sign are short; the rest of a long paragraph need not be copied for each date.
    before = text[max(0, one.span.start - _SHORT) : one.span.start].rstrip().rpartition(" ")[2]
    behind = text[one.span.end : one.span.end + _SHORT].lstrip()
    signs = tuple(sign.lower() for sign in grammar.identity.number_signs)
    return before in grammar.calendar.openings or behind.startswith(signs)


# What stands first in these is one character of a set, for which a search passes over all others.


@cache
def _day_pattern(grammar: Grammar) -> re.Pattern[str]:
    """A day and a month, in words or in figures with a year behind."""
    months = alternation(form for forms in grammar.calendar.months for form in forms)
    figures = r"\.(?P<number>[0-9]{1,2})\.(?:19|20)[0-9]{2}"
    return re.compile(rf"(?P<day>[0-9][0-9]?)(?: (?P<month>{months})|{figures})(?!\w)")


@cache
def _year_pattern(grammar: Grammar) -> re.Pattern[str]:
    """Three figures or four at the word for a year; or what was to be them, with a letter or a blank among them."""
    words = alternation(map(re.escape, grammar.calendar.years))
    # A language need not write a year by itself.
    forms = "|".join(grammar.calendar.partial) or NOTHING.pattern
    year = forms.replace(
        "{year}", r"(?P<year>[0-9](?:[0-9]{2,3}|(?=[0-9]*[^\W\d_])\w{2,3}|[0-9]{0,2} [0-9]{1,3}))"
    ).replace("{word}", words)
    return re.compile(rf"(?:{year})(?!\w)")
