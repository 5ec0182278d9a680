"""Work on files in a process apart, which is killed where a file goes beyond its limits.

A damaged or hostile file can make any parser hang, take all memory or crash. What happens in the
process stays there: the caller gets the result or one error. One process serves file after file,
until one of them misuses it.

A system that cannot fork (Windows) has no such process: the work is done right here then, and only
the limits that the work itself keeps (size, pages, characters) hold.
"""

import atexit
import gc
import mmap
import os
import pickle
import select
import signal
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from pipeline.errors import CutOffError, QaulyError, UnreadableSourceError

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

from collections.abc import Callable

from pipeline.read.limits import Limits

Q = TypeVar("Q")
T = TypeVar("T")
_CHUNK = 1 << 20
_LENGTH = 8
"""Bytes before each message that tell how long it is."""
_MOST_FILES = 100
"""A process that has read so many makes room for a fresh one."""
_LONGEST_REASON = 120
_STDERR = 2
_FROM_OUTSIDE = {signal.SIGTERM, getattr(signal, "SIGKILL", None), getattr(signal, "SIGHUP", None)}
"""What no file makes its process end with; the limits themselves end it with others."""


def bounded(work: Callable[[Q, Limits], T], question: Q, limits: Limits) -> T:
    """What the work gives in the process apart; `work` is a function that a module has by name.

    Work that is part of other such work is done right where that is. Raises the QaulyError that the
    work raised, or UnreadableSourceError where it went beyond the limits or ended in any other way.
    """
    if _THE_WORKER.serves or not hasattr(os, "fork"):
        return _done(work, question, limits)
    result: T = _THE_WORKER.ask(work, question, limits)
    return result


class _Worker:
    """The process apart. It starts with the first file, and ends with the program."""

    def __init__(self) -> None:
        self.serves = False
        """Whether this is the process apart itself."""
        self._lock = threading.Lock()
        self._child = self._owner = 0
        self._into = self._output = -1
        self._files = 0

    def ask(self, work: Callable[[Q, Limits], T], question: Q, limits: Limits) -> Any:  # noqa: ANN401 - what the work gives
        with self._lock:
            if self._owner != os.getpid():  # none yet, or that of the program this one forked from
                self._start()
            self._files += 1
            answer: bytes | None = None
            ended = 0
            try:
                answer = self._answer((work, question, limits), time.monotonic() + limits.seconds)
            finally:  # also where the caller is interrupted: an answer may be on its way
                if not answer or self._files >= _MOST_FILES:
                    ended = self.stop()
        return _result(answer, ended, limits)

    def stop(self) -> int:
        """Kill the process, of which nothing is needed any more; the status with which it ended."""
        if self._owner != os.getpid():
            return 0
        os.close(self._into)
        os.close(self._output)
        with suppress(ProcessLookupError):
            os.kill(self._child, signal.SIGKILL)
        self._owner = 0
        return os.waitpid(self._child, 0)[1]

    def _start(self) -> None:
        questions, self._into = os.pipe()
        self._output, answers = os.pipe()
        self._child = os.fork()
        if not self._child:
            os.close(self._into)
            os.close(self._output)
            self.serves = True
            _serve(questions, answers)
        os.close(questions)
        os.close(answers)
        self._owner, self._files = os.getpid(), 0

    def _answer(self, question: object, deadline: float) -> bytes | None:
        """The answer to a question: nothing where the process died, None where time ran out."""
        with suppress(BrokenPipeError):
            _write(self._into, pickle.dumps(question, pickle.HIGHEST_PROTOCOL))
        head = _read(self._output, _LENGTH, deadline)
        return head and _read(self._output, int.from_bytes(head), deadline)


def _serve(questions: int, answers: int) -> None:
    """Be the child: answer each question with a result or an error, and end whatever happens."""
    try:
        _be_silent()
        _leave_files(questions, answers)
        # Memory is shared with the parent as long as nothing touches it, as a collection would.
        gc.disable()
        gc.freeze()
        while head := _read(questions, _LENGTH):
            question = _read(questions, int.from_bytes(head)) or b""
            _write(answers, _work(question))
            gc.collect()  # once the answer is on its way
            gc.freeze()  # what is left are modules and caches: the next time does not look at them
    finally:
        # Nothing of the parent's may run in the child: no exit handler, no buffer written twice.
        os._exit(0)


