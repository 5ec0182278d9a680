"""Which letters of a page a person sees. The cheapest look that settles it is the one that is taken.

A page whose instructions can hide nothing is not painted at all; every other one is (`ink.py`), and
each letter is judged by the difference that it makes. An unseen one never gets into the text, and is
never lost without a word: where the page's text has none in its place, the page tells so.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby
from math import inf
from typing import NamedTuple

from pipeline.read.geometry import Appearance, Box
from pipeline.read.pdf.harmless import Covers, are_large, is_narrow
from pipeline.read.pdf.ink import NOTHING_THERE, UNPAINTED, Letter, Sheet
from pipeline.read.pdf.letter_runs import BLANKS, Glyph, Run, usual_size
from pipeline.read.pdf.struck import under
from pipeline.read.pdf.tiles import Sight
from pipeline.read.pdf.twins import (
    ink_box,
    is_distorted,
    read_box,
    run_of,
    twins_of,
    upper_box,
    whole_box,
)
from pipeline.read.pdf.watermarks import LARGE, SLANTED

_TINY, _SPECKS = 1.5, 3.3
"""Points: type that nobody can read, or hardly."""
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
_MANY_PIXELS = 20.0
"""Points: the strokes of so large a letter are as pale as they look."""
_DARK = 215
"""Of 255: an even place that is darker than this is no paper, but a bar over the letter."""
_OF_NO_FONT = (Appearance.UNPAINTED, Appearance.COVERED, Appearance.UNDER_PICTURE)
"""Why letters may seem not to be seen whose font is not in the file."""
_TAIL = 0.1
"""Ems below its baseline: a letter that reaches deeper has a tail."""
_BESIDE = 0.15
"""Ems between letters of a word, at most."""
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


class _Asked(NamedTuple):
    """The letters of a page that are looked at."""

    glyphs: Sequence[Glyph]
    """All of the page."""
    indexes: Sequence[int]
    """Those that are looked at."""
    twins: Sequence[Letter | None]
    """What the other library finds in the place of each of them."""
    strays: Sequence[Letter] = ()
    """What it finds, and is none of the glyphs."""

    @classmethod
    def of(
        cls, sheet: Sheet, glyphs: Sequence[Glyph], indexes: Sequence[int], *, strays: bool
    ) -> _Asked:
        """Some glyphs of a page, with the letters that are none of them or without."""
        letters = sheet.letters
        found = twins_of([glyphs[n] for n in indexes], letters)
        others = sorted(set(letters.numbers).difference(found)) if strays else ()
        twins = [None if twin is None else letters[twin] for twin in found]
        return cls(glyphs, indexes, twins, [letters[n] for n in others])

    @property
    def boxes(self) -> list[Box]:
        """Where each of them is read, and then each of the strays."""
        pairs = zip(self.indexes, self.twins, strict=True)
        own = [read_box(self.glyphs[n], twin) for n, twin in pairs]
        return own + [letter.box for letter in self.strays]


def look(
    sheet: Sheet, glyphs: Sequence[Glyph], runs: Sequence[Run], covers: Covers, *, closer: bool
) -> Looks:
    """How the glyphs of a page are seen, on which such shapes are painted: each `closer`, or where it may be hidden.

    Raises PdfiumError where the page cannot be painted.
    """
    doubtful = None if closer else _doubtful_glyphs(sheet, glyphs, runs)
    if doubtful == []:
        return PLAIN
    asked = _Asked.of(sheet, glyphs, doubtful, strays=False) if doubtful else None
    if asked is None or None in asked.twins:
        every = [n for n, glyph in enumerate(glyphs) if glyph[0] not in BLANKS]
        asked = _Asked.of(sheet, glyphs, every, strays=True)
    looks = _looks_of_glyphs(asked, _sights(sheet, asked), runs)
    return replace(
        looks,
        unseen=_painted_over(looks.unseen, glyphs, covers.areas),
        crossed=(*looks.crossed, *_touched_glyphs(sheet, asked, looks.unseen)),
    )


def inked(sheet: Sheet, boxes: Sequence[Box]) -> list[bool]:
    """Whether anything is painted in each of some rectangles of a page, its text left aside."""
    return [sight.lightest - sight.darkest > _INKED for sight in sheet.sights(boxes)]


def lined(sheet: Sheet, boxes: Sequence[Box]) -> list[bool | None]:
    """Whether a line is seen well in each of some rectangles of a page, its text left aside; None where none is."""
    found = sheet.finer.unevenness(boxes)
    return [uneven > _PALE if uneven > _UNSEEN else None for uneven in found]


def parts_of_words(
    partly: Iterable[int], unseen: Container[int], glyphs: Sequence[Glyph]
) -> Iterator[int]:
    """Those of partly covered letters beside which most of their word is seen: a pen's stroke goes through it, no bar lies on it."""
    for word, own in groupby(partly, partial(_word_of, glyphs=glyphs)):
        covered = list(own)
        clear = [n for n in word if n not in unseen and glyphs[n][0].isalnum()]
        if len(covered) < len(clear) and all(n not in unseen or n in covered for n in word):
            yield from covered


