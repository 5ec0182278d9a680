"""What one conversion is given."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.decisions import Decisions
from pipeline.grammar import Grammar, detect
from pipeline.grammar import load as grammar_of
from pipeline.read import Source
from pipeline.registry import Registry, load


@dataclass(frozen=True, slots=True)
class Job:
    """A source, its language, what a person has settled about it, and the names that are known."""

    source: Source
    grammar: Grammar
    decisions: Decisions
    registry: Registry = field(default_factory=load)

    @classmethod
    def of(cls, source: Source, decisions: Decisions, registry: Registry | None = None) -> Job:
        """A conversion in the language that a person has chosen, or else in the one that most words tell."""
        chosen = decisions.language
        grammar = grammar_of(chosen) if chosen else detect(source.body)
        return cls(source, grammar, decisions, registry or load())
