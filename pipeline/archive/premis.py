"""The record of preservation (PREMIS 3.0): the files of a bag, what became of them, and by whom.

Dates come from the change log alone. Of capture and conversion it is only known that they came
before the first release, which EDTF writes as `[..2031-05-06]`; without a release nothing is known.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from lxml import etree

from pipeline.archive.origins import decided_by_person

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from pipeline.collection import Change
    from pipeline.model import Ruling

NAMESPACE: Final = "http://www.loc.gov/premis/v3"
_XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"
_NAMESPACES: Final[dict[Any, str]] = {None: NAMESPACE, "xsi": _XSI}
_UNKNOWN_DAY: Final = "XXXX-XX-XX"
_PRONOM: Final = "PRONOM"
CAPTURE: Final = "capture"
CONVERSION: Final = "conversion"
VALIDATION: Final = "validation"
_CHECKS: Final = (
    "JSON Schema; Akoma Ntoso 3.0 XSD and Schematron; rules of structure; JSON and Akoma Ntoso hold "
    "the same words; the record of edits gives the source's text again"
)


@dataclass(frozen=True, slots=True)
class FileFormat:
    """What a file is."""

    media: str
    name: str
    version: str = ""
    pronom: str = ""
    """Its key in the PRONOM registry, where the format is exactly known."""


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file of the bag's payload."""

    path: str
    data: bytes
    format: FileFormat
    original: str = ""
    """The name that it came with."""
    made_from: tuple[str, ...] = ()
    """Paths of the files that it was made from."""


@dataclass(frozen=True, slots=True)
class Programs:
    """Which program made what is in the bag."""

    version: str
    """Of qauly."""
    code: str
    """SHA-256 of its code, tables and schemas."""
    typst: str
    """Version of typst, which set the PDF."""
    reproduced: bool
    """Whether this very qauly makes the same JSON and Akoma Ntoso of the source."""


@dataclass(frozen=True, slots=True)
class PreservationEvent:
    """What happened, when, and how it went."""

    name: str
    kind: str
    when: str
    """ISO 8601, or EDTF for what is known in part."""
    detail: str
    outcome: str
    notes: tuple[str, ...] = ()


def premis(
    name: str,
    ruling: Ruling,
    files: Sequence[KeptFile],
    history: Sequence[Change],
    programs: Programs,
) -> bytes:
    """The record of one bag, as XML."""
    root = etree.Element(f"{{{NAMESPACE}}}premis", {"version": "3.0"}, _NAMESPACES)
    writer = _Record(root)
    writer.entity(ruling.expression or ruling.text_sha256, name)
    for file in files:
        writer.file(file)
    # EDTF: some day up to the first release, since when the source was taken is not on record.
    day = f"[..{history[0].at[:10]}]" if history else _UNKNOWN_DAY
    for event in (
        PreservationEvent(CAPTURE, CAPTURE, day, "The source was taken as it is.", "success"),
        PreservationEvent(
            CONVERSION, CONVERSION, day, _conversion(ruling), *_outcome(ruling, programs)
        ),
        PreservationEvent(VALIDATION, VALIDATION, day, _CHECKS, "pass"),
        *map(_release, history),
    ):
        writer.event(event, files[:1] if event.kind == CAPTURE else files)
    writer.agents(programs)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _conversion(ruling: Ruling) -> str:
    """The ledger of edits, counted."""
    counts: dict[str, int] = {}
    for repair in ruling.edits():
        counts[repair.rule.value] = counts.get(repair.rule.value, 0) + 1
    told = ", ".join(f"{rule} {count}" for rule, count in sorted(counts.items())) or "none"
    return (
        f"Source to JSON (schema {ruling.schema_version}) and Akoma Ntoso. Edits, each on record in "
        f"the JSON: {told}. Decided by a person: {decided_by_person(ruling)}."
    )


def _outcome(ruling: Ruling, programs: Programs) -> tuple[str, tuple[str, ...]]:
    doubts = [d for d in ruling.diagnostics if d.severity != "info"]
    notes = [f"{d.code}: {d.message}" for d in doubts]
    again = (
        "This very program makes the same files of the source, byte for byte."
        if programs.reproduced
        else "Made by another version of qauly, or with other options: this one makes other files."
    )
    return ("success with findings" if doubts else "success"), (again, *notes)


def _release(change: Change) -> PreservationEvent:
    """One line of the change log."""
    told = f"{change.action} {change.kind}".strip()
    detail = f"Change {change.seq} of the log: {told}. JSON {change.json_sha256 or 'none'}."
    notes = (change.reason,) if change.reason else ()
    name = f"release-{change.seq}"
    return PreservationEvent(name, "release", change.at, detail, change.action, notes)


