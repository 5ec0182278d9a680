"""Which element a mark becomes, kind by kind.

Akoma Ntoso asks for `refersTo` on people, bodies and roles; where the ruling does not tell who or
what is meant, a `span` says at least what kind of words these are.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Final

from pipeline.emit.links import links
from pipeline.emit.place import BlockPlace
from pipeline.marked_words import Stretch
from pipeline.model import Mark, Participant
from pipeline.terms import BlockRole, Court, MarkKind
from pipeline.words.eids import opinion_of
from pipeline.words.quotes import ANY

_QUOTES: Final = frozenset(ANY)


def stretches(place: BlockPlace, mark: Mark) -> Iterable[Stretch]:
    """The element or elements of a mark, the outer first."""
    if mark.kind is MarkKind.CITATION:
        return links(place, mark)
    return (_ELEMENTS[mark.kind](place, mark),)


def _date(place: BlockPlace, mark: Mark) -> Stretch:
    if not _is_day(mark.value):
        return place.span(mark)
    ruling = place.document.ruling
    if mark.value == ruling.date and place.in_header:
        adoption = place.references.event("adoption")
        return place.stretch(mark, "docDate", date=mark.value or "", refersTo=adoption)
    return place.stretch(mark, "date", date=mark.value or "")


def _is_day(value: str | None) -> bool:
    try:
        dt.date.fromisoformat(value or "")
    except ValueError:
        return False
    return True


def _number(place: BlockPlace, mark: Mark) -> Stretch:
    return place.stretch(mark, "docNumber") if place.in_header else place.span(mark)


def _court(place: BlockPlace, mark: Mark) -> Stretch:
    court = Court(mark.value) if mark.value in set(Court) else None
    return place.stretch(mark, "courtType", refersTo=place.references.court(court))


def _judge(place: BlockPlace, mark: Mark) -> Stretch:
    if mark.refers_to is None:
        return place.span(mark)
    person = place.references.person(mark.refers_to)
    role = place.references.role(_seat_of_judge(place, mark.refers_to))
    return place.stretch(mark, "judge", refersTo=person, **{"as": role})


def _seat_of_judge(place: BlockPlace, eid: str) -> str:
    if place.block.role is BlockRole.RAPPORTEURS and eid in place.document.rapporteurs:
        return "rapporteur"
    presiding = place.document.ruling.composition.presiding
    return "chairperson" if presiding and presiding.eId == eid else "judge"


def _person(tag: str) -> Callable[[BlockPlace, Mark], Stretch]:
    def write(place: BlockPlace, mark: Mark) -> Stretch:
        if mark.refers_to is None:
            return place.span(mark)
        person = place.references.person(mark.refers_to)
        participant = place.references.participants.get(mark.refers_to)
        roles = _roles(place, tag, participant) if participant else {}
        return place.stretch(mark, tag, refersTo=person, **roles)

    return write


def _roles(place: BlockPlace, tag: str, participant: Participant) -> dict[str, str]:
    role = {"as": place.references.role(participant.role.value)}
    if tag != "lawyer":
        return role
    known = place.references.participants.values()
    clients = [p.eId for p in known if p.name in participant.represents]
    # `for` takes one name; with several clients the JSON tells them all.
    return {**role, "for": place.references.person(clients[0])} if len(clients) == 1 else role


def _role(place: BlockPlace, mark: Mark) -> Stretch:
    """Write a role in the case; what is printed for a participant is his office beside it."""
    references, whom = place.references, mark.refers_to or ""
    if references.names.role(whom):
        return place.stretch(mark, "role", refersTo=references.role(whom))
    if whom in references.judges:
        return place.stretch(mark, "role", refersTo=references.role(_seat_of_judge(place, whom)))
    if mark.value is not None:
        return place.stretch(mark, "role", refersTo=references.office(mark.value))
    participant = references.participants.get(whom)
    if participant is None:
        return place.span(mark)
    return place.stretch(mark, "role", refersTo=references.role(participant.role.value))


def _organization(place: BlockPlace, mark: Mark) -> Stretch:
    participant = place.references.participants.get(mark.refers_to or "")
    known = participant.organization if participant else None
    name = known or mark.value or place.words(mark)
    return place.stretch(mark, "organization", refersTo=place.references.organization(name))


def _outcome(place: BlockPlace, mark: Mark) -> Stretch:
    outcomes = place.document.outcomes(place.block, mark)
    keys = [(o.verdict or o.kind).value for o in outcomes]
    if not keys:
        return place.span(mark)
    concepts = " ".join(place.references.concept(key) for key in dict.fromkeys(keys))
    stretch = place.named(mark, "outcome", refersTo=concepts)
    # The analysis points at the element by this name.
    place.document.eids[place.block.eId, mark.start, mark.end] = stretch.attributes["eId"]
    return stretch


def _term(place: BlockPlace, mark: Mark) -> Stretch:
    abbreviation = place.references.abbreviation(mark.refers_to)
    if abbreviation is None:
        return place.span(mark)
    defined = place.block.eId == abbreviation.block and place.words(mark) == abbreviation.short
    tag = "def" if defined else "term"
    return place.stretch(mark, tag, refersTo=place.references.term(abbreviation))


def _quotation(place: BlockPlace, mark: Mark) -> Stretch:
    words = place.words(mark)
    quotes = {
        name: character
        for name, character in (("startQuote", words[:1]), ("endQuote", words[-1:]))
        if character in _QUOTES
    }
    if place.document.has_parts(mark):
        quotes["refersTo"] = place.references.quotation(mark.value or "")
    return place.stretch(mark, "embeddedText", **quotes)


def _page_end(place: BlockPlace, mark: Mark) -> Stretch:
    page = place.document.next_page()
    return Stretch(mark.start, mark.start, "eop", {"number": mark.value or str(page)})


def _signature(place: BlockPlace, mark: Mark) -> Stretch:
    """Write who signed: the judge named in the signature, or whoever speaks there."""
    inside = (m for m in place.block.marks if mark.start <= m.start and m.end <= mark.end)
    named = (m.refers_to for m in inside if m.kind in {MarkKind.JUDGE, MarkKind.SIGNATURE})
    signer = next((eid for eid in named if eid in place.references.judges), None)
    return place.stretch(mark, "signature", refersTo=_signer(place, signer))


def _signer(place: BlockPlace, judge: str | None) -> str:
    """A judge, or whoever else speaks at the place: the author of an opinion, or the court."""
    if judge is not None:
        return place.references.person(judge)
    opinion = opinion_of(place.block.eId)
    return place.references.author_of(opinion) if opinion else place.references.court()


_ELEMENTS: Final[dict[MarkKind, Callable[[BlockPlace, Mark], Stretch]]] = {
    MarkKind.TITLE: lambda place, mark: place.stretch(mark, "docTitle"),
    MarkKind.DOC_TYPE: lambda place, mark: place.stretch(mark, "docType"),
    MarkKind.DOC_STATUS: lambda place, mark: place.stretch(mark, "docStatus"),
    MarkKind.DATE: _date,
    MarkKind.NUMBER: _number,
    MarkKind.COURT: _court,
    MarkKind.JUDGE: _judge,
    MarkKind.PARTY: _person("party"),
    MarkKind.LAWYER: _person("lawyer"),
    MarkKind.PERSON: _person("person"),
    MarkKind.ROLE: _role,
    MarkKind.ORGANIZATION: _organization,
    MarkKind.FORMULA: lambda place, mark: place.span(mark),
    MarkKind.OUTCOME: _outcome,
    MarkKind.TERM: _term,
    MarkKind.QUOTATION: _quotation,
    MarkKind.PAGE_END: _page_end,
    MarkKind.CELL_END: lambda place, mark: place.named(mark, "marker", name="cell-end"),
    MarkKind.NOTE_REFERENCE: lambda place, mark: place.span(mark)._replace(
        after=(place.document.note_reference(mark.refers_to or ""),)
    ),
    MarkKind.SIGNATURE: _signature,
}
