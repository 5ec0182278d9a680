"""Words or lines side by side that may have changed places: the language hardly has them so, but the other way round.

No sentence tells for certain in which order its words stood. But the models that put displaced words back know how
usual one is: where they hold the other order for so much more usual that no sound ruling comes near, it is told.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, pairwise
from typing import NamedTuple

from pipeline.clean.displaced.learnt import Learnt, learnt_of
from pipeline.clean.displaced.shapes import EDGE
from pipeline.clean.displaced.trigrams import Trigrams
from pipeline.codes import Code, Rule
from pipeline.job import Job
from pipeline.text import CleanText, Finding, Span

_WORDS, _LINES = 38.0, 28.0
"""By how many nats of the three models together the other order must be more usual; no sound text reached them."""
_FIRST = 6.0
"""The same by the model of words alone, which is asked first, and then by those asked so far."""
_PARAGRAPH, _WORD = re.compile(r"[^\n]+"), re.compile(r"\S+")
_INITIAL = re.compile(r"[^\W\d_]\.")
"""Names are written with their initials before or behind."""
_NEAR = 2
"""Tokens on either side that an order is held against."""
_SHOWN = 20
"""Characters of a line that a message shows."""


class _WordsInLines(NamedTuple):
    """The words of a paragraph, where each begins in each model's numbers of tokens, and where its lines begin."""

    spans: Sequence[Span]
    bounds: Sequence[int]
    lines: Sequence[int]
    numbers: Sequence[tuple[Trigrams, Sequence[int], Sequence[float]]]
    """Of each model: the numbers of the tokens, and the nats of all trigrams that begin before each."""

    def gain(self, first: int, second: int, end: int) -> float:
        """By how many nats the words from the second on are more usual before those from the first on."""
        one, other, behind = (self.bounds[at] for at in (first, second, end))
        gain = 0.0
        for model, row, nats in self.numbers:
            gain += nats[behind] - nats[one - _NEAR]
            if gain >= _FIRST:  # else no other order can cost so much less
                around = row[one - _NEAR : one], row[behind : behind + _NEAR]
                gain -= model.cost([*around[0], *row[other:behind], *row[one:other], *around[1]])
            if gain < _FIRST:
                return 0.0
        return gain


def swapped(text: CleanText, job: Job) -> Iterator[Finding]:
    """Say which words and lines may have changed places; nothing where words are told to stand wrong."""
    model = learnt_of(job.grammar.language)
    wrapped = {n for n, one in enumerate(text.records) if one.edit.rule is Rule.WRAP}
    joints = frozenset(at for at, piece in text.placed() if piece.record in wrapped)
    left = sorted(d.source[0].start for d in text.doubts if d.code is Code.DISPLACED_RUN_LEFT)
    for paragraph in _PARAGRAPH.finditer(text.text):
        start, end = text.source_of(paragraph.start()), text.source_of(paragraph.end() - 1)
        if bisect_left(left, start) == bisect_right(left, end):
            words = _words(text.text, Span(*paragraph.span()), joints, model)
            yield from _swapped_words(text.text, words)
            yield from _swapped_lines(text.text, words)


def _words(text: str, within: Span, joints: frozenset[int], model: Learnt) -> _WordsInLines:
    spans = [Span(*match.span()) for match in _WORD.finditer(text, *within)]
    edge = [*model.tokens[EDGE], *model.tokens[EDGE]]
    tokens = [model.tokens[text[slice(*span)]] for span in spans]
    rows = zip(*edge, *chain.from_iterable(tokens), *edge, strict=True)
    models = zip((model.by_word, model.by_kind, model.by_root), rows, strict=False)
    return _WordsInLines(
        spans,
        list(accumulate(map(len, tokens), initial=len(edge))),
        [at for at, span in enumerate(spans) if not at or span.start - 1 in joints],
        [(one, row, list(accumulate(one.costs(row), initial=0.0))) for one, row in models],
    )


def _swapped_words(text: str, words: _WordsInLines) -> Iterator[Finding]:
    for at, (one, other) in enumerate(pairwise(words.spans)):
        if words.gain(at, at + 1, at + 2) >= _WORDS:
            pair = text[one.start : other.end]
            if not any(map(_INITIAL.match, pair.split())):
                message = f"“{pair}”: these words may have changed places"
                yield Finding(Code.SENTENCE_CUT, Span(one.start, other.end), message)


def _swapped_lines(text: str, words: _WordsInLines) -> Iterator[Finding]:
    bounds = [*words.lines, len(words.spans)]
    for first, second, end in zip(bounds, bounds[1:], bounds[2:], strict=False):
        if words.gain(first, second, end) >= _LINES:
            span = Span(words.spans[first].start, words.spans[end - 1].end)
            heads = (
                text[at : at + _SHOWN]
                for at in (words.spans[first].start, words.spans[second].start)
            )
            message = "the lines of “{}…” and “{}…” may have changed places".format(*heads)
            yield Finding(Code.SENTENCE_CUT, span, message)
