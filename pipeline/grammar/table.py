"""The shape that every table of a language has."""

from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from typing import Any, Final, Self, get_args, get_origin

from pydantic import BaseModel, ConfigDict, model_validator

OPEN: Final = "open"
"""Marks a field, a dictionary by kind, that need not have every kind."""


class LanguageTable(BaseModel):
    """One TOML file of a language: checked when read, never changed after.

    A dictionary by kind has an entry for every kind, unless its field
    is marked as open: what is new in code and has no words yet is told at once, by its name.
    """

    # A misspelt key is refused, or the words below it would be lost in silence.
    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    @model_validator(mode="after")
    def _sets_are_closed(self) -> Self:
        for name, kinds in _closed_sets(type(self)):
            missing = [kind.value for kind in kinds if kind not in getattr(self, name)]
            if missing:
                raise ValueError(f"`{name}` lacks {', '.join(missing)}")
        return self


@cache
def _closed_sets(table: type[BaseModel]) -> Sequence[tuple[str, type[StrEnum]]]:
    found = []
    for name, field in table.model_fields.items():
        arguments: tuple[Any, ...] = get_args(field.annotation)
        # A key may be no class at all (`Annotated`, a union), and `issubclass` takes classes alone.
        by_kind = get_origin(field.annotation) is dict and isinstance(arguments[0], type)
        if by_kind and issubclass(arguments[0], StrEnum) and OPEN not in field.metadata:
            found.append((name, arguments[0]))
    return found
