"""The directions in which the text of a page is painted; words that are turned by a small angle are read, and told."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from pdf_oxide.pdf_oxide import TextChar

from pipeline.read.geometry import Box
from pipeline.read.pdf.letter_runs import Glyph, Run, runs_of, usual_size
from pipeline.read.pdf.matrices import moved, rotation
from pipeline.read.pdf.text_lines import Line, lines_of
from pipeline.read.pdf.turns import by_turn, turned, turned_back
from pipeline.read.pdf.watermarks import LARGE, SLANTED

_ON_ITS_HEAD = 160.0
"""Degrees, either way."""
_WORD = 6.0
"""Ems: a word is shorter, and most stamps are longer."""
_LEAST_TOLD = 0.5
"""Degrees: what is turned less looks level."""
_SAME_ROW = 0.5
_OVERLAP = 0.15
"""Ems, up and down and from left to right."""
_OVERLAID = 0.4
"""Ems between the baselines of two letters that lie over each other."""


class Tilted(NamedTuple):
    """The lines of a page that are not level."""

    runs: tuple[Run, ...] = ()
    """The words of the text among them, as if they stood level."""
    told: tuple[Box, ...] = ()
    """Where these stand then, which might be no part of the text, and level words beside such as stand on their heads."""
    overlaid: tuple[Box, ...] = ()
    """Where they are painted over level words: the library drops a letter that lies over its like."""
    aside: tuple[tuple[Line, float], ...] = ()
    """The others: stamps and watermarks, each with its direction in degrees."""


def directions(
    glyphs: Sequence[Glyph], chars: Sequence[TextChar]
) -> tuple[list[Run], list[tuple[Line, float]]]:
    """The upright runs of a page, and the lines in other directions."""
    runs, rotated = list[Run](), list[tuple[Line, float]]()
    for angle, part in by_turn(glyphs, chars).items():
        if angle:
            rotated += [(line, angle) for line in lines_of(runs_of(*turned(*part, angle)))]
        else:
            runs = runs_of(*part)
    return runs, rotated


def tilted(
    lines: Sequence[tuple[Line, float]], runs: Sequence[Run], barred: Sequence[Box]
) -> Tilted:
    """The lines of a page in other directions, parted; `runs` are the level ones of its text.

    What lies under a bar stays aside, since the bar is told by its place on the page.
    """
    sized = [(run.text, run.size) for run in runs]
    usual = usual_size([*((line.text, line.size) for line, _ in lines), *sized])
    level: list[Run] = []
    told: list[Box] = []
    overlaid: list[Box] = []
    aside: list[tuple[Line, float]] = []
    for line, degrees in lines:
        hull = turned_back(line.box, degrees)
        if abs(degrees) >= SLANTED or line.size >= LARGE * usual or any(map(hull.common, barred)):
            aside.append((line, degrees))
            told += _level_words_beside(line, hull, degrees, runs)
            continue
        overlaid += _letters_over_runs(line, degrees, runs)
        for piece in _parts_between_level_words(line, degrees, [*runs, *level]):
            words = _words_on_baseline(piece, degrees, [*runs, *level])
            level += words
            told += [_box_of_words(words)] if abs(degrees) >= _LEAST_TOLD else []
    return Tilted(tuple(level), tuple(told), tuple(overlaid), tuple(aside))


def _level_words_beside(
    line: Line, hull: Box, degrees: float, runs: Sequence[Run]
) -> Iterator[Box]:
    """The level words beside which a line stands on its head, or a word turned far: both may be of their sentence."""
    length = max(hull.x1 - hull.x0, hull.y1 - hull.y0)
    is_word = length < _WORD * line.size
    reach = (line.size + length) / 2 if is_word else line.size
    for run in runs if is_word or abs(degrees) > _ON_ITS_HEAD else ():
        gap = max(run.x0 - hull.x1, hull.x0 - run.x1)
        is_level = hull.y0 - run.size < run.y < hull.y1 + run.size / 4
        if is_level and gap < reach and line.size < LARGE * run.size:
            yield _box_of_words([run])


def _parts_between_level_words(line: Line, degrees: float, runs: Sequence[Run]) -> Iterator[Line]:
    """The parts of a line between which level words stand."""
    turn = rotation(degrees)
    for x0, x1 in line.gaps:
        (left, y), (right, _) = (moved(x, line.y, turn) for x in (x0, x1))
        if any(left < run.x0 < right and abs(run.y - y) < _SAME_ROW * line.size for run in runs):
            before, *after = line.split((x0 + x1) / 2)
            yield before
            line = after[0] if after else line
    yield line


def _letters_over_runs(line: Line, degrees: float, runs: Sequence[Run]) -> Iterator[Box]:
    """Where letters of a line lie over runs."""
    size, turn = line.size, rotation(degrees)
    letters = zip(line.text, line.edges, strict=False)
    for x, y in (moved(edge, line.y, turn) for letter, edge in letters if letter != " "):
        middle = x + size / 4
        for run in runs:
            if abs(run.y - y) < _OVERLAID * size and run.x0 < middle < run.x1:
                yield Box(x - size / 2, run.y - size / 2, x + size, run.y + size)


def _words_on_baseline(line: Line, degrees: float, runs: Sequence[Run]) -> list[Run]:
    """The words of a line on the baseline where they have most room, of a row that they fill if there is one."""
    turn = rotation(degrees)
    edges = tuple(moved(x, line.y, turn)[0] for x in line.edges)
    low, high = sorted(moved(x, line.y, turn)[1] for x in (line.x0, line.x1))
    reach = _OVERLAP * line.size
    beside = {run.y for run in runs if run.x0 < edges[-1] - reach and run.x1 > edges[0] + reach}
    place = _widest_height(low, high, sorted(beside))
    near = _SAME_ROW * line.size
    rows = {run.y for run in runs if abs(run.y - place) < near}
    free = [y for y in rows if not any(abs(y - other) < near for other in beside)]
    place = min(free, key=lambda y: (abs(y - place), y), default=place)
    return list(_words(line, edges, place))


def _widest_height(low: float, high: float, beside: Sequence[float]) -> float:
    """The height between two that is the furthest from some others, their middle if there are none."""
    between = [(one + other) / 2 for one, other in pairwise(beside)]
    heights = [(low + high) / 2, low, high, *(y for y in between if low < y < high)]
    return max(heights, key=lambda y: min((abs(y - other) for other in beside), default=0.0))


def _words(line: Line, edges: Sequence[float], y: float) -> Iterator[Run]:
    start = 0
    for word in line.text.split(" "):
        end = start + len(word)
        if word:
            yield Run(word, y, line.size, line.font, tuple(edges[start : end + 1]))
        start = end + 1


def _box_of_words(words: Sequence[Run]) -> Box:
    size = words[0].size
    return Box(words[0].x0, words[0].y - size / 2, words[-1].x1, words[0].y + size)
