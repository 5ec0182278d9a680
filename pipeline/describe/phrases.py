"""Deciding words in a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from pipeline.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.grammar import Grammar
    from pipeline.grammar.outcomes import Phrase


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


def deciding_words(grammar: Grammar, text: str, sentence: Span) -> tuple[Deciding, ...]:
    """Give the deciding words of a sentence in their order; none overlap."""
    found: list[Deciding] = []
    for patterns in _compiled(grammar):
        if patterns.needs and not patterns.needs.search(text, *sentence):
            continue
        found += [
            Deciding(span, patterns.phrase)
            for span in _matches(patterns, text, sentence)
            if not any(span.start < f.span.end and f.span.start < span.end for f in found)
        ]
    return tuple(sorted(found, key=lambda deciding: deciding.span))


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
            re.compile(phrase.pattern.replace("<measure>", measure)),
            _optional(phrase.needs),
            _optional(f"(?:{phrase.unless_before})\\Z" if phrase.unless_before else ""),
            _optional(phrase.unless_after),
        )
        for phrase in grammar.outcomes.phrases
    )


def _optional(pattern: str) -> re.Pattern[str] | None:
    return re.compile(pattern) if pattern else None
