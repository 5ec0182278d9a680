"""What a site knows of each ruling while it is made: little enough for all of them at once."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.collection import PublishedRuling
from pipeline.collection.treatments import Relation, repealed_by, treatments
from pipeline.model import Block, Ruling
from pipeline.terms import Court, OutcomeKind, Verdict


@dataclass(frozen=True, slots=True)
class DecidedPoint:
    """One outcome: where it stands, and on what it is."""

    point: str
    kind: OutcomeKind
    verdict: Verdict | None
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One ruling in one language."""

    stem: str
    expression: str
    work: str
    language: str
    court: Court
    date: str
    number: str
    title: str
    judges: tuple[tuple[str, str], ...]
    """IRI and name of everybody on the bench, the presiding judge first."""
    decided: tuple[DecidedPoint, ...]
    cited: Mapping[str, tuple[str, ...]]
    """Everything that is cited, with the blocks that do so."""
    titles: Mapping[str, str]
    """Titles of the works that are cited, as far as they are known."""
    state_ids: Mapping[str, str]
    """Identifiers of works in the state's database, as far as they are certain."""
    treated: tuple[tuple[Relation, str], ...]
    """What it does to earlier rulings, and their works."""
    repealed: bool
    is_private: bool
    """It names persons who were there for themselves."""

    @property
    def day(self) -> str:
        """From which day the text is as it stands here."""
        return self.expression.rpartition("@")[2]

    @property
    def year(self) -> str:
        """Of adoption."""
        return self.date[:4]

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """Each verdict that it gives, once."""
        return tuple(dict.fromkeys(one.verdict for one in self.decided if one.verdict))


def entry_of(published: PublishedRuling) -> Entry | None:
    """What the site keeps of a ruling; None where it has no public name.

    Raises InvalidOutputError where the JSON breaks the schema.
    """
    ruling = published.ruling
    if ruling.expression is None or ruling.work is None or ruling.date is None:
        return None
    return Entry(
        stem=published.stem,
        expression=ruling.expression,
        work=ruling.work,
        language=ruling.language.value,
        court=ruling.court,
        date=ruling.date,
        number=ruling.number or "",
        title=ruling.title or "",
        judges=tuple((judge.iri, judge.name) for judge in ruling.composition.bench),
        decided=tuple(DecidedPoint(o.point, o.kind, o.verdict, o.targets) for o in ruling.outcomes),
        cited=_blocks_by_target(ruling),
        titles={one.work: one.title for one in ruling.works if one.title},
        state_ids={one.work: one.state_id for one in ruling.works if one.state_id},
        treated=tuple(dict.fromkeys(_treatments_of_earlier(ruling))),
        repealed=repealed_by(ruling) is not None,
        is_private=any("/local/" in person.iri for person in ruling.participants),
    )


def printed_line(block: Block) -> str:
    """A paragraph with its number, as one line of plain text."""
    return f"{block.num} {block.text}" if block.num else block.text


def _blocks_by_target(ruling: Ruling) -> Mapping[str, tuple[str, ...]]:
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for citation in ruling.every_citation():
        for target in citation.targets:
            found[target][citation.block] = None
    return {target: tuple(blocks) for target, blocks in found.items()}


def _treatments_of_earlier(ruling: Ruling) -> Iterator[tuple[Relation, str]]:
    """What is done to earlier rulings as a whole; that they are cited is told by `cited`."""
    for treatment in treatments(ruling):
        if treatment.relation is not Relation.CITES:
            yield treatment.relation, treatment.earlier
