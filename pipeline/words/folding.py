"""Paragraphs and their words folded for comparison: case, look-alikes, one letter for two."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pipeline.grammar import Grammar
from pipeline.text import Span
from pipeline.words.equivalents import read_alike


@dataclass(frozen=True, slots=True)
class Folded:
    """One paragraph: where it stands, its text, and the text folded for comparison.

    `folded` is as long as `text`, so that an offset in one is an offset in the other.
    """

    index: int
    span: Span
    text: str
    folded: str

    @property
    def unnumbered(self) -> str:
        """The folded text behind the number that opens it."""
        return self.folded.lstrip("0123456789.) ")

    @classmethod
    def of(cls, text: str, span: Span, grammar: Grammar) -> Folded:
        """A stretch of a text by itself, without a place among paragraphs."""
        words = text[slice(*span)]
        return cls(0, span, words, fold(words, grammar))


def folded_paragraphs(text: str, grammar: Grammar) -> tuple[Folded, ...]:
    """The paragraphs of a text without the blanks around them; blank ones are left out."""
    found: list[Folded] = []
    start, folded = 0, fold(text, grammar)
    for row in text.split("\n"):
        words = row.strip()
        if words:
            at = start + row.index(words[0])
            span = Span(at, at + len(words))
            found.append(Folded(len(found), span, words, folded[slice(*span)]))
        start += len(row) + 1
    return tuple(found)


def fold(text: str, grammar: Grammar) -> str:
    """The text in lower case, of the same length: look-alikes and merged letters made the language's own."""
    lower = text.lower()
    # A few letters have small forms of two code points (`İ`), which would move all offsets.
    if len(lower) != len(text):
        lower = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
    lower = merge_letters(read_alike(lower), grammar)
    # Letter by letter, as `read_alike`: a table takes ten times as long.
    for foreign, own in _look_alikes(grammar).items():
        if foreign in lower:
            lower = lower.replace(foreign, own)
    return lower


def merge_letters(lower: str, grammar: Grammar) -> str:
    """Text in lower case with one letter for two that many write alike (`е` for `ё`)."""
    for rare, usual in grammar.letters.merged.items():
        lower = lower.replace(rare, usual)
    return lower


@cache
def _look_alikes(grammar: Grammar) -> dict[str, str]:
    pairs = grammar.letters.look_alikes.items()
    return {foreign.lower(): own.lower() for foreign, own in pairs}
