"""The margins of the text on each page."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.read.pdf.text_lines import Line

_SAME = 1.0
_NEAR = 12.0
_LEAST_AT_MARGIN = 0.01


def margins_of(pages: Sequence[Sequence[Line]]) -> list[tuple[float, float]]:
    """The left and the right margin of each page's text, in points.

    Left and right pages may have other margins; the text is as wide on all of them.
    """
    lefts = [_left(pages, number) for number in range(len(pages))]
    widths = sorted(
        line.x1 - left for lines, left in zip(pages, lefts, strict=True) for line in lines
    )
    width = _width(widths)
    return [(left, left + width) for left in lefts]


def _left(pages: Sequence[Sequence[Line]], number: int) -> float:
    """A page's left margin: its own, or that of its like where all its lines are indented."""
    own = _leftmost(pages[number])
    usual = Counter(round(_leftmost(lines), 1) for lines in pages[number % 2 :: 2] if lines)
    candidates = [left for left, _ in usual.most_common() if left <= own + _SAME]
    return min(own, candidates[0]) if candidates else own


def _leftmost(lines: Sequence[Line]) -> float:
    return min((line.x0 for line in lines), default=0.0)


def _width(widths: Sequence[float]) -> float:
    """The width that several lines come near; a single longer one hangs over."""
    enough = max(2, int(_LEAST_AT_MARGIN * len(widths)))
    for index in range(len(widths) - 1, enough - 2, -1):
        if widths[index] - widths[index - enough + 1] <= _NEAR:
            return widths[index]
    return widths[-1] if widths else 0.0
