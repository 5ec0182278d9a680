"""`calendar.toml`: how dates are written."""

from pydantic import Field

from pipeline.grammar.table import LanguageTable


class Calendar(LanguageTable):
    """Patterns are of text in lower case, look-alikes and merged letters folded, single blanks.

    In the patterns of dates `{year}`, `{month}`, `{day}`, `{number}` (a month in figures),
    `{short}` (the last two figures of a year), `{late}` (a day behind the twelfth) and `{word}` (one of `years`) stand in.
    """

    months: tuple[tuple[str, ...], ...] = Field(min_length=12, max_length=12)
    """January to December, each in every form that a date takes, the nominative first."""
    years: tuple[str, ...]
    """The word `year` in the forms that dates have."""
    whole: tuple[str, ...]
    """Dates of day, month and year."""
    partial: tuple[str, ...]
    """Dates that tell the year alone."""
    openings: tuple[str, ...]
    """The preposition that belongs to a date."""
    adverbs: tuple[str, ...]
    """Endings of a month on whose day something was done, so that the date is no part of a name."""
