"""One root, one exit code each. The library raises, the command line translates."""

import traceback
from pathlib import Path
from typing import ClassVar


class QaulyError(Exception):
    """Anything that stops the work on one file; the message says what to do."""

    exit_code: ClassVar[int] = 2


class UsageError(QaulyError):
    """The call itself is wrong: an unknown option, a folder where a file is due."""

    exit_code = 2


class DecisionsError(UsageError):
    """A decisions file that cannot be read as one."""


class UnreadableSourceError(QaulyError):
    """The source is missing, is no text, or is text in an encoding that is not accepted."""

    exit_code = 3


class NotARulingError(QaulyError):
    """The source can be read but is no ruling of a known court."""

    exit_code = 4


class InvalidOutputError(QaulyError):
    """The result breaks a schema or a rule of structure; nothing is written."""

    exit_code = 5


class CannotWriteError(QaulyError):
    """The result cannot be written: permission, disk."""

    exit_code = 6


class UnforeseenError(InvalidOutputError):
    """A fault of the program itself on one file; nothing is written for it."""

    def __init__(self, error: Exception) -> None:
        frame = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{Path(frame.filename).name}:{frame.lineno}"
        super().__init__(
            f"cannot be converted: a fault of qauly ({type(error).__name__} in {place}: {error}); "
            "nothing was written; please report it with the file"
        )
