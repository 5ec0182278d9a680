"""What a page shows where its letters should be: its rendering, held against one without letters.

The page is painted as it is and with every text object left out. A letter that can be seen makes a
difference in its place; how it was hidden does not matter. Where something else than text is
painted, or text is clipped, its text is painted alone and whole as well: ink that is there and makes
no difference on the page is covered. Pixels are bounded: a page is painted in tiles, and only those that have letters.
"""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache, cached_property, reduce
from math import atan2, ceil, degrees, floor
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import pypdfium2
import pypdfium2.raw as pdfium

from pipeline.read.geometry import Box
from pipeline.read.pdf.form_objects import (
    PATH,
    PICTURE,
    TEXT,
    Part,
    are_upright,
    may_be_cut,
    paint_whole,
    parts_of,
    tiled,
    without_clips,
)
from pipeline.read.pdf.letter_runs import BLANKS, Glyph
from pipeline.read.pdf.matrices import hull, is_slanting
from pipeline.read.pdf.tiles import Pixels, Sight, View

if TYPE_CHECKING:
    from PIL.Image import Image

_Seen = TypeVar("_Seen")
_SCALE = 1.5
"""Pixels a point: 108 dpi."""
_TILE = 2048
"""Pixels: the side of the largest picture that is painted at once (A3 is one tile)."""
_SMALLEST_TILE = 512
"""Of a page with more pixels a point, of which few letters are asked."""
_MOST_TILES = 400
"""Of the largest."""
_BEYOND = 20.0
"""Points beyond a tile's edge."""
_SLACK = 2.0
"""Points about what a drawing fills by what the library tells."""
_FAR, _FINER = 1000.0, 64
_INNER = 0.1
"""Of a letter's width, left out at both sides: neighbours reach into it."""
_EDGE = 0.2
"""Of a letter's advance, left out at both sides, where a glance is to do."""
_AROUND = 0.3
"""Ems, on either side of a letter's advance, into which its own ink may reach."""
_CLEAR = bytes(value >= 40 for value in range(256))
"""Of 255: which mean difference of a column of small letters is ink for certain, and not faint."""
_FLAT = 0.05
"""Points: the height of what the library gives for an outline that it has not."""
_NO_FONTS = pdfium.FPDF_SYSFONTINFO(version=1)
"""No font of the machine is looked for: what a page shows must not hang on where it is read."""
_ANY_FONT = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj
4 0 obj<</Length 20>>stream
BT /F 9 Tf (a) Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/TrueType/BaseFont/None/FirstChar 97/LastChar 97/Widths[500]>>endobj
trailer<</Root 1 0 R>>
"""
"""A page with a letter in a font of which there is nothing but a width."""
_HYPHENS = str.maketrans(dict.fromkeys("\x02\ufffe\u00ad", "-"))
"""What the library makes of a hyphen at a line's end, in one of its answers and in the other, and a soft one."""
UNPAINTED = Sight(0, 255, 255)
"""Of a letter whose glyph paints nothing."""
NOTHING_THERE = Sight(0, 255, 255)
"""Where the page does not reach."""


class Letter(NamedTuple):
    """A character that the page's text has, by pdfium: exact where pdf_oxide's places are not."""

    text: str
    x: float
    y: float
    box: Box
    is_known: bool = True
    """Its font is in the file, or one that the library has; else it cannot be painted here."""
    has_outline: bool = True
    """Its glyph paints anything at all."""
    turn: float = 0.0
    """The direction in which it is painted, in degrees, anticlockwise from -180 to 180."""
    slants: bool = False
    """It slants so far that nobody reads it."""


class PageLetters:
    """The letters that a page's text has, by their numbers in it; where and how each stands is told where it is asked for."""

    def __init__(
        self,
        text: str,
        origin: Callable[[int], tuple[float, float]],
        closer: Callable[[int], Letter],
    ) -> None:
        self.text = with_plain_hyphens(text)
        self._kinds: dict[str, list[int]] = defaultdict(list)
        for n, letter in enumerate(self.text):
            self._kinds[letter].append(n)
        self.origin, self.places, self._closer = (
            cache(origin),
            cache(self._places_of_letter),
            closer,
        )

    def __getitem__(self, number: int) -> Letter:
        return self._closer(number)

    @cached_property
    def numbers(self) -> list[int]:
        """Those of all letters, blanks left out."""
        return [n for n, letter in enumerate(self.text) if not letter.isspace()]

    def about(self, place: Box, reach: float) -> Iterator[Letter]:
        """The letters that start in a place, or no further from it than some points."""
        for n in self.numbers:
            x, y = self.origin(n)
            if place.x0 - reach < x < place.x1 + reach and place.y0 - reach < y < place.y1 + reach:
                yield self._closer(n)

    def _places_of_letter(self, letter: str) -> dict[tuple[int, int], list[int]]:
        """The numbers of one letter of the alphabet, by the whole points near which it starts."""
        found: dict[tuple[int, int], list[int]] = defaultdict(list)
        for n in self._kinds.get(letter, ()):
            x, y = self.origin(n)
            found[round(x), round(y)].append(n)
        return found


