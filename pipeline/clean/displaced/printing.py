"""Printing: how a document was printed, as those of its lines that were read show.

One engine breaks all lines of a document and one extractor writes them, so that each has its habits:
whether the blank that a line broke at is written, whether a gap may be wide.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import log

from pipeline.clean.displaced.candidates import Candidate
from pipeline.clean.displaced.cuts import BROKEN

_OTHER = {"blank kept": "blank lost", "gap wide": "gap doubled"}
"""What may be, and what may be instead."""
_EITHER = {**_OTHER, **{other: one for one, other in _OTHER.items()}}
_PRIOR_EVENTS = 0.5


def events(one: Candidate, *, goes_on: bool) -> Iterator[str]:
    """What a reading says of how its line was printed."""
    if one.cut is None:
        return
    if goes_on and not one.in_place and one.cut.glue not in BROKEN:
        yield "blank lost" if one.cut.glue else "blank kept"
    filled = Counter(filled.site for filled in one.filled)
    yield from ("gap wide" if n < s.links else "gap doubled" for s, n in filled.items() if s.wide)


@dataclass(frozen=True, eq=False)
class Printing:
    """How often each was so in the other lines of a document."""

    counts: Counter[str] = field(default_factory=Counter)

    def values(self, one: Candidate, *, goes_on: bool) -> dict[str, float]:
        """The logarithms of how usual it is what a reading says, by what it says."""
        said = Counter(events(one, goes_on=goes_on))
        return {f"usual {event}": count * log(self._share(event)) for event, count in said.items()}

    def _share(self, event: str) -> float:
        yes, no = self.counts[event], self.counts[_EITHER[event]]
        return (yes + _PRIOR_EVENTS) / (yes + no + 2 * _PRIOR_EVENTS)
