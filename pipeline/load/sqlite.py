"""SQLite: one file; a new version of the tables is built beside it and takes its place at once."""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from pipeline.errors import CannotWriteError, UsageError, writes_typed
from pipeline.load.statements import INSERT
from pipeline.load.table_rows import Row
from pipeline.load.table_schema import FOREIGN, NONE, VERSION, identity, schema
from pipeline.run_lock import locked
from pipeline.search import LONGEST

_ABOUT = "insert into about (name, value) values ('schema', ?), ('version', ?)"


class SqliteDatabase:
    """A database in a file."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base

    def query(self, sql: str, values: Mapping[str, Any] = {}) -> list[tuple[Any, ...]]:
        """All rows that a statement gives."""
        return self._base.execute(sql, values).fetchall()

    def insert(self, table: str, rows: Iterable[Row]) -> None:
        """Write rows into a table."""
        self._base.executemany(INSERT[table], rows)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written within, or nothing of it."""
        # A plain `begin` takes the lock at the first write only, and might be refused in the midst.
        self._base.execute("begin immediate")
        try:
            yield
        except BaseException:
            self._base.rollback()
            raise
        self._base.commit()

    def drop_unused_words(self) -> None:
        """Take away what is `leaving` and stands in no text of its language any more."""
        self._base.execute(
            "delete from word where (language, form) in (select language, form from leaving)"
            " and not exists (select 1 from search_places s"
            " join point p on p.id = s.doc join expression e on e.id = p.expression"
            " where s.term = word.form and e.language = word.language)"
        )

    def words_without_terms(self) -> int:
        """How many words of the texts have no terms by which they are found."""
        (count,) = self._base.execute(
            "select count(*) from search_terms where length(term) <= ?"
            " and term not in (select form from word)",
            (LONGEST,),
        ).fetchone()
        return int(count)


@contextmanager
def opened_sqlite(url: str) -> Iterator[SqliteDatabase]:
    """The database in the file that `sqlite:///FILE` names."""
    path = Path(os.path.realpath(file_of(url)))  # a link stays one: what it leads to is replaced
    if path.exists() and not path.is_file():
        raise UsageError(f"{path} is no plain file; name another for the database")
    folder = path.parent
    with writes_typed(f"into {folder}"):
        folder.mkdir(parents=True, exist_ok=True)
    with locked(folder, f"another load works in {folder}"), _errors_typed(path):
        # Readers keep the old tables until the new ones are whole.
        beside = path.with_name(f"{path.name}.new")
        is_current = path.exists() and _identity_of_file(path) == identity()
        place = path if is_current else beside
        if not is_current and beside.exists() and _identity_of_file(beside) != identity():
            _discard_files(beside)
        with closing(_connection_to(place)) as base:
            yield SqliteDatabase(base)
            base.execute("pragma optimize")
            # Without a log beside it the file can be copied
            # alone, and read where nothing may be written.
            with suppress(sqlite3.OperationalError):  # somebody reads it: it stays as it is
                base.execute("pragma journal_mode = delete")
        if not is_current:
            _discard_files(path)  # what its journal holds is of no use any more
            place.replace(path)


@contextmanager
def reading_sqlite(url: str) -> Iterator[SqliteDatabase]:
    """The same, only to be read."""
    path = file_of(url)
    with _errors_typed(path):
        if not path.exists() or _identity_of_file(path) != identity():
            raise UsageError(NONE.format(place=path))
        with closing(_read_only(path)) as base:
            yield SqliteDatabase(base)


def file_of(url: str) -> Path:
    """The file that `sqlite:///FILE` names; `sqlite:////FILE` names it from the root."""
    return Path(url.removeprefix("sqlite://").removeprefix("/"))


def _read_only(path: Path) -> sqlite3.Connection:
    """A file that is only asked; SQLite may put right first what a load that was killed left beside it."""
    # Rolling a journal back needs the right to write, which a reader may not have.
    mode = "rw" if os.access(path, os.W_OK) else "ro"
    base = sqlite3.connect(f"{path.resolve().as_uri()}?mode={mode}", uri=True)
    base.execute("pragma query_only = on")
    return base


def _connection_to(path: Path) -> sqlite3.Connection:
    """The database in a file, with its tables."""
    # Without a level of its own the module begins no transactions behind our back.
    base = sqlite3.connect(path, isolation_level=None, timeout=60)
    base.execute("pragma journal_mode = wal")
    # A crash of the machine may cost the last rulings, whole ones; the next load brings them again.
    base.execute("pragma synchronous = normal")
    base.execute("pragma foreign_keys = on")
    if not base.execute("select 1 from sqlite_master where name = 'about'").fetchone():
        tables = schema("sqlite", key="integer primary key", words="")
        # At once, since a file with some of the tables would be taken for something else.
        base.executescript(f"begin; {tables} commit;")
        base.execute(_ABOUT, (identity(), VERSION))
    return base


def _identity_of_file(path: Path) -> str | None:
    """What a database was made by; None where its making was cut off. Raises UsageError for others."""
    with closing(_read_only(path)) as base:
        names = {name for (name,) in base.execute("select name from sqlite_master")}
        if not names:
            return None
        if not {"about", "expression", "word"} <= names:
            raise UsageError(FOREIGN.format(place=path))
        found = base.execute("select value from about where name = 'schema'").fetchone()
    return str(found[0]) if found else None


def _discard_files(path: Path) -> None:
    # The file last: a journal that outlived it would be played into the next file of its name.
    for ending in ("-journal", "-wal", "-shm", ""):
        path.with_name(f"{path.name}{ending}").unlink(missing_ok=True)


@contextmanager
def _errors_typed(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.DatabaseError as error:
        if "not a database" in str(error):
            raise UsageError(FOREIGN.format(place=path)) from error
        raise CannotWriteError(f"cannot write {path}: {error}") from error
