"""Rulings as RDF: ELI's ontology for works and texts, PROV for where they come from, our own names.

A ruling is an `eli:LegalResource`, its text in one language an `eli:LegalExpression`, a file of it an
`eli:Format`. Kazakhstan takes no part in ELI, so the names are ours: the IRIs of the ruling behind a
base. Citations and outcomes have classes of their own (`schemas/ruling.shacl.ttl` tells their shape).
"""

import base64
from collections.abc import Iterable, Iterator
from typing import Any, Final

from rdflib import DCTERMS, PROV, RDF, XSD, Graph, Literal, Namespace, URIRef

from pipeline import grammar
from pipeline.errors import UsageError
from pipeline.export.forms import DEFAULT_BASE
from pipeline.model import Citation, Outcome, Ruling
from pipeline.terms import EDITORIAL
from pipeline.web_address import is_web_address

# A name below `.invalid` (RFC 2606) is nobody's, so it cannot come to mean something else.
_OURS: Final = Namespace("https://qauly.invalid/ns#")
_ELI: Final = Namespace("http://data.europa.eu/eli/ontology#")
_LANGUAGES: Final = Namespace("http://publications.europa.eu/resource/authority/language/")
_MEDIA: Final = Namespace("https://www.iana.org/assignments/media-types/")
_FORMATS: Final = {".json": "application/json", ".akn.xml": "application/akn+xml"}
_Said = tuple[Any, Any]


def to_ntriples(ruling: Ruling, base: str = DEFAULT_BASE) -> bytes:
    """The ruling as N-Triples, sorted, the same bytes on every run.

    Raises UsageError for a ruling without a name, and for a base that is none.
    """
    # N-Triples has no order of its own, and rdflib promises none. Not `splitlines`, which takes more
    # signs for the end of a line than N-Triples has escapes for.
    lines = _graph(ruling, base).serialize(format="nt").split("\n")
    return "".join(f"{line}\n" for line in sorted(lines) if line).encode()


def to_turtle(ruling: Ruling, base: str = DEFAULT_BASE) -> bytes:
    """The ruling as Turtle; raises what `to_ntriples` raises."""
    written: str = _graph(ruling, base).serialize(format="turtle")
    return written.encode()


def source_iri(sha256: str) -> str:
    """The name of a file by its content (RFC 6920)."""
    digest = base64.urlsafe_b64encode(bytes.fromhex(sha256)).decode().rstrip("=")
    return f"ni:///sha-256;{digest}"


def _graph(ruling: Ruling, base: str) -> Any:  # noqa: ANN401 - of a library that may not be there
    if ruling.work is None or ruling.expression is None:
        raise UsageError("without court, date and number a ruling has no name to say things of")
    if not is_web_address(base) or base.endswith("/"):
        raise UsageError(f"--base {base}: write an address without a slash at its end")
    graph = Graph()
    prefixes = {"eli": _ELI, "prov": PROV, "dcterms": DCTERMS, "qauly": _OURS}
    for prefix, names in prefixes.items():
        graph.bind(prefix, names)
    for subject, said in _Describing(ruling, base).subjects():
        for relation, value in said:
            graph.add((subject, relation, value))
    return graph


