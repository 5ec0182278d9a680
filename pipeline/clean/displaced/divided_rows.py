"""Divisions: the ways to share out the words of a line's tail among its gaps, roughly weighed.

A way's rough score is what the link model says of each share, what pairs of words say of each place
where a share now meets its neighbours, and what speaks against the gaps that it leaves open. The best
ways are searched from the tail's end and the last gap on.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from itertools import accumulate, chain, pairwise
from math import inf
from typing import NamedTuple

from pipeline.clean.displaced.cuts import Cut, glue_points
from pipeline.clean.displaced.learnt import Learnt, Shape
from pipeline.clean.displaced.scale import is_torn
from pipeline.clean.displaced.shapes import EDGE
from pipeline.clean.displaced.sites import Site
from pipeline.clean.displaced.source_spans import HEAD, TAIL, Spans, part_of
from pipeline.memo import Memo

Way = tuple[float, tuple[tuple[int, int], ...]]
"""What a division is worth, and its shares: the number of the gap that each fills, and its first word."""
_Beginning = tuple[int, Shape, Sequence[tuple[int, Shape, float]]]
"""A word that a share begins with or in, its first token, and before which words it may end, with its last token and worth then."""
_LONGEST_TAIL = 22
"""Words."""
_MOST_KEPT = 8
"""Ways to divide the rest of a tail that are kept at each word and gap."""
WORST = 14.0
"""Nats behind the best way at which another one is given up."""
_WORST_LINK, _BEST_LINK = -14.0, 3.0
_IN_PLACE = -1.0
_PAIR, _LINK = 0.25, 0.8
"""How much a nat of either language model and of the link model counts beside the rest."""
_SEWN, _MARKS = 4.0, ",.;:)»”"
"""What it is worth that a unit begins a line below the figure that the line's end tore off it."""
_NO_GAP, _FEWER, _FEWER_UNSEEN, _SLIP = 1.0, 0.5, 2.0, 5.0
"""What speaks against: a gap that is none, one link fewer in a wide gap and in another one, a
blank too many in a line with other gaps."""
_GLUED = {
    "mark": 3.0,
    "short": -4.0,
    "comma": 2.0,
    "open": 0.0,
    "hyphen": 0.0,
    "figure": 4.0,
    "digits": -4.0,
    "case": 4.0,
    "letters": 3.0,
    "dash": 0.0,
    "stranger": 1.0,
}
"""What speaks for each kind of glue point; left as it is, it would not be a word."""
_ENDS_BASE = ("open", "dash")
"""Glue behind which a link may stand in place at the line's end."""
_WORD = re.compile(r"\S+")


class Division(NamedTuple):
    """One way to share out a tail."""

    score: float
    cut: Cut
    shares: tuple[tuple[int, int], ...]
    """Those of a way; of the line's sites, one more than there are stands for the line's end."""


class _Tokens:
    """Tokens one after another: what their pairs and, as links, their spans are worth."""

    def __init__(self, flat: Sequence[Shape], learnt: Learnt) -> None:
        self.flat = flat
        names = [token.name for token in flat]
        self.links: Memo[str, Spans] = Memo(lambda part: Spans(names, learnt.parts[part]))
        self.pairs = list(
            accumulate(
                (-_PAIR * cost for cost in map(learnt.pairs.__getitem__, pairwise(flat))),
                initial=0.0,
            )
        )


def _link_worth(odds: float) -> float:
    """What log-odds of a link are worth; words that are none are out of the question."""
    return _LINK * min(odds, _BEST_LINK) if odds >= _WORST_LINK else -inf


