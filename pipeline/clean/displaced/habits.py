"""Habits: what words a document links and how it was printed, as those of its lines that were read show.

One engine breaks all lines of a document and one extractor writes them, so that each has its habits:
whether the blank that a line broke at is written, whether a gap may be wide.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import log

from pipeline.clean.displaced.candidates import Candidate
from pipeline.clean.displaced.cuts import BROKEN
from pipeline.clean.displaced.learnt import Shape

Kind = tuple[str, str, int]
_STEM = 5
"""Characters of a class that tell the word whatever its case."""
_LONGEST = 4
"""Tokens of a citation that is looked for among the words that are no links."""
_PRIOR = 2.0
_EXTREME = 0.02
_OTHER = {"blank kept": "blank lost", "gap wide": "gap doubled"}
"""What may be, and what may be instead."""
_EITHER = {**_OTHER, **{other: one for one, other in _OTHER.items()}}
_PRIOR_EVENTS = 0.5


def kind_of(tokens: Sequence[Shape]) -> Kind:
    """Of what kind words are: the stems of the first and the last one, and how many there are."""
    return tokens[0].name[:_STEM], tokens[-1].name[:_STEM], min(len(tokens), 9)


@dataclass(frozen=True, eq=False)
class LinkHabits:
    """How often words of each kind are links in a document, and how often they are not."""

    linked: Mapping[Kind, float] = field(default_factory=dict)
    plain: Mapping[Kind, float] = field(default_factory=dict)
    rate: float = 0.5
    """The share of links, of all kinds together."""

    @classmethod
    def of(cls, linked: Mapping[Kind, float], plain: Mapping[Kind, float]) -> LinkHabits:
        """The habits that counts show."""
        links, others = sum(linked.values()) + 1, sum(plain.values()) + 1
        return cls(Counter(linked), Counter(plain), links / (links + others))

    def share(self, kind: Kind) -> float:
        """How likely words of a kind are a link."""
        linked, plain = self.linked.get(kind, 0.0), self.plain.get(kind, 0.0)
        share = (linked + _PRIOR * self.rate) / (linked + plain + _PRIOR)
        return min(max(share, _EXTREME), 1 - _EXTREME)


def unlinked(tokens: Sequence[Shape], kinds: Container[Kind]) -> Iterator[tuple[int, int, Kind]]:
    """Where words of the given kinds stand, from one token to before another, the longest first."""
    at = 0
    while at < len(tokens):
        length = next(
            (
                n
                for n in range(min(_LONGEST, len(tokens) - at), 0, -1)
                if kind_of(tokens[at : at + n]) in kinds
            ),
            0,
        )
        if length:
            yield at, at + length, kind_of(tokens[at : at + length])
        at += max(length, 1)


def events(one: Candidate, *, goes_on: bool) -> Iterator[str]:
    """What a reading says of how its line was printed."""
    if one.cut is None:
        return
    if goes_on and not one.in_place and one.cut.glue not in BROKEN:
        yield "blank lost" if one.cut.glue else "blank kept"
    filled = Counter(site for site, _, _ in one.filled)
    yield from ("gap wide" if n < s.links else "gap doubled" for s, n in filled.items() if s.wide)


@dataclass(frozen=True, eq=False)
class Printing:
    """How often each was so in the other lines of a document."""

    counts: Counter[str] = field(default_factory=Counter)

    def values(self, one: Candidate, *, goes_on: bool) -> dict[str, float]:
        """The logarithms of how usual it is what a reading says, by what it says."""
        said = Counter(events(one, goes_on=goes_on))
        return {f"usual {event}": count * log(self._share(event)) for event, count in said.items()}

    def _share(self, event: str) -> float:
        yes, no = self.counts[event], self.counts[_EITHER[event]]
        return (yes + _PRIOR_EVENTS) / (yes + no + 2 * _PRIOR_EVENTS)
