"""Whether what lies in a bag belongs together: source, JSON, Akoma Ntoso, PDF, record.

The manifests tell that nothing changed; this tells that nothing was exchanged, whoever wrote the
manifests.
"""

import hashlib
import io
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Final

import pikepdf

from pipeline.archive.bag import (
    INFO,
    PAYLOAD,
    README,
    RELEASED,
    BagFault,
    FaultKind,
    payload_of,
    read_info,
)
from pipeline.archive.packing import AKN, JSON, PDF, PREMIS, pdf_of, source_name
from pipeline.archive.premis import Programs, recorded_hashes, tells_as_made
from pipeline.archive.rebuilding import read_as_before
from pipeline.archive.typeset import typst_version
from pipeline.build.keys import fingerprint
from pipeline.check import check_file, check_pair, check_source, listed
from pipeline.check.checked_files import json_problems
from pipeline.emit.json import from_json
from pipeline.errors import QaulyError, faults_typed
from pipeline.model import Ruling
from pipeline.read import Limits
from pipeline.read.worker import run_bounded

_CLAIMS: Final = {"pdfaid:part": "3", "pdfaid:conformance": "A", "pdfuaid:part": "1"}


def inspected(files: Mapping[str, bytes], limits: Limits) -> tuple[BagFault, ...]:
    """What of the contents of a bag does not belong together, found in the process apart."""
    return run_bounded(_inspect_files, dict(files), limits)


def _inspect_files(files: dict[str, bytes], limits: Limits) -> tuple[BagFault, ...]:
    return tuple(_Inspector(files, limits).faults())


def other_program(files: Mapping[str, bytes]) -> str:
    """Which program made a bag, if it was another one than this, which may write other bytes."""
    info = read_info(files)
    own = (fingerprint(), typst_version())
    if (info.get("Qauly-Code-SHA256"), info.get("Typst-Version")) == own:
        return ""
    return f"{info.get('Bag-Software-Agent')}, typst {info.get('Typst-Version')}"


def set_again(files: Mapping[str, bytes]) -> Iterator[BagFault]:
    """The PDF and the record of a bag, whose files are sound, against what this program makes of them.

    Not in the process apart: typst works in threads, which a forked process has lost.
    """
    payload, info = payload_of(files), read_info(files)
    ruling = from_json(payload[JSON])
    others = [from_json(payload[name]) for name in sorted(payload) if name.startswith("parallel-")]
    if pdf_of(ruling, others, payload[source_name(ruling)], payload[AKN]) != payload[PDF]:
        yield _disagreement(PDF, f"it is not what this program sets of {JSON}")
    agent = info.get("Bag-Software-Agent", "").removeprefix("qauly ")
    same = info.get("Qauly-Reproduces") == "yes"
    programs = Programs(agent, fingerprint(), typst_version(), same)
    last = (info.get(RELEASED, ""), hashlib.sha256(payload[JSON]).hexdigest())
    if not tells_as_made(payload[PREMIS], ruling, programs, *last):
        message = "its events or agents are not what this program writes of this ruling"
        yield _disagreement(PREMIS, message)


def _payload_fault(kind: FaultKind, name: str, message: str) -> BagFault:
    """What is wrong with a file of the payload."""
    return BagFault(kind, f"{PAYLOAD}{name}", message)


def _disagreement(name: str, message: str) -> BagFault:
    return _payload_fault(FaultKind.DISAGREES, name, message)


