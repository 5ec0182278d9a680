"""A ruling as comparison reads it: with its language, and the figures and citations of each block."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline import grammar
from pipeline.compare.quantities import Duration, Figure, dates, durations, in_words, numbers
from pipeline.emit.known import RegistryNames
from pipeline.grammar import Grammar
from pipeline.model import Block, Citation, Ruling
from pipeline.registry import Registry, load
from pipeline.terms import OF_PEOPLE
from pipeline.words.works import work_of


@dataclass(frozen=True, slots=True)
class Content:
    """What a block says that does not depend on the language."""

    dates: tuple[Figure, ...]
    numbers: tuple[Figure, ...]
    words: frozenset[str]
    """Numbers in words."""
    durations: tuple[Duration, ...]
    """Spans of time whose number is in words, terms for carrying something out aside."""
    citations: tuple[Citation, ...]

    def anchors(self) -> frozenset[str]:
        """What tells the block from others: what it cites, dates and numbers."""
        targets = (target for citation in self.citations for target in citation.targets)
        figures = (figure.value for figure in (*self.dates, *self.numbers))
        return frozenset((*targets, *figures))


@dataclass(frozen=True, slots=True, eq=False)
class RulingReading:
    """A ruling, its language, and the content of its blocks by eId."""

    ruling: Ruling
    grammar: Grammar
    contents: Mapping[str, Content]
    mentions: Mapping[str, str]
    """The block that first names a person, by the person's eId."""
    works: frozenset[str]
    """All acts and rulings that are cited."""
    known: RegistryNames
    """The registry, for this ruling."""

    @classmethod
    def of(cls, ruling: Ruling, registry: Registry | None = None) -> RulingReading:
        """Read a ruling."""
        language = grammar.load(ruling.language)
        cited = defaultdict(list)
        for citation in ruling.every_citation():
            cited[citation.block].append(citation)
        blocks = ruling.blocks()
        terms = {outcome.block for outcome in ruling.outcomes if outcome.term}
        contents = {
            b.eId: _content(b, cited[b.eId], language, has_term=b.eId in terms) for b in blocks
        }
        works = frozenset(work_of(t) for c in ruling.every_citation() for t in c.targets)
        known = RegistryNames(registry or load(), ruling)
        return cls(ruling, language, contents, _mentions(blocks), works, known)

    def content(self, blocks: Iterable[Block]) -> tuple[Content, ...]:
        """The content of some blocks, in their order."""
        return tuple(self.contents[block.eId] for block in blocks)


def _content(
    block: Block, cited: Iterable[Citation], language: Grammar, *, has_term: bool
) -> Content:
    found = dates(block.text, language)
    spans = tuple(span for span in durations(block.text, language) if not span.in_figures)
    return Content(
        dates=found,
        numbers=numbers(block.text, found),
        # `двухмесячный` is one word, while `2 ай` has the number by itself.
        words=in_words(block.text, language).union(str(span.number) for span in spans),
        durations=() if has_term else spans,
        citations=tuple(cited),
    )


def _mentions(blocks: Iterable[Block]) -> dict[str, str]:
    places: dict[str, str] = {}
    for block in blocks:
        for mark in block.marks:
            if mark.kind in OF_PEOPLE and mark.refers_to:
                places.setdefault(mark.refers_to, block.eId)
    return places
