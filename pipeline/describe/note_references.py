"""Footnotes and the words that they belong to: the mark of a note stands in the text of its page."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.annotation import Annotation
from pipeline.codes import Code
from pipeline.describe.source_places import SourcePlaces
from pipeline.sections import Paragraph
from pipeline.terms import BlockRole, MarkKind
from pipeline.text import Finding, Span
from pipeline.words.indexes import TO_RAISED

_MARK = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\*{1,3}|\[?[0-9]{1,3}[\])]?")


class NoteReferences(NamedTuple):
    """Where footnotes are referred to, and which of them nowhere."""

    annotations: tuple[Annotation, ...]
    findings: tuple[Finding, ...]


def note_references(places: SourcePlaces) -> NoteReferences:
    """The place in the text that refers to each footnote."""
    annotations: list[Annotation] = []
    findings: list[Finding] = []
    for note in places.sections.of(BlockRole.FOOTNOTE):
        found = _marks_of(places, note)
        if len(found) == 1:
            annotations.append(Annotation(MarkKind.NOTE_REFERENCE, found[0], refers_to=note.eId))
        else:
            what = "stands nowhere" if not found else f"stands {len(found)} times"
            message = f"The mark of the footnote {what} on its page."
            findings.append(Finding(Code.FOOTNOTE_UNPLACED, note.span, message))
    return NoteReferences(tuple(annotations), tuple(findings))


def _marks_of(places: SourcePlaces, note: Paragraph) -> Sequence[Span]:
    """Where the mark of a note stands in the text of its page."""
    text = places.text.text
    mark = _MARK.match(text, note.body.start, note.body.end)
    if mark is None:
        return ()
    page = _page_of(places, note)
    for pattern in _printed_patterns(mark[0]):
        found = [
            Span(*match.span())
            for paragraph in places.sections.paragraphs
            if paragraph.role is not BlockRole.FOOTNOTE
            for match in pattern.finditer(text, *paragraph.body)
            if page.start <= places.text.origin(Span(*match.span()))[0].start < page.end
        ]
        if found:
            # An index (`484¹`) looks the same, but stands at a number.
            return [span for span in found if not text[span.start - 1].isdigit()] or found
    return ()


def _page_of(places: SourcePlaces, note: Paragraph) -> Span:
    at = places.text.origin(note.span)[0].start
    return next(page for page in places.source.pages if page.start <= at < page.end)


def _printed_patterns(mark: str) -> Iterator[re.Pattern[str]]:
    """The patterns of a mark as it stands in the text: raised, or else as at the note."""
    if mark[0] == "*":
        # One asterisk must not be found within two.
        yield re.compile(rf"(?<!\*){re.escape(mark)}(?!\*)")
        return
    for form in dict.fromkeys((mark.strip("[])").translate(TO_RAISED), mark)):
        yield re.compile(rf"(?<![⁰¹²³⁴⁵⁶⁷⁸⁹0-9]){re.escape(form)}(?![⁰¹²³⁴⁵⁶⁷⁸⁹0-9])")
