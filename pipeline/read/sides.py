"""One ruling in two languages, side by side: the columns of a page, or of a table.

Read line by line or row by row, every paragraph would hold both.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from pipeline.read.trust import Distrust, Figures, refusal

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from pipeline.read.geometry import Geometry
    from pipeline.read.source import Source
    from pipeline.text import Span

_WORD = re.compile(r"\S+")
_FEWEST_LINES = 5
_FEWEST_LETTERS = 200
_MOST_CROSSING = 0.3
"""Of a page's lines: headings go over both columns."""
_LEAST_WIDTH = 0.15
"""Of a page's text, that a column takes."""
_EDGE = 1.0
"""Points by which words may reach over the edge of a column."""
_MOST_EDGES = 4
"""Of a page, that are tried: where the most words begin one below the other."""
_MOST_OWN, _LEAST_OWN = 0.01, 0.05
"""Letters that only one language has, of a text in the other and of one in it."""
_LEAST_COVERED = 0.4
"""Of the text: a table that compares two wordings of a norm is part of a ruling."""


class _Word(NamedTuple):
    line: int
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
    pages: dict[int, list[_Word]] = {}
    for n, (place, line) in enumerate(zip(geometry.places, source.lines, strict=False)):
        words = pages.setdefault(place.page, [])
        for found in _WORD.finditer(source.text, line.start, line.end):
            first, last = found.start() - line.start, found.end() - line.start
            words.append(_Word(n, place.edges[first], place.edges[last], found[0]))
    sides = [_sides(words) for words in pages.values() if words]
    left, right = ("\n".join(side[n] for side in sides) for n in (0, 1))
    return left, right


def _sides(words: Sequence[_Word]) -> tuple[str, str]:
    """What stands to the left and to the right of a page's gutter; nothing where it has none.

    Two columns whose lines stand at one height, with little white between them, are read as one line:
    the gutter is where words begin one below the other and hardly a word crosses.
    """
    most = _MOST_CROSSING * len({word.line for word in words})
    first, last = min(word.x0 for word in words), max(word.x1 for word in words)
    margin = first + _LEAST_WIDTH * (last - first)
    starts = Counter(round(word.x0) for word in words if word.x0 > margin)
    best = "", ""
    for x, count in starts.most_common(_MOST_EDGES):
        if count < _FEWEST_LINES:
            break
        crossing = {line for line, x0, x1, _ in words if x0 < x - _EDGE and x1 > x + _EDGE}
        if len(crossing) >= most:
            continue
        left = [word for word in words if word.x1 <= x + _EDGE]
        right = [word for word in words if word.x0 >= x - _EDGE]
        lines = (len({word.line for word in side} - crossing) for side in (left, right))
        if min(lines) >= _FEWEST_LINES:
            most = len(crossing)
            best = _text(left, crossing), _text(right, crossing)
    return best


def _text(words: Sequence[_Word], crossing: Collection[int]) -> str:
    """The words of a column, without those of headings that go over both."""
    return " ".join(word.text for word in words if word.line not in crossing)