def _word_of(at: int, glyphs: Sequence[Glyph]) -> range:
    """The letters around one that are painted one by the other without a blank."""
    first = last = at
    while first and _is_next(glyphs[first - 1], glyphs[first]):
        first -= 1
    while last + 1 < len(glyphs) and _is_next(glyphs[last], glyphs[last + 1]):
        last += 1
    return range(first, last + 1)


def _is_next(one: Glyph, other: Glyph) -> bool:
    (letter, (x, y, width, size), _), (following, (x1, y1, *_), _) = one, other
    is_beside = abs(x + width - x1) < _BESIDE * size and abs(y - y1) < _BESIDE * size
    return is_beside and letter not in BLANKS and following not in BLANKS


def _doubtful_glyphs(
    sheet: Sheet, glyphs: Sequence[Glyph], runs: Sequence[Run]
) -> list[int] | None:
    """The glyphs of a page that a glance does not show to be seen well; None where it tells nothing."""
    found = sheet.glance(glyphs) if are_large(glyphs, runs, _SPECKS) else None
    if found is None:
        return None
    sights = sheet.sights([ink_box(glyphs[n]) for n in found.pale])
    pale = [n for n, sight in zip(found.pale, sights, strict=True) if sight.difference < _FAINT]
    return sorted([*found.odd, *pale])


def _sights(sheet: Sheet, asked: _Asked) -> list[Sight]:
    """What stands in the places of letters; what is faint or crossed there is looked at closer.

    Thin letters are paler than they are in few pixels, transparent ones most of all, and where what lies on them shades (a highlight
    that multiplies) the library moves them by a part of a pixel. A letter that is cut in hairs is as
    faint as it looks from afar. A stop no wider than a pixel may be painted in the next one.
    """
    boxes = asked.boxes
    sights, widths = sheet.sights(boxes), [min(b.x1 - b.x0, b.y1 - b.y0) for b in boxes]
    odd = [
        n
        for n, sight in enumerate(sights)
        if (_is_faint(sight) and widths[n] <= _MANY_PIXELS)
        or _is_crossed(sight)
        or (_is_unseen(sight) and (sight.difference or widths[n] < _DOT))
    ]
    finer = sheet.finer if odd else sheet
    for n, sight in zip(odd, finer.sights([boxes[n] for n in odd]), strict=True):
        sights[n] = sight
    crossed = [n for n in odd if _is_crossed(sights[n])]
    finest = finer.finer if crossed else finer
    for n, sight in zip(crossed, finest.sights([boxes[n] for n in crossed]), strict=True):
        sights[n] = sights[n]._replace(covered=sight.covered)
    letters = [*asked.twins, *asked.strays]
    return [
        UNPAINTED if letter and not letter.has_outline else sight
        for letter, sight in zip(letters, sights, strict=True)
    ]


def _is_unseen(sight: Sight) -> bool:
    return sight.difference <= _UNSEEN and sight is not NOTHING_THERE


def _is_faint(sight: Sight) -> bool:
    return _UNSEEN < sight.difference < _FAINT


def _is_crossed(sight: Sight) -> bool:
    return sight.difference > _UNSEEN and sight.covered >= _CROSSED


