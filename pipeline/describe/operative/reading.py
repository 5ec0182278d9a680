"""What the operative points of one ruling are read in."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from pipeline.cite.values import ResolvedCitation
from pipeline.grammar import Grammar
from pipeline.text import Span


@dataclass(frozen=True)
class Reading:
    """The text of a ruling with what was found in it; who reads something in points extends it."""

    text: str
    plain: str
    """The text without what is quoted."""
    grammar: Grammar
    cited: tuple[ResolvedCitation, ...]
    """The citations of the operative part in their order."""

    def words(self, span: Span) -> str:
        """The text of a span."""
        return self.text[slice(*span)]

    def are_listed(self, one: Span, other: Span) -> bool:
        """Whether nothing but a comma or a conjunction stands between two members of a list."""
        between = self.text[one.end : other.start].strip()
        adding = ("", *self.grammar.connectives.adding)
        return between != "" and between.strip(" ,") in adding

    @cached_property
    def _citation_ends(self) -> tuple[list[int], list[int]]:
        """Where the citations begin, and where they end: none overlaps another."""
        return [one.span.start for one in self.cited], [one.span.end for one in self.cited]

    def cited_beside(self, *spans: Span) -> list[ResolvedCitation]:
        """The citations that share a character with one of some spans, in their order."""
        starts, ends = self._citation_ends
        rows = (range(bisect_right(ends, s.start), bisect_left(starts, s.end)) for s in spans)
        return [self.cited[at] for at in sorted({at for row in rows for at in row})]

    def cited_in(self, span: Span) -> list[ResolvedCitation]:
        """The citations that stand within a span as a whole."""
        return [one for one in self.cited_beside(span) if span.holds(one.span)]
