"""The letters of all languages together, for what is read alike in each of them.

Sets of letters come as what stands between the brackets of a pattern: `f"[{upper()}]"`.
"""

import re
from functools import cache

from pipeline.grammar import load
from pipeline.grammar.letters import Letters
from pipeline.languages import Language

_LATIN_UPPER, _LATIN_LOWER = "A-Z", "a-z"


@cache
def letters_of_languages() -> tuple[Letters, ...]:
    """The table of each language."""
    return tuple(load(language).letters for language in Language)


@cache
def upper() -> str:
    """The capital letters of the languages, and the Latin ones."""
    return _LATIN_UPPER + "".join(filter(str.isupper, native_letters()))


@cache
def lower() -> str:
    """The small letters of the languages, and the Latin ones."""
    return _LATIN_LOWER + native_lower()


def letter() -> str:
    """Capital and small letters."""
    return upper() + lower()


@cache
def native_lower() -> str:
    """The small letters of the languages."""
    return "".join(filter(str.islower, native_letters()))


@cache
def mixed_scripts() -> re.Pattern[str]:
    """A pattern for `search`: Latin letters beside those of the languages."""
    latin, own = f"[{_LATIN_UPPER}{_LATIN_LOWER}]", f"[{native_letters()}]"
    return re.compile(f"{latin}.*{own}|{own}.*{latin}")


@cache
def in_ascii() -> dict[int, str]:
    """For `str.translate`: each small letter of the languages in ASCII."""
    return str.maketrans({k: v for one in letters_of_languages() for k, v in one.latin.items()})


@cache
def respellings() -> dict[str, str]:
    """What one language spells otherwise than another, in ASCII (`kh`), and the common form (`k`)."""
    return {k: v for one in letters_of_languages() for k, v in one.respelt.items()}


@cache
def native_letters() -> str:
    """Every letter of a language that is not Latin, in order."""
    # Sorted, since a set of strings comes in another order in each process.
    return "".join(sorted(letter for letter in every_letter() if not letter.isascii()))


@cache
def every_letter() -> frozenset[str]:
    """Every letter of a language."""
    return frozenset().union(*(one.alphabet for one in letters_of_languages()))