def _touched_glyphs(sheet: Sheet, asked: _Asked, unseen: Container[int]) -> list[int]:
    """The seen glyphs of which something light takes a part away, or on which anything lies above their feet: underlines go through these."""
    found = zip(asked.indexes, asked.twins, strict=True)
    twins = {n: twin for n, twin in found if twin is not None and n not in unseen}
    odd, least = list(twins), 0.0
    # Twice finer, since what shades letters moves them by a part of a pixel.
    for _ in range(3):
        light = sheet.patched([whole_box(twins[n]) for n in odd])
        any_ = sheet.covered([upper_box(asked.glyphs[n], twins[n]) for n in odd])
        odd = [n for n, *shares in zip(odd, light, any_, strict=True) if max(shares) > least]
        if not odd:
            break
        sheet, least = sheet.finer, _CROSSED
    return [n for n in odd if not _is_lined_at_its_tail(sheet, asked.glyphs[n], twins[n])]


def _is_lined_at_its_tail(sheet: Sheet, glyph: Glyph, letter: Letter) -> bool:
    """Whether something light lies on the tail of a letter alone, whose end is seen: an underline in a colour."""
    _, (_, y, _, size), angle = glyph
    box, deep = letter.box, y - letter.box.y0
    # What lies on the end of a comma makes a full stop of it.
    if angle or not letter.text.isalpha() or deep < _TAIL * size:
        return False
    above = [box._replace(y0=y)]
    is_below = not max(*sheet.patched(above), *sheet.covered(above))
    # That of щ hangs at the very edge.
    (end,) = sheet.sights([whole_box(letter)._replace(y1=box.y0 + deep / 3)])
    return is_below and end.difference >= _FAINT


def _looks_of_glyphs(asked: _Asked, sights: list[Sight], runs: Sequence[Run]) -> Looks:
    """Every glyph's look: by its twin among the letters that pdfium finds, or by its own place."""
    glyphs = asked.glyphs
    sight_of = dict(zip(asked.indexes, sights, strict=False))
    twin_of = dict(zip(asked.indexes, asked.twins, strict=True))
    unseen = {n: why for n, sight in sight_of.items() if (why := _why_unseen(sight, glyphs[n]))}
    unknown = {
        n
        for n, twin in twin_of.items()
        if twin is not None and not twin.is_known and unseen.get(n) in _OF_NO_FONT
    }
    cut = _cut_off(unseen, glyphs)
    unseen = {n: why for n, why in unseen.items() if n not in unknown and n not in cut}
    judged = [n for n in sight_of if n not in unseen and n not in unknown]
    pale = [n for n in judged if _is_faint(sight_of[n]) or glyphs[n][1][3] < _SPECKS]
    faint = [n for n in pale if glyphs[n][0].isalnum()]
    faint = [n for n in faint if not round(glyphs[n][2])]
    largest = LARGE * usual_size((run.text, run.size) for run in runs) if faint else inf
    return Looks(
        unseen,
        faint=tuple(n for n in faint if glyphs[n][1][3] < largest),
        watermark=tuple(n for n in faint if glyphs[n][1][3] >= largest),
        unknown=tuple(sorted(unknown)),
        crossed=tuple(n for n in judged if sight_of[n].covered >= _CROSSED),
        partly=tuple(
            n for n, why in unseen.items() if why is Appearance.COVERED and _is_crossed(sight_of[n])
        ),
        distorted=tuple(
            n for n in judged if (twin := twin_of[n]) and is_distorted(glyphs[n], twin)
        ),
        others=tuple(_unseen_strays(asked.strays, sights[len(asked.indexes) :])),
    )


def _cut_off(unseen: Mapping[int, Appearance], glyphs: Sequence[Glyph]) -> set[int]:
    """The letters outside the page in a slanted direction in which others are seen: a watermark goes on beyond its edge."""
    slanted = {n: round(turn) for n, (_, _, turn) in enumerate(glyphs) if abs(turn) >= SLANTED}
    shown = {turn for n, turn in slanted.items() if n not in unseen and glyphs[n][0] not in BLANKS}
    return {
        n for n, turn in slanted.items() if turn in shown and unseen.get(n) is Appearance.OUTSIDE
    }


def _unseen_strays(
    strays: Sequence[Letter], sights: Sequence[Sight]
) -> Iterator[tuple[Run, Appearance]]:
    """The letters that pdfium alone finds and that nobody sees, each with the reason."""
    for stray, sight in zip(strays, sights, strict=True):
        if stray.is_known and (why := _why_unseen(sight, None)):
            yield run_of(stray), why


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
