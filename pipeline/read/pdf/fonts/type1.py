"""Type 1 programs: the outlines of their glyphs, their names and their own encoding.

After Adobe Type 1 Font Format, version 1.1. What cannot be read tells nothing.
"""

import re
from functools import cached_property

from fontTools.misc.psCharStrings import T1CharString

from pipeline.read.pdf.fonts.cff import NO_GLYPH, encoded
from pipeline.read.pdf.fonts.charstrings import outline_of
from pipeline.read.pdf.fonts.sfnt import Outline

# The keys of the format's encryption, the same in all fonts (chapter 7).
_PRIVATE_KEY, _CHARSTRING_KEY = 55665, 4330
_SALT = 4
_STRING = re.compile(rb"(?:dup\s+([0-9]+)|/([^\s/]+))\s+([0-9]+)\s+(?:RD|-\||\S+)\s")
_ENCODED = re.compile(rb"dup\s+([0-9]+)\s*/([^\s/]+)\s+put")
_LONGEST = 4096


class Type1:
    """A Type 1 program."""

    em = 1000
    cids = None

    def __init__(self, data: bytes) -> None:
        clear, private = _parts(data)
        subroutines, charstrings = _strings(private)
        subrs = {number: T1CharString(code) for number, code in subroutines.items()}
        self._charstrings = {n: T1CharString(c, subrs=subrs) for n, c in charstrings.items()}
        self.names = dict(enumerate(charstrings))
        self._own = {int(code): name.decode("latin-1") for code, name in _ENCODED.findall(clear)}

    @cached_property
    def encoding(self) -> dict[int, int]:
        """Code → glyph: of the standard, and of the program's own encoding."""
        return encoded(self.names, [self._own.get(code, NO_GLYPH) for code in range(256)])

    def __getitem__(self, glyph: int) -> Outline | None:
        """The outline of a glyph: empty where it paints nothing, None where it cannot be read."""
        return outline_of(self._charstrings, self.names.get(glyph, ""))


def _parts(data: bytes) -> tuple[bytes, bytes]:
    """The open part of a program, and the one that is decrypted. Raises ValueError without one."""
    data = _joined(data)
    at = data.index(b"eexec") + 5
    while data[at : at + 1].isspace():
        at += 1
    secret = data[at:]
    # Of an encrypted part in bytes one of the first four is no hexadecimal digit, by rule (7.2).
    if re.match(rb"[0-9A-Fa-f\s]{8}", secret):
        digits = re.sub(rb"[^0-9A-Fa-f]", b"", secret)
        secret = bytes.fromhex(digits[: len(digits) // 2 * 2].decode("ascii"))
    return data[:at], _decrypted(secret, _PRIVATE_KEY, _SALT)


def _joined(data: bytes) -> bytes:
    """A program without the marks of its segments (PFB)."""
    parts = []
    while data[:1] == b"\x80" and data[1] in (1, 2):
        length = int.from_bytes(data[2:6], "little")
        parts.append(data[6 : 6 + length])
        data = data[6 + length :]
    return b"".join(parts) if parts else data


def _decrypted(data: bytes, key: int, salt: int) -> bytes:
    plain = bytearray()
    for byte in data:
        plain.append(byte ^ key >> 8)
        key = (byte + key) * 52845 + 22719 & 0xFFFF
    return bytes(plain[salt:])


def _strings(private: bytes) -> tuple[dict[int, bytes], dict[str, bytes]]:
    """The subroutines by number, and the charstrings by name."""
    found = re.search(rb"/lenIV\s+([0-9]+)", private)
    salt = int(found[1]) if found else _SALT
    subroutines: dict[int, bytes] = {}
    charstrings: dict[str, bytes] = {}
    at = private.find(b"/Subrs") if b"/Subrs" in private else 0
    while (match := _STRING.search(private, at)) is not None:
        number, name, length = match[1], match[2], int(match[3])
        # `/CharStrings 100 dict` looks like the head of a charstring.
        if name in (b"CharStrings", b"Subrs") or length > _LONGEST:
            at = match.end(3)
            continue
        code = _decrypted(private[match.end() : match.end() + length], _CHARSTRING_KEY, salt)
        at = match.end() + length
        if number is not None:
            subroutines[int(number)] = code
        else:
            charstrings[name.decode("latin-1")] = code
    return subroutines, charstrings
