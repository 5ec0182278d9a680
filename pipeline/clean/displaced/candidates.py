"""Candidates: the readings of a damaged line that the process could have turned into what is seen.

A reading says where the moved words begin and which of them fill which gap.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from operator import attrgetter

from pipeline.clean.displaced.cuts import Cut
from pipeline.clean.displaced.divided_rows import WORST, Division, Row
from pipeline.clean.displaced.learnt import Learnt
from pipeline.clean.displaced.lines import Line
from pipeline.clean.displaced.order import Filled, in_order, parts_of
from pipeline.clean.displaced.sites import DASHES, Site

_LONGEST = 400
_MOST_LINKS = 16
"""Characters and links beyond which a line is no line of print; it is left and flagged."""
_MARKS = ",;:"
_OPENING, _CLOSING = frozenset("«“„"), frozenset("»”")
_WORD = re.compile(r"[^\W\d_]{2}\Z(?<!\b[IVX]{2})")
_HEAD = re.compile(r"[^\W\d_]+\Z")
_MOST, _SURELY, _FAR = 32, 6, 8.0
"""Readings that are weighed in full: so many at most, and behind the first ones those that are not so many nats behind."""


@dataclass(frozen=True)
class Candidate:
    """One reading of a line; `cut` is None for the line as it stands."""

    text: str
    """With one blank between words."""
    cut: Cut | None = None
    filled: tuple[Filled, ...] = ()
    in_place: bool = False
    """The last link stands where it belongs, at the line's end."""

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words."""
        return tuple(self.text.split())

    def quoted(self, text: str) -> list[bool]:
        """Of each link whether it is all of a quotation that this line shows of it, whose marks stand around it."""
        last = len(self.filled) - self.in_place
        return [
            (not site.start or text[site.start - 1] in _OPENING)
            and (n == last or text[site.end : site.end + 1] in _CLOSING)
            and bool(site.start or n < last)
            for n, (site, _, _, _) in enumerate(self.filled)
        ]


def is_readable(line: Line, sites: Sequence[Site]) -> bool:
    """Whether a line is short enough, and its gaps few enough, to try all ways to fill them."""
    return len(line.text) <= _LONGEST and sum(site.links for site in sites) <= _MOST_LINKS


def candidates(  # noqa: PLR0913, PLR0917 - what is known of the line, of its text and of the language
    line: Line,
    sites: Sequence[Site],
    learnt: Learnt,
    beside: tuple[str, str],
    seen: Container[str],
    units: Container[str],
) -> list[Candidate]:
    """The line as it stands, and the likeliest ways to fill its gaps.

    `beside` are the words before and after it, empty where that line is damaged itself; `units` are
    the written names of the units of laws.
    """
    row = Row(line.text, sites, learnt, *beside)
    best = sorted(row.divisions(seen), key=attrgetter("score"), reverse=True)[:_MOST]
    least = [best[0].score - (WORST if n < _SURELY else _FAR) for n in range(len(best))]
    filled = [_candidate(row, one) for one, so in zip(best, least, strict=True) if one.score > so]
    likely = (one for one in filled if _joins_rightly(one, line.text, learnt))
    both = (other for one in likely for other in _within_units(one, line.text, units))
    return [Candidate(" ".join(line.text.split())), *both]


def _within_units(one: Candidate, text: str, units: Container[str]) -> Iterator[Candidate]:
    """A reading, and if its links may begin inside the names of units, the one where they do: «Под», in the gap «пункт 3)»."""
    first = {part.site: part for part in reversed(one.filled)}.values()
    within = {part for part in first if _is_within(part, text, units)}
    if one.cut is None or not within:
        yield one
        return
    for goes_on in (False, True):
        filled = tuple(p._replace(goes_on=goes_on) if p in within else p for p in one.filled)
        read = in_order(text, parts_of(text, one.cut.start, filled))
        yield replace(one, text=read, filled=filled)


def _is_within(part: Filled, text: str, units: Container[str]) -> bool:
    """Whether the word before a gap and the first one that fills it may be the name of a unit together."""
    head = _HEAD.search(text, 0, part.site.start)
    tail = text[part.start : part.end].split(maxsplit=1)[0].rstrip(_MARKS)
    return head is not None and tail[:1].islower() and f"{head[0]}{tail}".lower() in units


def _joins_rightly(one: Candidate, text: str, learnt: Learnt) -> bool:
    """Whether letters that stand alone make known words with those that a reading joins them to, and a range's dash follows no word."""
    joined = (
        (text[start:end].rsplit(maxsplit=1)[-1], text[site.end :].split(maxsplit=1)[0])
        for site, start, end, _ in one.filled
        if site.joins_right and site.end < len(text)
    )
    return all(
        learnt.knows(f"{last}{first}".strip(_MARKS))
        if first[0].isalpha()
        else first[0] not in DASHES or first[1:2].isalpha() or not _WORD.search(last)
        for last, first in joined
    )


def _candidate(row: Row, division: Division) -> Candidate:
    cut = division.cut
    words = [word for _, word in division.shares]
    starts = [cut.start, *(row.spans[word][0] for word in words[1:])]
    ends = [row.spans[word - 1][1] for word in (*words[1:], row.count)]
    sites = [*row.sites, Site(cut.start, cut.start)]
    places = (sites[number] for number, _ in division.shares)
    filled = tuple(map(Filled, places, starts, ends))
    text = in_order(row.text, parts_of(row.text, cut.start, filled))
    return Candidate(text, cut, filled, in_place=division.shares[-1][0] == len(row.sites))
