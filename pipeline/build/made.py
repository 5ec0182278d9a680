"""What was made from what: a cache in a file of SQLite. Lost or damaged, all is made anew."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path
    from types import TracebackType

    from pipeline.build.workers import BuildOutcome

_TABLE = """
create table if not exists made (
  stem blob primary key, key text not null, results text not null,
  expression text not null, text text not null, exit_code integer not null, error text not null,
  findings integer not null
) without rowid
"""
_COLUMNS = "key, results, expression, text, exit_code, error, findings"


@dataclass(frozen=True, slots=True)
class MadeRecord:
    """What was made of one source; an empty key is that of no source, so it will be made again."""

    key: str
    results: Mapping[str, str]
    """SHA-256 of each file, by ending; none where something failed."""
    expression: str
    text: str
    """SHA-256 of the ruling's text."""
    exit_code: int
    error: str
    findings: int

    @classmethod
    def of(cls, outcome: BuildOutcome, key: str) -> MadeRecord:
        """The record of an outcome that was made under a key."""
        return cls(
            key=key if outcome.is_lasting else "",
            results={e: hashlib.sha256(d).hexdigest() for e, d in outcome.files.items()},
            expression=outcome.expression,
            text=outcome.text_sha256,
            exit_code=outcome.exit_code,
            error=outcome.error,
            findings=outcome.findings,
        )


class Made:
    """The records of a folder of results; those of shards are taken in by a build of the whole."""

    def __init__(self, state: Path, shard: tuple[int, int] | None = None) -> None:
        name = "made.sqlite" if shard is None else f"made.{shard[0]}-of-{shard[1]}.sqlite"
        self._path = state / name
        self._base = _opened(self._path)
        if shard is None:
            for other in sorted(state.glob("made.*-of-*.sqlite")):
                self._take_in(other)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with suppress(sqlite3.Error):
            self._base.commit()
        self._base.close()

    def get(self, stem: str) -> MadeRecord | None:
        """The record of a source, if there is one."""
        query = f"select {_COLUMNS} from made where stem = ?"  # noqa: S608 - our own constant
        row = self._base.execute(query, (os.fsencode(stem),)).fetchone()
        return None if row is None else MadeRecord(row[0], json.loads(row[1]), *row[2:])

    def note(self, stem: str, record: MadeRecord) -> None:
        """Note what was made of a source."""
        self._base.execute(
            "insert or replace into made values (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                os.fsencode(stem),
                record.key,
                json.dumps(dict(record.results)),
                record.expression,
                record.text,
                record.exit_code,
                record.error,
                record.findings,
            ),
        )

    def fail(self, stem: str, exit_code: int, error: str) -> None:
        """Note that nothing of a source is published, so that it is made again next time."""
        self._base.execute(
            "update made set key = '', exit_code = ?, error = ? where stem = ?",
            (exit_code, error, os.fsencode(stem)),
        )

    def drop(self, stem: str) -> None:
        """Forget a source."""
        self._base.execute("delete from made where stem = ?", (os.fsencode(stem),))

    def save(self) -> None:
        """Keep what was noted, whatever happens next."""
        self._base.commit()

    def stems(self) -> set[str]:
        """All sources that there are records of."""
        return {os.fsdecode(stem) for (stem,) in self._base.execute("select stem from made")}

    def doubled(self) -> Iterator[list[str]]:
        """The sources of each expression that has more than one text."""
        query = (
            "select group_concat(hex(stem)) from made where expression != '' and text != ''"
            " group by expression having count(distinct text) > 1"
        )
        for (stems,) in self._base.execute(query).fetchall():
            yield sorted(os.fsdecode(bytes.fromhex(stem)) for stem in stems.split(","))

    def _take_in(self, other: Path) -> None:
        """Take in the records of a shard, which end with it."""
        base = _opened(other)
        rows = base.execute("select * from made").fetchall()
        base.close()
        self._base.executemany("insert or replace into made values (?, ?, ?, ?, ?, ?, ?, ?)", rows)
        self._base.commit()
        other.unlink()


def _opened(path: Path) -> sqlite3.Connection:
    """The records in a file; none where it cannot be read, which is put out of the way."""
    try:
        return _connected(path)
    except sqlite3.Error:
        for part in (path, *(path.with_name(f"{path.name}{end}") for end in ("-wal", "-shm"))):
            part.unlink(missing_ok=True)
        return _connected(path)


def _connected(path: Path) -> sqlite3.Connection:
    base = sqlite3.connect(path)
    try:
        base.execute("pragma journal_mode = wal")
        base.execute("pragma synchronous = normal")
        base.execute(_TABLE)
        base.execute(f"select {_COLUMNS} from made limit 1")  # noqa: S608 - our own constant
        if base.execute("pragma quick_check").fetchone() != ("ok",):
            raise sqlite3.DatabaseError("damaged")
    except sqlite3.Error:
        base.close()
        raise
    return base
