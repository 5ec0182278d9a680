"""Who signed: the names in the signature, each with the office that stands before it."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.describe.clauses import ClauseReading
from pipeline.describe.inflection import NOMINATIVE
from pipeline.describe.mentions import KnownPersons
from pipeline.describe.persons import Person, person
from pipeline.describe.roll import Item, items
from pipeline.sections import Part
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
    for item in _signed(reading):
        # In a list behind «члены Совета:» the office is that of each.
        office = item.office(text) or office
        eid = bench.who(item.name)
        number += eid is None
        signer = bench.persons[eid] if eid else person(grammar, item.name, (NOMINATIVE,))
        yield Signing(eid or f"signatory_{number}", signer, item.name.span, office)


def _signed(reading: ClauseReading) -> Iterator[Item]:
    """The names of the signature's paragraphs as one stretch, or of what closes the last paragraph."""
    sections = reading.sections
    lines = [p.span for p in sections.within(Part.CONCLUSIONS) if p.role is BlockRole.SIGNATURE]
    stretches = [Span(lines[0].start, lines[-1].end)] if lines else []
    stretches += [one.span for one in sections.annotations if one.kind is MarkKind.SIGNATURE]
    for span in stretches:
        names = listed_names(reading.grammar, reading.text, span, hidden=False)
        yield from items(reading.text, span, names)
