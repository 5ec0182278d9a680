"""The terms that a ruling is described in: bodies, kinds, roles, outcomes, and who decided what."""

from enum import StrEnum


class Court(StrEnum):
    """The body that ruled."""

    CONSTITUTIONAL_COURT = "constitutional-court"
    CONSTITUTIONAL_COUNCIL = "constitutional-council"
    SUPREME_COURT = "supreme-court"


class Kind(StrEnum):
    """What sort of act the ruling is."""

    NORMATIVE_RESOLUTION = "normative-resolution"
    ADDITIONAL_DECISION = "additional-decision"


class QuestionKind(StrEnum):
    """What was asked."""

    CONFORMITY = "conformity"
    INTERPRETATION = "interpretation"
    COURT_SUBMISSION = "court-submission"
    REVIEW = "review"
    ADDITIONAL = "additional"
    GUIDANCE = "guidance"


class Encoding(StrEnum):
    """What the bytes of a text file are in."""

    UTF_8 = "utf-8"
    UTF_16_LE = "utf-16-le"
    UTF_16_BE = "utf-16-be"
    UTF_32_LE = "utf-32-le"
    UTF_32_BE = "utf-32-be"
    WINDOWS_1251 = "windows-1251"
    KZ_1048 = "kz-1048"
    PT154 = "pt154"
    KOI8_R = "koi8-r"
    MAC_CYRILLIC = "mac-cyrillic"
    IBM866 = "ibm866"
    ISO_8859_5 = "iso-8859-5"


class EditionBasis(StrEnum):
    """What the date of the text is known by."""

    ORIGINAL = "original"
    AMENDMENT = "amendment"
    STATED = "stated"
    """A line beside the text, or its address, names the day."""
    UNKNOWN = "unknown"


class Operation(StrEnum):
    """What an amending act did to the text, as a note tells it."""

    CHANGED = "changed"
    NEW = "new"
    ADDED = "added"
    REMOVED = "removed"
    THROUGHOUT = "throughout"


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
    OPINION_HEADING = "opinion-heading"
    NOTE = "note"
    FOOTNOTE = "footnote"


class MarkKind(StrEnum):
    """What a stretch of a block's text is."""

    TITLE = "title"
    DOC_TYPE = "doc-type"
    DOC_STATUS = "doc-status"
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
    CELL_END = "cell-end"
    NOTE_REFERENCE = "note-reference"
    SIGNATURE = "signature"


EDITORIAL = frozenset({BlockRole.NOTE, BlockRole.STATUS})
"""What blocks do that are the publisher's words, not the ruling's."""
WITHOUT_WORDS = frozenset({MarkKind.PAGE_END, MarkKind.CELL_END})
"""Kinds of marks that stand between characters and cover none."""
OF_PEOPLE = frozenset({MarkKind.JUDGE, MarkKind.PARTY, MarkKind.LAWYER, MarkKind.PERSON})
"""Kinds of marks that stand for somebody."""


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
    REFUSAL = "refusal"
    """What was asked is not taken up, not granted or left without consideration."""
    REVISION = "revision"
    NON_APPLICATION = "non-application"
    CASE_REVIEW = "case-review"
    """Decisions of courts and bodies in single cases are to be looked at again."""
    ENTRY_INTO_FORCE = "entry-into-force"
    FINALITY = "finality"
    PUBLICATION = "publication"


class Verdict(StrEnum):
    """The three verdicts on a norm (Constitutional Law of 5 November 2022, art. 57(2))."""

    CONFORMING = "conforming"
    CONFORMING_AS_INTERPRETED = "conforming-as-interpreted"
    NON_CONFORMING = "non-conforming"


class ScopeKind(StrEnum):
    """How the words that limit a decision do so, where it is not on the whole of a norm."""

    WORDS = "words"
    PART = "part"
    """It is about this share alone: «in the part of …»."""
    EXCEPTION = "exception"
    """It is about all but this: «except point 2»."""
    EXTENT = "extent"


class CitationStatus(StrEnum):
    """Whether a citation has found what it names."""

    RESOLVED = "resolved"
    UNRESOLVED = "unresolved"


class OpenReason(StrEnum):
    """Why a citation has no target, in the words of the JSON."""

    FOREIGN = "an act of another state or union"
    DRAFT = "a draft or a model, no act in force"
    SHORT_FOR_OTHER = "the ruling defines this short name for something else"
    SHORT_FOR_NAMELESS = "the ruling defines this short name without naming the act"
    BRACKET_DIFFERS = "the act and the bracket behind it name different acts"
    TITLE_DIFFERS = "the registry has this title with another date or number"
    TITLE_SHARED = "laws that amend others share their titles; no date tells which it is"
    DATE_ALONE = "the act is named by its date alone"
    NO_ACT = "the registry has no such act"
    EDITION_UNDATED = "the day of this edition of the text is not known"
    RULING_UNDATED = "several acts have this name and the ruling has no date"
    NO_FORMER = "no former act is known"
    PERIOD_UNKNOWN = (
        "which act of this name was in force on the day of the text is not known to the day"
    )
    NONE_IN_FORCE = "no single act of this name was in force on the day of the text"
    NO_DAY = "the calendar has no such date"
    RULING_NAMELESS = "the ruling is named without its date or its number"
    NO_BODY = "no body of the registry is named that ruled on this day"
    NONE_BEFORE = "no act is named in the paragraph before the provision"
    SEVERAL_BEFORE = "several acts are named in the paragraph before the provision"
    ACT_BEHIND = "another act named beside the provision, past a comma or bracket, may be its own"
    ARTICLE_OF_OTHER = "the article was cited of another act than the one named here"
    KIND_SEVERAL = "several acts of this kind were named before"
    KIND_NONE = "no act of this kind was named before"
    SELF = "a point of this ruling itself"
    SEVERAL = "several acts of this name share its provisions"
    MANY = "the words name more provisions than can be listed"
    BEYOND = "the act has no article, chapter or section of this number"
    IMPOSSIBLE = "the act is divided into articles, and the words name none"
    ANNEX = "an annex of an act, which has no name, or a provision of one"
    NO_ARTICLE = "the provision names no article, and none was cited before it in the paragraph"
    LEFT_OPEN = "a person has decided that it stays open"


class LinkVerdict(StrEnum):
    """Whether the hyperlink of a citation leads to what its words name."""

    AGREES = "agrees"
    DIFFERS = "differs"
    UNKNOWN = "unknown"


class RepairKind(StrEnum):
    """`replace` puts characters in the place of others; `reorder` only moves them."""

    REPLACE = "replace"
    REORDER = "reorder"


class DecidedBy(StrEnum):
    """Who decided on a repair or a target."""

    PIPELINE = "pipeline"
    PERSON = "person"
