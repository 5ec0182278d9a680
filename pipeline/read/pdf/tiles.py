"""Tiles of a page that is painted: what stands where a letter should be."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, cast

from PIL import Image, ImageChops, ImageFilter

_ENOUGH = 128
"""A difference, of 255, beyond which nothing more is asked."""
_BLACK = 128
"""Of 255: the darkness of letters alone that is ink for certain."""
_SHARE, _CLEAR = 4, 96
"""Ink is covered where the page differs by less than a fourth of it; and by so much, for certain."""
_INK = [255 - value if 255 - value >= _BLACK else 0 for value in range(256)]
_SEEN = [min(value * _SHARE, 255) for value in range(256)]
_LOST = [255 * (value >= _CLEAR) for value in range(256)]
_GONE = [255 * (value >= _CLEAR // 2) for value in range(256)]
"""So, too, by half as much, of strokes that are thinner than a pixel."""
_OVER_SEAMS = ImageFilter.MaxFilter(3)
_LIGHT = [255 * (value >= _BLACK) for value in range(256)]
_LEAST_INK = 4
"""Pixels of a letter, of which a share can be told."""
Pixels = tuple[int, int, int, int]
"""Left, top, right, bottom."""


class Sight(NamedTuple):
    """What stands where a letter should be, each from 0 to 255."""

    difference: int
    """How far the page differs from the page without letters, at most."""
    darkest: int
    lightest: int
    covered: float = 0.0
    """The share of its ink that something else lies on or goes through."""


@dataclass(frozen=True)
class View:
    """A tile of a page: as it is painted, and how it differs from the tile without letters."""

    left: int
    top: int
    shown: Image.Image
    bare: Image.Image | None
    """Without letters; nothing where the page has only letters."""
    difference: Image.Image
    ink: Image.Image | None
    """How dark letters alone are where they are black; nothing where none of it can be covered."""
    lost: Image.Image | None
    """Where such ink is covered."""
    patches: Image.Image | None
    """Where something light covers it."""

    @classmethod
    def of(
        cls,
        place: Pixels,
        shown: Image.Image,
        mixed: tuple[Pixels, Image.Image, Image.Image] | None,
        *,
        is_tiled: bool,
    ) -> View:
        """The tile in a place of the page, `shown` with all; the part where not all is text, without text and with text alone.

        Between tiles that text is painted with seams may show.
        """
        left, top, *_ = place
        difference = ImageChops.invert(shown)
        if mixed is None:
            return cls(left, top, shown, None, difference, None, None, None)
        part, without, alone = mixed
        own = part[0] - left, part[1] - top, part[2] - left, part[3] - top
        both = shown.crop(own)
        differs = ImageChops.difference(both, without)
        difference.paste(differs, own)
        seen = (differs.filter(_OVER_SEAMS) if is_tiled else differs).point(_SEEN)
        gone = ImageChops.subtract(ImageChops.invert(alone), seen).point(_GONE)
        bare = _grey_picture_with(shown, 255, without, own)
        if not gone.getbbox():  # no ink is covered, were it ever so pale
            return cls(left, top, shown, bare, difference, None, None, None)
        dark = alone.point(_INK)
        ink = shown.point(_INK)
        ink.paste(dark, own)
        lost = _grey_picture_with(shown, 0, ImageChops.subtract(dark, seen).point(_LOST), own)
        patches = _grey_picture_with(shown, 0, ImageChops.darker(gone, both.point(_LIGHT)), own)
        return cls(left, top, shown, bare, difference, ink, lost, patches)

    def sight(self, place: Pixels) -> Sight:
        """What stands in a rectangle of the page."""
        box, covered = self._pixels_in_tile(place), self.covered(place)
        _, difference = _extrema(self.difference, box)
        if difference >= _ENOUGH:
            return Sight(difference, 0, 255, covered)
        return Sight(difference, *_extrema(self.shown, box), covered)

    def darkness(self, place: Pixels) -> float:
        """How dark a rectangle of the page is on the whole, from 0 to 1."""
        part = self.shown.crop(self._pixels_in_tile(place)).resize((1, 1), Image.Resampling.BOX)
        return 1 - part.tobytes()[0] / 255

    def unevenness(self, place: Pixels) -> int:
        """How far the greys of a rectangle of the page without letters lie apart."""
        darkest, lightest = _extrema(self.bare or self.shown, self._pixels_in_tile(place))
        return lightest - darkest

    def columns(self, top: int, bottom: int) -> bytes:
        """How far the tile differs from the one without letters between two heights, column by column."""
        width, _ = self.shown.size
        band = self.difference.crop((0, top, width, bottom))
        return band.resize((width, 1), Image.Resampling.BOX).tobytes()

    def patched(self, place: Pixels) -> float:
        """The share of the ink in a rectangle of the page on which something light lies."""
        return self._share_lost(self.patches, self._place_of_patches, self._pixels_in_tile(place))

    def covered(self, place: Pixels) -> float:
        """The share of the ink in a rectangle of the page on which anything lies."""
        return self._share_lost(self.lost, self._place_of_losses, self._pixels_in_tile(place))

    @property
    def losses(self) -> list[Pixels]:
        """Around what ink of the tile something lies, in its own pixels."""
        return list(filter(None, (self._place_of_losses, self._place_of_patches)))

    @cached_property
    def _place_of_losses(self) -> Pixels | None:
        return self.lost.getbbox() if self.lost else None

    @cached_property
    def _place_of_patches(self) -> Pixels | None:
        return self.patches.getbbox() if self.patches else None

    def _pixels_in_tile(self, place: Pixels) -> Pixels:
        """A rectangle of the page in the tile's own pixels."""
        (width, height), (left, top, right, bottom) = self.shown.size, place
        return (
            left - self.left,
            top - self.top,
            min(right - self.left, width),
            min(bottom - self.top, height),
        )

    def _share_lost(self, lost: Image.Image | None, where: Pixels | None, box: Pixels) -> float:
        """The share of the ink in a rectangle that is lost, in the part of the tile where any is."""
        left, top, right, bottom = box
        x0, y0, x1, y1 = where or (0, 0, 0, 0)
        if right <= x0 or left >= x1 or bottom <= y0 or top >= y1 or not (self.ink and lost):
            return 0.0
        ink, gone = (sum(part.crop(box).histogram()[1:]) for part in (self.ink, lost))
        return gone / ink if ink >= _LEAST_INK else 0.0


def _grey_picture_with(
    tile: Image.Image, grey: int, part: Image.Image, place: Pixels
) -> Image.Image:
    """A picture as large as a tile, of one grey but for a part of it."""
    whole = Image.new("L", tile.size, grey)
    whole.paste(part, place)
    return whole


def _extrema(picture: Image.Image, box: Pixels) -> tuple[int, int]:
    """The darkest and the lightest grey in a rectangle of a picture."""
    return cast("tuple[int, int]", picture.crop(box).getextrema())
