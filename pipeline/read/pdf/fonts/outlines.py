"""Outlines of glyphs, and the shipped table of those that free fonts have: which letters a glyph shows.

Made by `tests.pdf.letter_tables`, where the fonts are named.
"""

import hashlib
from base64 import b64decode
from functools import cache, cached_property
from pathlib import Path

Point = tuple[int, int, bool]
"""x, y in font units, and whether the point lies on the curve."""
Contour = tuple[Point, ...]
PATH = Path(__file__).with_name("outlines.tsv")
_SIZE = 5
"""Bytes of a key: among ten thousand outlines no two share one by chance."""


class GlyphOutline(tuple[Contour, ...]):  # noqa: SLOT001 - what is reckoned is kept in it
    """What a glyph paints, contour by contour; what is asked of it often is reckoned once."""

    @cached_property
    def key(self) -> bytes:
        """The same for the same points, whoever packed them."""
        return hashlib.blake2b(repr(tuple(self)).encode(), digest_size=_SIZE).digest()

    @cached_property
    def letters(self) -> str:
        """The letters that glyphs with this outline show; none where no font of the table has it."""
        return table().get(self.key, "") if self else ""

    @cached_property
    def bounds(self) -> tuple[int, int, int, int]:
        """Where it paints: left, bottom, right, top in font units; noughts where it paints nothing."""
        points = [point for line in self for point in line] or [(0, 0, True)]
        xs, ys, _ = zip(*points, strict=True)
        return min(xs), min(ys), max(xs), max(ys)

    def __hash__(self) -> int:
        """That of its key."""
        return hash(self.key)


@cache
def table() -> dict[bytes, str]:
    """Key → the letters that fonts have with that outline."""
    found: dict[bytes, str] = {}
    for line in PATH.read_text(encoding="utf-8").splitlines():
        letters, keys = line.split("\t")
        data = b64decode(keys)
        found |= {data[at : at + _SIZE]: letters for at in range(0, len(data), _SIZE)}
    return found
