"""Words with marks around them: where elements begin and end, and what would make them cross.

Marks nest, so whoever writes them opens and closes elements from the left, the outer first.
"""

from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple, Protocol, TypeVar

from pipeline.errors import InvalidOutputError
from pipeline.model import Block


class MarkedStretch(Protocol):
    """Something around the characters from `start` to `end` of a block's text."""

    @property
    def start(self) -> int:
        """Offset of the first character."""

    @property
    def end(self) -> int:
        """Offset behind the last one."""


S = TypeVar("S", bound=MarkedStretch)


class Edge(NamedTuple, Generic[S]):
    """Words from `start` to `end`, and what opens or closes right behind them; neither where the block ends."""

    start: int
    end: int
    opens: S | None = None
    closes: S | None = None


def from_outside_in(marked: MarkedStretch) -> tuple[int, bool, int]:
    """The order of writing: by beginning; at one place empty ones first, then the longest."""
    return marked.start, marked.end > marked.start, -marked.end


def edges(block: Block, marked: Iterable[S]) -> Iterator[Edge[S]]:
    """All words of a block, cut where anything opens or closes. Raises InvalidOutputError where two cross."""
    at, inside = 0, list[S]()
    for one in sorted(marked, key=from_outside_in):
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


def is_crossed(block: Block, words: MarkedStretch) -> bool:
    """Whether a mark of the block begins inside of words and ends outside, or the other way."""
    return any(
        mark.start < words.start < mark.end < words.end
        or words.start < mark.start < words.end < mark.end
        for mark in block.marks
    )
