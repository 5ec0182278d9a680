"""How many citations are found and resolved as they should be."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from pipeline.cite.values import CitedWorks
    from tests.cite.labelled import Labelled


class Score(NamedTuple):
    """Shares of 1."""

    precision: float
    recall: float


def measure(labelled: Labelled, cited: CitedWorks) -> dict[str, Score]:
    """Give precision and recall of spans and of resolved targets, each with its span."""
    spans = score({c.span for c in cited.citations}, {label.span for label in labelled.labels})
    found = {(c.span, target) for c in cited.citations for target in c.targets}
    due = {(label.span, target) for label in labelled.labels for target in label.targets}
    return {"spans": spans, "targets": score(found, due)}


def score(found: AbstractSet[object], due: AbstractSet[object]) -> Score:
    """Compare what was found with what is due."""
    hits = len(found & due)
    return Score(hits / len(found) if found else 1.0, hits / len(due) if due else 1.0)
