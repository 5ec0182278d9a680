"""Pictures of pages with a text layer: what a machine recognised, or what somebody hid.

A recogniser writes its words unpainted over the ink of the picture in which it found them. Without
ink in their places they are no more than hidden words.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from statistics import median
from typing import Final, NamedTuple

from pipeline.read.geometry import Appearance, Box
from pipeline.read.pdf.letter_runs import BLANKS, Glyph
from pipeline.read.pdf.matrices import hull, moved, rotation
from pipeline.read.pdf.page import Page
from pipeline.read.pdf.text_lines import Line
from pipeline.read.trust import Distrust

_Word = tuple["_RecognisedLetter", ...]
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
"""Degrees from the upright."""
_BELOW: Final = 0.1
_ABOVE: Final = 0.8
"""Ems, from the baseline: where a word's ink stands."""
_SHORT: Final = 2
_ASIDE: Final = 0.4
"""Ems: how far a word of so few letters may stand aside of its ink in a picture that is tilted."""
_ROOM: Final = 0.35
"""Ems beside a word into which its own ink may reach."""
_HIGH: Final = 1.15
_DEEP: Final = 0.45
"""Ems above and below the baseline into which a line's own ink may reach."""
_READ: Final = 0.5
"""Ems: how high small letters stand."""
_TOUCHES: Final = 0.02
"""Ems between a word and a blank that was fitted into its place."""
_TYPE: Final = "recognised"


class Layer(NamedTuple):
    """The words that a machine recognised on a page, in lines as if the picture lay straight."""

    letters: frozenset[int] = frozenset()
    """The indexes of its glyphs; none where the page has no such layer."""
    lines: tuple[Line, ...] = ()
    unread: tuple[Box, ...] = ()
    """Where between its words and lines the picture has ink, and no word was recognised."""


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
    if abs(tilt) > _MOST_TILTED:
        return NO_LAYER
    blanks = {n for n, glyph in enumerate(glyphs) if glyph[0] == " "}
    rows = list(_rows(_glyph_straightened(n, glyphs[n], tilt) for n in unseen.keys() | blanks))
    words = [word for row in rows for word in row]
    places = [_box(word, glyphs) for word in words]
    seen = {word for word, is_seen in zip(words, inked(places), strict=True) if is_seen}
    kept = [found for row in rows if (found := [word for word in row if word in seen])]
    size = _size_of_type(kept)
    gaps = [hull(gap, rotation(tilt)) for gap in _gaps_for_words(kept, size)]
    return Layer(
        frozenset(letter.number for word in seen for letter in word),
        tuple(_line(row, size) for row in kept),
        tuple(gap for gap, is_inked in zip(gaps, inked(gaps), strict=True) if is_inked),
    )


def _size_of_type(rows: Sequence[Sequence[_Word]]) -> float:
    """The size of the type, from how far apart the lines of a paragraph are: a quarter is closer."""
    pitches = sorted(one[0][0].y - other[0][0].y for one, other in pairwise(rows))
    return pitches[len(pitches) // 4] / _LEADING if pitches else _USUAL


def _gaps_for_words(rows: Sequence[Sequence[_Word]], size: float) -> Iterator[Box]:
    """Where there is room for a word between two of a line, or for a line between two."""
    left = min((row[0][0].x for row in rows), default=0.0)
    right = max((row[-1][-1].end for row in rows), default=0.0)
    for row in rows:
        y = row[0][0].y
        for one, other in pairwise(row):
            x0, x1 = one[-1].end + _ROOM * size, other[0].x - _ROOM * size
            if x1 - x0 > _ROOM * size:
                yield Box(x0, y, x1, y + _READ * size)
    for above, below in pairwise(rows):
        y0, y1 = below[0][0].y + _HIGH * size, above[0][0].y - _DEEP * size
        if y1 - y0 > _READ * size:  # in pieces, which a tilt moves into no line
            edges = [left + n * size for n in range(int((right - left) / size))]
            yield from (Box(edge, y0, edge + size, y1) for edge in edges)


class _RecognisedLetter(NamedTuple):
    """A letter or a blank where it lies once the picture is laid straight."""

    x: float
    end: float
    y: float
    size: float
    text: str
    number: int
    """Its index among the glyphs of the page."""


def _glyph_straightened(number: int, glyph: Glyph, tilt: float) -> _RecognisedLetter:
    letter, (x, y, width, size), _ = glyph
    start, level = moved(x, y, rotation(-tilt))
    return _RecognisedLetter(start, start + width, level, size, letter, number)


def _rows(letters: Iterable[_RecognisedLetter]) -> Iterator[list[_Word]]:
    """The words line by line, from the top, and from left to right.

    Letters are put in order by their places, since the library tells turned ones in an order of its
    own; words end where the layer has a blank.
    """
    row: list[_RecognisedLetter] = []
    for letter in sorted(letters, key=lambda one: -one.y):
        if row and row[0].y - letter.y > _SAME_LINE * row[0].size:
            yield _words_of_row(row)
            row = []
        row.append(letter)
    yield _words_of_row(row)


def _words_of_row(row: Iterable[_RecognisedLetter]) -> list[_Word]:
    """The words of a row. Recognisers fit a word and the blank behind it into the word's own place."""
    words: list[_Word] = []
    for is_word, found in groupby(sorted(row), lambda one: one.text != " "):
        letters = tuple(found)
        if is_word:
            words.append(letters)
        elif words and letters[0].x - words[-1][-1].end < _TOUCHES * letters[0].size:
            words[-1] = _word_stretched(words[-1], letters[0].end)
    return words


def _word_stretched(word: _Word, end: float) -> _Word:
    """A word that ends somewhere else, its letters as much wider."""
    start = word[0].x
    by = (end - start) / max(word[-1].end - start, 0.1)
    return tuple(
        letter._replace(x=start + by * (letter.x - start), end=start + by * (letter.end - start))
        for letter in word
    )


def _box(word: _Word, glyphs: Sequence[Glyph]) -> Box:
    """Where a word lies on the page."""
    places = [glyphs[letter.number][1] for letter in word]
    widest = word[-1].end - word[-1].x
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
