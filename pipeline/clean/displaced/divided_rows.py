"""Divisions: the ways to share out the words of a line's tail among its gaps, roughly weighed.

A way's rough score is what the link model says of each share and what pairs of words say of each
place where a share now meets its neighbours. The best ways are searched from the tail's end on.
"""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import accumulate, chain, pairwise
from typing import NamedTuple

from pipeline.clean.displaced.cuts import Cut, glue_points
from pipeline.clean.displaced.learnt import Learnt, Shape
from pipeline.clean.displaced.sites import Site
from pipeline.clean.displaced.source_spans import HEAD, PARTS, Spans, part_of
from pipeline.clean.displaced.trigrams import Memo

Way = tuple[float, tuple[int, ...]]
"""What a division is worth, and the words with which its shares begin, the end last."""
_LONGEST_TAIL = 22
"""Words."""
_MOST_KEPT = 6
"""Ways to divide the rest of a tail that are kept at each word."""
_WORST_LINK, _BEST_LINK = -14.0, 3.0
_IN_PLACE = -1.0
_PAIR, _LINK = 0.25, 0.8
"""How much a nat of either language model and of the link model counts beside the rest."""
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
_WORD = re.compile(r"\S+")


class Division(NamedTuple):
    """One way to share out a tail."""

    score: float
    cut: Cut
    ends: tuple[int, ...]
    """The words with which the shares begin, in the order of the places that they fill, and the end."""
    in_place: bool = False
    """The last share fills no gap: it stands at the line's end."""


class Row:
    """The words of a line, and what a pair or a span of them is worth."""

    def __init__(
        self, text: str, sites: Sequence[Site], learnt: Learnt, before: str, after: str
    ) -> None:
        """`before` and `after` are the words beside the line, empty where not known."""
        self.text, self.learnt = text, learnt
        self.spans = [match.span() for match in _WORD.finditer(text)]
        floor = max((site.end for site in sites if not site.optional), default=0)
        behind = (n for n, span in enumerate(self.spans) if span[0] >= floor)
        self.first = max(len(self.spans) - _LONGEST_TAIL, next(behind, len(self.spans)))
        self.tokens = [learnt.tokens[text[start:end]] for start, end in self.spans]
        self.starts = list(accumulate(map(len, self.tokens), initial=0))
        self.flat = list(chain.from_iterable(self.tokens))
        self.before = learnt.tokens[before][-1] if before else None
        self.after = learnt.tokens[after][0] if after else None
        names = [token.name for token in self.flat]
        links = {part: Spans(names, learnt.parts[part]) for part in PARTS}
        self.links: Memo[tuple[str, int, int], float] = Memo(
            lambda key: self._bounded(links[key[0]].worth(*(self.starts[n] for n in key[1:])))
        )
        self.inner = list(accumulate((self.pair(*two) for two in pairwise(self.flat)), initial=0.0))

    @staticmethod
    def _bounded(worth: float) -> float:
        return _LINK * min(worth, _BEST_LINK)

    def pair(self, first: Shape | None, second: Shape | None) -> float:
        """What two tokens are worth one after another; nothing where one is not known."""
        if first is None or second is None:
            return 0.0
        words = self.learnt.by_word.pairs[first.word, second.word]
        return -_PAIR * (words + self.learnt.by_kind.pairs[first.kind, second.kind])

    def within(self, start: int, end: int) -> float:
        """The pairs between the words from one to before another."""
        first, last = self.starts[start], self.starts[end] - 1
        return self.inner[last] - self.inner[first] if last > first else 0.0

    def shares(self, division: Division) -> list[tuple[int, int]]:
        """The spans of a division's shares in the line's text."""
        starts = [division.cut.start, *(self.spans[word][0] for word in division.ends[1:-1])]
        return [
            (at, self.spans[end - 1][1]) for at, end in zip(starts, division.ends[1:], strict=True)
        ]

    def divisions(self, places: Sequence[Site], seen: Container[str]) -> Iterator[Division]:
        """The ways to fill these places; `seen` are words of the text's other lines."""
        search = _Search(self, places)
        for word in range(len(self.spans) - 1, max(self.first, search.floor) - 1, -1):
            yield from search.from_word(word)
            yield from search.from_inside(word, seen)


