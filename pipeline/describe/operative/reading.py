"""What the operative points of one ruling are read in."""

from dataclasses import dataclass
from typing import Protocol

from pipeline.grammar import Grammar
from pipeline.terms import OpenReason
from pipeline.text import Span


class Cited(Protocol):
    """A citation as far as outcomes need it."""

    @property
    def span(self) -> Span:
        """The citation's words in the clean text."""

    @property
    def targets(self) -> tuple[str, ...]:
        """Names of what is cited; none where it is unresolved."""

    @property
    def reason(self) -> OpenReason | None:
        """Why it is unresolved."""


@dataclass(frozen=True)
class Reading:
    """The text of a ruling with what was found in it; who reads something in points extends it."""

    text: str
    plain: str
    """The text without what is quoted."""
    grammar: Grammar
    cited: tuple[Cited, ...]
    """The citations of the operative part in their order."""

    def words(self, span: Span) -> str:
        """The text of a span."""
        return self.text[slice(*span)]

    def are_listed(self, one: Span, other: Span) -> bool:
        """Whether nothing but a comma or a conjunction stands between two members of a list."""
        between = self.text[one.end : other.start].strip()
        adding = ("", *self.grammar.connectives.adding)
        return between != "" and between.strip(" ,") in adding

    def cited_in(self, span: Span) -> list[Cited]:
        """The citations that stand within a span as a whole."""
        return [one for one in self.cited if span.holds(one.span)]
