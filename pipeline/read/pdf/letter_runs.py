"""Characters → runs: what is painted in one go, side by side on one baseline, in one size."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pdf_oxide.pdf_oxide import TextChar

    Bounds = tuple[float, float, float, float]
    """Left edge, baseline, advance, size in points."""
    Glyph = tuple[str, Bounds, float]
    """A character, its bounds, its rotation in degrees."""

# In ems: two neighbours in one word are no further apart, and overlap no more than that.
_WIDEST_KERN, _DEEPEST_KERN = 0.1, -0.3
BLANKS = frozenset(filter(str.isspace, map(chr, range(0x3001)))) | {"\0", "\ufeff"}
glyphs_of = attrgetter("char", "bbox", "rotation_degrees")


class Run(NamedTuple):
    """Characters without blanks, painted side by side. `y` is their baseline; all in points."""

    text: str
    y: float
    size: float
    font: str
    edges: tuple[float, ...]
    """The left edges of the characters, and the right edge of the last one."""

    @property
    def x0(self) -> float:
        """The left edge."""
        return self.edges[0]

    @property
    def x1(self) -> float:
        """The right edge."""
        return self.edges[-1]

    def with_text(self, text: str) -> Run:
        """The run with other characters; where their number differs, they share its width."""
        if len(text) == len(self.text):
            return self._replace(text=text)
        step = (self.x1 - self.x0) / max(len(text), 1)
        edges = (*(self.x0 + step * n for n in range(len(text))), self.x1)
        return self._replace(text=text, edges=edges)


def runs_of(glyphs: Sequence[Glyph], chars: Sequence[TextChar]) -> list[Run]:
    """The runs of a page, or of a part of it; `chars` tell the fonts.

    A letter that is painted again within half its width (to look bold) is a run by itself.

    Blanks are left out: where words end is told by the gaps, since producers paint blanks that are
    none and leave out blanks that are.
    """
    letters = [glyph[0] for glyph in glyphs]
    boxes = [glyph[1] for glyph in glyphs]
    lefts = [box[0] for box in boxes]
    runs: list[Run] = []
    start, line, height, end, last = -1, 0.0, 0.0, 0.0, 0.0
    deepest = widest = 0.0

    def close(stop: int) -> None:
        text, edges = "".join(letters[start:stop]), (*lefts[start:stop], end)
        runs.append(Run(text, line, height, chars[start].font_name, edges))

    for index, (x, y, width, size) in enumerate(boxes):
        letter = letters[index]
        if letter in BLANKS:
            if start >= 0:
                close(index)
                start = -1
            continue
        gap = x - end
        if (
            start < 0
            or y != line
            or size != height
            or not deepest < gap < widest
            or (gap < -last / 2 and letter == letters[index - 1])
        ):
            if start >= 0:
                close(index)
            start, line = index, y
            if size != height:
                height, deepest, widest = size, _DEEPEST_KERN * size, _WIDEST_KERN * size
        end, last = x + width, width
    if start >= 0:
        close(len(boxes))
    return runs
