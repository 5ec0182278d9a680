"""Participants with all that is known of them: one entry a person, whatever the mentions."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from pipeline.codes import Code
from pipeline.describe.clauses import ClauseReading
from pipeline.describe.gaps import Office
from pipeline.describe.identifiers import official_iri, private_iri
from pipeline.describe.participants import Attendant
from pipeline.describe.persons import Person
from pipeline.describe.titles import Title, body_title, post_title
from pipeline.grammar import Grammar
from pipeline.grammar.people import Client
from pipeline.model import Participant
from pipeline.registry import Registry
from pipeline.terms import MarkKind, ParticipantRole
from pipeline.text import Finding

_PREFIXES = {ParticipantRole.APPLICANT: "party", ParticipantRole.REPRESENTATIVE: "rep"}


@dataclass(frozen=True, slots=True)
class CastMember:
    """A participant: the person, the words of the office, and the office in the nominative."""

    eId: str
    person: Person
    office: Office
    organization: Title | None
    position: Title | None
    represents: tuple[str, ...]
    kind: MarkKind

    def findings(self) -> Iterator[Finding]:
        """Say which titles are given as written because their nominative is not known."""
        for title, span in (
            (self.organization, self.office.organization),
            (self.position, self.office.position),
        ):
            if title and span and not title.sure:
                message = f"the nominative of “{title.name}” is not known; given as written"
                yield Finding(Code.TITLE_DOUBTFUL, span, message)


def members(reading: ClauseReading, attendants: tuple[Attendant, ...]) -> tuple[CastMember, ...]:
    """The participants, each person once, with eIds by role."""
    numbers: Counter[str] = Counter()
    found: list[CastMember] = []
    for attendant in _once(attendants):
        prefix = _PREFIXES.get(attendant.office.role, "person")
        numbers[prefix] += 1
        found.append(_member(reading, attendants, attendant, f"{prefix}_{numbers[prefix]}"))
    return tuple(found)


def participant(
    reading: ClauseReading, member: CastMember, work: str | None, registry: Registry
) -> Participant:
    """A participant as a part of the model."""
    text = reading.text
    someone = member.person
    public = bool(someone.surname) and _is_official(reading.grammar, text, member)
    return Participant(
        eId=member.eId,
        iri=(
            official_iri(someone.initials, someone.surname, registry)
            if public
            else private_iri(work, member.eId)
        ),
        name=someone.name,
        as_written=someone.written.span.line(text),
        role=member.office.role,
        organization=member.organization.name if member.organization else None,
        position=member.position.name if member.position else None,
        represents=member.represents,
    )


def _once(attendants: Iterable[Attendant]) -> tuple[Attendant, ...]:
    """Each person by the first mention, in the role that a later one tells where that tells none."""
    found: dict[tuple[str, str], Attendant] = {}
    for attendant in attendants:
        if attendant.present:
            first = found.setdefault(attendant.person.key(), attendant)
            if first.office == Office(ParticipantRole.OTHER):
                found[attendant.person.key()] = replace(first, office=attendant.office)
    return tuple(found.values())


def _member(
    reading: ClauseReading, attendants: tuple[Attendant, ...], attendant: Attendant, eid: str
) -> CastMember:
    grammar, text, office = reading.grammar, reading.text, attendant.office
    body = office.organization.line(text) if office.organization else None
    post = office.position.line(text) if office.position else None
    organization = body_title(grammar, body) if body else None
    position = post_title(grammar, post, many=office.many) if post else None
    represents = _represents(attendants, attendant, organization)
    kind = _kind(grammar, office, post)
    return CastMember(eid, attendant.person, office, organization, position, represents, kind)


def _represents(
    attendants: tuple[Attendant, ...], attendant: Attendant, organization: Title | None
) -> tuple[str, ...]:
    if organization:
        return (organization.name,)
    clients = [attendants[index] for index in attendant.clients]
    if not clients and attendant.office.client is Client.APPLICANTS:
        clients = [a for a in attendants if a.office.role is ParticipantRole.APPLICANT]
    return tuple(dict.fromkeys(client.person.name for client in clients))


def _kind(grammar: Grammar, office: Office, post: str | None) -> MarkKind:
    if office.role is ParticipantRole.APPLICANT:
        return MarkKind.PARTY
    counsel = office.role is ParticipantRole.REPRESENTATIVE and post is not None
    lawyer = counsel and grammar.people.lawyer.match(post or "")
    return MarkKind.LAWYER if lawyer else MarkKind.PERSON


def _is_official(grammar: Grammar, text: str, member: CastMember) -> bool:
    """Whether somebody holds an office of the state, by the words of body and post."""
    if member.kind is MarkKind.LAWYER or member.office.role is ParticipantRole.EXPERT:
        return False
    spans = (member.office.organization, member.office.position)
    return any(grammar.people.state.search(text, *span) for span in spans if span)