class _Search:
    """Divisions of a line's tail among some places."""

    def __init__(self, row: Row, places: Sequence[Site]) -> None:
        self.row, self.places, self.count = row, places, len(row.spans)
        self.parts = [part_of(place) for place in places]
        self.sides = [self._sides(place) for place in places]
        self.floor = max((after for _, after in self.sides), default=0)
        self.left: Memo[tuple[int, int], float] = Memo(
            lambda key: self._behind(key[0], row.tokens[key[1]][0])
        )
        self.right: Memo[tuple[int, int], float] = Memo(
            lambda key: self._ahead(*key, row.tokens[key[1] - 1][-1])
        )
        self.rest: Memo[tuple[int, int], list[Way]] = Memo(
            lambda key: _best(self._ways(*key, self.rest))
        )
        self.open: Memo[tuple[int, int], list[Way]] = Memo(
            lambda key: _best(self._ways(*key, self.open))
        )
        self.opened = sum(self._parted(*sides) for sides in dict.fromkeys(self.sides))

    def _sides(self, place: Site) -> tuple[int, int]:
        """The numbers of the words before and after a place."""
        spans = self.row.spans
        after = next((n for n, span in enumerate(spans) if span[0] >= place.end), len(spans))
        return after - 1, after

    def _parted(self, before: int, after: int) -> float:
        """What the pair of words is worth that a place parts."""
        row = self.row
        if after >= self.count:
            return 0.0
        return row.pair(row.tokens[before][-1] if before >= 0 else row.before, row.tokens[after][0])

    def _behind(self, place: int, first: Shape) -> float:
        """What a share that begins with a token is worth behind what stands before its place."""
        if place and self.places[place - 1] == self.places[place]:
            return 0.0
        before = self.sides[place][0]
        return self.row.pair(self.row.tokens[before][-1] if before >= 0 else self.row.before, first)

    def _ahead(self, place: int, end: int, last: Shape) -> float:
        """What a share that ends with a token is worth before what stands behind its place."""
        row = self.row
        if place + 1 < len(self.places) and self.places[place + 1] == self.places[place]:
            return row.pair(last, row.tokens[end][0])
        after = self.sides[place][1]
        return row.pair(last, row.tokens[after][0]) if after < self.count else 0.0

    def _ways(
        self, place: int, start: int, rests: Memo[tuple[int, int], list[Way]]
    ) -> Iterator[Way]:
        """Ways to give the words from one on to the places from one on, and to the line's end."""
        row, part = self.row, self.parts[place]
        for end in self._ends(place, start, rests):
            link = row.links[part, start, end]
            if link >= _WORST_LINK:
                own = self.left[place, start] + link + row.within(start, end)
                yield from self._followed(own + self.right[place, end], place, start, end, rests)

    def _followed(
        self, own: float, place: int, start: int, end: int, rests: Memo[tuple[int, int], list[Way]]
    ) -> list[Way]:
        """A share with what may follow it: other shares, one at the line's end, or nothing."""
        row = self.row
        if place + 1 < len(self.places):
            return [(own + score, (start, *ends)) for score, ends in rests[place + 1, end]]
        if rests is self.rest:
            return [(own, (start, end))]
        head = row.links[HEAD, end, self.count]
        if head < _WORST_LINK:
            return []
        return [(own + head + row.within(end, self.count), (start, end, self.count))]

    def _ends(
        self, place: int, start: int, rests: Memo[tuple[int, int], list[Way]]
    ) -> Sequence[int]:
        """The words before which a share may end."""
        others = len(self.places) - place - 1
        if rests is self.open:
            return range(start + 1, self.count - others)
        if not others:
            return (self.count,)
        return range(start + 1, self.count - others + 1)

    def _base(self, words: int) -> float:
        """The pairs of the words that did not move."""
        return (self.row.within(0, words) if words else 0.0) - self.opened

    def from_word(self, word: int) -> Iterator[Division]:
        """Divisions of the tail that begins with a word."""
        row = self.row
        if not word:
            return
        cut, last = Cut(row.spans[word][0]), row.tokens[word - 1][-1]
        base = self._base(word)
        for score, ends in self.rest[0, word]:
            yield Division(base + score + row.pair(last, row.after), cut, ends)
        line_end = row.pair(row.tokens[-1][-1], row.after) + _IN_PLACE
        for score, ends in self.open[0, word]:
            own = row.pair(last, row.tokens[ends[-2]][0]) + line_end
            yield Division(base + score + own, cut, ends, in_place=True)

    def from_inside(self, word: int, seen: Container[str]) -> Iterator[Division]:
        """Divisions of a tail that begins inside a word."""
        row = self.row
        start, end = row.spans[word]
        for place, glue in glue_points(row.text, start, end, row.learnt, seen):
            head, tail = row.learnt.tokens[row.text[start:place]], row.text[place:end]
            base = self._base(word) + self._headed(word, head) + _GLUED[glue]
            for rests in (self.rest, self.open) if glue == "open" else (self.rest,):
                for score, ends in _best(self._tails(word, row.learnt.tokens[tail], rests)):
                    yield Division(base + score, Cut(place, glue), ends, rests is self.open)

    def _headed(self, word: int, head: Sequence[Shape]) -> float:
        """The pairs at the base's end, when it ends with the first part of a word."""
        row = self.row
        before = row.tokens[word - 1][-1] if word else None
        within = sum(row.pair(*two) for two in pairwise(head))
        return row.pair(before, head[0]) + within + row.pair(head[-1], row.after)

    def _tails(
        self, word: int, tail: Sequence[Shape], rests: Memo[tuple[int, int], list[Way]]
    ) -> Iterator[Way]:
        """Ways to fill the places when the first share begins with the last part of a word."""
        row = self.row
        behind = row.starts[word + 1]
        whole = [*tail, *row.flat[behind:]]
        links = Spans([token.name for token in whole], row.learnt.parts[self.parts[0]])
        first = self._behind(0, tail[0]) + sum(row.pair(*two) for two in pairwise(tail))
        for end in self._ends(0, word, rests):
            length = len(tail) + row.starts[end] - behind
            link = links.worth(0, length)
            if link < _WORST_LINK:
                continue
            joint = row.pair(tail[-1], whole[len(tail)]) if end > word + 1 else 0.0
            own = first + _LINK * min(link, _BEST_LINK) + joint + row.within(word + 1, end)
            own += self._ahead(0, end, whole[length - 1])
            yield from self._followed(own, 0, word, end, rests)


def _best(ways: Iterable[Way]) -> list[Way]:
    return sorted(ways, reverse=True)[:_MOST_KEPT]
