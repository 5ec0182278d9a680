"""Mentions → citations with their targets. What cannot be resolved stays, with the reason."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from pipeline.cite.antecedents import antecedent, is_ruling_itself
from pipeline.cite.by_person import apply_decisions, doubtful_targets
from pipeline.cite.catalogue import catalogue
from pipeline.cite.in_play import Key, Place, Play
from pipeline.cite.levels import stands_under_act, with_below
from pipeline.cite.linked import Links, disagreements, links_of
from pipeline.cite.looking_back import LookingBack
from pipeline.cite.meaning import BY_DATE, DOUBTFUL, Citing, Identifier, Meaning
from pipeline.cite.surroundings import Surroundings
from pipeline.cite.targets import citation
from pipeline.cite.unrevised import Unrevised
from pipeline.cite.values import (
    LAST,
    CitedWorks,
    Days,
    Mention,
    Mentioned,
    ProvisionItem,
    ProvisionStep,
    ResolvedCitation,
    ShortName,
    Timing,
)
from pipeline.codes import Code
from pipeline.edition import NotedEdition
from pipeline.enactment.ruling import enactment_of
from pipeline.grammar.citations import ActKind
from pipeline.grammar.provisions import UnitKind
from pipeline.job import Job
from pipeline.registry import Act
from pipeline.sections import ASKING, Sections
from pipeline.terms import DecidedBy, LinkVerdict, OpenReason
from pipeline.text import CleanText, Finding, Span
from pipeline.words.works import frbr_number

COUNTED_THROUGH = frozenset(
    {UnitKind.PREAMBLE, UnitKind.ARTICLE, UnitKind.CHAPTER, UnitKind.SECTION}
)
LINKED = 0.95
FEW, FEW_INSERTED = 100, 9
"""Articles of an act, and what is put in behind a single one of so few at most."""


class Resolver:
    """Goes through the mentions of one ruling in the order of the text."""

    def __init__(
        self, identifier: Identifier, links: Links, around: Surroundings, unrevised: Unrevised
    ) -> None:
        self.identifier, self.links, self.around = identifier, links, around
        self.unrevised = unrevised
        self.play = Play()
        self.doubts: list[tuple[object, Finding]] = []
        """Each with what is in doubt, which is told once."""

    def resolve(self, mention: Mention) -> Place | None:
        """What a mention cites and where; None for a bare short name."""
        act, own = mention.act, self.play.own
        if act and not mention.steps and is_ruling_itself(act):
            self.play.own = mention
            return None
        beside = own is not None and 0 < mention.span.start - own.span.end <= len(", ")
        if beside and act is None and not stands_under_act(mention.steps):
            return None  # `мотивировочная часть настоящего постановления, пункт 3`
        back = LookingBack(mention, self.play, self.around, self.identifier)
        identity, steps = self._meaning_and_levels(back)
        for key, older, why in self._rival_acts(back, identity):
            identity = identity.limited_to(DOUBTFUL)
            self.doubts.append((key, self._rival_doubt(mention, identity, older, why)))
        if not mention.steps and identity.reason is OpenReason.SELF:
            return None  # the ruling itself by its date and number, as an opinion on it names it
        cited = mention.whole or any(step.items for step in mention.steps)
        place = Place(mention, identity, steps, cited, _left_open_for(mention, identity, steps))
        if not place.cited:
            self._keep_place(place, back)
            return None
        ordinary = self._is_ordinary(back, place)
        if _is_turned(steps) and UnitKind.PART not in self.play.parts_of(identity):
            message = "read as a point of a part; if the act's articles have paragraphs, it is a part of one"
            doubt = Finding(Code.CITATION_DOUBTFUL, mention.span, message)
            self.doubts.append((("order", identity.key), doubt))
        self._keep_place(place, back)
        self._keep_doubts(place)
        return None if ordinary else place

    def _rival_acts(
        self, back: LookingBack, identity: Meaning
    ) -> Iterator[tuple[object, Act, str]]:
        """The acts of the name and another day that may be meant as well, each with why, and what tells their doubt once."""
        for rival, why in self.unrevised.rivals(identity, back.mention.span.start):
            yield (identity.key, back.mention.span), rival, why
        if older := self._named_before(back, identity):
            why = "as an older act of the name was told by its date, they"
            yield (identity.key, older.iri, back.scope.paragraph), older, why
        if older := self._held_then(back, identity):
            why = "as the sentence speaks of a day before it, they"
            yield (identity.key, older.iri, back.scope.paragraph), older, why

    def _named_before(self, back: LookingBack, identity: Meaning) -> Act | None:
        """The act of the name that the paragraph last told by its date, by itself or in an earlier sentence.

        Where only the day tells which is meant. Not one that has a short name of its own; and a
        Constitution of another day is always dated.
        """
        act, sure = back.act, identity.reason or identity.confidence > BY_DATE
        if act.era or act.short is not None or len(identity.acts) != 1 or sure:
            return None
        bearers: dict[Key, Act] = {(one.iri,): one for one in back.bearers}
        last = next((one for one in reversed(back.namings) if one.key in bearers), None)
        if last is None or last.of_constitution:
            return None
        if last.steps and last.scope.sentence == back.scope.sentence:
            return (
                None  # `статья 175 Кодекса от 16 июля 1997 года соответствует статье 188 Кодекса`
            )
        short = (one.act for one in self.identifier.definitions)
        dated = (last.naming.date or last.naming.number) and last.naming not in short
        told = last.key == identity.key or self.identifier.is_told_by_date(act)
        return bearers[last.key] if dated and not told else None

    def _held_then(self, back: LookingBack, identity: Meaning) -> Act | None:
        """The act of the name that was in force on a day of the sentence, where its own came into force later."""
        mention, sure = back.mention, identity.reason or identity.confidence > BY_DATE
        named = mention.act is not None and not self.identifier.is_told_by_date(mention.act)
        if sure or not named or len(identity.acts) != 1 or identity.kind == ActKind.CONSTITUTION:
            return None
        (act,) = identity.acts
        days = [Days.of(one, Timing.HELD) for one in mention.days]
        then = [one for one in days if one.last < act.date]
        if back.came_later(identity):
            eve = act.date - timedelta(days=1)
            then.append(Days(eve, eve, Timing.HELD))
        older = self.identifier.catalogue.namesakes(act) if then else ()
        return next((a for a in older if a is not act and any(one.meet(a) for one in then)), None)

    def _rival_doubt(self, mention: Mention, identity: Meaning, rival: Act, why: str) -> Finding:
        taken, other = map(self._title_and_day, (identity.acts[0], rival))
        message = f"the words are taken for {taken}; {why} may mean {other}"
        return Finding(Code.CITATION_DOUBTFUL, mention.span, message)

    def _title_and_day(self, act: Act) -> str:
        """An act by its title in the ruling's language, or in one that it has, and its day."""
        language = self.identifier.catalogue.grammar.language.value
        title = act.title.get(language) or next(iter(act.title.values()))
        return f"“{title}” of {act.date}"

    def _keep_place(self, place: Place, back: LookingBack) -> None:
        """Keep a place for what stands behind it without an act."""
        paragraph, act = place.scope.paragraph, place.mention.act
        asking = self.around.paragraphs[paragraph].role in ASKING
        quoted = back.quoted_from is not None
        changing = paragraph in self.around.instructed and not quoted
        aside = quoted or paragraph in self.around.aside
        self.play.keep(place, asking=asking, changing=changing, aside=aside)
        if act and act.foreign:
            self.play.foreign |= bool(self.identifier.acts_called(act))

    def _is_ordinary(self, back: LookingBack, place: Place) -> bool:
        """Whether levels may be ordinary words: `третий абзац письма`.

        Not where an act or another unit of the kind is in sight, nor of a norm, nor in what a ruling says
        of another one's text.
        """
        steps = place.steps
        worded = steps and all(step.items and all(i.worded for i in step.items) for step in steps)
        if not worded or back.scope.paragraph in self.around.instructed:
            return False
        act, kinds = back.mention.act, {step.kind for step in steps}
        if act and act.strange and act.kind is None and act.pointer != LAST:
            return not act.name.casefold().startswith(self.around.words.owner.norms)
        near = (*back.places_here, *back.places_before)
        alike = any(step.kind in kinds for one in near for step in one.steps)
        alike = alike or any(back.may_hold(one) for one in back.places_here)
        return place.owner.reason is OpenReason.NO_ARTICLE and back.is_in_new_sentence and not alike

    def _meaning_and_levels(self, back: LookingBack) -> tuple[Meaning, tuple[ProvisionStep, ...]]:
        """The act and all the levels of a mention."""
        told, own = antecedent(back), back.mention.steps
        act, levels = told.identity, told.steps
        rest = own[1:] if levels and not own[0].items else own
        # A link leads to an act and cannot tell the article that lacks.
        if act.reason and act.reason is not OpenReason.NO_ARTICLE:
            act = self._linked_act(back.mention) or act
        if back.mention.act:
            act = act._replace(division=back.mention.act.division)
        return act, (*levels, *rest)

    def _keep_doubts(self, place: Place) -> None:
        """Keep what may be meant as well: another act, or another number."""
        mention, identity = place.mention, place.identity
        if identity.rival:
            doubt = self._rival_doubt(mention, identity, identity.rival, "in these years they")
            self.doubts.append((identity.key, doubt))
        own = mention.steps[len(mention.steps) - mention.own :]
        items = [i for steps in with_below(own) for step in steps for i in step.items]
        for item in (*(i for i in items if i.doubtful), *_items_falling(identity, own)):
            self.doubts.append(((item.value, item.span.end), _range_doubt(item)))
        for item in items:
            if item.below and (item.until is not None) is not _is_of_each(item.below):
                read = "each of the range" if item.until else "the last number alone"
                doubt = Finding(
                    Code.CITATION_DOUBTFUL,
                    item.span,
                    f"what the bracket holds is read as of {read}",
                )
                self.doubts.append((("below", item.span.end), doubt))

    def _linked_act(self, mention: Mention) -> Meaning | None:
        """The act that the words lead to, where they do not name it."""
        own_words = mention.act is None or not is_ruling_itself(mention.act)
        act = self.links.only_act(mention.span) if own_words else None
        return Meaning(acts=(act,), confidence=LINKED, exact=True) if act else None


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
    own = enactment_of(text.text, sections, grammar)
    citing = Citing(
        sections.court,
        edition.day if edition else own.day,
        own.day,
        frbr_number(own.number or ""),
        own.day or _last_day_named(found),
        dated=edition is None or edition.day is not None,
    )
    identifier = Identifier(known, found.definitions, citing)
    links = links_of(job.source, text, known)
    around = Surroundings(found, text.text, sections, grammar, edition)
    unrevised = Unrevised(sections.paragraphs, edition, own.day, known)
    resolver = Resolver(identifier, links, around, unrevised)
    # Each step is done for all, as one is fastest when it is done many times on end.
    places = [place for mention in found.mentions if (place := resolver.resolve(mention))]
    citations = tuple(map(citation, places))
    work = identifier.work_of_short_name
    short = tuple(ShortName(one.short, one.long, work(one)) for one in found.definitions)
    decided, unmatched = apply_decisions(citations, job.decisions.citations, text.text)
    asked = doubtful_targets(decided, job.registry, citing.day)
    cited = tuple(_with_links(one, links) for one in decided) if links else tuple(decided)
    read = (((one.code, one.span), one) for one in found.doubts)
    left = _doubts_left((*resolver.doubts, *read), decided)
    doubts = (*left, *disagreements(cited), *asked, *unmatched)
    return CitedWorks(cited, short, doubts)


