"""Charstrings of Type 2 (CFF): the small programs that draw the glyphs.

Hints draw nothing and are passed over, so that the outline is the same whatever a producer leaves of
them.
"""

from typing import NamedTuple

from pipeline.read.pdf.fonts.pens import Pen
from pipeline.read.pdf.fonts.sfnt import Outline

_DEEPEST = 10
_RETURN, _ESCAPE, _END = 11, 12, 14
_CALLS, _MASKS = (10, 29), (19, 20)


class Subroutines(NamedTuple):
    """What charstrings call: the subroutines of their font, and those of the whole program."""

    local: list[bytes]
    everywhere: list[bytes]


def outline_of(charstring: bytes, subroutines: Subroutines) -> Outline:
    """The outline that a charstring draws. Raises ValueError or IndexError where it is damaged."""
    pen = _CharstringPen(subroutines)
    pen.run(charstring, 0)
    return pen.outline()


class _CharstringPen(Pen):
    """A charstring at work."""

    def __init__(self, subroutines: Subroutines) -> None:
        super().__init__()
        self.subroutines = subroutines
        self.stack: list[float] = []
        self.hints = 0

    def run(self, code: bytes, depth: int) -> bool:
        """Carry out a charstring; whether the glyph has ended."""
        if depth > _DEEPEST:
            raise ValueError("subroutines that call each other")
        at = 0
        while at < len(code):
            byte = code[at]
            at = self._operand(code, byte, at + 1) if _is_number(byte) else at + 1
            if byte == _END or (byte in _CALLS and self._call(byte, depth)):
                return True
            if byte == _RETURN:
                return False
            if not _is_number(byte):
                at += self._carry_out(byte, code[at : at + 1])
        return False

    def _carry_out(self, byte: int, following: bytes) -> int:
        """Carry out what draws or hints; how many bytes of data follow it."""
        self.count()
        if byte == _ESCAPE:
            self._flex(following[0])
            return 1
        # Before a mask the last stem hints stand without an operator of their own (5177, 4.3).
        if byte in _MASKS:
            self.hints += len(self.stack) // 2
            self.stack.clear()
            return (self.hints + 7) // 8
        if byte not in _CALLS:
            self._draw(byte)
        return 0

    def _operand(self, code: bytes, byte: int, at: int) -> int:
        if byte == 28:
            self.stack.append(int.from_bytes(code[at : at + 2], "big", signed=True))
            return at + 2
        if byte < 255:
            value, at = short_number(code, byte, at)
            self.stack.append(value)
            return at
        # A fixed point number with 16 bits of fraction.
        self.stack.append(int.from_bytes(code[at : at + 4], "big", signed=True) / 65536)
        return at + 4

    def _call(self, byte: int, depth: int) -> bool:
        routines = self.subroutines.local if byte == 10 else self.subroutines.everywhere
        count = len(routines)
        # Numbers are less by a bias, so that short ones reach more subroutines (5176, 16).
        number = int(self.stack.pop()) + (107 if count < 1240 else 1131 if count < 33900 else 32768)
        if not 0 <= number < count:
            raise ValueError("no such subroutine")
        return self.run(routines[number], depth + 1)

    def _draw(self, byte: int) -> None:
        stack = self.stack
        if byte in (1, 3, 18, 23):
            self.hints += len(stack) // 2
        elif byte in (21, 4, 22):
            self._begin(byte)
        elif byte in (6, 7):
            self._level_lines(level=byte == 6)
        elif byte == 5:
            self._lines(stack)
        elif byte == 24:
            self._curves(stack[:-2])
            self._lines(stack[-2:])
        elif byte == 25:
            self._lines(stack[:-6])
            self._curves(stack[-6:])
        elif byte == 8:
            self._curves(stack)
        elif byte in (26, 27):
            self._even_curves(level=byte == 27)
        elif byte in (30, 31):
            self._turning_curves(level=byte == 31)
        stack.clear()

    def _begin(self, byte: int) -> None:
        # The last operands, since the first move of a glyph may have its width before them.
        last = self.stack[-1]
        if byte == 21:
            self.move(self.stack[-2], last)
        else:
            self.move(*((last, 0) if byte == 22 else (0, last)))

    def _lines(self, steps: list[float]) -> None:
        for n in range(0, len(steps) - 1, 2):
            self.to(steps[n], steps[n + 1])

    def _level_lines(self, *, level: bool) -> None:
        for step in self.stack:
            self.to(step if level else 0, 0 if level else step)
            level = not level

    def _curves(self, steps: list[float]) -> None:
        for n in range(0, len(steps) - 5, 6):
            self.curve(*steps[n : n + 6])

    def _even_curves(self, *, level: bool) -> None:
        stack, aside = list(self.stack), 0.0
        # One operand more is the first curve's step to the side.
        if len(stack) % 4:
            aside = stack.pop(0)
        for n in range(0, len(stack) - 3, 4):
            a, b, c, d = stack[n : n + 4]
            self.curve(*((a, aside, b, c, d, 0) if level else (aside, a, b, c, 0, d)))
            aside = 0.0

    def _turning_curves(self, *, level: bool) -> None:
        stack = self.stack
        for n in range(0, len(stack) - 3, 4):
            a, b, c, d = stack[n : n + 4]
            last = stack[n + 4] if len(stack) - n == 5 else 0
            self.curve(*((a, 0, b, c, last, d) if level else (0, a, b, c, d, last)))
            level = not level

    def _flex(self, byte: int) -> None:
        s = self.stack
        if byte == 35:
            self._curves(s[:12])
        elif byte == 34:
            self.curve(s[0], 0, s[1], s[2], s[3], 0)
            self.curve(s[4], 0, s[5], -s[2], s[6], 0)
        elif byte == 36:
            self.curve(s[0], s[1], s[2], s[3], s[4], 0)
            self.curve(s[5], 0, s[6], s[7], s[8], -(s[1] + s[3] + s[7]))
        elif byte == 37:
            dx, dy = sum(s[0:10:2]), sum(s[1:10:2])
            last = (s[10], -dy) if abs(dx) > abs(dy) else (-dx, s[10])
            self.curve(*s[:6])
            self.curve(*s[6:10], *last)
        s.clear()


def short_number(code: bytes, byte: int, at: int) -> tuple[int, int]:
    """A number of one or two bytes (32 to 254), as both types of outlines write it; where it ends."""
    if byte < 247:
        return byte - 139, at
    if byte < 251:
        return (byte - 247) * 256 + code[at] + 108, at + 1
    return -(byte - 251) * 256 - code[at] - 108, at + 1


def _is_number(byte: int) -> bool:
    return byte >= 32 or byte == 28
