"""Kazakh code pages that were taken for windows-1251: `Ќазаќстан` for `Қазақстан`."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from pipeline.read.counts import characters_in
from pipeline.words.alphabet import letters_of_languages

_LETTER = re.compile(r"[^\W\d_]")
_WRITTEN = {
    "utf-8": ("cp1251", "cp1252", "latin-1"),
    "cp1251": ("cp1252", "latin-1", "koi8-r", "cp866", "mac-cyrillic"),
    "kz1048": ("cp1252", "latin-1", "mac-cyrillic"),
    "koi8-r": ("cp1251", "cp1252", "latin-1", "cp866"),
    "cp866": ("cp1251", "cp1252", "latin-1", "koi8-r"),
    "mac-cyrillic": ("cp1251",),
}
"""What texts are in, and what they are taken for."""
CODE_PAGES = {
    "cp1251": "windows-1251",
    "cp1252": "windows-1252",
    "latin-1": "ISO 8859-1",
    "cp866": "DOS 866",
    "koi8-r": "koi8-r",
    "mac-cyrillic": "MacCyrillic",
}
"""What texts are taken for, by their names in Python."""
_LEAST_KEPT = 0.5
"""Of all letters: how many a code page has to have for a text to have been read in it."""
_FEWEST = 10
_LEAST_SHARE = 0.01
"""Of all letters. A Kazakh text has ten times as many; Ukrainian or Serbian names have fewer."""


class Misread(NamedTuple):
    """A code page, and for each wrong character the one that was meant."""

    name: str
    meant: dict[str, str]


def readings(text: str) -> Iterator[tuple[str, str, str]]:
    """What a text would say if it was in one code page and somebody read it in another.

    Each comes with both names: the page that it was in, the page that it was taken for.
    """
    for written, taken_for in _WRITTEN.items():
        for read in taken_for:
            data = text.encode(read, "ignore")
            if len(data) >= _LEAST_KEPT * len(
                text
            ):  # else it has other letters than that code page
                name = CODE_PAGES.get(written, written.upper())
                yield name, CODE_PAGES[read], data.decode(written, "ignore")


def misread(text: str) -> Misread | None:
    """Which code page a text was in that somebody read as windows-1251; None where none.

    The letters of both code pages lie in places where windows-1251 has Serbian, Macedonian and
    Ukrainian letters and signs: a text with many of them inside its words and no Kazakh letter.
    """
    if not _own_letters().isdisjoint(text):
        return None
    counts = characters_in(text)
    letters = sum(count for char, count in counts.items() if _LETTER.match(char))
    readings = [Misread(name, _meant_letters(name)) for name in _code_pages()]
    best = max(readings, key=lambda reading: sum(map(counts.__getitem__, reading.meant)))
    found = sum(map(counts.__getitem__, best.meant))
    return best if found >= max(_FEWEST, _LEAST_SHARE * letters) else None


@cache
def _meant_letters(name: str) -> dict[str, str]:
    """The Kazakh letters of a code page by what windows-1251 has in their places."""
    pairs = (
        (_decoded_byte(byte, "cp1251"), _decoded_byte(byte, name)) for byte in range(0x80, 0x100)
    )
    return {
        wrong: meant
        for wrong, meant in pairs
        if meant in _own_letters() and wrong and wrong != meant
    }


@cache
def _code_pages() -> tuple[str, ...]:
    return tuple(page for one in letters_of_languages() for page in one.code_pages)


@cache
def _own_letters() -> frozenset[str]:
    """Letters of the languages with code pages of their own that windows-1251 has not."""
    tables = (one for one in letters_of_languages() if one.code_pages)
    own = {letter for table in tables for letter in table.own}
    return frozenset(letter for letter in own if not letter.encode("cp1251", "ignore"))


def _decoded_byte(byte: int, name: str) -> str:
    return bytes([byte]).decode(name, "ignore")
