"""`documents.toml`: what a document that is set from a ruling says around the ruling's own words."""

from enum import StrEnum

from pipeline.grammar.table import LanguageTable


class RulingPart(StrEnum):
    """A part of the ruling that has a heading of its own."""

    INTRODUCTION = "introduction"
    BACKGROUND = "background"
    MOTIVATION = "motivation"
    DECISION = "decision"
    CONCLUSIONS = "conclusions"
    OPINIONS = "opinions"


class Caption(StrEnum):
    """What a line about the document, at its end, is about."""

    ABOUT = "about"
    NOTICE = "notice"
    EXPRESSION = "expression"
    STATE_ID = "state-id"
    EDITION = "edition"
    FORCE = "force"
    SOURCE = "source"
    TEXT = "text"
    ATTACHED = "attached"
    DOUBTS = "doubts"
    NO_DOUBTS = "no-doubts"
    UNSHOWN = "unshown"


class Documents(LanguageTable):
    """Headings and captions for readers; none of them is a word of the ruling."""

    tag: str
    """The language as BCP 47 has it, which HTML, Word and PDF want: `kk`, not `kaz`."""
    parts: dict[RulingPart, str]
    """Headings of the parts."""
    captions: dict[Caption, str]
    """Captions of what is told about the document."""
