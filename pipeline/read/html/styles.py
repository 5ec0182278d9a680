"""What a browser makes of each element: whether its words are seen, and how they are set."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import Final

from lxml.etree import _Element

from pipeline.read.colours import BLACK, WHITE, Colour, colour_of, is_faint, unseen
from pipeline.read.geometry import Appearance
from pipeline.read.html.cascade import declared, with_globals
from pipeline.read.html.collapsed import cut_cells
from pipeline.read.html.declarations import INHERITED
from pipeline.read.html.hiding import TINIEST, opacity, why_folded, why_hidden
from pipeline.read.html.lengths import MEDIUM, font_size, line_height, number, pixels
from pipeline.read.html.placement import (
    gaps_beside,
    is_backwards,
    is_moved,
    is_outside,
    may_cover,
    of_line,
    shift_down,
    stands_apart,
)

_BLOCKS: Final = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "dir", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hgroup", "hr", "html", "legend", "listing", "main", "menu", "nav", "ol", "p", "plaintext",
    "pre", "search", "section", "summary", "ul", "xmp",
})  # fmt: skip
_DISPLAYS: Final = {
    "caption": "block", "col": "table-column", "colgroup": "table-column-group", "li": "list-item", "table": "table", "tbody": "block", "td": "table-cell",
    "tfoot": "block", "th": "table-cell", "thead": "block", "tr": "table-row",
}  # fmt: skip
_NEVER_SHOWN: Final = frozenset({
    "annotation", "annotation-xml", "audio", "canvas", "clippath", "datalist", "defs", "desc", "head", "iframe", "metadata",
    "meter", "mphantom", "noembed", "noframes", "noscript", "object", "progress", "rp", "style", "script", "symbol",
    "template", "title", "video",
})  # fmt: skip
_KEPT: Final = frozenset({
    "block", "inline", "list-item", "none", "table", "table-cell", "table-column", "table-column-group", "table-row",
})  # fmt: skip
_PRESERVING: Final = frozenset({"break-spaces", "pre", "pre-line", "pre-wrap"})
_PREFORMATTED: Final = frozenset({"listing", "plaintext", "pre", "xmp"})
_NOTHING: Final[Mapping[str, str]] = {}
_UNMARKED: Final[Mapping[str, str]] = {"content": ""}


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
    list_style: str = ""
    """What marks the items of a list, by its name in CSS, a string in its quotes."""
    counting: Mapping[str, str] = field(default_factory=dict)
    """What it does to counters."""
    before: Mapping[str, str] = field(default_factory=dict)
    after: Mapping[str, str] = field(default_factory=dict)
    marker: Mapping[str, str] = field(default_factory=dict)
    """What a style sheet puts before and after its words and before an item, where that is seen."""
    quotes: str = ""
    backwards: bool = False
    """Whether the letters are shown from the last to the first."""
    moved: bool = False
    """Whether the words may be seen elsewhere than where the markup has them."""
    parts: bool = False
    """Whether it stands apart from the words around it, on the same line."""
    gaps: tuple[bool, bool] = (False, False)
    """Whether a gap as wide as a blank stands before and behind it in its line."""
    covers: bool = False
    """Whether the element may lie over the words around it."""
    covered: bool = False
    """Whether what a style sheet puts there may lie over its own words."""


@dataclass(frozen=True, slots=True)
class _Inherited:
    """What an element takes from those that it stands in."""

    values: Mapping[str, str] = field(default_factory=dict)
    size: float = MEDIUM
    ground: Colour | None = WHITE
    """The colour beneath; None where a picture is."""
    hidden: Appearance | None = None
    """Why nothing in here is seen, whatever it declares itself."""
    opacity: float = 1.0
    raised: int = 0
    keeps_lines: bool = False
    is_flexible: bool = False
    """Whether it lays out its children as boxes side by side."""


def styles(page: _Element, sheet_at: Callable[[str], str]) -> dict[_Element, ElementStyle]:
    """The style of every element of a page; `sheet_at` gives the style sheet of an address, empty where none is."""
    found: dict[_Element, ElementStyle] = {}
    around: dict[_Element, _Inherited] = {}
    for element, declares in declared(page, sheet_at):
        parent = element.getparent()
        outer = _Inherited() if parent is None else around.get(parent, _Inherited())
        declares_own = _with_variables(declares.own, outer.values)
        own: Mapping[str, str] = with_globals(declares_own, _usual_display(element))
        display = _display(element, own)
        if display == "inline" and not outer.is_flexible:
            own = of_line(own)
        inner = _surroundings(outer, element, own, display)
        around[element] = inner
        pseudo = [_put_there(one, inner) for one in (declares.before, declares.after)]
        found[element] = ElementStyle(
            display=display,
            appearance=_surest_reason(
                inner.hidden,
                why_folded(element),
                Appearance.TINY if inner.size < TINIEST else None,
                _appearance_of_letters(inner),
                _unseen_first_letter(declares.first, inner),
            ),
            raised=inner.raised,
            keeps_lines=inner.keeps_lines,
            transform=inner.values.get("text-transform", "none"),
            list_style=inner.values.get("list-style-type", ""),
            counting={name: value for name, value in own.items() if name.startswith("counter-")},
            before=pseudo[0],
            after=pseudo[1],
            marker=_put_there(declares.marker, inner)
            or (_UNMARKED if declares.marker else _NOTHING),
            quotes=inner.values.get("quotes", ""),
            backwards=is_backwards(element, inner.values),
            moved=is_moved(element, own, inner.values, display),
            parts=stands_apart(element, own, in_boxes=outer.is_flexible),
            gaps=gaps_beside(own, inner.size) if display == "inline" else (False, False),
            covers=may_cover(own),
            covered=may_cover(declares.before) or may_cover(declares.after),
        )
    return found | _styles_in_cut_columns(found, around)


def _styles_in_cut_columns(
    found: Mapping[_Element, ElementStyle], around: Mapping[_Element, _Inherited]
) -> dict[_Element, ElementStyle]:
    """The styles of what stands in columns that are taken out of their table."""
    columns = [one for one, style in found.items() if style.display.startswith("table-column")]
    collapsed = [one for one in columns if around[one].values.get("visibility") == "collapse"]
    displays = {one: style.display for one, style in found.items()} if collapsed else {}
    return {
        one: replace(found[one], appearance=Appearance.HIDDEN if whole else Appearance.FAINT)
        for cell, whole in cut_cells(displays, collapsed)
        for one in cell.iter()
        if one in found
    }


def _surest_reason(*reasons: Appearance | None) -> Appearance | None:
    """The first reason why words are not seen, else one why they may not be."""
    told = [one for one in reasons if one is not None]
    return next((one for one in told if one is not Appearance.FAINT), told[0] if told else None)


def _put_there(pseudo: Mapping[str, str], around: _Inherited) -> Mapping[str, str]:
    """What a style sheet declares of words that it puts there, nothing where they are not seen."""
    if not pseudo:
        return _NOTHING
    own = _with_variables(pseudo, around.values)
    inner = _surroundings_within(around, own)
    gone = own.get("display") == "none" or inner.size < TINIEST or is_outside(own, inner.size)
    seen = not gone and _appearance_of_letters(inner) in {None, Appearance.FAINT}
    return own if seen else _NOTHING


def _unseen_first_letter(pseudo: Mapping[str, str], around: _Inherited) -> Appearance | None:
    """Whether the first letter or line is not seen."""
    inner = _surroundings_within(around, _with_variables(pseudo, around.values)) if pseudo else None
    gone = inner is not None and (inner.size < TINIEST or _appearance_of_letters(inner))
    return Appearance.FAINT if gone else None


def _surroundings_within(outer: _Inherited, own: Mapping[str, str]) -> _Inherited:
    """What is declared of an element, or of words that a style sheet puts there, in its surroundings."""
    if not own:
        return outer
    inherited = {k: v for k, v in own.items() if k in INHERITED or k.startswith("--")}
    return replace(
        outer,
        values={**outer.values, **inherited},
        size=font_size(own.get("font-size", ""), outer.size) * number(own.get("zoom", "1")),
        ground=_ground_beneath(outer, own),
        opacity=outer.opacity * opacity(own),
    )


def _with_variables(own: Mapping[str, str], outer: Mapping[str, str]) -> Mapping[str, str]:
    """The properties of an element with its variables put in (CSS Custom Properties 1)."""
    if not any("var(" in value for value in own.values()):
        return own
    known = {**outer, **own}

    def put(found: re.Match[str]) -> str:
        return known.get(found[1], (found[2] or "").strip())

    resolved = {}
    for name, value in own.items():
        # Bounded in depth and length: variables may name each other, and each may double the last.
        for _ in range(_MOST_VARIABLES):
            if "var(" not in value:
                break
            value = _VARIABLE.sub(put, value)[:_LONGEST_VALUE]  # noqa: PLW2901 - a value of variables of variables
        resolved[name] = value
    return resolved


_VARIABLE: Final = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,([^()]*(?:\([^()]*\)[^()]*)*))?\)")
_MOST_VARIABLES: Final = 8
_LONGEST_VALUE: Final = 1000


def _usual_display(element: _Element) -> str:
    """The display that a browser's own style sheet gives."""
    tag = str(element.tag)
    return _DISPLAYS.get(tag, "block" if tag in _BLOCKS else "inline")


