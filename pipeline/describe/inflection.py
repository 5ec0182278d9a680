"""Surnames in the nominative, found by rule and proved by declining them again."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from pipeline.grammar.people import Gender

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.grammar import Grammar
    from pipeline.grammar.people import Paradigm

NOMINATIVE = "nominative"
_GENDERS = (Gender.MASCULINE, Gender.FEMININE)


@dataclass(frozen=True, slots=True)
class Nominative:
    """A surname in the nominative, and whether another one could have given the same form."""

    surname: str
    doubtful: bool
    case: str | None = None
    """The case that the form was taken for."""


def nominative(grammar: Grammar, surname: str, cases: tuple[str, ...]) -> Nominative:
    """Give the nominative of a surname that stands in one of the cases, the likeliest first.

    A form that no paradigm gives is left as it is, and doubtful.
    """
    for case in cases:
        found: dict[str, bool] = {}
        for candidate, doubtful in _candidates(grammar, surname, case):
            found.setdefault(candidate, doubtful)
        if found:
            first = next(iter(found))
            return Nominative(first, found[first] or len(found) > 1, case)
    return Nominative(surname, doubtful=True, case=None)


@lru_cache(maxsize=4096)  # the same judges sit in ruling after ruling
def forms(grammar: Grammar, surname: str) -> frozenset[str]:
    """Give every form that a surname in the nominative can take, whoever bears it."""
    return frozenset(
        form
        for gender in _GENDERS
        for paradigm in (_governing(grammar, surname, gender),)
        if paradigm
        for form in _declined(surname, paradigm)
    ) | {surname}


def _candidates(grammar: Grammar, written: str, case: str) -> Iterator[tuple[str, bool]]:
    """Give the nominatives whose form in `case` is `written`, each with its paradigm's doubt."""
    if case == NOMINATIVE:
        yield written, False
        return
    for paradigm, endings in _by_case(grammar)[case]:
        for ending in endings:
            stem = written[: len(written) - len(ending)]
            if not written.endswith(ending) or not stem or not paradigm.after.search(stem):
                continue
            surname = stem + paradigm.nominative
            if paradigm.doubtful or _governs(grammar, paradigm, surname):
                yield surname, paradigm.doubtful


def _governing(grammar: Grammar, surname: str, gender: Gender) -> Paradigm | None:
    for paradigm in grammar.people.paradigms:
        if paradigm.gender in {gender, Gender.ANY} and surname.endswith(paradigm.nominative):
            stem = surname[: len(surname) - len(paradigm.nominative)]
            if paradigm.after.search(stem):
                return paradigm
    return None


def _declined(surname: str, paradigm: Paradigm) -> Iterator[str]:
    stem = surname[: len(surname) - len(paradigm.nominative)]
    return (stem + ending for endings in paradigm.forms.values() for ending in endings)


def _governs(grammar: Grammar, paradigm: Paradigm, surname: str) -> bool:
    """Tell whether somebody of that surname would have it declined so."""
    return any(_governing(grammar, surname, gender) is paradigm for gender in _GENDERS)


@cache
def _by_case(grammar: Grammar) -> dict[str, tuple[tuple[Paradigm, tuple[str, ...]], ...]]:
    paradigms = grammar.people.paradigms
    cases = {case for paradigm in paradigms for case in paradigm.forms}
    return {c: tuple((p, p.forms[c]) for p in paradigms if c in p.forms) for c in cases}
