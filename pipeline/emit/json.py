"""The ruling as JSON and back.

One record a line, so that two versions compare well and the file stays small: a block, a citation, a
repair. Inside a record what is as usual (no marks, no reason) is left out; the keys of the ruling
itself are all there.
"""

import json
from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import to_json as as_compact_json

from pipeline.errors import InvalidOutputError, first_fault
from pipeline.json_text import refuse_mark
from pipeline.model import Ruling, WithdrawalNotice

M = TypeVar("M", Ruling, WithdrawalNotice)


def to_json(ruling: Ruling) -> bytes:
    """The ruling as UTF-8 JSON: keys in the model's order, a final new line, nothing escaped."""
    return _over_lines(document(ruling)) + b"\n"


def document(ruling: Ruling) -> dict[str, Any]:
    """The ruling as the JSON holds it."""
    told = ruling.model_dump(mode="json", exclude_defaults=True)
    usual = ruling.model_dump(mode="json", exclude=set(told))
    return {name: told[name] if name in told else usual[name] for name in Ruling.model_fields}


def from_json(data: bytes) -> Ruling:
    """Read what `to_json` wrote. Raises InvalidOutputError, which names the first wrong place."""
    return _read_strictly(Ruling, data, "no ruling in JSON")


def notice_from_json(data: bytes) -> WithdrawalNotice:
    """Read the notice of a withdrawn ruling. Raises InvalidOutputError, as `from_json` does."""
    return _read_strictly(WithdrawalNotice, data, "no notice of a withdrawn ruling")


def _read_strictly(kind: type[M], data: bytes, otherwise: str) -> M:
    refuse_mark(data)
    try:
        # Strictly, or pydantic would take a number in quotes for one, which we never wrote.
        found = kind.model_validate_json(data, strict=True)
    except ValidationError as error:
        raise InvalidOutputError(f"{otherwise}: {first_fault(error, '/')}") from None
    json.loads(data, object_pairs_hook=_refuse_repeated_keys)
    return found


def _refuse_repeated_keys(pairs: list[tuple[str, Any]]) -> None:
    """Raise InvalidOutputError for a key that an object has twice: readers differ in which value they take."""
    names = [name for name, _ in pairs]
    if len(set(names)) < len(names):
        twice = next(name for name in names if names.count(name) > 1)
        raise InvalidOutputError(f"the key “{twice}” stands more than once in one object")


def _value_in_lines(value: object) -> bytes:
    """A value of the ruling: lists of records, and what holds them, over several lines."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return b"[\n" + b",\n".join(map(as_compact_json, value)) + b"\n]"
    if isinstance(value, dict) and any(isinstance(inner, list) for inner in value.values()):
        return _over_lines(value)
    return as_compact_json(value)


def _over_lines(values: Mapping[str, object]) -> bytes:
    """An object with a key a line."""
    lines = (
        b'"%b": %b' % (name.encode(), _value_in_lines(value)) for name, value in values.items()
    )
    return b"{\n" + b",\n".join(lines) + b"\n}"
