"""Tables in code that must have an entry for every kind there is."""

from collections.abc import Container
from enum import StrEnum


def require_every_kind(kinds: type[StrEnum], table: Container[StrEnum]) -> None:
    """Raise TypeError that names each kind for which a table has no entry; called as modules load."""
    missing = [f"{kinds.__name__}.{kind.name}" for kind in kinds if kind not in table]
    if missing:
        message = f"a table has no entry for {', '.join(missing)}"
        raise TypeError(message)
