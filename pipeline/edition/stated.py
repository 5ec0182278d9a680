"""The day of a text where no amendment tells it: a line beside it, or its address, names it."""

import datetime as dt
import re
from collections.abc import Iterator

from pipeline.enactment.ruling import Enacted
from pipeline.grammar import Grammar
from pipeline.state_id import state_id
from pipeline.terms import Court
from pipeline.words.dates import dates
from pipeline.words.edition_lines import names_edition
from pipeline.words.folding import Folded
from pipeline.words.works import frbr_number

ADDRESS = re.compile(r"/([A-Z][0-9]{6,}[A-Z]?)_?/([0-9]{2})\.([0-9]{2})\.([0-9]{4})(?![0-9])")
"""The end of an address in the state's database: the act's identifier and the day of its edition."""
YEAR_FIRST = re.compile(r"(?<![0-9])([0-9]{4})\.([0-9]{2})\.([0-9]{2})(?![0-9])")
"""`2017.17.04.`: some publishers print the day before the month, so two readings may be possible."""


def stated_days(line: Folded, grammar: Grammar) -> Iterator[dt.date | None]:
    """The days that a line on the text's edition names; None for one that can be read in no or two ways."""
    known = grammar.editions
    stated = known.stated.search(line.folded) or names_edition(line.folded, grammar)
    if not stated or known.ended.search(line.folded):
        return
    if turned := YEAR_FIRST.search(line.folded):
        year, *rest = map(int, turned.groups())
        read = {_day(year, *rest), _day(year, *reversed(rest))} - {None}
        yield read.pop() if len(read) == 1 else None
        return
    yield from (written.date.whole for written in dates(line.folded, grammar))


def addressed_days(text: str, own: Enacted, court: Court) -> Iterator[dt.date]:
    """The days at the ends of the ruling's own addresses in a source, which pages print."""
    number = frbr_number(own.number or "")
    if own.day is None or number is None:
        return
    derived = state_id(court, own.day.isoformat(), number)
    for identifier, *figures in ADDRESS.findall(text) if derived else ():
        read = _day(*map(int, reversed(figures)))
        # Addresses come with the last underscore of an identifier and without it.
        if derived and identifier == derived.value.rstrip("_") and read:
            yield read


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
