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
    """What a diagnostic is about."""

    DISPLACED_RUN_LEFT = "displaced-run-left"
