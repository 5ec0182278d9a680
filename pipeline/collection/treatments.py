"""What a ruling does to earlier ones: whether they are still good law is told by the later ones."""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from pipeline.grammar import load
from pipeline.model import Ruling
from pipeline.terms import OutcomeKind
from pipeline.words.works import JUDGMENTS, work_of


class Relation(StrEnum):
    """What is done, the strongest first."""

    REVISES = "revises"
    AMENDS = "amends"
    INTERPRETS = "interprets"
    CITES = "cites"


class Treatment(NamedTuple):
    """What a ruling does to an earlier one or a point of it."""

    relation: Relation
    target: str
    """IRI of the earlier ruling, or of a point of it."""
    point: str | None
    """The operative point or paragraph that does it; none for what is only cited."""

    @property
    def earlier(self) -> str:
        """IRI of the earlier ruling."""
        return work_of(self.target)


# A review that is terminated leaves the earlier ruling as it was, so it is none of these.
_RELATIONS = {
    OutcomeKind.REVISION: Relation.REVISES,
    OutcomeKind.INTERPRETATION: Relation.INTERPRETS,
}


def treatments(ruling: Ruling) -> tuple[Treatment, ...]:
    """What a ruling does to earlier ones: each relation to each target once, in the order of the text."""
    found: dict[tuple[Relation, str], Treatment] = {}
    for treatment in _every_treatment(ruling):
        is_other = treatment.earlier != ruling.work
        if is_other and treatment.target.startswith(f"{JUDGMENTS}/"):
            found.setdefault(treatment[:2], treatment)
    return tuple(found.values())


def repealed_by(ruling: Ruling) -> str | None:
    """What ended a ruling's force: the act, by IRI or words, else the publisher's mark that it is over."""
    edition = ruling.edition
    if edition is None:
        return None
    if edition.repeal:
        return edition.repeal.work or edition.repeal.text
    ended = load(ruling.language).editions.repealed.search((edition.status or "").lower())
    return edition.status if ended else None


def _every_treatment(ruling: Ruling) -> Iterator[Treatment]:
    for outcome in ruling.outcomes:
        if relation := _RELATIONS.get(outcome.kind):
            for target in outcome.targets:
                yield Treatment(relation, target, outcome.point)
    for change in ruling.changes:
        for target in change.targets:
            yield Treatment(Relation.AMENDS, target, change.block)
    for citation in ruling.citations:
        for target in citation.targets:
            yield Treatment(Relation.CITES, target, None)
