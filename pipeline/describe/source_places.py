"""Where things are: from the clean text or the source to a block and an offset in it."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from pipeline.read import Source
from pipeline.sections import Paragraph, Sections
from pipeline.text import CleanText, Piece, Span


@dataclass(frozen=True)
class SourcePlaces:
    """The paragraphs of a text, found by offset, and the source that they come from."""

    text: CleanText
    sections: Sections
    source: Source

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [paragraph.span.start for paragraph in self.sections.paragraphs]

    @cached_property
    def _pieces_by_source(self) -> list[tuple[int, int, Piece]]:
        """The pieces that have source characters: source start, offset in the text, piece."""
        return sorted(
            (piece.source.start, offset, piece)
            for offset, piece in self.text.placed()
            if piece.source.length
        )

    def paragraph_at(self, offset: int) -> Paragraph | None:
        """The paragraph in which an offset of the clean text lies, its end included."""
        index = bisect_right(self._paragraph_starts, offset) - 1
        if index < 0:
            return None
        paragraph = self.sections.paragraphs[index]
        return paragraph if offset <= paragraph.span.end else None

    def offset_of(self, source: int) -> int:
        """The offset in the clean text where a character of the source stands or stood."""
        index = bisect_right(self._pieces_by_source, source, key=lambda entry: entry[0]) - 1
        if index < 0:
            return 0
        start, offset, piece = self._pieces_by_source[index]
        # Only what was copied keeps its length; a replacement counts as one place.
        return offset + source - start if piece.text is None else offset

    def span_in_paragraph(self, span: Span, paragraph: Paragraph) -> Span:
        """A span of the clean text in offsets of the paragraph's body, cut to it."""
        start, end = paragraph.body
        return Span(max(span.start, start) - start, max(min(span.end, end), start) - start)
