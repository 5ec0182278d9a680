"""Where sources lie: a folder of this machine, or any storage that fsspec knows (`s3://…`)."""

import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, Any, Final

from pipeline.errors import CutOffError, QaulyError, UnreadableSourceError, UsageError
from pipeline.extras import library
from pipeline.made_here import is_made_here
from pipeline.places import KEPT, is_derived, spare_folder, spare_kept
from pipeline.read import Limits, bytes_of

_CHUNK: Final = 1 << 20
NO_FILE: Final = "no file"
"""Stands for the hash of what is no plain file."""
_TOO_LARGE: Final = "too large"
"""Stands for that of a file larger than any that is read, which might take hours."""


def storage(place: str | Path, out: Path) -> "SourceStorage":
    """The storage that a path or an address such as `s3://bucket/rulings` names.

    Raises UsageError where the results would go into a site or among bags, and where their folder
    would be that of the sources, or hold it: the next build could not tell what is whose.
    """
    spare_kept(out)
    if isinstance(place, str) and "://" in place:
        return RemoteFolder(place)
    folder = Path(place).absolute()  # processes of a cluster work in folders of their own
    spare_folder(folder, out)
    return LocalFolder(folder)


@dataclass(frozen=True, slots=True)
class LocalFolder:
    """A folder of this machine, or one that all machines see at the same place."""

    path: Path

    @property
    def address(self) -> str:
        """What names this place and no other."""
        return os.path.realpath(self.path)

    def names(self) -> Iterator[str]:
        """All files of the folder and those below it, without sites and bags that qauly made.

        A link to a folder is not followed; its name is among the files. Raises UsageError where there
        is no such place, UnreadableSourceError where not all of it can be listed: what is not seen
        would pass for gone.
        """
        if not self.path.is_dir():
            raise UsageError(f"{self.path} is no folder; name the one that holds the sources")
        for here, folders, names in os.walk(self.path, onerror=_not_listed):
            # In place, which is how `os.walk` is told where not to go.
            inside = sorted(name for name in folders if not _is_hidden(name))
            folders[:] = [name for name in inside if not is_derived(Path(here, name))]
            links = [name for name in inside if Path(here, name).is_symlink()]
            place = os.path.relpath(here, self.path)
            below = "" if place == os.curdir else f"{place}{os.sep}"
            yield from (f"{below}{name}" for name in names + links if not _is_hidden(name))

    def hash_of(self, name: str, limits: Limits) -> str:
        """The SHA-256 of a plain file that may be read; why there is none of anything else."""
        return hash_of(f"{self.path}{os.sep}{name}", limits)

    def stands(self, folder: Path) -> bool:
        """Whether there is such a folder."""
        return (self.path / folder).is_dir()

    def stands_empty(self, folder: Path) -> bool:
        """Whether there is such a folder, and nothing in it."""
        return self.stands(folder) and not any((self.path / folder).iterdir())

    def is_disk(self, folder: Path) -> bool:
        """Whether a disk of its own is mounted as this folder."""
        return os.path.ismount(self.path / folder)

    def has_made_here(self, name: str) -> bool:
        """Whether a file is one that qauly made of a ruling for readers."""
        return is_made_here(name, partial(_opened_plain, self.path / name))

    def copy(self, name: str, target: Path, limits: Limits) -> bool:
        """Copy a file, if there is one. A link stands for what is none: reading tells what it is."""
        source = self.path / name
        if not os.path.lexists(source):
            return True
        try:
            target.write_bytes(bytes_of(source, limits))
        except QaulyError:
            target.symlink_to(source.absolute())
            return False
        return True


