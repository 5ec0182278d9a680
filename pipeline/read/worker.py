"""Work on files in a process apart, which is killed where a file goes beyond its limits.

A damaged or hostile file can make any parser hang, take all memory or crash. What happens in the
process stays there: the caller gets the result or one error. One process serves file after file,
until one of them misuses it.

A system that cannot fork (Windows) has such processes in a build alone: any other work is done right
here then, and only the limits that the work itself keeps (size, pages, characters) hold.
"""

import atexit
import gc
import mmap
import os
import pickle
import signal
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from multiprocessing.connection import Connection, Pipe
from pathlib import Path
from typing import Any, NamedTuple, Protocol, TypeVar, TypeVarTuple

from pipeline.errors import (
    CutOffError,
    QaulyError,
    UnforeseenError,
    UnreadableSourceError,
    faults_typed,
    unreadable,
)
from pipeline.read.limits import Limits

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

Given = TypeVarTuple("Given")
Q = TypeVar("Q")
T = TypeVar("T")
_MOST_FILES = 500
"""A process that has read so many makes room for a fresh one."""
_FILES_OF_GARBAGE = 8
"""A short command asks less often, and ends before its process has looked for any."""
_LONGEST_REASON = 120
_LONGEST_WAIT = 1e6
"""Seconds; what waits takes no infinite time."""
_MOST_WAITS = 100
"""So many times its seconds a file may take where others keep the machine busy."""
_SHARE_OF_CLOCK = 0.1
"""A process of which the system tells nothing is taken to work for a tenth of the time."""
_STDERR = 2
_OUT_OF_TIME = -getattr(signal, "SIGXCPU", 1 << 10)
_FROM_OUTSIDE = {
    *(-getattr(signal, name, signal.SIGTERM) for name in ("SIGTERM", "SIGKILL", "SIGHUP")),
    *(None, 255),  # what started it is gone as well, so nobody knows
}
"""Exit codes of processes that no file ended; the limits themselves end them with others."""
_OF_THREAD = threading.local()
"""Its `worker` is the process apart of a thread, where a thread has one of its own."""


def run_bounded(work: Callable[[Q, Limits], T], question: Q, limits: Limits) -> T:
    """What the work gives in the process apart; `work` is a function that a module has by name.

    Work that is part of other such work is done right where that is. Raises the QaulyError that the
    work raised, or UnreadableSourceError where it went beyond the limits or ended in any other way.
    """
    worker = getattr(_OF_THREAD, "worker", _THE_WORKER)
    if worker is None:
        return _run_work(work, question, limits)
    result: T = worker.ask(work, question, limits)
    return result


def run_apart(limits: Limits, work: Callable[[*Given], T], *given: *Given) -> T:
    """What the work, a function that a module has by name, gives in the process apart."""
    return run_bounded(_run_typed, (work, given), limits)


def _run_typed(call: tuple[Callable[..., T], tuple[Any, ...]], _: Limits) -> T:
    work, given = call
    with faults_typed():
        return work(*given)


class Child(Protocol):
    """A process that answers, as those of multiprocessing are once they were started."""

    @property
    def pid(self) -> int | None:
        """The number of the process."""

    @property
    def exitcode(self) -> int | None:
        """How it ended; the negative number of the signal that ended it."""

    def kill(self) -> None:
        """End it at once."""

    def join(self) -> None:
        """Wait for its end."""


