"""Words or lines side by side that may have changed places: the language hardly has them so, but the other way round.

No sentence tells for certain in which order its words stood. But the models that put displaced words back know how
usual one is: where they hold the other order for so much more usual that no sound ruling comes near, it is told.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from operator import attrgetter
from typing import NamedTuple

from pipeline.clean.displaced.learnt import Learnt, Shape, learnt_of
from pipeline.clean.displaced.shapes import EDGE
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

_WORD_OF, _KIND_OF, _ROOT_OF = attrgetter("word"), attrgetter("kind"), attrgetter("root")

Tokens = list[Shape]


class _Word(NamedTuple):
    """What stands between two blanks, and in the how manieth line of the source."""

    span: Span
    text: str
    line: int
    tokens: Tokens


def swapped(text: CleanText, job: Job) -> Iterator[Finding]:
    """Say which words and lines may have changed places; nothing where words are told to stand wrong."""
    model = learnt_of(job.grammar.language)
    wrapped = {n for n, one in enumerate(text.records) if one.edit.rule is Rule.WRAP}
    joints = frozenset(at for at, piece in text.placed() if piece.record in wrapped)
    left = sorted(d.source[0].start for d in text.doubts if d.code is Code.DISPLACED_RUN_LEFT)
    for paragraph in _PARAGRAPH.finditer(text.text):
        start, end = text.source_of(paragraph.start()), text.source_of(paragraph.end() - 1)
        if bisect_left(left, start) == bisect_right(left, end):
            words = list(_words(text.text, Span(*paragraph.span()), joints, model))
            yield from _swapped_words(words, model)
            yield from _swapped_lines(words, model)


def _words(text: str, within: Span, joints: frozenset[int], model: Learnt) -> Iterator[_Word]:
    line = 0
    for match in _WORD.finditer(text, *within):
        line += match.start() - 1 in joints
        yield _Word(Span(*match.span()), match[0], line, list(model.tokens[match[0]]))


def _swapped_words(words: Sequence[_Word], model: Learnt) -> Iterator[Finding]:
    edge = [*model.tokens[EDGE], *model.tokens[EDGE]]
    tokens = [edge, *(word.tokens for word in words), edge]
    for at, (one, other) in enumerate(pairwise(words), 1):
        before = [*edge, *tokens[max(0, at - 2)], *tokens[at - 1]]
        behind = [*tokens[at + 2], *tokens[min(at + 3, len(tokens) - 1)]]
        if _gain(model, before, one.tokens, other.tokens, behind) >= _WORDS and not (
            _INITIAL.match(one.text) or _INITIAL.match(other.text)
        ):
            message = f"“{one.text} {other.text}”: these words may have changed places"
            yield Finding(Code.SENTENCE_CUT, Span(one.span.start, other.span.end), message)


def _swapped_lines(words: Sequence[_Word], model: Learnt) -> Iterator[Finding]:
    edge = [*model.tokens[EDGE], *model.tokens[EDGE]]
    lines = [list(line) for _, line in groupby(words, lambda word: word.line)]
    tokens = [edge, *([t for word in line for t in word.tokens] for line in lines), edge]
    for at, (one, other) in enumerate(pairwise(lines), 1):
        if _gain(model, *tokens[at - 1 : at + 3]) >= _LINES:
            span = Span(one[0].span.start, other[-1].span.end)
            heads = (" ".join(word.text for word in line[:3]) for line in (one, other))
            message = "the lines of “{} …” and “{} …” may have changed places".format(*heads)
            yield Finding(Code.SENTENCE_CUT, span, message)


def _gain(model: Learnt, before: Tokens, one: Tokens, other: Tokens, behind: Tokens) -> float:
    """By how many nats the other one first is more usual."""
    before, behind = before[-_NEAR:], behind[:_NEAR]
    gain = 0.0
    named = ((model.by_word, _WORD_OF), (model.by_kind, _KIND_OF), (model.by_root, _ROOT_OF))
    for trigrams, number in named:
        a, b, c, d = (list(map(number, part)) for part in (before, one, other, behind))
        gain += trigrams.cost([*a, *b, *c, *d]) - trigrams.cost([*a, *c, *b, *d])
        if gain < _FIRST:
            return 0.0  # the model of words, which is asked first, sees nothing odd
    return gain
