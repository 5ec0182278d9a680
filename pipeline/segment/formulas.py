"""The two formulas that divide a ruling: «established» and «resolves»."""

import re
from collections.abc import Callable, Iterator, Sequence
from enum import Enum, auto
from functools import cache
from typing import NamedTuple

from pipeline.grammar import Grammar
from pipeline.grammar.wording import TAIL, search_at_end, within_pattern
from pipeline.segment.openers import opener
from pipeline.text import Span
from pipeline.words.body_names import bodies
from pipeline.words.folding import Folded

BROKEN = 40
"""A formula broken over two paragraphs has no more characters than this in either."""


class FormulaPlace(Enum):
    """Where in its paragraph a formula stands: alone, at the end, at the start."""

    LINE = auto()
    END = auto()
    START = auto()


class Formula(NamedTuple):
    """A formula: its first and last paragraph, where in them it stands, its spans by paragraph."""

    first: int
    last: int
    place: FormulaPlace
    spans: tuple[Span, ...]


class Formulas(NamedTuple):
    """What was found of the two."""

    established: Formula | None
    resolves: Formula | None


def find_formulas(flow: Sequence[Folded], grammar: Grammar) -> Formulas:
    """Find both formulas: the first «established», the first «resolves» below grounds.

    Reasons may quote what other bodies resolved, so grounds tell; without any the first counts.
    An «established» that no «resolves» follows, though one precedes it, is none.
    """
    established = next(every_established(flow, grammar), None)
    every = tuple(every_resolves(flow, grammar))
    after = established.last if established else -1
    below = [formula for formula in every if formula.first > after]
    if every and not below:
        return Formulas(None, every[0])
    grounded = [formula for formula in below if is_grounded(flow, formula, grammar)]
    return Formulas(established, next(iter(grounded or below), None))


def words_before(flow: Sequence[Folded], formula: Formula) -> str:
    """The folded text up to a formula: the paragraph's own, else that of the one above."""
    own = flow[formula.first].folded[: formula.spans[0].start].rstrip()
    return own if own or not formula.first else flow[formula.first - 1].folded


def names_body_last(before: str, grammar: Grammar) -> bool:
    """Whether folded text ends in the body's name, as it does before a formula."""
    return bool(bodies(grammar).closing.search(before[-TAIL:]))


def every_established(flow: Sequence[Folded], grammar: Grammar) -> Iterator[Formula]:
    """What may be the formula «established», from top to bottom."""
    known = grammar.sections

    def accepts(line: Folded, before: str) -> bool:
        # A sentence with a full stop, or a numbered point,
        # may end in the word and only tell of a fact.
        if line.text.endswith(".") or opener(line):
            return False
        opens = (bodies(grammar).seated, known.question_open, known.rapporteurs_open)
        return (
            names_body_last(before, grammar)
            or any(pattern.match(line.folded) for pattern in opens)
            or bool(known.composition.search(line.folded))
        )

    return _formulas(flow, known.established.whole, known.established.closing, accepts)


def every_resolves(flow: Sequence[Folded], grammar: Grammar) -> Iterator[Formula]:
    """What may be the formula «resolves», from top to bottom."""
    known = grammar.sections

    def accepts(line: Folded, before: str) -> bool:
        if line.text.endswith(".") and not search_at_end(
            known.resolves_sentence.closing, line.folded
        ):
            return False
        grounded = _tells_grounds(line, grammar) or _plenum(grammar).search(before)
        announced = line.text.endswith(":") and grounded
        return bool(announced) or names_body_last(before, grammar)

    return _formulas(flow, known.deciding.whole, known.deciding.closing, accepts)


def rests_on_norms(line: Folded, grammar: Grammar) -> bool:
    """Whether a paragraph opens as grounds do, and goes on to say by what the court was guided."""
    known = grammar.sections
    return bool(known.grounds_open.match(line.folded) and known.guided.search(line.folded))


def is_grounded(flow: Sequence[Folded], formula: Formula, grammar: Grammar) -> bool:
    """Whether grounds stand in the formula's paragraph or in the two above it."""
    above = flow[max(0, formula.first - 2) : formula.first + 1]
    return any(_tells_grounds(line, grammar) for line in above)


def _tells_grounds(line: Folded, grammar: Grammar) -> bool:
    known = grammar.sections
    return bool(known.grounds_open.match(line.folded) or known.guided.search(line.folded))


@cache
def _plenum(grammar: Grammar) -> re.Pattern[str]:
    """The plenary sitting, which may be named far before the formula and with no grounds."""
    return within_pattern(grammar.identity.plenum)


def _formulas(
    flow: Sequence[Folded],
    whole: re.Pattern[str],
    end: re.Pattern[str],
    accepts: Callable[[Folded, str], bool],
) -> Iterator[Formula]:
    for at, line in enumerate(flow):
        if whole.match(line.folded):
            yield Formula(at, at, FormulaPlace.LINE, (Span(0, len(line.text)),))
        elif _is_broken_formula(flow, at, whole):
            spans = tuple(Span(0, len(part.text)) for part in flow[at : at + 2])
            yield Formula(at, at + 1, FormulaPlace.LINE, spans)
        elif found := _at_start(line, end):
            yield Formula(at, at, FormulaPlace.START, (found,))
        else:
            match = search_at_end(end, line.folded)
            if match and accepts(line, line.folded[: match.start()].rstrip()):
                yield Formula(at, at, FormulaPlace.END, (Span(match.start(1), match.end(1)),))


def _is_broken_formula(flow: Sequence[Folded], at: int, whole: re.Pattern[str]) -> bool:
    """Whether a formula is broken over a short paragraph and the next one."""
    if at + 1 == len(flow) or max(len(flow[at].folded), len(flow[at + 1].folded)) >= BROKEN:
        return False
    one, other = flow[at].folded, flow[at + 1].folded
    # Where the second paragraph is the whole formula, the first has no share in it.
    return not whole.match(other) and bool(whole.match(f"{one} {other}"))


def _at_start(line: Folded, end: re.Pattern[str]) -> Span | None:
    """The formula that opens a paragraph and is followed by its text."""
    # The formula's words are near the start: a colon further on belongs to another sentence.
    colon = line.folded.find(":", 0, TAIL)
    match = end.match(line.folded, 0, colon + 1) if colon > 0 else None
    return Span(match.start(1), match.end(1)) if match else None
