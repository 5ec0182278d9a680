"""Mentions → citations with their targets. What cannot be resolved stays, with the reason."""

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date
from itertools import chain, pairwise
from typing import NamedTuple

from pipeline.cite.by_person import decide
from pipeline.cite.catalogue import RULINGS, catalogue
from pipeline.cite.context import Context, Last, Ties, leads
from pipeline.cite.groups import RANK
from pipeline.cite.linked import Links, disagreements, links_of
from pipeline.cite.meaning import Citing, Identifier, Meaning, one_code
from pipeline.cite.provision_names import Provision, provisions
from pipeline.cite.values import (
    FORMER,
    PART,
    CitedWorks,
    Definition,
    Mention,
    Mentioned,
    Naming,
    ProvisionItem,
    ProvisionStep,
    Ref,
    ResolvedCitation,
    ShortName,
)
from pipeline.codes import Code
from pipeline.edition import NotedEdition
from pipeline.edition.amending import QUOTED, names_unread
from pipeline.enactment.ruling import enacted
from pipeline.grammar import Grammar
from pipeline.grammar.citations import ActKind
from pipeline.grammar.provisions import UnitKind
from pipeline.job import Job
from pipeline.registry import Act
from pipeline.sections import Paragraph, Part, Sections
from pipeline.terms import BlockRole, CitationStatus, DecidedBy, LinkVerdict, OpenReason
from pipeline.text import CleanText, Finding, Span
from pipeline.words.works import read_judgment

COUNTED_THROUGH = frozenset(
    {UnitKind.PREAMBLE, UnitKind.ARTICLE, UnitKind.CHAPTER, UnitKind.SECTION}
)
ASKING = frozenset({BlockRole.TITLE, BlockRole.REPEATED_TITLE, BlockRole.QUESTION})
OWN_LAW = frozenset({ActKind.CONSTITUTIONAL_LAW, ActKind.EDICT})
SAME_SENTENCE, SAME_PARAGRAPH, LINKED = 0.8, 0.65, 0.95
BESIDE = 40
"""Characters on either side of a quotation that say what it is."""
BY_DAY = frozenset(
    {
        OpenReason.EDITION_UNDATED,
        OpenReason.RULING_UNDATED,
        OpenReason.PERIOD_UNKNOWN,
        OpenReason.NONE_IN_FORCE,
    }
)
"""Why the day of the text does not tell which act of a name is meant."""


class Surroundings(NamedTuple):
    """What stands around the citations of a ruling."""

    text: str
    paragraphs: Sequence[Paragraph]
    instructed: AbstractSet[int]
    """The paragraphs that say what is changed in the ruling named last."""
    papers: Sequence[int]
    """Where documents begin that are no acts and have points of their own."""
    wording: Sequence[Span]
    """Quoted words of what is changed."""
    words: Sequence[Span]
    """Single words that are quoted of another text."""
    older: Sequence[Span]
    """Those among them that were to be read there until now."""
    unnamed: Sequence[int]
    """The paragraphs that name a ruling which was not read."""


