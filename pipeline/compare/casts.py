"""Who sat, signed, reported and took part, in both texts."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import product, zip_longest
from typing import NamedTuple

from pipeline.codes import Code, DifferenceCode
from pipeline.compare.content import RulingReading
from pipeline.compare.difference import Difference, Side, Two, alike_first, paired_differences
from pipeline.compare.person_names import NameLikeness, PersonName
from pipeline.model import Diagnostic, Judge, Participant, Ruling
from pipeline.printed_forms import PrintedForms
from pipeline.words.works import OFFICIALS

Person = Judge | Participant


class Couple(NamedTuple):
    """One person in both texts."""

    first: Person
    second: Person
    likeness: NameLikeness


class Couples(NamedTuple):
    """People of both texts: those found in both, in the first text's order, and what is left of each."""

    readings: Two[RulingReading]
    both: tuple[Couple, ...]
    left: Two[tuple[Person, ...]]

    def differ(
        self, code: DifferenceCode, people: Iterable[Person | None], *said: str
    ) -> Difference:
        """A difference in people, each with its name or what else is `said` of it."""
        sides = zip_longest(self.readings, people, said)
        return Difference(code, *(_side_of_person(*side) for side in sides))


def people_differences(texts: Two[RulingReading]) -> Iterator[Difference]:
    """Compare the people, whatever their order and the order of their names."""
    bench = couples(texts, Two(*(tuple(text.ruling.judges().values()) for text in texts)))
    cast = couples(texts, Two(*(text.ruling.participants for text in texts)))
    chairs = Two(*(text.ruling.composition.presiding for text in texts))
    if any(chairs) and not any(couple[:2] == chairs for couple in bench.both):
        yield bench.differ(DifferenceCode.PRESIDING, chairs)
    yield from _unmatched_people(DifferenceCode.JUDGE, _without_chairs(bench, chairs))
    yield from _rapporteurs(bench)
    yield from _unmatched_people(DifferenceCode.PARTICIPANT, cast)
    yield from _roles(cast)
    for found in (bench, cast):
        yield from _spellings(found)
        yield from _confirmed_names(found)


def couples(readings: Two[RulingReading], people: Two[Sequence[Person]]) -> Couples:
    """Match people by their names, the surest likeness first."""
    ours, theirs = map(list, people)
    both: dict[str, Couple] = {}
    for least in (NameLikeness.SAME, NameLikeness.SPELLING):
        for one, other in product(tuple(ours), tuple(theirs)):
            likeness = _likeness(one, other)
            # The pairs are of the lists as they were, so that one of them may be taken by now.
            if likeness >= least and one in ours and other in theirs:
                both[one.eId] = Couple(one, other, likeness)
                ours.remove(one)
                theirs.remove(other)
    ordered = tuple(both[person.eId] for person in people.first if person.eId in both)
    return Couples(readings, ordered, Two(tuple(ours), tuple(theirs)))


def _likeness(one: Person, other: Person) -> NameLikeness:
    return PersonName.of(one.name).likeness(PersonName.of(other.name))


def _side_of_person(reading: RulingReading, person: Person | None, said: str | None = None) -> Side:
    if person is None:
        return Side()
    return Side(reading.mentions.get(person.eId), said or person.name)


def _unmatched_people(code: DifferenceCode, found: Couples) -> Iterator[Difference]:
    """People whom one text alone names, those of like surnames or places side by side."""
    sides = alike_first(
        found.left, lambda one, other: _likeness(other, one) is NameLikeness.INITIALS
    )
    for people in zip_longest(*sides):
        yield found.differ(code, people)


def _without_chairs(bench: Couples, chairs: Two[Judge | None]) -> Couples:
    """Leave out two judges in the chair whom the other text does not name: they are told of."""
    beside = list(zip(chairs, bench.left, strict=True))
    if not all(chair in left for chair, left in beside):
        return bench
    others = (tuple(one for one in left if one is not chair) for chair, left in beside)
    return bench._replace(left=Two(*others))


def _rapporteurs(bench: Couples) -> Iterator[Difference]:
    known = {couple.first.eId: couple.second.eId for couple in bench.both}
    ours, theirs = ({r.eId: r.name for r in side.ruling.rapporteurs} for side in bench.readings)
    agreed = {eid for eid in ours if known.get(eid) in theirs}
    answered = {known[eid] for eid in agreed}
    sides = (
        [Side(None, name) for eid, name in named.items() if eid not in same]
        for named, same in ((ours, agreed), (theirs, answered))
    )
    yield from paired_differences(DifferenceCode.RAPPORTEUR, Two(*sides), Two(Side(), Side()))


def _roles(cast: Couples) -> Iterator[Difference]:
    for one, other, _ in cast.both:
        roles = tuple(getattr(person, "role", None) for person in (one, other))
        if roles[0] is not roles[1]:
            said = (f"{one.name}: {roles[0]}", f"{other.name}: {roles[1]}")
            yield cast.differ(DifferenceCode.PARTICIPANT_ROLE, (one, other), *said)


def _spellings(found: Couples) -> Iterator[Difference]:
    """People with two spellings that make two IRIs; names of private persons make none."""
    for one, other, _ in found.both:
        public = one.iri.startswith(f"{OFFICIALS}/") and other.iri.startswith(f"{OFFICIALS}/")
        if public and one.iri != other.iri:
            yield found.differ(DifferenceCode.NAME_SPELLING, (one, other))


def _confirmed_names(found: Couples) -> Iterator[Difference]:
    """Which nominatives are in doubt in one text and the same in the other, undoubted."""
    ours, theirs = (doubtful_people(side.ruling) for side in found.readings)
    for one, other, likeness in found.both:
        if likeness is NameLikeness.SAME and (one.eId in ours) != (other.eId in theirs):
            yield found.differ(DifferenceCode.NAME_CONFIRMED, (one, other))


def doubtful_people(ruling: Ruling) -> dict[str, Diagnostic]:
    """The findings on nominatives in doubt, by the eId of the person; they are placed in the source, people in blocks."""
    forms, blocks = PrintedForms(ruling), ruling.by_eid()
    found: dict[str, Diagnostic] = {}
    for finding in ruling.diagnostics:
        form = forms.of(finding.block) if finding.code is Code.NAME_DOUBTFUL else None
        wanted = {at for extent in finding.source for at in range(extent.start, extent.end)}
        if form is None or not wanted:
            continue
        for mark in blocks[form.eid].marks:
            if mark.refers_to and wanted == form.origins(mark):
                found.setdefault(mark.refers_to, finding)
    return found
