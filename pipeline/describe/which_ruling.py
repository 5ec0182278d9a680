"""Which ruling it is: court, kind, number, date, title, and what was asked."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from pipeline.annotation import Annotation
from pipeline.codes import Code
from pipeline.enactment.enacting import Enacting
from pipeline.enactment.ruling import enactment_of
from pipeline.grammar import Grammar
from pipeline.grammar.wording import alternation
from pipeline.sections import Part, Sections
from pipeline.terms import BlockRole, Court, Kind, MarkKind, QuestionKind
from pipeline.text import CleanText, Finding, Span
from pipeline.words.folding import fold
from pipeline.words.works import JudgmentName, frbr_number


class RulingIdentity(NamedTuple):
    """What identifies a ruling. `number` is as printed (`8-НҚ`) but for blanks.

    `annotations` mark court, date and number where the header holds them.
    """

    court: Court
    kind: Kind
    title: str | None
    number: str | None
    date: str | None
    question: QuestionKind | None
    annotations: tuple[Annotation, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def name(self) -> JudgmentName | None:
        """What its IRI says; None without date or number."""
        number = frbr_number(self.number or "")
        if self.date is None or number is None:
            return None
        return JudgmentName(self.kind, self.court, self.date, number)


def identify(text: CleanText, sections: Sections, grammar: Grammar) -> RulingIdentity:
    """Which ruling it is from its header.

    The enactment line alone counts for number and date: titles name other acts by theirs.
    """
    header = _Header(text.text, sections, grammar)
    court, told_kind = sections.court, header.kind()
    kind = told_kind or Kind.NORMATIVE_RESOLUTION
    title, findings = header.title()
    number, day = header.enacted.number, header.enacted.day
    date = day.isoformat() if day else None
    if told_kind is None:
        findings.append(Finding.of(Code.KIND_UNKNOWN, Span(0, 0)))
    for one in header.enacted.lines[:1]:
        untold = {Code.NUMBER_UNKNOWN: frbr_number(number or ""), Code.DATE_UNKNOWN: date}
        findings += [Finding.of(c, one.parts[0].span) for c, told in untold.items() if told is None]
    return RulingIdentity(
        court=court,
        kind=kind,
        title=title,
        number=number,
        date=date,
        question=question_kind(title, court, kind, grammar),
        # What is broken over two paragraphs cannot be marked as one.
        annotations=tuple(
            sorted(
                (mark for mark in header.marks() if "\n" not in text.text[slice(*mark.span)]),
                key=lambda mark: mark.span,
            )
        ),
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
def _additional_decision(grammar: Grammar) -> re.Pattern[str]:
    """Compile the name of an additional decision."""
    words = grammar.identity
    return re.compile(
        rf"(?<!\w){alternation(words.additional)} {alternation(words.acts.words)}(?!\w)"
    )


_ACT_WORDS = frozenset({"normative", "additional", "act"})
"""Words that an act is called by."""

_FIELD = 255
"""Characters at which databases cut what they hold."""
_AS_LONG_AS_A_FIELD = (
    f"The title has {_FIELD} characters, at which databases cut; it may go on in the original."
)


class _Header:
    """The header of one ruling and the words of its enactment lines."""

    def __init__(self, text: str, sections: Sections, grammar: Grammar) -> None:
        self.text, self.sections, self.grammar = text, sections, grammar
        self.enacted = enactment_of(text, sections, grammar)

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
        points = [
            fold(self.text[slice(*one.body)], self.grammar)
            for one in self.sections.within(Part.DECISION)
        ]
        force = [point for point in points if known.effect_open.match(point)]
        own = [*force, *filter(known.operative.search, points)]
        if any(map(_additional_decision(self.grammar).search, own)):
            return Kind.ADDITIONAL_DECISION
        return Kind.NORMATIVE_RESOLUTION if force else None

    def title(self) -> tuple[str | None, list[Finding]]:
        """The title as printed, its paragraphs joined by blanks; the whole one if it is cut."""
        spans = [one.span for one in self.sections.annotations if one.kind is MarkKind.TITLE]
        repeated = [one.span for one in self.sections.of(BlockRole.REPEATED_TITLE)]
        title, again = (
            " ".join(self.text[slice(*span)] for span in printed) for printed in (spans, repeated)
        )
        if title and len(again) > len(title) and again.startswith(title):
            return again, [Finding.of(Code.TITLE_CUT, spans[0])]
        if len(title) == _FIELD:
            return title, [Finding(Code.TITLE_CUT, spans[0], _AS_LONG_AS_A_FIELD)]
        return title or None, []

    def marks(self) -> Iterator[Annotation]:
        """Mark kind, court, date and number in the header."""
        for one in self.enacted.lines:
            at, name = one.line.span.start, one.found.name()
            if act := self._act(one):
                yield Annotation(MarkKind.DOC_TYPE, act.shift(at))
            if name:
                yield Annotation(MarkKind.COURT, name.shift(at), value=one.found.court)
        for kind, mark in (("date", MarkKind.DATE), ("number", MarkKind.NUMBER)):
            if placed := self.enacted.first(kind):
                yield Annotation(mark, placed.span, value=placed.word.text or placed.printed)

    def _act(self, one: Enacting) -> Span | None:
        """What an enactment line calls the act, without the words that stand between."""
        named = [word.span for word in one.found.words if word.kind in _ACT_WORDS]
        act = one.found.word("act")
        whole = Span(named[0].start, named[-1].end) if act else Span(0, 0)
        apart = len(one.line.text[slice(*whole)].split()) != len(named)
        return act.span if act and apart else whole if act else None
