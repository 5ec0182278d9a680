"""The instructions of a page, as far as they tell that every letter of it is painted, dark and in sight.

The cheapest look (about 0.2 ms a page). The operators of PDF are a closed list (ISO 32000-1, annex
A), so a page whose content has none of those that can keep a letter from being seen needs no
rendering. Whatever is odd here, or cannot be read, only means that the page is looked at closer.
"""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass, replace
from itertools import pairwise
from math import inf
from typing import Any

import pikepdf

from pipeline.read.geometry import Box
from pipeline.read.pdf.matrices import IDENTITY, Matrix, hull, is_slanting, product, rotation
from pipeline.read.pdf.streams import DAMAGED

# Delimiters part words without a blank between them (ISO 32000-1, 7.2.2).
_DELIMITERS = bytes.maketrans(b"()<>[]{}%\0", b" " * 10)
# Balanced parentheses need no escape in a string (ISO 32000-1, 7.3.4.2); one level of them is read.
STRING = rb"\((?:[^()\\]++|\\.|\((?:[^()\\]++|\\.)*+\))*+\)"
_NO_WORDS = re.compile(STRING, re.DOTALL)
_NOR_COMMENTS = re.compile(STRING + rb"|(?<!<)<(?!<)[^>]*+>|%[^\r\n]*+", re.DOTALL)
"""A string, one of figures or a comment, whichever begins first: each may hold what begins another."""
_HIDING = frozenset((b"Do", b"sh", b"BI", b"EI", b"d0", b"d1"))
"""Pictures, forms, shadings, glyphs of Type 3."""
_LAYER = b"/OC"
_CODE = re.compile(rb"#([0-9A-Fa-f]{2})")
_COLOURS = frozenset((b"rg", b"g", b"k", b"sc", b"scn", b"RG", b"G", b"K", b"SC", b"SCN"))
_SPACES = frozenset((b"cs", b"CS"))
_FILLS = frozenset((b"f", b"F", b"f*", b"b", b"b*", b"B", b"B*"))
_CLIPS = frozenset((b"W", b"W*"))
SHOWN = frozenset((b"Tj", b"TJ", b"'", b'"'))
"""Operators that show text."""
_PARTS = frozenset((b"m", b"l", b"c", b"v", b"y", b"h", b"re"))
_MOST_CORNERS = 5
DARK = 0.6
"""Of white: darker letters are seen well on paper."""
_TURNS = frozenset((b"cm", b"Tm"))
_SIGNED = frozenset((b"Tz", b"Tf"))
"""Operators that turn letters about, or over, by a number below nothing."""
_MOST = {b"Tr": 0.0, b"Ts": 10.0}
"""Operators that keep letters from being seen beyond a number: modes that paint none, a rise off the page."""
_ASKED = _COLOURS | _SPACES | _MOST.keys()
_FOLLOWED = _ASKED | _CLIPS | SHOWN | _TURNS | _SIGNED | {b"q", b"Q", b"BT"}
_PAGE = ("mediabox", "cropbox")
PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
"""Of several the first is painted, by pdfium, Poppler and pdf.js alike."""
_PLAIN_SPACES = ("/ICCBased", "/DeviceGray", "/DeviceRGB", "/DeviceCMYK")
STANDING_FOR = ("/DefaultGray", "/DefaultRGB", "/DefaultCMYK")
"""Spaces that the device's own stand for."""


@dataclass(frozen=True, slots=True)
class Instructions:
    """What the content of one page may do to its letters."""

    may_hide: bool
    """An instruction stands in it that can keep letters from being seen."""
    fills: bool
    """Areas may be filled."""
    is_light: bool
    """A colour is light: of letters, or of what they stand on."""
    boxes: tuple[Box, ...]
    """Those of the page: outside of them letters are not painted."""
    clips: tuple[Box, ...]
    """Rectangles outside which some letters are not painted."""

    def turned(self, degrees: float) -> Instructions:
        """Those of a page that is turned about its origin; a clip that does not stay level is looked at closer."""
        if self.may_hide or (degrees % 90 and self.clips):
            return CLOSER
        boxes, clips = (
            tuple(hull(one, rotation(degrees)) for one in every)
            for every in (self.boxes, self.clips)
        )
        return replace(self, boxes=boxes, clips=clips)


CLOSER = Instructions(may_hide=True, fills=True, is_light=True, boxes=(), clips=())


