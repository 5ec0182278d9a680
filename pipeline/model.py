"""The ruling as data: the one truth behind the JSON Schema, the JSON and the Akoma Ntoso XML.

All offsets count code points and are half-open. An `Extent` lies in the source text (the decoded
file); the offsets of a mark, a citation or a repair lie in the text of its block.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from pipeline.codes import Code, Rule, Severity

SCHEMA_VERSION: Literal["1.0.0"] = "1.0.0"

# No control character, no new line, no blank at either end: `$` alone would let "x\n" pass in
# Python and refuse it in ECMA-262, so new lines are kept out by the character class itself.
Line = Annotated[str, Field(pattern=r"^[^\s\x00-\x1f](?:[^\x00-\x1f\x7f]*[^\s\x00-\x1f])?$")]
IsoDate = Annotated[
    str, Field(pattern=r"^(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$")
]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
EId = Annotated[
    str,
    Field(pattern=r"^[a-z][A-Za-z]*(?:_[0-9A-Za-z-]+)?(?:__[a-z][A-Za-z]*(?:_[0-9A-Za-z-]+)?)*$"),
]
WorkIri = Annotated[
    str, Field(pattern=r"^/akn/[a-z]{2}(?:/[a-z][a-z-]*)+/[0-9]{4}-[0-9]{2}-[0-9]{2}/[a-z0-9-]+$")
]
ExpressionIri = Annotated[
    str,
    Field(
        pattern=r"^/akn/[a-z]{2}(?:/[a-z][a-z-]*)+/[0-9]{4}-[0-9]{2}-[0-9]{2}/[a-z0-9-]+/[a-z]{3}@[0-9]{4}-[0-9]{2}-[0-9]{2}$"
    ),
]
TargetIri = Annotated[
    str,
    Field(
        pattern=r"^/akn/[a-z]{2}(?:/[a-z][a-z-]*)+/[0-9]{4}-[0-9]{2}-[0-9]{2}/[a-z0-9-]+(?:/~[a-z]+_[0-9a-z-]+(?:__[a-z]+_[0-9a-z-]+)*)?$"
    ),
]
OntologyIri = Annotated[str, Field(pattern=r"^/akn/[a-z0-9/@-]+$")]
Confidence = Annotated[float, Field(ge=0, le=1)]
Offset = Annotated[int, Field(ge=0)]


class Language(StrEnum):
    """Language of the expression, ISO 639-3."""

    KAZAKH = "kaz"
    RUSSIAN = "rus"


class Court(StrEnum):
    """The body that ruled."""

    CONSTITUTIONAL_COURT = "constitutional-court"
    CONSTITUTIONAL_COUNCIL = "constitutional-council"
    SUPREME_COURT = "supreme-court"


class Kind(StrEnum):
    """What sort of act the ruling is."""

    NORMATIVE_RESOLUTION = "normative-resolution"
    ADDITIONAL_DECISION = "additional-decision"


class BlockRole(StrEnum):
    """What a paragraph does in the ruling."""

    STATUS = "status"
    TITLE = "title"
    ENACTMENT = "enactment"
    IN_THE_NAME = "in-the-name"
    REPEATED_TITLE = "repeated-title"
    COMPOSITION = "composition"
    PARTICIPANTS = "participants"
    QUESTION = "question"
    RAPPORTEURS = "rapporteurs"
    ESTABLISHED = "established"
    PARAGRAPH = "paragraph"
    POINT = "point"
    GROUNDS = "grounds"
    RESOLVES = "resolves"
    SIGNATURE = "signature"
    NOTE = "note"


class MarkKind(StrEnum):
    """What a stretch of a block's text is."""

    TITLE = "title"
    DATE = "date"
    NUMBER = "number"
    COURT = "court"
    JUDGE = "judge"
    PARTY = "party"
    LAWYER = "lawyer"
    PERSON = "person"
    ROLE = "role"
    ORGANIZATION = "organization"
    FORMULA = "formula"
    OUTCOME = "outcome"
    CITATION = "citation"
    TERM = "term"
    QUOTATION = "quotation"
    PAGE_END = "page-end"
    SIGNATURE = "signature"


class ParticipantRole(StrEnum):
    """In what capacity somebody took part."""

    APPLICANT = "applicant"
    REPRESENTATIVE = "representative"
    EXPERT = "expert"
    SPECIALIST = "specialist"
    INTERPRETER = "interpreter"
    OTHER = "other"


class OutcomeKind(StrEnum):
    """What an operative point does."""

    VERDICT = "verdict"
    INTERPRETATION = "interpretation"
    RECOMMENDATION = "recommendation"
    INTERIM_RULE = "interim-rule"
    TERMINATION = "termination"
    REVISION = "revision"
    ENTRY_INTO_FORCE = "entry-into-force"
    FINALITY = "finality"
    PUBLICATION = "publication"


class Verdict(StrEnum):
    """The three verdicts on a norm (Constitutional Law of 5 November 2022, art. 57(2))."""

    CONFORMING = "conforming"
    CONFORMING_AS_INTERPRETED = "conforming-as-interpreted"
    NON_CONFORMING = "non-conforming"


class ScopeKind(StrEnum):
    """Which share of a norm a verdict is about, where it is not the whole of it."""

    WORDS = "words"
    PART = "part"
    EXTENT = "extent"


class CitationStatus(StrEnum):
    """Whether a citation has found what it names."""

    RESOLVED = "resolved"
    UNRESOLVED = "unresolved"


class RepairKind(StrEnum):
    """`replace` puts characters in the place of others; `reorder` only moves them."""

    REPLACE = "replace"
    REORDER = "reorder"


