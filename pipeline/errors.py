"""One root, one exit code each. The library raises, the command line translates."""

import errno
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

if TYPE_CHECKING:
    from pydantic import ValidationError


class QaulyError(Exception):
    """Anything that stops the work on one file; the message says what to do."""

    exit_code: ClassVar[int] = 2


class UsageError(QaulyError):
    """The call itself is wrong: an option, a folder, a registry, decisions; nothing is done."""

    exit_code = 2


class DecisionsError(UsageError):
    """A decisions file that cannot be read as one."""


class UnreadableSourceError(QaulyError):
    """A file to work on is missing or cannot be read: it is no text, or in an encoding that is not accepted."""

    exit_code = 3


def unreadable(what: str) -> UnreadableSourceError:
    """The error for a source that cannot be read: why, and what to do."""
    return UnreadableSourceError(f"cannot be read: {what}")


class CutOffError(UnreadableSourceError):
    """Reading was ended from outside, or as time ran out: the next time may be another matter."""


class NotARulingError(QaulyError):
    """The source can be read but is no ruling of a known court."""

    exit_code = 4


class InvalidOutputError(QaulyError):
    """A result breaks a schema or a rule: one that was made, of which nothing is written, or one that is read."""

    exit_code = 5


class CannotWriteError(QaulyError):
    """The result cannot be written: permission, disk."""

    exit_code = 6


class UnforeseenError(InvalidOutputError):
    """A fault of the program itself on one file; nothing is written for it."""


class InterruptionError(QaulyError):
    """A person stopped the work; the code is that of a program ended by SIGINT."""

    exit_code = 130


_OF_WRITING: Final = frozenset(
    {errno.EPIPE, errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO}
)
_LONGEST: Final = 200
"""Characters of another library's message that are passed on."""


def typed(error: BaseException) -> QaulyError:
    """The error as one of ours: itself, or what it means for the file that was worked on."""
    if isinstance(error, QaulyError):
        return error
    if isinstance(error, KeyboardInterrupt):
        return InterruptionError(
            "interrupted; what was done stays, all else is as before; call it again to go on"
        )
    if isinstance(error, MemoryError):
        return unreadable("there is not enough memory for it")
    if isinstance(error, OSError) and error.errno in _OF_WRITING:
        return CannotWriteError(f"cannot write: {error.strerror or error}")
    if isinstance(error, OSError):
        return unreadable(f"{error.strerror or error}")
    return _unforeseen_error(error)


@contextmanager
def writes_typed(what: object, then: str = "") -> Iterator[None]:
    """Turn what the system refuses into CannotWriteError on `what`; `then` tells how things are now."""
    try:
        yield
    except OSError as error:
        raise CannotWriteError(f"cannot write {what}: {error.strerror or error}{then}") from error


@contextmanager
def faults_typed() -> Iterator[None]:
    """Turn what nobody foresaw into UnforeseenError; too little memory is for the caller to tell."""
    try:
        yield
    except (QaulyError, MemoryError):
        raise
    except Exception as error:
        raise _unforeseen_error(error) from error


def _unforeseen_error(error: BaseException) -> UnforeseenError:
    frames = traceback.extract_tb(error.__traceback__)
    place = f" in {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    said = " ".join(f"{error}".split())[:_LONGEST]
    return UnforeseenError(
        f"cannot be converted: a fault of qauly ({type(error).__name__}{place}: {said}); "
        "nothing was written; please report it with the file"
    )


def first_fault(error: "ValidationError", between: str = ".") -> str:
    """The first thing wrong in a value, in words for people, behind the place where it stands."""
    first, *others = error.errors(include_url=False, include_input=False, include_context=False)
    # Pydantic puts these words before what a check of ours says, and shows patterns as they are.
    said = first["msg"].removeprefix("Value error, ")
    if first["type"] == "string_pattern_mismatch":
        said = "it is empty or has another form than what belongs there"
    place = between.join(map(str, first["loc"]))
    more = f" (and {len(others)} more places)" if others else ""
    return f"{place}: {said}{more}" if place else f"{said}{more}"
