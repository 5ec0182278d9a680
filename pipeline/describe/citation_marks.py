"""Citations and short names with their place in the ruling and a name of their own."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pipeline.annotation import Annotation
from pipeline.cite import values
from pipeline.describe.source_places import SourcePlaces
from pipeline.languages import Language
from pipeline.model import Abbreviation, Citation, CitationLink, CitationRef, CitedWork, Subject
from pipeline.registry import Registry
from pipeline.sections import Paragraph, Sections
from pipeline.state_id import state_id
from pipeline.terms import BlockRole, Court, MarkKind
from pipeline.text import Span
from pipeline.words.works import read_judgment, work_of


class NamedCitation(NamedTuple):
    """A citation as part of the model, with its span in the clean text."""

    span: Span
    model: Citation


def named_citations(
    places: SourcePlaces, citations: Iterable[values.ResolvedCitation]
) -> tuple[NamedCitation, ...]:
    """Each citation its eId: counted within its block, resolved or not."""
    count: Counter[str] = Counter()
    named = []
    for citation in citations:
        paragraph = places.paragraph_at(citation.span.start)
        if paragraph is None:
            continue
        count[paragraph.eId] += 1
        start, end = places.span_in_paragraph(citation.span, paragraph)
        model = Citation(
            eId=f"{paragraph.eId}__cit_{count[paragraph.eId]}",
            start=start,
            end=end,
            text=places.text.text[citation.span.start : citation.span.end],
            targets=citation.targets,
            refs=tuple(_refs(places, citation, paragraph)),
            status=citation.status,
            confidence=citation.confidence,
            reason=citation.reason,
            links=tuple(
                CitationLink(
                    start=span[0],
                    end=span[1],
                    href=link.href,
                    state_id=link.state_id,
                    verdict=link.verdict,
                )
                for link in citation.links
                for span in [places.span_in_paragraph(link.span, paragraph)]
            ),
            by=citation.by,
        )
        named.append(NamedCitation(citation.span, model))
    return tuple(named)


def _refs(
    places: SourcePlaces, citation: values.ResolvedCitation, paragraph: Paragraph
) -> Iterator[CitationRef]:
    """The words of each target; one alone has all the words of the citation."""
    for ref in citation.refs if len(citation.targets) > 1 else ():
        start, end = places.span_in_paragraph(ref.span, paragraph)
        yield CitationRef(start=start, end=end, target=ref.target)


def citation_marks(citations: Iterable[NamedCitation]) -> Iterator[Annotation]:
    """Mark the words of every citation."""
    for citation in citations:
        yield Annotation(MarkKind.CITATION, citation.span)


def asked_about(sections: Sections, citations: Iterable[NamedCitation]) -> tuple[Subject, ...]:
    """What was asked about: the citations of the title, resolved or not, in its order.

    The Constitution by which they are measured stands in titles without a provision, and is no citation.
    """
    title = {paragraph.eId for paragraph in sections.of(BlockRole.TITLE)}
    cited = (citation.model for citation in citations if citation.model.block in title)
    return tuple(Subject(citation=one.eId) for one in cited)


def abbreviations(
    places: SourcePlaces, found: Iterable[values.ShortName]
) -> tuple[tuple[Abbreviation, ...], tuple[Annotation, ...]]:
    """The short names that the ruling defines, and the marks of both their forms."""
    models, marks = [], []
    for number, abbreviation in enumerate(found, 1):
        paragraph = places.paragraph_at(abbreviation.short.start)
        if paragraph is None:
            continue
        text = places.text.text
        models.append(
            Abbreviation(
                eId=f"term_{number}",
                short=text[slice(*abbreviation.short)],
                long=text[slice(*abbreviation.long)],
                block=paragraph.eId,
                target=abbreviation.target,
            )
        )
        marks.append(Annotation(MarkKind.TERM, abbreviation.short, refers_to=f"term_{number}"))
    return tuple(models), tuple(marks)


def cited_works(
    citations: Iterable[Citation], language: Language, registry: Registry
) -> tuple[CitedWork, ...]:
    """Each work that a target names, once, in the order of the text."""
    targets = (target for citation in citations for target in citation.targets)
    works = dict.fromkeys(work_of(target) for target in targets)
    return tuple(_work(work, language, registry) for work in works)


def _work(work: str, language: Language, registry: Registry) -> CitedWork:
    act = registry.act(work)
    if act is None:
        return CitedWork(work=work, state_id=_state_id(work))
    return CitedWork(work=work, title=act.title.get(language.value), state_id=act.state_id)


def _state_id(work: str) -> str | None:
    """The identifier of a ruling, where its court, date and number leave no other."""
    ruling = read_judgment(work)
    if ruling is None or ruling.court not in set(Court):
        return None
    derived = state_id(Court(ruling.court), ruling.date, ruling.number)
    return derived.value if derived and derived.certain else None
