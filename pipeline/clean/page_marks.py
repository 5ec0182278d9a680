"""Page numbers and running heads: lines that belong to a page and not to the ruling.

A line is taken out only on proof (see page_lines.py), a number on a line of the ruling as well (see
glued_numbers.py). What looks like a page's mark without proof stays and is told.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise

from pipeline.clean.glued_numbers import glued_numbers
from pipeline.clean.page_lines import PageLines, doubt
from pipeline.clean.page_order import disordered_pages
from pipeline.clean.pages import list_doubts
from pipeline.clean.rows import TextRow, cuts_a_sentence
from pipeline.clean.told_layout import located
from pipeline.codes import Rule
from pipeline.job import Job
from pipeline.text import CleanText, Edit, Finding, Replacement, Span


def page_marks(text: CleanText, job: Job) -> Iterator[Edit | Finding]:
    """Take out what belongs to the pages; it stays in the record. Tell of what only seems to."""
    lines = PageLines(text.text, job.grammar)
    if job.source.is_laid_out:
        told = set(located(text, (item.span for item in job.source.geometry.furniture)))
        starts = {span.start for span in told}
        notices = {lines.rows[at].span for at in lines.notices}
        for span in sorted({*told, *(span for span in notices if span.start not in starts)}):
            yield Replacement(Rule.FURNITURE, span, "")
        return
    yield from _marks_removed(text.text, lines.rows, lines.proven)
    yield from glued_numbers(lines)
    yield from map(doubt, lines.doubtful)
    yield from disordered_pages(lines)


def _marks_removed(
    text: str, rows: Sequence[TextRow], proven: set[int]
) -> Iterator[Edit | Finding]:
    """Remove marks, and of the white space around them all but the one line end of a page."""
    runs = [list(run) for is_mark, run in groupby(rows, lambda row: row.at in proven) if is_mark]
    groups = [_Marks(text, rows[max(run[0].at - 1, 0) : run[-1].at + 2], run) for run in runs]
    # An empty line at a mark inside a sentence is the page's
    # doing: then none at the others parts paragraphs.
    spaced = any(group.has_empty and group.cuts for group in groups)
    for group in groups:
        for row in group.marks:
            yield Replacement(Rule.FURNITURE, row.span, "")
        if group.gaps and "\f" not in text[group.gaps[0].start : group.beside[-1].span.start]:
            paragraph = group.has_empty and not group.cuts and not spaced
            for nth, gap in enumerate(group.gaps):
                due = "" if nth else "\n\n" if paragraph else "\n"
                yield Replacement(Rule.PAGE_BREAK, gap, due)
            whole = Span(group.gaps[0].start, group.gaps[-1].end)
            yield from () if paragraph else list_doubts(text, whole)


@dataclass(frozen=True)
class _Marks:
    """Marks that follow each other, among the lines above and below."""

    text: str
    beside: Sequence[TextRow]
    marks: Sequence[TextRow]

    @cached_property
    def gaps(self) -> list[Span]:
        """The white space around each, without the indent of the line below; none at an edge of the text."""
        if len(self.beside) < len(self.marks) + 2:
            return []
        *above, (start, end) = (Span(a.span.end, b.span.start) for a, b in pairwise(self.beside))
        return [*above, Span(start, self.text.rfind("\n", start, end) + 1 or end)]

    @cached_property
    def cuts(self) -> bool:
        """Whether they stand inside a sentence."""
        return bool(self.gaps) and cuts_a_sentence(self.beside[0], self.beside[-1])

    @cached_property
    def has_empty(self) -> bool:
        """Whether an empty line stands above or below."""
        ends = [self.text.count("\n", *gap) for gap in (*self.gaps[:1], *self.gaps[-1:])]
        return max(ends, default=0) > 1
