"""The work of each command on its files, done in the process apart and bounded by limits.

Whatever a file makes of it (a parser that hangs, an hour of comparing, all memory) ends there, in a
result or in one typed error.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pipeline.check import check_file
from pipeline.check.restore import restore
from pipeline.check.witnesses import verify
from pipeline.clean import clean
from pipeline.compare import align, compare
from pipeline.compare.linking import Beside, together
from pipeline.convert import Published, convert_file, publish
from pipeline.decisions import Decisions, decisions_for
from pipeline.emit.json import from_json
from pipeline.errors import faults_typed
from pipeline.grammar import detect
from pipeline.job import Job
from pipeline.read import Limits, bytes_of, read_bytes
from pipeline.read.worker import bounded

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pipeline.check.witnesses import Difference as Discrepancy
    from pipeline.compare import Difference, Pair
    from pipeline.model import Ruling
    from pipeline.read import Source
    from pipeline.registry import Registry
    from pipeline.text import CleanText

__all__ = [
    "Compared",
    "checked",
    "cleaned",
    "compared",
    "published",
    "restored",
    "ruling_of",
    "verified",
]


def cleaned(path: Path, limits: Limits) -> CleanText:
    """The clean text of a source, with every edit."""
    return bounded(_cleaned, (bytes_of(path, limits), decisions_for(path)), limits)


def _cleaned(file: tuple[bytes, Decisions], limits: Limits) -> CleanText:
    data, decisions = file
    source = read_bytes(data, limits)
    with faults_typed():
        return clean(Job(source, detect(source.body), decisions))


def published(beside: Beside, registry: Registry, limits: Limits) -> Published:
    """A ruling linked with what its run holds of the same work, in all forms, checked."""
    return bounded(_published, (beside, registry), limits)


def _published(question: tuple[Beside, Registry], _: Limits) -> Published:
    beside, registry = question
    with faults_typed():
        return publish(together(beside, registry), registry)


def restored(path: Path, limits: Limits) -> str:
    """The source text, put together again from a `STEM.json`."""
    return bounded(_restored, bytes_of(path, limits), limits)


def _restored(data: bytes, _: Limits) -> str:
    with faults_typed():
        return restore(from_json(data))


def checked(path: Path, limits: Limits) -> None:
    """Nothing for a file that breaks no schema and no rule. Raises InvalidOutputError."""
    bounded(_checked, (path.name, bytes_of(path, limits)), limits)


def _checked(file: tuple[str, bytes], _: Limits) -> None:
    with faults_typed():
        check_file(*file)


def ruling_of(path: Path, registry: Registry | None, limits: Limits) -> Ruling:
    """The ruling of a source, converted with its decisions, or of a `STEM.json`."""
    if path.suffix == ".json":
        return bounded(_read_back, bytes_of(path, limits), limits)
    return convert_file(path, registry, limits)


def _read_back(data: bytes, _: Limits) -> Ruling:
    return from_json(data)


class Compared(NamedTuple):
    """What two texts of one ruling differ in, and which paragraphs correspond."""

    differences: tuple[Difference, ...]
    pairs: Sequence[Pair]


def compared(first: Ruling, second: Ruling, registry: Registry, limits: Limits) -> Compared:
    """Two texts of one ruling side by side. Raises UsageError where they are of two."""
    return bounded(_compared, (first, second, registry), limits)


def _compared(question: tuple[Ruling, Ruling, Registry], _: Limits) -> Compared:
    first, second, registry = question
    with faults_typed():
        return Compared(compare(first, second, registry), align(first, second))


def verified(pdf: Source, text: Source, limits: Limits) -> tuple[Discrepancy, ...]:
    """Where the clean texts of a PDF and of a text differ. Raises UsageError for two rulings."""
    return bounded(_verified, (pdf, text), limits)


def _verified(sources: tuple[Source, Source], _: Limits) -> tuple[Discrepancy, ...]:
    with faults_typed():
        return verify(*sources)
