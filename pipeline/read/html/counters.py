"""The numbers that a browser counts, and the words that style sheets put beside those of the markup.

Counters and the markers of lists (CSS Lists and Counters 3), `content` and quotation marks (CSS
Generated Content 3).
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final, NamedTuple

import tinycss2
from lxml.etree import _Element
from tinycss2.ast import Node

from pipeline.read.html.styles import ElementStyle
from pipeline.words.list_numbers import letters, roman

_UNNUMBERED: Final = frozenset({"circle", "disc", "none", "square"})
_LISTS: Final = frozenset({"dir", "menu", "ol", "ul"})
_NAME: Final = re.compile(r"[a-z][\w-]*")
_STRING: Final = re.compile(r"[\"'](.*)[\"']")
# Nine figures at most, since Python refuses to read numbers of thousands of them.
_WHOLE: Final = re.compile(r"\s*([+-]?[0-9]{1,9})\s*")
_COUNTED: Final = re.compile(r"([a-z_-][\w-]*)(?:\s+([+-]?[0-9]{1,9}))?", re.IGNORECASE)
_QUOTES: Final = {"ru": "«»„“", "": "“”‘’"}
"""Quotation marks by the language of a page, for quotes and for quotes in them, as browsers have them."""
_ICON: Final = re.compile("[\ue000-\uf8ff]+")
"""What fonts of icons draw: Unicode has no letters there."""
_ITEM: Final = "list-item"
_SET_APART: Final[Mapping[str, frozenset[str]]] = {
    "float": frozenset({"right"}),
    "text-decoration-line": frozenset({"line-through"}),
    "text-transform": frozenset({"capitalize", "lowercase", "uppercase"}),
    "vertical-align": frozenset({"sub", "super"}),
}
"""What shows words otherwise than those of their element."""


class Put(NamedTuple):
    """Words that stand beside those of the markup, and whether they may be others."""

    words: str = ""
    is_doubtful: bool = False


class Counters:
    """Counts as a browser does; takes the elements in the order of the page."""

    def __init__(self, styles: Mapping[_Element, ElementStyle]) -> None:
        self._styles = styles
        self._counts: dict[str, list[int]] = {}
        """The values of each counter, the innermost last."""
        self._scopes: dict[_Element, list[str]] = {}
        """The counters that end with an element."""

    def start(self, node: _Element, style: ElementStyle) -> Put:
        """What stands before the words of an element: the marker of an item, what a style puts."""
        if style.display == "none":
            return Put()
        holder = node.getparent()
        scope = node if holder is None else holder
        self._count_by_style(style.counting, scope)
        if node.tag in _LISTS:
            self._begin_counter(_ITEM, self._before_first(node), scope)
        words, is_doubtful = self._marker(node, scope, style)
        put = self._words_put(style.before, node, style, "open-quote")
        return Put(words + put.words, is_doubtful or put.is_doubtful)

    def end(self, node: _Element, style: ElementStyle) -> Put:
        """What stands behind the words of an element."""
        put = (
            Put()
            if style.display == "none"
            else self._words_put(style.after, node, style, "close-quote")
        )
        for name in self._scopes.pop(node, ()):
            self._counts[name].pop()
        return put

    def _marker(self, node: _Element, holder: _Element, style: ElementStyle) -> Put:
        """What stands before an item, with its blank; nothing before those that a dot marks."""
        if style.display != _ITEM:
            return Put()
        number = self._number_of_item(node, holder, style.counting)
        if style.marker.get("content", "normal") != "normal":
            return self._content_words(style.marker["content"], node, style)
        form = style.list_style or "disc"
        if string := _STRING.fullmatch(form):
            return Put(string[1])
        if "(" in form:  # symbols; a picture, behind which a number stands where it is not at hand
            numbered = form.startswith("symbols") or holder.tag == "ol"
            return Put(f"{number}. ", is_doubtful=True) if numbered else Put()
        name = next((n for n in _NAME.findall(form) if n not in {"inside", "outside"}), "decimal")
        if name in _UNNUMBERED:
            return Put()
        written = _number_in_style(number, name)
        # Where an item has no words its number would be taken for that of the next one.
        is_empty = next(filter(str.strip, map(str, node.itertext())), None) is None
        words = f"{number if written is None else written}. "
        return Put(words, is_doubtful=written is None or is_empty)

    def _number_of_item(self, node: _Element, holder: _Element, counting: Mapping[str, str]) -> int:
        number = _whole_number(node.get("value"))
        own = f"{counting.get('counter-increment')} {counting.get('counter-set')}".split()
        # An item that counts itself is not counted once more (CSS Lists 3, 4.6).
        due = self._value_of(_ITEM) + (0 if _ITEM in own else -1 if _is_reversed(holder) else 1)
        self._set_counter(_ITEM, due if number is None else number, holder)
        return self._value_of(_ITEM)

    def _before_first(self, holder: _Element) -> int:
        """The number before that of the first item of a list."""
        back = _is_reversed(holder)
        start = _whole_number(holder.get("start")) if holder.tag == "ol" else None
        if start is None:
            items = (one for one in holder if one in self._styles)
            # A reversed list counts down to 1, so that it begins at the number of its items (HTML).
            start = sum(self._styles[one].display == _ITEM for one in items) if back else 1
        return start + (1 if back else -1)

    def _count_by_style(self, counting: Mapping[str, str], scope: _Element) -> None:
        # Reset, increment, set: in this order, whatever the order of the rules (CSS Lists 3).
        for name, number in _counters_in(counting.get("counter-reset", "")):
            self._begin_counter(name, number or 0, scope)
        for name, number in _counters_in(counting.get("counter-increment", "")):
            self._set_counter(name, self._value_of(name) + (1 if number is None else number), scope)
        for name, number in _counters_in(counting.get("counter-set", "")):
            self._set_counter(name, number or 0, scope)

    def _begin_counter(self, name: str, value: int, scope: _Element) -> None:
        begun = self._scopes.setdefault(scope, [])
        # A second reset in one scope sets the counter anew and nests none (CSS Lists 3).
        if name in begun:
            self._counts[name][-1] = value
            return
        begun.append(name)
        self._counts.setdefault(name, []).append(value)

    def _set_counter(self, name: str, value: int, scope: _Element) -> None:
        if not self._counts.get(name):
            self._begin_counter(name, 0, scope)
        self._counts[name][-1] = value

    def _value_of(self, name: str) -> int:
        return (self._counts.get(name) or [0])[-1]

    def _words_put(
        self, pseudo: Mapping[str, str], node: _Element, style: ElementStyle, quote: str
    ) -> Put:
        content = pseudo.get("content", quote if node.tag == "q" else "")
        if not content:
            return Put()
        self._count_by_style(pseudo, node)
        words, is_doubtful = self._content_words(content, node, style)
        set_apart = any(pseudo.get(name, "none") in values for name, values in _SET_APART.items())
        return Put(words, is_doubtful or set_apart)

    def _content_words(self, content: str, node: _Element, style: ElementStyle) -> Put:
        """The words that `content` puts there; pictures put none."""
        words, is_doubtful = "", False
        for part in tinycss2.parse_component_value_list(content):
            # Behind the slash stands what is to be read aloud,
            # which nobody sees (CSS Generated Content 3).
            if part == "/":
                break
            if part.type == "string":
                words += _ICON.sub("", part.value)
            elif part.type == "ident" and part.lower_value in {"open-quote", "close-quote"}:
                words += _quotation_mark(node, style, part.lower_value)
            elif part.type == "function":
                put = self._worked_out(part, node)
                words, is_doubtful = words + put.words, is_doubtful or put.is_doubtful
        return Put(words, is_doubtful)

    def _worked_out(self, function: Node, node: _Element) -> Put:
        """What a function of `content` shows: an attribute, or counters."""
        name, arguments = function.lower_name, function.arguments
        named = [one.value for one in arguments if one.type == "ident"]
        if not named or name not in {"attr", "counter", "counters"}:
            return Put(is_doubtful=name in {"counter", "counters", "symbols"})
        if name == "attr":
            return Put(node.get(named[0].lower()) or "")
        counts = self._counts.get(named[0]) or [0]
        form = named[1] if len(named) > 1 else "decimal"
        written = [
            _number_in_style(one, form) for one in (counts if name == "counters" else counts[-1:])
        ]
        between = "".join(one.value for one in arguments if one.type == "string")
        return Put(between.join(one or "" for one in written), is_doubtful=None in written)


def _is_reversed(holder: _Element) -> bool:
    return holder.tag == "ol" and holder.get("reversed") is not None


def _counters_in(value: str) -> Iterator[tuple[str, int | None]]:
    for name, number in _COUNTED.findall(value):
        if name != "none":
            yield name, int(number) if number else None


def _quotation_mark(node: _Element, style: ElementStyle, side: str) -> str:
    deep = sum(1 for _ in node.iterancestors("q")) > 0
    given = re.findall(r'"([^"]*)"', style.quotes)
    if style.quotes == "none":
        return ""
    told = (one.get("lang") for one in (node, *node.iterancestors()))
    lang = next((name for name in told if name), "").partition("-")[0].lower()
    marks = given if len(given) >= 2 else list(_QUOTES.get(lang, _QUOTES[""]))
    at = 2 * (deep and len(marks) > 2) + (side == "close-quote")
    return marks[at]


def _whole_number(text: str | None) -> int | None:
    found = _WHOLE.fullmatch(text or "")
    return int(found[1]) if found else None


_FORMS: Final[Mapping[str, Callable[[int], str]]] = {
    "decimal": str,
    "decimal-leading-zero": "{:02d}".format,
    "lower-alpha": letters,
    "lower-latin": letters,
    "lower-roman": roman,
    **dict.fromkeys(_UNNUMBERED, lambda _: ""),
}


def _number_in_style(number: int, name: str) -> str | None:
    """A number in the style of that name; None where the style is not known."""
    name = name.lower()
    write = _FORMS.get(name.replace("upper-", "lower-"))
    written = write(number) if write else None
    return written.upper() if written and name.startswith("upper-") else written
