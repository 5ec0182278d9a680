"""Footnotes stand at the end of the text, in order, and no longer between two halves of a paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.clean.told_layout import located
from pipeline.codes import Rule
from pipeline.text import Reordering, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.job import Job
    from pipeline.text import CleanText, Edit


def footnotes(text: CleanText, job: Job) -> Iterator[Edit]:
    """Move the footnotes that the layout shows behind the last paragraph."""
    if not job.source.footnotes:
        return
    # Each goes with the line end before it.
    notes = [Span(max(start - 1, 0), end) for start, end in located(text, job.source.footnotes)]
    whole = Span(notes[0].start, len(text.text))
    borders = [*(note.end for note in notes), whole.end]
    starts = [*(note.start for note in notes[1:]), whole.end]
    between = [Span(start, end) for start, end in zip(borders, starts, strict=False)]
    yield Reordering(Rule.FOOTNOTE, whole, (*(span for span in between if span.length), *notes))
