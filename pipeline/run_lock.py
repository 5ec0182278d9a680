"""A lock by which two runs do not work in one place at once; the system lets go of it with the process."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pipeline.errors import UsageError, writes_typed

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]


@contextmanager
def locked(path: Path, busy: str, *, shared: bool = False) -> Iterator[None]:
    """A folder, or a file that is made for it, locked where the system has locks; never waits.

    `busy` says who holds it; it is what the UsageError begins with that is raised then. Raises
    CannotWriteError where the path cannot be opened.
    """
    if fcntl is None:
        yield
        return
    # Some file systems lock a file only for those who may write it; a folder is never opened so.
    with writes_typed(f"into {path}"):
        handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR | os.O_CREAT, 0o666)
    try:
        with suppress(OSError):  # a file system without locks
            _lock(handle, busy, shared=shared)
        yield
    finally:
        os.close(handle)


def _lock(handle: int, busy: str, *, shared: bool) -> None:
    try:
        fcntl.flock(handle, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise UsageError(f"{busy}; wait until it has ended") from error
