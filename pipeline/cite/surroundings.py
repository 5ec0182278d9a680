"""What stands around the citations of a ruling and may change what they mean: quotations, papers, changes."""

import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain
from typing import NamedTuple

from pipeline.cite.values import Mentioned
from pipeline.edition import NotedEdition
from pipeline.edition.amending import QUOTED, names_unread
from pipeline.grammar import Grammar
from pipeline.sections import Paragraph, Sections
from pipeline.text import Span

BESIDE = 40
"""Characters on either side of a quotation that say what it is."""


class Surroundings(NamedTuple):
    """The text, and the places in it that citations are held against."""

    text: str
    paragraphs: Sequence[Paragraph]
    instructed: AbstractSet[int]
    """The paragraphs that say what is changed in the ruling named last."""
    papers: re.Pattern[str]
    """How documents are named that are no acts and have points of their own."""
    wording: Sequence[Span]
    """Quoted words of what is changed."""
    words: Sequence[Span]
    """Single words that are quoted of another text."""
    older: Sequence[Span]
    """Those among them that were to be read there until now."""
    unnamed: Sequence[int]
    """The paragraphs that name a ruling which was not read."""

    def quoted_since(self, end: int, span: Span) -> bool:
        """Whether words stand in new wording that was opened behind a place."""
        return any(end <= q.start and q.holds(span) for q in self.wording)

    def quoted_from(self, span: Span) -> int | None:
        """Where the words of another text begin that some words stand in."""
        return next((q.start for q in (*self.wording, *self.words) if q.holds(span)), None)


def surroundings(
    found: Mentioned,
    text: str,
    sections: Sections,
    grammar: Grammar,
    edition: NotedEdition | None,
) -> Surroundings:
    """The surroundings of what was found in a text."""
    paragraphs, table = sections.paragraphs, grammar.citations
    instructed = {one.paragraph for one in edition.instructions} if edition else set()
    quotes = [[Span(*q.span()) for q in QUOTED.finditer(text, *p.body)] for p in paragraphs]
    words = [*_beside(table.quoted_words, chain(*quotes), text)]
    acts = [mention.span for mention in found.mentions if mention.act]
    return Surroundings(
        text,
        paragraphs,
        instructed,
        table.papers,
        wording=[quote for index in sorted(instructed) for quote in quotes[index]],
        words=words,
        older=[*_beside(table.older_words, words, text)],
        unnamed=[
            index
            for index, paragraph in enumerate(paragraphs)
            if instructed and names_unread(text, paragraph.body, acts)
        ],
    )


def _beside(words: re.Pattern[str], quotes: Iterable[Span], text: str) -> Iterable[Span]:
    """The quotations that some words stand right before or right behind."""
    for quote in quotes:
        before = text[max(quote.start - BESIDE, 0) : quote.start]
        if words.search(f"{before}«»{text[quote.end : quote.end + BESIDE]}"):
            yield quote
