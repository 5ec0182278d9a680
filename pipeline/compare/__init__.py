"""Two texts of one ruling side by side: what corresponds, and what differs and matters.

`align` and `compare` take two rulings, mostly the Kazakh and the Russian text, in either order. What
two languages say differently by rights is no difference: the order of names and initials, a number's
suffix (`7-НҚ`, `7-НП`), spellings that correspond letter by letter, and where paragraphs end.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.compare.alignment import Match, Pair, align, matches
from pipeline.compare.casts import people_differences
from pipeline.compare.citation_differences import citation_differences
from pipeline.compare.content import RulingReading
from pipeline.compare.decided import outcome_differences
from pipeline.compare.difference import Difference, Side, Two
from pipeline.compare.parts import (
    numbering_differences,
    part_differences,
    point_differences,
    question_differences,
    work_differences,
)
from pipeline.compare.prose import prose_differences
from pipeline.model import Ruling
from pipeline.registry import Registry

__all__ = ["Difference", "Pair", "Side", "align", "compare"]


def compare(
    first: Ruling, second: Ruling, registry: Registry | None = None
) -> tuple[Difference, ...]:
    """The differences that matter, from the whole to the parts and in the text's order.

    Raises UsageError if the texts are not of one ruling: see `work_differences`.
    """
    texts = Two(RulingReading.of(first, registry), RulingReading.of(second, registry))
    found = matches(texts)
    return (
        *work_differences(first, second),
        *question_differences(first, second),
        *part_differences(first, second),
        *people_differences(texts),
        *numbering_differences(found),
        *(difference for match in found for difference in _unit_differences(texts, match)),
    )


def _unit_differences(texts: Two[RulingReading], match: Match) -> Iterator[Difference]:
    cited = citation_differences(texts, match)
    yield from point_differences(match)
    yield from cited.differences
    yield from prose_differences(texts, match, cited)
    yield from outcome_differences(texts, match)
