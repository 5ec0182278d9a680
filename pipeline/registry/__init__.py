"""Acts, bodies and persons known by name, as data: `*.toml` here and a user's own files.

The registry answers with everything that fits. Which of several acts is meant (the code of 1997
or of 2014) is for the caller to tell by date or by article, or to leave open.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TypeVar

from pipeline.registry.entries import (
    Act,
    NumberRange,
    Period,
    RegisteredBody,
    RegisteredPerson,
    Wordings,
    folded,
)
from pipeline.registry.loading import Entries, RegistryError, read

__all__ = [
    "Act",
    "NumberRange",
    "Period",
    "RegisteredBody",
    "RegisteredPerson",
    "Registry",
    "RegistryError",
    "folded",
    "load",
]

_HERE = Path(__file__).parent
_OWN = (_HERE / "acts.toml", _HERE / "bodies.toml", _HERE / "persons.toml")
_Entry = TypeVar("_Entry", Act, RegisteredBody)
_Index = dict[tuple[str, str], tuple[_Entry, ...]]


@dataclass(frozen=True, slots=True)
class Registry:
    """The acts, bodies and persons known, with an index for each way to name one.

    Every index is built once; the lookups are by the whole name, with case, quotation marks and
    blanks set aside, and return the entries in the order of the files.
    """

    acts: tuple[Act, ...] = ()
    bodies: tuple[RegisteredBody, ...] = ()
    persons: tuple[RegisteredPerson, ...] = ()
    _act_by_iri: Mapping[str, Act] = field(init=False, repr=False, compare=False)
    _body_by_iri: Mapping[str, RegisteredBody] = field(init=False, repr=False, compare=False)
    _by_abbreviation: _Index[Act] = field(init=False, repr=False, compare=False)
    _by_name: _Index[RegisteredBody] = field(init=False, repr=False, compare=False)
    _hash: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        def put(name: str, value: object) -> None:
            # The value is frozen for everybody else; its own indexes can be put in only so.
            object.__setattr__(self, name, value)

        put("_act_by_iri", {act.iri: act for act in self.acts})
        put("_body_by_iri", {body.iri: body for body in self.bodies})
        put("_by_abbreviation", _index_by_wording(self.acts, lambda act: act.abbreviations))
        put("_by_name", _index_by_wording(self.bodies, lambda body: body.names))
        put("_hash", hash((self.acts, self.bodies, self.persons)))

    def __hash__(self) -> int:
        return self._hash  # of hundreds of entries, and asked for with every ruling

    def __reduce__(self) -> tuple[object, ...]:
        """To another process the registry that comes with qauly goes by name: it has that itself."""
        if self is _own_registry():
            return _own_registry, ()
        return Registry, (self.acts, self.bodies, self.persons)

    def act(self, iri: str) -> Act | None:
        """Return the act of that name (a work's IRI, without provision)."""
        return self._act_by_iri.get(iri)

    def body(self, iri: str) -> RegisteredBody | None:
        """Return the body of that IRI."""
        return self._body_by_iri.get(iri)

    def by_abbreviation(self, language: str, text: str) -> tuple[Act, ...]:
        """Return the acts that go by that abbreviation: «УПК», «ҚПК»."""
        return self._by_abbreviation.get((language, folded(text)), ())

    def by_date(self, day: dt.date) -> tuple[Act, ...]:
        """Return the acts adopted on that day."""
        return tuple(act for act in self.acts if act.date == day)

    def by_name(self, language: str, text: str) -> tuple[RegisteredBody, ...]:
        """Return the bodies of that name, in the nominative."""
        return self._by_name.get((language, folded(text)), ())


def load(extra: tuple[Path, ...] = ()) -> Registry:
    """Return the registry with a user's own files on top.

    An entry of a later file takes the place of an earlier one with the same IRI.
    Raises RegistryError naming the file, the entry, and what is wrong with it.
    """
    # Without further files it is the very same object, by which `__reduce__` knows it.
    return _merged_registry(_own_registry(), extra) if extra else _own_registry()


@cache
def _own_registry() -> Registry:
    return _merged_registry(Registry(), _OWN)


def _merged_registry(base: Registry, paths: Iterable[Path]) -> Registry:
    files: tuple[Registry | Entries, ...] = (base, *map(read, paths))
    acts = {act.iri: act for file in files for act in file.acts}
    bodies = {body.iri: body for file in files for body in file.bodies}
    persons = {person.iri: person for file in files for person in file.persons}
    return Registry(tuple(acts.values()), tuple(bodies.values()), tuple(persons.values()))


def _index_by_wording(
    entries: tuple[_Entry, ...], wordings: Callable[[_Entry], Wordings]
) -> _Index[_Entry]:
    found: defaultdict[tuple[str, str], list[_Entry]] = defaultdict(list)
    for entry in entries:
        for language, texts in wordings(entry).items():
            # An alias may fold to the title itself, and would list the act twice under one key.
            for key in dict.fromkeys(map(folded, texts)):
                found[language, key].append(entry)
    return {key: tuple(entries) for key, entries in found.items()}
