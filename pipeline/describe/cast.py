"""Participants with all that is known of them: one entry a person, whatever the mentions."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pipeline.annotation import Annotation
from pipeline.codes import Code
from pipeline.describe.identifiers import official_iri, private_iri
from pipeline.describe.participants import Attendant
from pipeline.describe.persons import Person
from pipeline.describe.roll import Office, OpeningReading
from pipeline.describe.titles import Title, body_title, post_title
from pipeline.grammar.people import Client, Seat
from pipeline.model import Participant
from pipeline.registry import Registry
from pipeline.terms import MarkKind, ParticipantRole
from pipeline.text import Finding, Span

_PREFIXES: dict[ParticipantRole | Seat, str] = {
    ParticipantRole.APPLICANT: "party",
    ParticipantRole.REPRESENTATIVE: "rep",
}


class CastMember(NamedTuple):
    """A participant as a part of the model, the person meant, and the words for body and office."""

    participant: Participant
    person: Person
    kind: MarkKind
    titles: dict[MarkKind, tuple[Span, Title]]

    def annotations(self) -> Iterator[Annotation]:
        """Mark the words for the body and the office."""
        for kind, (span, title) in self.titles.items():
            yield Annotation(kind, span, self.participant.eId, title.name)

    def findings(self) -> Iterator[Finding]:
        """Say which titles are given as written because their nominative is not known."""
        for span, title in self.titles.values():
            if not title.sure:
                message = f"the nominative of “{title.name}” is not known; given as written"
                yield Finding(Code.TITLE_DOUBTFUL, span, message)


def cast(
    reading: OpeningReading,
    attendants: tuple[Attendant, ...],
    work: str | None,
    registry: Registry,
) -> Iterator[CastMember]:
    """The participants, each person once, with eIds by role; private persons' IRIs start with `work`."""
    numbers: Counter[str] = Counter()
    for attendant in _each_person_once(attendants):
        office, someone = attendant.office, attendant.person
        prefix = _PREFIXES.get(office.role, "person")
        numbers[prefix] += 1
        eid = f"{prefix}_{numbers[prefix]}"
        kind, titles = _kind(reading, office), dict(_titles(reading, office))
        names = {mark: title.name for mark, (_, title) in titles.items()}
        organization = names.get(MarkKind.ORGANIZATION)
        clients = (organization,) if organization else _names_of_clients(attendants, attendant)
        public = bool(someone.surname) and _is_official(reading, office, kind)
        participant = Participant(
            eId=eid,
            iri=official_iri(someone.initials, someone.surname, registry)
            if public
            else private_iri(work, eid),
            name=someone.name,
            as_written=someone.written.span.line(reading.text),
            role=office.role,
            organization=organization,
            position=names.get(MarkKind.ROLE),
            represents=tuple(clients),
        )
        yield CastMember(participant, someone, kind, titles)


def _each_person_once(attendants: Iterable[Attendant]) -> tuple[Attendant, ...]:
    """Each person by the first mention, with the role and the clients that a later one tells where that tells none."""
    found: dict[tuple[str, str], Attendant] = {}
    for attendant in attendants:
        if isinstance(attendant.office.role, Seat):
            continue  # of the bench
        first = found.setdefault(attendant.person.key(), attendant)
        if first.office == Office(ParticipantRole.OTHER):
            found[attendant.person.key()] = attendant._replace(person=first.person)
    return tuple(found.values())


def _titles(
    reading: OpeningReading, office: Office
) -> Iterator[tuple[MarkKind, tuple[Span, Title]]]:
    """The words for the body and for the office, each with what it is called."""
    grammar, text = reading.grammar, reading.text
    if span := office.organization:
        yield MarkKind.ORGANIZATION, (span, body_title(grammar, span.line(text)))
    if span := office.position:
        yield MarkKind.ROLE, (span, post_title(grammar, span.line(text), many=office.many))


def _names_of_clients(attendants: tuple[Attendant, ...], attendant: Attendant) -> Iterable[str]:
    """The names of the persons for whom somebody came, each once."""
    clients = attendant.clients
    if not clients and attendant.office.client is Client.APPLICANTS:
        applicants = (a for a in attendants if a.office.role is ParticipantRole.APPLICANT)
        clients = tuple(applicant.person for applicant in applicants)
    return dict.fromkeys(client.name for client in clients)


def _kind(reading: OpeningReading, office: Office) -> MarkKind:
    if office.role is ParticipantRole.APPLICANT:
        return MarkKind.PARTY
    counsel = office.role is ParticipantRole.REPRESENTATIVE and office.position
    lawyer = counsel and reading.grammar.people.lawyer.match(reading.text, *counsel)
    return MarkKind.LAWYER if lawyer else MarkKind.PERSON


def _is_official(reading: OpeningReading, office: Office, kind: MarkKind) -> bool:
    """Whether somebody holds an office of the state, by the words of body and post."""
    spans = filter(None, (office.organization, office.position))
    state = reading.grammar.people.state
    private = kind is MarkKind.LAWYER or office.role is ParticipantRole.EXPERT
    return not private and any(state.search(reading.text, *span) for span in spans)
