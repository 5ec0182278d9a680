"""Results that no build made, released all the same: tests change them by hand, and generate them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.build.made import Made
from pipeline.build.placing import ResultsFolder
from pipeline.build.release import release
from pipeline.build.storage import NO_FILE, hash_of
from pipeline.collection import ENDINGS, ReleasedChange, stems
from pipeline.collection.records import RECORDS, STATE, MadeRecord

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path


def note_as_made(folder: Path) -> None:
    """Note what stands in a folder as if a build had made just that."""
    with ResultsFolder(folder) as place, Made(place.state) as made:
        for stem in made.stems():
            made.drop(stem)
        for stem in stems(folder):
            hashes = {end: hash_of(folder / f"{stem}{end}") for end in ENDINGS}
            results = {end: one for end, one in hashes.items() if one != NO_FILE}
            made.note(stem, MadeRecord("made by hand", results))


def release_as_made(folder: Path, at: dt.datetime) -> tuple[ReleasedChange, ...]:
    """Release a folder as if a build had made what stands there, and let more be changed."""
    note_as_made(folder)
    new = release(folder, at)
    (folder / STATE / RECORDS).unlink()
    return new
