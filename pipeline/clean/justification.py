"""Alignment: the blanks by which a line was stretched over its measure, or moved to the middle of it."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import takewhile

from pipeline.clean.rows import full_length, rows_of
from pipeline.codes import Rule
from pipeline.job import Job
from pipeline.text import CleanText, Edit, Replacement, Span

_GAP = re.compile(r"(?<=\S)[^\S\n\f]+(?=\S)")
_INDENTED = re.compile(r"(?m)^([ \t\xa0]*)(\S.*)$")
_FEWEST_GAPS = 3
"""Words taken out of a line leave fewer gaps, and other blanks beside them."""
_MOST_ALIKE = 3
"""Lines with one indent; more are set in by it, and not centred."""
_OFF, _OFF_SIDE = 6, 0.08
"""Blanks by which the middles of two lines may differ, and share of the width by which the sides of one may,
since letters are of different widths."""


def stretched(text: CleanText, _: Job) -> Iterator[Edit]:
    """Write one blank for each gap of a line that has but wide ones."""
    for row in rows_of(text.text) if "   " in text.text else ():
        gaps = [match.span() for match in _GAP.finditer(text.text, *row.span)]
        if len(gaps) >= _FEWEST_GAPS and all(end - start > 1 for start, end in gaps):
            yield from (Replacement(Rule.BLANK, Span(*gap), " ") for gap in gaps)


def centred(text: CleanText, job: Job) -> Iterator[Edit]:
    """Take the blanks before the lines of a title in the middle of the page.

    Further below, blanks before a line may be where words were taken from.
    """
    if job.source.is_laid_out or "\n " not in text.text:
        return
    lines = list(_INDENTED.finditer(text.text))
    if not lines:
        return
    margin = min(len(line[1]) for line in lines)
    indents = Counter(len(line[1]) - margin for line in lines)
    width = full_length(len(line[0].rstrip()) - margin for line in lines)
    title = [
        line
        for line in takewhile(lambda line: _is_centred(line, margin, width), lines)
        if indents[len(line[1]) - margin] <= _MOST_ALIKE or len(line[1]) == margin
    ]
    middles = [len(line[0].rstrip()) + len(line[1]) for line in title]
    several = sum(len(line[1]) > margin for line in title) > 1
    if several and max(middles) - min(middles) <= _OFF:
        for line in title:
            yield Replacement(Rule.BLANK, Span(line.start(1) + margin, line.end(1)), "")


def _is_centred(line: re.Match[str], margin: int, width: int) -> bool:
    right = width - (len(line[0].rstrip()) - margin)
    return abs(len(line[1]) - margin - right) <= _OFF_SIDE * width