class Row:
    """The words of a line, and the ways to share out those of its tail."""

    def __init__(
        self, text: str, sites: Sequence[Site], learnt: Learnt, before: str, after: str
    ) -> None:
        """`before` and `after` are the words beside the line, empty where not known."""
        self.text, self.learnt, self.sites = text, learnt, sites
        self.spans = [match.span() for match in _WORD.finditer(text)]
        self.count = len(self.spans)
        floor = max((site.end for site in sites if not site.optional), default=0)
        behind = (n for n, span in enumerate(self.spans) if span[0] >= floor)
        self.first = max(self.count - _LONGEST_TAIL, next(behind, self.count))
        self.tokens = [learnt.tokens[text[start:end]] for start, end in self.spans]
        self.starts = list(accumulate(map(len, self.tokens), initial=0))
        self.line = _Tokens(list(chain.from_iterable(self.tokens)), learnt)
        # A figure that the end of a line tore off its unit is no word before or behind others.
        self.before = learnt.tokens[before][-1] if before and not is_torn(before, EDGE) else None
        self.after = learnt.tokens[after][0] if after else None
        self.torn = is_torn(before, EDGE) if before else False
        self.words: Memo[tuple[str, int], _Beginning] = Memo(
            lambda key: self.beginning(self.line, self.starts[key[1]], *key, self._word(key[1]))
        )
        self.heads: Memo[int, float] = Memo(self._worth_as_head)

    def pair(self, first: Shape | None, second: Shape | None) -> float:
        """What two tokens are worth one after another."""
        return -_PAIR * self.learnt.pairs[first, second]

    def closing(self, last: Shape) -> float:
        """What a token is worth at the line's end."""
        return 0.0 if is_torn(last.name, EDGE) else self.pair(last, self.after)

    def _worth_as_head(self, word: int) -> float:
        """What the words from one on are worth as the first part of a link that the line's end divides."""
        start, pairs = self.starts[word], self.line.pairs
        link = _link_worth(self.line.links[HEAD].worth(start, self.starts[-1]))
        return link + _IN_PLACE + pairs[-1] - pairs[start] + self.closing(self.tokens[-1][-1])

    def _word(self, number: int) -> str:
        return self.text[slice(*self.spans[number])]

    def beginning(self, tokens: _Tokens, start: int, part: str, word: int, text: str) -> _Beginning:
        """A share that begins with a token of those given, the last ones of which are the line's; `text` is its first word."""
        links, pairs, moved = tokens.links[part], tokens.pairs, len(tokens.flat) - self.starts[-1]
        sewn = _SEWN * (self.torn and part == TAIL and self.learnt.joins(text.strip(_MARKS)))
        ends = []
        for end in range(word + 1, self.count + 1):
            at = self.starts[end] + moved
            worth = _link_worth(links.worth(start, at))
            if worth > -inf:
                ends.append((end, tokens.flat[at - 1], sewn + worth + pairs[at - 1] - pairs[start]))
        return word, tokens.flat[start], ends

    def divisions(self, seen: Container[str]) -> Iterator[Division]:
        """The likeliest ways to fill the line's gaps; `seen` are words of the text's other lines."""
        ends = [site.end for site in self.sites]
        searches: Memo[int, _Search] = Memo(lambda count: _Search(self, count))
        for word in range(self.count - 1, self.first - 1, -1):
            search = searches[bisect_right(ends, self.spans[word][0])]
            if word:
                yield from search.from_word(word)
            start, end = self.spans[word]
            for place, glue in glue_points(self.text, start, end, self.learnt, seen):
                base = self._pairs_ending_in_head(word, self.text[start:place]) + _GLUED[glue]
                first = self._share_begun_inside(word, self.text[place:end])
                yield from search.from_inside(Cut(place, glue), base, first)

    def _pairs_ending_in_head(self, word: int, head: str) -> float:
        """The pairs of the words that did not move, when they end with the first part of one."""
        tokens = self.learnt.tokens[head]
        base = self.line.pairs[self.starts[word] - 1] if word else 0.0
        before = self.tokens[word - 1][-1] if word else None
        within = sum(self.pair(*two) for two in pairwise(tokens))
        return base + self.pair(before, tokens[0]) + within + self.closing(tokens[-1])

    def _share_begun_inside(self, word: int, tail: str) -> Memo[str, _Beginning]:
        """A share that begins with the last part of a word."""
        flat = [*self.learnt.tokens[tail], *self.line.flat[self.starts[word + 1] :]]
        tokens = _Tokens(flat, self.learnt)
        return Memo(lambda part: self.beginning(tokens, 0, part, word, tail))


