"""Points of a consolidated text whose words are of another day than the text, between which an act took over a name.

The publisher's notes stand behind the points that they speak of. Where a name without a date is that of a code
of today, and the words of its point are older, the code of that day may be meant; where they apply from a later
day than that of the text, the code that bears the name by then.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice

from pipeline.cite.catalogue import Catalogue
from pipeline.cite.meaning import BY_DATE, Meaning
from pipeline.edition import NotedAmendment, NotedEdition
from pipeline.registry import Act
from pipeline.sections import Paragraph
from pipeline.terms import BlockRole, Operation
from pipeline.words.eids import points_of

HEADING = -2
"""Stands for what is above the points, in the place of their number."""


class Unrevised:
    """From which day the words of each point stand as they are."""

    def __init__(
        self,
        paragraphs: Sequence[Paragraph],
        edition: NotedEdition | None,
        written: date | None,
        catalogue: Catalogue,
    ) -> None:
        self.catalogue = catalogue
        # `decision__para_2__p_1` opens a point, `decision__para_2__point_1__p_1` an item of it.
        opening = (one for one in paragraphs if one.number and len(points_of(one.eId)) == 1)
        self.starts = [one.span.start for one in opening]
        # The line of the enactment lists who changed the text, and not where.
        listed = [one.span for one in paragraphs if one.role is BlockRole.ENACTMENT]
        noted = [
            one
            for one in (edition.amendments if edition else ())
            if not any(span.holds(one.act.span) for span in listed)
        ]
        self.days = _days(self.starts, noted, written)
        self.applied = _days_applied(self.starts, noted, edition.day if edition else None)

    def rivals(self, meaning: Meaning, place: int) -> Iterator[tuple[Act, str]]:
        """The acts of the same name that the words at a place may mean instead, each with the reason."""
        if meaning.confidence > BY_DATE or len(meaning.acts) != 1:
            return
        (act,) = meaning.acts
        point = bisect_right(self.starts, place) - 1
        asked = (
            (self.days.get(point), "as no note says that the point was changed since, they"),
            (
                self.applied.get(point, self.applied.get(-1)),
                "as the words of the point apply from a later day, they",
            ),
        )
        for day, reason in asked:
            if day and not act.in_force(day):
                rivals = (one for one in self.catalogue.namesakes(act) if one.in_force(day))
                yield from ((rival, reason) for rival in islice(rivals, 1))


def _days_applied(
    starts: Sequence[int], noted: Sequence[NotedAmendment], known: date | None
) -> dict[int, date]:
    """From which day the words of a point apply, where a note says so and it is later than that of the text.

    A note above all points, of number -1, speaks of all.
    """
    told = ((one.act.in_force, one.act.span.start) for one in noted)
    later = sorted((day, at) for day, at in told if day and known and day > known)
    return {bisect_right(starts, at) - 1: day for day, at in later}


def _days(
    starts: Sequence[int], amendments: Sequence[NotedAmendment], written: date | None
) -> dict[int, date]:
    """The day of each point by its place; none where no note stands at a point, so that all are as the text is."""
    noted: defaultdict[int, list[date]] = defaultdict(list)
    for one in amendments:
        throughout = Operation.THROUGHOUT in one.operations
        point = -1 if throughout else bisect_right(starts, one.act.span.start) - 1
        point = HEADING if one.of_heading and not throughout else point
        noted[point] += [one.act.date] if one.act.date else []
    whole = [day for day in (written, *noted.pop(-1, ())) if day]
    if not noted or not whole:
        return {}
    return {point: max((*whole, *noted[point])) for point in range(len(starts))}
