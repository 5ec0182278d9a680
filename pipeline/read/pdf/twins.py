"""The letters of a page as two libraries find them: which of one is which of the other.

pdf_oxide tells the text, pdfium where its ink is.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import copysign, inf

from pipeline.read.geometry import Box
from pipeline.read.pdf.ink import Letter, PageLetters, with_plain_hyphens
from pipeline.read.pdf.letter_runs import Glyph, Run
from pipeline.read.pdf.matrices import moved, rotation
from pipeline.read.pdf.struck import ABOVE
from pipeline.read.pdf.turns import turned_back

SAME_PLACE = 1.0
"""Points between the places of one letter in two libraries."""
_MOST_ASIDE = 3.0
"""Ems by which letters of a row may stand aside in one of them, which sums up advances otherwise."""
_SAME_TURN = 0.1
"""Degrees."""
_RISE = 1.0
"""Ems by which letters are raised or lowered, at most."""
_WIDER = 1.3
"""Times its advance: no upright letter reaches further."""
_EDGE = 0.2
"""Of an advance, at either side: neighbours reach into it."""
_READ, _LEAST_READ = 0.5, 0.15
"""Ems: the most of a letter is read above its baseline, where an underline may touch it, and below
the height of small letters."""


def twins_of(glyphs: Sequence[Glyph], letters: PageLetters) -> list[int | None]:
    """Which of the letters that pdfium finds a glyph is: the same in its place; None where it finds none."""
    twins = [_twin_among(glyph, letters) for glyph in glyphs]
    if None in twins:
        for n, twin in _in_rows(glyphs, letters, twins):
            twins[n] = twin
    return twins


def _in_rows(
    glyphs: Sequence[Glyph],
    letters: PageLetters,
    twins: Sequence[int | None],
) -> Iterator[tuple[int, int]]:
    """The glyphs of odd rows that have the same letters in both libraries, each with its twin, which may stand aside of it."""
    rows: dict[float, list[int]] = defaultdict(list)
    near: dict[int, list[int]] = defaultdict(list)
    for n, (_, (_, y, *_), angle) in enumerate(glyphs):
        if not angle:
            rows[y].append(n)
    for n in letters.numbers:
        near[round(letters.origin(n)[1])].append(n)
    for y, row in rows.items():
        if None in (twins[n] for n in row):
            every = sorted(n for up in (-1, 0, 1) for n in near[round(y) + up])
            level = [n for n in every if abs(letters.origin(n)[1] - y) <= SAME_PLACE]
            if len(level) == len(row) and all(
                letters.text[m] == with_plain_hyphens(glyphs[n][0])
                and abs(letters.origin(m)[0] - glyphs[n][1][0]) <= _MOST_ASIDE * glyphs[n][1][3]
                for n, m in zip(row, level, strict=True)
            ):
                yield from zip(row, level, strict=True)


def with_turns(glyphs: list[Glyph], letters: PageLetters) -> list[Glyph]:
    """The glyphs with the sign of the direction of turned ones, which pdfium alone knows."""
    turned = [n for n, glyph in enumerate(glyphs) if glyph[2]]
    twins = twins_of([glyphs[n] for n in turned], letters)
    turns = {
        glyphs[n][2]: turn
        for n, twin in zip(turned, twins, strict=True)
        if twin is not None
        and abs(abs(turn := letters[twin].turn) - abs(glyphs[n][2])) < _SAME_TURN
    }
    return [
        (letter, place, copysign(turn, turns.get(turn, turn))) if turn else (letter, place, turn)
        for letter, place, turn in glyphs
    ]


def risen(glyphs: list[Glyph], letters: PageLetters) -> list[Glyph]:
    """The glyphs as high as pdfium places them, which alone knows the rise of text."""
    twins = twins_of(glyphs, letters)
    rest: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for n in sorted(set(letters.numbers).difference(twins)):
        rest[letters.text[n]].append(letters.origin(n))
    found = list[Glyph]()
    for glyph, twin in zip(glyphs, twins, strict=True):
        letter, (x, y, width, size), turn = glyph
        own = rest[with_plain_hyphens(letter)] if twin is None else ()
        near = [up for at, up in own if abs(at - x) <= SAME_PLACE]
        up = min(near, key=lambda other: abs(other - y), default=y)
        found.append((letter, (x, up, width, size), turn) if abs(up - y) <= _RISE * size else glyph)
    return found


def _twin_among(glyph: Glyph, letters: PageLetters) -> int | None:
    letter, (x, y, *_), _ = glyph
    column, row = round(x), round(y)
    places = letters.places(with_plain_hyphens(letter))
    if found := places.get((column, row)):  # nearly all are found at once
        return found[0]
    near = [
        (abs(letters.origin(n)[0] - x), n)
        for i in (column, column - 1, column + 1)
        for j in (row, row - 1, row + 1)
        for n in places.get((i, j), ())
    ]
    aside, twin = min(near, default=(inf, None))
    return twin if aside <= SAME_PLACE else None


def read_box(glyph: Glyph, letter: Letter | None) -> Box:
    """The part by which a letter is read; of a glyph that has no twin, where its ink may stand.

    For some fonts the library gives a box that holds any glyph, and neighbours with it. Tails and
    accents reach out from under a bar that makes the letter unreadable.
    """
    if letter is None:
        return ink_box(glyph)
    text, (_, y, width, size), angle = glyph
    left, bottom, right, top = letter.box
    if angle:
        return letter.box
    if right - left > _WIDER * width > 0:
        left, right = letter.x, letter.x + width
    if text.isalnum():
        high, low = min(top, y + _READ * size), max(bottom, y + ABOVE * size)
        bottom, top = (low, high) if high - low > _LEAST_READ * size else (bottom, top)
    elif top - y > ABOVE * size:  # a comma's tail may touch an underline
        bottom = max(bottom, y)
    return Box(left, bottom, right, top)


def whole_box(letter: Letter) -> Box:
    """Where a letter stands with all that hangs at its very edge; its neighbours' edges are taken in."""
    x0, y0, x1, y1 = letter.box
    aside = _EDGE * (x1 - x0)
    return Box(x0 - aside, y0, x1 + aside, y1)


