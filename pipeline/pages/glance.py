"""What a reader wants first: the court, who sat, who took part, what was decided, in what state."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pipeline.pages.surroundings import PageLink
from pipeline.terms import EditionBasis, OutcomeKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.model import Judge, NamedAct, Outcome, Participant, Ruling
    from pipeline.pages.destinations import Destinations
    from pipeline.pages.interface import Interface

_MINOR: Final = {OutcomeKind.ENTRY_INTO_FORCE, OutcomeKind.FINALITY, OutcomeKind.PUBLICATION}


@dataclass(frozen=True, slots=True)
class OutcomeView:
    """One outcome: what kind, on what, how far."""

    outcome: Outcome
    label: str
    targets: tuple[PageLink, ...]
    """An empty address where there is no page."""

    @property
    def manner(self) -> str:
        """The class that colours it: the verdict, or the kind of outcome."""
        return self.outcome.verdict or self.outcome.kind


@dataclass(frozen=True, slots=True)
class StandingView:
    """Which state of its text the page shows, and whether the ruling is in force."""

    text: str
    """In what state the text is; empty where no note tells."""
    status: str | None
    amended: tuple[tuple[PageLink, str], ...]
    """The acts that changed it, each with what it did."""
    repealed: PageLink | None


@dataclass(frozen=True, slots=True)
class GlanceView:
    """A ruling at a glance."""

    facts: tuple[tuple[str, str], ...]
    """Labels and values."""
    presiding: PageLink | None
    judges: tuple[PageLink, ...]
    rapporteurs: tuple[PageLink, ...]
    participants: tuple[tuple[str, tuple[Participant, ...]], ...]
    """The name of each role, and who had it."""
    major: tuple[OutcomeView, ...]
    """Outcomes that say something of this case, verdicts first."""
    minor: tuple[OutcomeView, ...]
    """Those that most rulings share: entry into force, finality, publication."""
    standing: StandingView | None


def glance(ruling: Ruling, interface: Interface, destinations: Destinations) -> GlanceView:
    """The facts of a ruling, with links where there are pages."""
    sitting, judges = ruling.composition, {}
    for judge in (*((sitting.presiding,) if sitting.presiding else ()), *sitting.judges):
        judges[judge.eId] = _person(judge, destinations)
    told = [judges.get(one.eId) or PageLink("", one.name) for one in ruling.rapporteurs]
    outcomes = _outcomes(ruling, interface, destinations)
    return GlanceView(
        facts=tuple(_facts(ruling, interface)),
        presiding=judges[sitting.presiding.eId] if sitting.presiding else None,
        judges=tuple(judges[judge.eId] for judge in sitting.judges),
        rapporteurs=tuple(told),
        participants=tuple(_by_role(ruling, interface)),
        major=tuple(one for one in outcomes if one.outcome.kind not in _MINOR),
        minor=tuple(one for one in outcomes if one.outcome.kind in _MINOR),
        standing=_standing(ruling, interface, destinations),
    )


def _facts(ruling: Ruling, interface: Interface) -> list[tuple[str, str]]:
    texts = interface.texts
    found = [(texts["court"], interface.courts[ruling.court])]
    if ruling.date:
        found.append((texts["date"], interface.day(ruling.date)))
    if ruling.number:
        found.append((texts["number"], f"№ {ruling.number}"))
    if ruling.question:
        found.append((texts["question"], interface.questions[ruling.question]))
    return found


def _by_role(ruling: Ruling, interface: Interface) -> Iterator[tuple[str, tuple[Participant, ...]]]:
    for role in dict.fromkeys(one.role for one in ruling.participants):
        people = tuple(one for one in ruling.participants if one.role is role)
        yield interface.roles[role], people


def _person(judge: Judge, destinations: Destinations) -> PageLink:
    return PageLink(destinations.around.address(judge.iri) or "", judge.name)


def _outcomes(
    ruling: Ruling, interface: Interface, destinations: Destinations
) -> tuple[OutcomeView, ...]:
    # The sort is stable: but for the verdicts all stay in the ruling's own order.
    ordered = sorted(ruling.outcomes, key=lambda one: one.kind is not OutcomeKind.VERDICT)
    return tuple(
        OutcomeView(
            one,
            interface.verdicts[one.verdict] if one.verdict else interface.outcomes[one.kind],
            tuple(_link(target, destinations) for target in one.targets),
        )
        for one in ordered
    )


def _link(target: str, destinations: Destinations) -> PageLink:
    return PageLink(destinations.address(target) or "", destinations.name(target))


def _standing(
    ruling: Ruling, interface: Interface, destinations: Destinations
) -> StandingView | None:
    edition = ruling.edition
    if edition is None:
        return None
    texts = interface.texts
    if edition.basis in {EditionBasis.AMENDMENT, EditionBasis.STATED} and edition.date:
        text = f"{texts['edition_as_of']}: {interface.day(edition.date)}"
    else:
        original = edition.basis is EditionBasis.ORIGINAL
        text = texts["edition_original" if original else "edition_unknown"]
    amended = tuple(
        (_act(act, destinations), ", ".join(interface.operations[o] for o in act.operations))
        for act in edition.amendments
    )
    repealed = _act(edition.repeal, destinations) if edition.repeal else None
    return StandingView(text, edition.status, amended, repealed)


def _act(act: NamedAct, destinations: Destinations) -> PageLink:
    return PageLink((destinations.address(act.work) or "") if act.work else "", act.text)
