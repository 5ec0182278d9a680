"""Points of this ruling that it cites and does not have."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from pipeline.cite.values import ResolvedCitation
from pipeline.codes import Code
from pipeline.describe.source_places import SourcePlaces
from pipeline.sections import Part
from pipeline.text import Finding
from pipeline.words.eids import steps_of
from pipeline.words.quotes import quoted

_ITEM_WITHIN: Final = re.compile(r"(?:\A|[:;] )([0-9]+)\) ")
"""The number of a sub-point that stands in its point's own paragraph."""


def lacking_points(
    citations: Iterable[ResolvedCitation], places: SourcePlaces
) -> Iterator[Finding]:
    """A finding for each point or sub-point of this ruling that is cited and not there.

    What notes say is not the court's, and what is quoted may speak of points of its own ruling. Of a
    ruling without points nothing is told.
    """
    own = [one for one in citations if one.points and _is_courts(one, places)]
    known = _points_of(places) if own else set()
    for cited in own if known else ():
        if any(_numbers(point) not in known for point in cited.points):
            words = places.text.text[slice(*cited.span)]
            message = f"“{words}”: this ruling has no point of the number"
            yield Finding(Code.FIGURES_CONTRADICTED, cited.span, message)


def _is_courts(cited: ResolvedCitation, places: SourcePlaces) -> bool:
    paragraph = places.paragraph_at(cited.span.start)
    if paragraph is None or paragraph.part is Part.NOTES:
        return False
    before = places.text.text[paragraph.span.start : cited.span.start]
    return not quoted(before).opened


def _numbers(point: str) -> tuple[str, ...]:
    """The numbers of a point and its sub-point; paragraphs within them have none that can be held against anything."""
    return tuple(step.number for step in steps_of(point) if step.unit in {"para", "point"})


def _points_of(places: SourcePlaces) -> set[tuple[str, ...]]:
    """The numbers of a ruling's points, and with them of their sub-points, those within a paragraph too."""
    known: set[tuple[str, ...]] = set()
    for paragraph in places.sections.paragraphs:
        # Chapters (`IV`) have points, and no number of a point.
        match [step for step in steps_of(paragraph.eId)[1:-1] if step.whole is not None]:
            case [("para", point), *inner]:
                items = _ITEM_WITHIN.findall(places.text.text[slice(*paragraph.body)])
                items += [number for unit, number in inner[:1] if unit == "point"]
                known |= {(point,), *((point, item) for item in items)}
    return known
