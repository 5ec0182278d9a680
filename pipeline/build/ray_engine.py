"""The work of a build on a cluster of Ray: tasks of some rulings each, results back to one place.

The records and the results are kept where the build was called, so that they mean the same under
every engine. A node that goes is made up for by others; where the process of a task dies, each of
its rulings is tried once more by itself, so that one of them alone is lost.
"""

import logging
import tempfile
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from pipeline.build.keys import environment
from pipeline.build.making import BuildOutcome, Maker
from pipeline.build.sources import RulingFiles
from pipeline.collection.records import MadeRecord
from pipeline.extras import library

TASK: Final = 50
"""Rulings of one task: about a second of work."""
_AHEAD: Final = 3
"""Tasks for each processor that are under way or wait to be put in their place."""


def on_cluster(make: Maker, groups: Sequence[RulingFiles]) -> Iterator[BuildOutcome]:
    """What is made of each source, in the order in which it is done.

    Raises UsageError where Ray is not installed.
    """
    ray = library("ray", "ray", "--engine ray")  # takes seconds
    started = not ray.is_initialized()
    if started:
        ray.init(include_dashboard=False, log_to_driver=False, logging_level=logging.ERROR)
    try:
        yield from _Tasks(ray, make).all(groups)
    finally:
        if started:
            ray.shutdown()


class _Tasks:
    """The tasks of a build that are under way."""

    def __init__(self, ray: Any, make: Maker) -> None:  # noqa: ANN401 - a module that may be missing
        self._ray = ray
        self._make = ray.put(make)
        # As in the pool, a task is tried once more: it may have been the node that failed.
        self._work = ray.remote(max_retries=1)(made_on_node)
        self._running: dict[Any, Sequence[RulingFiles]] = {}

    def all(self, groups: Sequence[RulingFiles]) -> Iterator[BuildOutcome]:
        """What is made of each source; some tasks are under way, so that memory stays flat."""
        waiting = deque(groups[start : start + TASK] for start in range(0, len(groups), TASK))
        while waiting or self._running:
            self._start_batches(waiting)
            for task in self._ray.wait(list(self._running))[0]:
                batch = self._running.pop(task)
                try:
                    yield from self._ray.get(task)
                except self._ray.exceptions.RayError:
                    # Which ruling ended the task is not told:
                    # each is tried alone, and costs only itself.
                    if len(batch) == 1:
                        yield from outcomes_of_lost(batch[0], "died")
                    waiting.extend([group] for group in batch if len(batch) > 1)

    def _start_batches(self, waiting: deque[Sequence[RulingFiles]]) -> None:
        most = _AHEAD * max(1, int(self._ray.cluster_resources().get("CPU", 1)))
        while waiting and len(self._running) < most:
            batch = waiting.popleft()
            self._running[self._work.remote(self._make, batch, environment())] = batch


def made_on_node(
    make: Maker, groups: Sequence[RulingFiles], program: str
) -> Sequence[BuildOutcome]:
    """What is made of each source of some rulings, by a node that must have the same program."""
    if program != environment():
        what = "has other versions of qauly, Python or libraries; install the same on all machines"
        return [outcome for group in groups for outcome in outcomes_of_lost(group, what)]
    with tempfile.TemporaryDirectory() as scratch:
        here = replace(make, scratch=Path(scratch))
        return [outcome for group in groups for outcome in here(group)]


def outcomes_of_lost(group: RulingFiles, what: str) -> Iterator[BuildOutcome]:
    """What is said of the sources of a ruling whose process came to nothing."""
    said = f"cannot be read: the process that worked on it {what}; build again"
    return (BuildOutcome(stem, MadeRecord(exit_code=6, error=said)) for stem in group.stems)
