"""The properties that style sheets and attributes declare for each element of a page.

Of the cascade (CSS Cascading 4) what bears on words is kept: author rules of `style` elements and
attributes by specificity and order, `!important` above them.
"""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Final, NamedTuple
from urllib.parse import unquote_to_bytes

import cssselect2
import tinycss2
from lxml.etree import _Element
from tinycss2.ast import Node

from pipeline.read.html.declarations import GLOBAL, INHERITED, declarations_of
from pipeline.read.html.media import applies

Declarations = Iterable[tuple[str, str, bool]]
"""Name, value, and whether it is important."""
_INITIAL: Final = {
    "color": "canvastext",
    "display": "inline",
    "opacity": "1",
    "visibility": "visible",
}
_DATA: Final = re.compile(r"data:text/css(?:;charset=[\w-]+)?(;base64)?,(.*)", re.DOTALL)
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
        if is_css and applies(sheet.get("media") or ""):
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
    return rule.lower_at_keyword != "media" or applies(condition)


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
    _add_selectors(known, selector, (rank, tuple(declarations_of(content))))


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
        found[""].extend(declarations_of(inline))
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
        if value not in GLOBAL:
            found[name] = value
        elif name == "display":
            found[name] = tag_display if value.startswith("revert") else "inline"
        elif name in _INITIAL and (value == "initial" or name not in INHERITED):
            found[name] = _INITIAL[name]
    return found
