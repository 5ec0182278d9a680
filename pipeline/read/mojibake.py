"""UTF-8 that was read byte by byte and saved so: refused, in a whole text, in a stretch of one or in its signs alone."""

import re
from functools import cache

from pipeline.errors import UnreadableSourceError, unreadable
from pipeline.read.counts import characters_in
from pipeline.read.misread import CODE_PAGES
from pipeline.read.source import Source
from pipeline.words.alphabet import native_letters

_RUN = 4
"""Letters in a row that are each written as two characters: no text has that by chance."""
_SHOWN = 24
_SIGNS = "–—“”„…№’"
"""Signs of three bytes: no text has the three characters of one by chance."""


def without_mojibake(source: Source) -> Source:
    """A source as it is. Raises UnreadableSourceError where letters stand as their bytes in UTF-8."""
    there = characters_in(source.text).keys()
    for read, name in CODE_PAGES.items():
        # Most texts lack the characters of nearly all of it, and nothing is looked for in them.
        rows = any(
            c in there and not there.isdisjoint(rest) for c, rest in _second_by_first(read).items()
        )
        signs = any(there >= set(sign) for sign in _signs_as_read(read))
        match = (rows and _pattern_of_pairs(read).search(source.text)) or (
            signs and _any_sign(read).search(source.text)
        )
        if match:
            raise _refusal(match, name)
    return source


def _refusal(match: re.Match[str], name: str) -> UnreadableSourceError:
    line = match.string.count("\n", 0, match.start()) + 1
    shown = " ".join(match[0][:_SHOWN].split())
    return unreadable(
        f"it is mojibake, UTF-8 that was read as {name} (line {line}: “{shown}”); "
        "save the original as UTF-8"
    )


@cache
def _second_by_first(read: str) -> dict[str, set[str]]:
    """The two characters that the bytes of a Cyrillic letter are read as: the second ones by the first."""
    behind: dict[str, set[str]] = {}
    for pair in (letter.encode().decode(read, "ignore") for letter in native_letters()):
        if len(pair) > 1:
            behind.setdefault(pair[0], set()).add(pair[1:])
    return behind


@cache
def _pattern_of_pairs(read: str) -> re.Pattern[str]:
    """A row of Cyrillic letters, each as the two characters that its bytes are read as."""
    # By their first characters, and the first pair by itself: a search passes over all other places then.
    pairs = "|".join(
        f"{re.escape(first)}(?:{'|'.join(map(re.escape, sorted(rest)))})"
        for first, rest in sorted(_second_by_first(read).items())
    )
    return re.compile(f"(?:{pairs})(?:{pairs}){{{_RUN - 1},}}")


@cache
def _signs_as_read(read: str) -> tuple[str, ...]:
    """The signs as the characters that they are read as, the shorter quotation marks last and as one."""
    *signs, opening, closing = (
        sign.encode().decode(read, "ignore") for sign in (*_SIGNS, "«", "»")
    )
    whole = (sign for sign in signs if len(sign) == 3 and not sign.isalpha())
    return (*whole, opening + closing)


@cache
def _any_sign(read: str) -> re.Pattern[str]:
    """One of the signs; of the shorter quotation marks a pair around words."""
    *signs, marks = _signs_as_read(read)
    half = len(marks) // 2
    around = f"{re.escape(marks[:half])}[^\\n«»]+{re.escape(marks[half:])}"
    return re.compile("|".join((*map(re.escape, signs), around)))
