"""What was changed and what is doubtful, with the place in the ruling and in the source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.codes import ABOUT, GRAVE_IN_THE_LAW, Severity
from pipeline.describe.blocks import extents
from pipeline.model import Diagnostic, Extent, LayoutChange, LayoutPlace, Repair
from pipeline.sections import Part
from pipeline.terms import DecidedBy, RepairKind
from pipeline.text import Reordering, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pipeline.codes import Code, Rule
    from pipeline.describe.places import SourcePlaces
    from pipeline.model import Block
    from pipeline.sections import Paragraph
    from pipeline.text import Finding, Record

_LAW = frozenset({Part.HEADER, Part.DECISION})
_IN_NO_LINE = re.compile("[\x00-\x1f\x7f\ufffe\uffff]+")
"""What a message may quote of a file that a person wrote, and no line can hold."""


def recorded(
    places: SourcePlaces, blocks: Sequence[Block]
) -> tuple[tuple[Repair, ...], tuple[LayoutChange, ...]]:
    """Every change, words in the order of the source and layout by kind; `restore` needs them all."""
    return split([*_replacements(places), *_reorderings(places)], blocks)


def split(
    changes: Iterable[Repair], blocks: Sequence[Block]
) -> tuple[tuple[Repair, ...], tuple[LayoutChange, ...]]:
    """Changes of words in the order of the source, and those of layout, alike ones together."""
    found = sorted(changes, key=lambda repair: (repair.source[0].start, repair.kind))
    told = tuple(repair for repair in found if not _is_layout(repair))
    return told, _by_kind([repair for repair in found if _is_layout(repair)], blocks)


def _is_layout(repair: Repair) -> bool:
    """Whether a change is sure and of blanks and line ends alone."""
    sure = repair.confidence == 1 and repair.by is DecidedBy.PIPELINE
    return repair.kind is RepairKind.REPLACE and sure and not (repair.before + repair.after).strip()


def _by_kind(repairs: Iterable[Repair], blocks: Sequence[Block]) -> tuple[LayoutChange, ...]:
    numbers = {block.eId: number for number, block in enumerate(blocks)}
    kinds: dict[tuple[Rule, str, str], tuple[list[LayoutPlace], list[int]]] = {}
    for one in repairs:
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
    found = [(f.span.start, f.code, f.message, places.text.origin(f.span)) for f in findings]
    return tuple(_diagnostic(places, *entry) for entry in sorted(doubts + found))


def _diagnostic(
    places: SourcePlaces, offset: int, code: Code, message: str, source: tuple[Span, ...]
) -> Diagnostic:
    paragraph = places.paragraph_at(offset) if source else None
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


def _replacements(places: SourcePlaces) -> Iterator[Repair]:
    text = places.text
    for offset, piece in text.placed():
        if piece.text is None:
            continue
        record = text.records[piece.record]
        paragraph = None if "\n" in piece.text else places.paragraph_at(offset)
        yield Repair(
            rule=record.edit.rule,
            kind=RepairKind.REPLACE,
            source=(_extent(piece.source),),
            before=text.source[piece.source.start : piece.source.end],
            after=piece.text,
            block=paragraph.eId if paragraph else None,
            offset=offset - paragraph.span.start if paragraph else None,
            confidence=record.edit.confidence,
            by=_decider(record),
        )


def _reorderings(places: SourcePlaces) -> Iterator[Repair]:
    for record in places.text.records:
        if not isinstance(record.edit, Reordering):
            continue
        paragraph = places.paragraph_at(places.offset_of(record.source[0].start))
        yield Repair(
            rule=record.edit.rule,
            kind=RepairKind.REORDER,
            source=extents(record.source),
            before=record.before,
            block=paragraph.eId if paragraph else None,
            offset=None,
            confidence=record.edit.confidence,
            by=_decider(record),
        )


def _extent(span: Span) -> Extent:
    return Extent(start=span.start, end=span.end)


def _decider(record: Record) -> DecidedBy:
    return DecidedBy.PERSON if record.edit.by_person else DecidedBy.PIPELINE
