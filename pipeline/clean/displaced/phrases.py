"""Phrases: the words of a line put together where several stand for one thing."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.clean.displaced import weights as w
from pipeline.clean.displaced.words import Kind, Lexicon, Word, lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.grammar import Grammar
    from pipeline.grammar.provisions import InflectedForm

_OPENS = re.compile(r"[«“„\"]")
_CLOSES = re.compile(r"[»”\"]")
_FIGURES = re.compile(r"[0-9]{1,6}")
_LONGEST_TITLE = 40
_BOUND = frozenset({Kind.NUMBERED, Kind.ACT_NUMBER})
_DATED = frozenset(
    {
        (Kind.PREPOSITION, Kind.DATE),
        (Kind.DATE, Kind.ACT_NUMBER),
        (Kind.YEAR_WORD, Kind.ACT_NUMBER),
        (Kind.ACT_NUMBER, Kind.ADJECTIVE),
    }
)
_IDENTIFYING = frozenset({Kind.PREPOSITION, Kind.DATE, Kind.ACT_NUMBER})
_COUNTS = frozenset({Kind.NUMBERED, Kind.NUMBER, Kind.ITEM, Kind.ORDINAL})
_NAMING = frozenset({Kind.WORD, Kind.ADJECTIVE, Kind.CONJUNCTION})
_LONGEST_NAME = 10
TITLED = _NAMING | {
    Kind.ACT,
    Kind.ABOUT,
    Kind.TITLE,
    Kind.COUNTRY,
    Kind.OWNER,
    Kind.PREPOSITION,
    Kind.DASH,
}
"""What titles are made of."""
_HEADS = {"first": 0, "last": -1}


@dataclass(frozen=True, eq=False, slots=True)
class Reader:
    """Reads the words of one document and remembers each, and each phrase, as one object."""

    lexicon: Lexicon
    pattern: re.Pattern[str]
    """Of all phrases, over the letters of words."""
    makes: tuple[tuple[Kind, int], ...]
    """What the group of each phrase makes, and which of its words is the head."""
    words: dict[str, Word] = field(default_factory=dict)
    joined: dict[tuple[Word, ...], Word] = field(default_factory=dict)

    @classmethod
    def of(cls, grammar: Grammar) -> Reader:
        """Give a reader that has read nothing yet."""
        return cls(lexicon(grammar), *_patterns(grammar))

    def word(self, text: str) -> Word:
        """Read a written word."""
        word = self.words.get(text)
        if word is None:
            word = self.words[text] = self.lexicon.word(text)
        return word

    def phrases(self, texts: Sequence[str]) -> list[Word]:
        """Read written words and put phrases together."""
        words = self._named(self._titles([self.word(text) for text in texts]))
        letters = "".join([word.letters for word in words])
        out: list[Word] = []
        last = 0
        for match in self.pattern.finditer(letters):
            start, end = match.start() // 2, (match.end() + 1) // 2
            kind, head = self.makes[match.lastindex]  # type: ignore[index]
            out += words[last:start]
            out.append(self._join(tuple(words[start:end]), kind, head))
            last = end
        return out + words[last:] if last else words

    def tears(self, texts: Sequence[str]) -> dict[int, float]:
        """Give what it costs to part words that stand together, by the index of the second."""
        found: dict[int, float] = {}
        index, before = 0, None
        for phrase in self.phrases(texts):
            if before is not None and (cost := _parting(before, phrase)):
                found[index] = cost
            end = index + phrase.core.count(" ") + 1
            if phrase.bound or phrase.kind is Kind.TITLE:
                found.update(dict.fromkeys(range(index + 1, end), w.TORN))
            index, before = end, phrase
        return found

    def _titles(self, words: list[Word]) -> list[Word]:
        """Put words in quotes together, where both quotes are there."""
        if not any(word.before for word in words):
            return words
        out: list[Word] = []
        index = 0
        while index < len(words):
            end = _title_end(words, index)
            out.append(self._join(tuple(words[index:end]), Kind.TITLE, -1) if end else words[index])
            index = end or index + 1
        return out

    def _named(self, words: list[Word]) -> list[Word]:
        """Put together what an act is about, where the noun is there."""
        if self.lexicon.about.isdisjoint(word.core for word in words):
            return words
        spans = list(name_spans(words, self.lexicon.about, name_first=self.lexicon.name_first))
        for first, last in reversed(spans):
            words = [
                *words[:first],
                self._join(tuple(words[first:last]), Kind.TITLE, -1),
                *words[last:],
            ]
        return words

    def _join(self, words: tuple[Word, ...], kind: Kind, head: int) -> Word:
        joined = self.joined.get(words)
        if joined is None:
            joined = self.joined[words] = _joined(words, kind, head)
        return joined


def _parting(left: Word, right: Word) -> float:
    """Give what it costs to part a title, a date and a number of one act."""
    if _CLOSES.search(left.after) and right.kind in _IDENTIFYING:
        return 2 * w.TORN
    return w.TORN * ((left.kind, right.kind) in _DATED)


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
        bound=_is_bound(words, kind, many=many),
        falling=many and _falls(words),
    )


def _is_bound(words: tuple[Word, ...], kind: Kind, *, many: bool) -> bool:
    """Tell whether words need each other; a part of a date needs the rest of it."""
    if kind is Kind.DATE:
        return {Kind.MONTH, Kind.YEAR_WORD} <= {word.kind for word in words}
    return kind in _BOUND and len(words) > many


def _falls(words: tuple[Word, ...]) -> bool:
    """Tell whether the numbers of a list do not rise, as they do in print."""
    numbers = [int(match[0]) for word in words if (match := _FIGURES.match(word.core))]
    return any(one >= other for one, other in pairwise(numbers))


def _agreeing(main: Word, words: tuple[Word, ...]) -> tuple[InflectedForm, ...]:
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


def name_spans(
    words: Sequence[Word], about: frozenset[str], *, name_first: bool
) -> Iterator[tuple[int, int]]:
    """Give the index ranges of acts named by what they are about, of their name's words alone.

    `Бала құқықтары туралы конвенция` runs from a capital to the noun, `пакт о гражданских и
    политических правах` from the noun to a word that no name has.
    """
    for index, word in enumerate(words):
        if word.core in about:
            span = _before_noun(words, index) if name_first else _behind_noun(words, index)
            if span:
                yield span


def _before_noun(words: Sequence[Word], index: int) -> tuple[int, int] | None:
    noun = index + 1
    while noun < len(words) and words[noun].kind is Kind.ADJECTIVE:
        noun += 1
    if noun == len(words) or words[noun].kind is not Kind.ACT or words[index].after:
        return None
    for start in range(index - 1, max(-1, index - _LONGEST_NAME), -1):
        if words[start].after:
            return None
        if words[start].capital:
            return start, noun
    return None


def _behind_noun(words: Sequence[Word], index: int) -> tuple[int, int] | None:
    if not index or words[index - 1].kind is not Kind.ACT or words[index - 1].after:
        return None
    end = index + 1
    while end < min(len(words), index + _LONGEST_NAME) and words[end].kind in _NAMING:
        end += 1
        if words[end - 1].after:
            break
    return (index, end) if end > index + 1 else None


@cache
def _patterns(grammar: Grammar) -> tuple[re.Pattern[str], tuple[tuple[Kind, int], ...]]:
    phrases = grammar.runs.phrases
    pattern = "|".join(f"({phrase.pattern})" for phrase in phrases)
    makes = tuple((Kind(phrase.kind), _HEADS[phrase.head]) for phrase in phrases)
    return re.compile(pattern), ((Kind.WORD, 0), *makes)
