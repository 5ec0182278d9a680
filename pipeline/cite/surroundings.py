"""What stands around the citations of a ruling and may change what they mean: quotations, papers, changes."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

from pipeline.cite.values import Mention, Mentioned
from pipeline.edition import NotedEdition
from pipeline.edition.amending import names_unread
from pipeline.grammar import Grammar
from pipeline.sections import Paragraph, Sections
from pipeline.terms import BlockRole
from pipeline.text import Span
from pipeline.words.equivalents import DASH_SIGNS
from pipeline.words.quotes import CLOSING, EITHER, MARKS, quoted

BESIDE = 40
"""Characters on either side of a quotation that say what it is."""


LISTING = frozenset(";,")
"""What ends an item of a list that goes on."""
RESOLVING = frozenset({BlockRole.GROUNDS, BlockRole.RESOLVES})
CLAUSE = 40
"""How many characters without a sign between two citations are surely of one clause."""
ENDS = frozenset(".;:\n")
LONGEST_QUOTED = 20
"""Paragraphs that quoted words may run over."""
_QUOTED_BEFORE = re.compile(rf"[{CLOSING}{EITHER}](?:\s+[^\W\d_]+){{0,4}}\s*\Z")
"""Quoted words, and those that say that they are quoted."""
_INSERTED = re.compile(r",? (?P<conjunction>[^,.;:()]+), [^,.;:()]+,(?P<rest>[^,.;:()]*)")
"""What stands between two citations where a clause is put in behind their conjunction: `либо, если оно начато, в`."""
CLAUSE_SIGNS = frozenset((*",()", *MARKS)) | DASH_SIGNS
"""Signs that stand inside a sentence, which `ENDS` end as a list does."""


class Ties(NamedTuple):
    """The words of a language that tie a provision to the act or the citation before it."""

    insertions: frozenset[str]
    """Words behind an act that name some of its provisions: `в частности`."""
    joining: frozenset[str]
    pointing: frozenset[str]
    """Words that stand for what a provision is of: `его`, `оның`."""

    @staticmethod
    @cache
    def of(grammar: Grammar) -> "Ties":
        """Those of the tables of a language."""
        joins, table = grammar.connectives, grammar.citations
        joining = (*joins.adding, *joins.choosing, *joins.further, *table.insertions)
        pointing = (*table.particles, *table.owner.pronouns)
        return Ties(frozenset(table.insertions), frozenset(joining), frozenset(pointing))

    def bind(self, between: str) -> bool:
        """Whether words between two citations bind the second to the first: those of one clause."""
        inserted = _INSERTED.fullmatch(between)
        if inserted and inserted["conjunction"] in self.joining:
            between = f" {inserted['conjunction']} {inserted['rest']}"
        words = "".join(" " if sign in CLAUSE_SIGNS else sign for sign in between).split()
        if words and words[-1] in self.pointing:
            return True
        one_clause = len(between) < CLAUSE and not CLAUSE_SIGNS & set(between)
        joined = not words or " ".join(words) in self.joining
        return not ENDS & set(between) and (one_clause or joined)


class Surroundings:
    """The text of a ruling, and the places in it that what was found there is held against."""

    def __init__(
        self,
        found: Mentioned,
        text: str,
        sections: Sections,
        grammar: Grammar,
        edition: NotedEdition | None,
    ) -> None:
        self.text, self.paragraphs, self.words = text, sections.paragraphs, grammar.citations
        self.ties = Ties.of(grammar)
        self.instructed = {one.paragraph for one in edition.instructions} if edition else set()
        """The paragraphs that say what is changed in the ruling named last."""
        self.instructed |= edition.below if edition else set()
        self.aside = edition.aside if edition else frozenset()
        """Those, and their wording, that name no ruling which is changed from there on."""
        self.quotes = [quoted(text, one.body).outermost() for one in self.paragraphs]
        """The quotations of each paragraph."""
        self.wording = [quote for index in sorted(self.instructed) for quote in self.quotes[index]]
        """Quoted words of what is changed."""
        every, said = chain(*self.quotes), self.words.quoted_words
        self.single = [quote for quote in every if stand_beside(said, quote, text)]
        """Single words that are quoted of another text."""
        older = self.words.older_words
        self.older = [quote for quote in self.single if stand_beside(older, quote, text)]
        """Those among them that were to be read there until now."""
        acts = [mention for mention in found.mentions if mention.act]
        self.named: defaultdict[tuple[int, int], list[Mention]] = defaultdict(list)
        """The mentions of each sentence that name an act."""
        for mention in acts:
            self.named[mention.scope[:2]].append(mention)
        heads, spans = edition.heads if edition else frozenset(), [one.span for one in acts]
        self.unnamed = [
            index
            for index, one in enumerate(self.paragraphs)
            if index in heads or (self.instructed and names_unread(text, one.body, spans))
        ]
        """The paragraphs that may name a ruling which was not read."""
        self.opened = dict(_list_items(self.paragraphs, text))
        """The paragraphs that are items of a list, each with the one that opens it by a colon."""

    def quotation_before(self, paragraph: int, end: int) -> Span | None:
        """The quoted words that end a few words before a place; they may have begun some paragraphs above."""
        start = self.text.rfind("(", self.paragraphs[paragraph].body.start, end)
        closed = _QUOTED_BEFORE.search(self.text, max(start - BESIDE, 0), start)
        if start < 0 or closed is None:
            return None
        least = self.paragraphs[max(0, paragraph - LONGEST_QUOTED)].body.start
        stretch = Span(least, closed.start() + 1)
        return next((q for q in quoted(self.text, stretch).pairs if q.end == stretch.end), None)

    def quoted_from(self, span: Span) -> int | None:
        """Where the words of another text begin that some words stand in."""
        return next((q.start for q in (*self.wording, *self.single) if q.holds(span)), None)


def _list_items(paragraphs: Sequence[Paragraph], text: str) -> Iterator[tuple[int, int]]:
    """The items of lists, each with the paragraph above its list: all that end in a semicolon, and the next one.

    What a court rests on opens its decision, and no list.
    """
    heads: list[int] = []
    for index, paragraph in enumerate(paragraphs):
        if heads and paragraph.part is paragraphs[heads[-1]].part:
            yield index, heads[-1]
        else:
            heads.clear()
        last = text[paragraph.span.end - 1 : paragraph.span.end]
        if last == ":" and paragraph.role not in RESOLVING:
            heads.append(index)
        elif last not in LISTING:
            heads.clear()


def stand_beside(words: re.Pattern[str], span: Span, text: str) -> bool:
    """Whether words stand right before or right behind a place, which is `«»` in their pattern."""
    before = text[max(span.start - BESIDE, 0) : span.start]
    behind = text[span.end : span.end + BESIDE]
    return words.search(f"{before}«»{behind}") is not None
