"""The operative points: their paragraphs and their sentences."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from pipeline.grammar import Grammar
from pipeline.sections import Paragraph, Part, Sections
from pipeline.terms import BlockRole, MarkKind
from pipeline.text import Span

_NUMBER: Final = re.compile(r"(?:[0-9]{1,3}|[^\W\d_])[.)]\s+")
"""The number or letter of an item that the paragraph was not parted from."""
_BRACKETED: Final = re.compile(r"\([^()]*\)")
# A title within a title often shares its closing mark.
_QUOTED: Final = re.compile('«[^«»]*(?:«[^«»]*»[^«»]*)*»|«[^«»]*«[^«»]*»|“[^“”]*”|"[^"]*"')


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an operative point: its span, its paragraph, and the eId of what holds it."""

    span: Span
    paragraph: Paragraph
    point: str
    quoted: tuple[Span, ...] = ()
    """What is quoted in the paragraph: it decides nothing."""
    bracketed: tuple[Span, ...] = ()
    """What stands in brackets in the paragraph."""


@dataclass(frozen=True, slots=True)
class Point:
    """An operative point with all that stands under it."""

    sentences: tuple[Sentence, ...]

    @property
    def first(self) -> Paragraph:
        """The paragraph that opens the point."""
        return self.sentences[0].paragraph

    @property
    def end(self) -> int:
        """Where its last sentence ends."""
        return self.sentences[-1].span.end


def points(
    text: str, sections: Sections, grammar: Grammar, removed: AbstractSet[Span] = frozenset()
) -> Iterator[Point]:
    """The operative points in order, without paragraphs of which the words are those of a removal.

    An unnumbered paragraph is a point of its own.
    """
    quotations = tuple(a.span for a in sections.annotations if a.kind is MarkKind.QUOTATION)
    deciding = (
        paragraph
        for paragraph in sections.within(Part.DECISION)
        if paragraph.role in {BlockRole.POINT, BlockRole.PARAGRAPH}
        and paragraph.body.length
        and paragraph.body not in removed
    )
    for _, paragraphs in groupby(deciding, key=_top):
        yield Point(tuple(s for p in paragraphs for s in _sentences(text, p, grammar, quotations)))


def _top(paragraph: Paragraph) -> str:
    """The eId of the top-level point, or of the paragraph where it is in none."""
    steps = paragraph.eId.split("__")
    return "__".join(steps[:2])


def _holder(paragraph: Paragraph) -> str:
    """The eId of the point or sub-point that a paragraph stands in."""
    steps = paragraph.eId.split("__")
    while len(steps) > 2 and not steps[-1].startswith(("para_", "point_", "item_")):
        steps.pop()
    return "__".join(steps)


def _sentences(
    text: str, paragraph: Paragraph, grammar: Grammar, quotations: tuple[Span, ...]
) -> Iterator[Sentence]:
    at, end = paragraph.body
    number = _NUMBER.match(text, at, end)
    at = number.end() if number else at
    holder = _holder(paragraph)
    within = (Span(*match.span()) for match in _QUOTED.finditer(text, at, end))
    quoted = (*(q for q in quotations if q.start < end and q.end > at), *within)
    bracketed = tuple(Span(*match.span()) for match in _BRACKETED.finditer(text, at, end))
    for match in grammar.outcomes.sentence_end.finditer(text, at, end):
        if not any(quote.start < match.start() < quote.end for quote in quoted):
            yield Sentence(Span(at, match.end()), paragraph, holder, quoted, bracketed)
            at = match.end()
    if at < end:
        yield Sentence(Span(at, end), paragraph, holder, quoted, bracketed)
