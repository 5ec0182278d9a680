"""Some of a page's glyphs: as runs, as places, as lines that nobody sees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pdf_oxide.pdf_oxide import TextChar

from pipeline.read.geometry import Appearance, Box
from pipeline.read.pdf.letter_runs import Glyph, Run, runs_of
from pipeline.read.pdf.text_lines import Line, lines_of

_REACH = 0.45
"""Ems from the origin of a turned letter to its middle, at most: its advance is not told."""
HIDING = (
    Appearance.UNPAINTED,
    Appearance.UNDER_PICTURE,
    Appearance.OUTSIDE,
    Appearance.TINY,
)
"""Why letters are not seen, but by a bar."""


def part_of(
    glyphs: Sequence[Glyph], chars: Sequence[TextChar], indexes: Iterable[int]
) -> list[Run]:
    """The runs of some of a page's glyphs."""
    members = sorted(indexes)
    return runs_of([glyphs[n] for n in members], [chars[n] for n in members]) if members else []


def places_of(
    glyphs: Sequence[Glyph], chars: Sequence[TextChar], indexes: Iterable[int]
) -> Iterator[Box]:
    """Where some of a page's glyphs stand: upright ones painted side by side together, turned ones about their origins."""
    members = sorted(indexes)
    for _, (x, y, _, size), angle in (glyphs[n] for n in members):
        if angle:
            reach = _REACH * size
            yield Box(x - reach, y - reach, x + reach, y + reach)
    for run in part_of(glyphs, chars, [n for n in members if not glyphs[n][2]]):
        yield Box(run.x0, run.y - 0.2 * run.size, run.x1, run.y + 0.8 * run.size)


def unseen_lines(
    glyphs: Sequence[Glyph],
    chars: Sequence[TextChar],
    hidden: Mapping[int, Appearance],
    others: Sequence[tuple[Run, Appearance]],
) -> Iterator[tuple[Line, Appearance]]:
    """The hidden glyphs of a page, and other hidden letters, as lines: one appearance by the other."""
    for appearance in HIDING:
        runs = part_of(glyphs, chars, [n for n, why in hidden.items() if why is appearance])
        runs += [run for run, why in others if why is appearance]
        yield from ((line, appearance) for line in lines_of(runs))
