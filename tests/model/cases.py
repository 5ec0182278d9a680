"""Damaged lines with their right reading, from texts laid out at random."""

from __future__ import annotations

import random
from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING

import numpy as np

from pipeline.clean.displaced.extracted_lines import Extract
from pipeline.clean.displaced.lines import lines_of
from pipeline.clean.displaced.passages import Choice, choices, in_document, weighed
from pipeline.clean.displaced.shapes import EDGE
from pipeline.clean.displaced.sites import sites_of, with_endings
from pipeline.clean.displaced.verdict import Judgement
from pipeline.grammar import load as load_grammar
from pipeline.languages import Language
from tests.layouts import lay, layout
from tests.layouts.strays import with_strays

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scipy.sparse import csr_matrix

    from pipeline.clean.displaced.candidates import Candidate
    from pipeline.clean.displaced.features import Values
    from pipeline.clean.displaced.lines import Line
    from pipeline.clean.displaced.passages import Weighed
    from pipeline.clean.displaced.scale import Scale
    from pipeline.clean.displaced.sites import Site
    from tests.layouts import Laid, LaidLine, Paragraph

MARKS = (
    *(" ", "  ", ",", " ,", ".", " .", ":", " :", "?", ";", "]", "[ ", "(", ")", " )", "»", "« "),
    *("2)", "*", "...", "-", "–", "/", "&nbsp;", "''", '"'),
)
"""What a slip or a scanner may put between two words."""


@dataclass(eq=False)
class Case:
    """The readings of a damaged line, and which of them are right."""

    name: str
    """The document's name."""
    line: Line
    sites: Sequence[Site]
    due: str
    displaced: bool
    """False where its gaps are none."""
    readings: Sequence[Candidate]
    values: Sequence[Values]
    right: np.ndarray
    x: csr_matrix | None = None
    """The features as rows, once their names are known."""

    def is_left(self, number: int, posterior: float) -> bool:
        """Whether a line that is read so is flagged whatever the threshold: a gap stays, or a stray mark is moved."""
        choice = Choice(self.readings[number], posterior, 0.0)
        return bool(Judgement(self.line, choice, True, 0.0, self.sites).unproven)  # noqa: FBT003


def cases(
    name: str, paragraphs: Sequence[Paragraph], language: str, seed: int, scale: Scale
) -> Iterator[Case]:
    """The damaged lines of a text in one layout, their neighbours taken as they ought to be.

    The text is laid out as the rules of cleaning before this one leave it, so that a change of
    theirs does not change what is learnt.
    """
    laid = _strayed(lay(paragraphs, replace(layout(seed), page=0, newline="\n")), seed)
    lines = lines_of(laid.text)
    grammar = load_grammar(Language(language))
    sites = [with_endings(line, sites_of(line), scale.model.is_ending) for line in lines]
    extract = Extract(lines, sites, scale, grammar)
    starts = list(accumulate((len(line) + 1 for line in laid.text.split("\n")), initial=0))
    by_place = {line.index: line for line in laid.lines}
    due = [by_place.get(bisect_right(starts, line.span.start) - 1) for line in lines]
    known = extract.undamaged()
    found = {n: weighed(extract, n, known) for span in extract.passages() for n in span}
    for one in in_document(extract, found, choices(extract, found)).values():
        line = due[one.index]
        if line and _sorted(line.restored) == _sorted(lines[one.index].text):
            yield _case(name, extract, one, due)


def _strayed(laid: Laid, seed: int) -> Laid:
    """A text in five with a stray mark: where one stands, nothing is missing."""
    rng = random.Random(seed)
    return with_strays(laid, MARKS, rng.choice((0, 0, 0, 0, 1)), rng)


def _case(name: str, extract: Extract, one: Weighed, due: Sequence[LaidLine | None]) -> Case:
    index, scale = one.index, extract.scale
    goes_on = extract.goes_on(index - 1), extract.goes_on(index)
    before = _words(extract, due, index - 1) if goes_on[0] else (EDGE, EDGE)
    after = _words(extract, due, index + 1) if goes_on[1] else (EDGE,)
    values = []
    for reading, own in zip(one.readings, one.values, strict=True):
        words = tuple(reading.text.split())
        seam = scale.seam(before, words, goes_on=goes_on[0])
        seam = seam.plus(scale.seam(words, after, goes_on=goes_on[1]))
        values.append({name: own.get(name, 0.0) + more for name, more in seam._asdict().items()})
        values[-1] = {**own, **values[-1]}
    line = due[index]
    right = np.array([_ink(reading.text) == _ink(line.restored) for reading in one.readings])
    seen = extract.lines[index], extract.sites[index]
    return Case(name, *seen, line.restored, line.displaced, one.readings, values, right)


def _words(extract: Extract, due: Sequence[LaidLine | None], index: int) -> tuple[str, ...]:
    line = due[index]
    return tuple((line.restored if line else extract.lines[index].text).split())


def _ink(text: str) -> str:
    return "".join(text.split())


def _sorted(text: str) -> list[str]:
    return sorted(_ink(text))
