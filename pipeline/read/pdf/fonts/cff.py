"""Compact Font Format programs: the outlines of their glyphs and the names or numbers of these.

After Adobe's technical notes 5176 (CFF) and 5177 (Type 2 charstrings). What cannot be read tells
nothing.
"""

from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from struct import error

from pipeline.read.pdf.fonts.charstrings import Subroutines, outline_of
from pipeline.read.pdf.fonts.sfnt import Outline

# Names with smaller numbers are the format's own (5176, appendix A).
_STANDARD_STRINGS = 391
# Operators of dictionaries; those of two bytes begin with 12 (5176, table 9).
_CHARSET, _ENCODING, _CHARSTRINGS, _PRIVATE, _SUBRS = 15, 16, 17, 18, 19
_ROS, _FDARRAY, _FDSELECT = 0x0C1E, 0x0C24, 0x0C25
_REAL_END = 15


class Cff:
    """A font program in the Compact Font Format."""

    em = 1000
    """Units; the format's own, which hardly any font changes."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        at = data[2]
        _, at = _index(data, at)
        tops, at = _index(data, at)
        self.strings, at = _index(data, at)
        self._global, _ = _index(data, at)
        self._top = _dict(tops[0])
        self.charstrings, _ = _index(data, self._offset(_CHARSTRINGS))
        self.is_cid = _ROS in self._top

    def __len__(self) -> int:
        return len(self.charstrings)

    def __getitem__(self, glyph: int) -> Outline | None:
        """The outline of a glyph: empty where it paints nothing, None where it cannot be read."""
        if not 0 <= glyph < len(self.charstrings):
            return None
        local = self._local[self._fd(glyph)] if self._fd(glyph) < len(self._local) else []
        try:
            return outline_of(self.charstrings[glyph], Subroutines(local, self._global))
        except (error, IndexError, ValueError):
            return None

    @cached_property
    def charset(self) -> list[int]:
        """For each glyph the number of its name (SID), or its own number (CID)."""
        offset, count = self._offset(_CHARSET, 0), len(self.charstrings)
        if offset < 3:  # one of Adobe's own, of which only the first is numbered as it stands
            return list(range(count)) if not offset else []
        return [0, *_charset(self.data, offset, count)][:count]

    @cached_property
    def names(self) -> dict[int, str]:
        """Glyph → its name, for names that the program itself holds."""
        if self.is_cid:
            return {}
        own = {
            glyph: self.strings[sid - _STANDARD_STRINGS].decode("latin-1")
            for glyph, sid in enumerate(self.charset)
            if 0 <= sid - _STANDARD_STRINGS < len(self.strings)
        }
        usual = {
            glyph: name
            for glyph, sid in enumerate(self.charset)
            if (name := STANDARD_NAMES.get(sid)) is not None
        }
        return usual | own

    @cached_property
    def encoding(self) -> dict[int, int]:
        """Code → glyph of the program's own encoding; empty where that is one of Adobe's."""
        offset = self._offset(_ENCODING, 0)
        if offset < 2:
            return {}
        # The highest bit announces further codes of glyphs that have one already.
        form, count = self.data[offset] & 127, self.data[offset + 1]
        codes: list[int] = []
        if form == 0:
            codes = list(self.data[offset + 2 : offset + 2 + count])
        else:
            for at in range(offset + 2, offset + 2 + 2 * count, 2):
                codes += range(self.data[at], self.data[at] + self.data[at + 1] + 1)
        return {code: glyph for glyph, code in enumerate(codes, 1)}

    def _offset(self, key: int, default: int | None = None) -> int:
        value = self._top.get(key)
        if not value:
            if default is None:
                raise ValueError(f"no entry {key}")
            return default
        return int(value[-1])

    @cached_property
    def _local(self) -> list[list[bytes]]:
        """The subroutines of each font of the program."""
        if _FDARRAY not in self._top:
            return [self._subroutines(self._top)]
        fonts, _ = _index(self.data, self._offset(_FDARRAY))
        return [self._subroutines(_dict(font)) for font in fonts]

    def _subroutines(self, font: dict[int, list[float]]) -> list[bytes]:
        private = font.get(_PRIVATE)
        if not private or len(private) < 2:
            return []
        size, start = int(private[0]), int(private[1])
        offset = _dict(self.data[start : start + size]).get(_SUBRS)
        return _index(self.data, start + int(offset[0]))[0] if offset else []

    def _fd(self, glyph: int) -> int:
        return self._fds[glyph] if glyph < len(self._fds) else 0

    @cached_property
    def _fds(self) -> list[int]:
        """For each glyph the number of its font in the program."""
        if _FDSELECT not in self._top:
            return []
        at, count = self._offset(_FDSELECT), len(self.charstrings)
        if self.data[at] == 0:
            return list(self.data[at + 1 : at + 1 + count])
        ranges = int.from_bytes(self.data[at + 1 : at + 3], "big")
        found: list[int] = []
        for n in range(at + 3, at + 3 + 3 * ranges, 3):
            first, end = (int.from_bytes(self.data[m : m + 2], "big") for m in (n, n + 3))
            found += [self.data[n + 2]] * min(max(end - first, 0), count)
        return found


def _index(data: bytes, at: int) -> tuple[list[bytes], int]:
    count = int.from_bytes(data[at : at + 2], "big")
    if not count:
        return [], at + 2
    size, start = data[at + 2], at + 3
    offsets = [
        int.from_bytes(data[n : n + size], "big")
        for n in range(start, start + size * (count + 1), size)
    ]
    # Offsets count from the byte before the data, so that the first is 1 (5176, 5).
    base = start + size * (count + 1) - 1
    parts = [data[base + a : base + b] for a, b in pairwise(offsets)]
    return parts, base + offsets[-1]


def _dict(data: bytes) -> dict[int, list[float]]:
    found: dict[int, list[float]] = {}
    operands: list[float] = []
    at = 0
    while at < len(data):
        byte = data[at]
        at += 1
        if byte <= 21:
            if byte == 12:
                byte, at = 0x0C00 | data[at], at + 1
            found[byte] = operands
            operands = []
        elif byte == 30:
            # No entry that is needed here is a real number, so that its value does not matter.
            at = _past_real(data, at)
            operands.append(0.0)
        else:
            value, at = _integer(data, byte, at)
            operands.append(value)
    return found


def _past_real(data: bytes, at: int) -> int:
    while at < len(data) and data[at] & 15 != _REAL_END and data[at] >> 4 != _REAL_END:
        at += 1
    return at + 1


def _integer(data: bytes, byte: int, at: int) -> tuple[int, int]:
    if byte == 28:
        return int.from_bytes(data[at : at + 2], "big", signed=True), at + 2
    if byte == 29:
        return int.from_bytes(data[at : at + 4], "big", signed=True), at + 4
    if byte <= 246:
        return byte - 139, at
    if byte <= 250:
        return (byte - 247) * 256 + data[at] + 108, at + 1
    return -(byte - 251) * 256 - data[at] - 108, at + 1


def _charset(data: bytes, at: int, count: int) -> Iterator[int]:
    form, at = data[at], at + 1
    found = 1
    while found < count and at + 1 < len(data):
        first = int.from_bytes(data[at : at + 2], "big")
        at += 2
        left = 0
        if form:
            left = int.from_bytes(data[at : at + form], "big")
            at += form
        yield from range(first, first + left + 1)
        found += left + 1


_USUAL = (
    "space exclam quotedbl numbersign dollar percent ampersand quoteright parenleft parenright "
    "asterisk plus comma hyphen period slash zero one two three four five six seven eight nine "
    "colon semicolon less equal greater question at A B C D E F G H I J K L M N O P Q R S T U V W "
    "X Y Z bracketleft backslash bracketright asciicircum underscore quoteleft a b c d e f g h i j "
    "k l m n o p q r s t u v w x y z braceleft bar braceright asciitilde"
)
STANDARD_NAMES = dict(enumerate(_USUAL.split(), 1))
"""The first of the names that the format numbers: those of ASCII."""