class DecidedBy(StrEnum):
    """Who decided on a repair or a target."""

    PIPELINE = "pipeline"
    PERSON = "person"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Extent(_Part):
    """A half-open range of characters of the source text."""

    start: Offset
    end: Offset


class Mark(_Part):
    """What a stretch of a block's text is; offsets in that text. Marks nest, they never cross."""

    kind: MarkKind
    start: Offset
    end: Offset
    refers_to: EId | None = None
    """The person, organization, role, concept or citation that the words stand for."""
    value: Line | None = None
    """The value behind the words: an ISO date, a number of a page, a quotation's number."""


class Block(_Part):
    """One paragraph of the clean text."""

    eId: EId
    role: BlockRole
    num: Line | None
    """The number that opens the paragraph, as printed (`1.`, `2)`); it is no part of `text`."""
    text: Line
    source: tuple[Extent, ...]
    """The source spans of number and text, in reading order; repaired characters are in `repairs`."""
    marks: tuple[Mark, ...] = ()


class Body(_Part):
    """The ruling between its header and its signature."""

    introduction: tuple[Block, ...]
    background: tuple[Block, ...]
    motivation: tuple[Block, ...]
    decision: tuple[Block, ...]


class Judge(_Part):
    """A member of the court who took part."""

    eId: EId
    iri: OntologyIri
    name: Line
    """In the nominative."""
    as_written: Line


class Presiding(Judge):
    """The judge in the chair."""

    role: Line
    """The office as printed."""


class Composition(_Part):
    """Who sat."""

    presiding: Presiding | None
    judges: tuple[Judge, ...]


class Participant(_Part):
    """Somebody who took part and is no judge. A private person's IRI is local and holds no name."""

    eId: EId
    iri: OntologyIri
    name: Line
    """In the nominative."""
    as_written: Line
    role: ParticipantRole
    organization: Line | None
    position: Line | None
    represents: tuple[Line, ...]
    """Names of the persons or of the organization represented."""


class Rapporteur(_Part):
    """The judge who reported on the case."""

    eId: EId
    name: Line
    as_written: Line


class Scope(_Part):
    """The share of a norm that a verdict is about."""

    kind: ScopeKind
    text: Line


class Outcome(_Part):
    """What one operative point decides. A point that does several things has several outcomes."""

    point: EId
    kind: OutcomeKind
    verdict: Verdict | None
    text: Line
    """The deciding words."""
    start: Offset
    end: Offset
    block: EId
    targets: tuple[TargetIri, ...]
    scope: Scope | None
    addressee: Line | None
    term: Line | None


class Citation(_Part):
    """Words that name a provision, an act or a ruling."""

    eId: EId
    block: EId
    start: Offset
    end: Offset
    text: Line
    targets: tuple[TargetIri, ...]
    """What is cited; ranges and lists are expanded."""
    status: CitationStatus
    confidence: Confidence
    reason: Line | None
    """Why the citation is unresolved."""
    by: DecidedBy = DecidedBy.PIPELINE


class Abbreviation(_Part):
    """A short name that the ruling itself defines."""

    eId: EId
    short: Line
    long: Line
    block: EId
    target: TargetIri | None


class Repair(_Part):
    """One change between the source and the text, enough to undo it."""

    rule: Rule
    kind: RepairKind
    source: tuple[Extent, ...]
    before: str
    after: str
    block: EId | None
    """The block in which `after` stands; none for what was left out between blocks."""
    offset: Offset | None
    """Where in the block's printed form (`num`, a blank, `text`) it stands."""
    confidence: Confidence
    by: DecidedBy


class Diagnostic(_Part):
    """What the ruling lacks or leaves doubtful."""

    code: Code
    severity: Severity
    message: Line
    block: EId | None
    source: tuple[Extent, ...]


class SourceInfo(_Part):
    """The file that the ruling was read from."""

    sha256: Sha256
    """Of the file's bytes."""
    media_type: Literal["text/plain", "application/pdf", "text/html"]
    characters: Offset
    lines: Offset
    pages: Offset
    pages_inferred: bool
    """Page ends were told from blank lines, not from the file's own marks."""


class Ruling(_Part):
    """A court ruling, cleaned, segmented and described, with evidence for every change."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", use_attribute_docstrings=True, title="Ruling"
    )

    schema_version: Literal["1.0.0"]
    work: WorkIri | None
    """FRBR Work; none where date or number are unknown."""
    expression: ExpressionIri | None
    language: Language
    kind: Kind
    title: Line | None
    number: Line | None
    """As printed, without №."""
    date: IsoDate | None
    court: Court
    composition: Composition
    participants: tuple[Participant, ...]
    rapporteurs: tuple[Rapporteur, ...]
    header: tuple[Block, ...]
    body: Body
    conclusions: tuple[Block, ...]
    notes: tuple[Block, ...]
    """Notes, status and edition lines of the publisher, which are no part of the ruling."""
    outcomes: tuple[Outcome, ...]
    citations: tuple[Citation, ...]
    abbreviations: tuple[Abbreviation, ...]
    repairs: tuple[Repair, ...]
    diagnostics: tuple[Diagnostic, ...]
    source: SourceInfo
    text_sha256: Sha256
    """SHA-256 of the clean text in NFC without white space."""

    def blocks(self) -> tuple[Block, ...]:
        """Give every block in the order of the clean text's parts."""
        body = self.body
        return (
            *self.header,
            *body.introduction,
            *body.background,
            *body.motivation,
            *body.decision,
            *self.conclusions,
            *self.notes,
        )
