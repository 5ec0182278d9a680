"""Features: what speaks for a reading of a line and against it, by name; weights are learnt."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from math import log
from operator import add
from typing import TYPE_CHECKING, NamedTuple

from pipeline.clean.displaced.cuts import BROKEN
from pipeline.clean.displaced.habits import LinkHabits, kind_of, unlinked
from pipeline.clean.displaced.shapes import EDGE
from pipeline.clean.displaced.signs import glue_signs, placed, signs
from pipeline.clean.displaced.source_spans import WHOLE, Spans, place_worth
from pipeline.clean.displaced.trigrams import Memo
from pipeline.words.alphabet import lower, upper

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.clean.displaced.candidates import Candidate
    from pipeline.clean.displaced.learnt import Learnt, Shape
    from pipeline.clean.displaced.lines import Line
    from pipeline.clean.displaced.passages import Extract
    from pipeline.clean.displaced.sites import Site

_REACH = 3
"""Words on either side of a line's end that are read together."""
_APART = 2.0
"""Nats that speak against a paragraph's end where the layout shows none."""
_MOST, _LEAST = 4.0, -20.0
"""Log-odds of a link beyond which more of them prove no more."""
_LONGEST_HEAD = 6
"""Words of a link that may stand on the line above."""
_SHORTEST = 3
"""Letters of each word where two stick together."""
_STOP = re.compile(r"[.;:!?][»”\")]*\Z")
_NUMBER = re.compile(r"([0-9]{1,6})(?:-[0-9]+)?(?:\)|-[^\W\d_]+)?([,.;:)]*)\Z")
_BETWEEN = re.compile(r"[^\W\d_]{1,4}\Z|[–-]\Z")
_TORN = re.compile(r"[0-9]-[.,;:)»\"]*\Z")
_AROUND = '.,;:!?()«»“”„"'
_JOINED_QUOTE = re.compile(r'(?<=\w)"(?=\w)')

Values = dict[str, float]


class Undamaged(NamedTuple):
    """What the undamaged lines of a text tell, and how it links."""

    words: frozenset[str] = frozenset()
    kept: float = 0.5
    """How often a line keeps the blank that it broke at."""
    habits: LinkHabits = LinkHabits()


class Seam(NamedTuple):
    """What two lines are worth one after another: in each language model, and torn figures."""

    word: float = 0.0
    kind: float = 0.0
    root: float = 0.0
    torn: float = 0.0

    def plus(self, other: Seam) -> Seam:
        """The sum of two."""
        return Seam(*map(add, self, other))


@dataclass(frozen=True, eq=False)
class Scale:
    """Measures words by the models of a language, and remembers what it measured."""

    model: Learnt
    names: Memo[str, tuple[str, ...]] = field(init=False)
    """The classes of the tokens of a text."""
    links: Memo[tuple[str, str], float] = field(init=False)
    places: Memo[tuple[str, str, str, str], float] = field(init=False)
    fused: Memo[str, bool] = field(init=False)
    """Whether a word that nobody knows may be two that stuck together."""
    seams: Memo[tuple[tuple[str, ...], tuple[str, ...]], Seam] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "names", Memo(self._names))
        object.__setattr__(self, "links", Memo(self._link))
        object.__setattr__(self, "places", Memo(self._place))
        object.__setattr__(self, "fused", Memo(self._is_fused))
        object.__setattr__(self, "seams", Memo(self._seam))

    def worth(self, values: Values) -> float:
        """The score of a reading by its features."""
        weights = self.model.weights
        return sum(weights.get(name, 0.0) * value for name, value in values.items())

    def tokens(self, words: Sequence[str]) -> list[Shape]:
        """The tokens of words."""
        found = self.model.tokens
        return [token for word in words for token in found[word]]

    def costs(self, words: Sequence[str]) -> tuple[float, float, float]:
        """The nats of words by each language model, those of the first two tokens left out."""
        tokens = self.tokens(words)
        return (
            self.model.by_word.cost([token.word for token in tokens]),
            self.model.by_kind.cost([token.kind for token in tokens]),
            self.model.by_root.cost([token.root for token in tokens]),
        )

    def between(self, before: Sequence[str], after: Sequence[str]) -> Seam:
        """What the end of a line and the start of the next one are worth together."""
        return self.seams[tuple(before[-_REACH:]), tuple(after[:_REACH])]

    def seam(self, before: Sequence[str], after: Sequence[str], *, goes_on: bool) -> Seam:
        """The same, where a paragraph may end or, if the layout shows it, does end."""
        apart = self.between(before, (EDGE,)).plus(self.between((EDGE, EDGE), after))
        if not goes_on:
            return apart
        joined, apart = self.between(before, after), apart.plus(Seam(-_APART, -_APART, -_APART))
        torn = 10 * (joined.torn - apart.torn)
        return joined if joined.word + joined.kind - torn >= apart.word + apart.kind else apart

    def _names(self, text: str) -> tuple[str, ...]:
        return tuple(token.name for token in self.tokens(text.split()))

    def _link(self, key: tuple[str, str]) -> float:
        part, text = key
        names = self.names[text]
        return Spans(names, self.model.links[part]).worth(0, len(names))

    def _place(self, place: tuple[str, str, str, str]) -> float:
        return place_worth(self.model.links[WHOLE], place)

    def _is_fused(self, word: str) -> bool:
        knows = self.model.knows
        places = range(_SHORTEST, len(word) - _SHORTEST + 1)
        return not knows(word) and any(knows(word[:n]) and knows(word[n:]) for n in places)

    def _seam(self, key: tuple[tuple[str, ...], tuple[str, ...]]) -> Seam:
        before, after = key
        torn = is_torn(before[-1], after[0]) and not self._fits(before[-1], after[0])
        whole = self.costs(_sewn(before, after))
        left, right = self.costs(before), self.costs(after)
        gains = (a + b - both for a, b, both in zip(left, right, whole, strict=True))
        word, kind, root = gains
        return Seam(word, kind, root, float(torn))

    def _fits(self, last: str, first: str) -> bool:
        if first.startswith("-"):
            return last[-1].isdigit()
        return self.model.joins(first.strip(",.;:)»")) or first[0].isdigit()


