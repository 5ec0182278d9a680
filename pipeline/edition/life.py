"""What is told of the life of a ruling. All spans are in the clean text."""

import datetime as dt
from typing import NamedTuple

from pipeline.annotation import Annotation
from pipeline.terms import EditionBasis, MarkKind, Operation
from pipeline.text import Finding, Span


class ActNamed(NamedTuple):
    """An act that a note names by date and number."""

    span: Span
    """Its date and number."""
    date: dt.date | None
    """None where the calendar has no such day."""
    number: str
    """In figures, without the suffix of its language: `5`, `241-VI`."""
    work: str | None
    """The ruling's name, or the law's where the registry has it."""
    in_force: dt.date | None = None
    """From which day it applies, where the bracket behind it names one."""


class NotedAmendment(NamedTuple):
    """An act that changed the ruling, as one note tells it."""

    act: ActNamed
    operations: tuple[Operation, ...]
    in_place_of: Span | None = None
    """The words of the paragraph that it took out, where the text says so in its place."""
    of_heading: bool = False
    """Whether it is told of what stands above the points alone."""


class NotedPublication(NamedTuple):
    """Where the ruling was published, as a line beside it tells."""

    span: Span
    """From the name to the number."""
    name: str
    date: dt.date | None
    """None where no whole day is told, or one that the calendar does not have."""
    number: str | None


class Instruction(NamedTuple):
    """A paragraph of a ruling that amends others, by its place in `Sections`, and what it does."""

    paragraph: int
    operations: tuple[Operation, ...]
    clauses: tuple[Span, ...]
    """Where it says so; its other clauses name what is left as it is."""
    excepts: bool
    """Whether some of what stands in them is left as it is, too."""
    repeals: bool = False
    """Whether what they name, a part or a whole ruling, shall lose its force."""
    of_heading: bool = False
    """Whether they tell of what stands above the points, which has no name of its own."""


class NotedEdition(NamedTuple):
    """Which state of its text a ruling is published in, if not the first one.

    `day` is the day from which the text is as it stands; None where it was changed, nobody says
    when. `status` is the line on its force today, which says nothing of the text.
    """

    basis: EditionBasis
    day: dt.date | None
    amendments: tuple[NotedAmendment, ...] = ()
    repeal: ActNamed | None = None
    """The act that ended the ruling's force."""
    status: Span | None = None
    instructions: tuple[Instruction, ...] = ()
    """What this ruling itself changes in others."""
    heads: frozenset[int] = frozenset()
    """The paragraphs that open a list of such changes, by their places in `Sections`."""
    below: frozenset[int] = frozenset()
    """Those that stand under one of them."""
    aside: frozenset[int] = frozenset()
    """Those of the lists, and quoted ones: whatever they name, it is not what is changed from there on."""
    publications: tuple[NotedPublication, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def annotations(self) -> tuple[Annotation, ...]:
        """The mark of the words on the ruling's force today."""
        return (Annotation(MarkKind.DOC_STATUS, self.status),) if self.status else ()

    @property
    def removed(self) -> frozenset[Span]:
        """The words of paragraphs that say only that they were removed, and by which later ruling."""
        return frozenset(a.in_place_of for a in self.amendments if a.in_place_of)
