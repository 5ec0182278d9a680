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

_BEFORE = re.compile(r"([0-9]{1,4})(?: |\Z)")
_BEHIND = re.compile(r"(?:\A| )([0-9]{1,4})\Z")
_FEWEST = 3
_APART = 0.3
"""Ems of white between a number and the body, at least."""
_SAME = 1.5
_LONGEST = 4


class _Number(NamedTuple):
    """A number that may stand in the margin."""

    page: int
    line: int
    value: int
    x0: float
    x1: float
    inner: float | None
    """Where the words beside it start, or end."""


def without_margin_numbers(pages: Sequence[Page]) -> list[Page]:
    """The pages with the numbers in their margins apart (`Page.numbers`)."""
    found = _in_margin(pages, left=True) or _in_margin(pages, left=False)
    by_page: dict[int, dict[int, _Number]] = {}
    for number in found:
        by_page.setdefault(number.page, {})[number.line] = number
    return [_parted(page, by_page.get(n, {})) for n, page in enumerate(pages)]


def _in_margin(pages: Sequence[Page], *, left: bool) -> list[_Number]:
    candidates = [
        number for n, page in enumerate(pages) for number in _candidates(n, page, left=left)
    ]
    if len(candidates) < _FEWEST:
        return []
    taken = {(number.page, number.line) for number in candidates}
    edges = [number.inner for number in candidates if number.inner is not None] + [
        line.x0 if left else line.x1
        for n, page in enumerate(pages)
        for m, line in enumerate(page.lines)
        if (n, m) not in taken and len(line.text) > _LONGEST
    ]
    if not edges:
        return []
    edge = min(edges) if left else max(edges)
    apart = _APART * pages[candidates[0].page].lines[candidates[0].line].size
    outside = [n for n in candidates if (n.x1 <= edge - apart if left else n.x0 >= edge + apart)]
    return outside if _are_numbers(outside) else []


def _candidates(number: int, page: Page, *, left: bool) -> Iterator[_Number]:
    """The numbers that open a line, or end it, with white between them and its words."""
    for n, line in enumerate(page.lines):
        match = (_BEFORE.match if left else _BEHIND.search)(line.text)
        if match is None:
            continue
        start, end = match.span(1)
        inner = _inner(line, start, end, left=left)
        white = line.size if inner is None else abs(inner - line.edges[end if left else start])
        if white > _APART * line.size:
            x0, x1 = line.edges[start], line.edges[end]
            yield _Number(number, n, int(match[1]), x0, x1, inner)


def _inner(line: Line, start: int, end: int, *, left: bool) -> float | None:
    """Where the words beside a number start, or end; None where it stands alone."""
    if left:
        return line.edges[end + 1] if end < len(line.text) else None
    return line.edges[start - 1] if start else None


def _are_numbers(numbers: Sequence[_Number]) -> bool:
    """Whether numbers stand one below the other and go up by equal steps, from page to page or on each."""
    steps = {b.value - a.value for a, b in pairwise(numbers) if a.page == b.page}
    aligned = any(
        max(edges) - min(edges) <= _SAME
        for edges in ([n.x0 for n in numbers], [n.x1 for n in numbers])
        if edges
    )
    step = min(steps, default=0)
    if len(numbers) < _FEWEST or not aligned or step < 1:
        return False
    return all(
        (b.value > a.value and not (b.value - a.value) % step)
        or (a.page != b.page and b.value in (1, step))
        for a, b in pairwise(numbers)
    )


def _parted(page: Page, numbers: dict[int, _Number]) -> Page:
    if not numbers:
        return page
    lines: list[Line] = []
    apart: list[Line] = []
    for n, line in enumerate(page.lines):
        number = numbers.get(n)
        if number is None:
            lines.append(line)
        elif len(line.text) == len(str(number.value)) or " " not in line.text:
            apart.append(line)
        else:
            opens = line.x0 == number.x0
            one, *rest = line.split(line.edges[line.text.index(" ") + 1] if opens else number.x0)
            apart += [one] if opens else rest
            lines += rest if opens else [one]
    return replace(page, lines=tuple(lines), numbers=tuple(apart))
