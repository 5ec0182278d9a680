"""A ruling in JSON against the published schema (2020-12)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pipeline.check.problem import Problem

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator, ValidationError
    from jsonschema.protocols import Validator
    from jsonschema_rs import Draft202012Validator as FastValidator

MOST_PROBLEMS: Final = 100
"""What is broken in more places than these is no ruling of ours, and nobody reads on."""
_SHOWN: Final = 160
"""Characters of a message."""


def schema_problems(instance: object) -> Iterator[Problem]:
    """The first `MOST_PROBLEMS` things that break the schema, from the top of the document on.

    The fast validator says whether anything does; the reference says what.
    """
    if _is_valid(instance):
        return
    first = islice(_reference_validator().iter_errors(instance), MOST_PROBLEMS)
    # The reference goes keyword by keyword, and a person reads from the top.
    errors = sorted(first, key=lambda error: list(map(_sortable_step, error.absolute_path)))
    for error in errors:
        path = "".join(f"/{step}" for step in error.absolute_path)
        yield Problem(path, _without_middle(error.message))


def _sortable_step(step: str | int) -> tuple[bool, int, str]:
    # A path mixes keys and indexes, which cannot be compared with each other: indexes come first.
    return (False, step, "") if isinstance(step, int) else (True, 0, step)


def _without_middle(message: str) -> str:
    """Leave out the middle, where a message quotes a long value: what is wrong stands at the end."""
    half = _SHOWN // 2
    return message if len(message) <= _SHOWN else f"{message[:half]}…{message[-half:]}"


def _is_valid(instance: object, part: str = "#") -> bool:
    try:
        return _fast_validator(part).is_valid(instance)
    except ValueError:  # what its language cannot hold: lone surrogates, too deep a nesting
        return False


def schemas() -> Path:
    """The folder of the published schemas: in the package, or beside it in a checkout."""
    package = Path(__file__).parents[1]
    installed = package / "schemas"
    return installed if installed.is_dir() else package.parent / "schemas"


def published_schema() -> bytes:
    """The schema of a ruling in JSON as it is published."""
    return (schemas() / "ruling.schema.json").read_bytes()


@cache
def _schema() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(published_schema())
    return found


@cache
def _fast_validator(part: str = "#") -> FastValidator:
    """The fast validator of the schema, or of a part that it refers to."""
    from jsonschema_rs import Draft202012Validator  # noqa: PLC0415 - only a check needs it

    if part == "#":
        return Draft202012Validator(_schema())
    return Draft202012Validator({"$ref": part, "$defs": _schema()["$defs"]})


@cache
def _reference_validator() -> Draft202012Validator:
    """The reference, which leaves out each part that the fast validator finds sound."""
    from jsonschema import Draft202012Validator as Reference  # noqa: PLC0415 - 0.1 s that only bad files cost
    from jsonschema.validators import extend  # noqa: PLC0415

    def errors_of_part(
        validator: Validator, part: str, instance: object, schema: Mapping[str, Any]
    ) -> Iterator[ValidationError]:
        if not _is_valid(instance, part):
            yield from Reference.VALIDATORS["$ref"](validator, part, instance, schema)

    within: type[Draft202012Validator] = extend(Reference, {"$ref": errors_of_part})  # type: ignore[no-untyped-call]
    return within(_schema())
