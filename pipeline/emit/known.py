"""What the registry knows of the works and bodies that a ruling names."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Literal

from pipeline.registry import load

if TYPE_CHECKING:
    from pipeline.grammar.names import Names
    from pipeline.model import Ruling


def work_title(iri: str, ruling: Ruling) -> str | None:
    """Give the title of an act in the ruling's language, if the registry has it."""
    act = load().act(iri)
    return act.title.of(ruling.language.value) if act else None


def body_iri(name: str, ruling: Ruling, names: Names) -> str | None:
    """Give the IRI of the one body that goes by a name on the ruling's date.

    The registry's names are without the country's; a ruling prints it before or behind them.
    """
    language: Literal["kaz", "rus"] = ruling.language.value
    bare = name
    for country in names.country:
        bare = bare.removeprefix(f"{country} ").removesuffix(f" {country}")
    found = load().by_name(language, name) or load().by_name(language, bare)
    day = dt.date.fromisoformat(ruling.date) if ruling.date else None
    iris = {body.iri for body in found if day is None or body.period.holds(day)}
    return iris.pop() if len(iris) == 1 else None
