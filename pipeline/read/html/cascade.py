"""The properties that style sheets and attributes declare for each element of a page.

Of the cascade (CSS Cascading 5) what bears on words is kept: author rules of `style` elements and
attributes by layer, specificity and order, `!important` above them.
"""

import re
from base64 import b64decode
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Final, NamedTuple
from urllib.parse import unquote_to_bytes

import cssselect2
import tinycss2
from lxml.etree import _Element
from tinycss2.ast import Node

from pipeline.read.colours import colour_of
from pipeline.read.html.conditions import applies, holds, supported
from pipeline.read.html.declarations import GLOBAL, INHERITED, declarations_of

Declaration = tuple[str, str, bool]
"""Name, value, and whether it is important."""
Rank = tuple[int, ...]
_INITIAL: Final = {
    "color": "canvastext",
    "display": "inline",
    "opacity": "1",
    "visibility": "visible",
}
_DATA: Final = re.compile(r"data:text/css(?:;charset=[\w-]+)?(;base64)?,(.*)", re.DOTALL)
_FONT_SIZES: Final = ("x-small", "small", "medium", "large", "x-large", "xx-large", "xxx-large")
"""What the sizes 1 to 7 of the `font` element are."""
_SIZE: Final = re.compile(r"\s*([+-]?)[0-9]{1,2}")
_USUAL_SIZE: Final = 3
_MARKS: Final = {
    "1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman",
}  # fmt: skip
_LISTS: Final = {"dir": "disc", "menu": "disc", "ol": "decimal", "ul": "disc"}
_FADING: Final = re.compile(r"opacity|visibility|display|color|transform|font-size|clip")
"""Properties by which words may be seen or unseen."""
_IN_DOUBT: Final = (("animation-name", "@doubt", False),)
"""Stands for what only a layout tells, as an animation does."""
_FORGIVING: Final = re.compile(r":(?:is|where)\(([^()]*)\)")
_DEEPEST: Final = 8
_LONGEST_SELECTOR: Final = 2_000
"""Characters of a selector, which nesting multiplies."""
_LAST: Final = 1 << 30
"""The rank of what stands in no layer, or in no further one: above all layers (CSS Cascading 5)."""


class Declared(NamedTuple):
    """Property → value of an element, and of what style sheets put before, after and in its place."""

    own: Mapping[str, str]
    before: Mapping[str, str]
    after: Mapping[str, str]
    marker: Mapping[str, str]
    first: Mapping[str, str]
    """Of its first letter or line."""


class _Place(NamedTuple):
    """Where a rule stands."""

    layer: str = ""
    around: str = ""
    """The selector that it is nested in."""
    depth: int = 0
    is_doubtful: bool = False
    """Whether only a layout, or another browser, tells if it applies."""


class _Sheets:
    """The rules of the style sheets of a page."""

    def __init__(self, sheet_at: Callable[[str], str]) -> None:
        self._sheet_at = sheet_at
        self.matcher = cssselect2.Matcher()
        self.layers: dict[str, int] = {}
        """The rank of each layer, in the order in which they are first named."""
        self.fading = {"@doubt"}
        """Animations that may make words seen or unseen."""
        self.registered: list[Declaration] = []
        """What variables are where nothing sets them."""

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

    def rank(self, layer: str) -> Rank:
        """The rank of a layer: first those around it, then its own; layers in it are below it."""
        names = layer.split(".")[1:]
        paths = (".".join(names[: at + 1]) for at in range(len(names)))
        return (*(self.layers.setdefault(path, len(self.layers)) for path in paths), _LAST)


def declared(page: _Element, sheet_at: Callable[[str], str]) -> Iterator[tuple[_Element, Declared]]:
    """What is declared for each element of a page, in their order; `sheet_at` gives a sheet of an address."""
    known = _Sheets(sheet_at)
    for sheet, holds_here in _own_sheets(page, known):
        _add_sheet(known, sheet, _Place(is_doubtful=holds_here is None))
    for wrapper in cssselect2.ElementWrapper.from_html_root(page).iter_subtree():
        yield wrapper.etree_element, _declared(wrapper, known)


def _own_sheets(page: _Element, known: _Sheets) -> Iterator[tuple[str, bool | None]]:
    """The style sheets of a page, elements and links to those that are at hand; None where in doubt."""
    for sheet in page.iter("style", "link"):
        kind, relation = (sheet.get(name) or "" for name in ("type", "rel"))
        # An alternate style sheet applies only where a person picks it.
        is_css = kind.strip().lower() in {"", "text/css"} and "alternate" not in relation.lower()
        holds_here = applies(sheet.get("media") or "")
        if is_css and holds_here is not False:
            content = sheet.text if sheet.tag == "style" else known.at(sheet.get("href"))
            yield content or "", holds_here