def _work(question: bytes) -> bytes:
    try:
        work, data, limits = pickle.loads(question)  # noqa: S301 - written by our own parent
        _confine(limits)
        return pickle.dumps((_done(work, data, limits), None), pickle.HIGHEST_PROTOCOL)
    except QaulyError as error:
        return pickle.dumps((None, error))
    except Exception as error:  # noqa: BLE001 - a result that cannot be sent is one error, too
        return pickle.dumps((None, _fault(error)))


def _done(work: Callable[[Q, Limits], T], question: Q, limits: Limits) -> T:
    """What the work gives; whatever a file makes go wrong in it is one error."""
    try:
        return work(question, limits)
    except QaulyError:
        raise
    except MemoryError as error:
        raise _beyond(f"it took more than {limits.memory} MiB") from error
    except Exception as error:
        raise _fault(error) from error


def _be_silent() -> None:
    """Say nothing, come what may: the library's panics go to standard error."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    if resource is not None:
        # A crash is foreseen here, and must leave no core file on the disk.
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _leave_files(*kept: int) -> None:
    """Close what the parent has open: its locks and disks must not wait for a file that hangs."""
    with suppress(OSError):  # not every system tells which there are
        for descriptor in map(int, os.listdir("/dev/fd")):  # noqa: PTH208 - names, no paths
            if descriptor > _STDERR and descriptor not in kept:
                with suppress(OSError):
                    os.close(descriptor)


def _confine(limits: Limits) -> None:
    """Bound memory and processor time beyond what has been taken already, as far as is possible."""
    if resource is None:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime + limits.seconds) + 1
    taken = _taken()
    for kind, most in (
        (resource.RLIMIT_AS, taken + (limits.memory << 20) if taken else resource.RLIM_INFINITY),
        (resource.RLIMIT_CPU, seconds),
    ):
        with suppress(ValueError, OSError):  # not every system has both
            resource.setrlimit(kind, (most, resource.getrlimit(kind)[1]))


def _taken() -> int:
    """Bytes of memory that the process has, of which only Linux tells."""
    with suppress(OSError):
        return int(Path("/proc/self/statm").read_bytes().split()[0]) * mmap.PAGESIZE
    return 0


def _write(stream: int, message: bytes) -> None:
    left = memoryview(len(message).to_bytes(_LENGTH) + message)
    while left:
        left = left[os.write(stream, left) :]


def _read(stream: int, length: int, deadline: float = float("inf")) -> bytes | None:
    """So many bytes: nothing where the other side is gone, None where time ran out."""
    chunks = bytearray()
    while len(chunks) < length:
        left = deadline - time.monotonic()
        # `select` takes no infinite time.
        if left <= 0 or not select.select([stream], [], [], min(left, 1e6))[0]:
            return None
        chunk = os.read(stream, min(_CHUNK, length - len(chunks)))
        if not chunk:
            return b""
        chunks += chunk
    return bytes(chunks)


def _result(answer: bytes | None, ended: int, limits: Limits) -> Any:  # noqa: ANN401 - what the work gave
    if answer is None:
        what = f"it took longer than {limits.seconds:g} seconds"
        raise CutOffError(str(_beyond(what)))
    if not answer and os.WIFSIGNALED(ended) and os.WTERMSIG(ended) in _FROM_OUTSIDE:
        raise CutOffError("cannot be read: its process was ended from outside; try again")
    if not answer:
        what = f"it ended without a result, or took more than {limits.memory} MiB"
        raise _beyond(what)
    result, error = pickle.loads(answer)  # noqa: S301 - written by our own child
    if error is not None:
        raise error
    return result


def _fault(error: Exception) -> UnreadableSourceError:
    """The error for a file that a parser, ours or the library's, did not foresee."""
    what = f"reading it failed ({type(error).__name__}: {str(error)[:_LONGEST_REASON]})"
    return _beyond(what)


def _beyond(what: str) -> UnreadableSourceError:
    todo = "the file may be damaged; get it again, or raise the limits (--limits) if you trust it"
    return UnreadableSourceError(f"cannot be read: {what}; {todo}")


_THE_WORKER = _Worker()
atexit.register(_THE_WORKER.stop)
