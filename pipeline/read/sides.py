"""One ruling in two languages, side by side: the columns of a page, or of a table.

Read line by line or row by row, every paragraph would hold both.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from pipeline.read.trust import Distrust, Figures, refusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pipeline.read.geometry import Geometry
    from pipeline.read.source import Source
    from pipeline.text import Span

_FEWEST_LINES = 5
_FEWEST_LETTERS = 200
_MOST_CROSSING = 0.3
"""Of a page's lines: headings go over both columns."""
_MOST_OWN, _LEAST_OWN = 0.01, 0.05
"""Letters that only one language has, of a text in the other and of one in it."""
_LEAST_COVERED = 0.4
"""Of the text: a table that compares two wordings of a norm is part of a ruling."""


class _Line(NamedTuple):
    x0: float
    x1: float
    text: str


def refuse_two_languages(source: Source) -> None:
    """Raise UnreadableSourceError where a source holds one text in two languages, side by side."""
    whole = Figures.of(source.body)
    share = whole.kazakh_letters / max(whole.letters, 1)
    geometry = source.geometry
    if geometry is None or not share > _MOST_OWN:
        return
    for left, right in [_beside(source, geometry), *_columns(source, geometry)]:
        one, other = Figures.of(left), Figures.of(right)
        covered = one.letters + other.letters >= _LEAST_COVERED * whole.letters
        if covered and (_differ(one, other) or _differ(other, one)):
            raise refusal(Distrust.SIDE_BY_SIDE, f"{one.letters} and {other.letters} letters")


def _differ(one: Figures, other: Figures) -> bool:
    """Whether one text is in a language with letters of its own, and the other is not."""
    return (
        min(one.letters, other.letters) >= _FEWEST_LETTERS
        and one.kazakh_letters >= _LEAST_OWN * one.letters
        and other.kazakh_letters <= _MOST_OWN * other.letters
    )


def _columns(source: Source, geometry: Geometry) -> Iterator[tuple[str, str]]:
    """The texts of each two columns of each table."""
    for table in geometry.tables:
        width = min(map(len, table.rows), default=0)
        texts = [_joined(source, (row[n] for row in table.rows)) for n in range(width)]
        yield from combinations(texts, 2)


def _joined(source: Source, spans: Iterable[Span]) -> str:
    return "\n".join(source.text[span.start : span.end] for span in spans)


def _beside(source: Source, geometry: Geometry) -> tuple[str, str]:
    """What stands to the left and to the right of the white that runs down the pages."""
    pages: dict[int, list[_Line]] = {}
    for place, line in zip(geometry.places, source.lines, strict=False):
        text = source.text[line.start : line.end]
        pages.setdefault(place.page, []).append(_Line(place.box.x0, place.box.x1, text))
    sides = [_sides(lines) for lines in pages.values()]
    left, right = ("\n".join(side[n] for side in sides) for n in (0, 1))
    return left, right


def _sides(lines: Sequence[_Line]) -> tuple[str, str]:
    """What stands to the left and to the right of a page's gutter; nothing where it has none."""
    best, fewest = None, _MOST_CROSSING * len(lines)
    for x in sorted({line.x0 for line in lines}):
        left = [line for line in lines if line.x1 < x]
        right = [line for line in lines if line.x0 >= x]
        crossing = len(lines) - len(left) - len(right)
        if min(len(left), len(right)) >= _FEWEST_LINES and crossing < fewest:
            best, fewest = (left, right), crossing
    if best is None:
        return "", ""
    left, right = best
    return "\n".join(line.text for line in left), "\n".join(line.text for line in right)