def _add_sheet(known: _Sheets, content: str, place: _Place) -> None:
    rules = tinycss2.parse_rule_list(content, skip_comments=True, skip_whitespace=True)
    may_import = True
    for rule in rules:
        keyword = rule.lower_at_keyword if rule.type == "at-rule" else ""
        # Behind another rule an import is none (CSS Cascading 5, 2).
        may_import = may_import and keyword in {"charset", "import", "layer"}
        if keyword != "import":
            _add(known, [rule], place)
        elif may_import:
            _import(known, rule, place)


def _import(known: _Sheets, rule: Node, place: _Place) -> None:
    address, *rest = (one for one in rule.prelude if one.type != "whitespace")
    if address.type == "function":
        address = next(iter(address.arguments), address)
    layer = place.layer
    wanted: bool | None = True
    while (
        rest and getattr(rest[0], "lower_name", getattr(rest[0], "lower_value", "")) in _OF_IMPORTS
    ):
        first = rest.pop(0)
        if getattr(first, "lower_name", "") == "supports":
            wanted = supported(first)
        else:
            name = tinycss2.serialize(getattr(first, "arguments", ())).strip()
            layer += f".{name or len(known.layers)}"
    found = (wanted, applies(tinycss2.serialize(rest)))
    if False not in found and place.depth < _DEEPEST:
        known.rank(layer)
        doubtful = place.is_doubtful or None in found
        inside = _Place(layer, depth=place.depth + 1, is_doubtful=doubtful)
        _add_sheet(known, known.at(str(getattr(address, "value", ""))), inside)


_OF_IMPORTS: Final = frozenset({"layer", "supports"})


def _add(known: _Sheets, nodes: Iterable[Node], place: _Place) -> None:
    """Add rules, and those nested in them (CSS Nesting 1)."""
    for node in nodes:
        if node.type == "at-rule":
            _add_at_rule(known, node, place)
        elif node.type == "qualified-rule" and place.depth <= _DEEPEST:
            around = _nested(tinycss2.serialize(node.prelude).strip(), place.around)
            if not place.around or len(around) < _LONGEST_SELECTOR:
                _add_within(
                    known, node.content, place._replace(around=around, depth=place.depth + 1)
                )


def _add_within(known: _Sheets, content: Sequence[Node], place: _Place) -> None:
    """Add what stands in the brackets of a rule: declarations and further rules."""
    if place.around:
        _add_declarations(known, content, place)
    if any(node.type == "{} block" for node in content):
        inside = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
        _add(known, inside, place)


def _add_at_rule(known: _Sheets, rule: Node, place: _Place) -> None:
    keyword, prelude = rule.lower_at_keyword, tinycss2.serialize(rule.prelude).strip()
    content = rule.content or ()
    if keyword == "layer":
        # A layer has its rank from where it is first named, be it empty there (CSS Cascading 5).
        layers = [
            f"{place.layer}.{name.strip() or len(known.layers)}" for name in prelude.split(",")
        ]
        for layer in layers:
            known.rank(layer)
        _add_within(known, content, place._replace(layer=layers[0]))
    elif keyword == "scope":
        around = prelude.partition(")")[0].lstrip("( ").replace(":scope", ":root")
        _add_within(known, content, place._replace(around=around))
    elif keyword == "property":
        known.registered += _registered(prelude, content)
    elif keyword.endswith("keyframes") and _FADING.search(tinycss2.serialize(content)):
        known.fading.add(prelude)
    elif keyword in {"container", "media", "supports"}:
        applied = {
            "media": lambda: applies(prelude),
            "supports": lambda: holds(rule.prelude, supported),
        }.get(keyword, lambda: None)()
        if applied is not False:
            doubtful = place.is_doubtful or applied is None
            _add_within(known, content, place._replace(is_doubtful=doubtful))


def _registered(variable: str, content: Sequence[Node]) -> Iterator[Declaration]:
    """What a variable is where nothing sets it (CSS Properties and Values 1)."""
    for one in tinycss2.parse_blocks_contents(content):
        if one.type == "declaration" and one.lower_name == "initial-value":
            yield variable, tinycss2.serialize(one.value).strip().lower(), False


def _nested(selector: str, around: str) -> str:
    if not around:
        return selector
    outer = f":is({around})"
    return selector.replace("&", outer) if "&" in selector else f"{outer} {selector}"


