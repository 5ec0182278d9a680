"""The XML and the JSON say the same: every paragraph, number, span, citation and repair."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from pipeline.check.problem import Problem
from pipeline.emit.body import spans
from pipeline.emit.vocabulary import SOURCE, akn, own
from pipeline.terms import BlockRole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from pipeline.model import Block, Ruling

_SHOWN: Final = 60
"""Characters of a text that a message quotes."""


class _Paragraph(NamedTuple):
    """What must be the same in both."""

    eid: str | None
    num: str | None
    text: str
    source: str | None
    role: str | None


def conservation_problems(ruling: Ruling, root: _Element) -> Iterator[Problem]:
    """What the XML lost, added or changed."""
    notes = [p for part in root.iter(akn("notes")) for p in _paragraphs(part)]
    yield from _paragraph_problems(_notes_in_order(ruling), notes)
    blocks = ruling.blocks()[: len(ruling.blocks()) - len(ruling.notes)]
    parts = [e for e in root.iterfind(f"{akn('judgment')}/*") if e.tag != akn("meta")]
    yield from _paragraph_problems(blocks, [p for part in parts for p in _paragraphs(part)])
    yield from _citation_problems(ruling, root)
    repairs = sum(1 for _ in root.iter(own("repair")))
    if repairs != len(ruling.repairs):
        yield Problem("", f"{len(ruling.repairs)} repairs are {repairs} in the XML")


def identity_problems(ruling: Ruling, root: _Element) -> Iterator[Problem]:
    """What the XML says of the ruling's name, its source and its text other than the JSON."""
    expression = root.find(f".//{akn('FRBRExpression')}/{akn('FRBRuri')}")
    told = (
        ("expression", ruling.expression, None if expression is None else expression.get("value")),
        ("source", ruling.source.sha256, _first(root, own("source"), "sha256")),
        ("text_sha256", ruling.text_sha256, _words(root, own("contentHash"))),
    )
    for name, here, there in told:
        if here is not None and here != there:
            yield Problem(f"/{name}", f"it is {here}, in the XML {there}")


def _words(root: _Element, tag: str) -> str | None:
    element = next(root.iter(tag), None)
    return None if element is None else element.text


def _first(root: _Element, tag: str, attribute: str) -> str | None:
    element = next(root.iter(tag), None)
    return None if element is None else element.get(attribute)


def _notes_in_order(ruling: Ruling) -> tuple[Block, ...]:
    """The notes as the XML has them: the publisher's, then the ruling's own."""
    return tuple(sorted(ruling.notes, key=lambda block: block.role is BlockRole.FOOTNOTE))


def _paragraph_problems(
    blocks: tuple[Block, ...], paragraphs: list[_Paragraph]
) -> Iterator[Problem]:
    for block, found in zip(blocks, paragraphs, strict=False):
        wanted = _Paragraph(block.eId, block.num, block.text, spans(block.source), block.role.value)
        for name, is_, should in zip(_Paragraph._fields, found, wanted, strict=True):
            if is_ != should:
                yield Problem(block.eId, f"{name} is {_short(should)}, in the XML {_short(is_)}")
    if len(blocks) != len(paragraphs):
        yield Problem("", f"{len(blocks)} paragraphs are {len(paragraphs)} in the XML")


def _paragraphs(part: _Element) -> Iterator[_Paragraph]:
    """The paragraphs of a part, each with the number that stands before it."""
    num: str | None = None
    for element in part.iter(akn("num"), akn("p")):
        text = "".join(map(str, element.itertext()))
        if element.tag == akn("num"):
            num = text
        elif element.get("status") is None:
            role = element.get("class")
            yield _Paragraph(element.get("eId"), num, text, element.get(SOURCE), role)
            num = None


def _citation_problems(ruling: Ruling, root: _Element) -> Iterator[Problem]:
    """Compare the links of each citation with its targets."""
    elements = {
        element.get("eId"): element for element in root.iter(akn("ref"), akn("mref"), akn("span"))
    }
    for citation in ruling.citations:
        element = elements.get(citation.eId)
        if element is None:
            yield Problem(citation.eId, "this citation is not in the XML")
        elif _targets(element) != citation.targets:
            yield Problem(citation.eId, "its targets are others in the XML")


def _targets(element: _Element) -> tuple[str | None, ...]:
    if element.tag == akn("mref"):
        own_refs = f"{element.get('eId')}__ref_"
        links = (e for e in element.iter(akn("ref")) if e.get("eId", "").startswith(own_refs))
        return tuple(link.get("href") for link in links)
    return (element.get("href"),) if element.tag == akn("ref") else ()


def _short(text: str | None) -> str:
    return repr(text if text is None or len(text) <= _SHOWN else f"{text[:_SHOWN]}…")
