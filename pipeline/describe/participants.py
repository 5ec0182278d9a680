"""Who took part: applicants, those who represent them or a body, experts and others."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.describe.clauses import find_clause
from pipeline.describe.gaps import Office, read_gap
from pipeline.describe.names import written_names
from pipeline.describe.persons import person
from pipeline.describe.titles import post_start, post_title
from pipeline.grammar.people import Client
from pipeline.model import BlockRole, ParticipantRole
from pipeline.text import Span

if TYPE_CHECKING:
    from pipeline.describe.clauses import Found, Reading
    from pipeline.describe.gaps import Gap
    from pipeline.describe.names import Written
    from pipeline.describe.persons import Person


@dataclass(frozen=True, slots=True)
class Attendant:
    """Somebody who took part. `clients` are the places in the list of those represented."""

    person: Person
    office: Office
    clients: tuple[int, ...] = ()
    present: bool = True
    """False for a person who is named only as represented."""


@dataclass(frozen=True, slots=True)
class Attendance:
    """The participants in the order of the clause, and where the clause ends."""

    attendants: tuple[Attendant, ...] = ()
    end: int = 0


def attendance(reading: Reading, within: Span) -> Attendance:
    """Give those whom the participants clause names, none where there is no such clause."""
    clauses = reading.grammar.people.participants
    clause = find_clause(reading, clauses, BlockRole.PARTICIPANTS, within)
    if clause is None:
        return Attendance(end=within.start)
    return Attendance(_Roll(reading, clause).call(), clause.span.end)


class _Roll:
    """One pass over the names of a clause, from left to right."""

    def __init__(self, reading: Reading, clause: Found) -> None:
        self.reading = reading
        self.clause = clause
        self.attendants: list[Attendant] = []
        self.group = 0
        self.heading = False

    def call(self) -> tuple[Attendant, ...]:
        at, end = self.clause.span
        for name in written_names(self.reading.grammar, self.reading.text, self.clause.span, hidden=True):
            self._next(name, self._gap(Span(at, name.span.start)))
            at = name.span.end
        last = self._gap(Span(at, end))
        if self.attendants and (last.trailing or last.dashed):
            office = last.office.position if last.office else None
            self._add_position(last.trailing or office)
        return tuple(self.attendants)

    def _gap(self, span: Span) -> Gap:
        return read_gap(self.reading.grammar, self.reading.text, span, heading=self.heading)

    def _next(self, name: Written, gap: Gap) -> None:
        self.heading = gap.heading
        if gap.trailing:
            self._add_position(gap.trailing)
        office, clients = self._office(gap)
        if gap.office:
            self.group = len(self.attendants)
        someone = person(self.reading.grammar, self.reading.text, name, self.clause.cases)
        self.attendants.append(Attendant(someone, office, clients))

    def _office(self, gap: Gap) -> tuple[Office, tuple[int, ...]]:
        """Give the office of the next name and the places of those represented."""
        before = self.attendants[-1] if self.attendants else None
        if gap.office is None:
            return _going_on(before), before.clients if before else ()
        if before and gap.dashed and _represented(before.office):
            office = Office(ParticipantRole.REPRESENTATIVE, position=gap.office.position)
            return self._with_number(office), self._group_represented()
        if before and gap.joined and before.office.many and not gap.office.told:
            return replace(before.office, position=gap.office.position), before.clients
        office = self._with_number(self._split(gap.office))
        return office, self._clients(office)

    def _split(self, office: Office) -> Office:
        """Part a body from a post that follows it without a dash."""
        if office.organization is None or office.position is not None:
            return office
        start, end = office.organization
        at = post_start(self.reading.grammar, self.reading.text[start:end])
        if at is None:
            return office
        body = Span(start, start + len(self.reading.text[start : start + at].rstrip(" ,:–—-")))
        return replace(office, organization=body, position=Span(start + at, end))

    def _with_number(self, office: Office) -> Office:
        """Tell from the post whether several names share it."""
        if office.many or office.position is None:
            return office
        words = self.reading.text[slice(*office.position)]
        title = post_title(self.reading.grammar, words, many=True)
        return replace(office, many=title.shared)

    def _clients(self, office: Office) -> tuple[int, ...]:
        group = tuple(range(self.group, len(self.attendants)))
        if office.client is Client.LAST:
            return group[-1:]
        return self._group_named() if office.client is Client.GROUP else ()

    def _group_named(self) -> tuple[int, ...]:
        """Take the names just before as those represented; without a role of their own they only are that."""
        group = range(self.group, len(self.attendants))
        for index in group:
            attendant = self.attendants[index]
            if attendant.office.role is ParticipantRole.OTHER:
                self.attendants[index] = replace(attendant, present=False)
        return tuple(group)

    def _group_represented(self) -> tuple[int, ...]:
        """Take the names just before, which seemed representatives, for the applicants."""
        group = range(self.group, len(self.attendants))
        for index in group:
            office = Office(ParticipantRole.APPLICANT)
            self.attendants[index] = replace(self.attendants[index], office=office, clients=())
        return tuple(group)

    def _add_position(self, position: Span | None) -> None:
        attendant = self.attendants[-1]
        self.attendants[-1] = replace(attendant, office=replace(attendant.office, position=position))


def _going_on(before: Attendant | None) -> Office:
    """Give the office of the next name of a list; a post in the singular is not shared."""
    if before is None:
        return Office(ParticipantRole.OTHER)
    office = before.office
    return office if office.many else replace(office, position=None)


def _represented(office: Office) -> bool:
    """Tell whether a name behind these words is the represented one's if a dash follows."""
    applicant = office.role is ParticipantRole.APPLICANT or office.client is Client.APPLICANTS
    return applicant and office.position is None