def with_plain_hyphens(text: str) -> str:
    """A text with one hyphen for all that libraries tell of a painted one."""
    return text.translate(_HYPHENS)


class Glance(NamedTuple):
    """The letters of a page that are not seen well at a glance, by their indexes."""

    odd: list[int]
    """They are turned, or something lies on ink about them."""
    pale: list[int]
    """They have no clear ink."""


class Sheets:
    """The pages of a PDF, to be painted, one at a time. Close it after use: it holds the library's memory."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._document: pypdfium2.PdfDocument | None = None
        self._open: Sheet | None = None

    def sheet(self, index: int) -> Sheet:
        """A page to be painted, the last one asked for; raises PdfiumError where it cannot be loaded."""
        if self._document is None:
            pdfium.FPDF_SetSystemFontInfo(_NO_FONTS)
            _settle_stand_in_fonts()
            self._document = pypdfium2.PdfDocument(self._data)
        if self._open is None or self._open.index != index:
            self._close_page()
            self._open = Sheet(_Loaded(self._document[index]), index, _SCALE)
        return self._open

    def close(self) -> None:
        """The memory back."""
        self._close_page()
        if self._document is not None:
            self._document.close()

    def _close_page(self) -> None:
        if self._open is not None:
            self._open.close()
            self._open = None


def _settle_stand_in_fonts() -> None:
    """Let a font that stands in for another look the same whatever was painted before.

    The library draws it as wide as it last had to, where a file does not tell how wide letters are.
    """
    document = pypdfium2.PdfDocument(_ANY_FONT)
    document[0].render().close()
    document.close()


class _Loaded:
    """A page as the library holds it: one for all the sizes in which it is painted."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self.page = page
        self.has_notes = _take_icons_away(page.raw)

    @cached_property
    def parts(self) -> list[Part]:
        """All that paints."""
        return list(parts_of(self.page.raw))

    @cached_property
    def texts(self) -> list[Any]:
        """The library's objects of text."""
        return [part.item for part in self.parts if part.kind == TEXT]

    @cached_property
    def others(self) -> list[Part]:
        """What paints anything else."""
        return [part for part in self.parts if part.kind != TEXT]

    @cached_property
    def clipped(self) -> list[Any]:
        """The texts that a clip may cut."""
        return list(filter(may_be_cut, self.texts))

    @cached_property
    def is_tiled(self) -> bool:
        """Whether text is painted with tiles."""
        return any(True for _ in tiled(self.texts))

    @cached_property
    def text(self) -> pypdfium2.PdfTextPage:
        """Its text, which the library gives back with the page."""
        return self.page.get_textpage()

    @cached_property
    def letters(self) -> PageLetters:
        """The letters of the page."""
        text, count = self.text.raw, self.text.count_chars()
        x, y = ctypes.c_double(), ctypes.c_double()

        def origin(number: int) -> tuple[float, float]:
            pdfium.FPDFText_GetCharOrigin(text, number, x, y)
            return x.value, y.value

        told = "".join(chr(pdfium.FPDFText_GetUnicode(text, n)) for n in range(count))
        return PageLetters(told, origin, lambda n: _letter_with_box(text, n, told[n], origin(n)))


