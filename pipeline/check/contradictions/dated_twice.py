"""What stands with two dates, or two numbers, where it can have one."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Final

from pipeline.check.contradictions.ruling_figures import (
    Contradictions,
    RulingFigures,
    number_behind,
    parts_of_date,
    places_differing,
    titles,
)
from pipeline.terms import BlockRole
from pipeline.words.dates import Date

_BESIDE: Final = re.compile(r"[^\w,;]{0,3}(?:(?:№|n) ?[\w-]{1,12}(?: [ivxl]{1,4})?[^\w,;]{0,3})?")
"""What may stand between the date and the title of an act: nothing but its number."""
_REACH: Final = 100
"""Characters: a date and what may stand between it and a title are shorter."""


def titles_dated_twice(figures: RulingFigures) -> Contradictions:
    """Titles with two dates that differ in the day, the month or the year alone."""
    named: dict[str, list[tuple[Date, str]]] = defaultdict(list)
    for eid, text in figures.folded.items():
        dates = figures.dates[eid]
        starts = [one.span.start for one in dates]
        for place, title in titles(text):
            for one in dates[slice(*(bisect_left(starts, at) for at in _reach(*place)))]:
                first, last = sorted((one.span, place))
                if one.date.iso and _BESIDE.fullmatch(text, first[1], max(first[1], last[0])):
                    named[title].append((one.date, eid))
    for words, every in named.items():
        often = Counter(date for date, _ in every).most_common()
        # Many acts have one title; which of two days is wrong can be said where one stands again.
        for date, _ in often[1:] if often[0][1] > 1 else ():
            if places_differing(parts_of_date(date), parts_of_date(often[0][0])) == 1:
                eid = next(eid for other, eid in every if other == date)
                yield eid, f"“{words}” is of {date.iso} here, and of {often[0][0].iso} elsewhere"


def _reach(start: int, end: int) -> tuple[int, int]:
    """Between which places the dates begin that may stand beside a title."""
    return start - _REACH, end + _REACH


def numbers_dated_twice(figures: RulingFigures) -> Contradictions:
    """Numbers with two dates that differ in the day, the month or the year alone."""
    named: dict[str, list[tuple[Date, str]]] = defaultdict(list)
    for eid, text in figures.folded.items():
        for one in figures.dates[eid]:
            beside = number_behind(figures.grammar).match(text, one.span.end)
            if beside and one.date.iso:
                named[beside[1]].append((one.date, eid))
    for number, every in named.items():
        often = Counter(date for date, _ in every)
        near = _dates_near_each(often)
        for date, eid in every:
            for other in near[date]:
                if often[date] <= often[other]:
                    yield eid, f"“{number}” is of {date.iso} here, and of {other.iso} elsewhere"


def _dates_near_each(dates: Iterable[Date]) -> dict[Date, list[Date]]:
    """For each date, given once, those that differ in the day, the month or the year alone, in their order."""
    order = {date: place for place, date in enumerate(dates)}
    rests = {
        d: [(d.month, d.day, "year"), (d.year, d.day, "month"), (d.year, d.month, "day")]
        for d in order
    }
    alike: dict[object, list[Date]] = defaultdict(list)
    for date, rest in rests.items():
        for key in rest:
            alike[key].append(date)
    return {
        date: sorted((o for key in rest for o in alike[key] if o != date), key=order.__getitem__)
        for date, rest in rests.items()
    }


def adopted_twice(figures: RulingFigures) -> Contradictions:
    """Several lines that say when and under which number the ruling was adopted: one may be the title's, cut off."""
    lines = [eid for eid, block in figures.blocks.items() if block.role is BlockRole.ENACTMENT]
    numbers = {
        eid: beside[1]
        for eid in lines
        for one in figures.dates[eid]
        if (beside := number_behind(figures.grammar).match(figures.folded[eid], one.span.end))
    }
    if len(set(numbers.values())) > 1:
        words = " and ".join(numbers.values())
        yield from ((eid, f"the lines on its adoption name the numbers {words}") for eid in numbers)
