"""Cuts: where the words that were moved to a line's end may begin."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pipeline.clean.displaced import weights as w
from pipeline.clean.displaced.phrases import TITLED, name_spans
from pipeline.clean.displaced.words import CLOSING, OPENING, Kind, Word

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from pipeline.clean.displaced.lines import Line
    from pipeline.clean.displaced.phrases import Reader

_WORD = re.compile(r"\S+")
_GLUE = re.compile(
    r"""(?<=[.,;:!?)\]»”"])(?=[^\W_]|[№«"(])    # after a mark
    | (?<=[0-9])(?=[0-9])                       # a figure, then another
    | (?<=[(\[«"№])(?=[^\W_])                    # after an opening mark that ended the line
    | (?<=[^\W_])(?=-[^\W\d_])                  # before a unit whose number is on the line before
    | (?<=[.,;:!?)\]»”"])(?=-[^\W\d_])
    | (?<=[^\W\d_])(?=[0-9№«])                  # a letter, then a figure or an opening mark
    | (?<=\S)(?=N(?!\S)|N[0-9])                 # before the number sign
    | (?<=[^\W_])(?=["«(][^\W_])                # before an opening mark
    | (?<=[0-9])(?=[^\W\d_]|[№«])               # a figure, then a letter
    | (?<=[a-zа-яёәғқңөұүһі])(?=[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ])
    | (?<=[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]{2})(?=[a-zа-яёәғқңөұүһі]+[. ]?)
    | (?<=[–—])(?=[^\W_])                       # after a dash
    | (?<=[^\W\d_]{2})(?=[^\W\d_]\)(?!\S))       # before a letter that numbers an item
    | (?<=\w-)(?=[^\W_])                        # a word that the line's end divided
    """,
    re.VERBOSE,
)
_STRANGERS = frozenset({Kind.WORD, Kind.MARK})
_UNKNOWN = frozenset({Kind.WORD, Kind.ADJECTIVE})
_JOINABLE = frozenset({Kind.UNIT, Kind.ACT, Kind.ORDINAL, Kind.ABOUT, Kind.YEAR_WORD, Kind.MONTH})
_SHORT = frozenset({Kind.UNIT, Kind.YEAR_WORD, Kind.MONTH})
_FUNCTION = frozenset({Kind.PREPOSITION, Kind.CONJUNCTION})
_LONGEST = 60
_LONGEST_TAIL = 24
_SHORTEST_BASE = {Kind.UNIT: 2, Kind.YEAR_WORD: 3, Kind.MONTH: 3, Kind.ORDINAL: 3, Kind.ACT: 4}
"""Letters before a listed word that may be a word of their own, though unknown."""
_SHORTEST_TAIL = 4
_ENDS = re.compile(r"[.;:!?]|[)\]](?!\Z)")
_FIGURE = re.compile(r"\s[0-9]")
_STOPS = re.compile(r"[.;:!?]")
_CLOSED_QUOTES = re.compile(r"[»”\"]")
_OPEN_QUOTES = re.compile(r"[«“„\"]")


class Cut(NamedTuple):
    """A place where the tail may begin."""

    start: int
    glued: bool = False
    """No blank stands before it."""
    marked: bool = False
    """It is glued to a mark, as where a sentence or a half word ended the line."""
    inside: float = 0.0
    """Cost of a place inside what looks like one word."""
    divided: bool = False
    """It is glued to a hyphen, or starts with one."""
    digits: bool = False
    """It is glued between two figures, and nothing else tells that they are two numbers."""
    opened: bool = False
    """It is glued to an opening mark, behind which nothing but a link can end the line."""


def cuts(line: Line, floor: int, reader: Reader, vocabulary: Container[str]) -> Iterator[Cut]:
    """Give the places behind `floor` where the tail may begin, from right to left.

    Everything behind such a place is of the kinds that links are made of.
    """
    text, quotes = line.text, 0
    spans = [match.span() for match in _WORD.finditer(text, floor)]
    named, titled = _named(text, spans[-_LONGEST_TAIL:], reader)
    for start, end in reversed(spans[-_LONGEST_TAIL:]):
        last = end == len(text)
        yield from _glued(line, start, end, reader, vocabulary)
        word = reader.word(text[start:end])
        quotes += len(_CLOSED_QUOTES.findall(word.after))
        free = quotes > 0 or start in named or start in titled
        if _STOPS.search(word.after) or not (free or is_linkable(word, last=last)):
            return
        quotes -= len(_OPEN_QUOTES.findall(word.before))
        if start not in titled and (start not in named or word.capital):
            yield Cut(start)


def _named(
    text: str, spans: Sequence[tuple[int, int]], reader: Reader
) -> tuple[frozenset[int], frozenset[int]]:
    """Give where words begin that say what an act is about, and those of a title left open."""
    words = [reader.word(text[start:end]) for start, end in spans]
    found: set[int] = set()
    for first, last in name_spans(
        words, reader.lexicon.about, name_first=reader.lexicon.name_first
    ):
        found.update(start for start, _ in spans[first:last])
    return frozenset(found), frozenset(_open_title(words, spans))


def is_linkable(word: Word, *, last: bool) -> bool:
    """Tell whether a word may be part of a link, `last` where nothing follows it."""
    if word.kind in _STRANGERS and not word.before:
        return False
    return not (_ENDS.search(word.after) or (last and word.after in {",", ")"} and not word.before))


def _open_title(words: Sequence[Word], spans: Sequence[tuple[int, int]]) -> Iterator[int]:
    """Give where the words of a title begin, behind its first, that opens and does not close."""
    for index in range(len(words) - 1, -1, -1):
        if _CLOSED_QUOTES.search(words[index].after):
            return
        if words[index].kind not in TITLED:
            return
        if _OPEN_QUOTES.search(words[index].before):
            yield from (start for start, _ in spans[index + 1 :])
            return


def glued_cuts(line: Line, reader: Reader, vocabulary: Container[str]) -> Iterator[Cut]:
    """Give the places inside the line's last word where the tail may begin."""
    start = len(line.text) - len(line.text.rsplit(None, 1)[-1])
    return _glued(line, start, len(line.text), reader, vocabulary)


def _glued(
    line: Line, start: int, end: int, reader: Reader, vocabulary: Container[str]
) -> Iterator[Cut]:
    text = line.text
    whole = reader.word(text[start:end]).kind is Kind.NUMBER
    for match in _GLUE.finditer(text, start, end):
        place = match.start()
        if whole and text[place - 1] == ".":
            continue
        if start < place < end and is_linkable(reader.word(text[place:end]), last=end == len(text)):
            before = text[place - 1]
            yield Cut(
                place,
                glued=True,
                marked=not before.isalnum(),
                inside=w.DIGITS * _is_between_digits(text, place, line),
                digits=_is_between_digits(text, place, line),
                divided="-" in text[place - 1 : place + 1],
                opened=before in OPENING,
            )
    yield from _inside(text, start, end, reader, vocabulary)


def _is_between_digits(text: str, place: int, line: Line) -> bool:
    """Tell whether a place parts two figures, and the next line does not start with a unit."""
    return text[place - 1].isdigit() and text[place].isdigit() and not line.divided


def _inside(
    text: str, start: int, end: int, reader: Reader, vocabulary: Container[str]
) -> Iterator[Cut]:
    for place, price in splits(text[start:end], reader, vocabulary):
        yield Cut(start + place, glued=True, inside=price)
    if _FIGURE.match(text, end) and reader.word(text[start:end]).kind in _UNKNOWN:
        for place in range(start + 1, end - 1):
            known = reader.lexicon.known.get(text[place:end])
            if known is not None and known.kind is Kind.PREPOSITION:
                yield Cut(place, glued=True, inside=w.INSIDE_DATED)


def splits(word: str, reader: Reader, vocabulary: Container[str]) -> Iterator[tuple[int, float]]:
    """Give where a listed word ends one that nobody knows, and what it costs to believe that."""
    if len(word) > _LONGEST or word.lower() in vocabulary or reader.word(word).kind not in _UNKNOWN:
        return
    core = word.rstrip(CLOSING.replace(".", ""))
    for place in range(1, len(core) - 1):
        head, tail = core[:place].lower().lstrip(OPENING), core[place:]
        known = reader.lexicon.known.get(tail) or reader.lexicon.known.get(tail.rstrip("."))
        function = _is_function(reader.lexicon.known.get(head))
        if known is None or not _is_joinable(known, tail):
            if function and tail.rstrip(".") in vocabulary and len(tail) > _SHORTEST_TAIL:
                yield place, w.INSIDE_WORD
            continue
        if function or head in vocabulary:
            yield place, w.INSIDE_WORD
        elif len(head) >= _SHORTEST_BASE.get(known.kind, len(core)) and len(tail) >= _SHORTEST_TAIL:
            yield place, w.INSIDE_UNKNOWN
        return


def _is_joinable(known: Word, tail: str) -> bool:
    if known.core.endswith("."):
        return known.kind is Kind.UNIT
    return known.kind in (_SHORT if len(tail) <= _SHORTEST_TAIL else _JOINABLE) and (
        len(tail) >= _SHORTEST_TAIL
    )


def _is_function(word: Word | None) -> bool:
    return word is not None and word.kind in _FUNCTION
