"""All rulings to take away: the views of the database as CSV and Parquet, the rulings as JSON lines.

`tables` cuts the views by court and year, `text_points` writes the points for language models,
`package` says what there is, with hashes. What is written depends on the rulings alone.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from pipeline.bulk.data_package import write_package
from pipeline.bulk.table_files import TABLES, cuts, write_tables
from pipeline.bulk.text_points import write_points
from pipeline.bulk.whole import write_rulings
from pipeline.emit.files import swapped
from pipeline.load import load
from pipeline.places import BULK, mark_as, spare_folder, spare_others

__all__ = ["TABLES", "write_bulk"]


def write_bulk(folder: Path, out: Path) -> int:
    """Write the files for a folder of rulings; how many there are.

    They take the place of what was written there before, all at once. Raises UsageError where
    something else is there, and where pyarrow is not installed; CannotWriteError.
    """
    spare_folder(folder, out)
    spare_others(out, BULK)
    with swapped(out) as new:
        count = _write(folder, new)
        mark_as(new, BULK)
    return count


def _write(folder: Path, new: Path) -> int:
    file = new / "rulings.db"
    load(f"sqlite:///{file}", folder)
    with closing(sqlite3.connect(file)) as base:
        for cut in cuts(base):
            write_tables(base, cut, new)
        write_points(base, new)
    file.unlink()
    write_rulings(folder, new)
    return write_package(new)
