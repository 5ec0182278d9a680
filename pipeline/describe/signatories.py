"""Who signed: the names in the signature, each with the office that stands before it."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.describe.inflection import NOMINATIVE
from pipeline.describe.mentions import KnownPersons
from pipeline.describe.persons import Person, person
from pipeline.describe.roll import SIGNS, OpeningReading
from pipeline.sections import Part
from pipeline.terms import BlockRole, MarkKind
from pipeline.text import Span
from pipeline.words.personal_names import Written, listed_names


@dataclass(frozen=True, slots=True)
class Signing:
    """A name in the signature: whose it is, and the words of the office, where any stand before it."""

    eId: str
    person: Person
    span: Span
    office: Span | None


def signing(reading: OpeningReading, bench: KnownPersons) -> Iterator[Signing]:
    """Everybody who signed the ruling itself; who sat keeps the name of the judge."""
    number, office = 0, None
    for name, told in _signed(reading):
        # In a list behind «члены Совета:» the office is that of each.
        office = told or office
        eid = bench.who(name)
        number += eid is None
        signer = bench.persons[eid] if eid else person(reading.grammar, name, (NOMINATIVE,))
        yield Signing(eid or f"signatory_{number}", signer, name.span, office)


def _signed(reading: OpeningReading) -> Iterator[tuple[Written, Span | None]]:
    """The names of the signature's paragraphs as one stretch, or of what closes the last paragraph.

    Offices stand before the names, or behind them where the first name has none before it.
    """
    sections, text = reading.sections, reading.text
    lines = [p.span for p in sections.within(Part.CONCLUSIONS) if p.role is BlockRole.SIGNATURE]
    stretches = [Span(lines[0].start, lines[-1].end)] if lines else []
    stretches += [one.span for one in sections.annotations if one.kind is MarkKind.SIGNATURE]
    for span in stretches:
        names = [*listed_names(reading.grammar, text, span, hidden=False)]
        ends = (span.start, *(name.span.end for name in names))
        starts = (*(name.span.start for name in names), span.end)
        offices = [Span(*gap).stripped(text, SIGNS) for gap in zip(ends, starts, strict=True)]
        behind = not offices[0].length and offices[-1].length
        for name, office in zip(names, offices[1:] if behind else offices, strict=False):
            yield name, office if office.length else None
