"""Separate opinions of judges, which stand behind the ruling and are no part of what the court says.

One begins with its heading, below the formula «resolves» or a signature, and goes on to the next, to
another ruling or to the end of the file.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile
from typing import NamedTuple

from pipeline.grammar import Grammar
from pipeline.sections import Part
from pipeline.segment.assembly import POINTS, Quoted, read_quoted
from pipeline.segment.extent import begins_below
from pipeline.segment.formulas import every_resolves
from pipeline.segment.signature import continues_signature, is_signature
from pipeline.segment.structure import Placed
from pipeline.terms import BlockRole
from pipeline.text import Span
from pipeline.words.folding import Folded
from pipeline.words.personal_names import written_names
from pipeline.words.sentence_ends import has_sentence_end

LONG, SHORT = 400, 60
"""A paragraph with more characters is not looked at as a heading, or as the second line of one."""


class SeparateOpinion(NamedTuple):
    """The paragraphs of one opinion, which of them head and which sign it, and its quotations."""

    number: int
    lines: Sequence[Folded]
    heading: int
    """How many of the first paragraphs are the heading."""
    signed: int
    """The position from which on the last ones are the signature."""
    quoted: Quoted

    def placed_paragraphs(self) -> Iterator[Placed]:
        """Every paragraph in the opinion's own part."""
        for at, line in enumerate(self.lines):
            inside = self.heading <= at < self.signed
            number = self.quoted.numbers.get(at) if inside else None
            yield Placed(line, Part.OPINIONS, self._role(at), number, self.number)

    def _role(self, at: int) -> BlockRole:
        if at < self.heading:
            return BlockRole.OPINION_HEADING
        if at >= self.signed:
            return BlockRole.SIGNATURE
        number = self.quoted.numbers.get(at)
        return BlockRole.POINT if number and number.level in POINTS else BlockRole.PARAGRAPH


def opinions_behind(flow: Sequence[Folded], grammar: Grammar) -> tuple[SeparateOpinion, ...]:
    """The separate opinions; none where no ruling stands above the first."""
    starts = [at for at in range(len(flow)) if _heading_length(flow[at : at + 2], grammar)]
    closed = _ruling_end(flow, grammar) if starts else len(flow)
    borders = [*(at for at in starts if at > closed), len(flow)]
    return tuple(
        _opinion(number, flow[start:end], grammar)
        for number, (start, end) in enumerate(pairwise(borders), 1)
    )


def _heading_length(lines: Sequence[Folded], grammar: Grammar) -> int:
    """How many of the first lines are a heading: two where the judge stands in a line above, 0 where none is."""
    if heads_opinion(lines[0], grammar):
        return 1
    if len(lines) < 2 or len(lines[1].text) > SHORT or heads_opinion(lines[1], grammar):
        return 0
    text, folded = (
        " ".join(getattr(one, part) for one in lines[:2]) for part in ("text", "folded")
    )
    return 2 * heads_opinion(replace(lines[0], text=text, folded=folded), grammar)


def heads_opinion(line: Folded, grammar: Grammar) -> bool:
    """Whether a paragraph is the heading of a separate opinion, and no sentence about one."""
    if len(line.text) > LONG or not grammar.sections.opinion.match(line.folded):
        return False
    # A heading has no full stop, but a judge's initials at its end have (`Иванов И.И.`).
    ended = line.text.endswith((".", ";", ",")) and not _ends_in_name(line, grammar)
    return not ended and not has_sentence_end(line.text, grammar)


def _ends_in_name(line: Folded, grammar: Grammar) -> bool:
    names = written_names(grammar, line.text, Span(0, len(line.text)), hidden=False)
    return any(name.span.end == len(line.text) for name in names)


def _ruling_end(flow: Sequence[Folded], grammar: Grammar) -> int:
    """The position at which the ruling decides or is signed, the first of both."""
    resolves = next((formula.last for formula in every_resolves(flow, grammar)), len(flow))
    signed = (at for at in range(1, resolves) if is_signature(flow[at : at + 2], grammar))
    return next(signed, resolves)


def _opinion(number: int, lines: Sequence[Folded], grammar: Grammar) -> SeparateOpinion:
    # A second ruling may follow in the file, which is not the judge's.
    lines = lines[: begins_below(lines, grammar)]
    heading = _heading_length(lines, grammar)
    below = takewhile(lambda line: continues_signature(line, grammar), lines[heading:])
    heading += sum(1 for _ in below)
    lines = lines[: _signature_end(lines, heading, grammar)]
    last = takewhile(lambda line: continues_signature(line, grammar), reversed(lines[heading:]))
    signed = len(lines) - sum(1 for _ in last)
    return SeparateOpinion(
        number, lines, heading, signed, read_quoted(lines, heading, None, grammar)
    )


def _signature_end(lines: Sequence[Folded], start: int, grammar: Grammar) -> int:
    """Where the first signature ends: what stands below it is no part of the opinion."""
    signs = (at for at in range(start, len(lines)) if is_signature(lines[at : at + 2], grammar))
    first = next(signs, len(lines))
    more = takewhile(lambda line: continues_signature(line, grammar), lines[first + 1 :])
    return first + 1 + sum(1 for _ in more)
