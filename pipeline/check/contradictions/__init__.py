"""Dates and numbers of a ruling that cannot be, or that another place of it tells otherwise.

A figure that nothing else repeats can be wrong without a trace. What is held against something here:
dates against the calendar and the ruling's own day; acts against the registry, as far as reading them
said so; a title or a number that stands with two dates against itself; what is decided on against
what the title asks.
"""

from collections.abc import Callable
from itertools import chain
from typing import Final

from pipeline.check.contradictions.dated_twice import (
    adopted_twice,
    numbers_dated_twice,
    titles_dated_twice,
)
from pipeline.check.contradictions.days import impossible_days, later_acts
from pipeline.check.contradictions.norms import decided_otherwise, open_by_figures
from pipeline.check.contradictions.ruling_figures import Contradictions, RulingFigures, figures_of
from pipeline.codes import Code
from pipeline.model import Diagnostic, Ruling
from pipeline.registry import Registry

_QUESTIONS: Final[tuple[Callable[[RulingFigures], Contradictions], ...]] = (
    impossible_days,
    later_acts,
    titles_dated_twice,
    numbers_dated_twice,
    adopted_twice,
    decided_otherwise,
    open_by_figures,
)


def contradicted_figures(ruling: Ruling, registry: Registry) -> tuple[Diagnostic, ...]:
    """A diagnostic for each date and number that cannot be as it stands."""
    figures = figures_of(ruling, registry)
    found = chain.from_iterable(question(figures) for question in _QUESTIONS)
    return tuple(
        Diagnostic.of(Code.FIGURES_CONTRADICTED, message, figures.blocks[eid])
        for eid, message in dict.fromkeys(found)
        if eid in figures.blocks
    )
