"""The stems that a word may be a form of, in one language."""

import re
from functools import cache, lru_cache
from typing import Final

from pipeline.grammar import load
from pipeline.languages import Language
from pipeline.search.layers import Layers
from pipeline.search.snowball import Snowball
from pipeline.words.alphabet import mixed_scripts
from pipeline.words.folding import fold
from pipeline.words.indexes import RAISED

_RAISED: Final = "".join(RAISED.values())
_INDEXED: Final = re.compile(rf"([0-9]+)([{_RAISED}]+)")
_KNOWN: Final = 1 << 17
"""So many forms are remembered: a language has few that come often."""


@lru_cache(_KNOWN)
def stems_of(form: str, language: Language | str) -> tuple[str, ...]:
    """The stems that a word in small letters may be a form of, folded for plain keyboards.

    The first is the word itself. `484¹` is also found as `484` and as `1`.
    """
    if found := _INDEXED.fullmatch(form):
        return tuple(dict.fromkeys((form, found[1], found[2].translate(_plain_digits()))))
    stemmer = _stemmer(Language(language))
    own = _own_letters(form, Language(language))
    return tuple(dict.fromkeys(map(stemmer.folded, (own, *stemmer.stems(own)))))


@cache
def _stemmer(language: Language) -> Layers | Snowball:
    grammar = load(language)
    table = grammar.endings
    return Snowball(table) if table.snowball else Layers(table)


def _own_letters(form: str, language: Language) -> str:
    """The word with its foreign letters that look like the language's own put right: `iс`, `іс`."""
    return fold(form, load(language)) if mixed_scripts().search(form) else form


@cache
def _plain_digits() -> dict[int, str]:
    return {ord(raised): digit for digit, raised in RAISED.items()}