def _last_day_named(found: Mentioned) -> date | None:
    """The last day of an act or a ruling that is named: what names it came later."""
    days = (one.act.date.whole for one in found.mentions if one.act and one.act.date)
    return max(filter(None, days), default=None)


def _left_open_for(
    mention: Mention, identity: Meaning, steps: tuple[ProvisionStep, ...]
) -> OpenReason | None:
    """Why a citation is left open though its act is known."""
    if identity.reason:
        return None
    # Codes and laws have articles, and nothing is counted in indents from its beginning to its end.
    below = steps[0].kind if steps else UnitKind.ARTICLE
    if below not in COUNTED_THROUGH and (below is UnitKind.INDENT or identity.has_articles):
        return OpenReason.IMPOSSIBLE
    own = mention.steps[len(mention.steps) - mention.own :]
    if len(steps) > len(own) and _is_of_each([own]):
        return OpenReason.NO_ARTICLE  # `статья 14, статья 26 и их пункты 1`: of both
    if mention.act and mention.act.shared and mention.own:
        # `статьи 6 Уголовного и Трудового кодексов`: of one of them, or of both
        return OpenReason.SEVERAL
    return OpenReason.ANNEX if mention.annexed else None


def _doubts_left(
    doubts: Iterable[tuple[object, Finding]], decided: Iterable[ResolvedCitation]
) -> tuple[Finding, ...]:
    """The first doubt of each kind that stands in no words on which a person decided."""
    settled = [one.span for one in decided if one.by is DecidedBy.PERSON]
    left: dict[object, Finding] = {}
    for key, doubt in doubts:
        start, end = doubt.span
        # Whatever a person decides that they cite, exceptions are exceptions.
        excepted = doubt.code is Code.CITATION_EXCEPTED
        if excepted or not any(span.start < end and start < span.end for span in settled):
            left.setdefault(key, doubt)
    return tuple(left.values())


