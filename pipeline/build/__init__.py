"""Many rulings: what is stale is made, what was removed goes, and what happened is on record.

`sources` finds what is to be made, `keys` tells what each result depends on, `made` remembers what
was made from what, `making` makes one ruling in all its languages, `workers` are the processes that
do so, `placing` puts its files there by one rename. Nothing depends on time stamps, and the order of the work shows in no result.
"""

import errno
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from pipeline.build.keys import common_key, keys_of
from pipeline.build.made import Made
from pipeline.build.making import BuildOutcome, Maker
from pipeline.build.placing import ResultsFolder, folders_above
from pipeline.build.settings import Settings
from pipeline.build.sources import RulingFiles, find, spare_sources
from pipeline.build.storage import SourceStorage, storage
from pipeline.build.workers import make_in_pool, make_inline
from pipeline.collection.records import MadeRecord
from pipeline.errors import CannotWriteError, InvalidOutputError, UsageError
from pipeline.registry import load

__all__ = ["BuildEntry", "Settings", "build"]

_BATCH: Final = 100
"""So many rulings a thread looks at before it asks for more."""
_MOST_THREADS: Final = 8
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO})
"""Where one file cannot be written for these, none can."""
_DOUBLED: Final = (
    "{other} is the same ruling in the same language, and either their texts differ or one of the two alone "
    "is withdrawn; leave the authentic file in the folder, or withdraw both (neither is published)"
)
_ASTRAY: Final = (
    "is about no source: none has its name; name it as its source, with its ending in small letters, "
    "or take it away"
)
_MADE_HERE: Final = "was made by qauly of a ruling (a page, an exported file), so it is no source"
_OF_OTHERS: Final = (
    "{out} holds the results of {folder}, and of none of the sources here; name another folder for "
    "the results (or, if these take the place of those, remove {note} and build again)"
)
_EMPTIED: Final = (
    "{folder} holds no source any more, and {out} results of {count} of them; is its disk not mounted? "
    "(If all are to go, remove {note} and build again)"
)
_NO_DISK: Final = (
    "{folder} was a disk of its own when {out} was built, and is none now; mount it and build again "
    "(or, if its sources are to go, remove the folder)"
)
_STANDS_EMPTY: Final = "{folder} stands empty, so the results of its sources went; if a disk belongs there, mount it and build again"
_PASSED_OVER: Final = (
    "is no source by its ending; if it is one, name it as its kind: .pdf, .docx, .html, .txt"
)


@dataclass(frozen=True, slots=True)
class BuildEntry:
    """What became of one file."""

    stem: str
    """The name that it shares with its results, with its folders; the whole name of what is no source."""
    status: str
    """`made`, `unchanged`, `failed`, `removed` or `passed-over`."""
    exit_code: int = 0
    error: str = ""
    codes: Mapping[str, int] = field(default_factory=dict)
    """How many diagnostics above `info` have each code."""
    differences: int = 0
    """In how many places further files of the text differ."""
    told: tuple[str, ...] = ()
    """Each diagnostic above `info` in a line, of what was made now."""
    same_as: str = ""
    """The source, first by name, that gives the same expression the same text; empty for that one."""

    @property
    def findings(self) -> int:
        """How many diagnostics above `info` there are."""
        return sum(self.codes.values())