class Sheet:
    """A page of a PDF, to be painted."""

    def __init__(self, page: _Loaded, index: int, scale: float) -> None:
        self._page = page
        self.index = index
        self._scale = scale
        self._side = max(_SMALLEST_TILE, round(_TILE * _SCALE**2 / scale**2))
        width, height = page.page.get_size()
        self._size = max(1, round(width * scale)), max(1, round(height * scale))
        self._seen: dict[tuple[int, int], View] = {}

    @cached_property
    def finer(self) -> Sheet:
        """The page to be painted with twice as many pixels each way, in which thin letters are as dark as they are."""
        return Sheet(self._page, self.index, 2 * self._scale)

    def pictures(self) -> list[Box]:
        """Where its pictures are painted."""
        return [part.box for part in self._page.others if part.kind == PICTURE]

    @property
    def parts(self) -> list[Part]:
        """All that paints, in its order."""
        return self._page.parts

    @property
    def letters(self) -> PageLetters:
        """The letters of the page."""
        return self._page.letters

    def sights(self, boxes: Sequence[Box]) -> list[Sight]:
        """What stands in rectangles of the page, in the order of the rectangles."""
        return self._asked_of_tiles(boxes, View.sight, NOTHING_THERE)

    def patched(self, boxes: Sequence[Box]) -> list[float]:
        """The share of the ink in each of some rectangles of the page on which something light lies."""
        return self._asked_of_tiles(boxes, View.patched, 0.0)

    def covered(self, boxes: Sequence[Box]) -> list[float]:
        """The share of the ink in each of some rectangles of the page on which anything lies."""
        return self._asked_of_tiles(boxes, View.covered, 0.0)

    def darkness(self, boxes: Sequence[Box]) -> list[float]:
        """How dark each of some rectangles is on the whole, from 0 to 1."""
        return self._asked_of_tiles(boxes, View.darkness, 0.0)

    def unevenness(self, boxes: Sequence[Box]) -> list[int]:
        """How far the greys of each of some rectangles lie apart without text, of 255: where a line goes through, far."""
        return self._asked_of_tiles(boxes, View.unevenness, 255)

    def _asked_of_tiles(
        self, boxes: Sequence[Box], ask: Callable[[View, Pixels], _Seen], nothing: _Seen
    ) -> list[_Seen]:
        places = [self._pixels(box) for box in boxes]
        tiles: dict[tuple[int, int], list[int]] = defaultdict(list)
        for n, (left, top, _, _) in enumerate(places):
            if 0 <= left < self._size[0] and 0 <= top < self._size[1]:
                tiles[left // self._side, top // self._side].append(n)
        if len(tiles) * self._side**2 > _MOST_TILES * _TILE**2:
            raise pypdfium2.PdfiumError("the page has too many pixels")
        found = [nothing] * len(boxes)
        for tile, members in tiles.items():
            view = self._view_of_tile(tile)
            for n in members:
                found[n] = ask(view, places[n])
        return found

    def glance(self, glyphs: Sequence[Glyph]) -> Glance | None:
        """The glyphs that have no clear ink in their columns, and those of which more has to be asked.

        None where a glance is not enough for any: for a page of several tiles or turned ones, for letters that are
        mirrored or of tiles, and where the library finds letters that are none of the glyphs.
        """
        a, b, c, d, e, f = self._matrix
        if max(self._size) > _TILE or b or c or a < 0:
            return None
        if self._page.is_tiled or not are_upright(p for p in self._page.parts if p.kind == TEXT):
            return None
        letters = with_plain_hyphens("".join(self._page.text.get_text_range().split()))
        found = with_plain_hyphens("".join(map(itemgetter(0), glyphs)))
        if any(letters.count(letter) > found.count(letter) for letter in set(letters)):
            return None
        view = self._view_of_tile((0, 0))
        lost = [
            Box.of(((x0 - e) / a, (x1 - e) / a), ((y0 - f) / d, (y1 - f) / d))
            for x0, y0, x1, y1 in view.losses
        ]
        line, height, clear, odd, pale = 0.0, -1.0, b"", list[int](), list[int]()
        for n, (letter, (x, y, width, size), turn) in enumerate(glyphs):
            if letter in BLANKS:
                continue
            if turn or (lost and any(map(_reach_of_letter(glyphs[n]).common, lost))):
                odd.append(n)
                continue
            if y != line or size != height:
                line, height = y, size
                columns = view.columns(floor(d * (y + size / 2) + f), ceil(d * y + f))
                clear = columns.translate(_CLEAR)
            left, right = a * (x + _EDGE * width) + e, a * (x + (1 - _EDGE) * width) + e
            if left < 0 or clear.find(1, int(left), int(right) + 1) < 0:
                pale.append(n)
        return Glance(odd, pale)

    def _view_of_tile(self, tile: tuple[int, int]) -> View:
        """A tile of the page: as it is, without text, and text alone; the last one is kept."""
        if tile not in self._seen:
            left, top = tile[0] * self._side, tile[1] * self._side
            # A little more than the tile, since a letter may reach beyond its edge.
            side = self._side + max(64, round(_BEYOND * self._scale))
            place = left, top, min(self._size[0], left + side), min(self._size[1], top + side)
            shown, part, mixed = self._painted_part(place), self._mixed_place(place), None
            if part:
                with _left_out(self._page.texts):
                    bare = self._painted_part(part)
                mixed = part, bare, self._sheet_painted_whole.alone(part)
            self._seen = {tile: View.of(place, shown, mixed, is_tiled=self._page.is_tiled)}
        return self._seen[tile]

    def _mixed_place(self, place: Pixels) -> Pixels | None:
        """Where in a place more than text is painted, or text may be cut; None where the page is of text alone.

        Most drawings are small, a coat of arms or a seal, and all around them need not be painted again.
        """
        page, others = self._page, self._page.others
        is_anywhere = any(part.kind not in (PATH, PICTURE) for part in others)
        if page.has_notes or page.clipped or page.is_tiled or is_anywhere:
            return place
        if not others:
            return None
        x0, y0, x1, y1 = reduce(Box.around, (hull(part.box, self._matrix) for part in others))
        slack = _SLACK * self._scale
        left, top = floor(max(place[0], x0 - slack)), floor(max(place[1], y0 - slack))
        right, bottom = ceil(min(place[2], x1 + slack)), ceil(min(place[3], y1 + slack))
        is_here = left < right and top < bottom
        return (left, top, right, bottom) if is_here else (*place[:2], place[0] + 1, place[1] + 1)

    def alone(self, place: Pixels) -> Image:
        """A part of the page with its text alone, whatever clips it."""
        others = [part.item for part in self._page.others]
        with _left_out(others), without_clips(self._page.clipped):
            return self._painted_part(place, notes=False)

    def close(self) -> None:
        """The memory back."""
        self._page.page.close()

    def _pixels(self, box: Box) -> Pixels:
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
        pdfium.FPDF_PageToDevice(self._page.page.raw, 0, 0, *size, 0, x, y, across, down)
        return across.value / _FINER, down.value / _FINER

    def _painted_part(self, place: Pixels, *, notes: bool = True) -> Image:
        """A part of the page as it is now, in grey, with its annotations or without."""
        left, top, right, bottom = place
        width, height = right - left, bottom - top
        bitmap = pypdfium2.PdfBitmap.new_native(width, height, pdfium.FPDFBitmap_Gray)
        bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, height)
        flags = pdfium.FPDF_GRAYSCALE | (pdfium.FPDF_ANNOT if notes else 0)
        pdfium.FPDF_RenderPageBitmap(bitmap, self._page.page, -left, -top, *self._size, 0, flags)
        picture: Image = bitmap.to_pil()
        bitmap.close()  # the pixels are the picture's
        return picture

    @cached_property
    def _sheet_painted_whole(self) -> Sheet:
        """The page, loaded anew where text of tiles has to be painted whole."""
        if not self._page.is_tiled:
            return self
        page = _Loaded(self._page.page.pdf[self.index])
        for text in tiled(page.texts):
            paint_whole(text)
        return Sheet(page, self.index, self._scale)


