"""Dates and numbers in corresponding paragraphs."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Final, NamedTuple

from pipeline.codes import DifferenceCode
from pipeline.compare.alignment import Match, Pair, places
from pipeline.compare.citation_differences import CitationDifferences
from pipeline.compare.content import Content, RulingReading
from pipeline.compare.difference import Difference, Side, Two, left_over, paired_differences
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
    texts: Two[RulingReading], match: Match, cited: CitationDifferences
) -> Iterator[Difference]:
    """Compare dates, numbers and spans of time paragraph by paragraph.

    Each value counts once a paragraph; what stands in another paragraph of the same point is no
    difference. A number inside a citation is compared with the citation, a date unless the
    citation is told of already.
    """
    pairs = match.whole_pairs
    for code in (DifferenceCode.DATE, DifferenceCode.NUMBER):
        figures = partial(_figures_of_blocks, code)
        rows = [Two(*map(figures, texts, pair, cited.told)) for pair in pairs]
        yield from _differences(code, pairs, rows)
    for pair in pairs:
        yield from _durations(texts, pair)


def _differences(
    code: DifferenceCode, pairs: Sequence[Pair], rows: Sequence[Two[_ParagraphFigures]]
) -> Iterator[Difference]:
    left = [[_figures_lacking(*sides) for sides in row.facing()] for row in rows]
    ours, theirs = ({figure.value for row in left for figure in row[side]} for side in (0, 1))
    for pair, row in zip(pairs, left, strict=True):
        sides = ([one for one in side if one.value not in ours & theirs] for side in row)
        yield from paired_differences(code, Two(*sides), places(pair))


def _durations(texts: Two[RulingReading], pair: Pair) -> Iterator[Difference]:
    """Two spans of time of the same unit (one month, two months), as nothing else fits.

    A span that only one text names is no difference: words say the same in many ways.
    """
    spans = (
        [span for content in text.content(blocks) for span in content.durations]
        for text, blocks in zip(texts, pair, strict=True)
    )
    left, right = left_over(Two(*spans))
    for one in left:
        other = next((span for span in right if span.period is one.period), None)
        if other:
            right.remove(other)
            sides = (Side(pair.first[0].eId, str(one)), Side(pair.second[0].eId, str(other)))
            yield Difference(DifferenceCode.NUMBER, *sides)


def _figures_lacking(own: _ParagraphFigures, other: _ParagraphFigures) -> list[Side]:
    return [Side(place, value) for value, place in own.free.items() if value not in other.known]


def _figures_of_blocks(
    code: DifferenceCode, reading: RulingReading, blocks: Sequence[Block], told: frozenset[str]
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
