"""Text painted in another direction: turned so that it reads from left to right, and back."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from math import inf
from operator import itemgetter
from typing import NamedTuple

from pdf_oxide.pdf_oxide import TextChar

from pipeline.read.geometry import Box
from pipeline.read.pdf.letter_runs import Glyph
from pipeline.read.pdf.matrices import hull, moved, rotation

_SAME_ROW = 0.1
"""Points."""
_WIDEST = 1.2
_USUAL = 0.5
"""Ems: the advance of a glyph whose neighbour does not tell it."""
_ALMOST_LEVEL = 0.9
"""The least cosine of a direction in which advances are told."""


class _TurnedLetter(NamedTuple):
    """A letter of text that is turned back."""

    depth: float
    """Below the origin."""
    x: float
    letter: str
    size: float
    advance: float
    """Zero where it is not told."""
    char: TextChar


def main_turn(glyphs: Sequence[Glyph]) -> float:
    """The direction of most glyphs of a page, in degrees."""
    return _whole_direction(Counter(map(itemgetter(2), glyphs)).most_common(1)[0][0])


def by_turn(
    glyphs: Sequence[Glyph], chars: Sequence[TextChar]
) -> dict[float, tuple[list[Glyph], list[TextChar]]]:
    """Part the glyphs of a page by their direction, in degrees."""
    directions = {turn: _whole_direction(turn) for turn in set(map(itemgetter(2), glyphs))}
    parts: dict[float, tuple[list[Glyph], list[TextChar]]] = defaultdict(lambda: ([], []))
    for glyph, char in zip(glyphs, chars, strict=True):
        part = parts[directions[glyph[2]]]
        part[0].append(glyph)
        part[1].append(char)
    return dict(parts)


def turned(
    glyphs: Iterable[Glyph], chars: Iterable[TextChar], degrees: float
) -> tuple[list[Glyph], list[TextChar]]:
    """Turn glyphs that are painted in a direction so that they read from left to right.

    The library gives advances along x only: those of letters that do not lie almost level are told by
    their neighbours.
    """
    turn = rotation(-degrees)
    level = turn[0] if turn[0] > _ALMOST_LEVEL else inf
    found: list[_TurnedLetter] = []
    for (letter, (x, y, width, size), _), char in zip(glyphs, chars, strict=True):
        along, up = moved(x, y, turn)
        found.append(_TurnedLetter(-up, along, letter, size, width / level, char))
    placed = sorted(_in_rows(sorted(found, key=itemgetter(0))), key=itemgetter(0, 1))
    followed = zip_longest(placed, placed[1:])
    result = [
        (one.letter, (one.x, -one.depth, _advance_before(one, other), one.size), 0.0)
        for one, other in followed
    ]
    return result, [item.char for item in placed]


def turned_back(box: Box, degrees: float) -> Box:
    """The hull, on the page, of a box of turned text."""
    if not degrees:
        return box
    return Box(*(round(side, 1) for side in hull(box, rotation(degrees))))


def _whole_direction(angle: float) -> float:
    """An angle in hundredths of a degree: over a line these are less than a tenth of a point."""
    return round(angle, 2)


def _in_rows(placed: Iterable[_TurnedLetter]) -> Iterator[_TurnedLetter]:
    """By turning, the letters of one line come to heights that differ by next to nothing: to one of them."""
    row = -inf
    for one in placed:
        row = one.depth if one.depth - row > _SAME_ROW else row
        yield one._replace(depth=row)


def _advance_before(one: _TurnedLetter, other: _TurnedLetter | None) -> float:
    """The advance of a letter before another."""
    told = one.advance if one.advance > 0 else _WIDEST * one.size
    step = other.x - one.x if other and other.depth == one.depth else 0.0
    if 0 < step <= told:
        return step
    return one.advance if one.advance > 0 else _USUAL * one.size
