"""Whether the conditions of a style sheet hold: Media Queries 4, CSS Conditional Rules 3.

A page is read as an ordinary screen shows it. What this cannot tell is None: such a rule may apply or not.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Final

import cssselect2
import tinycss2
from tinycss2.ast import Node

from pipeline.read.html.declarations import is_known
from pipeline.read.html.lengths import MEDIUM, at_commas, number, pixels

WIDTH: Final = 1280
"""Pixels across the screen that rules for narrow and wide screens are read for."""
_MEASURES: Final = {
    "aspect-ratio": 16 / 9, "color": 8.0, "device-pixel-ratio": 1.0, "device-width": float(WIDTH), "height": 720.0,
    "monochrome": 0.0, "resolution": 96.0, "width": float(WIDTH),
}  # fmt: skip
"""What is measured of the screen; a resolution in dots per inch."""
_STATES: Final = {
    "any-hover": "hover", "any-pointer": "fine", "color-gamut": "srgb", "display-mode": "browser", "forced-colors": "none",
    "grid": "0", "hover": "hover", "inverted-colors": "none", "orientation": "landscape", "pointer": "fine",
    "prefers-color-scheme": "light", "prefers-contrast": "no-preference", "prefers-reduced-data": "no-preference",
    "prefers-reduced-motion": "no-preference", "prefers-reduced-transparency": "no-preference", "scripting": "enabled",
    "update": "fast", "-ms-high-contrast": "none",
}  # fmt: skip
_OF_OTHERS: Final = re.compile(r"-ms-|-moz-|-webkit-touch-callout")
"""How properties begin that some browser alone has."""
_DOTS: Final = {"dpi": 1.0, "dpcm": 2.54, "dppx": 96.0, "x": 96.0}
_WORDS: Final = frozenset({"and", "not", "only", "or"})
_BOUND: Final = re.compile(
    r"(?:-webkit-)?(?P<side>min-|max-)?(?P<name>[a-z-]+)(?:\s*:\s*(?P<value>.+))?", re.DOTALL
)
_SIGNS: Final = re.compile(r"([<>]=?|=)")


def media_apply(media: str) -> bool | None:
    """Whether a list of media queries holds for an ordinary screen."""
    nodes = tinycss2.parse_component_value_list(media.lower(), skip_comments=True)
    found = [
        condition_holds(query, _of_screen) for query in at_commas(nodes) if _without_blanks(query)
    ]
    return _any_holds(found) if found else True


def condition_holds(nodes: Iterable[Node], of_one: Callable[[Node], bool | None]) -> bool | None:
    """Whether a condition of `not`, `and`, `or` and brackets holds; `of_one` tells it of what stands alone."""
    parts = _without_blanks(nodes)
    words = [part.lower_value for part in parts if part.type == "ident"]
    found = [
        condition_holds(part.content, of_one) if _holds_others(part) else of_one(part)
        for part in parts
        if part.type != "ident" or part.lower_value not in _WORDS
    ]
    result = _any_holds(found) if "or" in words else _all_hold(found)
    return not result if words[:1] == ["not"] and result is not None else result


def _without_blanks(nodes: Iterable[Node]) -> list[Node]:
    return [node for node in nodes if node.type != "whitespace"]


def _holds_others(node: Node) -> bool:
    """Whether brackets hold further conditions and no feature."""
    inside = _without_blanks(node.content)[:2] if node.type == "() block" else []
    return any(one.type == "() block" for one in inside)


def _any_holds(found: Sequence[bool | None]) -> bool | None:
    return True if True in found else None if None in found else False


def _all_hold(found: Sequence[bool | None]) -> bool | None:
    return False if False in found else None if None in found else True


def _of_screen(node: Node) -> bool | None:
    """Whether a kind of media or a feature is that of an ordinary screen."""
    if node.type == "ident":
        return node.lower_value in {"all", "screen"}
    written = tinycss2.serialize(node.content).strip() if node.type == "() block" else ""
    first, *rest = _SIGNS.split(written)
    if rest:
        sides = [first, *rest[1::2]]
        return _all_hold(
            [
                _comparison_holds(a, sign, b)
                for a, sign, b in zip(sides, rest[::2], sides[1:], strict=False)
            ]
        )
    feature = _BOUND.fullmatch(written)
    if feature is None:
        return None
    name, value = feature["name"], feature["value"]
    if name in _MEASURES:
        sign = {"min-": ">=", "max-": "<="}.get(feature["side"], "=")
        return _comparison_holds(name, sign, value) if value else _MEASURES[name] > 0
    if name in _STATES:
        return (
            _STATES[name] == value if value else _STATES[name] not in {"none", "no-preference", "0"}
        )
    return None


def _comparison_holds(left: str, sign: str, right: str) -> bool | None:
    a, b = _measure(left.strip()), _measure(right.strip())
    if a is None or b is None:
        return None
    return (a == b and "=" in sign) or (a < b if "<" in sign else a > b and ">" in sign)


def _measure(written: str) -> float | None:
    """A feature of the screen or a value that it is compared with."""
    if written in _MEASURES:
        return _MEASURES[written]
    value, _, share = written.partition("/")
    if share:
        return number(value) / (number(share) or 1)
    dots = re.fullmatch(r"([0-9.]+)(dpi|dpcm|dppx|x)", written)
    if dots:
        return float(dots[1]) * _DOTS[dots[2]]
    found = pixels(written, MEDIUM, float("nan"))
    return None if found != found else found  # noqa: PLR0124 - only what is no number differs from itself


def is_supported(node: Node) -> bool | None:
    """Whether browsers know a declaration or a selector that a page asks for."""
    if node.type == "function" and node.lower_name == "selector":
        return _is_selector(tinycss2.serialize(node.arguments))
    content = node.content if node.type == "() block" else getattr(node, "arguments", ())
    words = [one for one in tinycss2.parse_blocks_contents(content) if one.type == "declaration"]
    if not words:
        return condition_holds(content, is_supported) if _without_blanks(content) else None
    name, value = words[0].lower_name, tinycss2.serialize(words[0].value).strip().lower()
    return True if is_known(name, value) else False if _OF_OTHERS.match(name) else None


def _is_selector(written: str) -> bool | None:
    try:
        return bool(cssselect2.compile_selector_list(written))
    except cssselect2.SelectorError:
        return None
