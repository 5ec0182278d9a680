"""From the circumstances to the signature: where reasons, operative part and signature begin."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pipeline.grammar import Grammar
from pipeline.grammar.wording import search_at_end
from pipeline.segment.formulas import (
    Formula,
    FormulaPlace,
    Formulas,
    names_body_last,
    rests_on_norms,
)
from pipeline.segment.openers import Level, Opener, opener
from pipeline.segment.signature import is_signature
from pipeline.words.body_names import bodies
from pipeline.words.folding import Folded
from pipeline.words.sentence_ends import has_sentence_end

LAST = 8
"""Paragraphs from the end among which a ruling says when it takes effect."""


class Borders(NamedTuple):
    """Positions at which the parts begin; a part that is missing begins where the next one does.

    `grounds` is the first of the paragraphs right above `decision` that name the norms.
    """

    reasons: int
    grounds: int
    decision: int
    signature: int
    guessed: bool = False


class Below(NamedTuple):
    """The ruling's paragraphs below its opening, and the numbers that open points among them."""

    lines: Sequence[Folded]
    numbers: Mapping[int, Opener]
    start: int
    grammar: Grammar

    def is_unnumbered(self, at: int) -> bool:
        """Whether no number opens the paragraph."""
        return at not in self.numbers

    def opens_point(self, at: int) -> bool:
        """Whether a number opens a point of the ruling's own in the paragraph."""
        return not self.is_unnumbered(at) and self.numbers[at].level <= Level.POINT


def first_of_body(flow: Sequence[Folded], formulas: Formulas, grammar: Grammar) -> int:
    """Before which paragraph the opening ends at the latest."""
    known = grammar.sections
    return next(
        (
            at
            for at, line in enumerate(flow)
            if (formulas.resolves and at >= formulas.resolves.first)
            or ((number := opener(line)) and number.level <= Level.POINT)
            or known.basis.search(line.folded)
            or rests_on_norms(line, grammar)
        ),
        len(flow),
    )


def read_body(flow: Below, resolves: Formula | None, *, guidance: bool, opened: bool) -> Borders:
    """Divide the paragraphs below the opening.

    A resolution that gives guidance has no reasons: all above its formula introduces it. A text
    that does not show its opening (`opened`) begins somewhere in the reasons.
    """
    decision = _decision(flow, resolves, guidance=guidance, opened=opened)
    signature = _signature(flow, decision)
    grounds = decision if guidance else _grounds(flow, decision, resolves)
    if guidance:
        return Borders(decision, decision, decision, signature)
    reasons, guessed = _reasons(flow, min(grounds, signature), opened=opened)
    return Borders(reasons, grounds, decision, signature, guessed)


def _decision(flow: Below, resolves: Formula | None, *, guidance: bool, opened: bool) -> int:
    """Where the operative part begins: with its formula, or else below the grounds."""
    end = len(flow.lines)
    if resolves:
        return resolves.last + 1 if resolves.place is FormulaPlace.END else resolves.first
    if guidance:
        return _first_point(flow)
    grounds = [at for at in range(flow.start, end) if _names_norms(flow, at)]
    below = grounds[-1] + 1 if grounds else _last_restart(flow, opened=opened)
    # The body's name may stand in a paragraph of its
    # own between the grounds and the operative part.
    while grounds and below < end and _names_body_only(flow.lines[below], flow.grammar):
        below += 1
    return below


def _first_point(flow: Below) -> int:
    """Where guidance begins: with its first number, or at once if that is none to begin with."""
    first = next(iter(sorted(flow.numbers)), len(flow.lines))
    number = flow.numbers.get(first)
    begins = number is None or (number.level <= Level.POINT and number.order == (1,))
    return first if begins or flow.start else 0


def _names_norms(flow: Below, at: int) -> bool:
    """Whether a paragraph alone shows that it is the grounds, by its first words and what it goes on to say."""
    known, folded = flow.grammar.sections, flow.lines[at].folded
    return (
        flow.is_unnumbered(at)
        and bool(known.grounds_open.match(folded))
        and bool(known.guided.search(folded) or names_body_last(folded, flow.grammar))
    )


def _last_restart(flow: Below, *, opened: bool) -> int:
    """Where the numbers begin again for the last time, if what follows decides.

    Reasons and operative part begin at 1 each: a text that begins inside of a ruling and has no 1
    is the end of the operative part.
    """
    known, end = flow.grammar.sections, len(flow.lines)
    decides = any(
        known.operative.search(line.folded) for line in flow.lines[max(flow.start, end - LAST) :]
    )
    first = [
        at
        for at, number in flow.numbers.items()
        if number.level is Level.POINT and number.order == (1,)
    ]
    if not decides:
        return end
    inside = not opened and any(number.level is Level.POINT for number in flow.numbers.values())
    return first[-1] if first else flow.start if inside else end


