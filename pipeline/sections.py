"""The parts of a ruling: what segmentation finds and every later stage reads."""

from enum import StrEnum
from typing import NamedTuple

from pipeline.annotation import Annotation
from pipeline.terms import BlockRole, Court
from pipeline.text import Finding, Span

TITLES = (BlockRole.TITLE, BlockRole.REPEATED_TITLE)
ASKING = (*TITLES, BlockRole.QUESTION)
"""The paragraphs that say what was asked."""
OPENING_ROLES = (
    BlockRole.COMPOSITION,
    BlockRole.PARTICIPANTS,
    BlockRole.QUESTION,
    BlockRole.RAPPORTEURS,
)
"""The paragraphs below the header and above the circumstances, in their order."""

_NOWHERE = Span(0, 0)


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


class Paragraph(NamedTuple):
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


class NamingClause(NamedTuple):
    """A clause that names people: its place in the clean text, and the cases that the names may stand in."""

    span: Span
    cases: tuple[str, ...]
    end: int
    """Where the next clause may begin."""


class OpeningClauses(NamedTuple):
    """The clauses of the opening; empty where no paragraph is of it."""

    span: Span = _NOWHERE
    """All of them, from the first paragraph's start to the last one's end."""
    composition: NamingClause | None = None
    participants: NamingClause | None = None
    questions: tuple[NamingClause, ...] = ()
    """What was asked: behind those who took part, then before them."""
    heard: Span = _NOWHERE
    """What stands behind those who took part: the question and who was heard."""


class Sections(NamedTuple):
    """The body that ruled, every paragraph of the clean text, in order, and what segmentation doubts.

    `annotations` mark the title, the formulas and the quotations over several paragraphs; those of one
    quotation share their `value`.
    """

    paragraphs: tuple[Paragraph, ...]
    court: Court
    findings: tuple[Finding, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    clauses: OpeningClauses = OpeningClauses()

    def of(self, *roles: BlockRole) -> tuple[Paragraph, ...]:
        """The paragraphs that have one of the roles."""
        return tuple(p for p in self.paragraphs if p.role in roles)

    def within(self, *parts: Part) -> tuple[Paragraph, ...]:
        """The paragraphs of one of the parts."""
        return tuple(p for p in self.paragraphs if p.part in parts)
