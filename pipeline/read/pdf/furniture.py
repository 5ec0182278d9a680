"""Page furniture: what stands at the same place of many pages, and page numbers."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from pipeline.read.geometry import FurnitureKind
from pipeline.read.pdf.columns import ends_clause
from pipeline.read.pdf.page import Page

Key = tuple[int, int]
"""Index of a page, index of a line in it."""
# A number that stands alone, with a word of up to six letters or dashes beside it: `3`, `– 3 –`,
# `3-бет`, `стр. 3 из 7`, `3 / 7`.
_NUMBER = re.compile(
    r"(?:[^\W\d_]{1,6}\.?\s*)?[-–—]?\s*([0-9]{1,4})\s*[-–—]?\s*(?:[^\W\d_]{0,6}\.?)"
    r"(?:\s*(?:/|[^\W\d_]{2,4})\s*[0-9]{1,4})?"
)
# What a browser prints above and below a page: date, time and title; the address and `1/3`.
_PRINTED = re.compile(
    r"[0-9]{1,4}[./-][0-9]{1,2}[./-][0-9]{2,4},? [0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?!\S).*"
    r"|(?:[a-z]+://|www\.)\S+(?: [0-9]+ ?/ ?[0-9]+)?"
)
_DIGITS = re.compile(r"[0-9]{1,9}")
_EDGE_LINES = 3
_SAME_HEIGHT = 4.0
_REPEATED, _REPEATED_APART = 3, 2
_APART = 1.6
"""Ems of white between a lone head or number and the text, at least."""


def furniture_of(pages: Sequence[Page]) -> dict[Key, FurnitureKind]:
    """The lines that belong to the pages."""
    edges = [(number, index) for number, page in enumerate(pages) for index in _edge_lines(page)]
    heads = _running_heads(pages, edges) | set(_printed_by_browser(pages))
    numbers = _page_numbers(pages, [key for key in edges if key not in heads])
    return dict.fromkeys(heads, FurnitureKind.RUNNING_HEAD) | dict.fromkeys(
        numbers, FurnitureKind.PAGE_NUMBER
    )


def _edge_lines(page: Page) -> Iterable[int]:
    """The indexes of the first and the last lines of a page."""
    count = len(page.lines)
    return sorted({*range(min(_EDGE_LINES, count)), *range(max(0, count - _EDGE_LINES), count)})


def _printed_by_browser(pages: Sequence[Page]) -> Iterator[Key]:
    """What a browser has printed at the edges of pages, if only of one."""
    for number, page in enumerate(pages):
        for index in {0, len(page.lines) - 1} if page.lines else ():
            if _PRINTED.fullmatch(page.lines[index].text):
                yield number, index


def _running_heads(pages: Sequence[Page], edges: list[Key]) -> set[Key]:
    """The edge lines that stand, but for the number of the page, at the same height of other pages.

    Alternate heads of left and right pages are found as well. A head has only furniture outside it.
    """
    alike: dict[tuple[str, int], list[Key]] = defaultdict(list)
    for page, index in edges:
        line = pages[page].lines[index]
        for text in _texts_of_heads(line.text, page):
            alike[text, round(line.y / _SAME_HEIGHT)].append((page, index))
    found = {key for group in alike.values() if _is_repeated(pages, group) for key in group}
    return {key for key in found if _nothing_outside(pages, key, found)}


def _texts_of_heads(text: str, page: int) -> Iterator[str]:
    """What a line may say on every page: its very words, or a number of it counts the pages, or each does.

    The rows of a table differ in other numbers. Two pages of a book may be printed on one.
    """
    yield text
    numbers = [number.span() for number in _DIGITS.finditer(text)]
    for step in (1, 2):
        counted = [f"\f{int(text[start:end]) - step * page}\f" for start, end in numbers]
        for (start, end), count in zip(numbers, counted, strict=True):
            yield f"{text[:start]}{count}{text[end:]}"
        yield f"{_DIGITS.sub('0', text)}{step}{''.join(counted)}"


def _is_repeated(pages: Sequence[Page], group: list[Key]) -> bool:
    text = pages[group[0][0]].lines[group[0][1]].text
    if _NUMBER.fullmatch(text):
        return False
    count = len({page for page, _ in group})
    apart = not _reads_on(text) and all(_is_apart(pages[page], index) for page, index in group)
    return count >= (_REPEATED_APART if apart else _REPEATED)


def _reads_on(text: str) -> bool:
    """Whether a line goes on from the page before, or ends its sentence: no head of two pages."""
    word = text.split(" ", 1)[0].rstrip(",")  # the address of a page is no word
    return (word.isalpha() and word.islower()) or ends_clause(text)


def _nothing_outside(pages: Sequence[Page], key: Key, found: set[Key]) -> bool:
    """Whether all lines between a line and its edge of the page are furniture or numbers."""
    page, index = key
    lines = pages[page].lines
    top = index < len(lines) / 2
    outer = range(index) if top else range(index + 1, len(lines))
    return all(
        (page, other) in found or bool(_NUMBER.fullmatch(lines[other].text)) for other in outer
    )


def _page_numbers(pages: Sequence[Page], edges: list[Key]) -> set[Key]:
    """The page numbers: they go up by one from page to page, at one height.

    Where only one page has a number, it must stand apart from the text and be the page's own.
    """
    heights: dict[tuple[int, int], list[Key]] = defaultdict(list)
    for page, index in edges:
        line = pages[page].lines[index]
        if (match := _NUMBER.fullmatch(line.text)) is not None:
            heights[int(match[1]) - page, round(line.y / _SAME_HEIGHT)].append((page, index))
    return {
        key
        for (first, _), group in heights.items()
        for key in group
        if len(group) > 1 or (first == 1 and _is_apart(pages[key[0]], key[1]))
    }


def _is_apart(page: Page, index: int) -> bool:
    """Whether white space divides an edge line from the text, or other type."""
    lines = page.lines
    inner = index + 1 if index < len(lines) / 2 else index - 1
    if not 0 <= inner < len(lines):
        return True
    line, other = lines[index], lines[inner]
    return abs(line.y - other.y) > _APART * max(line.size, other.size)
