"""The forms that a ruling can be exported in; what makes them is in `form_files`."""

from enum import StrEnum
from typing import Final

DEFAULT_BASE: Final = "https://qauly.invalid"
"""Stands before the IRIs of rulings in RDF, unless a publisher names his own.

No one can own it (RFC 2606), so that nobody takes a made-up name for an address.
"""


class ExportForm(StrEnum):
    """For readers, for spreadsheets, for the web of data, for lists of literature."""

    TXT = "txt"
    MD = "md"
    DOCX = "docx"
    CSV = "csv"
    NT = "nt"
    TTL = "ttl"
    CSL = "csl"
    BIBTEX = "bibtex"
