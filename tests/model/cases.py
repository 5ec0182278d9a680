"""Damaged lines with their right reading, from texts laid out at random."""

from __future__ import annotations

import random
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate, pairwise, takewhile
from typing import TYPE_CHECKING

import numpy as np

from pipeline.clean import RULES
from pipeline.clean.displaced import displaced_runs
from pipeline.clean.displaced.candidates import Candidate
from pipeline.clean.displaced.lines import lines_of
from pipeline.clean.displaced.passages import Extract, choices, measured, with_habits
from pipeline.clean.displaced.sites import sites_of
from pipeline.clean.displaced.shapes import EDGE
from pipeline.decisions import Decisions
from pipeline.grammar import load as load_grammar
from pipeline.job import Job
from pipeline.languages import Language
from pipeline.read.source import Source
from pipeline.text import CleanText, Span
from tests.bench_displaced import _normal
from tests.layouts import lay, layout

BEFORE = tuple(takewhile(lambda rule: rule is not displaced_runs, RULES))


@dataclass
class Case:
    text: str
    extracted: str
    due: str
    displaced: bool
    readings: list[Candidate]
    values: list[dict[str, float]]
    right: np.ndarray
    odds: float = 0.0
    x: np.ndarray | None = None

    def is_right(self, text: str) -> bool:
        """Whether a text is what the line ought to be."""
        return _ink(text) == _ink(self.due)


def _ink(text: str) -> str:
    return "".join(text.split())


def prepared(language: str, text: str) -> CleanText:
    source = Source("", "text/plain", text, (Span(0, len(text)),), ())
    job = Job(source, load_grammar(Language(language)), Decisions())
    clean = CleanText.of(text)
    for rule in BEFORE:
        clean = clean.apply(rule(clean, job))
    return clean


def cases(name, paragraphs, language, seed, scale):
    laid = lay(paragraphs, layout(seed))
    clean = prepared(language, laid.text)
    starts = list(accumulate((len(l) + 1 for l in laid.text.split("\n")), initial=0))
    lines = lines_of(clean.text)
    sites = [sites_of(l) for l in lines]
    extract = Extract(lines, sites, scale)
    due_of = {l.index: l for l in laid.lines}
    due = [due_of.get(bisect_right(starts, clean.source_of(l.span.start)) - 1) for l in lines]
    known = extract.document()
    found = {n: measured(extract, n, known) for span in extract.passages() for n in span}
    first = choices(extract, found)
    found = with_habits(extract, found, first)

    def words(i):
        return tuple((due[i].restored if due[i] else lines[i].text).split())

    for i, one in found.items():
        if due[i] is None or sorted("".join(lines[i].text.split())) != sorted(
            "".join(due[i].restored.split())
        ):
            continue
        before = words(i - 1) if extract.goes_on(i - 1) else (EDGE, EDGE)
        after = words(i + 1) if extract.goes_on(i) else (EDGE,)
        target = _normal(due[i].restored)
        right = np.array([_ink(c.text) == _ink(target) for c in one.readings])
        values = []
        for c, v in zip(one.readings, one.values):
            ws = tuple(c.text.split())
            seam = scale.seam(before, ws, goes_on=extract.goes_on(i - 1)).plus(
                scale.seam(ws, after, goes_on=extract.goes_on(i))
            )
            values.append(
                {
                    **v,
                    "word": v["word"] + seam.word,
                    "kind": v["kind"] + seam.kind,
                    "torn": v["torn"] + seam.torn,
                }
            )
        yield Case(
            name,
            lines[i].text,
            target,
            due[i].displaced,
            list(one.readings),
            values,
            right,
            first[i].odds,
        )


def arrays(found: list[Case]) -> list[str]:
    """Give the cases their features as rows; the names of the columns."""
    names = sorted({name for case in found for values in case.values for name in values})
    for case in found:
        case.x = np.array([[values.get(name, 0.0) for name in names] for values in case.values])
    return names