def upper_box(glyph: Glyph, letter: Letter) -> Box:
    """Where a letter stands above its foot, through which an underline may go; a turned one as a whole."""
    _, (_, y, _, size), angle = glyph
    box = letter.box
    return box if angle else box._replace(y0=min(max(box.y0, y + ABOVE * size), box.y1))


def is_distorted(glyph: Glyph, letter: Letter) -> bool:
    """Whether a letter slants too far, or its ink lies on the wrong side of where it starts, read in its direction."""
    across, up = (letter.box.x0 + letter.box.x1) / 2, (letter.box.y0 + letter.box.y1) / 2
    side = moved(across - letter.x, up - letter.y, rotation(-glyph[2]))
    # Lowered figures lie below the line as they are.
    is_odd = letter.slants or min(side) < 0
    return is_odd and (glyph[0].isalpha() or glyph[0].isdecimal())


def ink_box(glyph: Glyph) -> Box:
    """Where a glyph's ink stands, without its neighbours'."""
    _, (x, y, advance, size), angle = glyph
    if angle:
        return _on_page(Box(_EDGE / 2 * size, 0.0, 2 * _EDGE * size, size / 2), x, y, angle)
    width = max(advance, 0.2 * size)
    return Box(x + _EDGE * width, y - 0.2 * size, x + (1 - _EDGE) * width, y + 0.7 * size)


def _on_page(box: Box, x: float, y: float, angle: float) -> Box:
    """A box that is told from a glyph's origin, on the page, of a glyph that is turned."""
    hull = turned_back(box, angle)
    return Box(x + hull.x0, y + hull.y0, x + hull.x1, y + hull.y1)


def run_of(letter: Letter) -> Run:
    """A letter as a run by itself."""
    size = max(letter.box.y1 - letter.box.y0, 1.0)
    return Run(letter.text, letter.y, size, "", (letter.box.x0, letter.box.x1))
