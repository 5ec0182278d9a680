"""Cuts: where the words that were moved to a line's end may begin."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pipeline.clean.displaced.words import Kind, Word

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from pipeline.clean.displaced.phrases import Reader

_WORD = re.compile(r"\S+")
_GLUE = re.compile(
    r"""(?<=[.,;:!?)\]»”"])(?=[^\W_]|[№«"(])    # after a mark
    | (?<=[^\W\d_])(?=[0-9№«])                  # a letter, then a figure or an opening mark
    | (?<=[0-9])(?=[^\W\d_№«])                  # a figure, then a letter
    | (?<=[a-zа-яёәғқңөұүһі])(?=[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ])
    | (?<=[0-9]-)(?=[^\W_])                     # a number whose unit went to the next line
    """,
    re.VERBOSE,
)
_AFTER_MARK = re.compile(r"[\W_]\Z")
_STRANGERS = frozenset({Kind.WORD, Kind.MARK})
_LONGEST_TAIL = 24
_SHORTEST_BASE = 3
_SHORTEST_TAIL = 5
_ENDS = re.compile(r"[.;:!?]|[)\]](?!\Z)")
_CLOSED_QUOTES = re.compile(r"[»”\"]")
_OPEN_QUOTES = re.compile(r"[«“„\"]")


class Cut(NamedTuple):
    """A place where the tail may begin."""

    start: int
    glued: bool = False
    """No blank stands before it."""
    marked: bool = False
    """It is glued to a mark, as where a sentence or a half word ended the line."""
    inside: bool = False
    """It is glued inside what looks like one word."""


def cuts(text: str, floor: int, reader: Reader, vocabulary: Container[str]) -> Iterator[Cut]:
    """Give the places behind `floor` where the tail may begin, from right to left.

    Everything behind such a place is of the kinds that links are made of.
    """
    quotes = 0
    spans = [match.span() for match in _WORD.finditer(text, floor)]
    for start, end in reversed(spans[-_LONGEST_TAIL:]):
        last = end == len(text)
        yield from _glued(text, start, end, reader, vocabulary)
        word = reader.word(text[start:end])
        quotes += len(_CLOSED_QUOTES.findall(word.after))
        if quotes <= 0 and not is_linkable(word, last=last):
            return
        quotes -= len(_OPEN_QUOTES.findall(word.before))
        yield Cut(start)


def is_linkable(word: Word, *, last: bool) -> bool:
    """Tell whether a word may be part of a link, `last` where nothing follows it."""
    if word.kind in _STRANGERS and not word.before:
        return False
    return not (_ENDS.search(word.after) or (last and word.after in {",", ")"} and not word.before))


def _glued(
    text: str, start: int, end: int, reader: Reader, vocabulary: Container[str]
) -> Iterator[Cut]:
    for match in _GLUE.finditer(text, start, end):
        place = match.start()
        if start < place < end and is_linkable(reader.word(text[place:end]), last=end == len(text)):
            yield Cut(place, glued=True, marked=bool(_AFTER_MARK.search(text, start, place)))
    yield from _inside(text, start, end, reader, vocabulary)


def _inside(
    text: str, start: int, end: int, reader: Reader, vocabulary: Container[str]
) -> Iterator[Cut]:
    """Find a listed word at the end of one that nobody knows, behind one that the text has."""
    whole = text[start:end].lower()
    if whole in vocabulary or reader.word(text[start:end]).kind is not Kind.WORD:
        return
    for place in range(start + _SHORTEST_BASE, end - _SHORTEST_TAIL + 1):
        if text[place:end] in reader.lexicon.known and text[start:place].lower() in vocabulary:
            yield Cut(place, glued=True, inside=True)
