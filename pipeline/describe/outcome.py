"""What the court decided, point by point."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from pipeline.annotation import Annotation
from pipeline.codes import Code
from pipeline.describe.phrases import Deciding, deciding_words, surroundings
from pipeline.describe.points import points
from pipeline.describe.subjects import Place, share_of, targets
from pipeline.grammar.outcomes import Phrase
from pipeline.terms import BlockRole, MarkKind, OutcomeKind, Verdict
from pipeline.text import Finding, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pipeline.describe.points import Point, Sentence
    from pipeline.describe.subjects import Cited
    from pipeline.grammar import Grammar
    from pipeline.model import Scope
    from pipeline.sections import Sections
    from pipeline.text import CleanText


@dataclass(frozen=True, slots=True)
class Decided:
    """One thing that an operative point decides. `span` holds the deciding words."""

    point: str
    """eId of the point or sub-point."""
    block: str
    """eId of the paragraph."""
    kind: OutcomeKind
    verdict: Verdict | None
    span: Span
    targets: tuple[str, ...] = ()
    scope: Scope | None = None
    addressee: str | None = None
    term: str | None = None


@dataclass(frozen=True, slots=True)
class Outcomes:
    """All that the operative points decide, in order."""

    outcomes: tuple[Decided, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    findings: tuple[Finding, ...] = ()


def outcomes(
    text: CleanText, sections: Sections, grammar: Grammar, citations: Sequence[Cited]
) -> Outcomes:
    """Give what each operative point decides, tied to the provisions that it is about."""
    court = _Court(text.text, sections, grammar, citations)
    results = [court.decide(point) for point in points(text.text, sections, grammar)]
    decided = tuple(d for result in results for d in result.outcomes)
    return Outcomes(
        decided,
        tuple(
            Annotation(MarkKind.OUTCOME, span) for span in dict.fromkeys(d.span for d in decided)
        ),
        tuple(finding for result in results for finding in result.findings),
    )


class _Court:
    """One ruling's operative part, read point by point."""

    def __init__(
        self, text: str, sections: Sections, grammar: Grammar, citations: Sequence[Cited]
    ) -> None:
        self.text = text
        self.grammar = grammar
        self.cited = tuple(sorted(citations, key=lambda citation: citation.span))
        self.guidance = _holds(text, sections, _GUIDING, grammar.outcomes.guidance)
        asked = _holds(text, sections, _ASKING, grammar.outcomes.interpretation_asked)
        measured = _holds(text, sections, _ASKING, grammar.outcomes.review_asked)
        self.interprets = asked and not measured

    def decide(self, point: Point) -> Outcomes:
        """Give what a point decides, and whether it is understood."""
        words = {
            s: deciding_words(self.grammar, self.text, s.span, s.quoted) for s in point.sentences
        }
        silent = tuple(s.span for s, found in words.items() if not found)
        decided = [
            d for sentence, found in words.items() for d in self._sentence(sentence, found, silent)
        ]
        doubts = [w for found in words.values() for w in found if w.phrase.kind is None]
        if self.guidance:
            kinds = self.grammar.outcomes.guidance_kinds
            return Outcomes(tuple(d for d in decided if d.kind in kinds))
        if not decided and not doubts and self.interprets:
            return self._stated(point)
        return Outcomes(tuple(decided), findings=tuple(self._findings(point, decided, doubts)))

    def _sentence(
        self, sentence: Sentence, found: tuple[Deciding, ...], silent: tuple[Span, ...]
    ) -> Iterator[Decided]:
        measuring = [w for w in found if w.phrase.kind in {OutcomeKind.VERDICT, None}]
        # A norm that conforms as interpreted is explained in the same breath.
        told = {OutcomeKind.INTERPRETATION} if measuring else set()
        for words in found:
            kind = words.phrase.kind
            if kind is None or kind in told:
                continue
            if kind is not OutcomeKind.VERDICT:
                told.add(kind)
            before, after = surroundings(self.grammar, self.text, sentence.span, words, measuring)
            place = Place(words.span, before, after, silent)
            yield self._decided(sentence, words, kind, place)

    def _decided(
        self, sentence: Sentence, words: Deciding, kind: OutcomeKind, place: Place
    ) -> Decided:
        verdict = words.phrase.verdict
        share = (
            share_of(self.grammar, self.text, place, self.cited)
            if kind is OutcomeKind.VERDICT
            else None
        )
        urged = kind in {OutcomeKind.RECOMMENDATION, OutcomeKind.INTERIM_RULE}
        return Decided(
            point=sentence.point,
            block=sentence.paragraph.eId,
            kind=kind,
            verdict=self._interpreted(place) if verdict is Verdict.CONFORMING else verdict,
            span=_widened(words.span, self.cited),
            targets=targets(self.grammar, kind, place, self.cited, share),
            scope=share.scope if share else None,
            addressee=self._addressee(sentence) if kind is OutcomeKind.RECOMMENDATION else None,
            term=self._first(self.grammar.outcomes.term, sentence.span) if urged else None,
        )

    def _interpreted(self, place: Place) -> Verdict:
        spans = (place.before, place.words, place.after)
        qualified = any(self._first(self.grammar.outcomes.as_interpreted, span) for span in spans)
        return Verdict.CONFORMING_AS_INTERPRETED if qualified else Verdict.CONFORMING

    def _stated(self, point: Point) -> Outcomes:
        """Take a point of a ruling that only interprets for the interpretation that it states."""
        sentence = point.sentences[0]
        body = sentence.paragraph.body
        words = Deciding(_trimmed(self.text, body), _STATEMENT)
        place = Place(words.span, words.span, Span(body.end, body.end), ())
        stated = self._decided(sentence, words, OutcomeKind.INTERPRETATION, place)
        named = self._first(self.grammar.outcomes.constitution, body)
        message = f"point {sentence.point} is taken for an interpretation, as nothing else is asked"
        doubt = Finding(Code.OUTCOME_DOUBTFUL, body, message)
        return Outcomes((stated,), findings=() if named else (doubt,))

    def _addressee(self, sentence: Sentence) -> str | None:
        name = self._first(self.grammar.outcomes.addressee, sentence.span)
        for form in self.grammar.outcomes.addressee_forms if name else ():
            name = _pattern(form.pattern).sub(form.nominative, name or "")
        return name

    def _first(self, pattern: str, span: Span) -> str | None:
        match = _pattern(pattern).search(self.text, *span)
        return match[0] if match else None

    def _findings(
        self, point: Point, decided: list[Decided], doubts: list[Deciding]
    ) -> Iterator[Finding]:
        for words in doubts:
            said = self.text[slice(*words.span)]
            yield Finding(
                Code.OUTCOME_UNKNOWN, words.span, f"“{said}” can be read as either verdict"
            )
        if not decided and not doubts:
            message = f"what point {point.first.eId} decides is not known"
            yield Finding(Code.OUTCOME_UNKNOWN, point.first.body, message)


def _widened(words: Span, cited: Iterable[Cited]) -> Span:
    """Take in whole the citations that the words share in part, so that marks nest."""
    start, end = words
    for citation in cited:
        if citation.span.start < words.end and words.start < citation.span.end:
            start, end = min(start, citation.span.start), max(end, citation.span.end)
    return Span(start, end)


def _trimmed(text: str, span: Span) -> Span:
    return Span(span.start, span.start + len(text[slice(*span)].rstrip(" .;")))


def _holds(text: str, sections: Sections, roles: tuple[BlockRole, ...], pattern: str) -> bool:
    """Tell whether one of the paragraphs of the roles holds a pattern."""
    search = _pattern(pattern).search
    return any(search(text[slice(*paragraph.body)]) for paragraph in sections.of(*roles))


_GUIDING: Final = (BlockRole.ENACTMENT, BlockRole.RESOLVES, BlockRole.SIGNATURE)
_ASKING: Final = (BlockRole.TITLE, BlockRole.REPEATED_TITLE, BlockRole.QUESTION)
_STATEMENT: Final = Phrase(pattern="", kind=OutcomeKind.INTERPRETATION)


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
