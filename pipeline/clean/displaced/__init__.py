"""Displaced runs: hyperlinked words that a PDF paints after the other words of their line.

Read in this order:

1. `lines` and `sites`: the lines of the text, the places in them that words have left.
2. `words`, `phrases`: what a written word is to a citation, and which words are one thing.
3. `cuts`: where the moved words at a line's end may begin; `fragments`: what one link may be.
4. `junctions`: how well neighbours read; `weights`: what each observation counts.
5. `search`: the readings of one line; `decode`: the best ones of lines that follow each other.
6. `document`: what the undamaged lines tell of the damaged ones.
7. `verdict`: whether the best reading is good enough; `order`: the reading as an edit.
8. `settled`: what a person decided instead.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.clean.displaced.document import is_justified, kept_rate, knowledge
from pipeline.clean.displaced.lines import lines_of
from pipeline.clean.displaced.passages import choices_of
from pipeline.clean.displaced.settled import settle
from pipeline.clean.displaced.sites import sites_of
from pipeline.clean.displaced.verdict import verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.clean.context import Context
    from pipeline.text import CleanText, Edit, Finding

__all__ = ["displaced_runs"]


def displaced_runs(text: CleanText, context: Context) -> Iterator[Edit | Finding]:
    """Put displaced words back in place, line by line; flag the lines where that is in doubt."""
    lines = lines_of(text.text)
    settled, changes = settle(lines, context.decisions.lines)
    yield from changes
    sites = [sites_of(line) for line in lines]
    if not any(sites):
        return
    known = knowledge(lines, sites, context.grammar)
    if is_justified(lines, sites, known):
        return
    choices = choices_of(lines, sites, known)
    rate = kept_rate(choices.values(), known.kept)
    if rate != known.kept:
        choices = choices_of(lines, sites, replace(known, kept=rate))
    for index, choice in choices.items():
        if index not in settled:
            yield from verdict(lines[index], sites[index], choice)
