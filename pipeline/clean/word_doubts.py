"""Recognised words that are doubtful: by their letters, their capitals, their marks."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache
from itertools import pairwise
from typing import Final

from pipeline.clean.displaced.learnt import Learnt, learnt_of
from pipeline.grammar import Grammar
from pipeline.grammar.letters import Letters
from pipeline.read.trust import followers
from pipeline.text import Span
from pipeline.words import alphabet

_TOKEN: Final = re.compile(r"\S+")
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*")
_WORDS_OF_TABLES: Final = re.compile(r"[^\W\d_]{2,}")
_SIGNS: Final = re.compile(
    r"[=|\\{}<>~^_*#@§$&\u00a9\u00ae]|[-–—]{2}|[-–—]\.|,,|(?<!\.)\.\.(?!\.)|[.,;:!?][,;:]|\.!|['‘’`]|[\"«“„][^\W\d_]\."
)
_ABBREVIATED: Final = re.compile(r"\.,|\.[;:]")
_MIXED: Final = re.compile(r"[^\W\d_][0-9]|[0-9][^\W\d_]|[0-9][.)][^\W\d_]")
_NUMBERS: Final = re.compile(r"[\"«“„]?(?:[^\W\d_][.)]|[0-9]+[,;:])")
_INITIALS: Final = re.compile(r"(?<!\w)(?:[^\W\d_]{2,3}\.,?(?=\s|\Z)|[^\W\d_]\.(?:[^\W\d_]\.)+)")
_GLUED: Final = re.compile(r"[^\W\d_]-\Z|[^\W\d_]{2,}-[^\W\d_]{2,}")
"""Words that a hyphen joins, or one that it ends."""
_OPENS: Final = re.compile(r"(?:\A|[.!?…:;]|[–—-]|[0-9][.)])[\"»”)]*\s*\Z")
_FREQUENT: Final = 2
"""How often a text has a word that it has not by a mistake alone."""
_OFTEN: Final = 3
"""How often a text has a word that is its own and no mistake."""
_SHORT: Final = 2
_LONGEST_RUN: Final = 5
"""Letters of the short words, and of what is several of them in one."""
_MARKS: Final = '"«»“”„(),;:.!?…-–—'
_ENDING: Final = 2
"""Last letters of a word, whose vowels tell its cases apart."""
_SUFFIX: Final = 4
"""Letters behind a figure that are fewer are those of a number."""
_ROMAN: Final = "IVXLCDMІХ"
"""Letters of Roman figures, Cyrillic ones that are written for them among them."""
_LONG_PART: Final = 6
_LONGER_PART: Final = 3
"""Letters: so many more make a known beginning of an unknown one."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words that are known: those of the language, and those that a text repeats."""

    learnt: Learnt
    told: frozenset[str]
    """Words of the language's tables, as they stand there and in small letters."""
    own: Counter[str]
    """How often the text has a word, in small letters."""
    cased: Counter[str]
    """The same, as it is written."""
    letters: Letters

    @classmethod
    def of(cls, text: str, grammar: Grammar) -> Lexicon:
        """What is known of the words of a text."""
        cased = Counter(_WORD.findall(text))
        own: Counter[str] = Counter()
        for word, count in cased.items():
            own[word.lower()] += count
        learnt = learnt_of(grammar.language)
        return cls(learnt, _words_of_tables(grammar), own, cased, grammar.letters)

    def knows(self, word: str) -> bool:
        """Whether the language is known to have a word."""
        lower = word.lower()
        # A name may have been learnt with its capital letter only.
        known = self.learnt.knows(lower) or self.learnt.knows(lower.capitalize())
        return known or lower in self.told

    def is_rare(self, word: str) -> bool:
        """Whether capitals are in no table, and the text has them once; single ones are Roman figures."""
        if len(word) == 1:
            return word not in _ROMAN
        known = word in self.told or word in self.learnt.words
        return not known and self.cased[word] < _FREQUENT

    def meant(self, word: str) -> str | None:
        """The known word that a recogniser may have taken for an unknown one, where there is one."""
        lower = word.lower()
        if len(lower) <= _SHORT or self.knows(lower):
            return None
        # A recogniser reads a word rightly more often than
        # not, so what was meant stands there more often.
        least = max(_FREQUENT, 2 * self.own[lower])
        known = self._known_part(lower)
        for other in look_alike_words(lower, self.letters):
            if self.knows(other) or self.own[other] >= least:
                return other
            if self._known_part(other) >= max(_LONG_PART, known + _LONGER_PART):
                return other
        return None

    def is_strange(self, word: str) -> bool:
        """Whether an unknown word has letters side by side that the language has not, or is two words."""
        lower = word.lower()
        if self.knows(lower) or self.own[lower] >= _OFTEN:
            return False
        # A letter of which no followers are known tells nothing: by default any may follow.
        odd = any(b.isalpha() and b not in followers().get(a, b) for a, b in pairwise(lower))
        return odd or (_SHORT < len(lower) <= _LONGEST_RUN and self._is_of_short_words(lower))

    def _is_of_short_words(self, word: str) -> bool:
        """Whether a word is nothing but short words, or letters taken for figures, in a row."""
        if not word:
            return True
        short = {*self.letters.short, *map(str.lower, self.letters.figures)}
        return any(word[:n] in short and self._is_of_short_words(word[n:]) for n in (1, _SHORT))

    def _known_part(self, word: str) -> int:
        """How many letters at the beginning of a word are those of known words."""
        starts = _beginnings_of_words(self.learnt)
        return next((n for n in range(len(word), 0, -1) if word[:n] in starts), 0)


