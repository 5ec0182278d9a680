"""Where in a file its ruling begins and ends, and whether its parts stand in their order.

A paragraph whose own form leaves no doubt what it is makes a landmark. Landmarks that go back show
that pages were swapped, or that another ruling begins.
"""

from collections.abc import Iterator, Sequence
from enum import IntEnum, auto
from typing import NamedTuple

from pipeline.codes import Code
from pipeline.enactment.paragraph import read_enactment
from pipeline.grammar import Grammar
from pipeline.grammar.wording import TAIL
from pipeline.segment.borders import turn_to_reasons
from pipeline.segment.formulas import (
    every_established,
    every_resolves,
    is_grounded,
    rests_on_norms,
    words_before,
)
from pipeline.segment.header import title_beside
from pipeline.segment.openers import Level, opener
from pipeline.segment.opening import tells_who_sat
from pipeline.segment.other_languages import ForeignRun, told_language
from pipeline.segment.quotations import positions_inside, quotations
from pipeline.segment.signature import continues_signature, is_signature
from pipeline.terms import BlockRole
from pipeline.text import Finding
from pipeline.words.body_names import bodies
from pipeline.words.folding import Folded
from pipeline.words.quotes import ANY

LONG = 300
"""A paragraph with more characters is not looked at as an enactment line of its own."""
NEAR = 6
"""Paragraphs above the first landmark of a ruling in which its title is looked for."""
ONCE = {BlockRole.ESTABLISHED, BlockRole.RESOLVES}
"""Formulas that a ruling has once each."""
MANY = 8
"""Paragraphs in another language that are a text of their own."""


class Stage(IntEnum):
    """What landmarks show, in the order of a ruling."""

    HEADER = auto()
    CIRCUMSTANCES = auto()
    REASONS = auto()
    DECISION = auto()
    FORCE = auto()
    """The operative point on the ruling's own force, one of the last."""


class Landmark(NamedTuple):
    """A paragraph that tells by itself what it is: its position, stage and role."""

    at: int
    stage: Stage
    role: BlockRole


class RulingExtent(NamedTuple):
    """The positions from which and up to which the ruling goes, and what is wrong with them."""

    first: int
    end: int
    findings: tuple[Finding, ...]


def extent(flow: Sequence[Folded], foreign: Sequence[ForeignRun], grammar: Grammar) -> RulingExtent:
    """Which paragraphs are the ruling's; what stands above and below is left unread.

    Of a file with several rulings the first is read, of a file in two languages the first in the
    language that prevails.
    """
    first = _first_own_line(flow, foreign, grammar)
    marks = [mark for mark in landmarks(flow, grammar) if mark.at >= first]
    second = _second_ruling(flow, marks, foreign, grammar)
    end = len(flow) if second is None else second
    wrong = {
        *_late_header(flow, first, marks),
        *_falling_landmarks(marks),
        *_repeated_formulas(marks),
        *_lines_of_other_dates(flow, marks, grammar),
    }
    findings = [
        Finding.of(Code.PARTS_DISORDERED, flow[at].span) for at in sorted(wrong) if at < end
    ]
    if second is not None:
        findings.append(Finding.of(Code.SECOND_RULING, flow[second].span))
    return RulingExtent(first, end, tuple(findings))


def begins_below(flow: Sequence[Folded], grammar: Grammar) -> int:
    """The position at which a ruling begins below other text; behind the end where none does."""
    marks = landmarks(flow, grammar)
    for count, mark in enumerate(marks):
        decides = any(below.stage is Stage.DECISION for below in marks[count + 1 :])
        if mark.stage is Stage.HEADER and decides:
            return _beginning(flow, mark.at, 0, grammar)
    return len(flow)


def landmarks(flow: Sequence[Folded], grammar: Grammar) -> list[Landmark]:
    """The landmarks in the order of the text."""
    found = [
        Landmark(formula.first, Stage.CIRCUMSTANCES, BlockRole.ESTABLISHED)
        for formula in every_established(flow, grammar)
    ]
    resolves = tuple(every_resolves(flow, grammar))
    sure = tuple(
        formula
        for formula in resolves
        # The plenum of the Supreme Court names no grounds.
        if is_grounded(flow, formula, grammar)
        or bodies(grammar).plenum_closing.search(words_before(flow, formula)[-TAIL:])
    )
    found += [
        Landmark(formula.first, Stage.DECISION, BlockRole.RESOLVES)
        for formula in sure or resolves[:1]
    ]
    # A quoted ruling has all the forms of one, but is no landmark of this one.
    spans, _ = quotations(flow, range(len(flow)))
    passed = {mark.at for mark in found} | set(positions_inside(spans))
    for at, line in enumerate(flow):
        stage_and_role = None if at in passed else _stage_and_role(line, grammar)
        if stage_and_role:
            found.append(Landmark(at, *stage_and_role))
    return sorted(found)


