"""What the court decided, point by point."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Final

from pipeline.annotation import Annotation
from pipeline.codes import Code
from pipeline.describe.operative.deciding_words import Deciding
from pipeline.describe.operative.points import Point, Sentence, points
from pipeline.describe.operative.sentences import Said, SentenceReader, clauses, joints, unread
from pipeline.describe.operative.subjects import (
    RULING,
    Cited,
    NormPlace,
    grounds_among,
    innermost,
    measured_targets,
    targets,
)
from pipeline.describe.operative.verdicts import Measured, Parsed
from pipeline.edition.amending import names_unread
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
        acts = tuple(_told_once(said, self._acts(said)))
        if self.guidance:
            kinds = self.grammar.outcomes.guidance_kinds
            guiding = tuple(act for act in acts if act.kind in kinds and _is_told(act))
            return Outcomes(guiding, unlinked=tuple(self._unnumbered(said, acts)))
        doubts = tuple(self._doubts(said))
        # What is not understood in one sentence may change the verdict of another, so the point
        # gives none.
        verdicts = () if doubts else tuple(self._verdicts(said))
        decided = sorted((*acts, *verdicts), key=lambda d: d.span)
        if not decided and not doubts:
            if self.interprets:
                return self._stated(point)
            message = f"what point {point.first.eId} decides is not known"
            doubts = (Finding(Code.OUTCOME_UNKNOWN, point.first.body, message),)
        unlinked = (*(self._unlinked(said) if verdicts else ()), *self._unnumbered(said, acts))
        return Outcomes(tuple(decided), findings=doubts, unlinked=unlinked)

    def _unnumbered(self, said: tuple[Said, ...], acts: tuple[Decided, ...]) -> Iterator[Finding]:
        """Tell where something is revised that no citation names, or not all of it."""
        known = [c.span for c in self.cited if c.targets]
        empty = {act.span for act in acts if not act.targets}
        for one in said:
            revising = [w.span for w in one.acts if w.phrase.kind is OutcomeKind.REVISION]
            whole = Span(one.sentence.span.start, max(one.sentence.span.end, one.items.end))
            if revising and (empty & {*revising} or names_unread(self.text, whole, known)):
                message = f"what “{self.text[slice(*revising[0])]}” is about is not known in whole"
                yield Finding(Code.OUTCOME_WITHOUT_NORM, revising[0], message)

    def _unlinked(self, said: tuple[Said, ...]) -> Iterator[Finding]:
        """Tell which verdicts are about norms that no citation names («указанная норма»)."""
        for one in said:
            for measured in one.measured.verdicts:
                norms = measured.norms
                if not any(c.span.meets(norm) for c in self.cited for norm in norms):
                    shown = " … ".join(self.text[slice(*norm)] for norm in norms)
                    message = (
                        f"“{shown}” names no provision; what the verdict is about stands elsewhere"
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
        return _shared(
            self._verdict(said, one.sentence, measured)
            for one in said
            for measured in one.measured.verdicts
        )

    def _verdict(self, said: tuple[Said, ...], sentence: Sentence, measured: Measured) -> Decided:
        holder = next(s.sentence for s in said if s.sentence.span.holds(measured.said))
        # A title within another title names no norm of its own.
        quoted = [q for one in (sentence, *sentence.heads) for q in one.quoted]
        cited = [c for c in self.cited if not any(q.holds(c.span) and q != c.span for q in quoted)]
        scope = self._left_out(measured) if measured.excepted else self._scope(measured, sentence)
        return Decided(
            point=holder.point,
            block=holder.paragraph.eId,
            kind=OutcomeKind.VERDICT,
            verdict=measured.verdict,
            span=_widened(measured.said, self.cited),
            targets=measured_targets(cited, measured.norms),
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
        for one in said:
            told: set[tuple[OutcomeKind, Span]] = set()
            parts = (part for act in one.acts for part in self._parts(one, act))
            for words, clause in parts:
                kind = words.phrase.kind
                # A norm that conforms as interpreted is explained in the same breath.
                explains = kind is OutcomeKind.INTERPRETATION and one.measured != Parsed()
                if not explains and (kind, clause) not in told:
                    told.add((kind, clause))
                    places = _places(said, one, words, clause)
                    yield from _shared(self._act(one.sentence, words, place) for place in places)

    def _parts(self, one: Said, words: Deciding) -> Iterator[tuple[Deciding, Span]]:
        """Deciding words with their part of the sentence, and each later one that is told another body."""
        if words.phrase.kind is not OutcomeKind.RECOMMENDATION:
            yield words, self._clause(one, words)
            return
        whole, body = one.sentence.span, self.grammar.outcomes.addressee
        starts = [whole.start + mark.end() for mark in _PARTS.finditer(self.text[slice(*whole)])]
        told = [(at, body.match(self.text, at, whole.end)) for at in starts]
        later = [at for at, m in told if m and _DASH.match(self.text, m.end())]
        edges = [whole.start, *(at for at in later if at > words.span.end), whole.end]
        yield words, Span(*edges[:2])
        for part in map(Span, edges[1:], edges[2:]):
            named = body.match(self.text, *part)
            yield replace(words, span=Span(*named.span()) if named else part), part

    def _clause(self, one: Said, words: Deciding) -> Span:
        """The part of a sentence that deciding words stand in; another part may decide otherwise."""
        if words.phrase.kind not in _IN_CLAUSES:
            return one.sentence.span
        deciding = [w.span for w in one.acts if w.phrase.kind in _IN_CLAUSES]
        cited = [citation.span for citation in self.cited]
        parts = clauses(self.grammar, self.text, one.sentence, deciding, cited)
        return next((part for part in parts if part.holds(words.span)), one.sentence.span)

    def _act(self, sentence: Sentence, words: Deciding, place: NormPlace) -> Decided:
        kind = words.phrase.kind
        left_out, share = self._limits(place) if kind in _LIMITED else (None, None)
        urged = kind in {OutcomeKind.RECOMMENDATION, OutcomeKind.INTERIM_RULE}
        return Decided(
            point=sentence.point,
            block=sentence.paragraph.eId,
            kind=kind,
            verdict=None,
            span=_widened(words.span, self.cited),
            targets=targets(self.grammar, kind, place, self._meant(kind, sentence, left_out)),
            scope=self._part(left_out or share),
            addressee=self._addressee(place.clause) if kind is OutcomeKind.RECOMMENDATION else None,
            term=self._first(self.grammar.outcomes.term, place.clause) if urged else None,
        )

    def _limits(self, place: NormPlace) -> tuple[Span | None, Span | None]:
        """What is left out of a decision, and which share of a ruling it keeps to."""
        known = self.grammar.outcomes
        for whole in (place.item, place.clause):
            left_out = known.left_out.search(self.text, *whole) if whole else None
            share = known.share.search(self.text, *whole) if whole else None
            if left_out or share:
                kept = self._kept(Span(*share.span())) if share else None
                return Span(*left_out.span()) if left_out else None, kept
        behind = place.behind and known.left_out.search(self.text, *place.behind)
        return Span(*behind.span()) if behind else None, None

    def _kept(self, share: Span) -> Span:
        """A share without the name of the ruling, which stands before it or behind it."""
        first = self.grammar.outcomes.subject_first
        rulings = [c.span for c in self.cited if any(RULING in t for t in c.targets)]
        before = [span.end for span in rulings if first and span.end < share.end]
        behind = [span.start for span in rulings if not first and share.start < span.start]
        return Span(max([share.start, *before]), min([share.end, *behind]))

    def _part(self, span: Span | None) -> Scope | None:
        if span is None:
            return None
        return Scope(kind=ScopeKind.PART, text=self.text[slice(*span)].strip(" ,;"))

    def _meant(
        self, kind: OutcomeKind, sentence: Sentence, left_out: Span | None
    ) -> Sequence[Cited]:
        """The citations that a decision may be about: neither left out of it nor its ground.

        In brackets stands how a ruling that is revised was changed before.
        """
        if kind is OutcomeKind.INTERPRETATION:
            return self.cited
        aside = [left_out] if left_out else []
        if kind is OutcomeKind.REVISION:
            aside += sentence.bracketed
        kept = [c for c in self.cited if not any(one.holds(c.span) for one in aside)]
        grounds = grounds_among(self.text, kept, self.grammar)
        return [c for c in kept if c.span not in grounds]

    def _stated(self, point: Point) -> Outcomes:
        """Take a point of a ruling that only interprets for the interpretation that it states."""
        sentence = point.sentences[0]
        body = sentence.paragraph.body
        words = Deciding(_trimmed(self.text, body), _STATEMENT)
        place = NormPlace(words.span, words.span, Span(body.end, body.end))
        stated = self._act(sentence, words, place)
        named = self._first(self.grammar.outcomes.constitution, body)
        message = f"point {sentence.point} is taken for an interpretation, as nothing else is asked"
        doubt = Finding(Code.OUTCOME_INFERRED, body, message)
        return Outcomes((stated,), findings=() if named else (doubt,))

    def _addressee(self, span: Span) -> str | None:
        """All to whom something is told in a row, in the nominative."""
        known = self.grammar.outcomes
        found: list[str] = []
        at, match = span.start, known.addressee.search(self.text, *span)
        while match:
            found += [self.text[at : match.start()] if found else "", self._nominative(match[0])]
            at = match.end()
            joint = joints(self.grammar).match(self.text, at, span.end)
            match = known.addressee.match(self.text, joint.end(), span.end) if joint else None
        return "".join(found) or None

    def _nominative(self, name: str) -> str:
        for form in self.grammar.outcomes.addressee_forms:
            name = form.pattern.sub(form.nominative, name)
        return name

    def _first(self, pattern: re.Pattern[str], span: Span) -> str | None:
        match = pattern.search(self.text, *span)
        return match[0] if match else None


def _told_once(said: tuple[Said, ...], acts: Iterable[Decided]) -> Iterator[Decided]:
    """The acts, those that only do what the sentence above them announces as one with it."""
    lists = [(one.sentence.span, one.items) for one in said if one.items.length]
    found = list(acts)
    while found:
        act = found.pop(0)
        below = next((items for head, items in lists if head.holds(act.span)), act.span)
        if act.kind is OutcomeKind.REVISION:
            told = [o for o in found if o.kind is act.kind and not o.scope and below.holds(o.span)]
            found = [one for one in found if one not in told]
            targets = dict.fromkeys(t for one in (act, *told) for t in one.targets)
            act = replace(act, targets=innermost(tuple(targets)))
        yield act


def _is_told(act: Decided) -> bool:
    """Whether a court that guides does it: what it tells nobody by name guides all."""
    return act.kind is not OutcomeKind.RECOMMENDATION or act.addressee is not None


def _shared(decided: Iterable[Decided]) -> Iterator[Decided]:
    """What is decided, once for all norms that share it."""
    about: dict[Decided, dict[str, None]] = defaultdict(dict)
    for one in decided:
        about[replace(one, targets=())] |= dict.fromkeys(one.targets)
    for one, named in about.items():
        yield replace(one, targets=tuple(named))


def _places(
    said: tuple[Said, ...], one: Said, words: Deciding, clause: Span
) -> Iterator[NormPlace]:
    """Where it may stand what deciding words are about: one place for each item that they decide on."""
    kind, sentence = words.phrase.kind, one.sentence
    silent = tuple(other.sentence for other in said if other.silent)
    place = NormPlace(
        words.span,
        Span(clause.start, words.span.start),
        Span(words.span.end, clause.end),
        behind=next((one.span for one in silent if one.span.start == sentence.span.end), None),
        point=tuple(other.span for other in silent),
        heads=tuple(head.span for head in reversed(sentence.heads)),
    )
    # Items that do the same again have targets of their own.
    alone = sum(w.phrase.kind is kind for other in said for w in other.acts) == 1
    # A verb that stands alone closes the list above it.
    closes = sentence.heads and sentence.span.length <= words.span.length + len(".\n")
    items = [
        other.span
        for other in silent
        if not other.is_quoted
        and ((alone and one.items.holds(other.span)) or (closes and other.heads == sentence.heads))
    ]
    yield from (replace(place, item=item) for item in items) if items else (place,)


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


_IN_CLAUSES: Final = frozenset(
    {
        OutcomeKind.REVISION,
        OutcomeKind.TERMINATION,
        OutcomeKind.REFUSAL,
        OutcomeKind.CASE_REVIEW,
        OutcomeKind.NON_APPLICATION,
    }
)
"""Kinds that take what they are about from their own part of a sentence."""
_LIMITED: Final = frozenset(
    {OutcomeKind.REVISION, OutcomeKind.NON_APPLICATION, OutcomeKind.ENTRY_INTO_FORCE}
)
"""Kinds that may leave something out, or keep to a share."""
_GUIDING: Final = (BlockRole.ENACTMENT, BlockRole.RESOLVES, BlockRole.SIGNATURE)
_ASKING: Final = (BlockRole.TITLE, BlockRole.REPEATED_TITLE, BlockRole.QUESTION)
_STATEMENT: Final = Phrase(pattern=re.compile(""), kind=OutcomeKind.INTERPRETATION)
_PARTS: Final = re.compile(r"[,;]\s")
_DASH: Final = re.compile(r"\s[–—-]\s")
"""Stands for the verb that an earlier part of a sentence has."""
_QUOTATION: Final = re.compile('[«"“][^«»"“”]*[»"”]')
