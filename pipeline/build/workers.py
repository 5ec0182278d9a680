"""Processes that make rulings and may die without harm."""

import signal
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures import TimeoutError as TooLong
from contextlib import contextmanager
from itertools import islice
from multiprocessing import get_all_start_methods, get_context, resource_tracker
from multiprocessing.context import BaseContext
from multiprocessing.synchronize import RLock
from typing import Any, Final

from pebble import ProcessExpired, ProcessPool

from pipeline.build.made import MadeRecord
from pipeline.build.making import BuildOutcome, Maker
from pipeline.build.sources import RulingFiles
from pipeline.read import Limits

_MOST_TASKS: Final = 500
"""A process that has made so many rulings makes room for a fresh one."""
_AHEAD: Final = 4
"""Rulings for each process that wait for it, and results that wait to be put in their place."""
_GRACE: Final = 20.0
"""Seconds beyond the limits of all sources of a ruling before its process is ended."""


def inline(make: Maker, groups: Iterable[RulingFiles]) -> Iterator[BuildOutcome]:
    """What is made of each source of the rulings, one after the other, in this process."""
    for group in groups:
        yield from make(group)


def pooled(make: Maker, groups: Iterable[RulingFiles], jobs: int) -> Iterator[BuildOutcome]:
    """What is made of each source, by so many processes, in the order in which it is done.

    A process that hangs costs the ruling that it was at. Where one dies, that ruling is tried once
    more, since it may have been another that took all memory.
    """
    context: Any = _LastingLocks(_context())
    with ProcessPool(jobs, _MOST_TASKS, _quiet, context=context) as pool:
        try:
            yield from _Pooled(pool, make).all(iter(groups), jobs * _AHEAD)
        # An interrupt too: leaving the pool alone would wait for all that was scheduled.
        except BaseException:
            pool.stop()  # type: ignore[no-untyped-call]
            raise


class _Pooled:
    """The rulings that a pool works on."""

    def __init__(self, pool: ProcessPool, make: Maker) -> None:
        self._pool, self._make = pool, make
        self._tasks: dict[Future[list[BuildOutcome]], RulingFiles] = {}
        self._lost: set[str] = set()
        """Names of the rulings of which a process died already."""

    def all(self, groups: Iterator[RulingFiles], most: int) -> Iterator[BuildOutcome]:
        """What is made of each source; so many rulings are under way, so that memory stays flat."""
        while True:
            for group in islice(groups, most - len(self._tasks)):
                self._start(group)
            if not self._tasks:
                return
            for task in wait(self._tasks, return_when=FIRST_COMPLETED).done:
                yield from self._result(task, self._tasks.pop(task))

    def _start(self, group: RulingFiles) -> None:
        longest = _longest(group, self._make.limits)
        with _uninterrupted():
            task = self._pool.schedule(self._make, args=(group,), timeout=longest)
            self._tasks[task] = group

    def _result(
        self, task: Future[list[BuildOutcome]], group: RulingFiles
    ) -> Iterable[BuildOutcome]:
        try:
            return task.result()
        except ProcessExpired:
            if group.name not in self._lost:
                self._lost.add(group.name)
                self._start(group)
                return ()
            return lost(group, "died")
        except TooLong:
            return lost(group, "took too long")
        except Exception as error:  # noqa: BLE001 - whatever it died of costs this one alone
            return lost(group, f"died ({type(error).__name__})")


def lost(group: RulingFiles, what: str) -> Iterator[BuildOutcome]:
    """What is said of the sources of a ruling whose process came to nothing."""
    said = f"cannot be read: the process that worked on it {what}; build again"
    return (BuildOutcome(stem, MadeRecord(exit_code=6, error=said)) for stem in group.stems)


def _longest(group: RulingFiles, limits: Limits) -> float:
    files = sum(1 + len(member.witnesses) for member in group.members)
    # Twice, since what fails all at once is made again one by one.
    return 2 * files * limits.seconds + _GRACE


def _context() -> BaseContext:
    """New processes come from one that holds no thread and no file of this one, where there can be."""
    if "forkserver" not in get_all_start_methods():
        return get_context("spawn")
    context = get_context("forkserver")
    # Loaded once, before any fork: else each process would import the whole program anew.
    context.set_forkserver_preload([BuildOutcome.__module__])
    return context


class _LastingLocks:
    """A context whose locks last as long as it does.

    A pool that is stopped gives up its locks before it ends its processes, of which one that is
    just starting would complain that there are none.
    """

    def __init__(self, context: BaseContext) -> None:
        self._context = context
        self._locks: list[RLock] = []

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a context has
        return getattr(self._context, name)

    def RLock(self) -> RLock:  # noqa: N802 - as contexts call it
        """Another lock of processes."""
        self._locks.append(self._context.RLock())
        return self._locks[-1]


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Let interrupts wait for a moment, in which the first task starts the processes.

    One that the pool does not know of yet would be left to itself, and complain. They start with
    the same signals held back, which else could end them before they have said what to ignore.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    resource_tracker.ensure_running()  # here, since it lets all signals through at its end
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _quiet() -> None:
    """A person's interrupt is for the parent alone, which ends its processes itself."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT, signal.SIGTERM})
