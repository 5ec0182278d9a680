"""The properties that style sheets and attributes declare for each element of a page.

Of the cascade (CSS Cascading 5) what bears on words is kept: author rules of `style` elements and
attributes by layer, specificity and order, `!important` above them.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

import cssselect2
from lxml.etree import _Element

from pipeline.read.colours import colour_of
from pipeline.read.html.declarations import GLOBAL, INHERITED, declarations_of
from pipeline.read.html.style_rules import IN_DOUBT, Declaration, Rank, StyleRules, style_rules

_INITIAL: Final = {
    "color": "canvastext",
    "display": "inline",
    "opacity": "1",
    "visibility": "visible",
}
_FONT_SIZES: Final = ("x-small", "small", "medium", "large", "x-large", "xx-large", "xxx-large")
"""What the sizes 1 to 7 of the `font` element are."""
_SIZE: Final = re.compile(r"\s*([+-]?)[0-9]{1,2}")
_USUAL_SIZE: Final = 3
_MARKS: Final = {
    "1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman",
}  # fmt: skip
_UNSEEN_BY_NAME: Final = frozenset({
    "d-none", "element-invisible", "hidden", "hide", "invisible", "screen-reader-text", "sr-only", "visually-hidden",
})  # fmt: skip
"""Classes by which the style sheets of Bootstrap, Drupal, Tailwind and WordPress hide: they lie elsewhere."""
_SHOWN_AGAIN: Final = re.compile(
    r"(?:[a-z]+:|d-|visible-).*(?:block|flex|grid|inline|table|[a-z]{2})\b"
)
_LISTS: Final = {"dir": "disc", "menu": "disc", "ol": "decimal", "ul": "disc"}


class Declared(NamedTuple):
    """Property → value of an element, and of what style sheets put before, after and in its place."""

    own: Mapping[str, str]
    before: Mapping[str, str]
    after: Mapping[str, str]
    marker: Mapping[str, str]
    first: Mapping[str, str]
    """Of its first letter or line."""


def declared(page: _Element, sheet_at: Callable[[str], str]) -> Iterator[tuple[_Element, Declared]]:
    """What is declared for each element of a page, in their order; `sheet_at` gives a sheet of an address."""
    known = style_rules(page, sheet_at)
    for wrapper in cssselect2.ElementWrapper.from_html_root(page).iter_subtree():
        yield wrapper.etree_element, _declared_for(wrapper, known)


def _declared_for(wrapper: cssselect2.ElementWrapper, known: StyleRules) -> Declared:
    element = wrapper.etree_element
    variables = known.registered if element.getparent() is None else []
    found: dict[str, list[tuple[Rank, Declaration]]] = {
        "": [((), one) for one in (*variables, *_hints_of(element))]
    }
    matches = known.matcher.match(wrapper)
    for _, _, pseudo, (rank, declarations) in sorted(matches, key=lambda match: match[3][0]):
        found.setdefault(pseudo or "", []).extend((rank, one) for one in declarations)
    if inline := element.get("style"):
        # What the element itself says comes last, and is the strongest if important.
        found[""].extend(((), one) for one in declarations_of(inline))
    first = [*found.get("first-line", ()), *found.get("first-letter", ())]
    own, before, after, marker, of_first = map(
        _cascaded_values,
        (found[""], *(found.get(name, ()) for name in ("before", "after", "marker")), first),
    )
    if known.fading.isdisjoint((own.get("animation-name") or "").split()):
        own.pop("animation-name", None)
    return Declared(own, before, after, marker, of_first)


def _hints_of(element: _Element) -> Iterator[Declaration]:
    """Attributes that stand for properties (HTML Standard, presentational hints), and usual marks of lists."""
    for attribute, name in (("bgcolor", "background-color"), ("dir", "direction")):
        if value := element.get(attribute):
            yield name, value.lower(), False
    classes = (element.get("class") or "").split()
    named = not _UNSEEN_BY_NAME.isdisjoint(classes)
    if named and not any(map(_SHOWN_AGAIN.match, set(classes) - _UNSEEN_BY_NAME)):
        yield IN_DOUBT
    if mark := _LISTS.get(str(element.tag)):
        yield "list-style-type", mark, False
    if element.tag in {"li", *_LISTS} and (kind := element.get("type")):
        yield "list-style-type", _MARKS.get(kind, kind.lower()), False
    if colour := element.get({"body": "text", "font": "color"}.get(str(element.tag), "-")):
        yield "color", _legacy_colour(colour.strip().lower()), False
    size = _SIZE.match(element.get("size") or "") if element.tag == "font" else None
    if size:
        step = int(size[0]) + (_USUAL_SIZE if size[1] else 0)
        yield "font-size", _FONT_SIZES[max(1, min(step, len(_FONT_SIZES))) - 1], False


def _legacy_colour(colour: str) -> str:
    """A colour of an attribute, where the sign before its figures may be missing; else one not understood."""
    known = (one for one in (colour, f"#{colour}") if colour_of(one))
    return next(known, f"legacy({colour})")


def _cascaded_values(declarations: Sequence[tuple[Rank, Declaration]]) -> dict[str, str]:
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
