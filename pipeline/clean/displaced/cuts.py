"""Cuts: where the words that were moved to a line's end may begin."""

import re
from collections.abc import Container, Iterator
from functools import cache
from typing import NamedTuple

from pipeline.clean.displaced.learnt import Learnt
from pipeline.words.alphabet import upper

_LETTERS = re.compile(r"(?<![^\W\d_])([^\W\d_]{3,60})(?:\.[^\W\d_]{1,3})?[.,;:)»\"]*\Z")
_TWICE = re.compile(r"([^\W\d_]{1,2}\.)(?=\1)")
"""The first half of an abbreviation that is written twice for the plural."""
_ABBREVIATED = re.compile(r"(?<![^\W\d_])[^\W\d_]{1,3}\.\Z")
_MARKS = frozenset('.;:!?)]»”"')
_OPENING = frozenset("([«“„№")
BROKEN = frozenset({"hyphen", "open"})
"""What a line can end in where it did not break at a blank."""
_SHORTEST_STRANGER = 3
"""Letters of a word that nobody knows beside one that is known."""
_LONGEST_WORD = 70


class Cut(NamedTuple):
    """Where the moved words begin: an offset into the line, and what they are glued to, if so."""

    start: int
    glue: str = ""


def glue_points(
    text: str, start: int, end: int, model: Learnt, seen: Container[str]
) -> Iterator[tuple[int, str]]:
    """Where moved words may begin inside a word, and what kind of place that is."""
    within = {match.end() for match in _TWICE.finditer(text, start, end)}
    for match in _stuck_borders().finditer(text, start, end):
        place = match.start()
        if start < place < end and place not in within:
            yield place, _kind_of_glue(text, place)
    core = _LETTERS.search(text[start:end][-_LONGEST_WORD:])
    if core is None or model.knows(core[1]) or core[1] in seen:
        return
    base = max(start, end - _LONGEST_WORD)
    first, last = base + core.start(1), base + core.end(1)
    for place in range(first + 1, last):
        glue = _kind_of_parted_letters(text[first:place], text[place:last], model, seen)
        if glue:
            yield place, glue


def _kind_of_parted_letters(head: str, tail: str, model: Learnt, seen: Container[str]) -> str:
    """Whether letters may be the last word of a line and the first one of a link, and how surely."""
    known = [model.knows(letters) or letters in seen for letters in (head, tail)]
    if all(known) and min(len(head), len(tail)) > 1:
        return "letters"
    if all(known):
        return "stranger"
    strange = tail if known[0] else head
    return "stranger" if any(known) and len(strange) >= _SHORTEST_STRANGER else ""


def _kind_of_glue(text: str, place: int) -> str:
    before, after = text[place - 1], text[place]
    if after.isdigit() and before == "." and text[max(0, place - 2) : place - 1].isdigit():
        return "digits"
    if before == ",":
        return "comma"
    if before in _OPENING:
        return "open"
    if before == "." and _ABBREVIATED.search(text, max(0, place - 5), place):
        return "short"
    if before in _MARKS:
        return "mark"
    if "-" in (before, after):
        return "hyphen"
    if before in "–—":
        return "dash"
    if before.isdigit():
        return "digits" if after.isdigit() else "figure"
    return "figure" if after.isdigit() or not after.isalpha() else "case"


@cache
def _stuck_borders() -> re.Pattern[str]:
    return re.compile(
        rf"""(?<=[.,;:!?)\]»”"])(?=[^\W_]|[№«"(])    # after a mark
    | (?<=[0-9])(?=[0-9])                       # a figure, then another
    | (?<=[(\[«"№])(?=[^\W_]|[№«])               # after an opening mark that ended the line
    | (?<=[^\W_])(?=-[^\W\d_])                  # before a unit whose number is on the line before
    | (?<=[.,;:!?()\[\]«»“”"])(?=-[^\W\d_])
    | (?<=[^\W\d_])(?=[0-9№«])                  # a letter, then a figure or an opening mark
    | (?<=\S)(?=N(?!\S)|N[0-9])                 # before the number sign
    | (?<=[^\W_])(?=["«(][^\W_])                # before an opening mark
    | (?<=[0-9])(?=[^\W\d_]|[№«])               # a figure, then a letter
    | (?<=[^\W\d_{upper()}])(?=[{upper()}])
    | (?<=[{upper()}]{{2}})(?=[^\W\d_{upper()}])
    | (?<=[{upper()}])(?=[{upper()}][^\W\d_{upper()}])
    | (?<=[–—])(?=[^\W_]|[№«])                  # after a dash
    | (?<=[^\W\d_]{{2}})(?=[^\W\d_]\)(?!\S))      # before a letter that numbers an item
    | (?<=[\w\s]-)(?=[^\W_]|[№«])               # a word that the line's end divided
    | (?<=[^\W\d_A-Za-z])(?=[A-Za-z])           # a letter, then one of another script
    """,
        re.VERBOSE,
    )
