"""Lines as long as any other that come back inside sentences: what a page has at its foot, be it a whole sentence.

A line of the ruling's own that comes back has words of its sentence at both sides, which come back with it. A
page's line stands amid others each time, at even distances; where it counts the pages, or a sentence ends in it
though the one around it goes on, that is proof.
"""

import re
from collections.abc import Collection, Sequence
from itertools import groupby
from typing import NamedTuple

from pipeline.clean.even_rows import UNEVEN, even_row, reaches_through
from pipeline.clean.recurring import Recurring
from pipeline.clean.rows import TextRow, cuts_a_sentence
from pipeline.words.quotes import ends_in

_SENTENCE_END = re.compile(r"[^\W\d_]{4}[.!?](?:\Z| (\w))")
"""The end of a sentence, with the letter that the next one opens with."""
_FEWEST_WORDS, _REPEATED = 3, 3
"""Words of a line, and places where it stands."""


class PageSentences(NamedTuple):
    """The places of lines that belong to pages, and of those that may."""

    proven: set[int]
    doubtful: set[int]


def page_sentences(
    rows: Sequence[TextRow], lines: Sequence[Recurring], marks: Collection[int]
) -> PageSentences:
    """Hold recurring lines against what stands above and below them, other marks of the page aside.

    Those of few words are none, nor those that open no sentence.
    """
    kinds = [
        one
        for one in lines
        if len(one.numbers) >= _REPEATED
        and not one.words[0].islower()
        and one.words.count(" ") + 1 >= _FEWEST_WORDS
    ]
    apart = {*marks, *(at for one in kinds for at in one.numbers)}
    inside = _runs_in_sentences(rows, apart)
    end = next((row.at for row in reversed(rows) if row.at not in apart), 0)
    found = PageSentences(set(), set())
    for one in kinds:
        places, numbers = list(one.numbers), one.counter
        amid = [inside[at] for at in places if at in inside]
        if not (amid and numbers and len(set(amid)) == len(amid)):
            continue
        row = even_row(list(numbers.items()), UNEVEN, end)
        even = len(row) >= _REPEATED and reaches_through(row, len(rows), UNEVEN)
        ended = one.moving or _ends_sentence(rows[places[0]].text)
        if even and ended and len(amid) > 1:
            found.proven.update(row)
        if even and (ended or len(amid) > 1):
            found.doubtful.update(set(places) - found.proven)
    return found


def _runs_in_sentences(
    rows: Sequence[TextRow], apart: Collection[int]
) -> dict[int, tuple[str, str]]:
    """The lines among some that stand, with those beside them, inside a sentence: the words around each."""
    found: dict[int, tuple[str, str]] = {}
    for stands_apart, group in groupby(rows, lambda row: row.at in apart):
        lines = list(group) if stands_apart else []
        beside = rows[lines[0].at - 1 : lines[-1].at + 2] if lines and lines[0].at else ()
        if len(beside) == len(lines) + 2 and _is_open(beside[0], beside[-1]):
            amid = beside[0].text.split()[-1], beside[-1].text.split()[0]
            found.update((row.at, amid) for row in lines)
    return found


def _is_open(before: TextRow, after: TextRow) -> bool:
    """Whether a sentence goes on from one line to the other; before a number it may, where none has ended."""
    goes_on = after.text[0].isdigit() and not ends_in(before.text, ".;:!?…")
    return goes_on or cuts_a_sentence(before, after)


def _ends_sentence(text: str) -> bool:
    """Whether a sentence ends in a line, be it with another one behind it."""
    return any(not end[1] or not end[1].islower() for end in _SENTENCE_END.finditer(text))
