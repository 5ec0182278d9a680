"""What the text of a page stands on and under, told without painting it: by the order of its objects, their places and colours."""

import ctypes
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from pipeline.read.geometry import Box
from pipeline.read.pdf.form_objects import OVERHANG, PATH, TEXT, Part, may_be_cut
from pipeline.read.pdf.instructions import DARK, Instructions, lightness_of

_THIN, _SHORT = 2.5, 3.0
"""Points: what is thinner is a rule, told by what it goes through (`struck`); what is shorter, too, may be a part of anything."""
_CONTRAST = 0.5
"""Of white: what letters stand on is so much lighter than the lightest of them that none is faint."""
_SHOWS = 0.2
"""What is so much lighter than the shape that it lies on may be a letter itself."""
_SLACK = 0.5
"""Points about a shape in which it may be blurred: browsers paint the ground of a line less than one below the line before."""
_MOST_AREAS = 200


class _PaintedShape(NamedTuple):
    """A path: when it is painted, where, how light it is, and whether it is an area of one colour, without an edge."""

    turn: int
    box: Box
    lightness: float
    is_even: bool


def hides_nothing(parts: Sequence[Part], found: Instructions, *, have_rules: bool) -> bool:
    """Whether all text of a page is whole and dark, on paper or on a light ground that is painted before it.

    `parts` are all that paints, in its order, by instructions that can hide text by its place or its colour alone.
    Where its thin paths are rules, all dark, what these go through is told elsewhere; a light line strikes nothing
    out. What cannot be told so is taken for hiding some; so is a light shape on a dark one, which may be a letter itself.
    """
    colours = (
        _lightness_told(pdfium.FPDFPageObj_GetFillColor, part.item)
        for part in parts
        if part.kind == TEXT
    )
    lightest = max(colours, default=0.0) if found.is_light else DARK
    if lightest > DARK:
        return False
    texts = [(turn, part.item, part.box) for turn, part in enumerate(parts) if part.kind == TEXT]
    shapes = [_painted_shape(turn, part) for turn, part in enumerate(parts) if part.kind == PATH]
    areas = [shape for shape in shapes if not (have_rules and _is_rule(shape))]
    if len(texts) + len(shapes) < len(parts) or len(areas) > _MOST_AREAS:
        return False
    outside = (
        item for clip in found.clips for _, item, box in texts if not clip.holds(box, OVERHANG)
    )
    if any(map(may_be_cut, outside)) or any(_have_light_on_dark(areas)):
        return False
    words = sorted((box.y0, turn, box) for turn, _, box in texts) if areas else []
    tallest = max((box.y1 - box.y0 for _, _, box in words), default=0.0)
    for turn, box, lightness, is_even in areas:
        low = bisect_left(words, (box.y0 - tallest,))
        near = words[low : bisect_right(words, (box.y1, len(parts)))]
        first = min((at for _, at, own in near if _text_touches(own, box)), default=len(parts))
        is_ground = is_even and turn < first and lightness >= lightest + _CONTRAST
        if first < len(parts) and not is_ground:
            return False
    return True


def _painted_shape(turn: int, part: Part) -> _PaintedShape:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(part.item, fill, stroke)
    colour_of = pdfium.FPDFPageObj_GetFillColor if fill.value else pdfium.FPDFPageObj_GetStrokeColor
    x0, y0, x1, y1 = part.box
    box = Box(x0 - _SLACK, y0 - _SLACK, x1 + _SLACK, y1 + _SLACK)
    is_even = bool(fill.value and not stroke.value) and min(x1 - x0, y1 - y0) > _THIN
    return _PaintedShape(turn, box, _lightness_told(colour_of, part.item), is_even)


def _text_touches(text: Box, shape: Box) -> bool:
    """Whether a text touches a shape; one of blanks has no height, or no width."""
    across = text.x0 <= shape.x1 and shape.x0 <= text.x1
    return across and text.y0 <= shape.y1 and shape.y0 <= text.y1


def _is_rule(shape: _PaintedShape) -> bool:
    low, high = sorted((shape.box.x1 - shape.box.x0, shape.box.y1 - shape.box.y0))
    is_thin = low <= _THIN + 2 * _SLACK and high >= _SHORT + 2 * _SLACK
    return is_thin and shape.lightness <= DARK


def _have_light_on_dark(shapes: Sequence[_PaintedShape]) -> Iterator[bool]:
    """Of each shape and each darker one before it, whether it lies on that."""
    lightest = max((shape.lightness for shape in shapes), default=0.0)
    for lower in (shape for shape in shapes if shape.lightness + _SHOWS < lightest):
        for upper in shapes:
            if upper.turn > lower.turn and upper.lightness > lower.lightness + _SHOWS:
                yield upper.box.common(lower.box) > 0


def _lightness_told(colour_of: Callable[..., Any], item: Any) -> float:  # noqa: ANN401 - the library's own handle
    """How light a colour of an object is."""
    red, green, blue, alpha = ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint()
    colour_of(item, red, green, blue, alpha)
    return lightness_of(red.value / 255, green.value / 255, blue.value / 255)
