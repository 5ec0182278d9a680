"""PostgreSQL: a schema; a new version of the tables is built in another and takes its name at once."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final

from pipeline.errors import CannotWriteError, UsageError
from pipeline.extras import library
from pipeline.load.statements import INSERT
from pipeline.load.table_rows import Row
from pipeline.load.table_schema import FOREIGN, NONE, VERSION, identity, schema
from pipeline.search import words

if TYPE_CHECKING:
    from psycopg import Connection

SCHEMA: Final = "qauly"
_BESIDE: Final = f"{SCHEMA}_new"
_LOCK: Final = 0x7161756C79
"""The number of the lock that a load holds: `qauly` in ASCII."""
# `::` is a cast (`:words::tsvector`) and no name of a value.
_NAME: Final = re.compile(r"(?<!:):([a-z_0-9]+)")
_GIVES: Final = re.compile(r"^select\b|\breturning\b")
_TYPES: Final = {int: "integer", float: "double precision"}
"""Of values that are no text."""
_POSITIONS: Final = (1 << 14) - 1
"""PostgreSQL counts words no further."""


class PostgresDatabase:
    """A database on a server."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def query(self, sql: str, values: Mapping[str, Any] = {}) -> list[tuple[Any, ...]]:
        """All rows that a statement gives; what gives none is not waited for."""
        found = self._connection.execute(_for_psycopg(sql), values)
        return found.fetchall() if _GIVES.search(sql) else []

    def insert(self, table: str, rows: Iterable[Row]) -> None:
        """Write rows into a table, all by one statement."""
        told = list(rows)
        if table == "point":
            told = [row | {"words": _vector(row["text"])} for row in told]
        columns = ", ".join(f"{n} {_TYPES.get(type(v), 'text')}" for n, v in told[0].items())
        values = {"rows": json.dumps(told, ensure_ascii=False)}
        self._connection.execute(_insert(table, columns), values)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written within, or nothing of it."""
        with self._pipeline_if_supported(), self._connection.transaction():
            yield

    def drop_unused_words(self) -> None:
        """Take away what is `leaving` and stands in no text of its language any more."""
        self._connection.execute(
            "delete from word where (language, form) in (select language, form from leaving)"
            " and not exists (select 1 from point p join expression e on e.id = p.expression"
            # A cast takes the word as it is, where `to_tsquery` would normalise it once more.
            " where p.words @@ quote_literal(word.form)::tsquery and e.language = word.language)"
        )

    def _pipeline_if_supported(self) -> AbstractContextManager[object]:
        """Statements go out without waiting for the answer to each, where the library can do so."""
        can = _driver().Pipeline.is_supported()
        return self._connection.pipeline() if can else nullcontext()

    def words_without_terms(self) -> int:
        """How many words of the texts have no terms by which they are found."""
        ((count,),) = self.query(
            "select count(*) from ts_stat('select words from point') s"
            " where not exists (select 1 from word where form = s.word)"
        )
        return int(count)


@contextmanager
def opened_postgres(url: str) -> Iterator[PostgresDatabase]:
    """The database on a server that `postgresql://HOST/NAME` names; the tables are in a schema of it."""
    with _errors_typed(), closing(_connection_to(url)) as connection:
        _lock_database(connection)
        is_current = _identity_of_schema(connection, SCHEMA) == identity()
        place = SCHEMA if is_current else _BESIDE
        if not is_current and _identity_of_schema(connection, _BESIDE) != identity():
            connection.execute(f"drop schema if exists {_BESIDE} cascade")
        _enter_schema(connection, place)
        # A server that falls may forget the last rulings, whole ones; the next load brings them again.
        connection.execute("set synchronous_commit to off")
        yield PostgresDatabase(connection)
        # The swap has to be on the disk before the load is told as done.
        connection.execute("set synchronous_commit to on")
        connection.execute("analyze")
        if not is_current:
            _swap_schemas(connection)


@contextmanager
def reading_postgres(url: str) -> Iterator[PostgresDatabase]:
    """The same, only to be read."""
    with _errors_typed(), closing(_connection_to(url)) as connection:
        if _identity_of_schema(connection, SCHEMA) != identity():
            raise UsageError(NONE.format(place="the database"))
        connection.execute(f"set search_path to {SCHEMA}")
        connection.read_only = True
        yield PostgresDatabase(connection)


def _connection_to(url: str) -> Connection:
    driver = _driver()
    logging.getLogger("psycopg").setLevel(logging.ERROR)  # its warnings repeat what errors tell
    try:
        return driver.connect(url, autocommit=True, connect_timeout=30)
    except (driver.OperationalError, driver.ProgrammingError) as error:
        raise UsageError(f"cannot reach the database: {' '.join(str(error).split())}") from error


@contextmanager
def _errors_typed() -> Iterator[None]:
    try:
        yield
    except _driver().Error as error:
        raise CannotWriteError(f"the database refused: {' '.join(str(error).split())}") from error


def _driver() -> ModuleType:
    """The module psycopg, which only those have who asked for it."""
    return library("psycopg", "postgres", "PostgreSQL")


def _enter_schema(connection: Connection, place: str) -> None:
    """Let all names mean those of a schema, which is made if need be."""
    tables = schema(
        "postgres",
        key="integer primary key generated always as identity",
        words=",\n  words tsvector not null",
    )
    with connection.transaction():
        connection.execute(f"create schema if not exists {place}")
        connection.execute(f"set search_path to {place}")
        if _identity_of_schema(connection, place) is None:
            connection.execute(tables)
            connection.execute(
                "insert into about (name, value) values ('schema', %s), ('version', %s)",
                (identity(), VERSION),
            )


def _swap_schemas(connection: Connection) -> None:
    with connection.transaction():
        connection.execute(f"drop schema if exists {SCHEMA} cascade")
        connection.execute(f"alter schema {_BESIDE} rename to {SCHEMA}")


def _identity_of_schema(connection: Connection, place: str) -> str | None:
    """What a schema was made by; None where there is none yet. Raises UsageError for others."""
    found = connection.execute(
        "select count(*), count(*) filter (where table_name = 'about') from information_schema.tables"
        " where table_schema = %s",
        (place,),
    ).fetchone()
    if found is None or not found[0]:
        return None
    if not found[1]:
        raise UsageError(FOREIGN.format(place=f"the schema {place} of the database"))
    row = connection.execute(
        f"select value from {place}.about where name = 'schema'"  # noqa: S608 - our own names
    ).fetchone()
    return str(row[0]) if row else None


def _lock_database(connection: Connection) -> None:
    """Take the database for this load alone, as long as the connection lasts."""
    row = connection.execute("select pg_try_advisory_lock(%s)", (_LOCK,)).fetchone()
    if row != (True,):
        raise UsageError("another load works on the database; wait until it has ended")


@cache
def _for_psycopg(sql: str) -> str:
    """A statement with its values named as psycopg has them."""
    # psycopg reads every `%` of a statement as the start of a value.
    return _NAME.sub(r"%(\1)s", sql.replace("%", "%%"))


@cache
def _insert(table: str, columns: str) -> str:
    """The statement for all rows of a table at once, which come as JSON.

    Points also have their words here, which SQLite keeps apart.
    """
    statement = INSERT[table]
    if table == "point":
        statement = statement.replace("text)", "text, words)", 1).replace(
            ":text)", ":text, :words::tsvector)"
        )
    into, values = statement.split(" values ", 1)
    # A select takes the place of the values, and `on conflict` must stay behind it.
    values, conflict, rest = values.partition(" on conflict ")
    told = _NAME.sub(r"told.\1", values.strip()[1:-1])
    source = f"json_to_recordset(%(rows)s) as told ({columns})"
    return f"{into} select {told} from {source}{conflict}{rest}"  # noqa: S608 - our own statements


def _vector(text: str) -> str:
    """The words of a text with their places, as PostgreSQL reads them."""
    places: dict[str, list[str]] = {}
    for place, word in enumerate(words(text), start=1):
        places.setdefault(word.form, []).append(str(min(place, _POSITIONS)))
    return " ".join(f"'{form}':{','.join(at)}" for form, at in places.items())