def _stage_and_role(line: Folded, grammar: Grammar) -> tuple[Stage, BlockRole] | None:
    """The stage and the role that a paragraph tells as a landmark; None where it is none."""
    known = grammar.sections
    if line.text[0] in ANY:
        return None
    # Before numbers are asked about, since this one landmark is a numbered point.
    if known.effect_open.match(line.unnumbered):
        return Stage.FORCE, BlockRole.POINT
    if opener(line):
        return None
    if known.in_the_name.whole.match(line.folded):
        return Stage.HEADER, BlockRole.IN_THE_NAME
    if turn_to_reasons(line, grammar):
        return Stage.REASONS, BlockRole.PARAGRAPH
    if rests_on_norms(line, grammar):
        return Stage.REASONS, BlockRole.GROUNDS
    if _is_enactment_line(line, grammar):
        return Stage.HEADER, BlockRole.ENACTMENT
    if tells_who_sat(line, grammar) and not is_signature([line], grammar):
        return Stage.HEADER, BlockRole.COMPOSITION
    return None


def _is_enactment_line(line: Folded, grammar: Grammar) -> bool:
    """Whether it is an enactment line, a title beside it or none; lists and sentences cite others."""
    if len(line.text) > LONG or line.text.endswith((";", ",", ":")):
        return False
    found = read_enactment(line, grammar)
    if found is None or not found.complete:
        return False
    below = found.title is not None and found.title.start >= found.span.end
    return found.title is None or (not below and title_beside(line, grammar) is not None)


def _falling_landmarks(marks: Sequence[Landmark]) -> Iterator[int]:
    """The landmarks that stand below one of a later stage."""
    highest = Stage.HEADER
    for count, mark in enumerate(marks):
        # Databases repeat the enactment line at the very end, where it is no sign of disorder.
        if mark.stage < highest and (mark.role is not BlockRole.ENACTMENT or marks[count + 1 :]):
            yield mark.at
        highest = mark.stage


def _late_header(flow: Sequence[Folded], first: int, marks: Sequence[Landmark]) -> Iterator[int]:
    """The first landmark of the header if points stand above it."""
    header = next((mark.at for mark in marks if mark.stage is Stage.HEADER), first)
    above = (opener(line) for line in flow[first:header])
    if any(number and number.level is Level.POINT for number in above):
        yield header


def _repeated_formulas(marks: Sequence[Landmark]) -> Iterator[int]:
    """The formulas that were there already."""
    seen: set[BlockRole] = set()
    for mark in marks:
        if mark.role in seen & ONCE:
            yield mark.at
        seen.add(mark.role)


def _lines_of_other_dates(
    flow: Sequence[Folded], marks: Sequence[Landmark], grammar: Grammar
) -> Iterator[int]:
    """The enactment lines of another date than the first one's."""
    first = None
    for mark in marks:
        found = read_enactment(flow[mark.at], grammar)
        date = found.word("date") if found and mark.role is BlockRole.ENACTMENT else None
        if date and first and date.text != first:
            yield mark.at
        first = first or (date and date.text)


def _second_ruling(
    flow: Sequence[Folded],
    marks: Sequence[Landmark],
    foreign: Sequence[ForeignRun],
    grammar: Grammar,
) -> int | None:
    """Where a second ruling begins: a header stands below one, and what it opens comes again.

    An enactment line alone does not begin one: databases repeat it at the end.
    """
    for count, mark in enumerate(marks):
        before, after = marks[:count], marks[count + 1 :]
        anew = mark.stage is Stage.HEADER and _comes_again(mark, before, after)
        if anew and _ruling_goes_on(mark, after, foreign):
            return _beginning(flow, mark.at, before[-1].at, grammar)
    return None


def _comes_again(mark: Landmark, before: Sequence[Landmark], after: Sequence[Landmark]) -> bool:
    """Whether a mark of the header was decided on already, or formulas stand on both sides."""
    decided = any(one.stage >= Stage.DECISION for one in before)
    above = {one.role for one in before}
    return (decided and mark.role in above) or bool(above & {one.role for one in after} & ONCE)


def _ruling_goes_on(
    mark: Landmark, after: Sequence[Landmark], foreign: Sequence[ForeignRun]
) -> bool:
    """Whether more of a ruling follows a landmark, be it in another language."""
    below = any(run.last >= mark.at + MANY for run in foreign)
    return below or any(other.role is not mark.role for other in after)


def _beginning(flow: Sequence[Folded], at: int, above: int, grammar: Grammar) -> int:
    """Where a ruling begins above its first landmark: below a signature, or at its title."""
    for before in range(at - 1, max(above, at - NEAR - 1), -1):
        line = flow[before]
        signed = is_signature([line], grammar) or (
            continues_signature(line, grammar) and not _is_enactment_line(line, grammar)
        )
        if signed or opener(line):
            return before + 1
    # Where nothing marks the border, one line above the landmark is taken for its title.
    return max(above + 1, at - 1)


def _first_own_line(flow: Sequence[Folded], foreign: Sequence[ForeignRun], grammar: Grammar) -> int:
    """Below which text in another language the ruling begins.

    Its last lines may be names only; they go with it up to the first words of the ruling's own.
    """
    top = next((run for run in foreign if run.first < NEAR and run.last - run.first >= MANY), None)
    if top is None:
        return 0
    start = top.last + 1
    below = next(iter(landmarks(flow[start:], grammar)), None)
    if below is None or below.stage is not Stage.HEADER:
        return 0
    own = (at for at in range(start, start + below.at) if told_language(flow[at].text))
    return next(own, start + below.at)
