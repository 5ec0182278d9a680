"""TrueType and OpenType programs: the outlines of their glyphs, their `cmap`, their names of glyphs.

After Microsoft's OpenType specification 1.9. Only what tells which letter a glyph is; a table that
is damaged or missing tells nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property, lru_cache
from itertools import accumulate, chain, islice
from struct import Struct, error, iter_unpack, unpack_from

Point = tuple[int, int, bool]
"""x, y in font units, and whether the point lies on the curve."""
Contour = tuple[Point, ...]
Outline = tuple[Contour, ...]
_TAG = Struct(">4sIII")
_DEEPEST, _MOST_PARTS = 8, 64
_MOST_POINTS = 20_000
# Flags of the points of a glyph, and below those of its parts (OpenType, table `glyf`).
_ON_CURVE, _SHORT_X, _SHORT_Y, _REPEAT, _SAME_X, _SAME_Y = 1, 2, 4, 8, 16, 32
_WORDS, _IS_OFFSET, _SCALE, _MORE, _TWO_SCALES, _MATRIX = 1, 2, 8, 32, 64, 128


class Sfnt:
    """A font program of tables."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.tables = dict(_tables(data))
        self.em = int.from_bytes(self.tables.get(b"head", b"")[18:20], "big") or 1000

    @cached_property
    def outlines(self) -> _Glyf:
        """The outlines of a TrueType program; those of a font without `glyf` are all None."""
        head, loca = self.tables.get(b"head", b""), self.tables.get(b"loca", b"")
        long = head[50:52] == b"\0\1"
        size = 4 if long else 2
        whole = loca[: len(loca) // size * size]
        # Short offsets are halved in the table (OpenType, `loca`).
        offsets = [n if long else 2 * n for (n,) in iter_unpack(">I" if long else ">H", whole)]
        return _Glyf(self.tables.get(b"glyf", b""), offsets)

    @cached_property
    def unicode(self) -> dict[int, frozenset[str]]:
        """Glyph → the characters that the Unicode tables of `cmap` give it."""
        letters: dict[int, set[str]] = {}
        for platform, encoding, table in self._subtables:
            # On Windows (3) encodings 1 and 10 are Unicode,
            # too; others are of symbols and old code pages.
            if platform == 0 or (platform == 3 and encoding in (1, 10)):
                for code, glyph in table.items():
                    letters.setdefault(glyph, set()).add(chr(code))
        return {glyph: frozenset(found) for glyph, found in letters.items()}

    def codes(self, platform: int, encoding: int) -> dict[int, int]:
        """The glyphs of the codes of one table of `cmap`; empty where the font has no such table."""
        return next((t for p, e, t in self._subtables if (p, e) == (platform, encoding)), {})

    @cached_property
    def names(self) -> dict[int, str]:
        """Glyph → its name in `post`; of the Macintosh's 258 names those of ASCII, as the character."""
        post = self.tables.get(b"post", b"")
        if post[:4] != b"\0\2\0\0" or len(post) < 34:
            return {}
        count = int.from_bytes(post[32:34], "big")
        numbers = [n for (n,) in iter_unpack(">H", post[34 : 34 + 2 * count])]
        names, at = [], 34 + 2 * count
        while at < len(post):
            end = at + 1 + post[at]
            names.append(post[at + 1 : end].decode("ascii", "replace"))
            at = end
        # The Macintosh's order has the blank, 32, at 3;
        # numbers from 258 on are names of the font's own.
        usual = {g: chr(n + 29) for g, n in enumerate(numbers) if 3 <= n <= 97}
        return usual | {
            g: names[n - 258] for g, n in enumerate(numbers) if 0 <= n - 258 < len(names)
        }

    @cached_property
    def _subtables(self) -> list[tuple[int, int, dict[int, int]]]:
        cmap = self.tables.get(b"cmap", b"")
        count = int.from_bytes(cmap[2:4], "big")
        found = []
        for platform, encoding, offset in iter_unpack(">HHI", cmap[4 : 4 + 8 * count][: 8 * count]):
            try:
                found.append((platform, encoding, _subtable(cmap[offset:])))
            except (error, IndexError, ValueError):
                continue
        return found


class _Glyf:
    """The outlines of a TrueType program, by glyph."""

    def __init__(self, glyf: bytes, offsets: list[int]) -> None:
        self.glyf = glyf
        self.offsets = offsets

    def __len__(self) -> int:
        return max(len(self.offsets) - 1, 0)

    def __getitem__(self, glyph: int) -> Outline | None:
        """The outline of a glyph: empty where it paints nothing, None where it cannot be read."""
        try:
            return self._outline(glyph, 0)
        except (error, IndexError, ValueError):
            return None

    def raw(self, glyph: int) -> bytes:
        """The bytes of a glyph."""
        if not 0 <= glyph < len(self):
            raise IndexError(glyph)
        return self.glyf[self.offsets[glyph] : self.offsets[glyph + 1]]

    def _outline(self, glyph: int, depth: int) -> Outline:
        data = self.raw(glyph)
        if not data:
            return ()
        (count,) = unpack_from(">h", data)
        # A negative number of contours marks a glyph that is put together of others.
        if count >= 0:
            return _simple(data, count)
        if depth > _DEEPEST:
            raise ValueError("glyphs that are parts of each other")
        return self._compound(data, depth)

    def _compound(self, data: bytes, depth: int) -> Outline:
        at, whole = 10, tuple["Contour", ...]()
        for _ in range(_MOST_PARTS):
            flags, glyph = unpack_from(">HH", data, at)
            dx, dy = unpack_from(">hh" if flags & _WORDS else ">bb", data, at + 4)
            at += 8 if flags & _WORDS else 6
            count = 1 if flags & _SCALE else 2 if flags & _TWO_SCALES else 4
            count = count if flags & (_SCALE | _TWO_SCALES | _MATRIX) else 0
            # Fixed point numbers with 14 bits of fraction (OpenType, F2DOT14).
            scales = [n / 16384 for n in unpack_from(f">{count}h", data, at)]
            at += 2 * count
            part = _moved(self._outline(glyph, depth + 1), scales, 0, 0)
            if not flags & _IS_OFFSET:  # told by a point of the whole and one of the part
                # Numbers of points have no sign, but were unpacked as offsets, which have one.
                most = 0xFFFF if flags & _WORDS else 0xFF
                one, other = _point(whole, dx & most), _point(part, dy & most)
                dx, dy = one[0] - other[0], one[1] - other[1]
            part = _moved(part, [], dx, dy)
            whole += part
            if not flags & _MORE:
                break
        return whole


def _tables(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    if data[:4] == b"ttcf":
        data = data[:0]  # PDFs embed single fonts
    count = int.from_bytes(data[4:6], "big")
    for at in range(12, min(12 + 16 * count, len(data) - 15), 16):
        tag, _, offset, length = _TAG.unpack_from(data, at)
        yield tag, data[offset : offset + length]


@lru_cache(maxsize=2048)  # the rulings of one court are set in the same fonts
def _simple(data: bytes, count: int) -> Outline:
    ends = unpack_from(f">{count}H", data, 10)
    total = ends[-1] + 1 if ends else 0
    if total > _MOST_POINTS:
        raise ValueError("too many points")
    (instructions,) = unpack_from(">H", data, 10 + 2 * count)
    at = 12 + 2 * count + instructions
    flags = bytearray()
    while len(flags) < total:
        flag = data[at]
        at += 1
        flags.append(flag)
        if flag & _REPEAT:
            flags.extend(bytes([flag]) * data[at])
            at += 1
    xs, at = _coordinates(data, at, flags[:total], _SHORT_X, _SAME_X)
    ys, _ = _coordinates(data, at, flags[:total], _SHORT_Y, _SAME_Y)
    points = [(x, y, bool(flag & _ON_CURVE)) for x, y, flag in zip(xs, ys, flags, strict=False)]
    starts = [0, *(end + 1 for end in ends)]
    return tuple(tuple(points[start : end + 1]) for start, end in zip(starts, ends, strict=False))


def _coordinates(
    data: bytes, at: int, flags: bytearray, short: int, same: int
) -> tuple[list[int], int]:
    steps = []
    for flag in flags:
        if flag & short:
            steps.append(data[at] if flag & same else -data[at])
            at += 1
        elif flag & same:
            steps.append(0)
        else:
            value = data[at] << 8 | data[at + 1]
            steps.append(value - 65536 if value & 32768 else value)
            at += 2
    return list(accumulate(steps)), at


def _point(outline: Outline, number: int) -> Point:
    return next(islice(chain.from_iterable(outline), number, None), (0, 0, True))


def _moved(outline: Outline, scales: list[float], dx: int, dy: int) -> Outline:
    if not scales:
        return tuple(tuple((x + dx, y + dy, on) for x, y, on in contour) for contour in outline)
    a, b, c, d = _matrix(scales)
    return tuple(
        tuple((round(x * a + y * c) + dx, round(x * b + y * d) + dy, on) for x, y, on in contour)
        for contour in outline
    )


def _matrix(scales: list[float]) -> tuple[float, float, float, float]:
    if len(scales) == 4:
        a, b, c, d = scales
        return a, b, c, d
    return scales[0], 0.0, 0.0, scales[-1]


def _subtable(data: bytes) -> dict[int, int]:
    """The codes of one table of `cmap`, in the formats that fonts and producers use."""
    (form,) = unpack_from(">H", data)
    if form == 0:
        return {code: glyph for code, glyph in enumerate(data[6:262]) if glyph}
    if form == 4:
        return _segments(data)
    if form == 6:
        first, count = unpack_from(">HH", data, 6)
        return {first + n: glyph for n, glyph in enumerate(unpack_from(f">{count}H", data, 10))}
    if form == 12:
        (count,) = unpack_from(">I", data, 12)
        groups = iter_unpack(">III", data[16 : 16 + 12 * count])
        return {
            code: glyph + code - start
            for start, end, glyph in groups
            # Bounded, since a damaged group may claim billions of codes.
            for code in range(start, min(end, start + 65535, 0x10FFFF) + 1)
        }
    return {}


def _segments(data: bytes) -> dict[int, int]:
    (double,) = unpack_from(">H", data, 6)
    count = double // 2
    ends = unpack_from(f">{count}H", data, 14)
    starts = unpack_from(f">{count}H", data, 16 + double)
    deltas = unpack_from(f">{count}H", data, 16 + 2 * double)
    at = 16 + 3 * double
    offsets = unpack_from(f">{count}H", data, at)
    found: dict[int, int] = {}
    for n, (start, end, delta, offset) in enumerate(
        zip(starts, ends, deltas, offsets, strict=True)
    ):
        # The last segment is 0xFFFF by rule, and maps nothing (OpenType, `cmap` format 4).
        for code in range(start, min(end, 0xFFFE) + 1):
            glyph = code
            if offset:
                # The offset counts from its own place in the table.
                (glyph,) = unpack_from(">H", data, at + 2 * n + offset + 2 * (code - start))
                if not glyph:
                    continue
            if glyph := (glyph + delta) & 0xFFFF:
                found[code] = glyph
    return found