class Resolver:
    """Goes through the mentions of one ruling in the order of the text."""

    def __init__(self, identifier: Identifier, links: Links, surroundings: Surroundings) -> None:
        self.identifier, self.links, self.around = identifier, links, surroundings
        self.context = Context(surroundings.text, Ties.of(identifier.catalogue.grammar))
        self.own_end = 0
        """Where the ruling itself was named last."""
        self.own = (-1, -1)
        """In which paragraph and sentence that was."""
        self.changed: tuple[int, Meaning] | None = None
        """The ruling that was named last, and in which paragraph."""
        self.foreign: set[str] = set()
        """Our acts whose names were given to acts of other states."""
        self.doubts: list[tuple[object, Finding]] = []
        """Each with what is in doubt, which is told once."""

    def resolve(self, mention: Mention) -> ResolvedCitation | None:
        """The citation that a mention is; None for a bare short name."""
        self.context.enter(mention.scope.paragraph)
        act = mention.act
        if act and not mention.steps and _itself(act):
            self.own_end, self.own = mention.span.end, mention.scope[:2]
            return None
        beside = 0 < mention.span.start - self.own_end <= len(", ")
        if beside and act is None and not leads(mention.steps):
            return None  # `мотивировочная часть настоящего постановления, пункт 3`
        identity, steps = self._meant(mention)
        # A link leads to an act and cannot tell the article that lacks.
        if identity.reason and identity.reason is not OpenReason.NO_ARTICLE:
            identity = self._linked(mention) or identity
        self._remember(mention, identity, steps)
        if not mention.whole and not any(step.items for step in mention.steps):
            return None
        if not identity.reason and not _possible(identity, steps):
            identity = identity._replace(reason=OpenReason.IMPOSSIBLE)
        self.context.kept(mention, identity, steps)
        self._keep_doubts(mention, identity)
        # Where no act is in sight, levels may be ordinary words: `третий абзац письма`.
        worded = (step.items and all(item.worded for item in step.items) for step in steps)
        ordinary = steps and all(worded)
        nameless = identity.reason is OpenReason.NO_ARTICLE or (
            act and act.strange and act.kind is None
        )
        if identity.reason is OpenReason.SELF or (nameless and ordinary):
            return None
        return _citation(mention, identity, steps)

    def _keep_doubts(self, mention: Mention, identity: Meaning) -> None:
        """Keep what may be meant as well: another act, or another number."""
        if identity.rival:
            self.doubts.append((identity.key, _doubt(mention, identity, identity.rival)))
        for item in _doubtful(mention):
            self.doubts.append(((item.value, item.span.end), _either(item)))

    def _remember(
        self, mention: Mention, identity: Meaning, steps: tuple[ProvisionStep, ...]
    ) -> None:
        """Keep an act that was named for the provisions that stand without one."""
        act = mention.act
        if act and act.full and act.kind in RULINGS and not steps and not mention.scope.brackets:
            self.changed = (mention.scope.paragraph, identity) if identity.ruling else None
        if act:
            levels = steps if mention.own else mention.steps
            asking = self.around.paragraphs[mention.scope.paragraph].role in ASKING
            self.context.remember(mention, identity, levels, asking=asking)
            if act.foreign:
                self.foreign.update(one.iri for one in self.identifier.called(act))

    def _meant(self, mention: Mention) -> tuple[Meaning, tuple[ProvisionStep, ...]]:
        """The act and all the levels of a mention."""
        steps = mention.steps
        if mention.act and _itself(mention.act):
            return Meaning(reason=OpenReason.SELF, kind=mention.act.kind), steps
        if mention.act:
            identity = self._identity(mention.act, mention)
            if not steps or steps[0].items:
                return identity, steps
            last = self.context.above(mention)
            return (
                (identity, (*last.steps, *steps[1:]))
                if last
                else (Meaning(reason=OpenReason.NO_ARTICLE), steps)
            )
        if mention.contested:
            return Meaning(reason=OpenReason.ACT_BEHIND), steps
        if leads(steps):
            return self.context.act_for(mention, self._quoted_from(mention)), steps
        last = self.context.above(mention)
        if last is None and self.changed and self._is_changed(mention, self.changed[0]):
            return self.changed[1]._replace(confidence=SAME_PARAGRAPH), steps
        if last is None or self._may_leave(last, mention):
            return Meaning(reason=OpenReason.NO_ARTICLE), steps
        same = last.scope.sentence == mention.scope.sentence
        rest = steps if steps[0].items else steps[1:]
        identity = last.identity.limited(SAME_SENTENCE if same else SAME_PARAGRAPH)
        return identity, (*last.steps, *rest)

    def _is_changed(self, mention: Mention, named: int) -> bool:
        """Whether a provision is surely of the ruling `named` in a paragraph, and directly below it."""
        index, start = mention.scope.paragraph, self.around.paragraphs[named].span.start
        whole = RANK[mention.steps[0].kind] <= RANK[UnitKind.PARAGRAPH]
        other = any(named < unread <= index for unread in self.around.unnamed)
        instructed = index in self.around.instructed
        return whole and instructed and not other and not self._quoted_since(start, mention)

    def _quoted_since(self, end: int, mention: Mention) -> bool:
        """Whether a provision stands in new wording that was opened behind a place."""
        return any(end <= q.start and q.holds(mention.span) for q in self.around.wording)

    def _may_leave(self, last: Last, mention: Mention) -> bool:
        """Whether a provision without an article may be of something else than the citation before it.

        Of what stands in brackets, of another article, of this ruling, which the sentence names, of a
        paper named between, or of the act whose wording is quoted.
        """
        scope = mention.scope
        own = mention.steps[0].kind is UnitKind.PARAGRAPH and self._may_be_own(last, mention)
        paper = any(last.end <= at < mention.span.start for at in self.around.papers)
        left = last.is_aside(scope) and last.scope.sentence == scope.sentence
        rival = self.context.has_rival(last, mention)
        return left or rival or own or paper or self._quoted_since(last.end, mention)

    def _may_be_own(self, last: Last, mention: Mention) -> bool:
        """Whether a point may be the ruling's: its sentence names the ruling, or it decides.

        Where a ruling decides, a point stands behind another ruling, or begins a sentence behind the
        Constitution that the ruling rests on, and need not be of either.
        """
        paragraph, sentence, _ = mention.scope
        apart = last.identity.kind == ActKind.CONSTITUTION and last.scope.sentence != sentence
        deciding = self.around.paragraphs[paragraph].part is Part.DECISION
        changing = paragraph in self.around.instructed
        whole = bool(last.identity.ruling) and not self.context.cited[-1].steps
        whole &= not self.context.adjoins(last.end, mention)
        beside = deciding and not changing and (apart or whole)
        return self.own == mention.scope[:2] or beside

    def _quoted_from(self, mention: Mention) -> int | None:
        """Where the words of another text begin that a mention stands in."""
        wording = (*self.around.wording, *self.around.words, *self.around.older)
        return next((q.start for q in wording if q.holds(mention.span)), None)

    def _linked(self, mention: Mention) -> Meaning | None:
        """The act that the words lead to, where they do not name it."""
        own_words = mention.act is None or not _itself(mention.act)
        act = self.links.act(mention.span) if own_words else None
        return Meaning(acts=(act,), confidence=LINKED, exact=True) if act else None

    def _identity(self, act: Naming, mention: Mention) -> Meaning:
        if act.pointer == PART:
            attached = self.around.paragraphs[mention.scope.paragraph].part is Part.OPINIONS
            return self.context.of_part(mention, attached=attached)
        if act.generic:
            return self._of_kind(act, mention)
        identity = self.identifier.identify(act)
        if identity.reason and act.date and not (act.title or act.number):
            return self.context.of_day(act) or identity
        if identity.reason and act.number and act.kind in RULINGS and not act.date:
            return self.context.numbered(act) or identity
        dated = self.identifier.dated(act)
        return identity if dated else self._undated(act, identity, mention)

    def _undated(self, act: Naming, identity: Meaning, mention: Mention) -> Meaning:
        """What a name without a date stands for, where other acts bear it or bore it.

        The ruling may have told by its date which one it speaks of. Words of an older text mean the
        act of their day, which nobody told.
        """
        called = self.identifier.called(act)
        told = [self.context.dated[one.iri] for one in called if one.iri in self.context.dated]
        asked = [one for one in told if one.key in self.context.asked]
        if len(told) == len(asked) == 1 and identity.reason in BY_DAY:
            return identity if self._has_unknown_namesake(act) else told[0].limited(SAME_PARAGRAPH)
        if identity.reason or len(called) == len(identity.parts):
            return identity
        other = asked and all(one.key != identity.key for one in told)
        if other or self._is_older(mention, called) or self._came_later(identity, called):
            return identity._replace(reason=OpenReason.KIND_SEVERAL)
        return identity

    def _is_older(self, mention: Mention, called: Iterable[Act]) -> bool:
        """Whether a name stands in older words of a ruling, as whose author may have meant other acts."""
        if not any(q.holds(mention.span) for q in self.around.older):
            return False
        ruling = read_judgment(self.changed[1].ruling or "") if self.changed else None
        since = date.fromisoformat(ruling.date) if ruling else date.min
        return not one_code(tuple(act for act in called if act.period.ends_latest >= since))

    def _has_unknown_namesake(self, act: Naming) -> bool:
        """Whether an act of the same title was named that the registry lacks."""
        named = self.context.kinds[act.kind or ""].values()
        unknown = (one for one in named if one.reason is OpenReason.TITLE_DIFFERS)
        return any(one.words == act.title.casefold() for one in unknown)

    def _came_later(self, identity: Meaning, called: Iterable[Act]) -> bool:
        """Whether an act came after the text was written, which names an older one of another state."""
        written = self.identifier.own.written
        later = written is not None and any(one.date > written for one in identity.acts)
        return later and any(one.iri in self.foreign for one in called)

    def _of_era(self, act: Naming) -> Meaning:
        """The older or the newer one of the two acts of this kind that were named, if both have one name."""
        named = self.context.kinds[act.kind or ""].values()
        acts = sorted({one for identity in named for one in identity.acts}, key=lambda a: a.date)
        if len(acts) != 2 or acts[1] not in self.identifier.catalogue.namesakes(acts[0]):
            return Meaning(kind=act.kind, reason=OpenReason.KIND_SEVERAL)
        chosen = acts[act.era != FORMER]
        return Meaning((chosen,), kind=chosen.kind, confidence=SAME_PARAGRAPH, exact=True)

    def _of_kind(self, act: Naming, mention: Mention) -> Meaning:
        """The act of a kind that was named before; else the law that the court works by."""
        if act.era:
            return self._of_era(act)
        if act.kind in OWN_LAW and not self.context.kinds[act.kind or ""]:
            own_law = self.identifier.own_law()
            if own_law:
                return own_law
        return self.context.of_kind(act, mention)


