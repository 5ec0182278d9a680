"""Declarations of CSS → the properties that bear on words, shorthands taken apart."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

import tinycss2
from tinycss2.ast import Node

from pipeline.read.colours import WHITE, colour_of, is_faint
from pipeline.read.html.lengths import four_sides

INHERITED: Final = frozenset({
    "-webkit-text-fill-color", "color", "direction", "letter-spacing", "line-height", "list-style-type", "quotes", "text-transform",
    "unicode-bidi", "visibility", "white-space", "writing-mode",
})  # fmt: skip
_OWN: Final = frozenset({
    "-webkit-line-clamp", "-webkit-text-security", "-webkit-text-stroke", "animation-name", "background", "background-color", "background-image", "background-position", "background-repeat", "background-size", "border", "border-bottom", "border-top", "bottom", "box-shadow", "box-sizing", "caption-side", "clip",
    "clip-path", "contain", "content", "content-visibility", "counter-increment", "counter-reset", "counter-set", "display",
    "filter", "flex-direction", "flex-wrap", "float", "font-size", "font-feature-settings", "font-size-adjust", "font-variant-position", "grid-area", "grid-auto-flow",
    "grid-row", "grid-row-end", "grid-row-start", "height", "left", "margin-bottom", "margin-left", "margin-right", "margin-top", "mask", "mask-image",
    "max-height", "max-width", "mix-blend-mode", "offset-path", "opacity", "order", "outline-offset",
    "overflow", "padding-left", "padding-right", "padding-top", "position", "right", "rotate", "scale", "text-decoration-line", "text-indent", "text-underline-offset", "top", "transform",
    "translate", "vertical-align", "width", "word-spacing", "z-index", "zoom",
})  # fmt: skip
_KNOWN: Final = INHERITED | _OWN
_LOGICAL: Final = {
    "block-size": "height", "inline-size": "width", "inset-block": "top", "inset-block-end": "bottom",
    "inset-block-start": "top", "inset-inline": "left", "inset-inline-end": "right", "inset-inline-start": "left",
    "line-clamp": "-webkit-line-clamp", "margin-block": "margin-top", "margin-block-end": "margin-bottom", "margin-block-start": "margin-top",
    "margin-inline": "margin-left", "margin-inline-end": "margin-right",
    "margin-inline-start": "margin-left", "padding-inline-end": "padding-right", "padding-inline-start": "padding-left",
    "padding-block": "padding-top", "padding-block-start": "padding-top", "max-block-size": "max-height",
    "max-inline-size": "max-width", "overflow-x": "overflow", "overflow-y": "overflow",
    "-webkit-mask": "mask", "-webkit-mask-image": "mask-image",
}  # fmt: skip
"""Names for the same property, in a text that runs from left to right; of two sides the first."""
_ALSO_KNOWN: Final = frozenset({
    "aspect-ratio", "backdrop-filter", "-webkit-backdrop-filter", "background-clip", "-webkit-background-clip", "color-scheme",
    "columns", "gap", "grid", "grid-template-columns", "hyphens", "object-fit", "scroll-behavior", "text-wrap",
})  # fmt: skip
"""Other properties that pages ask for, and browsers have."""
GLOBAL: Final = frozenset({"inherit", "initial", "revert", "revert-layer", "unset"})
"""Values that any property may have."""
_VALUES: Final = {
    "display": re.compile(
        r"(?:(?:block|inline|run-in|flow|flow-root|table|flex|grid|ruby|math|list-item)\s*)+|none|contents"
        r"|table-[a-z-]+|inline-[a-z]+|ruby-[a-z-]+|-webkit-[a-z-]+|-moz-[a-z-]+|-ms-[a-z]+|[a-z]+\(.*"
    ),
    "visibility": re.compile(r"visible|hidden|collapse|[a-z]+\(.*"),
    "opacity": re.compile(r"[+-]?[0-9.]+(?:e[+-]?[0-9]+)?%?|[a-z]+\(.*"),
    "font-size": re.compile(
        r"(?:xx?-|xxx-)?(?:small|large)|medium|smaller|larger|math|[+]?[0-9.]+(?:[a-z]+|%)?|[a-z]+\(.*"
    ),
    "color": re.compile(
        r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})|[a-z]+|(?!rgb|hs)[a-z-]+\(.*|[a-z]+\(.*[0-9].*|[a-z]+\(\s*from\b.*"
    ),
}
"""What a value of a property has to be: another is no declaration, and one before it stands."""
_COLOURS: Final = re.compile(r"#[0-9a-fA-F]+|[a-z-]+\([^()]*\)|[a-zA-Z]+")
_FONT_SIZE: Final = re.compile(
    r"(?<![\w.])([0-9.]+(?:px|pt|r?em|%|pc|in|cm|mm)|(?:xx?-)?small|medium|(?:xx?-)?large|0)(?![\w.])"
)


_LINE_HEIGHT: Final = re.compile(r"/\s*([0-9.]+[a-z%]*)")
_MAIN: Final = {
    "animation": "animation-name", "flex-flow": "flex-direction", "list-style": "list-style-type",
    "text-decoration": "text-decoration-line",
}  # fmt: skip
"""Of a shorthand the property that bears on words; its whole value is kept."""


def is_known(name: str, value: str) -> bool:
    """Whether browsers have a property of this name that takes this value, as far as it is known here."""
    name = _LOGICAL.get(name, name)
    return name.startswith("--") or (name in _KNOWN | _ALSO_KNOWN and _is_value(name, value))


def declarations_of(content: str | Iterable[Node]) -> Iterator[tuple[str, str, bool]]:
    """The name and the value of each declaration that bears on words, and whether it is important."""
    for item in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if item.type == "declaration":
            value = tinycss2.serialize(item.value).strip()
            for one, part in (
                *_whole_ground(item.lower_name, value),
                *_longhands(item.lower_name, value),
            ):
                one = _LOGICAL.get(one, one)  # noqa: PLW2901 - one property under its plain name
                written = part if '"' in part else part.lower()
                if (one in _KNOWN and _is_value(one, written)) or one.startswith("--"):
                    yield one, written, item.important


def _whole_ground(name: str, value: str) -> Iterator[tuple[str, str]]:
    """A ground as it is written, of which a part may be a line."""
    if name in {"background", "background-image"}:
        yield "background", value


def _is_value(name: str, value: str) -> bool:
    form = _VALUES.get(name)
    if form is None or value in GLOBAL or "var(" in value:
        return True
    known = form.fullmatch(value) is not None
    named = name == "color" and value.isalpha() and value != "currentcolor"
    return known and not (named and colour_of(value) is None)


def _longhands(name: str, value: str) -> Iterator[tuple[str, str]]:
    """What bears on words of a shorthand (`background`, `font`), or the property itself."""
    if name == "all":
        yield from ((one, value) for one in _KNOWN - {"direction", "unicode-bidi"})
    elif name in {"background", "background-image"} and (colour := _colour_of_gradient(value)):
        yield "background-image", "none"
        yield "background-color", colour
    elif name == "background" and "var(" in value:
        yield "background-color", value
    elif name == "background":
        yield "background-image", "some" if re.search(r"url\(|gradient\(", value) else "none"
        parts = re.findall(r"[\w-]+\([^()]*\)|[^\s()]+", value)
        yield "background-color", next(filter(_is_colour, parts), "transparent")
    elif name == "font":
        size = _FONT_SIZE.search(value.lower())
        yield "font-size", size[1] if size else "medium"
        tall = _LINE_HEIGHT.search(value.lower())
        yield "line-height", tall[1] if tall else "normal"
    elif name == "list-style-image" and value != "none":
        yield "list-style-type", value
    elif name in {"inset-block", "inset-inline", "margin-block", "margin-inline", "padding-block"}:
        yield _LOGICAL[name], value.partition(" ")[0]
    elif name in {"inset", "margin", "padding"}:
        yield from _of_sides(name, value)
    elif name in _MAIN:
        yield _MAIN[name], value
    else:
        yield name, value


def _is_colour(part: str) -> bool:
    return part.lower() == "currentcolor" or colour_of(part) is not None


def _of_sides(name: str, value: str) -> Iterator[tuple[str, str]]:
    """The four sides of a shorthand: top, right, bottom, left; a missing one is as its opposite."""
    sides = re.findall(r"[\w.%+-]+(?:\([^()]*\))?", value) or ["auto"]
    for side, one in zip(("top", "right", "bottom", "left"), four_sides(sides), strict=False):
        yield (side if name == "inset" else f"{name}-{side}"), one


def _colour_of_gradient(value: str) -> str:
    """A colour that all of a gradient is alike; empty where one is not known, and of a tile that leaves room."""
    found = re.search(r"gradient\((.*)\)([^()]*)", value, re.DOTALL)
    named = [one for one in _COLOURS.findall(found[1]) if one not in _NO_COLOURS] if found else []
    colours = list(filter(None, map(colour_of, named)))
    known = found and len(colours) == len(named) > 0 and "/" not in found[2]
    return (
        named[0]
        if known and all(is_faint(one.over(WHITE), colours[0].over(WHITE)) for one in colours)
        else ""
    )


_NO_COLOURS: Final = frozenset(
    {"at", "bottom", "center", "circle", "deg", "ellipse", "left", "right", "to", "top", "px"}
)
