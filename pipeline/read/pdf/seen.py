"""Which letters of a page a person sees. The cheapest look that settles it is the one that is taken.

A page whose instructions can hide nothing is not painted at all; every other one is (`ink.py`), and
each letter is judged by the difference that it makes. An unseen one never gets into the text, and is
never lost without a word: where the page's text has none in its place, the page tells so.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.read.geometry import Appearance, Box
from pipeline.read.pdf.harmless import Covers, are_large, is_narrow
from pipeline.read.pdf.ink import NOTHING_THERE, UNPAINTED, Letter, Sheet
from pipeline.read.pdf.letter_runs import BLANKS, Glyph, Run, usual_size
from pipeline.read.pdf.struck import under
from pipeline.read.pdf.tiles import Sight
from pipeline.read.pdf.twins import ink_box, ink_boxes, is_distorted, run_of, twins_of, whole_box
from pipeline.read.pdf.watermarks import LARGE, SLANTED

_TINY = 1.5
"""Points: type that nobody can read."""
_UNSEEN, _FAINT = 12, 66
"""Differences, of 255: a letter that makes less is not seen, or hardly. Of black type under the same in
white 64 are left, at its edges."""
_LOST, _CROSSED = 0.4, 0.025
"""Of a letter's ink that something else covers: it cannot be read, or something goes through it, or
takes a part of it away: a tail or an accent, which make other letters."""
_INKED = 60
"""Of 255: where the page is so uneven in the place of an unpainted letter, something else is painted."""
_PALE = 40
"""Of 255: a line that is no darker on its ground may be a watermark's, and strikes nothing out."""
_DOT = 1.0
"""Points: what is no wider may be painted a pixel aside."""
_DARK = 215
"""Of 255: an even place that is darker than this is no paper, but a bar over the letter."""
_GROUND = 200_000.0
"""Square points, two fifths of A4: a shape that large is the ground that text is painted on."""


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
    crossed: tuple[int, ...] = ()
    """Those that something goes through or over, and that can still be read."""
    partly: tuple[int, ...] = ()
    """Those of the unseen that something covers for the most part only."""
    distorted: tuple[int, ...] = ()
    """Those that are seen, and are no letters as they stand."""
    others: tuple[tuple[Run, Appearance], ...] = ()
    """Letters that are not seen, and that are none of the glyphs: another library finds them."""


PLAIN = Looks({})
"""All letters stand in ink."""


def look(
    sheet: Sheet, glyphs: Sequence[Glyph], runs: Sequence[Run], covers: Covers, *, closer: bool
) -> Looks:
    """How the glyphs of a page are seen, on which such shapes are painted: each `closer`, or where it may be hidden.

    Raises PdfiumError where the page cannot be painted.
    """
    if not closer and _are_clear(sheet, glyphs, runs):
        return PLAIN
    letters = [n for n, glyph in enumerate(glyphs) if glyph[0] not in BLANKS]
    own, known = [glyphs[n] for n in letters], sheet.letters
    twins = twins_of(own, known)
    sights = [
        UNPAINTED if n < len(known) and not known[n].has_outline else sight
        for n, sight in enumerate(_sights(sheet, ink_boxes(known, own, twins)))
    ]
    looks = _looks(glyphs, letters, known, twins, sights)
    return replace(
        looks,
        unseen=_painted_over(looks.unseen, glyphs, covers.areas),
        crossed=(*looks.crossed, *(letters[n] for n in _patched(sheet, known, twins))),
    )


def inked(sheet: Sheet, boxes: Sequence[Box]) -> list[bool]:
    """Whether anything is painted in each of some rectangles of a page, its text left aside."""
    return [sight.lightest - sight.darkest > _INKED for sight in sheet.sights(boxes)]


def lined(sheet: Sheet, boxes: Sequence[Box]) -> list[bool | None]:
    """Whether a line is seen well in each of some rectangles of a page, its text left aside; None where none is."""
    found = sheet.finer().unevenness(boxes)
    return [uneven > _PALE if uneven > _UNSEEN else None for uneven in found]


def _are_clear(sheet: Sheet, glyphs: Sequence[Glyph], runs: Sequence[Run]) -> bool:
    """Whether a glance at a page is enough to tell that all its letters are seen well."""
    rest = sheet.doubtful(glyphs) if are_large(glyphs, runs, _TINY) else None
    if rest is None:
        return False
    return all(
        sight.difference >= _FAINT for sight in sheet.sights([ink_box(glyphs[n]) for n in rest])
    )


