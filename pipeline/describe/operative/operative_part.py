"""What the court decided, point by point."""

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import chain, pairwise
from typing import Final, NamedTuple

from pipeline.cite.values import ResolvedCitation
from pipeline.codes import Code
from pipeline.describe.operative.acts import ActReader
from pipeline.describe.operative.doubts import Doubts
from pipeline.describe.operative.outcome import Decided, Outcomes
from pipeline.describe.operative.points import (
    NONE_RESERVED,
    Reserved,
    Sentence,
    mask,
    opens_list,
    points,
    quotations,
)
from pipeline.describe.operative.sentences import Said, SentenceReader
from pipeline.describe.operative.subjects import OF_DECISIONS
from pipeline.grammar import Grammar
from pipeline.grammar.outcomes import OutcomeWords
from pipeline.sections import ASKING, Part, Sections
from pipeline.terms import BlockRole, OutcomeKind, Verdict
from pipeline.text import CleanText, Finding, Span
from pipeline.wordings import shortened
from pipeline.words.eids import holds, points_of, top_point
from pipeline.words.works import is_constitution, is_judgment

_GUIDING: Final = (BlockRole.ENACTMENT, BlockRole.RESOLVES, BlockRole.SIGNATURE)
_RESTING: Final = OF_DECISIONS | {OutcomeKind.INTERIM_RULE}
"""Kinds that are about norms, where words stand for these."""


def outcomes(
    text: CleanText,
    sections: Sections,
    grammar: Grammar,
    citations: Sequence[ResolvedCitation],
    reserved: Reserved = NONE_RESERVED,
) -> Outcomes:
    """What each operative point decides, tied to the provisions that it is about."""
    read = tuple(points(text.text, sections, grammar, reserved.removed))
    plain = mask(text.text, quotations(read))
    decision = [paragraph.span for paragraph in sections.within(Part.DECISION)]
    reach = Span(decision[0].start, decision[-1].end) if decision else Span(0, 0)
    inside = (citation for citation in citations if citation.span.meets(reach))
    cited = tuple(sorted(inside, key=lambda citation: citation.span))
    known = grammar.outcomes
    asked = _has_words(text.text, sections, ASKING, known.interpretation_asked)
    reading = text.text, plain, grammar, cited
    court = _OperativePart(
        SentenceReader(*reading),
        ActReader(*reading),
        Doubts(*reading),
        guides=_has_words(text.text, sections, _GUIDING, known.guidance),
        interprets=asked and not _has_words(text.text, sections, ASKING, known.review_asked),
        doubted=reserved.doubted | set(_announced(text.text, read)),
    )
    results = [court.decide(point) for point in read]
    found = tuple(d for result in results for d in result.outcomes)
    every = tuple(_with_voided_norms(text.text, known, found))
    nameless = _nameless_findings(text.text, sections, known, every)
    return Outcomes(
        every,
        tuple(finding for result in results for finding in result.findings),
        (*(finding for result in results for finding in result.unlinked), *nameless),
    )


class _OperativePart(NamedTuple):
    """One ruling's operative part, read point by point."""

    reader: SentenceReader
    acts: ActReader
    doubts: Doubts
    guides: bool
    """Whether it guides the courts, and so decides little."""
    interprets: bool
    """Whether an interpretation was asked for and nothing else."""
    doubted: AbstractSet[str]
    """The eIds of paragraphs whose very words are in doubt."""

    def decide(self, point: tuple[Sentence, ...]) -> Outcomes:
        """What a point decides, and what of it is not understood."""
        said = self.reader.read(point)
        read = self.acts.read(said)
        acts = tuple(self.acts.merged_acts(said, read))
        unlinked = tuple(dict.fromkeys(self.doubts.of_revised(said, acts)))
        if self.guides:
            acts = tuple(act for act in acts if self._is_beside_guiding(said, act))
            orders = self.doubts.of_orders(said, acts)
            return Outcomes(acts, (*orders, *self.doubts.of_limits(read, acts)), unlinked)
        doubts = (*self.doubts.of_verdicts(said), *self.doubts.of_wording(said, self.doubted))
        # What is not understood in one sentence may change the verdict of another, so the point
        # gives none, and says so of each item.
        withheld = [one for one in acts if doubts and one.verdict]
        acts = tuple(one for one in acts if one not in withheld)
        doubts = (*doubts, *self.doubts.of_withheld(said, withheld, doubts))
        stated = self._stated_interpretations(said) if acts else ()
        decided = sorted((*acts, *stated), key=lambda d: d.span)
        if not decided and not doubts:
            first = point[0].paragraph
            of_itself = self.reader.grammar.outcomes.of_itself.match(self.acts.text, *first.body)
            if self.interprets and not of_itself:
                return self._inferred_interpretation(said)
            said_there = shortened(self.doubts.words(first.body)).rstrip(";.")
            message = f"what “{said_there}” decides is not known"
            doubts = (Finding(Code.OUTCOME_UNKNOWN, first.body, message),)
        unlinked = (*(() if doubts else self.doubts.of_norms(said, acts)), *unlinked)
        unlinked = (*unlinked, *self.doubts.of_interpreted(said, decided))
        others = (*self.doubts.of_clauses(said), *self.doubts.of_limits(read, acts))
        return Outcomes(tuple(decided), (*doubts, *others), unlinked)

    def _is_beside_guiding(self, said: tuple[Said, ...], act: Decided) -> bool:
        """Whether a point of guidance does something beside guiding.

        What it tells nobody by name guides all, and so does what it says of law that is not applied.
        """
        known = self.reader.grammar.outcomes
        if act.kind is OutcomeKind.NON_APPLICATION:
            bid = any(one.sentence.span.holds(act.span) for one in self.doubts.bidding(said))
            return bid and any(map(is_judgment, act.targets))
        named = act.addressee or act.kind is not OutcomeKind.RECOMMENDATION
        return bool(named) and act.kind in known.guidance_kinds

    def _stated_interpretations(self, said: tuple[Said, ...]) -> Iterator[Decided]:
        """What sentences state of the Constitution beside others, in a ruling that interprets it."""
        heads = {one.sentence.span: one for one in said if one.sentence.items.length}
        for one in said if self.interprets else ():
            act = self.acts.stated_interpretation(one, one.sentence.span)
            above = [heads[head.span] for head in one.sentence.heads]
            named = above or any(map(is_constitution, act.targets))
            alone = all(
                {w.kind for w in head.words} == {OutcomeKind.INTERPRETATION} for head in above
            )
            if named and one.idle and alone:
                yield act

    def _inferred_interpretation(self, said: tuple[Said, ...]) -> Outcomes:
        """Take a point of a ruling that only interprets for the interpretation that it states."""
        body = said[0].sentence.paragraph.body
        stated = self.acts.stated_interpretation(said[0], body)
        named = self.acts.grammar.outcomes.constitution.search(self.acts.text, *body)
        words = shortened(self.doubts.words(body)).rstrip(";.")
        message = f"“{words}” is taken for an interpretation, as nothing else is asked"
        doubt = Finding(Code.OUTCOME_INFERRED, body, message)
        nameless = tuple(self.doubts.of_interpreted(said, (stated,)))
        return Outcomes((stated,), () if named else (doubt,), nameless)


