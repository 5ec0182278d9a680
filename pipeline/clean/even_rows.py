"""Numbers that count through a text at even distances, as those of pages do, be they alone or on lines with words."""

from collections.abc import Sequence
from itertools import pairwise, permutations

_SHORTEST_PAGE = 10
"""Lines."""
NEXT, ANY = range(1, 3), range(1, 10**18)
"""How far on the next number may be: of a page's number, which one page may lack, and of any code."""


_PAGES = (0.5, 1, 1.5, 2)


def even_row(
    found: Sequence[tuple[int, int]], uneven: float, end: int, units: range = NEXT
) -> list[int]:
    """The longest row of lines whose numbers count at even distances, by place and number; empty where none do.

    Distances may differ by a share of the usual one. The last page may be short: behind the text's `end` its number
    comes sooner than due.
    """
    best: list[int] = []
    for first, second in permutations(found, 2):
        unit, step = second[1] - first[1], second[0] - first[0]
        if unit not in units or step < _SHORTEST_PAGE:
            continue
        row, last = [first[0], second[0]], second
        for at, number in found:
            pages, lines = (number - last[1]) / unit, at - last[0]
            even = abs(lines - pages * step) <= uneven * pages * step
            if pages in _PAGES and (even or end <= at < last[0] + pages * step):
                row.append(at)
                last = (at, number)
        best = max(best, row, key=len)
    return best


def reaches_through(row: Sequence[int], end: int, uneven: float) -> bool:
    """Whether a row reaches from one of the text's first two pages to one of its last two."""
    page = (1 + uneven) * max((b - a for a, b in pairwise(row)), default=0)
    return bool(row) and max(row[0], end - row[-1]) <= 2 * page