def _sights(sheet: Sheet, boxes: Sequence[Box]) -> list[Sight]:
    """What stands in rectangles of a page; what is faint or crossed there is looked at closer.

    Thin letters are paler than they are in few pixels, transparent ones most of all, and where what lies on them shades (a highlight
    that multiplies) the library moves them by a part of a pixel. A letter that is cut in hairs is as
    faint as it looks from afar. A stop no wider than a pixel may be painted in the next one.
    """
    sights = sheet.sights(boxes)
    odd = [
        n
        for n, sight in enumerate(sights)
        if _is_faint(sight)
        or _is_crossed(sight)
        or (_is_unseen(sight) and (sight.difference or _is_dot(boxes[n])))
    ]
    finer = sheet.finer() if odd else sheet
    for n, sight in zip(odd, finer.sights([boxes[n] for n in odd]), strict=True):
        sights[n] = sight
    crossed = [n for n in odd if _is_crossed(sights[n])]
    finest = finer.finer() if crossed else finer
    for n, sight in zip(crossed, finest.sights([boxes[n] for n in crossed]), strict=True):
        sights[n] = sights[n]._replace(covered=sight.covered)
    return sights


def _is_unseen(sight: Sight) -> bool:
    return sight.difference <= _UNSEEN and sight is not NOTHING_THERE


def _is_dot(box: Box) -> bool:
    return min(box.x1 - box.x0, box.y1 - box.y0) < _DOT


def _is_faint(sight: Sight) -> bool:
    return _UNSEEN < sight.difference < _FAINT


def _is_crossed(sight: Sight) -> bool:
    return sight.difference > _UNSEEN and sight.covered >= _CROSSED


def _patched(sheet: Sheet, known: Sequence[Letter], twins: Sequence[int | None]) -> list[int]:
    """The glyphs of which something light takes a part away, while an underline only goes through them."""
    boxes = {n: whole_box(known[twin]) for n, twin in enumerate(twins) if twin is not None}
    odd, least = list(boxes), 0.0
    # Twice finer, since what shades letters moves them by a part of a pixel.
    for _ in range(3):
        shares = zip(odd, sheet.patched([boxes[n] for n in odd]), strict=True)
        odd = [n for n, share in shares if share > least]
        if not odd:
            break
        sheet, least = sheet.finer(), _CROSSED
    return odd


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
    cut = _cut_off(unseen, glyphs)
    unseen = {n: why for n, why in unseen.items() if n not in unknown and n not in cut}
    judged = [n for n in sight_of if n not in unseen and n not in unknown]
    letter_of = {
        n: letters[twin] for n, twin in zip(indexes, twins, strict=True) if twin is not None
    }
    faint = [
        n
        for n in judged
        if _is_faint(sight_of[n]) and glyphs[n][0].isalnum() and not round(glyphs[n][2])
    ]
    largest = LARGE * usual_size((glyphs[n][0], glyphs[n][1][3]) for n in indexes)
    return Looks(
        unseen,
        tuple(n for n in faint if glyphs[n][1][3] < largest),
        tuple(n for n in faint if glyphs[n][1][3] >= largest),
        tuple(sorted(unknown)),
        tuple(n for n in judged if sight_of[n].covered >= _CROSSED),
        tuple(
            n for n, why in unseen.items() if why is Appearance.COVERED if _is_crossed(sight_of[n])
        ),
        tuple(n for n in judged if n in letter_of and is_distorted(glyphs[n], letter_of[n])),
        tuple(_unseen_strays(letters, twins, sights)),
    )


def _cut_off(unseen: Mapping[int, Appearance], glyphs: Sequence[Glyph]) -> set[int]:
    """The letters outside the page in a slanted direction in which others are seen: a watermark goes on beyond its edge."""
    slanted = {n: round(turn) for n, (_, _, turn) in enumerate(glyphs) if abs(turn) >= SLANTED}
    shown = {turn for n, turn in slanted.items() if n not in unseen and glyphs[n][0] not in BLANKS}
    return {
        n for n, turn in slanted.items() if turn in shown and unseen.get(n) is Appearance.OUTSIDE
    }


def _unseen_strays(
    letters: Sequence[Letter], twins: list[int | None], sights: list[Sight]
) -> Iterator[tuple[Run, Appearance]]:
    """The letters that pdfium alone finds and that nobody sees, each with the reason."""
    for n in sorted(set(range(len(letters))).difference(twins)):
        if letters[n].is_known and (why := _why_unseen(sights[n], None)):
            yield run_of(letters[n]), why


def _painted_over(
    unseen: dict[int, Appearance], glyphs: Sequence[Glyph], areas: Sequence[Box]
) -> dict[int, Appearance]:
    """The unseen glyphs, those that a shape lies on told from those that are not painted."""
    shapes = [area for area in areas if area.area < _GROUND]
    plain = [n for n, why in unseen.items() if why is Appearance.UNPAINTED]
    over = under(shapes, [glyphs[n] for n in plain])
    return unseen | {plain[n]: Appearance.PAINTED_OVER for n in over}


def _why_unseen(sight: Sight, glyph: Glyph | None) -> Appearance | None:
    if glyph is not None and (glyph[1][3] < _TINY or is_narrow(glyph)):
        return Appearance.TINY
    if sight.difference > _UNSEEN:
        return Appearance.COVERED if sight.covered >= _LOST else None
    if sight is NOTHING_THERE:
        return Appearance.OUTSIDE
    if sight.lightest - sight.darkest > _INKED:
        return Appearance.UNDER_PICTURE
    return Appearance.COVERED if sight.lightest < _DARK else Appearance.UNPAINTED
