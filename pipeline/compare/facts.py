"""Two rulings that ought to be one text: the numbers, dates, norms, names and verdicts that differ.

Other than `compare`, which lets two languages say things in two ways, this takes every value that
one of the two lacks for a difference.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import starmap, zip_longest
from operator import attrgetter

from pipeline.compare.content import RulingReading
from pipeline.compare.difference import left_over
from pipeline.model import Judge, Participant, Rapporteur, Ruling

_VALUE = attrgetter("value")
_Read = Callable[[RulingReading], Iterator["Fact"]]


@dataclass(frozen=True, slots=True)
class Fact:
    """A value that a ruling gives, and the block or the point that gives it."""

    value: str
    place: str | None = None


@dataclass(frozen=True, slots=True)
class FactDifference:
    """A value of the first and what the second has instead; None where one has none."""

    first: Fact | None
    second: Fact | None


FactDifferences = dict[str, tuple[FactDifference, ...]]
"""By subject: `numbers`, `dates`, `norms`, `names`, `verdicts`, each in the text's order."""


def fact_differences(first: Ruling, second: Ruling) -> FactDifferences:
    """What two rulings that ought to be one text give differently; every subject is a key."""
    one, other = RulingReading.of(first), RulingReading.of(second)
    return {
        subject: tuple(_unmatched_facts(read, one, other)) for subject, read in _SUBJECTS.items()
    }


def _unmatched_facts(
    read: _Read, one: RulingReading, other: RulingReading
) -> Iterator[FactDifference]:
    ours, theirs = list(read(one)), list(read(other))
    # Of several facts of one value the last are left over.
    left = (left_over(ours, theirs, _VALUE), left_over(theirs, ours, _VALUE))
    return starmap(FactDifference, zip_longest(*left))


def _numbers(reading: RulingReading) -> Iterator[Fact]:
    if reading.ruling.number:
        yield Fact(f"№ {reading.ruling.number}")
    for place, content in reading.contents.items():
        yield from (Fact(figure.value, place) for figure in content.numbers)
    for block in reading.ruling.blocks():
        if block.num is not None:
            yield Fact(block.num, block.eId)


def _dates(reading: RulingReading) -> Iterator[Fact]:
    if reading.ruling.date:
        yield Fact(reading.ruling.date)
    for place, content in reading.contents.items():
        yield from (Fact(figure.value, place) for figure in content.dates)


def _norms(reading: RulingReading) -> Iterator[Fact]:
    for citation in reading.ruling.every_citation():
        for target in citation.targets or (f"“{citation.text}”",):
            yield Fact(target, citation.block)


def _names(reading: RulingReading) -> Iterator[Fact]:
    ruling = reading.ruling
    people: tuple[tuple[str, Judge | Participant | Rapporteur], ...] = (
        *(("presiding", one) for one in (ruling.composition.presiding,) if one),
        *(("judge", one) for one in ruling.composition.judges),
        *((one.role, one) for one in ruling.participants),
        *(("rapporteur", one) for one in ruling.rapporteurs),
        *(("signatory", one) for one in ruling.signatories),
    )
    for role, one in people:
        yield Fact(f"{one.name} ({role})", reading.mentions.get(one.eId))


def _verdicts(reading: RulingReading) -> Iterator[Fact]:
    for one in reading.ruling.outcomes:
        said = one.verdict or one.kind
        scope = f" ({one.scope.kind}: {one.scope.text})" if one.scope else ""
        yield Fact(" ".join((f"{said}{scope}", *one.targets)), one.block)


_SUBJECTS: dict[str, _Read] = {
    "numbers": _numbers,
    "dates": _dates,
    "norms": _norms,
    "names": _names,
    "verdicts": _verdicts,
}
