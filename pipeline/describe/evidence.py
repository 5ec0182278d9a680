"""What was changed, left out and doubted, with the place in the ruling and in the source."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pipeline.codes import ABOUT, GRAVE_IN_THE_LAW, OF_WORDING, Code, Rule, Severity
from pipeline.decisions import SeenDecision, seen
from pipeline.describe.blocks import extents
from pipeline.describe.source_places import SourcePlaces
from pipeline.model import Block, Diagnostic, Extent, LayoutChange, LayoutPlace, Removal, Repair
from pipeline.read import Source
from pipeline.sections import Paragraph, Part
from pipeline.terms import DecidedBy, RepairKind
from pipeline.text import Edit, Finding, Reordering, Span, merged

_LAW = frozenset({Part.HEADER, Part.DECISION})
_IN_NO_LINE = re.compile("[\x00-\x1f\x7f\ufffe\uffff]+")
"""What a message may quote of a file that a person wrote, and no line can hold."""


class Repaired(NamedTuple):
    """One change, before it is known whether it is told by itself or with those that are like it."""

    source: tuple[Span, ...]
    kind: RepairKind
    rule: Rule
    before: str
    after: str
    block: str | None
    offset: int | None
    confidence: float
    by: DecidedBy

    @property
    def of_layout(self) -> bool:
        """Whether it is sure and of blanks and line ends alone."""
        sure = self.confidence == 1 and self.by is DecidedBy.PIPELINE
        return self.kind is RepairKind.REPLACE and sure and not (self.before + self.after).strip()


def recorded(
    places: SourcePlaces, blocks: Sequence[Block]
) -> tuple[tuple[Repair, ...], tuple[LayoutChange, ...]]:
    """Every change, words in the order of the source and layout by kind; `restore` needs them all."""
    return split([*_replacements(places), *_reorderings(places)], blocks)


def split(
    changes: Iterable[Repaired], blocks: Sequence[Block]
) -> tuple[tuple[Repair, ...], tuple[LayoutChange, ...]]:
    """Changes of words in the order of the source, and those of layout, alike ones together."""
    words: list[Repaired] = []
    layout: list[Repaired] = []
    for change in sorted(changes, key=lambda change: (change.source[0].start, change.kind)):
        (layout if change.of_layout else words).append(change)
    return tuple(map(_repair, words)), _by_kind(layout, blocks)


def _repair(change: Repaired) -> Repair:
    source = tuple(Extent(start=start, end=end) for start, end in change.source)
    return Repair(**{**change._asdict(), "source": source})


def _by_kind(changes: Iterable[Repaired], blocks: Sequence[Block]) -> tuple[LayoutChange, ...]:
    numbers = {block.eId: number for number, block in enumerate(blocks)}
    kinds: dict[tuple[Rule, str, str], tuple[list[LayoutPlace], list[int]]] = {}
    for one in changes:
        places, between = kinds.setdefault((one.rule, one.before, one.after), ([], []))
        if one.block is None:
            between.append(one.source[0].start)
        else:
            places.append(LayoutPlace(numbers[one.block], one.source[0].start, one.offset or 0))
    return tuple(
        LayoutChange(
            rule=rule, before=before, after=after, places=tuple(places), between=tuple(between)
        )
        for (rule, before, after), (places, between) in kinds.items()
    )


def removals(repairs: Iterable[Repair], source: Source) -> tuple[Removal, ...]:
    """The repairs that left words or figures out, in the order of the source, with their pages."""
    return tuple(
        Removal(rule=one.rule, text=one.before, page=_page(one, source), source=one.source)
        for one in repairs
        if one.removes_words
    )


def _page(repair: Repair, source: Source) -> int | None:
    # What has no pages is held as one, whose number would help nobody to find the words.
    if len(source.pages) == 1 and source.media_type != "application/pdf":
        return None
    nth = bisect_right([page.start for page in source.pages], repair.source[0].start) or 1
    return source.page_number(nth)


def diagnostics(places: SourcePlaces, findings: Iterable[Finding]) -> tuple[Diagnostic, ...]:
    """The doubts of cleaning and the findings of the later stages, in the text's order."""
    doubts = [
        (
            places.offset_of(doubt.source[0].start) if doubt.source else 0,
            doubt.code,
            doubt.message,
            doubt.source,
        )
        for doubt in places.text.doubts
    ]
    # One thing may be found a row of a table at a time: it is told once, and traced once.
    once = dict.fromkeys(findings)
    found = [(f.span.start, f.code, f.message, places.text.origin(f.span)) for f in once]
    return tuple(_diagnostic(places, *entry) for entry in sorted(doubts + found))


def doubted(
    places: SourcePlaces, findings: Iterable[Finding], decided: Iterable[SeenDecision]
) -> frozenset[str]:
    """The eIds of the operative paragraphs whose very words are in doubt, but for what a person has looked at."""
    told, _ = seen(diagnostics(places, findings), decided)
    spans = [
        Span(*at)
        for one in told
        if one.code in OF_WORDING and one.by is DecidedBy.PIPELINE
        for at in one.source
    ]
    return frozenset(
        paragraph.eId
        for paragraph in (places.sections.within(Part.DECISION) if spans else ())
        for part in places.text.origin(paragraph.body)
        if any(map(part.meets, spans))
    )


def _diagnostic(
    places: SourcePlaces, offset: int, code: Code, message: str, source: tuple[Span, ...]
) -> Diagnostic:
    # What lacks at a place has no words of the source; what is said of the whole text stands at its start.
    paragraph = places.paragraph_at(offset) if source or offset else None
    return Diagnostic(
        code=code,
        severity=_severity(code, paragraph),
        message=_IN_NO_LINE.sub(" ", message).strip(),
        block=paragraph.eId if paragraph else None,
        source=extents(source),
    )


def _severity(code: Code, paragraph: Paragraph | None) -> Severity:
    """How much a finding asks; some ask more where a word more or less is another decision."""
    grave = code in GRAVE_IN_THE_LAW and paragraph is not None and paragraph.part in _LAW
    return Severity.ERROR if grave else ABOUT[code][0]


def _replacements(places: SourcePlaces) -> Iterator[Repaired]:
    text = places.text
    for offset, (source, after, number) in text.placed():
        if after is not None:
            edit, before = text.records[number].edit, text.source[source.start : source.end]
            yield _repaired(places, edit, (source,), (before, after), offset)


def _reorderings(places: SourcePlaces) -> Iterator[Repaired]:
    for record in places.text.records:
        if isinstance(record.edit, Reordering):
            source = merged(record.source)
            # Letters among the words may have been repaired before they moved.
            before = "".join(places.text.source[one.start : one.end] for one in source)
            offset = places.offset_of(record.source[0].start)
            yield _repaired(places, record.edit, source, (before, ""), offset)


def _repaired(
    places: SourcePlaces,
    edit: Edit,
    source: tuple[Span, ...],
    words: tuple[str, str],
    offset: int,
) -> Repaired:
    """One change of words, before and after it; words that moved have no one place in their block."""
    # A change into a line end stands between two paragraphs and in neither.
    paragraph = None if "\n" in words[1] else places.paragraph_at(offset)
    moved = isinstance(edit, Reordering)
    return Repaired(
        source,
        RepairKind.REORDER if moved else RepairKind.REPLACE,
        edit.rule,
        *words,
        paragraph.eId if paragraph else None,
        offset - paragraph.span.start if paragraph and not moved else None,
        edit.confidence,
        DecidedBy.PERSON if edit.by_person else DecidedBy.PIPELINE,
    )
