"""The properties that style sheets and attributes declare for each element of a page.

Of the cascade (CSS Cascading 4) what bears on words is kept: author rules of `style` elements and
attributes by specificity and order, `!important` above them. Rules for other media than a screen of
ordinary width do not apply.
"""

from __future__ import annotations

import re
from base64 import b64decode
from contextlib import suppress
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import unquote_to_bytes

import cssselect2
import tinycss2

from pipeline.read.colours import colour_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lxml.etree import _Element
    from tinycss2.ast import Node

    Declarations = Iterable[tuple[str, str, bool]]
    """Name, value, and whether it is important."""

WIDTH: Final = 1280
"""Pixels across the screen that rules for narrow and wide screens are read for."""
INHERITED: Final = frozenset({
    "-webkit-text-fill-color", "color", "direction", "list-style-type", "text-transform",
    "unicode-bidi", "visibility", "white-space",
})  # fmt: skip
_OWN: Final = frozenset({
    "background-color", "background-image", "clip", "clip-path", "content", "content-visibility", "display",
    "filter", "flex-direction", "font-size", "height", "left", "margin-left", "margin-top", "mask", "mask-image", "max-height",
    "max-width", "opacity", "order", "overflow", "position", "scale", "text-decoration-line", "text-indent",
    "top", "transform", "translate", "vertical-align", "width", "zoom",
})  # fmt: skip
_KNOWN: Final = INHERITED | _OWN
_MEDIA: Final = frozenset({"all", "screen"})
_SCREENS: Final = re.compile(
    r"\(\s*(?:(min|max)-width\s*:|width\s*([<>])=?)\s*([0-9.]+)(px|r?em)\s*\)"
)
_EM: Final = 16.0
_DATA: Final = re.compile(r"data:text/css(?:;charset=[\w-]+)?(;base64)?,(.*)", re.DOTALL)
_COLOURS: Final = re.compile(r"#[0-9a-fA-F]+|[a-z-]+\([^()]*\)|[a-zA-Z]+")
_FONT_SIZE: Final = re.compile(
    r"(?<![\w.])([0-9.]+(?:px|pt|r?em|%|pc|in|cm|mm)|(?:xx?-)?small|medium|(?:xx?-)?large|0)(?![\w.])"
)
_FONT_SIZES: Final = ("x-small", "small", "medium", "large", "x-large", "xx-large", "xxx-large")
"""What the sizes 1 to 7 of the `font` element are."""
_GROUPS: Final = frozenset({"layer", "media", "supports"})


class Declared(NamedTuple):
    """Property → value of an element, and of the words that style sheets put before and after it."""

    own: Mapping[str, str]
    before: Mapping[str, str]
    after: Mapping[str, str]


def declared(page: _Element, sheets: Iterable[str]) -> Iterator[tuple[_Element, Declared]]:
    """What is declared for each element of a page, in their order; `sheets` are those it names."""
    matcher = cssselect2.Matcher()
    for sheet in (*sheets, *_own_sheets(page)):
        _add(matcher, _rules(sheet))
    for wrapper in cssselect2.ElementWrapper.from_html_root(page).iter_subtree():
        yield wrapper.etree_element, _declared(wrapper, matcher)


def _own_sheets(page: _Element) -> Iterator[str]:
    """The style sheets in a page: elements, and links that hold a sheet in their address."""
    for sheet in page.iter("style", "link"):
        if _applies(sheet.get("media") or ""):
            yield (sheet.text or "") if sheet.tag == "style" else _in_address(sheet.get("href"))


def _in_address(address: str | None) -> str:
    """The style sheet that an address holds itself; nothing where it lies elsewhere."""
    found = _DATA.fullmatch((address or "").strip())
    if found is None:
        return ""
    content = unquote_to_bytes(found[2])
    with suppress(ValueError):
        content = b64decode(content) if found[1] else content
    return content.decode("utf-8", "replace")


def _rules(content: str | Iterable[Node]) -> list[Node]:
    return list(tinycss2.parse_rule_list(content, skip_comments=True, skip_whitespace=True))


def _add(matcher: cssselect2.Matcher, rules: Iterable[Node]) -> None:
    for rule in rules:
        if rule.type == "qualified-rule":
            _add_rule(matcher, rule)
        elif _is_group(rule):
            _add(matcher, _rules(rule.content))
        elif rule.type == "at-rule" and rule.lower_at_keyword == "import":
            _add(matcher, _rules(_in_address(_imported(rule.prelude))))


def _imported(prelude: Iterable[Node]) -> str:
    """The address that an `@import` names."""
    for one in prelude:
        if one.type in {"url", "string"}:
            return str(one.value)
        if one.type == "function" and one.lower_name == "url":
            return _imported(one.arguments)
    return ""


def _is_group(rule: Node) -> bool:
    """Whether a rule holds further rules that apply."""
    if rule.type != "at-rule" or not rule.content or rule.lower_at_keyword not in _GROUPS:
        return False
    return rule.lower_at_keyword != "media" or _applies(tinycss2.serialize(rule.prelude))