def _with_voided_norms(
    text: str, known: OutcomeWords, decided: Iterable[Decided]
) -> Iterator[Decided]:
    """All decisions, those on what rests on norms that other decisions void with the norms.

    What they rest on is named by points of the ruling, or by words for the norms that the same point voided before.
    """
    decided = tuple(decided)
    verdicts = [one for one in decided if one.verdict is Verdict.NON_CONFORMING]
    voiding: list[Decided] = []
    for act in decided:
        one = act
        if act.kind in OF_DECISIONS and not act.targets:
            void = list(chain(*_voided_in(act, verdicts)))
            void = void or ([] if act.points else _acts_leaned_on(text, known, act, voiding))
            targets = (target for other in void for target in other.targets)
            one = replace(act, targets=tuple(dict.fromkeys(targets)))
        if one.kind in OF_DECISIONS or one in verdicts:
            voiding.append(one)
        yield one


def _nameless_findings(
    text: str, sections: Sections, known: OutcomeWords, decided: Sequence[Decided]
) -> Iterator[Finding]:
    """Tell what rests on norms that the ruling voids elsewhere, where no verdict says which these are."""
    bodies = {paragraph.eId: paragraph.body for paragraph in sections.within(Part.DECISION)}
    verdicts = [one for one in decided if one.verdict is Verdict.NON_CONFORMING]
    for act in decided:
        sign = known.leaning if act.kind in _RESTING and not act.targets else None
        leans = sign and sign.search(text, *bodies[act.block])
        if leans or not all(_voided_in(act, verdicts)):
            message = f"which norms “{text[slice(*act.span)]}” rests on is not known"
            yield Finding(Code.OUTCOME_WITHOUT_NORM, act.span, message)


def _acts_leaned_on(
    text: str, known: OutcomeWords, act: Decided, voiding: Iterable[Decided]
) -> list[Decided]:
    """What voids the norms that an act leans on by a word for them: the acts before it in its point, if these are one."""
    before = [one for one in voiding if top_point(one.point) == top_point(act.point)]
    behind = before[-1].span.end if before else act.span.end
    leans = known.leaning and known.leaning.search(text, behind, act.span.end)
    return before if leans and len({one.targets for one in before}) == 1 else []


def _announced(text: str, read: Iterable[tuple[Sentence, ...]]) -> Iterator[str]:
    """The eIds of a point's paragraphs where the point before ends with a colon: it may be the new wording of another ruling's."""
    for before, point in pairwise(read):
        if points_of(before[-1].point) and opens_list(text, before[-1].span):
            yield from (one.paragraph.eId for one in point)


def _voided_in(act: Decided, verdicts: Sequence[Decided]) -> list[list[Decided]]:
    """The verdicts that void something in each of the points which an act names; none where a point does not."""
    found = ([one for one in verdicts if _is_of_point(one, point)] for point in act.points)
    return [[one for one in some if one.targets] for some in found]


def _is_of_point(decided: Decided, point: str) -> bool:
    """Whether something is decided in a point of the operative part, whatever section that lies in."""
    steps = (name.rpartition("__")[-1] for name in points_of(decided.point))
    return point != "" and holds(
        point, "__".join(step for step in steps if not step.rpartition("_")[-1].isalpha())
    )


def _has_words(
    text: str, sections: Sections, roles: tuple[BlockRole, ...], words: re.Pattern[str]
) -> bool:
    """Whether one of the paragraphs of the roles holds a pattern."""
    return any(words.search(text[slice(*paragraph.body)]) for paragraph in sections.of(*roles))
