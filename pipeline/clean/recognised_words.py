"""Words that a machine recognised in pictures of pages: a source of lower rank, and told as such."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.codes import Code
from pipeline.text import Finding, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.job import Job
    from pipeline.text import CleanText, Edit


def recognised_words(_: CleanText, job: Job) -> Iterator[Edit | Finding]:
    """Tell which pages were recognised."""
    pages = [n for n, page in enumerate(job.source.pages, 1) if page in job.source.recognised]
    if pages:
        named = f"page {pages[0]}" if len(pages) == 1 else f"pages {', '.join(map(str, pages))}"
        message = f"the words of {named} were recognised by a machine in a picture"
        yield Finding(Code.RECOGNISED_TEXT, Span(0, 0), message)
