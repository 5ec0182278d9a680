"""Where on the pages of its file a stretch of a source stands."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from pipeline.read.geometry import PageRegion
from pipeline.read.source import Source
from pipeline.text import Span


def regions(source: Source, spans: Iterable[Span]) -> tuple[PageRegion, ...]:
    """The rectangles that spans of a source cover: one a page and run of neighbouring lines.

    A source without geometry has none.
    """
    found = sorted(
        {region for span in spans for region in _line_regions(source, span)},
        key=lambda region: (region.page, -region.box.y1, region.box.x0),
    )
    merged: list[PageRegion] = []
    for region in found:
        if merged and _are_neighbours(merged[-1], region):
            merged[-1] = PageRegion(region.page, merged[-1].box.around(region.box))
        else:
            merged.append(region)
    return tuple(merged)


def _line_regions(source: Source, span: Span) -> Iterator[PageRegion]:
    places = source.geometry.places
    first = max(bisect_right(source.lines, (span.start, len(source.text) + 1)) - 1, 0)
    for index in range(first, len(places)):
        line, place = source.lines[index], places[index]
        if line.start >= span.end:
            return
        start, end = max(span.start, line.start), min(span.end, line.end)
        if start < end:
            yield PageRegion(place.page, place.part(start - line.start, end - line.start))


def _are_neighbours(one: PageRegion, other: PageRegion) -> bool:
    """Whether a line stands right below another, or beside it, in the same column."""
    height = other.box.y1 - other.box.y0
    apart = one.box.y0 - other.box.y1
    beside = max(one.box.x0, other.box.x0) - min(one.box.x1, other.box.x1)
    return one.page == other.page and apart < height and beside < 2 * height
