"""What operative points decide, with its place in the ruling."""

from collections.abc import Iterable

from pipeline.describe.operative import Decided
from pipeline.describe.places import SourcePlaces
from pipeline.model import Outcome


def placed_outcomes(places: SourcePlaces, decided: Iterable[Decided]) -> tuple[Outcome, ...]:
    """Each outcome as part of the model; what has no words of its paragraph decides nothing."""
    return tuple(placed for one in decided if (placed := _placed(places, one)))


def _placed(places: SourcePlaces, decided: Decided) -> Outcome | None:
    paragraph = next(p for p in places.sections.paragraphs if p.eId == decided.block)
    start, end = places.within(decided.span, paragraph)
    words = places.text.text[paragraph.body.start + start : paragraph.body.start + end]
    if not words.strip():
        return None
    return Outcome(
        point=decided.point,
        kind=decided.kind,
        verdict=decided.verdict,
        text=words,
        start=start,
        end=end,
        block=decided.block,
        targets=decided.targets,
        scope=decided.scope,
        addressee=decided.addressee,
        term=decided.term,
    )
