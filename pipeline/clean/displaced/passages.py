"""Reading: the damaged lines of a text read together, with what the whole text tells of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import compress, pairwise
from math import exp, log, log1p
from typing import NamedTuple, TypeVar

from pipeline.clean.displaced.belonging import Beside, belonging
from pipeline.clean.displaced.candidates import Candidate, candidates
from pipeline.clean.displaced.cited_words import cited_words
from pipeline.clean.displaced.decode import ReadingColumn, posteriors
from pipeline.clean.displaced.decode import Seam as SeamWorth
from pipeline.clean.displaced.extracted_lines import Extract, Undamaged
from pipeline.clean.displaced.features import Values, features
from pipeline.clean.displaced.printing import Printing, events
from pipeline.clean.displaced.scale import REACH, Scale, Words
from pipeline.clean.displaced.shapes import EDGE
from pipeline.memo import Memo

V = TypeVar("V")
_LEAST_KEPT = 1e-5
"""A reading less likely than this is given up after the first look at all lines."""
_FAR = 10.0
"""Nats behind the one that is best by itself: what stands beside the line seldom brings a reading up from there."""
_NEVER = -50.0
_LEAST_SURE = 0.8
"""A reading less likely than this is not taken for what the document says."""
_AS_IS = ("gap left", "gap left before a mark", "gap left at start")


class Choice(NamedTuple):
    """The likeliest reading of a line."""

    best: Candidate
    posterior: float
    """Its probability; readings that differ in blanks alone count as one."""
    odds: float
    """The log-odds of the line's being damaged at all, whatever the right reading is."""
    kept: tuple[int, ...] = ()
    """The numbers of the readings that are not out of the question."""


@dataclass(frozen=True, eq=False)
class Weighed:
    """The readings of a line, their features, and what each is worth by them."""

    index: int
    readings: Sequence[Candidate]
    values: Sequence[Values]
    worth: Sequence[float]


def read_lines(extract: Extract) -> dict[int, Choice]:
    """The likeliest reading of each damaged line, by the line's index.

    All are read twice: what the first reading tells of the document is known at the second.
    """
    known = extract.undamaged()
    found = {n: weighed(extract, n, known) for span in extract.passages() for n in span}
    first = choices(extract, found)
    return choices(extract, in_document(extract, found, first))


def weighed(extract: Extract, index: int, known: Undamaged) -> Weighed:
    """A line's candidates with their features."""
    line, places = extract.lines[index], extract.sites[index]
    beside = extract.beside(index)
    model, units = extract.scale.model, cited_words(extract.grammar).units
    readings = candidates(line, places, model, beside, known.words, units)
    values = [features(extract, index, one, known) for one in readings]
    worth = list(map(extract.scale.worth, values))
    # The first reading is the line as it stands, which always stays in the choice.
    least = max(worth) - _FAR
    near = [not n or one > least for n, one in enumerate(worth)]
    kept = list(compress(readings, near)), list(compress(values, near))
    return Weighed(index, *kept, list(compress(worth, near)))


def choices(extract: Extract, found: Mapping[int, Weighed]) -> dict[int, Choice]:
    """The likeliest reading of each line, those of a passage decoded together."""
    chosen: dict[int, Choice] = {}
    for span in extract.passages():
        columns = [
            _column_at(extract, span[0] - 1, (EDGE, EDGE), goes_on=extract.goes_on(span[0] - 1)),
            *(_column([one.words for one in found[n].readings], found[n].worth) for n in span),
            _column_at(extract, span[-1] + 1, (EDGE,), goes_on=extract.goes_on(span[-1])),
        ]
        seams = [_worth_of_seam(extract, index) for index in range(span[0] - 1, span[-1] + 1)]
        for index, probabilities in zip(span, posteriors(columns, seams)[1:-1], strict=True):
            chosen[index] = _choice(extract, found[index], probabilities)
    return chosen


def _column_at(
    extract: Extract, index: int, edge: tuple[str, ...], *, goes_on: bool
) -> ReadingColumn:
    """A line that has one reading, or the edge of a paragraph."""
    return _column([tuple(extract.lines[index].text.split()) if goes_on else edge], [0.0])


def _column(readings: Sequence[tuple[str, ...]], worth: Sequence[float]) -> ReadingColumn:
    return ReadingColumn(
        worth, [one[:REACH] for one in readings], [one[-REACH:] for one in readings]
    )


def _worth_of_seam(extract: Extract, index: int) -> SeamWorth:
    """What the lines `index` and the next one are worth together."""
    joints, goes_on = extract.scale.joints, extract.goes_on(index)
    return lambda before, after: joints[before, after, goes_on]


def _choice(extract: Extract, found: Weighed, probabilities: Sequence[float]) -> Choice:
    best, posterior = likeliest(found.readings, probabilities)
    odds = _odds_of_filling(extract, found, probabilities)
    kept = tuple(n for n, p in enumerate(probabilities) if p >= _LEAST_KEPT or not n)
    return Choice(found.readings[best], min(posterior, 1 - _LEAST_KEPT), odds, kept)


