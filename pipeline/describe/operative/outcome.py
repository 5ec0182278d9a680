"""What the court decided: one outcome, and all of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from pipeline.annotation import Annotation
from pipeline.describe.source_places import SourcePlaces
from pipeline.model import Outcome, Scope
from pipeline.terms import MarkKind, OutcomeKind, Verdict
from pipeline.text import Finding, Span


@dataclass(frozen=True, slots=True)
class Decided:
    """One thing that an operative point decides. `span` holds the deciding words."""

    point: str
    """eId of the point or sub-point."""
    block: str
    """eId of the paragraph."""
    kind: OutcomeKind
    span: Span
    verdict: Verdict | None = None
    targets: tuple[str, ...] = ()
    scope: Scope | None = None
    addressee: str | None = None
    term: str | None = None
    points: tuple[str, ...] = ()
    """The ruling's own points by which it names what it is about; empty for what may be one of them or not."""
    uncertain: bool = field(default=False, compare=False)
    """Whether a limit or term beside it may be that of something else."""


class Outcomes(NamedTuple):
    """All that the operative points decide, in order."""

    outcomes: tuple[Decided, ...] = ()
    findings: tuple[Finding, ...] = ()
    unlinked: tuple[Finding, ...] = ()
    """Where a verdict is certain, but not what it is about."""

    @property
    def annotations(self) -> tuple[Annotation, ...]:
        """Marks of the clean text: the words that decide."""
        spans = dict.fromkeys(decided.span for decided in self.outcomes)
        return tuple(Annotation(MarkKind.OUTCOME, span) for span in spans)


def merge_alike(decided: Iterable[Decided]) -> Iterator[Decided]:
    """What is decided, once for all norms that share it."""
    about: dict[Decided, dict[str, None]] = defaultdict(dict)
    for one in decided:
        about[replace(one, targets=())] |= dict.fromkeys(one.targets)
    for one, named in about.items():
        yield replace(one, targets=tuple(named))


def placed_outcomes(places: SourcePlaces, decided: Iterable[Decided]) -> tuple[Outcome, ...]:
    """Each outcome as part of the model; what has no words of its paragraph decides nothing."""
    placed = (_outcome_model(places, one) for one in decided)
    return tuple(one for one in placed if one.text.strip())


def _outcome_model(places: SourcePlaces, decided: Decided) -> Outcome:
    """An outcome as part of the model, with its place in its paragraph."""
    paragraph = next(p for p in places.sections.paragraphs if p.eId == decided.block)
    start, end = places.span_in_paragraph(decided.span, paragraph)
    return Outcome(
        point=decided.point,
        kind=decided.kind,
        verdict=decided.verdict,
        text=places.text.text[paragraph.body.start + start : paragraph.body.start + end],
        start=start,
        end=end,
        block=decided.block,
        targets=decided.targets,
        scope=decided.scope,
        addressee=decided.addressee,
        term=decided.term,
    )
