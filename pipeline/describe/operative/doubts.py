"""What of an operative point is not understood, or not certain."""

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from itertools import islice

from pipeline.cite.values import ResolvedCitation
from pipeline.codes import Code
from pipeline.describe.operative.deciding_words import Deciding
from pipeline.describe.operative.outcome import Decided
from pipeline.describe.operative.reading import Reading
from pipeline.describe.operative.sentences import Said
from pipeline.describe.operative.subjects import (
    citations_aside,
    in_bracket,
    is_of,
    whole_acts,
)
from pipeline.describe.operative.terminals import terminals
from pipeline.edition.amending import names_unread
from pipeline.terms import OpenReason, OutcomeKind
from pipeline.text import Finding, Span
from pipeline.wordings import shortened
from pipeline.words.eids import holds
from pipeline.words.quotes import EITHER, OPENING
from pipeline.words.works import is_constitution, is_judgment, work_of

_STRANGE = frozenset((OpenReason.NO_ACT, OpenReason.FOREIGN, OpenReason.LEFT_OPEN))
"""Why a citation is left open of which the words may tell all the same what it is of; a person who left it so has read them."""
_IN_FULL = re.compile(rf"[{OPENING}{EITHER}]|(?<!\d)\d{{4}}(?!\d)")


class Doubts(Reading):
    """Tells what is doubtful in the points of one ruling."""

    def of_verdicts(self, said: tuple[Said, ...]) -> Iterator[Finding]:
        """Tell what may change a verdict of a point: with any of these it gives none."""
        for words in (words for one in said for words in one.words if words.denied):
            yield self._doubt(
                words.span, f"“{self.words(words.span)}” is denied, deferred or limited"
            )
        for measured in (verdict for one in said for verdict in one.verdicts):
            yield from self._norm_name_doubts(measured)
            yield from self._description_doubts(said, measured)
            yield from self._share_doubts(measured)
            yield from self._whole_act_doubts(measured)
        for left in _sentences_not_understood(said):
            message = "not all words that could change a verdict are understood"
            yield self._doubt(left.sentence.span, message)

    def of_wording(self, said: tuple[Said, ...], doubted: AbstractSet[str]) -> Iterator[Finding]:
        """Tell that words of a point with a verdict may be missing, added, other ones or in another order."""
        paragraphs = dict.fromkeys(one.sentence.paragraph for one in said)
        for paragraph in paragraphs if any(one.verdicts for one in said) else ():
            if paragraph.eId in doubted:
                yield self._doubt(paragraph.body, "a verdict stands beside words that are in doubt")

    def of_withheld(
        self, said: tuple[Said, ...], withheld: Iterable[Decided], doubts: Iterable[Finding]
    ) -> Iterator[Finding]:
        """Tell of each item without a verdict that the doubt which takes it stands in another item."""
        sentences = [one.sentence for one in said]
        asked = [s.point for s in sentences if any(s.span.holds(d.span) for d in doubts)]
        for act in withheld:
            if not any(holds(one, act.point) or holds(act.point, one) for one in asked):
                message = "its verdict is not given, as words of another item are not understood"
                yield self._doubt(act.span, message)

    def of_clauses(self, said: tuple[Said, ...]) -> Iterator[Finding]:
        """Tell of the clauses that do with what they name what is not known."""
        for clause in (clause for one in said for clause in one.clauses if clause.idle):
            message = f"what “{self.words(clause.span).strip(' ;.')}” decides is not known"
            yield Finding(Code.OUTCOME_UNKNOWN, clause.span, message)

    def bidding(self, said: tuple[Said, ...]) -> Iterator[Said]:
        """The sentences of guidance that bid something about a ruling, but for the items of their lists."""
        orders = self.grammar.outcomes.orders
        plain = ((one, self.plain[slice(*one.sentence.span)]) for one in said)
        return (one for one, words in plain if not one.sentence.heads and orders.search(words))

    def of_orders(self, said: tuple[Said, ...], acts: Iterable[Decided]) -> Iterator[Finding]:
        """Tell of the sentences of guidance that bid something about a ruling which is not known."""
        spans = [act.span for act in acts]
        for sentence in (one.sentence for one in self.bidding(said)):
            if not any(sentence.whole.meets(span) for span in spans):
                message = f"what “{shortened(self.words(sentence.span))}” decides is not known"
                yield Finding(Code.OUTCOME_UNKNOWN, sentence.span, message)

    def of_limits(self, read: Iterable[Decided], decided: Iterable[Decided]) -> Iterator[Finding]:
        """Tell of which acts it is not certain that a limit or term is that of all they name."""
        spans = {one.span for one in decided}
        for span in (act.span for act in read if act.uncertain):
            if span in spans:
                message = f"what of “{self.words(span)}” a limit or term beside it is about, or whom it tells, is not certain"
                yield self._doubt(span, message)

    def of_norms(self, said: tuple[Said, ...], acts: Iterable[Decided]) -> Iterator[Finding]:
        """Tell which verdicts name nothing, or norms that nobody can tell.

        An act that is named in full leaves nothing in doubt, though the registry lacks it.
        """
        known = [c.span for c in self.cited if c.targets]
        named = [c.span for c in self.cited if self._is_named_in_full(c)]
        nameless = {act.span for act in acts if act.verdict and not act.targets}
        for measured in (verdict for one in said for verdict in one.verdicts):
            norms = [n for n in measured.norms if not any(o.meets(n) for o in (*known, *named))]
            in_full = any(o.meets(n) for o in named for n in measured.norms)
            # A citation that is known, but stands in words that are quoted, is no target.
            if norms or (measured.span in nameless and not in_full):
                shown = " … ".join(map(self.words, norms or measured.norms))
                message = f"“{shown}” names no provision that is known"
                yield Finding(Code.OUTCOME_WITHOUT_NORM, measured.span, message)

    def of_interpreted(self, said: tuple[Said, ...], acts: Iterable[Decided]) -> Iterator[Finding]:
        """Tell which interpretations name nothing of the Constitution, though their sentence cites it."""
        for act in acts:
            if act.kind is OutcomeKind.INTERPRETATION and not act.targets:
                held = (o.sentence.whole for o in said if o.sentence.whole.holds(act.span))
                cited = (c for span in held for c in self.cited_in(span))
                if any(is_constitution(target) for c in cited for target in c.targets):
                    message = f"what “{self.words(act.span)}” interprets is not known"
                    yield Finding(Code.OUTCOME_WITHOUT_NORM, act.span, message)

    def of_revised(self, said: tuple[Said, ...], acts: tuple[Decided, ...]) -> Iterator[Finding]:
        """Tell where something is revised that no citation names, or not all of it."""
        revised = [act for act in acts if act.kind is OutcomeKind.REVISION or _ends_a_ruling(act)]
        nameless = {act.span for act in revised if not act.targets}
        known = [c.span for c in self.cited if c.targets]
        beside = citations_aside(self, on_requests=False) if revised else ()
        for sentence in (one.sentence for one in said) if revised else ():
            words = [act.span for act in revised if sentence.whole.holds(act.span)]
            held = [s for s in (one.sentence for one in said) if sentence.whole.holds(s.span)]
            hidden = [span for s in held for span in (*s.quoted, *s.bracketed)]
            inside = [c for c in self.cited_in(sentence.whole) if c.span not in beside]
            lost = any(not c.targets and not any(h.holds(c.span) for h in hidden) for c in inside)
            lost = lost or any(self._is_missed(c, said, acts) for c in inside)
            lost = lost or not nameless.isdisjoint(words)
            if words and (lost or names_unread(self.text, sentence.whole, known)):
                message = f"what “{self.words(words[0])}” is about is not known in whole"
                yield Finding(Code.OUTCOME_WITHOUT_NORM, words[0], message)

    def _is_named_in_full(self, cited: ResolvedCitation) -> bool:
        """Whether an act that the registry lacks, or another state's, stands with its title or its year."""
        return cited.reason in _STRANGE and _IN_FULL.search(self.words(cited.span)) is not None

    def _doubt(self, span: Span, message: str) -> Finding:
        return Finding(Code.OUTCOME_DOUBTFUL, span, message)

    def _is_missed(
        self, cited: ResolvedCitation, said: tuple[Said, ...], acts: tuple[Decided, ...]
    ) -> bool:
        """Whether a ruling that no act is about stands in an item that decides nothing known."""
        rulings = set(map(work_of, filter(is_judgment, cited.targets)))
        about = {work_of(target) for act in acts for target in act.targets}
        holders = (o for o in said if o.sentence.heads and o.sentence.span.holds(cited.span))
        item = next(holders, None)
        return bool(item and item.idle and rulings and not rulings & about)

    def _norm_name_doubts(self, measured: Deciding) -> Iterator[Finding]:
        """Tell where a provision is cited beside a norm that has no name of its own.

        «17-бабының … реттейтін нормасы» is one of article 17, «17-бапқа сәйкес бекітілген норма» is not.
        """
        for norm, member in zip(measured.norms, measured.members, strict=True):
            beside = self.cited_beside(member)
            inside = [c for c in beside if member.holds(c.span)]
            named = any(not c.targets for c in beside) or any(
                not is_constitution(target) for c in inside for target in c.targets
            )
            if named and not any(c.span.meets(norm) for c in beside):
                yield self._doubt(member, f"whose norm “{self.words(norm)}” is, is not certain")

    def _description_doubts(self, said: tuple[Said, ...], measured: Deciding) -> Iterator[Finding]:
        """Tell of words beside a norm that may limit it, where its name is known and they are none of it."""
        quoted = {(span, "quote") for one in said for span in one.sentence.quoted}
        bracketed = {(span, "bracket") for one in said for span in one.sentence.bracketed}
        share = measured.share and measured.share[1]
        for member in measured.members if measured.members != (share,) else ():
            inside = self.cited_in(member)
            known = any(c.targets or self._is_named_in_full(c) for c in inside)
            atoms = (*((c.span, "norm") for c in inside), *quoted, *bracketed)
            tokens = terminals(self.grammar.verdicts, self.text, member, atoms)
            for lost in islice(tokens.matches("lost"), int(known)):
                words = self.words(tokens.span(*lost.span()))
                yield self._doubt(member, f"what “{words}” leaves of the norm is not certain")

    def _whole_act_doubts(self, measured: Deciding) -> Iterator[Finding]:
        """Tell where an act is held and provisions of it beside it: they, more or all may be meant."""
        held = self.cited_beside(*measured.norms)
        # What a bracket leaves out is a share of the act.
        for act in whole_acts(held) if measured.share is None else ():
            inside, alone = in_bracket(self, act)
            if not alone if inside else any(is_of(one, act) for one in held):
                message = f"whether “{self.words(act.span)}” is meant in whole is not certain"
                yield self._doubt(act.span, message)

    def _share_doubts(self, measured: Deciding) -> Iterator[Finding]:
        """Tell where some of the norms behind a share are not among those that it is of, or one is in it.

        «Статью 41 в части срока, (а также) статью 42»: what is added may stand beside the share.
        """
        whole = self.grammar.verdicts.whole
        if whole is None or measured.share is None:
            return
        share, adding = measured.share[1], (",", *self.grammar.connectives.adding)
        norms = [n for n in measured.norms if n.start > share.start]
        inside = [c.span for c in self.cited_in(share)]
        inside = [n for n in inside if self.text[share.start : n.start].rstrip().endswith(adding)]
        found = [n for n in (*norms, *inside) if whole.match(self.text, *n)]
        if found and (inside or len(found) < len(norms)):
            message = f"whether “{self.words(found[0])}” is meant in whole is not certain"
            yield self._doubt(found[0], message)


def _ends_a_ruling(act: Decided) -> bool:
    """Whether it is a ruling that is not applied any more."""
    return act.kind is OutcomeKind.NON_APPLICATION and any(map(is_judgment, act.targets))


def _sentences_not_understood(said: tuple[Said, ...]) -> Iterator[Said]:
    """The first sentence that holds or could change a verdict, and is not understood; of items, all such ones."""
    verdicts = any(one.verdicts or one.closes for one in said)
    lost = [one for one in said if one.doubtful or one.normless or (verdicts and one.idle)]
    yield from lost[:1]
    # What is not understood of a head is about all its items.
    yield from (one for one in lost[1:] if lost[0].sentence.heads and one.sentence.heads)
