"""The margins of the text on each page."""

from collections import Counter
from collections.abc import Sequence

from pipeline.read.pdf.text_lines import Line

_SAME = 1.0
_NEAR = 12.0
_LEAST_AT_MARGIN = 0.01


def margins_of(pages: Sequence[Sequence[Line]]) -> list[tuple[float, float]]:
    """The left and the right margin of each page's text, in points.

    Left and right pages may have other margins; the text is as wide on all of them.
    """
    own = [min((line.x0 for line in lines), default=0.0) for lines in pages]
    usual = [
        Counter(round(x, 1) for x, lines in zip(own[side::2], pages[side::2], strict=True) if lines)
        for side in (0, 1)
    ]
    lefts = [_left_margin(left, usual[number % 2]) for number, left in enumerate(own)]
    widths = sorted(
        line.x1 - left for lines, left in zip(pages, lefts, strict=True) for line in lines
    )
    width = _shared_width(widths)
    return [(left, left + width) for left in lefts]


def _left_margin(own: float, usual: Counter[float]) -> float:
    """A page's left margin: its own, or that of its like where all its lines are indented."""
    candidates = (left for left, _ in usual.most_common() if left <= own + _SAME)
    return min(own, next(candidates, own))


def _shared_width(widths: Sequence[float]) -> float:
    """The width that several lines come near; a single longer one hangs over."""
    enough = max(2, int(_LEAST_AT_MARGIN * len(widths)))
    for index in range(len(widths) - 1, enough - 2, -1):
        if widths[index] - widths[index - enough + 1] <= _NEAR:
            return widths[index]
    return widths[-1] if widths else 0.0
