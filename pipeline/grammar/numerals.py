"""`numerals.toml`: numbers in words, and the spans of time that they measure."""

from enum import StrEnum

from pipeline.grammar.table import LanguageTable


class TimeUnit(StrEnum):
    """A unit of time."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class Numeral(LanguageTable):
    """A cardinal number."""

    value: int
    forms: tuple[str, ...]
    """In every case and gender."""


class Numerals(LanguageTable):
    """Words in lower case, look-alikes and `ё` folded. Longer numbers are put together of these."""

    cardinals: tuple[Numeral, ...]
    periods: dict[TimeUnit, str]
    """Pattern of every form of a unit's name."""
