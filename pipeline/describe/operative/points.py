"""The operative points: their paragraphs, their sentences, and the lists that these make."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from itertools import groupby
from typing import Final, NamedTuple

from pipeline.grammar import Grammar
from pipeline.sections import Paragraph, Part, Sections
from pipeline.terms import BlockRole, MarkKind
from pipeline.text import Span
from pipeline.words.eids import holds, inner_point, points_of, steps_of, top_point
from pipeline.words.quotes import BRACKETED, quoted
from pipeline.words.sentence_ends import sentence_ends

_MARK: Final = re.compile(
    r"(?:(?P<figure>[0-9]{1,3}[.)])|(?P<letter>[^\W\d_][.)])|(?P<dash>[–—-]))\s+"
)
"""The number, letter or dash of an item that the paragraph was not parted from."""
NOWHERE: Final = Span(0, 0)
_INLINE: Final = re.compile(r"(?<=[:;])\s+(?=(?:[^\W\d_]|[0-9]{1,2})\)\s)")
"""Where an item begins in the paragraph of the one before."""


class Sentence(NamedTuple):
    """One sentence of an operative point, or one item of a list in it."""

    span: Span
    paragraph: Paragraph
    point: str
    """eId of the point or sub-point that holds it."""
    quoted: tuple[Span, ...] = ()
    """What is quoted in the paragraph: it decides nothing."""
    bracketed: tuple[Span, ...] = ()
    """What stands in brackets in the paragraph."""
    mark: str | None = None
    """The sort of mark that it begins with, if it does."""
    heads: tuple[Sentence, ...] = ()
    """The sentences that open the lists which it is an item of, the outermost first."""
    items: Span = NOWHERE
    """Where the items stand that it opens; empty if it opens none."""

    @property
    def whole(self) -> Span:
        """The sentence with the items that it opens."""
        return Span(self.span.start, max(self.span.end, self.items.end))

    @property
    def list_head(self) -> Span | None:
        """The words that open the list which it is an item of: no other list has the same, and they compare at once."""
        return self.heads[-1].span if self.heads else None

    def is_under(self, head: Sentence) -> bool:
        """Whether it may be an item of the list that another sentence before it opens."""
        if head.point != self.point:
            return holds(head.point, self.point)
        return self.mark is None or self.mark != head.mark


class Reserved(NamedTuple):
    """Which paragraphs are not to be taken as they stand."""

    removed: AbstractSet[Span] = frozenset()
    """The words of those that later rulings took out."""
    doubted: AbstractSet[str] = frozenset()
    """The eIds of those whose very words are in doubt."""


NONE_RESERVED: Final = Reserved()


def points(
    text: str, sections: Sections, grammar: Grammar, removed: AbstractSet[Span] = frozenset()
) -> Iterator[tuple[Sentence, ...]]:
    """The sentences of each operative point, without paragraphs whose words are those of a removal.

    An unnumbered paragraph is a point of its own; the heading of a section is none.
    """
    quotations = tuple(a.span for a in sections.annotations if a.kind is MarkKind.QUOTATION)
    deciding = [
        paragraph
        for paragraph in sections.within(Part.DECISION)
        if paragraph.role in {BlockRole.POINT, BlockRole.PARAGRAPH}
        and paragraph.body.length
        and paragraph.body not in removed
    ]
    parted = set(_sections(text, deciding))
    for name, paragraphs in groupby(deciding, key=lambda one: _point_name(one.eId, parted)):
        sentences = (s for p in paragraphs for s in _sentences(text, p, grammar, quotations))
        read = _with_lists(text, sentences)
        if name not in parted or text[: read[-1].span.end].endswith((".", ";")):
            yield read


def _sections(text: str, deciding: Iterable[Paragraph]) -> Iterator[str]:
    """The sections that hold points of their own: `II.` above `3.`; what a colon opens is one list with its items."""
    paths = [(paragraph, points_of(paragraph.eId)) for paragraph in deciding]
    parted = {path[0] for _, path in paths if len(path) > 1}
    for paragraph, path in paths:
        is_section = bool(path) and path[0] in parted and steps_of(path[0])[-1].number.isalpha()
        if is_section and not opens_list(text, paragraph.body):
            yield path[0]


def _point_name(eid: str, parted: AbstractSet[str]) -> str:
    """The outermost point that a paragraph lies in, in a section with points the one below it."""
    point = top_point(eid)
    return (*points_of(eid)[1:2], point)[0] if point in parted else point


def quotations(read: Iterable[tuple[Sentence, ...]]) -> Iterator[Span]:
    """What points quote, but for the marks round it; one sign between paragraphs may be all of it."""
    for quote in {quote for point in read for one in point for quote in one.quoted}:
        if quote.length > 1:
            yield Span(quote.start + 1, quote.end - 1)


def mask(text: str, hidden: Iterable[Span], sign: str = "·") -> str:
    """The text, letter for letter, with a sign in the place of each that is hidden."""
    pieces: list[str] = []
    at = 0
    for start, end in sorted(hidden):
        if end > at:
            pieces += [text[at : max(at, start)], sign * (end - max(at, start))]
            at = end
    return "".join((*pieces, text[at:]))


def _with_lists(text: str, sentences: Iterable[Sentence]) -> tuple[Sentence, ...]:
    """The sentences, each with those that open the lists which it stands in, and with its own items."""
    heads: list[Sentence] = []
    found: list[Sentence] = []
    ends: dict[Span, int] = {}
    for sentence in sentences:
        heads = [head for head in heads if sentence.is_under(head)]
        found.append(sentence._replace(heads=tuple(heads)))
        ends |= {head.span: sentence.span.end for head in heads}
        heads += found[-1:] if opens_list(text, sentence.span) else []
    items = {span: Span(span.end, end) for span, end in ends.items()}
    return tuple(s._replace(items=items[s.span]) if s.span in items else s for s in found)


def opens_list(text: str, span: Span) -> bool:
    """Whether words end with a colon, so that more must follow."""
    return text[slice(*span)].rstrip().endswith(":")


def _sentences(
    text: str, paragraph: Paragraph, grammar: Grammar, quotations: tuple[Span, ...]
) -> Iterator[Sentence]:
    at, end = paragraph.body
    holder = inner_point(paragraph.eId)
    # A title within a title often shares its closing mark.
    within = quoted(text, paragraph.body).outermost(shared=True)
    aside = (*(q for q in quotations if q.start < end and q.end > at), *within)
    bracketed = tuple(Span(*match.span()) for match in BRACKETED.finditer(text, at, end))
    ordinal, items = grammar.outcomes.ordinal, _INLINE.finditer(text, at, end)
    ends = sentence_ends(text, paragraph.body, grammar)
    found = sorted((*ends, *(Span(*match.span()) for match in items)))
    inner = [stop for start, stop in found if not any(q.start < start < q.end for q in aside)]
    for stop in (*inner, end):
        mark = _MARK.match(text, at, stop) or (ordinal and ordinal.match(text, at, stop))
        begin = mark.end() if mark else at
        if begin < stop:
            sort = mark.lastgroup if mark else None
            yield Sentence(Span(begin, stop), paragraph, holder, aside, bracketed, sort)
        at = stop
