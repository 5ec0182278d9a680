"""Reading: the damaged lines of a text read together, with what the whole text tells of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from math import exp, log
from typing import TYPE_CHECKING, NamedTuple

from pipeline.clean.displaced.candidates import Around, candidates, is_readable
from pipeline.clean.displaced.decode import Column, posteriors
from pipeline.clean.displaced.features import (
    Document,
    base_habits,
    features,
    habit_values,
)
from pipeline.clean.displaced.habits import Habits, kind_of, unlinked
from pipeline.clean.displaced.tokens import EDGE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pipeline.clean.displaced.candidates import Candidate
    from pipeline.clean.displaced.decode import Seam as Weighed
    from pipeline.clean.displaced.features import Scale, Values
    from pipeline.clean.displaced.habits import Kind
    from pipeline.clean.displaced.lines import Line
    from pipeline.clean.displaced.sites import Site

_MARKS = ".,;:!?()«»\""
_EXTREME = 0.03
_LEAST_TOLD = 0.5
"""A reading less likely than this tells nothing of the document's habits."""
_NEVER = -50.0
_AS_IS = "gap left"


class Choice(NamedTuple):
    """The likeliest reading of a line."""

    best: Candidate
    posterior: float
    """Its probability; readings that give the same text count as one."""
    odds: float
    """The log-odds of the line's being damaged at all, whatever the right reading is."""


@dataclass(frozen=True, eq=False)
class Page:
    """The lines of a text, the places in them, and the measure of their language."""

    lines: Sequence[Line]
    sites: Sequence[Sequence[Site]]
    scale: Scale

    def document(self) -> Document:
        """What the undamaged lines tell."""
        words: list[str] = []
        plain = []
        for line, places in zip(self.lines, self.sites, strict=True):
            words += [""] if places else line.text.split()
            plain += [] if places else [line.kept_blank]
        kept = (sum(plain) + 0.5) / (len(plain) + 1)
        return Document(
            frozenset(word.strip(_MARKS) for word in words),
            frozenset(pairwise(words)),
            min(max(kept, _EXTREME), 1 - _EXTREME),
        )

    def passages(self) -> Iterator[range]:
        """Damaged lines that follow each other."""
        start, count = 0, len(self.lines)
        while start < count:
            end = start
            while end < count and self.is_damaged(end):
                end += 1
            if end > start:
                yield range(start, end)
            start = end + 1

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

    def words(self, index: int) -> tuple[str, ...]:
        """The words of a line as it stands; none where it is damaged."""
        inside = 0 <= index < len(self.lines)
        return tuple(self.lines[index].text.split()) if inside and not self.is_damaged(index) else ()

    def around(self, index: int) -> Around:
        """The words before and after a line."""
        before = self.words(index - 1) if self.goes_on(index - 1) else (EDGE, EDGE)
        return Around(before, self.words(index + 1) if self.goes_on(index) else (EDGE,))


@dataclass(frozen=True, eq=False)
class Measured:
    """The readings of a line and their features."""

    index: int
    readings: Sequence[Candidate]
    values: Sequence[Values]


def read_lines(page: Page) -> dict[int, Choice]:
    """The likeliest reading of each damaged line, by the line's index.

    All are read twice: what the first reading tells of the document's habits is known at the second.
    """
    known = page.document()
    found = {n: measured(page, n, known) for span in page.passages() for n in span}
    first = choices(page, found)
    told = with_habits(page, found, first)
    return choices(page, told)


def measured(page: Page, index: int, known: Document) -> Measured:
    """A line's candidates with their features."""
    line, places, scale = page.lines[index], page.sites[index], page.scale
    readings = candidates(line, places, scale.model, page.around(index), known.words)
    last = not page.goes_on(index)
    return Measured(
        index,
        readings,
        [features(line, places, one, scale, known, last=last) for one in readings],
    )


def choices(page: Page, found: Mapping[int, Measured]) -> dict[int, Choice]:
    """The likeliest reading of each line, those of a passage decoded together."""
    chosen: dict[int, Choice] = {}
    for span in page.passages():
        columns = [
            _edge(page, span[0] - 1, page.goes_on(span[0] - 1), (EDGE, EDGE)),
            *(_column(page.scale, found[index]) for index in span),
            _edge(page, span[-1] + 1, page.goes_on(span[-1]), (EDGE,)),
        ]
        seams = [_seam(page, index) for index in range(span[0] - 1, span[-1] + 1)]
        for index, probabilities in zip(span, posteriors(columns, seams)[1:-1], strict=True):
            chosen[index] = _choice(page, found[index], probabilities)
    return chosen


