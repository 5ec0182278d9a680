"""All rulings to take away: the views of the database as CSV and Parquet, the rulings as JSON lines.

`tables` cuts the views by court and year, `text_points` writes the points for language models,
`package` says what there is, with hashes. What is written depends on the rulings alone.
"""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from pipeline.bulk.data_package import write_package
from pipeline.bulk.table_files import TABLES, cuts, write_tables
from pipeline.bulk.text_points import write_points
from pipeline.bulk.whole import write_rulings
from pipeline.errors import UsageError, writes_typed
from pipeline.load import load
from pipeline.places import spare_folder

__all__ = ["TABLES", "write_bulk"]


def write_bulk(folder: Path, out: Path) -> int:
    """Write the files for a folder of rulings; how many there are.

    They take the place of what was written there before, all at once. Raises UsageError where
    something else is there, and where pyarrow is not installed; CannotWriteError.
    """
    spare_folder(folder, out)
    if out.exists() and (not out.is_dir() or (any(out.iterdir()) and not _is_ours(out))):
        raise UsageError(f"{out} holds something else; name a folder that is new")
    # Beside its place, since a rename works within one file system only.
    new, old = (out.with_name(f".{out.name}.{what}") for what in ("new", "old"))
    try:
        with writes_typed(out, "; what is there is as before"):
            for place in (new, old):
                shutil.rmtree(place, ignore_errors=True)
            new.mkdir(parents=True)
            count = _write(folder, new)
            # Two renames leave the shortest time without a folder; the old one goes at the end.
            if out.exists():
                out.rename(old)
            new.rename(out)
            shutil.rmtree(old, ignore_errors=True)
    finally:
        shutil.rmtree(new, ignore_errors=True)
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


def _is_ours(out: Path) -> bool:
    return (out / "datapackage.json").is_file() and (out / "SHA256SUMS").is_file()
