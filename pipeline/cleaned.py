"""The clean text of a source, made in the process apart."""

from pathlib import Path

from pipeline.clean import clean
from pipeline.decisions import Decisions, Recognised, decided_on
from pipeline.job import Job
from pipeline.read import Limits, bytes_of, read_bytes
from pipeline.read.worker import run_apart
from pipeline.text import CleanText


def cleaned(path: Path, limits: Limits, *, recognised: Recognised | None = None) -> CleanText:
    """The clean text of a source, with every edit; `recognised` takes words read in pictures, too."""
    decisions = decided_on(path, recognised)
    return run_apart(limits, _clean_bytes, bytes_of(path, limits), decisions, limits)


def _clean_bytes(data: bytes, decisions: Decisions, limits: Limits) -> CleanText:
    return clean(job_of(data, decisions, limits))


def job_of(data: bytes, decisions: Decisions, limits: Limits) -> Job:
    """What is given for the conversion of some bytes with what a person decided on them."""
    source = read_bytes(data, limits, recognised=decisions.recognised is not None)
    return Job.of(source, decisions)
