"""What a browser makes of each element: whether its words are seen, and how they are set."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from pipeline.read.colours import BLACK, WHITE, Colour, colour_of, is_faint, unseen
from pipeline.read.geometry import Appearance
from pipeline.read.html.cascade import INHERITED, declared

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lxml.etree import _Element

_BLOCKS: Final = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "dir", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hgroup", "hr", "html", "legend", "listing", "main", "menu", "nav", "ol", "p", "plaintext",
    "pre", "search", "section", "summary", "ul", "xmp",
})  # fmt: skip
_DISPLAYS: Final = {
    "caption": "block", "li": "list-item", "table": "table", "tbody": "block", "td": "table-cell",
    "tfoot": "block", "th": "table-cell", "thead": "block", "tr": "table-row",
}  # fmt: skip
_NEVER_SHOWN: Final = frozenset({
    "audio", "canvas", "datalist", "head", "iframe", "meter", "noembed", "noframes", "noscript", "object",
    "optgroup", "option", "progress", "rp", "select", "style", "script", "template", "title", "video",
})  # fmt: skip
_STRUCK: Final = frozenset({"del", "s", "strike"})
_PRESERVING: Final = frozenset({"break-spaces", "pre", "pre-line", "pre-wrap"})
_PREFORMATTED: Final = frozenset({"listing", "plaintext", "pre", "xmp"})
_OUT_OF_FLOW: Final = frozenset({"absolute", "fixed"})
_TINIEST: Final = 4.0
"""Pixels below which nobody reads a letter."""
_FAR: Final = -400.0
"""Pixels to the left or above at which nothing can be scrolled to."""
_MEDIUM: Final = 16.0
_SIZES: Final = {
    "xx-small": 9.0, "x-small": 10.0, "small": 13.0, "medium": 16.0, "large": 18.0, "x-large": 24.0,
    "xx-large": 32.0, "xxx-large": 48.0, "smaller": 13.0, "larger": 19.0,
}  # fmt: skip
_UNITS: Final = {"px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 9.6 / 2.54}
_LENGTH: Final = re.compile(r"(?P<number>[+-]?[0-9]*\.?[0-9]+)(?P<unit>[a-z%]*)")
_STRING: Final = re.compile(r'"((?:[^"\\]|\\.)*)"')
_NOTHING_LEFT: Final = re.compile(
    r"scale[xy]?\(\s*0(?:\.0*)?\s*[,)]|inset\(\s*(?:[5-9]\d|100)%\s*\)|circle\(\s*0|polygon\(\s*\)"
    r"|rect\((?:\s*[01](?:px)?\s*,?){4}\)|opacity\(\s*0(?:\.0*)?%?\s*\)"
)


@dataclass(frozen=True, slots=True)
class ElementStyle:
    """How the words of an element are set, and why they are not seen where they are not."""

    display: str = "inline"
    appearance: Appearance | None = None
    raised: int = 0
    """1 above the line, -1 below it, else 0."""
    keeps_lines: bool = False
    """Whether line ends of the markup are line ends on the page."""
    transform: str = "none"
    marker: str = ""
    """What marks the items of a list, by its name in CSS, a string in its quotes."""
    before: str = ""
    after: str = ""
    """Words that a style sheet puts before and after those of the markup."""
    backwards: bool = False
    """Whether the letters are shown from the last to the first."""
    moved: bool = False
    """Whether the words may be seen elsewhere than where the markup has them."""


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """What an element takes from those that it stands in."""

    values: Mapping[str, str] = field(default_factory=dict)
    size: float = _MEDIUM
    ground: Colour | None = WHITE
    """The colour beneath; None where a picture is."""
    hidden: Appearance | None = None
    """Why nothing in here is seen, whatever it declares itself."""
    opacity: float = 1.0
    raised: int = 0
    keeps_lines: bool = False
    moved: bool = False


def styles(page: _Element, sheets: Iterable[str] = ()) -> dict[_Element, ElementStyle]:
    """The style of every element of a page; `sheets` are style sheets that it names elsewhere."""
    found: dict[_Element, ElementStyle] = {}
    around: dict[_Element, _Surroundings] = {}
    for element, (declares, before, after) in declared(page, sheets):
        parent = element.getparent()
        outer = _Surroundings() if parent is None else around.get(parent, _Surroundings())
        own = _resolved(declares, outer.values)
        display = _display(element, own)
        inner = _surroundings(outer, element, own, display)
        around[element] = inner
        found[element] = ElementStyle(
            display=display,
            appearance=inner.hidden or _folded(element) or _unpainted(inner),
            raised=inner.raised,
            keeps_lines=inner.keeps_lines,
            transform=inner.values.get("text-transform", "none"),
            marker=inner.values.get("list-style-type", ""),
            before=_content(before, element),
            after=_content(after, element),
            backwards=_is_backwards(element, inner.values),
            moved=inner.moved or _counts(before) or _counts(after),
        )
    return found


def _resolved(own: Mapping[str, str], outer: Mapping[str, str]) -> Mapping[str, str]:
    """The properties of an element with its variables put in (CSS Custom Properties 1)."""
    if not any("var(" in value for value in own.values()):
        return own
    known = {**outer, **own}

    def put(found: re.Match[str]) -> str:
        return known.get(found[1], (found[2] or "").strip())

    resolved = {}
    for name, value in own.items():
        for _ in range(_MOST_VARIABLES):
            if "var(" not in value:
                break
            value = _VARIABLE.sub(put, value)[:_LONGEST_VALUE]  # noqa: PLW2901 - a value of variables of variables
        resolved[name] = value
    return resolved


_VARIABLE: Final = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,([^()]*(?:\([^()]*\)[^()]*)*))?\)")
_MOST_VARIABLES: Final = 8
_LONGEST_VALUE: Final = 1000


def _display(element: _Element, own: Mapping[str, str]) -> str:
    """One of inline, block, list-item, table, table-row, table-cell, none."""
    tag = str(element.tag)
    usual = _DISPLAYS.get(tag, "block" if tag in _BLOCKS else "inline")
    named = own.get("display", usual).partition(" ")[0]
    hiding = element.get("hidden") is not None or element.get("popover") is not None
    if tag in _NEVER_SHOWN or (named == usual and hiding) or element.get("hidden") == "until-found":
        return "none"
    if named in {"none", "inline", "block", "list-item", "table", "table-row", "table-cell"}:
        return named
    return "inline" if named.startswith(("inline", "contents", "ruby")) else "block"


def _surroundings(
    outer: _Surroundings, element: _Element, own: Mapping[str, str], display: str
) -> _Surroundings:
    inherited = {k: v for k, v in own.items() if k in INHERITED or k.startswith("--")}
    values = {**outer.values, **{k: v for k, v in inherited.items() if v != "inherit"}}
    size = _size(own.get("font-size", ""), outer.size) * _number(own.get("zoom", "1"))
    keeps = values.get("white-space")
    return _Surroundings(
        values=values,
        size=size,
        ground=_ground(outer, own),
        hidden=outer.hidden or _hidden(element, own, display, size),
        opacity=outer.opacity * _number(own.get("opacity", "1")),
        raised=(_raised(element, own) or outer.raised) if display == "inline" else 0,
        keeps_lines=keeps in _PRESERVING if keeps else _preformatted(outer, element),
        moved=outer.moved or _moves(own),
    )


def _preformatted(outer: _Surroundings, element: _Element) -> bool:
    return outer.keeps_lines or element.tag in _PREFORMATTED


def _hidden(
    element: _Element, own: Mapping[str, str], display: str, size: float
) -> Appearance | None:
    """Why nothing in an element is seen, if so."""
    holder = element.getparent()
    if display == "none" or own.get("content-visibility") == "hidden":
        return Appearance.UNPAINTED
    if _NOTHING_LEFT.search(f"scale({own.get('scale', '1')})") or _NOTHING_LEFT.search(
        " ".join(own.get(p, "") for p in _CUTTING)
    ):
        return Appearance.UNPAINTED
    if holder is not None and _folded(holder) and element.tag != "summary":
        return Appearance.UNPAINTED
    if element.tag == "dialog" and element.get("open") is None and "display" not in own:
        return Appearance.UNPAINTED
    if element.tag in _STRUCK or "line-through" in own.get("text-decoration-line", ""):
        return None if own.get("text-decoration-line") == "none" else Appearance.STRUCK
    if size < _TINIEST:
        return Appearance.TINY
    if _is_outside(own, size):
        return Appearance.OUTSIDE
    masked = any(own.get(name, "none") != "none" for name in ("mask", "mask-image"))
    return Appearance.FAINT if masked else None


def _folded(element: _Element) -> Appearance | None:
    """Why the words of `details` itself are not seen: only its summary is, until it is opened."""
    closed = element.tag == "details" and element.get("open") is None
    return Appearance.UNPAINTED if closed else None


_CUTTING: Final = ("clip", "clip-path", "filter", "transform")


def _is_outside(own: Mapping[str, str], size: float) -> bool:
    """Whether a box is so far off, or so small, that nothing of it is seen."""
    placed = own.get("position") in {*_OUT_OF_FLOW, "relative"}
    sides = ("text-indent", "margin-left", "margin-top", *(("left", "top") if placed else ()))
    moves = [own.get("translate", "").split(" ")[0], *_TRANSLATED.findall(own.get("transform", ""))]
    if any(_pixels(one, size, 0.0) <= _FAR for one in (*(own.get(s, "") for s in sides), *moves)):
        return True
    cuts = own.get("overflow", "visible").split()[-1:] not in (["visible"], [])
    measures = ("width", "height", "max-width", "max-height")
    return cuts and any(_pixels(own.get(side, ""), size, 1e3) <= 1 for side in measures)


_TRANSLATED: Final = re.compile(r"translate(?:x|y|3d)?\(\s*([^,)\s]+)")


def _unpainted(inner: _Surroundings) -> Appearance | None:
    """Whether letters leave no ink, by visibility, opacity and colour."""
    values = inner.values
    if values.get("visibility") in {"hidden", "collapse"}:
        return Appearance.UNPAINTED
    named = values.get("-webkit-text-fill-color") or values.get("color", "")
    known = colour_of(named)
    if known is None and "(" in named:  # a function that is not understood
        return Appearance.FAINT
    colour = known or BLACK
    colour = colour._replace(alpha=colour.alpha * inner.opacity)
    # Where a picture lies beneath, only letters without any opacity are known to be unseen.
    ground = inner.ground or BLACK._replace(red=1 - colour.red, green=1 - colour.green)
    if unseen(colour, ground):
        return Appearance.UNPAINTED
    return Appearance.FAINT if is_faint(colour, ground) else None


def _ground(outer: _Surroundings, own: Mapping[str, str]) -> Colour | None:
    if own.get("background-image", "none") != "none":
        return None
    colour = colour_of(own.get("background-color", ""))
    if colour is None or not colour.alpha:
        return outer.ground
    return colour.over(outer.ground) if outer.ground else colour if colour.alpha == 1 else None


def _raised(element: _Element, own: Mapping[str, str]) -> int:
    align = own.get("vertical-align") or {"sup": "super", "sub": "sub"}.get(str(element.tag), "")
    if align in {"super", "sub"}:
        return 1 if align == "super" else -1
    shift = _pixels(align, _MEDIUM, 0.0)
    if own.get("position") == "relative":
        shift -= _pixels(own.get("top", ""), _MEDIUM, 0.0)
    return (shift >= _LEAST_RISE) - (shift <= -_LEAST_RISE)


_LEAST_RISE: Final = 3.0
"""Pixels above or below the line from which a letter is an index."""


def _moves(own: Mapping[str, str]) -> bool:
    """Whether what is seen stands in another order than the markup."""
    return (
        own.get("flex-direction", "").endswith("reverse")
        or own.get("order", "0") not in {"0", "initial", "unset"}
        or (own.get("position") in _OUT_OF_FLOW and ("top" in own or "left" in own))
    )


def _is_backwards(element: _Element, values: Mapping[str, str]) -> bool:
    overrides = values.get("unicode-bidi", "").endswith("override")
    return values.get("direction") == "rtl" and (element.tag == "bdo" or overrides)


def _content(own: Mapping[str, str], element: _Element) -> str:
    """The words that `content` puts there: strings and attributes; pictures put none."""
    if own.get("display") == "none" or own.get("visibility") == "hidden":
        return ""
    return "".join(
        (element.get(attribute) or "") if attribute else re.sub(r"\\(.)", r"\1", words)
        for words, attribute in _PUT.findall(own.get("content", ""))
    )


_PUT: Final = re.compile(_STRING.pattern + r"|attr\(\s*([\w-]+)\s*\)")


def _counts(own: Mapping[str, str]) -> bool:
    """Whether a style sheet puts numbers there that it counts itself; they are not read."""
    return "counter" in own.get("content", "") and own.get("display") != "none"


def _size(value: str, outer: float) -> float:
    if value in _SIZES:
        return _SIZES[value]
    return _pixels(value, outer, outer)


def _pixels(value: str, size: float, otherwise: float) -> float:
    """A length in pixels; `size` is the font's, `otherwise` stands for what is no length."""
    found = _LENGTH.fullmatch(value.strip())
    if found is None:
        return otherwise
    number, unit = float(found["number"]), found["unit"]
    if unit in {"em", "rem", "ex", "ch", "%"}:
        whole = size if unit != "rem" else _MEDIUM
        return number * whole / (100 if unit == "%" else 2 if unit in {"ex", "ch"} else 1)
    return number * _UNITS.get(unit, 10.0 if unit else 1.0)


def _number(value: str) -> float:
    found = _LENGTH.fullmatch(value.strip())
    if found is None:
        return 1.0
    return float(found["number"]) / (100 if found["unit"] == "%" else 1)
