"""What is in doubt, with its place: one doubt by one code, and none that a person has settled."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pipeline.codes import GRAVE_IN_THE_LAW, OF_LINE_ENDS, OF_WORDING, Code, Severity
from pipeline.decisions import SeenDecision, mark_as_seen
from pipeline.describe.blocks import extents
from pipeline.describe.source_places import SourcePlaces
from pipeline.model import Diagnostic
from pipeline.sections import Paragraph, Part
from pipeline.terms import DecidedBy
from pipeline.text import CleanText, Finding, Span

_LAW = frozenset({Part.HEADER, Part.DECISION})
_IN_NO_LINE = re.compile("[\x00-\x1f\x7f\ufffe\uffff]+")
"""What a message may quote of a file that a person wrote, and no line can hold."""


class _PlacedDoubt(NamedTuple):
    """A doubt of cleaning or a finding of a later stage, by its place in the text and in the source."""

    offset: int
    code: Code
    message: str
    source: tuple[Span, ...]
    is_cut: bool = False
    """A line end in doubt, at which a sentence has no end either."""

    @property
    def line_ends(self) -> tuple[int, ...]:
        """Where a line may end that the doubt is about: behind the one sign at which it is told, or as it begins."""
        if self.code not in OF_LINE_ENDS or not self.source:
            return ()
        start, end = self.source[0].start, self.source[-1].end
        return (start, end) if end - start == 1 else (start,)


def diagnostics(places: SourcePlaces, findings: Iterable[Finding]) -> tuple[Diagnostic, ...]:
    """The doubts of cleaning and the findings of the later stages, in the text's order."""
    doubts = [
        _PlacedDoubt(
            places.offset_of(doubt.source[0].start) if doubt.source else 0,
            doubt.code,
            doubt.message,
            doubt.source,
        )
        for doubt in places.text.doubts
    ]
    # One thing may be found a row of a table at a time: it is told once, and traced once.
    once = dict.fromkeys(findings)
    found = [
        _PlacedDoubt(f.span.start, f.code, f.message, places.text.origin(f.span)) for f in once
    ]
    return tuple(
        _diagnostic(places, one) for one in _open_findings(places.text, sorted(doubts + found))
    )


def _open_findings(text: CleanText, placed: Sequence[_PlacedDoubt]) -> Iterator[_PlacedDoubt]:
    """What is told, but of a line end only what is open: one doubt of it, and none where a person has decided."""
    decided = {span.start for span in text.decided}
    ends = {one.source[0].start for one in placed if one.code is Code.WRAP_DOUBTFUL and one.source}
    cuts = [one for one in placed if one.code is Code.SENTENCE_CUT]
    again = {one for one in cuts if not ends.isdisjoint(one.line_ends)}
    cut = {end for one in again for end in one.line_ends}
    for one in placed:
        if one not in again and decided.isdisjoint(one.line_ends):
            asks = one.code is Code.WRAP_DOUBTFUL and not cut.isdisjoint(one.line_ends)
            yield one._replace(is_cut=asks)


def doubted_paragraphs(
    places: SourcePlaces, findings: Iterable[Finding], decided: Iterable[SeenDecision]
) -> frozenset[str]:
    """The eIds of the operative paragraphs whose very words are in doubt, but for what a person has looked at."""
    told, _ = mark_as_seen(diagnostics(places, findings), decided)
    spans = [
        Span(at.start - (one.code is Code.WRAP_DOUBTFUL), at.end)  # with the sign before a line end
        for one in told
        if _is_of_wording(one) and one.by is DecidedBy.PIPELINE
        for at in one.source
    ]
    return frozenset(
        paragraph.eId
        for paragraph in (places.sections.within(Part.DECISION) if spans else ())
        for part in places.text.origin(paragraph.body)
        if any(map(part.meets, spans))
    )


def _is_of_wording(one: Diagnostic) -> bool:
    cut = one.code is Code.WRAP_DOUBTFUL and one.severity is not Severity.INFO
    return cut or one.code in OF_WORDING


def _diagnostic(places: SourcePlaces, one: _PlacedDoubt) -> Diagnostic:
    # What lacks at a place has no words of the source; what is said of the whole text stands at its start.
    paragraph = places.paragraph_at(one.offset) if one.source or one.offset else None
    return Diagnostic(
        code=one.code,
        severity=Code.SENTENCE_CUT.severity if one.is_cut else _severity(one.code, paragraph),
        message=_IN_NO_LINE.sub(" ", one.message).strip(),
        block=paragraph.eId if paragraph else None,
        source=extents(one.source),
    )


def _severity(code: Code, paragraph: Paragraph | None) -> Severity:
    """How much a finding asks; some ask more where a word more or less is another decision."""
    grave = code in GRAVE_IN_THE_LAW and paragraph is not None and paragraph.part in _LAW
    return Severity.ERROR if grave else code.severity
