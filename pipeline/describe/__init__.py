"""Text, sections and citations → Ruling: what the ruling is, who took part, what was decided."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Protocol

from pipeline import model
from pipeline.annotation import Annotation
from pipeline.cite.values import CitedWorks
from pipeline.content_hash import content_hash
from pipeline.describe.blocks import blocks_by_part, page_ends
from pipeline.describe.changes import changes, untargeted_changes
from pipeline.describe.citation_marks import (
    NamedCitation,
    abbreviations,
    asked_about,
    citation_marks,
    cited_works,
    named_citations,
)
from pipeline.describe.crossing import disjoint_citations, nested_annotations
from pipeline.describe.diagnoses import diagnostics, doubted_paragraphs
from pipeline.describe.edition import described_edition
from pipeline.describe.evidence import recorded_changes, removals
from pipeline.describe.note_references import note_references
from pipeline.describe.operative import Reserved, outcomes, placed_outcomes
from pipeline.describe.opinions import opinions_of_nobody, separate_opinions
from pipeline.describe.own_points import lacking_points
from pipeline.describe.people import People, people
from pipeline.describe.resting import mark_recognised
from pipeline.describe.source_places import SourcePlaces
from pipeline.describe.which_ruling import RulingIdentity, identify
from pipeline.edition import NotedEdition
from pipeline.job import Job
from pipeline.languages import Language
from pipeline.model import (
    SCHEMA_VERSION,
    Block,
    Body,
    Composition,
    Opinion,
    PdfFile,
    Ruling,
    SourceInfo,
)
from pipeline.read import Source
from pipeline.read.source import FileFacts
from pipeline.sections import Part, Sections
from pipeline.state_id import state_id
from pipeline.terms import BlockRole, MarkKind
from pipeline.text import CleanText, Span
from pipeline.words.eids import opinion_of
from pipeline.words.works import expression_iri

__all__ = ["describe"]


class _Annotating(Protocol):
    """What a stage says of words of the text."""

    @property
    def annotations(self) -> tuple[Annotation, ...]:
        """Marks of the clean text."""


def describe(
    text: CleanText,
    sections: Sections,
    cited: CitedWorks,
    job: Job,
    edition: NotedEdition,
) -> Ruling:
    """Put all that the stages found into one ruling."""
    identity = identify(text, sections, job.grammar)
    work = identity.name.iri if identity.name else None
    places = SourcePlaces(text, sections, job.source)
    present = people(text, sections, job.grammar, work, job.registry)
    distinct, shared = disjoint_citations(places, cited.citations)
    doubted = doubted_paragraphs(places, sections.findings, job.decisions.seen)
    reserved = Reserved(edition.removed, doubted)
    outcome = outcomes(text, sections, job.grammar, distinct, reserved)
    named = named_citations(places, distinct)
    short_names, terms = abbreviations(places, cited.abbreviations)
    stages = (sections, identity, present, outcome, note_references(places), edition)
    annotations = [*_annotations(stages, places), *terms, *citation_marks(named)]
    read = mark_recognised(places, job, annotations, named, outcome.outcomes)
    marks, crossed = nested_annotations(places, annotations)
    parts = blocks_by_part(places, marks)
    opinions = separate_opinions(parts[Part.OPINIONS], [one.model for one in read.citations])
    changed = tuple(changes(text.text, sections, edition, read.citations))
    findings = (
        *outcome.unlinked,
        *(finding for stage in (*stages, cited, read) for finding in stage.findings),
        *untargeted_changes(changed, sections),
        *opinions_of_nobody(opinions, places),
        *lacking_points(distinct, places),
        *shared,
        *crossed,
    )
    return Ruling(
        **_identity_fields(identity, job.grammar.language, described_edition(places, edition)),
        **_people_fields(present),
        **_part_fields(parts),
        **_citation_fields(read.citations, opinions, job),
        **_record_fields(places, parts, job),
        subjects=asked_about(sections, read.citations),
        outcomes=placed_outcomes(places, outcome.outcomes),
        changes=changed,
        abbreviations=short_names,
        diagnostics=diagnostics(places, findings),
    )


def _annotations(stages: Iterable[_Annotating], places: SourcePlaces) -> Iterator[Annotation]:
    """What the stages mark, and what is told by place alone: signatures, ends of pages and of cells."""
    for stage in stages:
        yield from stage.annotations
    for paragraph in places.sections.of(BlockRole.SIGNATURE):
        yield Annotation(MarkKind.SIGNATURE, paragraph.body)
    for offset, page in page_ends(places):
        yield Annotation(MarkKind.PAGE_END, Span(offset, offset), value=str(page))
    for offset in map(places.offset_of, places.source.cell_ends):
        yield Annotation(MarkKind.CELL_END, Span(offset, offset))


def _citation_fields(
    citations: Iterable[NamedCitation], opinions: tuple[Opinion, ...], job: Job
) -> dict[str, Any]:
    """The fields that hold what the court cites, and the separate opinions with what they cite."""
    cited = (one.model for one in citations)
    own = tuple(one for one in cited if opinion_of(one.eId) is None)
    return {
        "opinions": opinions,
        "citations": own,
        "works": cited_works(own, job.grammar.language, job.registry),
    }


def _record_fields(
    places: SourcePlaces, parts: Mapping[Part, tuple[Block, ...]], job: Job
) -> dict[str, Any]:
    """The fields that lead back to the source, and tell what the result was made with."""
    repairs, layout = recorded_changes(places, [block for part in parts.values() for block in part])
    return {
        "repairs": repairs,
        "layout": layout,
        "removed": removals(repairs, places.source),
        "source": _source(places.source, sum(1 for _ in page_ends(places))),
        "made_with": job.made_with,
        "text_sha256": content_hash(places.text.text),
    }


def _people_fields(people: People) -> dict[str, Any]:
    """The fields that tell who sat, took part, reported and signed."""
    return {
        "composition": Composition(presiding=people.presiding, judges=people.judges),
        "participants": people.participants,
        "rapporteurs": people.rapporteurs,
        "signatories": people.signatories,
    }


def _part_fields(parts: Mapping[Part, tuple[Block, ...]]) -> dict[str, Any]:
    """The fields that hold the ruling's own paragraphs and the notes beside them, named like their parts."""
    own = {part.value: parts[part] for part in (Part.HEADER, Part.CONCLUSIONS, Part.NOTES)}
    between = (Part.INTRODUCTION, Part.BACKGROUND, Part.MOTIVATION, Part.DECISION)
    return {**own, "body": Body(**{part.value: parts[part] for part in between})}


