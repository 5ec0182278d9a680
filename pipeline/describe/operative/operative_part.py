"""What the court decided, point by point."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Final

from pipeline.codes import Code
from pipeline.describe.operative.acts import ActReader, told_once
from pipeline.describe.operative.outcome import Decided, Outcomes, shared, widened
from pipeline.describe.operative.points import Point, Sentence, masked, points, quotations
from pipeline.describe.operative.sentences import Said, SentenceReader, unread
from pipeline.describe.operative.subjects import CONSTITUTION, RULING, Cited, measured_targets
from pipeline.describe.operative.verdicts import Measured
from pipeline.edition.amending import names_unread
from pipeline.grammar import Grammar
from pipeline.model import Scope
from pipeline.sections import ASKING, Part, Sections
from pipeline.terms import BlockRole, OutcomeKind, ScopeKind, Verdict
from pipeline.text import CleanText, Finding, Span

_GUIDING: Final = (BlockRole.ENACTMENT, BlockRole.RESOLVES, BlockRole.SIGNATURE)
_NUMBER: Final = re.compile("[0-9]+")
_QUOTATION: Final = re.compile('[«"“][^«»"“”]*[»"”]')


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
    read = tuple(points(text.text, sections, grammar, removed))
    court = _Court(text.text, masked(text.text, quotations(read)), sections, grammar, citations)
    results = [court.decide(point) for point in read]
    found = tuple(d for result in results for d in result.outcomes)
    return Outcomes(
        tuple(court.referred(one, found) for one in found),
        tuple(finding for result in results for finding in result.findings),
        tuple(finding for result in results for finding in result.unlinked),
    )


class _Court:
    """One ruling's operative part, read point by point."""

    def __init__(
        self,
        text: str,
        plain: str,
        sections: Sections,
        grammar: Grammar,
        citations: Sequence[Cited],
    ) -> None:
        self.text = text
        self.grammar = grammar
        decision = sections.within(Part.DECISION)
        self.bodies = {paragraph.eId: paragraph.body for paragraph in decision}
        reach = Span(decision[0].span.start, decision[-1].span.end) if decision else Span(0, 0)
        inside = (citation for citation in citations if citation.span.meets(reach))
        self.cited = tuple(sorted(inside, key=lambda citation: citation.span))
        self.reader = SentenceReader(text, plain, grammar, self.cited)
        self.others = ActReader(text, plain, grammar, self.cited)
        self.guidance = _holds(text, sections, _GUIDING, grammar.outcomes.guidance)
        asked = _holds(text, sections, ASKING, grammar.outcomes.interpretation_asked)
        reviewed = _holds(text, sections, ASKING, grammar.outcomes.review_asked)
        self.interprets = asked and not reviewed

    def decide(self, point: Point) -> Outcomes:
        """What a point decides, and what of it is not understood."""
        said = self.reader.read(point)
        read = self.others.read(said)
        acts = tuple(told_once(said, read))
        unlinked = tuple(self._unnumbered(said, acts))
        if self.guidance:
            kinds = self.grammar.outcomes.guidance_kinds
            acts = tuple(act for act in acts if act.kind in kinds and _is_told(act))
            return Outcomes(acts, tuple(self.others.uncertain(read, acts)), unlinked)
        doubts = tuple(self._doubts(said))
        # What is not understood in one sentence may change the verdict of another, so the point
        # gives none.
        verdicts = () if doubts else tuple(self._verdicts(said))
        decided = sorted(
            (*acts, *verdicts, *(self._stated(said) if acts or verdicts else ())),
            key=lambda d: d.span,
        )
        if not decided and not doubts:
            if self.interprets:
                return self._whole(said[0])
            message = f"what point {point.first.eId} decides is not known"
            doubts = (Finding(Code.OUTCOME_UNKNOWN, point.first.body, message),)
        unlinked = (*(self._unlinked(said) if verdicts else ()), *unlinked)
        others = (*self.others.undecided(said), *self.others.uncertain(read, acts))
        return Outcomes(tuple(decided), (*doubts, *others), unlinked)

    def referred(self, act: Decided, others: Sequence[Decided]) -> Decided:
        """A decision, on void norms if it only names the points that declare them void."""
        known = self.grammar.outcomes.own_points
        if act.kind is not OutcomeKind.NON_APPLICATION or act.targets:
            return act
        body = self.bodies[act.block]
        named = {n for own in known.finditer(self.text, *body) for n in _NUMBER.findall(own[0])}
        void = (
            target
            for one in others
            if one.verdict is Verdict.NON_CONFORMING and one.point.rpartition("_")[2] in named
            for target in one.targets
        )
        return replace(act, targets=tuple(dict.fromkeys(void)))

    def _unnumbered(self, said: tuple[Said, ...], acts: tuple[Decided, ...]) -> Iterator[Finding]:
        """Tell where something is revised that no citation names, or not all of it."""
        revised = [act for act in acts if act.kind is OutcomeKind.REVISION]
        nameless = {act.span for act in revised if not act.targets}
        known = [c.span for c in self.cited if c.targets]
        for one in said if revised else ():
            words = [act.span for act in revised if one.sentence.span.holds(act.span)]
            hidden = (*one.sentence.quoted, *one.sentence.bracketed)
            inside = [c for c in self.cited if one.whole.holds(c.span)]
            lost = any(not c.targets and not any(h.holds(c.span) for h in hidden) for c in inside)
            lost = lost or any(self._is_missed(c, said, acts) for c in inside)
            if words and (lost or nameless & {*words} or names_unread(self.text, one.whole, known)):
                message = f"what “{self.text[slice(*words[0])]}” is about is not known in whole"
                yield Finding(Code.OUTCOME_WITHOUT_NORM, words[0], message)

    def _is_missed(self, cited: Cited, said: tuple[Said, ...], acts: tuple[Decided, ...]) -> bool:
        """Whether a ruling that no act is about stands in an item that decides nothing known."""
        rulings = {target.partition("/~")[0] for target in cited.targets if RULING in target}
        about = {target.partition("/~")[0] for act in acts for target in act.targets}
        item = next(
            (o for o in said if o.sentence.heads and o.sentence.span.holds(cited.span)), None
        )
        idle = item and item.silent and not item.items.length and not item.sentence.is_quoted
        return bool(idle and rulings and not rulings & about)

    def _unlinked(self, said: tuple[Said, ...]) -> Iterator[Finding]:
        """Tell which verdicts are about norms of which no citation names some («указанная норма»)."""
        for one in said:
            for measured in one.measured.verdicts:
                norms = [n for n in measured.norms if not any(c.span.meets(n) for c in self.cited)]
                if norms or not measured.norms:
                    shown = " … ".join(self.text[slice(*norm)] for norm in norms)
                    message = (
                        f"“{shown}” names no provision; what the verdict is about stands elsewhere"
                    )
                    yield Finding(Code.OUTCOME_WITHOUT_NORM, measured.said, message)

    def _doubts(self, said: tuple[Said, ...]) -> Iterator[Finding]:
        for words in (words for one in said for words in one.words if words.denied):
            shown = self.text[slice(*words.span)]
            yield Finding(
                Code.OUTCOME_DOUBTFUL, words.span, f"“{shown}” is denied, deferred or limited"
            )
        for measured in (verdict for one in said for verdict in one.measured.verdicts):
            yield from self._unnamed(measured)
            yield from self._unshared(measured)
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
            unknown = any(not c.targets for c in beside)
            named = unknown or measured_targets(beside, (member,))
            if named and not any(c.span.meets(norm) for c in beside):
                message = f"whose norm “{self.text[slice(*norm)]}” is, is not certain"
                yield Finding(Code.OUTCOME_DOUBTFUL, member, message)

    def _unshared(self, measured: Measured) -> Iterator[Finding]:
        """Tell where some of the norms behind a share are not among those that it is of, or one is in it.

        «Статью 41 в части срока, а также статью 42»: what is added may stand beside the share.
        """
        whole = self.grammar.verdicts.whole
        if whole is None or measured.share is None:
            return
        share, adding = measured.share[1], tuple(self.grammar.connectives.adding)
        norms = [n for n in measured.norms if n.start > share.start]
        inside = [c.span for c in self.cited if share.holds(c.span)]
        inside = [n for n in inside if self.text[share.start : n.start].rstrip().endswith(adding)]
        found = [n for n in (*norms, *inside) if whole.match(self.text, *n)]
        if len(found) > 0 and (inside or len(found) < len(norms)):
            message = f"whether “{self.text[slice(*found[0])]}” is meant in whole is not certain"
            yield Finding(Code.OUTCOME_DOUBTFUL, found[0], message)

    def _verdicts(self, said: tuple[Said, ...]) -> Iterator[Decided]:
        return shared(
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
            span=widened(measured.said, self.cited),
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
        reach = self.grammar.verdicts.share_of_sentence
        wider = reach.search(self.text, sentence.span.start, span.end) if reach else None
        if kind is ScopeKind.PART and wider:
            return Scope(kind=kind, text=wider[0])
        words = self.text[slice(*span)].strip(" ,;:.–—-")
        is_quoted = kind is ScopeKind.WORDS and _QUOTATION.fullmatch(words)
        return Scope(kind=kind, text=words[1:-1] if is_quoted else words)

    def _stated(self, said: tuple[Said, ...]) -> Iterator[Decided]:
        """What sentences state of the Constitution beside others, in a ruling that interprets it."""
        heads = {one.sentence.span: one for one in said if one.items.length}
        for one in said if self.interprets else ():
            act = self.others.stated(one, one.sentence.span)
            above = [heads[head.span] for head in one.sentence.heads]
            named = above or any(CONSTITUTION in target for target in act.targets)
            if named and one.silent and not one.items.length and all(map(_interprets, above)):
                yield act

    def _whole(self, first: Said) -> Outcomes:
        """Take a point of a ruling that only interprets for the interpretation that it states."""
        body = first.sentence.paragraph.body
        stated = self.others.stated(first, body)
        named = self.grammar.outcomes.constitution.search(self.text, *body)
        message = f"point {stated.point} is taken for an interpretation, as nothing else is asked"
        doubt = Finding(Code.OUTCOME_INFERRED, body, message)
        return Outcomes((stated,), findings=() if named else (doubt,))


def _interprets(head: Said) -> bool:
    """Whether a sentence that opens a list does nothing but interpret."""
    return {word.kind for word in head.words} == {OutcomeKind.INTERPRETATION}


def _is_told(act: Decided) -> bool:
    """Whether a court that guides does it: what it tells nobody by name guides all."""
    return act.kind is not OutcomeKind.RECOMMENDATION or act.addressee is not None


def _holds(
    text: str, sections: Sections, roles: tuple[BlockRole, ...], words: re.Pattern[str]
) -> bool:
    """Whether one of the paragraphs of the roles holds a pattern."""
    return any(words.search(text[slice(*paragraph.body)]) for paragraph in sections.of(*roles))
