"""What a page shows where its letters should be: its rendering, held against one without letters.

The page is painted twice, as it is and with every text object left out. A letter that can be seen
makes a difference in its place; how it was hidden does not matter. Pixels are bounded: a page is
painted in tiles, and only those that have letters.
"""

from __future__ import annotations

import ctypes
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from math import ceil, floor
from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image, ImageChops

from pipeline.read.geometry import Box

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_SCALE = 1.5
"""Pixels a point: 108 dpi."""
_TILE = 2048
"""Pixels: the side of the largest picture that is painted at once (A3 is one tile)."""
_MOST_TILES = 400
_FAR, _FINER = 1000.0, 64
_INNER = 0.1
"""Of a letter's width, left out at both sides: neighbours reach into it."""
_FLAT = 0.05
"""Points: the height of what the library gives for an outline that it has not."""
_ENOUGH = 128
"""A difference, of 255, beyond which nothing more is asked."""
_DEEPEST = 12
"""Forms within forms."""


class Sight(NamedTuple):
    """What stands where a letter should be, each from 0 to 255."""

    difference: int
    """How far the page differs from the page without letters, at most."""
    darkest: int
    lightest: int


_NO_FONTS = pdfium.FPDF_SYSFONTINFO(version=1)
"""No font of the machine is looked for: what a page shows must not hang on where it is read."""
UNPAINTED = Sight(0, 255, 255)
"""Of a letter whose glyph paints nothing."""
NOTHING_THERE = Sight(0, 255, 255)
"""Where the page does not reach."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A character that the page's text has, by pdfium: exact where pdf_oxide's places are not."""

    text: str
    x: float
    y: float
    box: Box
    is_known: bool = True
    """Its font is in the file, or one that the library has; else it cannot be painted here."""
    has_outline: bool = True
    """Its glyph paints anything at all."""


class Sheets:
    """The pages of a PDF, to be painted. Close it after use: it holds the library's memory."""

    def __init__(self, data: bytes) -> None:
        pdfium.FPDF_SetSystemFontInfo(_NO_FONTS)
        self._document = pypdfium2.PdfDocument(data)

    def sheet(self, index: int) -> Sheet:
        """A page to be painted; raises PdfiumError where it cannot be loaded."""
        return Sheet(self._document[index])

    def close(self) -> None:
        """The memory back."""
        self._document.close()


