"""One ruling in all its languages, made from a copy of its files that nobody changes meanwhile.

What is read and the key under which it is recorded come from the same bytes, so that a source which
changes while it is worked on costs one more run, never a wrong record.
"""

import hashlib
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import mkdtemp
from typing import Final

from pipeline.build.keys import keys_of
from pipeline.build.sources import RulingFiles, SourceFile
from pipeline.build.storage import LocalFolder, SourceStorage
from pipeline.build.withdrawals import notice, withdrawal
from pipeline.check.findings import in_a_line
from pipeline.collection.records import MadeRecord
from pipeline.confined import published, verified
from pipeline.convert import convert_file
from pipeline.decisions import decisions_for
from pipeline.errors import CannotWriteError, CutOffError, QaulyError, UsageError, typed
from pipeline.linking import Texts
from pipeline.read import Limits, Source, read
from pipeline.read.worker import run_bounded
from pipeline.registry import Registry

_NOTICE: Final = ".withdrawn"


@dataclass(frozen=True, slots=True)
class BuildOutcome:
    """What was made of one source."""

    stem: str
    record: MadeRecord
    files: Mapping[str, bytes] = field(default_factory=dict)
    """By ending: `.json` and `.akn.xml`, or `.withdrawn.json`; none where something failed."""
    told: tuple[str, ...] = ()
    """Each diagnostic above `info` in a line."""


@dataclass(frozen=True, slots=True)
class Maker:
    """What makes the rulings of a folder, in whatever process: called with one of them."""

    sources: SourceStorage
    scratch: Path
    """A folder of the same machine, for copies."""
    registry: Registry
    limits: Limits
    common: str
    """What all keys of the build share."""

    def __call__(self, group: RulingFiles) -> list[BuildOutcome]:
        """What is made of each source of a ruling, in their order."""
        try:
            with _copies_of_group(self, group) as (copy, is_whole):
                # Of the copies, since a source may change between the hashing and the reading.
                keys = {}
                if is_whole:
                    keys = keys_of(LocalFolder(copy), group, self.common, self.limits)
                return _Work(self, copy, keys).outcomes(group)
        except Exception as error:  # noqa: BLE001 - whatever it is costs this ruling alone
            return [_failure(member, error) for member in group.members]


@contextmanager
def _copies_of_group(make: Maker, group: RulingFiles) -> Iterator[tuple[Path, bool]]:
    """A folder with copies of a ruling's files, and whether all of them could be copied."""
    copy = Path(mkdtemp(dir=make.scratch))
    try:
        names = [name for member in group.members for name in member.inputs]
        copied = True
        for name in names:
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            copied &= make.sources.copy(name, copy / name, make.limits)
        yield copy, copied
    finally:
        shutil.rmtree(copy, ignore_errors=True)


@dataclass(frozen=True, slots=True)
class _Work:
    """The work on one ruling."""

    make: Maker
    folder: Path
    """With the copies of its files."""
    keys: Mapping[str, str]
    """By stem; none where not all of its files could be copied."""

    def outcomes(self, group: RulingFiles) -> list[BuildOutcome]:
        """What is made of each source, in their order.

        All at once in the process apart, as far as that goes well, since every way there and back
        costs as much as the work; else one by one, each within limits of its own.
        """
        with suppress(QaulyError):
            found = run_bounded(_at_once, (self, group), self.make.limits)
            if not any(outcome.record.exit_code for outcome in found):
                return found
        return self.make_each(group)

    def make_each(self, group: RulingFiles) -> list[BuildOutcome]:
        """What is made of each source, in their order, one by one."""
        texts = Texts[str]()
        failed: dict[str, BuildOutcome] = {}
        for member in group.members:
            try:
                _refuse_name(member)
                path = self.folder / member.path
                found = convert_file(path, self.make.registry, self.make.limits)
                texts.add(member.stem, found, decisions_for(path).seen)
            except Exception as error:  # noqa: BLE001 - a fault on one source must not cost others
                failed[member.stem] = _failure(member, error, self.keys)
        return [failed.get(one.stem) or self._outcome_of(one, texts) for one in group.members]

    def _outcome_of(self, member: SourceFile, texts: Texts[str]) -> BuildOutcome:
        try:
            why = withdrawal(self.folder / member.withdrawal)
            done = published(texts.beside(member.stem), self.make.registry, self.make.limits)
            differing = self._differences_of_witnesses(member)
        except Exception as error:  # noqa: BLE001 - a fault on one source must not cost the others
            return _failure(member, error, self.keys)
        open_ = [found for found in done.ruling.diagnostics if found.severity != "info"]
        files = {".json": done.json, ".akn.xml": done.akn}
        if why:
            files = {".withdrawn.json": notice(done.ruling, why)}
        record = MadeRecord(
            key=self.keys.get(member.stem, ""),
            results={ending: hashlib.sha256(data).hexdigest() for ending, data in files.items()},
            expression=done.ruling.expression or "",
            text=done.ruling.text_sha256,
            codes=Counter(found.code.value for found in open_),
            differences=differing,
        )
        return BuildOutcome(
            member.stem, record, files, tuple(in_a_line(found.model_dump()) for found in open_)
        )

    def _differences_of_witnesses(self, member: SourceFile) -> int:
        """In how many places further files of the text differ; one, where one is unreadable."""
        if not member.witnesses:
            return 0
        source = self._read_source(member.path)
        found = 0
        for witness in member.witnesses:
            try:
                found += len(verified(source, self._read_source(witness), self.make.limits))
            except QaulyError:
                found += 1
        return found

    def _read_source(self, name: str) -> Source:
        return read(self.folder / name, self.make.limits)


def _at_once(question: tuple[_Work, RulingFiles], _: Limits) -> list[BuildOutcome]:
    work, group = question
    return work.make_each(group)


def _refuse_name(member: SourceFile) -> None:
    """`x.withdrawn.txt` would become the file that says that `x` is withdrawn."""
    if member.stem.endswith(_NOTICE):
        raise UsageError(f"a name may not end in {_NOTICE}; rename {Path(member.path).name}")


def _failure(
    member: SourceFile, error: Exception, keys: Mapping[str, str] | None = None
) -> BuildOutcome:
    told = typed(error)
    key = "" if keys is None or _may_pass(error) else keys.get(member.stem, "")
    return BuildOutcome(member.stem, MadeRecord(key, exit_code=told.exit_code, error=str(told)))


def _may_pass(error: BaseException | None) -> bool:
    """Whether it was the machine that failed, or time that ran out, and not the source."""
    if error is None:
        return False
    passing = OSError | CutOffError | CannotWriteError
    return isinstance(error, passing) or _may_pass(error.__cause__)
