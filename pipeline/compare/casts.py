"""Who sat, signed, reported and took part, in both texts."""

from collections.abc import Iterator, Sequence
from itertools import product, zip_longest
from typing import NamedTuple

from pipeline.codes import DifferenceCode
from pipeline.compare.content import RulingReading
from pipeline.compare.difference import Difference, Side, alike_first, paired_differences
from pipeline.compare.doubtful_people import doubtful_people
from pipeline.compare.person_names import NameLikeness, PersonName
from pipeline.model import Judge, Participant
from pipeline.words.works import OFFICIALS

Person = Judge | Participant


class Couple(NamedTuple):
    """One person in both texts."""

    first: Person
    second: Person
    likeness: NameLikeness


class Couples(NamedTuple):
    """People of both texts: those found in both, in the first text's order, and the others."""

    readings: tuple[RulingReading, RulingReading]
    both: tuple[Couple, ...]
    first: tuple[Person, ...]
    second: tuple[Person, ...]

    def differ(
        self, code: DifferenceCode, one: Person | None, other: Person | None, *said: str
    ) -> Difference:
        """A difference in people, each with its name or what else is `said` of it."""
        sides = zip_longest(self.readings, (one, other), said)
        return Difference(code, *(_side_of_person(*side) for side in sides))


def people_differences(first: RulingReading, second: RulingReading) -> Iterator[Difference]:
    """Compare the people, whatever their order and the order of their names."""
    one, other = first.ruling, second.ruling
    ours, theirs = (tuple(side.judges().values()) for side in (one, other))
    bench = couples((first, second), ours, theirs)
    cast = couples((first, second), one.participants, other.participants)
    chairs = one.composition.presiding, other.composition.presiding
    if any(chairs) and not any((c.first, c.second) == chairs for c in bench.both):
        yield bench.differ(DifferenceCode.PRESIDING, *chairs)
    yield from _unmatched_people(DifferenceCode.JUDGE, _without_chairs(bench, *chairs))
    yield from _rapporteurs(bench)
    yield from _unmatched_people(DifferenceCode.PARTICIPANT, cast)
    yield from _roles(cast)
    for found in (bench, cast):
        yield from _spellings(found)
        yield from _confirmed_names(found)


def couples(
    readings: tuple[RulingReading, RulingReading], first: Sequence[Person], second: Sequence[Person]
) -> Couples:
    """Match people by their names, the surest likeness first."""
    ours, theirs = list(first), list(second)
    both: dict[str, Couple] = {}
    for least in (NameLikeness.SAME, NameLikeness.SPELLING):
        for one, other in product(tuple(ours), tuple(theirs)):
            likeness = _likeness(one, other)
            # The pairs are of the lists as they were, so that one of them may be taken by now.
            if likeness >= least and one in ours and other in theirs:
                both[one.eId] = Couple(one, other, likeness)
                ours.remove(one)
                theirs.remove(other)
    ordered = tuple(both[person.eId] for person in first if person.eId in both)
    return Couples(readings, ordered, tuple(ours), tuple(theirs))


def _likeness(one: Person, other: Person) -> NameLikeness:
    return PersonName.of(one.name).likeness(PersonName.of(other.name))


def _side_of_person(reading: RulingReading, person: Person | None, said: str | None = None) -> Side:
    if person is None:
        return Side()
    return Side(reading.mentions.get(person.eId), said or person.name)


def _unmatched_people(code: DifferenceCode, found: Couples) -> Iterator[Difference]:
    """People whom one text alone names, those of like surnames or places side by side."""
    sides = alike_first(
        found.first,
        found.second,
        lambda one, other: _likeness(other, one) is NameLikeness.INITIALS,
    )
    for one, other in zip_longest(*sides):
        yield found.differ(code, one, other)


def _without_chairs(bench: Couples, one: Judge | None, other: Judge | None) -> Couples:
    """Leave out two judges in the chair whom the other text does not name: they are told of."""
    if one not in bench.first or other not in bench.second:
        return bench
    ours, theirs = (
        tuple(person for person in side if person is not chair)
        for side, chair in ((bench.first, one), (bench.second, other))
    )
    return bench._replace(first=ours, second=theirs)


def _rapporteurs(bench: Couples) -> Iterator[Difference]:
    known = {couple.first.eId: couple.second.eId for couple in bench.both}
    ours, theirs = ({r.eId: r.name for r in side.ruling.rapporteurs} for side in bench.readings)
    agreed = {eid for eid in ours if known.get(eid) in theirs}
    answered = {known[eid] for eid in agreed}
    yield from paired_differences(
        DifferenceCode.RAPPORTEUR,
        (Side(None, name) for eid, name in ours.items() if eid not in agreed),
        (Side(None, name) for eid, name in theirs.items() if eid not in answered),
        (Side(), Side()),
    )


def _roles(cast: Couples) -> Iterator[Difference]:
    for one, other, _ in cast.both:
        roles = tuple(getattr(person, "role", None) for person in (one, other))
        if roles[0] is not roles[1]:
            said = (f"{one.name}: {roles[0]}", f"{other.name}: {roles[1]}")
            yield cast.differ(DifferenceCode.PARTICIPANT_ROLE, one, other, *said)


def _spellings(found: Couples) -> Iterator[Difference]:
    """People with two spellings that make two IRIs; names of private persons make none."""
    for one, other, _ in found.both:
        public = one.iri.startswith(f"{OFFICIALS}/") and other.iri.startswith(f"{OFFICIALS}/")
        if public and one.iri != other.iri:
            yield found.differ(DifferenceCode.NAME_SPELLING, one, other)


def _confirmed_names(found: Couples) -> Iterator[Difference]:
    """Which nominatives are in doubt in one text and the same in the other, undoubted."""
    ours, theirs = (doubtful_people(side.ruling) for side in found.readings)
    for one, other, likeness in found.both:
        if likeness is NameLikeness.SAME and (one.eId in ours) != (other.eId in theirs):
            yield found.differ(DifferenceCode.NAME_CONFIRMED, one, other)
