"""The XML and the JSON say the same: every paragraph, number, span and citation."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from lxml.etree import XPath, _Element

from pipeline.check.problem import Problem
from pipeline.emit.analysis import source_line
from pipeline.emit.vocabulary import akn, own
from pipeline.model import Block, Ruling
from pipeline.terms import BlockRole

_SHOWN: Final = 60
"""Characters of a text that a message quotes."""


_NOTE: Final = akn("authorialNote")
_WORDS: Final = XPath("string()", smart_strings=False)


class _BodyParagraph(NamedTuple):
    """What must be the same in both."""

    eid: str | None
    num: str | None
    text: str
    source: str | None
    role: str | None


def conservation_problems(ruling: Ruling, root: _Element) -> Iterator[Problem]:
    """What the XML lost, added or changed."""
    judgment = root.find(akn("judgment"))
    written = [] if judgment is None else list(_paragraphs(judgment, _sources_by_paragraph(root)))
    notes = {note.eId for note in ruling.notes}
    blocks = ruling.blocks()[: len(ruling.blocks()) - len(notes)]
    # A note stands beside what it is about, so its place among the others is no order of its own.
    found = sorted((p for p in written if p.eid in notes), key=_in_order(ruling.notes))
    yield from _paragraph_problems(ruling.notes, found)
    yield from _paragraph_problems(blocks, [p for p in written if p.eid not in notes])
    yield from _citation_problems(ruling, root)


def _in_order(blocks: Iterable[Block]) -> Callable[[_BodyParagraph], int]:
    places = {block.eId: number for number, block in enumerate(blocks)}
    return lambda paragraph: places.get(paragraph.eid or "", -1)


def _sources_by_paragraph(root: _Element) -> dict[str, str]:
    """What the XML tells of each paragraph's source, by its name."""
    told = next(root.iter(own("sources")), None)
    lines = ((told is not None and told.text) or "").splitlines()
    return {name: source for name, _, source in (line.partition(" ") for line in lines)}


def _paragraph_problems(
    blocks: tuple[Block, ...], paragraphs: list[_BodyParagraph]
) -> Iterator[Problem]:
    for block, found in zip(blocks, paragraphs, strict=False):
        place, role = source_line(block).partition(" ")[2], block.role.value
        wanted = _BodyParagraph(block.eId, block.num, block.text, place, role)
        fields = zip(_BodyParagraph._fields, found, wanted, strict=True)
        for name, is_, should in fields if found != wanted else ():
            if is_ != should:
                yield Problem(
                    block.eId,
                    f"{name} is {_short_quotation(should)}, in the XML {_short_quotation(is_)}",
                )
    if len(blocks) != len(paragraphs):
        yield Problem("", f"{len(blocks)} paragraphs are {len(paragraphs)} in the XML")


def _paragraphs(part: _Element, sources: Mapping[str, str]) -> Iterator[_BodyParagraph]:
    """The paragraphs of a part, each with the number that stands before it."""
    num: str | None = None
    words = _WORDS if next(part.iter(_NOTE), None) is None else _around_notes
    for element in part.iter(akn("num"), akn("p")):
        text = str(words(element))
        if element.tag == akn("num"):
            num = text
        # A `p` with a status stands for a body that is missing, and comes from no block.
        elif element.get("status") is None:
            name, role = element.get("eId"), element.get("class", BlockRole.PARAGRAPH.value)
            yield _BodyParagraph(name, num, text, sources.get(name or ""), role)
            num = None


def _around_notes(element: _Element) -> str:
    """The words of a paragraph without those of a footnote that stands in it."""
    parts = [element.text or ""]
    for child in element:
        parts += ["" if child.tag == _NOTE else _around_notes(child), child.tail or ""]
    return "".join(parts)


def _citation_problems(ruling: Ruling, root: _Element) -> Iterator[Problem]:
    """Compare the links of each citation with its targets."""
    elements = {
        element.get("eId"): element for element in root.iter(akn("ref"), akn("mref"), akn("span"))
    }
    implied: dict[str, list[str | None]] = {}
    for reference in root.iter(akn("implicitReference")):
        implied.setdefault(reference.get("for", "")[1:], []).append(reference.get("href"))
    for citation in ruling.every_citation():
        element = elements.get(citation.eId)
        if element is None:
            yield Problem(citation.eId, "this citation is not in the XML")
        elif tuple(_targets_in_markup(element, implied)) != citation.targets:
            yield Problem(citation.eId, "its targets are others in the XML")


def _targets_in_markup(
    element: _Element, implied: Mapping[str, list[str | None]]
) -> Iterator[str | None]:
    if element.tag == akn("ref"):
        yield element.get("href")
    elif element.tag == akn("mref"):
        own_refs = f"{element.get('eId')}__ref_"
        for link in element.iter(akn("ref")):
            name = link.get("eId", "")
            if name.startswith(own_refs):
                yield link.get("href")
                yield from implied.get(name, ())


def _short_quotation(text: str | None) -> str:
    return repr(text if text is None or len(text) <= _SHOWN else f"{text[:_SHOWN]}…")
