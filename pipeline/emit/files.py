"""Results on disk: all files of a ruling or none, and never half a file."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from pipeline.errors import CannotWriteError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder, which is made if need be.

    Everything is written beside its place first and moved there last, so a full disk leaves the
    old files whole. Raises CannotWriteError.
    """
    staged: dict[Path, Path] = {}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            target = folder / name
            staged[target] = folder / f".{name}.{os.getpid()}.new"
            _write_through(staged[target], data)
        for target, part in staged.items():
            part.replace(target)
    except OSError as error:
        place = error.filename or folder
        raise CannotWriteError(
            f"cannot write {place}: {error.strerror or error}; files there are as before"
        ) from error
    finally:
        for part in staged.values():
            with suppress(OSError):
                part.unlink()


def _write_through(path: Path, data: bytes) -> None:
    """Write a file and wait for the disk, where a full one tells at last."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
