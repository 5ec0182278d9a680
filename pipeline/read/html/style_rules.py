"""The rules of the style sheets of a page: those that apply, with the rank of their layer.

Nested rules, imports, layers and conditions are taken apart here (CSS Nesting 1, CSS Cascading 5, CSS
Conditional Rules 3).
"""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from typing import Final, NamedTuple
from urllib.parse import unquote_to_bytes

import cssselect2
import tinycss2
from lxml.etree import _Element
from tinycss2.ast import Node

from pipeline.read.html.conditions import condition_holds, is_supported, media_apply
from pipeline.read.html.declarations import declarations_of

Declaration = tuple[str, str, bool]
"""Name, value, and whether it is important."""
Rank = tuple[int, ...]
_DATA: Final = re.compile(r"data:text/css(?:;charset=[\w-]+)?(;base64)?,(.*)", re.DOTALL)
_FADING: Final = re.compile(r"opacity|visibility|display|color|transform|font-size|clip")
"""Properties by which words may be seen or unseen."""
IN_DOUBT: Final[Declaration] = ("animation-name", "@doubt", False)
"""Stands for what only a layout tells, as an animation does."""
_FORGIVING: Final = re.compile(r":(?:is|where)\(((?:[^()]|\([^()]*\))*)\)")
_ONE_OF_LIST: Final = re.compile(r"(?:[^(),]|\([^()]*\))+")
_WRITTEN: Final = re.compile(r"[\"'`]([^\"'`{}]{1,200}\{[^\"'`]{0,2000}\})[\"'`]")
"""A rule in a script's string."""
_DEEPEST: Final = 8
_LONGEST_SELECTOR: Final = 2_000
"""Characters of a selector, which nesting multiplies."""
_LAST: Final = 1 << 30
"""The rank of what stands in no layer, or in no further one: above all layers (CSS Cascading 5)."""


class _RulePlace(NamedTuple):
    """Where a rule stands."""

    layer: str = ""
    around: str = ""
    """The selector that it is nested in."""
    depth: int = 0
    is_doubtful: bool = False
    """Whether only a layout, or another browser, tells if it applies."""


class StyleRules:
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

    def sheet_text(self, address: str | None) -> str:
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


def style_rules(page: _Element, sheet_at: Callable[[str], str]) -> StyleRules:
    """The rules of a page; `sheet_at` gives a sheet of an address."""
    known = StyleRules(sheet_at)
    for sheet, holds_here in _own_sheets(page, known):
        _add_sheet(known, sheet, _RulePlace(is_doubtful=holds_here is None))
    return known


def _own_sheets(page: _Element, known: StyleRules) -> Iterator[tuple[str, bool | None]]:
    """The style sheets of a page, elements and links to those that are at hand; None where in doubt."""
    for sheet in page.iter("style", "link"):
        kind, relation = (sheet.get(name) or "" for name in ("type", "rel"))
        # An alternate style sheet applies only where a person picks it.
        is_css = kind.strip().lower() in {"", "text/css"} and "alternate" not in relation.lower()
        holds_here = media_apply(sheet.get("media") or "")
        is_inert = next(sheet.iterancestors("template"), None) is not None
        if is_css and holds_here is not False and not is_inert:
            content = sheet.text if sheet.tag == "style" else known.sheet_text(sheet.get("href"))
            yield content or "", holds_here
    # What a script adds as a style sheet stands in its strings.
    for script in page.iter("script"):
        yield from ((sheet[1], None) for sheet in _WRITTEN.finditer(script.text or ""))


def _add_sheet(known: StyleRules, content: str, place: _RulePlace) -> None:
    # A sheet of its own may stand in the marks of a comment of HTML, which are none of it (CSS Syntax 3, 9).
    rules = tinycss2.parse_stylesheet(content, skip_comments=True, skip_whitespace=True)
    may_import = True
    for rule in rules:
        keyword = rule.lower_at_keyword if rule.type == "at-rule" else ""
        # Behind another rule an import is none (CSS Cascading 5, 2).
        may_import = may_import and keyword in {"charset", "import", "layer"}
        if keyword != "import":
            _add_rules(known, [rule], place)
        elif may_import:
            _import_sheet(known, rule, place)


def _import_sheet(known: StyleRules, rule: Node, place: _RulePlace) -> None:
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
            wanted = is_supported(first)
        else:
            name = tinycss2.serialize(getattr(first, "arguments", ())).strip()
            layer += f".{name or len(known.layers)}"
    found = (wanted, media_apply(tinycss2.serialize(rest)))
    if False not in found and place.depth < _DEEPEST:
        known.rank(layer)
        doubtful = place.is_doubtful or None in found
        inside = _RulePlace(layer, depth=place.depth + 1, is_doubtful=doubtful)
        _add_sheet(known, known.sheet_text(str(getattr(address, "value", ""))), inside)


_OF_IMPORTS: Final = frozenset({"layer", "supports"})


