"""Work on one file in a process of its own, which is killed beyond its limits.

A damaged or hostile file can make any parser hang, take all memory or crash. What happens in the
process stays there: the caller gets the result or one error.
"""

from __future__ import annotations

import gc
import os
import pickle
import resource
import select
import signal
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from pipeline.errors import QaulyError, UnreadableSourceError

if TYPE_CHECKING:
    from collections.abc import Callable

    from pipeline.read.limits import Limits

T = TypeVar("T")
_CHUNK = 1 << 20
_LONGEST_REASON = 120
_PAGE_SIZE = resource.getpagesize()


def bounded(work: Callable[[bytes, Limits], T], data: bytes, limits: Limits) -> T:
    """Do the work in a forked process.

    Raises the QaulyError that the work raised, or UnreadableSourceError where it went beyond the
    limits or ended in any other way.
    """
    output, into = os.pipe()
    child = os.fork()
    if not child:
        os.close(output)
        _work(work, data, limits, into)
    os.close(into)
    try:
        answer = _answer(output, time.monotonic() + limits.seconds)
    finally:
        os.close(output)
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    result: T = _result(answer, limits)
    return result


def _work(work: Callable[[bytes, Limits], T], data: bytes, limits: Limits, into: int) -> None:
    """Be the child: answer with a result or an error, and end whatever happens."""
    try:
        _confine(limits)
        gc.disable()  # the process is short-lived, and its memory bounded
        try:
            answer = pickle.dumps((work(data, limits), None), pickle.HIGHEST_PROTOCOL)
        except QaulyError as error:
            answer = pickle.dumps((None, error))
        except Exception as error:  # noqa: BLE001 - whatever a file makes go wrong is one error
            answer = pickle.dumps((None, _fault(error)))
        with os.fdopen(into, "wb") as stream:
            stream.write(answer)
    finally:
        # Nothing of the parent's may run in the child: no exit handler, no buffer written twice.
        os._exit(0)


def _confine(limits: Limits) -> None:
    """Bound memory and processor time; say nothing (the library's panics go to standard error)."""
    taken = int(Path("/proc/self/statm").read_bytes().split()[0]) * _PAGE_SIZE
    memory = taken + (limits.memory << 20)
    seconds = int(limits.seconds) + 1
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)


def _answer(output: int, deadline: float) -> bytes | None:
    """Give what the child wrote: nothing where it died, None where its time ran out."""
    chunks: list[bytes] = []
    while (left := deadline - time.monotonic()) > 0:
        if not select.select([output], [], [], left)[0]:
            break
        chunk = os.read(output, _CHUNK)
        if not chunk:
            return b"".join(chunks)
        chunks.append(chunk)
    return None


def _result(answer: bytes | None, limits: Limits) -> Any:  # noqa: ANN401 - what the work gave
    if answer is None:
        what = f"reading it took longer than {limits.seconds:g} seconds"
        raise _beyond(what)
    try:
        result, error = pickle.loads(answer)  # noqa: S301 - written by our own child
    except (EOFError, pickle.UnpicklingError):
        what = f"reading it ended without a result, or took more than {limits.memory} MiB"
        raise _beyond(what) from None
    if error is not None:
        raise error
    return result


def _fault(error: Exception) -> UnreadableSourceError:
    """Give the error for a file that a parser, ours or the library's, did not foresee."""
    what = f"reading it failed ({type(error).__name__}: {str(error)[:_LONGEST_REASON]})"
    return _beyond(what)


def _beyond(what: str) -> UnreadableSourceError:
    todo = "the file may be damaged; get it again, or raise the limits if you trust it"
    return UnreadableSourceError(f"cannot be read: {what}; {todo}")
