"""A block's words with its marks as elements around them.

Marks nest, so they are written with a stack; the words are copied as they are.
"""

from xml.etree.ElementTree import Element, SubElement

from pipeline.emit.elements import stretches
from pipeline.emit.place import BlockPlace, Document, Empty, Stretch
from pipeline.errors import InvalidOutputError
from pipeline.model import Block


def write(parent: Element, document: Document, block: Block) -> None:
    """Fill `parent` with the words of a block. Raises InvalidOutputError where marks cross."""
    place = BlockPlace(document, block)
    writer = _InlineWriter(parent, block)
    found = [stretch for mark in block.marks for stretch in stretches(place, mark)]
    for stretch in sorted(found, key=_from_outside_in):
        writer.open(stretch)
    writer.finish()


def _from_outside_in(stretch: Stretch) -> tuple[int, bool, int]:
    """Order by beginning; at one place empty ones first, then the longest."""
    return stretch.start, stretch.end > stretch.start, -stretch.end


class _Open:
    """An element that is being filled: what was put into it last, and where its words end."""

    __slots__ = ("after", "element", "end", "last")

    def __init__(self, element: Element, end: int, after: tuple[Empty, ...] = ()) -> None:
        self.element = element
        self.end = end
        self.after = after
        self.last: Element | None = None

    def put(self, tag: str, attributes: dict[str, str]) -> Element:
        self.last = SubElement(self.element, tag, attributes)
        return self.last

    def copy(self, words: str) -> None:
        if not words:
            return
        # In lxml the words behind a child are its tail; only those before all children are `text`.
        if self.last is None:
            self.element.text = (self.element.text or "") + words
        else:
            self.last.tail = (self.last.tail or "") + words


class _InlineWriter:
    """Copies the words of a block from left to right, opening and closing elements on the way."""

    def __init__(self, parent: Element, block: Block) -> None:
        self.block = block
        self.at = 0
        self.stack = [_Open(parent, len(block.text))]

    def open(self, stretch: Stretch) -> None:
        while len(self.stack) > 1 and self.stack[-1].end <= stretch.start:
            self._close_element()
        outer = self.stack[-1]
        if not self.at <= stretch.start <= stretch.end <= outer.end:
            place = f"{stretch.start}-{stretch.end}"
            message = f"{self.block.eId}: marks cross or leave the text at {place}"
            raise InvalidOutputError(message)
        self._copy_until(stretch.start)
        element = outer.put(stretch.tag, stretch.attributes)
        self.stack.append(_Open(element, stretch.end, stretch.after))

    def finish(self) -> None:
        while len(self.stack) > 1:
            self._close_element()
        self._copy_until(len(self.block.text))

    def _close_element(self) -> None:
        self._copy_until(self.stack[-1].end)
        done = self.stack.pop()
        for tag, attributes in done.after:
            self.stack[-1].put(tag, attributes)

    def _copy_until(self, until: int) -> None:
        self.stack[-1].copy(self.block.text[self.at : until])
        self.at = until
