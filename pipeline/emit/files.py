"""Results on disk: all files of a ruling or none, and never half a file."""

import errno
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from pipeline.errors import CannotWriteError, writes_typed


@contextmanager
def swapped(place: Path) -> Iterator[Path]:
    """A new folder, which takes a place and what is there as a whole where all goes well.

    Where the place is a disk of its own, which cannot be moved, what is on it is taken file by file.
    Raises CannotWriteError.
    """
    target = Path(os.path.realpath(place))  # what a link leads to, and a name for `.`
    # On its disk, since a rename works within one file system only; the leading dot keeps what is
    # half written from being taken for results.
    around = target if target.is_mount() else target.parent
    new, old = (around / f".{target.name}.{what}" for what in ("new", "old"))
    try:
        with writes_typed(place, "; what is there is as before"):
            for left in (new, old):  # by a run that was cut off
                shutil.rmtree(left, ignore_errors=True)
            new.mkdir(parents=True)
            yield new
            if around == target:
                _swap_contents(target, new, old)
            else:
                # Two renames leave the shortest time without a folder; the old one goes at the end.
                if target.exists():
                    target.rename(old)
                new.rename(target)
            shutil.rmtree(old, ignore_errors=True)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _swap_contents(folder: Path, new: Path, old: Path) -> None:
    """Let what lies in a new folder below take the place of all that lies in this one."""
    old.mkdir()
    for entry in list(folder.iterdir()):
        # A file that is there anew is replaced, so that the mark which says what this is never lacks.
        if entry not in {new, old} and not (entry.is_file() and (new / entry.name).is_file()):
            entry.rename(old / entry.name)
    for entry in list(new.iterdir()):
        entry.replace(folder / entry.name)


def write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder, which is made if need be.

    Everything is written beside its place first and moved there last, so neither a full disk nor a
    place that is taken by a folder changes any of the old files. What a link leads to takes the data,
    and so does a device or a pipe, such as `/dev/stdout`. Raises CannotWriteError.
    """
    staged: dict[Path, Path] = {}
    place = folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            place = folder / name
            if place.exists() and not (place.is_file() or place.is_dir()):
                _write_to_device(place, data)
                continue
            target = Path(os.path.realpath(place))
            # Two processes may write into one folder at the same time.
            staged[target] = target.with_name(f".{target.name}.{os.getpid()}.new")
            _write_through(staged[target], data)
        _move_all(staged)
    except OSError as error:
        # Of a rename the second name is the place that could not be taken.
        where = error.filename2 or error.filename or place
        said = error.strerror or error
        if isinstance(error, FileExistsError | NotADirectoryError):
            said = "it is a file, or lies below one; name a folder"
        raise CannotWriteError(
            f"cannot write {where}: {said}; files there are as before"
        ) from error
    finally:
        for part in staged.values():
            with suppress(OSError):
                part.unlink()


def _move_all(staged: Mapping[Path, Path]) -> None:
    """Move all files to their places, or none: what one took the place of comes back."""
    old: dict[Path, Path | None] = {}
    try:
        for target, part in staged.items():
            old[target] = _second_name(target, part.with_suffix(".old"))
            part.replace(target)
    except OSError:
        for target, kept in old.items():
            with suppress(OSError):
                if kept is not None:
                    kept.replace(target)
                # A part that is gone was moved, so what lies in the place is new.
                elif not staged[target].exists():
                    target.unlink()
        raise
    finally:
        for kept in old.values():
            if kept is not None:
                with suppress(OSError):
                    kept.unlink()


def _second_name(target: Path, beside: Path) -> Path | None:
    """A second name for a file that is about to be replaced; none where there is no file."""
    if not target.exists():
        return None
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    with suppress(OSError):
        beside.unlink()
    try:
        os.link(target, beside)
    except OSError:  # a file system without second names
        shutil.copyfile(target, beside)
    return beside


def _write_to_device(place: Path, data: bytes) -> None:
    """Write into a device or a pipe; opening one that nobody reads fails instead of waiting."""
    descriptor = os.open(place, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0))
    with open(descriptor, "wb") as file:  # noqa: PTH123 - a descriptor, no path
        os.set_blocking(descriptor, True)
        file.write(data)


def _write_through(path: Path, data: bytes) -> None:
    """Write a file and wait for the disk, where a full one tells at last."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