def doubtful_words(text: str, grammar: Grammar) -> Iterator[tuple[Span, str]]:
    """The doubtful words of a text, with what is doubtful of each."""
    lexicon = Lexicon.of(text, grammar)
    months = frozenset(form for forms in grammar.calendar.months for form in forms)
    start = 0
    for line in text.split("\n"):
        before = None
        for token in _TOKEN.finditer(line):
            if why := _doubt_of_word(token[0], line[: token.start()], lexicon):
                yield Span(*token.span()).shift(start), why
            elif before and (why := _doubt_of_two(before[0], token[0], lexicon, months)):
                yield Span(before.start(), token.end()).shift(start), why
            before = token
        start += len(line) + 1


def _doubt_of_two(before: str, word: str, lexicon: Lexicon, months: frozenset[str]) -> str | None:
    """What is doubtful of two words together."""
    if before in lexicon.letters.figure_words and word in months:
        return "may have a day that was taken for a word"
    return "may be one word" if _is_torn(before, word, lexicon) else None


def _doubt_of_word(token: str, before: str, lexicon: Lexicon) -> str | None:
    # The full stop of an abbreviation may stand before another mark (`т.д.,`).
    if _SIGNS.search(_ABBREVIATED.sub(".", token)):
        return "holds marks that stand in no such place"
    if _MIXED.search(token):
        return "mixes letters and figures"
    if why := next(_of_words(token, lexicon), None):
        return why
    if any(part[-1] == "-" or _changes_case(part) for part in _GLUED.findall(token)):
        return "may be two words or more"
    if _odd_capitals().search(token):
        return "has a capital letter or a full stop inside"
    if any(map(str.isdigit, token)):
        return None
    return (
        _of_initials(token, lexicon)
        or _by_length(token, lexicon)
        or _by_capitals(token, before, lexicon)
    )


def _of_words(token: str, lexicon: Lexicon) -> Iterator[str]:
    """What is doubtful of each word of a token by its letters."""
    numbered = any(map(str.isdigit, token))
    for word in _WORD.findall(token):
        if numbered and len(word) < _SUFFIX:
            if word.isupper() and lexicon.is_rare(word):
                yield "ends in letters that stand behind no number"
        elif meant := lexicon.meant(word):
            yield f"is no known word, and may be “{meant}”"
        elif lexicon.is_strange(word):
            yield "is no known word"


def _changes_case(joined: str) -> bool:
    """Whether what a hyphen joins is a word in small letters and one in capitals."""
    first, _, second = joined.partition("-")
    return first.islower() and second.isupper()


def _by_length(token: str, lexicon: Lexicon) -> str | None:
    """What is doubtful of a word of one or two letters: all of them are known, and few."""
    word = token.strip(_MARKS)
    behind = token[len(token.rstrip(_MARKS)) :]
    short = lexicon.letters.short
    if not short or not 0 < len(word) <= _SHORT or not word.isalpha() or word.lower() in short:
        return None
    # Short words with a full stop are abbreviations or initials, small ones are all known.
    is_known = len(word) < _SHORT or not word.islower() or lexicon.knows(word)
    if behind.startswith(")") or (behind.startswith(".") and is_known):
        return None
    # A letter that may be a figure was learnt as the number of an item (`«З»`).
    figure = word in lexicon.letters.figures_alone
    if word in lexicon.learnt.words and word.isupper() and not figure:
        return None
    return "is no known word"


