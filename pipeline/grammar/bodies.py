"""`bodies.toml`: the country and the bodies that rule."""

from pipeline.grammar.table import LanguageTable
from pipeline.terms import Court


class BodyNames(LanguageTable):
    """Names as printed, in every case, the nominative first."""

    country: tuple[tuple[str, ...], ...]
    """The country's names beside a body's."""
    country_loosely: tuple[tuple[str, ...], ...]
    """Others, which stand for it in running text."""
    titles: dict[Court, str]
    """Full name of each body, for readers."""
    courts: dict[Court, tuple[str, ...]]
    """The bodies without the country."""

    @property
    def country_forms(self) -> tuple[str, ...]:
        """Every form of the names that stand beside a body's."""
        return tuple(form for forms in self.country for form in forms)

    @property
    def country_nominatives(self) -> tuple[str, ...]:
        """Every name of the country, in the nominative."""
        return tuple(forms[0] for forms in (*self.country, *self.country_loosely))
