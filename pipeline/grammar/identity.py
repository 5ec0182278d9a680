"""`identity.toml`: how a ruling names its court, its kind, its number and its date."""

from __future__ import annotations

from pipeline.grammar.table import Table
from pipeline.terms import Court


class Identity(Table):
    """Patterns are of text in lower case, look-alikes and `ё` folded, single blanks."""

    country: tuple[str, ...]
    """The country's name in every case."""
    courts: dict[Court, tuple[str, ...]]
    """The bodies' names in every case, without the country."""
    plenum: tuple[str, ...]
    """The sitting of the Supreme Court that alone issues normative resolutions."""
    acts: tuple[str, ...]
    """The noun of an enactment line, in the nominative."""
    normative: tuple[str, ...]
    """What stands before the noun of a normative resolution."""
    additional: tuple[str, ...]
    """What stands before the noun of an additional decision."""
    number_signs: tuple[str, ...]
    """What announces a number."""
    places: tuple[str, ...]
    """Where rulings are adopted."""
    runs_on: tuple[str, ...]
    """Words after which an act's name belongs to the title that it stands in."""
    fillers: tuple[str, ...]
    """Small words of an enactment line that say nothing more."""
    questions: Questions
    """Words of a title that tell what was asked."""


class Questions(Table):
    """Patterns of the title, by the kind of question."""

    review: tuple[str, ...]
    """An earlier ruling is reviewed."""
    interpretation: tuple[str, ...]
    """The Constitution is interpreted."""
    submission: tuple[str, ...]
    """A court asked."""
    conformity: tuple[str, ...]
    """An act is held against the Constitution."""


Identity.model_rebuild()