def _identity_fields(
    identity: RulingIdentity, language: Language, edition: model.Edition | None
) -> dict[str, Any]:
    """The fields that tell which ruling it is."""
    name = identity.name
    work = name.iri if name else None
    day = edition.date if edition else identity.date
    return {
        "schema_version": SCHEMA_VERSION,
        "work": work,
        "expression": expression_iri(work, language, day) if work and day else None,
        "language": language,
        "kind": identity.kind,
        "question": identity.question,
        "edition": edition,
        "title": identity.title,
        "number": identity.number,
        "date": identity.date,
        "court": identity.court,
        "state_id": state_id(identity.court, name.date, name.number) if name else None,
    }


def _source(source: Source, page_ends: int) -> SourceInfo:
    """What is said of the file; a text without form feeds has its pages from wide gaps, if from any."""
    inferred = page_ends >= len(source.pages)
    return SourceInfo(
        sha256=source.sha256,
        media_type=source.media_type,
        encoding=source.encoding,
        address=source.address,
        origin="recognised" if source.recognised else "written",
        characters=len(source.text),
        lines=len(source.lines),
        pages=page_ends + 1 if inferred else source.page_count,
        pages_inferred=inferred and page_ends > 0,
        file=_file(source.file),
    )


def _file(facts: FileFacts | None) -> PdfFile | None:
    if facts is None:
        return None
    return PdfFile(
        revisions=facts.revisions,
        signed=facts.signed.value,
        attachments=facts.attachments,
        xfa=facts.has_xfa,
    )
