"""Results in their place: all files of a ruling or none, whenever the work is cut off.

The files of a ruling are written into a folder of their own and become law by one rename of it,
from `staged` to `ready`; then each is moved to its place. What a crash left in `ready` is moved on
the next run, what it left in `staged` goes.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

from pipeline.collection import ENDINGS, stems
from pipeline.errors import CannotWriteError, UsageError

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType
    from typing import TextIO

_STATE: Final = ".qauly"
_NAME: Final = "name"
"""The file in a folder of `ready` that tells whose results these are, and which they are."""


class ResultsFolder:
    """A folder of results, held by one build at a time."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self.state = out / _STATE
        self._staged, self._ready = self.state / "staged", self.state / "ready"

    def __enter__(self) -> Self:
        try:
            for folder in (self.state, self._ready):
                folder.mkdir(parents=True, exist_ok=True)
            self._lock = (self.state / "lock").open("w")
        except OSError as error:
            raise CannotWriteError(f"cannot write into {self.out}: {error.strerror}") from error
        try:
            _hold(self._lock, on=True)
        except OSError as error:
            self._lock.close()
            message = f"another build works on {self.out}; wait until it has ended"
            raise UsageError(message) from error
        shutil.rmtree(self._staged, ignore_errors=True)
        self._staged.mkdir()
        for folder in sorted(self._ready.iterdir()):
            self._move(folder)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        # Processes that were forked meanwhile have the file open too, so closing it is not enough.
        _hold(self._lock, on=False)
        self._lock.close()

    def put(self, stem: str, files: Mapping[str, bytes]) -> None:
        """Let the files of a source take the place of what is there; `files` is by ending."""
        name = hashlib.sha256(os.fsencode(stem)).hexdigest()
        staged, ready = self._staged / name, self._ready / name
        try:
            staged.mkdir()
            for ending, data in files.items():
                self._check_place(stem, ending)
                (staged / ending.lstrip(".")).write_bytes(data)
            (staged / _NAME).write_bytes(os.fsencode("\0".join((stem, *files))))
            staged.rename(ready)
        except OSError:
            shutil.rmtree(staged, ignore_errors=True)
            raise
        self._move(ready)

    def _check_place(self, stem: str, ending: str) -> None:
        """Make the folder, and find out whether the name can be: later it is too late."""
        target = self._at(stem, ending)
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.is_dir():
            raise IsADirectoryError(21, f"{target} is a folder")
        with suppress(FileNotFoundError):  # a name that is too long raises here
            target.lstat()

    def _move(self, ready: Path) -> None:
        """Move the files of a source to their places, as often as it takes; others of it go."""
        name = ready / _NAME
        if name.exists():
            stem, *endings = os.fsdecode(name.read_bytes()).split("\0")
            for ending in ENDINGS:
                part, target = ready / ending.lstrip("."), self._at(stem, ending)
                target.parent.mkdir(parents=True, exist_ok=True)
                if ending not in endings:
                    target.unlink(missing_ok=True)
                elif part.exists():  # else it was moved before the crash
                    part.replace(target)
        shutil.rmtree(ready, ignore_errors=True)

    def remove(self, stem: str) -> None:
        """Take away the results of a source, and the folders that are empty then."""
        for ending in ENDINGS:
            with suppress(OSError):
                self._at(stem, ending).unlink()
        for folder in Path(stem).parents:
            with suppress(OSError):
                if folder != Path():
                    (self.out / folder).rmdir()

    def holds(self, stem: str, results: Mapping[str, str]) -> bool:
        """Whether the results of a source are those that were made, SHA-256 by ending."""
        return all(_hash(self._at(stem, ending)) == results.get(ending) for ending in ENDINGS)

    def stems(self) -> set[str]:
        """The names of all rulings that are there: what was made, not what a user put beside it."""
        return {
            stem
            for stem in stems(self.out)
            if any(_is_ours(self._at(stem, ending)) for ending in (".json", ".withdrawn.json"))
        }

    def _at(self, stem: str, ending: str) -> Path:
        return self.out / f"{stem}{ending}"


def _is_ours(path: Path) -> bool:
    """Whether a file is a ruling's JSON, or says that one was withdrawn."""
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(found, dict) and (
        {"schema_version", "expression", "source"} <= found.keys()
        or {"expression", "withdrawn"} <= found.keys()
    )


def _hold(lock: TextIO, *, on: bool) -> None:
    """Take or leave the folder, where the system has locks."""
    if fcntl is not None:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB if on else fcntl.LOCK_UN)


def _hash(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None
