"""What one conversion is given."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cache

from pydantic_core import to_json

from pipeline import __version__
from pipeline.decisions import Decisions
from pipeline.grammar import Grammar, detect
from pipeline.grammar import load as grammar_of
from pipeline.model import MadeWith
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

    @property
    def made_with(self) -> MadeWith:
        """What the ruling is made with beside its source."""
        return made_with(self.decisions, self.registry)


def made_with(decisions: Decisions, registry: Registry | None = None) -> MadeWith:
    """What a ruling is made with by this version, with what a person decided and which acts are known."""
    decided = None if decisions == Decisions() else _sha256(to_json(decisions))
    return MadeWith(
        version=__version__, registry=_hash_if_added(registry or load()), decisions=decided
    )


@cache
def _hash_if_added(registry: Registry) -> str | None:
    """The hash of a registry; None for the one that comes with this version, which that names."""
    known = registry.acts, registry.bodies, registry.persons
    return None if registry == load() else _sha256(to_json(known))


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
