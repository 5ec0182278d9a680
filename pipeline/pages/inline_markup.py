"""A block's words as HTML: its marks and citations as elements, its repairs as places to look at.

Marks nest, so they are written from outside in; a repair may begin in one and end in another, so it
is written at the bottom, in pieces. The words themselves are copied: they are the block's text.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from pipeline.errors import InvalidOutputError
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

    def order(self) -> tuple[int, bool, int]:
        """By beginning; at one place empty ones first, then the longest."""
        return self.start, self.end > self.start, -self.end


@dataclass(frozen=True, slots=True)
class BlockWords:
    """What is needed to write the words of the blocks of one ruling."""

    destinations: Destinations
    citations: Mapping[tuple[str, int, int], Citation]
    repairs: Mapping[str, Sequence[RepairedWords]] = field(default_factory=dict)

    def html(self, block: Block) -> Markup:
        """The words of a block. Raises InvalidOutputError where its marks cross."""
        stretches = [s for mark in block.marks for s in self._stretches(block, mark)]
        writer = _HtmlWriter(block, self.repairs.get(block.eId, ()))
        for stretch in sorted(stretches, key=HtmlStretch.order):
            writer.open(stretch)
        return writer.finish()

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
        elif len(citation.targets) == 1 or not citation.refs or _in_the_way(block, citation):
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


def _in_the_way(block: Block, citation: Citation) -> bool:
    """Whether a mark begins inside the words of one target and ends outside, or the other way."""
    return any(
        mark.start < ref.start < mark.end < ref.end or ref.start < mark.start < ref.end < mark.end
        for ref in citation.refs
        for mark in block.marks
    )


class _HtmlWriter:
    """Copies the words of a block from left to right, opening and closing elements on the way."""

    def __init__(self, block: Block, repairs: Sequence[RepairedWords]) -> None:
        self._block = block
        self._repairs = repairs
        self._cuts = sorted({at for one in repairs for at in (one.start, one.end)})
        self._at = 0
        self._stack: list[tuple[int, str]] = []
        self._parts: list[str] = []
        self._gone: set[int] = set()

    def open(self, stretch: HtmlStretch) -> None:
        while self._stack and self._stack[-1][0] <= stretch.start:
            self._close_element()
        outer = self._stack[-1][0] if self._stack else len(self._block.text)
        if not self._at <= stretch.start <= stretch.end <= outer:
            place = f"{stretch.start}-{stretch.end}"
            raise InvalidOutputError(f"{self._block.eId}: marks cross or leave the text at {place}")
        self._copy_until(stretch.start)
        # A link inside a link is none: the outer one stays.
        within = any(tag == "a" for _, tag in self._stack)
        tag = "span" if stretch.tag == "a" and within else stretch.tag
        told = stretch.attributes if tag == stretch.tag else {"class": "inner"}
        attributes = "".join(f' {name}="{escape(text)}"' for name, text in told.items())
        self._parts.append(f"<{tag}{attributes}>")
        self._stack.append((stretch.end, tag))

    def finish(self) -> Markup:
        while self._stack:
            self._close_element()
        self._copy_until(len(self._block.text))
        self._mark_gone(len(self._block.text))
        return Markup("".join(self._parts))  # noqa: S704 - all that comes from a ruling is escaped

    def _close_element(self) -> None:
        self._copy_until(self._stack[-1][0])
        self._parts.append(f"</{self._stack.pop()[1]}>")

    def _copy_until(self, until: int) -> None:
        """Copy words up to an offset, cut where repairs begin and end."""
        for cut in (*(c for c in self._cuts if self._at < c < until), until):
            self._mark_gone(self._at)
            if cut > self._at:
                self._parts.append(self._words_in_repair(self._at, cut))
            self._at = cut

    def _words_in_repair(self, start: int, end: int) -> str:
        """Words inside one repair or none; of several the last, which is the innermost."""
        words = escape(self._block.text[start:end])
        around = [one for one in self._repairs if one.start <= start and end <= one.end]
        if not around:
            return words
        inner = min(around, key=lambda one: one.end - one.start)
        return f'<mark class="repair" data-repair="{inner.number}">{words}</mark>'

    def _mark_gone(self, at: int) -> None:
        """An empty place where characters of the source were left out."""
        for one in self._repairs:
            # The same place is passed more than once where elements open and close at it.
            if one.start == one.end == at and one.number not in self._gone:
                self._gone.add(one.number)
                self._parts.append(f'<span class="repair gone" data-repair="{one.number}"></span>')
