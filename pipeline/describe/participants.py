"""Who took part: applicants, those who represent them or a body, experts and others."""

import re
from collections.abc import Container, Iterable, Iterator
from typing import NamedTuple

from pipeline.describe.inflection import NOMINATIVE
from pipeline.describe.persons import Person, person
from pipeline.describe.roll import (
    SIGNS,
    Gap,
    Item,
    Office,
    OpeningReading,
    introduction,
    offices_only,
    read_gap,
    roll,
    under_heading,
)
from pipeline.describe.titles import (
    is_nominative,
    names_body,
    names_body_first,
    names_post,
    post_start,
    post_title,
)
from pipeline.grammar.people import Client, Seat
from pipeline.sections import NamingClause
from pipeline.terms import ParticipantRole
from pipeline.text import Span
from pipeline.words.body_names import named_court
from pipeline.words.folding import fold
from pipeline.words.personal_names import Written


class Attendant(NamedTuple):
    """Somebody who took part, and whom that person represents."""

    person: Person
    office: Office
    clients: tuple[Person, ...] = ()


class _ListedName(NamedTuple):
    """A name of the list. `clients` are the places of those represented, who may be told apart only later."""

    person: Person
    office: Office
    clients: tuple[int, ...] = ()
    present: bool = False


def attendance(reading: OpeningReading) -> tuple[tuple[Attendant, ...], list[Span]]:
    """Those whom the clause of participants names, and what is not understood in it."""
    clause = reading.sections.clauses.participants
    if clause is None:
        return (), []
    listed = _Roll(reading, clause)
    return listed.call(), listed.unread


def others_told(reading: OpeningReading, known: Container[Span]) -> Iterator[Attendant]:
    """Those whom the rest of the opening names with words that tell in what capacity, but for names that are known."""
    clauses, cases = reading.sections.clauses, reading.grammar.people.rapporteurs.cases
    taken = [one.span for one in (clauses.composition, clauses.participants) if one]
    for span in _outside(clauses.span, taken):
        for one in _Roll(reading, NamingClause(span, cases, span.end), vouched=False).call():
            if one.person.written.span not in known:
                yield one._replace(clients=())


def _outside(span: Span, taken: Iterable[Span]) -> Iterator[Span]:
    """The stretches of a span that none of the others takes."""
    at = span.start
    for one in (*sorted(taken), Span(span.end, span.end)):
        if at < one.start:
            yield Span(at, one.start)
        at = max(at, one.end)


