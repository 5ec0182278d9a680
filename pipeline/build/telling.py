"""What a build tells: progress while it works, a line for each source that failed, a summary."""

import re
import signal
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path, PurePath
from types import FrameType

from pipeline.build import BuildEntry
from pipeline.collection import CHANGES, INVENTORY
from pipeline.emit.files import write
from pipeline.errors import UsageError
from pipeline.json_text import json_lines
from pipeline.places import is_one, is_within, place_of
from pipeline.wordings import counted

_SHARD = re.compile(r"([1-9][0-9]{0,5})/([1-9][0-9]{0,5})")
_REPEATED = (
    "has the expression and the text of {first}; its results are there a second time, keep one"
)
_FIRST_TOLD = ("made", "unchanged", "removed", "failed")


def shard_of(shard: str | None) -> tuple[int, int] | None:
    """Which part of how many, as written. Raises UsageError for a shard that is none."""
    if shard is None:
        return None
    found = _SHARD.fullmatch(shard)
    if found is None or int(found[1]) > int(found[2]):
        raise UsageError(f"--shard {shard}: write I/N, part I of N, such as 3/16")
    return int(found[1]), int(found[2])


@contextmanager
def stoppable() -> Iterator[None]:
    """Let SIGTERM stop the work as an interrupt does: what is done stays, the rest waits."""

    def stop(_: int, __: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def progress() -> Iterator[Callable[[int], None]]:
    """A bar with rate and time left where a person looks on; called with what is left to do."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console  # noqa: PLC0415 - takes its time, and mostly nobody looks on
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn  # noqa: PLC0415

    columns = ("{task.description}", BarColumn(), MofNCompleteColumn(), "{task.fields[rate]}")
    with Progress(
        *columns, TimeRemainingColumn(), console=Console(stderr=True), transient=True
    ) as bar:
        task = bar.add_task("sources", total=None, rate="")

        def left(count: int) -> None:
            total, speed = bar.tasks[0].total, bar.tasks[0].speed
            if total is None:
                bar.update(task, total=count)
            else:
                rate = f"{speed:.1f}/s" if speed else ""
                bar.update(task, completed=total - count, rate=rate)

        yield left


def lines(entries: Sequence[BuildEntry], *, count_alone: bool = False) -> Iterator[str]:
    """One line for each source that failed, or that gives the text of another once more.

    And one for each finding of what was made now, unless they are only counted.
    """
    for entry in entries:
        if not count_alone:
            yield from (f"{entry.stem}: {line}" for line in entry.told)
        if entry.differences and entry.status == "made":
            places = counted(entry.differences, "place")
            yield f"{entry.stem}: another file of the text differs in {places} (qauly verify)"
        if entry.exit_code:
            yield f"{entry.stem}: {entry.error}"
        elif entry.same_as:
            yield f"{entry.stem}: {_REPEATED.format(first=entry.same_as)}"


def summary(entries: Sequence[BuildEntry]) -> str:
    """How many sources were made, unchanged, removed, failed, and how many findings and differences are open.

    Of files that were passed over it tells the endings.
    """
    counts = ((status, sum(e.status == status for e in entries)) for status in _FIRST_TOLD)
    told = ", ".join(f"{count} {status}" for status, count in counts if count)
    asked = {"finding": sum(e.findings for e in entries)}
    asked["difference"] = sum(e.differences for e in entries)
    left = ", ".join(counted(count, noun) for noun, count in asked.items() if count)
    told = (told or "no sources") + (f" ({left})" if left else "")
    passed_over = Counter(
        PurePath(entry.stem).suffix or "without an ending"
        for entry in entries
        if entry.status == "passed-over"
    )
    kinds = ", ".join(f"{count} {ending}" for ending, count in sorted(passed_over.items()))
    return f"{told}; passed over as no sources: {kinds}" if kinds else told


def refuse_report(path: Path, folders: Sequence[Path], registries: Sequence[Path]) -> None:
    """Raise UsageError for a report that could take the place of what is read, made or kept.

    Among sources and results only its ending tells it from them.
    """
    place = place_of(path)
    apart = place.suffix == ".jsonl" and place.name not in {CHANGES, INVENTORY}
    within = any(is_within(path, folder) for folder in folders)
    if (within and not apart) or any(is_one(path, one) for one in registries):
        raise UsageError(f"{path}: name another place for the report, or NAME.jsonl")


def write_report(path: Path, entries: Sequence[BuildEntry]) -> None:
    """Write one JSON object a line: what an entry holds, but for the lines that are printed."""
    rows = ({**asdict(entry), "findings": entry.findings} for entry in entries)
    rows = ({name: row[name] for name in sorted(row) if name != "told"} for row in rows)
    write(path.parent, {path.name: json_lines(rows)})
