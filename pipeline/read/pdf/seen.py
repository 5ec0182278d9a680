"""Which letters of a page a person sees. The cheapest look that settles it is the one that is taken.

A page whose instructions can hide nothing is not painted at all; every other one is (`ink.py`), and
each letter is judged by the difference that it makes. An unseen one never gets into the text, and is
never lost without a word: where the page's text has none in its place, the page tells so.
"""

from __future__ import annotations

import io
from collections import Counter, defaultdict
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import combinations
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

import pikepdf

from pipeline.read.geometry import Appearance, Box
from pipeline.read.pdf.ink import NOTHING_THERE, UNPAINTED, Sheets
from pipeline.read.pdf.instructions import instructions_of
from pipeline.read.pdf.letter_runs import BLANKS, Run, runs_of
from pipeline.read.pdf.lines import lines_of
from pipeline.read.pdf.struck import under
from pipeline.read.pdf.turns import main_turn, turned_back

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from pdf_oxide.pdf_oxide import TextChar

    from pipeline.read.pdf.ink import Letter, Sheet, Sight
    from pipeline.read.pdf.letter_runs import Bounds, Glyph
    from pipeline.read.pdf.lines import Line

_THIN = 2.5
"""Points: what is painted thinner covers no words."""
_SMALL, _TINY = 4.0, 1.5
"""Points: type that is looked at closer, and type that nobody can read."""
_NARROW = 0.12
"""Ems; the narrowest letters of usual type are twice as wide."""
_UNSEEN, _FAINT = 12, 56
"""Differences, of 255: a letter that makes less is not seen, or hardly."""
_INKED = 60
"""Of 255: where the page is so uneven in the place of an unpainted letter, something else is painted."""
_DARK = 215
"""Of 255: an even place that is darker than this is no paper, but a bar over the letter."""
_LARGE = 2.0
"""Times the page's usual size: faint letters of that size are a watermark's."""
_GROUND = 200_000.0
"""Square points, two fifths of A4: a shape that large is the ground that text is painted on."""
_WIDER = 1.3
"""Times its advance: no upright letter reaches further."""
_EDGE = 0.2
"""Of an advance, at either side: neighbours reach into it."""
_READ, _LEAST_READ = 0.5, 0.15
"""Ems: what is read of a letter stands between its baseline and the height of small letters."""
_LIGHTEST_INK = 0.5
"""Of 1: lighter large letters with text over them are a watermark's."""
_OVERPRINTED = 3
"""One letter in so many of a watermark has text over it, at least."""
_COMMON = 0.2
"""Of the smaller of two letters' rectangles, that the other must cover."""
_MOST_NEAR = 200
_SAME_PLACE, _MOVED = 1.0, 15.0
"""Points between the places of one letter in two libraries, the second behind an /ActualText."""


@dataclass(frozen=True, slots=True)
class Looks:
    """What was seen of the letters of a page."""

    unseen: dict[int, Appearance]
    """Why a glyph is not seen, by its index."""
    faint: tuple[int, ...] = ()
    """The glyphs that can hardly be seen, by their indexes."""
    watermark: tuple[int, ...] = ()
    """Those that are much larger than the text."""
    unknown: tuple[int, ...] = ()
    """Those whose outlines are nowhere: whether they can be seen is not known."""
    others: tuple[tuple[Run, Appearance], ...] = ()
    """Letters that are not seen, and that are none of the glyphs: another library finds them."""


HIDING = (
    Appearance.UNPAINTED,
    Appearance.UNDER_PICTURE,
    Appearance.OUTSIDE,
    Appearance.TINY,
)
"""Why letters are not seen, but by a bar."""


class Covers(NamedTuple):
    """Shapes of a page that may lie over letters: areas, if they are filled, and thick strokes."""

    areas: tuple[Box, ...]
    strokes: bool


PLAIN = Looks({})
"""All letters stand in ink."""