class _Describing:
    """What is said of one ruling."""

    def __init__(self, ruling: Ruling, base: str) -> None:
        self._ruling = ruling
        self._named = Namespace(base)
        self._tag = grammar.load(ruling.language).documents.tag
        self._work, self._text = self._named[ruling.work], self._named[ruling.expression]
        self._source = URIRef(source_iri(ruling.source.sha256))

    def subjects(self) -> Iterator[tuple[Any, Iterable[_Said]]]:
        """Everything that is spoken of, with all that is said of it."""
        ruling, making = self._ruling, self._node_of_part("conversion")
        yield self._work, self._of_work()
        yield self._text, self._of_text()
        media = _MEDIA[ruling.source.media_type]
        yield self._source, [(RDF.type, PROV.Entity), (DCTERMS.format, media)]
        yield making, [(RDF.type, PROV.Activity), (PROV.used, self._source)]
        for ending, media_type in _FORMATS.items():
            yield self._text + ending, self._of_file(media_type, making)
        for citation in ruling.citations:
            yield self._node_of_part(citation.eId), self._of_citation(citation)
        for number, outcome in enumerate(ruling.outcomes, start=1):
            yield self._node_of_part(f"outcome_{number}"), self._of_outcome(outcome)

    def _of_work(self) -> Iterator[_Said]:
        ruling = self._ruling
        yield RDF.type, _ELI.LegalResource
        yield _ELI.is_realized_by, self._text
        yield _ELI.type_document, _OURS[ruling.kind]
        yield _ELI.passed_by, self._named[f"/akn/ontology/organization/kz/{ruling.court}"]
        if ruling.date:
            yield _ELI.date_document, Literal(ruling.date, datatype=XSD.date)
        if ruling.number:
            yield _ELI.id_local, Literal(ruling.number)
        yield from self._of_other_works()

    def _of_other_works(self) -> Iterator[_Said]:
        """What the ruling cites and changes itself, and what changed or ended it, as notes tell."""
        ruling, edition = self._ruling, self._ruling.edition
        notes = {block.eId for block in ruling.notes if block.role in EDITORIAL}
        related: dict[Any, list[str | None]] = {
            _ELI.cites: [t for c in ruling.citations if c.block not in notes for t in c.targets],
            _ELI.changes: [target for change in ruling.changes for target in change.targets],
            _ELI.changed_by: [one.work for one in edition.amendments] if edition else [],
            _ELI.repealed_by: [edition.repeal.work] if edition and edition.repeal else [],
        }
        for relation, targets in related.items():
            for target in dict.fromkeys(filter(None, targets)):
                yield relation, self._named[target]

    def _of_text(self) -> Iterator[_Said]:
        ruling = self._ruling
        yield RDF.type, _ELI.LegalExpression
        yield _ELI.realizes, self._work
        yield _ELI.language, _LANGUAGES[ruling.language.upper()]
        if ruling.title:
            yield _ELI["title"], self._literal_of(ruling.title)
        if ruling.day:
            yield _ELI.version_date, Literal(ruling.day, datatype=XSD.date)
        yield _OURS.textSha256, Literal(ruling.text_sha256)
        for ending in _FORMATS:
            yield _ELI.is_embodied_by, self._text + ending

    def _of_file(self, media_type: str, making: Any) -> Iterator[_Said]:  # noqa: ANN401
        yield RDF.type, _ELI.Format
        yield _ELI.embodies, self._text
        yield _ELI["format"], _MEDIA[media_type]
        yield PROV.wasDerivedFrom, self._source
        yield PROV.wasGeneratedBy, making

    def _of_citation(self, citation: Citation) -> Iterator[_Said]:
        yield RDF.type, _OURS.Citation
        yield _OURS.standsIn, self._text
        yield _OURS.text, self._literal_of(citation.text)
        yield _OURS.status, Literal(citation.status.value)
        yield _OURS.confidence, Literal(str(citation.confidence), datatype=XSD.decimal)
        for target in citation.targets:
            yield _OURS.target, self._named[target]

    def _of_outcome(self, outcome: Outcome) -> Iterator[_Said]:
        yield RDF.type, _OURS.Outcome
        yield _OURS.standsIn, self._text
        yield _OURS.point, self._node_of_part(outcome.point)
        yield _OURS.text, self._literal_of(outcome.text)
        yield _OURS.kind, _OURS[outcome.kind]
        if outcome.verdict:
            yield _OURS.verdict, _OURS[outcome.verdict]
        if outcome.scope:
            yield _OURS.scope, self._literal_of(outcome.scope.text)
            yield _OURS.scopeKind, _OURS[outcome.scope.kind]
        for target in outcome.targets:
            yield _OURS.target, self._named[target]

    def _literal_of(self, text: str) -> Any:  # noqa: ANN401
        return Literal(text, lang=self._tag)

    def _node_of_part(self, eid: str) -> Any:  # noqa: ANN401
        """What stands in the text under a name."""
        return self._text + f"#{eid}"
