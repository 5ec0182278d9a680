"""Where a browser puts the words of an element: in their order, elsewhere, over others, or off the page."""

import re
from collections.abc import Mapping
from itertools import islice
from typing import Final

from lxml.etree import _Element

from pipeline.read.colours import colour_of
from pipeline.read.html.conditions import WIDTH
from pipeline.read.html.lengths import MEDIUM, functions, pixels
from pipeline.read.writing import are_numbers

OUT_OF_FLOW: Final = frozenset({"absolute", "fixed"})
"""Positions of boxes that leave no gap in the text."""
_FAR: Final = -400.0
"""Pixels to the left or above at which nothing can be scrolled to."""
_TURNED: Final = re.compile(r"rotate|matrix|perspective|skew|translatez|scale\w*\([^()]*-")
_FLOATING: Final = frozenset({"left", "right"})


def is_outside(own: Mapping[str, str], size: float) -> bool:
    """Whether a box is so far off, or so small, that nothing of it is seen."""
    placed = own.get("position") in {*OUT_OF_FLOW, "relative"}
    sides = ("text-indent", "margin-left", "margin-top", *(("left", "top") if placed else ()))
    far = (pixels(one, size, 0.0) for one in _translations(own))
    if min(0.0, *far, *(pixels(own.get(side, ""), size, 0.0, WIDTH) for side in sides)) <= _FAR:
        return True
    if placed and any(pixels(own.get(s, ""), size, 0.0) >= WIDTH for s in ("right", "bottom")):
        return True
    cuts = own.get("overflow", "visible").split()[-1:] not in (["visible"], [])
    if cuts and pixels(own.get("text-indent", ""), size, 0.0, WIDTH) >= WIDTH:
        return True
    measures = ("width", "height", "max-width", "max-height")
    # One pixel and not none: the usual class for words that
    # are only to be read aloud (`sr-only`) leaves one.
    return cuts and any(pixels(own.get(side, ""), size, 1e3) <= 1 for side in measures)


_OF_BOXES: Final = frozenset({
    "clip", "height", "margin-top", "max-height", "max-width", "overflow", "rotate", "scale", "text-indent", "transform", "translate",
    "width",
})  # fmt: skip
_INLINE: Final = frozenset({"", "contents", "inline"})


def _translations(own: Mapping[str, str]) -> list[str]:
    """The lengths by which a transformation moves an element, to the right and down."""
    # Blanks part them, but not those within a calculation.
    moved = re.split(r"\s+(?![^()]*\))", own.get("translate", ""))
    for name, arguments in functions(own.get("transform", "")):
        if name.startswith("translate"):
            moved += arguments
        elif name == "matrix":
            moved += arguments[4:]
    return moved


def of_line(own: Mapping[str, str]) -> Mapping[str, str]:
    """The properties of an element that stand in a line, without those that only boxes have (CSS Transforms 1)."""
    is_box = own.get("display", "") not in _INLINE or own.get("position") in OUT_OF_FLOW
    if is_box or own.get("float") in _FLOATING or "writing-mode" in own:
        return own
    return {name: value for name, value in own.items() if name not in _OF_BOXES}


def shift_down(own: Mapping[str, str]) -> float:
    """Pixels by which a transformation moves an element down."""
    moves = functions(own.get("transform", ""))
    down = (
        args[-1]
        for name, args in moves
        if name == "translatey" or (name, len(args)) == ("translate", 2)
    )
    return sum(pixels(one, MEDIUM, 0.0) for one in down)


def is_moved(
    element: _Element, own: Mapping[str, str], values: Mapping[str, str], display: str
) -> bool:
    """Whether what is seen stands in another order than the markup."""
    from_right = values.get("direction") == "rtl"
    laid_out = display == "table" or own.get("display", "").endswith(("flex", "grid"))
    return (
        own.get("position") in OUT_OF_FLOW
        or own.get("flex-direction", "").endswith("reverse")
        or own.get("flex-wrap", "").endswith("reverse")
        or "dense" in own.get("grid-auto-flow", "")
        or own.get("order", "0") not in {"0", "initial", "unset"}
        or any(own.get(name, "auto") != "auto" for name in _PLACES)
        or (own.get("position") == "relative" and _is_shifted(own))
        or pixels(own.get("padding-left", ""), MEDIUM, 0.0) >= WIDTH
        or pixels(own.get("margin-left", ""), MEDIUM, 0.0) <= -_PULLED
        or _lies_over_lines(element, own)
        or any(abs(pixels(one, MEDIUM, 0.0, MEDIUM)) >= MEDIUM for one in _translations(own))
        or (own.get("float") in _FLOATING and _floats_past(element, own["float"]))
        or _TURNED.search(own.get("transform", "")) is not None
        or own.get("rotate", "none") != "none"
        or (from_right and laid_out)
        or (is_backwards(element, values) and (len(element) > 0 or " " in (element.text or "")))
        or own.get("caption-side") == "bottom"
        or _is_row_group_moved(element, own)
        or element.tag in _OVER_EACH_OTHER
        or (element.tag == "mfrac" and not _is_of_numbers(element))
    )


