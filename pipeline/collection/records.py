"""What builds noted of a folder of results: what was made of each source, from what."""

import hashlib
import json
import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

STATE: Final = ".qauly"
"""The folder of results has its builds' records and locks in it."""
RECORDS: Final = "made.sqlite"
COLUMNS: Final = "stem, key, results, expression, text, exit_code, error, codes, differences, seal"
SELECT: Final = f"select {COLUMNS} from made"  # noqa: S608 - our own constant


@dataclass(frozen=True, slots=True)
class MadeRecord:
    """What was made of one source; an empty key is that of no source, so it will be made again."""

    key: str = ""
    results: Mapping[str, str] = field(default_factory=dict)
    """SHA-256 of each file, by ending; none where something failed."""
    expression: str = ""
    text: str = ""
    """SHA-256 of the ruling's text."""
    exit_code: int = 0
    error: str = ""
    codes: Mapping[str, int] = field(default_factory=dict)
    """How many diagnostics above `info` have each code."""
    differences: int = 0
    """In how many places further files of the text differ."""


@dataclass(frozen=True, slots=True)
class ResultRecords:
    """What all builds of a folder noted, that of the whole and those of its shards."""

    bases: tuple[sqlite3.Connection, ...] = ()

    def results(self, stem: str) -> tuple[Mapping[str, str], ...]:
        """What each build made of a source that it noted: SHA-256 by ending."""
        records = (record_in(base, stem) for base in self.bases)
        return tuple(record.results for record in records if record)


NO_RECORDS: Final = ResultRecords()
"""What is known of results that were only converted, or came without their builds' records."""


@contextmanager
def records_of(folder: Path) -> Iterator[ResultRecords]:
    """The records of a folder of results, if there are any that can be read."""
    bases = []
    for path in (folder / STATE).glob("made*.sqlite"):
        with suppress(sqlite3.Error):
            bases.append(read_only(path))
    try:
        yield ResultRecords(tuple(bases))
    finally:
        for base in bases:
            base.close()


def record_of_last_build(state: Path, stem: str) -> MadeRecord | None:
    """What the last build of the whole noted of a source, if there is a sound record; writes nothing."""
    with suppress(sqlite3.Error), closing(read_only(state / RECORDS)) as base:
        return record_in(base, stem)
    return None


def record_in(base: sqlite3.Connection, stem: str) -> MadeRecord | None:
    """What is noted of a source, if there is a sound record."""
    with suppress(sqlite3.DatabaseError):
        row = base.execute(f"{SELECT} where stem = ?", (os.fsencode(stem),)).fetchone()
        return record_of_row(row) if row else None
    return None


def read_only(path: Path) -> sqlite3.Connection:
    """Records that are only looked at. Raises sqlite3.Error."""
    address = f"{path.resolve().as_uri()}?mode=ro"
    return sqlite3.connect(address, uri=True, check_same_thread=False)


def record_of_row(
    row: tuple[bytes, str, str, str, str, int, str, str, int, str],
) -> MadeRecord | None:
    """A row as a record; None where one of its bits is not as it was written."""
    if seal_of_row(row[:-1]) != row[-1]:
        return None
    _, key, results, expression, text, exit_code, error, codes, differences, _ = row
    held = json.loads(results), expression, text, exit_code, error, json.loads(codes)
    return MadeRecord(key, *held, differences)


def seal_of_row(row: tuple[object, ...]) -> str:
    """The hash that a row ends with."""
    return hashlib.sha256(repr(row).encode("utf-8", "surrogatepass")).hexdigest()
