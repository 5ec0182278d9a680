"""Which ruling it is: court, kind, number, date, title, and what was asked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import NamedTuple

from pipeline.annotation import Annotation
from pipeline.codes import ABOUT, Code
from pipeline.enactment.ruling import enacted
from pipeline.errors import NotARulingError
from pipeline.grammar import Grammar
from pipeline.grammar.wording import alternation
from pipeline.sections import Paragraph, Part, Sections
from pipeline.segment.header import TITLES_BESIDE
from pipeline.terms import BlockRole, Court, Kind, MarkKind, QuestionKind
from pipeline.text import CleanText, Finding, Span
from pipeline.words.body_names import named_court
from pipeline.words.folding import Folded, fold


@dataclass(frozen=True, slots=True)
class RulingIdentity:
    """What identifies a ruling. `number` is as printed (`8-НҚ`) but for blanks.

    `annotations` mark title, court, date and number where the header holds them.
    """

    court: Court
    kind: Kind
    title: str | None
    number: str | None
    date: str | None
    question: QuestionKind | None
    annotations: tuple[Annotation, ...] = ()
    findings: tuple[Finding, ...] = ()


def identify(text: CleanText, sections: Sections, grammar: Grammar) -> RulingIdentity:
    """Which ruling it is from its header.

    The enactment line alone counts for number and date: titles name other acts by theirs. Raises
    NotARulingError if no place names a court that is known, which `segment` has made sure of.
    """
    header = _Header(text.text, sections, grammar)
    court, kind = header.court(), header.kind()
    title, title_findings = header.title()
    number, day = header.enacted.number, header.enacted.day
    date = day.isoformat() if day else None
    findings = [*title_findings]
    if kind is None:
        kind = Kind.NORMATIVE_RESOLUTION
        findings.append(Finding(Code.KIND_UNKNOWN, Span(0, 0), ABOUT[Code.KIND_UNKNOWN][1]))
    if header.enacted.lines:
        at = header.enacted.lines[0].parts[0].span
        findings += (
            [] if number else [Finding(Code.NUMBER_UNKNOWN, at, ABOUT[Code.NUMBER_UNKNOWN][1])]
        )
        findings += [] if date else [Finding(Code.DATE_UNKNOWN, at, ABOUT[Code.DATE_UNKNOWN][1])]
    return RulingIdentity(
        court=court,
        kind=kind,
        title=title,
        number=number,
        date=date,
        question=question_kind(title, court, kind, grammar),
        annotations=tuple(sorted(header.marks(), key=lambda mark: mark.span)),
        findings=tuple(findings),
    )


def question_kind(
    title: str | None, court: Court, kind: Kind, grammar: Grammar
) -> QuestionKind | None:
    """What was asked, by the title; None if it does not say."""
    if kind is Kind.ADDITIONAL_DECISION:
        return QuestionKind.ADDITIONAL
    if court is Court.SUPREME_COURT:
        return QuestionKind.GUIDANCE
    folded = fold(title or "", grammar)
    return next(
        (kind for kind, words in grammar.identity.questions.items() if words.search(folded)), None
    )


@cache
def _additional(grammar: Grammar) -> re.Pattern[str]:
    """Compile the name of an additional decision."""
    words = grammar.identity
    return re.compile(
        rf"(?<!\w){alternation(words.additional)} {alternation(words.acts.words)}(?!\w)"
    )


_ACT_WORDS = frozenset({"normative", "additional", "act"})
"""Words that an act is called by."""


class _Mark(NamedTuple):
    """A stretch of the header and what it says."""

    kind: MarkKind
    span: Span
    value: str | None


class _Header:
    """The header of one ruling and the words of its enactment lines."""

    def __init__(self, text: str, sections: Sections, grammar: Grammar) -> None:
        self.text, self.sections, self.grammar = text, sections, grammar
        self.enacted = enacted(text, sections, grammar)

    def court(self) -> Court:
        """The body: by the enactment line, else by who sat, decided, signed or publishes."""
        if self.enacted.court:
            return self.enacted.court
        roles = (
            BlockRole.COMPOSITION,
            BlockRole.RAPPORTEURS,
            BlockRole.GROUNDS,
            BlockRole.SIGNATURE,
        )
        places = [one for role in roles for one in self.sections.of(role)]
        # A generator, so that later places are read only where the earlier ones name no court.
        found = (self._named(one) for one in (*places, *self._closing(), *self.sections.paragraphs))
        court = next((court for court in found if court), None)
        if court is None:
            raise NotARulingError("No court that is known is named in this text.")
        return court

    def _closing(self) -> tuple[Paragraph, ...]:
        """The operative points below the one on the ruling's own force."""
        effect = self.grammar.sections.effect_open
        decided = self.sections.within(Part.DECISION)
        lines = [self._line(one, one.body) for one in decided]
        force = (at for at, line in enumerate(lines) if effect.match(line.folded))
        return decided[next(force, len(decided)) + 1 :]

    def kind(self) -> Kind | None:
        """The kind by the word before the act's, in the enactment line or where it decides."""
        if self.enacted.first("additional"):
            return Kind.ADDITIONAL_DECISION
        if any(word.kind == "act" for one in self.enacted.lines for word in one.found.words):
            return Kind.NORMATIVE_RESOLUTION
        return self._decided_kind()

    def _decided_kind(self) -> Kind | None:
        """The kind by the points on the ruling's own force and publication."""
        known = self.grammar.sections
        lines = [self._line(one, one.body) for one in self.sections.within(Part.DECISION)]
        force = [line for line in lines if known.effect_open.match(line.folded)]
        own = [*force, *(line for line in lines if known.operative.search(line.folded))]
        if any(_additional(self.grammar).search(line.folded) for line in own):
            return Kind.ADDITIONAL_DECISION
        return Kind.NORMATIVE_RESOLUTION if force else None

    def title(self) -> tuple[str | None, list[Finding]]:
        """The title as printed, its paragraphs joined by blanks; the whole one if it is cut."""
        title = " ".join(self._titles(BlockRole.TITLE)) or None
        again = " ".join(self._titles(BlockRole.REPEATED_TITLE))
        if title and len(again) > len(title) and again.startswith(title):
            at = next(self._title_spans(BlockRole.TITLE))
            return again, [Finding(Code.TITLE_CUT, at, ABOUT[Code.TITLE_CUT][1])]
        return title, []

    def marks(self) -> Iterator[Annotation]:
        """Mark title, kind, court, date and number in the header."""
        for span in self._title_spans(BlockRole.TITLE):
            yield Annotation(MarkKind.TITLE, span)
        for mark, span, value in (*self._kinds(), *self._courts(), *self._numbers()):
            # What is broken over two paragraphs cannot be marked as one.
            if "\n" not in self.text[span.start : span.end]:
                yield Annotation(mark, span, value=value)

    def _kinds(self) -> Iterator[_Mark]:
        """What the enactment lines call the act, without the words that stand between."""
        for one in self.enacted.lines:
            named = [w.span for w in one.found.words if w.kind in _ACT_WORDS]
            act = [w.span for w in one.found.words if w.kind == "act"]
            whole = Span(named[0].start, named[-1].end) if named else None
            if whole and act:
                between = one.line.text[slice(*whole)]
                span = whole if len(between.split()) == len(named) else act[0]
                yield _Mark(MarkKind.DOC_TYPE, span.shift(one.line.span.start), None)

    def _courts(self) -> Iterator[_Mark]:
        for one in self.enacted.lines:
            name = one.found.name()
            if name:
                yield _Mark(MarkKind.COURT, name.shift(one.line.span.start), one.found.court)

    def _numbers(self) -> Iterator[_Mark]:
        for kind, mark in (("date", MarkKind.DATE), ("number", MarkKind.NUMBER)):
            told = self.enacted.first(kind)
            if told:
                yield _Mark(mark, told.span, told.word.text or told.printed)

    def _titles(self, role: BlockRole) -> Iterator[str]:
        for start, end in self._title_spans(role):
            yield self.text[start:end]

    def _title_spans(self, role: BlockRole) -> Iterator[Span]:
        for one in self.sections.of(role):
            yield one.span
        if role is BlockRole.TITLE and not self.sections.of(role):
            yield from islice(self._titles_beside(), 1)

    def _titles_beside(self) -> Iterator[Span]:
        """The titles that share a paragraph with something else."""
        for role, beside in TITLES_BESIDE.items():
            for one in self.sections.of(role):
                title = beside(self._line(one), self.grammar)
                if title:
                    yield title.shift(one.span.start)

    def _named(self, paragraph: Paragraph) -> Court | None:
        return named_court(self._line(paragraph).folded, self.grammar)

    def _line(self, paragraph: Paragraph, part: Span | None = None) -> Folded:
        return Folded.of(self.text, part or paragraph.span, self.grammar)
