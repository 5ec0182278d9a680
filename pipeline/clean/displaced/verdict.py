"""Verdict: whether the best reading of a line is good enough to be carried out."""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING

from pipeline.clean.displaced import weights as w
from pipeline.clean.displaced.order import arranged, parts_of
from pipeline.codes import Code, Rule
from pipeline.text import Finding, Reordering

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.clean.displaced.decode import Choice
    from pipeline.clean.displaced.lines import Line
    from pipeline.clean.displaced.sites import Site
    from pipeline.text import Edit


def verdict(line: Line, sites: list[Site], choice: Choice) -> Iterator[Edit | Finding]:
    """Give the edit that restores a line, or the finding that says why it was left."""
    if doubt := _doubt(sites, choice):
        if any(not site.optional for site in sites):
            yield Finding(Code.DISPLACED_RUN_LEFT, line.span, doubt)
        return
    order = arranged(line.text, parts_of(choice.reading, line.text), line.span.start)
    if order is None:
        yield Finding(Code.DISPLACED_RUN_LEFT, line.span, "no blank is left to keep words apart")
    elif len(order) > 1:
        yield Reordering(Rule.DISPLACED_RUN, line.span, order, confidence(choice.margin))


def confidence(margin: float) -> float:
    """Give the margin as a number from 0.5 to 1: the logistic function, rounded to thousandths.

    It is the probability of the best reading if only it and the next one were possible and the
    weights were log-odds, which they are roughly.
    """
    return round(1 / (1 + exp(-min(margin, 20.0))), 3)


def _doubt(sites: list[Site], choice: Choice) -> str:
    if choice.reading.cut is None:
        return "no words at the line's end fit the gaps in it" if sites else ""
    if choice.gain < w.LEAST_GAIN:
        return "the words at the line's end fit the gaps badly"
    if choice.margin < w.LEAST_MARGIN:
        return "the gaps can be filled in more than one way"
    return ""
