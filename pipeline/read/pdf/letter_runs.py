"""Characters → runs: what is painted in one go, side by side on one baseline, in one size."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import NamedTuple

from pdf_oxide.pdf_oxide import TextChar

Bounds = tuple[float, float, float, float]
"""Left edge, baseline, advance, size in points."""
Glyph = tuple[str, Bounds, float]
"""A character, its bounds, its rotation in degrees."""
# In ems: two neighbours in one word are no further apart, and overlap no more than that.
_WIDEST_KERN, _DEEPEST_KERN = 0.1, -0.3
_ABOUT = 180.0
BLANKS = frozenset(filter(str.isspace, map(chr, range(0x3001)))) | {"\0", "\ufeff"}
_glyph_of = attrgetter("char", "bbox", "rotation_degrees")


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

    def pieces(self, kept: Iterable[bool]) -> Iterator[Run]:
        """What is left of it where not all its characters are kept, in pieces that hang together."""
        for is_kept, members in groupby(enumerate(kept), itemgetter(1)):
            if is_kept:
                own = [n for n, _ in members]
                text, edges = self.text[own[0] : own[-1] + 1], self.edges[own[0] : own[-1] + 2]
                yield self._replace(text=text, edges=edges)


def glyphs_of(chars: Sequence[TextChar], *, closer: bool) -> list[Glyph]:
    """The glyphs of a page, looked at `closer` where they may be turned by a size or a scale below nothing.

    Turned about by their matrix and back by these, they stand upright.
    """
    glyphs = list(map(_glyph_of, chars))
    for n in range(len(glyphs)) if closer or any(map(itemgetter(2), glyphs)) else ():
        char, (letter, (_, _, width, size), turn) = chars[n], glyphs[n]
        if min(char.font_size, char.advance_width) < 0:
            if abs(turn) == _ABOUT or char.font_size < 0:
                turn = 0.0 if turn else _ABOUT
            glyphs[n] = letter, (char.origin_x, char.origin_y, width, size), turn
    return glyphs


def usual_size(texts: Iterable[tuple[str, float]]) -> float:
    """The size of most characters of some texts, each with its own, to a tenth of a point; 0 without any."""
    sizes: Counter[float] = Counter()
    for text, size in texts:
        sizes[round(size, 1)] += len(text)
    return max(sizes, key=sizes.__getitem__, default=0.0)


def left_edge(run: Run) -> float:
    """Where a run starts."""
    return run.edges[0]


def runs_of(glyphs: Sequence[Glyph], chars: Sequence[TextChar]) -> list[Run]:
    """The runs of a page, or of a part of it; `chars` tell the fonts.

    A letter that is painted again within half its width (to look bold) is a run by itself.

    Blanks are left out: where words end is told by the gaps, since producers paint blanks that are
    none and leave out blanks that are.
    """
    pieces: list[tuple[int, int, float]] = []
    first, last = -1, ""
    line = height = end = advance = deepest = widest = 0.0
    for n, (letter, (x, y, width, size), _) in enumerate(glyphs):
        if letter in BLANKS:
            if first >= 0:
                pieces.append((first, n, end))
                first = -1
            continue
        if first >= 0:
            gap = x - end
            if (
                deepest < gap < widest
                and y == line
                and size == height
                and (gap >= -advance / 2 or letter != last)
            ):
                end, advance, last = x + width, width, letter[-1:]
                continue
            pieces.append((first, n, end))
        first, line, height = n, y, size
        deepest, widest = _DEEPEST_KERN * size, _WIDEST_KERN * size
        end, advance, last = x + width, width, letter[-1:]
    if first >= 0:
        pieces.append((first, len(glyphs), end))
    letters, lefts = [glyph[0] for glyph in glyphs], [glyph[1][0] for glyph in glyphs]
    return [
        Run(
            "".join(letters[first:behind]),
            glyphs[first][1][1],
            glyphs[first][1][3],
            chars[first].font_name,
            (*lefts[first:behind], end),
        )
        for first, behind, end in pieces
    ]