def instructions_of(page: pikepdf.Page, content: bytes) -> Instructions:
    """What a page's own content tells; `CLOSER` where it cannot be read, or is not all that is painted."""
    try:
        # With a unit of its own a page's numbers are no points.
        if _has_notes(page) or "/UserUnit" in page.obj:
            return CLOSER
        told = (_NOR_COMMENTS if b"%" in content else _NO_WORDS).sub(b" ", content)
        is_certain = (
            b"(" not in told
        )  # else a string was not read to its end, and others began in it
        words = words_of(told if is_certain else content)
        kinds = frozenset(words)
        names = {decoded_name(word) for word in kinds if word.startswith(b"/")}
        if not _HIDING.isdisjoint(kinds) or _LAYER in names:
            return CLOSER
        followed = [(n, word) for n, word in enumerate(words) if word in _FOLLOWED]
        asked = [(n, word) for n, word in followed if word in _ASKED]
        if (
            _may_hide_letters(page.resources, names)
            or _has_odd_spaces(words, asked, page.resources)
            or any(abs(float(words[n - 1])) > _MOST[word] for n, word in asked if word in _MOST)
            or not (is_certain or _CLIPS.isdisjoint(kinds))
            or _may_distort_text(words, followed)
            or _shows_missing_fonts(page.resources, words, followed)
        ):
            return CLOSER
        lightest = _lightest(words, asked)
        clips = () if _CLIPS.isdisjoint(kinds) else _clips_of_text(words, followed)
        boxes = [Box(*map(float, getattr(page, name))) for name in _PAGE]
    except DAMAGED:
        return CLOSER
    if clips is None or lightest > 1:
        return CLOSER
    return Instructions(
        may_hide=False,
        fills=not _FILLS.isdisjoint(kinds),
        is_light=lightest > DARK,
        boxes=tuple(boxes),
        clips=clips,
    )


def _has_notes(page: pikepdf.Page) -> bool:
    """Whether annotations but plain links lie on a page."""
    notes = page.obj.get("/Annots", ())
    return any(note.get("/Subtype") != "/Link" or "/AP" in note for note in notes)


def words_of(content: bytes) -> list[bytes]:
    """The words of a content; those of strings and comments can only make it look worse."""
    return content.translate(_DELIMITERS).replace(b"/", b" /").split()


def _lightest(words: list[bytes], asked: list[tuple[int, bytes]]) -> float:
    """How light the lightest colour is, of 1; more where one cannot be judged by its numbers (a pattern)."""
    colours = {tuple(words[max(0, n - 4) : n + 1]) for n, word in asked if word in _COLOURS}
    return max(map(_lightness, colours), default=0.0)


def _lightness(words: tuple[bytes, ...]) -> float:
    """How light a colour is, of 1; `words` are its operator and the four before it."""
    *numbers, operator = words
    count = {b"g": 1, b"rg": 3, b"k": 4}.get(operator.lower())
    if count is None:  # as many as the space that is in force has: those that are numbers
        count = next((n for n, word in enumerate(reversed(numbers)) if not _is_number(word)), 4)
    values = [float(value) for value in numbers[len(numbers) - count :]]
    match values:
        case [grey]:
            return grey
        case [red, green, blue]:
            return lightness_of(red, green, blue)
        case [cyan, magenta, yellow, black]:
            return (1 - black) * (1 - 0.3 * cyan - 0.59 * magenta - 0.11 * yellow)
    return inf


def lightness_of(red: float, green: float, blue: float) -> float:
    """How light a colour is, by the weights with which colours become grey (ISO 32000-1, 10.3.2)."""
    return 0.3 * red + 0.59 * green + 0.11 * blue


def _is_number(word: bytes) -> bool:
    return word.lstrip(b"+-").replace(b".", b"", 1).isdigit()


def _may_hide_letters(resources: pikepdf.Object, names: Container[bytes]) -> bool:
    """Whether states or fonts that a page names can make letters transparent or unpainted."""
    states, fonts = (
        [entry for name, entry in _entries_of(resources, kind).items() if _is_one_of(name, names)]
        for kind in ("/ExtGState", "/Font")
    )
    return any(map(_is_transparent, states)) or any(
        font.get("/Subtype") == "/Type3" for font in fonts
    )


def _shows_missing_fonts(
    resources: pikepdf.Object, words: list[bytes], followed: list[tuple[int, bytes]]
) -> bool:
    """Whether text is shown in a font that the file does not hold."""
    missing = [name for name, font in _entries_of(resources, "/Font").items() if not _is_held(font)]
    shown, font, saved = set[bytes](), b"", list[bytes]()
    for n, word in followed if missing else ():
        if word == b"Tf":
            font = words[n - 2]
        elif word == b"q":
            saved.append(font)
        elif word == b"Q" and saved:
            font = saved.pop()
        elif word in SHOWN:
            shown.add(font)
    return any(_is_one_of(name, shown) for name in missing)


def _is_held(font: pikepdf.Object) -> bool:
    """Whether the file holds the outlines of a font, as a program: of another one nobody knows what it shows."""
    (own,) = font.get("/DescendantFonts", (font,))
    descriptor = own.get("/FontDescriptor", pikepdf.Dictionary())
    return any(isinstance(descriptor.get(name), pikepdf.Stream) for name in PROGRAMS)


def _is_one_of(name: str, names: Container[bytes]) -> bool:
    """Whether a name may be one of those in a content: of odd letters one is written in several ways."""
    return "#" in name or not name.isascii() or name.encode() in names


def _entries_of(resources: pikepdf.Object, kind: str) -> dict[str, Any]:
    found = resources.get(kind)
    return {} if found is None else dict(found.items())


