"""Text painted in another direction: turned so that it reads from left to right, and back."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import cos, inf, radians, sin
from operator import itemgetter

from pdf_oxide.pdf_oxide import TextChar

from pipeline.read.geometry import Box
from pipeline.read.pdf.letter_runs import Glyph
from pipeline.read.pdf.matrices import hull, rotation

_Placed = tuple[float, float, str, float, TextChar]
"""The depth of a letter below the origin, its left edge, itself, its size, and what the library tells of it."""
_SAME_ROW = 0.1
"""Points."""
_WIDEST = 1.2
_USUAL = 0.5
"""Ems: the advance of a glyph whose neighbour does not tell it."""


def main_turn(glyphs: Sequence[Glyph]) -> float:
    """The direction of most glyphs of a page, in degrees."""
    turns = list(map(itemgetter(2), glyphs))
    return _direction(Counter(turns).most_common(1)[0][0]) if any(turns) else 0.0


def by_turn(
    glyphs: Sequence[Glyph], chars: Sequence[TextChar]
) -> dict[float, tuple[list[Glyph], list[TextChar]]]:
    """Part the glyphs of a page by their direction, in degrees."""
    parts: dict[float, tuple[list[Glyph], list[TextChar]]] = defaultdict(lambda: ([], []))
    for glyph, char in zip(glyphs, chars, strict=True):
        part = parts[_direction(glyph[2])]
        part[0].append(glyph)
        part[1].append(char)
    return dict(parts)


def turned(
    glyphs: Iterable[Glyph], chars: Iterable[TextChar], degrees: float
) -> tuple[list[Glyph], list[TextChar]]:
    """Turn glyphs that are painted in a direction so that they read from left to right.

    Their advances are told by their neighbours: the library gives the advance along x only.
    """
    c, s = cos(radians(degrees)), sin(radians(degrees))
    placed = sorted(
        (
            (x * s - y * c, x * c + y * s, letter, size, char)
            for (letter, (x, y, _, size), _), char in zip(glyphs, chars, strict=True)
        ),
        key=itemgetter(0),
    )
    placed = sorted(_in_rows(placed), key=itemgetter(0, 1))
    ends = [
        _end(one[1], other[1], one[3], same=one[0] == other[0]) for one, other in pairwise(placed)
    ]
    ends += [placed[-1][1] + _USUAL * placed[-1][3]] if placed else []
    result = [
        (letter, (x, -y, end - x, size), 0.0)
        for (y, x, letter, size, _), end in zip(placed, ends, strict=True)
    ]
    return result, [item[4] for item in placed]


def turned_back(box: Box, degrees: float) -> Box:
    """The hull, on the page, of a box of turned text."""
    if not degrees:
        return box
    return Box(*(round(side, 1) for side in hull(box, rotation(degrees))))


def _direction(angle: float) -> float:
    """An angle in hundredths of a degree: over a line these are less than a tenth of a point."""
    return round(angle, 2)


def _in_rows(placed: Iterable[_Placed]) -> Iterator[_Placed]:
    """By turning, the letters of one line come to heights that differ by next to nothing: to one of them."""
    row = -inf
    for y, x, letter, size, char in placed:
        row = y if y - row > _SAME_ROW else row
        yield row, x, letter, size, char


def _end(start: float, following: float, size: float, *, same: bool) -> float:
    near = same and 0 < following - start <= _WIDEST * size
    return following if near else start + _USUAL * size
