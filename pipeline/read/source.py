"""What is read: the text of a file, character for character, and where its lines and pages are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pipeline.read.geometry import Geometry
    from pipeline.text import Span

MediaType = Literal["text/plain", "application/pdf", "text/html"]


@dataclass(frozen=True, slots=True)
class Source:
    """One file as text.

    For a text file `text` encodes back to the file's own bytes; for a PDF or a page of HTML it is
    the text in reading order, furniture included, and `geometry` keeps what the layout or the
    markup told. `pages` are told by the file itself (form feeds, PDF pages): one span
    where it tells of none. `lines` are without their line ends.
    """

    sha256: str
    media_type: MediaType
    text: str
    pages: tuple[Span, ...]
    lines: tuple[Span, ...]
    geometry: Geometry | None = None

    @property
    def body(self) -> str:
        """The text without what belongs to its pages or its site, as far as the source tells it."""
        furniture = [item.span for item in self.geometry.furniture] if self.geometry else []
        starts = [0, *(span.end for span in sorted(furniture))]
        ends = [*(span.start for span in sorted(furniture)), len(self.text)]
        return "".join(self.text[a:b] for a, b in zip(starts, ends, strict=True))

    @property
    def footnotes(self) -> tuple[Span, ...]:
        """Where footnotes stand, as the layout tells."""
        return self.geometry.notes if self.geometry else ()
