"""A block's words as HTML: its marks and citations as elements, its repairs as places to look at.

Marks nest, so they are written from outside in; a repair may begin in one and end in another, so it
is written at the bottom, in pieces. The words themselves are copied: they are the block's text.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from markupsafe import Markup, escape

from pipeline.marked_words import Stretch, are_targets_crossed, edges
from pipeline.model import Block, Citation, Mark
from pipeline.pages.destinations import Destinations
from pipeline.pages.repaired import RepairedWords
from pipeline.terms import CitationStatus, MarkKind


@dataclass(frozen=True, slots=True)
class BlockWords:
    """What is needed to write the words of the blocks of one ruling."""

    destinations: Destinations
    citations: Mapping[tuple[str, int, int], Citation]
    repairs: Mapping[str, Sequence[RepairedWords]] = field(default_factory=dict)

    def html(self, block: Block) -> Markup:
        """The words of a block. Raises InvalidOutputError where its marks cross."""
        repairs = self.repairs.get(block.eId, ())
        stretches = [s for mark in block.marks for s in self._stretches(block, mark)]
        parts: list[str] = []
        tags: list[str] = []
        for start, end, opens, closes in edges(block, [*_left_out(repairs), *stretches]):
            parts += _with_repairs(block.text, start, end, repairs)
            if opens:
                # A link inside a link is none: the outer one stays.
                is_inner = opens.tag == "a" and "a" in tags
                tags.append("span" if is_inner else opens.tag)
                told = {"class": "inner"} if is_inner else opens.attributes
                attributes = "".join(f' {name}="{escape(text)}"' for name, text in told.items())
                parts.append(f"<{tags[-1]}{attributes}>")
            elif closes:
                parts.append(f"</{tags.pop()}>")
        return Markup("".join(parts))  # noqa: S704 - all that comes from a ruling is escaped

    def _stretches(self, block: Block, mark: Mark) -> Iterator[Stretch]:
        if mark.kind is MarkKind.CITATION:
            citation = self.citations.get((block.eId, mark.start, mark.end))
            if citation is not None:
                yield from self._citation(block, citation)
                return
        yield Stretch(mark.start, mark.end, *_tag_of_mark(mark))

    def _citation(self, block: Block, citation: Citation) -> Iterator[Stretch]:
        """A citation as a link; several targets with words of their own have a link each."""
        start, end, name = citation.start, citation.end, {"id": citation.eId}
        if citation.status is CitationStatus.UNRESOLVED or not citation.targets:
            reason = self.destinations.why_unresolved(citation)
            yield Stretch(start, end, "span", {**name, "class": "unresolved", "title": reason})
        # Elements cannot cross: where a mark would cut a
        # target's words, the whole citation is one link.
        elif (
            len(citation.targets) == 1 or not citation.refs or are_targets_crossed(block, citation)
        ):
            tag, attributes = self.destinations.link(citation.targets[0])
            yield Stretch(start, end, tag, {**name, **attributes})
        else:
            yield Stretch(start, end, "span", name)
            for ref in citation.refs:
                yield Stretch(ref.start, ref.end, *self.destinations.link(ref.target))


def _tag_of_mark(mark: Mark) -> tuple[str, dict[str, str]]:
    if mark.kind is MarkKind.NOTE_REFERENCE and mark.refers_to:
        return "a", {"href": f"#{mark.refers_to}", "class": "note-reference"}
    if mark.kind is MarkKind.DATE and mark.value:
        return "time", {"datetime": mark.value}
    if mark.kind is MarkKind.PAGE_END:
        return "span", {"class": "page-end", "data-page": mark.value or ""}
    return "span", {"class": mark.kind.value}


def _left_out(repairs: Iterable[RepairedWords]) -> Iterator[Stretch]:
    """An empty place for each repair that left out characters of the source."""
    for one in repairs:
        if one.start == one.end:
            told = {"class": "repair gone", "data-repair": str(one.number)}
            yield Stretch(one.start, one.end, "span", told)


def _with_repairs(
    text: str, start: int, end: int, repairs: Sequence[RepairedWords]
) -> Iterator[str]:
    """Words with their repairs marked; where several have the same words, the innermost."""
    cuts = {at for one in repairs for at in (one.start, one.end) if start < at < end}
    for left, right in pairwise(sorted({start, end, *cuts})):
        words = escape(text[left:right])
        around = (one for one in repairs if one.start <= left and right <= one.end)
        inner = min(around, key=lambda one: one.end - one.start, default=None)
        mark = inner and f'<mark class="repair" data-repair="{inner.number}">{words}</mark>'
        yield mark or words