def _with_links(citation: ResolvedCitation, links: Links) -> ResolvedCitation:
    """The citation with its hyperlinks, and surer where one of them confirms it."""
    found = links.judged_links(citation)
    if not found:
        return citation
    agreed = any(link.verdict is LinkVerdict.AGREES for link in found)
    sure = max(citation.confidence, LINKED) if agreed else citation.confidence
    return citation._replace(links=found, confidence=sure)


def _items_falling(identity: Meaning, steps: Iterable[ProvisionStep]) -> Iterator[ProvisionItem]:
    """The articles whose index an act of so few articles hardly has, so that a range may be meant that falls: `39-12`."""
    counts = [act.articles.last for act in identity.acts if act.articles]
    last = max((count or FEW for count in counts), default=FEW)
    for item in (i for step in steps if step.kind is UnitKind.ARTICLE for i in step.items):
        index = item.value.partition("-")[2]
        if last < FEW and index.isdecimal() and int(index) > FEW_INSERTED:
            yield item


def _is_of_each(below: Iterable[tuple[ProvisionStep, ...]]) -> bool:
    """Whether a plural has one number, so that it is below each of those before it: `122 – 124 (части третьи)`."""
    levels = (steps[0] for steps in below if steps and not steps[0].several)
    return any(one.word and one.word.plural and any(i.value for i in one.items) for one in levels)


def _is_turned(steps: Sequence[ProvisionStep]) -> bool:
    """Whether a point stands between its article and its part: `ст. 188 п. 1 ч. 3`."""
    starts = {step.kind: step.span.start for step in steps}
    article, part = (starts.get(kind) for kind in (UnitKind.ARTICLE, UnitKind.PART))
    if article is None or part is None:
        return False
    return steps[-1].kind is not UnitKind.PART and article < steps[-1].span.start < part


def _range_doubt(item: ProvisionItem) -> Finding:
    whole, message = (
        item.span,
        "taken for one of its own list; it may end a range whose sign is lost or that would fall, or be an article",
    )
    if item.until:
        whole = Span(item.span.start, item.until.span.end)
        message = f"taken for a range; one provision with the number {item.value}-{item.until.value} may be meant"
    return Finding(Code.CITATION_DOUBTFUL, whole, message)
