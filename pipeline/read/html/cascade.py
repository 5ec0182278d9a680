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
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from lxml.etree import _Element
    from tinycss2.ast import Node

    Declarations = Iterable[tuple[str, str, bool]]
    """Name, value, and whether it is important."""

WIDTH: Final = 1280
"""Pixels across the screen that rules for narrow and wide screens are read for."""
INHERITED: Final = frozenset({
    "-webkit-text-fill-color", "color", "direction", "letter-spacing", "list-style-type", "quotes", "text-transform",
    "unicode-bidi", "visibility", "white-space", "writing-mode",
})  # fmt: skip
_OWN: Final = frozenset({
    "-webkit-line-clamp", "-webkit-text-security", "animation-name", "background-color", "background-image", "bottom", "caption-side", "clip",
    "clip-path", "content", "content-visibility", "counter-increment", "counter-reset", "counter-set", "display",
    "filter", "flex-direction", "float", "font-size", "font-variant-position", "grid-area", "grid-row", "grid-row-start",
    "height", "left", "margin-left", "margin-top", "mask", "mask-image", "max-height", "max-width", "opacity", "order",
    "overflow", "position", "right", "rotate", "scale", "text-decoration-line", "text-indent", "top", "transform",
    "translate", "vertical-align", "width", "zoom",
})  # fmt: skip
_KNOWN: Final = INHERITED | _OWN
_INITIAL: Final = {
    "color": "canvastext",
    "display": "inline",
    "opacity": "1",
    "visibility": "visible",
}
_LOGICAL: Final = {
    "inset-block-end": "bottom", "inset-block-start": "top", "inset-inline-end": "right",
    "inset-inline-start": "left", "line-clamp": "-webkit-line-clamp", "margin-block-start": "margin-top",
    "margin-inline-start": "margin-left", "overflow-x": "overflow", "overflow-y": "overflow",
    "-webkit-mask": "mask", "-webkit-mask-image": "mask-image",
}  # fmt: skip
"""Names for the same property, in a text that runs from left to right."""
_GLOBAL: Final = frozenset({"inherit", "initial", "revert", "revert-layer", "unset"})
_VALUES: Final = {
    "display": re.compile(
        r"(?:(?:block|inline|run-in|flow|flow-root|table|flex|grid|ruby|math|list-item)\s*)+|none|contents"
        r"|table-[a-z-]+|inline-[a-z]+|ruby-[a-z-]+|-webkit-[a-z-]+|-moz-[a-z-]+|-ms-[a-z]+"
    ),
    "visibility": re.compile(r"visible|hidden|collapse"),
    "opacity": re.compile(r"[+-]?[0-9.]+(?:e[+-]?[0-9]+)?%?|calc.*"),
    "font-size": re.compile(
        r"(?:xx?-|xxx-)?(?:small|large)|medium|smaller|larger|math|[+]?[0-9.]+(?:[a-z]+|%)?|[a-z]+\(.*"
    ),
    "color": re.compile(
        r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})|[a-z]+|(?!rgb|hs)[a-z-]+\(.*|[a-z]+\(.*[0-9].*"
    ),
}
"""What a value of a property has to be: another is no declaration, and one before it stands."""
_MEDIA: Final = frozenset({"", "all", "screen"})
_FEATURE: Final = re.compile(r"\(([^()]*)\)")
_LENGTH: Final = re.compile(r"([0-9.]+)(px|r?em)?")
_BOUND: Final = re.compile(r"(min|max)-width\s*:\s*(.+)")
_OF_THE_SCREEN: Final = frozenset({
    "any-hover: hover", "any-pointer: fine", "color", "hover", "hover: hover", "orientation: landscape",
    "pointer", "pointer: fine", "prefers-color-scheme: light", "prefers-contrast: no-preference",
    "prefers-reduced-motion: no-preference", "scripting: enabled", "update: fast",
})  # fmt: skip
"""What else holds for an ordinary screen; anything else does not."""
_EM: Final = 16.0
_DATA: Final = re.compile(r"data:text/css(?:;charset=[\w-]+)?(;base64)?,(.*)", re.DOTALL)
_COLOURS: Final = re.compile(r"#[0-9a-fA-F]+|[a-z-]+\([^()]*\)|[a-zA-Z]+")
_FONT_SIZE: Final = re.compile(
    r"(?<![\w.])([0-9.]+(?:px|pt|r?em|%|pc|in|cm|mm)|(?:xx?-)?small|medium|(?:xx?-)?large|0)(?![\w.])"
)
_FONT_SIZES: Final = ("x-small", "small", "medium", "large", "x-large", "xx-large", "xxx-large")
"""What the sizes 1 to 7 of the `font` element are."""
_GROUPS: Final = frozenset({"layer", "media", "scope", "supports"})
_FADING: Final = re.compile(r"opacity|visibility|display|color|transform|font-size|clip")
"""Properties by which words may be seen or unseen."""
_IN_DOUBT: Final = (("animation-name", "@container", False),)
"""Stands for what only a layout tells, as an animation does."""