class _Search:
    """Divisions of a line's tail among the first of its sites, the last share in place perhaps; the other sites are none."""

    def __init__(self, row: Row, count: int) -> None:
        self.row, self.sites = row, row.sites[:count]
        self.parts = [part_of(site) for site in self.sites]
        self.sides = [self._tokens_beside(site) for site in self.sites]
        several = sum(not site.optional for site in row.sites) > 1
        self.options = [tuple(_options(site)) for site in self.sites]
        slip = _SLIP if several else inf
        self.skips = [_NO_GAP if site.optional else slip for site in row.sites]
        self.filled: Memo[tuple[int, int, int, int], list[Way]] = Memo(
            lambda key: _best_ways(
                self._ways_to_fill(*key[:3], row.words[self.parts[key[0]], key[3]])
            )
        )
        self.rest: Memo[tuple[int, int], list[Way]] = Memo(
            lambda key: _best_ways(self._ways_for_rest(*key))
        )

    def _tokens_beside(self, site: Site) -> tuple[Shape | None, Shape | None]:
        """The tokens before and after a site."""
        row = self.row
        after = bisect_left(row.spans, (site.end, 0))
        return (
            row.tokens[after - 1][-1] if after else row.before,
            row.tokens[after][0] if after < row.count else None,
        )

    def _ways_to_fill(self, site: int, links: int, placed: int, beginning: _Beginning) -> list[Way]:
        """The ways to fill a site with so many more shares, the first of them with this beginning.

        `placed` shares stand before it in the same site.
        """
        row, (before, after), (word, first, ends) = self.row, self.sides[site], beginning
        behind = 0.0 if placed else row.pair(before, first) - row.pair(before, after)
        share, more = (site, word), links > 1
        found: list[tuple[float, list[Way]]] = []
        for end, last, worth in ends:
            if more and end == row.count:
                break
            rests = (
                self.filled[site, links - 1, placed + 1, end] if more else self.rest[site + 1, end]
            )
            if rests:
                following = row.tokens[end][0] if more else after
                found.append((behind + worth + row.pair(last, following), rests))
        least = max((own + rests[0][0] for own, rests in found), default=0.0) - WORST
        return [
            (own + score, (share, *shares))
            for own, rests in found
            for score, shares in rests
            if own + score > least
        ]

    def _ways_from_site(
        self, first: int, filled: Callable[[int, int], Iterable[Way]]
    ) -> Iterator[Way]:
        """The ways to fill one of the sites from one on next, those before it left open."""
        for site in range(first, len(self.sites)):
            skipped = sum(self.skips[first:site])
            if skipped == inf:
                return
            for links, price in self.options[site]:
                against, ways = skipped + price, filled(site, links)
                yield from (
                    ((score - against, shares) for score, shares in ways) if against else ways
                )

    def _ways_for_rest(self, site: int, word: int) -> Iterator[Way]:
        """The ways to share out the words from one on among the sites from one on."""
        row, skipped = self.row, sum(self.skips[site:])
        if word == row.count:
            yield -skipped, ()
            return
        yield from self._ways_from_site(
            site, lambda other, links: self.filled[other, links, 0, word]
        )
        if row.heads[word] > -inf:
            yield row.heads[word] - skipped, ((len(row.sites), word),)

    def from_word(self, word: int) -> Iterator[Division]:
        """Divisions of the tail that begins with a word."""
        row = self.row
        cut, last = Cut(row.spans[word][0]), row.tokens[word - 1][-1]
        base = row.line.pairs[row.starts[word] - 1]
        for score, shares in self.rest[0, word]:
            site, final = shares[-1]
            in_place = site == len(row.sites)
            if len(shares) > in_place:
                end = row.pair(last, row.tokens[final][0]) if in_place else row.closing(last)
                yield Division(base + score + end, cut, shares)

    def from_inside(
        self, cut: Cut, base: float, first: Memo[str, _Beginning]
    ) -> Iterator[Division]:
        """Divisions of a tail that begins inside a word; `base` is what the line is worth up to it."""
        ways = self._ways_from_site(
            0, lambda site, links: self._ways_to_fill(site, links, 0, first[self.parts[site]])
        )
        for score, shares in _best_ways(ways):
            if cut.glue in _ENDS_BASE or shares[-1][0] < len(self.row.sites):
                yield Division(base + score, cut, shares)


def _options(site: Site) -> Iterator[tuple[int, float]]:
    """How many links may fill a gap, and what speaks against it."""
    yield site.links, 0.0
    if site.links > 1:
        yield site.links - 1, _FEWER if site.wide else _FEWER_UNSEEN


def _best_ways(ways: Iterable[Way]) -> list[Way]:
    best = sorted(ways, reverse=True)[:_MOST_KEPT]
    return [way for way in best if way[0] > best[0][0] - WORST]
