"""The letters of all languages together, for what is read alike in each of them.

Sets of letters come as what stands between the brackets of a pattern: `f"[{upper()}]"`.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.grammar import load
from pipeline.languages import Language

_LATIN_UPPER, _LATIN_LOWER = "A-Z", "a-z"


@cache
def upper() -> str:
    """The capital letters of the languages, and the Latin ones."""
    return _LATIN_UPPER + "".join(filter(str.isupper, _native()))


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
    return "".join(filter(str.islower, _native()))


@cache
def mixed_scripts() -> re.Pattern[str]:
    """A pattern for `search`: Latin letters beside those of the languages."""
    latin, native = f"[{_LATIN_UPPER}{_LATIN_LOWER}]", f"[{_native()}]"
    return re.compile(f"{latin}.*{native}|{native}.*{latin}")


@cache
def in_ascii() -> dict[int, str]:
    """For `str.translate`: each small letter of the languages in ASCII."""
    return str.maketrans({k: v for one in Language for k, v in load(one).letters.latin.items()})


@cache
def respelt() -> dict[str, str]:
    """What one language spells otherwise than another, in ASCII (`kh`), and the common form (`k`)."""
    return {k: v for one in Language for k, v in load(one).letters.respelt.items()}


@cache
def _native() -> str:
    """Every letter of a language that is not Latin, in order."""
    letters = {letter for one in Language for letter in load(one).letters.alphabet}
    # Sorted, since a set of strings comes in another order in each process.
    return "".join(sorted(letter for letter in letters if not letter.isascii()))
