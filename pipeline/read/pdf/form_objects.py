"""The objects that pdfium finds on a page, those of forms in it too, and what clips them."""

import ctypes
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pypdfium2.raw as pdfium

from pipeline.read.geometry import Box
from pipeline.read.pdf.matrices import hull

_DEEPEST = 12
"""Forms within forms."""
_OVERHANG = 1.0
"""Points by which letters may reach over the edge of a clip that is drawn around their text."""
_FAR = 1e4
"""Times: a clip that is made so large around its middle cuts nothing on any page."""


def parts_of(
    holder: Any,  # noqa: ANN401 - the library's own handle
    depth: int = 0,
) -> Iterator[Any]:
    """The objects of a page, or of a form in it, that paint."""
    for item in _held(holder, depth):
        if pdfium.FPDFPageObj_GetType(item) != pdfium.FPDF_PAGEOBJ_FORM:
            yield item
        elif depth < _DEEPEST:
            yield from parts_of(item, depth + 1)


def pictures_of(
    holder: Any,  # noqa: ANN401 - the library's own handle
    depth: int = 0,
) -> Iterator[Box]:
    """Where the pictures of a page, or of a form in it, are painted."""
    for item in _held(holder, depth):
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            yield _bounds(item)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            matrix = pdfium.FS_MATRIX()
            pdfium.FPDFPageObj_GetMatrix(item, matrix)
            place = (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)
            yield from (hull(box, place) for box in pictures_of(item, depth + 1))


def _held(holder: Any, depth: int) -> Iterator[Any]:  # noqa: ANN401 - the library's own handle
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
    return not all(is_level and clip.holds(place, _OVERHANG) for clip, is_level in clips)


@contextmanager
def without_clips(texts: Sequence[Any]) -> Iterator[None]:
    """Paint text objects whole, whatever clips them; those that are clipped away stay so."""
    middles = [_middle(text) for text in texts]
    for text, middle in zip(texts, middles, strict=True):
        _enlarge_clips(text, middle, _FAR)
    yield
    for text, middle in zip(texts, middles, strict=True):
        _enlarge_clips(text, middle, 1 / _FAR)


def _enlarge_clips(text: Any, middle: tuple[float, float], times: float) -> None:  # noqa: ANN401
    x, y = middle
    pdfium.FPDFPageObj_TransformClipPath(text, times, 0, 0, times, x - times * x, y - times * y)


def _middle(text: Any) -> tuple[float, float]:  # noqa: ANN401 - the library's own handle
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
    sides = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(item, *sides)
    return Box(*(side.value for side in sides))
