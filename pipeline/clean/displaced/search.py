"""Search: the readings of a damaged line, that is its gaps filled in every way worth a look."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from heapq import nsmallest
from itertools import chain, product
from math import log
from typing import TYPE_CHECKING, NamedTuple

from pipeline.clean.displaced import weights as w
from pipeline.clean.displaced.cuts import Cut, cuts
from pipeline.clean.displaced.fragments import goes_on
from pipeline.clean.displaced.sites import Site
from pipeline.clean.displaced.words import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.clean.displaced.knowledge import Knowledge
    from pipeline.clean.displaced.lines import Line

_MOST_SITES = 12
_MOST_OPTIONAL = 3
_LONGEST = 400
"""Gaps and characters beyond which a line is no line of print; it is left and flagged."""
_BEAM = 16
_KEPT_FOR_CERTAIN = 0.6
"""Where lines keep their blanks so often, no two numbers are thought to have run together."""
_MOST_READINGS = 20
_WORST = 7.0
_WORD = re.compile(r"\S+")
_REACH = 24
_BLANKS = re.compile(r"\s+")
_BRACKET = re.compile(r"[(\[«\]»]|(?<![0-9])\)")
_OPENS = frozenset("([«")
_CITED = frozenset(
    {Kind.NUMBERED, Kind.UNIT, Kind.NUMBER, Kind.ITEM, Kind.ORDINAL, Kind.ACT_NUMBER}
)
_WORST_LINK = 9.0


class Filled(NamedTuple):
    """A gap and the span of the tail that fills it. A gap at `Cut.start` is the line's end."""

    site: Site
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reading:
    """A line with its gaps filled; none is filled in the line as it stands."""

    text: str
    """With one blank between words."""
    words: tuple[str, ...]
    score: float
    cut: Cut | None = None
    filled: tuple[Filled, ...] = ()
    in_place: bool = False
    """The last link stands where it belongs, at the line's end."""
    lost: bool = False
    """It left no gap there, so that the line has no blank of its own."""
    cited: bool = False
    """A citation that is no link ends the base."""

    @property
    def contested(self) -> bool:
        """Whether the citation at the line's end could as well be the other way: in place, or not."""
        return self.lost or self.cited

    def worth(self, more: float) -> Reading:
        """Give the same reading with more, or less, to be said for it."""
        return replace(self, score=self.score + more)


def is_readable(line: Line, sites: list[Site]) -> bool:
    """Tell whether a line is short enough, and its gaps few enough, to try all ways to fill them."""
    optional = sum(site.optional for site in sites)
    few = len(sites) <= _MOST_SITES and optional <= _MOST_OPTIONAL
    return few and len(line.text) <= _LONGEST


def readings(line: Line, sites: list[Site], known: Knowledge) -> list[Reading]:
    """Give the line as it stands and the best ways to fill its gaps, the best first."""
    found: dict[str, Reading] = {}
    best = nsmallest(_MOST_READINGS, _candidates(line, sites, known), key=lambda c: c.cost)
    best = [candidate for candidate in best if candidate.cost < best[0].cost + _WORST]
    for reading in chain(
        [_as_is(line.text, sites, known)], (_read(line.text, c, known) for c in best)
    ):
        if reading.text not in found or found[reading.text].score < reading.score:
            found[reading.text] = reading
    return sorted(found.values(), key=lambda reading: -reading.score)


class _Candidate(NamedTuple):
    cost: float
    cut: Cut
    filled: tuple[Filled, ...]
    in_place: bool


def _candidates(line: Line, sites: list[Site], known: Knowledge) -> Iterator[_Candidate]:
    text = line.text
    sure = [site for site in sites if not site.optional]
    floor = sure[-1].end if sure else 0
    torn = _torn(text, floor, known)
    for cut in cuts(line, floor, known.reader, known.vocabulary):
        if cut.digits and known.kept > _KEPT_FOR_CERTAIN:
            continue
        partition = _Partition(text, cut.start, known, torn)
        end = Site(cut.start, cut.start)
        for chosen in _choices(sites):
            taken = w.NO_GAP * sum(site.optional and site.usual for site in chosen)
            left = sum(_left(site) for site in sites if site not in chosen)
            for in_place in (False, True) if not cut.glued or cut.opened else (False,):
                places = [*chosen, end] if in_place else chosen
                for price, filled in partition.fill(places):
                    before = _prior(line, cut, filled, known, in_place=in_place)
                    yield _Candidate(left + taken + price - before, cut, filled, in_place)


def _torn(text: str, floor: int, known: Knowledge) -> dict[int, float]:
    """Give what it costs to part the words behind `floor`, by the offset of the second."""
    spans = [match.span() for match in _WORD.finditer(text, floor)][-_REACH:]
    costs = known.reader.tears([text[start:end] for start, end in spans])
    return {spans[index][0]: price for index, price in costs.items()}


