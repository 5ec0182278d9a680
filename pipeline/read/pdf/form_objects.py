"""The objects that pdfium finds on a page, those of forms in it too, and what clips them."""

import ctypes
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from pipeline.read.geometry import Box
from pipeline.read.pdf.matrices import IDENTITY, Matrix, hull, is_slanting, product

TEXT, PATH, PICTURE = (
    pdfium.FPDF_PAGEOBJ_TEXT,
    pdfium.FPDF_PAGEOBJ_PATH,
    pdfium.FPDF_PAGEOBJ_IMAGE,
)
_DEEPEST = 12
"""Forms within forms."""
OVERHANG = 1.0
"""Points by which letters may reach over the edge of a clip that is drawn around their text."""
_OF_TILES = [191] * 3
_FAR = 1e4
"""Times: a clip that is made so large around its middle cuts nothing on any page."""


class Part(NamedTuple):
    """An object of a page, or of a form in it, that paints; and how the form lies on the page."""

    item: Any
    kind: int
    """As the library counts them: `TEXT`, `PICTURE`, any other."""
    matrix: Matrix

    @property
    def box(self) -> Box:
        """Where it is painted."""
        bounds = _bounds(self.item)
        return bounds if self.matrix == IDENTITY else hull(bounds, self.matrix)


def parts_of(
    holder: Any,  # noqa: ANN401 - the library's own handle
    matrix: Matrix = IDENTITY,
    depth: int = 0,
) -> Iterator[Part]:
    """The objects of a page, or of a form in it, that paint."""
    for item in _objects_held(holder, depth):
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind != pdfium.FPDF_PAGEOBJ_FORM:
            yield Part(item, kind, matrix)
        elif depth < _DEEPEST:
            yield from parts_of(item, product(_matrix(item), matrix), depth + 1)


def are_upright(texts: Iterable[Part]) -> bool:
    """Whether no text stands mirrored, leans too far, or is on its head by a size below nothing."""
    size, own = ctypes.c_float(), pdfium.FS_MATRIX()
    kinds: set[tuple[Matrix, Matrix]] = set()
    for item, _, matrix in texts:
        pdfium.FPDFTextObj_GetFontSize(item, size)
        pdfium.FPDFPageObj_GetMatrix(item, own)
        if size.value < 0:
            return False
        # Nearly all texts of a page have one matrix, but for their places.
        kinds.add(((own.a, own.b, own.c, own.d, 0.0, 0.0), matrix))
    turns = [product(*kind)[:4] for kind in kinds]
    return not any(a * d < b * c or is_slanting(a, b, c, d) for a, b, c, d in turns)


def paint_whole(text: Any) -> None:  # noqa: ANN401 - the library's own handle
    """Let text be painted in black, not with a pattern of tiles, which may leave out any part of it."""
    pdfium.FPDFPageObj_SetFillColor(text, 0, 0, 0, 255)


def tiled(texts: Iterable[Any]) -> Iterator[Any]:
    """The text objects that are painted with a pattern of tiles, for which the library tells one grey."""
    colour = [ctypes.c_uint() for _ in range(4)]
    for text in texts:
        pdfium.FPDFPageObj_GetFillColor(text, *colour)
        if [part.value for part in colour[:3]] == _OF_TILES:
            yield text


def _matrix(item: Any) -> Matrix:  # noqa: ANN401 - the library's own handle
    found = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(item, found)
    return (found.a, found.b, found.c, found.d, found.e, found.f)


def _objects_held(holder: Any, depth: int) -> Iterator[Any]:  # noqa: ANN401 - the library's own handle
    """The objects of a page, or, deeper than that, of a form."""
    count, get = (
        (pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject)
        if depth
        else (pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject)
    )
    yield from (get(holder, n) for n in range(count(holder)))


def may_be_cut(text: Any) -> bool:  # noqa: ANN401 - the library's own handle
    """Whether a clip reaches into the place of a text object."""
    clips = list(_clips(text))
    if not clips:
        return False
    place = _bounds(text)
    return not all(is_level and clip.holds(place, OVERHANG) for clip, is_level in clips)


@contextmanager
def without_clips(texts: Sequence[Any]) -> Iterator[None]:
    """Paint text objects whole, whatever clips them; those that are clipped away stay so."""
    middles = [_middle_of_clips(text) for text in texts]
    for text, middle in zip(texts, middles, strict=True):
        _enlarge_clips(text, middle, _FAR)
    yield
    for text, middle in zip(texts, middles, strict=True):
        _enlarge_clips(text, middle, 1 / _FAR)


def _enlarge_clips(text: Any, middle: tuple[float, float], times: float) -> None:  # noqa: ANN401
    x, y = middle
    pdfium.FPDFPageObj_TransformClipPath(text, times, 0, 0, times, x - times * x, y - times * y)


def _middle_of_clips(text: Any) -> tuple[float, float]:  # noqa: ANN401 - the library's own handle
    """The middle of what all clips of a text object leave."""
    lows, highs = zip(*((clip[:2], clip[2:]) for clip, _ in _clips(text)), strict=True)
    (left, bottom), (right, top) = (
        map(max, zip(*lows, strict=True)),
        map(min, zip(*highs, strict=True)),
    )
    return (left + right) / 2, (bottom + top) / 2


def _clips(text: Any) -> Iterator[tuple[Box, bool]]:  # noqa: ANN401 - the library's own handle
    """The rectangles around the clips of a text object, and whether each is all of its clip."""
    path = pdfium.FPDFPageObj_GetClipPath(text)
    for number in range(pdfium.FPDFClipPath_CountPaths(path)):
        x, y = ctypes.c_float(), ctypes.c_float()
        points = set()
        for n in range(pdfium.FPDFClipPath_CountPathSegments(path, number)):
            step = pdfium.FPDFClipPath_GetPathSegment(path, number, n)
            pdfium.FPDFPathSegment_GetPoint(step, x, y)
            points.add((x.value, y.value))
        if points:
            xs, ys = zip(*points, strict=True)
            is_level = len(points) == 4 and len(set(xs)) == len(set(ys)) == 2
            yield Box.of(xs, ys), is_level


def _bounds(item: Any) -> Box:  # noqa: ANN401 - the library's own handle
    x0, y0, x1, y1 = ctypes.c_float(), ctypes.c_float(), ctypes.c_float(), ctypes.c_float()
    pdfium.FPDFPageObj_GetBounds(item, x0, y0, x1, y1)
    return Box(x0.value, y0.value, x1.value, y1.value)
