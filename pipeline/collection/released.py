"""What `qauly release` wrote into a collection: the log of changes, and the inventory."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

from pipeline.collection.holdings import Holding
from pipeline.collection.result_files import bytes_at
from pipeline.errors import UsageError

CHANGES: Final = "changes.jsonl"
INVENTORY: Final = "inventory.jsonl"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ReleasedChange:
    """One line of the log of changes."""

    seq: int
    at: str
    """When, in UTC, to the second (ISO 8601)."""
    action: str
    """`create`, `update`, `withdraw` or `restore`."""
    kind: str
    """Of an update: `text` where the ruling reads differently, else `markup`."""
    expression: str
    json_sha256: str
    akn_sha256: str
    text_sha256: str
    reason: str


def changes(folder: Path) -> list[ReleasedChange]:
    """All changes so far, the first first; none before the first release.

    Raises UsageError where a line is not what was once written.
    """
    found: list[ReleasedChange] = []
    path = folder / CHANGES
    for change in _records_in_lines(path, ReleasedChange, "take the log from a backup"):
        found.append(change)
        if change.seq != len(found):
            raise UsageError(
                f"{path}: line {len(found)} has the number {change.seq}; the log is not whole"
            )
    return found


def inventory(folder: Path) -> list[Holding]:
    """What was held at the last release, by expression; nothing before the first one.

    Raises UsageError where a line is damaged.
    """
    return list(_records_in_lines(folder / INVENTORY, Holding, "run `qauly release` again"))


def _records_in_lines(path: Path, kind: type[T], advice: str) -> Iterator[T]:
    if not path.exists():
        return
    # Bytes, since a text would also be split at what other signs part lines (U+2028).
    for number, line in enumerate(bytes_at(path).splitlines(), start=1):
        try:
            yield kind(**json.loads(line))
        # TypeError: no record, or one with other fields than this version knows.
        except (ValueError, TypeError, RecursionError) as error:
            raise UsageError(f"{path}: line {number} is damaged; {advice}") from error
