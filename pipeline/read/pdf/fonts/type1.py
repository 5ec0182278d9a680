"""Type 1 programs: the outlines of their glyphs, their names and their own encoding.

After Adobe Type 1 Font Format, version 1.1. What cannot be read tells nothing.
"""

import re
from functools import cached_property

from pipeline.read.pdf.fonts.charstrings import short_number
from pipeline.read.pdf.fonts.pens import Pen
from pipeline.read.pdf.fonts.sfnt import Outline

# The keys of the format's encryption, the same in all fonts (chapter 7).
_PRIVATE_KEY, _CHARSTRING_KEY = 55665, 4330
_SALT = 4
_STRING = re.compile(rb"(?:dup\s+([0-9]+)|/([^\s/]+))\s+([0-9]+)\s+(?:RD|-\||\S+)\s")
_ENCODED = re.compile(rb"dup\s+([0-9]+)\s*/([^\s/]+)\s+put")
_LONGEST = 4096
_DEEPEST = 10
_HINTS = frozenset({1, 3, 9, 0x0C00, 0x0C01, 0x0C02, 0x0C21})
_MOVES, _LINES = {21: "both", 22: "level", 4: "upright"}, {5: "both", 6: "level", 7: "upright"}
_FLEX_POINTS = 7


class Type1:
    """A Type 1 program."""

    em = 1000

    def __init__(self, data: bytes) -> None:
        clear, private = _parts(data)
        self._encoded = {
            int(code): name.decode("latin-1") for code, name in _ENCODED.findall(clear)
        }
        self._subroutines, self._charstrings = _strings(private)
        self.names = dict(enumerate(self._charstrings))

    @cached_property
    def encoding(self) -> dict[int, int]:
        """Code → glyph of the program's own encoding."""
        numbers = {name: glyph for glyph, name in self.names.items()}
        return {code: numbers[name] for code, name in self._encoded.items() if name in numbers}

    def __getitem__(self, glyph: int) -> Outline | None:
        """The outline of a glyph: empty where it paints nothing, None where it cannot be read."""
        if glyph not in self.names:
            return None
        pen = _TypeOnePen(self._subroutines)
        try:
            pen.run(self._charstrings[self.names[glyph]], 0)
        except (IndexError, ValueError, ZeroDivisionError, KeyError):
            return None
        return pen.outline()


class _TypeOnePen(Pen):
    """A charstring at work."""

    def __init__(self, subroutines: dict[int, bytes]) -> None:
        super().__init__()
        self.subroutines = subroutines
        self.stack: list[float] = []
        self.told: list[float] = []
        """What a subroutine of PostScript left for `pop`."""
        self.flex: list[tuple[float, float]] | None = None

    def run(self, code: bytes, depth: int) -> bool:
        """Carry out a charstring; whether the glyph has ended."""
        if depth > _DEEPEST:
            raise ValueError("subroutines that call each other")
        at = 0
        while at < len(code):
            byte, at = code[at], at + 1
            if byte >= 32:
                at = self._number(code, byte, at)
                continue
            if byte == 12:
                byte, at = 0x0C00 | code[at], at + 1
            if byte == 11:
                return False
            if byte == 14 or (byte == 10 and self._call(depth)):
                return True
            if byte != 10:
                self._carry_out(byte)
        return False

    def _call(self, depth: int) -> bool:
        return self.run(self.subroutines[int(self.stack.pop())], depth + 1)

    def _number(self, code: bytes, byte: int, at: int) -> int:
        if byte < 255:
            value, at = short_number(code, byte, at)
            self.stack.append(value)
            return at
        self.stack.append(int.from_bytes(code[at : at + 4], "big", signed=True))
        return at + 4

    def _carry_out(self, byte: int) -> None:
        self.count()
        s = self.stack
        if byte == 0x0C0C:
            divisor, value = s.pop(), s.pop()
            s.append(value / divisor)
        elif byte == 0x0C10:
            self._postscript()
        elif byte == 0x0C11:
            s.append(self.told.pop() if self.told else 0)
        else:
            self._draw(byte, s)
            s.clear()

    def _draw(self, byte: int, s: list[float]) -> None:
        if byte in (13, 0x0C07):
            self.x, self.y = s[0], s[1] if byte == 0x0C07 else 0.0
        elif byte in _MOVES:
            self.move(*_step(_MOVES[byte], s))
        elif byte in _LINES:
            self.to(*_step(_LINES[byte], s))
        elif byte == 8:
            self.curve(*s[:6])
        elif byte == 30:
            self.curve(0, s[0], s[1], s[2], s[3], 0)
        elif byte == 31:
            self.curve(s[0], 0, s[1], s[2], 0, s[3])
        elif byte not in _HINTS:
            raise ValueError("a letter that is put together of two")

    def _postscript(self) -> None:
        number, count = int(self.stack.pop()), int(self.stack.pop())
        operands = [self.stack.pop() for _ in range(count)]
        self.told = operands
        if number == 1:
            self.flex = []
        elif number == 0 and self.flex is not None and len(self.flex) == _FLEX_POINTS:
            # The first of the seven points is for reference, and draws nothing (8.3).
            points, self.flex = self.flex[1:], None
            for n, (x, y) in enumerate(points):
                self.points.append((round(x), round(y), n % 3 == 2))
            self.told = operands[:2]
        elif number == 3:
            # Who replaces no hints goes on with subroutine 3, which does nothing.
            self.told = [3]

    def move(self, dx: float, dy: float) -> None:
        """Begin a contour, or tell a point of a flex."""
        if self.flex is None:
            super().move(dx, dy)
            return
        self.x += dx
        self.y += dy
        self.flex.append((self.x, self.y))


def _step(way: str, s: list[float]) -> tuple[float, float]:
    return (s[0], s[1]) if way == "both" else (s[0], 0.0) if way == "level" else (0.0, s[0])


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