def _left(site: Site) -> float:
    """Give what it costs to leave a gap unfilled."""
    if not site.optional:
        return w.UNFILLED
    return w.LEFT_NO_GAP if site.usual else w.LEFT_UNUSUAL


def _choices(sites: list[Site]) -> list[list[Site]]:
    options = [((site,), ()) if site.optional else ((site,),) for site in sites]
    return [list(chain.from_iterable(choice)) for choice in product(*options)]


class _Partition:
    """The tail's words, and what each run of them costs as the filling of a gap."""

    def __init__(self, text: str, start: int, known: Knowledge, torn: dict[int, float]) -> None:
        self.known, self.torn = known, torn
        self.spans = [match.span() for match in _WORD.finditer(text, start)]
        self.words = tuple(text[first:last] for first, last in self.spans)

    def fill(self, places: list[Site]) -> Iterator[tuple[float, tuple[Filled, ...]]]:
        """Give ways to fill every place with words, in order, with what each costs."""
        count = len(self.words)
        if not places or count < len(places):
            return
        states: list[tuple[float, tuple[int, ...]]] = [(0.0, (0,))]
        for index, site in enumerate(places):
            rest = len(places) - index - 1
            grown = [
                (price + step, (*ends, end))
                for price, ends in states
                for end in (range(ends[-1] + 1, count - rest + 1) if rest else (count,))
                if (step := self._cost(ends[-1], end, site)) < _WORST_LINK
            ]
            grown.sort()
            states = [state for state in grown[:_BEAM] if state[0] <= grown[0][0] + _WORST]
        for price, ends in states:
            yield price, tuple(map(self._filled, places, ends, ends[1:]))

    def _filled(self, site: Site, start: int, end: int) -> Filled:
        return Filled(site, self.spans[start][0], self.spans[end - 1][1])

    def _cost(self, start: int, end: int, site: Site) -> float:
        closes = site.end == self.spans[0][0]
        torn = self.torn.get(self.spans[start][0], 0.0)
        return torn + self.known.price(self.words[start:end], site, closes=closes)


def _prior(
    line: Line, cut: Cut, filled: tuple[Filled, ...], known: Knowledge, *, in_place: bool
) -> float:
    """Judge how the line came about: was its own blank kept, does a link end it."""
    lost, kept = log(1 - known.kept), log(known.kept)
    if not in_place and filled[-1].site.end < cut.start and _ends_cited(line.text, cut, known):
        kept += log(1 - known.linked)
        lost += log(1 - known.linked)
    if in_place:
        if cut.glued:
            return -w.LAST_IN_PLACE
        if line.divided:
            return -w.LAST_IN_PLACE / 2
        last = known.reader.phrases(line.text[filled[-1].start : filled[-1].end].split())[-1]
        return max(lost, -1.0 if goes_on(last) else lost) - w.LAST_IN_PLACE
    if not cut.glued:
        return kept
    if cut.marked or line.divided:
        return -w.DIVIDED * (cut.divided and not line.divided)
    return lost - cut.inside


def _ends_cited(text: str, cut: Cut, known: Knowledge) -> bool:
    """Tell whether a citation that is no link ends the base."""
    last = text[: cut.start].rsplit(None, 1)
    return bool(last) and known.reader.word(last[-1]).kind in _CITED


def _read(text: str, candidate: _Candidate, known: Knowledge) -> Reading:
    joined = _joined(text, candidate.cut.start, candidate.filled)
    words = tuple(joined.split())
    score = known.worth(words) - candidate.cost - w.DEEP * _crossed(joined)
    cut, filled, lost = candidate.cut, candidate.filled, candidate.in_place
    in_place = filled[-1].site.end == cut.start
    cited = not in_place and _ends_cited(text, cut, known)
    return Reading(joined, words, score, cut, filled, in_place, lost, cited)


def _as_is(text: str, sites: list[Site], known: Knowledge) -> Reading:
    plain = _BLANKS.sub(" ", text).strip()
    words = tuple(plain.split())
    score = known.worth(words) - sum(map(_left, sites)) - w.DEEP * _crossed(plain)
    return Reading(plain, words, score)


def _joined(text: str, cut: int, filled: tuple[Filled, ...]) -> str:
    """Put the tail's parts into their places, one blank between words."""
    out, last = [], 0
    for site, start, end in filled:
        out += [text[last : site.start], "" if site.joins_left else " ", text[start:end]]
        out.append("" if site.joins_right else " ")
        last = site.end
    out.append(text[last:cut])
    return _BLANKS.sub(" ", "".join(out)).strip()


def _crossed(text: str) -> int:
    """Count brackets that close before they open."""
    depth = lowest = 0
    for bracket in _BRACKET.findall(text):
        depth += 1 if bracket in _OPENS else -1
        lowest = min(lowest, depth)
    return -lowest
