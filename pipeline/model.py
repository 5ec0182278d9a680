"""The ruling as data: the one truth behind the JSON Schema, the JSON and the Akoma Ntoso XML.

All offsets count code points and are half-open. An `Extent` lies in the source text (the decoded
file); the offsets of a mark, a citation or a repair lie in the text of its block.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Annotated, Literal, NamedTuple, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from typing_extensions import TypeAliasType

from pipeline.codes import Code, Rule, Severity
from pipeline.languages import Language
from pipeline.sections import Part
from pipeline.terms import (
    BlockRole,
    CitationStatus,
    Court,
    DecidedBy,
    EditionBasis,
    Encoding,
    Kind,
    LinkVerdict,
    MarkKind,
    Operation,
    OutcomeKind,
    ParticipantRole,
    QuestionKind,
    RepairKind,
    ScopeKind,
    Verdict,
)
from pipeline.words.works import WORK_PATTERN

SCHEMA_VERSION: Literal["1.2.0"] = "1.2.0"


def _day(value: str) -> str:
    """Refuse a date that the calendar does not have, which no pattern can tell."""
    dt.date.fromisoformat(value)
    return value


# What no line holds, and what does not stand at its ends. Blanks are listed, since `\s` is another
# set in each of Python, Rust and ECMA-262.
_NEVER = r"\x00-\x1f\x7f\uFFFE\uFFFF"
_BLANK = r"\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\uFEFF"

# Named aliases, so that the JSON Schema defines each once.
Line = TypeAliasType(
    "Line",
    Annotated[
        str,
        Field(
            pattern=f"^[^{_NEVER}{_BLANK}](?:[^{_NEVER}]*[^{_NEVER}{_BLANK}])?$",
            description="One line: no control character, no blank at either end, nothing that XML cannot hold.",
        ),
    ],
)
IsoDate = TypeAliasType(
    "IsoDate",
    Annotated[
        str,
        Field(
            pattern=r"^(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$",
            description="A day of the calendar, year-month-day.",
            json_schema_extra={"format": "date"},
        ),
        AfterValidator(_day),
    ],
)
Sha256 = TypeAliasType(
    "Sha256",
    Annotated[
        str, Field(pattern=r"^[0-9a-f]{64}$", description="A SHA-256 in lower-case hexadecimals.")
    ],
)
EId = TypeAliasType(
    "EId",
    Annotated[
        str,
        Field(
            pattern=r"^[a-z][A-Za-z]*(?:_[0-9A-Za-z-]+)?(?:__[a-z][A-Za-z]*(?:_[0-9A-Za-z-]+)?)*$",
            description="A name inside the ruling, by the Akoma Ntoso naming convention.",
        ),
    ],
)
WorkIri = TypeAliasType(
    "WorkIri",
    Annotated[
        str,
        Field(
            pattern=f"^{WORK_PATTERN}$",
            description="Name of the ruling: country, kind, court, date, number without its language suffix.",
        ),
    ],
)
ExpressionIri = TypeAliasType(
    "ExpressionIri",
    Annotated[
        str,
        Field(
            pattern=rf"^{WORK_PATTERN}/[a-z]{{3}}@[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}$",
            description="Name of the ruling in one language, as of its date.",
        ),
    ],
)
TargetIri = TypeAliasType(
    "TargetIri",
    Annotated[
        str,
        Field(
            pattern=r"^/akn/[a-z]{2}(?:/[a-z][a-z-]*)+/[0-9]{4}-[0-9]{2}-[0-9]{2}/[a-z0-9-]+(?:/~(?:(?:motivation|decision)__)?(?:preamble|[a-z]+_[0-9a-z-]+)(?:__(?:note|[a-z]+_[0-9a-z-]+))*)?$",
            description="Name of an act or a ruling, with the provision behind `/~` where one is meant.",
        ),
    ],
)
OntologyIri = TypeAliasType(
    "OntologyIri",
    Annotated[
        str,
        Field(
            pattern=r"^/akn/[a-z0-9/@-]+$",
            description="Name of a person or a body: global for judges, local to the ruling for others.",
        ),
    ],
)
Confidence = Annotated[float, Field(ge=0, le=1)]
Offset = Annotated[int, Field(ge=0)]


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Extent(NamedTuple):
    """A half-open range of characters of the source text: its start and its end."""

    start: Offset
    """Offset of the first character, in code points."""
    end: Offset
    """Offset behind the last character."""


class Region(_Value):
    """A rectangle of a page of the source, in points from the page's lower left corner."""

    page: Annotated[int, Field(ge=1)]
    """Number of the page, counted from 1."""
    x0: float
    """Left edge."""
    y0: float
    """Lower edge."""
    x1: float
    """Right edge."""
    y1: float
    """Upper edge."""


