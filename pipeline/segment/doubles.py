"""Paragraphs that stand twice: a page that was taken twice, or an extractor that repeats itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.codes import Code
from pipeline.terms import BlockRole
from pipeline.text import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.segment.structure import Placed

LONG = 60
"""A paragraph with fewer characters may well be said twice."""
REPEATED = {BlockRole.REPEATED_TITLE, BlockRole.ENACTMENT}
"""What is printed twice on purpose."""


def doubled(placed: Sequence[Placed]) -> Iterator[Finding]:
    """Say which paragraphs were there before, word for word; neighbours are told as one."""
    seen: set[str] = set()
    again: list[Placed] = []
    for one in placed:
        words = one.line.folded
        if one.role in REPEATED or (len(words) < LONG and one.role is not BlockRole.TITLE):
            continue
        if words in seen:
            again.append(one)
        elif again:
            yield _told(again)
            again = []
        seen.add(words)
    if again:
        yield _told(again)


def _told(again: Sequence[Placed]) -> Finding:
    first, many = again[0].line, len(again)
    words = "This paragraph stands" if many == 1 else f"This and the next {many - 1} stand"
    return Finding(Code.PARAGRAPH_DOUBLED, first.span, f"{words} above already, word for word.")
