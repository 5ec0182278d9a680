"""The objects that pdfium finds on a page, those of forms in it too: where forms put their text, what clips it."""

from __future__ import annotations

import ctypes
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2.raw as pdfium

from pipeline.read.geometry import Box
from pipeline.read.pdf.matrices import IDENTITY, hull, product

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pipeline.read.pdf.matrices import Matrix

_DEEPEST = 12
"""Forms within forms."""
_OVERHANG = 1.0
"""Points by which letters may reach over the edge of a clip that is drawn around their text."""
_FAR = 1e4
"""Times: a clip that is made so large around its middle cuts nothing on any page."""


class PageObject(NamedTuple):
    """An object that paints; `matrix` is the way from the form that it is in to the page."""

    kind: int
    item: Any
    matrix: Matrix


def parts_of(
    holder: Any,  # noqa: ANN401 - the library's own handle
    matrix: Matrix = IDENTITY,
    depth: int = 0,
) -> Iterator[PageObject]:
    """The objects of a page, or of a form in it, that paint."""
    count, get = (
        (pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject)
        if depth
        else (pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject)
    )
    for n in range(count(holder)):
        item = get(holder, n)
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind != pdfium.FPDF_PAGEOBJ_FORM:
            yield PageObject(kind, item, matrix)
        elif depth < _DEEPEST:
            yield from parts_of(item, product(_matrix(item), matrix), depth + 1)


class TextInForms(dict[int, tuple[Box, "Matrix"]]):
    """The text objects of forms that are moved: by their addresses, where each lies in its form, and the way to the page."""

    @classmethod
    def of(cls, parts: Iterable[PageObject]) -> TextInForms:
        """The text objects among the objects of a page."""
        return cls(
            (_address(part.item), (_bounds(part.item), part.matrix))
            for part in parts
            if part.matrix != IDENTITY and part.kind == pdfium.FPDF_PAGEOBJ_TEXT
        )

    def on_page(
        self,
        item: Any,  # noqa: ANN401 - the library's own handle
        box: Box,
        place: tuple[float, float],
    ) -> tuple[Box, tuple[float, float]]:
        """The box and the origin of a letter of a text object, on the page.

        Behind an /ActualText in a form the library tells where they are in the form.
        """
        bounds, matrix = self.get(_address(item), (None, IDENTITY))
        if bounds is None or not _is_near(bounds, place) or _is_near(hull(bounds, matrix), place):
            return box, place
        return hull(box, matrix), hull(Box(*place, *place), matrix)[:2]


def may_be_cut(text: Any) -> bool:  # noqa: ANN401 - the library's own handle
    """Whether a clip reaches into the place of a text object."""
    clips = list(_clips(text))
    if not clips:
        return False
    place = _bounds(text)
    return not all(is_level and _holds(clip, place) for clip, is_level in clips)


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
            yield Box(min(xs), min(ys), max(xs), max(ys)), is_level


def _holds(clip: Box, place: Box) -> bool:
    x0, y0, x1, y1 = place
    return (
        clip.x0 - _OVERHANG <= x0
        and clip.y0 - _OVERHANG <= y0
        and clip.x1 + _OVERHANG >= x1
        and clip.y1 + _OVERHANG >= y1
    )


def _matrix(form: Any) -> Matrix:  # noqa: ANN401 - the library's own handle
    found = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(form, found)
    return (found.a, found.b, found.c, found.d, found.e, found.f)


def _bounds(item: Any) -> Box:  # noqa: ANN401 - the library's own handle
    sides = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(item, *sides)
    return Box(*(side.value for side in sides))


def _is_near(box: Box, place: tuple[float, float]) -> bool:
    slack = box.y1 - box.y0
    x, y = place
    return box.x0 - slack <= x <= box.x1 + slack and box.y0 - slack <= y <= box.y1 + slack


def _address(item: Any) -> int:  # noqa: ANN401 - the library's own handle
    return ctypes.cast(item, ctypes.c_void_p).value or 0
