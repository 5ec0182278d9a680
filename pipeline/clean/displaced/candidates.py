"""Candidates: the readings of a damaged line that the process could have turned into what is seen.

A reading says where the moved words begin and which of them fill which gap.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass
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
_WORD = re.compile(r"[^\W\d_]{2}\Z(?<!\b[IVX]{2})")
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


def is_readable(line: Line, sites: Sequence[Site]) -> bool:
    """Whether a line is short enough, and its gaps few enough, to try all ways to fill them."""
    return len(line.text) <= _LONGEST and sum(site.links for site in sites) <= _MOST_LINKS


def candidates(
    line: Line, sites: Sequence[Site], learnt: Learnt, beside: tuple[str, str], seen: Container[str]
) -> list[Candidate]:
    """The line as it stands, and the likeliest ways to fill its gaps.

    `beside` are the words before and after it, empty where that line is damaged itself.
    """
    row = Row(line.text, sites, learnt, *beside)
    best = sorted(row.divisions(seen), key=attrgetter("score"), reverse=True)[:_MOST]
    least = [best[0].score - (WORST if n < _SURELY else _FAR) for n in range(len(best))]
    filled = [_candidate(row, one) for one, so in zip(best, least, strict=True) if one.score > so]
    likely = (one for one in filled if _joins_rightly(one, line.text, learnt))
    return [Candidate(" ".join(line.text.split())), *likely]


def _joins_rightly(one: Candidate, text: str, learnt: Learnt) -> bool:
    """Whether letters that stand alone make known words with those that a reading joins them to, and a range's dash follows no word."""
    joined = (
        (text[start:end].rsplit(maxsplit=1)[-1], text[site.end :].split(maxsplit=1)[0])
        for site, start, end in one.filled
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
