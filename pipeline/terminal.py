"""What is printed: lines for people, bytes for programs, whatever the terminal can take.

A name of a file or a word of a source may hold characters that change what a terminal shows (an
escape sequence, a change of direction). Lines for people show the code unit instead, as JSON does.
"""

import json
import os
import re
import sys
from contextlib import suppress
from typing import Final, TextIO

from pipeline.errors import CannotWriteError

_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e007f\ud800-\udfff]"
)
"""Control and format characters and lone surrogates; not the tab and the line end."""


def visible(text: str) -> str:
    """The text with each unseen character as JSON escapes it, which reads back as it was."""
    return _UNSEEN.sub(lambda found: json.dumps(found[0])[1:-1], text)


def prepare() -> None:
    """Let the standard streams take any character: what their encoding lacks is escaped.

    The place of one that the caller closed is taken, so that no pipe or file of ours gets it.
    """
    for descriptor in range(3):
        try:
            os.fstat(descriptor)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:  # not where a program that embeds this one put its own stream
            reconfigure(errors="backslashreplace")


def say(line: str) -> None:
    """Print one line for people. Raises CannotWriteError."""
    _print(sys.stdout, " ".join(visible(line).split("\n")) + "\n")


def complain(line: str) -> None:
    """Print one line for people to standard error; where that cannot be, there is nobody to tell."""
    with suppress(CannotWriteError):
        _print(sys.stderr, " ".join(visible(line).split("\n")) + "\n")


def print_bytes(data: bytes, *, exact: bool = False) -> None:
    """Print text in UTF-8, as people may see it; `exact` as it is, but to a terminal.

    Raises CannotWriteError.
    """
    stream = sys.stdout
    shown = data
    if stream is None:
        raise _printing_error(stream, OSError("it is closed"))
    if not exact or stream.isatty():
        shown = visible(data.decode("utf-8", "surrogatepass")).encode()
    try:
        stream.flush()
        stream.buffer.write(shown)
        stream.buffer.flush()
    except (OSError, ValueError, AttributeError) as error:
        raise _printing_error(stream, error) from error


def finish() -> None:
    """Send off what is still on its way. Raises CannotWriteError where it does not arrive."""
    _print(sys.stdout, "")


def _print(stream: TextIO | None, text: str) -> None:
    if stream is None:
        raise _printing_error(stream, OSError("it is closed"))
    try:
        print(text, end="", file=stream, flush=True)
    except (OSError, ValueError) as error:
        raise _printing_error(stream, error) from error


def _printing_error(stream: TextIO | None, error: Exception) -> CannotWriteError:
    """The error for what did not arrive; nothing may fail once more when the program ends."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())  # type: ignore[union-attr]  # none is suppressed
        os.close(nowhere)
    said = error.strerror if isinstance(error, OSError) and error.strerror else error
    return CannotWriteError(f"cannot write what is printed: {said}")
