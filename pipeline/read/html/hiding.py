"""Why the words of an element are not seen, or may not be, whatever their colour."""

import re
from collections.abc import Mapping
from math import ceil, prod
from typing import Final

from lxml.etree import _Element

from pipeline.read.colours import WHITE, colour_of, is_faint
from pipeline.read.geometry import Appearance
from pipeline.read.html.conditions import WIDTH
from pipeline.read.html.lengths import MEDIUM, four_sides, functions, number, pixels
from pipeline.read.html.placement import OUT_OF_FLOW, is_outside
from pipeline.read.html.strokes import is_struck_by_ground

TINIEST: Final = 4.0
"""Pixels below which nobody reads a letter."""
_STRUCK: Final = frozenset({"del", "s", "strike"})
_TO_REMARK: Final = re.compile(r"#(?:_msocom_|cmnt)[0-9]+\Z")
"""Where the mark of a remark leads, as Word and Google write it."""
_ON_EDGE: Final = re.compile(r"rotate[xy]\(\s*-?90deg")
_INSET: Final = re.compile(r"inset\(([0-9.%\s]+)(?:round[^()]*)?\)")
_NO_SHAPE: Final = re.compile(
    r"(?:circle|ellipse)\(\s*0|polygon\(\s*\)|polygon\(\s*(0 0)(?:\s*,\s*0 0)*\s*\)|(?:rect|xywh)\((?:\s*[01](?:px)?\s*,?){4}\)"
)
_FILTERED: Final = re.compile(r"blur|brightness|contrast|invert|url")
_HARMLESS: Final = frozenset({"color-burn", "darken", "multiply", "normal"})
"""Ways to blend with what is beneath in which dark letters stay dark."""
_MASKS: Final = ("-webkit-text-security", "animation-name", "mask", "mask-image", "offset-path")
_LINES: Final = ("br", "dd", "div", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "li", "p", "tr")
_CLOSEST: Final = -0.4
"""Ems between letters that lie over each other."""
_TIGHTEST: Final = 0.5
"""Ems between lines that lie over each other."""
_LEAST_ADJUSTED: Final = 0.1
"""The share of its size that a small letter is told to have, below which it is a dot."""
_WIDE_LINE: Final = 8.0
"""Pixels from which a line or a shadow is as wide as letters are tall."""
_DRAWING: Final = frozenset({
    "box-shadow", "outline-offset", "text-underline-offset", "word-spacing",
})  # fmt: skip
_LENGTH: Final = re.compile(r"(?<![\w.#(,])-?[0-9.]+(?:px|r?em|pt)?(?![\w.%),])")
_ENDLESS: Final = 1e6
_NARROW: Final = 0.4
"""Ems that a letter takes at least, on the average."""


def why_hidden(
    element: _Element, own: Mapping[str, str], display: str, size: float, line: float
) -> Appearance | None:
    """Why nothing in an element is seen, if so; `size` is that of its letters, `line` the height of its lines."""
    holder = element.getparent()
    if element.tag == "a" and _TO_REMARK.search(element.get("href") or ""):
        return Appearance.REMARK
    if display == "none" or own.get("content-visibility") == "hidden":
        return Appearance.HIDDEN
    clipped = _appearance_by_shape(own)
    if clipped is Appearance.HIDDEN or _ON_EDGE.search(own.get("transform", "")):
        return Appearance.HIDDEN
    if holder is not None and why_folded(holder) and element.tag != "summary":
        return Appearance.HIDDEN
    if element.tag == "dialog" and element.get("open") is None and "display" not in own:
        return Appearance.HIDDEN
    if element.tag in _STRUCK or "line-through" in own.get("text-decoration-line", ""):
        return None if own.get("text-decoration-line") == "none" else Appearance.STRUCK
    close = pixels(own.get("letter-spacing", ""), size, 0.0) <= _CLOSEST * size
    # Small letters alone hide no larger ones within them: a usual way to lay out boxes side by side.
    if size * _scale(own) < min(TINIEST, size) or (size and close):
        return Appearance.TINY
    if is_outside(own, size):
        return Appearance.OUTSIDE
    unsure = _is_veiled(own) or _is_cut(element, own, size, line) or _is_replaced(element)
    unsure = unsure or is_struck_by_ground(own, size, line)
    unsure = unsure or (
        display != "inline" and line < _TIGHTEST * size and _has_lines(element, size)
    )
    return Appearance.FAINT if unsure else clipped


def _is_replaced(element: _Element) -> bool:
    """Whether a shadow tree may show other words in the place of an element's own (HTML Standard, 4.12.3)."""
    for tree in element.iterchildren("template"):
        if (tree.get("shadowrootmode") or "").lower() in {"closed", "open"}:
            shows = any(not slot.get("name") for slot in tree.iter("slot"))
            return not shows or next(tree.iter("link", "style"), None) is not None
    return False


def _appearance_by_shape(own: Mapping[str, str]) -> Appearance | None:
    """Whether a shape leaves nothing of an element, or may leave a part of it alone (CSS Masking 1)."""
    shape = own.get("clip-path", "none")
    if own.get("position") in OUT_OF_FLOW and _NO_SHAPE.search(own.get("clip", "")):
        return Appearance.HIDDEN
    if inset := _INSET.fullmatch(shape):
        sides = four_sides([number(side) for side in inset[1].split()])
        gone = sides[0] + sides[2] >= 1 or sides[1] + sides[3] >= 1
        return Appearance.HIDDEN if gone else Appearance.FAINT if any(sides) else None
    if _NO_SHAPE.search(shape):
        return Appearance.HIDDEN
    return Appearance.FAINT if "(" in shape else None


