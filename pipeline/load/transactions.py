"""From a folder of rulings into a database, one transaction a ruling; what is there already stays."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from pipeline.collection import PublishedRuling, WithdrawnRuling, changes, rulings, stems
from pipeline.load import table_rows
from pipeline.load.database import Database, opened
from pipeline.load.statements import (
    EXPRESSION,
    FORGET_CHANGES,
    HELD,
    INSERT,
    IS_UNSWEPT,
    LAST_CHANGE,
    LOADED,
    REMOVE,
    STEMS,
    SWEEP,
    SWEPT,
    TEXTS,
    UNSWEPT,
)
from pipeline.model import Ruling
from pipeline.search import words
from pipeline.wordings import in_utf_8

Entry = PublishedRuling | WithdrawnRuling
_KNOWN = 1 << 18
"""So many words are remembered as written; more are only written again, to no effect."""


@dataclass(frozen=True, slots=True)
class LoadCounts:
    """What a load did."""

    loaded: int
    unchanged: int
    removed: int
    """Rulings that the folder does not have any more."""
    changes: int
    """Lines of the log of changes that were new."""

    def __str__(self) -> str:
        return ", ".join(f"{count} {what}" for what, count in asdict(self).items())


def load(url: str, folder: Path, progress: Callable[[str], None] = lambda _: None) -> LoadCounts:
    """Let a database hold what a folder of rulings holds.

    `progress` is told each stem. Raises UsageError for a wrong address or folder, CannotWriteError
    where the database refuses; what was loaded by then stays, and the next load goes on from there.
    """
    present = set(map(in_utf_8, stems(folder)))
    with opened(url) as database:
        return _Load(database, folder).run(present, progress)


class _Load:
    """One load of a database that is open."""

    def __init__(self, database: Database, folder: Path) -> None:
        self._database, self._folder = database, folder
        self._known: set[tuple[str, str]] = set()

    def run(self, present: set[str], progress: Callable[[str], None]) -> LoadCounts:
        """Let the database hold what the folder does."""
        removed = self._remove_gone(present)
        loaded = unchanged = 0
        for found in rulings(self._folder):
            progress(found.stem)
            if self._is_there(found):
                unchanged += 1
            else:
                self._replace_ruling(found)
                loaded += 1
        self._sweep_orphans()
        return LoadCounts(loaded, unchanged, removed, self._append_changes())

    def _remove_gone(self, present: set[str]) -> int:
        gone = [stem for (stem,) in self._database.query(STEMS) if stem not in present]
        for stem in gone:
            with self._database.transaction():
                self._remove({"stem": stem, "iri": None})
        return len(gone)

    def _is_there(self, found: Entry) -> bool:
        state = self._database.query(LOADED, _stem_and_name(found))
        if isinstance(found, WithdrawnRuling):
            return state == [(None, None, found.date, found.reason)]
        return state == [(found.json_sha256, found.akn_sha256, None, None)]

    def _replace_ruling(self, found: Entry) -> None:
        """Let a ruling take the place of what is there of it, all at once."""
        new: set[tuple[str, str]] = set()
        with self._database.transaction():
            if self._database.query(HELD, _stem_and_name(found)):
                self._remove(_stem_and_name(found))
            if found.work is not None:
                self._database.insert("work", [{"iri": found.work}])
            ((expression,),) = self._database.query(EXPRESSION, table_rows.expression_row(found))
            if not isinstance(found, WithdrawnRuling):
                new = self._write(expression, found.ruling)
        # After the transaction: words of one that failed were not written.
        self._known |= new
        # Forgetting all is cheaper than to know which words come again.
        if len(self._known) > _KNOWN:
            self._known.clear()

    def _remove(self, names: table_rows.Row) -> None:
        """Take a ruling away, and note that what it alone named has to go too."""
        texts = self._database.query(TEXTS, names)
        forms = {(language, word.form) for language, text in texts for word in words(text)}
        self._database.insert(
            "leaving", [{"language": language, "form": form} for language, form in sorted(forms)]
        )
        self._known -= forms
        self._database.query(REMOVE, names)
        self._database.query(UNSWEPT)

    def _write(self, expression: int, ruling: Ruling) -> set[tuple[str, str]]:
        """Write all of a ruling but its own row; the words that were not known to be there."""
        tables = table_rows.rows_of(ruling)
        new = {(ruling.language.value, form) for form in table_rows.forms_of(ruling)} - self._known
        tables |= table_rows.rows_of_words(new)
        for table in INSERT:
            if lines := tables.get(table):
                self._database.insert(table, [{"expression": expression, **row} for row in lines])
        return new

    def _sweep_orphans(self) -> None:
        """Take away what no ruling names any more, where some were replaced or are gone."""
        if self._database.query(IS_UNSWEPT):
            with self._database.transaction():
                for statement in SWEEP:
                    self._database.query(statement)
                self._database.drop_unused_words()
                for statement in SWEPT:
                    self._database.query(statement)

    def _append_changes(self) -> int:
        """Write the lines of the log that are new; all of them, where it is not the same log."""
        log = [table_rows.change_row(change) for change in changes(self._folder)]
        with self._database.transaction():
            there = self._database.query(LAST_CHANGE)
            # Another log under the same numbers: the folder was exchanged, or its log begun anew.
            if there and there[0] not in [
                (row["seq"], row["at"], row["expression"]) for row in log
            ]:
                self._database.query(FORGET_CHANGES)
                there = []
            new = [row for row in log if not there or row["seq"] > there[0][0]]
            if new:
                self._database.insert("change", new)
        return len(new)


def _stem_and_name(found: Entry) -> table_rows.Row:
    return {"stem": in_utf_8(found.stem), "iri": found.expression}
