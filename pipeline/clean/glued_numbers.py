"""A page's number on a line of the ruling, before its first word or behind its last one.

One number tells nothing: there, a provision's may stand as well. Several that count through the whole text
at even distances, where no word of the ruling asks for a number, are the pages'.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from pipeline.clean.even_rows import UNEVEN, even_row, reaches_through
from pipeline.clean.figures import number_due
from pipeline.clean.page_lines import LAST_PAGE, PageLines, doubt, number_mark
from pipeline.clean.rows import TextRow, rows_of
from pipeline.codes import Code, Rule
from pipeline.text import Edit, Finding, Replacement, Span

_UNEVEN = 0.15
"""By how much of the usual one a page's number of lines may differ; less than where a line is but a number."""
_PROVEN = 3
"""Numbers that count; where they are too few to be proven, they must begin with one of the first pages."""
_FIRST_PAGES = 2
_LONGEST = 40
"""Characters of a page's number with its words and signs."""
_FIGURES = re.compile(r"[0-9]+")
_TORN = re.compile(r"[0-9].*[-\u2010\u2011]")
"""A figure with what joins it to the word on the next line (`2-` before `тармағы`)."""
_LEADERS = re.compile(
    r"(?m)[.…](?:(?<!\.\.)\.{3,}|(?<!……)…+|(?<!\. \.)(?: \.){3,})[^\S\n]*([0-9]{1,4})(?=[^\S\n]*$)"
)
"""The dots of a table of contents from their first on, up to the page's number at the line's end."""


class _Glued(NamedTuple):
    """A number on a line with words; `span` is what goes with it, `place` its line in the text."""

    place: int
    number: int
    span: Span


def glued_numbers(lines: PageLines) -> Iterator[Edit | Finding]:
    """Take the numbers of pages off the lines of the ruling; tell of what only seems to be one."""
    led = list(_LEADERS.finditer(lines.text))
    # A single one may fill a gap in a sentence (`от …… 2019`); the pages of a table of contents do not go back.
    if len(led) > 1 and all(int(a[1]) <= int(b[1]) for a, b in pairwise(led)):
        yield from (Replacement(Rule.FURNITURE, Span(*one.span()), "") for one in led)
    for edge, mark in ((slice(-9, None), _mark_at_end()), (slice(13), _mark_at_start())):
        found = {one.place: one for one in _lines_glued_at(lines, edge, mark)}
        row = even_row([(at, one.number) for at, one in found.items()], _UNEVEN, len(lines.rows))
        through = reaches_through(row, len(lines.rows), UNEVEN)
        counting = [found[at] for at in row] if through else []
        words = {_FIGURES.sub("", lines.rows[at].text) for at in found}
        # Where all else is the same, too, the whole line may be the page's, and its words are no part of the text.
        if counting and len(found) > len(words) == 1:
            yield from (doubt(lines.rows[at]) for at in found)
        # Where most of such numbers count nothing, some that do are a chance.
        elif len(counting) >= max(_PROVEN, len(found) / 2):
            yield from (Replacement(Rule.FURNITURE, one.span, "") for one in counting)
        elif counting and counting[0].number <= _FIRST_PAGES:
            first = counting[0]
            message = f"“{lines.text[slice(*first.span)].strip()}” may be the number of a page on a line of the ruling"
            yield Finding(Code.FURNITURE_DOUBTFUL, first.span, message)


def _lines_glued_at(lines: PageLines, edge: slice, mark: re.Pattern[str]) -> list[_Glued]:
    """The lines with a page's number at one of their ends where no word asks for a number."""
    # The cheap look first: the whole pattern is tried only on lines with a figure near their edge.
    return [
        glued
        for row in rows_of(lines.text)
        if _FIGURES.search(row.text[edge])
        if row.at not in lines.proven and row.at not in lines.numbers
        if (glued := _glued_number(row, mark, lines)) is not None
    ]


def _glued_number(row: TextRow, mark: re.Pattern[str], lines: PageLines) -> _Glued | None:
    # At the end only the last characters are searched, with all of the gap that may stand before them.
    tail = len(row.text[:-_LONGEST].rstrip())
    match = mark.match(row.text) or mark.search(row.text, tail)
    if match is None or _TORN.fullmatch(match["mark"]):
        return None
    span = Span(*match.span()).shift(row.span.start)
    number = Span(*match.span("mark")).shift(row.span.start)
    figures = int(_FIGURES.findall(match["mark"])[0])
    if figures > LAST_PAGE or number_due(lines.text, number, lines.grammar):
        return None
    return _Glued(row.at, figures, span)


@cache
def _mark_at_end() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?<!\s)\s+|(?<=[^\W\d_])|(?<=[^\W\d_][.,;»)]))(?P<mark>{number_mark()})\Z",
        re.IGNORECASE,
    )


@cache
def _mark_at_start() -> re.Pattern[str]:
    return re.compile(rf"\A(?P<mark>{number_mark()})\s(?=\s*\S)", re.IGNORECASE)
