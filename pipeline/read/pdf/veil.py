"""The letters of a page that nobody sees, taken out of its runs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.read.pdf.letter_runs import Glyph, Run
from pipeline.read.pdf.twins import SAME_PLACE


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