def _is_veiled(own: Mapping[str, str]) -> bool:
    """Whether words may be unseen by a mask, a filter, an animation or a box without a size of its own."""
    masked = any(own.get(name, "none") != "none" for name in _MASKS)
    replaced = own.get("content", "").startswith("url")
    blended = own.get("mix-blend-mode", "normal") not in _HARMLESS
    contain = own.get("contain", "").split()
    cut = "paint" in contain or own.get("overflow", "visible") != "visible"
    contained = "strict" in contain or ("size" in contain and cut)
    filtered = _FILTERED.search(own.get("filter", "")) is not None
    untold = any("(" in own.get(name, "") for name in ("display", "visibility"))
    drawn_over = any(map(_is_pale, own.get("-webkit-text-stroke", "").split()))
    adjusted = own.get("font-size-adjust", "none").split()[-1:]
    gone = adjusted != ["none"] and number("".join(adjusted)) < _LEAST_ADJUSTED
    drawn_over = drawn_over or _is_drawn_over(own)
    # Behind the ground of what it stands in, if that has one.
    behind = "position" in own and own.get("z-index", "").startswith("-")
    return any((masked, replaced, blended, contained, filtered, untold, drawn_over, gone, behind))


def _is_drawn_over(own: Mapping[str, str]) -> bool:
    """Whether a shadow within, an outline, a line or the next word may lie over or beneath the letters."""
    if own.keys().isdisjoint(_DRAWING):  # as of nearly all elements
        return False
    lengths = _LENGTH.findall(own.get("box-shadow", ""))[3:]  # how far the shadow spreads
    shaded = "inset" in own.get("box-shadow", "") and any(
        pixels(one, MEDIUM, 0.0) >= _WIDE_LINE for one in lengths
    )
    outlined = pixels(own.get("outline-offset", ""), MEDIUM, 0.0) <= -_WIDE_LINE
    struck = pixels(own.get("text-underline-offset", ""), MEDIUM, 0.0) <= _CLOSEST * MEDIUM / 2
    pressed = pixels(own.get("word-spacing", ""), MEDIUM, 0.0) <= -MEDIUM
    return shaded or outlined or struck or pressed


def _is_pale(named: str) -> bool:
    colour = colour_of(named)
    return colour is not None and is_faint(colour, WHITE)


def _has_lines(element: _Element, size: float) -> bool:
    """Whether the words that stand in an element itself need more than one line."""
    inline = (one for one in element.iterchildren("*") if one.tag not in _LINES)
    within = (str(words) for one in inline for words in one.itertext())
    words = [element.text, *(one.tail for one in element), *within]
    letters = len(" ".join(" ".join(filter(None, words)).split()))
    parts = bool(letters) * (element.find("br") is not None)
    return letters * size * _NARROW / WIDTH + parts > 1


def _is_cut(element: _Element, own: Mapping[str, str], size: float, line: float) -> bool:
    """Whether a box is too small for its words, and what is beyond it is not shown."""
    if own.get("overflow", "visible").split()[-1:] not in (["hidden"], ["clip"]):
        return False
    tall = min(pixels(own.get(side, ""), size, _ENDLESS) for side in ("height", "max-height"))
    wide = min(pixels(own.get(side, ""), size, _ENDLESS) for side in ("width", "max-width"))
    lines = number(own.get("-webkit-line-clamp", "")) if "-webkit-line-clamp" in own else _ENDLESS
    if own.get("white-space") in {"nowrap", "pre"}:
        lines = 1
    if own.get("box-sizing") == "border-box":
        tall -= pixels(own.get("padding-top", ""), size, 0.0)
        wide -= pixels(own.get("padding-left", ""), size, 0.0)
    if wide <= 0:  # behind its edge, however tall it is
        return True
    if min(tall, lines) == _ENDLESS:
        return False
    wide = max(wide, 1.0)
    letters = len(" ".join("".join(map(str, element.itertext())).split()))
    parts = sum(1 for _ in element.iterdescendants(*_LINES))
    needed = ceil(letters * size * _NARROW / min(wide, float(WIDTH))) + parts
    # Letters stand in the middle of their lines.
    line = max(line, size)
    return needed > lines or (needed - 1) * line + (line + size) / 2 > tall


def why_folded(element: _Element) -> Appearance | None:
    """Why the words of `details` itself are not seen: only its summary is, until it is opened."""
    closed = element.tag == "details" and element.get("open") is None
    return Appearance.HIDDEN if closed else None


def opacity(own: Mapping[str, str]) -> float:
    """The share of light that an element's words keep from what is beneath."""
    filters = functions(own.get("filter", ""))
    cleared = prod(number(args[0]) for name, args in filters if name == "opacity")
    return number(own.get("opacity", "1")) * cleared


def _scale(own: Mapping[str, str]) -> float:
    """How much smaller the letters are shown than their size says."""
    scales = [abs(number(part)) for part in own.get("scale", "").split()]
    for name, arguments in functions(own.get("transform", "")):
        values = [number(one) for one in arguments]
        if name.startswith("scale"):
            scales += map(abs, values)
        elif name == "matrix":
            a, b, c, d, *_ = (*values, 1.0, 1.0, 1.0, 1.0)
            scales.append(abs(a * d - b * c) ** 0.5)
    return min(scales, default=1.0)
