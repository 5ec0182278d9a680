"""Document: what the undamaged lines of a text tell about the damaged ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.clean.displaced.junctions import junctions
from pipeline.clean.displaced.phrases import Reader
from pipeline.clean.displaced.search import Knowledge

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pipeline.clean.displaced.decode import Choice
    from pipeline.clean.displaced.lines import Line
    from pipeline.clean.displaced.sites import Site
    from pipeline.grammar import Grammar

_UNKNOWN = 0.5
_EXTREME = 0.03
_LEAST_STRETCHED = 0.25
_MOST_CITED = 0.5
_SURE = 3.0


def knowledge(lines: Sequence[Line], sites: Sequence[list[Site]], grammar: Grammar) -> Knowledge:
    """Learn the words and neighbours of undamaged lines, and how often a line keeps its blank."""
    words: list[str] = []
    for line, places in zip(lines, sites, strict=True):
        words += [""] if places else line.text.split()
    plain = [line for line, places in zip(lines, sites, strict=True) if not places]
    return Knowledge(
        Reader.of(grammar),
        junctions(grammar),
        frozenset(word.lower() for word in words),
        frozenset(zip(words, words[1:], strict=False)),
        _share(sum(line.kept_blank for line in plain), len(plain)),
    )


def kept_rate(choices: Iterable[Choice], before: float) -> float:
    """Tell from lines that were read with little doubt how often a line keeps its blank."""
    sure = [choice.reading for choice in choices if choice.margin >= _SURE]
    told = [r for r in sure if r.cut and not r.cut.marked]
    kept = sum(not r.in_place and not (r.cut and r.cut.glued) for r in told)
    return _share(kept + before, len(told) + 1) if told else before


def is_justified(lines: Sequence[Line], sites: Sequence[list[Site]], known: Knowledge) -> bool:
    """Tell whether blanks were doubled to fill the lines: many have some, few end in a citation."""
    stretched = [
        line
        for line, places in zip(lines, sites, strict=True)
        if any(site.end - site.start > 1 for site in places)
    ]
    if len(stretched) < 3 or len(stretched) < _LEAST_STRETCHED * len(lines):
        return False
    cited = sum(_ends_cited(line, known) for line in stretched)
    return cited < _MOST_CITED * len(stretched)


def _ends_cited(line: Line, known: Knowledge) -> bool:
    from pipeline.clean.displaced.cuts import cuts

    return next(cuts(line.text, 0, known.reader, known.vocabulary), None) is not None


def _share(part: float, whole: float) -> float:
    share = part / whole if part and whole else _UNKNOWN
    return min(max(share, _EXTREME), 1 - _EXTREME)