def _display(element: _Element, own: Mapping[str, str]) -> str:
    """One of `_KEPT`."""
    usual = _usual_display(element)
    named = own.get("display", usual).partition(" ")[0]
    hiding = element.get("hidden") is not None or element.get("popover") is not None
    # `until-found` hides by content-visibility, which no `display` of the author undoes (HTML).
    if element.tag in _NEVER_SHOWN or element.get("hidden") == "until-found":
        return "none"
    # These attributes work through the browser's own style sheet,
    # so that any `display` of the author undoes them.
    if ("display" not in own and hiding) or (element.tag == "option" and not _is_chosen(element)):
        return "none"
    if named in _KEPT:
        return named
    return "inline" if named.startswith(("inline", "contents", "ruby")) else "block"


def _is_chosen(option: _Element) -> bool:
    """Whether a menu shows an option: the last that is selected, else the first."""
    menu = next(option.iterancestors("select"), None)
    if menu is None or (option.get("selected") is None and next(menu.iter("option")) is not option):
        return False
    # Up to the next selected one only, since a menu may have thousands of options.
    groups = takewhile(lambda one: one is not menu, (option, *option.iterancestors()))
    later = (one for group in groups for beside in group.itersiblings() for one in beside.iter())
    return not any(one.tag == "option" and one.get("selected") is not None for one in later)


