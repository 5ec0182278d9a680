"""A block's words with its marks as elements around them; the words are copied as they are."""

from xml.etree.ElementTree import Element, TreeBuilder

from pipeline.emit.elements import stretches
from pipeline.emit.place import BlockPlace, Document
from pipeline.marked_words import edges
from pipeline.model import Block


def write(parent: Element, document: Document, block: Block) -> None:
    """Fill `parent` with the words of a block. Raises InvalidOutputError where marks cross."""
    place = BlockPlace(document, block)
    found = [stretch for mark in block.marks for stretch in stretches(place, mark)]
    builder = TreeBuilder()
    builder.start(parent.tag, {})
    for start, end, opens, closes in edges(block, found):
        builder.data(block.text[start:end])
        if opens:
            builder.start(opens.tag, opens.attributes)
        elif closes:
            builder.end(closes.tag)
            for tag, attributes in closes.after:
                builder.start(tag, attributes)
                builder.end(tag)
    builder.end(parent.tag)
    filled = builder.close()
    parent.text = filled.text
    parent.extend(filled)
