"""What is read: the text of a file, character for character, and where its lines and pages are."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Literal, NamedTuple

from pipeline.read.geometry import NO_GEOMETRY, Geometry
from pipeline.terms import Encoding
from pipeline.text import Span

_WORD: Final = re.compile(r"[^\W_]+")
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MediaType = Literal[
    "text/plain",
    "application/pdf",
    "text/html",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
]


class Signed(StrEnum):
    """Whether a file carries a signature, and over how much of it. None is verified."""

    NO = "no"
    PART = "part"
    """Bytes were added after the last signature."""
    WHOLE = "whole"


class FileFacts(NamedTuple):
    """What a PDF tells of itself beside its pages."""

    revisions: int = 1
    """How often it was written: 1, and one more for each update that was appended."""
    revised_page: int | None = None
    """The first page that has other words than in an earlier revision."""
    signed: Signed = Signed.NO
    attachments: tuple[str, ...] = ()
    """The names of files in it."""
    has_xfa: bool = False
    """It is a form that some readers build on opening, from a description beside the pages."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file as text.

    For a text file `text` in its `encoding` gives the file's own bytes again; for a PDF or a page of HTML it is
    the text in reading order, furniture included, and `geometry` keeps what the layout or the
    markup told. `pages` are told by the file itself (form feeds, PDF pages): one span
    where it tells of none. `lines` are without their line ends.
    """

    sha256: str
    media_type: MediaType
    text: str
    pages: tuple[Span, ...]
    lines: tuple[Span, ...]
    geometry: Geometry = NO_GEOMETRY
    file: FileFacts | None = None
    encoding: Encoding | None = None
    """Of a text file: what its bytes are in; none for other files."""
    address: str | None = None
    """Where a saved page was on the web, as it tells itself."""
    recognised: tuple[Span, ...] = ()
    """Pages whose words a machine recognised in their pictures."""
    confirmed: tuple[Span, ...] | None = None
    """Words that a second reading of these pages has too, in their order; None where there was none."""
    texts: int = 1
    """How many texts stand beside each other on every page; each has all pages, one text after the other."""
    unsure: tuple[Span, ...] = ()
    """Words of which the recogniser itself was not sure, in their order, where it tells."""

    @property
    def is_laid_out(self) -> bool:
        """Whether layout or markup told anything, as of a text none does."""
        return self.geometry != NO_GEOMETRY

    @property
    def page_count(self) -> int:
        """How many pages the file has, as far as it tells."""
        return len(self.pages) // self.texts

    def page_number(self, nth: int) -> int:
        """Which page of the file the nth one of the text is; both count from 1."""
        return nth if self.texts == 1 else (nth - 1) % self.page_count + 1

    @property
    def body(self) -> str:
        """The text without what belongs to its pages or its site, and without what nobody sees."""
        furniture = [item.span for item in self.geometry.furniture]
        return self._text_without([*furniture, *self._unseen_spans], Span(0, len(self.text)))

    def visible_text(self, page: Span) -> str:
        """The text of a page without what nobody sees."""
        return self._text_without(self._unseen_spans, page)

    def is_confirmed(self, part: Span) -> bool:
        """Whether a second reading has every word in a part of the text; dashes and marks are none."""
        sure = self.confirmed or ()
        for match in _WORD.finditer(self.text, part.start, part.end):
            at = bisect_right(sure, match.start(), key=lambda word: word.start) - 1
            if at < 0 or sure[at].end < match.end():
                return False
        return True

    def is_unsure(self, part: Span) -> bool:
        """Whether the recogniser was not sure of a word that stands in a part of the text."""
        at = bisect_right(self.unsure, part.start, key=lambda word: word.end)
        return at < len(self.unsure) and self.unsure[at].start < part.end

    @property
    def _unseen_spans(self) -> list[Span]:
        return [item.span for item in self.geometry.unseen]

    def _text_without(self, spans: Iterable[Span], part: Span) -> str:
        inner = sorted(span for span in spans if part.start <= span.start and span.end <= part.end)
        starts = [part.start, *(span.end for span in inner)]
        ends = [*(span.start for span in inner), part.end]
        return "".join(self.text[a:b] for a, b in zip(starts, ends, strict=True))

    @property
    def table_rows(self) -> tuple[Span, ...]:
        """Where the rows of tables stand, each from its first cell to its last."""
        rows = [row for table in self.geometry.tables for row in table.rows if row]
        return tuple(Span(row[0].start, row[-1].end) for row in rows)

    @property
    def cell_ends(self) -> tuple[int, ...]:
        """Where a cell of a table's row ends and another with words follows in the row."""
        rows = (row for table in self.geometry.tables for row in table.rows)
        worded = ([cell for cell in row if self.text[slice(*cell)].strip()] for row in rows)
        return tuple(cell.end for row in worded for cell in row[:-1])

    @property
    def footnotes(self) -> tuple[Span, ...]:
        """Where footnotes stand, as the layout tells."""
        return self.geometry.notes
