"""How well a laid text is put back: paragraph by paragraph, as the whole of cleaning leaves it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from itertools import accumulate, pairwise, takewhile
from typing import TYPE_CHECKING

from pipeline.clean import RULES, clean
from pipeline.clean.displaced import displaced_runs
from pipeline.codes import Code
from pipeline.decisions import Decisions
from pipeline.grammar import load as load_grammar
from pipeline.job import Job
from pipeline.languages import Language
from pipeline.read.source import Source
from pipeline.text import CleanText, Span
from tests.layouts.generator import lay

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.layouts.layout import Layout
    from tests.layouts.marked import Paragraph

_TOLD = frozenset({Code.DISPLACED_RUN_LEFT, Code.WRAP_DOUBTFUL, Code.FURNITURE_DOUBTFUL})


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a paragraph that holds links."""

    kind: str
    """``exact``, ``told`` (a diagnostic stands in it), ``order`` (words are in another order and
    nothing tells so) or ``split`` (joined or divided, and nothing tells so)."""
    due: str
    got: str


def job_of(language: str, text: str) -> Job:
    """A conversion of a text that has no other layout than its blanks."""
    source = Source("", "text/plain", text, (Span(0, len(text)),), ())
    return Job(source, load_grammar(Language(language)), Decisions())


def prepared(language: str, text: str) -> CleanText:
    """A text as the repair of displaced runs gets it."""
    job, clean_text = job_of(language, text), CleanText.of(text)
    for rule in takewhile(lambda rule: rule is not displaced_runs, RULES):
        clean_text = clean_text.apply(rule(clean_text, job))
    return clean_text


def set_right(language: str, rows: Sequence[str]) -> list[str]:
    """Lines in their right order, with the letters that the rules before the repair set right."""
    starts = list(accumulate((len(row) + 1 for row in rows), initial=0))
    now = lines_now(prepared(language, "\n".join(rows)), starts)
    return [now.get(number, row) for number, row in enumerate(rows)]


def lines_now(text: CleanText, starts: Sequence[int]) -> dict[int, str]:
    """The text of each source line after the repair, in its new order."""
    lines: dict[int, str] = {}
    for (start, end), replaced, _ in text.pieces:
        at = start
        while at < end:
            index = bisect_right(starts, at) - 1
            stop = min(end, starts[index + 1])
            piece = text.source[at:stop] if replaced is None else replaced
            lines[index] = lines.get(index, "") + piece
            at = stop if replaced is None else end
    return lines


def outcomes(paragraphs: Sequence[Paragraph], language: str, habits: Layout) -> Iterator[Outcome]:
    """Each paragraph with links after it was laid out and cleaned."""
    laid = lay(paragraphs, habits)
    text = clean(job_of(language, laid.text))
    got = [_normal(line) for line in text.text.split("\n")]
    counted = Counter(got)
    told = _told_ink(text)
    at = 0
    whole = "".join(map(_ink, got))
    rows = set_right(language, [paragraph.text for paragraph in paragraphs])
    for paragraph, row in zip(paragraphs, rows, strict=True):
        due = _normal(row)
        length = len(_ink(due))
        if paragraph.links:
            found = whole[at : at + length]
            yield Outcome(_kind(due, found, counted, told, at), due, _shown(got, at, length))
        at += length


def _kind(due: str, found: str, counted: Counter[str], told: Sequence[int], at: int) -> str:
    if counted[due]:
        return "exact"
    if any(at <= place <= at + len(found) for place in told):
        return "told"
    return "split" if found == _ink(due) else "order"


def _told_ink(text: CleanText) -> list[int]:
    """How many letters of the source stand before each place that a diagnostic names."""
    source = text.source
    places = sorted(
        span.start for d in text.doubts if d.code in _TOLD for span in d.source
    ) + sorted(span.end for d in text.doubts if d.code in _TOLD for span in d.source)
    counts, last, ink = [], 0, 0
    for place in sorted(places):
        ink += len(_ink(source[last:place]))
        last = place
        counts.append(ink)
    return counts


def _shown(got: Sequence[str], at: int, length: int) -> str:
    """The lines that hold so many letters from one on."""
    bounds = [0]
    for line in got:
        bounds.append(bounds[-1] + len(_ink(line)))
    inside = (
        line
        for line, (a, b) in zip(got, pairwise(bounds), strict=True)
        if a < at + length and b > at
    )
    return " ⏎ ".join(inside)


def _ink(text: str) -> str:
    return "".join(text.split())


def _normal(text: str) -> str:
    return " ".join(text.split())
