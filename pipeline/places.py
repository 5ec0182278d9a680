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
_BAG: Final = "bagit.txt"
_OF_SITE: Final = "capabilitylist.xml"
"""A file that every site has, and no folder of bags."""


def place_of(path: Path) -> Path:
    """Where a path leads; a link that leads to itself stays, and is told when it is opened."""
    return Path(os.path.realpath(path))


def is_one(first: Path, second: Path) -> bool:
    """Whether two paths name one file or folder, or one place where none is yet."""
    return _identity(first) == _identity(second)


def is_within(path: Path, folder: Path) -> bool:
    """Whether a path names a folder, or anything below it that is there or could be."""
    return _identity(folder) in map(_identity, _upwards(path))


def spare(inputs: Iterable[Path], outputs: Iterable[Path]) -> None:
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
    """Raise UsageError for a place in a site or among bags."""
    for folder in _upwards(path):
        if is_kept(folder):
            raise UsageError(
                f"{path}: {folder} holds a site or bags of qauly; name another place for the results"
            )


def is_kept(folder: Path) -> bool:
    """Whether a folder was made from results as a whole: what it holds are copies."""
    # `os.path` takes a name that no file can have for one of none; writing there tells more.
    return is_derived(folder) or os.path.exists(folder / _BAG)  # noqa: PTH110


def is_derived(folder: Path) -> bool:
    """Whether qauly says of a folder that it made all of it from results."""
    return os.path.exists(folder / KEPT)  # noqa: PTH110


def keep_as(folder: Path, what: str) -> None:
    """Make a folder if need be, and say of it that it holds a `SITE` or `BAGS`, made from results.

    Raises UsageError where it holds the other of the two, or lies in what does.
    """
    spare_kept(place_of(folder).parent)
    if is_kept(folder) and not is_kept_as(folder, what):
        spare_kept(folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / KEPT).write_text(what, "utf-8")


def is_kept_as(folder: Path, what: str) -> bool:
    """Whether a folder says that it holds a `SITE`, or `BAGS`; where the mark has no word, what it holds."""
    mark = folder / KEPT
    if not mark.is_file():
        return False
    if said := mark.read_text("utf-8", "replace"):
        return said == what
    # The mark of a version that wrote no word. Bags cannot be made again, so they go before all.
    has_bags = any(folder.glob(f"*/{_BAG}"))
    is_site = not has_bags and (folder / _OF_SITE).is_file()
    is_empty = list(folder.iterdir()) == [mark]
    return is_empty or (what == SITE) == is_site


def _upwards(path: Path) -> tuple[Path, ...]:
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