class Mark(_Value):
    """What a stretch of a block's text is; offsets in that text. Marks nest, they never cross."""

    kind: MarkKind
    start: Offset
    """Offset of the first character in the block's text."""
    end: Offset
    """Offset behind the last one; equal to `start` for the end of a page or of a table's cell, which have no
    characters."""
    refers_to: EId | None = None
    """The person, organization, role, concept or footnote that the words stand for. The mark of a
    citation needs no name: its place is that of the citation."""
    value: Line | None = None
    """The value behind the words: an ISO date, a number of a page, a quotation's number."""


class Block(_Value):
    """One paragraph of the clean text."""

    eId: EId
    """Name of the paragraph in the ruling, the same in the Akoma Ntoso XML."""
    role: BlockRole
    num: Line | None
    """The number that opens the paragraph, as printed (`1.`, `2)`); it is no part of `text`."""
    text: Line
    """The paragraph's words without its number."""
    source: tuple[Extent, ...]
    """The source spans of number and text, in reading order; repaired characters are in `repairs`."""
    regions: tuple[Region, ...] = ()
    """Where on the pages of a PDF the block stands; none for a source without pages."""
    marks: tuple[Mark, ...] = ()
    """What stretches of the text are, from the left; of two that begin together the outer first."""


class Body(_Value):
    """The ruling between its header and its signature."""

    introduction: tuple[Block, ...]
    """The question before the court."""
    background: tuple[Block, ...]
    """The rapporteurs, up to «established»."""
    motivation: tuple[Block, ...]
    """The reasons, with their numbered points and the grounds at their end."""
    decision: tuple[Block, ...]
    """The operative part: the formula and its numbered points."""


class Judge(_Value):
    """A member of the court who took part."""

    eId: EId
    """Name of the person in the ruling; marks refer to it."""
    iri: OntologyIri
    """Name of the person everywhere: a judge has the same one in every ruling and language."""
    name: Line
    """In the nominative."""
    as_written: Line
    """As the ruling first prints it, in whatever case."""


class Presiding(Judge):
    """The judge in the chair."""

    role: Line
    """The office as printed."""


class Composition(_Value):
    """Who sat."""

    presiding: Presiding | None
    """The judge in the chair; none where the ruling does not tell."""
    judges: tuple[Judge, ...]
    """The other judges, in the order of the text."""

    @property
    def bench(self) -> tuple[Judge, ...]:
        """Everybody on the bench, the presiding judge first."""
        return (*((self.presiding,) if self.presiding else ()), *self.judges)


class Participant(_Value):
    """Somebody who took part and is no judge. A private person's IRI is local and holds no name."""

    eId: EId
    """Name of the person in the ruling; marks refer to it."""
    iri: OntologyIri
    name: Line
    """In the nominative."""
    as_written: Line
    """As the ruling first prints it, in whatever case."""
    role: ParticipantRole
    organization: Line | None
    """The body for which the person came."""
    position: Line | None
    """The office or profession as printed."""
    represents: tuple[Line, ...]
    """Names of the persons or of the organization represented."""


class Rapporteur(_Value):
    """The judge who reported on the case."""

    eId: EId
    """That of the same person among the judges."""
    name: Line
    """In the nominative."""
    as_written: Line
    """As printed where the rapporteurs are named."""


class Signatory(Judge):
    """Somebody who signed the ruling. `eId` is that of the judge, where the composition has one by that name."""

    role: Line | None
    """The office as printed before the name."""


class Scope(_Value):
    """The share that a decision is about of a norm or a ruling, what it leaves out, or when it holds."""

    kind: ScopeKind
    text: Line
    """The words that limit the decision."""


