"""A text as words to be found: each as it is written, and the terms by which it is found."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from pipeline.languages import Language
from pipeline.search.word_stems import stems_of

# Letters and digits, raised ones too: what FTS5's unicode61 and every index of ours take for a word.
_WORD: Final = re.compile(r"[^\W_]+")
LONGEST: Final = 200
"""Letters of a word that count: what is longer is no word, and no index holds more of it."""


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
