"""Notes stand in the text, where a reader and every converter see them.

The publisher's follow the paragraph that they follow in the source, as remarks. The ruling's own are
footnotes, each at its mark.
"""

from xml.etree.ElementTree import Element, SubElement

from pipeline.emit.body import add_block
from pipeline.emit.place import Document
from pipeline.model import Block
from pipeline.outline import placed_notes
from pipeline.terms import BlockRole


def add_notes(judgment: Element, document: Document) -> None:
    """Put every note in its place; the text around them is written already."""
    ruling = document.ruling
    if not ruling.notes:
        return
    elements = {element.get("eId"): element for element in judgment.iter("p")}
    above = {below: element for element in judgment.iter() for below in element}
    for note, before in placed_notes(ruling):
        if note.role is BlockRole.FOOTNOTE:
            _add_footnote(judgment, document, note, elements.get(before))
        else:
            paragraph = elements.get(before)
            place = next(judgment.iter("header")) if paragraph is None else above[paragraph]
            elements[note.eId] = _add_remark(place, document, note, paragraph)
            above[elements[note.eId]] = place


def _add_remark(place: Element, document: Document, note: Block, before: Element | None) -> Element:
    """Write a note as a child of `place`, right behind a paragraph that stands there, or as the first."""
    at = 0 if before is None else list(place).index(before) + 1
    add_block(place, document, note, note.num)
    element = place[-1]
    del place[-1]
    place.insert(at, element)
    return element


def _add_footnote(
    judgment: Element, document: Document, note: Block, before: Element | None
) -> None:
    """Write a footnote where its first mark stands, or at the end of the paragraph before it."""
    number = document.notes[note.eId]
    marks = [e for e in judgment.iter("noteRef") if e.get("href") == f"#note_{number}"]
    if marks:
        element = marks[0]
    else:
        paragraph = next(judgment.iter("p")) if before is None else before
        element = SubElement(paragraph, "noteRef")
    # `clear` takes the tail as well, which are words of the paragraph.
    tail = element.tail
    element.clear()
    element.tag, element.tail = "authorialNote", tail
    element.attrib.update({"eId": f"note_{number}", "placement": "bottom"})
    add_block(element, document, note, note.num)
