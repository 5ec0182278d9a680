"""Displaced runs: hyperlinked words that a PDF paints after the other words of their line.

The damage is a noisy channel: its process is known, so the readings of a line are those that it
could have turned into what is seen; each is weighed by the process and by a model of the language.
Read in this order:

1. `lines` and `sites`: the lines of the text, the places in them that words have left.
2. `shapes`, `trigrams`, `source_spans`, `learnt`: what was learnt of a language, and its file.
3. `candidates`: the readings of one line; `extracted_lines`: the lines beside it.
4. `scale`, `features`, `signs`, `printing`: what speaks for each of them; `cited_words`,
   `belonging`: what the grammar of citations makes of it.
5. `decode`, `passages`: how likely each is, the lines of the text taken together.
6. `verdict`: whether the text shows displaced words at all, and whether a reading is certain enough;
   `order`: the reading as an edit.
7. `settled`: what a person decided instead.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.clean.displaced.extracted_lines import extract_of
from pipeline.clean.displaced.settled import settle
from pipeline.grammar import Grammar
from pipeline.job import Job
from pipeline.text import CleanText, Edit, Finding

if TYPE_CHECKING:
    from pipeline.clean.displaced.verdict import Judgement

__all__ = ["displaced_runs", "extract_of", "judgements"]


def displaced_runs(text: CleanText, job: Job) -> Iterator[Edit | Finding]:
    """Put displaced words back in place, line by line; flag the lines where that is in doubt.

    Where the layout of the source is known, its words are in order. Words move only in a text that
    shows in several lines that words were displaced.
    """
    if job.source.is_laid_out:
        return
    settled, changes = settle(text.text, job.decisions.lines)
    yield from changes
    judged = judgements(text.text, job.grammar)
    if judged:
        from pipeline.clean.displaced.verdict import verdict  # noqa: PLC0415 - few texts have a gap

        for index, judgement in judged.items():
            if index not in settled:
                yield from verdict(judgement)


def judgements(text: str, grammar: Grammar) -> dict[int, Judgement]:
    """What is to be said of each line that shows a gap, by its place among the lines with text.

    None where the text shows no gap for certain, or was justified: its wide blanks are no gaps.
    """
    extract = extract_of(text, grammar)
    if extract is None:
        return {}
    from pipeline.clean.displaced.passages import read_lines  # noqa: PLC0415 - as above
    from pipeline.clean.displaced.verdict import judge  # noqa: PLC0415

    return judge(extract, read_lines(extract))
