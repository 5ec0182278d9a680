"""Numbers of lines or paragraphs in the margin: they belong to the page, not to its sentences.

They stand alone at one place beside the body, and go up by equal steps.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from pipeline.read.pdf.page import Page
from pipeline.read.pdf.text_lines import Line

_NUMBER = re.compile(r"[0-9]{1,4}")
_FEWEST = 3
_APART = 0.3
"""Ems of white between a number and the body, at least."""
_SAME = 1.5
_LONGEST = 4


class _Number(NamedTuple):
    """A number that may stand in the margin: the page and the line that it opens, or ends, and what else is in that."""

    page: int
    line: int
    own: Line
    rest: Line | None

    @property
    def value(self) -> int:
        return int(self.own.text)


def without_margin_numbers(pages: Sequence[Page]) -> list[Page]:
    """The pages with the numbers in their margins apart (`Page.numbers`)."""
    found = _in_margin(pages, left=True) or _in_margin(pages, left=False)
    return [
        _parted(page, {m.line: m for m in found if m.page == n}) for n, page in enumerate(pages)
    ]


def _in_margin(pages: Sequence[Page], *, left: bool) -> list[_Number]:
    numbers = [found for n, page in enumerate(pages) for found in _candidates(n, page, left=left)]
    if len(numbers) < _FEWEST:
        return []
    taken = {(number.page, number.line) for number in numbers}
    body = [number.rest for number in numbers if number.rest] + [
        line
        for n, page in enumerate(pages)
        for m, line in enumerate(page.lines)
        if (n, m) not in taken and len(line.text) > _LONGEST
    ]
    apart = _APART * numbers[0].own.size
    if left:
        edge = min((line.edges[0] for line in body), default=float("-inf"))
        outside = [number for number in numbers if number.own.x1 <= edge - apart]
    else:
        edge = max((line.x1 for line in body), default=float("inf"))
        outside = [number for number in numbers if number.own.x0 >= edge + apart]
    return outside if _are_numbers(outside) else []


def _candidates(page_number: int, page: Page, *, left: bool) -> Iterator[_Number]:
    """The numbers that open a line, or end it, with white between them and its words."""
    for n, line in enumerate(page.lines):
        words = line.text.split(" ")
        if not _NUMBER.fullmatch(words[0 if left else -1]):
            continue
        if len(words) == 1:
            yield _Number(page_number, n, line, None)
            continue
        at = len(words[0]) + 1 if left else len(line.text) - len(words[-1])
        one, *other = line.split(line.edges[at])
        if other and other[0].x0 - one.x1 > _APART * line.size:
            yield _Number(page_number, n, *((one, *other) if left else (*other, one)))


def _are_numbers(numbers: Sequence[_Number]) -> bool:
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


def _parted(page: Page, numbers: dict[int, _Number]) -> Page:
    if not numbers:
        return page
    lines = [numbers[n].rest if n in numbers else line for n, line in enumerate(page.lines)]
    own = tuple(number.own for number in numbers.values())
    return replace(page, lines=tuple(filter(None, lines)), numbers=own)