def _signature(flow: Below, decision: int) -> int:
    """Where the signature begins: the first such paragraph below an operative one."""
    end = len(flow.lines)
    # Without an operative part only the last paragraph can be the signature.
    start = decision + 1 if decision < end else max(flow.start, end - 1)
    if start >= end or (decision == end and start and _names_norms(flow, start - 1)):
        return end
    return next(
        (
            at
            for at in range(start, end)
            if flow.is_unnumbered(at) and is_signature(flow.lines[at : at + 2], flow.grammar)
        ),
        end,
    )


def _grounds(flow: Below, decision: int, resolves: Formula | None) -> int:
    """Where the paragraphs on the norms begin, right above the operative part.

    Where a text is cut they must tell themselves: any paragraph may be the last.
    """
    cut = resolves is None and decision >= len(flow.lines)
    at = decision
    while at - 1 > flow.start and _names_body_only(flow.lines[at - 1], flow.grammar):
        at -= 1
    above = at - 1
    if above < flow.start or not flow.is_unnumbered(above):
        return decision
    are_grounds = _names_norms(flow, above) if cut else _rests_on_norms(flow, above)
    return above if are_grounds else decision


def _names_body_only(line: Folded, grammar: Grammar) -> bool:
    match = search_at_end(bodies(grammar).closing, line.folded)
    return match is not None and not line.folded[: match.start()].strip()


def _rests_on_norms(flow: Below, at: int) -> bool:
    """Whether the paragraph right above the formula is about its grounds.

    Without the usual first words it must be one sentence: a reason that the grounds were glued to
    stays a reason.
    """
    known, line = flow.grammar.sections, flow.lines[at]
    if known.grounds_open.match(line.folded):
        return True
    leads = known.guided.search(line.folded) or names_body_last(
        _without_formula(line, flow.grammar), flow.grammar
    )
    return bool(leads) and not has_sentence_end(line.text, flow.grammar)


def _without_formula(line: Folded, grammar: Grammar) -> str:
    match = search_at_end(grammar.sections.deciding.closing, line.folded)
    return line.folded[: match.start()].rstrip() if match else line.folded


def _reasons(flow: Below, stop: int, *, opened: bool) -> tuple[int, bool]:
    """Where the reasons begin, and whether that is a guess.

    They begin with the paragraph in which the court says what it proceeds from, or below it if it
    says other things first; else with the first numbered point; else below the paragraphs whose
    first words tell of the application.
    """
    questions = turn_below_questions(
        flow.lines, flow.numbers, range(flow.start, stop), flow.grammar
    )
    points = range(flow.start if questions is None else questions, stop)
    number = next((at for at in points if flow.opens_point(at)), stop)
    turns = ((at, _turns_late(flow, at)) for at in range(points.start, number))
    turn = next(((at, more) for at, more in turns if more is not None), None)
    if turn:
        # The flag counts as one: where other things come
        # first, the reasons begin in the next paragraph.
        return sum(turn), False
    if opened and number < stop:
        # Where no circumstances stand above the first number, these may be numbered, too.
        return number, number == points.start
    at = flow.start + opened
    while at < number and _tells_facts(flow, at):
        at += 1
    return min(at, number), opened and flow.start < stop


def turn_below_questions(
    flow: Sequence[Folded], numbers: Mapping[int, Opener], stretch: range, grammar: Grammar
) -> int | None:
    """Where the court turns to its reasons below a list of questions that are numbered as points are.

    A paragraph of the application announces these, and the reasons begin at 1 again. None where no such
    list stands above the reasons.
    """
    points = [at for at in stretch if at in numbers and numbers[at].level is Level.POINT]
    if not points or points[0] == stretch.start or not flow[points[0] - 1].text.endswith(":"):
        return None
    anew = next((at for at in points[1:] if numbers[at].order == (1,)), stretch.start)
    last = max((at for at in points if at < anew), default=anew)
    return next((at for at in range(last + 1, anew) if turn_to_reasons(flow[at], grammar)), None)


def _tells_facts(flow: Below, at: int) -> bool:
    """Whether a paragraph is about the application, or an item of a list that one announced."""
    listed = at > flow.start and flow.lines[at - 1].text.endswith((":", ";", ","))
    return listed or bool(flow.grammar.sections.facts_open.match(flow.lines[at].folded))


def _turns_late(flow: Below, at: int) -> bool | None:
    """Whether the court turns to its reasons in a paragraph that says other things before.

    None where it does not turn to them at all.
    """
    line = flow.lines[at]
    match = turn_to_reasons(line, flow.grammar)
    return has_sentence_end(line.text[: match.start()], flow.grammar) if match else None


def turn_to_reasons(line: Folded, grammar: Grammar) -> re.Match[str] | None:
    """Find the words by which the court turns to its reasons."""
    found = grammar.sections.basis.search(line.folded)
    return found if found and bodies(grammar).named.search(line.folded) else None
