"""Where sentences end: at marks that are no abbreviation's, no initial's and no number's."""

import re
from collections.abc import Iterator
from functools import cache

from pipeline.grammar import Grammar
from pipeline.text import Span
from pipeline.words.quotes import CLOSING, EITHER
from pipeline.words.tokens import LETTER

_STOP = re.compile(rf"[.!?][{CLOSING}{EITHER})]*(?P<blanks>\s+)(?=\S)")
_WORD = re.compile(rf"{LETTER}+\Z")
_PARTED = re.compile(r"[0-9]\.\s+(?:№|[0-9]{1,2}\.|(?:19|20)[0-9]{2}(?![0-9]))")
"""A full stop between the parts of a date, or a date and its number: `30.05. № 4`."""
_LONGEST = 20
"""Letters of the word before a full stop that are looked at."""
_WHOLE = 4
"""Letters of a word that is not abbreviated."""


@cache
def abbreviations(grammar: Grammar) -> frozenset[str]:
    """What is written with a full stop in the midst of a sentence, in lower case and without the stop."""
    units = (short for unit in grammar.provisions.units for short in unit.abbreviations)
    return frozenset((*grammar.citations.shortened, *(short.rstrip(".") for short in units)))


def sentence_ends(
    text: str, span: Span, grammar: Grammar, *, before_small: bool = False
) -> Iterator[Span]:
    """The blanks between two sentences of a stretch of text.

    With `before_small` a sentence may begin with a small letter, as ill-written ones do, behind a word
    that is too long for an abbreviation which the tables lack.
    """
    for stop in _STOP.finditer(text, *span):
        at = stop.start()
        word = _WORD.search(text, max(span.start, at - _LONGEST), at)
        if word and (word[0].lower() in abbreviations(grammar) or len(word[0]) == 1):
            continue
        small = text[stop.end()].islower()
        ill_written = before_small and word and len(word[0]) >= _WHOLE
        if (ill_written or not small) and not _PARTED.match(text, max(at - 1, 0)):
            yield Span(*stop.span("blanks"))


def has_sentence_end(text: str, grammar: Grammar) -> bool:
    """Whether a sentence ends within a text, and another one follows."""
    return any(True for _ in sentence_ends(text, Span(0, len(text)), grammar))
