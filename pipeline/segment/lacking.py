"""What a ruling lacks. It is said, and nothing else follows from it."""

import re
from collections.abc import Iterator, Sequence

from pipeline.codes import ABOUT, Code
from pipeline.grammar import Grammar
from pipeline.grammar.wording import ends
from pipeline.sections import Part
from pipeline.segment.formulas import Formulas
from pipeline.segment.header import TITLES_BESIDE
from pipeline.segment.signature import signature_at_end
from pipeline.segment.structure import Placed
from pipeline.terms import BlockRole, Court
from pipeline.text import Finding, Span

ORDER = tuple(Part)


def lacks(
    placed: Sequence[Placed], formulas: Formulas, court: Court, grammar: Grammar
) -> tuple[Finding, ...]:
    """A finding for every part that is missing, at the place where it should be."""
    ruling = _Ruling(placed, formulas, grammar)
    told = {**ruling.common(), **(ruling.guidance() if _guides(court) else ruling.case(court))}
    missing = (
        Finding(code, _place(placed, part), ABOUT[code][1])
        for code, (there, part) in told.items()
        if not there
    )
    return (*missing, *(() if _guides(court) else ruling.unmarked()))


def _guides(court: Court) -> bool:
    return court is Court.SUPREME_COURT


class _Ruling:
    """Questions to a segmented ruling: which parts are there, by role or by their words."""

    def __init__(self, placed: Sequence[Placed], formulas: Formulas, grammar: Grammar) -> None:
        self.placed, self.formulas, self.grammar = placed, formulas, grammar
        self.known = grammar.sections
        self.roles = {one.role for one in placed}

    def common(self) -> dict[Code, tuple[bool, Part]]:
        """Answer for the parts that every ruling has."""
        operative = any(
            one.part is Part.DECISION and one.role is not BlockRole.RESOLVES for one in self.placed
        )
        return {
            Code.PART_MISSING_TITLE: (self._titled(), Part.HEADER),
            Code.PART_MISSING_ENACTMENT: (BlockRole.ENACTMENT in self.roles, Part.HEADER),
            Code.PART_MISSING_RESOLVES: (self.formulas.resolves is not None, Part.DECISION),
            Code.PART_MISSING_OPERATIVE: (operative, Part.DECISION),
            Code.PART_MISSING_SIGNATURE: (self._signed(), Part.CONCLUSIONS),
        }

    def guidance(self) -> dict[Code, tuple[bool, Part]]:
        """Answer for what only resolutions with guidance have."""
        preamble = any(one.part is Part.INTRODUCTION for one in self.placed)
        return {Code.PART_MISSING_INTRODUCTION: (preamble, Part.INTRODUCTION)}

    def case(self, court: Court) -> dict[Code, tuple[bool, Part]]:
        """Answer for what only rulings in a case have."""
        known, top = self.known, (Part.HEADER, Part.INTRODUCTION)
        reasons = any(
            one.part is Part.MOTIVATION and one.role is not BlockRole.GROUNDS for one in self.placed
        )
        told = {
            Code.PART_MISSING_COMPOSITION: (
                self._has(BlockRole.COMPOSITION, known.composition, *top),
                Part.HEADER,
            ),
            Code.PART_MISSING_PARTICIPANTS: (self._takes_part(), Part.HEADER),
            Code.PART_MISSING_QUESTION: (
                self._has(BlockRole.QUESTION, known.question.within, *top),
                Part.INTRODUCTION,
            ),
            Code.PART_MISSING_RAPPORTEURS: (
                self._has(BlockRole.RAPPORTEURS, known.rapporteurs, *top),
                Part.BACKGROUND,
            ),
            Code.PART_MISSING_ESTABLISHED: (
                self.formulas.established is not None,
                Part.BACKGROUND,
            ),
            Code.PART_MISSING_REASONS: (reasons, Part.MOTIVATION),
            Code.PART_MISSING_GROUNDS: (self._grounded(), Part.DECISION),
        }
        if court is Court.CONSTITUTIONAL_COURT:
            told[Code.PART_MISSING_IN_THE_NAME] = (self._in_the_name(), Part.HEADER)
        return told

    def unmarked(self) -> Iterator[Finding]:
        """Say which parts were told by their place, since the words that mark them are missing."""
        marks = {
            BlockRole.COMPOSITION: self.known.composition,
            BlockRole.PARTICIPANTS: self.known.participants_mark,
            BlockRole.QUESTION: self.known.question.within,
        }
        for role, mark in marks.items():
            part = [one.line for one in self.placed if one.role is role]
            top = (Part.HEADER, Part.INTRODUCTION)
            if part and not self._says(mark, *top):
                words = "The words that mark this part are missing; its place told what it is."
                yield Finding(Code.MARKER_MISSING, part[0].span, words)

    def _has(self, role: BlockRole, mark: re.Pattern[str], *parts: Part) -> bool:
        return role in self.roles or self._says(mark, *parts)

    def _says(self, mark: re.Pattern[str], *parts: Part) -> bool:
        # A title may be about the composition or a question without there being one.
        titles = {BlockRole.TITLE, BlockRole.REPEATED_TITLE, BlockRole.ENACTMENT}
        return any(
            mark.search(one.line.folded)
            for one in self.placed
            if one.part in parts and one.role not in titles
        )

    def _takes_part(self) -> bool:
        """Whether anybody took part; a colon at the end only announces a list."""
        mark = self.known.participants_mark
        return BlockRole.PARTICIPANTS in self.roles or any(
            mark.search(one.line.folded) and not one.line.text.endswith(":")
            for one in self.placed
            if one.part in {Part.HEADER, Part.INTRODUCTION}
        )

    def _titled(self) -> bool:
        return BlockRole.TITLE in self.roles or any(
            beside(one.line, self.grammar)
            for role, beside in TITLES_BESIDE.items()
            for one in self.placed
            if one.role is role
        )

    def _in_the_name(self) -> bool:
        first, last = self.known.in_the_name.opening, self.known.in_the_name.closing
        return BlockRole.IN_THE_NAME in self.roles or any(
            first.match(one.line.folded) or ends(last, one.line.folded)
            for one in self.placed
            if one.part is Part.HEADER
        )

    def _grounded(self) -> bool:
        reasons = [one for one in self.placed if one.part is Part.MOTIVATION]
        return BlockRole.GROUNDS in self.roles or bool(
            reasons and self.known.guided.search(reasons[-1].line.folded)
        )

    def _signed(self) -> bool:
        """Whether it is signed, be it in the last operative paragraph."""
        last = [one.line for one in self.placed if one.part is Part.DECISION][-1:]
        return BlockRole.SIGNATURE in self.roles or any(
            signature_at_end(line, self.grammar) is not None for line in last
        )


def _place(placed: Sequence[Placed], part: Part) -> Span:
    """The empty span at which a part should begin: before the first of a later part."""
    later = [
        one.line.span.start
        for one in placed
        if one.part is not Part.NOTES and ORDER.index(one.part) >= ORDER.index(part)
    ]
    at = min(later) if later else max((one.line.span.end for one in placed), default=0)
    return Span(at, at)
