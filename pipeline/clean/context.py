"""What a cleaning rule may look at beside the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.decisions import Decisions
    from pipeline.grammar import Grammar
    from pipeline.read import Source


@dataclass(frozen=True, slots=True)
class Context:
    """The source, the language, and what a person has settled."""

    source: Source
    grammar: Grammar
    decisions: Decisions
