"""The JSON Schema of a ruling (2020-12), generated from the model, and checks against it."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from pipeline.check.problem import Problem
from pipeline.model import SCHEMA_VERSION, Ruling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jsonschema import Draft202012Validator
    from jsonschema_rs import Draft202012Validator as FastValidator

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
IDENTIFIER: Final = f"urn:qauly:schema:ruling:{SCHEMA_VERSION}"
_SHOWN: Final = 160
"""Characters of a message."""


def ruling_schema() -> bytes:
    """Give the schema as UTF-8 JSON, the same bytes on every run."""
    return (json.dumps(_schema(), ensure_ascii=False, indent=2) + "\n").encode()


def schema_problems(instance: object) -> Iterator[Problem]:
    """Give what breaks the schema, from the top of the document to its end.

    The fast validator says whether anything does; the reference says what.
    """
    if _is_valid(instance):
        return
    errors = sorted(
        _reference().iter_errors(instance), key=lambda error: list(map(str, error.absolute_path))
    )
    for error in errors:
        path = "".join(f"/{step}" for step in error.absolute_path)
        yield Problem(path, _shortened(error.message))


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
    for name, conditions in _CONDITIONS.items():
        schema["$defs"].get(name, schema)["allOf"] = list(conditions)
    return {"$schema": DIALECT, "$id": IDENTIFIER, **schema}


def _walked(node: dict[str, Any]) -> dict[str, Any]:
    """Give a part of the schema with a title on every property and patterns that mean one thing."""
    walked: dict[str, Any] = {name: _below(value) for name, value in node.items()}
    if isinstance(walked.get("properties"), dict):
        properties = walked["properties"].items()
        walked["properties"] = {name: {"title": _title(name), **p} for name, p in properties}
    if "pattern" in walked:
        # In Python `$` matches before a last new line too, in ECMA-262 at the end alone.
        walked["not"] = {"pattern": "\\n"}
    return walked


def _below(value: object) -> object:
    if isinstance(value, list):
        return [_below(item) for item in value]
    return _walked(value) if isinstance(value, dict) else value


def _title(name: str) -> str:
    return name if name == "eId" else name.replace("_", " ").replace("sha", "SHA-").capitalize()


def _when(condition: dict[str, Any], then: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    return {
        "if": {"properties": condition},
        "then": {"properties": then},
        "else": {"properties": other},
    }


_NULL: Final = {"type": "null"}
_SOME: Final = {"not": _NULL}
_NONE: Final = {"maxItems": 0}
_CONDITIONS: Final[dict[str, tuple[dict[str, Any], ...]]] = {
    "Citation": (
        _when(
            {"status": {"const": "resolved"}},
            {"targets": {"minItems": 1}, "reason": _NULL},
            {"targets": _NONE, "refs": _NONE, "reason": _SOME},
        ),
    ),
    "Outcome": (
        _when(
            {"kind": {"const": "verdict"}}, {"verdict": _SOME}, {"verdict": _NULL, "scope": _NULL}
        ),
    ),
    "Repair": (
        _when({"kind": {"const": "replace"}, "block": _SOME}, {"offset": _SOME}, {"offset": _NULL}),
    ),
    "Ruling": (
        _when(
            {"work": _NULL},
            {"expression": _NULL},
            {"expression": _SOME, "date": _SOME, "number": _SOME},
        ),
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
