"""What was made from what: a cache in a file of SQLite. Lost or damaged, all is made anew."""

import json
import os
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, Self

from pipeline.collection.records import (
    COLUMNS,
    RECORDS,
    SELECT,
    MadeRecord,
    read_only,
    record_in,
    seal_of_row,
)
from pipeline.errors import CannotWriteError
from pipeline.wordings import in_utf_8

_LONGEST_UNSAVED: Final = 0.5
"""Seconds of work, by the clock, that are done again at most where a build is killed."""
_TABLE: Final = """
create table if not exists made (
  stem blob primary key, key text not null, results text not null,
  expression text not null, text text not null, exit_code integer not null, error text not null,
  codes text not null, differences integer not null, seal text not null
) without rowid
"""
_INSERT: Final = f"insert or replace into made ({COLUMNS}) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608


class Made:
    """The records of a folder of results; those of shards are taken in by a build of the whole.

    Raises CannotWriteError where a record cannot be kept.
    """

    def __init__(self, state: Path, shard: tuple[int, int] | None = None) -> None:
        name = RECORDS if shard is None else f"made.{shard[0]}-of-{shard[1]}.sqlite"
        self._saved_at = time.monotonic()
        with _errors_typed():
            self._base = _open_or_make_anew(state / name)
            self._bases = [self._base]
            if shard is not None:  # what a build of the whole made is not made again
                with suppress(sqlite3.Error):
                    self._bases.append(read_only(state / RECORDS))
            for other in sorted(state.glob("made.*-of-*.sqlite")) if shard is None else ():
                self._take_in(other)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(sqlite3.Error):
            self._base.commit()
        for base in self._bases:
            base.close()

    def get(self, stem: str) -> MadeRecord | None:
        """The record of a source, if there is a sound one."""
        return next(filter(None, (record_in(base, stem) for base in self._bases)), None)

    def note(self, stem: str, record: MadeRecord) -> None:
        """Note what was made of a source, and keep it soon: what is lost by a kill is made again."""
        with _errors_typed():
            self._base.execute(_INSERT, _row(stem, record))
        if time.monotonic() - self._saved_at > _LONGEST_UNSAVED:
            self.save()

    def drop(self, stem: str) -> None:
        """Forget a source."""
        with _errors_typed():
            self._base.execute("delete from made where stem = ?", (os.fsencode(stem),))

    def save(self) -> None:
        """Keep what was noted, whatever happens next."""
        with _errors_typed():
            self._base.commit()
        self._saved_at = time.monotonic()

    def stems(self) -> set[str]:
        """All sources that there are records of, sound or not."""
        with suppress(sqlite3.DatabaseError):
            return {os.fsdecode(stem) for (stem,) in self._base.execute("select stem from made")}
        return set()

    def doubled_expressions(self) -> list[list[str]]:
        """The sources of each expression that has more than one text, or that not all withdraw."""
        query = (
            # As hex, since a name may hold commas, and bytes that are no UTF-8.
            "select group_concat(hex(stem)) from made where expression != '' and text != ''"
            " group by expression"
            " having count(distinct text || (results like '%.withdrawn.%')) > 1"
        )
        return self._groups_of_stems(query)

    def repeated_texts(self) -> dict[str, str]:
        """The sources that give one expression the same text, each with the first of them by name."""
        query = (
            "select group_concat(hex(stem)) from made where expression != '' and text != ''"
            " group by expression, text having count(*) > 1"
        )
        return {stem: first for first, *others in self._groups_of_stems(query) for stem in others}

    def _groups_of_stems(self, query: str) -> list[list[str]]:
        with _errors_typed():
            rows = self._base.execute(query).fetchall()
        return [
            sorted(os.fsdecode(bytes.fromhex(s)) for s in stems.split(",")) for (stems,) in rows
        ]

    def _take_in(self, other: Path) -> None:
        """Take in the records of a shard, which end with it."""
        base = _open_or_make_anew(other)
        rows = base.execute(SELECT).fetchall()
        base.close()
        self._base.executemany(_INSERT, rows)
        self._base.commit()
        # Only now: a build that is killed before takes the same rows in again, to no effect.
        _unlink(other)


def _row(stem: str, record: MadeRecord) -> tuple[object, ...]:
    row = (
        os.fsencode(stem),
        record.key,
        json.dumps(dict(record.results)),
        *(record.expression, record.text, record.exit_code, in_utf_8(record.error)),
        json.dumps(dict(record.codes)),
        record.differences,
    )
    return (*row, seal_of_row(row))


@contextmanager
def _errors_typed() -> Iterator[None]:
    """Turn what keeps records from being written into one error that says so."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        message = (
            f"cannot write the records of the build: {error}; what was made stays, build again"
        )
        raise CannotWriteError(message) from error


def _open_or_make_anew(path: Path) -> sqlite3.Connection:
    """The records in a file; none where it cannot be read, which is put out of the way."""
    try:
        return _connect_sound(path)
    except sqlite3.Error:
        _unlink(path)
        return _connect_sound(path)


def _unlink(path: Path) -> None:
    for part in (path.with_name(f"{path.name}{end}") for end in ("", "-wal", "-shm")):
        # Even a folder in the place of a cache must not stop a build.
        if part.is_dir():
            shutil.rmtree(part)
        else:
            part.unlink(missing_ok=True)


def _connect_sound(path: Path) -> sqlite3.Connection:
    base = sqlite3.connect(path, check_same_thread=False)  # threads read, one alone writes
    try:
        base.execute("pragma journal_mode = wal")
        # What a crash of the machine takes from a cache is only made again.
        base.execute("pragma synchronous = normal")
        base.execute(_TABLE)
        # A table that an older version made has other columns, and `if not exists` leaves it so.
        base.execute(f"{SELECT} limit 1")
        if base.execute("pragma quick_check").fetchone() != ("ok",):
            raise sqlite3.DatabaseError("damaged")
    except sqlite3.Error:
        base.close()
        raise
    return base
