"""Verdict: what is done with a damaged line, by the probability of its likeliest reading."""

from __future__ import annotations

from enum import Enum, auto
from statistics import median
from typing import TYPE_CHECKING

from pipeline.clean.displaced.order import arranged, parts_of
from pipeline.codes import Code, Rule
from pipeline.text import Finding, Reordering

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pipeline.clean.displaced.lines import Line
    from pipeline.clean.displaced.reading import Choice
    from pipeline.clean.displaced.sites import Site
    from pipeline.text import Edit, Span

_SEVERAL = 3
"""Lines that nothing but displaced words explains; fewer may be slips of a hand."""
_TELLING = 3.0
"""Log-odds of a line's being damaged from which it is such a line."""
_STRETCHED = -4.0
"""Where the middle one of the lines with wide blanks is so much likelier whole, they fill the line."""
_LEAST_STRETCHED = 0.25


class Evidence(Enum):
    """What the wide blanks of a text come from."""

    DISPLACED = auto()
    """Words were displaced in it."""
    JUSTIFIED = auto()
    """Its lines were filled up with blanks."""
    ODD = auto()
    """Neither is shown."""


def evidence(
    lines: Sequence[Line], sites: Sequence[Sequence[Site]], choices: Mapping[int, Choice]
) -> Evidence:
    """Tell whether a text shows that words were displaced in it, by all its damaged lines."""
    sure = [index for index, places in enumerate(sites) if not all(s.optional for s in places)]
    odds = [choices[index].odds for index in sure if index in choices]
    if not odds:
        return Evidence.ODD
    middle = median(odds)
    if sum(one >= _TELLING for one in odds) >= _SEVERAL and middle > 0:
        return Evidence.DISPLACED
    stretched = sum(any(s.end - s.start > 1 for s in sites[index]) for index in sure)
    wide = stretched >= max(_SEVERAL, _LEAST_STRETCHED * len(lines))
    return Evidence.JUSTIFIED if wide and middle <= _STRETCHED else Evidence.ODD


def verdict(
    line: Line, sites: Sequence[Site], choice: Choice | None, threshold: float
) -> Iterator[Edit | Finding]:
    """The edit that restores a line of a text with displaced words, or why the line was left."""
    sure = any(not site.optional for site in sites)
    if choice is None:
        if sure:
            message = "the line is too long or has too many gaps"
            yield Finding(Code.DISPLACED_RUN_LEFT, line.span, message)
    elif choice.best.cut is None:
        if sure or choice.posterior < threshold:
            yield left(line, choice)
    elif choice.posterior < threshold:
        yield left(line, choice)
    else:
        yield from _restored(line, choice)


def left(line: Line, choice: Choice) -> Finding:
    """The finding for a line whose likeliest reading is not certain enough."""
    percent = int(100 * choice.posterior)
    if choice.best.cut is None:
        message = f"words may be missing in it; as it stands it is right with {percent} %"
    else:
        message = f"the likeliest reading, with {percent} %: «{choice.best.text}»"
    return Finding(Code.DISPLACED_RUN_LEFT, line.span, message)


def odd(line: Line, sites: Sequence[Site]) -> Iterator[Finding]:
    """The finding for a line with a gap in a text that does not show displaced words."""
    if any(not site.optional for site in sites):
        message = "a gap or a stray mark stands in it, and too few other lines show displaced words"
        yield Finding(Code.DISPLACED_RUN_LEFT, line.span, message)


def _restored(line: Line, choice: Choice) -> Iterator[Edit | Finding]:
    order = arranged(line.text, parts_of(choice.best, line.text), line.span.start)
    if order is None:
        yield Finding(Code.DISPLACED_RUN_LEFT, line.span, "no blank is left to keep words apart")
    elif _moves_words(line, order):
        confidence = int(1000 * choice.posterior) / 1000
        yield Reordering(Rule.DISPLACED_RUN, line.span, order, confidence)


def _moves_words(line: Line, order: tuple[Span, ...]) -> bool:
    """Whether more changes than the blanks around the line."""
    start = line.span.start
    after = "".join(line.text[part.start - start : part.end - start] for part in order)
    return after.strip() != line.text.strip()
