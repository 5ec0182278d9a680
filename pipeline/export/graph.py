"""Rulings as RDF: ELI's ontology for works and texts, PROV for where they come from, our own names.

A ruling is an `eli:LegalResource`, its text in one language an `eli:LegalExpression`, a file of it an
`eli:Format`. Kazakhstan takes no part in ELI, so the names are ours: the IRIs of the ruling behind a
base. Citations and outcomes have classes of their own (`schemas/ruling.shacl.ttl` tells their shape).
"""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any, Final

from pipeline import grammar
from pipeline.errors import UsageError
from pipeline.export.forms import DEFAULT_BASE
from pipeline.outline import EDITORIAL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.model import Citation, Outcome, Ruling

# A name below `.invalid` (RFC 2606) is nobody's, so it cannot come to mean something else.
_OURS: Final = "https://qauly.invalid/ns#"
_ELI: Final = "http://data.europa.eu/eli/ontology#"
_PROV: Final = "http://www.w3.org/ns/prov#"
_TERMS: Final = "http://purl.org/dc/terms/"
_LANGUAGES: Final = "http://publications.europa.eu/resource/authority/language/"
_MEDIA: Final = "https://www.iana.org/assignments/media-types/"
_FORMATS: Final = {".json": "application/json", ".akn.xml": "application/akn+xml"}
_Triple = tuple[Any, Any, Any]


def to_ntriples(ruling: Ruling, base: str = DEFAULT_BASE) -> bytes:
    """The ruling as N-Triples, sorted, the same bytes on every run.

    Raises UsageError for a ruling without a name, a base that is none, and without rdflib.
    """
    # N-Triples has no order of its own, and rdflib promises none.
    lines = _graph(ruling, base).serialize(format="nt").splitlines()
    return "".join(f"{line}\n" for line in sorted(lines) if line).encode()


def to_turtle(ruling: Ruling, base: str = DEFAULT_BASE) -> bytes:
    """The ruling as Turtle; raises what `to_ntriples` raises."""
    written: str = _graph(ruling, base).serialize(format="turtle")
    return written.encode()


def source_iri(sha256: str) -> str:
    """The name of a file by its content (RFC 6920)."""
    digest = base64.urlsafe_b64encode(bytes.fromhex(sha256)).decode().rstrip("=")
    return f"ni:///sha-256;{digest}"


def _rdflib() -> Any:  # noqa: ANN401 - a library that may not be there
    try:
        import rdflib  # noqa: PLC0415 - only this form needs it
    except ImportError as error:
        raise UsageError("RDF needs rdflib: pip install 'qauly[export]'") from error
    return rdflib


def _graph(ruling: Ruling, base: str) -> Any:  # noqa: ANN401
    if ruling.work is None or ruling.expression is None:
        raise UsageError("without court, date and number a ruling has no name to say things of")
    if not base.startswith(("http://", "https://")) or base.endswith("/") or " " in base:
        raise UsageError(f"--base {base}: write an address without a slash at its end")
    graph = _rdflib().Graph()
    prefixes = {"eli": _ELI, "prov": _PROV, "dcterms": _TERMS, "qauly": _OURS}
    for prefix, names in prefixes.items():
        graph.bind(prefix, names)
    for triple in _Describing(ruling, base).triples():
        graph.add(triple)
    return graph


