"""The ruling's edition as part of the model, each act with the block that names it."""

from typing import Any

from pipeline import model
from pipeline.describe.source_places import SourcePlaces
from pipeline.edition.life import ActNamed, NotedEdition, NotedPublication
from pipeline.terms import EditionBasis
from pipeline.text import Span


def described_edition(places: SourcePlaces, edition: NotedEdition) -> model.Edition | None:
    """The edition with its acts; none where no line tells anything of the ruling's life."""
    if not _has_content(edition):
        return None
    text, status = places.text.text, edition.status
    return model.Edition(
        basis=edition.basis,
        date=edition.day.isoformat() if edition.day else None,
        status=text[slice(*status)] if status else None,
        amendments=tuple(
            model.Amendment(**_act_fields(places, one.act), operations=one.operations)
            for one in edition.amendments
        ),
        publications=tuple(_publication(places, one) for one in edition.publications),
        repeal=model.NamedAct(**_act_fields(places, edition.repeal)) if edition.repeal else None,
    )


def _has_content(edition: NotedEdition) -> bool:
    """Whether an edition tells anything but that the ruling is as it was adopted."""
    changed = edition.basis is not EditionBasis.ORIGINAL
    noted = edition.repeal or edition.status or edition.publications
    return changed or bool(noted)


def _publication(places: SourcePlaces, printed: NotedPublication) -> model.Publication:
    return model.Publication(
        **_place_fields(places, printed.span),
        name=printed.name,
        date=printed.date.isoformat() if printed.date else None,
        number=printed.number,
    )


def _act_fields(places: SourcePlaces, act: ActNamed) -> dict[str, Any]:
    """The fields of an act that a note names."""
    return {
        **_place_fields(places, act.span),
        "text": places.text.text[slice(*act.span)],
        "date": act.date.isoformat() if act.date else None,
        "number": act.number,
        "work": act.work,
        "in_force": act.in_force.isoformat() if act.in_force else None,
    }


def _place_fields(places: SourcePlaces, span: Span) -> dict[str, Any]:
    """The fields that tell where something stands: block and offsets in its text."""
    paragraph = places.paragraph_at(span.start)
    if paragraph is None:
        message = f"no paragraph holds the words at {span.start}"
        raise ValueError(message)
    start, end = places.span_in_paragraph(span, paragraph)
    return {"block": paragraph.eId, "start": start, "end": end}
