"""Links: how likely words are one link, by their classes, and in a place, by its neighbours."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate

from pipeline.clean.displaced.sites import Site
from pipeline.memo import Memo

WHOLE, TAIL, HEAD = PARTS = ("whole", "tail", "head")
"""A link, or what is on the next line or on this one of a link that the line's end divides."""
_LONGEST = 10
_OPENING, _CLOSING = "«“„([", "»”)]"
_LONGEST_PATTERN = 6
_STEM = 5
_UNIT = 4
"""Characters of a class that tell a common word, or the unit that is joined to a figure."""
UNKNOWN = "S?"
"""The pattern of a span that no link was seen to have."""


def part_of(site: Site) -> str:
    """What of a link may fill a place: one that begins the line may be the tail of one."""
    return WHOLE if site.start else TAIL


def span_features(names: Sequence[str], start: int, end: int) -> Iterator[str]:
    """What a span of tokens shows of itself, but for its inner tokens and its pairs of marks."""
    first, last = names[start], names[end - 1]
    yield "F" + first
    yield "L" + last
    yield f"P{first} {last}"
    if end - start > 1:
        yield f"f{first} {names[start + 1]}"
        yield f"l{names[end - 2]} {last}"
    yield f"N{min(end - start, _LONGEST)}"


def pattern(names: Sequence[str], start: int, end: int) -> str:
    """What words a span is made of, whatever their cases."""
    if end - start > _LONGEST_PATTERN:
        return UNKNOWN
    return "S" + " ".join(map(stem, names[start:end]))


@cache
def stem(name: str) -> str:
    """A class without what tells the case: of a common word its beginning, of a figure its unit."""
    if name[0] == "~":
        return name[:2] if name[1:2] == "^" else "~"
    if name[0] in "=^":
        return name.lstrip("^")[:_STEM]
    return name[:_UNIT] if name[0] in "01Y" else name


def place_features(before: str, first: str, last: str, after: str) -> Iterator[str]:
    """What the neighbours of a span say of it."""
    yield "B" + before
    yield "A" + after
    yield f"b{before} {first}"
    yield f"a{last} {after}"


def _balance_of_marks(names: Sequence[str], opening: str, closing: str) -> list[int]:
    if frozenset(opening + closing).isdisjoint(names):
        return [0] * (len(names) + 1)
    steps = ((name in opening) - (name in closing) for name in names)
    return list(accumulate(steps, initial=0))


class LinkPart:
    """What words say for their being one link, or that part of one; what was weighed is remembered."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self.weights, get = weights, weights.get
        self.inner: Memo[str, float] = Memo(lambda name: get("I" + name, 0.0))
        self.marks: Memo[tuple[int, int], float] = Memo(
            lambda two: sum(get(f, 0.0) for f in pair_features(*two)) + get("", 0.0)
        )
        self.unknown = unknown = get(UNKNOWN, 0.0)
        self.patterns: Memo[tuple[str, ...], float] = Memo(
            lambda names: get(pattern(names, 0, len(names)), unknown)
        )


class Spans:
    """The spans of a row of tokens, each in constant time."""

    def __init__(self, names: Sequence[str], part: LinkPart) -> None:
        self.names, self.part = names, part
        self.inner = list(accumulate(map(part.inner.__getitem__, names), initial=0.0))
        self.quotes = _balance_of_marks(names, _OPENING[:3], _CLOSING[:2])
        self.brackets = _balance_of_marks(names, "([", ")]")

    def worth(self, start: int, end: int) -> float:
        """The log-odds of a span's being one link, whatever stands around it."""
        names, part, get = self.names, self.part, self.part.weights.get
        known = end - start <= _LONGEST_PATTERN
        own = part.patterns[tuple(names[start:end])] if known else part.unknown
        own += sum([get(feature, 0.0) for feature in span_features(names, start, end)])
        own += part.marks[self.open(start, end)]
        return own + self.inner[max(end - 1, start + 1)] - self.inner[start + 1]

    def open(self, start: int, end: int) -> tuple[int, int]:
        """The quotes and the brackets that a span opens and does not close."""
        quotes, brackets = self.quotes, self.brackets
        return quotes[end] - quotes[start], brackets[end] - brackets[start]


def pair_features(quotes: int, brackets: int) -> tuple[str, str]:
    """What the quotes and brackets of a span that are open show of it."""
    return f"Q{quotes}", f"K{brackets}"


def place_worth(weights: Mapping[str, float], place: tuple[str, str, str, str]) -> float:
    """What the neighbours of a span add to its log-odds."""
    return sum(weights.get(feature, 0.0) for feature in place_features(*place))