class Sheet:
    """A page of a PDF, to be painted."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self._page = page
        width, height = page.get_size()
        self._size = max(1, round(width * _SCALE)), max(1, round(height * _SCALE))

    def letters(self) -> list[Letter]:
        """The letters of the page with the rectangles that their outlines fill, blanks left out."""
        text = self._page.get_textpage()
        x, y, left, right, bottom, top = (ctypes.c_double() for _ in range(6))
        found = []
        for n in range(text.count_chars()):
            letter = chr(pdfium.FPDFText_GetUnicode(text.raw, n))
            if letter.isspace() or pdfium.FPDFText_IsGenerated(text.raw, n) == 1:
                continue
            pdfium.FPDFText_GetCharOrigin(text.raw, n, x, y)
            pdfium.FPDFText_GetCharBox(text.raw, n, left, right, bottom, top)
            box = Box(left.value, bottom.value, right.value, top.value)
            flat = min(top.value - bottom.value, right.value - left.value) <= _FLAT
            known = not flat or _is_embedded(text.raw, n)
            found.append(Letter(letter, x.value, y.value, box, known, has_outline=not flat))
        text.close()
        return found

    def sights(self, boxes: Sequence[Box]) -> list[Sight]:
        """What stands in rectangles of the page, in the order of the rectangles.

        The page is without its letters afterwards: it can be asked once.
        """
        places = [self._pixels(box) for box in boxes]
        tiles: dict[tuple[int, int], list[int]] = defaultdict(list)
        for n, (left, top, _, _) in enumerate(places):
            if 0 <= left < self._size[0] and 0 <= top < self._size[1]:
                tiles[left // _TILE, top // _TILE].append(n)
        if len(tiles) > _MOST_TILES:
            raise pypdfium2.PdfiumError("the page has too many pixels")
        found = [NOTHING_THERE] * len(boxes)
        whole = {tile: self._painted(tile) for tile in tiles}
        self._leave_letters_out()
        for tile, members in tiles.items():
            view = _View.of(tile, whole.pop(tile), self._painted(tile))
            for n in members:
                found[n] = view.sight(places[n])
        return found

    def close(self) -> None:
        """The memory back."""
        self._page.close()

    def _pixels(self, box: Box) -> tuple[int, int, int, int]:
        """The pixels of a rectangle: left, top, right, bottom, at least one each way."""
        a, b, c, d, e, f = self._matrix
        xs = a * box.x0 + c * box.y0 + e, a * box.x1 + c * box.y1 + e
        ys = b * box.x0 + d * box.y0 + f, b * box.x1 + d * box.y1 + f
        left, right, top, bottom = floor(min(xs)), ceil(max(xs)), floor(min(ys)), ceil(max(ys))
        inner = int(_INNER * (right - left))
        return left + inner, top, max(right - inner, left + inner + 1), max(bottom, top + 1)

    @cached_property
    def _matrix(self) -> tuple[float, float, float, float, float, float]:
        """From points of the page to pixels, whatever its turn, its boxes and its unit are."""
        x, y = self._pixel(0, 0)
        (right, down), (across, up) = self._pixel(_FAR, 0), self._pixel(0, _FAR)
        return (
            (right - x) / _FAR,
            (down - y) / _FAR,
            (across - x) / _FAR,
            (up - y) / _FAR,
            x,
            y,
        )

    def _pixel(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the page is painted; the library tells whole pixels, of a larger page."""
        size = [side * _FINER for side in self._size]
        across, down = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDF_PageToDevice(self._page.raw, 0, 0, *size, 0, x, y, across, down)
        return across.value / _FINER, down.value / _FINER

    def _painted(self, tile: tuple[int, int]) -> Image.Image:
        """A tile of the page as it is now, in grey; a pixel wider and higher than its share."""
        left, top = tile[0] * _TILE, tile[1] * _TILE
        width, height = min(self._size[0] - left, _TILE + 64), min(self._size[1] - top, _TILE + 64)
        bitmap = pypdfium2.PdfBitmap.new_native(width, height, pdfium.FPDFBitmap_Gray)
        bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, height)
        flags = pdfium.FPDF_ANNOT | pdfium.FPDF_GRAYSCALE
        pdfium.FPDF_RenderPageBitmap(bitmap, self._page, -left, -top, *self._size, 0, flags)
        picture: Image.Image = bitmap.to_pil().copy()
        bitmap.close()
        return picture

    def _leave_letters_out(self) -> None:
        for item in _text_objects(
            self._page.raw, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject
        ):
            pdfium.FPDFPageObj_SetIsActive(item, 0)


@dataclass(frozen=True, slots=True)
class _View:
    """A tile of a page: as it is painted, and how it differs from the tile without letters."""

    left: int
    top: int
    width: int
    height: int
    shown: bytes
    changed: bytes

    @classmethod
    def of(cls, tile: tuple[int, int], shown: Image.Image, without: Image.Image) -> _View:
        changed = ImageChops.difference(shown, without)
        return cls(
            tile[0] * _TILE, tile[1] * _TILE, *shown.size, shown.tobytes(), changed.tobytes()
        )

    def sight(self, place: tuple[int, int, int, int]) -> Sight:
        left, right = place[0] - self.left, min(place[2] - self.left, self.width)
        rows = range(
            (place[1] - self.top) * self.width,
            min(place[3] - self.top, self.height) * self.width,
            self.width,
        )
        difference = 0
        for row in rows:
            difference = max(difference, max(self.changed[row + left : row + right], default=0))
            if difference >= _ENOUGH:
                return Sight(difference, 0, 255)
        shown = b"".join(self.shown[row + left : row + right] for row in rows)
        return Sight(difference, min(shown, default=255), max(shown, default=255))


def _is_embedded(text: Any, index: int) -> bool:  # noqa: ANN401 - the library's own handle
    """Whether the font of a letter is in the file."""
    font = pdfium.FPDFTextObj_GetFont(pdfium.FPDFText_GetTextObject(text, index))
    return bool(pdfium.FPDFFont_GetIsEmbedded(font) == 1)


def _text_objects(
    holder: Any,  # noqa: ANN401 - the library's own handles
    count: Callable[[Any], int],
    get: Callable[[Any, int], Any],
    depth: int = 0,
) -> Iterator[Any]:
    for n in range(count(holder)):
        item = get(holder, n)
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            yield item
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            yield from _text_objects(
                item, pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject, depth + 1
            )
