"""What operative points decide, with its place in the ruling."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipeline.describe.operative import Decided
    from pipeline.describe.places import Places


def placed_outcomes(places: Places, decided: Iterable[Decided]) -> tuple[Outcome, ...]:
    """Give each outcome as part of the model."""
    return tuple(_placed(places, one) for one in decided)


def _placed(places: Places, decided: Decided) -> Outcome:
    paragraph = next(p for p in places.sections.paragraphs if p.eId == decided.block)
    start, end = places.within(decided.span, paragraph)
    return Outcome(
        point=decided.point,
        kind=decided.kind,
        verdict=decided.verdict,
        text=places.text.text[slice(*decided.span)],
        start=start,
        end=end,
        block=decided.block,
        targets=decided.targets,
        scope=decided.scope,
        addressee=decided.addressee,
        term=decided.term,
    )