class Viewer:
    """The pages of one PDF, looked at: all of them `closer`, or where they may hide letters.

    Close it after use.
    """

    def __init__(self, data: bytes, *, closer: bool) -> None:
        self._data = data
        self._closer = closer
        self._sheets: Sheets | None = None
        self._file: pikepdf.Pdf | None = None
        with suppress(pikepdf.PdfError, pikepdf.PasswordError):  # what it cannot read is painted
            self._file = pikepdf.open(io.BytesIO(data))

    def look(self, index: int, glyphs: Sequence[Glyph], covers: Covers) -> Looks:
        """How the glyphs of a page are seen, on which such shapes are painted.

        Raises PdfiumError where the page has to be painted and cannot be.
        """
        letters = [n for n, glyph in enumerate(glyphs) if glyph[0] not in BLANKS]
        if not letters or self._is_plain(index, [glyphs[n] for n in letters], covers):
            return PLAIN
        sheet = self._sheet(index)
        try:
            known = sheet.letters()
            twins = _twins([glyphs[n] for n in letters], known)
            alone = [n for n, twin in zip(letters, twins, strict=True) if twin is None]
            boxes = _fitting(known, [glyphs[n] for n in letters], twins)
            boxes += [_box(glyphs[n]) for n in alone]
            sights = [
                UNPAINTED if n < len(known) and not known[n].has_outline else sight
                for n, sight in enumerate(sheet.sights(boxes))
            ]
        finally:
            sheet.close()
        looks = _looks(glyphs, letters, known, twins, sights)
        return replace(looks, unseen=_painted_over(looks.unseen, glyphs, covers.areas))

    def confirmed(self, index: int, boxes: Sequence[Box]) -> list[Box]:
        """The rectangles in which two letters lie over each other by their outlines as well."""
        if not boxes:
            return []
        sheet = self._sheet(index)
        try:
            letters = sheet.letters()
        finally:
            sheet.close()
        return [box for box in boxes if _has_two_in_one_place(box, letters)]

    def inked(self, index: int, boxes: Sequence[Box]) -> list[bool]:
        """Whether anything is painted in each of some rectangles of a page, its text left aside."""
        sheet = self._sheet(index)
        try:
            return [sight.lightest - sight.darkest > _INKED for sight in sheet.sights(boxes)]
        finally:
            sheet.close()

    def close(self) -> None:
        """The memory back."""
        if self._sheets is not None:
            self._sheets.close()
        if self._file is not None:
            self._file.close()

    def _sheet(self, index: int) -> Sheet:
        if self._sheets is None:
            self._sheets = Sheets(self._data)
        return self._sheets.sheet(index)

    def _is_plain(self, index: int, letters: list[Glyph], covers: Covers) -> bool:
        """Whether nothing on a page can keep a letter from being seen."""
        if self._closer or self._file is None or index >= len(self._file.pages):
            return False
        page = self._file.pages[index]
        found = instructions_of(page)
        if found.may_hide or (found.fills and covers.areas) or covers.strokes or _has_notes(page):
            return False
        bounds = [glyph[1] for glyph in letters]
        hull = _hull(bounds)
        frames = (*found.clips, Box(*map(float, page.mediabox)), Box(*map(float, page.cropbox)))
        return (
            "/UserUnit" not in page.obj
            and all(_holds(frame, hull) for frame in frames)
            and min(map(itemgetter(3), bounds)) >= _SMALL
            and not any(
                w < _NARROW * s and _is_narrow(g) for g in letters for _, _, w, s in (g[1],)
            )
        )


@dataclass(frozen=True, slots=True)
class Veil:
    """The places of a page's unseen letters, and of letters like them that are seen there."""

    unseen: _Places
    seen: _Places

    @classmethod
    def of(cls, glyphs: Sequence[Glyph], unseen: Collection[int]) -> Veil:
        """The veil over the glyphs with these indexes."""
        places = _Places.of(glyphs[n] for n in unseen)
        others = (glyph for n, glyph in enumerate(glyphs) if n not in unseen) if unseen else ()
        return cls(places, _Places.of(g for g in others if places.near(g[0], *g[1][:2])))

    def hides(self, letter: str, x: float, y: float) -> bool:
        """Whether a letter is unseen. One that is seen in the same place as well is not."""
        return self.unseen.near(letter, x, y) and not self.seen.near(letter, x, y)

    def lifted(self, runs: list[Run]) -> list[Run]:
        """The runs of a page without their unseen letters, cut in two where one stood."""
        return [part for run in runs for part in self._parts(run)] if self.unseen else runs

    def _parts(self, run: Run) -> Iterator[Run]:
        letters = zip(run.text, run.edges, strict=False)
        hidden = [self.hides(letter, x, run.y) for letter, x in letters]
        start = 0
        for end, is_hidden in enumerate([*hidden, True]):
            if is_hidden:
                if start < end:
                    text, edges = run.text[start:end], run.edges[start : end + 1]
                    yield run._replace(text=text, edges=edges)
                start = end + 1


