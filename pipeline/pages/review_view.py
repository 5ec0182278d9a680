"""What a reviewer sees: doubts first, each with its place in the source and what would settle it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.check.restore import restore
from pipeline.codes import Remedy, Severity
from pipeline.model import Citation, Diagnostic, Region
from pipeline.pages.excerpts import Excerpt, SourceText
from pipeline.pages.repaired import RepairedWords
from pipeline.pages.settling import Settling
from pipeline.printed_forms import PrintedForms
from pipeline.terms import CitationStatus, DecidedBy

_ORDER: Final = [Severity.ERROR, Severity.WARNING, Severity.INFO]


@dataclass(frozen=True, slots=True)
class DoubtView:
    """A diagnostic, with where it was seen and the lines that settle it."""

    diagnostic: Diagnostic
    excerpt: Excerpt | None
    lines: str
    regions: tuple[Region, ...]

    @property
    def remedy(self) -> Remedy | None:
        """What is to be done about it; None where a person has done it."""
        is_open = self.diagnostic.by is DecidedBy.PIPELINE
        return self.diagnostic.code.remedy if is_open else None


@dataclass(frozen=True, slots=True)
class OpenCitation:
    """A citation that found nothing, with the lines that say what it names."""

    citation: Citation
    lines: str


@dataclass(frozen=True, slots=True)
class RepairView:
    """A repair, and where it was made."""

    words: RepairedWords
    excerpt: Excerpt | None
    regions: tuple[Region, ...]

    @property
    def percent(self) -> str:
        """How sure it is; never rounded up to certainty."""
        return f"{int(self.words.repair.confidence * 1000) / 10:g} %"


@dataclass(frozen=True, slots=True)
class ReviewView:
    """Everything that a person may want to look at again."""

    doubts: tuple[DoubtView, ...]
    """The gravest first."""
    citations: tuple[OpenCitation, ...]
    unsure: tuple[RepairView, ...]
    """Repairs that are likely and not certain, the least sure first."""
    sure: tuple[RepairView, ...]
    """All others, in the order of the source."""

    @property
    def count(self) -> int:
        """How many things ask for a person."""
        told = sum(one.diagnostic.severity is not Severity.INFO for one in self.doubts)
        return told + len(self.citations)

    def pages(self) -> set[int]:
        """The pages of the source on which something stands that is shown."""
        shown: Iterable[DoubtView | RepairView] = (*self.doubts, *self.unsure)
        return {region.page for one in shown for region in one.regions}


def review_view(forms: PrintedForms, repairs: Sequence[RepairedWords]) -> ReviewView:
    """What is doubtful in a ruling and what was repaired.

    Raises InvalidOutputError where the ruling does not account for every character of its source.
    """
    ruling = forms.ruling
    source = SourceText(restore(ruling))
    settling = Settling(forms, source)
    regions = {block.eId: block.regions for block in ruling.blocks()}
    views = [
        RepairView(one, source.excerpt(one.repair.source), regions.get(one.block or "", ()))
        for one in repairs
    ]
    unsure = [view for view in views if view.words.repair.confidence < 1]
    doubts = sorted(ruling.diagnostics, key=lambda found: _ORDER.index(found.severity))
    return ReviewView(
        tuple(
            DoubtView(
                found,
                source.excerpt(found.source),
                settling.of_diagnostic(found),
                regions.get(found.block or "", ()),
            )
            for found in doubts
        ),
        tuple(
            OpenCitation(citation, settling.of_citation(citation))
            for citation in ruling.every_citation()
            if citation.status is CitationStatus.UNRESOLVED
        ),
        tuple(sorted(unsure, key=lambda view: view.words.repair.confidence)),
        tuple(view for view in views if view.words.repair.confidence >= 1),
    )
