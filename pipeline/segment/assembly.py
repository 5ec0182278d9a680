"""Landmarks into paragraphs: every paragraph gets its part, its role and its eId."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from pipeline.annotation import Annotation
from pipeline.codes import Code
from pipeline.grammar import Grammar
from pipeline.sections import Part
from pipeline.segment.borders import Borders, turn_below_questions
from pipeline.segment.formulas import Formula, FormulaPlace, Formulas
from pipeline.segment.nesting import nest
from pipeline.segment.openers import Level, Opener, opener
from pipeline.segment.opening import Opening
from pipeline.segment.quotations import MARK, Quotation, Unclosed, positions_inside, quotations
from pipeline.segment.signature import continues_signature
from pipeline.segment.structure import Placed, signature_inside
from pipeline.terms import BlockRole, MarkKind
from pipeline.text import Finding, Span
from pipeline.words.body_names import bodies
from pipeline.words.folding import Folded
from pipeline.words.personal_names import names_somebody
from pipeline.words.provision_words import unit_forms
from pipeline.words.quotes import CLOSING

PARTS = {
    BlockRole.QUESTION: Part.INTRODUCTION,
    BlockRole.RAPPORTEURS: Part.BACKGROUND,
    BlockRole.ESTABLISHED: Part.BACKGROUND,
}
"""Parts of the opening's roles; the others are the header's."""
POINTS = {Level.SECTION, Level.POINT, Level.SUB_POINT}
"""Levels of points; numbers of other lists open paragraphs."""


class Quoted(NamedTuple):
    """Quotations over several paragraphs, marks never closed, and the numbers outside of both."""

    quotations: tuple[Quotation, ...]
    unclosed: tuple[Unclosed, ...]
    numbers: Mapping[int, Opener]


def read_quoted(
    flow: Sequence[Folded], start: int, resolves: Formula | None, grammar: Grammar
) -> Quoted:
    """Find quotations below the opening and the numbers that open points, those quoted left out.

    No quotation runs over the formula «resolves».
    """
    border = max(start, resolves.first) if resolves else len(flow)
    stretches = (range(start, border), range(border, len(flow)))
    found = [quotations(flow, stretch) for stretch in stretches]
    spans = tuple(quotation for every, _ in found for quotation in every)
    quoted = set(positions_inside(spans))
    numbers = _without_initials(
        {
            at: number
            for at in range(start, len(flow))
            if at not in quoted
            and (number := opener(flow[at]))
            and not _is_cited_number(flow[at], number, grammar)
        }
    )
    nested: dict[int, Opener] = {}
    turn = turn_below_questions(flow, numbers, stretches[0], grammar) or start
    for stretch in (range(start, turn), range(turn, border), stretches[1]):
        nested |= nest(flow, {at: numbers[at] for at in stretch if at in numbers})
    _, above = quotations(flow, range(start))
    # A title within a title of the opening shares its closing mark, so that of opening ones only a mark alone is told.
    lonely = [
        mark
        for mark in above
        if flow[mark.line].text[mark.at] in CLOSING or len(MARK.findall(flow[mark.line].text)) == 1
    ]
    return Quoted(spans, (*lonely, *(mark for _, every in found for mark in every)), nested)


def _is_cited_number(line: Folded, number: Opener, grammar: Grammar) -> bool:
    """Whether a number is that of the provision that a sentence begins with: `3) тармақшадағы …`."""
    word = next(iter(line.text[number.body :].lower().split(maxsplit=1)), "")
    listed = number.level is Level.SUB_POINT and grammar.provisions.numeral_first
    return listed and word in unit_forms(grammar)


def _without_initials(numbers: dict[int, Opener]) -> dict[int, Opener]:
    """Drop Roman numbers that do not begin at I: they are a person's initials."""
    roman = next((number.order for number in numbers.values() if not number.level), None)
    return {at: n for at, n in numbers.items() if n.level or roman == (1,)}


class Landmarks(NamedTuple):
    """All that was found, by positions in the ruling's paragraphs (the publisher's left out)."""

    flow: Sequence[Folded]
    opening: Opening
    formulas: Formulas
    quoted: Quoted
    body: Borders
    guidance: bool