class _Record:
    """Writes the parts of a record in the order that the schema wants."""

    def __init__(self, root: _Element) -> None:
        self._root = root

    def entity(self, name: str, bag: str) -> None:
        """The ruling in one language."""
        element = self._object("intellectualEntity")
        _identifier(element, "objectIdentifier", ("FRBR Expression", name))
        _identifier(element, "objectIdentifier", ("bag", bag))

    def file(self, file: KeptFile) -> None:
        """A file: hash, size, format, name, and what it was made from."""
        element = self._object("file")
        _identifier(element, "objectIdentifier", ("path", file.path))
        traits = _put(element, "objectCharacteristics")
        fixity = _put(traits, "fixity")
        _put(fixity, "messageDigestAlgorithm", "SHA-512")
        _put(fixity, "messageDigest", hashlib.sha512(file.data).hexdigest())
        _put(traits, "size", str(len(file.data)))
        _format(_put(traits, "format"), file.format)
        if file.original:
            _put(element, "originalName", file.original)
        if file.made_from:
            relation = _put(element, "relationship")
            _put(relation, "relationshipType", "derivation")
            _put(relation, "relationshipSubType", "has source")
            for path in file.made_from:
                _identifier(relation, "relatedObjectIdentifier", ("path", path))
            _identifier(relation, "relatedEventIdentifier", ("local", CONVERSION))

    def event(self, told: PreservationEvent, files: Sequence[KeptFile]) -> None:
        """What happened to some files."""
        event = _put(self._root, "event")
        _identifier(event, "eventIdentifier", ("local", told.name))
        _put(event, "eventType", told.kind)
        _put(event, "eventDateTime", told.when)
        _put(_put(event, "eventDetailInformation"), "eventDetail", told.detail)
        outcome = _put(event, "eventOutcomeInformation")
        _put(outcome, "eventOutcome", told.outcome)
        for note in told.notes:
            _put(_put(outcome, "eventOutcomeDetail"), "eventOutcomeDetailNote", note)
        _identifier(event, "linkingAgentIdentifier", ("software", "qauly"))
        for file in files:
            _identifier(event, "linkingObjectIdentifier", ("path", file.path))

    def agents(self, programs: Programs) -> None:
        """The programs that made what is in the bag."""
        for name, version, note in (
            ("qauly", programs.version, f"SHA-256 of code, tables and schemas: {programs.code}"),
            ("typst", programs.typst, "Set the PDF."),
        ):
            agent = _put(self._root, "agent")
            _identifier(agent, "agentIdentifier", ("software", name))
            _put(agent, "agentName", name)
            _put(agent, "agentType", "software")
            _put(agent, "agentVersion", version)
            _put(agent, "agentNote", note)

    def _object(self, kind: str) -> _Element:
        return etree.SubElement(self._root, f"{{{NAMESPACE}}}object", {f"{{{_XSI}}}type": kind})


def _put(parent: _Element, name: str, text: str | None = None) -> _Element:
    element = etree.SubElement(parent, f"{{{NAMESPACE}}}{name}")
    element.text = text
    return element


def _identifier(parent: _Element, name: str, value: tuple[str, str]) -> None:
    element = _put(parent, name)
    _put(element, f"{name}Type", value[0])
    _put(element, f"{name}Value", value[1])


def _format(parent: _Element, what: FileFormat) -> None:
    designation = _put(parent, "formatDesignation")
    _put(designation, "formatName", f"{what.name} ({what.media})")
    if what.version:
        _put(designation, "formatVersion", what.version)
    if what.pronom:
        registry = _put(parent, "formatRegistry")
        _put(registry, "formatRegistryName", _PRONOM)
        _put(registry, "formatRegistryKey", what.pronom)


def recorded(data: bytes) -> dict[str, str] | None:
    """The SHA-512 that a record has of each file, by path; None for what is no such record."""
    # A bag may come from anybody, and its XML must not make this program fetch or read anything.
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    found: dict[str, str] = {}
    for element in root.iterfind(f"{{{NAMESPACE}}}object"):
        path = element.findtext(_path("objectIdentifier", "objectIdentifierValue"))
        digest = element.findtext(_path("objectCharacteristics", "fixity", "messageDigest"))
        if path and digest:
            found[path] = digest
    return found


def _path(*names: str) -> str:
    return "/".join(f"{{{NAMESPACE}}}{name}" for name in names)
