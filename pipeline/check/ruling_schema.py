"""The JSON Schema of a ruling (2020-12), generated from the model."""

import ast
import inspect
import json
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any, Final

from pydantic import BaseModel

from pipeline import model
from pipeline.model import SCHEMA_VERSION, Ruling

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
IDENTIFIER: Final = f"urn:qauly:schema:ruling:{SCHEMA_VERSION}"


def ruling_schema() -> bytes:
    """The schema as UTF-8 JSON, the same bytes on every run."""
    return (json.dumps(_schema(), ensure_ascii=False, indent=2) + "\n").encode()


def _schema() -> dict[str, Any]:
    schema = _unambiguous_node(_with_descriptions(Ruling.model_json_schema(mode="serialization")))
    # The keys of the ruling itself are all written, whatever their value.
    schema["required"] = list(schema["properties"])
    for name, condition in _CONDITIONS.items():
        # Beside the properties, not in an `allOf`, for which code generators forget them.
        schema["$defs"].get(name, schema).update(condition)
    return {"$schema": DIALECT, "$id": IDENTIFIER, **schema}


def _with_descriptions(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema with what the model's source says below each field.

    Pydantic can do this itself, but does it each time that the model is imported.
    """
    nodes = {Ruling.__name__: schema, **schema["$defs"]}
    for name, part in vars(model).items():
        if name in nodes and isinstance(part, type) and issubclass(part, BaseModel):
            properties = nodes[name]["properties"]
            for field, words in _field_docs(part):
                properties[field] = dict(
                    sorted({**properties[field], "description": words}.items())
                )
    return schema


def _field_docs(part: type[BaseModel]) -> Iterator[tuple[str, str]]:
    """Each field of a model that has a text below it, and that text; what it inherits first."""
    for base in part.__bases__:
        if base is not BaseModel and issubclass(base, BaseModel):
            yield from _field_docs(base)
    (definition,) = ast.parse(inspect.getsource(part)).body
    for field, below in pairwise(getattr(definition, "body", ())):
        match field, below:
            case (
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(words))),
            ):
                yield name, inspect.cleandoc(words)


def _unambiguous_node(node: dict[str, Any]) -> dict[str, Any]:
    """A part of the schema with patterns that mean one thing.

    Properties have no titles: code generators make a type of each title, and «Date» is none of ours.
    """
    walked: dict[str, Any] = {name: _unambiguous_value(value) for name, value in node.items()}
    if isinstance(walked.get("properties"), dict):
        walked["properties"] = {name: _without_title(p) for name, p in walked["properties"].items()}
    if "prefixItems" in walked:
        # A row of numbers: code generators know `items`, few of them what stands at each place.
        (walked["items"],) = {
            str(_without_title(i)): _without_title(i) for i in walked.pop("prefixItems")
        }.values()
    if "pattern" in walked:
        # In Python `$` matches before a last new line too, in ECMA-262 at the end alone.
        walked["not"] = {"pattern": "\\n"}
    return walked


def _unambiguous_value(value: object) -> object:
    if isinstance(value, list):
        return [_unambiguous_value(item) for item in value]
    return _unambiguous_node(value) if isinstance(value, dict) else value


def _without_title(schema: dict[str, Any]) -> dict[str, Any]:
    """A property's schema without a title; that of a type may have one.

    What refers to a type and says more keeps the two apart, for code generators copy the type else.
    """
    told = {name: value for name, value in schema.items() if name != "title"}
    if "$ref" in told and len(told) > 1:
        return {"allOf": [{"$ref": told.pop("$ref")}], **told}
    return told


def _if_then_else(
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
    "Citation": _if_then_else(
        {"status": {"const": "resolved"}},
        {"targets": {"type": "array", "minItems": 1}, "reason": _NULL},
        {"targets": _NONE, "refs": _NONE, "reason": _SOME},
        {"else": {"required": ["reason"]}},
    ),
    "Outcome": _if_then_else(
        {"kind": {"const": "verdict"}},
        {"verdict": _SOME},
        {"verdict": _NULL},
    ),
    "Repair": _if_then_else(
        {"kind": {"const": "replace"}, "block": _SOME},
        {"offset": _SOME},
        {"offset": _NULL},
        {"if": {"required": ["block"]}, "then": {"required": ["offset"]}},
    ),
    "Ruling": _if_then_else(
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