class _Roll:
    """One pass over the items of a clause, from left to right."""

    def __init__(
        self, reading: OpeningReading, clause: NamingClause, *, vouched: bool = True
    ) -> None:
        self.reading, self.clause = reading, clause
        self.text, self.grammar = reading.text, reading.grammar
        self.entries: list[_ListedName] = []
        self.unread: list[Span] = []
        self.vouched = vouched
        """Whether the stretch is of those present; else what stands beside a name must say so."""
        self.headed = 0
        """Where in the list the names begin behind the last words that say who was present."""
        self.begun = 0
        """Where in the list the names begin behind the last words of a hearing or a question."""
        self.group = 0
        """Where in the list the names begin that share the office of the last one."""
        self.heading = False
        self.implied = False
        """Whether the heading is a word before the first of several bodies, in no line of its own."""
        self.before = self._gap(Span(clause.span.start, clause.span.start))
        """What stands before the last name."""
        self.shared: Office | None = None
        """What the next name of a list has of the last one's office: what is said behind a name is said of it alone."""

    def call(self) -> tuple[Attendant, ...]:
        at, end = self.clause.span
        for item in roll(self.reading, self.clause.span, hidden=True):
            if item.name.span.start >= at:
                at = self._behind_closing(at, item.before.end)
                gap = self._gap(Span(at, item.before.end))
                self.unread += self._nameless_paragraphs(Span(at, item.before.end), gap.office)
                self._add_entry(item.name, gap)
                at = self._behind_remark(item)
        last = self._gap(Span(self._behind_closing(at, end), end))
        alone = last.dashed or (
            self.text.startswith(", ", at) and names_post(self.grammar, self._words(last.words))
        )
        self._add_position(last.trailing or (last.words if alone else None))
        if not last.trailing and self._is_unsettled(last.words):
            self.unread.append(last.words)
        self.unread += self._nameless_paragraphs(Span(at, end), None)
        return tuple(
            Attendant(one.person, one.office, tuple(self.entries[at].person for at in one.clients))
            for one in self.entries
            if one.present
        )

    def _nameless_paragraphs(self, span: Span, following: Office | None) -> Iterator[Span]:
        """The paragraphs between two names that say whose representative is present, and not who.

        Where the words before the next name introduce nobody, they go on with what stands above them.
        """
        first = "" if span.start == self.clause.span.start else r"(?<=\n)"
        # Words that say in what capacity close the clause behind its last line.
        last = r"|\Z" if span.end == self.clause.span.end else ""
        closed = rf"{first}[^\n]+(?:[,;](?=\n|\Z){last})"
        lines = list(re.finditer(closed, self.text[slice(*span)]))
        goes_on = following is not None and not following.introduced
        for line in lines[: len(lines) - goes_on]:
            words = Span(*line.span()).shift(span.start).stripped(self.text, SIGNS)
            office = introduction(self.grammar, self.text, words)
            if office and office.organization:
                yield words

    def _behind_closing(self, start: int, end: int) -> int:
        """Where the words end that say of the names before them in what capacity those were present."""
        for closing in self.grammar.people.closings:
            if found := closing.pattern.match(self.text, start, end):
                self._close(closing.role)
                return found.end()
        return start

    def _close(self, role: Seat | None) -> None:
        """Take the last names for present, and in a capacity that is told behind them."""
        last = len(self.entries)
        first = max(self.begun, last - 1 if role is Seat.CHAIR else self.group if role else 0)
        for at in range(first, last):
            closed = self.entries[at]._replace(present=True)
            if role:
                closed = closed._replace(office=closed.office._replace(role=role), clients=())
            self.entries[at] = closed

    def _behind_remark(self, item: Item) -> int:
        """Where the remark ends that says something of an item.

        Whom it names is not present, but for those whom it introduces: `(его представитель Ли В.А.)`.
        """
        grammar, words = self.grammar, item.remark
        named = next(self.reading.names(words, hidden=True), None)
        office = self._gap(Span(words.start, named.span.start)).office if named else None
        if office and office.introduced:
            return item.name.span.end
        if self._behind_closing(*words) > words.start:
            return item.end
        harmless = grammar.people.remarks.search(self.text, *words)
        if named or self._is_unsettled(words):
            self.unread.append(words)
        elif is_nominative(grammar, self.text[slice(*words)]):
            self._add_position(words)
        elif words.length and not harmless:
            self.unread.append(words)
        represented = grammar.people.represented.match(self.text, item.end)
        return represented.end() if represented and self.entries[1:] else item.end

    def _gap(self, span: Span) -> Gap:
        people = self.grammar.people
        for heard in () if self.vouched else people.hearing.finditer(self.text, *span):
            self.begun, span = len(self.entries), Span(heard.end(), span.end)
        if present := people.presence.search(self.text, *span):
            self.vouched, self.shared, span = True, None, Span(present.end(), span.end)
            self.headed = len(self.entries)
        gap = read_gap(self.grammar, self.text, span, heading=self.heading)
        # `представителей A – … и B – …` ends with the paragraph, unless another body follows.
        if self.implied and not gap.listed and names_post(self.grammar, self._words(gap.words)):
            self.heading = self.implied = False
            return read_gap(self.grammar, self.text, span, heading=False)
        return gap

    def _add_entry(self, name: Written, gap: Gap) -> None:
        """Add the next name of the list, with the office that the words before it tell."""
        self.heading = gap.heading
        self._add_position(gap.trailing)
        goes_on = bool(self.entries) and self.entries[-1].present and not gap.words.length
        present = self.vouched or (gap.office.introduced if gap.office else goes_on)
        before = self.entries[-1] if self.entries[self.headed :] else None
        clients: tuple[int, ...] = ()
        if gap.office and self._sits_elsewhere(gap, gap.office.role):
            office = Office(ParticipantRole.OTHER, position=gap.words, introduced=False)
        elif gap.office:
            office, clients = self._introduced_office(gap, gap.office, before)
        else:
            office, clients = self._office_going_on(before, gap)
        self.before, self.shared = gap, office
        asks = self.grammar.people.applicants.search(self.text, gap.words.start, name.span.start)
        # «… өкілі А, Б-ның өтінішін қарады»: the list has ended before whoever asks.
        behind = not gap.office and self.grammar.people.asking.match(self.text, name.span.end)
        if behind or (asks and gap.office and not gap.office.introduced):
            present = False
        if self._is_unsettled(gap.words):
            self.unread.append(gap.words)
        self.unread += self._parted_names(name, gap)
        # A post in the nominative, as in brackets, has its bearer beside it.
        alone = is_nominative(self.grammar, self._words(office.position))
        told = gap.office.cases if gap.office else ()
        cases = (NOMINATIVE,) if alone else told or self.clause.cases
        someone = person(self.grammar, name, cases)
        self.entries.append(_ListedName(someone, office, clients, present))

    def _parted_names(self, name: Written, gap: Gap) -> Iterator[Span]:
        """The names of which a part stands elsewhere: «супругов Р.Е. и Г.Т. Ли», «Сапаровой (Ивановой) Е.К.»."""
        before = self.entries[-1].person.written if self.entries else name
        if name.given_first and gap.joined and not gap.words.length and _lacks_surname(before):
            yield Span(before.span.start, name.span.end)
        if _lacks_surname(name) and self.text[: name.span.start].rstrip().endswith(")"):
            yield name.span

    def _sits_elsewhere(self, gap: Gap, role: ParticipantRole | Seat) -> bool:
        """Whether a chair or a judge is of another court than the one that rules; one judge alone sits beside a chair."""
        if role not in {Seat.CHAIR, Seat.JUDGE}:
            return False
        named = named_court(fold(self._words(gap.words), self.grammar), self.grammar)
        beside = any(one.office.role is Seat.CHAIR for one in self.entries)
        alone = role is Seat.JUDGE and not (beside or (gap.office and gap.office.many))
        return alone or named not in {None, self.reading.sections.court}

    def _words(self, span: Span | None) -> str:
        return self.text[slice(*span)] if span else ""

    def _is_unsettled(self, span: Span) -> bool:
        """Whether somebody lacks a name in words, or they tell who was away; a comma ends each in a list."""
        people, words = self.grammar.people, self._words(span)
        away = people.away.search(words)
        return bool(away or people.unnamed.search(f"{words}, "))

    def _introduced_office(
        self, gap: Gap, office: Office, before: _ListedName | None
    ) -> tuple[Office, tuple[int, ...]]:
        """The office that the words before a name tell, and the places of the represented."""
        group = tuple(range(self.group, len(self.entries)))
        self.group = len(self.entries)
        of_next = office.client is Client.NEXT
        # A name is reduced to initials for whoever has counsel, and never for counsel.
        if before and not _is_represented(before.office) and not before.person.surname:
            clients = tuple(i for i in group if not self.entries[i].person.surname)
        else:
            clients = group if before and _is_represented(before.office) else ()
        if clients and gap.dashed and not of_next:
            self._take_for_applicants(clients)
            counsel = Office(ParticipantRole.REPRESENTATIVE, position=office.position)
            return self._with_number(counsel), clients
        if before and gap.dashed and _speaks_for_next(office):
            # «адвоката A – представителя B»
            counsel = Office(ParticipantRole.REPRESENTATIVE, position=before.office.position)
            self.entries[-1] = before._replace(office=counsel, clients=(self.group,))
            return Office(ParticipantRole.APPLICANT), ()
        if before and not office.introduced:
            words = self._words(gap.words)
            goes_on = before.office.many and self._may_share_office(before.office, gap)
            if not names_body(self.grammar, words) and (goes_on or (gap.heading and gap.listed)):
                return before.office._replace(position=gap.words), before.clients
            # A body is nobody's post: it is the next that is represented.
            named = gap.listed and names_body_first(self.grammar, words)
            if before.office.client is Client.BODY and (goes_on or named):
                office = under_heading(self.grammar, self.text, gap.words)
                if goes_on or (before.office.many and not gap.heading):
                    self.heading = self.implied = True
        if office.client is Client.GROUP:
            untold = [i for i in group if self.entries[i].office.role is ParticipantRole.OTHER]
            self._take_for_applicants(untold)
        clients = {Client.LAST: group[-1:], Client.GROUP: group}.get(office.client, ())
        return self._with_number(self._split_office(office)), clients

    def _may_share_office(self, office: Office, gap: Gap) -> bool:
        """Whether another name with a post may share an office of several who have posts.

        A conjunction ends their list.
        """
        reports = office.role is Seat.RAPPORTEUR and offices_only(self.grammar).fullmatch(
            self.text, *gap.words
        )
        party = not isinstance(office.role, Seat) and office.role is not ParticipantRole.APPLICANT
        of_list = party or reports
        shared = of_list and office.position
        return gap.joined or bool(gap.listed and shared and not self.before.joined)

    def _office_going_on(
        self, before: _ListedName | None, gap: Gap
    ) -> tuple[Office, tuple[int, ...]]:
        """The office of the next name of a list; a post in the singular is not shared."""
        office = self.shared
        if before is None or office is None:
            return Office(ParticipantRole.OTHER), ()
        if gap.dashed and _speaks_for_next(office):
            last = (len(self.entries) - 1,)
            self._take_for_applicants(last)
            return Office(ParticipantRole.REPRESENTATIVE), last
        if gap.joined:
            self._represent_next_too(self.group - 1, len(self.entries) - 1)
        client = self.entries[before.clients[-1]].office if before.clients else None
        if client and client.many and not office.many:
            # «Applicants A and his counsel B, C and his counsel D»: C is an applicant again.
            self.group = len(self.entries)
            return client._replace(position=None), ()
        return office if office.many else office._replace(position=None), before.clients

    def _split_office(self, office: Office) -> Office:
        """Part a body from a post that follows it without a dash."""
        if office.organization is None or office.position is not None:
            return office
        start, end = office.organization
        at = post_start(self.grammar, self.text[start:end])
        if at is None:
            return office
        organization = Span(start, start + at).stripped(self.text, " ,:–—-")
        return office._replace(organization=organization, position=Span(start + at, end))

    def _with_number(self, office: Office) -> Office:
        """The office with what its post tells: whether several names share it."""
        if office.many or office.position is None:
            return office
        title = post_title(self.grammar, self._words(office.position), many=True)
        return office._replace(many=title.shared)

    def _take_for_applicants(self, group: Iterable[int]) -> None:
        """Take names that seemed to be representatives, or had no role, for those whom the next one represents."""
        for index in group:
            entry = self.entries[index]
            office = Office(ParticipantRole.APPLICANT, many=entry.office.many)
            self.entries[index] = entry._replace(office=office, clients=())

    def _represent_next_too(self, index: int, last: int) -> None:
        """Let whoever represents the last name represent the next one, too, where that one stands before both."""
        speaker = self.entries[index] if index >= 0 else None
        if speaker and speaker.clients[-1:] == (last,):
            clients = (*speaker.clients, last + 1)
            self.entries[index] = speaker._replace(clients=clients)

    def _add_position(self, position: Span | None) -> None:
        """Take words behind the last name for its office, or for what tells its capacity."""
        if not (position and self.entries):
            return
        last, bearers = self.entries[-1], [len(self.entries) - 1]
        introduced = introduction(self.grammar, self.text, position)
        carried = self.before.office is None and introduced and introduced.client is Client.BODY
        if introduced and (carried or last.office == Office(ParticipantRole.OTHER)):
            office, self.shared = self._split_office(introduced), None
        elif (
            introduced
            and last.office.role is ParticipantRole.OTHER
            and not (introduced.position or introduced.organization)
        ):
            # «профессора А – эксперта»
            office, self.shared = last.office._replace(role=introduced.role), None
        else:
            office = last.office._replace(position=position)
            self.shared = office._replace(position=None)
            # «A, B – депутатов Мажилиса»: a post in the plural is that of all who have none yet.
            if post_title(self.grammar, self._words(position), many=True).shared:
                bearers = [
                    i
                    for i in range(self.group, len(self.entries))
                    if self.entries[i].office == last.office
                ]
        for index in bearers:
            self.entries[index] = self.entries[index]._replace(office=office)


def _lacks_surname(name: Written) -> bool:
    """Whether a name is initials in full: whoever is not to be known has one of them."""
    return not name.surname and name.initials.count(".") > 1


def _speaks_for_next(office: Office) -> bool:
    """Whether whoever stands before these words and a dash represents the one named behind them."""
    return office.client in {Client.NEXT, Client.APPLICANTS} and office.position is None


def _is_represented(office: Office) -> bool:
    """Whether a name behind these words is the represented one's if a dash follows."""
    applicant = office.role is ParticipantRole.APPLICANT or office.client is Client.APPLICANTS
    return applicant and office.position is None
