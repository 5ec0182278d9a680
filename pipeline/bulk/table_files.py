"""The views of the database as CSV (RFC 4180) and Parquet, one file for each court and year."""

import csv
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

from pipeline.extras import library

TABLES: Final = {
    "rulings": "expression, stem",
    "points": "expression, stem, position",
    "cites": "expression, stem, citation, target",
    "outcomes": "expression, stem, point, kind, text, target",
    "persons": "expression, stem, role, name_key, iri",
    "treatments": "expression, stem, relation, target",
}
"""The views, with what their rows are sorted by."""
_INSIDE: Final = {("points", "point")}
"""Keys of the database, which mean nothing outside it."""
NUMBERS: Final = {"position": "integer", "confidence": "number"}
"""Columns that are no text, with their types as Data Packages name them."""
_UNKNOWN: Final = "unknown"
_BATCH: Final = 10_000
"""So many rows are held at once."""


class TableCut(NamedTuple):
    """The rulings of one court and year."""

    court: str | None
    year: str | None

    @property
    def name(self) -> str:
        """The name of its files: `constitutional-court-2023`."""
        return f"{self.court or _UNKNOWN}-{self.year or _UNKNOWN}"


def cuts(base: sqlite3.Connection) -> list[TableCut]:
    """All courts and years of a database, in order."""
    found = base.execute("select distinct court, substr(date, 1, 4) from rulings")
    # By name, since None cannot be compared with a text.
    return sorted(map(TableCut._make, found), key=lambda cut: cut.name)


def columns(base: sqlite3.Connection, table: str) -> list[str]:
    """The columns of a view that mean something outside the database."""
    found = base.execute("select name from pragma_table_info(?)", (table,))
    return [name for (name,) in found if (table, name) not in _INSIDE]


def write_tables(base: sqlite3.Connection, cut: TableCut, out: Path) -> None:
    """Write the rows of a court and year, a file for each view that has any."""
    for table in TABLES:
        names = columns(base, table)
        batches = _batches(base, cut, table, names)
        if first := next(batches, None):
            _write_both(out, f"{table}/{cut.name}", names, first, batches)


def _write_both(
    out: Path, name: str, names: list[str], first: list[Any], others: Iterator[list[Any]]
) -> None:
    text, binary = out / f"csv/{name}.csv", out / f"parquet/{name}.parquet"
    for path in (text, binary):
        path.parent.mkdir(parents=True, exist_ok=True)
    arrow, parquet = (library(n, "bulk", "Parquet") for n in ("pyarrow", "pyarrow.parquet"))
    types = {"integer": arrow.int64(), "number": arrow.float64()}
    shape = arrow.schema(
        [(n, types[NUMBERS[n]] if n in NUMBERS else arrow.string()) for n in names]
    )
    with (
        text.open("w", encoding="utf-8", newline="") as file,
        parquet.ParquetWriter(binary, shape, compression="zstd") as writer,
    ):
        lines = csv.writer(file)  # by RFC 4180: commas, CRLF, quotation marks doubled
        lines.writerow(names)
        for rows in (first, *others):
            lines.writerows(rows)
            values = zip(*rows, strict=True)
            # By the types of the whole file: from a batch of nulls alone none could be told.
            arrays = [arrow.array(v, t.type) for v, t in zip(values, shape, strict=True)]
            writer.write_table(arrow.Table.from_arrays(arrays, schema=shape))


def _batches(
    base: sqlite3.Connection, cut: TableCut, table: str, names: list[str]
) -> Iterator[list[Any]]:
    query = (
        f"select {', '.join(names)} from {table}"  # noqa: S608 - names of our own views
        # `is`, since `=` is never true of null: rulings without court or date are a cut, too.
        f" where court is ? and substr(date, 1, 4) is ? order by {TABLES[table]}"
    )
    found = base.execute(query, cut)
    while rows := found.fetchmany(_BATCH):
        yield rows