def _add_rule(matcher: cssselect2.Matcher, rule: Node, around: str = "", depth: int = 0) -> None:
    """Add a rule and those nested in it (CSS Nesting 1); `around` is the selector it stands in."""
    selector = _nested(tinycss2.serialize(rule.prelude).strip(), around)
    _add_declarations(matcher, selector, rule.content)
    if depth < _DEEPEST and len(selector) < _LONGEST_SELECTOR:
        inner = tinycss2.parse_blocks_contents(
            rule.content, skip_comments=True, skip_whitespace=True
        )
        for one in inner:
            if one.type == "qualified-rule":
                _add_rule(matcher, one, selector, depth + 1)
            elif _is_group(one):
                _add_declarations(matcher, selector, one.content)


def _nested(selector: str, around: str) -> str:
    if not around:
        return selector
    outer = f":is({around})"
    return selector.replace("&", outer) if "&" in selector else f"{outer} {selector}"


def _add_declarations(matcher: cssselect2.Matcher, selector: str, content: Iterable[Node]) -> None:
    declarations = tuple(_declarations(content))
    try:
        selectors = cssselect2.compile_selector_list(selector)
    except cssselect2.SelectorError:
        return  # as in a browser: a rule whose selector is not understood does not apply
    for one in selectors:
        matcher.add_selector(one, declarations)


def _applies(media: str) -> bool:
    """Whether a list of media queries holds for an ordinary screen."""
    return not media.strip() or any(_query_applies(query) for query in media.lower().split(","))


def _query_applies(query: str) -> bool:
    words = _SCREENS.sub("", query).replace("only ", "").replace(" and ", " ").split()
    bounds = [
        (which == "min" or sign == ">", float(number) * (1 if unit == "px" else _EM))
        for which, sign, number, unit in _SCREENS.findall(query)
    ]
    return _MEDIA.issuperset(set(words) - {"and"}) and all(
        number <= WIDTH if is_least else number >= WIDTH for is_least, number in bounds
    )


def _declarations(content: str | Iterable[Node]) -> Iterator[tuple[str, str, bool]]:
    for item in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if item.type == "declaration":
            value = tinycss2.serialize(item.value).strip()
            for name, part in _longhands(item.lower_name, value):
                if name in _KNOWN or name.startswith("--"):
                    yield name, part if '"' in part else part.lower(), item.important


def _longhands(name: str, value: str) -> Iterator[tuple[str, str]]:
    """What bears on words of a shorthand (`background`, `font`), or the property itself."""
    if name == "all":
        yield "display", "inline"
    elif name in {"background", "background-image"} and (stops := _gradient(value)):
        yield "background-image", "none"
        yield "background-color", stops[0]
    elif name == "background" and "var(" in value:
        yield "background-color", value
    elif name == "background":
        yield "background-image", "some" if re.search(r"url\(|gradient\(", value) else "none"
        parts = re.findall(r"[\w-]+\([^()]*\)|[^\s()]+", value)
        yield "background-color", next((part for part in parts if colour_of(part)), "transparent")
    elif name == "font":
        size = _FONT_SIZE.search(value.lower())
        yield "font-size", size[1] if size else "medium"
    elif name in {"list-style", "text-decoration"}:
        yield f"{name}-{'type' if name == 'list-style' else 'line'}", value
    else:
        yield name, value


def _gradient(value: str) -> list[str]:
    """The colours of a gradient, the first for all of them; none where one is not known."""
    found = re.search(r"gradient\((.*)\)", value, re.DOTALL)
    named = [one for one in _COLOURS.findall(found[1]) if one not in _NO_COLOURS] if found else []
    return named if all(map(colour_of, named)) else []


_NO_COLOURS: Final = frozenset(
    {"at", "bottom", "center", "circle", "deg", "ellipse", "left", "right", "to", "top", "px"}
)
_DEEPEST: Final = 8
_LONGEST_SELECTOR: Final = 2_000
"""Characters of a selector, which nesting multiplies."""


def _declared(wrapper: cssselect2.ElementWrapper, matcher: cssselect2.Matcher) -> Declared:
    element = wrapper.etree_element
    layers: dict[str | None, list[tuple[str, str, bool]]] = {None: list(_hints(element))}
    for _, _, pseudo, declarations in matcher.match(wrapper):
        layers.setdefault(pseudo, []).extend(declarations)
    if inline := element.get("style"):
        layers[None].extend(_declarations(inline))
    return Declared(*(_cascaded(layers.get(name, ())) for name in (None, "before", "after")))


def _hints(element: _Element) -> Iterator[tuple[str, str, bool]]:
    """Attributes that stand for properties (HTML Standard, presentational hints)."""
    for attribute, name in (("bgcolor", "background-color"), ("dir", "direction")):
        if value := element.get(attribute):
            yield name, value.lower(), False
    if element.tag == "font":
        if colour := element.get("color"):
            yield "color", colour.lower(), False
        if (size := element.get("size") or "").isdecimal() and 0 < int(size) <= len(_FONT_SIZES):
            yield "font-size", _FONT_SIZES[int(size) - 1], False


def _cascaded(declarations: Declarations) -> dict[str, str]:
    found: dict[str, str] = {}
    important: set[str] = set()
    for name, value, is_important in declarations:
        if is_important or name not in important:
            found[name] = value
        if is_important:
            important.add(name)
    return found
