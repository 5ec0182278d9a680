"""Citations and short names with their place in the ruling and a name of their own."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.annotation import Annotation
from pipeline.cite import values
from pipeline.describe.source_places import SourcePlaces
from pipeline.model import Abbreviation, Citation, CitationLink, CitationRef, Subject
from pipeline.sections import Paragraph, Sections
from pipeline.terms import BlockRole, MarkKind
from pipeline.text import Span


@dataclass(frozen=True, slots=True)
class NamedCitation:
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
        start, end = places.within(citation.span, paragraph)
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
                for span in [places.within(link.span, paragraph)]
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
        start, end = places.within(ref.span, paragraph)
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
