"""The bytes of a result, and the source text put together again of them in the process apart."""

from pathlib import Path
from typing import NamedTuple

from pipeline.check.restore import restore_file
from pipeline.emit.json import from_json
from pipeline.errors import UsageError
from pipeline.read import USUAL, Limits, bytes_of
from pipeline.read.disk import STDIN
from pipeline.read.worker import run_apart


class Restored(NamedTuple):
    """A text put together again, and whether the hash of the source proves it."""

    data: bytes
    proved: bool


def restored(path: Path, limits: Limits) -> Restored:
    """The source text, put together again from a `STEM.json`."""
    return run_apart(limits, _restore_result, result_bytes(path, limits))


def result_bytes(path: Path, limits: Limits = USUAL) -> bytes:
    """The bytes of a `STEM.json`. Raises UsageError for a file of another kind."""
    if path.suffix != ".json" and str(path) != STDIN:
        raise UsageError("it is no STEM.json; name a result of `qauly convert` or `build`")
    return bytes_of(path, limits)


def _restore_result(data: bytes) -> Restored:
    ruling = from_json(data)
    return Restored(restore_file(ruling), ruling.source.media_type == "text/plain")
