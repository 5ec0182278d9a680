"""What a page shows where its letters should be: its rendering, held against one without letters.

The page is painted as it is and with every text object left out. A letter that can be seen makes a
difference in its place; how it was hidden does not matter. Where something else than text is
painted, its text is painted alone as well: ink that is there and makes no difference on the page
is covered. Pixels are bounded: a page is painted in tiles, and only those that have letters.
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
_BLACK = 128
"""Of 255: the darkness of letters alone that is ink for certain."""
_SHARE, _CLEAR = 4, 96
"""Ink is covered where the page differs by less than a fourth of it; and by so much, for certain."""
_LEAST_INK = 4
"""Pixels of a letter, of which a share can be told."""
_DEEPEST = 12
"""Forms within forms."""


class Sight(NamedTuple):
    """What stands where a letter should be, each from 0 to 255."""

    difference: int
    """How far the page differs from the page without letters, at most."""
    darkest: int
    lightest: int
    covered: float = 0.0
    """The share of its ink that something else lies on or goes through."""


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
        _take_icons_away(page.raw)
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
        for tile, view in self._views(list(tiles)):
            for n in tiles[tile]:
                found[n] = view.sight(places[n])
        return found

    def _views(self, tiles: Sequence[tuple[int, int]]) -> Iterator[tuple[tuple[int, int], _View]]:
        """What tiles of the page show, all of them as it is, without text, and of text alone."""
        texts, others = self._objects()
        whole = [self._painted(tile) for tile in tiles]
        _let(texts, be_painted=False)
        without = [self._painted(tile) for tile in tiles]
        alone: list[Image.Image | None] = [None for _ in tiles]
        if others or pdfium.FPDFPage_GetAnnotCount(self._page.raw):
            _let(texts, be_painted=True)
            _let(others, be_painted=False)
            alone = [self._painted(tile, notes=False) for tile in tiles]
        for tile, shown, bare, text in zip(tiles, whole, without, alone, strict=True):
            yield tile, _View.of(tile, shown, bare, text)

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

    def _painted(self, tile: tuple[int, int], *, notes: bool = True) -> Image.Image:
        """A tile of the page as it is now, in grey, with its annotations or without."""
        left, top = tile[0] * _TILE, tile[1] * _TILE
        width, height = min(self._size[0] - left, _TILE + 64), min(self._size[1] - top, _TILE + 64)
        bitmap = pypdfium2.PdfBitmap.new_native(width, height, pdfium.FPDFBitmap_Gray)
        bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, height)
        flags = pdfium.FPDF_GRAYSCALE | (pdfium.FPDF_ANNOT if notes else 0)
        pdfium.FPDF_RenderPageBitmap(bitmap, self._page, -left, -top, *self._size, 0, flags)
        picture: Image.Image = bitmap.to_pil().copy()
        bitmap.close()
        return picture

    def _objects(self) -> tuple[list[Any], list[Any]]:
        """The objects of the page that are text, and those that paint anything else."""
        texts: list[Any] = []
        others: list[Any] = []
        for kind, item in _objects(
            self._page.raw, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject
        ):
            (texts if kind == pdfium.FPDF_PAGEOBJ_TEXT else others).append(item)
        return texts, others


def _take_icons_away(page: Any) -> None:  # noqa: ANN401 - the library's own handle
    """Take from a loaded page the notes that only a click shows: an icon may lie on words."""
    for n in reversed(range(pdfium.FPDFPage_GetAnnotCount(page))):
        note = pdfium.FPDFPage_GetAnnot(page, n)
        kind = pdfium.FPDFAnnot_GetSubtype(note)
        pdfium.FPDFPage_CloseAnnot(note)
        if kind in (pdfium.FPDF_ANNOT_TEXT, pdfium.FPDF_ANNOT_POPUP):
            pdfium.FPDFPage_RemoveAnnot(page, n)


def _let(objects: Sequence[Any], *, be_painted: bool) -> None:
    for item in objects:
        pdfium.FPDFPageObj_SetIsActive(item, be_painted)


@dataclass(frozen=True, slots=True)
class _View:
    """A tile of a page: as it is painted, and how it differs from the tile without letters."""

    left: int
    top: int
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
        tile: tuple[int, int],
        shown: Image.Image,
        without: Image.Image,
        alone: Image.Image | None,
    ) -> _View:
        """`shown` with text and all else, `without` text, and text `alone` if there is anything else."""
        changed = ImageChops.difference(shown, without)
        inked, covered, where = _covered(changed, alone) if alone else (b"", b"", None)
        left, top = tile[0] * _TILE, tile[1] * _TILE
        return cls(
            left,
            top,
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


def _is_embedded(text: Any, index: int) -> bool:  # noqa: ANN401 - the library's own handle
    """Whether the font of a letter is in the file."""
    font = pdfium.FPDFTextObj_GetFont(pdfium.FPDFText_GetTextObject(text, index))
    return bool(pdfium.FPDFFont_GetIsEmbedded(font) == 1)


def _objects(
    holder: Any,  # noqa: ANN401 - the library's own handles
    count: Callable[[Any], int],
    get: Callable[[Any, int], Any],
    depth: int = 0,
) -> Iterator[tuple[int, Any]]:
    """The objects of a page or a form that paint, those of forms in it too, with their kinds."""
    for n in range(count(holder)):
        item = get(holder, n)
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind != pdfium.FPDF_PAGEOBJ_FORM:
            yield kind, item
        elif depth < _DEEPEST:
            yield from _objects(
                item, pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject, depth + 1
            )
