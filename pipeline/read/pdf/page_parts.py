"""Some of a page's glyphs: as runs, as places, as lines that nobody sees, and the runs without these."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pdf_oxide.pdf_oxide import TextChar

from pipeline.read.geometry import Appearance, Box
from pipeline.read.pdf.letter_runs import Glyph, Run, runs_of
from pipeline.read.pdf.text_lines import Line, lines_of
from pipeline.read.pdf.twins import SAME_PLACE

_REACH = 0.45
"""Ems from the origin of a turned letter to its middle, at most: its advance is not told."""
HIDING = (
    Appearance.UNPAINTED,
    Appearance.UNDER_PICTURE,
    Appearance.OUTSIDE,
    Appearance.TINY,
)
"""Why letters are not seen, but by a bar."""


def part_of(
    glyphs: Sequence[Glyph], chars: Sequence[TextChar], indexes: Iterable[int]
) -> list[Run]:
    """The runs of some of a page's glyphs."""
    members = sorted(indexes)
    return runs_of([glyphs[n] for n in members], [chars[n] for n in members]) if members else []


def places_of(
    glyphs: Sequence[Glyph], chars: Sequence[TextChar], indexes: Iterable[int]
) -> Iterator[Box]:
    """Where some of a page's glyphs stand: upright ones painted side by side together, turned ones about their origins."""
    members = sorted(indexes)
    for _, (x, y, _, size), angle in (glyphs[n] for n in members):
        if angle:
            reach = _REACH * size
            yield Box(x - reach, y - reach, x + reach, y + reach)
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
        return (
            [part for run in runs for part in run.pieces(self._seen(run))] if self.unseen else runs
        )

    def _seen(self, run: Run) -> Iterator[bool]:
        letters = zip(run.text, run.edges, strict=False)
        return (not self.hides(letter, x, run.y) for letter, x in letters)


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
            abs(x - a) <= SAME_PLACE and abs(y - b) <= SAME_PLACE
            for i in (-1, 0, 1)
            for j in (-1, 0, 1)
            for a, b in self.get((letter, round(x) + i, round(y) + j), ())
        )
