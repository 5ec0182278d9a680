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
from pipeline.clean.displaced.fragments import cost, goes_on
from pipeline.clean.displaced.sites import Site

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from pipeline.clean.displaced.junctions import Junctions
    from pipeline.clean.displaced.lines import Line
    from pipeline.clean.displaced.phrases import Reader

MOST_SITES = 12
LONGEST = 400
"""Characters and gaps beyond which a line is no line of print; it is left and flagged."""
_BEAM = 24
_MOST_READINGS = 40
_WORD = re.compile(r"\S+")
_BLANKS = re.compile(r"\s+")
_BRACKET = re.compile(r"[(\[«\]»]|(?<![0-9])\)")
_OPENS = frozenset("([«")
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
    """The last link stands where it belongs, at the line's end, and left no gap."""

    def worth(self, more: float) -> Reading:
        """Give the same reading with more, or less, to be said for it."""
        return replace(self, score=self.score + more)


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What is known of a document when its lines are read."""

    reader: Reader
    junctions: Junctions
    vocabulary: Container[str]
    pairs: Container[tuple[str, str]]
    kept: float
    """How often a line keeps its own blank, as far as the lines tell."""

    def worth(self, words: tuple[str, ...]) -> float:
        """Sum up how words read one after another."""
        score = self.junctions.total(self.reader.phrases(words))
        for pair in zip(words, words[1:], strict=False):
            if pair in self.pairs:
                number = any(character.isdigit() for character in pair[0] + pair[1])
                score += w.SEEN_NUMBER if number else w.SEEN
        return score


def readings(line: Line, sites: list[Site], known: Knowledge) -> list[Reading]:
    """Give the line as it stands and the best ways to fill its gaps, the best first."""
    found = {}
    best = nsmallest(_MOST_READINGS, _candidates(line.text, sites, known), key=lambda c: c.cost)
    for reading in chain([_as_is(line.text, sites, known)], (_read(line.text, c, known) for c in best)):
        if reading.text not in found or found[reading.text].score < reading.score:
            found[reading.text] = reading
    return sorted(found.values(), key=lambda reading: -reading.score)


class _Candidate(NamedTuple):
    cost: float
    cut: Cut
    filled: tuple[Filled, ...]
    in_place: bool


def _candidates(text: str, sites: list[Site], known: Knowledge) -> Iterator[_Candidate]:
    sure = [site for site in sites if not site.optional]
    floor = sure[-1].end if sure else 0
    for cut in cuts(text, floor, known.reader, known.vocabulary):
        words = [match.span() for match in _WORD.finditer(text, cut.start)]
        partition = _Partition(text, words, known)
        end = Site(cut.start, cut.start)
        for chosen in _choices(sites):
            left = w.LEFT_NO_GAP * (len(sites) - len(chosen))
            taken = w.NO_GAP * sum(site.optional for site in chosen)
            for in_place in (False, True):
                places = [*chosen, end] if in_place else chosen
                for price, filled in partition.fill(places):
                    before = _prior(text, cut, filled, known, in_place=in_place)
                    yield _Candidate(left + taken + price - before, cut, filled, in_place)


def _choices(sites: list[Site]) -> list[list[Site]]:
    options = [((site,), ()) if site.optional else ((site,),) for site in sites]
    return [list(chain.from_iterable(choice)) for choice in product(*options)]


class _Partition:
    """The tail's words, and what each run of them costs as the filling of a gap."""

    def __init__(self, text: str, words: list[tuple[int, int]], known: Knowledge) -> None:
        self.text, self.words, self.known = text, words, known
        self.costs: dict[tuple[int, int, bool], float] = {}

    def fill(self, places: list[Site]) -> Iterator[tuple[float, tuple[Filled, ...]]]:
        """Give ways to fill every place with words, in order, with what each costs."""
        count = len(self.words)
        if not places or count < len(places):
            return
        states: list[tuple[float, int, tuple[Filled, ...]]] = [(0.0, 0, ())]
        for index, site in enumerate(places):
            rest = len(places) - index - 1
            grown = [
                (price + step, end, (*filled, self._filled(site, start, end)))
                for price, start, filled in states
                for end in (range(start + 1, count - rest + 1) if rest else (count,))
                if (step := self._cost(start, end, opens=site.start == 0)) < _WORST_LINK
            ]
            states = nsmallest(_BEAM, grown, key=lambda state: state[0])
        yield from ((price, filled) for price, _, filled in states)

    def _filled(self, site: Site, start: int, end: int) -> Filled:
        return Filled(site, self.words[start][0], self.words[end - 1][1])

    def _cost(self, start: int, end: int, *, opens: bool) -> float:
        key = (start, end, opens)
        if key not in self.costs:
            texts = [self.text[a:b] for a, b in self.words[start:end]]
            closes = end == len(self.words)
            self.costs[key] = cost(texts, self.known.reader, opens=opens, closes=closes)
        return self.costs[key]


def _prior(
    text: str, cut: Cut, filled: tuple[Filled, ...], known: Knowledge, *, in_place: bool
) -> float:
    """Judge how the line came about: was its own blank kept, does a link end it."""
    lost, kept = log(1 - known.kept), log(known.kept)
    if in_place:
        if cut.glued:
            return -w.GLUED_IN_PLACE
        last = known.reader.phrases(text[filled[-1].start : filled[-1].end].split())[-1]
        return max(lost, -1.0 if goes_on(last) else lost) - w.LAST_IN_PLACE
    if not cut.glued:
        return kept
    return 0.0 if cut.marked else lost - w.INSIDE_WORD * cut.inside


def _read(text: str, candidate: _Candidate, known: Knowledge) -> Reading:
    joined = _joined(text, candidate.cut.start, candidate.filled)
    words = tuple(joined.split())
    score = known.worth(words) - candidate.cost - w.DEEP * _crossed(joined)
    return Reading(joined, words, score, candidate.cut, candidate.filled, candidate.in_place)


def _as_is(text: str, sites: list[Site], known: Knowledge) -> Reading:
    plain = _BLANKS.sub(" ", text).strip()
    words = tuple(plain.split())
    unfilled = sum(not site.optional for site in sites)
    score = known.worth(words) - w.UNFILLED * unfilled - w.DEEP * _crossed(plain)
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
