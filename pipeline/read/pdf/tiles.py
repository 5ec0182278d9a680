"""Tiles of a page that is painted: what stands where a letter should be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from PIL import Image, ImageChops

_ENOUGH = 128
"""A difference, of 255, beyond which nothing more is asked."""
_BLACK = 128
"""Of 255: the darkness of letters alone that is ink for certain."""
_SHARE, _CLEAR = 4, 96
"""Ink is covered where the page differs by less than a fourth of it; and by so much, for certain."""
_LEAST_INK = 4
"""Pixels of a letter, of which a share can be told."""


class Sight(NamedTuple):
    """What stands where a letter should be, each from 0 to 255."""

    difference: int
    """How far the page differs from the page without letters, at most."""
    darkest: int
    lightest: int
    covered: float = 0.0
    """The share of its ink that something else lies on or goes through."""


@dataclass(frozen=True, slots=True)
class View:
    """A tile of a page: as it is painted, and how it differs from the tile without letters."""

    left: int
    top: int
    difference: Image.Image
    width: int
    height: int
    shown: bytes
    changed: bytes
    inked: bytes
    """Where letters alone are black; nothing where none of their ink is covered."""
    covered: bytes
    """Where such ink is covered."""
    where: tuple[int, int, int, int]
    """The part of the tile in which ink is covered."""

    @classmethod
    def of(
        cls,
        corner: tuple[int, int],
        shown: Image.Image,
        without: Image.Image,
        alone: Image.Image | None,
    ) -> View:
        """`shown` with text and all else, `without` text, and text `alone` if there is anything else."""
        changed = ImageChops.difference(shown, without)
        inked, covered, where = _covered(changed, alone) if alone else (b"", b"", None)
        left, top = corner
        return cls(
            left,
            top,
            changed,
            *shown.size,
            shown.tobytes(),
            changed.tobytes(),
            inked,
            covered,
            where or (0, 0, 0, 0),
        )

    def sight(self, place: tuple[int, int, int, int]) -> Sight:
        """What stands in a rectangle of the page."""
        left, right = place[0] - self.left, min(place[2] - self.left, self.width)
        top, bottom = place[1] - self.top, min(place[3] - self.top, self.height)
        rows = range(top * self.width, bottom * self.width, self.width)
        covered = self._covered(left, top, right, bottom)
        difference = 0
        for row in rows:
            difference = max(difference, max(self.changed[row + left : row + right], default=0))
            if difference >= _ENOUGH:
                return Sight(difference, 0, 255, covered)
        shown = b"".join(self.shown[row + left : row + right] for row in rows)
        return Sight(difference, min(shown, default=255), max(shown, default=255), covered)

    def columns(self, top: int, bottom: int) -> bytes:
        """How far the tile differs from the one without letters between two heights, column by column."""
        band = self.difference.crop((0, top, self.width, bottom))
        return band.resize((self.width, 1), Image.Resampling.BOX).tobytes()

    def _covered(self, left: int, top: int, right: int, bottom: int) -> float:
        x0, y0, x1, y1 = self.where
        if right <= x0 or left >= x1 or bottom <= y0 or top >= y1:
            return 0.0
        rows = range(top * self.width, bottom * self.width, self.width)
        ink = sum(self.inked[row + left : row + right].count(255) for row in rows)
        lost = sum(self.covered[row + left : row + right].count(255) for row in rows)
        return lost / ink if ink >= _LEAST_INK else 0.0


def _covered(
    changed: Image.Image, alone: Image.Image
) -> tuple[bytes, bytes, tuple[int, int, int, int] | None]:
    """Where letters alone are black, where such ink makes no difference on the page, and in which part."""
    ink = ImageChops.invert(alone)
    black = ink.point([255 * (value >= _BLACK) for value in range(256)])
    seen = changed.point([min(value * _SHARE, 255) for value in range(256)])
    lost = ImageChops.subtract(ink, seen).point([255 * (value >= _CLEAR) for value in range(256)])
    covered = ImageChops.multiply(lost, black)
    where = covered.getbbox()
    return (black.tobytes(), covered.tobytes(), where) if where else (b"", b"", None)
