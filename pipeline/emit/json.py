"""The ruling as JSON and back.

One record a line, so that two versions compare well and the file stays small: a block, a citation, a
repair. Inside a record what is as usual (no marks, no reason) is left out; the keys of the ruling
itself are all there.
"""

from __future__ import annotations

import json
from typing import Any, Final, TypeVar

from pydantic import ValidationError

from pipeline.errors import InvalidOutputError, first_fault
from pipeline.model import Ruling, WithdrawalNotice

M = TypeVar("M", Ruling, WithdrawalNotice)

_compact: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def to_json(ruling: Ruling) -> bytes:
    """The ruling as UTF-8 JSON: keys in the model's order, a final new line, nothing escaped."""
    lines = (f'"{name}": {_value(value)}' for name, value in document(ruling).items())
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode()


def document(ruling: Ruling) -> dict[str, Any]:
    """The ruling as the JSON holds it."""
    told = ruling.model_dump(mode="json", exclude_defaults=True)
    usual = ruling.model_dump(mode="json", exclude=set(told))
    return {name: told[name] if name in told else usual[name] for name in Ruling.model_fields}


def from_json(data: bytes) -> Ruling:
    """Read what `to_json` wrote. Raises InvalidOutputError, which names the first wrong place."""
    return _read(Ruling, data, "no ruling in JSON")


def notice_from_json(data: bytes) -> WithdrawalNotice:
    """Read the notice of a withdrawn ruling. Raises InvalidOutputError, as `from_json` does."""
    return _read(WithdrawalNotice, data, "no notice of a withdrawn ruling")


def _read(kind: type[M], data: bytes, otherwise: str) -> M:
    try:
        # Strictly, or pydantic would take a number in quotes for one, which we never wrote.
        return kind.model_validate_json(data, strict=True)
    except ValidationError as error:
        raise InvalidOutputError(f"{otherwise}: {first_fault(error, '/')}") from None


def _value(value: object) -> str:
    """A value of the ruling: lists of records, and what holds them, over several lines."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "[\n" + ",\n".join(map(_compact, value)) + "\n]"
    if isinstance(value, dict) and any(isinstance(inner, list) for inner in value.values()):
        parts = (f"{_compact(name)}: {_value(inner)}" for name, inner in value.items())
        return "{\n" + ",\n".join(parts) + "\n}"
    return _compact(value)