def _is_transparent(state: pikepdf.Object) -> bool:
    return (
        float(state.get("/ca", 1)) < 1
        or state.get("/SMask", "/None") != "/None"
        # `/Compatible` is an old name of `/Normal` (ISO 32000-1, 11.3.5).
        or state.get("/BM", "/Normal") not in ("/Normal", "/Compatible")
        or "/Font" in state
        # A transfer function may make white of black.
        or "/TR" in state
        or "/TR2" in state
    )


def _has_odd_spaces(
    words: list[bytes], asked: list[tuple[int, bytes]], resources: pikepdf.Object
) -> bool:
    """Whether colours are told in a space in which numbers do not mean what they usually do."""
    spaces = _entries_of(resources, "/ColorSpace")
    used = {decoded_name(words[n - 1]).decode() for n, word in asked if word in _SPACES}
    used.update(name for name in STANDING_FOR if name in spaces)
    return any(not _is_plain(spaces.get(name, name)) for name in used)


def decoded_name(word: bytes) -> bytes:
    """A name with the characters that it writes as `#` and two digits."""
    return _CODE.sub(lambda code: bytes.fromhex(code[1].decode()), word) if b"#" in word else word


def _is_plain(space: pikepdf.Object | str) -> bool:
    """Whether a colour space has numbers that mean what those of the device's own mean."""
    name = space[0] if isinstance(space, pikepdf.Array) else space
    return str(name) in _PLAIN_SPACES


def _may_distort_text(words: list[bytes], followed: list[tuple[int, bytes]]) -> bool:
    """Whether text may be shown mirrored, on its head, or leaning too far."""
    if any(words[n - 1].startswith(b"-") for n, word in followed if word in _SIGNED):
        return True
    turns = {n: tuple(words[n - 6 : n - 2]) for n, word in followed if word in _TURNS}
    kinds = {turn: tuple(map(float, turn)) for turn in frozenset(turns.values())}
    if any(is_slanting(*kind) for kind in kinds.values()):
        return True
    over = {turn for turn, (a, b, c, d) in kinds.items() if a * d < b * c}
    page = text = False
    stack = list[bool]()
    for n, word in followed if over else ():
        if word == b"q":
            stack.append(page)
        elif word == b"Q" and stack:
            page = stack.pop()
        elif word == b"cm":
            page ^= turns[n] in over
        elif word in (b"BT", b"Tm"):
            text = turns.get(n) in over
        elif word in SHOWN and page != text:
            return True
    return False


def _clips_of_text(words: list[bytes], followed: list[tuple[int, bytes]]) -> tuple[Box, ...] | None:
    """The rectangles that text is clipped to; None where one is no rectangle, or its place odd.

    A clip between `q` and `Q` with no text between them hides none (Chromium's underlines).
    """
    matrix, stack = IDENTITY, list[tuple[Matrix, int]]()
    pending: list[Box | None] = []
    found: set[Box | None] = set()
    known = 0
    for n, word in followed:
        if word == b"q":
            stack.append((matrix, len(pending)))
        elif word == b"Q" and stack:
            matrix, kept = stack.pop()
            del pending[kept:]
            known = min(known, kept)
        elif word == b"cm":
            # `cm` works before the matrix that is in force (ISO 32000-1, 8.3.4).
            matrix = product(_matrix(words[n - 6 : n]), matrix)
        elif word in _CLIPS:
            pending.append(_clip_before(words, n, matrix))
        elif known < len(pending) and word in SHOWN:
            found.update(pending[known:])
            known = len(pending)
    return None if None in found else tuple(box for box in found if box is not None)


def _clip_before(words: list[bytes], at: int, matrix: Matrix) -> Box | None:
    """The rectangle that the path before an instruction to clip is; None for any other path."""
    start = at - 1 - (words[at - 1] == b"h")
    if words[start] == b"re":
        x, y, width, height = map(float, words[start - 4 : start])
        corners, start = [(x, y), (x + width, y + height)], start - 5
    else:
        corners = []
        while words[start] in (b"l", b"m") and len(corners) < _MOST_CORNERS:
            corners.append((float(words[start - 2]), float(words[start - 1])))
            start -= 3
            if words[start + 3] == b"m":
                break
        if not _are_of_a_rectangle(corners):
            return None
    alone = start < 0 or words[start] not in _PARTS
    return _hull_on_page(corners, matrix) if alone else None


def _are_of_a_rectangle(points: list[tuple[float, float]]) -> bool:
    """Whether points, in the order of a path, are the corners of a level rectangle."""
    sides = pairwise(points)
    return (
        len(set(points)) == 4
        and len({x for x, _ in points}) == len({y for _, y in points}) == 2
        and all((a == c) != (b == d) for (a, b), (c, d) in sides)
    )


def _matrix(numbers: list[bytes]) -> Matrix:
    a, b, c, d, e, f = map(float, numbers)
    return (a, b, c, d, e, f)


def _hull_on_page(corners: list[tuple[float, float]], matrix: Matrix) -> Box | None:
    """Where a rectangle lies on the page; None where its sides do not stay level and upright."""
    a, b, c, d, *_ = matrix
    if (b or c) and (a or d):
        return None
    return hull(Box.of(*zip(*corners, strict=True)), matrix)
