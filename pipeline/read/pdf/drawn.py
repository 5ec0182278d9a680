"""Words that a page shows and its text has not: letters drawn as shapes, pictures in a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pipeline.read.geometry import Box

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pipeline.read.pdf.text_lines import Line

_LOW, _HIGH = 0.3, 1.25
"""Ems of the line: what is lower is a rule or a stop, what is higher belongs to more than a line."""
_WIDEST_LETTER, _WIDEST_PICTURE = 1.5, 30.0
"""Ems."""
_FEWEST_STEPS = 7
"""Of a path without curves: fewer make no letter but a box."""
_BEHIND = 3.0
"""Ems behind a line's end in which words may go on."""
_SMALLEST = 2.0


def drawn_words(
    paths: Iterable[dict[str, Any]], pictures: Iterable[Box], lines: Sequence[Line]
) -> Iterator[Box]:
    """Where shapes and pictures stand in lines of text as a letter or a word would."""
    shapes = [(Box(x, y, x + w, y + h), _WIDEST_LETTER) for x, y, w, h in _letters(paths)]
    for box, widest in [*shapes, *((picture, _WIDEST_PICTURE) for picture in pictures)]:
        if any(_is_in(line, box, widest) for line in lines):
            yield box


def _letters(paths: Iterable[dict[str, Any]]) -> Iterator[tuple[float, float, float, float]]:
    """The rectangles of the paths that may be letters: neither lines nor boxes."""
    for path in paths:
        x, y, width, height = path["bbox"]
        if min(width, height) >= _SMALLEST and _has_form(path["operations"]):
            yield x, y, width, height


def _has_form(steps: Sequence[dict[str, Any]]) -> bool:
    kinds = [step["op"] for step in steps]
    return "curve_to" in kinds or kinds.count("line_to") >= _FEWEST_STEPS


def _is_in(line: Line, box: Box, widest: float) -> bool:
    across, up = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2 - line.y
    return (
        _LOW * line.size <= box.y1 - box.y0 <= _HIGH * line.size
        and box.x1 - box.x0 <= widest * line.size
        and 0 < up < 0.6 * line.size
        and line.x0 < across < line.x1 + _BEHIND * line.size
    )
