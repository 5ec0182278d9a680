"""Marks that nest: what several stages read in the same words, brought together by precedence.

Each stage reads the text for itself, so two readings can cross: a judge's surname at the end of a
citation, a quotation that closes inside the deciding words. Elements cannot cross, and one of the
two readings is wrong then. The stronger is kept, the weaker is cut or left out, and that is told.
"""

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from pipeline.annotation import Annotation
from pipeline.cite.values import ResolvedCitation
from pipeline.codes import Code
from pipeline.describe.source_places import SourcePlaces
from pipeline.terms import WITHOUT_WORDS, DecidedBy, MarkKind
from pipeline.text import Finding, Span

PRECEDENCE: Final = (
    MarkKind.PAGE_END,
    MarkKind.CELL_END,
    MarkKind.CITATION,  # the JSON quotes its words, so it cannot be cut
    MarkKind.OUTCOME,
    MarkKind.NOTE_REFERENCE,
    MarkKind.DATE,
    MarkKind.NUMBER,
    MarkKind.COURT,
    MarkKind.DOC_TYPE,
    MarkKind.DOC_STATUS,
    MarkKind.JUDGE,
    MarkKind.PARTY,
    MarkKind.LAWYER,
    MarkKind.PERSON,
    MarkKind.TERM,
    MarkKind.ORGANIZATION,
    MarkKind.ROLE,
    MarkKind.TITLE,
    MarkKind.FORMULA,
    MarkKind.SIGNATURE,
    MarkKind.QUOTATION,
)
"""The kinds of marks, the stronger reading first."""
_DIVISIBLE: Final = frozenset(
    {MarkKind.TITLE, MarkKind.FORMULA, MarkKind.SIGNATURE, MarkKind.QUOTATION}
)
"""Kinds whose mark is as true of a part of its words; half a name is none."""
_RANK: Final = {kind: rank for rank, kind in enumerate(PRECEDENCE)}
_SHOWN: Final = 60
"""Characters of the words that a message quotes."""


def disjoint_citations(
    places: SourcePlaces, citations: Iterable[ResolvedCitation]
) -> tuple[tuple[ResolvedCitation, ...], tuple[Finding, ...]]:
    """The citations that share no words, in the order of the text, and a finding for each other.

    Of two that share words a person's is kept, then the longer, then the first.
    """
    whole = tuple(sorted(citations, key=lambda citation: citation.span))
    spans = [citation.span for citation in whole]
    if all(one.end <= other.start for one, other in pairwise(spans)) and _are_nested(places, spans):
        return whole, ()
    readings = _Readings(places)
    kept: list[ResolvedCitation] = []
    for citation in sorted(whole, key=_citation_rank):
        span = readings.accept_part(MarkKind.CITATION, citation.span, alone=True)
        if span:
            kept.append(citation if span == citation.span else _cut_citation(citation, span))
    return tuple(sorted(kept, key=lambda citation: citation.span)), tuple(readings.findings)


def nested_annotations(
    places: SourcePlaces, annotations: Iterable[Annotation]
) -> tuple[tuple[Annotation, ...], tuple[Finding, ...]]:
    """The annotations of which no two cross, and a finding for each that was cut or left out.

    What lies outside the words of its paragraph, such as in its number, marks nothing.
    """
    ranked = tuple(sorted(annotations, key=lambda one: (_RANK[one.kind], one.span)))
    if _are_nested(places, [one.span for one in ranked if one.kind not in WITHOUT_WORDS]):
        return ranked, ()
    readings = _Readings(places)
    kept: list[Annotation] = []
    for one in ranked:
        if one.kind in WITHOUT_WORDS:
            kept.append(one)
            continue
        span = readings.accept_part(one.kind, one.span)
        if span:
            kept.append(one if span == one.span else one._replace(span=span))
    return tuple(kept), tuple(readings.findings)


