"""The record of preservation (PREMIS 3.0): the files of a bag, what became of them, and by whom.

Dates come from the change log alone. Of capture and conversion it is only known that they came
before the first release, which EDTF writes as `[..2031-05-06]`; without a release nothing is known.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from lxml import etree
from lxml.etree import _Element

from pipeline.archive.bag import PAYLOAD
from pipeline.archive.origins import decided_by_person
from pipeline.collection import ReleasedChange
from pipeline.model import Ruling
from pipeline.nodes import document, maker

_PREMIS: Final = "http://www.loc.gov/premis/v3"
_NAMESPACE: Final = {"p": _PREMIS}
_XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"
_P: Final = maker(_PREMIS, {None: _PREMIS, "xsi": _XSI})
_CONVERSION: Final = "conversion"
_RELEASE: Final = "release"
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

    name: str
    data: bytes
    format: FileFormat
    original: str = ""
    """The name that it came with."""
    made_from: tuple[str, ...] = ()
    """Names of the files that it was made from."""

    @property
    def path(self) -> str:
        """Where it lies in the bag."""
        return f"{PAYLOAD}{self.name}"


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


def premis(
    name: str,
    ruling: Ruling,
    files: Sequence[KeptFile],
    history: Sequence[ReleasedChange],
    programs: Programs,
) -> bytes:
    """The record of one bag, as XML: objects, events, agents, in the order that the schema wants."""
    paths = [file.path for file in files]
    record = _P.premis(
        _object_element("intellectualEntity", "FRBR Expression", ruling.expression or ruling.text_sha256,
                _identifier("objectIdentifier", "bag", name)),
        *map(_file_element, files),
        *_events_before_release([change.at for change in history], ruling, paths, programs),
        *(_event_element(f"release-{change.seq}", _RELEASE, paths, _release_in_words(change)) for change in history),
        *_agents(programs),
        version="3.0",
    )  # fmt: skip
    return document(record)


def _events_before_release(
    releases: Sequence[str], ruling: Ruling, paths: Sequence[str], programs: Programs
) -> Iterator[_Element]:
    """What came before every release (their dates); the source is the first path."""
    # EDTF: some day up to the first release, since when the source was taken is not on record.
    day = f"[..{releases[0][:10]}]" if releases else "XXXX-XX-XX"
    captured = (day, "The source was taken as it is.", "success")
    converted = (day, _conversion_in_words(ruling), *_outcome_of_conversion(ruling, programs))
    yield _event_element("capture", "capture", paths[:1], captured)
    yield _event_element(_CONVERSION, _CONVERSION, paths, converted)
    yield _event_element("validation", "validation", paths, (day, _CHECKS, "pass"))


def _agents(programs: Programs) -> Iterator[_Element]:
    """The programs that made what is in the bag."""
    code = f"SHA-256 of code, tables and schemas: {programs.code}"
    told = (("qauly", programs.version, code), ("typst", programs.typst, "Set the PDF."))
    for name, version, note in told:
        yield _P.agent(
            _identifier("agentIdentifier", "software", name),
            _P.agentName(name),
            _P.agentType("software"),
            _P.agentVersion(version),
            _P.agentNote(note),
        )


def tells_as_made(
    data: bytes, ruling: Ruling, programs: Programs, released: str, json: str
) -> bool:
    """Whether a record's events and agents are those that this program writes.

    `released` and `json` are date and SHA-256 of the last release, which ends the record's own; the
    releases before it stand in the change log alone, so nothing is held against them.
    """
    root = _root(data)
    paths = list(_hashes_by_path(root))
    told = [*root.iterfind("p:event", _NAMESPACE), *root.iterfind("p:agent", _NAMESPACE)]
    releases = [one for one in told if one.findtext("p:eventType", None, _NAMESPACE) == _RELEASE]
    dates = [one.findtext("p:eventDateTime", "", _NAMESPACE) for one in releases]
    wanted = [*_events_before_release(dates, ruling, paths, programs), *_agents(programs)]
    rest = [_bare_words(one) for one in told if one not in releases]
    last = "".join(_bare_words(releases[-1])) if releases else ""
    is_last = dates[-1:] == [released] and f"JSON {json}." in last if released else not dates
    whole = len(root) == len(told) + len(root.findall("p:object", _NAMESPACE))
    same = rest == [_bare_words(one) for one in wanted]
    return whole and is_last and dates == sorted(dates) and same


def _bare_words(element: _Element) -> list[str]:
    """The words of an element, without the white space that makes it readable."""
    return [text for one in element.itertext() if (text := str(one).strip())]


def _conversion_in_words(ruling: Ruling) -> str:
    """The ledger of edits, counted."""
    counts = Counter(repair.rule.value for repair in ruling.edits())
    told = ", ".join(f"{rule} {count}" for rule, count in sorted(counts.items())) or "none"
    return (
        f"Source to JSON (schema {ruling.schema_version}) and Akoma Ntoso. Edits, each on record in "
        f"the JSON: {told}. Decided by a person: {decided_by_person(ruling)}."
    )


def _outcome_of_conversion(ruling: Ruling, programs: Programs) -> tuple[str, ...]:
    """How the conversion went, and what is to be known of it."""
    doubts = [d for d in ruling.diagnostics if d.severity != "info"]
    notes = [f"{d.code}: {d.message}" for d in doubts]
    again = (
        "This very program makes the same files of the source, byte for byte."
        if programs.reproduced
        else "Made by another version of qauly, or with other options: this one makes other files."
    )
    return ("success with findings" if doubts else "success"), again, *notes


def _release_in_words(change: ReleasedChange) -> tuple[str, ...]:
    """One line of the change log: when, what, how it went, and why."""
    told = f"{change.action} {change.kind}".strip()
    detail = f"ReleasedChange {change.seq} of the log: {told}. JSON {change.json_sha256 or 'none'}."
    return change.at, detail, change.action, *filter(None, [change.reason])


def _object_element(kind: str, type_: str, value: str, *parts: _Element) -> _Element:
    named = _identifier("objectIdentifier", type_, value)
    return _P.object({f"{{{_XSI}}}type": kind}, named, *parts)


def _file_element(file: KeptFile) -> _Element:
    """A file: hash, size, format, name, and what it was made from."""
    what = file.format
    designation = _P.formatDesignation(_P.formatName(f"{what.name} ({what.media})"))
    if what.version:
        designation.append(_P.formatVersion(what.version))
    form = _P.format(designation)
    if what.pronom:
        names = (_P.formatRegistryName("PRONOM"), _P.formatRegistryKey(what.pronom))
        form.append(_P.formatRegistry(*names))
    digest = hashlib.sha512(file.data).hexdigest()
    traits = _P.objectCharacteristics(
        _P.fixity(_P.messageDigestAlgorithm("SHA-512"), _P.messageDigest(digest)),
        _P.size(str(len(file.data))),
        form,
    )
    original = [_P.originalName(file.original)] if file.original else []
    return _object_element("file", "path", file.path, traits, *original, *_derivation(file))


def _derivation(file: KeptFile) -> Iterator[_Element]:
    if file.made_from:
        paths = (f"{PAYLOAD}{name}" for name in file.made_from)
        related = (_identifier("relatedObjectIdentifier", "path", path) for path in paths)
        yield _P.relationship(
            _P.relationshipType("derivation"),
            _P.relationshipSubType("has source"),
            *related,
            _identifier("relatedEventIdentifier", "local", _CONVERSION),
        )


def _event_element(name: str, kind: str, paths: Sequence[str], told: tuple[str, ...]) -> _Element:
    """What happened to some files: `told` is when (ISO 8601 or EDTF), what, how it went, and notes."""
    when, detail, outcome, *notes = told
    told_notes = (_P.eventOutcomeDetail(_P.eventOutcomeDetailNote(note)) for note in notes)
    return _P.event(
        _identifier("eventIdentifier", "local", name),
        _P.eventType(kind),
        _P.eventDateTime(when),
        _P.eventDetailInformation(_P.eventDetail(detail)),
        _P.eventOutcomeInformation(_P.eventOutcome(outcome), *told_notes),
        _identifier("linkingAgentIdentifier", "software", "qauly"),
        *(_identifier("linkingObjectIdentifier", "path", path) for path in paths),
    )


def _identifier(name: str, type_: str, value: str) -> _Element:
    return _P(name, _P(f"{name}Type", type_), _P(f"{name}Value", value))


def recorded_hashes(data: bytes) -> dict[str, str] | None:
    """The SHA-512 that a record has of each file, by path; None for what is no such record."""
    try:
        return _hashes_by_path(_root(data))
    except (etree.XMLSyntaxError, ValueError):
        return None


def _root(data: bytes) -> _Element:
    # A bag may come from anybody, and its XML must not make this program fetch or read anything.
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def _hashes_by_path(root: _Element) -> dict[str, str]:
    told = (
        (
            one.findtext("p:objectIdentifier/p:objectIdentifierValue", None, _NAMESPACE),
            one.findtext("p:objectCharacteristics/p:fixity/p:messageDigest", None, _NAMESPACE),
        )
        for one in root.iterfind("p:object", _NAMESPACE)
    )
    return {path: digest for path, digest in told if path and digest}
