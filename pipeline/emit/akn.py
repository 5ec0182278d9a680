"""The ruling as Akoma Ntoso 3.0, valid against the strict OASIS schema.

The words come from the blocks, character by character; all else is metadata around them. What the
standard requires and the ruling does not tell is written by stand-ins: the date 0001-01-01
(`FRBRdate/@name` is then `unknown`) and the naming convention's number `nn`.
"""

from xml.etree.ElementTree import Element

from pipeline.emit.analysis import add_analysis
from pipeline.emit.attachments import add_opinions
from pipeline.emit.body import add_body, add_conclusions, add_header
from pipeline.emit.identification import (
    add_classification,
    add_identification,
    add_lifecycle,
    add_publication,
)
from pipeline.emit.note_markup import add_notes
from pipeline.emit.place import Document
from pipeline.emit.references import References
from pipeline.emit.vocabulary import NAMESPACES, box, line, written
from pipeline.errors import InvalidOutputError
from pipeline.model import Ruling
from pipeline.registry import Registry, load


def to_akn(ruling: Ruling, registry: Registry | None = None) -> bytes:
    """The ruling as Akoma Ntoso XML in UTF-8, with the names that a registry has.

    Raises InvalidOutputError where marks cross, refer to nothing, or a block's place in the
    ruling contradicts its neighbours'.
    """
    try:
        return written(_document(ruling, registry or load())) + b"\n"
    except ValueError as error:
        message = f"the ruling cannot be written as XML: {error}"
        raise InvalidOutputError(message) from error


def _document(ruling: Ruling, registry: Registry) -> Element:
    root = Element("akomaNtoso", NAMESPACES)
    root.text = "\n"
    references = References(ruling, registry)
    version = "singleVersion" if references.identity.changed else "originalVersion"
    judgment = box(root, "judgment", {"name": ruling.kind.value, "contains": version})
    document = Document(ruling, references)
    meta = box(judgment, "meta")
    add_identification(meta, ruling, references)
    add_publication(meta, ruling)
    add_classification(meta, ruling, references)
    add_lifecycle(meta, ruling, references)
    add_header(judgment, document)
    add_body(judgment, document)
    add_conclusions(judgment, document)
    add_opinions(judgment, document)
    add_notes(judgment, document)
    # Behind the words, since what it points at is named while they are written.
    add_analysis(meta, document)
    # The last to be made, when all that is referred to is known.
    references.add_to(meta)
    _add_proprietary(meta, ruling, references)
    return root


def _add_proprietary(meta: Element, ruling: Ruling, references: References) -> None:
    element = box(meta, "proprietary", {"source": references.editor()})
    line(element, "q:schemaVersion").text = ruling.schema_version
    if ruling.subjects:
        citations = " ".join(f"#{subject.citation}" for subject in ruling.subjects)
        line(element, "q:subjects", {"citations": citations})
