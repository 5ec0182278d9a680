"""What operative points decide, with its place in the ruling."""

from collections.abc import Iterable

from pipeline.describe.operative import Decided
from pipeline.describe.source_places import SourcePlaces
from pipeline.model import Outcome


def placed_outcomes(places: SourcePlaces, decided: Iterable[Decided]) -> tuple[Outcome, ...]:
    """Each outcome as part of the model; what has no words of its paragraph decides nothing."""
    placed = (_placed(places, one) for one in decided)
    return tuple(one for one in placed if one.text.strip())


def _placed(places: SourcePlaces, decided: Decided) -> Outcome:
    paragraph = next(p for p in places.sections.paragraphs if p.eId == decided.block)
    start, end = places.within(decided.span, paragraph)
    return Outcome(
        point=decided.point,
        kind=decided.kind,
        verdict=decided.verdict,
        text=places.text.text[paragraph.body.start + start : paragraph.body.start + end],
        start=start,
        end=end,
        block=decided.block,
        targets=decided.targets,
        scope=decided.scope,
        addressee=decided.addressee,
        term=decided.term,
    )
