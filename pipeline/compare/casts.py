"""Who sat, who reported and who took part, in both texts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from pipeline.codes import DifferenceCode
from pipeline.compare.content import RulingReading
from pipeline.compare.difference import Difference, Side, alike_first, paired
from pipeline.compare.doubts import doubtful_people
from pipeline.compare.person_names import NameLikeness, PersonName
from pipeline.model import Judge, Participant
from pipeline.words.works import OFFICIALS

Person = Judge | Participant


@dataclass(frozen=True, slots=True)
class Couple:
    """One person in both texts."""

    first: Person
    second: Person
    likeness: NameLikeness


@dataclass(frozen=True, slots=True)
class Couples:
    """People of both texts: those found in both, in the first text's order, and the others."""

    both: tuple[Couple, ...]
    first: tuple[Person, ...]
    second: tuple[Person, ...]


def people_differences(first: RulingReading, second: RulingReading) -> Iterator[Difference]:
    """Compare the people, whatever their order and the order of their names."""
    bench = couples(first.ruling.composition.bench, second.ruling.composition.bench)
    cast = couples(first.ruling.participants, second.ruling.participants)
    yield from _chair(first, second, bench)
    judges = _without_chairs(first, second, bench)
    yield from _others(DifferenceCode.JUDGE, first, second, judges)
    yield from _rapporteurs(first, second, bench)
    yield from _others(DifferenceCode.PARTICIPANT, first, second, cast)
    yield from _roles(first, second, cast)
    for found in (bench, cast):
        yield from _spellings(first, second, found)
        yield from _confirmed(first, second, found)


def couples(first: Sequence[Person], second: Sequence[Person]) -> Couples:
    """Match people by their names, the surest likeness first."""
    ours, theirs = list(first), list(second)
    both: dict[str, Couple] = {}
    for least in (NameLikeness.SAME, NameLikeness.SPELLING):
        for one, other in product(tuple(ours), tuple(theirs)):
            likeness = PersonName.of(one.name).likeness(PersonName.of(other.name))
            # The pairs are of the lists as they were, so that one of them may be taken by now.
            if likeness >= least and one in ours and other in theirs:
                both[one.eId] = Couple(one, other, likeness)
                ours.remove(one)
                theirs.remove(other)
    ordered = tuple(both[person.eId] for person in first if person.eId in both)
    return Couples(ordered, tuple(ours), tuple(theirs))


def _name(person: Person) -> PersonName:
    return PersonName.of(person.name)


def _side(reading: RulingReading, person: Person | None, value: str | None = None) -> Side:
    if person is None:
        return Side()
    return Side(reading.mentions.get(person.eId), value or person.name)


def _others(
    code: DifferenceCode, first: RulingReading, second: RulingReading, found: Couples
) -> Iterator[Difference]:
    """People whom one text alone names, those of like surnames or places side by side."""
    ours, theirs = alike_first(
        found.first,
        found.second,
        lambda one, other: (
            PersonName.of(other.name).likeness(PersonName.of(one.name)) is NameLikeness.INITIALS
        ),
    )
    sides = ([_side(first, p) for p in ours], [_side(second, p) for p in theirs])
    yield from paired(code, *sides, (Side(), Side()))


def _chair(first: RulingReading, second: RulingReading, bench: Couples) -> Iterator[Difference]:
    one, other = (side.ruling.composition.presiding for side in (first, second))
    same = any(couple.first is one and couple.second is other for couple in bench.both)
    if (one or other) and not same:
        yield Difference(DifferenceCode.PRESIDING, _side(first, one), _side(second, other))


def _without_chairs(first: RulingReading, second: RulingReading, bench: Couples) -> Couples:
    """Leave out two judges in the chair whom the other text does not name: they are told of."""
    one, other = (side.ruling.composition.presiding for side in (first, second))
    if one not in bench.first or other not in bench.second:
        return bench
    return Couples(
        bench.both,
        tuple(person for person in bench.first if person is not one),
        tuple(person for person in bench.second if person is not other),
    )


def _rapporteurs(
    first: RulingReading, second: RulingReading, bench: Couples
) -> Iterator[Difference]:
    known = {couple.first.eId: couple.second.eId for couple in bench.both}
    ours = {r.eId: r.name for r in first.ruling.rapporteurs}
    theirs = {r.eId: r.name for r in second.ruling.rapporteurs}
    agreed = {eid for eid in ours if known.get(eid) in theirs}
    answered = {known[eid] for eid in agreed}
    yield from paired(
        DifferenceCode.RAPPORTEUR,
        (Side(None, name) for eid, name in ours.items() if eid not in agreed),
        (Side(None, name) for eid, name in theirs.items() if eid not in answered),
        (Side(), Side()),
    )


def _roles(first: RulingReading, second: RulingReading, cast: Couples) -> Iterator[Difference]:
    for couple in cast.both:
        one, other = (getattr(person, "role", None) for person in (couple.first, couple.second))
        if one is not other:
            yield Difference(
                DifferenceCode.PARTICIPANT_ROLE,
                _side(first, couple.first, f"{couple.first.name}: {one}"),
                _side(second, couple.second, f"{couple.second.name}: {other}"),
            )


def _spellings(first: RulingReading, second: RulingReading, found: Couples) -> Iterator[Difference]:
    """People with two spellings that make two IRIs; names of private persons make none."""
    for couple in found.both:
        one, other = couple.first, couple.second
        public = one.iri.startswith(f"{OFFICIALS}/") and other.iri.startswith(f"{OFFICIALS}/")
        if public and one.iri != other.iri:
            yield Difference(DifferenceCode.NAME_SPELLING, _side(first, one), _side(second, other))


def _confirmed(first: RulingReading, second: RulingReading, found: Couples) -> Iterator[Difference]:
    """Which nominatives are in doubt in one text and the same in the other, undoubted."""
    ours, theirs = doubtful_people(first.ruling), doubtful_people(second.ruling)
    for couple in found.both:
        doubted = (couple.first.eId in ours, couple.second.eId in theirs)
        if couple.likeness is NameLikeness.SAME and any(doubted) and not all(doubted):
            yield Difference(
                DifferenceCode.NAME_CONFIRMED,
                _side(first, couple.first),
                _side(second, couple.second),
            )
