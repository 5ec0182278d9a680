"""Paragraphs → blocks: text, where it came from, and what its words are."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pipeline.annotation import Annotation
from pipeline.codes import Rule
from pipeline.describe.source_places import SourcePlaces
from pipeline.model import Block, Extent, Mark, Region
from pipeline.read.regions import regions
from pipeline.sections import Paragraph, Part
from pipeline.terms import MarkKind
from pipeline.text import Piece, Span, merged

# Where two marks cover the same words, the one that says more about the structure is outside.
_OUTER_FIRST = {kind: number for number, kind in enumerate(MarkKind)}


def blocks_by_part(
    places: SourcePlaces, annotations: Iterable[Annotation]
) -> dict[Part, tuple[Block, ...]]:
    """The blocks of every part, in order, with the annotations attached as marks."""
    marks: dict[str, list[Mark]] = defaultdict(list)
    for annotation in annotations:
        paragraph = places.paragraph_at(annotation.span.start)
        if paragraph is not None:
            marks[paragraph.eId].append(_mark(annotation, paragraph, places))
    parts: dict[Part, list[Block]] = {part: [] for part in Part}
    for paragraph in places.sections.paragraphs:
        parts[paragraph.part].append(_block(places, paragraph, marks[paragraph.eId]))
    return {part: tuple(blocks) for part, blocks in parts.items()}


def page_ends(places: SourcePlaces) -> Iterator[tuple[int, int]]:
    """The offsets in the clean text at which a page ends, with the page's number."""
    breaks = (r for r in places.text.records if r.edit.rule is Rule.PAGE_BREAK)
    for nth, record in enumerate(breaks, 1):
        yield places.offset_of(record.source[0].start), places.source.page_number(nth)


def _block(places: SourcePlaces, paragraph: Paragraph, marks: list[Mark]) -> Block:
    text, number = places.text, paragraph.number
    pieces = text.cut(paragraph.span)
    return Block(
        eId=paragraph.eId,
        role=paragraph.role,
        num=text.text[number.start : number.end] if number else None,
        text=text.text[paragraph.body.start : paragraph.body.end],
        source=extents(piece.source for piece in pieces if piece.text is None),
        regions=_regions(places, pieces),
        marks=tuple(sorted(marks, key=_mark_order)),
    )


def _regions(places: SourcePlaces, pieces: Iterable[Piece]) -> tuple[Region, ...]:
    found = regions(places.source, (piece.source for piece in pieces))
    return tuple(Region(page=region.page, **region.box._asdict()) for region in found)


def _mark(annotation: Annotation, paragraph: Paragraph, places: SourcePlaces) -> Mark:
    start, end = places.span_in_paragraph(annotation.span, paragraph)
    return Mark(
        kind=annotation.kind,
        start=start,
        end=end,
        refers_to=annotation.refers_to,
        value=annotation.value,
    )


def _mark_order(mark: Mark) -> tuple[int, int, int]:
    return mark.start, -mark.end, _OUTER_FIRST[mark.kind]


def extents(spans: Iterable[Span]) -> tuple[Extent, ...]:
    """Spans as parts of the model, neighbours joined."""
    return tuple(Extent(start=start, end=end) for start, end in merged(spans))