class WorkerProcess:
    """A process apart. It starts with the first file, by whatever starts one that calls `serve`."""

    def __init__(self, start: Callable[[Connection], Child]) -> None:
        self._start = start
        self._lock = threading.Lock()
        self._child: Child | None = None
        self._connection: Connection | None = None
        self._owner = self._files = 0
        self._is_closed = False

    def adopt(self) -> None:
        """Let all bounded work of this thread be done by this process."""
        _OF_THREAD.worker = self

    def ask(self, work: Callable[[Q, Limits], T], question: Q, limits: Limits) -> Any:  # noqa: ANN401 - what the work gives
        """What the work gives. Raises as `run_bounded` does."""
        with self._lock:
            connection = self._connection_to_child()
            self._files += 1
            answer: bytes | None = None
            code: int | None = 0
            try:
                pid = self._child.pid if self._child else None
                answer = _answer(connection, (work, question, limits), limits.seconds, pid)
            finally:  # also where the caller is interrupted: an answer may be on its way
                if not answer or self._files >= _MOST_FILES:
                    code = self._end_process()
        return _result_or_error(answer, code, limits)

    def stop(self) -> None:
        """End the process and wait for its end; the next question starts another."""
        if self._owner == os.getpid():
            self._end_process()

    def close(self) -> None:
        """End the process, whatever a thread waits for, and take no more work."""
        self._is_closed = True
        child = self._child  # the thread may be about to end it itself
        if child is not None and self._owner == os.getpid():
            child.kill()

    def _connection_to_child(self) -> Connection:
        # None yet, or that of the program this one forked from.
        if self._connection is None or self._owner != os.getpid():
            self._connection, theirs = Pipe()
            self._owner, self._files = os.getpid(), 0
            try:
                self._child = self._start(theirs)
            except (OSError, EOFError) as error:
                self._connection = None
                raise CutOffError(
                    f"cannot be read: no process starts ({error}); try again"
                ) from error
            theirs.close()
        if self._is_closed:
            self._end_process()
            raise CutOffError("cannot be read: the work was stopped")
        return self._connection

    def _end_process(self) -> int | None:
        """Kill the process, of which nothing is needed any more; how it ended."""
        child, connection = self._child, self._connection
        self._child = self._connection = None
        if child is None or connection is None:
            return None
        connection.close()
        child.kill()
        child.join()
        return child.exitcode


class _Fork:
    """A process that is this one once more."""

    def __init__(self, connection: Connection) -> None:
        self.exitcode: int | None = None
        self.pid = os.fork()
        if not self.pid:
            serve(connection)

    def kill(self) -> None:
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)

    def join(self) -> None:
        self.exitcode = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


def _answer(
    connection: Connection, question: object, seconds: float, pid: int | None
) -> bytes | None:
    """The answer to a question: nothing where the process died, None where its time ran out.

    What counts is its time of the processor, since on a busy machine little of the clock's is its
    own. One that used none since the last look, and does not wait for a turn, hangs.
    """
    wait = min(seconds, _LONGEST_WAIT)
    with suppress(EOFError, OSError):
        begin = before = _use_by(pid)
        connection.send_bytes(pickle.dumps(question, pickle.HIGHEST_PROTOCOL))
        for _ in range(_MOST_WAITS):
            if connection.poll(wait):
                return connection.recv_bytes()
            now = _use_by(pid)
            hangs = now.seconds == before.seconds and not now.is_running
            if hangs or now.seconds - begin.seconds >= seconds:
                return None
            before = now
        return None
    return b""


class _ProcessUse(NamedTuple):
    """What a process has used of the machine so far."""

    seconds: float
    """Of the processor."""
    is_running: bool
    """It runs, or waits for its turn to."""


def _use_by(pid: int | None) -> _ProcessUse:
    """What a process has used, with those that it waited for. Only Linux tells of others."""
    with suppress(OSError, ValueError):
        fields = Path(f"/proc/{pid}/stat").read_text("latin-1").rpartition(")")[2].split()
        return _ProcessUse(
            sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK"), fields[0] == "R"
        )
    return _ProcessUse(time.monotonic() * _SHARE_OF_CLOCK, is_running=False)


def serve(connection: Connection) -> None:
    """Be the process apart: answer each question with a result or an error, and end whatever happens."""
    global _THE_WORKER  # noqa: PLW0603 - what is asked for here is done right here
    _THE_WORKER = None
    _OF_THREAD.__dict__.clear()
    try:
        _be_silent()
        _leave_files(connection.fileno())
        # Memory is shared with the parent as long as nothing touches it, as a collection would.
        gc.disable()
        gc.freeze()
        for answered in count(1):
            connection.send_bytes(_answer_to(connection.recv_bytes()))
            if answered % _FILES_OF_GARBAGE == 0:
                gc.collect()  # once the answer is on its way
                gc.freeze()  # what is left are modules and caches: the next time does not look at them
    finally:
        # Nothing of the parent's may run in the child: no exit handler, no buffer written twice.
        os._exit(0)


