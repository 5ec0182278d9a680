"""What a ruling lacks. It is said, and nothing else follows from it."""

import re
from collections.abc import Iterator, Sequence

from pipeline.codes import ABOUT, Code
from pipeline.grammar import Grammar
from pipeline.grammar.wording import ends
from pipeline.sections import TITLES, Part
from pipeline.segment.formulas import Formulas
from pipeline.segment.header import TITLES_BESIDE
from pipeline.segment.structure import Placed, signature_inside
from pipeline.terms import BlockRole, Court
from pipeline.text import Finding, Span
from pipeline.words.folding import Folded

ORDER = tuple(Part)
_TOP = {Part.HEADER, Part.INTRODUCTION}
_NAMING = {*TITLES, BlockRole.ENACTMENT}
_Answer = tuple[Code, Part, bool]
"""A code, where the part that it is about should be, and whether that is there."""


def lacks(
    placed: Sequence[Placed], formulas: Formulas, court: Court, grammar: Grammar
) -> tuple[Finding, ...]:
    """A finding for every part that is missing, at the place where it should be."""
    ruling, guides = _Ruling(placed, formulas, grammar), court is Court.SUPREME_COURT
    asked = (*ruling.common(), *(ruling.guidance() if guides else ruling.case(court)))
    missing = (
        Finding(code, _place(placed, part), ABOUT[code][1])
        for code, part, there in asked
        if not there
    )
    return (*missing, *(() if guides else ruling.unmarked()))


class _Ruling:
    """Questions to a segmented ruling: which parts are there, by role or by their words."""

    def __init__(self, placed: Sequence[Placed], formulas: Formulas, grammar: Grammar) -> None:
        self.placed, self.formulas, self.grammar = placed, formulas, grammar
        self.known = grammar.sections
        self.roles = {one.role for one in placed}

    def common(self) -> Iterator[_Answer]:
        """Whether the parts are there that every ruling has."""
        yield Code.PART_MISSING_TITLE, Part.HEADER, self._titled()
        yield Code.PART_MISSING_ENACTMENT, Part.HEADER, BlockRole.ENACTMENT in self.roles
        yield Code.PART_MISSING_RESOLVES, Part.DECISION, self.formulas.resolves is not None
        yield (
            Code.PART_MISSING_OPERATIVE,
            Part.DECISION,
            self._holds(Part.DECISION, BlockRole.RESOLVES),
        )
        yield Code.PART_MISSING_SIGNATURE, Part.CONCLUSIONS, self._signed()

    def guidance(self) -> Iterator[_Answer]:
        """Whether what only resolutions with guidance have is there."""
        yield Code.PART_MISSING_INTRODUCTION, Part.INTRODUCTION, self._holds(Part.INTRODUCTION)

    def case(self, court: Court) -> Iterator[_Answer]:
        """Whether the parts are there that only rulings in a case have."""
        known, asked = self.known, self.known.question.within
        for code, part, role, mark in (
            (Code.PART_MISSING_COMPOSITION, Part.HEADER, BlockRole.COMPOSITION, known.composition),
            (Code.PART_MISSING_QUESTION, Part.INTRODUCTION, BlockRole.QUESTION, asked),
            (
                Code.PART_MISSING_RAPPORTEURS,
                Part.BACKGROUND,
                BlockRole.RAPPORTEURS,
                known.rapporteurs,
            ),
        ):
            yield code, part, role in self.roles or self._says(mark)
        # A colon at the end only announces a list of those who took part.
        present = BlockRole.PARTICIPANTS in self.roles or self._says(known.participants_mark, ":")
        yield Code.PART_MISSING_PARTICIPANTS, Part.HEADER, present
        established = self.formulas.established is not None
        yield Code.PART_MISSING_ESTABLISHED, Part.BACKGROUND, established
        reasons = self._holds(Part.MOTIVATION, BlockRole.GROUNDS)
        yield Code.PART_MISSING_REASONS, Part.MOTIVATION, reasons
        yield Code.PART_MISSING_GROUNDS, Part.DECISION, self._grounded()
        if court is Court.CONSTITUTIONAL_COURT:
            yield Code.PART_MISSING_IN_THE_NAME, Part.HEADER, self._in_the_name()

    def unmarked(self) -> Iterator[Finding]:
        """Say which parts were told by their place, since the words that mark them are missing."""
        marks = {
            BlockRole.COMPOSITION: self.known.composition,
            BlockRole.PARTICIPANTS: self.known.participants_mark,
            BlockRole.QUESTION: self.known.question.within,
        }
        for role, mark in marks.items():
            part = self._lines(role)
            if part and not self._says(mark):
                words = "The words that mark this part are missing; its place told what it is."
                yield Finding(Code.MARKER_MISSING, part[0].span, words)

    def _lines(self, role: BlockRole) -> list[Folded]:
        return [one.line for one in self.placed if one.role is role]

    def _holds(self, part: Part, *but: BlockRole) -> bool:
        """Whether a part has any paragraph, those of other roles left out."""
        return any(one.part is part and one.role not in but for one in self.placed)

    def _says(self, mark: re.Pattern[str], *ends_apart: str) -> bool:
        """Whether a paragraph above the body says a mark. A title may be about a question without there being one."""
        return any(
            mark.search(one.line.folded)
            for one in self.placed
            if one.part in _TOP and one.role not in _NAMING
            if not one.line.text.endswith(ends_apart)
        )

    def _titled(self) -> bool:
        return BlockRole.TITLE in self.roles or any(
            beside(line, self.grammar)
            for role, beside in TITLES_BESIDE.items()
            for line in self._lines(role)
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
        signed = BlockRole.SIGNATURE in self.roles
        return signed or signature_inside(self.placed, self.grammar) is not None


def _place(placed: Sequence[Placed], part: Part) -> Span:
    """The empty span at which a part should begin: before the first of a later part."""
    later = [
        one.line.span.start
        for one in placed
        if one.part is not Part.NOTES and ORDER.index(one.part) >= ORDER.index(part)
    ]
    at = min(later) if later else max((one.line.span.end for one in placed), default=0)
    return Span(at, at)
