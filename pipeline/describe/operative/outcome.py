"""What the court decided, point by point."""

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from pipeline.annotation import Annotation
from pipeline.codes import Code
from pipeline.describe.operative.deciding_words import Deciding
from pipeline.describe.operative.points import Point, Sentence, points
from pipeline.describe.operative.sentences import Said, SentenceReader, clauses, unread
from pipeline.describe.operative.subjects import (
    RULING,
    Cited,
    NormPlace,
    grounds_among,
    measured_targets,
    targets,
)
from pipeline.describe.operative.verdicts import Measured, Parsed
from pipeline.grammar import Grammar
from pipeline.grammar.outcomes import Phrase
from pipeline.model import Scope
from pipeline.sections import Part, Sections
from pipeline.terms import BlockRole, MarkKind, OutcomeKind, ScopeKind, Verdict
from pipeline.text import CleanText, Finding, Span


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
    unlinked: tuple[Finding, ...] = ()
    """Where a verdict is certain, but not what it is about."""


def outcomes(
    text: CleanText,
    sections: Sections,
    grammar: Grammar,
    citations: Sequence[Cited],
    removed: AbstractSet[Span] = frozenset(),
) -> Outcomes:
    """What each operative point decides, tied to the provisions that it is about.

    `removed` are the words of paragraphs that later rulings took out.
    """
    court = _Court(text.text, sections, grammar, citations)
    results = [court.decide(point) for point in points(text.text, sections, grammar, removed)]
    decided = tuple(d for result in results for d in result.outcomes)
    return Outcomes(
        decided,
        tuple(
            Annotation(MarkKind.OUTCOME, span) for span in dict.fromkeys(d.span for d in decided)
        ),
        tuple(finding for result in results for finding in result.findings),
        tuple(finding for result in results for finding in result.unlinked),
    )


