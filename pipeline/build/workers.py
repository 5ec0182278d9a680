"""Processes that make rulings and may die without harm, and the threads that each ask one of them."""

import signal
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from functools import partial
from itertools import islice
from multiprocessing import forkserver, get_all_start_methods, get_context, resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from typing import Any, Final

from pipeline.build.making import BuildOutcome, Maker
from pipeline.build.sources import RulingFiles
from pipeline.compare import compare
from pipeline.read.worker import Child, WorkerProcess, serve

_STARTING: Final = threading.Lock()
_AHEAD: Final = 4
"""Rulings for each process that wait for it, and results that wait to be put in their place."""


def make_inline(make: Maker, groups: Iterable[RulingFiles]) -> Iterator[BuildOutcome]:
    """What is made of each source of the rulings, one after the other, in this process."""
    for group in groups:
        yield from make(group)


def make_in_pool(make: Maker, groups: Iterable[RulingFiles], jobs: int) -> Iterator[BuildOutcome]:
    """What is made of each source, by so many processes, in the order in which it is done.

    A process that hangs or dies costs the ruling that it was at.
    """
    start = partial(_start_process, _context())
    workers = [WorkerProcess(start) for _ in range(jobs)]
    left = iter(workers)
    with ThreadPoolExecutor(jobs, initializer=lambda: next(left).adopt()) as threads:
        try:
            yield from _as_done(threads, make, iter(groups), jobs * _AHEAD)
        finally:  # an interrupt too: what is under way would be waited for
            threads.shutdown(wait=False, cancel_futures=True)
            for worker in workers:
                worker.close()


def _as_done(
    threads: ThreadPoolExecutor, make: Maker, groups: Iterator[RulingFiles], most: int
) -> Iterator[BuildOutcome]:
    """What is made of each source; so many rulings are under way, so that memory stays flat."""
    tasks: set[Future[list[BuildOutcome]]] = set()
    while True:
        tasks |= {threads.submit(make, group) for group in islice(groups, most - len(tasks))}
        if not tasks:
            return
        done, tasks = wait(tasks, return_when=FIRST_COMPLETED)
        for task in done:
            yield from task.result()


def _context() -> BaseContext:
    """New processes come from one that holds no thread and no file of this one, where there can be."""
    if "forkserver" not in get_all_start_methods():
        return get_context("spawn")
    context = get_context("forkserver")
    # Loaded once, before any fork: else each process would import the whole program anew.
    context.set_forkserver_preload([BuildOutcome.__module__, compare.__module__])
    with _interrupts_held_back():
        forkserver.ensure_running()
    return context


def _start_process(context: Any, connection: Connection) -> Child:  # noqa: ANN401 - the contexts have no type in common
    process = context.Process(target=_serve_in_process, args=(connection,), daemon=True)
    # While one thread starts the process anew from which all others come, others do not find it.
    with _STARTING:
        process.start()
    child: Child = process
    return child


def _serve_in_process(connection: Connection) -> None:
    """Be the process: a person's interrupt is for the parent alone, which ends its processes itself."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT, signal.SIGTERM})
    serve(connection)


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Hold interrupts back while the process starts from which all others come.

    They start with the same signals held back, which else could end them, with a complaint, before
    they have said what to ignore.
    """
    resource_tracker.ensure_running()  # here, since it lets all signals through at its end
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
