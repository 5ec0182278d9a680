"""What the operative points of one ruling are read in."""

from dataclasses import dataclass

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

    def cited_in(self, span: Span) -> list[ResolvedCitation]:
        """The citations that stand within a span as a whole."""
        return [one for one in self.cited if span.holds(one.span)]
