"""Many rulings: what is stale is made, what was removed goes, and what happened is on record.

`sources` finds what is to be made, `keys` tells what each result depends on, `made` remembers what
was made from what, `making` makes one ruling in all its languages, `workers` are the processes that
do so, `placing` puts its files there by one rename. Nothing depends on time stamps, and the order of the work shows in no result.
"""

from __future__ import annotations

import errno
from dataclasses import dataclass, replace
from multiprocessing.pool import ThreadPool
from typing import TYPE_CHECKING, Final

from pipeline.build.keys import common_key, keys_of
from pipeline.build.made import Made, MadeRecord
from pipeline.build.making import BuildOutcome, Maker, Settings
from pipeline.build.placing import ResultsFolder
from pipeline.build.sources import RulingFiles, find
from pipeline.build.workers import inline, pooled
from pipeline.errors import CannotWriteError, InvalidOutputError
from pipeline.registry import load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

__all__ = ["BuildEntry", "Settings", "build"]

_BATCH: Final = 100
"""So many sources are made again at most where a build is killed."""
_MOST_THREADS: Final = 8
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO})
"""Where one file cannot be written for these, none can."""
_DOUBLED: Final = (
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
    is none or that another build works on, CannotWriteError where nothing more can be written.
    """
    common = common_key(settings)
    registry = load(settings.registries)
    groups = find(folder, out)
    shard = [group for group in groups if settings.holds(group.name)]
    with ResultsFolder(out, settings.shard) as place, Made(place.state, settings.shard) as made:
        yield from _removed(place, made, {stem for group in groups for stem in group.stems})
        make = Maker(folder, place.scratch, registry, settings.limits, common)
        stale = _stale(make, shard, made, place, settings.jobs)
        outcomes = pooled if settings.jobs > 1 and len(stale) > 1 else inline
        _record_all(outcomes(make, stale, settings.jobs), stale, made, place, progress)
        _withhold_doubled(made, place)
        made.save()
        yield from _entries(shard, {stem for group in stale for stem in group.stems}, made)


def _stale(
    make: Maker, groups: Sequence[RulingFiles], made: Made, place: ResultsFolder, jobs: int
) -> list[RulingFiles]:
    """The rulings of which anything is not as the records say. Hashing is done in threads."""
    records = {stem: made.get(stem) for group in groups for stem in group.stems}

    def is_fresh(group: RulingFiles) -> bool:
        keys = keys_of(make.folder, group, make.common)
        return all(_is_fresh(stem, keys[stem], records[stem], place) for stem in group.stems)

    with ThreadPool(min(jobs, _MOST_THREADS)) as pool:
        fresh = pool.map(is_fresh, groups, chunksize=_BATCH)
    return [group for group, is_one in zip(groups, fresh, strict=True) if not is_one]


def _is_fresh(stem: str, key: str, record: MadeRecord | None, place: ResultsFolder) -> bool:
    if record is None or record.key != key:
        return False
    return bool(record.exit_code) or place.holds(stem, record.results)


def _record_all(
    outcomes: Iterable[BuildOutcome],
    stale: Sequence[RulingFiles],
    made: Made,
    place: ResultsFolder,
    progress: Callable[[int], None],
) -> None:
    left = sum(len(group.stems) for group in stale)
    progress(left)
    for outcome in outcomes:
        _record(outcome, made, place)
        left -= 1
        progress(left)
        if left % _BATCH == 0:
            made.save()


def _record(outcome: BuildOutcome, made: Made, place: ResultsFolder) -> None:
    """Put the results of a source in their place, and note what they were made from.

    Where it was not the source that failed, what is there stays until the next build.
    """
    record = MadeRecord.of(outcome)
    try:
        if outcome.files:
            place.put(outcome.stem, outcome.files)
        elif record.key:
            place.remove(outcome.stem)
    except OSError as error:
        if error.errno in _FULL:
            message = f"cannot write: {error.strerror}; what was made stays, make room, build again"
            raise CannotWriteError(message) from error
        said = f"cannot write: {error.strerror or error}; files there are as before"
        record = replace(record, key="", exit_code=6, error=said)
    made.note(outcome.stem, record)


def _removed(place: ResultsFolder, made: Made, present: set[str]) -> Iterator[BuildEntry]:
    """Take away the results of sources that are gone."""
    recorded = made.stems() - present
    sound = {stem for stem in recorded if made.get(stem) is not None}
    for stem in sorted(recorded | place.strangers(present | sound)):
        if stem in sound or stem not in recorded:
            place.remove(stem)
            yield BuildEntry(stem, "removed")
        made.drop(stem)


def _withhold_doubled(made: Made, place: ResultsFolder) -> None:
    """Two texts of one expression cannot both be law: neither is published until one is gone."""
    for stems in made.doubled():
        for stem in stems:
            record = made.get(stem)
            if record is not None:
                other = next(one for one in stems if one != stem)
                said, code = _DOUBLED.format(other=other), InvalidOutputError.exit_code
                place.remove(stem)
                made.note(stem, replace(record, key="", exit_code=code, error=said))


def _entries(groups: Iterable[RulingFiles], stale: set[str], made: Made) -> Iterator[BuildEntry]:
    for stem in sorted(stem for group in groups for stem in group.stems):
        record = made.get(stem)
        if record is None:  # its record was lost as soon as it was written
            continue
        status = "failed" if record.exit_code else "made" if stem in stale else "unchanged"
        yield BuildEntry(stem, status, record.exit_code, record.error, record.findings)
