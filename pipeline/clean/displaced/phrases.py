"""Phrases: the words of a line put together where several stand for one thing."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

from pipeline.clean.displaced.words import Kind, Lexicon, Word, lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.grammar import Grammar
    from pipeline.grammar.provisions import Form

_OPENS = re.compile(r"[«“„\"]")
_CLOSES = re.compile(r"[»”\"]")
_LONGEST_TITLE = 40
_COUNTS = frozenset({Kind.NUMBERED, Kind.NUMBER, Kind.ITEM, Kind.ORDINAL})
_HEADS = {"first": 0, "last": -1}


@dataclass(frozen=True, eq=False, slots=True)
class Reader:
    """Reads the words of one document and remembers each, and each phrase, as one object."""

    lexicon: Lexicon
    patterns: tuple[tuple[re.Pattern[str], Kind, int], ...]
    words: dict[str, Word] = field(default_factory=dict)
    joined: dict[tuple[Word, ...], Word] = field(default_factory=dict)

    @classmethod
    def of(cls, grammar: Grammar) -> Reader:
        """Give a reader that has read nothing yet."""
        return cls(lexicon(grammar), _patterns(grammar))

    def word(self, text: str) -> Word:
        """Read a written word."""
        word = self.words.get(text)
        if word is None:
            word = self.words[text] = self.lexicon.word(text)
        return word

    def phrases(self, texts: Sequence[str]) -> list[Word]:
        """Read written words and put phrases together."""
        words = self._titles([self.word(text) for text in texts])
        letters = "".join([word.letters for word in words])
        out: list[Word] = []
        index = 0
        while index < len(words):
            end = index + 1
            for pattern, kind, head in self.patterns:
                if match := pattern.match(letters, 2 * index):
                    end = (match.end() + 1) // 2
                    out.append(self._join(tuple(words[index:end]), kind, head))
                    break
            else:
                out.append(words[index])
            index = end
        return out

    def _titles(self, words: list[Word]) -> list[Word]:
        """Put words in quotes together, where both quotes are there."""
        if not any(_OPENS.search(word.before) for word in words):
            return words
        out: list[Word] = []
        index = 0
        while index < len(words):
            end = _title_end(words, index)
            out.append(
                self._join(tuple(words[index:end]), Kind.TITLE, -1) if end else words[index]
            )
            index = end or index + 1
        return out

    def _join(self, words: tuple[Word, ...], kind: Kind, head: int) -> Word:
        joined = self.joined.get(words)
        if joined is None:
            joined = self.joined[words] = _joined(words, kind, head)
        return joined


def _joined(words: tuple[Word, ...], kind: Kind, head: int) -> Word:
    main = words[head]
    many = sum(word.kind in _COUNTS for word in words) > 1
    return replace(
        main,
        core=" ".join(word.core for word in words),
        kind=kind,
        forms=() if kind is Kind.TITLE else main.forms if many else _agreeing(main, words),
        before=words[0].before,
        after=words[-1].after,
        capital=words[0].capital,
        many=many,
    )


def _agreeing(main: Word, words: tuple[Word, ...]) -> tuple[Form, ...]:
    """Leave of the head's readings those that agree with the ordinals beside it."""
    forms = main.forms
    for word in words:
        if word.kind is Kind.ORDINAL:
            forms = tuple(form for form in forms if any(form.fits(other) for other in word.forms))
    return forms


def _title_end(words: list[Word], start: int) -> int:
    """Give the index behind the title that opens at a word, 0 where none does."""
    if not _OPENS.search(words[start].before):
        return 0
    depth = 0
    for index in range(start, min(len(words), start + _LONGEST_TITLE)):
        depth += len(_OPENS.findall(words[index].before))
        depth -= len(_CLOSES.findall(words[index].after))
        if not depth:
            return index + 1
    return 0


@cache
def _patterns(grammar: Grammar) -> tuple[tuple[re.Pattern[str], Kind, int], ...]:
    return tuple(
        (re.compile(phrase.pattern), Kind(phrase.kind), _HEADS[phrase.head])
        for phrase in grammar.runs.phrases
    )
