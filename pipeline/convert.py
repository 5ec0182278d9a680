"""The stages in order: read this first.

`bytes → Source → CleanText → Sections → Edition, Citations, People, Outcome → Ruling → JSON · Akoma Ntoso`
"""

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from pipeline.check import check_ruling, condensed, contradicted_figures, what_is_lacking
from pipeline.cite import find, resolve
from pipeline.clean import clean
from pipeline.decisions import Decisions, Recognised, decided_on, stem, with_seen
from pipeline.describe import describe
from pipeline.edition import read_edition
from pipeline.emit.akn import to_akn
from pipeline.emit.json import to_json
from pipeline.errors import NotARulingError, faults_typed
from pipeline.grammar import detect
from pipeline.job import Job
from pipeline.model import Ruling
from pipeline.read import USUAL, Limits, Source, bytes_of, read_bytes
from pipeline.read.disk import is_there
from pipeline.read.hocr import unsure_words
from pipeline.read.second_reading import ONE_COLUMN, OTHER_DPI, confirmed_words, pages_read
from pipeline.read.worker import run_bounded
from pipeline.registry import Registry
from pipeline.segment import segment
from pipeline.wordings import counted


class Published(NamedTuple):
    """A ruling in the forms that are published, checked."""

    ruling: Ruling
    json: bytes
    akn: bytes


def convert(
    source: Source, decisions: Decisions | None = None, registry: Registry | None = None
) -> Ruling:
    """One source as a ruling. Raises NotARulingError for anything else."""
    job = Job.of(source, decisions or Decisions(), registry)
    text = clean(job)
    try:
        sections = segment(text, job.grammar, source.footnotes, source.table_rows)
    except NotARulingError as error:
        raise NotARulingError(
            f"{error}{_what_is_unseen(source)}{_what_is_elsewhere(source)}"
        ) from error
    edition = read_edition(text, sections, job)
    found = find(text, sections, job)
    cited = resolve(found, text, sections, job, edition)
    ruling = describe(text, sections, cited, job, edition)
    told = (
        *ruling.diagnostics,
        *what_is_lacking(ruling),
        *contradicted_figures(ruling, job.registry),
    )
    told = with_seen(condensed(told), job.decisions.seen)
    return ruling.model_copy(update={"diagnostics": told})


def _what_is_unseen(source: Source) -> str:
    """What a message says of letters that the pages of a source do not show: words may be none without them."""
    unseen = (source.text[slice(*one.span)] for one in source.geometry.unseen)
    count = sum(map(str.isalnum, "".join(unseen)))
    return f" Its pages do not show {counted(count, 'letter')} that it holds." if count else ""


def _what_is_elsewhere(source: Source) -> str:
    """What a message says of a file whose pages may be a notice, while its text lies in a form."""
    has_form = source.file is not None and source.file.has_xfa
    how = "open it in a program that shows it, and print it to a PDF"
    return f" It is an XFA form, whose text may not be in its pages: {how}." if has_form else ""


def convert_file(
    path: Path,
    registry: Registry | None = None,
    limits: Limits | None = USUAL,
    *,
    recognised: Recognised | None = None,
    data: bytes | None = None,
) -> Ruling:
    """The ruling that a file holds, with the decisions that lie beside it; `data` is what was read of it before.

    `recognised` takes words that a machine read in pictures of pages, which is refused else, and may
    have these read a second time. Reading and converting are done in a process apart, which is ended
    where they go beyond the limits; without limits, right here.
    """
    decisions = decided_on(path, recognised)
    data = bytes_of(path, limits or USUAL) if data is None else data
    again = _read_again(data, limits) if decisions.recognised == "look" else None
    record = _record_beside(path) if decisions.recognised else None
    file = _File(data, decisions, registry, again, record)
    return run_bounded(_convert_bytes, file, limits) if limits else _convert_bytes(file, None)


class _File(NamedTuple):
    """What is known of a file when it goes to the process apart."""

    data: bytes
    decisions: Decisions
    registry: Registry | None
    again: tuple[str, ...] | None = None
    """What a second reading of its pages gives."""
    record: bytes | None = None
    """The hOCR beside it, in which its recogniser says how sure it was."""


def _read_again(data: bytes, limits: Limits | None) -> tuple[str, ...] | None:
    """The recognised pages of a file as they are read a second time; None where it has none."""
    source = read_bytes(data, limits, recognised=True)
    if not source.recognised:
        return None
    return tuple(pages_read(data, detect(source.body).language, OTHER_DPI, ONE_COLUMN))


def _record_beside(path: Path) -> bytes | None:
    beside = path.with_name(f"{stem(path)}.hocr")
    return bytes_of(beside, USUAL) if is_there(beside) else None


def _convert_bytes(file: _File, limits: Limits | None) -> Ruling:
    source = read_bytes(file.data, limits, recognised=file.decisions.recognised is not None)
    if source.recognised:
        signs = detect(source.body).letters.numero
        if file.again is not None:
            source = replace(source, confirmed=confirmed_words(source, file.again, signs))
        if file.record is not None:
            source = replace(source, unsure=unsure_words(source, file.record, signs))
    with faults_typed():
        return convert(source, file.decisions, file.registry)


def publish(ruling: Ruling, registry: Registry | None = None) -> Published:
    """A ruling as JSON and Akoma Ntoso. Raises InvalidOutputError where a check fails."""
    published = Published(ruling, to_json(ruling), to_akn(ruling, registry))
    check_ruling(published.ruling, published.json, published.akn)
    return published


def publish_file(
    path: Path, registry: Registry | None = None, limits: Limits | None = USUAL
) -> Published:
    """One file, with the decisions that lie beside it, as a checked ruling."""
    return publish(convert_file(path, registry, limits), registry)
