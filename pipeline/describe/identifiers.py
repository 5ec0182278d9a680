"""IRIs of people: a name for those in office, a number inside the ruling for private persons."""

import re
from functools import lru_cache
from typing import Final

from pipeline.registry import Registry
from pipeline.words.alphabet import in_ascii
from pipeline.words.equivalents import read_alike
from pipeline.words.works import OFFICIALS, read_judgment

_NOBODY: Final = "/akn/ontology/person/local"


def official_iri(initials: str, surname: str, registry: Registry | None = None) -> str:
    """The IRI of a judge or an official: that of the registry, or surname and initials in ASCII."""
    spelt = _iri_by_name(initials, surname)
    return _iris_by_spelling(registry).get(spelt, spelt) if registry else spelt


@lru_cache(maxsize=8)
def _iris_by_spelling(registry: Registry) -> dict[str, str]:
    """The persons of a registry by the IRI that each spelling of their names would make."""
    return {
        _iri_by_name(initials, surname): person.iri
        for person in registry.persons
        for names in person.names.values()
        for surname, _, initials in (name.partition(" ") for name in names)
    }


@lru_cache(maxsize=512)  # the same judges sit in ruling after ruling
def _iri_by_name(initials: str, surname: str) -> str:
    """The IRI that the spelling of a name makes."""
    parts = map(ascii_name, (surname, *read_alike(initials).replace("-", ".").split(".")))
    return f"{OFFICIALS}/{'-'.join(part for part in parts if part)}"


def private_iri(work: str | None, eid: str) -> str:
    """The IRI of a private person, which is local to the work and holds no name."""
    number, name = eid.replace("_", "-"), read_judgment(work or "")
    if name is None:
        return f"{_NOBODY}/{number}"
    return f"{_NOBODY}/{name.court}-{name.date}-{name.number}-{number}"


def ascii_name(name: str) -> str:
    """A word of a name in ASCII, the same from its Kazakh and its Russian spelling."""
    # Дауылбек and Даулбек, Жайыл and Жаил are spellings of one name.
    plain = read_alike(name).lower().replace("уы", "у").translate(in_ascii())
    return re.sub(r"[^a-z0-9-]", "", re.sub(r"i+", "i", plain))
