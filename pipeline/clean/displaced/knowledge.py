"""Knowledge: what is known of a document when its lines are read, and what has been worked out."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.clean.displaced import weights as w
from pipeline.clean.displaced.cuts import splits
from pipeline.clean.displaced.fragments import cost, too_many, with_titles
from pipeline.clean.displaced.words import Kind, Word

if TYPE_CHECKING:
    from collections.abc import Container

    from pipeline.clean.displaced.junctions import Junctions
    from pipeline.clean.displaced.phrases import Reader
    from pipeline.clean.displaced.sites import Site


@dataclass(frozen=True, eq=False, slots=True)
class Knowledge:
    """What is known of a document when its lines are read."""

    reader: Reader
    junctions: Junctions
    vocabulary: Container[str]
    pairs: Container[tuple[str, str]]
    kept: float
    """How often a line keeps its own blank, as far as the lines tell."""
    linked: float
    """How many of the citations are links."""
    stuck: dict[str, bool] = field(default_factory=dict)
    worths: dict[tuple[str, ...], float] = field(default_factory=dict)
    prices: dict[tuple[tuple[str, ...], Site, bool], float] = field(default_factory=dict)

    def is_stuck(self, text: str) -> bool:
        """Tell whether a word looks like two that lost the blank between them."""
        found = self.stuck.get(text)
        if found is None:
            apart = next(splits(text, self.reader, self.vocabulary), None)
            found = self.stuck[text] = self.reader.word(text).stuck or apart is not None
        return found

    def worth(self, words: tuple[str, ...]) -> float:
        """Sum up how words read one after another."""
        found = self.worths.get(words)
        if found is None:
            found = self.worths[words] = self._worth(words)
        return found

    def _worth(self, words: tuple[str, ...]) -> float:
        score = self.junctions.total(self.reader.phrases(words))
        score -= w.STUCK * sum([self.is_stuck(word) for word in words])
        for pair in pairwise(words):
            if pair in self.pairs:
                number = any(character.isdigit() for character in pair[0] + pair[1])
                score += w.SEEN_NUMBER if number else w.SEEN
        return score

    def is_broken(self, words: tuple[str, ...]) -> bool:
        """Tell whether two words stand side by side that never do, but for torn ones at the edges."""
        phrases = self.reader.phrases(words)
        if any(map(_is_note, phrases, phrases[1:])):
            return True
        inner = list(map(self.junctions.of, phrases[1:], phrases[2:-1]))
        return (
            min(inner, default=0.0) <= w.BROKEN
            or sum(min(worth, 0.0) for worth in inner) <= w.STRAIN
        )

    def price(self, words: tuple[str, ...], site: Site, *, closes: bool) -> float:
        """Give what it costs to take words for what filled a gap, at the line's end or not."""
        key = (words, site, closes)
        found = self.prices.get(key)
        if found is None:
            opens = site.start == 0
            phrases = with_titles(self.reader.phrases(words), opens=opens, closes=closes)
            found = cost(phrases, opens=opens, closes=closes)
            found += too_many(phrases, site, closes=closes)
            self.prices[key] = found
        return found


def _is_note(left: Word, right: Word) -> bool:
    """Tell whether a number may be the mark of a footnote, that stands at its word."""
    return left.kind is Kind.WORD and not left.after and right.kind is Kind.ITEM
