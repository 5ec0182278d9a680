"""Many rulings: what is stale is made, what was removed goes, and what happened is on record.

`sources` finds what is to be made, `keys` tells what each result depends on, `made` remembers what
was made from what, `workers` make one ruling in all its languages, `placing` puts its files there by
one rename. Nothing depends on time stamps, and the order of the work shows in no result.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.build.keys import Keys
from pipeline.build.made import Made, MadeRecord
from pipeline.build.placing import ResultsFolder
from pipeline.build.sources import RulingFiles, find
from pipeline.build.workers import BuildOutcome, Settings, workers
from pipeline.errors import InvalidOutputError
from pipeline.registry import load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

__all__ = ["BuildEntry", "Settings", "build"]

_BATCH = 100
"""So many sources are made again at most where a build is killed."""
_DOUBLED = (
    "{other} gives the same expression another text; keep the authentic one (nothing is published)"
)


@dataclass(frozen=True, slots=True)
class BuildEntry:
    """What became of one source."""

    stem: str
    """The name that it shares with its results, with its folders."""
    status: str
    """`made`, `unchanged`, `failed` or `removed`."""
    exit_code: int = 0
    error: str = ""
    findings: int = 0
    """Diagnostics above `info`, and places where a second witness differs."""


def build(
    folder: Path, out: Path, settings: Settings, progress: Callable[[int], None] = lambda _: None
) -> Iterator[BuildEntry]:
    """Make what is stale of all rulings of a folder; what became of each source, as it is known.

    `progress` is told how many sources are still to be made. Raises UsageError for a folder that
    is none or that another build works on, CannotWriteError where nothing can be written.
    """
    registry = load(settings.registries)
    groups = find(folder, out)
    shard = [group for group in groups if settings.holds(group.name)]
    keys = Keys.of(folder, shard, settings)
    with ResultsFolder(out) as place, Made(place.state, settings.shard) as made:
        yield from _removed(place, made, {stem for group in groups for stem in group.stems})
        stale = [group for group in shard if not _is_fresh(group, keys, made, place)]
        left = sum(len(group.stems) for group in stale)
        progress(left)
        for outcome in workers(folder, stale, registry, settings):
            _record(outcome, keys, made, place)
            left -= 1
            progress(left)
            if left % _BATCH == 0:
                made.save()
        _withhold_doubled(made, place)
        yield from _entries(shard, {stem for group in stale for stem in group.stems}, made)


def _is_fresh(group: RulingFiles, keys: Keys, made: Made, place: ResultsFolder) -> bool:
    records = ((stem, made.get(stem)) for stem in group.stems)
    return all(
        record is not None
        and record.key == keys[stem]
        and (record.exit_code or place.holds(stem, record.results))
        for stem, record in records
    )


def _record(outcome: BuildOutcome, keys: Keys, made: Made, place: ResultsFolder) -> None:
    """Put the results of a source in their place, and note what they were made from."""
    changed = outcome.source_sha256 not in {"", keys.source(outcome.stem)}
    record = MadeRecord.of(outcome, "" if changed else keys[outcome.stem])
    if outcome.files:
        try:
            place.put(outcome.stem, outcome.files)
        except OSError as error:
            said = f"cannot write: {error.strerror or error}; files there are as before"
            made.note(outcome.stem, replace(record, key="", exit_code=6, error=said))
            return
    elif record.exit_code:
        place.remove(outcome.stem)
    made.note(outcome.stem, record)


def _removed(place: ResultsFolder, made: Made, present: set[str]) -> Iterator[BuildEntry]:
    """Take away the results of sources that are gone."""
    for stem in sorted((made.stems() | place.stems()) - present):
        place.remove(stem)
        made.drop(stem)
        yield BuildEntry(stem, "removed")


def _withhold_doubled(made: Made, place: ResultsFolder) -> None:
    """Two texts of one expression cannot both be law: neither is published until one is gone."""
    for stems in made.doubled():
        for stem in stems:
            other = next(one for one in stems if one != stem)
            place.remove(stem)
            made.fail(stem, InvalidOutputError.exit_code, _DOUBLED.format(other=other))


def _entries(groups: Iterable[RulingFiles], stale: set[str], made: Made) -> Iterator[BuildEntry]:
    for stem in sorted(stem for group in groups for stem in group.stems):
        record = made.get(stem)
        if record is None:  # the work was stopped before it came to this one
            continue
        status = "failed" if record.exit_code else "made" if stem in stale else "unchanged"
        yield BuildEntry(stem, status, record.exit_code, record.error, record.findings)