class Outcome(_Value):
    """What one operative point decides. A point that does several things has several outcomes."""

    point: EId
    """The operative point (`decision__para_1`), the item of its list that is decided on, or the paragraph where neither is numbered."""
    kind: OutcomeKind
    verdict: Verdict | None
    """On the norms in `targets`; none for any kind but a verdict."""
    text: Line
    """The deciding words."""
    start: Offset
    """Where they stand in the block's text."""
    end: Offset
    """Offset behind the last of them."""
    block: EId
    """The block that holds them: for an item that has none of its own, the one above the list, or below it."""
    targets: tuple[TargetIri, ...]
    """The provisions, acts or rulings that the outcome is about, as far as they are resolved: those that somebody is urged to change, or that cases to be reviewed rest on."""
    scope: Scope | None
    """Where it is about less than the whole of the norm, holds in a reading that the point itself states, or leaves out what has no verdict of its own."""
    addressee: Line | None
    """All to whom a recommendation goes, in the nominative."""
    term: Line | None
    """Until when a recommendation is to be carried out, or from when a verdict counts, as printed."""


class CitationRef(_Value):
    """The words that stand for one target of a citation; offsets in the block's text."""

    start: Offset
    """Offset of the first character."""
    end: Offset
    """Offset behind the last one."""
    target: TargetIri


class CitationLink(_Value):
    """A hyperlink of the source on words of a citation; offsets in the block's text."""

    start: Offset
    """Offset of the first linked character."""
    end: Offset
    """Offset behind the last one."""
    href: Line
    """The address as the source has it."""
    state_id: Line | None
    """The identifier in the state's legal database that the address holds, if it is one of it."""
    verdict: LinkVerdict


class Citation(_Value):
    """Words that name a provision, an act or a ruling."""

    eId: EId
    """Name of the citation in the ruling, which begins with that of its block and is counted there,
    resolved or not, so that it stays when a target is found."""
    start: Offset
    """Where it stands in the block's text."""
    end: Offset
    """Offset behind its last character."""
    text: Line
    """The citing words as printed."""
    targets: tuple[TargetIri, ...]
    """What is cited; ranges and lists are expanded."""
    refs: tuple[CitationRef, ...] = ()
    """The words of each of several targets; a target inside a range has none of its own, and one
    alone has all the words of the citation."""
    status: CitationStatus
    confidence: Confidence
    """How sure the targets are, from 0 to 1."""
    reason: Line | None = None
    """Why the citation is unresolved."""
    links: tuple[CitationLink, ...] = ()
    """The hyperlinks on its words: evidence for what it names."""
    by: DecidedBy = DecidedBy.PIPELINE

    @property
    def block(self) -> str:
        """The name of the block that holds the citation."""
        return self.eId.rpartition("__")[0]


class CitedWork(_Value):
    """An act or a ruling that is cited, as far as it is known."""

    work: TargetIri
    """Its name, with which targets begin."""
    title: Line | None = None
    """In the ruling's language; none for what the registry does not have, and for rulings."""
    state_id: Line | None = None
    """Its identifier in the state's legal database, where that is certain."""


class Subject(_Value):
    """What was asked about: an act, a provision or a ruling that the title names."""

    citation: EId
    """The citation in the title, which tells the words and what they name."""


class Opinion(_Value):
    """The separate opinion of a judge, which stands behind the ruling. Nothing in it is the court's."""

    eId: EId
    """Name of the opinion in the ruling (`att_1`), with which those of its blocks begin."""
    judge: EId | None
    """That of the same person among the judges; none where the opinion names nobody who sat, or several."""
    blocks: Annotated[tuple[Block, ...], Field(min_length=1)]
    """Heading, text and signature."""
    citations: tuple[Citation, ...] = ()
    """What the judge cites, which is none of the ruling's citations."""


class Abbreviation(_Value):
    """A short name that the ruling itself defines."""

    eId: EId
    """Name of the abbreviation in the ruling; marks refer to it."""
    short: Line
    """The short name as defined."""
    long: Line
    """What it stands for, as printed before the definition."""
    block: EId
    """The block that defines it."""
    target: TargetIri | None
    """The act or provision that it stands for; none for what is no act or not resolved."""


class Repair(_Value):
    """One change between the source and the text, enough to undo it; plain layout is apart."""

    rule: Rule
    kind: RepairKind = RepairKind.REPLACE
    source: tuple[Extent, ...]
    """Where in the source it was made."""
    before: str
    """The characters of the source there, in the order of `source`."""
    after: str = ""
    """What stands in the text instead; empty for what was left out, and for what was only put in
    another order, as the block's `source` and text show it."""
    block: EId | None = None
    """The block in which `after` stands; none for what was left out between blocks."""
    offset: Offset | None = None
    """Where in the block's printed form (`num`, a blank, `text`) it stands."""
    confidence: Confidence = 1.0
    """How sure the repair is, from 0 to 1."""
    by: DecidedBy = DecidedBy.PIPELINE

    @property
    def removes_words(self) -> bool:
        """Whether nothing stands for words or figures of the source."""
        left_out = self.kind is RepairKind.REPLACE and not self.after
        return left_out and any(letter.isalnum() for letter in self.before)


