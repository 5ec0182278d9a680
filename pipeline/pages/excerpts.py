"""Places in the source, with the lines around them: what a reviewer looks at first.

The source itself need not be at hand, since the ruling holds all of its characters.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from pipeline.model import Extent

_MOST_LINES: Final = 5


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Lines of the source, from the number `line` on, in pieces: words, and whether they are meant."""

    line: int
    pieces: tuple[tuple[str, bool], ...]


@dataclass(frozen=True)
class SourceText:
    """The text of a source, found by offset and by line."""

    text: str

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(found.end() for found in re.finditer("\n", self.text))]

    def excerpt(self, extents: Sequence[Extent]) -> Excerpt | None:
        """The lines in which some stretches of the source stand; the first of them where they are many."""
        if not extents:
            return None
        first = self._line_at(min(extent.start for extent in extents))
        # The last character, since an end right behind a line end is already on the next line.
        last = min(self._line_at(max(e.end - 1 for e in extents)), first + _MOST_LINES - 1)
        start, end = self._starts[first], self._end_of_line(last)
        return Excerpt(first + 1, tuple(self._pieces(start, end, sorted(extents))))

    def lines(self, extent: Extent) -> Iterator[Extent]:
        """The whole lines that a stretch touches, without the blanks around them; no empty ones."""
        last = self._line_at(max(extent.end - 1, extent.start))
        for index in range(self._line_at(extent.start), last + 1):
            found = self._without_blanks(self._starts[index], self._end_of_line(index))
            if found.start < found.end:
                yield found

    def lines_around(self, extent: Extent) -> tuple[Extent, Extent]:
        """The line before a stretch that parts two, up to it, and the next line with text behind it."""
        before = len(self.text[: extent.start].rstrip())
        after = len(self.text) - len(self.text[extent.end :].lstrip())
        return (
            self._without_blanks(self._starts[self._line_at(max(before - 1, 0))], before),
            self._without_blanks(after, self._end_of_line(self._line_at(after))),
        )

    def _without_blanks(self, start: int, end: int) -> Extent:
        """A stretch without the blanks at its ends."""
        words = self.text[start:end]
        left = len(words) - len(words.lstrip())
        return Extent(start + left, start + max(left, len(words.rstrip())))

    def _line_at(self, offset: int) -> int:
        return bisect_right(self._starts, offset) - 1

    def _end_of_line(self, line: int) -> int:
        """Where a line ends, its line end left out."""
        return self._starts[line + 1] - 1 if line + 1 < len(self._starts) else len(self.text)

    def _pieces(
        self, start: int, end: int, extents: Sequence[Extent]
    ) -> Iterator[tuple[str, bool]]:
        at = start
        for extent in extents:
            # Stretches may overlap, and no character may be shown twice.
            left, right = max(extent.start, at), min(extent.end, end)
            if left < right:
                yield self.text[at:left], False
                yield self.text[left:right], True
                at = right
        yield self.text[at:end], False
