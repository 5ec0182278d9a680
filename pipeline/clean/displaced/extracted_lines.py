"""Extract: the lines of a text that displaced runs are looked for in, and which of them go together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from pipeline.clean.displaced.candidates import is_readable
from pipeline.clean.displaced.cited_words import cited_words
from pipeline.clean.displaced.learnt import learnt_of
from pipeline.clean.displaced.lines import Line, lines_of
from pipeline.clean.displaced.scale import Scale, is_torn
from pipeline.clean.displaced.shapes import EDGE
from pipeline.clean.displaced.sites import MAY_BE_GAP, Site, is_columned, sites_of, with_endings
from pipeline.grammar import Grammar

_MARKS = '.,;:!?()«»"'
_EXTREME = 0.03
"""Shares nearer to 0 or 1 than this prove no more."""


class Undamaged(NamedTuple):
    """What the undamaged lines of a text tell, and how it links."""

    words: frozenset[str] = frozenset()
    kept: float = 0.5
    """How often a line keeps the blank that it broke at."""


@dataclass(frozen=True, eq=False)
class Extract:
    """The lines of a text, the places in them, and the measure of their language."""

    lines: Sequence[Line]
    sites: Sequence[Sequence[Site]]
    scale: Scale
    grammar: Grammar

    def undamaged(self) -> Undamaged:
        """What the undamaged lines tell."""
        whole = [line for line, places in zip(self.lines, self.sites, strict=True) if not places]
        words = frozenset(word.strip(_MARKS) for line in whole for word in line.text.split())
        kept = (sum(line.kept_blank for line in whole) + 0.5) / (len(whole) + 1)
        return Undamaged(words, min(max(kept, _EXTREME), 1 - _EXTREME))

    def passages(self) -> Iterator[range]:
        """Damaged lines that follow each other."""
        for damaged, group in groupby(range(len(self.lines)), self.is_damaged):
            if damaged:
                indexes = list(group)
                yield range(indexes[0], indexes[-1] + 1)

    def is_damaged(self, index: int) -> bool:
        """Whether a line shows places that words may have left, and can be read."""
        places = self.sites[index]
        return bool(places) and is_readable(self.lines[index], places)

    def goes_on(self, index: int) -> bool:
        """Whether the line behind this one may go on with its paragraph."""
        if not 0 <= index < len(self.lines) - 1:
            return False
        line, following = self.lines[index], self.lines[index + 1]
        if following.indented:
            return False
        return not following.empty_before or following.opens_with_gap or line.opens_with_gap

    def beside(self, index: int) -> tuple[str, str]:
        """The words before and after a line; an edge where its paragraph ends, none where damage hides which it is."""
        before = after = EDGE
        if self.goes_on(index - 1):
            above = index - 1
            last = self.lines[above].text.split()[-1]
            # The figure that a line's end tore off its unit stands there whatever words moved.
            before = "" if self.is_damaged(above) and not is_torn(last, EDGE) else last
        if self.goes_on(index):
            # Words only leave a line's end, so that its first one stays where no gap is before it.
            led = self.is_damaged(index + 1) and not self.sites[index + 1][0].start
            after = "" if led else self.lines[index + 1].text.split(maxsplit=1)[0]
        return before, after


def extract_of(text: str, grammar: Grammar) -> Extract | None:
    """The lines of a text with what is known of its language; none where it shows no gap for certain."""
    if not MAY_BE_GAP.search(f"\n{text}"):
        return None
    lines = lines_of(text)
    sites = [[] if is_columned(line, grammar) else sites_of(line) for line in lines]
    if all(site.optional for places in sites for site in places):
        return None
    scale = Scale(learnt_of(grammar.language), cited_words(grammar).joined_units)
    pairs, is_ending = zip(lines, sites, strict=True), scale.model.is_ending
    return Extract(lines, [with_endings(*pair, is_ending) for pair in pairs], scale, grammar)
