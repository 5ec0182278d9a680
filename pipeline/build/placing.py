"""Results in their place: all files of a ruling or none, whenever the work is cut off.

The files of a ruling are written into a folder of their own and become law by one rename of it,
from `staged` to `ready`; then each is moved to its place. What a crash left in `ready` is moved on
the next run, what it left in `staged` goes.
"""

import errno
import hashlib
import os
import shutil
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Final, Self

from pipeline.build.storage import NO_FILE, hash_of
from pipeline.collection import ENDINGS, is_result, stems
from pipeline.collection.records import STATE
from pipeline.errors import writes_typed
from pipeline.run_lock import locked

_NAME: Final = "name"
"""The file in a folder of `ready` that tells whose results these are, and which they are."""


class ResultsFolder:
    """A folder of results, held by one build at a time, or by one build of each shard."""

    def __init__(self, out: Path, shard: tuple[int, int] | None = None) -> None:
        self.out = out
        self.state = out / STATE
        self._own = self.state if shard is None else self.state / f"{shard[0]}-of-{shard[1]}"
        """Where the work of this build lies, apart from that of other shards."""
        self.scratch = self._own / "scratch"
        """For whatever goes with the build."""
        self.note_of_sources = self.state / "sources"
        """The file that tells where the sources of these results lie."""
        self._staged, self._ready = self._own / "staged", self._own / "ready"
        self._is_shard = shard is not None

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            with writes_typed(f"into {self.out}"):
                self._own.mkdir(parents=True, exist_ok=True)
                # Shards share the whole; a build of the whole shares with nobody.
                busy = f"another build works on {self.out}"
                stack.enter_context(locked(self.state / "lock", busy, shared=self._is_shard))
                if self._is_shard:
                    stack.enter_context(locked(self._own / "lock", busy))
                self._clear_leftovers()
            self._locks = stack.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self.scratch, ignore_errors=True)
        self._locks.close()

    def _clear_leftovers(self) -> None:
        """Finish or clear away what builds before this one left."""
        homes = [self._own]
        if not self._is_shard:
            homes += [path for path in self.state.glob("*-of-*") if path.is_dir()]
        for home in homes:
            for link in (home / part for part in ("ready", "scratch", "staged")):
                if link.is_symlink():  # what it leads to is not ours
                    link.unlink()
            for part in ("scratch", "staged"):
                shutil.rmtree(home / part, ignore_errors=True)
            for folder in sorted((home / "ready").glob("*")):
                with suppress(OSError):  # its source will be made again, as it has no such results
                    self._move_to_places(folder)
            if home != self._own:
                shutil.rmtree(home, ignore_errors=True)
        for folder in (self.scratch, self._staged, self._ready):
            folder.mkdir(exist_ok=True)

    def sources_of_last_build(self) -> str:
        """Where the sources of the results that are there lay; empty where that is not known."""
        told, *_ = self._noted()
        return told if not told or "://" in told else os.path.normpath(Path(self._real, told))

    def disks_of_last_build(self) -> list[Path]:
        """The folders of sources that were disks of their own."""
        return list(map(Path, self._noted()[1:]))

    def note_sources(self, address: str, disks: AbstractSet[Path] = frozenset()) -> None:
        """Keep where the sources of these results lie: from here, so that both may be moved together."""
        with suppress(ValueError):  # on another drive
            address = address if "://" in address else os.path.relpath(address, self._real)
        noted = [address, *sorted(map(str, disks))]
        if self._noted() != noted:
            with writes_typed(f"into {self.out}"):
                self.note_of_sources.unlink(missing_ok=True)  # it may be a link to what is read
                self.note_of_sources.write_bytes(os.fsencode("\0".join(noted)))

    def _noted(self) -> list[str]:
        """Where the sources lay, and which folders of theirs were disks; no path holds a null byte."""
        with suppress(OSError):
            return os.fsdecode(self.note_of_sources.read_bytes()).split("\0")
        return [""]

    @property
    def _real(self) -> str:
        return os.path.realpath(self.out)

    def put_results(self, stem: str, files: Mapping[str, bytes]) -> None:
        """Let the files of a source take the place of what is there; `files` is by ending."""
        # A stem may have folders in it and be as long as a path; its hash is one short name.
        name = hashlib.sha256(os.fsencode(stem)).hexdigest()
        staged, ready = self._staged / name, self._ready / name
        try:
            staged.mkdir()
            for ending, data in files.items():
                self._check_place(stem, ending)
                (staged / ending.lstrip(".")).write_bytes(data)
            # No path holds a null byte, so it parts the stem from the endings.
            (staged / _NAME).write_bytes(os.fsencode("\0".join((stem, *files))))
            shutil.rmtree(ready, ignore_errors=True)
            # The one step that counts: before it nothing has happened, after it `_clear_leftovers` finishes.
            staged.rename(ready)
        except OSError:
            shutil.rmtree(staged, ignore_errors=True)
            raise
        self._move_to_places(ready)

    def _check_place(self, stem: str, ending: str) -> None:
        """Make the folder, and find out whether the name can be: later it is too late."""
        target = self._place_of(stem, ending)
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.is_dir():
            raise IsADirectoryError(21, f"{target} is a folder")
        with suppress(FileNotFoundError):  # a name that is too long raises here
            target.lstat()

    def _move_to_places(self, ready: Path) -> None:
        """Move the files of a source to their places, as often as it takes; others of it go."""
        name = ready / _NAME
        if name.exists():
            stem, *endings = os.fsdecode(name.read_bytes()).split("\0")
            for ending in ENDINGS if is_below(stem) else ():
                part, target = ready / ending.lstrip("."), self._place_of(stem, ending)
                target.parent.mkdir(parents=True, exist_ok=True)
                if ending not in endings:
                    target.unlink(missing_ok=True)
                elif part.exists():  # else it was moved before the crash
                    _move(part, target)
        shutil.rmtree(ready, ignore_errors=True)

    def remove(self, stem: str) -> None:
        """Take away the results of a source, and the folders that are empty then."""
        if not is_below(stem):
            return
        for ending in reversed(ENDINGS):  # the JSON last: it tells that the others are there
            with suppress(OSError):
                self._place_of(stem, ending).unlink()
        for folder in folders_above(stem):
            with suppress(OSError):
                (self.out / folder).rmdir()

    def has_results(self, stem: str, results: Mapping[str, str]) -> bool:
        """Whether the results of a source are those that were made, SHA-256 by ending."""
        return all(
            hash_of(f"{self.out}{os.sep}{stem}{ending}") == results.get(ending, NO_FILE)
            for ending in ENDINGS
        )

    def strangers(self, known: AbstractSet[str]) -> set[str]:
        """The names of further rulings that are there, and not of what a user put beside them.

        A folder below in which another build keeps its records is none of this one.
        """
        return {
            stem
            for stem in stems(self.out)
            if stem not in known
            and not any((self.out / folder / STATE).is_dir() for folder in folders_above(stem))
            and is_result(self.out, stem)
        }

    def _place_of(self, stem: str, ending: str) -> Path:
        return self.out / f"{stem}{ending}"


def _move(part: Path, target: Path) -> None:
    """Move a file to its place, over to another disk if one is mounted there: all of it or nothing."""
    try:
        part.replace(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        # The folder's name is short, unlike a target's; what is cut off here is begun again under it.
        beside = target.with_name(f".{part.parent.name}")
        shutil.copyfile(part, beside)
        beside.replace(target)


def is_below(stem: str) -> bool:
    """Whether a stem, as some file tells it, names a place within the folder."""
    path = Path(stem)
    return bool(path.name) and not path.is_absolute() and ".." not in path.parts


def folders_above(stem: str) -> Sequence[Path]:
    """The folders that a stem lies in, the nearest first, without that of all results."""
    return Path(stem).parents[:-1]