def _reach_of_letter(glyph: Glyph) -> Box:
    """Where any ink of an upright letter may stand."""
    _, (x, y, width, size), _ = glyph
    return Box(x - _AROUND * size, y - size / 2, x + width + _AROUND * size, y + size)


@contextmanager
def _left_out(objects: Sequence[Any]) -> Iterator[None]:
    """Paint a page without some of its objects."""
    for item in objects:
        pdfium.FPDFPageObj_SetIsActive(item, 0)
    yield
    for item in objects:
        pdfium.FPDFPageObj_SetIsActive(item, 1)


def _take_icons_away(page: Any) -> bool:  # noqa: ANN401 - the library's own handle
    """Take from a loaded page the notes that only a click shows: an icon may lie on words.

    Comes back with whether others are left that may paint anything.
    """
    paints = False
    # From the last on, since a removal moves up those behind it.
    for n in reversed(range(pdfium.FPDFPage_GetAnnotCount(page))):
        note = pdfium.FPDFPage_GetAnnot(page, n)
        kind = pdfium.FPDFAnnot_GetSubtype(note)
        has_look = pdfium.FPDFAnnot_HasKey(note, b"AP")
        pdfium.FPDFPage_CloseAnnot(note)
        if kind in (pdfium.FPDF_ANNOT_TEXT, pdfium.FPDF_ANNOT_POPUP):
            pdfium.FPDFPage_RemoveAnnot(page, n)
        elif kind != pdfium.FPDF_ANNOT_LINK or has_look:
            paints = True
    return paints


def _letter_with_box(
    text: Any,  # noqa: ANN401 - the library's own handle
    index: int,
    letter: str,
    origin: tuple[float, float],
) -> Letter:
    """A letter with the rectangle that its outline fills."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetCharBox(text, index, left, right, bottom, top)
    pdfium.FPDFText_GetMatrix(text, index, matrix)
    box = Box(left.value, bottom.value, right.value, top.value)
    flat = min(box.y1 - box.y0, box.x1 - box.x0) <= _FLAT
    known = not flat or _is_embedded(text, index)
    a, b, c, d = matrix.a, matrix.b, matrix.c, matrix.d
    turn, slants = 0.0, False
    if b or c or a < 0 or d < 0:
        turn = 180 - (degrees(atan2(c, a)) + 180) % 360
        slants = is_slanting(a, b, c, d)
    return Letter(letter, *origin, box, known, not flat, turn, slants)


def _is_embedded(text: Any, index: int) -> bool:  # noqa: ANN401 - the library's own handle
    """Whether the font of a letter is in the file."""
    font = pdfium.FPDFTextObj_GetFont(pdfium.FPDFText_GetTextObject(text, index))
    return bool(pdfium.FPDFFont_GetIsEmbedded(font) == 1)
