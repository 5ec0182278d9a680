"""Links: how likely words are one link, by their classes, and in a place, by its neighbours."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate

from pipeline.clean.displaced.sites import Site

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


def _balance(names: Sequence[str], opening: str, closing: str) -> list[int]:
    if not {*opening, *closing}.intersection(names):
        return [0] * (len(names) + 1)
    steps = ((name in opening) - (name in closing) for name in names)
    return list(accumulate(steps, initial=0))


class Spans:
    """The spans of a row of tokens, each in constant time."""

    def __init__(self, names: Sequence[str], weights: Mapping[str, float]) -> None:
        self.names, self.weights = names, weights
        self.inner = list(accumulate((weights.get("I" + n, 0.0) for n in names), initial=0.0))
        self.quotes = _balance(names, _OPENING[:3], _CLOSING[:2])
        self.brackets = _balance(names, "([", ")]")

    def features(self, start: int, end: int) -> Iterator[str]:
        """All features of a span, the inner tokens' too: as they are learnt."""
        yield from span_features(self.names, start, end)
        yield from ("I" + name for name in self.names[start + 1 : end - 1])
        yield from self._pairs(start, end)
        yield pattern(self.names, start, end)

    def worth(self, start: int, end: int) -> float:
        """The log-odds of a span's being one link, whatever stands around it."""
        get = self.weights.get
        inner = self.inner[end - 1] - self.inner[start + 1] if end - start > 2 else 0.0
        own = sum(get(f, 0.0) for f in span_features(self.names, start, end))
        known = get(pattern(self.names, start, end), None)
        own += get(UNKNOWN, 0.0) if known is None else known
        return own + inner + sum(get(f, 0.0) for f in self._pairs(start, end)) + get("", 0.0)

    def _pairs(self, start: int, end: int) -> tuple[str, str]:
        quotes = self.quotes[end] - self.quotes[start]
        brackets = self.brackets[end] - self.brackets[start]
        return f"Q{quotes}", f"K{brackets}"


def place_worth(weights: Mapping[str, float], place: tuple[str, str, str, str]) -> float:
    """What the neighbours of a span add to its log-odds."""
    return sum(weights.get(feature, 0.0) for feature in place_features(*place))
