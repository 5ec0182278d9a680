"""The shapes of letters: which letter a glyph looks like whose outline no font of the table has.

A glyph is painted on a grid of 16 by 16 cells, each as dark as three thresholds tell, and held with
its place and width against those of a dozen reference fonts (`shapes.bin`, made by
`tests.pdf.letter_tables`). The bits that differ are counted: at 0.7 ms a glyph no further library is
needed.
"""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain, pairwise
from pathlib import Path
from typing import NamedTuple

from pipeline.read.pdf.fonts.outlines import Contour, GlyphOutline, Point

Place = tuple[float, float]
Edge = tuple[float, float, float, float, int]
"""From its lower end to its upper one, and whether it was drawn upwards (1) or downwards (-1)."""
PATH = Path(__file__).with_name("shapes.bin")
_CELLS, _ROWS_A_CELL = 16, 2
_DARK = (0.2, 0.5, 0.8)
_LEVELS, _HIGHEST = 20, 2.0
"""Of a measure in heights of small letters, and how many bits it fills each time it counts."""
_COUNTS = (4, 4, 2)
"""How often count where a glyph begins above the line, where it ends, and its width."""
_QUADRATIC, _CUBIC = (1 / 3, 2 / 3), (0.25, 0.5, 0.75)
SIZE = (_CELLS * _CELLS * len(_DARK) + _LEVELS * sum(_COUNTS) + 7) // 8
"""Bytes of a shape."""


class Likeness(NamedTuple):
    """The letter that a glyph looks like most, and how much more than another one."""

    letter: str
    share: float
    """The bits in which the two differ, of those in which the glyph and the other letter do."""
    distance: int
    """The bits in which the glyph and the other letter differ."""


def likeness(outline: GlyphOutline, height: float, letter: str) -> Likeness | None:
    """The letter that a glyph looks like more than like `letter`; None where there is none.

    `height` is that of the font's small letters. Digits are held against digits, small letters
    stand for capitals too.
    """
    distances = _distances(outline, round(height))
    own = letter.lower()
    if own not in distances:
        return None
    alike = {other: d for other, d in distances.items() if other.isdigit() == own.isdigit()}
    best = min(alike, key=lambda other: alike[other])
    far = alike[own]
    return None if best == own else Likeness(best, alike[best] / max(far, 1), far)


def shape(outline: GlyphOutline, height: float) -> int:
    """The bits of a shape. Raises ValueError where nothing is drawn."""
    lines = [
        line for contour in outline if contour and len(line := list(_straightened(contour))) > 2
    ]
    xs, ys = zip(*chain.from_iterable(lines), strict=True) if lines else ((), ())
    if not lines or max(xs) <= min(xs) or max(ys) <= min(ys):
        raise ValueError("a glyph without ink")
    measures = (min(ys) / height + 0.5, max(ys) / height, (max(xs) - min(xs)) / height / 1.25)
    bits = 0
    for cell in _shares_of_cells(_edges(lines), (min(xs), min(ys), max(xs), max(ys))):
        for dark in _DARK:
            bits = bits << 1 | (cell > dark)
    for measure, count in zip(measures, _COUNTS, strict=True):
        level = min(max(int(measure / _HIGHEST * _LEVELS), 0), _LEVELS)
        for _ in range(count):
            bits = bits << _LEVELS | ((1 << level) - 1)
    return bits


@lru_cache(maxsize=4096)
def _distances(outline: GlyphOutline, height: int) -> dict[str, int]:
    """How many bits a glyph is away from each letter."""
    try:
        own = shape(outline, height)
    except ValueError:
        return {}
    return {
        letter: min((own ^ known).bit_count() for known in shapes)
        for letter, shapes in _references().items()
    }


@cache
def _references() -> dict[str, list[int]]:
    """The shapes that each letter has in the reference fonts."""
    data = PATH.read_bytes()
    found: dict[str, list[int]] = {}
    for at in range(0, len(data), SIZE + 2):
        letter = data[at : at + 2].decode("utf-16-be")
        found.setdefault(letter, []).append(int.from_bytes(data[at + 2 : at + 2 + SIZE], "big"))
    return found


def _straightened(contour: Contour) -> Iterator[Place]:
    """A contour as straight lines: from each point on the curve over those off it to the next."""
    points = list(_with_middles(contour))
    first = next((n for n, point in enumerate(points) if point[2]), None)
    if first is None:
        return
    points = [*points[first:], *points[:first], points[first]]
    start, off = points[0], []
    for point in points:
        if not point[2]:
            off.append(point)
            continue
        yield from _points_on_curve(start, off, point)
        yield point[:2]
        start, off = point, []


def _with_middles(contour: Contour) -> Iterator[Point]:
    """The points of a contour; of TrueType ones (single points off the curve) those left out, too."""
    pairs = list(pairwise([*contour, contour[0]]))
    is_cubic = _is_cubic(contour)
    for one, other in pairs:
        yield one
        if not (one[2] or other[2] or is_cubic):
            yield ((one[0] + other[0]) // 2, (one[1] + other[1]) // 2, True)


def _is_cubic(contour: Contour) -> bool:
    """Whether points off the curve come in pairs, as in CFF."""
    runs = "".join("-" if on else "x" for *_, on in contour).strip("-").split("-")
    return all(len(run) in (0, 2) for run in runs)


def _points_on_curve(start: Point, off: Sequence[Point], end: Point) -> Iterator[Place]:
    if len(off) == 1:
        for t in _QUADRATIC:
            a, b, c = (1 - t) ** 2, 2 * (1 - t) * t, t * t
            yield (
                a * start[0] + b * off[0][0] + c * end[0],
                a * start[1] + b * off[0][1] + c * end[1],
            )
    elif len(off) == 2:
        for t in _CUBIC:
            a, b, c, d = (1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t**3
            yield (
                a * start[0] + b * off[0][0] + c * off[1][0] + d * end[0],
                a * start[1] + b * off[0][1] + c * off[1][1] + d * end[1],
            )


def _edges(lines: Sequence[Sequence[Place]]) -> list[Edge]:
    return [
        (ax, ay, bx, by, 1) if ay < by else (bx, by, ax, ay, -1)
        for line in lines
        for (ax, ay), (bx, by) in pairwise([*line, line[0]])
        if ay != by
    ]


def _shares_of_cells(
    edges: Sequence[Edge], box: tuple[float, float, float, float]
) -> Iterator[float]:
    """How much of each cell is painted, row by row from below."""
    left, low, right, high = box
    for row in range(_CELLS):
        cells = [0.0] * _CELLS
        for part in range(_ROWS_A_CELL):
            y = low + (high - low) * (row + (part + 0.5) / _ROWS_A_CELL) / _CELLS
            crossings = sorted(
                ((ax + (y - ay) * (bx - ax) / (by - ay) - left) / (right - left) * _CELLS, turn)
                for ax, ay, bx, by, turn in edges
                if ay <= y < by
            )
            for start, end in _spans_painted(crossings):
                for cell in range(max(int(start), 0), min(int(end) + 1, _CELLS)):
                    cells[cell] += (min(end, cell + 1) - max(start, cell)) / _ROWS_A_CELL
        yield from cells


def _spans_painted(crossings: Sequence[tuple[float, int]]) -> Iterator[tuple[float, float]]:
    """From where to where a row is painted: where its crossings do not cancel out."""
    turns, start = 0, 0.0
    for x, turn in crossings:
        start = start if turns else x
        turns += turn
        if not turns:
            yield start, x
