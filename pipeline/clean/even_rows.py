"""Numbers that count through a text at even distances, as those of pages do, be they alone or on lines with words."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
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
    counting = _CountingNumbers(places, uneven, end, {})
    first = max(_pairs_that_count(found, units), key=counting.many_from, default=None)
    return [first.at - first.step, *counting.row(first)] if first else []


class _InRow(NamedTuple):
    """A place and number of a row, and how far on the second ones of the row are from its first."""

    at: int
    number: int
    step: int
    unit: int


def _pairs_that_count(found: Sequence[tuple[int, int]], units: range) -> Iterator[_InRow]:
    """The second of each two numbers a page apart that count."""
    for at, number in found:
        near = slice(*(bisect_left(found, (at + far,)) for far in (_PAGE.start, _PAGE.stop)))
        for second, other in found[near]:
            if other - number in units:
                yield _InRow(second, other, second - at, other - number)


class _CountingNumbers(NamedTuple):
    """Where each number stands, in order, how uneven the pages may be that end before `end`, and what goes on how far."""

    places: Mapping[int, Sequence[int]]
    uneven: float
    end: int
    many: dict[_InRow, int]

    def many_from(self, begun: _InRow) -> int:
        """How many places a row has from one on; rows that meet have the same ones from there."""
        new: list[_InRow] = []
        going: _InRow | None = begun
        while going and going not in self.many:
            new.append(going)
            going = self._following(going)
        behind = self.many[going] if going else 0
        for one in reversed(new):
            behind += 1
            self.many[one] = behind
        return self.many[begun]

    def row(self, begun: _InRow) -> Iterator[int]:
        """All places of a row from one on, each the first that goes on from the one before."""
        going: _InRow | None = begun
        while going:
            yield going.at
            going = self._following(going)

    def _following(self, last: _InRow) -> _InRow | None:
        places = min(self._places_that_follow(last), default=None)
        return last._replace(at=places[0], number=places[1]) if places else None

    def _places_that_follow(self, last: _InRow) -> Iterator[tuple[int, int]]:
        """The places, each with its number, that may follow one of a row, one for each number of pages."""
        for pages in _PAGES:
            due, distance = last.number + pages * last.unit, pages * last.step
            listed = self.places.get(int(due), ()) if due == int(due) else ()
            even = last.at + (1 - self.uneven) * distance, last.at + (1 + self.uneven) * distance
            for least, most in (even, (max(self.end, last.at + 1), last.at + distance - 1)):
                at = bisect_left(listed, least)
                if at < len(listed) and listed[at] <= most:
                    yield listed[at], int(due)


def reaches_through(row: Sequence[int], end: int, uneven: float) -> bool:
    """Whether a row reaches from one of the text's first two pages to one of its last two."""
    page = (1 + uneven) * max((b - a for a, b in pairwise(row)), default=0)
    return bool(row) and max(row[0], end - row[-1]) <= 2 * page
