"""Document: what the undamaged lines of a text tell about the damaged ones."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.clean.displaced.cuts import cuts
from pipeline.clean.displaced.junctions import junctions
from pipeline.clean.displaced.knowledge import Knowledge
from pipeline.clean.displaced.phrases import Reader
from pipeline.clean.displaced.words import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pipeline.clean.displaced.decode import Choice
    from pipeline.clean.displaced.lines import Line
    from pipeline.clean.displaced.sites import Site
    from pipeline.grammar import Grammar

_LINKED = frozenset(
    {
        Kind.NUMBERED,
        Kind.UNIT,
        Kind.NUMBER,
        Kind.ITEM,
        Kind.ORDINAL,
        Kind.ACT,
        Kind.ACT_NUMBER,
        Kind.TORN_NUMBER,
    }
)
_MOST_LINKED = 0.75
"""However many are linked, one that is not stays possible."""
_UNKNOWN = 0.5
_EXTREME = 0.03
_LEAST_STRETCHED = 0.25
_MOST_CITED = 0.5
_LEAST_HABIT = 2
"""Lines that begin with a mark, and that no citation ends which could belong there."""
_SURE = 3.0


def knowledge(lines: Sequence[Line], sites: Sequence[list[Site]], grammar: Grammar) -> Knowledge:
    """Learn the words and neighbours of undamaged lines, and how often a line keeps its blank."""
    words: list[str] = []
    for line, places in zip(lines, sites, strict=True):
        words += [""] if places else line.text.split()
    reader = Reader.of(grammar)
    plain = [line for line, places in zip(lines, sites, strict=True) if not places]
    cited = sum(map(reader.lexicon.is_unit, words))
    links = sum(map(len, sites))
    return Knowledge(
        reader,
        junctions(grammar),
        frozenset(word.lower() for word in words),
        frozenset(pairwise(words)),
        _share(sum(line.kept_blank for line in plain), len(plain)),
        min(_share(links, links + cited), _MOST_LINKED),
    )


def settled_sites(
    lines: Sequence[Line], sites: Sequence[list[Site]], known: Knowledge
) -> list[list[Site]]:
    """Tell what a comma at a line's start is: a gap, or the habit to break lines before commas."""
    shown = sum(
        len(places) == 1 and places[0].before_mark and not _ends_cited(line, known)
        for line, places in zip(lines, sites, strict=True)
    )
    if shown >= _LEAST_HABIT:
        return list(sites)
    return [
        [site._replace(usual=False) if site.before_mark else site for site in places]
        for places in sites
    ]


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
    cited = sum(known.reader.word(line.text.split()[-1]).kind in _LINKED for line in stretched)
    return cited < _MOST_CITED * len(stretched)


def _ends_cited(line: Line, known: Knowledge) -> bool:
    return next(cuts(line, 0, known.reader, known.vocabulary), None) is not None


def _share(part: float, whole: float) -> float:
    share = part / whole if part and whole else _UNKNOWN
    return min(max(share, _EXTREME), 1 - _EXTREME)
