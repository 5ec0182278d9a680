"""Marks on a page that are no part of its text: large, light letters with text printed over them, arcs of seals."""

from collections import Counter
from collections.abc import Iterator, Sequence
from math import hypot, inf

from pdf_oxide.pdf_oxide import TextChar

from pipeline.read.geometry import Box
from pipeline.read.pdf.letter_runs import BLANKS, Glyph, Run, usual_size

LARGE = 2.0
"""Times the page's usual size: faint letters of that size are a watermark's."""
_LIGHTEST_INK = 0.5
"""Of 1: lighter large letters with text over them are a watermark's."""
_OVERPRINTED = 3
"""One letter in so many of a watermark has text over it, at least."""
_READ = 0.5
"""Ems: what is read of a letter stands between its baseline and the height of small letters."""

SLANTED = 20.0
"""Degrees: what is turned further is a stamp, or set aside for a reason."""
_NEXT, _STEP = 2.5, 40.0
"""Ems from a letter of an arc to the next, and degrees by which that is turned further, at most."""
_ARC = 90.0
"""Degrees from its first letter to its last, at least."""
_ABOUT = 180.0
"""Degrees of an arc inside which a stamp has words, at least."""
_LESS_THAN_TEXT, _MORE_THAN_ARC = 0.93, 1.25
"""Times the type of what stands outside it, and times its own, that these are smaller than: a name may be signed below it."""
_LEVEL = 0.3
"""Ems of a stamp's type by which a row may differ in height: one that goes on outside the stamp is the text's."""
_ALIKE, _MOST = 4, 2000
"""Letters of arcs in one direction, and on a page, at most."""


def stamped(glyphs: Sequence[Glyph], chars: Sequence[TextChar]) -> list[int]:
    """The indexes of the letters of round stamps: along an arc, and level ones inside it in type of its colour."""
    arcs = list(_letters_along_arcs(glyphs))
    level = [n for n, (_, _, turn) in enumerate(glyphs) if not turn] if arcs else []
    inner = (n for arc in arcs for n in _letters_inside_arc(arc, level, glyphs, chars))
    return [*(n for arc in arcs for n in arc), *inner]


def _letters_inside_arc(
    arc: Sequence[int], level: Sequence[int], glyphs: Sequence[Glyph], chars: Sequence[TextChar]
) -> Iterator[int]:
    """The level letters that stand inside an arc of more than half a circle, in its colour, and are not set like text in it."""
    first, last = glyphs[arc[0]], glyphs[arc[-1]]
    if last[2] - first[2] <= _ABOUT:
        return
    size, colour = first[1][3], chars[arc[0]].color
    xs, ys = zip(*(glyphs[n][1][:2] for n in arc), strict=True)
    hull = Box(min(xs) - size, min(ys) - size, max(xs) + size, max(ys) + size)
    places = ((n, *glyphs[n][1]) for n in level if chars[n].color == colour)
    own = {n: hull.holds(Box(x, y, x + width, y)) for n, x, y, width, _ in places}
    inside, outside = ([n for n in own if own[n] is side] for side in (True, False))
    rows = [glyphs[n][1][1] for n in outside if glyphs[n][0].strip()]
    text = usual_size((glyphs[n][0], glyphs[n][1][3]) for n in outside)
    if not text and min(colour) < max(colour):  # no text is in the ink of the seal
        text = inf
    largest = min(_LESS_THAN_TEXT * text, _MORE_THAN_ARC * size)
    for n in inside:
        is_of_text = any(abs(glyphs[n][1][1] - y) < _LEVEL * size for y in rows)
        if glyphs[n][1][3] < largest and not is_of_text:
            yield n


def _letters_along_arcs(glyphs: Sequence[Glyph]) -> Iterator[list[int]]:
    """The indexes of the letters that are set along each arc, each turned further than the one before it."""
    often = Counter(turn for _, _, turn in glyphs)
    # Letters of words have one direction, be it that of a page that lies aslant.
    letters = [n for n, (_, _, turn) in enumerate(glyphs) if turn and often[turn] <= _ALIKE]
    arcs: list[list[int]] = []
    for n in sorted(letters[:_MOST], key=lambda n: glyphs[n][2]):
        own = next((arc for arc in arcs if _goes_round(glyphs[arc[-1]], glyphs[n])), None)
        if own is None:
            arcs.append([n])
        else:
            own.append(n)
    yield from (arc for arc in arcs if glyphs[arc[-1]][2] - glyphs[arc[0]][2] >= _ARC)


def _goes_round(one: Glyph, other: Glyph) -> bool:
    """Whether a letter stands beside another, and is turned a little further."""
    (_, (x, y, _, size), turn), (_, (right, up, *_), further) = one, other
    return 0 < further - turn < _STEP and hypot(right - x, up - y) < _NEXT * size


def overprinted(
    glyphs: Sequence[Glyph], chars: Sequence[TextChar], runs: Sequence[Run]
) -> list[int]:
    """The indexes of a watermark's upright glyphs: large, light, and text is printed over them."""
    sizes = {run.size for run in runs}
    if not sizes or max(sizes) < LARGE * min(sizes):
        return []
    largest = LARGE * usual_size((run.text, run.size) for run in runs)
    upright = [n for n, glyph in enumerate(glyphs) if not glyph[2] and glyph[0] not in BLANKS]
    large = [
        n for n in upright if glyphs[n][1][3] >= largest and min(chars[n].color) > _LIGHTEST_INK
    ]
    small = [glyphs[n] for n in upright if glyphs[n][1][3] < largest] if large else []
    over = [n for n in large if _is_printed_over(glyphs[n], small)]
    return large if len(over) * _OVERPRINTED >= len(large) else []


def _is_printed_over(glyph: Glyph, others: list[Glyph]) -> bool:
    _, (x, y, width, size), _ = glyph
    box = Box(x, y, x + width, y + _READ * size)
    return any(box.x0 < a < box.x1 and box.y0 < b < box.y1 for _, (a, b, *_), _ in others)
