"""Passages: damaged lines that follow each other, with the whole lines around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.clean.displaced.decode import MOST_KEPT, Choice, Seams, at_paragraph_end, choose
from pipeline.clean.displaced.search import LONGEST, MOST_SITES, Reading, readings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.clean.displaced.lines import Line
    from pipeline.clean.displaced.search import Knowledge
    from pipeline.clean.displaced.sites import Site


def choices_of(
    lines: Sequence[Line], sites: Sequence[list[Site]], known: Knowledge
) -> dict[int, Choice]:
    """Read the damaged lines, those of a passage together; the choices by the line's index."""
    found: dict[int, Choice] = {}
    seams = Seams(known)
    for passage in _passages(lines, sites):
        columns = [_column(lines[index], sites[index], known) for index in passage]
        _judge_ends(lines, passage, columns, seams)
        joints = [
            _joint(columns[n], columns[n + 1], seams, joined=_continues(lines, index))
            for n, index in enumerate(passage[:-1])
        ]
        found.update(zip(passage, choose(columns, joints), strict=True))
    return found


def _passages(lines: Sequence[Line], sites: Sequence[list[Site]]) -> Iterator[range]:
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and _is_read(lines[end], sites[end]):
            end += 1
        if end > start:
            yield range(start, end)
        start = end + 1


def _is_read(line: Line, sites: list[Site]) -> bool:
    return bool(sites) and len(sites) <= MOST_SITES and len(line.text) <= LONGEST


def _column(line: Line, sites: list[Site], known: Knowledge) -> list[Reading]:
    found = readings(line, sites, known)
    kept = found[:MOST_KEPT]
    return kept if any(r.cut is None for r in kept) else [*kept, *(r for r in found if r.cut is None)]


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
    return [[seams.between(one.words, other.words) for other in following] for one in column]


def _continues(lines: Sequence[Line], index: int) -> bool:
    """Tell whether the next line may go on with the paragraph."""
    line, following = lines[index], lines[index + 1]
    if following.indented:
        return False
    return not following.empty_before or following.opens_with_gap or line.opens_with_gap
