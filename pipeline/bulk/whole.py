"""The rulings as they are published, one a line, a file for each court and year."""

import json
from pathlib import Path

from pipeline.bulk.table_files import TableCut
from pipeline.collection import PublishedRuling, rulings


def write_rulings(folder: Path, out: Path) -> None:
    """Write the rulings of a folder, in the order of their stems."""
    place = out / "jsonl"
    place.mkdir()
    for found in rulings(folder):
        if isinstance(found, PublishedRuling):
            cut = TableCut(found.told["court"], (found.told["date"] or "")[:4] or None)
            # Opened anew for each ruling: they come by stem, and there may be hundreds of cuts.
            with (place / f"{cut.name}.jsonl").open("ab") as file:
                file.write(_json_line(found.told))


def _json_line(told: object) -> bytes:
    return (json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
