"""Line ends that are written twice: an empty line stands behind every line, inside sentences, too."""

import re
from collections.abc import Iterator

from pipeline.clean.blanks import blanks_start
from pipeline.codes import Rule
from pipeline.job import Job
from pipeline.text import CleanText, Edit, Replacement, Span

_DOUBLE = re.compile(r"\n[^\S\n\f]*\n")
# The line end comes first and what stands before it is looked at after that: a search passes over all else then.
_GAP = re.compile(r"\n(?:[^\S\n\f]*\n)*(?=[^\S\n\f]*(\S))")
_MOST_ODD = 0.05
"""Of the gaps between lines: so many may have another number of line ends than a double one."""
_LEAST_DOUBLE = 0.4
_LEAST_OPEN, _LEAST_INSIDE = 0.5, 0.25
"""Of the gaps: before so many no sign ends a clause, and so many stand in mid-sentence for certain, where
lines are wrapped; of paragraphs hardly one in three, and one in six."""


def double_spacing(text: CleanText, job: Job) -> Iterator[Edit]:
    """Write each line end once where all are written twice."""
    # So few pairs of line ends cannot be nearly all of them.
    few = len(_DOUBLE.findall(text.text)) < _LEAST_DOUBLE * text.text.count("\n")
    if job.source.is_laid_out or few:
        return
    gaps = [gap for gap in _GAP.finditer(text.text) if _last_sign_before(text.text, gap)]
    # Written twice, any number of line ends is even, that of a paragraph, too.
    odd = sum(gap[0].count("\n") % 2 for gap in gaps)
    if not gaps or odd > _MOST_ODD * len(gaps):
        return
    is_open = [_last_sign_before(text.text, gap) not in ".,;:!?…" for gap in gaps]
    inside = sum(gap[1].islower() for gap, is_open in zip(gaps, is_open, strict=True) if is_open)
    if sum(is_open) >= _LEAST_OPEN * len(gaps) and inside >= _LEAST_INSIDE * len(gaps):
        for gap in gaps:
            due = "\n" * ((gap[0].count("\n") + 1) // 2)
            yield Replacement(Rule.NEWLINE, Span(*gap.span()), due)


def _last_sign_before(text: str, gap: re.Match[str]) -> str:
    """The last sign of the line before a gap; nothing at the start of a page."""
    start = blanks_start(text, gap.start())
    is_behind_line = "\f" not in text[start : gap.start()] and text[start - 1 : start] != "\n"
    return text[start - 1 : start] if is_behind_line else ""
