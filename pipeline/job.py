"""What one conversion is given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.decisions import Decisions
    from pipeline.grammar import Grammar
    from pipeline.read import Source


@dataclass(frozen=True, slots=True)
class Job:
    """A source, the language that it is in, and what a person has settled about it."""

    source: Source
    grammar: Grammar
    decisions: Decisions
