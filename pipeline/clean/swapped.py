"""Words or lines side by side that may have changed places: they were not seen so, but the other way round.

No sentence tells for certain in which order its words stood. But where far more neighbours of the other order were
seen in texts of the language than sound rulings have, it is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain, pairwise

from pipeline.clean.displaced.shapes import EDGE
from pipeline.clean.followers import Followers, SeenBorders, followers_of
from pipeline.codes import Code, Rule
from pipeline.job import Job
from pipeline.text import CleanText, Finding, Span

_LEAST = 10
"""How many more neighbours of the other order must have been seen, of all kinds; two sound rulings of a hundred have as many."""
_WORD = re.compile(r"\S+")
_INITIAL = re.compile(r"[^\W\d_]\.")
"""Names are written with their initials before or behind."""
_NEAR = 2
"""Words on either side that an order is held against."""
_SHOWN = 20
"""Characters of a line that a message shows."""


def swapped(text: CleanText, job: Job) -> Iterator[Finding]:
    """Say which words and lines may have changed places; nothing where words are told to stand wrong."""
    seen = followers_of(job.grammar.language)
    if seen is None:
        return
    order = _WordOrder(text, seen)
    found = [*order.swapped_words(), *order.swapped_lines()]
    doubts = text.doubts if found else ()
    left = [d.source[0].start for d in doubts if d.code is Code.DISPLACED_RUN_LEFT]
    for span, message in found:
        paragraph = text.text.rfind("\n", 0, span.start) + 1, f"{text.text}\n".index("\n", span.end)
        start, end = text.source_of(paragraph[0]), text.source_of(paragraph[1] - 1)
        if not any(start <= at <= end for at in left):
            yield Finding(Code.SENTENCE_CUT, span, message)


@dataclass(frozen=True)
class _WordOrder:
    """The words of a text as they stand, against what was seen of its language."""

    text: CleanText
    seen: Followers

    @cached_property
    def parts(self) -> list[list[str]]:
        """The words between the places where lines were joined; two edges stand between paragraphs."""
        wraps = {n for n, one in enumerate(self.text.records) if one.edit.rule is Rule.WRAP}
        text = self.text.text
        # Two halves of a word may be joined by nothing.
        joints = (n for n, one in self.text.placed() if one.record in wraps and text[n] == " ")
        bounds = pairwise((0, *joints, len(text)))
        edged = (text[a:b].replace("\n", f" {EDGE} {EDGE} ") for a, b in bounds)
        return [part.split() for part in edged]

    @cached_property
    def words(self) -> list[str]:
        """All words, with edges around."""
        return [EDGE, EDGE, *chain.from_iterable(self.parts), EDGE, EDGE]

    @cached_property
    def spans(self) -> list[Span]:
        """Where in the text each word stands that is no edge."""
        return [Span(*match.span()) for match in _WORD.finditer(self.text.text)]

    @cached_property
    def borders(self) -> SeenBorders:
        """What was seen at the borders of words."""
        return SeenBorders(self.words, self.seen)

    def span(self, first: int, end: int) -> Span:
        """Where some words stand, by their places among all."""
        edges = self.words[:first].count(EDGE)
        return Span(self.spans[first - edges].start, self.spans[end - 1 - edges].end)

    def swapped_words(self) -> Iterator[tuple[Span, str]]:
        """Each two words that may have changed places, and what is told of them."""
        words = self.words
        for first, second, end in self.borders.likelier():
            pair = words[first:end]
            if EDGE in pair or any(map(_INITIAL.match, pair)):
                continue
            if words[first - 1].isdecimal() and pair[1].isdecimal():
                continue  # two numbers would stand beside each other: those of rows between words
            if words[first - 1] == EDGE and pair[0][0].isdigit():
                continue  # a point's number, which any word may follow
            if self._gains_by_swap(first, second, end):
                span = self.span(first, end)
                yield span, f"“{span.line(self.text.text)}”: these words may have changed places"

    def swapped_lines(self) -> Iterator[tuple[Span, str]]:
        """Each two lines of a paragraph that may have changed places, and what is told of them."""
        joints = set(accumulate(map(len, self.parts[:-1]), initial=_NEAR)) - {_NEAR}
        edges = [at for at, word in enumerate(self.words) if joints and word == EDGE]
        bounds = sorted({*joints, *edges, *(at + 1 for at in edges)})
        lines = zip(bounds, bounds[1:], bounds[2:], strict=False)
        inside = [one for one in lines if one[1] in joints]
        for first, second, end in inside:
            if self.borders.is_likelier(first, second, end) and self._gains_by_swap(
                first, second, end
            ):
                heads = (self.span(at, at + 1).start for at in (first, second))
                shown = (Span(at, at + _SHOWN).line(self.text.text) for at in heads)
                message = "the lines of “{}…” and “{}…” may have changed places".format(*shown)
                yield self.span(first, end), message

    def _gains_by_swap(self, first: int, second: int, end: int) -> bool:
        """Whether enough more neighbours were seen of the words from the second on, stood they before those from the first on."""
        one, other = (
            _words_at_ends(self.words[first:second]),
            _words_at_ends(self.words[second:end]),
        )
        before, behind = self.words[first - _NEAR : first], self.words[end : end + _NEAR]
        instead = self.seen.count([*before, *other, *one, *behind])
        # Mostly too few were seen even so, and the words as they stand need not be asked for.
        return (
            instead >= _LEAST
            and instead - self.seen.count([*before, *one, *other, *behind]) >= _LEAST
        )


def _words_at_ends(words: Sequence[str]) -> Sequence[str]:
    """The words at both ends of a line: those between have the same neighbours in any order."""
    return words if len(words) <= 2 * _NEAR else [*words[:_NEAR], *words[-_NEAR:]]