def place_paragraphs(found: Landmarks, grammar: Grammar) -> list[Placed]:
    """Every paragraph between the landmarks, with its part and role."""
    opening = [
        Placed(line, PARTS.get(role, Part.HEADER), role)
        for line, role in zip(found.flow, found.opening.roles, strict=False)
    ]
    below = range(len(opening), len(found.flow))
    return opening + [_place_paragraph(found, at, grammar) for at in below]


def _place_paragraph(found: Landmarks, at: int, grammar: Grammar) -> Placed:
    """A paragraph below the opening, with its part and role."""
    line, number, body = found.flow[at], found.quoted.numbers.get(at), found.body
    plain = BlockRole.POINT if number and number.level in POINTS else BlockRole.PARAGRAPH
    if at >= body.signature:
        signed = at == body.signature or continues_signature(line, grammar)
        return Placed(
            line, Part.CONCLUSIONS, BlockRole.SIGNATURE if signed else BlockRole.PARAGRAPH
        )
    if at >= body.decision:
        if _is_formula(at, found.formulas.resolves):
            return Placed(line, Part.DECISION, BlockRole.RESOLVES)
        return Placed(line, Part.DECISION, plain, number)
    if at >= body.grounds:
        return Placed(line, Part.MOTIVATION, BlockRole.GROUNDS)
    if at >= body.reasons:
        return Placed(line, Part.MOTIVATION, plain, number)
    if found.guidance:
        begins = bodies(grammar).opening.match(line.folded)
        sits = begins and names_somebody(grammar, line.text)
        role = BlockRole.COMPOSITION if sits else BlockRole.PARAGRAPH
        return Placed(line, Part.INTRODUCTION, role)
    return Placed(line, Part.BACKGROUND, BlockRole.PARAGRAPH)


def _is_formula(at: int, formula: Formula | None) -> bool:
    own = formula is not None and formula.place is not FormulaPlace.END
    return formula is not None and own and formula.first <= at <= formula.last


def marks(found: Landmarks, placed: Sequence[Placed], grammar: Grammar) -> tuple[Annotation, ...]:
    """Mark formulas, quotations over several paragraphs, and a signature at a paragraph's end."""
    inside = signature_inside(placed, grammar)
    every = [
        *_formula_marks(found.flow, found.formulas.established),
        *_formula_marks(found.flow, found.formulas.resolves),
        *quotation_marks(found.flow, found.quoted.quotations),
        *([Annotation(MarkKind.SIGNATURE, inside)] if inside else ()),
    ]
    return tuple(sorted(every, key=lambda mark: (mark.span.start, -mark.span.end)))


def _formula_marks(flow: Sequence[Folded], formula: Formula | None) -> Iterator[Annotation]:
    if formula:
        for line, span in zip(flow[formula.first :], formula.spans, strict=False):
            yield Annotation(MarkKind.FORMULA, span.shift(line.span.start))


def quotation_marks(
    flow: Sequence[Folded], found: Sequence[Quotation], first: int = 1
) -> Iterator[Annotation]:
    """Mark quotations over several paragraphs, each with its number from the first one on."""
    for count, quotation in enumerate(found, first):
        for at in range(quotation.first, quotation.last + 1):
            line = flow[at]
            start = quotation.start if at == quotation.first else 0
            end = quotation.end if at == quotation.last else len(line.text)
            span = Span(start, end).shift(line.span.start)
            yield Annotation(MarkKind.QUOTATION, span, value=str(count))


def doubts(found: Landmarks, placed: Sequence[Placed]) -> Iterator[Finding]:
    """Say what could not be told for certain."""
    yield from unclosed_findings(found.flow, found.quoted)
    reasons = found.flow[found.body.reasons : found.body.grounds]
    if found.body.guessed and reasons:
        yield Finding.of(Code.REASONS_START_UNCLEAR, reasons[0].span)
    unsigned = (
        one.line.span
        for one in placed
        if one.part is Part.CONCLUSIONS and one.role is not BlockRole.SIGNATURE
    )
    for span in islice(unsigned, 1):
        yield Finding.of(Code.TEXT_AFTER_SIGNATURE, span)


def unclosed_findings(flow: Sequence[Folded], quoted: Quoted) -> Iterator[Finding]:
    """Say which quotation marks are never closed."""
    for mark in quoted.unclosed:
        at = flow[mark.line].span.start + mark.at
        yield Finding.of(Code.QUOTATION_OPEN, Span(at, at + 1))
