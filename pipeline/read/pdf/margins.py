"""The margins of the text on each page."""

from collections import Counter
from collections.abc import Sequence

from pipeline.read.pdf.columns import ALIGNED, MARKER
from pipeline.read.pdf.text_lines import Line

_SAME = 1.0
_NEAR = 12.0
_LEAST_AT_MARGIN = 0.01


def margins_of(pages: Sequence[Sequence[Line]]) -> list[tuple[float, float]]:
    """The left and the right margin of each page's text, in points.

    Left and right pages may have other margins; the text is as wide on all of them.
    """
    own = _lefts_beside_numbers(pages) or [
        min((line.x0 for line in lines), default=0.0) for lines in pages
    ]
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


def _lefts_beside_numbers(pages: Sequence[Sequence[Line]]) -> list[float] | None:
    """Where the text of each page starts, if all that starts further left, on any page, are numbers of items; else None."""
    marked = [[(line, MARKER.match(line.text)) for line in lines] for lines in pages]
    bare = [[line.x0 for line, mark in lines if not mark] for lines in marked]
    lefts = [min(own, default=0.0) for own in bare]
    hanging = [
        (line.x0, abs(line.edges[mark.end()] - left) < ALIGNED)
        for lines, left in zip(marked, lefts, strict=True)
        for line, mark in lines
        if mark and line.x0 < left - ALIGNED
    ]
    outer = max((x for x, _ in hanging), default=0.0) + ALIGNED
    are_beside = len(hanging) > 1 and all(is_beside for _, is_beside in hanging)
    return lefts if are_beside and all(own and min(own) > outer for own in bare) else None


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