def overprinted(glyphs: Sequence[Glyph], chars: Sequence[TextChar]) -> list[int]:
    """The indexes of a watermark's upright glyphs: large, light, and text is printed over them."""
    letters = [n for n, glyph in enumerate(glyphs) if glyph[0] not in BLANKS and not glyph[2]]
    sizes = [glyphs[n][1][3] for n in letters]
    if not letters or max(sizes) < _LARGE * min(sizes):
        return []
    usual = Counter(round(glyphs[n][1][3], 1) for n in letters).most_common(1)[0][0]
    large = [
        n
        for n in letters
        if glyphs[n][1][3] >= _LARGE * usual and min(chars[n].color) > _LIGHTEST_INK
    ]
    small = [n for n in letters if glyphs[n][1][3] < _LARGE * usual] if large else []
    over = [n for n in large if _is_printed_over(glyphs[n], [glyphs[m] for m in small])]
    return large if len(over) * _OVERPRINTED >= len(large) else []


def _is_printed_over(glyph: Glyph, others: list[Glyph]) -> bool:
    _, (x, y, width, size), _ = glyph
    box = Box(x, y, x + width, y + _READ * size)
    return any(box.x0 < a < box.x1 and box.y0 < b < box.y1 for _, (a, b, *_), _ in others)


def part_of(
    glyphs: Sequence[Glyph], chars: Sequence[TextChar], indexes: Iterable[int]
) -> list[Run]:
    """The runs of some of a page's glyphs."""
    members = sorted(indexes)
    return runs_of([glyphs[n] for n in members], [chars[n] for n in members]) if members else []


def places_of(
    glyphs: Sequence[Glyph], chars: Sequence[TextChar], indexes: Iterable[int]
) -> Iterator[Box]:
    """Where some of a page's glyphs stand: upright ones painted side by side together."""
    members = sorted(indexes)
    for _, (x, y, *_), angle in (glyphs[n] for n in members):
        if angle:
            yield Box(x, y, x, y)
    for run in part_of(glyphs, chars, [n for n in members if not glyphs[n][2]]):
        yield Box(run.x0, run.y - 0.2 * run.size, run.x1, run.y + 0.8 * run.size)


def unseen_lines(
    glyphs: Sequence[Glyph],
    chars: Sequence[TextChar],
    hidden: Mapping[int, Appearance],
    others: Sequence[tuple[Run, Appearance]],
) -> Iterator[tuple[Line, Appearance]]:
    """The hidden glyphs of a page, and other hidden letters, as lines: one appearance by the other."""
    for appearance in HIDING:
        runs = part_of(glyphs, chars, [n for n, why in hidden.items() if why is appearance])
        runs += [run for run, why in others if why is appearance]
        yield from ((line, appearance) for line in lines_of(runs))


class _Places(dict[tuple[str, int, int], list[tuple[float, float]]]):
    """Letters by what they are and where they stand."""

    @classmethod
    def of(cls, glyphs: Iterable[Glyph]) -> _Places:
        places = cls()
        for letter, (x, y, *_), _ in glyphs:
            places.setdefault((letter, round(x), round(y)), []).append((x, y))
        return places

    def near(self, letter: str, x: float, y: float) -> bool:
        """Whether one such letter stands there, but for rounding."""
        return any(
            abs(x - a) <= _SAME_PLACE and abs(y - b) <= _SAME_PLACE
            for i in (-1, 0, 1)
            for j in (-1, 0, 1)
            for a, b in self.get((letter, round(x) + i, round(y) + j), ())
        )


