"""What beside the name of an act tells when it was in force: `УПК, действовавшего до 2015 года`."""

import re
from collections.abc import Iterator

from pipeline.cite.catalogue import RULINGS
from pipeline.cite.namings import NamingPlace
from pipeline.cite.tokenized import Tokenized
from pipeline.cite.values import ENDED, FORMER, Naming
from pipeline.words.dates import Date

BESIDE = 60
"""Characters on either side of a naming in which such words stand."""


def with_validity(
    named: tuple[NamingPlace, ...], line: Tokenized, words: re.Pattern[str]
) -> Iterator[NamingPlace]:
    """The namings of a paragraph, each with what the words beside it tell of its time."""
    for place in named:
        act = place.naming
        if act.date or act.number or act.kind in RULINGS:
            yield place
            continue
        start, end = line.place(place.first, place.last)
        before = line.text[max(line.span.start, start - BESIDE) : start]
        after = line.text[end : min(line.span.end, end + BESIDE)]
        said = words.search(f"{before}«»{after}")
        yield place._replace(naming=_dated(act, said)) if said else place


def _dated(act: Naming, said: re.Match[str]) -> Naming:
    """A naming with the year of a group that is called `adopted`, `until`, `edition` or `ended`."""
    group, year = next((name, value) for name, value in said.groupdict().items() if value)
    sort = group.rstrip("0123456789")
    if sort == "ended":
        return act._replace(era=ENDED)
    if sort == "adopted":
        return act._replace(date=Date(int(year)))
    if sort == "until":
        return act._replace(era=FORMER, until=int(year))
    return act._replace(dated_behind=Date(int(year) - (sort == "before")))
