"""The publisher's notes: kept in the metadata, with a mark in the text where they stood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml.etree import SubElement

from pipeline.emit.body import add_block
from pipeline.emit.vocabulary import akn, box

if TYPE_CHECKING:
    from lxml.etree import _Element

    from pipeline.emit.place import Document
    from pipeline.model import Block


def add_notes(meta: _Element, document: Document) -> None:
    """Write the notes, if there are any."""
    ruling = document.ruling
    if not ruling.notes:
        return
    notes = box(meta, akn("notes"), {"source": document.references.editor()})
    for number, block in enumerate(ruling.notes, start=1):
        add_block(box(notes, akn("note"), {"eId": f"note_{number}"}), document, block, block.num)


def add_note_marks(judgment: _Element, document: Document) -> None:
    """Put a `noteRef` at the end of the paragraph that each note follows in the source."""
    ruling = document.ruling
    if not ruling.notes:
        return
    notes = {block.eId for block in ruling.notes}
    ends = sorted((_end(block), block.eId) for block in ruling.blocks() if block.eId not in notes)
    paragraphs = {element.get("eId"): element for element in judgment.iter(akn("p"))}
    for number, note in enumerate(ruling.notes, start=1):
        before = [eid for end, eid in ends if end <= _end(note)]
        if before:
            attributes = {"eId": f"noteRef_{number}", "href": f"#note_{number}"}
            SubElement(paragraphs[before[-1]], akn("noteRef"), attributes)


def _end(block: Block) -> int:
    return max((extent.end for extent in block.source), default=0)