def _add_rules(known: StyleRules, nodes: Iterable[Node], place: _RulePlace) -> None:
    """Add rules, and those nested in them (CSS Nesting 1)."""
    for node in nodes:
        if node.type == "at-rule":
            _add_at_rule(known, node, place)
        elif node.type == "qualified-rule" and place.depth <= _DEEPEST:
            around = _nested_selector(tinycss2.serialize(node.prelude).strip(), place.around)
            if not place.around or len(around) < _LONGEST_SELECTOR:
                _add_within(
                    known, node.content, place._replace(around=around, depth=place.depth + 1)
                )


def _add_within(known: StyleRules, content: Sequence[Node], place: _RulePlace) -> None:
    """Add what stands in the brackets of a rule: declarations and further rules."""
    if place.around:
        _add_declarations(known, content, place)
    if any(node.type == "{} block" for node in content):
        inside = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
        _add_rules(known, inside, place)


def _add_at_rule(known: StyleRules, rule: Node, place: _RulePlace) -> None:
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
        place = place._replace(is_doubtful=place.is_doubtful or " to " in prelude)
        around = prelude.partition(")")[0].lstrip("( ").replace(":scope", ":root")
        _add_within(known, content, place._replace(around=around))
    elif keyword == "property":
        known.registered += _initial_value(prelude, content)
    elif keyword.endswith("keyframes") and _FADING.search(tinycss2.serialize(content)):
        known.fading.add(prelude)
    elif keyword in {"container", "media", "supports"}:
        applied = {
            "media": lambda: media_apply(prelude),
            "supports": lambda: condition_holds(rule.prelude, is_supported),
        }.get(keyword, lambda: None)()
        if applied is not False:
            doubtful = place.is_doubtful or applied is None
            _add_within(known, content, place._replace(is_doubtful=doubtful))


def _initial_value(variable: str, content: Sequence[Node]) -> Iterator[Declaration]:
    """What a variable is where nothing sets it (CSS Properties and Values 1)."""
    for one in tinycss2.parse_blocks_contents(content):
        if one.type == "declaration" and one.lower_name == "initial-value":
            yield variable, tinycss2.serialize(one.value).strip().lower(), False


def _nested_selector(selector: str, around: str) -> str:
    if not around:
        return selector
    outer = f":is({around})"
    return selector.replace("&", outer) if "&" in selector else f"{outer} {selector}"


def _add_declarations(known: StyleRules, content: Sequence[Node], place: _RulePlace) -> None:
    declarations = tuple(declarations_of(content))
    fading = any(_FADING.search(name) for name, _, _ in declarations)
    selector = place.around
    if fading and _OF_NAMESPACE.search(selector):
        selector = _OF_NAMESPACE.sub("", selector)
        place = place._replace(is_doubtful=True)
    if fading and _UNTOLD.search(selector):
        selector = _NOT_ANY.sub(":is(*)", _UNTOLD.sub(":is(*)", selector))
        place = place._replace(is_doubtful=True)
    if place.is_doubtful:
        declarations = (IN_DOUBT,) if fading else ()
    for one in (
        (compiled_selector(selector) or compiled_selector(_forgiven_selector(selector)))
        if declarations
        else ()
    ):
        known.matcher.add_selector(one, (known.rank(place.layer), declarations))


_INSIDE: Final = r"(?:[^()]|\([^()]*\))*"
_UNTOLD: Final = re.compile(
    r":(?:default|defined|indeterminate|(?:in)?valid|modal|open|placeholder-shown|popover-open|read-(?:only|write)"
    rf"|(?:dir|state)\([^()]*\)|nth-[a-z-]+\([^()]*\bof\b{_INSIDE},{_INSIDE}\)"
    rf"|has\((?=[^()]*:has|{_INSIDE}[^\s()>+~,](?:\([^()]*\))?\s*[>+~\s]\s*[^\s>+~,)]){_INSIDE}\))(?![\w-])"
    rf"|(?<![\w\])*-]):has\([^()]*:(?:active|focus|hover|target|visited)[^()]*\)"
    r"|\[\s*(?:\*\||(?:align|type|valign)\s*[~|^$*]?=[^\]]*[A-Z])[^\]]*\]"
)
"""What browsers know and a selector here does not, or otherwise: states of elements, chains in `:has()`, lists in
`:nth-child()`, attributes of any namespace or in letters of any case."""
_OF_NAMESPACE: Final = re.compile(r"(?<![\w|*])[A-Za-z_][\w-]*\|(?=[\w*])")
"""The namespace of an element or an attribute: whether it is that of HTML depends on how the page was parsed."""
_NOT_ANY: Final = re.compile(r":not\([^()]*:is\(\*\)[^()]*\)")


def compiled_selector(selector: str) -> Sequence[object]:
    """A selector as the library has it; nothing where it is not understood: browsers drop its rule."""
    try:
        return tuple(cssselect2.compile_selector_list(selector))
    except (cssselect2.SelectorError, NotImplementedError, SyntaxError):
        return ()


def _forgiven_selector(selector: str) -> str:
    """A selector without the parts in `:is()` that are not understood, as browsers forgive them alone."""

    def understood(found: re.Match[str]) -> str:
        known = filter(compiled_selector, _ONE_OF_LIST.findall(found[1]))
        return f":is({','.join(known) or ':not(*)'})"

    return _FORGIVING.sub(understood, selector)