def build(
    folder: str | Path,
    out: Path,
    settings: Settings,
    progress: Callable[[int], None] = lambda _: None,
) -> Iterator[BuildEntry]:
    """Make what is stale of all rulings of a folder; what became of each source, as it is known.

    The folder may be an address that fsspec knows (`s3://…`). `progress` is told how many sources
    are still to be made. Raises UsageError for a folder that
    is none or that another build works on, UnreadableSourceError for one that cannot be listed as a
    whole, CannotWriteError where nothing more can be written.
    """
    registry = load(settings.registries)
    common = common_key(settings)
    sources = storage(folder, out)
    spare_sources(sources, out)
    groups, astray, passed_over, made_here = find(sources, out)
    shard = [group for group in groups if settings.is_in_shard(group.name)]
    with ResultsFolder(out, settings.shard) as place, Made(place.state, settings.shard) as made:
        present = {stem for group in groups for stem in group.stems}
        _spare_results_of_others(place, made, sources, present)
        place.note_sources(sources.address, _disks(sources, place, present))
        yield from _remove_orphans(place, made, present, sources)
        make = Maker(sources, place.scratch, registry, settings.limits, common)
        fresh = _unchanged_by_stem(make, shard, made, place, settings.jobs)
        # All languages of a ruling are made together, so its first source speaks for all.
        stale = [group for group in shard if group.stems[0] not in fresh]
        told = _record_all(_outcomes(make, stale, settings), stale, made, place, progress)
        for stem in _withhold_doubled(made, place):
            fresh.pop(stem, None)
        made.save()
        repeated = made.repeated_texts()
        for stem in sorted(stem for group in shard for stem in group.stems):
            entry = fresh.get(stem) or _made_now(made, stem)
            if entry:
                same, said = repeated.get(stem, ""), told.get(stem, ())
                yield replace(entry, same_as=same, told=said)
    others = [BuildEntry(path, "failed", UsageError.exit_code, _ASTRAY) for path in astray]
    others += [BuildEntry(path, "passed-over", error=_PASSED_OVER) for path in passed_over]
    others += [BuildEntry(path, "passed-over", error=_MADE_HERE) for path in made_here]
    yield from (entry for entry in others if settings.is_in_shard(entry.stem))


def _outcomes(
    make: Maker, groups: Sequence[RulingFiles], settings: Settings
) -> Iterator[BuildOutcome]:
    """What is made of each source, by the engine that is wanted."""
    if settings.engine == "ray" and groups:
        from pipeline.build.ray_engine import on_cluster  # noqa: PLC0415 - an extra

        return on_cluster(make, groups)
    if settings.jobs > 1 and len(groups) > 1:
        return make_in_pool(make, groups, settings.jobs)
    return make_inline(make, groups)


def _unchanged_by_stem(
    make: Maker, groups: Sequence[RulingFiles], made: Made, place: ResultsFolder, jobs: int
) -> dict[str, BuildEntry]:
    """What is said of the sources, by stem, of which all is as it was. Threads do the hashing."""

    def look(batch: Sequence[RulingFiles]) -> list[BuildEntry]:
        return [
            entry for group in batch for entry in _entries_if_unchanged(make, group, made, place)
        ]

    batches = [groups[start : start + _BATCH] for start in range(0, len(groups), _BATCH)]
    with ThreadPoolExecutor(min(jobs, _MOST_THREADS)) as threads:
        return {entry.stem: entry for found in threads.map(look, batches) for entry in found}


def _entries_if_unchanged(
    make: Maker, group: RulingFiles, made: Made, place: ResultsFolder
) -> list[BuildEntry]:
    """What is said of the sources of a ruling; nothing where any of it is not as the records say."""
    records = {stem: made.get(stem) or MadeRecord() for stem in group.stems}
    # What has no key is made again, whatever it is; it may be a file too large to be hashed in any time.
    if not all(record.key for record in records.values()):
        return []
    keys = keys_of(make.sources, group, make.common, make.limits)
    for stem, record in records.items():
        if record.key != keys[stem]:
            return []
        if not place.has_results(stem, record.results):
            return []
    return [_entry_of_record(stem, record, "unchanged") for stem, record in records.items()]


def _made_now(made: Made, stem: str) -> BuildEntry | None:
    record = made.get(stem)
    return _entry_of_record(stem, record, "made") if record else None


def _entry_of_record(stem: str, record: MadeRecord, status: str) -> BuildEntry:
    failed = bool(record.exit_code)
    status = "failed" if failed else status
    held = record.exit_code, record.error, record.codes, record.differences
    return BuildEntry(stem, status, *held)


def _record_all(
    outcomes: Iterable[BuildOutcome],
    stale: Sequence[RulingFiles],
    made: Made,
    place: ResultsFolder,
    progress: Callable[[int], None],
) -> dict[str, tuple[str, ...]]:
    """Record each outcome as it comes; the diagnostics of each source, in lines."""
    told: dict[str, tuple[str, ...]] = {}
    left = sum(len(group.stems) for group in stale)
    progress(left)
    for outcome in outcomes:
        _record_outcome(outcome, made, place)
        if outcome.told:
            told[outcome.stem] = outcome.told
        left -= 1
        progress(left)
    return told


