"""The work on one ruling in all its languages, in processes that may die without harm."""

from __future__ import annotations

import hashlib
import os
import signal
from concurrent.futures import TimeoutError as TooLong
from concurrent.futures import as_completed
from dataclasses import dataclass, field
from functools import partial
from multiprocessing import get_context
from typing import TYPE_CHECKING, Final

from pebble import ProcessPool

from pipeline.build.withdrawals import notice, withdrawal
from pipeline.compare.linking import Texts
from pipeline.confined import published, verified
from pipeline.convert import convert_file
from pipeline.errors import QaulyError, UnreadableSourceError, typed
from pipeline.read import USUAL, Limits, read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from concurrent.futures import Future
    from pathlib import Path

    from pipeline.build.sources import RulingFiles, SourceFile
    from pipeline.model import Ruling
    from pipeline.registry import Registry

_LASTING: Final = frozenset({0, 3, 4, 5})
"""Exit codes that a source has again when nothing changed."""
_MOST_TASKS: Final = 500
"""A process that has made so many rulings makes room for a fresh one."""
_GRACE: Final = 20.0
"""Seconds beyond the limits of all sources of a ruling before its process is ended."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How a build is made."""

    limits: Limits = USUAL
    registries: tuple[Path, ...] = ()
    jobs: int = 1
    shard: tuple[int, int] | None = None
    """Which part of how many, from 1: for many machines with one folder."""

    def identity(self) -> str:
        """What of it bears on results."""
        return f"{self.limits}"

    def holds(self, name: str) -> bool:
        """Whether a ruling belongs to the shard."""
        if self.shard is None:
            return True
        digest = hashlib.sha256(os.fsencode(name)).digest()
        return int.from_bytes(digest[:8]) % self.shard[1] == self.shard[0] - 1


@dataclass(frozen=True, slots=True)
class BuildOutcome:
    """What was made of one source."""

    stem: str
    files: Mapping[str, bytes] = field(default_factory=dict)
    """By ending: `.json` and `.akn.xml`, or `.withdrawn.json`; none where something failed."""
    expression: str = ""
    text_sha256: str = ""
    source_sha256: str = ""
    """Of the bytes that were read, which may have changed since they were looked at."""
    exit_code: int = 0
    error: str = ""
    findings: int = 0

    @property
    def is_lasting(self) -> bool:
        """Whether the same comes of the same source again; a full disk or a killed process passes."""
        return self.exit_code in _LASTING


def workers(
    folder: Path, groups: Sequence[RulingFiles], registry: Registry, settings: Settings
) -> Iterator[BuildOutcome]:
    """What is made of each source of the rulings, in the order in which it is done.

    A process that dies or hangs costs the ruling that it was at; its sources are tried once more,
    each alone.
    """
    make = partial(_made, folder, registry, settings.limits)
    if settings.jobs == 1 or len(groups) <= 1:
        for group in groups:
            yield from make(group)
        return
    context = get_context("fork" if hasattr(os, "fork") else "spawn")
    with ProcessPool(settings.jobs, _MOST_TASKS, _quiet, context=context) as pool:
        tasks: dict[Future[list[BuildOutcome]], RulingFiles] = {
            pool.schedule(make, args=(group,), timeout=_longest(group, settings.limits)): group
            for group in groups
        }
        try:
            for task in as_completed(tasks):
                yield from _result(task, tasks[task])
        except BaseException:
            pool.stop()  # type: ignore[no-untyped-call]
            raise


def _result(task: Future[list[BuildOutcome]], group: RulingFiles) -> Iterator[BuildOutcome]:
    try:
        yield from task.result()
    except (Exception, TooLong) as error:  # noqa: BLE001 - whatever it died of costs this one alone
        what = "took too long" if isinstance(error, TooLong) else f"died ({type(error).__name__})"
        for stem in group.stems:
            lost = UnreadableSourceError(
                f"cannot be read: the process that worked on it {what}; build again"
            )
            yield BuildOutcome(stem, exit_code=6, error=str(lost))


def _longest(group: RulingFiles, limits: Limits) -> float:
    files = sum(1 + len(member.witnesses) for member in group.members)
    return 2 * files * limits.seconds + _GRACE


def _quiet() -> None:
    """A person's interrupt is for the parent alone, which ends its processes itself."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _made(
    folder: Path, registry: Registry, limits: Limits, group: RulingFiles
) -> list[BuildOutcome]:
    texts = Texts[str](registry)
    failed: dict[str, BuildOutcome] = {}
    for member in group.members:
        try:
            texts.add(member.stem, convert_file(folder / member.path, registry, limits))
        except Exception as error:  # noqa: BLE001 - a fault on one source must not cost the others
            failed[member.stem] = _failure(member, error)
    return [
        failed.get(member.stem) or _finished(folder, member, texts, registry, limits)
        for member in group.members
    ]


def _finished(
    folder: Path, member: SourceFile, texts: Texts[str], registry: Registry, limits: Limits
) -> BuildOutcome:
    try:
        why = withdrawal(folder / member.withdrawal)
        done = published(texts.beside(member.stem), registry, limits)
        differing = sum(_differs(folder, member, path, limits) for path in member.witnesses)
    except Exception as error:  # noqa: BLE001 - a fault on one source must not cost the others
        return _failure(member, error)
    files = {".json": done.json, ".akn.xml": done.akn}
    return BuildOutcome(
        stem=member.stem,
        files={".withdrawn.json": notice(done.ruling, why)} if why else files,
        expression=done.ruling.expression or "",
        text_sha256=done.ruling.text_sha256,
        source_sha256=done.ruling.source.sha256,
        findings=_open(done.ruling) + differing,
    )


def _differs(folder: Path, member: SourceFile, witness: Path, limits: Limits) -> int:
    """In how many places a further file of the text differs from the source."""
    try:
        first, second = (read(folder / path, limits) for path in (member.path, witness))
        return len(verified(first, second, limits))
    except QaulyError:
        return 1


def _open(ruling: Ruling) -> int:
    return sum(found.severity != "info" for found in ruling.diagnostics)


def _failure(member: SourceFile, error: Exception) -> BuildOutcome:
    told = typed(error)
    return BuildOutcome(member.stem, exit_code=told.exit_code, error=str(told))
