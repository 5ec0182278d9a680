"""The numbers that a browser puts before the items of lists (CSS Lists and Counters 3)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pipeline.read.list_numbers import letters, roman

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

    from pipeline.read.html.styles import ElementStyle

_TYPES: Final = {
    "1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman",
}  # fmt: skip
_UNNUMBERED: Final = frozenset({"circle", "disc", "none", "square"})
_NAME: Final = re.compile(r"[a-z][a-z-]*")
_STRING: Final = re.compile(r"[\"'](.*)[\"']")
_WHOLE: Final = re.compile(r"\s*([+-]?[0-9]{1,9})\s*")


class Markers:
    """Counts the items of each list, in the order of the page."""

    def __init__(self, styles: Mapping[_Element, ElementStyle]) -> None:
        self._styles = styles
        self._next: dict[_Element, int] = {}

    def of(self, item: _Element) -> str:
        """What stands before an item, with its blank; nothing before those that a dot marks."""
        holder = item.getparent()
        if holder is None:
            return ""
        number = self._number(item, holder)
        marker = self._styles[item].marker or _usual(item, holder)
        if string := _STRING.search(marker):
            return string[1]
        name = next((n for n in _NAME.findall(marker) if n not in {"inside", "outside"}), "decimal")
        return "" if name in _UNNUMBERED else f"{_written(number, name)}. "

    def _number(self, item: _Element, holder: _Element) -> int:
        back = holder.tag == "ol" and holder.get("reversed") is not None
        if (due := self._next.get(holder)) is None:
            due = _whole(holder.get("start"))
            if due is None:
                due = sum(1 for one in holder if self._counts(one)) if back else 1
        number = _whole(item.get("value"))
        number = due if number is None else number
        self._next[holder] = number + (-1 if back else 1)
        return number

    def _counts(self, node: _Element) -> bool:
        return node in self._styles and self._styles[node].display == "list-item"


def _usual(item: _Element, holder: _Element) -> str:
    kind = item.get("type") or holder.get("type") or ""
    return _TYPES.get(kind) or ("decimal" if holder.tag == "ol" else "disc")


def _whole(text: str | None) -> int | None:
    found = _WHOLE.fullmatch(text or "")
    return int(found[1]) if found else None


def _written(number: int, name: str) -> str:
    """A number in the style of that name; in figures where the style has no sign for it."""
    if name.endswith("roman"):
        written = roman(number)
    elif name.endswith(("alpha", "latin")):
        written = letters(number)
    else:
        return f"{number:02d}" if name == "decimal-leading-zero" else f"{number}"
    return written.upper() if name.startswith("upper") else written
