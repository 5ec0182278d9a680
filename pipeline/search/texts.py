"""A text as words to be found: each as it is written, and the terms by which it is found."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple

from pipeline.grammar import load
from pipeline.languages import Language
from pipeline.search.layers import Layers
from pipeline.search.snowball import Snowball
from pipeline.words.alphabet import mixed_scripts
from pipeline.words.folding import fold
from pipeline.words.indexes import RAISED

# Letters and digits, raised ones too: what FTS5's unicode61 and every index of ours take for a word.
_WORD: Final = re.compile(r"[^\W_]+")
LONGEST: Final = 200
"""Letters of a word that count: what is longer is no word, and no index holds more of it."""
_INDEXED: Final = re.compile(rf"([0-9]+)([{''.join(RAISED.values())}]+)")
_PLAIN_DIGITS: Final = {ord(raised): digit for digit, raised in RAISED.items()}
_KNOWN: Final = 1 << 17
"""So many forms are remembered: a language has few that come often."""


class Word(NamedTuple):
    """A word of a text."""

    start: int
    """Offset of its first character."""
    end: int
    """Offset behind the last one."""
    form: str
    """The word in small letters, up to `LONGEST` of them; nothing else is changed."""


def words(text: str) -> Iterator[Word]:
    """The words of a text; those that a hyphen joins are two."""
    return (Word(*match.span(), match[0].lower()[:LONGEST]) for match in _WORD.finditer(text))


def terms(text: str, language: Language | str) -> tuple[str, ...]:
    """The terms by which the words of a text are found, in the order of the text.

    Each word has one or more: all that it may be a form of, the word itself first. Raises ValueError
    for a language that is none of the house.
    """
    return tuple(term for word in words(text) for term in stems_of(word.form, language))


@lru_cache(_KNOWN)
def stems_of(form: str, language: Language | str) -> tuple[str, ...]:
    """The stems that a word in small letters may be a form of, folded for plain keyboards.

    The first is the word itself. `484¹` is also found as `484` and as `1`.
    """
    if found := _INDEXED.fullmatch(form):
        return tuple(dict.fromkeys((form, found[1], found[2].translate(_PLAIN_DIGITS))))
    stemmer = _stemmer(Language(language))
    # Foreign letters that look like the language's own are put right: `iс`, `іс`.
    own = fold(form, load(Language(language))) if mixed_scripts().search(form) else form
    return tuple(dict.fromkeys(map(stemmer.folded, (own, *stemmer.stems(own)))))


@cache
def _stemmer(language: Language) -> Layers | Snowball:
    table = load(language).endings
    return Snowball(table) if table.snowball else Layers(table)
