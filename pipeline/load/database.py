"""What a database has to do to be loaded; SQLite and PostgreSQL do it each in its own way."""

from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from typing import Any, Final, Protocol

from pipeline.errors import UsageError
from pipeline.load.postgres import opened_postgres, reading_postgres
from pipeline.load.sqlite import opened_sqlite, reading_sqlite
from pipeline.load.table_rows import Row

_KINDS: Final = frozenset({"sqlite", "postgresql", "postgres"})


class Database(Protocol):
    """A database that is being loaded."""

    def query(self, sql: str, values: Mapping[str, Any] = ...) -> list[tuple[Any, ...]]:
        """All rows that a statement gives; names behind colons are values."""

    def insert(self, table: str, rows: Iterable[Row]) -> None:
        """Write rows into a table."""

    def transaction(self) -> AbstractContextManager[None]:
        """All that is written within, or nothing of it."""

    def drop_unused_words(self) -> None:
        """Take away what is `leaving` and stands in no text of its language any more."""

    def words_without_terms(self) -> int:
        """How many words of the texts have no terms by which they are found."""


def opened(url: str) -> AbstractContextManager[Database]:
    """The database at an address, with its tables; only where all went well does it become the one.

    Raises UsageError for an address of no known kind, and for a place where something else is.
    """
    return opened_sqlite(url) if _is_sqlite(url) else opened_postgres(url)


def reading(url: str) -> AbstractContextManager[Database]:
    """The database at an address, as it is. Raises UsageError where there is none of this version."""
    return reading_sqlite(url) if _is_sqlite(url) else reading_postgres(url)


def _is_sqlite(url: str) -> bool:
    kind, _, place = url.partition("://")
    if kind not in _KINDS or not place.strip("/"):
        raise UsageError(
            f"{url}: no database; name one as sqlite:///FILE or postgresql://HOST/NAME"
        )
    return kind == "sqlite"
