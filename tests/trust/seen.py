"""Whether words that the pages of a PDF do not show get into the text: files labelled by construction.

One invented ruling, set by several engines, with one hidden word, number, name or letter in it, in
every way that an engine or the operators of PDF have; and sound ones with shadings, white type on
dark cells, stamps, watermarks, highlights. An engine that is not installed is left out.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tests.pdf.seen import fpdf_engine, html_engines, reportlab_engine, typst_engine
from tests.pdf.seen.crossings import CROSSINGS
from tests.pdf.seen.marks import MARKS, marked
from tests.pdf.seen.operators import WAYS, by_operators
from tests.pdf.seen.outcome import Outcome, outcome
from tests.pdf.seen.paints import PAINTS
from tests.pdf.seen.pictured import PICTURED
from tests.pdf.seen.ruling import Target, with_words
from tests.pdf.seen.sheets import FRAMES, framed
from tests.trust import Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    File = tuple[str, str, bytes] | tuple[str, str, bytes, str]
    """How words are hidden, or how it looks; what is hidden, nothing in a sound one; the file; its text."""

_FRAMED = (
    "white",
    "under-black-box",
    "mode-3",
    "clipped",
    "struck",
    "overlaid",
    "without-outlines",
)


def rows() -> Iterator[Row]:
    """A row for each engine: kept out is right; told, refused and kept out with a word are told."""
    yield _row("reportlab", _by_reportlab())
    yield _row("operators by hand", _by_operators())
    yield _row("paints, unseen and seen", _by_paints())
    yield _marks()
    yield _row("reportlab, pages in other frames", _in_frames())
    for engine in html_engines.ENGINES:
        yield _row(engine, html_engines.pages_of(engine))
    yield _row("fpdf2", fpdf_engine.pages())
    yield _row("Typst", typst_engine.pages())
    yield _drawn()


def _row(group: str, files: Iterable[File]) -> Row:
    found: Counter[Outcome] = Counter()
    alarms = sound = 0
    for _, target, data, *text in files:
        result, told = outcome(data, *text)
        if target:
            found[result] += 1
        else:
            sound += 1
            alarms += bool(told) or result is not Outcome.KEPT_OUT
    return Row(
        inference="hidden words",
        group=group,
        right=found[Outcome.KEPT_OUT],
        told=found[Outcome.TOLD] + found[Outcome.REFUSED],
        wrong=found[Outcome.WRONG],
        alarms=alarms,
        sound=sound,
    )


def _marks() -> Row:
    """Annotations over words, and beside them: they hide nothing, so that all that counts is what is told."""
    over = [
        bool(outcome(marked(pair.over, target))[1]) for pair in MARKS.values() for target in Target
    ]
    beside = [
        outcome(marked(pair.beside, target), with_words(target)) != (Outcome.KEPT_OUT, [])
        for pair in MARKS.values()
        for target in Target
    ]
    told, alarms = sum(over), sum(beside)
    return Row(
        "marked words",
        "annotations",
        told=told,
        wrong=len(over) - told,
        alarms=alarms,
        sound=len(beside),
    )


def _drawn() -> Row:
    """Words that are seen and that the text has not: told, or wrong."""
    files = [
        reportlab_engine.painted(paint, target)
        for paint in reportlab_engine.DRAWN.values()
        for target in Target
    ]
    files += [by_operators(way, target) for way in PICTURED.values() for target in Target]
    told = sum(bool(outcome(data)[1]) for data in files)
    return Row("words without text", "shapes, pictures", told=told, wrong=len(files) - told)


def _by_reportlab() -> Iterator[File]:
    for way, paint in reportlab_engine.HIDING.items():
        for target in Target:
            yield way, target, reportlab_engine.painted(paint, target)
    for way, decorate in reportlab_engine.SOUND.items():
        yield way, "", reportlab_engine.painted(None, None, decorate)


def _by_operators() -> Iterator[File]:
    for name, way in (WAYS | CROSSINGS).items():
        for target in Target:
            yield name, target, by_operators(way, target)


def _by_paints() -> Iterator[File]:
    for name, way in PAINTS.items():
        for target in Target:
            yield name, target, by_operators(way.unseen, target)
            yield name, "", by_operators(way.seen, target), with_words(target)


def _in_frames() -> Iterator[File]:
    for frame in FRAMES:
        yield frame, "", framed(reportlab_engine.painted(None, None), frame)
        for n, way in enumerate(_FRAMED):
            target = tuple(Target)[n % len(Target)]
            paint = reportlab_engine.HIDING[way]
            yield frame, target, framed(reportlab_engine.painted(paint, target), frame)
