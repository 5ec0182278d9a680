"""Verdict: whether the best reading of a line is good enough to be carried out."""

from __future__ import annotations

import re
from math import exp
from typing import TYPE_CHECKING

from pipeline.clean.displaced import weights as w
from pipeline.clean.displaced.cuts import glued_cuts
from pipeline.clean.displaced.order import arranged, parts_of
from pipeline.codes import Code, Rule
from pipeline.text import Finding, Reordering

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.clean.displaced.decode import Choice
    from pipeline.clean.displaced.knowledge import Knowledge
    from pipeline.clean.displaced.lines import Line
    from pipeline.clean.displaced.sites import Site
    from pipeline.text import Edit, Span

_LONGEST_WORD = 60
_OPEN = re.compile(r"[«“„]|(?<!\S)\"")
_CLOSED = re.compile(r"[»”]|\"\Z")


def verdict(
    line: Line, sites: list[Site], choice: Choice, known: Knowledge
) -> Iterator[Edit | Finding]:
    """Give the edit that restores a line, or the finding that says why it was left."""
    if doubt := _doubt(sites, choice, known):
        yield Finding(Code.DISPLACED_RUN_LEFT, line.span, doubt)
        return
    if choice.reading.cut is None:
        return
    order = arranged(line.text, parts_of(choice.reading, line.text), line.span.start)
    if order is None:
        yield Finding(Code.DISPLACED_RUN_LEFT, line.span, "no blank is left to keep words apart")
    elif _moves_words(line, order):
        yield Reordering(Rule.DISPLACED_RUN, line.span, order, confidence(choice.margin))


def _moves_words(line: Line, order: tuple[Span, ...]) -> bool:
    """Tell whether more changes than the blanks around the line."""
    start = line.span.start
    after = "".join(line.text[part.start - start : part.end - start] for part in order)
    return after.strip() != line.text.strip()


def unread(line: Line, sites: list[Site], known: Knowledge) -> Iterator[Finding]:
    """Give a finding for a line that was not read, if something is wrong with it nonetheless."""
    if any(not site.optional for site in sites):
        yield Finding(
            Code.DISPLACED_RUN_LEFT, line.span, "the line is too long or has too many gaps"
        )
    elif not sites and _is_glued(line, known):
        message = "a citation is glued to the line's end, but where it belongs cannot be seen"
        yield Finding(Code.DISPLACED_RUN_LEFT, line.span, message)


def _is_glued(line: Line, known: Knowledge) -> bool:
    last = line.text.rsplit(None, 1)[-1]
    if len(last) > _LONGEST_WORD or not known.is_stuck(last):
        return False
    return any(cut.marked for cut in glued_cuts(line, known.reader, known.vocabulary))


def confidence(margin: float) -> float:
    """Give the margin as a number from 0.5 to 1: the logistic function, rounded to thousandths.

    It is the probability of the best reading if only it and the next one were possible and the
    weights were log-odds, which they are roughly.
    """
    return round(1 / (1 + exp(-min(margin, 20.0))), 3)


def _doubt(sites: list[Site], choice: Choice, known: Knowledge) -> str:
    reading = choice.reading
    if reading.cut is None:
        if not all(site.optional and site.usual for site in sites):
            return "no words at the line's end fit the gaps in it"
        if choice.margin < w.SILENT_MARGIN:
            return "words at the line's end may belong to its start"
        return "words seem to be missing before the line" if choice.seam <= w.BAD else ""
    if choice.gain < w.LEAST_GAIN:
        return "the words at the line's end fit the gaps badly"
    if choice.margin < (w.CONTESTED_MARGIN if reading.contested else w.LEAST_MARGIN):
        return "the gaps can be filled in more than one way"
    if _is_title_end(choice, known):
        return "where the title's end begins cannot be told"
    if any(map(known.is_stuck, reading.words)):
        return "words still look run together when the gaps are filled"
    if known.is_broken(reading.words):
        return "the line reads badly even when the gaps are filled"
    return ""


def _is_title_end(choice: Choice, known: Knowledge) -> bool:
    """Tell whether the line's start is filled with a title's end that may begin elsewhere.

    It is certain where a gap or a lost blank stands before it, or where the document has the
    same words whole.
    """
    reading = choice.reading
    first, cut = reading.filled[0], reading.cut
    if first.site.start or cut is None or cut.glued or first.site.end == cut.start:
        return False
    if any(filled.site.end == cut.start for filled in reading.filled):
        return False
    tail = " ".join(reading.words)[: first.end - first.start]
    if not _CLOSED.search(tail) or _OPEN.search(tail):
        return False
    return (choice.before, reading.words[0]) not in known.pairs