def _answer_to(question: bytes) -> bytes:
    try:
        work, data, limits = pickle.loads(question)  # noqa: S301 - written by our own parent
        _set_limits(limits)
        return _run_work(_pickled_result, (work, data), limits)
    except QaulyError as error:
        return pickle.dumps((None, error))


def _pickled_result(question: tuple[Callable[[Q, Limits], object], Q], limits: Limits) -> bytes:
    work, data = question
    return pickle.dumps((work(data, limits), None), pickle.HIGHEST_PROTOCOL)


def _run_work(work: Callable[[Q, Limits], T], question: Q, limits: Limits) -> T:
    """What the work gives; whatever a file makes go wrong in it is one error."""
    try:
        return work(question, limits)
    except Exception as error:
        foreseen = isinstance(error, QaulyError) and not isinstance(error, UnforeseenError)
        if isinstance(error, MemoryError) or (not foreseen and _is_short(limits)):
            raise _beyond_limit(
                f"it took more than {limits.memory} MiB", limits, "memory"
            ) from error
        if isinstance(error, QaulyError):
            raise
        # A parser, ours or the library's, did not foresee such a file.
        what = f"reading it failed ({type(error).__name__}: {str(error)[:_LONGEST_REASON]})"
        raise _beyond_limit(what, limits, "memory") from error


def _is_short(limits: Limits) -> bool:
    """Whether more than half of the memory is taken; libraries tell in many ways that there is no more.

    What the work took is there as long as its error is, which knows where it was raised.
    """
    if resource is None or not (taken := _memory_taken()):
        return False
    return 0 < resource.getrlimit(resource.RLIMIT_AS)[0] < taken + (limits.memory << 19)


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


def _set_limits(limits: Limits) -> None:
    """Bound memory and processor time beyond what has been taken already, as far as is possible."""
    if resource is None:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime + limits.seconds) + 1
    taken = _memory_taken()
    for kind, most in (
        (resource.RLIMIT_AS, taken + (limits.memory << 20) if taken else resource.RLIM_INFINITY),
        (resource.RLIMIT_CPU, seconds),
    ):
        with suppress(ValueError, OSError):  # not every system has both
            resource.setrlimit(kind, (most, resource.getrlimit(kind)[1]))


def _memory_taken() -> int:
    """Bytes of memory that the process has, of which only Linux tells."""
    with suppress(OSError):
        return int(Path("/proc/self/statm").read_bytes().split()[0]) * mmap.PAGESIZE
    return 0


def _result_or_error(answer: bytes | None, code: int | None, limits: Limits) -> Any:  # noqa: ANN401 - what the work gave
    if answer:
        result, error = pickle.loads(answer)  # noqa: S301 - written by our own child
        if error is not None:
            raise error
        return result
    if answer is None or code == _OUT_OF_TIME:
        what = f"it took longer than {limits.seconds:g} seconds"
        raise CutOffError(str(_beyond_limit(what, limits, "seconds")))
    if code in _FROM_OUTSIDE:
        raise CutOffError("cannot be read: its process was ended from outside; try again")
    what = f"its process crashed ({_end_in_words(code)}), as also where {limits.memory} MiB are too little"
    raise _beyond_limit(what, limits, "memory")


def _end_in_words(code: int | None) -> str:
    with suppress(ValueError, TypeError):
        return signal.Signals(-code).name  # type: ignore[operator]
    return f"exit code {code}"


def _beyond_limit(what: str, limits: Limits, limit: str) -> UnreadableSourceError:
    """The error for a file that went beyond a limit, with the option that allows it more."""
    more = f"--limits {limit}={2 * getattr(limits, limit):g}"
    todo = f"the file may be damaged; get it again, or allow it more if you trust it ({more})"
    return unreadable(f"{what}; {todo}")


_THE_WORKER = WorkerProcess(_Fork) if hasattr(os, "fork") else None
"""That of the whole program; none where it is not to be had, and in the process apart itself."""
if _THE_WORKER is not None:
    atexit.register(_THE_WORKER.stop)
