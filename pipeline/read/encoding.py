"""Bytes → text: UTF-8 only; what else it may be is named, so that the user can convert it."""

from __future__ import annotations

import codecs

from pipeline.errors import UnreadableSourceError

_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_EXTRACT = "extract its text first"
_CONVERT = "convert it first: soffice --headless --convert-to docx FILE"
_RECOGNISE = "make a PDF of it and add a text layer first: ocrmypdf"
_SIGNATURES = (
    (b"%PDF-", "a PDF", _EXTRACT),
    (b"PK\x03\x04", "a ZIP or Office file", _EXTRACT),
    (b"\xd0\xcf\x11\xe0", "an old Office file (.doc)", _CONVERT),
    (b"{\\rtf", "an RTF file", _CONVERT),
    (b"\x89PNG", "an image", _RECOGNISE),
    (b"\xff\xd8\xff", "an image", _RECOGNISE),
    (b"\x1f\x8b", "a gzip file", "unpack it first"),
)
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SAMPLE = 65_536
_KAZAKH_1048 = bytes(
    [0x8D, 0x9D, 0x8E, 0x9E, 0x8F, 0x9F, 0xA1, 0xA2, 0xA3, 0xBC, 0xAA, 0xBA, 0xBD, 0xBE]
)
_MOST = 0.8
_CYRILLIC_SHARE = 0.3
"""Letters of a Cyrillic text fall above 0xC0 in every single-byte code page for it."""


def decode(data: bytes) -> str:
    """The text of a file, byte order mark included, so that it encodes back to `data`.

    Raises UnreadableSourceError that names the encoding or the kind of file where it can be told.
    """
    if _ENCRYPTED in data:
        raise _unreadable("it is a Word file protected by a password", "save it without one")
    for signature, name, todo in _SIGNATURES:
        if data.startswith(signature):
            raise _unreadable(f"it is {name}, not a text file", todo)
    for mark, name in _MARKS:
        if data.startswith(mark):
            raise _not_utf8(name)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _not_utf8(_guess(data), error.start) from None
    if "\0" in text:
        raise _unreadable(*_nul(data))
    return text


def _nul(data: bytes) -> tuple[str, str]:
    if _is_utf16(data[:_SAMPLE]):
        return (
            "it is UTF-16 without a byte order mark",
            "convert it to UTF-8, for example with iconv",
        )
    return "it holds NUL characters, so it is binary", "extract its text first"


def _is_utf16(sample: bytes) -> bool:
    """UTF-16 by its high bytes: those of Latin (0) and Cyrillic (4) stand at every second place."""
    return any(
        sum(byte in (0, 4) for byte in sample[parity::2]) > _MOST * len(sample[parity::2])
        for parity in (0, 1)
    )


def _guess(data: bytes) -> str:
    """What the bytes may be that are no UTF-8."""
    sample = data[:_SAMPLE]
    if _is_utf16(sample):
        return "UTF-16 without a byte order mark"
    controls = sum(byte < 0x20 and byte not in b"\t\n\r\x0c" for byte in sample)
    if controls > len(sample) // 50:
        return "binary data"
    high = [byte for byte in sample if byte >= 0x80]
    letters = sum(byte >= 0xC0 for byte in high)
    if len(high) < _CYRILLIC_SHARE * len(sample) or letters < len(high) // 2:
        return "an unknown encoding"
    if any(byte in _KAZAKH_1048 for byte in high):
        return "single-byte Cyrillic, perhaps KZ-1048 or PT154"
    return "single-byte Cyrillic, perhaps windows-1251"


def _not_utf8(name: str, at: int | None = None) -> UnreadableSourceError:
    where = "" if at is None else f" (byte {at} is no UTF-8)"
    return _unreadable(f"it is {name}{where}", "convert it to UTF-8, for example with iconv")


def _unreadable(what: str, todo: str) -> UnreadableSourceError:
    return UnreadableSourceError(f"cannot be read: {what}; {todo}")
