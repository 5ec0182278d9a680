"""Words by which a sentence decides anything but a verdict."""

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

_REACH = 60
"""How far before and behind the words something can deny them, in characters."""


@dataclass(frozen=True, slots=True)
class Deciding:
    """Deciding words and what they are."""

    span: Span
    phrase: Phrase
    denied: bool = False
    """Whether the words beside them deny them."""


class _Patterns(NamedTuple):
    phrase: Phrase
    words: re.Pattern[str]
    needs: re.Pattern[str] | None


def deciding_words(
    grammar: Grammar, text: str, sentence: Span, quoted: tuple[Span, ...], items: Span
) -> tuple[Deciding, ...]:
    """The deciding words of a sentence in their order; none overlap, none is quoted.

    What they need beside them may stand in the items that the sentence opens, too.
    """
    found: list[Deciding] = []
    # In the order of the table: words that two phrases could take are the first one's.
    for patterns in _compiled(grammar):
        found += [
            Deciding(span, patterns.phrase, _denied(grammar, text, sentence, span))
            for span in _matches(patterns, text, sentence, items)
            if not any(_meet(span, other.span) for other in found)
            and not any(_meet(span, quote) for quote in quoted)
        ]
    return tuple(sorted(found, key=lambda deciding: deciding.span))


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _matches(patterns: _Patterns, text: str, sentence: Span, items: Span) -> Iterator[Span]:
    matches = [Span(*match.span()) for match in patterns.words.finditer(text, *sentence)]
    if matches and patterns.needs and not patterns.needs.search(text[sentence.start : items.end]):
        return
    yield from matches


def _denied(grammar: Grammar, text: str, sentence: Span, words: Span) -> bool:
    before, after = _denials(grammar)
    nearest = max(sentence.start, words.start - _REACH)
    return bool(
        before.search(text[nearest : words.start])
        or after.match(text[words.end : min(sentence.end, words.end + _REACH)])
    )


@cache
def _compiled(grammar: Grammar) -> tuple[_Patterns, ...]:
    return tuple(
        _Patterns(
            phrase,
            re.compile(phrase.pattern),
            re.compile(phrase.needs) if phrase.needs else None,
        )
        for phrase in grammar.outcomes.phrases
    )


@cache
def _denials(grammar: Grammar) -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = grammar.outcomes
    # What denies the words must stand right before them, and right behind them.
    return re.compile(f"(?:{table.denied_before})\\Z"), re.compile(table.denied_after)
