"""Where in the source, and on which pages, the blocks stand, as the XML writes it."""

from collections.abc import Sequence

from pipeline.model import Block, Extent, Region


def source_line(block: Block) -> str:
    """A block's name, the stretch of the source that it comes from, and its regions on pages.

    The stretch runs from the first of its characters to the last; each span of it is in the JSON.
    """
    told = [block.eId]
    if block.source:  # a block may be of repairs alone
        last = max(extent.end for extent in block.source)
        told.append(f"{min(block.source).start}-{last}")
    return " ".join([*told, *map(_rectangle_in_words, block.regions)])


def spans(extents: Sequence[Extent]) -> str:
    """Source spans as `start-end`, with blanks between them."""
    return " ".join([f"{extent.start}-{extent.end}" for extent in extents])


def _rectangle_in_words(region: Region) -> str:
    return f"{region.page}:{region.x0:g},{region.y0:g},{region.x1:g},{region.y1:g}"
