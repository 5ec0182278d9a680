"""Words in the margin: what stands beside the body of a text is seldom a part of its sentences.

A lone `§ 12` or `Ред.` there belongs to nobody's row of numbers. It stays where it is painted, and is told.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.read.geometry import Notice
from pipeline.read.pdf.columns import MARKER
from pipeline.read.pdf.page import Page
from pipeline.read.pdf.tables import frames_of
from pipeline.read.pdf.text_lines import Line

_APART = 0.3
"""Ems of white between words in the margin and the body, at least."""
_FEWEST = 5
"""Lines of a text whose margins can be told."""
_LONG = 30
"""Characters of a line that is one of the body's."""
_MOST = 0.15
"""Of a page's lines: where more have words there, they are a column or the cells of a table."""


def with_margin_words_told(pages: Sequence[Page]) -> list[Page]:
    """The pages, words told that stand beyond all lines of the body of the text on one side."""
    body = [line for page in pages for line in page.lines if len(line.text) > _LONG]
    whole = [line for line in body if not line.gaps]
    if len(whole) < _FEWEST:
        return list(pages)
    left, right = min(line.x0 for line in whole), max(line.x1 for line in whole)
    return [_page_told(page, left, right) for page in pages]


def begins_in_margin(page: Page, line: Line) -> bool:
    """Whether words that were told as such open a line of a page."""
    told = [box for what, boxes in page.noticed if what is Notice.FOREIGN for box in boxes]
    return any(box.x0 == line.box.x0 and box.y0 == line.box.y0 for box in told)


def _page_told(page: Page, left: float, right: float) -> Page:
    out = [
        line
        for line in page.lines
        if line.gaps
        and (line.x0 + _APART * line.size < left or line.x1 - _APART * line.size > right)
    ]
    tables = [frame.heights for frame in frames_of(page.rules)] if out else []
    free = (n for n in out if not any(low < n.y < high for high, *_, low in tables))
    found = tuple(
        one.box
        for line in free
        for one in _outer_parts(line)
        if one.x1 + _APART * line.size < left or one.x0 - _APART * line.size > right
    )
    if not 0 < len(found) <= _MOST * len(page.lines):
        return page
    return replace(page, noticed=(*page.noticed, (Notice.FOREIGN, found)))


def _outer_parts(line: Line) -> Iterator[Line]:
    """The first and the last words of a line that white divides from the others."""
    for gap in {*line.gaps[:1], *line.gaps[-1:]}:
        for part in line.split(gap[1]):
            if not part.gaps and not MARKER.match(f"{part.text} "):
                yield part