def _surroundings(
    outer: _Inherited, element: _Element, own: Mapping[str, str], display: str
) -> _Inherited:
    inner = _surroundings_within(outer, own)
    keeps = inner.values.get("white-space")
    line = line_height(inner.values.get("line-height", ""), inner.size)
    raised = _raised_by(element, own, inner.size / (outer.size or 1)) or outer.raised
    preformatted = outer.keeps_lines or element.tag in _PREFORMATTED
    return replace(
        inner,
        hidden=_surest_reason(outer.hidden, why_hidden(element, own, display, inner.size, line)),
        raised=raised if display == "inline" else 0,
        keeps_lines=keeps in _PRESERVING if keeps else preformatted,
        is_flexible=own.get("display", "").endswith(("flex", "grid")),
    )


def _appearance_of_letters(inner: _Inherited) -> Appearance | None:
    """Whether letters leave no ink, by visibility, opacity and colour."""
    values = inner.values
    if values.get("visibility") in {"hidden", "collapse"}:
        return Appearance.HIDDEN
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


def _ground_beneath(outer: _Inherited, own: Mapping[str, str]) -> Colour | None:
    # A ground that is laid in tiles leaves room between them.
    if (
        own.get("background-image", "none") != "none"
        or own.get("background-size", "auto")[:1].isdecimal()
    ):
        return None
    named = own.get("background-color", "")
    if named == "currentcolor":
        named = own.get("color", "currentcolor")
        if named == "currentcolor":
            named = outer.values.get("color", "black")
    colour = colour_of(named)
    if colour is None or not colour.alpha:
        return outer.ground
    return colour.over(outer.ground) if outer.ground else colour if colour.alpha == 1 else None


def _raised_by(element: _Element, own: Mapping[str, str], share: float) -> int:
    """1 above the line, -1 below; `share` is the size of the letters to that of those around."""
    holder, usual = element.getparent(), {"sup": "super", "sub": "sub"}.get(str(element.tag), "")
    # The first child is the base, the second its index (MathML); of a fraction they stand over and below its line.
    if holder is not None and holder.tag in _OF_FORMULAS:
        first, second = _OF_FORMULAS[str(holder.tag)]
        usual = first if element.getprevious() is None else second
    drawn = _DRAWN.search(own.get("font-feature-settings", ""))
    position = _POSITIONS[drawn[1]] if drawn else own.get("font-variant-position")
    align = own.get("vertical-align") or position or usual
    if align in {"super", "sub"}:
        return 1 if align == "super" else -1
    if align in {"top", "text-top"}:
        return int(share <= _SMALLER)
    shift = pixels(align, MEDIUM, 0.0) - shift_down(own)
    if own.get("position") == "relative":
        up, down = (pixels(own.get(side, ""), MEDIUM, 0.0) for side in ("bottom", "top"))
        shift += up - down
    return (shift >= _LEAST_RISE) - (shift <= -_LEAST_RISE)


_OF_FORMULAS: Final = {"mfrac": ("super", "sub"), "msub": ("", "sub"), "msup": ("", "super")}
_DRAWN: Final = re.compile(r"""["'](su[bp]s)["'](?!\s*(?:0|off)\b)""")
_POSITIONS: Final = {"subs": "sub", "sups": "super"}
"""Features of fonts that have letters for indexes (OpenType)."""
_LEAST_RISE: Final = 3.0
"""Pixels above or below the line from which a letter is an index."""
_SMALLER: Final = 0.8
