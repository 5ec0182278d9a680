"""What was changed and left out, with the place in the ruling and in the source."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pipeline.codes import Rule
from pipeline.describe.source_places import SourcePlaces
from pipeline.model import Block, Extent, LayoutChange, LayoutPlace, Removal, Repair
from pipeline.read import Source
from pipeline.terms import DecidedBy, RepairKind
from pipeline.text import Edit, Reordering, Span, merged


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


def recorded_changes(
    places: SourcePlaces, blocks: Sequence[Block]
) -> tuple[tuple[Repair, ...], tuple[LayoutChange, ...]]:
    """Every change, words in the order of the source and layout by kind; `restore` needs them all."""
    return split_by_layout([*_replacements(places), *_reorderings(places)], blocks)


def split_by_layout(
    changes: Iterable[Repaired], blocks: Sequence[Block]
) -> tuple[tuple[Repair, ...], tuple[LayoutChange, ...]]:
    """Changes of words in the order of the source, and those of layout, alike ones together."""
    words: list[Repaired] = []
    layout: list[Repaired] = []
    for change in sorted(changes, key=lambda change: (change.source[0].start, change.kind)):
        (layout if change.of_layout else words).append(change)
    return tuple(map(_repair, words)), _layout_by_kind(layout, blocks)


def _repair(change: Repaired) -> Repair:
    source = tuple(Extent(start=start, end=end) for start, end in change.source)
    return Repair(**{**change._asdict(), "source": source})


def _layout_by_kind(
    changes: Iterable[Repaired], blocks: Sequence[Block]
) -> tuple[LayoutChange, ...]:
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
    starts = [page.start for page in source.pages]
    # What has no pages is held as one, whose number would help nobody to find the words.
    paged = len(starts) > 1 or source.media_type == "application/pdf"

    def page(start: int) -> int | None:
        return source.page_number(bisect_right(starts, start) or 1) if paged else None

    return tuple(
        Removal(rule=one.rule, text=one.before, page=page(one.source[0].start), source=one.source)
        for one in repairs
        if one.removes_words
    )


def _replacements(places: SourcePlaces) -> Iterator[Repaired]:
    text = places.text
    for offset, (source, after, number) in text.placed():
        if after is not None:
            edit, before = text.records[number].edit, text.source[source.start : source.end]
            yield _change_of_words(places, edit, (source,), (before, after), offset)


def _reorderings(places: SourcePlaces) -> Iterator[Repaired]:
    for record in places.text.records:
        if isinstance(record.edit, Reordering):
            source = merged(record.source)
            # Letters among the words may have been repaired before they moved.
            before = "".join(places.text.source[one.start : one.end] for one in source)
            offset = places.offset_of(record.source[0].start)
            yield _change_of_words(places, record.edit, source, (before, ""), offset)


def _change_of_words(
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
