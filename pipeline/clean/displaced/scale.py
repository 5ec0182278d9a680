"""Scale: what words, links and the ends of lines are worth by the models of a language."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from operator import add
from typing import NamedTuple

from pipeline.clean.displaced.learnt import Learnt, Shape
from pipeline.clean.displaced.shapes import EDGE
from pipeline.clean.displaced.source_spans import WHOLE, Spans, place_worth
from pipeline.clean.displaced.trigrams import Memo

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


@dataclass(frozen=True, eq=False)
class Scale:
    """Measures words by the models of a language, and remembers what it measured."""

    model: Learnt
    units: Container[str] = frozenset()
    """The words that a hyphen joins to a figure, as the grammar of citations has them."""
    names: Memo[str, tuple[str, ...]] = field(init=False)
    """The classes of the tokens of a text."""
    links: Memo[tuple[str, str], float] = field(init=False)
    starts: Memo[tuple[tuple[str, ...], tuple[str, ...]], float] = field(init=False)
    """The log-odds of a line's first words as a link, be it one that begins with the last words above."""
    places: Memo[tuple[str, str, str, str], float] = field(init=False)
    seams: Memo[tuple[tuple[str, ...], tuple[str, ...]], Seam] = field(init=False)

    joints: Memo[tuple[tuple[str, ...], tuple[str, ...], bool], float] = field(init=False)
    """The scores of two lines' ends where the paragraph may go on, and where it does not."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "names", Memo(self._names))
        object.__setattr__(self, "links", Memo(self._link))
        object.__setattr__(self, "starts", Memo(self._start))
        object.__setattr__(self, "places", Memo(self._place))
        object.__setattr__(self, "seams", Memo(self._seam))
        object.__setattr__(self, "joints", Memo(self._joint))

    def worth(self, values: Mapping[str, float]) -> float:
        """The score of a reading by its features."""
        weight = self.model.weights.get
        return sum(weight(name, 0.0) * value for name, value in values.items())

    def tokens(self, words: Sequence[str]) -> list[Shape]:
        """The tokens of words."""
        return list(chain.from_iterable(map(self.model.tokens.__getitem__, words)))

    def costs(self, tokens: Sequence[Shape]) -> tuple[float, float, float]:
        """The nats of tokens by each language model, those of the first two left out."""
        if len(tokens) <= 2:
            return 0, 0, 0
        words, kinds, roots, _ = zip(*tokens, strict=True)
        model = self.model
        return model.by_word.cost(words), model.by_kind.cost(kinds), model.by_root.cost(roots)

    def between(self, before: Sequence[str], after: Sequence[str]) -> Seam:
        """What the end of a line and the start of the next one are worth together."""
        return self.seams[tuple(before[-REACH:]), tuple(after[:REACH])]

    def seam(self, before: Sequence[str], after: Sequence[str], *, goes_on: bool) -> Seam:
        """The same, where a paragraph may end or, if the layout shows it, does end."""
        apart = self._apart(before, after)
        if not goes_on:
            return apart
        joined, apart = self.between(before, after), apart.plus(Seam(-_APART, -_APART, -_APART))
        torn = 10 * (joined.torn - apart.torn)
        return joined if joined.word + joined.kind - torn >= apart.word + apart.kind else apart

    def parted(self, before: Sequence[str], after: Sequence[str]) -> float:
        """How much likelier words end a paragraph and begin one than that they follow each other, in nats."""
        apart, joined = self._apart(before, after), self.between(before, after)
        return sum(apart[:-1]) - sum(joined[:-1])

    def _apart(self, before: Sequence[str], after: Sequence[str]) -> Seam:
        return self.between(before, (EDGE,)).plus(self.between((EDGE, EDGE), after))

    def _joint(self, key: tuple[tuple[str, ...], tuple[str, ...], bool]) -> float:
        before, after, goes_on = key
        return self.worth(self.seam(before, after, goes_on=goes_on)._asdict())

    def _names(self, text: str) -> tuple[str, ...]:
        return tuple(token.name for token in self.tokens(text.split()))

    def _link(self, key: tuple[str, str]) -> float:
        part, text = key
        names = self.names[text]
        return Spans(names, self.model.parts[part]).worth(0, len(names))

    def _start(self, key: tuple[tuple[str, ...], tuple[str, ...]]) -> float:
        above, tail = key
        joined = (sewn(above[n:], tail) for n in range(len(above)))
        texts = map(" ".join, [tail, *joined])
        return bounded(max(self.links[WHOLE, text] for text in texts))

    def _place(self, place: tuple[str, str, str, str]) -> float:
        return place_worth(self.model.links[WHOLE], place)

    def _seam(self, key: tuple[tuple[str, ...], tuple[str, ...]]) -> Seam:
        before, after = key
        torn = self._unfit(before[-1], after[0]) if is_torn(before[-1], after[0]) else 0.0
        left, right = self.tokens(before), self.tokens(after)
        whole = self.tokens(sewn(before, after))
        if whole == [*left, *right]:
            # Of what is read across the seam, the first two tokens on either side are no part themselves.
            word, kind, root = self.costs([*left[-2:], *right[:2]])
            return Seam(-word, -kind, -root, torn)
        parts = zip(*map(self.costs, (left, right, whole)), strict=True)
        word, kind, root = (a + b - both for a, b, both in parts)
        return Seam(word, kind, root, torn)

    def _unfit(self, last: str, first: str) -> float:
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


def sewn(before: tuple[str, ...], after: tuple[str, ...]) -> tuple[str, ...]:
    """Two lines' words; a word that the line's end divided becomes one again."""
    if is_divided(before[-1], after[0]):
        return (*before[:-1], before[-1] + after[0], *after[1:])
    return before + after


def is_torn(last: str, first: str) -> bool:
    """Whether a figure ends in a hyphen before what follows, or what follows begins with one."""
    return ("-" in last and bool(_TORN.search(last))) or (first[0] == "-" and first[1:2].isalnum())


def is_divided(last: str, first: str) -> bool:
    """Whether a line's last word goes on in the next line."""
    if last.endswith("-") and last[0].isdigit():
        return first[0].isalpha() and first != EDGE
    return first.startswith("-") and len(first) > 1 and last[-1].isdigit()
