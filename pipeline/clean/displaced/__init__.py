"""Displaced runs: hyperlinked words that a PDF paints after the other words of their line.

Read in this order:

1. `lines` and `sites`: the lines of the text, the places in them that words have left.
2. `words`, `phrases`: what a written word is to a citation, and which words are one thing.
3. `cuts`: where the moved words at a line's end may begin; `fragments`: what one link may be.
4. `belonging` and `junctions`: how well neighbours read; `weights`: what each observation counts.
5. `knowledge`: what is known of the text; `document`: what its undamaged lines tell.
6. `search`: the readings of one line; `passages` and `decode`: the best ones of lines that follow
   each other.
7. `verdict`: whether the best reading is good enough; `order`: the reading as an edit.
8. `settled`: what a person decided instead.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.clean.displaced.document import is_justified, kept_rate, knowledge, settled_sites
from pipeline.clean.displaced.lines import lines_of
from pipeline.clean.displaced.passages import choices_of
from pipeline.clean.displaced.settled import settle
from pipeline.clean.displaced.sites import sites_of
from pipeline.clean.displaced.verdict import unread, verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.job import Job
    from pipeline.text import CleanText, Edit, Finding

_SAMPLE = 16
"""Damaged lines that are read first, to tell how often a line of the text keeps its blank."""

__all__ = ["displaced_runs"]


def displaced_runs(text: CleanText, job: Job) -> Iterator[Edit | Finding]:
    """Put displaced words back in place, line by line; flag the lines where that is in doubt.

    Where the layout of the source is known, its words are in order.
    """
    if job.source.geometry is not None:
        return
    lines = lines_of(text.text)
    settled, changes = settle(lines, job.decisions.lines)
    yield from changes
    sites = [sites_of(line) for line in lines]
    if all(site.optional for places in sites for site in places):
        return
    known = knowledge(lines, sites, job.grammar)
    if is_justified(lines, sites, known):
        return
    sites = settled_sites(lines, sites, known)
    sample = choices_of(lines, sites, known, most=_SAMPLE)
    known = replace(known, kept=kept_rate(sample.values(), known.kept))
    choices = choices_of(lines, sites, known)
    for index, line in enumerate(lines):
        if index in settled:
            continue
        if index in choices:
            yield from verdict(line, sites[index], choices[index], known)
        else:
            yield from unread(line, sites[index], known)
