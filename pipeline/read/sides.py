"""What stands side by side: one ruling in two languages on a page or in a table; the columns of a text.

Read line by line or row by row, every paragraph would hold both.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from pipeline.read.source import Source
from pipeline.read.trust import Distrust, own_letters, refusal

_Line = tuple[str, tuple[float, ...]]
"""Its text and the edges of its characters."""
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
_MOST_IN_NAMES = 2
"""Such letters in a short text in the other language."""
_LEAST_COVERED = 0.4
"""Of the text: a table that compares two wordings of a norm is part of a ruling."""

_GAP = re.compile(r" (?<=\S ) +(?=\S)")
_FEWEST_GAPS, _LEAST_GAPS = 20, 0.5
"""Lines that go on at one place behind a gap, and their share of all: a table or a signature takes fewer."""


class OwnLetters(NamedTuple):
    """How many letters a text has, and how many of them Kazakh has and Russian has not."""

    every: int
    kazakh: int

    @classmethod
    def of(cls, text: str) -> OwnLetters:
        """Count in a text."""
        return cls(sum(map(str.isalpha, text)), sum(map(text.count, own_letters())))

    @property
    def is_long(self) -> bool:
        """Whether it is long enough to tell its language."""
        return self.every >= _FEWEST_LETTERS

    @property
    def are_many(self) -> bool:
        """Whether it is in Kazakh, if it is long enough."""
        return self.kazakh >= _LEAST_OWN * self.every

    @property
    def are_few(self) -> bool:
        """Whether it is in Russian, but for a name or two."""
        return self.kazakh <= max(_MOST_OWN * self.every, _MOST_IN_NAMES)


def refuse_two_languages(source: Source) -> None:
    """Raise UnreadableSourceError where a source holds one text in two languages, side by side."""
    where = side_by_side(source)
    if where:
        raise refusal(Distrust.SIDE_BY_SIDE, where)


def side_by_side(source: Source) -> str:
    """How many letters a source has in each of two languages, side by side; empty where it has one text."""
    whole = OwnLetters.of(source.body)
    if whole.are_few:
        return ""
    for sides in [_sides_of_gutters(source), *_columns(source)]:
        one, other = map(OwnLetters.of, sides)
        covered = one.every + other.every >= _LEAST_COVERED * whole.every
        if covered and (_are_in_two_languages(one, other) or _are_in_two_languages(other, one)):
            return f"{one.every} and {other.every} letters"
    return ""


def _are_in_two_languages(one: OwnLetters, other: OwnLetters) -> bool:
    """Whether one text is in a language with letters of its own, and the other is not."""
    return one.is_long and other.is_long and one.are_many and other.are_few


def _columns(source: Source) -> Iterator[tuple[str, str]]:
    """The texts of each two columns of each table."""
    for table in source.geometry.tables:
        width = min(map(len, table.rows), default=0)
        texts = ["\n".join(source.text[slice(*row[n])] for row in table.rows) for n in range(width)]
        yield from combinations(texts, 2)


def _sides_of_gutters(source: Source) -> tuple[str, str]:
    """What stands on the two sides of the white that runs down each page: less Kazakh, and more."""
    pages: dict[int, list[_Line]] = defaultdict(list)
    for place, line in zip(source.geometry.places, source.lines, strict=False):
        pages[place.page].append((source.text[line.start : line.end], place.edges))
    sides = [
        _sides_of_page(list(words_of(lines))) for lines in pages.values() if _may_be_mixed(lines)
    ]
    sorted_sides = [sorted(side, key=lambda text: OwnLetters.of(text).kazakh) for side in sides]
    less, more = ("\n".join(side[n] for side in sorted_sides) for n in (0, 1))
    return less, more


def _may_be_mixed(lines: Sequence[_Line]) -> bool:
    """Whether many lines of a page begin, or end, without a letter that Kazakh alone has."""
    own = re.compile(f"[{''.join(sorted(own_letters()))}]")
    ends = [max(1, round(_LEAST_WIDTH * len(text))) for text, _ in lines]
    left = sum(not own.search(text, 0, end) for (text, _), end in zip(lines, ends, strict=True))
    right = sum(
        not own.search(text, len(text) - end) for (text, _), end in zip(lines, ends, strict=True)
    )
    return max(left, right) >= _LEAST_BARE * len(lines) > 0


def words_of(lines: Iterable[_Line]) -> Iterator[_Word]:
    """The words of lines, each line given by its text and the edges of its characters."""
    for n, (text, edges) in enumerate(lines):
        start = 0
        for word in text.split(" "):
            end = start + len(word)
            yield n, edges[start], edges[end], word
            start = end + 1


def _sides_of_page(words: Sequence[_Word]) -> tuple[str, str]:
    """What stands to the left and to the right of a page's gutter; nothing where it has none."""
    gutter = gutter_of(words)
    if gutter is None:
        return "", ""
    inner = [word for word in words if word[0] not in gutter.crossing]
    left, right = ([w[3] for w in inner if (w[1] >= gutter.x) is side] for side in (False, True))
    return " ".join(left), " ".join(right)


class Gutter(NamedTuple):
    """Where the right one of two columns begins, in points, and the lines that go over both."""

    x: float
    crossing: frozenset[int]


def gutter_of(words: Sequence[_Word]) -> Gutter | None:
    """Where two columns are parted: words begin one below the other there, and hardly a word crosses.

    Two columns whose lines stand at one height, with little white between them, are read as one line.
    """
    if not words:
        return None
    lines, lefts, rights, _ = zip(*words, strict=True)
    most = _MOST_CROSSING * len(set(lines))
    margin = min(lefts) + _LEAST_WIDTH * (max(rights) - min(lefts))
    starts = Counter(round(left) for left in lefts if left > margin)
    best = None
    for place, count in starts.most_common(_MOST_EDGES):
        if count < _FEWEST_LINES:
            break
        x = place - _EDGE
        crossing = {line for line, x0, x1, _ in words if x0 < x and x1 > place + _EDGE}
        reach = [{line for line, x0, *_ in words if (x0 >= x) is side} for side in (False, True)]
        if len(crossing) < most and min(len(side - crossing) for side in reach) >= _FEWEST_LINES:
            most, best = len(crossing), Gutter(x, frozenset(crossing))
    return best


def in_one_column(source: Source) -> Source:
    """A text as it is. Raises UnreadableSourceError where its lines run over two columns, as `pdftotext -layout` has them."""
    lines = [line.expandtabs() for line in source.text.splitlines() if line.strip()]
    starts = Counter(
        gap.end() for line in lines for gap in _GAP.finditer(line) if _parts_words(gap)
    )
    at, many = starts.most_common(1)[0] if starts else (0, 0)
    if many >= max(_FEWEST_GAPS, _LEAST_GAPS * len(lines)):
        raise refusal(Distrust.COLUMNS, f"{many} of {len(lines)} lines go on at character {at + 1}")
    return source


def _parts_words(gap: re.Match[str]) -> bool:
    """Whether words stand on both sides, and not the numbers of lines on one."""
    before, behind = gap.string[: gap.start()], gap.string[gap.end() :]
    return any(map(str.isalpha, before)) and any(map(str.isalpha, behind))
