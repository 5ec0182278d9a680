"""A build that ends at its n-th touch of the disk: killed, or by an error that the disk gives.

`sys.addaudithook` sees each opening, renaming, removing and making of a file; a build in a forked
process counts them and ends at the chosen one. So all moments can be tried, not only likely ones.
"""

from __future__ import annotations

import errno
import os
import signal
import sys
import traceback
from typing import TYPE_CHECKING

from pipeline.build import Settings, build
from pipeline.errors import QaulyError

if TYPE_CHECKING:
    from pathlib import Path

EVENTS = frozenset({
    "open", "os.link", "os.listdir", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.scandir", "os.symlink",
    "sqlite3.connect",
})  # fmt: skip
ERRORS = {
    "disk full": errno.ENOSPC,
    "input/output error": errno.EIO,
    "no permission": errno.EACCES,
    "too many files": errno.EMFILE,
}
KINDS = ("killed", "interrupted", *ERRORS)
WELL, TOLD, WRONG = 0, 1, 2


def disturbed(sources: Path, out: Path, kind: str, moment: int) -> tuple[int, int]:
    """How a build ended that was disturbed at a moment, and how many such moments it came to."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        _be_disturbed(sources, out, kind, moment, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        counted = pipe.read()
    status = os.waitpid(child, 0)[1]
    ended = WELL if os.WIFSIGNALED(status) else os.waitstatus_to_exitcode(status)
    return ended, len(counted)


def _be_disturbed(sources: Path, out: Path, kind: str, moment: int, pipe: int) -> None:
    seen = 0

    def hook(event: str, arguments: tuple) -> None:
        nonlocal seen
        if event not in EVENTS or not _is_near(arguments, sources, out):
            return
        seen += 1
        os.write(pipe, b".")
        if seen == moment:
            _end(kind)

    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        sys.addaudithook(hook)
        list(build(sources, out, Settings()))
        os._exit(WELL)
    except (QaulyError, KeyboardInterrupt, OSError):
        os._exit(TOLD)
    except BaseException:  # noqa: BLE001 - the parent must hear of it
        traceback.print_exc()
        os.close(nowhere)
        os._exit(WRONG)


def _is_near(arguments: tuple, *folders: Path) -> bool:
    """Whether a file of the build is touched, and none of the program."""
    if not arguments or not isinstance(arguments[0], str | os.PathLike):
        return False
    return any(str(arguments[0]).startswith(str(folder)) for folder in folders)


def _end(kind: str) -> None:
    if kind == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    if kind == "interrupted":
        raise KeyboardInterrupt
    raise OSError(ERRORS[kind], os.strerror(ERRORS[kind]))
