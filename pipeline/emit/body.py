"""Header, body and conclusions: the blocks put into the hierarchy that their names tell.

`motivation__para_1__point_2__p_1` stands in motivation > paragraph 1 > point 2. What opens a point
and has sub-points is its `intro`, what follows them its `wrapUp`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final
from xml.etree.ElementTree import Element, SubElement, TreeBuilder

from pipeline.emit.elements import stretches
from pipeline.emit.place import BlockPlace, Document
from pipeline.emit.vocabulary import AS_IS, box, line
from pipeline.errors import InvalidOutputError
from pipeline.marked_words import edges
from pipeline.model import Block
from pipeline.terms import EDITORIAL, BlockRole
from pipeline.words.eids import path_to, steps_of

_HIERARCHY: Final = {
    "para": "paragraph",
    "point": "point",
    "subpara": "subparagraph",
    "al": "alinea",
}
_WRAP_UP: Final = "wrapup"


@dataclass(slots=True)
class Node:
    """A part, a point or a sub-point, with its blocks and sub-points in the order of the text."""

    eid: str
    children: list[Node | Block] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """The kind of structure that the name tells: `para`, `point`, `wrapup`."""
        return steps_of(self.eid)[-1].unit


def add_header(judgment: Element, document: Document) -> None:
    """Write the blocks above the body."""
    _add_blocks(
        box(judgment, "header", {"eId": "header", **AS_IS}), document, document.ruling.header
    )


def add_body(judgment: Element, document: Document) -> None:
    """Write the four parts of the body; empty ones are left out."""
    element = box(judgment, "judgmentBody", {"eId": "body", **AS_IS})
    for name, blocks in document.ruling.body:
        if blocks:
            part = box(element, name, {"eId": name})
            add_children(part, document, tree(name, blocks).children)
    if not len(element):
        # The schema wants a body: a ruling cut off below its header says so itself.
        introduction = box(element, "introduction", {"eId": "introduction"})
        line(introduction, "p", {"eId": "introduction__p_1", "status": "incomplete"})


def add_conclusions(judgment: Element, document: Document) -> None:
    """Write the signature, if there is one."""
    blocks = document.ruling.conclusions
    if blocks:
        conclusions = box(judgment, "conclusions", {"eId": "conclusions"})
        # An editor's format (bluebell) takes the attribute for words where it is said of the part.
        name = {"eId": "conclusions__container_1", "name": "signature", **AS_IS}
        _add_blocks(box(conclusions, "container", name), document, blocks)


def add_block(parent: Element, document: Document, block: Block, num: str | None) -> None:
    """Write one paragraph; a number that opens no point goes into a container with it."""
    if num is not None:
        above, last = path_to(block.eId)[-2], steps_of(block.eId)[-1]
        eid = f"{above}__blockContainer_{last.number}"
        parent = box(parent, "blockContainer", {"eId": eid})
        line(parent, "num").text = num
    # What a paragraph does is told where it is more than a paragraph.
    does = {} if block.role is BlockRole.PARAGRAPH else {"class": block.role.value}
    element = line(parent, "p", {"eId": block.eId, **does})
    if block.role in EDITORIAL:
        # A publisher's words among the ruling's: converters show a remark, but no note of the metadata.
        name = {"eId": f"{block.eId}__remark", "status": "editorial"}
        element = SubElement(element, "remark", name)
    _write_words(element, document, block)


def _write_words(parent: Element, document: Document, block: Block) -> None:
    """Fill `parent` with the words of a block as they are, its marks as elements around them. Raises InvalidOutputError where marks cross."""
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


def tree(part: str, blocks: Iterable[Block]) -> Node:
    """Put blocks into the points that their names tell.

    Raises InvalidOutputError for a block of another part or one that comes back to a point left
    before.
    """
    root = Node(part)
    stack, seen = [root], {part}
    for block in blocks:
        around = path_to(block.eId)[:-1]
        while len(stack) > len(around) or stack[-1].eid != around[len(stack) - 1]:
            stack.pop()
            if not stack:
                message = f"{block.eId} stands in {part}, where it does not belong"
                raise InvalidOutputError(message)
        for eid in around[len(stack) :]:
            _refuse_return(eid, seen, block)
            node = Node(eid)
            stack[-1].children.append(node)
            stack.append(node)
        stack[-1].children.append(block)
    return root


def _refuse_return(eid: str, seen: set[str], block: Block) -> None:
    if eid in seen:
        message = f"{block.eId} comes back to {eid} after another point"
        raise InvalidOutputError(message)
    seen.add(eid)


def _add_blocks(parent: Element, document: Document, blocks: Iterable[Block]) -> None:
    for block in blocks:
        add_block(parent, document, block, block.num)


def add_children(parent: Element, document: Document, children: Iterable[Node | Block]) -> None:
    """Write paragraphs and points in their order."""
    for child in children:
        if isinstance(child, Node):
            _add_node(parent, document, child)
        else:
            add_block(parent, document, child, child.num)


def _add_node(parent: Element, document: Document, node: Node) -> None:
    """Write a point: its number, then its words, or the words around its sub-points."""
    element = box(parent, _tag_of(node), {"eId": node.eid})
    first = node.children[0]
    if not isinstance(first, Node) and first.num is not None:
        line(element, "num").text = first.num
    runs = [
        (is_words, list(run))
        for is_words, run in groupby(
            _unwrapped_children(node), key=lambda child: not isinstance(child, Node)
        )
    ]
    for position, (is_words, run) in enumerate(runs):
        if is_words:
            place = _words_place(element, node, position, len(runs))
            _add_words(place, document, run, first)
        else:
            add_children(element, document, run)


def _unwrapped_children(node: Node) -> Iterator[Node | Block]:
    """The children of a point, the words that wrap up its sub-points without their own node."""
    for child in node.children:
        if isinstance(child, Node) and child.kind == _WRAP_UP:
            yield from child.children
        else:
            yield child


def _words_place(element: Element, node: Node, position: int, of: int) -> Element:
    """The element for words at one place among the sub-points of a point."""
    if of == 1:
        return box(element, "content")
    if position == 0:
        return box(element, "intro")
    if position == of - 1:
        return box(element, "wrapUp")
    # Words between sub-points: only a structure without number can hold them in their place.
    return box(box(element, "alinea", {"eId": f"{node.eid}__al_{position}"}), "content")


def _add_words(
    place: Element, document: Document, run: Iterable[Node | Block], first: Node | Block
) -> None:
    for block in run:
        if not isinstance(block, Node):
            # The number of the first block stands before the point already.
            add_block(place, document, block, None if block is first else block.num)


def _tag_of(node: Node) -> str:
    if node.kind not in _HIERARCHY:
        message = f"{node.eid}: {node.kind} is no structure that a ruling has"
        raise InvalidOutputError(message)
    return _HIERARCHY[node.kind]
