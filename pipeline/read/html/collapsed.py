"""Cells of columns that a style takes out of their table (CSS 2, 17.5.5: `visibility: collapse`)."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from lxml.etree import _Element

_WIDEST: Final = 1000
"""How many columns or rows a cell spans at most (HTML Standard, 4.9.11)."""


def cut_cells(
    displays: Mapping[_Element, str], collapsed: Iterable[_Element]
) -> Iterator[tuple[_Element, bool]]:
    """The cells that stand in collapsed columns, and whether in no other ones."""
    hidden = set(collapsed)
    # A dictionary keeps the order of the page.
    for table in dict.fromkeys(one for part in collapsed for one in part.iterancestors()):
        if displays.get(table) != "table":
            continue
        gone = {at for at, column in enumerate(_columns(table, displays)) if column in hidden}
        for cell, first, wide in _cells_with_columns(table, displays):
            cut = [at in gone for at in range(first, first + wide)]
            if any(cut):
                yield cell, all(cut)


def _columns(table: _Element, displays: Mapping[_Element, str]) -> Iterator[_Element]:
    """The element of each column; a group without columns of its own stands for as many as it spans."""
    for node in table:
        inner = [one for one in node if displays.get(one) == "table-column"]
        if displays.get(node, "").startswith("table-column"):
            for column in inner or [node]:
                yield from [column] * _span_of(column, "span")


def _cells_with_columns(
    table: _Element, displays: Mapping[_Element, str]
) -> Iterator[tuple[_Element, int, int]]:
    """The cells of a table, each with its first column and how many it takes."""
    rows = (row for part in table for row in (part, *part) if displays.get(row) == "table-row")
    above: dict[int, int] = {}
    for row in rows:
        taken, at = above, 0
        above = {column: left - 1 for column, left in taken.items() if left > 1}
        for cell in (one for one in row if displays.get(one) == "table-cell"):
            while at in taken:
                at += 1
            wide, tall = _span_of(cell, "colspan"), _span_of(cell, "rowspan")
            yield cell, at, wide
            if tall > 1:
                above |= dict.fromkeys(range(at, at + wide), tall - 1)
            at += wide


def _span_of(node: _Element, name: str) -> int:
    value = (node.get(name) or "1").strip()
    count = int(value) if value.isdecimal() and len(value) < 9 else 1
    # A row span of nought goes on to the end.
    return min(count or (_WIDEST if name == "rowspan" else 1), _WIDEST)
