"""Text, sections and citations → Ruling: what the ruling is, who took part, what was decided."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pipeline.annotation import Annotation
from pipeline.content_hash import content_hash
from pipeline.describe.asked import asked_about
from pipeline.describe.blocks import blocks_by_part, body, page_ends
from pipeline.describe.changes import changes, unplaced
from pipeline.describe.citation_marks import abbreviations, citation_marks, named_citations
from pipeline.describe.crossing import apart, nested
from pipeline.describe.edition import described_edition, edition_marks
from pipeline.describe.evidence import diagnostics, recorded
from pipeline.describe.note_references import note_references
from pipeline.describe.operative import outcomes
from pipeline.describe.opinions import attachment, nobodys, separate_opinions
from pipeline.describe.people import people
from pipeline.describe.placed_outcomes import placed_outcomes
from pipeline.describe.places import SourcePlaces
from pipeline.describe.removals import removals
from pipeline.describe.resting import rested
from pipeline.describe.which_ruling import RulingIdentity, identify
from pipeline.describe.works import cited_works
from pipeline.model import SCHEMA_VERSION, Composition, PdfFile, Ruling, SourceInfo
from pipeline.sections import Part
from pipeline.state_id import state_id
from pipeline.terms import BlockRole, MarkKind
from pipeline.text import Span
from pipeline.words.works import JudgmentName, expression_iri, frbr_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pipeline import model
    from pipeline.cite.values import CitedWorks
    from pipeline.describe.people import People
    from pipeline.edition import NotedEdition
    from pipeline.job import Job
    from pipeline.languages import Language
    from pipeline.model import Block, StateId
    from pipeline.read import Source
    from pipeline.read.source import FileFacts
    from pipeline.sections import Sections
    from pipeline.text import CleanText

__all__ = ["describe"]


def describe(
    text: CleanText,
    sections: Sections,
    cited: CitedWorks,
    job: Job,
    edition: NotedEdition | None = None,
) -> Ruling:
    """Put all that the stages found into one ruling."""
    identity = identify(text, sections, job.grammar)
    places = SourcePlaces(text, sections, job.source)
    present = people(text, sections, job.grammar, work_iri(identity), job.registry)
    distinct, shared = apart(places, cited.citations)
    outcome = outcomes(text, sections, job.grammar, distinct)
    named = named_citations(places, distinct)
    short_names, terms = abbreviations(places, cited.abbreviations)
    pages = tuple(page_ends(places))
    stages = (sections, identity, present, outcome, note_references(places))
    annotations = [a for stage in stages for a in stage.annotations]
    annotations += [*citation_marks(named), *terms, *_layout_marks(sections, pages)]
    annotations += edition_marks(edition)
    on_recognised = rested(places, job, annotations, named, outcome.outcomes)
    named = on_recognised.citations
    marks, crossed = nested(places, annotations)
    parts = blocks_by_part(places, marks)
    repairs, layout = recorded(places, [block for part in parts.values() for block in part])
    citations = [one.model for one in named]
    opinions = separate_opinions(parts[Part.OPINIONS], citations)
    own = [one for one in citations if attachment(one) not in {o.eId for o in opinions}]
    life, changed = described_edition(places, edition), changes(sections, edition, named)
    told = (*stages, cited, *((edition,) if edition else ()))
    findings = [finding for stage in told for finding in stage.findings]
    findings += on_recognised.findings
    findings += [*unplaced(changed, sections), *nobodys(opinions, places), *shared, *crossed]
    return Ruling(
        schema_version=SCHEMA_VERSION,
        **_named(identity, job.grammar.language, life),
        **_present(present),
        **_divided(parts),
        opinions=opinions,
        edition=life,
        subjects=asked_about(sections, named),
        outcomes=placed_outcomes(places, on_recognised.outcomes),
        citations=tuple(own),
        works=cited_works(own, job.grammar.language, job.registry),
        changes=changed,
        abbreviations=short_names,
        repairs=repairs,
        layout=layout,
        removed=removals(repairs, job.source),
        diagnostics=diagnostics(places, findings),
        source=_source(job.source, len(pages)),
        text_sha256=content_hash(text.text),
    )


def _present(people: People) -> dict[str, Any]:
    """The fields that tell who sat, took part and reported."""
    return {
        "composition": Composition(presiding=people.presiding, judges=people.judges),
        "participants": people.participants,
        "rapporteurs": people.rapporteurs,
    }


def _divided(parts: Mapping[Part, tuple[Block, ...]]) -> dict[str, Any]:
    """The fields that hold the ruling's own paragraphs and the notes beside them."""
    return {
        "header": parts[Part.HEADER],
        "body": body(parts),
        "conclusions": parts[Part.CONCLUSIONS],
        "notes": parts[Part.NOTES],
    }


def _named(
    identity: RulingIdentity, language: Language, edition: model.Edition | None
) -> dict[str, Any]:
    """The fields that tell which ruling it is."""
    work = work_iri(identity)
    day = edition.date if edition else identity.date
    return {
        "work": work,
        "expression": expression_iri(work, language, day) if work and day else None,
        "language": language,
        "kind": identity.kind,
        "question": identity.question,
        "title": identity.title,
        "number": identity.number,
        "date": identity.date,
        "court": identity.court,
        "state_id": _state_id(identity),
    }


def _layout_marks(sections: Sections, pages: Iterable[tuple[int, int]]) -> Iterator[Annotation]:
    """Mark what is told by place alone: signatures and the ends of pages."""
    for paragraph in sections.of(BlockRole.SIGNATURE):
        yield Annotation(MarkKind.SIGNATURE, paragraph.body)
    for offset, page in pages:
        yield Annotation(MarkKind.PAGE_END, Span(offset, offset), value=str(page))


def work_iri(identity: RulingIdentity) -> str | None:
    """The FRBR Work; None without date or number."""
    number = frbr_number(identity.number or "")
    if identity.date is None or number is None:
        return None
    return JudgmentName(identity.kind, identity.court, identity.date, number).iri


def _state_id(identity: RulingIdentity) -> StateId | None:
    number = frbr_number(identity.number or "")
    if identity.date is None or number is None:
        return None
    return state_id(identity.court, identity.date, number)


def _source(source: Source, page_ends: int) -> SourceInfo:
    """What is said of the file; a text without form feeds has its pages from wide gaps, if from any."""
    inferred = page_ends >= len(source.pages)
    return SourceInfo(
        sha256=source.sha256,
        media_type=source.media_type,
        origin="recognised" if source.recognised else "written",
        characters=len(source.text),
        lines=len(source.lines),
        pages=page_ends + 1 if inferred else len(source.pages),
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
