"""JSON for people and programs beside the rulings' own: letters as they are, the same bytes on every run."""

import json
from collections.abc import Iterable

# A name that is no UTF-8 has lone surrogates, which JSON can only escape.
_ESCAPED = "backslashreplace"


def json_document(value: object) -> bytes:
    """A value as one document, a line end behind it."""
    return f"{json.dumps(value, ensure_ascii=False, indent=1)}\n".encode("utf-8", _ESCAPED)


def json_lines(values: Iterable[object]) -> bytes:
    """Values as JSON lines: one each."""
    lines = (f"{json.dumps(value, ensure_ascii=False)}\n" for value in values)
    return "".join(lines).encode("utf-8", _ESCAPED)
