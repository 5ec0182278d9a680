"""Alignment: the blanks by which a line was stretched over its measure, or moved to the middle of it."""

import re
from collections import Counter
from collections.abc import Iterator

from pipeline.clean.rows import rows_of
from pipeline.codes import Rule
from pipeline.job import Job
from pipeline.text import CleanText, Edit, Replacement, Span

_GAP = re.compile(r"(?<=\S)[^\S\n\f]+(?=\S)")
_INDENTED = re.compile(r"(?m)^([ \t\xa0]*)(\S.*)$")
_FEWEST_GAPS = 3
"""Words taken out of a line leave fewer gaps, and other blanks beside them."""
_MOST_ALIKE = 3
"""Lines with one indent; more are set in by it, and not centred."""
_OFF, _OFF_SIDE = 4, 0.08
"""Blanks by which the middles of two lines may differ, and share of the width by which the sides of one may,
since letters are of different widths."""


def stretched(text: CleanText, _: Job) -> Iterator[Edit]:
    """Write one blank for each gap of a line that has but wide ones."""
    for row in rows_of(text.text) if "   " in text.text else ():
        gaps = [match.span() for match in _GAP.finditer(text.text, *row.span)]
        if len(gaps) >= _FEWEST_GAPS and all(end - start > 1 for start, end in gaps):
            yield from (Replacement(Rule.BLANK, Span(*gap), " ") for gap in gaps)


def centred(text: CleanText, job: Job) -> Iterator[Edit]:
    """Take the blanks before lines in the middle that go on from another one, or open the text."""
    if job.source.geometry is not None or "\n " not in text.text:
        return
    lines = list(_INDENTED.finditer(text.text))
    margin = min(len(line[1]) for line in lines)
    indents = Counter(len(line[1]) - margin for line in lines)
    lengths = sorted(len(line[0].rstrip()) - margin for line in lines)
    width = lengths[int(len(lengths) * 0.95)]
    before: int | None = None
    for at, line in enumerate(lines):
        indent = len(line[1]) - margin
        both = len(line[0].rstrip()) - margin + indent
        # Between two lines in the middle one may fill the measure.
        apart = indents[indent] <= _MOST_ALIKE if indent else before is not None
        centre = both if apart and abs(width - both) <= _OFF_SIDE * width else None
        beside = centre is not None and before is not None and abs(centre - before) <= _OFF
        if indent and (beside or (centre and not at)):
            yield Replacement(Rule.BLANK, Span(line.start(1) + margin, line.end(1)), "")
        before = centre
