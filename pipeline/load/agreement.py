"""Whether database, inventory and files agree: rulings, texts, counts and hashes, one by one."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.collection import (
    Holding,
    PublishedRuling,
    WithdrawnRuling,
    changes,
    inventory,
    rulings,
)
from pipeline.load import table_rows
from pipeline.load.database import Database, reading
from pipeline.load.statements import ALL_CHANGES, COUNTED, COUNTS, POINTS, STATE, STEMS
from pipeline.model import Ruling
from pipeline.wordings import in_utf_8


def differences(url: str, folder: Path) -> Iterator[str]:
    """Each way in which a database is not what the folder is, as a sentence; none where all agree.

    Raises UsageError for a database that is not there or was made by another version.
    """
    with reading(url) as database:
        present: set[str] = set()
        for found in rulings(folder):
            stem = in_utf_8(found.stem)
            present.add(stem)
            yield from (f"{stem}: {what}" for what in _of_ruling(database, found, stem))
        for (stem,) in database.query(STEMS):
            if stem not in present:
                yield f"{stem}: in the database, not in the folder"
        yield from _of_inventory(database, inventory(folder))
        yield from _of_changes(database, folder)
        if words := database.words_without_terms():
            yield f"{words} words of the texts cannot be found in other forms"


def _of_ruling(
    database: Database, found: PublishedRuling | WithdrawnRuling, stem: str
) -> Iterator[str]:
    row = table_rows.expression_row(found)
    state = database.query(STATE, {"stem": stem})
    if not state:
        yield "not in the database"
        return
    for name, there in zip(
        ("iri", "json_sha256", "akn_sha256", "text_sha256"), state[0], strict=True
    ):
        if there != row[name]:
            yield f"{name} is {there}, not {row[name]}"
    tables = {} if isinstance(found, WithdrawnRuling) else table_rows.rows_of(found.ruling)
    yield from _of_counts(database, stem, tables)
    if not isinstance(found, WithdrawnRuling):
        yield from _of_text(database, stem, found.ruling)


def _of_counts(database: Database, stem: str, tables: table_rows.Tables) -> Iterator[str]:
    ((*counts,),) = database.query(COUNTS, {"stem": stem})
    for table, count in zip(COUNTED, counts, strict=True):
        if count != (due := len(tables.get(table, ()))):
            yield f"{count} rows of {table}, not {due}"


def _of_text(database: Database, stem: str, ruling: Ruling) -> Iterator[str]:
    there = _hash_of_points(database.query(POINTS, {"stem": stem}))
    if there != _hash_of_points([(block.eId, block.num, block.text) for block in ruling.blocks()]):
        yield "its points read differently"


def _hash_of_points(points: list[tuple[Any, ...]]) -> str:
    return hashlib.sha256(repr(points).encode()).hexdigest()


def _of_inventory(database: Database, held: list[Holding]) -> Iterator[str]:
    """Differences from the last release; none before the first one."""
    for holding in held:
        state = database.query(STATE, {"stem": in_utf_8(holding.stem)})
        hashes = (holding.json_sha256, holding.akn_sha256, holding.text_sha256)
        # The inventory writes an empty string for what a withdrawn ruling lacks, the database null.
        due = (holding.expression, *(one or None for one in hashes))
        if state != [due]:
            yield f"{holding.expression}: not as the inventory says; load again, or release anew"


def _of_changes(database: Database, folder: Path) -> Iterator[str]:
    there = database.query(ALL_CHANGES)
    due = [tuple(table_rows.change_row(change).values()) for change in changes(folder)]
    if there != due:
        yield f"the log of changes has {len(there)} lines, not the {len(due)} of the folder"