def _looks(
    glyphs: Sequence[Glyph],
    indexes: list[int],
    letters: Sequence[Letter],
    twins: list[int | None],
    sights: list[Sight],
) -> Looks:
    """Every glyph's look: by its twin among the letters that pdfium finds, or by its own place."""
    own = iter(sights[len(letters) :])
    seen = [sights[twin] if twin is not None else next(own) for twin in twins]
    sight_of = dict(zip(indexes, seen, strict=True))
    unseen = {n: why for n, sight in sight_of.items() if (why := _why_unseen(sight, glyphs[n]))}
    unknown = {
        n
        for n, twin in zip(indexes, twins, strict=True)
        if twin is not None and not letters[twin].is_known
        if unseen.get(n) in {Appearance.UNPAINTED, Appearance.COVERED, Appearance.UNDER_PICTURE}
    }
    alone = [n for n, twin in zip(indexes, twins, strict=True) if twin is None]
    strays = sorted(set(range(len(letters))) - {twin for twin in twins if twin is not None})
    others = _homed([(letters[n], sights[n]) for n in strays], glyphs, alone, unseen)
    unseen = {n: why for n, why in unseen.items() if n not in unknown}
    judged = [n for n in sight_of if n not in unseen and n not in unknown]
    main = main_turn([glyphs[n] for n in indexes])
    faint = [n for n in judged if _is_faint(sight_of[n], glyphs[n], main)]
    largest = _LARGE * Counter(round(glyphs[n][1][3], 1) for n in indexes).most_common(1)[0][0]
    return Looks(
        unseen,
        tuple(n for n in faint if glyphs[n][1][3] < largest),
        tuple(n for n in faint if glyphs[n][1][3] >= largest),
        tuple(sorted(unknown)),
        tuple(others),
    )


def _homed(
    strays: list[tuple[Letter, Sight]],
    glyphs: Sequence[Glyph],
    alone: list[int],
    unseen: dict[int, Appearance],
) -> list[tuple[Run, Appearance]]:
    """Judge glyphs that pdf_oxide moves (behind an /ActualText) by the letters where they stand.

    Comes back with the unseen letters that are none of the glyphs.
    """
    others = []
    homes: dict[tuple[str, int], list[int]] = defaultdict(list)
    for n in alone:
        homes[glyphs[n][0], round(glyphs[n][1][1])].append(n)
    for letter, sight in strays:
        why = _why_unseen(sight, None) if letter.is_known else None
        rows = [homes[letter.text, round(letter.y) + step] for step in (0, -1, 1)]
        row, home = next(
            ((row, n) for row in rows for n in row if _is_moved(glyphs[n], letter)), ([], None)
        )
        if home is not None:
            row.remove(home)
            unseen.pop(home, None)
            unseen |= {home: why} if why else {}
        elif why:
            others.append((_run_of(letter), why))
    return others


def _is_faint(sight: Sight, glyph: Glyph, turn: int) -> bool:
    return sight.difference < _FAINT and glyph[0].isalnum() and round(glyph[2]) == turn


def _fitting(letters: Sequence[Letter], glyphs: list[Glyph], twins: list[int | None]) -> list[Box]:
    """The rectangles of letters: none wider than its letter is, and of each the part that is read.

    For some fonts the library gives a box that holds any glyph, and neighbours with it. Tails and
    accents reach out from under a bar that makes the letter unreadable.
    """
    boxes = [letter.box for letter in letters]
    for (letter, (x, y, width, size), angle), twin in zip(glyphs, twins, strict=True):
        if twin is None or angle:
            continue
        left, bottom, right, top = boxes[twin]
        if right - left > _WIDER * width > 0:
            left, right = x, x + width
        if letter.isalnum():
            low, high = max(bottom, y), min(top, y + _READ * size)
            bottom, top = (low, high) if high - low > _LEAST_READ * size else (bottom, top)
        boxes[twin] = Box(left, bottom, right, top)
    return boxes


def _painted_over(
    unseen: dict[int, Appearance], glyphs: Sequence[Glyph], areas: Sequence[Box]
) -> dict[int, Appearance]:
    """The unseen glyphs, those that a shape lies on told from those that are not painted."""
    shapes = [area for area in areas if _area(area) < _GROUND]
    plain = [n for n, why in unseen.items() if why is Appearance.UNPAINTED]
    over = under(shapes, [glyphs[n] for n in plain])
    return unseen | {plain[n]: Appearance.PAINTED_OVER for n in over}


def _why_unseen(sight: Sight, glyph: Glyph | None) -> Appearance | None:
    if glyph is not None and (glyph[1][3] < _TINY or _is_narrow(glyph)):
        return Appearance.TINY
    if sight.difference > _UNSEEN:
        return None
    if sight is NOTHING_THERE:
        return Appearance.OUTSIDE
    if sight.lightest - sight.darkest > _INKED:
        return Appearance.UNDER_PICTURE
    return Appearance.COVERED if sight.lightest < _DARK else Appearance.UNPAINTED


