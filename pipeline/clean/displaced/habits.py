"""LinkHabits: how often a document makes links of words of one kind, and how often it leaves them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.clean.displaced.learnt import Shape

Kind = tuple[str, str, int]
_STEM = 5
"""Characters of a class that tell the word whatever its case."""
_LONGEST = 4
"""Tokens of a citation that is looked for among the words that are no links."""
_PRIOR = 2.0
_EXTREME = 0.02


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