@dataclass(slots=True)
class _Nest:
    """Spans that nest, in the order of their starts and in that of their ends."""

    by_start: list[tuple[int, int]] = field(default_factory=list)
    by_end: list[tuple[int, int]] = field(default_factory=list)

    def add(self, span: Span) -> None:
        insort(self.by_start, (span.start, span.end))
        insort(self.by_end, (span.end, span.start))

    def span_crossed_by(self, span: Span) -> Span | None:
        """The first of the spans that shares a part of its words with `span` and not all."""
        start, end = span
        for first, last in _pairs_starting_in(self.by_start, start + 1, end):
            if last > end:
                return Span(first, last)
        for last, first in _pairs_starting_in(self.by_end, start + 1, end):
            if first < start:
                return Span(first, last)
        return None

    def span_sharing_words(self, span: Span) -> Span | None:
        """A span that shares words with `span`; only where those here share none."""
        at = bisect_right(self.by_end, (span.start, span.end))
        after = self.by_end[at : at + 1]
        return next((Span(first, last) for last, first in after if first < span.end), None)


class _Readings:
    """What has been accepted so far, paragraph by paragraph, and what was told of the rest."""

    def __init__(self, places: SourcePlaces) -> None:
        self._places = places
        self._are_nested: dict[int, _Nest] = defaultdict(_Nest)
        self._kinds: dict[Span, MarkKind] = {}
        self.findings: list[Finding] = []

    def accept_part(self, kind: MarkKind, span: Span, *, alone: bool = False) -> Span | None:
        """The part of a span that crosses nothing accepted, or shares no words with it, which is accepted with it."""
        paragraph = self._places.paragraph_at(span.start)
        start, end = paragraph.body if paragraph else Span(0, 0)
        words = left = Span(max(span.start, start), min(span.end, end))
        nest = self._are_nested[start]
        while left.length > 0 and (
            other := nest.span_sharing_words(left) if alone else nest.span_crossed_by(left)
        ):
            left = _part_beside(left, other) if kind in _DIVISIBLE else Span(0, 0)
            self._add_finding(kind, words, other, "cut" if left.length else "left out")
        if left.length <= 0:
            return None
        nest.add(left)
        # The stronger of two marks on the same words came first, and messages name that one.
        self._kinds.setdefault(left, kind)
        return left

    def _add_finding(self, kind: MarkKind, span: Span, other: Span, what: str) -> None:
        """Tell that a mark was cut or left out, as another crosses it."""
        weaker, stronger = self._words_shown(span), self._words_shown(other)
        message = (
            f"“{weaker}” is read as {kind}, “{stronger}” as {self._kinds[other]}, "
            f"and they cross; the {kind} was {what}"
        )
        self.findings.append(Finding(Code.MARKS_CROSS, span, message))

    def _words_shown(self, span: Span) -> str:
        """The words of a span as a message shows them."""
        words = self._places.text.text[slice(*span)].strip()
        return words if len(words) <= _SHOWN else f"{words[:_SHOWN].rstrip()}…"


def _pairs_starting_in(pairs: list[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    """The pairs whose first number lies from `start` to before `end`."""
    # No offset is below 0, so -1 comes before every pair with the same first number.
    return pairs[bisect_left(pairs, (start, -1)) : bisect_left(pairs, (end, -1))]


def _part_beside(span: Span, other: Span) -> Span:
    """What of a span lies on its own side of another that crosses it."""
    if other.start <= span.start:
        return Span(other.end, span.end)
    return Span(span.start, other.start)


def _are_nested(places: SourcePlaces, spans: Iterable[Span]) -> bool:
    """Whether spans nest as they are, each in the words of one paragraph: nearly always, so asked first."""
    ends: list[int] = []
    bodies = iter([paragraph.body for paragraph in places.sections.paragraphs])
    body: Span | None = Span(0, 0)
    for start, end in sorted(spans, key=lambda span: (span.start, -span.end)):
        while body and start >= body.end:
            body, ends = next(bodies, None), []
        while ends and ends[-1] <= start:
            ends.pop()
        if body is None or not body.start <= start < end <= body.end or (ends and end > ends[-1]):
            return False
        ends.append(end)
    return True


def _citation_rank(citation: ResolvedCitation) -> tuple[bool, int, Span]:
    return citation.by is not DecidedBy.PERSON, -citation.span.length, citation.span


def _cut_citation(citation: ResolvedCitation, span: Span) -> ResolvedCitation:
    """A citation over the end of its paragraph, of the words before it."""
    inner = tuple(one for one in citation.refs if one.span.end <= span.end)
    whole = inner if len(inner) == len(citation.refs) else ()
    links = tuple(one for one in citation.links if one.span.end <= span.end)
    return citation._replace(span=span, refs=whole, links=links)