class _Describing:
    """What is said of one ruling."""

    def __init__(self, ruling: Ruling, base: str) -> None:
        rdflib = _rdflib()
        self._ruling, self._base = ruling, base
        self._iri, self._literal = rdflib.URIRef, rdflib.Literal
        self._type, self._xsd = rdflib.RDF.type, rdflib.XSD
        self._tag = grammar.load(ruling.language).documents.tag
        self._work, self._text = self._name(ruling.work or ""), self._name(ruling.expression or "")

    def triples(self) -> Iterator[_Triple]:
        """Every statement."""
        yield from self._of_work()
        yield from self._of_text()
        yield from self._of_files()
        for citation in self._ruling.citations:
            yield from self._of_citation(citation)
        for number, outcome in enumerate(self._ruling.outcomes, start=1):
            yield from self._of_outcome(number, outcome)

    def _of_work(self) -> Iterator[_Triple]:
        ruling = self._ruling
        yield self._work, self._type, self._iri(f"{_ELI}LegalResource")
        yield self._work, self._eli("is_realized_by"), self._text
        yield self._work, self._eli("type_document"), self._concept(ruling.kind)
        court = self._name(f"/akn/ontology/organization/kz/{ruling.court}")
        yield self._work, self._eli("passed_by"), court
        if ruling.date:
            day = self._literal(ruling.date, datatype=self._xsd.date)
            yield self._work, self._eli("date_document"), day
        if ruling.number:
            yield self._work, self._eli("id_local"), self._literal(ruling.number)
        yield from self._of_other_works()

    def _of_other_works(self) -> Iterator[_Triple]:
        """What the ruling cites and changes itself, and what changed or ended it, as notes tell."""
        ruling = self._ruling
        notes = {block.eId for block in ruling.notes if block.role in EDITORIAL}
        edition = ruling.edition
        related: dict[str, list[str | None]] = {
            "cites": [t for c in ruling.citations if c.block not in notes for t in c.targets],
            "changes": [target for change in ruling.changes for target in change.targets],
            "changed_by": [one.work for one in edition.amendments] if edition else [],
            "repealed_by": [edition.repeal.work] if edition and edition.repeal else [],
        }
        for name, targets in related.items():
            for target in dict.fromkeys(filter(None, targets)):
                yield self._work, self._eli(name), self._name(target)

    def _of_text(self) -> Iterator[_Triple]:
        ruling = self._ruling
        yield self._text, self._type, self._iri(f"{_ELI}LegalExpression")
        yield self._text, self._eli("realizes"), self._work
        yield self._text, self._eli("language"), self._iri(_LANGUAGES + ruling.language.upper())
        if ruling.title:
            yield self._text, self._eli("title"), self._literal(ruling.title, lang=self._tag)
        if ruling.day:
            day = self._literal(ruling.day, datatype=self._xsd.date)
            yield self._text, self._eli("version_date"), day
        yield self._text, self._ours("textSha256"), self._literal(ruling.text_sha256)

    def _of_files(self) -> Iterator[_Triple]:
        source = self._iri(source_iri(self._ruling.source.sha256))
        making = self._iri(f"{self._text}#conversion")
        yield source, self._type, self._iri(f"{_PROV}Entity")
        yield source, self._iri(f"{_TERMS}format"), self._media(self._ruling.source.media_type)
        yield making, self._type, self._iri(f"{_PROV}Activity")
        yield making, self._prov("used"), source
        for ending, media in _FORMATS.items():
            file = self._iri(f"{self._text}{ending}")
            yield file, self._type, self._iri(f"{_ELI}Format")
            yield file, self._eli("embodies"), self._text
            yield self._text, self._eli("is_embodied_by"), file
            yield file, self._eli("format"), self._media(media)
            yield file, self._prov("wasDerivedFrom"), source
            yield file, self._prov("wasGeneratedBy"), making

    def _of_citation(self, citation: Citation) -> Iterator[_Triple]:
        name = self._iri(f"{self._text}#{citation.eId}")
        yield name, self._type, self._ours("Citation")
        yield name, self._ours("standsIn"), self._text
        yield name, self._ours("text"), self._literal(citation.text, lang=self._tag)
        yield name, self._ours("status"), self._literal(citation.status.value)
        confidence = self._literal(str(citation.confidence), datatype=self._xsd.decimal)
        yield name, self._ours("confidence"), confidence
        for target in citation.targets:
            yield name, self._ours("target"), self._name(target)

    def _of_outcome(self, number: int, outcome: Outcome) -> Iterator[_Triple]:
        name = self._iri(f"{self._text}#outcome_{number}")
        yield name, self._type, self._ours("Outcome")
        yield name, self._ours("standsIn"), self._text
        yield name, self._ours("point"), self._iri(f"{self._text}#{outcome.point}")
        yield name, self._ours("text"), self._literal(outcome.text, lang=self._tag)
        yield name, self._ours("kind"), self._concept(outcome.kind)
        if outcome.verdict:
            yield name, self._ours("verdict"), self._concept(outcome.verdict)
        if outcome.scope:
            words = self._literal(outcome.scope.text, lang=self._tag)
            yield name, self._ours("scope"), words
        for target in outcome.targets:
            yield name, self._ours("target"), self._name(target)

    def _name(self, iri: str) -> Any:  # noqa: ANN401
        return self._iri(self._base + iri)

    def _concept(self, term: str) -> Any:  # noqa: ANN401
        return self._iri(f"{_OURS}{term}")

    def _media(self, media: str) -> Any:  # noqa: ANN401
        return self._iri(_MEDIA + media)

    def _eli(self, name: str) -> Any:  # noqa: ANN401
        return self._iri(_ELI + name)

    def _prov(self, name: str) -> Any:  # noqa: ANN401
        return self._iri(_PROV + name)

    def _ours(self, name: str) -> Any:  # noqa: ANN401
        return self._iri(_OURS + name)
