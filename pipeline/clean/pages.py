"""Pages: where one ends, and the lines that belong to the page and not to the ruling."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.clean.blanks import blanks_start
from pipeline.clean.geometry import located
from pipeline.codes import Rule
from pipeline.grammar import load
from pipeline.languages import Language
from pipeline.text import Replacement, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.grammar import Grammar
    from pipeline.job import Job
    from pipeline.text import CleanText, Edit

# Three empty lines or more: extractors write a page's end as that where they write no form feed.
_KNOWN = re.compile(r"\s*\f\s*?(?=[^\S\n]*\S|\Z)")
_INFERRED = re.compile(r"\n(?:[^\S\n]*\n){3,}")
_LINE = re.compile(r"\S[^\n\f]*(?<=\S)")
_LONGEST_NUMBER = 30
_NUMBER = re.compile(r"[0-9]+")
_NUMBER_ONLY = re.compile(r"[\W\d_]*")
_MOST_PAGE_ENDS = 0.125
"""Of all lines: where more of them end in a wide gap, the gaps divide paragraphs, not pages."""
_REPEATED = 3
"""A line that stands at the edge of so many pages is a running head."""
_EDGE_LINES = 2


@dataclass(frozen=True, slots=True)
class _Edge:
    """A line at the top or bottom of a page."""

    span: Span
    text: str


def furniture(text: CleanText, job: Job) -> Iterator[Edit]:
    """Remove page numbers, running heads and a site's own lines; they stay in the record."""
    geometry = job.source.geometry
    if geometry is None:
        edges = [edge for page in _pages(text.text) for edge in _edges(text.text, page)]
        spans = _running(edges) | _numbers(text.text, edges, job.grammar)
    else:
        spans = set(located(text, (item.span for item in geometry.furniture)))
    spans |= _site_lines(text.text)
    for span in sorted(spans):
        yield Replacement(Rule.FURNITURE, span, "")


def page_breaks(text: CleanText, _: Job) -> Iterator[Edit]:
    """Make the gap at a page's end one line end, so that what it cuts in two can be joined."""
    for gap in _gaps(text.text):
        yield Replacement(Rule.PAGE_BREAK, gap, "\n")


def _gaps(text: str) -> list[Span]:
    """Give the white space between pages, up to the indent of the next line."""
    if "\f" in text:
        return [Span(*match.span()) for match in _KNOWN.finditer(text)]
    gaps = [
        Span(blanks_start(text, match.start()), match.end())
        for match in _INFERRED.finditer(text)
        if text[: match.start()].strip() and text[match.end() :].strip()
    ]
    return gaps if len(gaps) <= max(1, text.count("\n") * _MOST_PAGE_ENDS) else []


def _pages(text: str) -> list[Span]:
    gaps = _gaps(text)
    starts, ends = [0, *(gap.end for gap in gaps)], [*(gap.start for gap in gaps), len(text)]
    return [Span(start, end) for start, end in zip(starts, ends, strict=True)]


def _edges(text: str, page: Span) -> list[_Edge]:
    """Give the first and the last lines of a page that have text."""
    lines = [
        _Edge(Span(page.start + m.start(), page.start + m.end()), m[0])
        for m in _LINE.finditer(text[page.start : page.end])
    ]
    return lines if len(lines) <= 2 * _EDGE_LINES else lines[:_EDGE_LINES] + lines[-_EDGE_LINES:]


def _running(edges: list[_Edge]) -> set[Span]:
    """Give the lines that stand at the edges of several pages, whatever numbers they hold."""
    worded = [edge for edge in edges if not _NUMBER_ONLY.fullmatch(edge.text)]
    count = Counter(_NUMBER.sub("0", edge.text) for edge in worded)
    return {edge.span for edge in worded if count[_NUMBER.sub("0", edge.text)] >= _REPEATED}


def _site_lines(text: str) -> set[Span]:
    """Give the lines that a site or a printer adds, wherever they stand, in any language."""
    return {Span(*match.span(1)) for match in _site_line().finditer(text)}


def _numbers(text: str, edges: list[_Edge], grammar: Grammar) -> set[Span]:
    """Give the lines that are page numbers: nothing but a number, one more on every page.

    Two of them must stand at the edges of pages; three in a row tell by themselves.
    """
    found = [
        (Span(*line.span()), int(number[1]))
        for line in _LINE.finditer(text)
        if line.end() - line.start() <= _LONGEST_NUMBER
        and (number := _page_number(grammar).fullmatch(line[0]))
    ]
    rising = all(b == a + 1 for (_, a), (_, b) in pairwise(found))
    at_edges = {edge.span for edge in edges}.issuperset(span for span, _ in found)
    enough = 2 if at_edges else 3
    return {span for span, _ in found} if rising and len(found) >= enough else set()


@cache
def _page_number(grammar: Grammar) -> re.Pattern[str]:
    words = "|".join(map(re.escape, grammar.layout.page_words))
    return re.compile(
        rf"(?:(?:{words})\s*)?[-–—]?\s*([0-9]{{1,4}})\s*[-–—]?(?:\s*(?:{words}))?(?:\s*(?:/|{words})\s*[0-9]+)?",
        re.IGNORECASE,
    )


@cache
def _site_line() -> re.Pattern[str]:
    tables = (load(language).layout for language in Language)
    patterns = "|".join(pattern for table in tables for pattern in table.furniture)
    return re.compile(rf"(?<![^\n\f])[^\S\n\f]*({patterns})[^\S\n\f]*(?=[\n\f]|\Z)")
