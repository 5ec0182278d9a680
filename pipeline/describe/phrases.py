"""Deciding words in a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from pipeline.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pipeline.grammar import Grammar
    from pipeline.grammar.outcomes import Phrase

_MEASURE: Final = "<measure>"


@dataclass(frozen=True, slots=True)
class Deciding:
    """Deciding words and what they are."""

    span: Span
    phrase: Phrase


class _Patterns(NamedTuple):
    phrase: Phrase
    words: re.Pattern[str]
    needs: re.Pattern[str] | None
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None


def deciding_words(
    grammar: Grammar, text: str, sentence: Span, quoted: tuple[Span, ...]
) -> tuple[Deciding, ...]:
    """Give the deciding words of a sentence in their order; none overlap, none is quoted."""
    found: list[Deciding] = []
    measured = _constitution(grammar).search(text, *sentence) is not None
    for patterns in _compiled(grammar):
        if not measured and _MEASURE in patterns.phrase.pattern:
            continue
        if patterns.needs and not patterns.needs.search(text[slice(*sentence)]):
            continue
        found += [
            Deciding(span, patterns.phrase)
            for span in _matches(patterns, text, sentence)
            if not any(_meet(span, other.span) for other in found)
            and not any(_meet(span, quote) for quote in quoted)
        ]
    return tuple(sorted(found, key=lambda deciding: deciding.span))


def surroundings(
    grammar: Grammar, text: str, sentence: Span, words: Deciding, verdicts: Iterable[Deciding]
) -> tuple[Span, Span]:
    """Give the words before and behind that belong to no other verdict of the sentence.

    Two verdicts part where the sentence sets them against each other (`…, but …`), or else right
    behind the first.
    """
    earlier = [v.span.end for v in verdicts if v.span.end <= words.span.start]
    later = [v.span for v in verdicts if v.span.start >= words.span.end]
    start = sentence.start
    if earlier:
        contrast = _contrast(grammar).search(text, earlier[-1], words.span.start)
        start = contrast.end() if contrast else earlier[-1]
    if not later:
        return Span(start, words.span.start), Span(words.span.end, sentence.end)
    contrast = _contrast(grammar).search(text, words.span.end, later[0].start)
    end = contrast.start() if contrast else words.span.end
    return Span(start, words.span.start), Span(words.span.end, end)


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _matches(patterns: _Patterns, text: str, sentence: Span) -> Iterator[Span]:
    for match in patterns.words.finditer(text, *sentence):
        start, end = match.span()
        # One clause back is enough to see what governs the words.
        before = text[max(sentence.start, start - 120) : start]
        if patterns.before and patterns.before.search(before):
            continue
        if patterns.after and patterns.after.match(text, end, sentence.end):
            continue
        yield Span(start, end)


@cache
def _compiled(grammar: Grammar) -> tuple[_Patterns, ...]:
    measure = grammar.outcomes.measure
    return tuple(
        _Patterns(
            phrase,
            re.compile(phrase.pattern.replace(_MEASURE, measure)),
            _optional(phrase.needs),
            _optional(f"(?:{phrase.unless_before})\\Z" if phrase.unless_before else ""),
            _optional(phrase.unless_after),
        )
        for phrase in grammar.outcomes.phrases
    )


@cache
def _contrast(grammar: Grammar) -> re.Pattern[str]:
    return re.compile(grammar.outcomes.contrast)


@cache
def _constitution(grammar: Grammar) -> re.Pattern[str]:
    return re.compile(grammar.outcomes.constitution)


def _optional(pattern: str) -> re.Pattern[str] | None:
    return re.compile(pattern) if pattern else None
