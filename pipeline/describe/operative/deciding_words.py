"""Words by which a sentence decides anything but a verdict."""

from dataclasses import dataclass

from pipeline.describe.operative.points import Sentence
from pipeline.grammar import Grammar
from pipeline.grammar.outcomes import Phrase
from pipeline.terms import OutcomeKind
from pipeline.text import Span

_REACH = 60
"""How far before and behind the words something can deny them, in characters."""


@dataclass(frozen=True, slots=True)
class Deciding:
    """Deciding words and what they are."""

    span: Span
    kind: OutcomeKind
    denied: bool = False
    """Whether the words beside them deny them."""


def deciding_words(
    grammar: Grammar, text: str, sentence: Sentence, items: Span
) -> tuple[Deciding, ...]:
    """The deciding words of a sentence in their order; none overlap. `text` is without its quotations.

    What they need beside them may stand in the items that the sentence opens, or above its list.
    """
    end = max(sentence.span.end, items.end)
    beside = [
        text[one.span.start : end].replace("\n", " ") for one in (sentence, *sentence.heads[:1])
    ]
    found: list[Deciding] = []
    # In the order of the table: words that two phrases could take are the first one's.
    for phrase in grammar.outcomes.phrases:
        found += [
            Deciding(span, phrase.kind, _denied(grammar, text, sentence.span, span))
            for span in _matches(phrase, text, sentence.span, beside)
            if not any(span.meets(other.span) for other in found)
        ]
    return tuple(sorted(found, key=lambda deciding: deciding.span))


def _matches(phrase: Phrase, text: str, sentence: Span, beside: list[str]) -> list[Span]:
    matches = [Span(*match.span()) for match in phrase.pattern.finditer(text, *sentence)]
    if phrase.not_behind:
        before = phrase.not_behind
        matches = [m for m in matches if not before.search(text[sentence.start : m.start])]
    if phrase.spoiled:
        spoiled = phrase.spoiled
        matches = [
            m for m in matches if not spoiled.search(text, *between_semicolons(text, sentence, m))
        ]
    needs = phrase.needs
    found = not matches or needs is None or any(needs.search(words) for words in beside)
    return matches if found else []


def between_semicolons(text: str, sentence: Span, words: Span) -> Span:
    """The part of a sentence between semicolons that holds some words."""
    end = text.find(";", words.end, sentence.end)
    return Span(
        max(sentence.start, text.rfind(";", sentence.start, words.start)),
        sentence.end if end < 0 else end,
    )


def _denied(grammar: Grammar, text: str, sentence: Span, words: Span) -> bool:
    known, nearest = grammar.outcomes, max(sentence.start, words.start - _REACH)
    # What denies the words must stand right before them, or right behind them.
    return bool(
        known.denied_before.search(text[nearest : words.start])
        or known.denied_after.match(text[words.end : min(sentence.end, words.end + _REACH)])
    )
