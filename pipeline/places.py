"""Which place a path names, whatever links and capitals lead to it, and where no results may go.

What is read must not be written over, and a folder that a command keeps as a whole (a site, bags)
takes nothing from any other: it would be taken away with the next site, or break a bag.
"""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from pipeline.errors import UsageError

KEPT: Final = ".qauly-derived"
"""The file by which a folder says that qauly made all that it holds from results, and as what."""
SITE: Final = "site"
BAGS: Final = "bags"
BULK: Final = "bulk files"
_BAG: Final = "bagit.txt"


def place_of(path: Path) -> Path:
    """Where a path leads; a link that leads to itself stays, and is told when it is opened."""
    return Path(os.path.realpath(path))


def is_one(first: Path, second: Path) -> bool:
    """Whether two paths name one file or folder, or one place where none is yet."""
    return _identity(first) == _identity(second)


def is_within(path: Path, folder: Path) -> bool:
    """Whether a path names a folder, or anything below it that is there or could be."""
    return _identity(folder) in map(_identity, _with_folders_above(path))


def spare_inputs(inputs: Iterable[Path], outputs: Iterable[Path]) -> None:
    """Raise UsageError for results that would take the place of what they are made from."""
    # A shell may have led standard input from a file, which Linux and macOS name so.
    names = (Path("/dev/stdin") if path == Path("-") else path for path in inputs)
    read = {_identity(path) for path in names if not path.is_char_device()}
    for target in outputs:
        if _identity(target) in read:
            raise UsageError(f"{target} is what is read; name another place for the results")
        spare_kept(target)


def spare_folder(folder: Path, out: Path) -> None:
    """Raise UsageError for a folder of results which is that of what they are made from, or holds it."""
    if is_within(folder, out):
        message = f"{out} is what is read, or holds it; name another folder for the results"
        raise UsageError(message)


def spare_kept(path: Path) -> None:
    """Raise UsageError for a place in a site, among bags or bulk files."""
    for folder in _with_folders_above(path):
        if is_kept(folder):
            raise UsageError(
                f"{path}: {folder} holds a site or bags of qauly, or bulk files; name another place"
            )


def is_kept(folder: Path) -> bool:
    """Whether a folder was made from results as a whole: what it holds are copies."""
    # `os.path` takes a name that no file can have for one of none; writing there tells more.
    return is_derived(folder) or os.path.exists(folder / _BAG)  # noqa: PTH110


def is_derived(folder: Path) -> bool:
    """Whether qauly says of a folder that it made all of it from results."""
    return os.path.exists(folder / KEPT)  # noqa: PTH110


def keep_as(folder: Path, what: str) -> None:
    """Make a folder if need be, and say of it that it holds a `SITE`, `BAGS` or `BULK`, made from results.

    Raises UsageError where it holds another of these, or lies in what does.
    """
    spare_kept(place_of(folder).parent)
    if is_kept(folder) and not is_kept_as(folder, what):
        spare_kept(folder)
    folder.mkdir(parents=True, exist_ok=True)
    mark_as(folder, what)


def mark_as(folder: Path, what: str) -> None:
    """Say of a folder that it holds a `SITE`, `BAGS` or `BULK`, and nothing else."""
    (folder / KEPT).write_text(what, "utf-8")


def is_kept_as(folder: Path, what: str) -> bool:
    """Whether a folder says what it holds, and it is this."""
    mark = folder / KEPT
    return mark.is_file() and mark.read_text("utf-8", "replace") == what


def spare_others(folder: Path, what: str) -> None:
    """Raise UsageError for a place that cannot become a folder which holds a `SITE` or `BULK` alone."""
    spare_kept(place_of(folder).parent)
    if folder.is_dir() and (is_kept_as(folder, what) or not any(folder.iterdir())):
        return
    if os.path.lexists(folder):
        message = f"{folder} holds something else, no {what} of qauly; name another folder"
        raise UsageError(f"{message}, or take all away, {KEPT} as well")


def _with_folders_above(path: Path) -> tuple[Path, ...]:
    """A place and the folders that it lies in, the nearest first."""
    place = place_of(path)
    return (place, *place.parents)


def _identity(path: Path) -> tuple[int, int] | Path:
    """What is the same for all names of one place: a link, a file system that ignores capitals."""
    try:
        found = path.stat()
    except OSError:
        return place_of(path)
    return found.st_dev, found.st_ino
