"""Points of a consolidated text that no note says were changed since an act took over the name of another.

The publisher's notes stand behind the points that they speak of. Where a name without a date is that of a code
of today, and the words of its point are older, the code of that day may be meant.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from pipeline.cite.catalogue import Catalogue
from pipeline.cite.meaning import BY_DATE, Meaning
from pipeline.edition import NotedEdition
from pipeline.registry import Act
from pipeline.sections import Paragraph
from pipeline.terms import Operation
from pipeline.words.eids import points_of


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
        self.days = _days(self.starts, edition, written)

    def older_act(self, meaning: Meaning, place: int) -> Act | None:
        """The act that had the name when the words at a place were written, where it is another than is meant."""
        day = self.days.get(bisect_right(self.starts, place) - 1)
        if day is None or meaning.confidence > BY_DATE or len(meaning.acts) != 1:
            return None
        (act,) = meaning.acts
        if act.in_force(day):
            return None
        return next((one for one in self.catalogue.namesakes(act) if one.in_force(day)), None)


def _days(
    starts: Sequence[int], edition: NotedEdition | None, written: date | None
) -> dict[int, date]:
    """The day of each point by its place; none where no note stands at a point, so that all are as the text is."""
    noted: defaultdict[int, list[date]] = defaultdict(list)
    for one in edition.amendments if edition else ():
        throughout = Operation.THROUGHOUT in one.operations
        point = -1 if throughout else bisect_right(starts, one.act.span.start) - 1
        noted[point] += [one.act.date] if one.act.date else []
    whole = [day for day in (written, *noted.pop(-1, ())) if day]
    if not noted or not whole:
        return {}
    return {point: max((*whole, *noted[point])) for point in range(len(starts))}