def _record_outcome(outcome: BuildOutcome, made: Made, place: ResultsFolder) -> None:
    """Put the results of a source in their place, and note what they were made from.

    Where it was not the source that failed, what is there stays until the next build.
    """
    record = outcome.record
    try:
        if outcome.files:
            place.put_results(outcome.stem, outcome.files)
        elif record.key:
            place.remove(outcome.stem)
    except OSError as error:
        if error.errno in _FULL:
            message = f"cannot write: {error.strerror}; what was made stays, make room, build again"
            raise CannotWriteError(message) from error
        said = f"cannot write: {error.strerror or error}; files there are as before"
        record = replace(record, key="", exit_code=6, error=said)
    if record.exit_code and not record.key:
        record = _with_what_stays(record, made.get(outcome.stem), outcome.stem, place)
    made.note(outcome.stem, record)


def _with_what_stays(
    record: MadeRecord, before: MadeRecord | None, stem: str, place: ResultsFolder
) -> MadeRecord:
    """The record of a failure that took no results away: which those are, if they were made here."""
    if before is None or not place.has_results(stem, before.results):
        return replace(record, results={})
    return replace(record, results=before.results, expression=before.expression, text=before.text)


def _spare_results_of_others(
    place: ResultsFolder, made: Made, sources: SourceStorage, present: set[str]
) -> None:
    """Raise UsageError where all results would go: those of another folder, or of one without any source now."""
    folder = place.sources_of_last_build()
    # Where the records are lost, the results themselves tell what would go.
    stems = made.stems() or place.strangers(present)
    is_other = folder not in {"", sources.address}
    if folder and stems and not stems & present and (is_other or not present):
        held = {"out": place.out, "folder": folder, "note": place.note_of_sources}
        message = _EMPTIED if not present else _OF_OTHERS
        raise UsageError(message.format(**held, count=len(stems)))


def _disks(sources: SourceStorage, place: ResultsFolder, present: set[str]) -> set[Path]:
    """The folders of sources that are disks of their own.

    Raises UsageError where one that was a disk when the last build looked is a plain folder without
    sources now: what is not mounted would pass for removed.
    """
    holding = {folder for stem in present for folder in folders_above(stem)}
    for folder in place.disks_of_last_build():
        if folder not in holding and sources.stands(folder) and not sources.is_disk(folder):
            raise UsageError(_NO_DISK.format(folder=folder, out=place.out))
    return {folder for folder in holding if sources.is_disk(folder)}


def _remove_orphans(
    place: ResultsFolder, made: Made, present: set[str], sources: SourceStorage
) -> Iterator[BuildEntry]:
    """Take away the results of sources that are gone; a folder of theirs that stands empty is told once."""
    empty: set[Path] = set()
    recorded = made.stems() - present
    sound = {stem for stem in recorded if made.get(stem) is not None}
    for stem in sorted(recorded | place.strangers(present | sound)):
        if stem in sound or stem not in recorded:
            place.remove(stem)
            emptied = set(filter(sources.stands_empty, folders_above(stem))) - empty
            empty |= emptied
            told = tuple(_STANDS_EMPTY.format(folder=folder) for folder in emptied)
            yield BuildEntry(stem, "removed", told=told)
        made.drop(stem)


def _withhold_doubled(made: Made, place: ResultsFolder) -> Iterator[str]:
    """Two texts of one expression cannot both be law, nor can it be withdrawn and published at once.

    Nothing of it is published until one is gone.
    """
    for stems in made.doubled_expressions():
        for stem in stems:
            record = made.get(stem)
            if record is not None:
                other = next(one for one in stems if one != stem)
                said, code = _DOUBLED.format(other=other), InvalidOutputError.exit_code
                place.remove(stem)
                made.note(stem, replace(record, key="", exit_code=code, error=said))
                yield stem
