"""Two rulings that ought to be one text: the numbers, dates, norms, names and verdicts that differ.

Other than `compare`, which lets two languages say things in two ways, this takes every value that
one of the two lacks for a difference.
"""

from collections.abc import Iterator
from itertools import zip_longest
from operator import attrgetter

from pipeline.compare.content import RulingReading
from pipeline.compare.difference import Side, Two, left_over
from pipeline.model import Judge, Participant, Rapporteur, Ruling

_VALUE = attrgetter("value")
FactDifferences = dict[str, tuple[tuple[Side | None, Side | None], ...]]
"""By subject, in the text's order: a value of the first and what the second has instead; None where one has none."""


def fact_differences(first: Ruling, second: Ruling) -> FactDifferences:
    """What two rulings that ought to be one text give differently; every subject is a key."""
    texts = Two(RulingReading.of(first), RulingReading.of(second))
    # Of several facts of one value the last are left over.
    left = {
        subject: left_over(Two(*(list(read(text)) for text in texts)), _VALUE)
        for subject, read in SUBJECTS.items()
    }
    return {subject: tuple(zip_longest(*sides)) for subject, sides in left.items()}


def _numbers(reading: RulingReading) -> Iterator[Side]:
    if reading.ruling.number:
        yield Side(None, f"№ {reading.ruling.number}")
    for place, content in reading.contents.items():
        yield from (Side(place, figure.value) for figure in content.numbers)
    for block in reading.ruling.blocks():
        if block.num is not None:
            yield Side(block.eId, block.num)


def _dates(reading: RulingReading) -> Iterator[Side]:
    if reading.ruling.date:
        yield Side(None, reading.ruling.date)
    for place, content in reading.contents.items():
        yield from (Side(place, figure.value) for figure in content.dates)


def _norms(reading: RulingReading) -> Iterator[Side]:
    for citation in reading.ruling.every_citation():
        for target in citation.targets or (f"“{citation.text}”",):
            yield Side(citation.block, target)


def _names(reading: RulingReading) -> Iterator[Side]:
    ruling = reading.ruling
    people: tuple[tuple[str, Judge | Participant | Rapporteur], ...] = (
        *(("presiding", one) for one in (ruling.composition.presiding,) if one),
        *(("judge", one) for one in ruling.composition.judges),
        *((one.role, one) for one in ruling.participants),
        *(("rapporteur", one) for one in ruling.rapporteurs),
        *(("signatory", one) for one in ruling.signatories),
    )
    for role, one in people:
        yield Side(reading.mentions.get(one.eId), f"{one.name} ({role})")


def _verdicts(reading: RulingReading) -> Iterator[Side]:
    for one in reading.ruling.outcomes:
        said = one.verdict or one.kind
        scope = f" ({one.scope.kind}: {one.scope.text})" if one.scope else ""
        yield Side(one.block, " ".join((f"{said}{scope}", *one.targets)))


SUBJECTS = {
    "numbers": _numbers,
    "dates": _dates,
    "norms": _norms,
    "names": _names,
    "verdicts": _verdicts,
}
