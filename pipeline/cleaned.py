"""The clean text of a source and its lines to review, made in the process apart."""

from pathlib import Path

from pipeline.clean import clean
from pipeline.decisions import Decisions, Recognised, decided_on, decisions_for
from pipeline.job import Job
from pipeline.read import Limits, bytes_of, read_bytes
from pipeline.read.worker import apart
from pipeline.review import Reviewed, review
from pipeline.text import CleanText


def cleaned(path: Path, limits: Limits, *, recognised: Recognised | None = None) -> CleanText:
    """The clean text of a source, with every edit; `recognised` takes words read in pictures, too."""
    decisions = decided_on(path, recognised)
    return apart(limits, _cleaned, bytes_of(path, limits), decisions, limits)


def _cleaned(data: bytes, decisions: Decisions, limits: Limits) -> CleanText:
    return clean(_job(data, decisions, limits))


def _job(data: bytes, decisions: Decisions, limits: Limits) -> Job:
    source = read_bytes(data, limits, recognised=decisions.recognised is not None)
    return Job.of(source, decisions)


def reviewed(path: Path, limits: Limits) -> tuple[Reviewed, ...]:
    """The lines of a source in which words were displaced, the least certain first."""
    return apart(limits, _reviewed, bytes_of(path, limits), decisions_for(path), limits)


def _reviewed(data: bytes, decisions: Decisions, limits: Limits) -> tuple[Reviewed, ...]:
    return review(_job(data, decisions, limits))
