"""Dates and numbers in corresponding paragraphs."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from pipeline.codes import DifferenceCode
from pipeline.compare.alignment import Match, Pair
from pipeline.compare.citation_differences import CitationDifferences
from pipeline.compare.content import Content, RulingReading
from pipeline.compare.difference import Difference, Side, left_over, paired_differences
from pipeline.model import Block
from pipeline.terms import BlockRole

_APART: Final = frozenset({BlockRole.ENACTMENT, BlockRole.STATUS})
"""The enactment line's date and number are compared as the ruling's own; a site adds the status."""


class _ParagraphFigures(NamedTuple):
    """Figures of one kind on one side of a pair."""

    free: Mapping[str, str]
    """Those that no citation accounts for, each with its block."""
    known: frozenset[str]
    """All values, wherever they stand, in words too."""


def prose_differences(
    first: RulingReading, second: RulingReading, match: Match, cited: CitationDifferences
) -> Iterator[Difference]:
    """Compare dates, numbers and spans of time paragraph by paragraph.

    Each value counts once a paragraph; what stands in another paragraph of the same point is no
    difference. A number inside a citation is compared with the citation, a date unless the
    citation is told of already.
    """
    pairs = [pair for pair in match.pairs if pair.first and pair.second]
    for code in (DifferenceCode.DATE, DifferenceCode.NUMBER):
        rows = [
            (
                _figures_of_blocks(first, pair.first, code, cited.first),
                _figures_of_blocks(second, pair.second, code, cited.second),
            )
            for pair in pairs
        ]
        yield from _differences(code, pairs, rows)
    for pair in pairs:
        yield from _durations(first, second, pair)


def _differences(
    code: DifferenceCode,
    pairs: Sequence[Pair],
    rows: Sequence[tuple[_ParagraphFigures, _ParagraphFigures]],
) -> Iterator[Difference]:
    left = [(_figures_lacking(one, other), _figures_lacking(other, one)) for one, other in rows]
    ours = {side.value for sides, _ in left for side in sides}
    moved = ours & {side.value for _, sides in left for side in sides}
    for pair, (one, other) in zip(pairs, left, strict=True):
        yield from paired_differences(
            code,
            [side for side in one if side.value not in moved],
            [side for side in other if side.value not in moved],
            (Side(pair.first[0].eId), Side(pair.second[0].eId)),
        )


def _durations(first: RulingReading, second: RulingReading, pair: Pair) -> Iterator[Difference]:
    """Two spans of time of the same unit (one month, two months), as nothing else fits.

    A span that only one text names is no difference: words say the same in many ways.
    """
    ours, theirs = (
        [span for content in reading.content(blocks) for span in content.durations]
        for reading, blocks in ((first, pair.first), (second, pair.second))
    )
    left, right = left_over(ours, theirs), left_over(theirs, ours)
    for one in left:
        other = next((span for span in right if span.period is one.period), None)
        if other:
            right.remove(other)
            sides = (Side(pair.first[0].eId, str(one)), Side(pair.second[0].eId, str(other)))
            yield Difference(DifferenceCode.NUMBER, *sides)


def _figures_lacking(own: _ParagraphFigures, other: _ParagraphFigures) -> list[Side]:
    return [Side(place, value) for value, place in own.free.items() if value not in other.known]


def _figures_of_blocks(
    reading: RulingReading, blocks: Sequence[Block], code: DifferenceCode, told: frozenset[str]
) -> _ParagraphFigures:
    free: dict[str, str] = {}
    known: set[str] = set()
    for block in blocks:
        if block.role in _APART:
            continue
        content = reading.contents[block.eId]
        found = content.dates if code is DifferenceCode.DATE else content.numbers
        known.update(figure.value for figure in found)
        # One text may have in words what the other one has in figures.
        known.update(content.words)
        cited = _offsets_in_citations(content, None if code is DifferenceCode.NUMBER else told)
        free |= {f.value: block.eId for f in found if f.span.start not in cited}
    return _ParagraphFigures(free, frozenset(known))


def _offsets_in_citations(content: Content, only: frozenset[str] | None) -> frozenset[int]:
    """The offsets that citations cover: all of them, or only some."""
    spans = (
        range(citation.start, citation.end)
        for citation in content.citations
        if only is None or citation.eId in only
    )
    return frozenset(offset for span in spans for offset in span)
