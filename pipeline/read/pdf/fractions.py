"""Fractions: a number over another is read as one run of the line that it stands in."""

from collections.abc import Iterable

from pipeline.read.geometry import Box
from pipeline.read.pdf.letter_runs import Run
from pipeline.words.indexes import FRACTION, LOWERED, RAISED, TO_LOWERED, TO_RAISED

_RAISED, _LOWERED = frozenset(RAISED.values()), frozenset(LOWERED.values())
_LONGEST = 4
"""Digits of a number in type as large as the text's."""
_ABOVE, _BELOW, _ASIDE = (0.0, 0.6), (-1.2, -0.5), 0.3
"""Ems from a bar to the baselines of the numbers over and below it, and by which it is longer than the wider one, or shorter."""
_AXIS, _OFF_AXIS = 0.25, 0.2
"""Ems from the baseline of a line to the bars of its fractions, and by which these are off."""
_TOUCHES = 0.12
"""Ems from an index to the letter that it belongs to."""


def with_small_fractions(row: list[Run]) -> list[Run]:
    """The runs of a row, raised digits over lowered ones as a fraction; right behind a letter they are two indexes."""
    raised, lowered = ([run for run in row if set(run.text) <= own] for own in (_RAISED, _LOWERED))
    for over in raised:
        for below in lowered:
            left = min(over.x0, below.x0)
            is_apart = not any(
                run.text[-1].isalpha() and abs(left - run.x1) < _TOUCHES * run.size for run in row
            )
            if over.x0 < below.x1 and below.x0 < over.x1 and is_apart:
                rest = [run for run in row if run not in (over, below)]
                return with_small_fractions([*rest, _fraction_of(over, below, over.y)])
    return row


def with_large_fractions(runs: list[Run], lines: Iterable[Box]) -> list[Run]:
    """The runs of a page, numbers as large as the text over and below one of its painted lines as fractions.

    Words stand in line with a fraction; with the first of two underlined numbers they do not.
    """
    numbers = [run for run in runs if len(run.text) <= _LONGEST and run.text.isdecimal()]
    for bar in lines if len(numbers) > 1 else ():
        over, below = (_number_at_bar(bar, numbers, *reach) for reach in (_ABOVE, _BELOW))
        if over and below and over.size == below.size and _is_as_wide(bar, over, below):
            y = bar.y0 - _AXIS * over.size
            rest = [run for run in runs if run is not over and run is not below]
            if any(abs(run.y - y) < _OFF_AXIS * over.size for run in rest):
                runs = [*rest, _fraction_of(over, below, y)]
    return runs


def _number_at_bar(bar: Box, numbers: Iterable[Run], low: float, high: float) -> Run | None:
    """The number over the middle of a bar, or below it."""
    for run in numbers:
        aside = abs(run.x0 + run.x1 - bar.x0 - bar.x1) / 2
        if low * run.size < run.y - bar.y0 < high * run.size and aside < _ASIDE * run.size:
            return run
    return None


def _is_as_wide(bar: Box, *numbers: Run) -> bool:
    """Whether a bar is as wide as the wider of two numbers: the rule between rows of a table is as wide as a cell."""
    wide = max(run.x1 - run.x0 for run in numbers)
    return abs(bar.x1 - bar.x0 - wide) < 2 * _ASIDE * numbers[0].size


def _fraction_of(over: Run, below: Run, y: float) -> Run:
    left, right = min(over.x0, below.x0), max(over.x1, below.x1)
    text = f"{over.text.translate(TO_RAISED)}{FRACTION}{below.text.translate(TO_LOWERED)}"
    edges = tuple(left + n * (right - left) / len(text) for n in range(len(text) + 1))
    return over._replace(text=text, edges=edges, y=y)
