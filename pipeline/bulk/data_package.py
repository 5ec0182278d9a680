"""What is in the folder: `datapackage.json` (Data Package 1.0) for programs, `SHA256SUMS` for all."""

import csv
import hashlib
from pathlib import Path
from typing import Any, Final

from pipeline.build.storage import hash_of
from pipeline.bulk.table_files import NUMBERS
from pipeline.emit.files import write
from pipeline.json_text import json_document

_MEDIA: Final = {
    ".csv": "text/csv",
    ".jsonl": "application/jsonl",
    ".parquet": "application/vnd.apache.parquet",
}


def write_package(out: Path) -> int:
    """Describe all files of a folder; how many there are."""
    files = sorted(path for path in out.rglob("*") if path.is_file())
    hashes = {path: hash_of(path) for path in files}
    told = {
        "name": "court-rulings",
        "title": "Court rulings of Kazakhstan",
        "profile": "data-package",
        "resources": [_resource(out, path, hashes[path]) for path in files],
    }
    package = json_document(told)
    lines = {path.relative_to(out).as_posix(): digest for path, digest in hashes.items()}
    lines["datapackage.json"] = hashlib.sha256(package).hexdigest()
    # As `sha256sum -c` reads it: the hash, two blanks, the name.
    sums = "".join(f"{digest}  {name}\n" for name, digest in sorted(lines.items())).encode()
    write(out, {"datapackage.json": package, "SHA256SUMS": sums})
    return len(files)


def _resource(out: Path, path: Path, digest: str) -> dict[str, Any]:
    name = path.relative_to(out).as_posix()
    told = {
        "name": name.replace("/", "-").replace(".", "-"),
        "path": name,
        "format": path.suffix[1:],
        "mediatype": _MEDIA[path.suffix],
        "bytes": path.stat().st_size,
        "hash": f"sha256:{digest}",
    }
    if path.suffix != ".csv":
        return told | {"type": "file"}  # to be hashed, not read as a table
    return told | {
        "profile": "tabular-data-resource",
        "encoding": "utf-8",
        "dialect": {"lineTerminator": "\r\n", "doubleQuote": True},
        "schema": {"fields": _fields(path), "missingValues": [""]},
    }


def _fields(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        names = next(csv.reader(file))
    return [{"name": name, "type": NUMBERS.get(name, "string")} for name in names]