def _is_narrow(glyph: Glyph) -> bool:
    """Whether a letter is drawn out to a line (the library tells no widths of turned ones)."""
    letter, (_, _, width, size), angle = glyph
    return width < _NARROW * size and not angle and letter.isalnum()


def _twins(glyphs: list[Glyph], letters: Sequence[Letter]) -> list[int | None]:
    """Which of the letters that pdfium finds a glyph is, by its place; None where it finds none."""
    places: dict[tuple[int, int], list[int]] = defaultdict(list)
    for n, letter in enumerate(letters):
        places[round(letter.x), round(letter.y)].append(n)
    return [_twin(glyph, letters, places) for glyph in glyphs]


def _twin(
    glyph: Glyph, letters: Sequence[Letter], places: dict[tuple[int, int], list[int]]
) -> int | None:
    letter, (x, y, *_), _ = glyph
    column, row = round(x), round(y)
    for n in places.get((column, row), ()):
        if letters[n].text == letter:  # nearly all are found at once
            return n
    near = [
        n
        for i in (column, column - 1, column + 1)
        for j in (row, row - 1, row + 1)
        for n in places.get((i, j), ())
        if abs(letters[n].x - x) <= _SAME_PLACE and abs(letters[n].y - y) <= _SAME_PLACE
    ]
    return min(
        near,
        key=lambda n: (letters[n].text != letter, abs(letters[n].x - x) + abs(letters[n].y - y)),
        default=None,
    )


def _run_of(letter: Letter) -> Run:
    size = max(letter.box.y1 - letter.box.y0, 1.0)
    return Run(letter.text, letter.y, size, "", (letter.box.x0, letter.box.x1))


def _is_moved(glyph: Glyph, letter: Letter) -> bool:
    text, (x, y, *_), _ = glyph
    return text == letter.text and abs(y - letter.y) <= _SAME_PLACE and abs(x - letter.x) <= _MOVED


def _box(glyph: Glyph) -> Box:
    """Where a glyph's ink stands, without its neighbours'."""
    _, (x, y, advance, size), angle = glyph
    if angle:
        return _aside(Box(_EDGE / 2 * size, 0.0, 2 * _EDGE * size, size / 2), x, y, angle)
    width = max(advance, 0.2 * size)
    return Box(x + _EDGE * width, y - 0.2 * size, x + (1 - _EDGE) * width, y + 0.7 * size)


def _has_two_in_one_place(box: Box, letters: Iterable[Letter]) -> bool:
    near = [n for n in letters if box.x0 - 1 <= n.x <= box.x1 + 1 and box.y0 - 1 <= n.y <= box.y1]
    return any(
        one.text != other.text
        and _common(one.box, other.box) > _COMMON * min(_area(one.box), _area(other.box)) > 0
        for one, other in combinations(near[:_MOST_NEAR], 2)
    )


def _common(one: Box, other: Box) -> float:
    width = min(one.x1, other.x1) - max(one.x0, other.x0)
    height = min(one.y1, other.y1) - max(one.y0, other.y0)
    return max(width, 0.0) * max(height, 0.0)


def _area(box: Box) -> float:
    return (box.x1 - box.x0) * (box.y1 - box.y0)


def _aside(box: Box, x: float, y: float, angle: float) -> Box:
    """A box that is told from a glyph's origin, on the page, of a glyph that is turned."""
    hull = turned_back(box, round(angle))
    return Box(x + hull.x0, y + hull.y0, x + hull.x1, y + hull.y1)


def _hull(bounds: list[Bounds]) -> Box:
    """What the letters of a page reach: their origins, advances and half their heights."""
    right = max(bounds, key=itemgetter(0))
    top = max(bounds, key=itemgetter(1))
    return Box(
        min(map(itemgetter(0), bounds)),
        min(map(itemgetter(1), bounds)),
        right[0] + right[2],
        top[1] + top[3] / 2,
    )


def _holds(frame: Box, hull: Box) -> bool:
    return (
        frame.x0 - 1 <= hull.x0
        and frame.y0 - 1 <= hull.y0
        and hull.x1 <= frame.x1 + 1
        and hull.y1 <= frame.y1 + 1
    )


def _has_notes(page: pikepdf.Page) -> bool:
    """Whether annotations but plain links lie on a page."""
    notes = page.obj.get("/Annots", ())
    return any(note.get("/Subtype") != "/Link" or "/AP" in note for note in notes)
