"""Glyphs of Type 3 fonts: each is a small content of its own, in the operators of a page.

Chromium writes such fonts for OpenType outlines and for variable fonts. Read is what fills paths;
a glyph that is a picture, or paints other glyphs, has no outline here.
"""

from collections.abc import Sequence

from pipeline.read.pdf.fonts.outlines import Contour, GlyphOutline, Point
from pipeline.read.pdf.matrices import Matrix, product

EM = 1000
_OPERANDS = {b"m": 2, b"l": 2, b"c": 6, b"v": 4, b"y": 4, b"re": 4, b"cm": 6}
_PLAIN = frozenset(
    b"d0 d1 h f F f* n g rg k W W* S w gs B B* b b* s G RG K cs CS sc SC scn SCN J j M i d ri".split()
)
_MOST_WORDS = 20_000


def drawn(content: bytes, matrix: Matrix) -> GlyphOutline | None:
    """The outline of a glyph in thousandths of an em; None where it is not drawn by paths alone.

    `matrix` is that of the font. Raises ValueError where the content is damaged.
    """
    pen = _ContentPen(matrix)
    numbers: list[float] = []
    words = content.translate(None, b"[]").split()  # the lengths of dashes
    if len(words) > _MOST_WORDS:
        return None
    for word in words:
        if word in _OPERANDS:
            pen.carry_out(word, numbers[-_OPERANDS[word] :])
            numbers = []
        elif word in (b"q", b"Q"):
            pen.keep(back=word == b"Q")
        elif word in _PLAIN:
            numbers = []
        elif word[:1] == b"/":
            continue
        elif word[:1].isalpha():
            return None
        else:
            numbers.append(float(word))
    return pen.outline()


class _ContentPen:
    """A path in the making. Points come out as in `programs`, those that only bend a curve as off it."""

    def __init__(self, matrix: Matrix) -> None:
        self.contours: list[Contour] = []
        self.points: list[Point] = []
        self.matrix = matrix
        self.kept: list[Matrix] = []
        self.at = (0.0, 0.0)

    def outline(self) -> GlyphOutline:
        """What was drawn."""
        self.close()
        return GlyphOutline(self.contours)

    def close(self) -> None:
        """End a contour. One that comes back to its first point has it once, as in font programs."""
        if self.points[1:] and self.points[-1] == self.points[0]:
            self.points.pop()
        if self.points:
            self.contours.append(tuple(self.points))
            self.points = []

    def keep(self, *, back: bool) -> None:
        """Keep the coordinates, or go back to those that were kept last."""
        if not back:
            self.kept.append(self.matrix)
        elif self.kept:
            self.matrix = self.kept.pop()

    def carry_out(self, word: bytes, n: Sequence[float]) -> None:
        """Carry out an operator that draws or turns. Raises ValueError where operands are missing."""
        if len(n) != _OPERANDS[word]:
            raise ValueError("operands are missing")
        if word == b"cm":
            self.matrix = product((n[0], n[1], n[2], n[3], n[4], n[5]), self.matrix)
        elif word == b"re":
            self._draw_rectangle(*n)
        elif word == b"m":
            self.close()
            self._point_at(n[0], n[1])
        elif word == b"l":
            self._point_at(n[0], n[1])
        else:
            first = self.at if word == b"v" else (n[0], n[1])
            last = (n[-2], n[-1])
            second = (n[2], n[3]) if word == b"c" else last if word == b"y" else (n[0], n[1])
            self._point_at(*first, on=False)
            self._point_at(*second, on=False)
            self._point_at(*last)

    def _draw_rectangle(self, x: float, y: float, width: float, height: float) -> None:
        self.close()
        for corner in ((x, y), (x + width, y), (x + width, y + height), (x, y + height)):
            self._point_at(*corner)
        self.close()

    def _point_at(self, x: float, y: float, *, on: bool = True) -> None:
        a, b, c, d, e, f = self.matrix
        place = round((a * x + c * y + e) * EM), round((b * x + d * y + f) * EM)
        self.points.append((*place, on))
        self.at = (x, y) if on else self.at