@dataclass(frozen=True, slots=True)
class RemoteFolder:
    """A folder of a storage that fsspec knows, with its credentials from the environment."""

    address: str

    def names(self) -> Iterator[str]:
        """All files of the folder and those below it, without sites and bags that qauly made."""
        system, root = self._system_and_root()
        with self._failures_as_cut_off():
            system.invalidate_cache()  # it may know the place as it was when a build before this one looked
            if not system.isdir(root):
                message = f"{self.address} is no folder; name the one that holds the sources"
                raise UsageError(message)
            paths = sorted(system.find(root))
        names = [path.removeprefix(root).lstrip("/") for path in paths]
        derived = {name.removesuffix(KEPT) for name in names if f"/{name}".endswith(f"/{KEPT}")}
        for name in names:
            parts = name.split("/")
            folders = ("".join(f"{part}/" for part in parts[:n]) for n in range(1, len(parts)))
            if not any(map(_is_hidden, parts)) and derived.isdisjoint(folders):
                yield name

    def hash_of(self, name: str, limits: Limits) -> str:
        """The SHA-256 of a file that may be read; why there is none of anything else."""
        system, root = self._system_and_root()
        try:
            with system.open(f"{root}/{name}", "rb") as file:
                # One byte over the limit is enough to tell that there are more.
                data = file.read((limits.size << 20) + 1)
                return _TOO_LARGE if _is_too_large(len(data), limits) else _sha256(data)
        except FileNotFoundError:
            return NO_FILE
        except Exception as error:  # noqa: BLE001 - each storage raises errors of its own
            return f"unreadable: {getattr(error, 'errno', type(error).__name__)}"

    def stands(self, _: Path) -> bool:
        """Whether there is such a folder: here folders are but the names of files."""
        return False

    stands_empty = is_disk = stands

    def has_made_here(self, name: str) -> bool:
        """Whether a file is one that qauly made of a ruling for readers."""
        system, root = self._system_and_root()
        with self._failures_as_cut_off():
            return is_made_here(name, partial(system.open, f"{root}/{name}", "rb"))

    def copy(self, name: str, target: Path, limits: Limits) -> bool:
        """Copy a file, if there is one, as far as it is longer than any that is read."""
        system, root = self._system_and_root()
        with (
            suppress(FileNotFoundError),
            self._failures_as_cut_off(),
            system.open(f"{root}/{name}", "rb") as file,
        ):
            # One byte over the limit is enough for reading to refuse the file.
            target.write_bytes(file.read((limits.size << 20) + 1))
        return True

    @contextmanager
    def _failures_as_cut_off(self) -> Iterator[None]:
        """Turn what the storage raises (no credentials, no connection) into CutOffError."""
        try:
            yield
        except (QaulyError, FileNotFoundError):
            raise
        except Exception as error:
            said = " ".join(f"{error}".split()) or type(error).__name__
            message = f"{self.address} cannot be read ({said}); what was made stays, try again"
            raise CutOffError(message) from error

    def _system_and_root(self) -> tuple[Any, str]:
        url_to_fs = library("fsspec.core", "ray", self.address).url_to_fs
        try:
            system, root = url_to_fs(self.address)
        except (ImportError, ValueError) as error:
            raise UsageError(f"{self.address} cannot be reached: {error}") from error
        return system, root.rstrip("/")


SourceStorage = LocalFolder | RemoteFolder
"""What a build asks of the place where its sources lie; names are below it, with `/`."""


def _opened_plain(path: Path) -> IO[bytes]:
    """A plain file, opened; a pipe would be waited for."""
    if not path.is_file():
        raise FileNotFoundError(path)
    return path.open("rb")


def _is_hidden(name: str) -> bool:
    """Whether a file or folder is none for people, or is what Word keeps of a file while it is open."""
    return name.startswith((".", "~$"))


def _not_listed(error: OSError) -> None:
    if not isinstance(error, FileNotFoundError):  # a folder that went meanwhile
        message = f"{error.filename} cannot be listed ({error.strerror}); nothing was changed"
        raise UnreadableSourceError(message) from error


def _is_too_large(size: int, limits: Limits) -> bool:
    return size > limits.size << 20


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def hash_of(path: str | Path, limits: Limits | None = None) -> str:
    """The SHA-256 of a plain file, with limits of one that may be read; why there is none of anything else."""
    try:
        found = os.stat(path)  # noqa: PTH116 - tens of thousands are looked at, at every run
        if not stat.S_ISREG(found.st_mode):
            return NO_FILE
        if limits and _is_too_large(found.st_size, limits):
            return _TOO_LARGE
        with open(path, "rb") as file:  # noqa: PTH123
            # `file_digest` makes a buffer first, which costs more than to read a small file.
            if found.st_size < _CHUNK:
                return _sha256(file.read())
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (FileNotFoundError, NotADirectoryError):
        return NO_FILE
    except OSError as error:
        return f"unreadable: {error.errno}"
