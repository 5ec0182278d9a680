"""Pictures of pages with a text layer: what a machine recognised, or what somebody hid.

A recogniser writes its words unpainted over the ink of the picture in which it found them. Without
ink in their places they are no more than hidden words.
"""

from __future__ import annotations

from itertools import groupby, pairwise
from math import cos, radians, sin
from statistics import median
from typing import TYPE_CHECKING, Final, NamedTuple

from pipeline.read.geometry import Appearance, Box
from pipeline.read.pdf.letter_runs import BLANKS
from pipeline.read.pdf.lines import Line
from pipeline.read.trust import Distrust

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from pipeline.read.pdf.extract import Page
    from pipeline.read.pdf.letter_runs import Glyph

    _Word = tuple["_Letter", ...]

_MOST: Final = 0.5
"""Of a page, that a picture must cover to be its picture; of its letters, that are not seen."""
_SAME_LINE: Final = 0.45
"""Ems: letters of one line of a picture are no further from its middle."""
_WIDE: Final = 2.0
"""Ems: a gap that may divide columns."""
_USUAL: Final = 12.0
"""Points, where a page has one line."""
_LEADING: Final = 1.25
"""Times the type's size from line to line, as is usual: the layer's own sizes are guesses."""
_MOST_TILTED: Final = 10.0
"""Degrees from the upright, or from a quarter turn."""
_BELOW: Final = 0.1
_ABOVE: Final = 0.8
"""Ems, from the baseline: where a word's ink stands."""
_SHORT: Final = 2
_ASIDE: Final = 0.4
"""Ems: how far a word of so few letters may stand aside of its ink in a picture that is tilted."""
_TYPE: Final = "recognised"


class Layer(NamedTuple):
    """The words that a machine recognised on a page, in lines as if the picture lay straight."""

    letters: frozenset[int] = frozenset()
    """The indexes of its glyphs; none where the page has no such layer."""
    lines: tuple[Line, ...] = ()
    turn: int = 0
    """The quarter turn in which the page is read, in degrees."""


NO_LAYER: Final = Layer()
"""Of a page whose words were written."""


def distrusted(page: Page) -> Distrust | None:
    """Why the text layer of a page that is a picture is not taken; None for any other page."""
    unseen = sum(len(line.text) for line, _ in page.unseen) + page.covered
    seen = sum(len(line.text) for line in page.lines) - page.covered
    if page.recognised or page.picture <= _MOST or unseen <= _MOST * (unseen + seen):
        return None
    over_ink = sum(len(line.text) for line, why in page.unseen if why is Appearance.UNDER_PICTURE)
    return Distrust.RECOGNISED if over_ink > _MOST * unseen else Distrust.HIDDEN_TEXT


def layer_of(
    glyphs: Sequence[Glyph],
    unseen: Mapping[int, Appearance],
    picture: float,
    inked: Callable[[Sequence[Box]], Sequence[bool]],
) -> Layer:
    """The words of a page that a machine recognised in its picture; empty for any other page.

    `picture` is the share of the page that its picture covers; `inked` tells of rectangles whether the
    picture has ink in them. A word over none is no part of the layer.
    """
    letters = sum(glyph[0] not in BLANKS for glyph in glyphs)
    over_ink = sum(why is Appearance.UNDER_PICTURE for why in unseen.values())
    if picture <= _MOST or len(unseen) <= _MOST * letters or over_ink <= _MOST * len(unseen):
        return NO_LAYER
    tilt = median(glyphs[n][2] for n in unseen)
    turn = round(tilt / 90) * 90
    if abs(tilt - turn) > _MOST_TILTED:
        return NO_LAYER
    blanks = {n for n, glyph in enumerate(glyphs) if glyph[0] == " "}
    rows = list(_rows(_straight(n, glyphs[n], tilt) for n in unseen.keys() | blanks))
    words = [word for row in rows for word in row]
    places = [_box(word, glyphs) for word in words]
    seen = {word for word, is_seen in zip(words, inked(places), strict=True) if is_seen}
    kept = [found for row in rows if (found := [word for word in row if word in seen])]
    return Layer(
        frozenset(letter.number for word in seen for letter in word),
        tuple(_line(row, _size(kept)) for row in kept),
        turn,
    )


def _size(rows: Sequence[Sequence[_Word]]) -> float:
    """The size of the type, from how far apart the lines of a paragraph are: a quarter is closer."""
    pitches = sorted(one[0][0].y - other[0][0].y for one, other in pairwise(rows))
    return pitches[len(pitches) // 4] / _LEADING if pitches else _USUAL


class _Letter(NamedTuple):
    """A letter or a blank where it lies once the picture is laid straight."""

    x: float
    end: float
    y: float
    size: float
    text: str
    number: int
    """Its index among the glyphs of the page."""


def _straight(number: int, glyph: Glyph, tilt: float) -> _Letter:
    letter, (x, y, width, size), _ = glyph
    c, s = cos(radians(tilt)), sin(radians(tilt))
    start = x * c + y * s
    return _Letter(start, start + width, y * c - x * s, size, letter, number)


def _rows(letters: Iterable[_Letter]) -> Iterator[list[_Word]]:
    """The words line by line, from the top, and from left to right.

    Letters are put in order by their places, since the library tells turned ones in an order of its
    own; words end where the layer has a blank.
    """
    row: list[_Letter] = []
    for letter in sorted(letters, key=lambda one: -one.y):
        if row and row[0].y - letter.y > _SAME_LINE * row[0].size:
            yield _parted(row)
            row = []
        row.append(letter)
    yield _parted(row)


def _parted(row: Iterable[_Letter]) -> list[_Word]:
    found = groupby(sorted(row), lambda one: one.text != " ")
    return [tuple(word) for is_word, word in found if is_word]


def _box(word: _Word, glyphs: Sequence[Glyph]) -> Box:
    """Where a word lies on the page."""
    places = [glyphs[letter.number][1] for letter in word]
    widest = max(width for *_, width, _ in places)
    low, high = min(y for _, y, *_ in places), max(y for _, y, *_ in places)
    size, aside = word[0].size, _ASIDE * word[0].size if len(word) <= _SHORT else 0.0
    return Box(
        min(x for x, *_ in places) - aside,
        low - _BELOW * size,
        max(x for x, *_ in places) + widest + aside,
        high + _ABOVE * size,
    )


def _line(row: Sequence[_Word], size: float) -> Line:
    text = " ".join("".join(letter.text for letter in word) for word in row)
    edges = [edge for word in row for edge in (*(one.x for one in word), word[-1].end)]
    gaps = ((a[-1].end, b[0].x) for a, b in pairwise(row))
    wide = tuple(gap for gap in gaps if gap[1] - gap[0] > _WIDE * size)
    y = median(letter.y for word in row for letter in word)
    return Line(text, y, size, tuple(edges), _TYPE, wide)
