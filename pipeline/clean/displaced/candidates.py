"""Candidates: the readings of a damaged line that the process could have turned into what is seen.

A reading says where the moved words begin and which of them fill which gap.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, product
from operator import itemgetter
from typing import NamedTuple

from pipeline.clean.displaced.cuts import Cut
from pipeline.clean.displaced.divided_rows import Division, Row
from pipeline.clean.displaced.learnt import Learnt
from pipeline.clean.displaced.lines import Line
from pipeline.clean.displaced.shapes import EDGE
from pipeline.clean.displaced.sites import Site

_LONGEST = 400
_MOST_LINKS = 16
"""Characters and links beyond which a line is no line of print; it is left and flagged."""
_MOST_CHOICES = 24
_MOST = 16
"""Readings that are weighed in full."""
_WORST = 14.0
"""Nats behind the best one at which a reading is given up after the rough score."""
_NO_GAP, _FEWER, _FEWER_UNSEEN, _SLIP = 1.0, 0.5, 2.0, 5.0
"""What speaks against: a gap that is none, one link fewer in a wide gap and in another one, a
blank too many in a line with other gaps."""


class Filled(NamedTuple):
    """A gap and the span of the tail that fills it. A gap at `Cut.start` is the line's end."""

    site: Site
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """One reading of a line; `cut` is None for the line as it stands."""

    text: str
    """With one blank between words."""
    cut: Cut | None = None
    filled: tuple[Filled, ...] = ()
    in_place: bool = False
    """The last link stands where it belongs, at the line's end."""


class Around(NamedTuple):
    """The words before and after a line; none where that line is damaged itself."""

    before: tuple[str, ...] = (EDGE, EDGE)
    after: tuple[str, ...] = (EDGE,)


def is_readable(line: Line, sites: Sequence[Site]) -> bool:
    """Whether a line is short enough, and its gaps few enough, to try all ways to fill them."""
    return len(line.text) <= _LONGEST and sum(site.links for site in sites) <= _MOST_LINKS


def candidates(
    line: Line, sites: Sequence[Site], learnt: Learnt, around: Around, seen: Container[str]
) -> list[Candidate]:
    """The line as it stands, and the likeliest ways to fill its gaps."""
    before, after = around.before[-1:], around.after[:1]
    row = Row(line.text, sites, learnt, *before or ("",), *after or ("",))
    rough = (
        (division.score - price, division, places)
        for places, price in _choices(sites)
        if places
        for division in row.divisions(places, seen)
    )
    best = sorted(rough, key=itemgetter(0), reverse=True)[:_MOST]
    kept = (one for one in best if one[0] > best[0][0] - _WORST)
    filled = [_candidate(row, places, division) for _, division, places in kept]
    return [Candidate(" ".join(line.text.split())), *filled]


def _candidate(row: Row, places: list[Site], division: Division) -> Candidate:
    cut, in_place = division.cut, division.in_place
    if in_place:
        places = [*places, Site(cut.start, cut.start)]
    shares = row.shares(division)
    filled = tuple(Filled(site, *share) for site, share in zip(places, shares, strict=True))
    return Candidate(_joined(row.text, cut.start, filled), cut, filled, in_place)


def _choices(sites: Sequence[Site]) -> list[tuple[list[Site], float]]:
    """Which gaps are filled, each as often as links left it; what speaks against it."""
    several = sum(not site.optional for site in sites) > 1
    found = [
        (
            list(chain(*([site] * n for site, (n, _) in zip(sites, chosen, strict=True)))),
            sum(price for _, price in chosen),
        )
        for chosen in product(*(list(_options(site, several=several)) for site in sites))
    ]
    return sorted(found, key=itemgetter(1))[:_MOST_CHOICES]


def _options(site: Site, *, several: bool) -> Iterator[tuple[int, float]]:
    """How many links may fill a gap, and what speaks against it; one of several may be a slip."""
    yield site.links, 0.0
    if site.links > 1:
        yield site.links - 1, _FEWER if site.wide else _FEWER_UNSEEN
    if site.optional:
        yield 0, _NO_GAP
    elif several:
        yield 0, _SLIP


def _joined(text: str, cut: int, filled: Sequence[Filled]) -> str:
    """The line with the tail's parts in their places, one blank between words."""
    out, last = [], 0
    for site, start, end in filled:
        if site.start >= last:
            out += [text[last : site.start], "" if site.joins_left else " "]
        else:
            out.append(" ")
        out.append(text[start:end])
        out.append("" if site.joins_right else " ")
        last = site.end
    out.append(text[last:cut])
    return " ".join("".join(out).split())
