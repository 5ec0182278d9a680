"""The ruling's edition as part of the model, each act with the block that names it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pipeline import model
from pipeline.terms import EditionBasis

if TYPE_CHECKING:
    from pipeline.describe.places import SourcePlaces
    from pipeline.edition.life import ActNamed, NotedEdition


def described_edition(places: SourcePlaces, edition: NotedEdition | None) -> model.Edition | None:
    """The edition with its acts; none where no line tells anything of the ruling's life."""
    if edition is None or not _told(edition):
        return None
    text, status = places.text.text, edition.status
    return model.Edition(
        basis=edition.basis,
        date=edition.day.isoformat() if edition.day else None,
        status=text[slice(*status)] if status else None,
        amendments=tuple(
            model.Amendment(**_act(places, one.act), operations=one.operations)
            for one in edition.amendments
        ),
        repeal=model.NamedAct(**_act(places, edition.repeal.act)) if edition.repeal else None,
    )


def _told(edition: NotedEdition) -> bool:
    changed = edition.basis is not EditionBasis.ORIGINAL
    return changed or edition.repeal is not None or edition.status is not None


def _act(places: SourcePlaces, act: ActNamed) -> dict[str, Any]:
    """The fields of an act that a note names."""
    paragraph = places.paragraph_at(act.span.start)
    if paragraph is None:
        message = f"no paragraph holds the act at {act.span.start}"
        raise ValueError(message)
    start, end = places.within(act.span, paragraph)
    return {
        "block": paragraph.eId,
        "start": start,
        "end": end,
        "text": places.text.text[slice(*act.span)],
        "date": act.date.isoformat() if act.date else None,
        "number": act.number,
        "work": act.work,
        "in_force": act.in_force.isoformat() if act.in_force else None,
    }
