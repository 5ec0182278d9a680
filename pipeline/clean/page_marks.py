"""Page numbers and running heads: lines that belong to a page and not to the ruling.

A line is taken out only on proof (see page_lines.py), a number on a line of the ruling as well (see
glued_numbers.py). What looks like a page's mark without proof stays and is told.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from pipeline.clean.glued_numbers import glued_numbers
from pipeline.clean.page_lines import PageLines
from pipeline.clean.pages import list_doubts
from pipeline.clean.rows import TextRow, cuts_a_sentence
from pipeline.clean.told_layout import located
from pipeline.codes import Code, Rule
from pipeline.job import Job
from pipeline.text import CleanText, Edit, Finding, Replacement, Span


def page_marks(text: CleanText, job: Job) -> Iterator[Edit | Finding]:
    """Take out what belongs to the pages; it stays in the record. Tell of what only seems to."""
    geometry = job.source.geometry
    if geometry is not None:
        for span in sorted(set(located(text, (item.span for item in geometry.furniture)))):
            yield Replacement(Rule.FURNITURE, span, "")
        return
    lines = PageLines(text.text, job.grammar)
    yield from _without(text.text, lines.rows, lines.proven)
    yield from glued_numbers(lines)
    for row in lines.doubtful:
        message = f"“{row.text}” may be the mark of a page; it is left in the text"
        yield Finding(Code.FURNITURE_DOUBTFUL, row.span, message)


def _without(text: str, rows: Sequence[TextRow], proven: set[int]) -> Iterator[Edit | Finding]:
    """Remove marks, and of the white space around them all but the one line end of a page."""
    groups = [
        _Group(text, rows, tuple(marks))
        for is_mark, marks in groupby(rows, lambda row: row.at in proven)
        if is_mark
    ]
    # An empty line at a mark inside a sentence is the page's
    # doing: then none at the others parts paragraphs.
    spaced = any(group.has_empty and group.cuts for group in groups)
    for group in groups:
        for row in group.marks:
            yield Replacement(Rule.FURNITURE, row.span, "")
        if group.is_inside and not group.ends_page:
            paragraph = group.has_empty and not group.cuts and not spaced
            yield from group.line_ends("\n\n" if paragraph else "\n")
            yield from () if paragraph else list_doubts(text, group.whole)


class _Group(NamedTuple):
    """Marks that follow each other."""

    text: str
    rows: Sequence[TextRow]
    marks: tuple[TextRow, ...]

    @property
    def before(self) -> TextRow | None:
        """The line above."""
        return self.rows[self.marks[0].at - 1] if self.marks[0].at else None

    @property
    def after(self) -> TextRow | None:
        """The line below."""
        below = self.marks[-1].at + 1
        return self.rows[below] if below < len(self.rows) else None

    @property
    def is_inside(self) -> bool:
        """Whether lines of the ruling stand above and below."""
        return self.before is not None and self.after is not None

    @property
    def ends_page(self) -> bool:
        """Whether a form feed stands among the marks."""
        end = self.after.span.start if self.after else len(self.text)
        return "\f" in self.text[self.whole.start : end]

    @property
    def whole(self) -> Span:
        """From the end of the line above up to the line below, its indent left out."""
        start = self.before.span.end if self.before else 0
        end = self.after.span.start if self.after else len(self.text)
        return Span(start, self.text.rfind("\n", start, end) + 1 or end)

    @property
    def cuts(self) -> bool:
        """Whether the marks stand inside a sentence."""
        return cuts_a_sentence(self.before, self.after)

    @property
    def has_empty(self) -> bool:
        """Whether an empty line stands above or below."""
        above = self.text[self.whole.start : self.marks[0].span.start]
        below = self.text[self.marks[-1].span.end : self.whole.end]
        return max(above.count("\n"), below.count("\n")) > 1

    def line_ends(self, due: str) -> Iterator[Edit]:
        """Put the line ends that are due above the marks, and take out those between and below."""
        edges = [self.whole.start, *(at for row in self.marks for at in row.span), self.whole.end]
        for start, end in zip(edges[::2], edges[1::2], strict=True):
            if start < end:
                yield Replacement(Rule.PAGE_BREAK, Span(start, end), due)
            due = ""
