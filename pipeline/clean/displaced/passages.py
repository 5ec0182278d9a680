"""Passages: damaged lines that follow each other, with the whole lines around them."""

from __future__ import annotations

from dataclasses import replace
from math import inf
from typing import TYPE_CHECKING

from pipeline.clean.displaced import weights as w
from pipeline.clean.displaced.decode import (
    MOST_KEPT,
    Choice,
    Seams,
    at_paragraph_end,
    choose,
    is_divided,
)
from pipeline.clean.displaced.search import Reading, is_readable, readings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.clean.displaced.knowledge import Knowledge
    from pipeline.clean.displaced.lines import Line
    from pipeline.clean.displaced.sites import Site


def choices_of(
    lines: Sequence[Line], sites: Sequence[list[Site]], known: Knowledge, most: float = inf
) -> dict[int, Choice]:
    """Read the damaged lines, those of a passage together; the choices by the line's index.

    No further passage is begun when `most` lines have been read.
    """
    found: dict[int, Choice] = {}
    seams = Seams(known)
    for passage in _passages(lines, sites):
        if len(found) >= most:
            break
        columns = [_column(lines[index], sites[index], known) for index in passage]
        _judge_ends(lines, passage, columns, seams)
        joints = [
            _joint(columns[n], columns[n + 1], seams, joined=_continues(lines, index))
            for n, index in enumerate(passage[:-1])
        ]
        found.update(zip(passage, choose(columns, joints), strict=True))
    return {index: _placed(lines, index, found, seams) for index in found}


def _placed(lines: Sequence[Line], index: int, found: dict[int, Choice], seams: Seams) -> Choice:
    """Add to a choice what stands before the line."""
    choice = found[index]
    if not index or not _continues(lines, index - 1):
        return choice
    last = found.get(index - 1)
    words = last.reading.words if last else lines[index - 1].text.split()
    return replace(choice, before=words[-1], seam=seams.between(words, choice.reading.words))


def _passages(lines: Sequence[Line], sites: Sequence[list[Site]]) -> Iterator[range]:
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and sites[end] and is_readable(lines[end], sites[end]):
            end += 1
        if end > start:
            yield range(start, end)
        start = end + 1


def _column(line: Line, sites: list[Site], known: Knowledge) -> list[Reading]:
    found = readings(line, sites, known)
    kept = found[:MOST_KEPT]
    return (
        kept if any(r.cut is None for r in kept) else [*kept, *(r for r in found if r.cut is None)]
    )


def _judge_ends(
    lines: Sequence[Line], passage: range, columns: list[list[Reading]], seams: Seams
) -> None:
    """Add what the whole lines before and after a passage say of its first and last line."""
    first, last = passage[0], passage[-1]
    if first and _continues(lines, first - 1):
        before = lines[first - 1].text.split()
        columns[0] = [r.worth(seams.between(before, r.words)) for r in columns[0]]
    if last + 1 < len(lines) and _continues(lines, last):
        after = lines[last + 1].text.split()
        columns[-1] = [r.worth(seams.between(r.words, after)) for r in columns[-1]]
    else:
        columns[-1] = [r.worth(at_paragraph_end(r.words)) for r in columns[-1]]


def _joint(
    column: list[Reading], following: list[Reading], seams: Seams, *, joined: bool
) -> list[list[float]]:
    if not joined:
        return [[at_paragraph_end(one.words)] * len(following) for one in column]
    return [
        [seams.between(one.words, other.words) + _torn(one, other) for other in following]
        for one in column
    ]


def _torn(one: Reading, other: Reading) -> float:
    """Judge a link that the line end divides: both halves were moved or in place, or none."""
    moved = bool(other.filled) and other.filled[0].site.start == 0
    if is_divided(one.words, other.words):
        return 0.0 if one.in_place is moved else w.BROKEN
    return w.WRAPPED if one.in_place and one.lost and moved else 0.0


def _continues(lines: Sequence[Line], index: int) -> bool:
    """Tell whether the next line may go on with the paragraph."""
    line, following = lines[index], lines[index + 1]
    if following.indented:
        return False
    return not following.empty_before or following.opens_with_gap or line.opens_with_gap
