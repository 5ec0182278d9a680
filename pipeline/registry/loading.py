"""A registry file (TOML) → its entries, or one clear error."""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeVar

from pydantic import TypeAdapter, ValidationError

from pipeline.errors import UsageError, first_fault
from pipeline.read.disk import toml_of
from pipeline.registry.entries import Act, RegisteredBody, RegisteredPerson

TABLES: Final = ("act", "body", "person")
_SHOWN: Final = 100
"""Characters of a value that a message quotes."""
Entry = TypeVar("Entry", Act, RegisteredBody, RegisteredPerson)


class RegistryError(UsageError, ValueError):
    """A registry file that cannot be used; names the file, the entry, and what is wrong."""


class Entries(NamedTuple):
    """What one file holds, in its order."""

    acts: tuple[Act, ...]
    bodies: tuple[RegisteredBody, ...]
    persons: tuple[RegisteredPerson, ...]


def read(path: Path) -> Entries:
    """Return the entries of a file, in its order.

    Raises RegistryError for a file that cannot be read, is no TOML, or holds a faulty entry.
    """
    data = _parse(path)
    unknown = sorted(set(data) - set(TABLES))
    if unknown:
        message = (
            f"{path}: unknown table {unknown[0]!r}; a registry holds [[act]], [[body]], [[person]]"
        )
        raise RegistryError(message)
    act, body, person = _type_adapters()
    acts = tuple(_entries(path, "act", data.get("act", []), act))
    bodies = tuple(_entries(path, "body", data.get("body", []), body))
    persons = tuple(_entries(path, "person", data.get("person", []), person))
    found: tuple[Act | RegisteredBody | RegisteredPerson, ...] = (*acts, *bodies, *persons)
    _refuse_doubles(path, [entry.iri for entry in found])
    return Entries(acts, bodies, persons)


def _parse(path: Path) -> dict[str, Any]:
    try:
        return toml_of(path)
    except UsageError as error:
        raise RegistryError(f"{path}: {error}") from None


def _entries(path: Path, table: str, rows: object, check: TypeAdapter[Entry]) -> Iterator[Entry]:
    if not isinstance(rows, list):
        message = f"{path}: write [[{table}]] (an array of tables), not [{table}]"
        raise RegistryError(message)
    for position, row in enumerate(rows, start=1):
        try:
            yield check.validate_python(row)
        except ValidationError as error:
            raise RegistryError(_complaint(path, table, position, row, error)) from None
        # What is too large or nested too deep fails in these ways, and is no ValidationError.
        except (OverflowError, RecursionError) as error:
            raise RegistryError(f"{path}: [[{table}]] {position}: {error}") from None


def _complaint(path: Path, table: str, position: int, row: object, error: ValidationError) -> str:
    name = row.get("iri") if isinstance(row, dict) else None
    shown = f"{name or 'no iri'}"[:_SHOWN]
    return f"{path}: [[{table}]] {position} ({shown}): {first_fault(error)}"


def _refuse_doubles(path: Path, iris: list[str]) -> None:
    for iri in (iri for iri, times in Counter(iris).items() if times > 1):
        message = f"{path}: {iri} stands there twice; keep one entry"
        raise RegistryError(message)


@cache
def _type_adapters() -> tuple[
    TypeAdapter[Act], TypeAdapter[RegisteredBody], TypeAdapter[RegisteredPerson]
]:
    return TypeAdapter(Act), TypeAdapter(RegisteredBody), TypeAdapter(RegisteredPerson)
