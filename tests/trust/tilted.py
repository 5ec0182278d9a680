"""Whether words turned by a small angle are read in their place: pages labelled by construction.

Each page is a justified text of which one word or one line is turned around a point of its own, by
angles that no test has. A page with every word in its order is right, or told where it says so;
sound pages lie askew as a whole, or bear a stamp.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from tests.pdf.test_tilted import AT, LINES, Tilted
from tests.trust import Row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.text import CleanText

ANGLES = (0.15, 0.45, 0.6, 1.3, 4.7, 7.7, 14.0, 17.5)
WORDS = len(LINES[AT].split())


def rows() -> Iterator[Row]:
    """Words, lines; the sound pages are beside the words."""
    yield words(ANGLES, range(WORDS))
    yield _row("lines", [_page(angle, about, slice(0, None)) for angle, about in _ways(ANGLES)], 0)


def words(angles: tuple[float, ...], numbers: range) -> Row:
    """The row of single words."""
    pages = [
        _page(angle, about, slice(number, number + 1))
        for (angle, about), number in product(_ways(angles), numbers)
    ]
    sound = [_askew(angle) for angle in ANGLES] + [_stamped(angle) for angle in (25, 40, 65, 90)]
    return _row("words", pages, sum(bool(text.doubts) for text in sound), len(sound))


def _ways(angles: tuple[float, ...]) -> Iterator[tuple[float, float]]:
    return product((sign * angle for angle in angles for sign in (1, -1)), (0.3, 0.8))


def _page(angle: float, about: float, turned: slice) -> CleanText:
    return Tilted().put(angle, about, turned).clean()


def _askew(angle: float) -> CleanText:
    page = Tilted()
    page.canvas.translate(300, 420)
    page.canvas.rotate(angle)
    page.canvas.scale(0.6, 0.6)
    page.canvas.translate(-300, -600)
    return page.put(0.0, 0.0, slice(0, 0)).clean()


def _stamped(angle: float) -> CleanText:
    return Tilted().put(0.0, 0.0, slice(0, 0)).stamp(angle, "КӨШІРМЕ").clean()


def _row(group: str, pages: list[CleanText], alarms: int, sound: int = 0) -> Row:
    whole = [" ".join(page.text.split()) == " ".join(LINES) for page in pages]
    quiet = [not page.doubts for page in pages]
    right = sum(is_whole and is_quiet for is_whole, is_quiet in zip(whole, quiet, strict=True))
    wrong = sum(is_quiet > is_whole for is_whole, is_quiet in zip(whole, quiet, strict=True))
    rest = len(pages) - right - wrong
    return Row("tilted words", group, right, rest, wrong, alarms, sound)
