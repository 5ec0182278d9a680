"""Words with marks around them: where elements begin and end, and what would make them cross.

Marks nest, so whoever writes them opens and closes elements from the left, the outer first.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pipeline.errors import InvalidOutputError
from pipeline.model import Block, Citation, Mark


class EmptyElement(NamedTuple):
    """An element without words."""

    tag: str
    attributes: dict[str, str]


class Stretch(NamedTuple):
    """An element around the characters from `start` to `end` of a block's text, with empty ones right behind it."""

    start: int
    end: int
    tag: str
    attributes: dict[str, str]
    after: tuple[EmptyElement, ...] = ()


class Edge(NamedTuple):
    """Words from `start` to `end`, and what opens or closes right behind them; neither where the block ends."""

    start: int
    end: int
    opens: Stretch | None = None
    closes: Stretch | None = None


def from_outside_in(one: Stretch | Mark) -> tuple[int, bool, int]:
    """The order of writing: by beginning; at one place empty ones first, then the longest."""
    return one.start, one.end > one.start, -one.end


def edges(block: Block, stretches: Iterable[Stretch]) -> Iterator[Edge]:
    """All words of a block, cut where elements open or close. Raises InvalidOutputError where two cross."""
    at, inside = 0, list[Stretch]()
    for one in sorted(stretches, key=from_outside_in):
        while inside and inside[-1].end <= one.start:
            yield Edge(at, inside[-1].end, closes=inside[-1])
            at = inside.pop().end
        outer = inside[-1].end if inside else len(block.text)
        if not at <= one.start <= one.end <= outer:
            place = f"{one.start}-{one.end}"
            raise InvalidOutputError(f"{block.eId}: marks cross or leave the text at {place}")
        yield Edge(at, one.start, opens=one)
        at = one.start
        inside.append(one)
    for one in reversed(inside):
        yield Edge(at, one.end, closes=one)
        at = one.end
    yield Edge(at, len(block.text))


def are_targets_crossed(block: Block, citation: Citation) -> bool:
    """Whether a mark begins inside the words of one target and ends outside, or the other way."""
    return any(
        mark.start < ref.start < mark.end < ref.end or ref.start < mark.start < ref.end < mark.end
        for ref in citation.refs
        for mark in block.marks
    )
