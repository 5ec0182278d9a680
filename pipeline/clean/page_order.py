"""Whether the numbers of pages count on: pages that were lost, doubled or moved take their numbers with them."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise
from statistics import median

from pipeline.clean.even_rows import UNEVEN
from pipeline.clean.page_lines import PageLines
from pipeline.codes import Code
from pipeline.text import Finding, Span

_FEWEST = 3
"""Steps from a page's number to the next that show how they count."""


def disordered_pages(lines: PageLines) -> Iterator[Finding]:
    """Tell where the proven numbers of pages skip one though no lines lack between them, stand twice or go back.

    That they begin anew, as those of an annex do, is no fault.
    """
    for one in lines.recurring_lines:
        if not one.moving or not lines.proven.issuperset(one.counter):
            continue
        for before, after in _breaks(one.counter):
            numbers = one.counter[before], one.counter[after]
            below = lines.rows[after + 1 : after + 2] or lines.rows[after:]
            message = "behind page {} comes page {}: pages may be lost, doubled or moved"
            span = Span(below[0].span.start, below[0].span.start + 1)
            yield Finding(Code.PAGES_DISORDERED, span, message.format(*numbers))


def _breaks(numbers: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """The places of two neighbours that do not count on as the others do."""
    neighbours = list(pairwise(sorted(numbers)))
    steps = {pair: numbers[pair[1]] - numbers[pair[0]] for pair in neighbours}
    usual = min((s for s, n in Counter(steps.values()).items() if s > 0 and n > 1), default=0)
    if not usual or len(steps) < _FEWEST:
        return
    page = median(b - a for (a, b), step in steps.items() if step == usual)
    for (a, b), step in steps.items():
        # A number between the two may be one that was not read: then there are the lines of two pages.
        skipped = step > usual and b - a <= (1 + UNEVEN) * page
        if skipped or (step < usual and numbers[b] != min(numbers.values())):
            yield a, b
