"""What the registry knows of the works and bodies that a ruling names."""

import datetime as dt
from typing import NamedTuple

from pipeline import grammar
from pipeline.model import Ruling
from pipeline.registry import Registry


class RegistryNames(NamedTuple):
    """The registry, asked in the language and on the day of one ruling."""

    registry: Registry
    ruling: Ruling

    def work_title(self, iri: str) -> str | None:
        """The title of an act in the ruling's language, if the registry has it."""
        act = self.registry.act(iri)
        return act.title.get(self.ruling.language.value) if act else None

    def body_iri(self, name: str) -> str | None:
        """The IRI of the one body that goes by a name on the ruling's date.

        The registry's names are without the country's; a ruling prints it before or behind them.
        """
        language, bare = self.ruling.language.value, name
        for country in grammar.load(self.ruling.language).bodies.country_forms:
            bare = bare.removeprefix(f"{country} ").removesuffix(f" {country}")
        found = self.registry.by_name(language, name) or self.registry.by_name(language, bare)
        day = dt.date.fromisoformat(self.ruling.date) if self.ruling.date else None
        iris = {body.iri for body in found if day is None or body.period.holds(day)}
        return iris.pop() if len(iris) == 1 else None