class Removal(_Value):
    """Words of the source that stand nowhere in the text: furniture, menus, what nobody sees."""

    rule: Rule
    """Why they were left out."""
    text: str
    """The words as they stand in the source."""
    page: int | None = Field(default=None, ge=1)
    """The page of the source that they stand on, counted from 1; none where it tells of no pages."""
    source: tuple[Extent, ...]
    """Where in the source they stand."""


class LayoutPlace(NamedTuple):
    """Where a change of layout was made."""

    block: Offset
    """The block in which `after` stands: its number in the order of the ruling, from 0."""
    source: Offset
    """Where in the source `before` begins."""
    offset: Offset
    """Where in the block's printed form (`num`, a blank, `text`) `after` stands."""


class LayoutChange(_Value):
    """Blanks and line ends that stand for others, alike at all its places; sure, and of no word.

    The places are those inside blocks; `between` are those that part two blocks, told by the offset
    in the source where `before` begins.
    """

    rule: Rule
    before: str
    """The blanks and line ends of the source."""
    after: str
    """What stands in the text instead; empty for what was left out."""
    places: tuple[LayoutPlace, ...] = ()
    """Inside blocks: number of the block from 0, offset in the source, offset in its printed form."""
    between: tuple[Offset, ...] = ()
    """Between blocks: offsets in the source."""


class LayoutEdit(NamedTuple):
    """One change of layout at one of its places, as a repair tells it."""

    rule: Rule
    source: tuple[Extent, ...]
    before: str
    after: str
    block: str | None = None
    offset: int | None = None
    kind: RepairKind = RepairKind.REPLACE
    confidence: float = 1.0
    by: DecidedBy = DecidedBy.PIPELINE


RecordedEdit = Repair | LayoutEdit


class Diagnostic(_Value):
    """What the ruling lacks or leaves doubtful."""

    code: Code
    severity: Severity
    message: Line
    """What was seen and, where something can be done, what."""
    block: EId | None
    """The block that it is about; none for the ruling as a whole."""
    source: tuple[Extent, ...]
    """Where in the source it was seen."""
    by: DecidedBy = DecidedBy.PIPELINE
    """A person where one has looked at the place, so that nothing is asked any more."""

    @classmethod
    def of(cls, code: Code, message: str, block: Block | None = None) -> Self:
        """What is told of a block, or of the ruling as a whole, as gravely as its code is."""
        place, source = (block.eId, block.source) if block else (None, ())
        return cls(code=code, severity=code.severity, message=message, block=place, source=source)


class PdfFile(_Value):
    """What a PDF tells of itself beside its pages."""

    revisions: Annotated[int, Field(ge=1)]
    """How often it was written: 1, and one more for each update that was appended."""
    signed: Literal["no", "part", "whole"]
    """Whether a signature covers all of the file, or what was added later is outside it. Signatures are not verified."""
    attachments: tuple[str, ...]
    """The names of the files that lie in it."""
    xfa: bool
    """It is a form that some readers build on opening, from a description beside the pages."""


class SourceInfo(_Value):
    """The file that the ruling was read from."""

    sha256: Sha256
    """Of the file's bytes."""
    media_type: Literal[
        "text/plain",
        "application/pdf",
        "text/html",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ]
    """Of the file."""
    encoding: Encoding | None = None
    """What the bytes of a text file are in; none for other files."""
    address: str | None = None
    """Where a saved page of HTML was on the web, as the file tells: not verified."""
    origin: Literal["written", "recognised"] = "written"
    """`recognised` where a machine read words of it in pictures of pages: a source of lower rank."""
    characters: Offset
    """Number of code points of the source text, which all extents count in."""
    lines: Offset
    """Number of its lines."""
    pages: Offset
    """Number of its pages."""
    pages_inferred: bool
    """Page ends were told from blank lines, not from the file's own marks."""
    file: PdfFile | None = None
    """What a PDF tells of itself; none for other files."""


