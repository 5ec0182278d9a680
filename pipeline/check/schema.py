"""The JSON Schema of a ruling (2020-12), generated from the model, and checks against it."""

from __future__ import annotations

import json
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from pipeline.check.problem import Problem
from pipeline.model import SCHEMA_VERSION, Ruling

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jsonschema import Draft202012Validator
    from jsonschema_rs import Draft202012Validator as FastValidator

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
IDENTIFIER: Final = f"urn:qauly:schema:ruling:{SCHEMA_VERSION}"
MOST_PROBLEMS: Final = 100
"""What is broken in more places than these is no ruling of ours, and nobody reads on."""
_SHOWN: Final = 160
"""Characters of a message."""


def ruling_schema() -> bytes:
    """The schema as UTF-8 JSON, the same bytes on every run."""
    return (json.dumps(_schema(), ensure_ascii=False, indent=2) + "\n").encode()


def schema_problems(instance: object) -> Iterator[Problem]:
    """The first `MOST_PROBLEMS` things that break the schema, from the top of the document on.

    The fast validator says whether anything does; the reference says what.
    """
    if _is_valid(instance):
        return
    first = islice(_reference().iter_errors(instance), MOST_PROBLEMS)
    errors = sorted(first, key=lambda error: list(map(_step, error.absolute_path)))
    for error in errors:
        path = "".join(f"/{step}" for step in error.absolute_path)
        yield Problem(path, _shortened(error.message))


def _step(step: str | int) -> tuple[bool, int, str]:
    return (False, step, "") if isinstance(step, int) else (True, 0, step)


def _shortened(message: str) -> str:
    """Leave out the middle, where a message quotes a long value: what is wrong stands at the end."""
    half = _SHOWN // 2
    return message if len(message) <= _SHOWN else f"{message[:half]}…{message[-half:]}"


def _is_valid(instance: object) -> bool:
    try:
        return _fast().is_valid(instance)
    except ValueError:  # what its language cannot hold: lone surrogates, too deep a nesting
        return False


@cache
def _schema() -> dict[str, Any]:
    schema = _walked(Ruling.model_json_schema(mode="serialization"))
    schema["required"] = list(schema["properties"])
    for name, condition in _CONDITIONS.items():
        # Beside the properties, not in an `allOf`, for which code generators forget them.
        schema["$defs"].get(name, schema).update(condition)
    return {"$schema": DIALECT, "$id": IDENTIFIER, **schema}


def _walked(node: dict[str, Any]) -> dict[str, Any]:
    """A part of the schema with patterns that mean one thing.

    Properties have no titles: code generators make a type of each title, and «Date» is none of ours.
    """
    walked: dict[str, Any] = {name: _below(value) for name, value in node.items()}
    if isinstance(walked.get("properties"), dict):
        walked["properties"] = {name: _untitled(p) for name, p in walked["properties"].items()}
    if "prefixItems" in walked:
        # A row of numbers: code generators know `items`, few of them what stands at each place.
        (walked["items"],) = {
            str(_untitled(i)): _untitled(i) for i in walked.pop("prefixItems")
        }.values()
    if "pattern" in walked:
        # In Python `$` matches before a last new line too, in ECMA-262 at the end alone.
        walked["not"] = {"pattern": "\\n"}
    return walked


def _below(value: object) -> object:
    if isinstance(value, list):
        return [_below(item) for item in value]
    return _walked(value) if isinstance(value, dict) else value


def _untitled(schema: dict[str, Any]) -> dict[str, Any]:
    """A property's schema without a title; that of a type may have one.

    What refers to a type and says more keeps the two apart, for code generators copy the type else.
    """
    told = {name: value for name, value in schema.items() if name != "title"}
    if "$ref" in told and len(told) > 1:
        return {"allOf": [{"$ref": told.pop("$ref")}], **told}
    return told


def _when(
    condition: dict[str, Any],
    then: dict[str, Any],
    other: dict[str, Any],
    further: Mapping[str, dict[str, Any]] | None = None,
) -> dict[str, Any]:
    """A condition on properties; `further` is what a branch asks beyond their values."""
    branches, more = {"if": condition, "then": then, "else": other}, further or {}
    return {name: {"properties": p, **more.get(name, {})} for name, p in branches.items()}


_NULL: Final = {"type": "null"}
_SOME: Final = {"not": _NULL}
_OF_NO_DAY: Final = {
    "type": "object",
    "properties": {"basis": {"const": "unknown"}},
    "required": ["basis"],
}
_NONE: Final = {"type": "array", "maxItems": 0}
_CONDITIONS: Final[dict[str, dict[str, Any]]] = {
    "Citation": _when(
        {"status": {"const": "resolved"}},
        {"targets": {"type": "array", "minItems": 1}, "reason": _NULL},
        {"targets": _NONE, "refs": _NONE, "reason": _SOME},
        {"else": {"required": ["reason"]}},
    ),
    "Outcome": _when(
        {"kind": {"const": "verdict"}}, {"verdict": _SOME}, {"verdict": _NULL, "scope": _NULL}
    ),
    "Repair": _when(
        {"kind": {"const": "replace"}, "block": _SOME},
        {"offset": _SOME},
        {"offset": _NULL},
        {"if": {"required": ["block"]}, "then": {"required": ["offset"]}},
    ),
    "Ruling": _when(
        {"work": _NULL},
        {"expression": _NULL},
        {"date": _SOME, "number": _SOME},
        {
            "else": {
                "if": {"properties": {"expression": _NULL}},
                "then": {"properties": {"edition": _OF_NO_DAY}},
            }
        },
    ),
}
"""What depends on what, beyond the shape of each value."""


@cache
def _fast() -> FastValidator:
    from jsonschema_rs import Draft202012Validator  # noqa: PLC0415 - only a check needs it

    return Draft202012Validator(_schema())


@cache
def _reference() -> Draft202012Validator:
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - 0.1 s that only bad files cost

    return Draft202012Validator(_schema())
