"""JSON for people and programs beside the rulings' own: letters as they are, the same bytes on every run."""

import codecs
import json
from collections.abc import Iterable

from pipeline.errors import InvalidOutputError

# A name that is no UTF-8 has lone surrogates, which JSON can only escape.
_ESCAPED = "backslashreplace"
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def refuse_mark(data: bytes) -> None:
    """Raise InvalidOutputError for JSON behind a byte order mark, as some editors save it."""
    if data.startswith(_MARKS):
        message = "it begins with a byte order mark, which JSON must not (RFC 8259, 8.1); save it as UTF-8 without one"
        raise InvalidOutputError(message)


def json_document(value: object) -> bytes:
    """A value as one document, a line end behind it."""
    return f"{json.dumps(value, ensure_ascii=False, indent=1)}\n".encode("utf-8", _ESCAPED)


def json_lines(values: Iterable[object]) -> bytes:
    """Values as JSON lines: one each."""
    lines = (f"{json.dumps(value, ensure_ascii=False)}\n" for value in values)
    return "".join(lines).encode("utf-8", _ESCAPED)
