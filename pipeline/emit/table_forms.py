"""The forms in which tables are printed."""

from enum import StrEnum


class TableForm(StrEnum):
    """For people, for programs, for spreadsheets."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
