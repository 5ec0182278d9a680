"""The people of a ruling: who sat, who took part, who reported, and every place they are named."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pipeline.annotation import Annotation
from pipeline.codes import Code
from pipeline.describe.cast import cast
from pipeline.describe.composition import sitting, with_seated
from pipeline.describe.heard import Signing, applicants, experts, rapporteurs, signers
from pipeline.describe.identifiers import official_iri
from pipeline.describe.mentions import KnownPersons
from pipeline.describe.participants import attendance, others_told
from pipeline.describe.persons import Person, name_findings
from pipeline.describe.roll import OpeningReading
from pipeline.grammar import Grammar
from pipeline.model import Judge, Participant, Presiding, Rapporteur, Signatory
from pipeline.registry import Registry, load
from pipeline.sections import Sections
from pipeline.terms import BlockRole, MarkKind
from pipeline.text import CleanText, Finding, Span
from pipeline.words.personal_names import Written

_FEWEST = 3
"""Members without whom none of the courts sits."""


class People(NamedTuple):
    """Everybody who sat, took part, reported or signed; each person once."""

    presiding: Presiding | None = None
    judges: tuple[Judge, ...] = ()
    """Without the one in the chair."""
    participants: tuple[Participant, ...] = ()
    rapporteurs: tuple[Rapporteur, ...] = ()
    signatories: tuple[Signatory, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    findings: tuple[Finding, ...] = ()


def people(
    text: CleanText,
    sections: Sections,
    grammar: Grammar,
    work: str | None = None,
    registry: Registry | None = None,
) -> People:
    """The people of a ruling. `work` is its IRI, which those of private persons start with."""
    reading = OpeningReading(text.text, sections, grammar)
    return _People(reading, work, registry or load()).as_people()


class _People:
    """The clauses of one opening, read in their order."""

    def __init__(self, reading: OpeningReading, work: str | None, registry: Registry) -> None:
        self.reading, self.registry = reading, registry
        present, unread = attendance(reading)
        behind, reported = (*applicants(reading), *experts(reading)), rapporteurs(reading)
        known = (*(one.person.written for one in (*present, *behind)), *reported)
        others = tuple(others_told(reading, {name.span for name in known}))
        self.sitting = with_seated(sitting(reading), (*present, *others))
        seated = {judge.key() for judge in self.sitting.judges}
        everybody = (*present, *behind, *(o for o in others if o.person.key() not in seated))
        self.unread = (*self.sitting.unread, *unread)
        self.members = tuple(cast(reading, everybody, work, registry))
        self.bench = {f"judge_{i}": judge for i, judge in enumerate(self.sitting.judges, 1)}
        self.judges = {eid: self._judge(eid, judge) for eid, judge in self.bench.items()}
        self.persons = {**self.bench, **{m.participant.eId: m.person for m in self.members}}
        self.known = KnownPersons(reading.grammar, self.persons)
        reported = (*reported, *self.sitting.reported)
        self.reported = tuple(self._with_judges(tuple(dict.fromkeys(reported))))
        self.signed = tuple(signers(reading, KnownPersons(reading.grammar, self.bench)))
        self.places = self._places()

    def as_people(self) -> People:
        """All that the clauses tell."""
        judges, chair = [*self.judges.values()], self.sitting.chair
        first = judges.pop(0).model_dump() if chair else {}
        return People(
            presiding=Presiding(role=self._words(chair), **first) if chair else None,
            judges=tuple(judges),
            participants=tuple(member.participant for member in self.members),
            rapporteurs=tuple(self._rapporteur(w, eid) for w, eid in self.reported if eid),
            signatories=tuple(map(self._signatory, self.signed)),
            annotations=tuple(sorted(self._annotations(), key=lambda a: (a.span, a.kind))),
            findings=tuple(self._findings()),
        )

    def _judge(self, eid: str, judge: Person) -> Judge:
        return Judge(
            eId=eid,
            iri=official_iri(judge.initials, judge.surname, self.registry),
            name=judge.name,
            as_written=self._words(judge.written.span),
        )

    def _signatory(self, one: Signing) -> Signatory:
        judge = self._judge(one.eId, one.person).model_dump()
        judge["as_written"] = self._words(one.span)
        return Signatory(role=self._words(one.office) if one.office else None, **judge)

    def _rapporteur(self, written: Written, eid: str) -> Rapporteur:
        name = self.bench[eid].name
        return Rapporteur(eId=eid, name=name, as_written=self._words(written.span))

    def _with_judges(self, names: tuple[Written, ...]) -> Iterator[tuple[Written, str | None]]:
        """Each rapporteur's name with the judge it means, by full name or else by surname."""
        for written in names:
            eid = self.known.person_meant(written) or self.known.by_surname(written.surname)
            yield written, eid if eid in self.bench else None

    def _annotations(self) -> Iterator[Annotation]:
        kinds = {member.participant.eId: member.kind for member in self.members}
        for span, eid in self.places.items():
            if "\n" not in self.reading.text[slice(*span)]:  # no mark runs over two paragraphs
                yield Annotation(kinds.get(eid, MarkKind.JUDGE), span, eid)
        if self.sitting.chair:
            yield Annotation(MarkKind.ROLE, self.sitting.chair, "judge_1")
        # Of several who share words for body or office the first one has them.
        titles = [annotation for member in self.members for annotation in member.annotations()]
        yield from {annotation.span: annotation for annotation in reversed(titles)}.values()

    def _places(self) -> dict[Span, str]:
        """Every mention of everybody, those first by which a person became known."""
        named = [(person.written.span, eid) for eid, person in self.persons.items()]
        named += [(written.span, eid) for written, eid in self.reported if eid]
        named += [(one.span, one.eId) for one in self.signed]
        mentions = self.known.mentions(self.reading.text, self.reading.sections)
        named += [(span, eid) for eid, span in mentions]
        # Of one place, too, the first counts that was told.
        whose = dict(reversed(named))
        return {span: whose[span] for span in _disjoint_spans(span for span, _ in named)}

    def _findings(self) -> Iterator[Finding]:
        if self.bench and self.sitting.chair is None:
            message = "the words do not tell which of the judges was in the chair"
            yield Finding(Code.PRESIDING_UNKNOWN, self.bench["judge_1"].written.span, message)
        if 0 < len(self.bench) < _FEWEST:
            names = "” and “".join(self._words(one.written.span) for one in self.bench.values())
            message = f"“{names}” cannot have sat alone: names may be lost"
            yield Finding(Code.COMPOSITION_UNREAD, self.bench["judge_1"].written.span, message)
        for span in (*self.unread, *self._names_passed_over()):
            message = f"“{self._words(span)}” stands among those who sat or took part, and is no name that can be read"
            yield Finding(Code.COMPOSITION_UNREAD, span, message)
        yield from name_findings(self.persons.values(), self.reading.text)
        yield from self._doubled_judges()
        for member in self.members:
            yield from member.findings()
        for written, eid in self.reported:
            if eid is None:
                message = f"“{self._words(written.span)}” reported but is not among the judges"
                yield Finding(Code.RAPPORTEUR_UNKNOWN, written.span, message)
        for told in () if self.reported else self.reading.sections.of(BlockRole.RAPPORTEURS):
            yield Finding(Code.RAPPORTEUR_UNKNOWN, told.span, "no name is read of who reported")

    def _names_passed_over(self) -> Iterator[Span]:
        """The names in the opening that are nobody's, and where somebody stands without one that is read."""
        grammar, text = self.reading.grammar, self.reading.text
        read = [*self.places, *self.unread, *(written.span for written, _ in self.reported)]
        opening = self.reading.sections.clauses.span
        passed = [name.span for name in self.reading.names(opening)]
        unnamed = grammar.people.unnamed.finditer(text, *opening)
        passed += [Span(*found.span()) for found in unnamed]
        return _disjoint_spans(sorted(passed), read)

    def _doubled_judges(self) -> Iterator[Finding]:
        """Say which judges have one name: two persons, or one that was read twice."""
        seen: dict[str, str] = {}
        for eid, judge in self.judges.items():
            if judge.iri in seen:
                message = (
                    f"“{judge.as_written}” and “{seen[judge.iri]}” are one person by their names"
                )
                yield Finding(Code.PERSON_DOUBLED, self.bench[eid].written.span, message)
            seen.setdefault(judge.iri, judge.as_written)

    def _words(self, span: Span) -> str:
        return span.line(self.reading.text)


def _disjoint_spans(spans: Iterable[Span], taken: Iterable[Span] = ()) -> Iterator[Span]:
    """The spans that share no words with one before them or with one that is taken.

    `Карасаева Е. М. Заслушав` holds a name in either order.
    """
    known = {at for span in taken for at in range(*span)}
    for span in spans:
        if known.isdisjoint(range(*span)):
            known.update(range(*span))
            yield span
