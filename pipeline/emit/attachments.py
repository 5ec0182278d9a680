"""Separate opinions as attachments of the judgment: documents of their own, each by its judge.

`judgment` has no part for them: what stands in its body or its conclusions is the court's.
"""

from typing import Final
from xml.etree.ElementTree import Element

from pipeline.emit.body import add_children, tree
from pipeline.emit.identification import add_component
from pipeline.emit.place import Document
from pipeline.emit.vocabulary import AS_IS, box
from pipeline.model import Opinion

OPINION: Final = "separate-opinion"
"""What the attachment is; `doc/@name` is one of the words that editors (bluebell) know for a part
behind the conclusions, and an opinion by another name would come back as the court's words."""


def add_opinions(judgment: Element, document: Document) -> None:
    """Write the separate opinions, if there are any."""
    if document.ruling.opinions:
        attachments = box(judgment, "attachments")
        for opinion in document.ruling.opinions:
            _add_opinion(attachments, document, opinion)


def _add_opinion(attachments: Element, document: Document, opinion: Opinion) -> None:
    references = document.references
    attachment = box(attachments, "attachment", {"eId": opinion.eId, "class": OPINION})
    doc = box(attachment, "doc", {"name": "attachment"})
    author = {"href": references.author_of(opinion.eId), "as": references.role("author")}
    component = f"attachment_{opinion.eId.rpartition('_')[2]}"
    add_component(box(doc, "meta"), document.ruling, references, component, author)
    body = box(doc, "mainBody", {"eId": f"{opinion.eId}__body", **AS_IS})
    add_children(body, document, tree(opinion.eId, opinion.blocks).children)
