"""Units, acts and the commas between them → chains: which number belongs to which article.

A chain leads from the act to the smallest unit. Kazakh writes it in this order, Russian the other
way round, so a Russian run is read from its end. Units side by side nest; behind a comma or a
conjunction a new chain begins, which shares what stands above it: `13-бабының 1-тармағы,
2-тармағы` and `пункт 1, пункт 2 статьи 13` both name article 13 twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pipeline.cite.groups import RANK, Group
from pipeline.cite.namings import Named
from pipeline.grammar.provisions import UnitKind

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator

    from pipeline.cite.tokenized import Tokenized
    from pipeline.cite.values import Naming, Step
    from pipeline.grammar.citations import Citations

COMMA, ASIDE = "comma", "aside"
LONGEST_COMMA = 3
"""Tokens of `, а также`."""
Part = Named | Group | str


class Chain(NamedTuple):
    """An act, a provision, or both, and the tokens of what stands there itself.

    The last `own` of the steps stand there; those before are shared with a neighbour.
    """

    first: int
    last: int
    act: Naming | None
    steps: tuple[Step, ...] = ()
    own: int = 0


def find_chains(
    line: Tokenized,
    named: tuple[Named, ...],
    groups: Iterable[Group],
    asides: frozenset[int],
    table: Citations,
) -> tuple[Chain, ...]:
    """Give the chains of a paragraph, in its order.

    `asides` are brackets that define a short name: a chain may go on behind them.
    """
    reader = _Reader(line, asides, table)
    runs = reader.runs(_parts(named, groups))
    found = [one for run in runs for one in reader.chains(run if table.head_last else run[::-1])]
    return tuple(sorted(found, key=lambda chain: chain.first))


class _Reader:
    """Reads the runs of one paragraph."""

    def __init__(self, line: Tokenized, asides: frozenset[int], table: Citations) -> None:
        self.line, self.asides = line, asides
        self.head_last, self.particles = table.head_last, table.particles

    def runs(self, parts: Iterable[Named | Group]) -> Iterator[list[Part]]:
        """Give the stretches that hold nothing but units, acts, commas and conjunctions."""
        run: list[Part] = []
        end = 0
        waiting: list[tuple[int, list[Part]]] = []
        for part in parts:
            while waiting and waiting[-1][0] < part.first:
                yield run
                close, run = waiting.pop()
                end = close + 1
            if end in self.asides and run and isinstance(run[-1], Named):
                close = self.line.brackets[end]
                if close > part.first:
                    waiting.append((close, [*run, ASIDE]))
                    run = []
                end = close + 1
            link = self._link(end, part.first)
            if link is None:
                yield run
                run = []
            if run and link:
                run.append(link)
            run = yield from self._taken(run, part)
            end = part.last
        yield run
        yield from (kept for _, kept in waiting)

    def _link(self, end: int, first: int) -> str | None:
        """Tell what parts two units: nothing, a comma, or something else."""
        if first <= end:
            return ""
        if first - end > LONGEST_COMMA:
            return None
        told = [t for t in self.line.tokens[end:first] if t.lower not in self.particles]
        if not told:
            return ""
        return COMMA if all(t.joins or t.text == "," for t in told) else None

    def _taken(
        self, run: list[Part], part: Named | Group
    ) -> Generator[list[Part], None, list[Part]]:
        """Put a part at the end of a run; an act in a case that governs nothing parts two runs."""
        apart = isinstance(part, Named) and part.apart
        if apart and not self.head_last:
            yield run
            run = []
        run.append(part)
        if apart and self.head_last:
            yield run
            run = []
        return run

    def chains(self, run: Iterable[Part]) -> Iterator[Chain]:
        """Read a run from the act to the smallest unit, over and over."""
        current: Chain | None = None
        between = ""
        for part in run:
            if isinstance(part, str):
                between = part
                continue
            if isinstance(part, Named):
                if current:
                    yield current
                current = Chain(part.first, part.last, part.naming)
            elif current is None:
                current = self._begun(part, None, ())
            elif not between and _nests(current.steps, part):
                current = self._longer(current, part)
            else:
                yield current
                severed = between == COMMA and not current.steps
                current = self._begun(part, None if severed else current.act, current.steps)
            between = ""
        if current:
            yield current

    def _begun(self, group: Group, act: Naming | None, above: tuple[Step, ...]) -> Chain:
        shared = _shared(above, group)
        step = group.step(shared[-1].kind if shared else None, self.line)
        return Chain(group.first, group.last, act, (*shared, step), 1)

    def _longer(self, chain: Chain, group: Group) -> Chain:
        step = group.step(chain.steps[-1].kind if chain.steps else None, self.line)
        first, last = min(chain.first, group.first), max(chain.last, group.last)
        return Chain(first, last, chain.act, (*chain.steps, step), chain.own + 1)


def _parts(named: Iterable[Named], groups: Iterable[Group]) -> list[Named | Group]:
    """Give acts and units in their order; units inside a title belong to the title."""
    covered = {index for one in named for index in range(one.first, one.last)}
    free = (group for group in groups if group.first not in covered)
    return sorted([*named, *free], key=lambda part: part.first)


def _nests(steps: tuple[Step, ...], group: Group) -> bool:
    """Whether a unit beside another one is a part of it."""
    if not steps:
        return True
    above, below = steps[-1].kind, group.kinds[-1]
    if above is UnitKind.PARAGRAPH and below is UnitKind.PART:
        return all(step.kind is not UnitKind.PART for step in steps)
    return RANK[below] > RANK[above]


def _shared(above: tuple[Step, ...], group: Group) -> tuple[Step, ...]:
    """Give the levels that a unit shares with the one before it in its list."""
    kinds = [step.kind for step in above]
    same = next((kinds.index(kind) for kind in group.kinds if kind in kinds), None)
    if same is not None:
        return above[:same]
    rank = RANK[group.kinds[0]]
    return tuple(step for step in above if RANK[step.kind] < rank)
