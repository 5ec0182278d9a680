"""What the layout of a source told, in places of a text in the making."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pipeline.codes import Rule
from pipeline.job import Job
from pipeline.read import Source
from pipeline.text import CleanText, Edit, Reordering, Span


def located(text: CleanText, spans: Iterable[Span]) -> Iterator[Span]:
    """Where spans of the source stand in a text in which nothing has been moved yet."""
    starts = [piece.source.start for piece in text.pieces]
    for start, end in spans:
        yield Span(_offset_in_text(text, starts, start), _offset_in_text(text, starts, end))


def _offset_in_text(text: CleanText, starts: list[int], at: int) -> int:
    index = bisect_right(starts, at) - 1
    piece = text.pieces[index]
    within = at - piece.source.start
    known = within if piece.text is None else min(within, len(piece.text))
    return min(text.starts[index] + known, text.starts[index + 1])


def footnotes(text: CleanText, job: Job) -> Iterator[Edit]:
    """Move the footnotes that the layout shows behind the last paragraph, from between two halves of one."""
    if not job.source.footnotes:
        return
    # Each goes with the line end before it.
    notes = [Span(max(start - 1, 0), end) for start, end in located(text, job.source.footnotes)]
    whole = Span(notes[0].start, len(text.text))
    borders = [*(note.end for note in notes), whole.end]
    starts = [*(note.start for note in notes[1:]), whole.end]
    between = [Span(start, end) for start, end in zip(borders, starts, strict=False)]
    yield Reordering(Rule.FOOTNOTE, whole, (*(span for span in between if span.length), *notes))


class KnownStarts(NamedTuple):
    """Where paragraphs start, as the layout of the source tells."""

    text: CleanText
    source: Source

    def is_start(self, at: int) -> bool:
        """Whether the line that starts at an offset of the text starts a paragraph."""
        return self._line_start_of(at) in self.source.geometry.starts

    def is_doubtful(self, at: int) -> bool:
        """Whether the layout does not tell it."""
        return self._line_start_of(at) in self.source.geometry.doubtful

    def is_broken(self, at: int) -> bool:
        """Whether markup, which has no pages, begins a line there, and it may be any: `br` parts paragraphs as well."""
        return not (self.source.geometry.places or self.is_start(at))

    def _line_start_of(self, at: int) -> int:
        """Where in the source the line starts that the character comes from."""
        lines = self.source.lines
        origin = self.text.source_of(at)
        return lines[bisect_right(lines, (origin, len(self.source.text) + 1)) - 1].start