class MadeWith(_Value):
    """What a ruling was made with beside its source: where all of it is the same, so is the ruling."""

    version: Line
    """Of qauly, with the acts and bodies that it knows by itself."""
    registry: Sha256 | None = None
    """Of the acts, bodies and persons that were known, where files of a user's own added to them."""
    decisions: Sha256 | None = None
    """Of what a person had decided on the source; none where nobody had."""


class NamedAct(_Value):
    """An act that a publisher's note, or the enactment line, names by date and number."""

    block: EId
    """The block that names it."""
    start: Offset
    """Where its date and number stand in the block's text."""
    end: Offset
    """Offset behind them."""
    text: Line
    """Both as printed."""
    date: IsoDate | None
    """None where the calendar has no such day."""
    number: Line
    """As printed, without № and the suffix of the language."""
    work: TargetIri | None
    """What it names; none for a law that the registry does not have."""
    in_force: IsoDate | None = None
    """From which day it applies, where the note names one."""


class Amendment(NamedAct):
    """An act that changed the text, as one note tells it."""

    operations: Annotated[tuple[Operation, ...], Field(min_length=1)]


class Publication(_Value):
    """Where the ruling was published, as a line beside it tells."""

    block: EId
    """The block that tells it."""
    start: Offset
    """Where its words stand in the block's text."""
    end: Offset
    """Offset behind them."""
    name: Line
    """The newspaper or collection, as printed."""
    date: IsoDate | None
    """None where no whole day is told, or one that the calendar does not have."""
    number: Line | None
    """The issue, as printed."""


class Edition(_Value):
    """Which state of its text the ruling stands in here, as the publisher's notes tell it."""

    basis: EditionBasis
    date: IsoDate | None
    """From which day the text is as it stands here: the one that a line or an address states, else
    that of the latest amendment, of the ruling where none is told; none where it was changed and
    nobody says when."""
    status: Line | None
    """What the publisher says of the ruling's force today, which is nothing of this text."""
    amendments: tuple[Amendment, ...]
    """Every act of every note, in the order of the text."""
    repeal: NamedAct | None
    """The act that ended the ruling's force."""
    publications: tuple[Publication, ...] = ()
    """In the order of the text."""


class Change(_Value):
    """What one paragraph of this ruling changes in another one."""

    block: EId
    """The paragraph."""
    operations: Annotated[tuple[Operation, ...], Field(min_length=1)]
    targets: tuple[TargetIri, ...]
    """The points that are changed, or the ruling where the words name none; none where neither is known."""


class StateId(_Value):
    """The identifier in the state's legal database: no ruling prints it, it is derived."""

    value: Annotated[str, Field(pattern=r"^[A-Z][0-9]{6,11}(?:_[0-9]+)?[A-Z]?_?$")]
    """The identifier, such as `S2300000021`."""
    certain: bool
    """Whether pairs of a ruling and an identifier are known for its court and year."""


