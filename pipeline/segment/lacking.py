"""What a ruling lacks. It is said, and nothing else follows from it."""

from collections.abc import Iterator, Sequence

from pipeline.codes import Code
from pipeline.grammar import Grammar
from pipeline.grammar.wording import search_at_end
from pipeline.sections import TITLES, Part
from pipeline.segment.formulas import Formulas
from pipeline.segment.structure import Placed, signature_inside
from pipeline.terms import BlockRole, Court
from pipeline.text import Finding, Span

ORDER = tuple(Part)
_TOP = {Part.HEADER, Part.INTRODUCTION}
_NAMING = {*TITLES, BlockRole.ENACTMENT}
_OPENING = (
    (BlockRole.COMPOSITION, Code.PART_MISSING_COMPOSITION, Part.INTRODUCTION),
    (BlockRole.PARTICIPANTS, Code.PART_MISSING_PARTICIPANTS, Part.INTRODUCTION),
    (BlockRole.QUESTION, Code.PART_MISSING_QUESTION, Part.INTRODUCTION),
    (BlockRole.RAPPORTEURS, Code.PART_MISSING_RAPPORTEURS, Part.BACKGROUND),
)
_Answer = tuple[Code, Part, bool]
"""A code, before the end of which part it should be (a header's last paragraphs: where the next part begins), and whether it is there."""


def missing_parts(
    placed: Sequence[Placed], formulas: Formulas, court: Court, grammar: Grammar, *, titled: bool
) -> Iterator[Finding]:
    """A finding for every part that is missing, at the place where it should be."""
    ruling, guides = _SegmentedRuling(placed, formulas, grammar), court is Court.SUPREME_COURT
    asked = (
        *ruling.common_parts(titled=titled),
        *(ruling.guidance_parts() if guides else ruling.case_parts(court)),
    )
    for code, part, there in asked:
        if not there:
            yield Finding.of(code, _place_of_part(placed, part))
    yield from () if guides else ruling.unmarked_findings()


class _SegmentedRuling:
    """Questions to a segmented ruling: which parts are there, by role or by their words."""

    def __init__(self, placed: Sequence[Placed], formulas: Formulas, grammar: Grammar) -> None:
        self.placed, self.formulas, self.grammar = placed, formulas, grammar
        self.known = grammar.sections
        self.roles = {one.role for one in placed}
        self.marks = {
            BlockRole.COMPOSITION: self.known.composition,
            BlockRole.PARTICIPANTS: self.known.participants_mark,
            BlockRole.QUESTION: self.known.question.within,
            BlockRole.RAPPORTEURS: self.known.rapporteurs,
        }

    def common_parts(self, *, titled: bool) -> Iterator[_Answer]:
        """Whether the parts are there that every ruling has."""
        operative = self._has_part(Part.DECISION, BlockRole.RESOLVES)
        inside = signature_inside(self.placed, self.grammar)
        signed = BlockRole.SIGNATURE in self.roles or inside is not None
        yield Code.PART_MISSING_TITLE, Part.HEADER, titled
        yield Code.PART_MISSING_ENACTMENT, Part.HEADER, BlockRole.ENACTMENT in self.roles
        resolves = self.formulas.resolves is not None or self._only_amends()
        yield Code.PART_MISSING_RESOLVES, Part.DECISION, resolves
        yield Code.PART_MISSING_OPERATIVE, Part.DECISION, operative
        yield Code.PART_MISSING_SIGNATURE, Part.CONCLUSIONS, signed

    def guidance_parts(self) -> Iterator[_Answer]:
        """Whether what only resolutions with guidance have is there."""
        introduced = self._has_part(Part.INTRODUCTION) or self._only_amends()
        yield Code.PART_MISSING_INTRODUCTION, Part.INTRODUCTION, introduced

    def case_parts(self, court: Court) -> Iterator[_Answer]:
        """Whether the parts are there that only rulings in a case have."""
        established = self.formulas.established is not None
        reasons = self._has_part(Part.MOTIVATION, BlockRole.GROUNDS)
        for role, code, part in _OPENING:
            # A colon at the end only announces a list of those who took part.
            apart = (":",) if role is BlockRole.PARTICIPANTS else ()
            yield code, part, role in self.roles or self._has_words_of(role, *apart)
        yield Code.PART_MISSING_ESTABLISHED, Part.BACKGROUND, established
        yield Code.PART_MISSING_REASONS, Part.MOTIVATION, reasons
        yield Code.PART_MISSING_GROUNDS, Part.DECISION, self._has_grounds()
        if court is Court.CONSTITUTIONAL_COURT:
            yield Code.PART_MISSING_IN_THE_NAME, Part.HEADER, self._is_in_the_name()

    def unmarked_findings(self) -> Iterator[Finding]:
        """Say which parts were told by their place, since the words that mark them are missing."""
        for role in (BlockRole.COMPOSITION, BlockRole.PARTICIPANTS, BlockRole.QUESTION):
            part = [one for one in self.placed if one.role is role]
            if part and not self._has_words_of(role):
                yield _unmarked_finding(part[0])
        for one in [one for one in self.placed if one.role is BlockRole.GROUNDS][:1]:
            words = one.line.folded
            opened = self.known.grounds_open.match(words) or self.known.guided.search(words)
            # One without a figure names the court alone.
            if any(map(str.isdigit, words)) and not opened:
                yield _unmarked_finding(one)

    def _only_amends(self) -> bool:
        """Whether a title tells of changes to other rulings and the first point follows it, as no preamble leads many."""
        titles = (one.line.folded for one in self.placed if one.role is BlockRole.TITLE)
        below = next((one for one in self.placed if one.part not in _TOP), None)
        amends = any(map(self.grammar.editions.amending_title.search, titles))
        return amends and below is not None and below.role is BlockRole.POINT

    def _has_part(self, part: Part, *but: BlockRole) -> bool:
        """Whether a part has any paragraph, those of other roles left out."""
        return any(one.part is part and one.role not in but for one in self.placed)

    def _has_words_of(self, role: BlockRole, *ends_apart: str) -> bool:
        """Whether a paragraph above the body says what marks a role. A title may be about a question without there being one."""
        return any(
            self.marks[role].search(one.line.folded)
            for one in self.placed
            if one.part in _TOP and one.role not in _NAMING
            if not one.line.text.endswith(ends_apart)
        )

    def _is_in_the_name(self) -> bool:
        """Whether the header says in whose name the court rules."""
        first, last = self.known.in_the_name.opening, self.known.in_the_name.closing
        return BlockRole.IN_THE_NAME in self.roles or any(
            first.match(one.line.folded) or search_at_end(last, one.line.folded)
            for one in self.placed
            if one.part is Part.HEADER
        )

    def _has_grounds(self) -> bool:
        """Whether the norms are named that the ruling rests on."""
        reasons = [one for one in self.placed if one.part is Part.MOTIVATION]
        return BlockRole.GROUNDS in self.roles or bool(
            reasons and self.known.guided.search(reasons[-1].line.folded)
        )


def _unmarked_finding(one: Placed) -> Finding:
    """The finding for a part that its place alone told."""
    words = "The words that mark this part are missing; its place told what it is."
    return Finding(Code.MARKER_MISSING, one.line.span, words)


def _place_of_part(placed: Sequence[Placed], part: Part) -> Span:
    """The empty span at which a part should begin: before the first of a later part."""
    later = [
        one.line.span.start
        for one in placed
        if one.part is not Part.NOTES and ORDER.index(one.part) >= ORDER.index(part)
    ]
    at = min(later) if later else max((one.line.span.end for one in placed), default=0)
    return Span(at, at)
