"""A block's words as HTML: its marks and citations as elements, its repairs as places to look at.

Marks nest, so they are written from outside in; a repair may begin in one and end in another, so it
is written at the bottom, in pieces. The words themselves are copied: they are the block's text.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from pipeline.marked_words import edges, is_crossed
from pipeline.model import Block, Citation, Mark
from pipeline.pages.destinations import Destinations
from pipeline.pages.repaired import RepairedWords
from pipeline.terms import CitationStatus, MarkKind


@dataclass(frozen=True, slots=True)
class HtmlStretch:
    """An element around the characters from `start` to `end` of a block's text."""

    start: int
    end: int
    tag: str
    attributes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class BlockWords:
    """What is needed to write the words of the blocks of one ruling."""

    destinations: Destinations
    citations: Mapping[tuple[str, int, int], Citation]
    repairs: Mapping[str, Sequence[RepairedWords]] = field(default_factory=dict)

    def html(self, block: Block) -> Markup:
        """The words of a block. Raises InvalidOutputError where its marks cross."""
        stretches = [s for mark in block.marks for s in self._stretches(block, mark)]
        return _HtmlWriter(block, self.repairs.get(block.eId, ())).written(stretches)

    def _stretches(self, block: Block, mark: Mark) -> Iterator[HtmlStretch]:
        if mark.kind is MarkKind.CITATION:
            citation = self.citations.get((block.eId, mark.start, mark.end))
            if citation is not None:
                yield from self._citation(block, citation)
                return
        yield HtmlStretch(mark.start, mark.end, *_tag_of_mark(mark))

    def _citation(self, block: Block, citation: Citation) -> Iterator[HtmlStretch]:
        """A citation as a link; several targets with words of their own have a link each."""
        start, end, name = citation.start, citation.end, {"id": citation.eId}
        if citation.status is CitationStatus.UNRESOLVED or not citation.targets:
            reason = self.destinations.why_unresolved(citation)
            yield HtmlStretch(start, end, "span", {**name, "class": "unresolved", "title": reason})
        # Elements cannot cross: where a mark would cut a
        # target's words, the whole citation is one link.
        elif (
            len(citation.targets) == 1
            or not citation.refs
            or any(is_crossed(block, ref) for ref in citation.refs)
        ):
            tag, attributes = self.destinations.link(citation.targets[0])
            yield HtmlStretch(start, end, tag, {**name, **attributes})
        else:
            yield HtmlStretch(start, end, "span", name)
            for ref in citation.refs:
                yield HtmlStretch(ref.start, ref.end, *self.destinations.link(ref.target))


def _tag_of_mark(mark: Mark) -> tuple[str, dict[str, str]]:
    if mark.kind is MarkKind.NOTE_REFERENCE and mark.refers_to:
        return "a", {"href": f"#{mark.refers_to}", "class": "note-reference"}
    if mark.kind is MarkKind.DATE and mark.value:
        return "time", {"datetime": mark.value}
    if mark.kind is MarkKind.PAGE_END:
        return "span", {"class": "page-end", "data-page": mark.value or ""}
    return "span", {"class": mark.kind.value}


class _HtmlWriter:
    """Copies the words of a block from left to right, opening and closing elements on the way."""

    def __init__(self, block: Block, repairs: Sequence[RepairedWords]) -> None:
        self._block = block
        self._repairs = repairs
        self._cuts = sorted({at for one in repairs for at in (one.start, one.end)})
        self._gone: set[int] = set()

    def written(self, stretches: Iterable[HtmlStretch]) -> Markup:
        parts: list[str] = []
        tags: list[str] = []
        for start, end, opens, closes in edges(self._block, stretches):
            parts += self._copied(start, end)
            if opens:
                # A link inside a link is none: the outer one stays.
                is_inner = opens.tag == "a" and "a" in tags
                tags.append("span" if is_inner else opens.tag)
                told = {"class": "inner"} if is_inner else opens.attributes
                attributes = "".join(f' {name}="{escape(text)}"' for name, text in told.items())
                parts.append(f"<{tags[-1]}{attributes}>")
            elif closes:
                parts.append(f"</{tags.pop()}>")
        parts += self._left_out(len(self._block.text))
        return Markup("".join(parts))  # noqa: S704 - all that comes from a ruling is escaped

    def _copied(self, start: int, end: int) -> Iterator[str]:
        """Words between two offsets, cut where repairs begin and end."""
        for cut in (*(c for c in self._cuts if start < c < end), end):
            yield from self._left_out(start)
            if cut > start:
                yield self._words_in_repair(start, cut)
            start = cut

    def _words_in_repair(self, start: int, end: int) -> str:
        """Words inside one repair or none; of several the last, which is the innermost."""
        words = escape(self._block.text[start:end])
        around = [one for one in self._repairs if one.start <= start and end <= one.end]
        if not around:
            return words
        inner = min(around, key=lambda one: one.end - one.start)
        return f'<mark class="repair" data-repair="{inner.number}">{words}</mark>'

    def _left_out(self, at: int) -> Iterator[str]:
        """An empty place for each repair that left out characters of the source there."""
        for one in self._repairs:
            # The same place is passed more than once where elements open and close at it.
            if one.start == one.end == at and one.number not in self._gone:
                self._gone.add(one.number)
                yield f'<span class="repair gone" data-repair="{one.number}"></span>'