class Declared(NamedTuple):
    """Property → value of an element, and of what style sheets put before, after and in its place."""

    own: Mapping[str, str]
    before: Mapping[str, str]
    after: Mapping[str, str]
    marker: Mapping[str, str]
    first: Mapping[str, str]
    """Of its first letter or line."""


class _Sheets:
    """The rules of the style sheets of a page."""

    def __init__(self, sheet_at: Callable[[str], str]) -> None:
        self._sheet_at = sheet_at
        self.matcher = cssselect2.Matcher()
        self.layers: dict[str, int] = {}
        """The rank of each layer, in the order in which they are first named."""
        self.fading = {"@container"}
        """Animations that may make words seen or unseen."""

    def at(self, address: str | None) -> str:
        """The style sheet of an address, which may hold it itself; nothing where it is not at hand."""
        address = (address or "").strip()
        found = _DATA.fullmatch(address)
        if found is None:
            return self._sheet_at(address)
        content = unquote_to_bytes(found[2])
        with suppress(ValueError):
            content = b64decode(content) if found[1] else content
        return content.decode("utf-8", "replace")


def declared(page: _Element, sheet_at: Callable[[str], str]) -> Iterator[tuple[_Element, Declared]]:
    """What is declared for each element of a page, in their order; `sheet_at` gives a sheet of an address."""
    known = _Sheets(sheet_at)
    for sheet in _own_sheets(page, known):
        _add(known, _rules(sheet), "")
    for wrapper in cssselect2.ElementWrapper.from_html_root(page).iter_subtree():
        yield wrapper.etree_element, _declared(wrapper, known)


def _own_sheets(page: _Element, known: _Sheets) -> Iterator[str]:
    """The style sheets of a page: elements, and links to those that are at hand."""
    for sheet in page.iter("style", "link"):
        kind, relation = (sheet.get(name) or "" for name in ("type", "rel"))
        # An alternate style sheet applies only where a person picks it.
        is_css = kind.strip().lower() in {"", "text/css"} and "alternate" not in relation.lower()
        if is_css and _applies(sheet.get("media") or ""):
            yield (sheet.text or "") if sheet.tag == "style" else known.at(sheet.get("href"))


def _rules(content: str | Iterable[Node]) -> list[Node]:
    return list(tinycss2.parse_rule_list(content, skip_comments=True, skip_whitespace=True))


def _add(known: _Sheets, rules: Iterable[Node], layer: str) -> None:
    for rule in rules:
        if rule.type == "qualified-rule":
            _add_rule(known, rule, layer)
        elif rule.type == "at-rule" and rule.lower_at_keyword == "layer":
            _add_layer(known, rule, layer)
        elif rule.type == "at-rule":
            _add_at_rule(known, rule, layer)


def _add_layer(known: _Sheets, rule: Node, layer: str) -> None:
    # A layer has its rank from where it is first named, be it empty there (CSS Cascading 5).
    names = [f"{layer}.{name.strip()}" for name in tinycss2.serialize(rule.prelude).split(",")]
    for name in names:
        known.layers.setdefault(name, len(known.layers))
    _add(known, _rules(rule.content or ()), names[0])