class _Inspector:
    """Holds the files of one bag against each other; a file that is lost is told by the manifests."""

    def __init__(self, files: Mapping[str, bytes], limits: Limits) -> None:
        self._files, self._limits, self._payload = files, limits, payload_of(files)

    def faults(self) -> Iterator[BagFault]:
        """All that is found."""
        for look in (
            self._missing_files,
            self._json_faults,
            self._akn_faults,
            self._source_faults,
            self._pdf_faults,
            self._record_faults,
        ):
            yield from look()

    @cached_property
    def _ruling(self) -> Ruling | None:
        """The ruling, if its JSON can be read as one."""
        try:
            return from_json(self._payload.get(JSON, b""))
        except QaulyError:
            return None

    def _missing_files(self) -> Iterator[BagFault]:
        """Every bag has these, whatever its manifests name."""
        for path in (README, *(f"{PAYLOAD}{name}" for name in (JSON, AKN, PDF, PREMIS))):
            if path not in self._files:
                yield BagFault(FaultKind.LOST, path, "every bag has one")

    def _json_faults(self) -> Iterator[BagFault]:
        # The published schema is that of this version, and only its own bags keep to it.
        own = not other_program(self._files)
        if JSON in self._payload and (found := json_problems(self._payload[JSON], by_schema=own)):
            yield _disagreement(JSON, listed(found))
        if self._ruling is not None:
            name = self._ruling.expression or self._ruling.text_sha256
            if read_info(self._files).get("External-Identifier") != name:
                yield BagFault(FaultKind.DISAGREES, INFO, f"the ruling in the bag is {name}")

    def _akn_faults(self) -> Iterator[BagFault]:
        json, akn = self._payload.get(JSON), self._payload.get(AKN)
        if akn is not None:
            yield from _faults_raised(AKN, lambda: check_file(AKN, akn))
        if json is not None and akn is not None:
            yield from _faults_raised(AKN, lambda: check_pair(json, akn))

    def _source_faults(self) -> Iterator[BagFault]:
        ruling = self._ruling
        if ruling is None:
            return
        name = source_name(ruling)
        data = self._payload.get(name)
        if data is None:
            yield _payload_fault(FaultKind.LOST, name, "the bag holds no source of this kind")
        elif hashlib.sha256(data).hexdigest() != ruling.source.sha256:
            yield _disagreement(name, f"it is not the file that {JSON} was made from")
        else:
            json = self._payload[JSON]
            yield from _faults_raised(
                name, lambda: check_source(json, read_as_before(ruling, data, self._limits))
            )

    def _pdf_faults(self) -> Iterator[BagFault]:
        data, ruling = self._payload.get(PDF), self._ruling
        if data is None or ruling is None:
            return
        try:
            held, claims = attachments(data), standards(data)
        except (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError) as error:
            yield _payload_fault(FaultKind.MALFORMED, PDF, f"it cannot be read: {error}")
            return
        if claims != _CLAIMS:
            yield _disagreement(PDF, "it does not say of itself that it is PDF/A-3a and PDF/UA-1")
        wanted = {source_name(ruling): "/Source", AKN: "/Alternative"}
        for name, relation in wanted.items():
            if held.get(name) != (relation, self._payload.get(name)):
                yield _disagreement(
                    PDF, f"its attachment {name} is not the bag's, or not as {relation}"
                )
        for name in sorted(held.keys() - wanted):
            yield _payload_fault(
                FaultKind.ADDED, PDF, f"it holds an attachment {name}, which no bag has"
            )

    def _record_faults(self) -> Iterator[BagFault]:
        if PREMIS not in self._payload:
            return
        told = recorded_hashes(self._payload[PREMIS])
        if told is None:
            yield _payload_fault(FaultKind.MALFORMED, PREMIS, "it is no record in PREMIS")
            return
        held = {
            f"{PAYLOAD}{name}": hashlib.sha512(content).hexdigest()
            for name, content in self._payload.items()
            if name != PREMIS
        }
        for name in sorted(held.keys() | told.keys()):
            if held.get(name) != told.get(name):
                yield _disagreement(PREMIS, f"it does not have {name} as it is in the bag")


def attachments(pdf: bytes) -> dict[str, tuple[str, bytes]]:
    """The files inside a PDF by name: their relationship (`/Source`; empty for none) and bytes.

    Raises pikepdf.PdfError and others for what is no PDF as qauly sets it.
    """
    with pikepdf.open(io.BytesIO(pdf)) as file:
        # From both lists: a file may hide in the tree of names without being an associated one.
        held = {name: ("", one.get_file().read_bytes()) for name, one in file.attachments.items()}
        related = {
            str(one.UF): (str(one.AFRelationship), one.EF.F.read_bytes())
            for one in file.Root.get("/AF", ())
        }
        return held | related


def standards(pdf: bytes) -> dict[str, str]:
    """What a PDF claims to be: parts and conformance of PDF/A and PDF/UA."""
    with pikepdf.open(io.BytesIO(pdf)) as file, file.open_metadata() as about:
        return {name: str(about[name]) for name in _CLAIMS if name in about}


def _faults_raised(name: str, look: Callable[[], None]) -> Iterator[BagFault]:
    """What a check raises, as a fault of a file of the payload."""
    try:
        with faults_typed():
            look()
    except QaulyError as error:
        yield _disagreement(name, str(error))