def _sewn(before: tuple[str, ...], after: tuple[str, ...]) -> tuple[str, ...]:
    """Two lines' words; a word that the line's end divided becomes one again."""
    if is_divided(before[-1], after[0]):
        return (*before[:-1], before[-1] + after[0], *after[1:])
    return before + after


def is_torn(last: str, first: str) -> bool:
    """Whether a figure ends in a hyphen before what follows, or what follows begins with one."""
    return bool(_TORN.search(last)) or (first[0] == "-" and first[1:2].isalpha())


def is_divided(last: str, first: str) -> bool:
    """Whether a line's last word goes on in the next line."""
    if last.endswith("-") and last[0].isdigit():
        return first[0].isalpha() and first != EDGE
    return first.startswith("-") and len(first) > 1 and last[-1].isdigit()


def features(extract: Extract, index: int, one: Candidate, known: Undamaged) -> Values:
    """The features of one reading of a line."""
    line, sites, scale = extract.lines[index], extract.sites[index], extract.scale
    goes_on = extract.goes_on(index)
    words = one.text.split()
    by_word, by_kind, by_root = scale.costs(words)
    values: Counter[str] = Counter()
    values.update({"word": -by_word, "kind": -by_kind, "root": -by_root})
    values.update(_gaps(sites, one))
    if one.cut is not None:
        for found in (
            _links(line, one, scale),
            _wrapped(extract, index, one),
            _channel(line, one, known, goes_on=goes_on),
        ):
            for name, value in found:
                values[name] += value  # type: ignore[assignment]
    if not goes_on:
        base = line.text[: one.cut.start].rstrip() if one.cut and not one.in_place else one.text
        values["stop at end" if _STOP.search(base) else "no stop at end"] = 1
    values["quote"] = len(_JOINED_QUOTE.findall(one.text)) + _loose_quotes(one.text)
    values["falling"] = _falling(words)
    values["stuck"] = sum(map(bool, map(_stuck().search, words)))
    values["torn"] = sum(is_torn(*pair) for pair in pairwise(words))
    strange = [
        core for word in words if _is_strange(core := word.strip(_AROUND), scale.model, known)
    ]
    values["stranger"] = len(strange)
    values["fused"] = sum(map(scale.fused.__getitem__, strange))
    values["strange compound"] = sum(_is_compound(word, scale.model) for word in words)
    return dict(values)


def _is_strange(core: str, model: Learnt, known: Undamaged) -> bool:
    """Whether neither the model nor the text's other lines know a word of letters."""
    return core.isalpha() and not model.knows(core) and core not in known.words


def _is_compound(word: str, model: Learnt) -> bool:
    """Whether a word of letters with a hyphen is not known."""
    core = word.strip(_AROUND)
    return "-" in core and core.replace("-", "").isalpha() and not model.knows(core)


def _gaps(sites: Sequence[Site], one: Candidate) -> Counter[str]:
    counts = Counter(filled.site for filled in one.filled)
    values: Counter[str] = Counter()
    for site in sites:
        if counts[site]:
            values["gap wide"] += site.links - counts[site]
        elif not site.optional:
            values["gap left"] += 1
            values["gap left before a mark"] += site.joins_right
            values["gap left at start"] += not site.start
    return values


def _links(line: Line, one: Candidate, scale: Scale) -> Iterator[tuple[str, float]]:
    found = placed(line.text, one, scale.names)
    for link in found:
        yield f"link {link.part}", _bounded(scale.links[link.part, link.text])
        place = (link.before, link.names[0], link.names[-1], link.after)
        yield "place", _bounded(scale.places[place])
    yield "links", len(found)
    yield from signs(found, scale.model)
    yield from glue_signs(line.text, one, scale.names, scale.model)