def _add_at_rule(known: _Sheets, rule: Node, layer: str) -> None:
    keyword, prelude = rule.lower_at_keyword, tinycss2.serialize(rule.prelude).strip()
    inside = [one for one in _rules(rule.content or ()) if one.type == "qualified-rule"]
    if keyword == "import":
        _add(known, _rules(known.at(_imported(rule.prelude))), layer)
    elif keyword == "container":
        for one in inside:
            _add_in_doubt(known, tinycss2.serialize(one.prelude), one.content)
    elif keyword.endswith("keyframes") and _FADING.search(tinycss2.serialize(rule.content or ())):
        known.fading.add(prelude)
    elif keyword == "scope":
        around = prelude.partition(")")[0].lstrip("( ")
        for one in inside:
            _add_rule(known, one, layer, around.replace(":scope", ":root"))
    elif _is_group(rule):
        _add(known, _rules(rule.content), layer)


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
    condition = tinycss2.serialize(rule.prelude).strip().lower()
    if rule.lower_at_keyword == "supports":  # what a page asks for is taken for supported
        return not condition.startswith("not")
    return rule.lower_at_keyword != "media" or _applies(condition)


def _add_rule(known: _Sheets, rule: Node, layer: str, around: str = "", depth: int = 0) -> None:
    """Add a rule and those nested in it (CSS Nesting 1); `around` is the selector it stands in."""
    selector = _nested(tinycss2.serialize(rule.prelude).strip(), around)
    _add_declarations(known, selector, rule.content, layer)
    if depth < _DEEPEST and len(selector) < _LONGEST_SELECTOR:
        inner = tinycss2.parse_blocks_contents(
            rule.content, skip_comments=True, skip_whitespace=True
        )
        for one in inner:
            if one.type == "qualified-rule":
                _add_rule(known, one, layer, selector, depth + 1)
            elif _is_group(one):
                _add_declarations(known, selector, one.content, layer)
            elif one.type == "at-rule" and one.lower_at_keyword == "container":
                _add_in_doubt(known, selector, one.content or ())


def _nested(selector: str, around: str) -> str:
    if not around:
        return selector
    outer = f":is({around})"
    return selector.replace("&", outer) if "&" in selector else f"{outer} {selector}"


def _add_declarations(known: _Sheets, selector: str, content: Iterable[Node], layer: str) -> None:
    rank = known.layers[layer] if layer else _UNLAYERED
    _add_selectors(known, selector, (rank, tuple(_declarations(content))))


def _add_in_doubt(known: _Sheets, selector: str, content: Iterable[Node]) -> None:
    """Note that a rule may apply or not: whether a container is wide enough only a layout tells."""
    if _FADING.search(tinycss2.serialize(content)):
        _add_selectors(known, selector, (_UNLAYERED, _IN_DOUBT))


def _add_selectors(known: _Sheets, selector: str, declared: tuple[int, Declarations]) -> None:
    try:
        selectors = cssselect2.compile_selector_list(selector)
    except cssselect2.SelectorError:
        return  # as in a browser: a rule whose selector is not understood does not apply
    for one in selectors:
        known.matcher.add_selector(one, declared)


def _applies(media: str) -> bool:
    """Whether a list of media queries holds for an ordinary screen."""
    return not media.strip() or any(_query_applies(query) for query in media.lower().split(","))


def _query_applies(query: str) -> bool:
    """Whether one media query does (Media Queries 4); a feature that is not known does not hold."""
    words = _FEATURE.sub("", query).replace("only ", "").split()
    negated = words[:1] == ["not"]
    kinds = [word for word in words if word not in {"and", "not", "or"}]
    features = [_holds(" ".join(found.split())) for found in _FEATURE.findall(query)]
    features_hold = any(features) if "or" in words else all(features)
    return (_MEDIA.issuperset(kinds) and features_hold) != negated