def _by_capitals(token: str, before: str, lexicon: Lexicon) -> str | None:
    if not before.strip() and _NUMBERS.fullmatch(token):
        return "may be the number of a point"
    words = _WORD.findall(token)
    if not words or "-" in words[0]:
        return None
    word = words[0]
    if len(word) > 1 and word.isupper():
        alone = lexicon.cased[word] < _FREQUENT and word not in lexicon.learnt.words
        in_capitals = before.strip().isupper() or not before.strip()
        return "is in capital letters" if alone and not in_capitals else None
    if len(word) == 1:
        return _single_capital(token, before, lexicon)
    strange = word[0].isupper() and lexicon.cased[word] < _OFTEN
    if strange and not token.startswith(("«", '"', "“", "„")) and not _OPENS.search(before):
        lower = word.lower()
        if lower in lexicon.learnt.words and word not in lexicon.learnt.words:
            return "has a capital letter inside a sentence"
    return None


def _single_capital(token: str, before: str, lexicon: Lexicon) -> str | None:
    """What is doubtful of a capital letter alone, where the language has a word of that letter."""
    opens = _OPENS.search(before) or before.strip().isupper() or token[0] in '«"“„('
    word = token.rstrip(",;:")
    if opens or not word.isalpha() or word.islower() or word.lower() not in lexicon.letters.short:
        return None
    return "is a capital letter inside a sentence"


def _of_initials(token: str, lexicon: Lexicon) -> str | None:
    """What is doubtful of initials: small letters among them, or a full stop that is not there."""
    found = _INITIALS.search(token)
    if found is None:
        return None
    letters = found[0].rstrip(",").replace(".", "")
    if letters.isupper() and not _beginnings_of_words(lexicon.learnt).issuperset(letters.lower()):
        return "have a letter that begins no word"
    if found[0].count(".") > 1:
        known = letters.isupper() or lexicon.knows(letters)
    else:
        known = not letters.isupper() or letters in lexicon.learnt.words
    return None if known else "are no initials"


@cache
def _odd_capitals() -> re.Pattern[str]:
    """A pattern for `search`: capitals or a full stop where none stands inside a word."""
    big, small = alphabet.upper(), alphabet.lower()
    return re.compile(
        f"[{small}][{big}]|[{big}]{{2,}}[{small}]|[{big}{small}]\\.[{small}]{{2}}|[{big}]\\.[{small}]"
    )


def _is_torn(before: str, word: str, lexicon: Lexicon) -> bool:
    """Whether two unknown tokens make one known word."""
    if not before.isalpha() or not word[:1].isalpha() or lexicon.knows(before):
        return False
    rest = _WORD.match(word)
    return rest is not None and not lexicon.knows(rest[0]) and lexicon.knows(before + rest[0])


@cache
def _beginnings_of_words(learnt: Learnt) -> frozenset[str]:
    words = (word for word in learnt.words if word.isalpha())
    return frozenset(word[:n].lower() for word in words for n in range(1, len(word) + 1))


def look_alike_words(word: str, letters: Letters) -> Iterator[str]:
    """The word with one letter, or group of letters, put for another that looks like it."""
    vowels = set(letters.vowels)
    for one, other in _confused_pairs(letters.confused):
        at = word.find(one)
        while at >= 0:
            if not (at >= len(word) - _ENDING and {one, other} <= vowels):
                yield word[:at] + other + word[at + len(one) :]
            at = word.find(one, at + 1)


@cache
def _confused_pairs(confused: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    groups = [group.split(" ") for group in confused]
    return tuple(
        (one, other) for group in groups for one in group for other in group if one != other
    )


@cache
def _words_of_tables(grammar: Grammar) -> frozenset[str]:
    tables = (
        getattr(grammar, f.name) for f in fields(grammar) if f.name not in {"language", "letters"}
    )
    text = "\n".join(
        json.dumps(table.model_dump(mode="json"), ensure_ascii=False) for table in tables
    )
    words = frozenset(_WORDS_OF_TABLES.findall(text))
    return words | {word.lower() for word in words}