def resolve(
    found: Mentioned,
    text: CleanText,
    sections: Sections,
    job: Job,
    edition: NotedEdition | None = None,
) -> CitedWorks:
    """Every citation with what it names in the registry, and every short name.

    Needs no context beyond the ruling: which act `УПК` or `Конституция` means is told by
    definitions, by dates, by what was named before, and last by the day from which the text is as
    it stands: that of its `edition`, of the ruling itself where none is given.
    """
    grammar = job.grammar
    known = catalogue(job.registry, grammar)
    own = enacted(text.text, sections, grammar)
    citing = Citing(
        own.court,
        edition.day if edition else own.day,
        own.day,
        dated=edition is None or edition.day is not None,
    )
    identifier = Identifier(known, found.definitions, citing)
    links = links_of(job.source, text, known)
    resolver = Resolver(identifier, links, _surroundings(found, text, sections, grammar, edition))
    citations = tuple(one for mention in found.mentions if (one := resolver.resolve(mention)))
    short = tuple(_abbreviation(one, identifier) for one in found.definitions)
    decided, unmatched = decide(citations, job.decisions.citations, text.text)
    cited = tuple(_linked(one, links) for one in decided) if links else tuple(decided)
    unread = ((span, _unread(span, text.text)) for span in found.unread)
    left = _left_open((*resolver.doubts, *unread), decided)
    doubts = (*left, *disagreements(cited), *unmatched)
    return CitedWorks(cited, short, doubts)


