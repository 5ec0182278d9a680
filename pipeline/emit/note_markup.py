"""Notes stand in the metadata, and a mark in the text where they belong.

The publisher's and the ruling's own are told apart: each has its source, and the ruling's own are
footnotes, with the mark that they were printed with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml.etree import SubElement

from pipeline.emit.body import add_block
from pipeline.emit.vocabulary import akn, box
from pipeline.terms import BlockRole, MarkKind

if TYPE_CHECKING:
    from lxml.etree import _Element

    from pipeline.emit.place import Document
    from pipeline.model import Block


def add_notes(meta: _Element, document: Document) -> None:
    """Write the notes, if there are any."""
    numbered = list(enumerate(document.ruling.notes, start=1))
    own = [(n, block) for n, block in numbered if block.role is BlockRole.FOOTNOTE]
    published = [(n, block) for n, block in numbered if block.role is not BlockRole.FOOTNOTE]
    if published:
        notes = box(meta, akn("notes"), {"source": document.references.editor()})
        for number, block in published:
            note = box(notes, akn("note"), {"eId": f"note_{number}"})
            add_block(note, document, block, block.num)
    if own:
        notes = box(meta, akn("notes"), {"source": document.references.court()})
        for number, block in own:
            note = box(notes, akn("note"), {"eId": f"note_{number}", "placement": "bottom"})
            add_block(note, document, block, block.num)


def add_note_marks(judgment: _Element, document: Document) -> None:
    """Put a `noteRef` at the end of the paragraph that a note without a mark follows in the source."""
    ruling = document.ruling
    if not ruling.notes:
        return
    notes = {block.eId for block in ruling.notes}
    marks = (mark for block in ruling.blocks() for mark in block.marks)
    marked = {mark.refers_to for mark in marks if mark.kind is MarkKind.NOTE_REFERENCE}
    ends = sorted((_end(block), block.eId) for block in ruling.blocks() if block.eId not in notes)
    paragraphs = {element.get("eId"): element for element in judgment.iter(akn("p"))}
    for note in ruling.notes:
        before = [eid for end, eid in ends if end <= _end(note)]
        if before and note.eId not in marked:
            noted = document.note_reference(note.eId)
            SubElement(paragraphs[before[-1]], akn(noted.tag), noted.attributes)


def _end(block: Block) -> int:
    return max((extent.end for extent in block.source), default=0)