def _wrapped(extract: Extract, index: int, one: Candidate) -> Iterator[tuple[str, float]]:
    """What speaks for a link that the line's start or its end divides.

    The first part of a divided link stands in place at the end of the line above, whatever else
    moved there; its last part leaves a gap at the start of the line below.
    """
    scale = extract.scale
    if not one.filled[0].site.start:
        _, start, end = one.filled[0]
        tail = extract.lines[index].text[start:end].split()
        above = extract.lines[index - 1].text.split() if extract.goes_on(index - 1) else []
        whole = _bounded(scale.links[WHOLE, " ".join(tail)])
        joined = (
            _bounded(scale.links[WHOLE, " ".join(_sewn(tuple(above[-n:]), tuple(tail)))])
            for n in range(1, min(_LONGEST_HEAD, len(above)) + 1)
        )
        best = max(joined, default=_LEAST)
        yield "start alone whole", whole
        yield "start joined", best
        yield "start either", max(whole, best)
    if one.in_place:
        below = extract.goes_on(index) and extract.lines[index + 1].opens_with_gap
        yield "in place before gap" if below else "in place before none", 1.0


def _bounded(worth: float) -> float:
    return max(min(worth, _MOST), _LEAST)


def _channel(
    line: Line, one: Candidate, known: Undamaged, *, goes_on: bool
) -> Iterator[tuple[str, float]]:
    """How the line would have come about: what its moved words are glued to, what opens it.

    The blank that a line broke at is kept or lost; a paragraph's last line has none.
    """
    assert one.cut is not None  # noqa: S101 - only such readings move words
    glue = one.cut.glue
    if glue:
        yield f"glued {glue}", 1.0
    where = "in place" if one.in_place else "glued" if glue else "kept"
    if not goes_on:
        yield f"end {where}", 1.0
    elif where == "in place":
        yield where, 1.0
        yield "in place lost", log(1 - known.kept)
    elif glue not in BROKEN:
        yield ("lost", log(1 - known.kept)) if glue else ("kept", log(known.kept))
    yield "moved words", len(line.text[one.cut.start :].split())
    if not one.filled[0].site.start:
        yield "start after empty" if line.empty_before else "start after none", 1.0
    elif line.empty_before and line.opens_with_gap:
        yield "no start after empty", 1.0


def _loose_quotes(text: str) -> int:
    """Straight quotes that open behind a letter or close before one."""
    found = text.startswith('" ') + text.endswith(' "')
    for count, at in enumerate(at for at, mark in enumerate(text) if mark == '"'):
        beside = text[at + 1 : at + 2] if count % 2 else text[at - 1 : at]
        found += beside.isalnum() if at or count % 2 else 0
    return found


def _falling(words: Sequence[str]) -> int:
    """How many numbers of lists are no larger than the one before: `55, 58 and 3`."""
    found, last, listed, joined = 0, 0, False, False
    for word in words:
        match = _NUMBER.match(word)
        if match is None:
            joined = listed = _BETWEEN.match(word) is not None and (listed or joined)
            continue
        found += listed and int(match[1]) <= last
        last, listed, joined = int(match[1]), match[2] == ",", not match[2]
        joined = joined and word[-1].isdigit()
    return found


def habit_values(
    one: Candidate, line: Line, base: Sequence[tuple[int, float]], scale: Scale, habits: LinkHabits
) -> Values:
    """How the links of a reading, and the words that it does not link, fit the document's habits.

    `base` has for each citation that is no link if it did not move, where it ends in the line, and
    the logarithm of its being none.
    """
    cut = one.cut.start if one.cut else len(line.text)
    values: Counter[str] = Counter()
    for site, start, end in one.filled:
        kind = kind_of(scale.tokens(line.text[start:end].split()))
        values["habit linked"] += log(habits.share(kind))  # type: ignore[assignment]
        usual = dict(
            zip(("habit kind", "habit first", "habit last"), habits.style(kind), strict=True)
        )
        if not site.start:
            usual.pop("habit first")
        values.update(usual)
    plain = sum(value for end, value in base if end <= cut)
    return {**values, "habit plain": plain}


def base_habits(line: Line, scale: Scale, habits: LinkHabits) -> list[tuple[int, float]]:
    """Where in a line words of a kind that the document links end, and what their being none costs."""
    tokens: list[Shape] = []
    ends: list[int] = []
    at = 0
    for word in line.text.split():
        at = line.text.index(word, at) + len(word)
        found = scale.model.tokens[word]
        tokens += found
        ends += [at] * len(found)
    return [
        (ends[last - 1], log(1 - habits.share(kind)))
        for _, last, kind in unlinked(tokens, habits.linked)
    ]


@cache
def _stuck() -> re.Pattern[str]:
    return re.compile(
        rf"""[^\W\d_][0-9№«]|[.,;:!?)\]»”"][^\W_]{{2}}|--|\S№|[0-9.,;)]N\Z|[0-9][^\W\d_]{{3}}
    |[{lower()}]{{2}}[{upper()}]""",
        re.VERBOSE,
    )
