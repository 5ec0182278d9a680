"""Enactment lines among paragraphs: one that is broken over several is read as one."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice, pairwise
from typing import NamedTuple

from pipeline.enactment.damage import read_damaged
from pipeline.enactment.paragraph import Enactment, read_enactment
from pipeline.grammar import Grammar
from pipeline.grammar.wording import search_at_end
from pipeline.text import Span
from pipeline.words.body_names import bodies
from pipeline.words.folding import Folded
from pipeline.words.works import frbr_number

MOST = 4
"""Paragraphs over which an enactment line may be broken."""
LONG = 120
"""A part of a broken enactment line has no more characters."""


class Enacting(NamedTuple):
    """An enactment line with the paragraphs that make it, and their text as one line.

    It is not the ruling's own if it tells another day or number than those that name body and act, or stand beside these.
    """

    parts: tuple[Folded, ...]
    line: Folded
    found: Enactment
    is_own: bool = True


def read_enactments(flow: Sequence[Folded], grammar: Grammar) -> Iterator[Enacting]:
    """The enactment lines among paragraphs; a damaged one only if no other tells as much."""
    undamaged = [*_undamaged_lines(flow, grammar)]
    told = {kind: _figures_of_ruling(undamaged, kind) for kind in ("date", "number")}
    lines = [one._replace(is_own=_is_own(one, told)) for one in undamaged]
    yield from lines
    kinds = {token.kind for one in lines if one.is_own for token in one.found.words}
    known = {part.index for one in undamaged for part in one.parts}
    if {"court", "act"} <= kinds and kinds & {"date", "number"}:
        return
    left = ((line, read_damaged(line, grammar)) for line in flow if line.index not in known)
    yield from islice((Enacting((line,), line, read) for line, read in left if read), 1)


def _is_own(one: Enacting, told: Mapping[str, Collection[str]]) -> bool:
    """Whether a line is whole, or tells no other day or number than the ruling's.

    A site sets the day on which it published a ruling above its text.
    """
    other = (
        kind
        for kind, known in told.items()
        if known and {*_figures_told(one, kind)}.difference(known)
    )
    return one.found.complete or next(other, None) is None


def _figures_of_ruling(lines: Sequence[Enacting], kind: str) -> Collection[str]:
    """The days or the numbers of whole lines; where none tells any, the first beside the lines of body and act."""
    if whole := {f for one in lines if one.found.complete for f in _figures_told(one, kind)}:
        return whole
    for group in _neighbours(lines):
        words = {word.kind for one in group for word in one.found.words}
        if "act" in words:
            return [*islice((f for one in group for f in _figures_told(one, kind)), 1)]
    return ()


def _neighbours(lines: Sequence[Enacting]) -> Sequence[Sequence[Enacting]]:
    """The enactment lines in groups that stand one below the other."""
    groups: list[list[Enacting]] = []
    for one in lines:
        if groups and groups[-1][-1].parts[-1].index + 1 == one.parts[0].index:
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def _figures_told(one: Enacting, kind: str) -> Iterator[str]:
    """The days or the numbers that an enactment line tells, those without the letters of a language."""
    for word in one.found.words:
        if word.kind == kind:
            printed = one.line.folded[slice(*word.value)]
            yield word.text or frbr_number(printed) or printed


def _undamaged_lines(flow: Sequence[Folded], grammar: Grammar) -> Iterator[Enacting]:
    """The enactment lines that can be read in full, broken ones put together."""
    # Each paragraph is asked for again with every run that holds it.
    alone = cache(lambda at: read_enactment(flow[at], grammar))
    at = 0
    while at < len(flow):
        broken, found = _broken_line(flow, at, alone, grammar), alone(at)
        if broken:
            yield broken
        elif found:
            yield Enacting((flow[at],), flow[at], found)
        at += len(broken.parts) if broken else 1


def _broken_line(
    flow: Sequence[Folded], at: int, alone: Callable[[int], Enactment | None], grammar: Grammar
) -> Enacting | None:
    """Read paragraphs from a position as one line, if they are a whole only together."""
    known = grammar.sections
    # The longest run first: a shorter one may be whole and yet lack the date or the number.
    for end in range(min(at + MOST, len(flow)), at + 1, -1):
        parts = tuple(flow[at:end])
        # Where each is one by itself, they are several enactment lines and none is broken.
        if not _are_neighbours(parts) or all(map(alone, range(at, end))):
            continue
        line = _joined_line(parts)
        named = bodies(grammar).named.search(line.folded) and not search_at_end(
            known.in_the_name.closing, line.folded
        )
        found = read_enactment(line, grammar) if named else None
        if found and found.complete and found.title is None:
            return Enacting(parts, line, found)
    return None


def _are_neighbours(parts: tuple[Folded, ...]) -> bool:
    """Whether paragraphs are short and one line end alone stands between them."""
    short = all(len(line.text) <= LONG for line in parts)
    # One line end stands between them; what an empty line parts belongs to two things.
    return short and all(b.span.start == a.span.end + 1 for a, b in pairwise(parts))


def _joined_line(parts: tuple[Folded, ...]) -> Folded:
    """Paragraphs as one line, a blank between them."""
    first, last = parts[0], parts[-1]
    span = Span(first.span.start, last.span.end)
    text = " ".join(part.text for part in parts)
    return Folded(first.index, span, text, " ".join(part.folded for part in parts))