def _surroundings(
    found: Mentioned,
    text: CleanText,
    sections: Sections,
    grammar: Grammar,
    edition: NotedEdition | None,
) -> Surroundings:
    paragraphs = sections.paragraphs
    instructed = {one.paragraph for one in edition.instructions} if edition else set()
    papers = grammar.citations.papers.finditer(text.text)
    quotes = [[Span(*q.span()) for q in QUOTED.finditer(text.text, *p.body)] for p in paragraphs]
    acts = [mention.span for mention in found.mentions if mention.act]
    table, every = grammar.citations, [*chain(*quotes)]
    return Surroundings(
        text.text,
        paragraphs,
        instructed,
        papers=[match.start() for match in papers],
        wording=[quote for index in sorted(instructed) for quote in quotes[index]],
        words=[q for q in every if _is_beside(table.quoted_words, q, text.text)],
        older=[q for q in every if _is_beside(table.older_words, q, text.text)],
        unnamed=[
            index
            for index, paragraph in enumerate(paragraphs)
            if instructed and names_unread(text.text, paragraph.body, acts)
        ],
    )


def _is_beside(words: re.Pattern[str], quote: Span, text: str) -> bool:
    """Whether some words stand right before a quotation or right behind it."""
    before = text[max(quote.start - BESIDE, 0) : quote.start]
    return words.search(f"{before}«»{text[quote.end : quote.end + BESIDE]}") is not None


def _left_open(
    doubts: Iterable[tuple[object, Finding]], decided: Iterable[ResolvedCitation]
) -> tuple[Finding, ...]:
    """The first doubt of each kind that stands in no words on which a person decided."""
    settled = [one.span for one in decided if one.by is DecidedBy.PERSON]
    left: dict[object, Finding] = {}
    for key, doubt in doubts:
        start, end = doubt.span
        if not any(span.start < end and start < span.end for span in settled):
            left.setdefault(key, doubt)
    return tuple(left.values())


def _linked(citation: ResolvedCitation, links: Links) -> ResolvedCitation:
    """The citation with its hyperlinks, and surer where one of them confirms it."""
    found = links.judged(citation)
    if not found:
        return citation
    agreed = any(link.verdict is LinkVerdict.AGREES for link in found)
    sure = max(citation.confidence, LINKED) if agreed else citation.confidence
    return replace(citation, links=found, confidence=sure)


