"""Candidates: the readings of a damaged line that the process could have turned into what is seen.

A reading says where the moved words begin and which of them fill which gap. Divisions of the tail
are searched from its end with a rough score, the link model and pairs of words; the best are kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from heapq import nlargest
from itertools import accumulate, chain, product
from typing import TYPE_CHECKING, NamedTuple

from pipeline.clean.displaced.language import Memo
from pipeline.clean.displaced.links import HEAD, PARTS, Spans, part_of
from pipeline.clean.displaced.tokens import EDGE
from pipeline.clean.displaced.sites import Site

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from pipeline.clean.displaced.model import Model, Token
    from pipeline.clean.displaced.lines import Line

_LONGEST_TAIL = 22
"""Words."""
_LONGEST = 400
_MOST_GAPS = 9
_MOST_CHOICES = 12
_DIVISIONS = 8
"""Ways to divide the rest of the tail that are kept at each word."""
MOST = 48
_WORST = 14.0
"""Nats behind the best one at which a rough score is given up."""
_WORST_LINK = -15.0
_WORD = re.compile(r"\S+")
_BLANKS = re.compile(r"\s+")
_GLUE = re.compile(
    r"""(?<=[.,;:!?)\]»”"])(?=[^\W_]|[№«"(])    # after a mark
    | (?<=[0-9])(?=[0-9])                       # a figure, then another
    | (?<=[(\[«"№])(?=[^\W_])                    # after an opening mark that ended the line
    | (?<=[^\W_])(?=-[^\W\d_])                  # before a unit whose number is on the line before
    | (?<=[.,;:!?)\]»”"])(?=-[^\W\d_])
    | (?<=[^\W\d_])(?=[0-9№«])                  # a letter, then a figure or an opening mark
    | (?<=\S)(?=N(?!\S)|N[0-9])                 # before the number sign
    | (?<=[^\W_])(?=["«(][^\W_])                # before an opening mark
    | (?<=[0-9])(?=[^\W\d_]|[№«])               # a figure, then a letter
    | (?<=[^\W\d_A-ZА-ЯЁӘҒҚҢӨҰҮҺІ])(?=[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ])
    | (?<=[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]{2})(?=[^\W\d_A-ZА-ЯЁӘҒҚҢӨҰҮҺІ])
    | (?<=[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ])(?=[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][^\W\d_A-ZА-ЯЁӘҒҚҢӨҰҮҺІ])
    | (?<=[–—])(?=[^\W_])                       # after a dash
    | (?<=[^\W\d_]{2})(?=[^\W\d_]\)(?!\S))      # before a letter that numbers an item
    | (?<=\w-)(?=[^\W_])                        # a word that the line's end divided
    """,
    re.VERBOSE,
)
_LETTERS = re.compile(r"[«\"(]*([^\W\d_]{3,60})[.,;:)»\"]*\Z")
_MARKS = frozenset(".;:!?)]»”\"")
_OPENING = frozenset("([«“„№")
_SHORTEST_STRANGER = 3
GLUES = ("mark", "comma", "open", "hyphen", "figure", "digits", "case", "letters", "dash")
_ROUGH = dict(zip(GLUES, (-0.5, -1.0, -2.0, -2.0, -1.5, -4.0, -1.5, -3.0, -1.5), strict=True))


Way = tuple[float, tuple[int, ...]]
"""What a division is worth, and the words before which its parts begin, the end last."""


class Cut(NamedTuple):
    """Where the moved words begin: an offset into the line, and what they are glued to, if so."""

    start: int
    glue: str = ""


class Filled(NamedTuple):
    """A gap and the span of the tail that fills it. A gap at `Cut.start` is the line's end."""

    site: Site
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """One reading of a line; `cut` is None for the line as it stands."""

    text: str
    """With one blank between words."""
    cut: Cut | None = None
    filled: tuple[Filled, ...] = ()
    in_place: bool = False
    """The last link stands where it belongs, at the line's end."""


class Around(NamedTuple):
    """The words before and after a line, as far as they are known."""

    before: tuple[str, ...] = (EDGE, EDGE)
    after: tuple[str, ...] = (EDGE,)
    """Neither has words where that line is damaged itself."""


def is_readable(line: Line, sites: Sequence[Site]) -> bool:
    """Whether a line is short enough, and its gaps few enough, to try all ways to fill them."""
    return len(line.text) <= _LONGEST and sum(site.links for site in sites) <= _MOST_GAPS


def candidates(
    line: Line, sites: Sequence[Site], model: Model, around: Around, seen: Container[str]
) -> list[Candidate]:
    """The line as it stands, and the best ways to fill its gaps."""
    row = _Row(line, sites, model, around)
    rough: list[tuple[float, int, Candidate]] = []
    for places, left in _choices(sites):
        if places:
            rough += (
                (score - left, -len(rough), found) for score, found in row.readings(places, seen)
            )
    best = nlargest(MOST, rough)
    if best:
        best = [one for one in best if one[0] > best[0][0] - _WORST]
    return [Candidate(_BLANKS.sub(" ", line.text).strip()), *(found for _, _, found in best)]


def _choices(sites: Sequence[Site]) -> list[tuple[list[Site], float]]:
    """Which gaps are filled, each as often as links left it; what speaks against it."""
    options = [_options(site) for site in sites]
    found = [
        (list(chain.from_iterable([site] * n for site, (n, _) in zip(sites, chosen, strict=True))),
         sum(price for _, price in chosen))
        for chosen in product(*options)
    ]
    found.sort(key=lambda one: one[1])
    return found[:_MOST_CHOICES]


def _options(site: Site) -> list[tuple[int, float]]:
    counts = [(site.links, 0.0)]
    if site.links > 1:
        counts.append((site.links - 1, 0.5 if site.wide else 2.0))
    if site.optional:
        counts.append((0, 1.0))
    return counts


class _Row:
    """The words of a line and what a pair or a span of them is worth, roughly."""

    def __init__(self, line: Line, sites: Sequence[Site], model: Model, around: Around) -> None:
        self.text, self.model = line.text, model
        self.spans = [match.span() for match in _WORD.finditer(line.text)]
        sure = [site.end for site in sites if not site.optional]
        floor = max(sure, default=0)
        self.first = max(
            len(self.spans) - _LONGEST_TAIL,
            next((n for n, span in enumerate(self.spans) if span[0] >= floor), len(self.spans)),
        )
        self.tokens = [model.tokens[line.text[start:end]] for start, end in self.spans]
        self.starts = list(accumulate(map(len, self.tokens), initial=0))
        self.flat = list(chain.from_iterable(self.tokens))
        names = [token.name for token in self.flat]
        self.links = {part: Spans(names, model.links[part]) for part in PARTS}
        steps = (self.pair(a, b) for a, b in zip(self.flat, self.flat[1:], strict=False))
        self.inner = list(accumulate(steps, initial=0.0))
        self.before = model.tokens[around.before[-1]][-1] if around.before else None
        self.after = model.tokens[around.after[0]][0] if around.after else None
        self.span_worth: Memo[tuple[str, int, int], float] = Memo(self._span)

    def pair(self, a: Token | None, b: Token | None) -> float:
        if a is None or b is None:
            return 0.0
        model = self.model
        words = model.by_word.pairs[a.word, b.word]
        return -0.5 * (words + model.by_kind.pairs[a.kind, b.kind])

    def _span(self, key: tuple[str, int, int]) -> float:
        """What the words from one to before another are worth as a link, or a part of one."""
        part, first, last = key
        return min(self.links[part].worth(self.starts[first], self.starts[last]), 3.0)

    def within(self, start: int, end: int) -> float:
        """The pairs between the words from one to before another."""
        first, last = self.starts[start], self.starts[end] - 1
        return self.inner[last] - self.inner[first] if last > first else 0.0

    def readings(
        self, places: list[Site], seen: Container[str]
    ) -> Iterator[tuple[float, Candidate]]:
        """The ways to fill these places, each with its rough score."""
        search = _Search(self, places)
        for cut in range(len(self.spans) - 1, self.first - 1, -1):
            yield from search.at_blank(cut)
            yield from search.glued(cut, seen)


class _Search:
    """Divisions of a line's tail among places, the best ones from each word on."""

    def __init__(self, row: _Row, places: list[Site]) -> None:
        self.row, self.places = row, places
        self.count = len(row.spans)
        self.sides = [self._sides(place) for place in places]
        self.parts = [part_of(place) for place in places]
        self.left: Memo[tuple[int, int], float] = Memo(self._left)
        self.right: Memo[tuple[int, int], float] = Memo(self._right)
        self.rest: Memo[tuple[int, int], list[Way]] = Memo(self._rest)
        self.open: Memo[tuple[int, int], list[Way]] = Memo(self._open)
        self.opened = self._opened()

    def _sides(self, place: Site) -> tuple[int, int]:
        """The numbers of the words before and after a place."""
        spans = self.row.spans
        after = next((n for n, span in enumerate(spans) if span[0] >= place.end), len(spans))
        return after - 1, after

    def _opened(self) -> float:
        """What pairs are worth that the places part."""
        flat, row = self.row, self.row
        total = 0.0
        for before, after in dict.fromkeys(self.sides):
            if before >= 0 and after < self.count:
                total += row.pair(row.tokens[before][-1], row.tokens[after][0])
            elif before < 0:
                total += row.pair(row.before, row.tokens[after][0])
        return total

    def _left(self, key: tuple[int, int]) -> float:
        place, word = key
        return self.before(place, self.row.tokens[word][0])

    def before(self, place: int, token: Token) -> float:
        """What a link that begins with a token is worth behind what stands before a place."""
        if place and self.places[place - 1] == self.places[place]:
            return 0.0
        before = self.sides[place][0]
        row = self.row
        last = row.tokens[before][-1] if before >= 0 else row.before
        return row.pair(last, token)

    def _right(self, key: tuple[int, int]) -> float:
        place, end = key
        row = self.row
        last = row.tokens[end - 1][-1]
        if place + 1 < len(self.places) and self.places[place + 1] == self.places[place]:
            return row.pair(last, row.tokens[end][0])
        after = self.sides[place][1]
        return row.pair(last, row.tokens[after][0]) if after < self.count else 0.0

    def _rest(self, key: tuple[int, int]) -> list[Way]:
        """The best ways to give the words from one on to the places from one on."""
        place, start = key
        return nlargest(_DIVISIONS, self._ways(place, start))

    def _ways(self, place: int, start: int) -> Iterator[Way]:
        row = self.row
        left = self.left[place, start]
        for end in self._ends(place, start):
            link = row.span_worth[self.parts[place], start, end]
            if link < _WORST_LINK:
                continue
            own = left + link + row.within(start, end) + self.right[place, end]
            if place + 1 == len(self.places):
                yield own, (start, end)
            else:
                for score, ends in self.rest[place + 1, end]:
                    yield own + score, (start, *ends)

    def _open(self, key: tuple[int, int]) -> list[Way]:
        """The same, the last words being left for the line's end."""
        return nlargest(_DIVISIONS, self._open_ways(*key))

    def _open_ways(self, place: int, start: int) -> Iterator[Way]:
        row = self.row
        rest = len(self.places) - place - 1
        for end in range(start + 1, self.count - rest):
            link = row.span_worth[self.parts[place], start, end]
            if link < _WORST_LINK:
                continue
            own = self.left[place, start] + link + row.within(start, end) + self.right[place, end]
            if rest:
                for score, ends in self.open[place + 1, end]:
                    yield own + score, (start, *ends)
            else:
                last = row.span_worth[HEAD, end, self.count] + row.within(end, self.count)
                yield own + last, (start, end, self.count)

    def _ends(self, place: int, start: int) -> range | tuple[int, ...]:
        left = len(self.places) - place - 1
        if not left:
            return (self.count,) if start < self.count else ()
        return range(start + 1, self.count - left + 1)

    def _base(self, words: int) -> float:
        """The pairs of the words that did not move."""
        row = self.row
        total = row.within(0, words) if words else 0.0
        return total - self.opened

    def _end(self, last: Token | None) -> float:
        """What the line's end is worth before the next line."""
        row = self.row
        return row.pair(last, row.after)

    def at_blank(self, cut: int) -> Iterator[tuple[float, Candidate]]:
        """Readings in which the tail begins with a word."""
        row = self.row
        if not cut or cut < max(after for _, after in self.sides):
            return
        base = self._base(cut) + self._end(row.tokens[cut - 1][-1])
        start = row.spans[cut][0]
        for score, ends in self.rest[0, cut]:
            yield base + score, self._candidate(Cut(start), self._spans(ends))
        last = row.tokens[cut - 1][-1]
        yield from self._in_place(Cut(start), last, self._base(cut), self.open[0, cut])

    def _in_place(
        self, cut: Cut, last: Token, base: float, ways: list[Way]
    ) -> Iterator[tuple[float, Candidate]]:
        row = self.row
        for score, ends in ways:
            first = row.tokens[ends[-2]][0]
            own = row.pair(last, first) + self._end(row.tokens[-1][-1]) - 1.0
            spans = self._spans(ends)
            yield base + score + own, self._candidate(cut, spans, in_place=True)

    def _spans(self, ends: Sequence[int]) -> list[tuple[int, int]]:
        spans = self.row.spans
        return [(spans[a][0], spans[b - 1][1]) for a, b in zip(ends, ends[1:], strict=False)]

    def glued(self, word: int, seen: Container[str]) -> Iterator[tuple[float, Candidate]]:
        """Readings in which the tail begins inside a word."""
        row = self.row
        if word < max(after for _, after in self.sides):
            return
        start, end = row.spans[word]
        for place, glue in glue_points(row.text, start, end, row.model, seen):
            head = row.model.tokens[row.text[start:place]]
            tail = row.model.tokens[row.text[place:end]]
            base = self._base(word) + self._heads(word, head) + self._end(head[-1]) + _ROUGH[glue]
            for in_place in (False, True) if glue == "open" else (False,):
                ways = self._tails(word, tail, self.open if in_place else self.rest)
                for score, ends in nlargest(_DIVISIONS, ways):
                    spans = self._spans(ends)
                    spans[0] = (place, spans[0][1])
                    cut = Cut(place, glue)
                    yield base + score, self._candidate(cut, spans, in_place=in_place)

    def _heads(self, word: int, head: Sequence[Token]) -> float:
        row = self.row
        before = row.tokens[word - 1][-1] if word else None
        total = row.pair(before, head[0]) if before else 0.0
        return total + sum(row.pair(a, b) for a, b in zip(head, head[1:], strict=False))

    def _tails(
        self, word: int, tail: Sequence[Token], rests: Memo[tuple[int, int], list[Way]]
    ) -> Iterator[Way]:
        """Ways to fill the places when the first link begins with a part of a word."""
        row = self.row
        left = self.before(0, tail[0]) + sum(
            row.pair(a, b) for a, b in zip(tail, tail[1:], strict=False)
        )
        for end in self._first_ends(word, in_place=rests is self.open):
            rest = row.flat[row.starts[word + 1] : row.starts[end]]
            whole = [*tail, *rest]
            link = Spans([t.name for t in whole], row.model.links[self.parts[0]]).worth(0, len(whole))
            if link < _WORST_LINK:
                continue
            inner = row.pair(tail[-1], rest[0]) + row.within(word + 1, end) if rest else 0.0
            last = whole[-1]
            own = left + min(link, 3.0) + inner + self._behind(0, end, last)
            if len(self.places) > 1:
                yield from ((own + score, (word, *ends)) for score, ends in rests[1, end])
            elif end == self.count:
                yield own, (word, end)
            else:
                left = row.span_worth[HEAD, end, self.count] + row.within(end, self.count)
                yield own + left, (word, end, self.count)

    def _first_ends(self, word: int, *, in_place: bool) -> range | tuple[int, ...]:
        return range(word + 1, self.count - len(self.places) + 1) if in_place else self._ends(0, word)

    def _behind(self, place: int, end: int, last: Token) -> float:
        row = self.row
        if place + 1 < len(self.places) and self.places[place + 1] == self.places[place]:
            return row.pair(last, row.tokens[end][0])
        after = self.sides[place][1]
        return row.pair(last, row.tokens[after][0]) if after < self.count else 0.0

    def _candidate(
        self, cut: Cut, spans: Sequence[tuple[int, int]], *, in_place: bool = False
    ) -> Candidate:
        places = [*self.places, Site(cut.start, cut.start)] if in_place else self.places
        filled = tuple(Filled(site, *span) for site, span in zip(places, spans, strict=True))
        return Candidate(joined(self.row.text, cut.start, filled), cut, filled, in_place)


def glue_points(
    text: str, start: int, end: int, model: Model, seen: Container[str]
) -> Iterator[tuple[int, str]]:
    """Where moved words may begin inside a word, and what kind of place that is."""
    for match in _GLUE.finditer(text, start, end):
        place = match.start()
        if start < place < end:
            yield place, _glue(text, place)
    core = _LETTERS.match(text[start:end])
    if core is None or model.knows(core[1]) or core[1] in seen:
        return
    first, last = start + core.start(1), start + core.end(1)
    for place in range(first + 1, last):
        if _is_glued(text[first:place], text[place:last], model, seen):
            yield place, "letters"


def _is_glued(head: str, tail: str, model: Model, seen: Container[str]) -> bool:
    """Whether letters may be the last word of a line and the first one of a link."""
    if not _is_word(tail, model, seen):
        return len(tail) >= _SHORTEST_STRANGER and _is_word(head, model, seen)
    return len(head) >= _SHORTEST_STRANGER or _is_word(head, model, seen)


def _is_word(letters: str, model: Model, seen: Container[str]) -> bool:
    return model.knows(letters) or letters in seen


def _glue(text: str, place: int) -> str:
    before, after = text[place - 1], text[place]
    if after.isdigit() and before in ".-" and text[place - 2].isdigit():
        return "digits"
    if before == ",":
        return "comma"
    if before in _OPENING:
        return "open"
    if before in _MARKS:
        return "mark"
    if "-" in (before, after):
        return "hyphen"
    if before in "–—":
        return "dash"
    if before.isdigit():
        return "digits" if after.isdigit() else "figure"
    return "figure" if after.isdigit() or not after.isalpha() else "case"


def joined(text: str, cut: int, filled: Sequence[Filled]) -> str:
    """The line with the tail's parts in their places, one blank between words."""
    out, last = [], 0
    for site, start, end in filled:
        if site.start >= last:
            out += [text[last : site.start], "" if site.joins_left else " "]
        else:
            out.append(" ")
        out.append(text[start:end])
        out.append("" if site.joins_right else " ")
        last = site.end
    out.append(text[last:cut])
    return _BLANKS.sub(" ", "".join(out)).strip()
