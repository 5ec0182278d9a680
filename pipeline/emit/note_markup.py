"""Notes stand in the text, where a reader and every converter see them.

The publisher's follow the paragraph that they follow in the source, as remarks. The ruling's own are
footnotes, each at its mark.
"""

from bisect import bisect_left
from collections.abc import Sequence

from lxml.etree import SubElement, _Element

from pipeline.emit.body import add_block
from pipeline.emit.place import Document
from pipeline.emit.vocabulary import akn
from pipeline.model import Block
from pipeline.terms import BlockRole


def add_notes(judgment: _Element, document: Document) -> None:
    """Put every note in its place; the text around them is written already."""
    ruling = document.ruling
    elements = {element.get("eId"): element for element in judgment.iter(akn("p"))}
    others = (block for block in ruling.blocks() if block.role is not BlockRole.FOOTNOTE)
    ends = sorted((_end(block), block.eId) for block in others)
    for number, note in enumerate(ruling.notes, start=1):
        before = _before(ends, note)
        if note.role is BlockRole.FOOTNOTE:
            _add_footnote(judgment, document, note, number, elements.get(before))
        else:
            elements[note.eId] = _add_remark(judgment, document, note, elements.get(before))


def _before(ends: Sequence[tuple[int, str]], note: Block) -> str | None:
    """The paragraph that a note follows in the source, be it a publisher's note before it."""
    at = bisect_left(ends, (_end(note), ""))
    return ends[at - 1][1] if at else None


def _add_remark(
    judgment: _Element, document: Document, note: Block, before: _Element | None
) -> _Element:
    above = None if before is None else before.getparent()
    place = next(judgment.iter(akn("header"))) if above is None else above
    at = 0 if before is None else place.index(before) + 1
    last = len(place)
    add_block(place, document, note, note.num)
    element = place[last]
    # An element has one parent: what is inserted elsewhere leaves its old place.
    place.insert(at, element)
    return element


def _add_footnote(
    judgment: _Element, document: Document, note: Block, number: int, before: _Element | None
) -> None:
    """Write a footnote where its first mark stands, or at the end of the paragraph before it."""
    marks = [e for e in judgment.iter(akn("noteRef")) if e.get("href") == f"#note_{number}"]
    if marks:
        element = marks[0]
    else:
        paragraph = next(judgment.iter(akn("p"))) if before is None else before
        element = SubElement(paragraph, akn("noteRef"))
    # `clear` takes the tail as well, which are words of the paragraph.
    tail = element.tail
    element.clear()
    element.tag, element.tail = akn("authorialNote"), tail
    element.attrib.update({"eId": f"note_{number}", "placement": "bottom"})
    add_block(element, document, note, note.num)


def _end(block: Block) -> int:
    return max((extent.end for extent in block.source), default=0)