def _add_declarations(known: _Sheets, content: Sequence[Node], place: _Place) -> None:
    declarations = tuple(declarations_of(content))
    fading = any(_FADING.search(name) for name, _, _ in declarations)
    selector = place.around
    if _UNTOLD.search(selector) and fading:
        selector, place = _UNTOLD.sub(":is(*)", selector), place._replace(is_doubtful=True)
    if place.is_doubtful:
        declarations = _IN_DOUBT if fading else ()
    try:
        selectors = cssselect2.compile_selector_list(selector)
    except cssselect2.SelectorError:
        selectors = _forgiven(selector)
    for one in selectors if declarations else ():
        known.matcher.add_selector(one, (known.rank(place.layer), declarations))


_UNTOLD: Final = re.compile(
    r":(?:default|defined|indeterminate|(?:in)?valid|modal|open|placeholder-shown|popover-open|read-(?:only|write)|(?:dir|state)\([^()]*\))(?![\w-])"
)
"""States of elements that browsers know and a selector here does not."""


def _forgiven(selector: str) -> Sequence[object]:
    """A selector without the parts in `:is()` that are not understood, as browsers forgive them alone."""

    def understood(found: re.Match[str]) -> str:
        return f":is({','.join(filter(_is_selector, found[1].split(','))) or ':not(*)'})"

    forgiven = _FORGIVING.sub(understood, selector)
    try:
        return cssselect2.compile_selector_list(forgiven) if forgiven != selector else ()
    except cssselect2.SelectorError:
        return ()  # as in a browser: a rule whose selector is not understood does not apply


def _is_selector(written: str) -> bool:
    try:
        return bool(cssselect2.compile_selector_list(written))
    except cssselect2.SelectorError:
        return False


def _declared(wrapper: cssselect2.ElementWrapper, known: _Sheets) -> Declared:
    element = wrapper.etree_element
    variables = known.registered if element.getparent() is None else []
    found: dict[str, list[tuple[Rank, Declaration]]] = {
        "": [((), one) for one in (*variables, *_hints(element))]
    }
    matches = known.matcher.match(wrapper)
    for _, _, pseudo, (rank, declarations) in sorted(matches, key=lambda match: match[3][0]):
        found.setdefault(pseudo or "", []).extend((rank, one) for one in declarations)
    if inline := element.get("style"):
        # What the element itself says comes last, and is the strongest if important.
        found[""].extend(((), one) for one in declarations_of(inline))
    first = [*found.get("first-line", ()), *found.get("first-letter", ())]
    own, before, after, marker, of_first = map(
        _cascaded,
        (found[""], *(found.get(name, ()) for name in ("before", "after", "marker")), first),
    )
    if known.fading.isdisjoint((own.get("animation-name") or "").split()):
        own.pop("animation-name", None)
    return Declared(own, before, after, marker, of_first)


def _hints(element: _Element) -> Iterator[Declaration]:
    """Attributes that stand for properties (HTML Standard, presentational hints), and usual marks of lists."""
    for attribute, name in (("bgcolor", "background-color"), ("dir", "direction")):
        if value := element.get(attribute):
            yield name, value.lower(), False
    if mark := _LISTS.get(str(element.tag)):
        yield "list-style-type", mark, False
    if element.tag in {"li", *_LISTS} and (kind := element.get("type")):
        yield "list-style-type", _MARKS.get(kind, kind.lower()), False
    if colour := element.get({"body": "text", "font": "color"}.get(str(element.tag), "-")):
        yield "color", _legacy(colour.strip().lower()), False
    size = _SIZE.match(element.get("size") or "") if element.tag == "font" else None
    if size:
        step = int(size[0]) + (_USUAL_SIZE if size[1] else 0)
        yield "font-size", _FONT_SIZES[max(1, min(step, len(_FONT_SIZES))) - 1], False


def _legacy(colour: str) -> str:
    """A colour of an attribute, where the sign before its figures may be missing; else one not understood."""
    known = (one for one in (colour, f"#{colour}") if colour_of(one))
    return next(known, f"legacy({colour})")


def _cascaded(declarations: Sequence[tuple[Rank, Declaration]]) -> dict[str, str]:
    found = {name: value for _, (name, value, _) in declarations}
    important = [(rank, one) for rank, one in declarations if one[2]]
    # Of important ones the first layer is the strongest (CSS Cascading 5, 6.4.4).
    for _, (name, value, _) in sorted(important, key=lambda one: one[0], reverse=True):
        found[name] = value
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