def likeliest(readings: Sequence[Candidate], probabilities: Sequence[float]) -> tuple[int, float]:
    """The number of the likeliest reading, and how likely it is by all that differ in blanks alone.

    A blank inside what may be the name of a unit makes another one of it, and so another reading.
    """
    inks = [("".join(one.words), any(part.goes_on for part in one.filled)) for one in readings]
    by_ink = dict.fromkeys(inks, 0.0)
    for ink, probability in zip(inks, probabilities, strict=True):
        by_ink[ink] += probability
    best = max(by_ink, key=by_ink.__getitem__)
    same = (n for n, ink in enumerate(inks) if ink == best)
    return max(same, key=probabilities.__getitem__), by_ink[best]


def _odds_of_filling(extract: Extract, found: Weighed, probabilities: Sequence[float]) -> float:
    """How much better the line reads filled than as it stands, its open gaps left out of account."""
    as_it_stands = {name: found.values[0].get(name, 0.0) for name in _AS_IS}
    free = extract.scale.worth(as_it_stands)
    as_is = max(probabilities[0], exp(_NEVER))
    filled = max(1 - probabilities[0], exp(_NEVER))
    return log(filled) - log(as_is) + free


def in_document(
    extract: Extract, found: Mapping[int, Weighed], first: Mapping[int, Choice]
) -> dict[int, Weighed]:
    """The same features, and how each reading fits what the other lines show of the document."""
    lines = range(len(extract.lines))
    sure = {index: _sure_text(extract, index, first.get(index)).split() for index in lines}
    shapes = {index: _shapes(extract.scale, words) for index, words in sure.items()}
    printed = {index: _events_of(extract, index, choice) for index, choice in first.items()}
    all_shapes, all_words = _total_pairs(shapes), _total_pairs(sure)
    all_printed: Counter[str] = sum(printed.values(), Counter())
    return {
        # Without what the line itself tells, lest its first reading confirm itself.
        index: _told_by_other_lines(
            extract,
            one,
            first,
            Printing(all_printed - printed[index]),
            (_logs_elsewhere(all_shapes, shapes[index]), _logs_elsewhere(all_words, sure[index])),
        )
        for index, one in found.items()
    }


def _sure_text(extract: Extract, index: int, choice: Choice | None) -> str:
    """A line that is whole, or that was read with little doubt."""
    if choice is None:
        return extract.lines[index].text if not extract.sites[index] else ""
    return choice.best.text if choice.posterior >= _LEAST_SURE else ""


def _shapes(scale: Scale, words: Sequence[str]) -> list[int]:
    return [shape.word for shape in scale.tokens(words)]


def _events_of(extract: Extract, index: int, choice: Choice) -> Counter[str]:
    """What a line that was read with little doubt shows of how the document was printed."""
    if choice.posterior < _LEAST_SURE:
        return Counter()
    return Counter(events(choice.best, goes_on=extract.goes_on(index)))


def _total_pairs(lines: Mapping[int, Sequence[V]]) -> Counter[tuple[V, V]]:
    return Counter(pair for line in lines.values() for pair in pairwise(line))


def _logs_elsewhere(pairs: Counter[tuple[V, V]], own: Sequence[V]) -> Memo[tuple[V, V], float]:
    """The logarithms of how often two stand together in the other lines."""
    here, all_lines = Counter(pairwise(own)).get, pairs.get
    return Memo(lambda pair: log1p(all_lines(pair, 0) - here(pair, 0)))


def _words_around(extract: Extract, index: int, first: Mapping[int, Choice]) -> Beside:
    """The words of the lines before and after one, as they were read first; none beyond a paragraph."""

    def read(at: int, *, goes_on: bool) -> Words:
        if not goes_on:
            return ()
        return first[at].best.words if at in first else tuple(extract.lines[at].text.split())

    before = read(index - 1, goes_on=extract.goes_on(index - 1))
    return before, read(index + 1, goes_on=extract.goes_on(index))


def _told_by_other_lines(
    extract: Extract,
    one: Weighed,
    first: Mapping[int, Choice],
    printing: Printing,
    together: tuple[Memo[tuple[int, int], float], Memo[tuple[str, str], float]],
) -> Weighed:
    """A line's likely readings by what the other lines show: which tokens, by number, and words they have together."""
    line, scale = extract.lines[one.index], extract.scale
    goes_on, around = extract.goes_on(one.index), _words_around(extract, one.index, first)
    cited, (by_shape, by_word) = cited_words(extract.grammar), together
    kept = first[one.index].kept
    readings = [one.readings[n] for n in kept]
    values, worth = [], []
    for n, reading in zip(kept, readings, strict=True):
        words = reading.words
        repeated = {
            "again": sum(map(by_shape.__getitem__, pairwise(_shapes(scale, words)))),
            "same again": sum(map(by_word.__getitem__, pairwise(words))),
        }
        printed = printing.values(reading, goes_on=goes_on)
        owned = belonging(line.text, reading, cited, around)
        more = {**printed, **repeated, **owned}
        values.append(one.values[n] | more)
        worth.append(one.worth[n] + scale.worth(more))
    return Weighed(one.index, readings, values, worth)
