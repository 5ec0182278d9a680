"""The measure of a text: how wide its lines are, and how wide the first line of a paragraph is that is set in.

A line that goes on in mid-sentence was broken where its next word did not fit: it tells bounds of the measure.
The width on which most lines agree is it, counted in characters or in the widths that letters have in print.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import compress, pairwise
from math import inf
from typing import NamedTuple, Protocol

from pipeline.text import Span

_ADVANCES = defaultdict[str, int](lambda: 10)
"""Widths of letters in print, in twentieths of the font's size, as Times New Roman has them."""
_ADVANCES |= {
    letter: width
    for width, letters in (
        (5, " .,"),
        (6, "':;/|іїijlt"),
        (7, "!()[]-Іfr"),
        (8, '"гзґsJ'),
        (9, "„“”?авеёстьэяacez"),
        (11, "ийнңпқцБРЬFPS"),
        (12, "ГЕЁТҒELTZ"),
        (13, "мфыВКҚСЧЭЯBCR"),
        (14, "жАӘДИЙЛНҢОӨПУҰҮХҺЦЪwADGHKNOQUVXY"),
        (15, "шщю"),
        (17, "ФЫm"),
        (18, "ЖМM"),
        (20, "№—ШЩЮW"),
    )
    for letter in letters
}
_FEWEST, _FEWEST_FIRST = 5, 4
"""Lines that tell the measure, and first lines of paragraphs that tell how far they are set in."""
_LEAST_AGREED, _LEAST_COUNTED = 0.8, 0.95
"""Of those lines: so many must agree; who counts characters breaks only where the next word does not fit."""
_ROOM = 0.9
"""Of the measure: a line that ends before it with the next word surely has room for that."""
_SURE = 0.97
"""Of the measure: so much of it a line with the next word may take and surely be no full one."""
_LONG = 1.2
"""Of the measure: a longer line is two."""
_LEAST_SINGLE = 0.5
"""Of the lines that tell the measure: so many must be one line each."""
_WORD = re.compile(r"\S+")
_SLACK = 0.985
"""Another font's lines differ so much by the widths of these letters."""


class Broken(Protocol):
    """A line with its indent, and what of the next one could have stood on it."""

    @property
    def row(self) -> str:
        """The line."""

    @property
    def word(self) -> str:
        """What could have stood on it."""

    @property
    def begins(self) -> bool:
        """Whether its own first word may begin a sentence."""

    @property
    def ends(self) -> bool:
        """Whether a sentence or a clause of it may end with it."""


class Measure(NamedTuple):
    """The width of full lines, and of full first lines where those are narrower."""

    width_of: Callable[[str], int]
    full: float
    first: tuple[float, float] | None
    """The bounds of the width of first lines, where they are set in."""

    @property
    def is_counted(self) -> bool:
        """Whether it was counted in characters."""
        return self.width_of is len

    def is_full(self, end: Broken) -> bool:
        """Whether the next word would not have fitted on a line; one that may be a first line is narrower."""
        full = self.first[0] if self.first and end.begins else self.full
        return self.width_of(f"{self._last_row(end.row)} {end.word}") > full

    def has_room(self, end: Broken) -> bool:
        """Whether the next word would surely have fitted on a line, also where another was set a little wider."""
        full = self.first[0] if self.first and end.begins else self.full
        return self.width_of(f"{self._last_row(end.row)} {end.word}") <= _SURE * full

    def room_for(self, row: str) -> int:
        """2 if a line surely is no wider than the measure, where print is not measured to the last unit; 1 if it may be, else 0."""
        width = self.width_of(row)
        return (width <= self.full) + (width <= (1 if self.is_counted else _SURE) * self.full)

    def opens(self, end: Broken) -> bool:
        """Whether a line must be set in, the first one of a paragraph, as its next word would have fitted else.

        That a line is too wide to be set in proves nothing: signatures and headings may not be.
        """
        room = self.width_of(f"{end.row} {end.word}") <= self.full
        return self.first is not None and room and not end.ends

    def is_two(self, text: str) -> bool:
        """Whether a line is two, which an extractor made one where it took a hyphen away."""
        return self.width_of(text) > _LONG * self.full

    def crossing(self, text: str) -> Span | None:
        """Where in a line that is two the word stands in which the first one ended."""
        words = _WORD.finditer(text) if self.is_two(text) else ()
        ends = (one for one in words if self.width_of(text[: one.end()]) > self.full)
        return next((Span(*word.span()) for word in ends), None)

    def _last_row(self, text: str) -> str:
        if not self.is_two(text):
            return text
        row = ""
        for word in text.split():
            longer = f"{row} {word}"
            row = longer if self.width_of(longer) <= self.full else word
        return row


def measures(lines: Sequence[Broken]) -> tuple[Measure, ...]:
    """The measure that most lines agree on: one in characters, one in print, both where they agree alike."""
    found = [m for m in (_measure(lines, len), _measure(lines, printed)) if m is not None]
    best = max((share for share, _ in found), default=0)
    return tuple(measure for share, measure in found if share == best)


@lru_cache(maxsize=4096)  # each line is asked for by several judgements
def printed(text: str) -> int:
    """The width of a text in print."""
    return sum(map(_ADVANCES.__getitem__, text))


def _measure(
    lines: Sequence[Broken], width_of: Callable[[str], int]
) -> tuple[float, Measure] | None:
    """A measure, and the share of the lines broken in mid-sentence that agree on it."""
    # Who counts characters counts the blanks that set a line in.
    counted = width_of is len
    goes_on = [not one.ends and (counted or not one.begins) for one in lines]
    if sum(goes_on) < _FEWEST:
        return None
    told = [(width_of(one.row), width_of(f"{one.row} {one.word}")) for one in lines]
    sure = list(compress(told, goes_on))
    # No line is wider than the measure, whatever its end.
    full, _ = _width_most_hold([*sure, *((least, inf) for least, _ in told)])
    single = [(least, most) for least, most in sure if least <= _LONG * full]
    if len(single) < max(_FEWEST, _LEAST_SINGLE * len(sure)):
        return None
    share = sum(least <= full < most for least, most in single) / len(single)
    if share < (_LEAST_COUNTED if counted else _LEAST_AGREED):
        return None
    slack = 1 if counted else _SLACK
    first = [
        b
        for (before, b), (above, one) in zip(pairwise(told), pairwise(lines), strict=True)
        if above.ends and one.begins and not one.ends and before[1] < _ROOM * full
    ]
    least, most = _width_most_hold(first) if len(first) >= _FEWEST_FIRST else (0, inf)
    agreed = sum(one <= least < other for one, other in first)
    set_in = most < slack * full and agreed >= _LEAST_AGREED * len(first)
    return share, Measure(width_of, slack * full, (slack * least, most) if set_in else None)


def _width_most_hold(bounds: Sequence[tuple[int, float]]) -> tuple[int, float]:
    """The least and the greatest width that most bounds hold."""
    ends = sorted([*((low, 1) for low, _ in bounds), *((high, -1) for _, high in bounds)])
    best, count, found = 0, 0, (0, inf)
    for (at, step), (after, _) in pairwise(ends):
        count += step
        if count > best:
            best, found = count, (int(at), after)
    return found