class Ruling(_Value):
    """A court ruling, cleaned, segmented and described, with evidence for every change."""

    model_config = ConfigDict(frozen=True, extra="forbid", title="Ruling")

    schema_version: Literal["1.2.0"]
    """Version of this schema, by semantic versioning."""
    work: WorkIri | None
    """FRBR Work; none where date or number are unknown."""
    expression: ExpressionIri | None
    """FRBR Expression: the work in one language, as of the day of this text; none where that is unknown."""
    parallels: tuple[ExpressionIri, ...] = ()
    """The same work in other languages, as far as it was converted in the same run. All are
    authentic; in law none is the translation of another."""
    language: Language
    kind: Kind
    question: QuestionKind | None = None
    """What was asked, by the title; none where it does not say."""
    title: Line | None
    """As printed above the ruling."""
    subjects: tuple[Subject, ...] = ()
    """What was asked about, in the order of the title; none where it names no act."""
    number: Line | None
    """As printed, without №."""
    date: IsoDate | None
    """Of adoption."""
    edition: Edition | None = None
    """None where no line of the publisher tells of the ruling's life."""
    court: Court
    state_id: StateId | None = None
    """Follows from court, date and number; none where one of them is unknown."""
    composition: Composition
    participants: tuple[Participant, ...]
    """Everybody who took part and is no judge, in the order of the text."""
    rapporteurs: tuple[Rapporteur, ...]
    """The judges who reported on the case."""
    signatories: tuple[Signatory, ...] = ()
    """Who signed, in the order of the signature; none where it names the court alone."""
    outcomes: tuple[Outcome, ...]
    """What the operative points decide, in their order."""
    header: tuple[Block, ...]
    """Title, enactment line, composition and participants, a block for each paragraph."""
    body: Body
    conclusions: tuple[Block, ...]
    """The signature."""
    opinions: tuple[Opinion, ...] = ()
    """Separate opinions of judges, in the order of the text."""
    notes: tuple[Block, ...]
    """Notes, status and edition lines of the publisher, which are no part of the ruling."""
    citations: tuple[Citation, ...]
    """Every citation of the court in the order of the text, unresolved ones too."""
    works: tuple[CitedWork, ...] = ()
    """What the citations cite, each act and ruling once, in the order of the text."""
    changes: tuple[Change, ...] = ()
    """What a ruling that amends others changes in them, in the order of the text."""
    abbreviations: tuple[Abbreviation, ...]
    """Short names that the ruling defines."""
    diagnostics: tuple[Diagnostic, ...]
    """What the ruling lacks or leaves doubtful."""
    repairs: tuple[Repair, ...]
    """Changes of characters and of their order between the source and the text, as in the source."""
    layout: tuple[LayoutChange, ...] = ()
    """The other changes: blanks and line ends, alike ones together."""
    removed: tuple[Removal, ...] = ()
    """What a reader of the source finds there and not in the text; `repairs` undo it."""
    source: SourceInfo
    made_with: MadeWith
    """The version, the registry and the decisions that it was made with."""
    text_sha256: Sha256
    """SHA-256 of the clean text in NFC without white space."""

    def edits(self) -> tuple[RecordedEdit, ...]:
        """Every change between the source and the text, those of layout too, as in the source."""
        found: list[RecordedEdit] = [*self.repairs, *self._layout_edits()]
        return tuple(sorted(found, key=lambda one: (one.source[:1], one.kind)))

    def _layout_edits(self) -> Iterator[LayoutEdit]:
        names = {number: block.eId for number, block in enumerate(self.blocks())}
        for change in self.layout:
            length, told = len(change.before), (change.before, change.after)
            for number, at, offset in change.places:
                block = names.get(number, f"block {number}")
                yield LayoutEdit(change.rule, (Extent(at, at + length),), *told, block, offset)
            for at in change.between:
                yield LayoutEdit(change.rule, (Extent(at, at + length),), *told)

    @property
    def day(self) -> str | None:
        """From which day the text is as it stands here."""
        return self.edition.date if self.edition else self.date

    def parts(self) -> dict[Part, tuple[Block, ...]]:
        """The blocks of each part in the order of the clean text, of parts without any, too."""
        return {
            Part.HEADER: self.header,
            Part.INTRODUCTION: self.body.introduction,
            Part.BACKGROUND: self.body.background,
            Part.MOTIVATION: self.body.motivation,
            Part.DECISION: self.body.decision,
            Part.CONCLUSIONS: self.conclusions,
            Part.OPINIONS: tuple(block for one in self.opinions for block in one.blocks),
            Part.NOTES: self.notes,
        }

    def blocks(self) -> tuple[Block, ...]:
        """Every block in the order of the clean text's parts."""
        return tuple(block for part in self.parts().values() for block in part)

    def by_eid(self) -> dict[str, Block]:
        """Every block by its name."""
        return {block.eId: block for block in self.blocks()}

    def judges(self) -> dict[str, Judge]:
        """Everybody on the bench, then whoever signed without a seat there, by eId."""
        seated = {judge.eId: judge for judge in self.composition.bench}
        return seated | {one.eId: one for one in self.signatories if one.eId not in seated}

    def every_citation(self) -> tuple[Citation, ...]:
        """The citations of the court, then those of the separate opinions."""
        opinions = (citation for opinion in self.opinions for citation in opinion.citations)
        return (*self.citations, *opinions)

    def citations_by_place(self) -> dict[tuple[str, int, int], Citation]:
        """Every citation by its block, beginning and end, as its mark has them."""
        return {(one.block, one.start, one.end): one for one in self.every_citation()}


class Withdrawal(_Value):
    """Why and since when a ruling is not published."""

    date: dt.date
    """The day from which it is not."""
    reason: Line
    """Why, for the public."""


class WithdrawalNotice(_Value):
    """What stands in the place of a withdrawn ruling: its names, and none of its text."""

    expression: ExpressionIri | None
    work: WorkIri | None
    language: Language
    withdrawn: Withdrawal