def _doubt(mention: Mention, identity: Meaning, rival: Act) -> Finding:
    taken = identity.acts[0].iri
    message = f"the words are taken for {taken}; in these years they may mean {rival.iri}"
    return Finding(Code.CITATION_DOUBTFUL, mention.span, message)


def _unread(number: Span, text: str) -> Finding:
    message = f"the number «{text[slice(*number)]}» beside a provision's word is in no citation"
    return Finding(Code.CITATION_NUMBER_UNREAD, number, message)


def _doubtful(mention: Mention) -> Iterator[ProvisionItem]:
    """The items of a mention's own words that may be a range or one number."""
    for step in mention.steps[len(mention.steps) - mention.own :]:
        yield from (item for item in step.items if item.doubtful)


def _either(item: ProvisionItem) -> Finding:
    last = item.until.value if item.until else ""
    whole = Span(item.span.start, item.until.span.end if item.until else item.span.end)
    message = f"taken for a range; one provision with the number {item.value}-{last} may be meant"
    return Finding(Code.CITATION_DOUBTFUL, whole, message)


def _possible(identity: Meaning, steps: tuple[ProvisionStep, ...]) -> bool:
    """Whether an act can have the provision directly below it: codes and laws have articles."""
    return not steps or steps[0].kind in COUNTED_THROUGH or not identity.has_articles


def _citation(
    mention: Mention, identity: Meaning, steps: tuple[ProvisionStep, ...]
) -> ResolvedCitation:
    named = () if identity.reason else provisions(steps, mention.own)
    if not steps and len(acts := identity.parts) > 1:
        return _resolved(mention, identity, tuple(act.iri for act in acts), ())
    works = [identity.work(provision.top) for provision in named]
    if not named or None in works:
        return _gap(mention, identity.reason or _untargeted(identity, named))
    targets = tuple(
        f"{work}/~{provision.eid}" if provision.eid else f"{work}"
        for work, provision in zip(works, named, strict=True)
    )
    items = [provision.item for provision in named]
    refs = _refs(mention.span, targets, [item.span if item else None for item in items])
    return _resolved(mention, identity, tuple(dict.fromkeys(targets)), refs)


def _resolved(
    mention: Mention, identity: Meaning, targets: tuple[str, ...], refs: tuple[Ref, ...]
) -> ResolvedCitation:
    resolved, by = CitationStatus.RESOLVED, DecidedBy.PIPELINE
    return ResolvedCitation(mention.span, targets, refs, resolved, identity.confidence, None, by)


def _untargeted(identity: Meaning, named: tuple[Provision, ...]) -> OpenReason:
    """Why provisions of an act that is known have no target."""
    if not named:
        return OpenReason.MANY
    return OpenReason.BEYOND if len(identity.family or identity.acts) == 1 else OpenReason.SEVERAL


def _gap(mention: Mention, reason: OpenReason) -> ResolvedCitation:
    unresolved = CitationStatus.UNRESOLVED
    return ResolvedCitation(mention.span, (), (), unresolved, 0.0, reason, DecidedBy.PIPELINE)


def _refs(span: Span, targets: tuple[str, ...], items: list[Span | None]) -> tuple[Ref, ...]:
    """Share a citation's words among its targets: the first and the last take what is around.

    Gives none where the words of two targets are the same (`13, 14-баптардың 1-тармағы`).
    """
    if len(targets) == 1:
        return (Ref(span, targets[0]),)
    worded = sorted((i, t) for i, t in zip(items, targets, strict=True) if i)
    spans = [item for item, _ in worded]
    apart = all(a.end <= b.start for a, b in pairwise(spans))
    if not spans or not apart or spans[0].start < span.start or spans[-1].end > span.end:
        return ()
    spans[0] = Span(span.start, spans[0].end)
    spans[-1] = Span(spans[-1].start, span.end)
    return tuple(Ref(place, target) for place, (_, target) in zip(spans, worded, strict=True))


def _abbreviation(definition: Definition, identifier: Identifier) -> ShortName:
    act = definition.act
    target = None if act is None or act.generic else identifier.identify(act).work(None)
    return ShortName(definition.short, definition.long, target)


def _itself(act: Naming) -> bool:
    """Whether words mean the ruling that they stand in (`осы нормативтік қаулы`)."""
    return act.pointer == "self" and act.kind in RULINGS and act.generic
