"""Published codes: rules of cleaning, diagnostics and their severity. See docs/codes.md."""

from enum import StrEnum


class Rule(StrEnum):
    """What an edit was made for."""

    NEWLINE = "newline"
    INVISIBLE = "invisible"
    UNICODE = "unicode"
    LOOK_ALIKE = "look-alike"
    PAGE_BREAK = "page-break"
    FURNITURE = "furniture"
    DISPLACED_RUN = "displaced-run"
    LETTER_SPACING = "letter-spacing"
    PARAGRAPH = "paragraph"
    WRAP = "wrap"
    HYPHEN = "hyphen"
    BLANK = "blank"


class Severity(StrEnum):
    """How much a finding asks of a person."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Code(StrEnum):
    """What a diagnostic is about. `ABOUT` holds the severity and the meaning of each."""

    CHARACTER_LOST = "character-lost"
    DECISION_UNMATCHED = "decision-unmatched"
    DISPLACED_RUN_LEFT = "displaced-run-left"
    HYPHEN_DOUBTFUL = "hyphen-doubtful"
    MIXED_SCRIPT = "mixed-script"
    SPACING_DOUBTFUL = "spacing-doubtful"
    WRAP_DOUBTFUL = "wrap-doubtful"


ABOUT: dict[Code, tuple[Severity, str]] = {
    Code.CHARACTER_LOST: (
        Severity.ERROR,
        "The source holds a replacement character: a letter was lost before the file was made.",
    ),
    Code.DECISION_UNMATCHED: (
        Severity.WARNING,
        "A decision of the decisions file fits no place, or more than one; it was not carried out.",
    ),
    Code.DISPLACED_RUN_LEFT: (
        Severity.WARNING,
        "Words of the line stand in the wrong place and no order is clearly right; left as it was.",
    ),
    Code.HYPHEN_DOUBTFUL: (
        Severity.INFO,
        "A word is divided at a line's end and may have lost or won a hyphen; the hyphen is kept.",
    ),
    Code.MIXED_SCRIPT: (
        Severity.WARNING,
        "A word mixes letters of two alphabets in a way that is not settled; left as it was.",
    ),
    Code.SPACING_DOUBTFUL: (
        Severity.WARNING,
        "A letter-spaced phrase was joined, but where its words end is not known.",
    ),
    Code.WRAP_DOUBTFUL: (
        Severity.INFO,
        "Whether a line end is a paragraph's end is not clear.",
    ),
}
"""Severity and meaning of every code."""
