"""Numbers of lines or paragraphs in the margin: they belong to the page, not to its sentences.

They stand alone at one place beside the body, and go up by equal steps, or each is the number of its page.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from pipeline.read.pdf.page import Page
from pipeline.read.pdf.text_lines import Line

# A number, one of a paragraph also in brackets; that of a page also with words: `3-бет`, `стр. 3 из 7`.
_NUMBER = re.compile(
    r"(?:[^\W\d_]{3,6}\.? )?(?P<value>[0-9]{1,4})(?:-[^\W\d_]{3})?(?: [^\W\d_]{2} [0-9]{1,4})?"
    r"|\[(?P<inside>[0-9]{1,4})\]"
)
_LAST = re.compile(r"[0-9](?:-[^\W\d_]{3})?\]?\Z")
_FEWEST = 3
_APART, _FAR = 0.3, 2.0
"""Ems of white between a number and the body, at least, and between that of a page and the body."""
_SAME = 1.5
_LONGEST = 4


class _MarginNumber(NamedTuple):
    """A number that may stand in the margin: the page and the line that it opens, or ends, and what else is in that."""

    page: int
    line: int
    own: Line
    rest: Line | None

    @property
    def value(self) -> int:
        return int(_NUMBER.sub(r"\g<value>\g<inside>", self.own.text))


def without_margin_numbers(pages: Sequence[Page]) -> list[Page]:
    """The pages with the numbers in their margins apart (`Page.numbers`)."""
    found = _in_margin(pages, left=True) or _in_margin(pages, left=False)
    return [
        _page_without_numbers(page, {m.line: m for m in found if m.page == n})
        for n, page in enumerate(pages)
    ]


def _in_margin(pages: Sequence[Page], *, left: bool) -> list[_MarginNumber]:
    lines = [(n, m, line) for n, page in enumerate(pages) for m, line in enumerate(page.lines)]
    numbers = {
        (n, m): _MarginNumber(n, m, *two)
        for n, m, line in lines
        if (two := _number_cut_off(line, left))
    }
    rests = [numbers[n, m].rest if (n, m) in numbers else line for n, m, line in lines]
    body = [line for line in rests if line and len(line.text) > _LONGEST]
    if not (numbers and body):
        return []
    first, last = min(line.edges[0] for line in body), max(line.x1 for line in body)
    gaps = {key: first - n.own.x1 if left else n.own.x0 - last for key, n in numbers.items()}
    apart = _APART * next(iter(numbers.values())).own.size
    outside = [number for key, number in numbers.items() if gaps[key] >= apart]
    are_of_pages = all(n.value == n.page + 1 for n in outside) and all(
        not _APART <= gap / numbers[key].own.size < _FAR for key, gap in gaps.items()
    )
    are_bare = all(n.own.text.strip("[]").isdecimal() for n in outside)
    return outside if are_of_pages or (are_bare and _are_numbers(outside)) else []


def _number_cut_off(line: Line, left: bool) -> tuple[Line, Line | None] | None:  # noqa: FBT001
    """The number that opens a line, or ends it, and its words, with white between them; None without one."""
    if not (_NUMBER.match(line.text) if left else _LAST.search(line.text)):
        return None
    if _NUMBER.fullmatch(line.text):
        return line, None
    words = line.text.split(" ")
    places = [x1 for _, x1 in (line.gaps[:1] if left else line.gaps[-1:])]
    if len(words) > 1 and _NUMBER.fullmatch(words[0 if left else -1]):
        at = len(words[0]) + 1 if left else len(line.text) - len(words[-1])
        places.append(line.edges[at])
    for place in places:
        one, *other = line.split(place)
        if other and other[0].x0 - one.x1 > _APART * line.size:
            own, rest = (one, other[0]) if left else (other[0], one)
            if _NUMBER.fullmatch(own.text):
                return own, rest
    return None


def _are_numbers(numbers: Sequence[_MarginNumber]) -> bool:
    """Whether numbers stand one below the other and go up by equal steps, from page to page or on each."""
    if len(numbers) < _FEWEST:
        return False
    steps = {b.value - a.value for a, b in pairwise(numbers) if a.page == b.page}
    lefts, rights = [n.own.x0 for n in numbers], [n.own.x1 for n in numbers]
    aligned = any(max(edges) - min(edges) <= _SAME for edges in (lefts, rights))
    step = min(steps, default=0)
    return (
        aligned
        and step >= 1
        and all(
            (b.value > a.value and not (b.value - a.value) % step)
            or (a.page != b.page and b.value in (1, step))
            for a, b in pairwise(numbers)
        )
    )


def _page_without_numbers(page: Page, numbers: dict[int, _MarginNumber]) -> Page:
    if not numbers:
        return page
    lines = [numbers[n].rest if n in numbers else line for n, line in enumerate(page.lines)]
    own = tuple(number.own for number in numbers.values())
    return replace(page, lines=tuple(filter(None, lines)), numbers=own)
