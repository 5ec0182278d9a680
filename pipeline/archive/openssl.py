"""openssl and other programs, called and listened to."""

import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from pipeline.errors import UsageError

_SECONDS: Final = 60.0
_NO_OPENSSL: Final = "openssl is not to be had; install it (Debian: apt-get install openssl)"


def openssl(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    """What openssl answers. Raises UsageError where it is not there."""
    program = shutil.which("openssl")
    if program is None:
        raise UsageError(_NO_OPENSSL)
    return run([program, *arguments], b"")


def run(call: Sequence[str], given: bytes) -> subprocess.CompletedProcess[bytes]:
    """What a program answers to some input. Raises UsageError where it cannot be run, or hangs."""
    try:
        return subprocess.run(  # noqa: S603 - the user's own command, and openssl
            list(call), input=given, capture_output=True, check=False, timeout=_SECONDS
        )
    except (OSError, ValueError, IndexError) as error:
        raise UsageError(f"{shlex.join(call)}: cannot be run: {error}") from error
    except subprocess.TimeoutExpired as error:
        raise UsageError(f"{shlex.join(call)}: takes too long") from error


def reason_given(done: subprocess.CompletedProcess[bytes]) -> str:
    """The reason that a program gives, on one line."""
    lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
    # A line of openssl's error queue has its fields between colons; the reason is the sixth.
    reasons = [line.split(":")[5] for line in lines if line.count(":") > 5]
    return "; ".join(dict.fromkeys(reasons)) or " ".join(lines[:3])


@contextmanager
def in_a_file(data: bytes) -> Iterator[Path]:
    """Bytes in a file of their own, while it is needed."""
    with tempfile.TemporaryDirectory(prefix="qauly-") as folder:
        path = Path(folder) / "seal"
        path.write_bytes(data)
        yield path
