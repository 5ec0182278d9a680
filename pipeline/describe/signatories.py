"""Who signed: the names in the signature, each with the office that stands before it."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.describe.clauses import ClauseReading
from pipeline.describe.inflection import NOMINATIVE
from pipeline.describe.mentions import KnownPersons
from pipeline.describe.persons import Person, person
from pipeline.describe.roll import Item, items
from pipeline.sections import Part, Sections
from pipeline.terms import BlockRole, MarkKind
from pipeline.text import Span
from pipeline.words.personal_names import listed_names


@dataclass(frozen=True, slots=True)
class Signing:
    """A name in the signature: whose it is, and the words of the office, where any stand before it."""

    eId: str
    person: Person
    span: Span
    office: Span | None


def signing(reading: ClauseReading, bench: KnownPersons) -> Iterator[Signing]:
    """Everybody who signed the ruling itself; who sat keeps the name of the judge."""
    text, grammar = reading.text, reading.grammar
    number, office = 0, None
    for item in (i for s in _signatures(reading.sections) for i in _signed(reading, s)):
        # In a list behind «члены Совета:» the office is that of each.
        office = item.office(text) or office
        eid = bench.who(item.name)
        number += eid is None
        signer = bench.persons[eid] if eid else person(grammar, item.name, (NOMINATIVE,))
        yield Signing(eid or f"signatory_{number}", signer, item.name.span, office)


def _signed(reading: ClauseReading, span: Span) -> Iterator[Item]:
    return items(
        reading.text, span, listed_names(reading.grammar, reading.text, span, hidden=False)
    )


def _signatures(sections: Sections) -> Iterator[Span]:
    """The signature's paragraphs as one stretch, or what closes the last paragraph."""
    signed = [p.span for p in sections.within(Part.CONCLUSIONS) if p.role is BlockRole.SIGNATURE]
    if signed:
        yield Span(signed[0].start, signed[-1].end)
    yield from (one.span for one in sections.annotations if one.kind is MarkKind.SIGNATURE)
