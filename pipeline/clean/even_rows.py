"""Numbers that count through a text at even distances, as those of pages do, be they alone or on lines with words."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

_PAGE = range(10, 200)
"""How many lines lie between two numbers that begin a row."""
UNEVEN = 0.35
"""By how much of the usual one a page's number of lines may differ."""
NEXT, ANY = range(1, 3), range(1, 10**18)
"""How far on the next number may be: of a page's number, which one page may lack, and of any code."""
_PAGES = (0.5, 1, 1.5, 2)
"""How many times the first distance, and the first difference, the next number may be on."""


def even_row(
    found: Sequence[tuple[int, int]], uneven: float, end: int, units: range = NEXT
) -> list[int]:
    """The longest row of lines whose numbers count at even distances, by place and number; empty where none do.

    Distances may differ by a share of the usual one. The last page may be short: behind the text's `end` its number
    comes sooner than due.
    """
    found = sorted(found)
    places: defaultdict[int, list[int]] = defaultdict(list)
    for at, number in found:
        places[number].append(at)
    counting = _CountingNumbers(places, uneven, end)
    rows = (counting.row(one) for one in _pairs_that_count(found, places, units))
    return max(rows, key=len, default=[])


class _RowStart(NamedTuple):
    """The first place and number of a row, and how far on the second ones are."""

    at: int
    number: int
    step: int
    unit: int


def _pairs_that_count(
    found: Sequence[tuple[int, int]], places: Mapping[int, Sequence[int]], units: range
) -> Iterator[_RowStart]:
    """Each two numbers a page apart that count; only a few numbers can follow one that counts by one or two."""
    for index, (at, number) in enumerate(found):
        if units == NEXT:
            listed = ((n, places.get(n, ())) for n in (number + unit for unit in units))
            following: Iterable[tuple[int, int]] = sorted(
                (o, n) for n, those in listed for o in those
            )
        else:
            following = islice(found, index + 1, None)
        for second, other in following:
            if second - at in _PAGE and other - number in units:
                yield _RowStart(at, number, second - at, other - number)


class _CountingNumbers(NamedTuple):
    """Where each number stands, in order, and how uneven the pages may be that end before `end`."""

    places: Mapping[int, Sequence[int]]
    uneven: float
    end: int

    def row(self, begun: _RowStart) -> list[int]:
        """All places of a row, each the first that goes on from the one before."""
        row, number = [begun.at, begun.at + begun.step], begun.number + begun.unit
        while following := min(self._places_that_follow(begun, row[-1], number), default=None):
            row.append(following[0])
            number = following[1]
        return row

    def _places_that_follow(
        self, begun: _RowStart, last: int, number: int
    ) -> Iterator[tuple[int, int]]:
        """The places, each with its number, that may follow the last of a row, one for each number of pages."""
        for pages in _PAGES:
            due, distance = number + pages * begun.unit, pages * begun.step
            listed = self.places.get(int(due), ()) if due == int(due) else ()
            even = last + (1 - self.uneven) * distance, last + (1 + self.uneven) * distance
            for least, most in (even, (max(self.end, last + 1), last + distance - 1)):
                at = bisect_left(listed, least)
                if at < len(listed) and listed[at] <= most:
                    yield listed[at], int(due)


def reaches_through(row: Sequence[int], end: int, uneven: float) -> bool:
    """Whether a row reaches from one of the text's first two pages to one of its last two."""
    page = (1 + uneven) * max((b - a for a, b in pairwise(row)), default=0)
    return bool(row) and max(row[0], end - row[-1]) <= 2 * page
