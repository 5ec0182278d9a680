"""Scale: what words, links and the ends of lines are worth by the models of a language."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from itertools import accumulate, chain
from operator import add
from typing import NamedTuple

from pipeline.clean.displaced.learnt import Learnt, Shape
from pipeline.clean.displaced.shapes import EDGE
from pipeline.clean.displaced.source_spans import WHOLE, Spans, place_worth
from pipeline.memo import Memo

Words = tuple[str, ...]
REACH = 3
"""Words on either side of a line's end that are read together."""
LONGEST_HEAD = 6
"""Words of a link that may stand on the line above."""
_MOST, _LEAST = 4.0, -20.0
"""Log-odds of a link beyond which more of them prove no more."""
_APART = 2.0
"""Nats that speak against a paragraph's end where the layout shows none."""
_INDEX = 0.5
"""How torn a figure is whose index may stand on the next line."""
_TORN = re.compile(r"[0-9]-[.,;:)»\"]*\Z")


class Seam(NamedTuple):
    """What two lines are worth one after another: in each language model, and torn figures."""

    word: float = 0.0
    kind: float = 0.0
    root: float = 0.0
    torn: float = 0.0

    def plus(self, other: Seam) -> Seam:
        """The sum of two."""
        return Seam(*map(add, self, other))


_AT_END = Seam(-_APART, -_APART, -_APART)


class Scale:
    """Measures words by the models of a language, and remembers what it measured."""

    def __init__(self, model: Learnt, units: Container[str] = frozenset()) -> None:
        """`units` are the words that a hyphen joins to a figure, as the grammar of citations has them."""
        self.model, self.units = model, units
        self.names = Memo(self._classes_of)
        self.links, self.starts, self.places = (
            Memo(self._link),
            Memo(self._start),
            Memo(self._place),
        )
        self.row, self.joints = Memo(self.tokens), Memo(self._score_of_seam)
        # What the end of a line is worth before a paragraph's edge, and the start of one behind it.
        self.closing: Memo[Words, Seam] = Memo(lambda words: self._seam_between(words, (EDGE,)))
        self.opening: Memo[Words, Seam] = Memo(
            lambda words: self._seam_between((EDGE, EDGE), words)
        )

    def worth(self, values: Mapping[str, float]) -> float:
        """The score of a reading by its features."""
        weight = self.model.weights.get
        return sum(weight(name, 0.0) * value for name, value in values.items())

    def tokens(self, words: Sequence[str]) -> list[Shape]:
        """The tokens of words."""
        return list(chain.from_iterable(map(self.model.tokens.__getitem__, words)))

    def seam(self, before: Sequence[str], after: Sequence[str], *, goes_on: bool) -> Seam:
        """What two lines are worth one after another where a paragraph may end or, if the layout shows it, does end."""
        end, start = tuple(before[-REACH:]), tuple(after[:REACH])
        apart = self.closing[end].plus(self.opening[start])
        if not goes_on:
            return apart
        joined, apart = self._seam_between(end, start), apart.plus(_AT_END)
        torn = 10 * (joined.torn - apart.torn)
        return joined if joined.word + joined.kind - torn >= apart.word + apart.kind else apart

    def parted(self, before: Sequence[str], after: Sequence[str]) -> float:
        """How much likelier words end a paragraph and begin one than that they follow each other, in nats."""
        end, start = tuple(before[-REACH:]), tuple(after[:REACH])
        apart, joined = self.closing[end].plus(self.opening[start]), self._seam_between(end, start)
        return sum(apart[:-1]) - sum(joined[:-1])

    def _score_of_seam(self, key: tuple[Words, Words, bool]) -> float:
        """The score of two lines' ends where the paragraph may go on, or where it does not."""
        before, after, goes_on = key
        return self.worth(self.seam(before, after, goes_on=goes_on)._asdict())

    def _classes_of(self, text: str) -> Words:
        """The classes of the tokens of a text."""
        return tuple(token.name for token in self.tokens(text.split()))

    def _link(self, key: tuple[str, str]) -> float:
        part, text = key
        names = self.names[text]
        return Spans(names, self.model.parts[part]).worth(0, len(names))

    def _start(self, key: tuple[Words, Words]) -> float:
        """The log-odds of a line's first words as a link, be it one that begins with the last words above."""
        above, tail = key
        own = self.links[WHOLE, " ".join(tail)]
        if not above:
            return bounded(own)
        words = sewn(above, tail)
        names = [self.names[word] for word in words]
        spans = Spans(list(chain.from_iterable(names)), self.model.parts[WHOLE])
        ends = list(accumulate(map(len, names), initial=0))
        return bounded(max(own, *(spans.worth(at, ends[-1]) for at in ends[: len(above)])))

    def _place(self, place: tuple[str, str, str, str]) -> float:
        return place_worth(self.model.links[WHOLE], place)

    def _seam_between(self, before: Words, after: Words) -> Seam:
        torn = (
            self._misfit_of_figures(before[-1], after[0]) if is_torn(before[-1], after[0]) else 0.0
        )
        left, right = self.row[before], self.row[after]
        if not is_divided(before[-1], after[0]):
            # Of what is read across the seam, the first two tokens on either side are no part themselves.
            word, kind, root = self.model.costs([*left[-2:], *right[:2]])
            return Seam(-word, -kind, -root, torn)
        whole = self.row[sewn(before, after)]
        parts = zip(*map(self.model.costs, (left, right, whole)), strict=True)
        word, kind, root = (a + b - both for a, b, both in parts)
        return Seam(word, kind, root, torn)

    def _misfit_of_figures(self, last: str, first: str) -> float:
        """How little the parts of a torn figure go together; a second figure may be its index."""
        if first.startswith("-"):
            return float(not (last[-1].isdigit() and first[1:2].isalpha()))
        if first[0].isdigit():
            return _INDEX
        word = first.strip(',.;:)»"”')
        return float(word.lower() not in self.units and not self.model.joins(word))


def bounded(worth: float) -> float:
    """Log-odds of a link, no more and no less than prove anything."""
    return max(min(worth, _MOST), _LEAST)


def sewn(before: Words, after: Words) -> Words:
    """Two lines' words; a word that the line's end divided becomes one again."""
    if is_divided(before[-1], after[0]):
        return (*before[:-1], before[-1] + after[0], *after[1:])
    return before + after


def is_torn(last: str, first: str) -> bool:
    """Whether a figure ends in a hyphen before what follows, or what follows begins with one."""
    return ("-" in last and bool(_TORN.search(last))) or (first[0] == "-" and first[1:2].isalnum())


def is_divided(last: str, first: str) -> bool:
    """Whether a line's last word goes on in the next line."""
    if last.endswith("-") and last[-2:-1].isalnum():
        return first[0].isalpha() and first != EDGE
    return first.startswith("-") and len(first) > 1 and last[-1].isdigit()