def _holds(feature: str) -> bool:
    """Whether a feature in its brackets holds for an ordinary screen."""
    if bound := _BOUND.fullmatch(feature):
        least = _of_length(bound[2])
        return least <= WIDTH if bound[1] == "min" else least >= WIDTH
    if "width" in feature and (signs := re.findall(r"[<>]=?|=", feature)):
        sides = [
            WIDTH if "width" in one else _of_length(one)
            for one in re.split(r"[<>]?=|[<>]", feature)
        ]
        return all(map(_compared, signs, sides, sides[1:]))
    return re.sub(r"\s*:\s*", ": ", feature) in _OF_THE_SCREEN


def _compared(sign: str, left: float, right: float) -> bool:
    if left == right:
        return "=" in sign
    return left < right if "<" in sign else left > right and ">" in sign


def _of_length(text: str) -> float:
    found = _LENGTH.fullmatch(text.strip())
    if found is None:
        return float("nan")
    return float(found[1]) * (_EM if found[2] in {"em", "rem"} else 1)


def _declarations(content: str | Iterable[Node]) -> Iterator[tuple[str, str, bool]]:
    for item in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if item.type == "declaration":
            value = tinycss2.serialize(item.value).strip()
            name = _LOGICAL.get(item.lower_name, item.lower_name)
            for one, part in _longhands(name, value):
                written = part if '"' in part else part.lower()
                if (one in _KNOWN and _is_value(one, written)) or one.startswith("--"):
                    yield one, written, item.important


def _is_value(name: str, value: str) -> bool:
    form = _VALUES.get(name)
    if form is None or value in _GLOBAL or "var(" in value:
        return True
    known = form.fullmatch(value) is not None
    named = name == "color" and value.isalpha() and value != "currentcolor"
    return known and not (named and colour_of(value) is None)


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
    elif name in {"inset", "margin"}:
        yield from _of_sides(name, value)
    elif name in {"animation", "flex-flow"}:
        yield {"animation": "animation-name", "flex-flow": "flex-direction"}[name], value
    else:
        yield name, value


def _of_sides(name: str, value: str) -> Iterator[tuple[str, str]]:
    """The four sides of a shorthand: top, right, bottom, left; a missing one is as its opposite."""
    sides = re.findall(r"[\w.%+-]+(?:\([^()]*\))?", value) or ["auto"]
    for at in range(len(sides), 4):
        sides.append(sides[max(at - 2, 0)])
    for side, one in zip(("top", "right", "bottom", "left"), sides, strict=False):
        yield (side if name == "inset" else f"margin-{side}"), one


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
_UNLAYERED: Final = 1 << 30
"""The rank of rules in no layer, above all layers."""


def _declared(wrapper: cssselect2.ElementWrapper, known: _Sheets) -> Declared:
    element = wrapper.etree_element
    found: dict[str, list[tuple[str, str, bool]]] = {"": list(_hints(element))}
    matches = known.matcher.match(wrapper)
    for _, _, pseudo, (_, declarations) in sorted(matches, key=lambda match: match[3][0]):
        found.setdefault(pseudo or "", []).extend(declarations)
    if inline := element.get("style"):
        found[""].extend(_declarations(inline))
    first = [*found.get("first-line", ()), *found.get("first-letter", ())]
    own, before, after, marker, of_first = map(
        _cascaded,
        (found[""], *(found.get(name, ()) for name in ("before", "after", "marker")), first),
    )
    if known.fading.isdisjoint((own.get("animation-name") or "").split()):
        own.pop("animation-name", None)
    return Declared(own, before, after, marker, of_first)


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


def with_globals(own: Mapping[str, str], tag_display: str) -> dict[str, str]:
    """The properties with `initial`, `inherit`, `unset` and `revert` put as what they stand for."""
    found = {}
    for name, value in own.items():
        if value not in _GLOBAL:
            found[name] = value
        elif name == "display":
            found[name] = tag_display if value.startswith("revert") else "inline"
        elif name in _INITIAL and (value == "initial" or name not in INHERITED):
            found[name] = _INITIAL[name]
    return found
