"""The bytes of a file, of standard input, of a TOML file: whole, bounded, and without waiting.

A named pipe or a device can keep a reader for ever, so nothing but plain files is opened; standard
input is named `-`.
"""

import errno
import os
import stat
import sys
from pathlib import Path
from typing import Any, Final

import tomli

from pipeline.errors import UnreadableSourceError, UsageError, unreadable
from pipeline.read.limits import USUAL, Limits

STDIN: Final = "-"
_MOST_TOML: Final = Limits(size=16)


def bytes_of(path: Path, limits: Limits = USUAL) -> bytes:
    """The bytes of a plain file, or of standard input for `-`.

    Raises UsageError for a folder, UnreadableSourceError for what is no plain file, cannot be read,
    or is larger than the limit.
    """
    if str(path) == STDIN:
        if sys.stdin is None:
            raise unreadable("standard input is closed")
        # One byte beyond the limit is enough to tell that there are more.
        return _bytes_within_size(sys.stdin.buffer.read((limits.size << 20) + 1), limits)
    if path.is_dir():
        inside = "data/source.* in it" if is_there(path / "bagit.txt") else "the files in it"
        raise UsageError(f"cannot be read: it is a folder; name {inside}")
    try:
        # Opening must not wait for the other end of a pipe; what was opened is looked at, not the
        # name, which may stand for something else a moment later.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with open(descriptor, "rb") as file:  # noqa: PTH123 - a descriptor, no path
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise unreadable("it is no plain file; save it as one, or pass it as `-`")
            return _bytes_within_size(file.read((limits.size << 20) + 1), limits)
    except (OSError, ValueError) as error:
        said = getattr(error, "strerror", None) or error
        raise unreadable(f"{said}") from error


def toml_of(path: Path) -> dict[str, Any]:
    """The tables of a TOML file in UTF-8, be there a byte order mark.

    Raises UsageError for anything else, which says what is wrong; the caller names the file.
    """
    try:
        return tomli.loads(bytes_of(path, _MOST_TOML).decode("utf-8-sig"))
    except UnreadableSourceError as error:
        raise UsageError(str(error)) from error
    except UnicodeDecodeError as error:
        raise UsageError("cannot be read: it is not UTF-8; save it as UTF-8") from error
    except RecursionError as error:
        raise UsageError("cannot be read: its values are nested too deep") from error
    except ValueError as error:  # no TOML, or a number beyond what is read
        raise UsageError(f"cannot be read: it is not TOML: {error}") from error


def is_there(path: Path) -> bool:
    """Whether a name stands for anything, be it for what cannot be read."""
    try:
        path.lstat()
    except FileNotFoundError:
        return False
    except OSError as error:
        return error.errno != errno.ENAMETOOLONG  # no file has such a name
    return True


def _bytes_within_size(data: bytes, limits: Limits) -> bytes:
    if len(data) > limits.size << 20:
        todo = "raise the limit “size” if it is a ruling"
        raise unreadable(f"it is larger than {limits.size} MiB; {todo}")
    return data
