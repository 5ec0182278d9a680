"""One ruling in all its languages, made from a copy of its files that nobody changes meanwhile.

What is read and the key under which it is recorded come from the same bytes, so that a source which
changes while it is worked on costs one more run, never a wrong record.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from pipeline.build.keys import keys_of
from pipeline.build.withdrawals import notice, withdrawal
from pipeline.compare.linking import Texts
from pipeline.confined import published, verified
from pipeline.convert import convert_file
from pipeline.errors import CannotWriteError, CutOffError, QaulyError, typed
from pipeline.read import USUAL, Limits, bytes_of, read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pipeline.build.sources import RulingFiles, SourceFile
    from pipeline.model import Ruling
    from pipeline.registry import Registry


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
    key: str = ""
    """Of all that it was made from; empty where the next run may find otherwise."""
    files: Mapping[str, bytes] = field(default_factory=dict)
    """By ending: `.json` and `.akn.xml`, or `.withdrawn.json`; none where something failed."""
    expression: str = ""
    text_sha256: str = ""
    exit_code: int = 0
    error: str = ""
    findings: int = 0


@dataclass(frozen=True, slots=True)
class Maker:
    """What makes the rulings of a folder, in whatever process: called with one of them."""

    folder: Path
    scratch: Path
    """A folder of the same machine, for copies."""
    registry: Registry
    limits: Limits
    common: str
    """What all keys of the build share."""

    def __call__(self, group: RulingFiles) -> list[BuildOutcome]:
        """What is made of each source of a ruling, in their order."""
        try:
            with _copied(self.folder, group, self.scratch, self.limits) as (copy, is_whole):
                keys = keys_of(copy, group, self.common) if is_whole else {}
                return _made(replace(self, folder=copy), group, keys)
        except OSError as error:
            return [_failure(member, error) for member in group.members]


@contextmanager
def _copied(
    folder: Path, group: RulingFiles, scratch: Path, limits: Limits
) -> Iterator[tuple[Path, bool]]:
    """A folder with copies of a ruling's files, and whether all of them could be copied."""
    copy = Path(mkdtemp(dir=scratch))
    try:
        paths = [path for member in group.members for path in member.inputs]
        copied = [_copy(folder / path, copy / path, limits) for path in paths]
        yield copy, all(copied)
    finally:
        shutil.rmtree(copy, ignore_errors=True)


def _copy(source: Path, target: Path, limits: Limits) -> bool:
    """Copy a file, if there is one. A link stands for what is none: reading tells what it is."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if not os.path.lexists(source):
        return True
    try:
        target.write_bytes(bytes_of(source, limits))
    except QaulyError:
        target.symlink_to(source.absolute())
        return False
    return True


def _made(make: Maker, group: RulingFiles, keys: Mapping[str, str]) -> list[BuildOutcome]:
    texts = Texts[str](make.registry)
    failed: dict[str, BuildOutcome] = {}
    for member in group.members:
        try:
            ruling = convert_file(make.folder / member.path, make.registry, make.limits)
            texts.add(member.stem, ruling)
        except Exception as error:  # noqa: BLE001 - a fault on one source must not cost the others
            failed[member.stem] = _failure(member, error, keys)
    return [
        failed.get(member.stem) or _finished(make, member, texts, keys) for member in group.members
    ]


def _finished(
    make: Maker, member: SourceFile, texts: Texts[str], keys: Mapping[str, str]
) -> BuildOutcome:
    try:
        why = withdrawal(make.folder / member.withdrawal)
        done = published(texts.beside(member.stem), make.registry, make.limits)
        differing = _differing(make, member)
    except Exception as error:  # noqa: BLE001 - a fault on one source must not cost the others
        return _failure(member, error, keys)
    files = {".json": done.json, ".akn.xml": done.akn}
    return BuildOutcome(
        stem=member.stem,
        key=keys.get(member.stem, ""),
        files={".withdrawn.json": notice(done.ruling, why)} if why else files,
        expression=done.ruling.expression or "",
        text_sha256=done.ruling.text_sha256,
        findings=_open(done.ruling) + differing,
    )


def _differing(make: Maker, member: SourceFile) -> int:
    """In how many places further files of the text differ from it; one, where one is unreadable."""
    if not member.witnesses:
        return 0
    source = read(make.folder / member.path, make.limits)
    found = 0
    for witness in member.witnesses:
        try:
            found += len(verified(source, read(make.folder / witness, make.limits), make.limits))
        except QaulyError:
            found += 1
    return found


def _open(ruling: Ruling) -> int:
    return sum(found.severity != "info" for found in ruling.diagnostics)


def _failure(
    member: SourceFile, error: Exception, keys: Mapping[str, str] | None = None
) -> BuildOutcome:
    told = typed(error)
    key = "" if keys is None or _may_pass(error) else keys.get(member.stem, "")
    return BuildOutcome(member.stem, key, exit_code=told.exit_code, error=str(told))


def _may_pass(error: BaseException | None) -> bool:
    """Whether it was the machine that failed, or time that ran out, and not the source."""
    if error is None:
        return False
    passing = OSError | CutOffError | CannotWriteError
    return isinstance(error, passing) or _may_pass(error.__cause__)