def _edge(page: Page, index: int, goes_on: bool, edge: tuple[str, ...]) -> Column:  # noqa: FBT001
    return Column.fixed(tuple(page.lines[index].text.split()) if goes_on else edge)


def _column(scale: Scale, found: Measured) -> Column:
    return Column(
        found.readings,
        [tuple(one.text.split()) for one in found.readings],
        [scale.worth(values) for values in found.values],
    )


def _seam(page: Page, index: int) -> Weighed:
    """What the lines `index` and the next one are worth together."""
    scale, goes_on = page.scale, page.goes_on(index)
    weights = scale.model.weights
    word, kind, torn = (weights.get(name, 0.0) for name in ("word", "kind", "torn"))

    def weighed(before: tuple[str, ...], after: tuple[str, ...]) -> float:
        seam = scale.seam(before, after, goes_on=goes_on)
        return word * seam.word + kind * seam.kind + torn * seam.torn

    return weighed


def _choice(page: Page, found: Measured, probabilities: Sequence[float]) -> Choice:
    by_text: Counter[str] = Counter()
    for one, probability in zip(found.readings, probabilities, strict=True):
        by_text[one.text] += probability  # type: ignore[assignment]
    text, posterior = by_text.most_common(1)[0]
    likeliest = max(
        (n for n, one in enumerate(found.readings) if one.text == text),
        key=lambda n: probabilities[n],
    )
    return Choice(found.readings[likeliest], min(posterior, 1.0), _odds(page, found, probabilities))


def _odds(page: Page, found: Measured, probabilities: Sequence[float]) -> float:
    """How much better the line reads filled than as it stands, its open gaps left out of account."""
    free = found.values[0].get(_AS_IS, 0.0) * page.scale.model.weights.get(_AS_IS, 0.0)
    as_is = max(probabilities[0], exp(_NEVER))
    filled = max(1 - probabilities[0], exp(_NEVER))
    return log(filled) - log(as_is) + free


def with_habits(
    page: Page, found: Mapping[int, Measured], first: Mapping[int, Choice]
) -> dict[int, Measured]:
    """The same features, and how each reading fits what the other lines show of the document."""
    own = {index: _links_of(page, index, choice) for index, choice in first.items()}
    linked: Counter[Kind] = Counter()
    for kinds in own.values():
        linked.update(kinds)
    plain = _plain(page, first, linked)
    return {
        index: _told(page, one, Habits.of(linked - own[index], plain - _own_plain(page, first, index, linked)))
        for index, one in found.items()
    }


def _links_of(page: Page, index: int, choice: Choice) -> Counter[Kind]:
    if choice.posterior < _LEAST_TOLD:
        return Counter()
    text = page.lines[index].text
    return Counter(
        kind_of(page.scale.tokens(text[start:end].split())) for _, start, end in choice.best.filled
    )


def _plain(page: Page, first: Mapping[int, Choice], kinds: Mapping[Kind, int]) -> Counter[Kind]:
    """How often words of these kinds stand where no link is."""
    plain: Counter[Kind] = Counter()
    for index in range(len(page.lines)):
        plain.update(_own_plain(page, first, index, kinds))
    return plain


def _own_plain(
    page: Page, first: Mapping[int, Choice], index: int, kinds: Mapping[Kind, int]
) -> Counter[Kind]:
    text = page.lines[index].text
    choice = first.get(index)
    base = text[: choice.best.cut.start] if choice and choice.best.cut else text
    tokens = page.scale.tokens(base.split())
    return Counter(kind for _, _, kind in unlinked(tokens, kinds))


def _told(page: Page, one: Measured, habits: Habits) -> Measured:
    line, scale = page.lines[one.index], page.scale
    base = base_habits(line, scale, habits)
    return replace(
        one,
        values=[
            {**values, **habit_values(reading, line, base, scale, habits)}
            for reading, values in zip(one.readings, one.values, strict=True)
        ],
    )
