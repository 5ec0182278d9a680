"""Why the words of a paragraph, a row, a cell or a shape are not seen, whatever their letters look like."""

from typing import Final

from lxml.etree import _Element

from pipeline.read.docx.wordml import attribute, child, is_on, is_on_attribute, number
from pipeline.read.geometry import Appearance

_LEAST_HEIGHT: Final = 60
"""Twentieths of a point below which a line or a row shows nothing."""
_FARTHEST: Final = 10_000
"""Twentieths of a point to the left of its place where nothing is on the page."""


def of_paragraph(properties: _Element | None) -> Appearance | None:
    """Whether a paragraph is off the page, or in lines so low that nothing of it is seen."""
    spacing, indent, frame = (child(properties, name) for name in ("spacing", "ind", "framePr"))
    places = (number(indent, name) or 0 for name in ("left", "start", "firstLine", "hanging"))
    if any(abs(place) > _FARTHEST for place in places):
        return Appearance.OUTSIDE
    lines, box = ("lineRule", "line", spacing), ("hRule", "h", frame)
    is_low = any(_is_low(node, rule, height) for rule, height, node in (lines, box))
    return Appearance.TINY if is_low else None


def of_row(properties: _Element | None) -> Appearance | None:
    """Whether a row was deleted, is hidden, or is too low to show anything."""
    if child(properties, "del") is not None:
        return Appearance.DELETED
    is_low = _is_low(child(properties, "trHeight"), "hRule", "val")
    return Appearance.HIDDEN if is_low or is_on(child(properties, "hidden")) else None


def of_cell(properties: _Element | None) -> Appearance | None:
    """Whether a cell was deleted, or the one above or before it covers it.

    A cell that is merged without a word on it goes on with another (ECMA-376, part 1, 17.4).
    """
    if child(properties, "cellDel") is not None:
        return Appearance.DELETED
    merged = (child(properties, name) for name in ("vMerge", "hMerge"))
    covered = any(one is not None and attribute(one) != "restart" for one in merged)
    return Appearance.HIDDEN if covered else None


def is_hidden_shape(shape: _Element) -> bool:
    """Whether a shape, and a text box in it, is not shown."""
    style = (shape.get("style") or "").replace(" ", "").lower()
    shown = "visibility:hidden" not in style and "display:none" not in style
    return not shown or is_on_attribute(child(shape, "docPr"), "hidden")


def may_cover(shape: _Element) -> bool:
    """Whether a shape in front of the text, filled and without words of its own, may lie over some."""
    if next(shape.iter("{*}txbxContent"), None) is not None:
        return False
    style = (shape.get("style") or "").replace(" ", "")
    if "position:absolute" in style:  # VML, which fills a shape unless it is told not to
        return "z-index:-" not in style and shape.get("filled") not in {"f", "false"}
    anchor = next(shape.iterancestors("{*}anchor"), None)
    in_front = anchor is not None and not is_on_attribute(anchor, "behindDoc")
    filled = child(child(shape, "spPr"), "solidFill") is not None
    return in_front and filled and child(anchor, "wrapNone") is not None


def _is_low(node: _Element | None, rule: str, height: str) -> bool:
    value = number(node, height)
    return attribute(node, rule) == "exact" and value is not None and value < _LEAST_HEIGHT
