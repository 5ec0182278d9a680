"""One ruling in two languages, side by side: the columns of a page, or of a table.

Read line by line or row by row, every paragraph would hold both.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from pipeline.read.trust import Distrust, own_letters, refusal

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from pipeline.read.geometry import Geometry
    from pipeline.read.source import Source
    from pipeline.text import Span

    _Word = tuple[int, float, float, str]
    """A word by the number of its line, its left and its right edge."""

_FEWEST_LINES = 5
_FEWEST_LETTERS = 200
_MOST_CROSSING = 0.3
"""Of a page's lines: headings go over both columns."""
_LEAST_WIDTH = 0.15
"""Of a page's text, that a column takes."""
_LEAST_BARE = 0.4
"""Of a page's lines: three times as many as in Kazakh alone, and fewer than where columns stand apart."""
_EDGE = 1.0
"""Points by which words may reach over the edge of a column."""
_MOST_EDGES = 4
"""Of a page, that are tried: where the most words begin one below the other."""
_MOST_OWN, _LEAST_OWN = 0.01, 0.05
"""Letters that only one language has, of a text in the other and of one in it."""
_LEAST_COVERED = 0.4
"""Of the text: a table that compares two wordings of a norm is part of a ruling."""


class _Letters(NamedTuple):
    """How many letters a text has, and how many of them Kazakh has and Russian has not."""

    every: int
    kazakh: int

    @classmethod
    def of(cls, text: str) -> _Letters:
        return cls(sum(map(str.isalpha, text)), sum(map(text.count, own_letters())))


def refuse_two_languages(source: Source) -> None:
    """Raise UnreadableSourceError where a source holds one text in two languages, side by side."""
    whole, geometry = _Letters.of(source.body), source.geometry
    if geometry is None or not whole.kazakh > _MOST_OWN * whole.every:
        return
    for left, right in [_beside(source, geometry), *_columns(source, geometry)]:
        one, other = _Letters.of(left), _Letters.of(right)
        covered = one.every + other.every >= _LEAST_COVERED * whole.every
        if covered and (_differ(one, other) or _differ(other, one)):
            raise refusal(Distrust.SIDE_BY_SIDE, f"{one.every} and {other.every} letters")


def _differ(one: _Letters, other: _Letters) -> bool:
    """Whether one text is in a language with letters of its own, and the other is not."""
    return (
        min(one.every, other.every) >= _FEWEST_LETTERS
        and one.kazakh >= _LEAST_OWN * one.every
        and other.kazakh <= _MOST_OWN * other.every
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
    pages: dict[int, list[tuple[str, tuple[float, ...]]]] = defaultdict(list)
    for place, line in zip(geometry.places, source.lines, strict=False):
        pages[place.page].append((source.text[line.start : line.end], place.edges))
    sides = [_sides(list(_words(lines))) for lines in pages.values() if _may_be_mixed(lines)]
    left, right = ("\n".join(side[n] for side in sides) for n in (0, 1))
    return left, right


def _may_be_mixed(lines: Sequence[tuple[str, tuple[float, ...]]]) -> bool:
    """Whether many lines of a page begin, or end, without a letter that Kazakh alone has."""
    own = re.compile(f"[{''.join(sorted(own_letters()))}]")
    ends = [max(1, round(_LEAST_WIDTH * len(text))) for text, _ in lines]
    left = sum(not own.search(text, 0, end) for (text, _), end in zip(lines, ends, strict=True))
    right = sum(
        not own.search(text, len(text) - end) for (text, _), end in zip(lines, ends, strict=True)
    )
    return max(left, right) >= _LEAST_BARE * len(lines) > 0


def _words(lines: Sequence[tuple[str, tuple[float, ...]]]) -> Iterator[_Word]:
    for n, (text, edges) in enumerate(lines):
        start = 0
        for word in text.split(" "):
            end = start + len(word)
            yield n, edges[start], edges[end], word
            start = end + 1


def _sides(words: Sequence[_Word]) -> tuple[str, str]:
    """What stands to the left and to the right of a page's gutter; nothing where it has none.

    Two columns whose lines stand at one height, with little white between them, are read as one line:
    the gutter is where words begin one below the other and hardly a word crosses.
    """
    lines, lefts, rights, _ = zip(*words, strict=True)
    most = _MOST_CROSSING * len(set(lines))
    margin = min(lefts) + _LEAST_WIDTH * (max(rights) - min(lefts))
    starts = Counter(round(left) for left in lefts if left > margin)
    best = "", ""
    for x, count in starts.most_common(_MOST_EDGES):
        if count < _FEWEST_LINES:
            break
        crossing = {line for line, x0, x1, _ in words if x0 < x - _EDGE and x1 > x + _EDGE}
        if len(crossing) >= most:
            continue
        left = [word for word in words if word[2] <= x + _EDGE]
        right = [word for word in words if word[1] >= x - _EDGE]
        reach = (len({line for line, *_ in side} - crossing) for side in (left, right))
        if min(reach) >= _FEWEST_LINES:
            most = len(crossing)
            best = _text(left, crossing), _text(right, crossing)
    return best


def _text(words: Sequence[_Word], crossing: Collection[int]) -> str:
    """The words of a column, without those of headings that go over both."""
    return " ".join(text for line, _, _, text in words if line not in crossing)
