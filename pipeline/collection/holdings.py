"""What a collection holds: one line for each expression, with the hashes of its files and text."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.collection.result_files import PublishedRuling, rulings


@dataclass(frozen=True, slots=True)
class Holding:
    """One expression as it is published, or its withdrawal."""

    expression: str
    work: str
    language: str
    stem: str
    """The name of its files, without their endings."""
    state: str
    """`published` or `withdrawn`."""
    json_sha256: str
    akn_sha256: str
    text_sha256: str
    """Hashes of both files and of the ruling's text; empty where it is withdrawn."""
    reason: str = ""
    """Why it is withdrawn."""


def holdings(folder: Path) -> Iterator[Holding]:
    """What a collection holds now, in the order of stems.

    A ruling without court, date or number has no name under which it could be released, and is left
    out. Raises what `rulings` raises.
    """
    for found in rulings(folder):
        if found.expression is None or found.work is None:
            continue
        names = (found.expression, found.work, found.language, found.stem)
        if isinstance(found, PublishedRuling):
            hashes = (found.json_sha256, found.akn_sha256, found.text_sha256)
            yield Holding(*names, "published", *hashes)
        else:
            yield Holding(*names, "withdrawn", "", "", "", found.reason)