def _is_of_numbers(fraction: _Element) -> bool:
    """Whether a fraction stands in the line by itself, of numbers alone."""
    is_lined = fraction.get("linethickness", "1")[:1] != "0"
    is_index = next(fraction.iterancestors("msub", "msup", "sub", "sup"), None) is not None
    plain = all(one.tag in _NUMBERS for one in fraction.iterdescendants("*"))
    return is_lined and not is_index and plain and are_numbers(fraction)


def _lies_over_lines(element: _Element, own: Mapping[str, str]) -> bool:
    """Whether words stand over those before or behind them, since margins pull both together.

    What holds others alone is laid out so without lying over words, as below a picture.
    """
    sides = ("margin-top", "margin-bottom") if (element.text or "").strip() else ()
    return any(pixels(own.get(side, ""), MEDIUM, 0.0) <= -2 * MEDIUM for side in sides)


def _is_row_group_moved(element: _Element, own: Mapping[str, str]) -> bool:
    """Whether rows are shown at the head or the foot of a table that the markup has elsewhere."""
    usual = {"thead": "table-header-group", "tfoot": "table-footer-group"}.get(str(element.tag), "")
    group = own.get("display", usual)
    if group == "table-header-group":
        before = (one.tag for one in islice(element.itersiblings(preceding=True), _NEAR))
        return any(tag not in {"caption", "col", "colgroup"} for tag in before)
    return group == "table-footer-group" and element.getnext() is not None


_NUMBERS: Final = frozenset({"mn", "mrow", "mstyle"})
_OVER_EACH_OTHER: Final = frozenset({
    "menclose", "mmultiscripts", "mover", "mphantom", "mroot", "msqrt", "msubsup", "mtable", "munder", "munderover", "rt", "svg",
})  # fmt: skip
"""What stands over, under or within what no word of it tells of."""
_PULLED: Final = 100.0
"""Pixels to the left by which no number hangs before its words."""
_PLACES: Final = ("grid-area", "grid-row", "grid-row-end", "grid-row-start")


def _is_shifted(own: Mapping[str, str]) -> bool:
    shifts = (abs(pixels(own.get(side, ""), MEDIUM, 0.0)) for side in ("left", "right"))
    return max(shifts) >= MEDIUM or abs(pixels(own.get("top", ""), MEDIUM, 0.0)) > MEDIUM


def _floats_past(element: _Element, side: str) -> bool:
    """Whether words that the markup has before or after a box that floats stand on its other side."""
    holder = element.getparent()
    if holder is None:
        return False
    if side == "left":
        near = islice(element.itersiblings(preceding=True), _NEAR)
        return any((words or "").strip() for words in (holder.text, *(one.tail for one in near)))
    after = (element, *islice(element.itersiblings(), _NEAR))
    return any((one.tail or "").strip() for one in after) or element.getnext() is not None


_NEAR: Final = 50
"""How many elements beside a box are looked at for words."""


def may_cover(own: Mapping[str, str]) -> bool:
    """Whether a box with a ground of its own, or a line, may lie over what stands around it."""
    colour = colour_of(own.get("background-color", ""))
    filled = (colour is not None and colour.alpha > 0) or own.get(
        "background-image", "none"
    ) != "none"
    # What is ruled at the head or the foot of a box, as links are, strikes nothing out.
    ruled = any(own.get(line, "none") not in {"0", "none"} for line in _RULES)
    ruled = ruled and own.get("top", "100%") not in {"0", "100%"}
    over = own.get("position") == "absolute" and any(side in own for side in _SIDES)
    pulled = pixels(own.get("margin-top", ""), MEDIUM, 0.0) <= -MEDIUM
    # What follows in the line is drawn over it, or off the page.
    pulls = pixels(own.get("margin-right", ""), MEDIUM, 0.0) <= -_PULLED
    return (filled and (over or pulled)) or (ruled and over) or pulls


_SIDES: Final = ("top", "right", "bottom", "left")
_RULES: Final = ("border", "border-bottom", "border-top")


def gaps_beside(own: Mapping[str, str], size: float) -> tuple[bool, bool]:
    """Whether the margins and paddings on the left and the right of what stands in a line are as wide as a blank."""
    left, right = (
        sum(pixels(own.get(f"{kind}-{side}", ""), size, 0.0) for kind in ("margin", "padding"))
        for side in ("left", "right")
    )
    return left >= _BLANK * size > 0, right >= _BLANK * size > 0


_BLANK: Final = 0.2
"""Ems of the narrowest blank."""


def is_backwards(element: _Element, values: Mapping[str, str]) -> bool:
    """Whether the letters are shown from the last to the first."""
    overrides = values.get("unicode-bidi", "").endswith("override")
    return values.get("direction") == "rtl" and (element.tag == "bdo" or overrides)


def stands_apart(element: _Element, own: Mapping[str, str], *, in_boxes: bool) -> bool:
    """Whether an element is a box of its own (CSS 2, 9.7); a letter that floats is its word's first."""
    floats = own.get("float") in _FLOATING and len((element.text or "").strip()) != 1
    return floats or in_boxes
