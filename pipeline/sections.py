"""The parts of a ruling: what segmentation finds and every later stage reads."""

from dataclasses import dataclass
from enum import StrEnum

from pipeline.annotation import Annotation
from pipeline.terms import BlockRole, Court
from pipeline.text import Finding, Span

TITLES = (BlockRole.TITLE, BlockRole.REPEATED_TITLE)
ASKING = (*TITLES, BlockRole.QUESTION)
"""The paragraphs that say what was asked."""


class Part(StrEnum):
    """Where in Akoma Ntoso's judgment a paragraph goes."""

    HEADER = "header"
    INTRODUCTION = "introduction"
    BACKGROUND = "background"
    MOTIVATION = "motivation"
    DECISION = "decision"
    CONCLUSIONS = "conclusions"
    OPINIONS = "opinions"
    """Separate opinions of judges, which are attached: their eIds begin with `att_1`, `att_2`."""
    NOTES = "notes"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the clean text, with its place in the ruling.

    `span` is the whole paragraph in the clean text, `number` the number that opens it, `body` what
    follows the number. `eId` tells the structure: `motivation__para_2__p_1` is the first paragraph
    of point 2 of the reasons, `decision__para_1__point_2__p_1` of a sub-point.
    """

    span: Span
    body: Span
    number: Span | None
    part: Part
    role: BlockRole
    eId: str


@dataclass(frozen=True, slots=True)
class Sections:
    """The body that ruled, every paragraph of the clean text, in order, and what segmentation doubts.

    `annotations` mark the title, the formulas and the quotations over several paragraphs; those of one
    quotation share their `value`.
    """

    paragraphs: tuple[Paragraph, ...]
    court: Court
    findings: tuple[Finding, ...] = ()
    annotations: tuple[Annotation, ...] = ()

    def of(self, *roles: BlockRole) -> tuple[Paragraph, ...]:
        """The paragraphs that have one of the roles."""
        return tuple(p for p in self.paragraphs if p.role in roles)

    def within(self, *parts: Part) -> tuple[Paragraph, ...]:
        """The paragraphs of one of the parts."""
        return tuple(p for p in self.paragraphs if p.part in parts)
