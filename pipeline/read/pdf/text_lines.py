"""Runs → lines: sorted by baseline, then from left to right; raised digits become an index."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from math import inf
from operator import attrgetter
from statistics import median
from typing import TypeVar

from pipeline.read.geometry import Box
from pipeline.read.pdf.fractions import with_small_fractions
from pipeline.read.pdf.initials import Initial, in_their_lines, initials_of
from pipeline.read.pdf.letter_runs import Run, left_edge
from pipeline.words.indexes import TO_LOWERED, TO_RAISED

_FRACTION = re.compile("([⁰¹²³⁴-⁹]+)/([₀-₉]+)")
_Kind = TypeVar("_Kind", float, str)
# In ems of the line.
_SAME_BASELINE, _SAME_BASELINE_IN_OTHER_SIZE = 0.12, 0.03
_HIGHEST_INDEX, _DEEPEST_INDEX = 0.75, -0.5
_INDEX_SIZE = 0.93
_INDEX_APART, _NUMBER_APART = 0.6, 1.0
"""Ems from an index to its line; a number may stand below the middle of one that is longer."""
_LONGEST_INDEX, _LONGEST_NUMBER = 8, 3
_LEAST_RAISED, _TOUCHES = 0.15, 0.12
"""Of an index as large as its line: how far it stands off it, and from the word before."""
_OVER = 0.3
_SHIFTED = 0.45
"""By which whole words may be raised or lowered in their line."""
_BLANK = 0.15
"""The least gap between words: a quarter em is usual, justified text may shrink it."""
_SEGMENT = 0.75
"""A gap that may divide columns or the cells of a row."""
_FEWEST_SPACED, _MOST_SPACED = 4, 1.5
"""Letters of a word set apart, and ems between them: those of a row of cells are further apart."""
_FEWEST_TRACKED, _MOST_TOGETHER, _MOST_TRACKED = 8, 1.5, 0.35
"""Runs of a line set apart, letters of a run at most, ems between them: cells of a row are further apart."""
_STOPS = ".,:;!"
_SPACED_ALIKE = 0.08
_DESCENT, _ASCENT = 0.22, 0.78
_OVERLAP = 0.05
_SMALLEST = 0.1
"""Points: type of no size, or turned about by a size below nothing, still takes a place."""
_PAINTED_AGAIN = 0.5
"""Of its own width: a letter that stands again nearer than that is the same one."""


@dataclass(frozen=True)
class Line:
    """Words on one baseline. `edges` are those of the characters of `text`, blanks included."""

    text: str
    y: float
    size: float
    edges: tuple[float, ...]
    font: str
    """That of most letters: another one may stand in for letters that it lacks."""
    gaps: tuple[tuple[float, float], ...] = ()
    """The wide gaps in it, from left to right: where one starts, where it ends."""
    largest: float = 0.0
    """The size of its largest letters."""
    initials: tuple[float, ...] = ()
    """The left edges of the initials that its parts stand beside, or start with."""

    @cached_property
    def x0(self) -> float:
        """The left edge, that of an initial that it stands beside included."""
        return min(self.edges[0], *self.initials) if self.initials else self.edges[0]

    @cached_property
    def x1(self) -> float:
        """The right edge."""
        # A last letter of no advance, or of one below nothing, ends where it starts.
        return max(self.edges[-1], self.edges[-2])

    @cached_property
    def box(self) -> Box:
        """The rectangle, as high as its letters may be, to a tenth of a point."""
        bottom, top = self.y - _DESCENT * self.size, self.y + _ASCENT * self.size
        return Box(round(self.x0, 1), round(bottom, 1), round(self.x1, 1), round(top, 1))

    def runs_over(self, x: float) -> bool:
        """Whether its words stand on both sides of `x`, with no wide gap there."""
        return self.x0 < x < self.x1 and not any(x0 < x < x1 for x0, x1 in self.gaps)

    def split(self, x: float) -> tuple[Line, ...]:
        """The parts to the left and to the right of `x`; the whole where no letter begins behind it."""
        at = next((n for n, edge in enumerate(self.edges[:-1]) if edge >= x), 0)
        if not at:
            return (self,)
        left = self.text[:at].rstrip() or self.text[:at]
        return self._part_of_line(0, len(left), -inf, x), self._part_of_line(
            at, len(self.text), x, inf
        )

    def _part_of_line(self, start: int, end: int, low: float, high: float) -> Line:
        """Some of its characters, with what stands between two places."""
        return Line(
            self.text[start:end],
            self.y,
            self.size,
            self.edges[start : end + 1],
            self.font,
            tuple([gap for gap in self.gaps if low < gap[0] and gap[1] < high]),
            self.largest,
            tuple([left for left in self.initials if low <= left < high]),
        )


def lines_of(runs: Iterable[Run]) -> list[Line]:
    """The lines of a page, from its top."""
    every = list(runs)
    initials = initials_of(every)
    every = list(in_their_lines(every, initials))
    rows = _rows(sorted(every, key=lambda run: (-run.y, run.edges[0])))
    lines = [_line(row) for row in _with_indexes(rows)]
    return [_line_with_initials(line, initials) for line in lines] if initials else lines


def _line_with_initials(line: Line, initials: Iterable[Initial]) -> Line:
    """A line, and the initials that it stands beside or starts with."""
    return replace(line, initials=tuple(one.run.x0 for one in initials if one.is_beside(line.y)))


def _rows(runs: list[Run]) -> list[list[Run]]:
    """Put together what stands on one baseline."""
    rows: list[list[Run]] = []
    for run in runs:
        # Measured from the first run of a row, lest small steps make one row of several.
        first = rows[-1][0] if rows else None
        if first and (first.y == run.y or abs(first.y - run.y) <= _baseline_slack(first, run)):
            rows[-1].append(run)
        else:
            rows.append([run])
    return rows


def _baseline_slack(one: Run, other: Run) -> float:
    """How far apart two baselines may be and be one; not at all for an index."""
    small, large = sorted((one.size, other.size))
    return (_SAME_BASELINE if small > _INDEX_SIZE * large else _SAME_BASELINE_IN_OTHER_SIZE) * small


def _with_indexes(rows: list[list[Run]]) -> list[list[Run]]:
    """Move raised and lowered indexes and words to the line that they belong to."""
    small = _INDEX_SIZE * max((run.size for row in rows for run in row), default=0.0)
    close = any(one[0].y - other[0].y < _SHIFTED * one[0].size for one, other in pairwise(rows))
    kept, indexed = [list(row) for row in rows], set[int]()
    for number, row in enumerate(rows):
        above, below = range(max(0, number - 3), number), range(number + 1, number + 4)
        near = [*reversed(above), *below[: len(rows) - number - 1]]
        shifted = next((n for n in near if _is_shifted(row, rows[n])), None) if close else None
        for run in row:
            # In type of the largest size only a number can be an index.
            may_be = run.size < small or run.text.isdecimal()
            home = next((n for n in near if _is_index(run, rows[n])), None) if may_be else None
            place = shifted if home is None else home
            if place is not None:
                kept[number].remove(run)
                y = rows[place][0].y
                kept[place].append(
                    run._replace(y=y) if home is None else _raised_or_lowered(run, y)
                )
                indexed.add(place)
    return [with_small_fractions(row) if n in indexed else row for n, row in enumerate(kept) if row]


def _is_shifted(row: list[Run], other: list[Run]) -> bool:
    """Whether the words of a row stand in gaps of a longer one, a little above or below its line."""
    apart = abs(row[0].y - other[0].y)
    if len(row) >= len(other) or not 0 < apart < _SHIFTED * min(row[0].size, other[0].size):
        return False
    return all(_run_fits_row(run, other) for run in row)


def _run_fits_row(run: Run, row: list[Run]) -> bool:
    """Whether a run stands between runs of a row, right beside one of them."""
    gaps = [max(base.x0 - run.x1, run.x0 - base.x1) for base in row]
    return -_OVERLAP * run.size < min(gaps) < run.size


def _is_number(run: Run) -> bool:
    return len(run.text) <= _LONGEST_NUMBER and run.text.isdecimal()


def _is_index(run: Run, row: list[Run]) -> bool:
    """Whether a short run stands beside a run of a row, above or below its line, and over none.

    It is in smaller type, or else a number right behind a word.
    """
    if len(run.text) > _LONGEST_INDEX or not any(_is_index_of(run, base) for base in row):
        return False
    return not any(_lies_over(run, base) for base in row)


def _is_index_of(run: Run, base: Run) -> bool:
    if not _DEEPEST_INDEX * base.size < run.y - base.y < _HIGHEST_INDEX * base.size:
        return False
    if run.size < _INDEX_SIZE * base.size:
        apart = _NUMBER_APART if _is_number(run) else _INDEX_APART
        return max(run.x0, base.x0) - min(run.x1, base.x1) < apart * base.size
    is_raised = abs(run.y - base.y) > _LEAST_RAISED * base.size
    return is_raised and _is_number(run) and abs(run.x0 - base.x1) < _TOUCHES * base.size


def _lies_over(run: Run, base: Run) -> bool:
    """Whether a run stands above or below letters, as words do that are put in between two lines."""
    return min(run.x1, base.x1) - max(run.x0, base.x0) > _OVER * base.size


def _raised_or_lowered(run: Run, y: float) -> Run:
    digits = TO_RAISED if run.y > y else TO_LOWERED
    return run._replace(text=run.text.translate(digits), y=y)


def _line(row: list[Run]) -> Line:
    runs = sorted(row, key=left_edge)
    gaps = _gaps(runs)
    if min(gaps, default=0.0) < 0 and any(
        gap < -_OVERLAP * run.size for run, gap in zip(runs, gaps, strict=False)
    ):
        runs = _painted_once(runs)
        gaps = _gaps(runs)
    size = max(_usual_kind(runs, attrgetter("size")), _SMALLEST)
    text, edges = list[str](), list[float]()
    for run, blank in zip(runs, [*_gaps_with_blanks(runs, gaps, size), False], strict=True):
        text.append(run.text + " " if blank else run.text)
        edges += run.edges if blank else run.edges[:-1]
    edges.append(runs[-1].edges[-1])
    wide = tuple(
        (runs[n].x1, runs[n + 1].x0) for n, gap in enumerate(gaps) if gap > _SEGMENT * size
    )
    largest = max(run.size for run in runs)
    font = _usual_kind(runs, attrgetter("font"))
    return Line(
        _FRACTION.sub(r"\1⁄\2", "".join(text)), runs[0].y, size, tuple(edges), font, wide, largest
    )


def _gaps(runs: list[Run]) -> list[float]:
    return [right.edges[0] - left.edges[-1] for left, right in pairwise(runs)]


def _usual_kind(runs: Sequence[Run], kind: Callable[[Run], _Kind]) -> _Kind:
    """The kind of most characters, such as their size or their font."""
    kinds = list(map(kind, runs))
    if kinds.count(kinds[0]) == len(kinds):
        return kinds[0]
    letters: dict[_Kind, int] = defaultdict(int)
    for one, run in zip(kinds, runs, strict=True):
        letters[one] += len(run.text)
    return max(letters, key=letters.__getitem__)


def _painted_once(runs: list[Run]) -> list[Run]:
    """Leave out what is painted again within half its width, to look bold."""
    kept = [[False] * len(run.text) for run in runs]
    until: dict[str, float] = {}
    letters = (
        (run.edges[n], number, n) for number, run in enumerate(runs) for n in range(len(run.text))
    )
    for x, number, n in sorted(letters):
        run = runs[number]
        if x >= until.get(run.text[n], x):
            kept[number][n] = True
            until[run.text[n]] = x + _PAINTED_AGAIN * (run.edges[n + 1] - x)
    pieces = (piece for run, own in zip(runs, kept, strict=True) for piece in run.pieces(own))
    return sorted(pieces, key=left_edge)


def _gaps_with_blanks(runs: list[Run], gaps: list[float], size: float) -> list[bool]:
    """Between which runs a blank stands; between letters set apart the gap must be wider."""
    least = _BLANK * size
    if _is_tracked(runs, gaps, size):
        least += median(gaps)
        return [gap > least for gap in gaps]
    blanks = [gap > least for gap in gaps]
    if sum(len(run.text) == 1 for run in runs) < _FEWEST_SPACED:
        return blanks
    for start, end in _letter_spaced_ranges(runs, gaps, size):
        least = median(gaps[start:end]) + _BLANK * size
        blanks[start:end] = [gap > least for gap in gaps[start:end]]
    return blanks


def _is_tracked(runs: list[Run], gaps: list[float], size: float) -> bool:
    """Whether the letters of a whole line are set apart, however a pair of them is kerned."""
    letters = sum(len(run.text) for run in runs)
    return (
        len(runs) >= _FEWEST_TRACKED
        and letters < _MOST_TOGETHER * len(runs)
        and 2 * sum(run.text.isalpha() for run in runs) > len(runs)
        and median(gaps) < _MOST_TRACKED * size
    )


def _letter_spaced_ranges(
    runs: list[Run], gaps: list[float], size: float
) -> Iterator[tuple[int, int]]:
    """The ranges of gaps that divide single letters set apart."""
    single = [len(run.text) == 1 and run.text.isalpha() for run in runs]
    start = 0
    while start < len(runs):
        end = start
        while end < len(runs) and single[end]:
            end += 1
        end += start < end < len(runs) and len(runs[end].text.rstrip(_STOPS)) <= 1
        inner = gaps[start : max(start, end - 1)]
        usual = median(inner) if inner else 0.0
        alike = sum(abs(gap - usual) < _SPACED_ALIKE * size for gap in inner)
        is_one = _BLANK * size < usual < _MOST_SPACED * size and 2 * alike > len(inner)
        if end - start >= _FEWEST_SPACED and is_one:
            yield start, end - 1
        start = max(end, start + 1)