class _Court:
    """One ruling's operative part, read point by point."""

    def __init__(
        self, text: str, sections: Sections, grammar: Grammar, citations: Sequence[Cited]
    ) -> None:
        self.text = text
        self.grammar = grammar
        decision = sections.within(Part.DECISION)
        reach = Span(decision[0].span.start, decision[-1].span.end) if decision else Span(0, 0)
        inside = (citation for citation in citations if citation.span.meets(reach))
        self.cited = tuple(sorted(inside, key=lambda citation: citation.span))
        self.reader = SentenceReader(text, grammar, self.cited)
        self.guidance = _holds(text, sections, _GUIDING, grammar.outcomes.guidance)
        asked = _holds(text, sections, _ASKING, grammar.outcomes.interpretation_asked)
        reviewed = _holds(text, sections, _ASKING, grammar.outcomes.review_asked)
        self.interprets = asked and not reviewed

    def decide(self, point: Point) -> Outcomes:
        """What a point decides, and what of it is not understood."""
        said = self.reader.read(point)
        if self.guidance:
            kinds = self.grammar.outcomes.guidance_kinds
            return Outcomes(tuple(d for d in self._acts(said) if d.kind in kinds))
        doubts = tuple(self._doubts(said))
        # What is not understood in one sentence may change the verdict of another, so the point
        # gives none.
        verdicts = () if doubts else tuple(self._verdicts(said))
        decided = sorted((*self._acts(said), *verdicts), key=lambda d: d.span)
        if not decided and not doubts:
            if self.interprets and not self._refuses(point):
                return self._stated(point)
            message = f"what point {point.first.eId} decides is not known"
            doubts = (Finding(Code.OUTCOME_UNKNOWN, point.first.body, message),)
        unlinked = tuple(self._unlinked(said)) if verdicts else ()
        return Outcomes(tuple(decided), findings=doubts, unlinked=unlinked)

    def _refuses(self, point: Point) -> bool:
        """Whether a point gives nothing of what was asked."""
        refused = self.grammar.outcomes.refused
        return any(refused.search(self.text, *one.span) for one in point.sentences)

    def _unlinked(self, said: tuple[Said, ...]) -> Iterator[Finding]:
        """Tell which verdicts are about norms that no citation names («указанная норма»)."""
        for one in said:
            for measured in one.measured.verdicts:
                if measured.listed or any(
                    citation.span.meets(norm) for citation in self.cited for norm in measured.norms
                ):
                    continue
                norms = " … ".join(self.text[slice(*norm)] for norm in measured.norms)
                message = (
                    f"“{norms}” names no provision; what the verdict is about stands elsewhere"
                )
                yield Finding(Code.OUTCOME_WITHOUT_NORM, measured.said, message)

    def _doubts(self, said: tuple[Said, ...]) -> Iterator[Finding]:
        for words in (words for one in said for words in one.denied):
            shown = self.text[slice(*words.span)]
            yield Finding(Code.OUTCOME_DOUBTFUL, words.span, f"“{shown}” is denied or deferred")
        for measured in (verdict for one in said for verdict in one.measured.verdicts):
            yield from self._unnamed(measured)
        left = unread(said)
        if left:
            message = "not all words that could change a verdict are understood"
            yield Finding(Code.OUTCOME_DOUBTFUL, left.sentence.span, message)

    def _unnamed(self, measured: Measured) -> Iterator[Finding]:
        """Tell where a provision is cited beside a norm that has no name of its own.

        «17-бабының … реттейтін нормасы» is one of article 17, «17-бапқа сәйкес бекітілген норма» is not.
        """
        for norm, member in zip(measured.norms, measured.members, strict=True):
            beside = [c for c in self.cited if c.span.meets(member)]
            if measured_targets(beside, (member,)) and not any(c.span.meets(norm) for c in beside):
                message = f"whose norm “{self.text[slice(*norm)]}” is, is not certain"
                yield Finding(Code.OUTCOME_DOUBTFUL, member, message)

    def _verdicts(self, said: tuple[Said, ...]) -> Iterator[Decided]:
        items = tuple(norm for one in said for norm in one.norms)
        shares = [one.share for one in said if one.share]
        for one in said:
            for measured in one.measured.verdicts:
                for whole in measured.with_shares(shares):
                    yield self._verdict(one.sentence, whole, items)

    def _verdict(self, sentence: Sentence, measured: Measured, items: tuple[Span, ...]) -> Decided:
        norms = items if measured.listed else measured.norms
        # A title within another title names no norm of its own.
        cited = [
            c
            for c in self.cited
            if not any(q.holds(c.span) and q != c.span for q in sentence.quoted)
        ]
        scope = self._left_out(measured) if measured.excepted else self._scope(measured, sentence)
        return Decided(
            point=sentence.point,
            block=sentence.paragraph.eId,
            kind=OutcomeKind.VERDICT,
            verdict=measured.verdict,
            span=_widened(measured.said, self.cited),
            targets=measured_targets(cited, norms),
            scope=scope,
        )

    def _left_out(self, measured: Measured) -> Scope | None:
        """What another verdict leaves out, where no name tells which provision it is."""
        norm = Span(measured.norms[0].start, measured.norms[-1].end)
        named = [c for c in self.cited if norm.holds(c.span)]
        if any(citation.targets for citation in named):
            return None
        span = named[0].span if named else norm
        return Scope(kind=ScopeKind.PART, text=self.text[slice(*span)])

    def _scope(self, measured: Measured, sentence: Sentence) -> Scope | None:
        if measured.share is None:
            return None
        kind, span = measured.share
        words = self.text[slice(*span)].strip(" ,;.–—-")
        if kind is ScopeKind.WORDS and _QUOTATION.fullmatch(words):
            words = words[1:-1]
        reach = self.grammar.verdicts.share_of_sentence
        if kind is ScopeKind.PART and reach:
            wider = reach.search(self.text, sentence.span.start, span.end)
            words = wider[0] if wider else words
        return Scope(kind=kind, text=words)

    def _acts(self, said: tuple[Said, ...]) -> Iterator[Decided]:
        silent = tuple(one.sentence.span for one in said if one.silent)
        for one in said:
            whole = one.sentence.span
            # A norm that conforms as interpreted is explained in the same breath.
            told = {(OutcomeKind.INTERPRETATION, whole)} if one.measured != Parsed() else set()
            for words in one.acts:
                kind = words.phrase.kind
                clause = self._clause(one, words) if kind is OutcomeKind.REVISION else whole
                if (kind, clause) not in told:
                    told.add((kind, clause))
                    # Items that do the same again have targets of their own.
                    alone = sum(w.phrase.kind is kind for other in said for w in other.acts) == 1
                    end = one.items.end if alone else clause.end
                    before = Span(clause.start, words.span.start)
                    after = Span(words.span.end, end)
                    place = NormPlace(words.span, before, after, silent)
                    yield self._act(one.sentence, words, place)

    def _clause(self, one: Said, words: Deciding) -> Span:
        """The part of a sentence that words which revise stand in; another part may revise otherwise."""
        revising = [w.span for w in one.acts if w.phrase.kind is OutcomeKind.REVISION]
        parts = clauses(self.grammar, self.text, one.sentence, revising)
        return next((part for part in parts if part.holds(words.span)), one.sentence.span)

    def _act(self, sentence: Sentence, words: Deciding, place: NormPlace) -> Decided:
        kind = words.phrase.kind
        whole = Span(place.before.start, place.after.end)
        left_out, share = self._limits(whole) if kind is OutcomeKind.REVISION else (None, None)
        urged = kind in {OutcomeKind.RECOMMENDATION, OutcomeKind.INTERIM_RULE}
        return Decided(
            point=sentence.point,
            block=sentence.paragraph.eId,
            kind=kind,
            verdict=None,
            span=_widened(words.span, self.cited),
            targets=targets(self.grammar, kind, place, self._meant(kind, left_out)),
            scope=self._part(left_out or share),
            addressee=self._addressee(sentence) if kind is OutcomeKind.RECOMMENDATION else None,
            term=self._first(self.grammar.outcomes.term, sentence.span) if urged else None,
        )

    def _limits(self, whole: Span) -> tuple[Span | None, Span | None]:
        """What a sentence leaves out of a ruling, and which share of one it keeps to."""
        known = self.grammar.outcomes
        left_out = known.left_out.search(self.text, *whole)
        share = known.share.search(self.text, *whole)
        # What stands before the share, up to the name of the ruling, is no part of it.
        rulings = (c.span.end for c in self.cited if any(RULING in t for t in c.targets))
        named = [end for end in rulings if share and end < share.end()]
        return (
            Span(*left_out.span()) if left_out else None,
            Span(max([share.start(), *named]), share.end()) if share else None,
        )

    def _part(self, span: Span | None) -> Scope | None:
        if span is None:
            return None
        return Scope(kind=ScopeKind.PART, text=self.text[slice(*span)].strip(" ,"))

    def _meant(self, kind: OutcomeKind, left_out: Span | None) -> Sequence[Cited]:
        """The citations that a decision may be about: neither left out of it nor its ground."""
        if kind is OutcomeKind.INTERPRETATION:
            return self.cited
        kept = [c for c in self.cited if not (left_out and left_out.holds(c.span))]
        grounds = grounds_among(self.text, kept, self.grammar)
        return [c for c in kept if c.span not in grounds]

    def _stated(self, point: Point) -> Outcomes:
        """Take a point of a ruling that only interprets for the interpretation that it states."""
        sentence = point.sentences[0]
        body = sentence.paragraph.body
        words = Deciding(_trimmed(self.text, body), _STATEMENT)
        place = NormPlace(words.span, words.span, Span(body.end, body.end), ())
        stated = self._act(sentence, words, place)
        named = self._first(self.grammar.outcomes.constitution, body)
        message = f"point {sentence.point} is taken for an interpretation, as nothing else is asked"
        doubt = Finding(Code.OUTCOME_INFERRED, body, message)
        return Outcomes((stated,), findings=() if named else (doubt,))

    def _addressee(self, sentence: Sentence) -> str | None:
        name = self._first(self.grammar.outcomes.addressee, sentence.span)
        for form in self.grammar.outcomes.addressee_forms if name else ():
            name = form.pattern.sub(form.nominative, name or "")
        return name

    def _first(self, pattern: re.Pattern[str], span: Span) -> str | None:
        match = pattern.search(self.text, *span)
        return match[0] if match else None


def _widened(words: Span, cited: Iterable[Cited]) -> Span:
    """Take in whole the citations that the words share in part, so that marks nest."""
    start, end = words
    for citation in cited:
        if citation.span.meets(words):
            start, end = min(start, citation.span.start), max(end, citation.span.end)
    return Span(start, end)


def _trimmed(text: str, span: Span) -> Span:
    return Span(span.start, span.start + len(text[slice(*span)].rstrip(" .;")))


def _holds(
    text: str, sections: Sections, roles: tuple[BlockRole, ...], words: re.Pattern[str]
) -> bool:
    """Whether one of the paragraphs of the roles holds a pattern."""
    return any(words.search(text[slice(*paragraph.body)]) for paragraph in sections.of(*roles))


_GUIDING: Final = (BlockRole.ENACTMENT, BlockRole.RESOLVES, BlockRole.SIGNATURE)
_ASKING: Final = (BlockRole.TITLE, BlockRole.REPEATED_TITLE, BlockRole.QUESTION)
_STATEMENT: Final = Phrase(pattern=re.compile(""), kind=OutcomeKind.INTERPRETATION)
_QUOTATION: Final = re.compile('[«"“][^«»"“”]*[»"”]')
