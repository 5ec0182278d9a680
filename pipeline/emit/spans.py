"""Where in the source, and on which pages, the blocks stand, as the XML writes it."""

from collections.abc import Sequence

from pipeline.model import Block, Extent, Region


def source_line(block: Block) -> str:
    """A block's name, the stretch of the source that it comes from, and its regions on pages.

    The stretch runs from the first of its characters to the last; each span of it is in the JSON.
    """
    stretch = whole(block)
    return " ".join([block.eId, *([stretch] if stretch else ()), *map(_rectangle, block.regions)])


def whole(block: Block) -> str:
    """From the first character of a block to the last, `start-end`; empty for a block of repairs."""
    if not block.source:
        return ""
    first, last = (extent.start for extent in block.source), (e.end for e in block.source)
    return f"{min(first)}-{max(last)}"


def spans(extents: Sequence[Extent]) -> str:
    """Source spans as `start-end`, with blanks between them."""
    return " ".join([f"{extent.start}-{extent.end}" for extent in extents])


def _rectangle(region: Region) -> str:
    return f"{region.page}:{region.x0:g},{region.y0:g},{region.x1:g},{region.y1:g}"
