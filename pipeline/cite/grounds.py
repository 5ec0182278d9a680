"""What speaks for an antecedent: where an act or a citation stands that a mention may belong to.

Each gives what its sort of evidence tells, in the order of the text: an act, or the place of what is gone
on with. The last is meant; where they are several acts, nobody knows which.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain

from pipeline.cite.catalogue import RULINGS, is_as_printed, only_kind
from pipeline.cite.in_play import DIVISIONS, Place, acts_of
from pipeline.cite.items import number_key
from pipeline.cite.levels import (
    RANK,
    Unit,
    kind_below_article,
    levels_above,
    numbered_units,
    stands_under_act,
    units_of,
)
from pipeline.cite.looking_back import NOTHING, LookingBack
from pipeline.cite.meaning import PRINTED, Meaning, one_code
from pipeline.cite.values import BACK, FORMER, ProvisionStep, Role
from pipeline.grammar.citations import ActKind
from pipeline.grammar.provisions import UnitKind
from pipeline.sections import Part
from pipeline.terms import OpenReason
from pipeline.words.works import frbr_number, read_judgment

Told = Meaning | Place
"""What a ground tells: an act, or the place where one is named or something cited that the mention goes on with."""
LONGEST_LAW = (250,)
"""No law that is no code has so many articles."""
OWN_LAW = frozenset({ActKind.CONSTITUTIONAL_LAW, ActKind.EDICT})
BY_DAY = frozenset(
    {
        OpenReason.EDITION_UNDATED,
        OpenReason.RULING_UNDATED,
        OpenReason.PERIOD_UNKNOWN,
        OpenReason.NONE_IN_FORCE,
    }
)
"""Why the day of the text does not tell which act of a name is meant."""


def in_force_before(back: LookingBack) -> Iterator[Told]:
    """An act that nobody knows, which the words say was in force before, or is now: `глава 21 НК (ранее – глава 93)`."""
    if back.around.words.formerly.search(back.words_before):
        yield Meaning(reason=OpenReason.ARTICLE_OF_OTHER)


def in_new_wording(back: LookingBack) -> Iterator[Told]:
    """The act of which the words that take the place of quoted ones cite the same articles: `слова «статьей 5» заменить словами «статьей 5 Кодекса»`."""
    quoted = next((q for q in back.around.older if q.holds(back.mention.span)), None)
    behind = back.naming_behind
    if quoted is None or behind is None or behind.span.start < quoted.end:
        return
    meant = back.identifier.identify(behind.naming)
    if {*units_of(back.steps)} <= {*units_of(behind.steps)} and not meant.reason:
        yield meant


def cited_of_act_behind(back: LookingBack) -> Iterable[Told]:
    """The act behind it, where the article was cited of that one alone: `в статье 5, а также статье 7 Кодекса`."""
    acts = back.cited_of
    return acts.values() if len(acts) == 1 and back.act_named_next in acts else ()


def named_in_brackets_behind(back: LookingBack) -> Iterator[Told]:
    """The act that stands alone in brackets right behind it: `статья 10 (УПК)`.

    One with its date and number may be what changed the article.
    """
    behind, text = back.naming_behind, back.text
    if behind is None or behind.steps or behind.naming.full or behind.naming.generic:
        return
    opening = text[back.mention.span.end : behind.span.start].strip()
    if opening == "(" and text.startswith(")", behind.span.end):
        yield back.identifier.identify(behind.naming)


def carried_over(back: LookingBack) -> Iterator[Told]:
    """The act behind a provision of its kind to which words lead from it: `не только статьи 18, но и статьи 19 УК`.

    Not one of a certain time. Another act of which its article was cited may be meant as well.
    """
    behind = back.naming_behind
    if back.around.words.head_last or behind is None or not behind.steps or behind.left_out:
        return
    between = back.text[back.mention.span.end : behind.span.start].strip(" ,")
    dated = behind.naming.date or behind.naming.era or behind.naming.generic
    alike = back.first.kind in {step.kind for step in behind.steps}
    meant = back.identifier.identify(behind.naming)
    if between in back.around.words.carrying and alike and not dated:
        yield from (*back.cited_of.values(), meant)


def pointed_at(back: LookingBack) -> Iterable[Told]:
    """The act of which the article was cited last, where a word says that it was: `названной статьи 32`."""
    if back.article is None or not back.first.pointed:
        return ()
    acts = [o.owner for o in back.of_its_article(back.citations)][-1:]
    return acts or back.cited_of.values() or [Meaning(reason=OpenReason.NO_ARTICLE)]


def cited_in_sentence(back: LookingBack) -> Iterable[Told]:
    """The act of which the sentence has cited the article: `статья 5 Кодекса …, а пункт 2 статьи 5`.

    Unless it has named another without a provision since, which may have such an article, too.
    """
    alike = back.of_its_article(back.visible_of(back.citations_in_sentence))
    bare = (n.end for n in back.acts_in_sentence if not (n.mention.steps or n.of_constitution))
    since = max(bare, default=0) if alike else 0
    return (one.owner for one in alike if one.end >= since)


def examined_beside_measure(back: LookingBack) -> Iterable[Told]:
    """The act asked about of which alone the article was cited, where the sentence names but the measure.

    `Норма противоречит статье 28 Конституции, а пункт 2 статьи 7 – и статье 77`.
    """
    acts, named = [*back.cited_of.values()], back.acts_in_sentence
    if back.scope.brackets or len(acts) != 1 or not named:
        return ()
    # Behind what rests on the Constitution a new clause may go on with that.
    role = any(one.role is Role.MEASURE for one in named)
    measured = role or ";" not in back.words_since(back.nearest_citation.end)
    measured &= all(one.of_constitution and not one.identity.reason for one in named)
    listed = back.continues_list and back.nearest_citation.of_constitution
    asked = acts[0].kind != ActKind.CONSTITUTION and acts[0].key in back.play.asked
    return acts if measured and asked and not listed else ()


def owned_in_sentence(back: LookingBack) -> Iterable[Told]:
    """The one act whose articles the sentence lists, of which the ending of possession says that this is one.

    `Заңның 4-бабында қағидаттар, 14-бабында төлеушілер аталған`, in one case; an act without a
    provision may be meant, but the Constitution that it is held against behind.
    """
    first, last = back.first, back.steps[-1]
    if first.kind is not UnitKind.ARTICLE or not (first.possessed and last.word):
        return ()
    bare = back.naming_behind is not None and not back.naming_behind.steps
    measured = bare and back.act_named_next in {one.key for one in back.constitutions}
    seen = back.visible_of(back.in_same_sentence(back.fitting_acts))
    acts = [one for one in seen if one.mention.own or not (measured and one.of_constitution)]
    # A full name may be that of the law which changed the article.
    owns = bool(acts) and acts[-1].mention.own and not acts[-1].naming.full
    words = [one.mention.steps[-1].word for one in acts if one.mention.own]
    alike = any(word and word.cases & last.word.cases for word in words)
    if not (owns and alike and len(acts_of(acts)) == 1) or back.quoted_from is not None:
        return ()
    between = back.words_since(acts[-1].end).split()
    pointed = between and between[-1] in back.around.ties.pointing
    return () if pointed else [acts[-1].identity]


def named_alone_in_sentence(back: LookingBack) -> Iterable[Told]:
    """The only act that the sentence names before the mention."""
    alone = len(acts_of(back.acts_in_sentence)) == 1
    return named_last_in_sentence(back) if alone else ()


def named_last_in_sentence(back: LookingBack) -> Iterable[Told]:
    """The act that the sentence names last before the mention."""
    return [one.act_alone for one in back.acts_in_sentence[-1:]]


def named_above_list(back: LookingBack) -> Iterable[Told]:
    """The one act named above the list of which its paragraph is an item, and what an item before it names.

    What the items are held against, and an article of the Constitution, say nothing of them:
    `соответствуют Конституции следующие нормы Кодекса: статья 5`.
    """
    free = not back.visible_acts
    named = [one for one in back.above_list if one.is_articled and one.mention.act and free]
    against = [o for o in named if o.role is Role.MEASURE or (o.of_constitution and o.steps)]
    rest = [one for one in named if one not in against]
    measured = any(one.steps or not one.of_constitution for one in against)
    measured = measured or bool(against and any(one.steps for one in rest))
    if measured or len(acts_of(rest)) != 1 or rest[-1].identity.reason:
        return ()
    telling = (o for o in back.places_before if stands_under_act(o.steps) or o.mention.act)
    before = (one for one in telling if one.steps or not one.of_constitution)
    return (one.identity for one in (*before, rest[-1]))


def cited_of_before(back: LookingBack) -> Iterable[Told]:
    """The one act of which the article was cited by name, where the paragraph named another last.

    Unless the sentence has begun to list articles of that other act, or the paragraph names it alone and the one is out of sight.
    """
    last = back.visible_acts[-1].key if back.visible_acts else None
    listed = bool(back.citations_in_sentence) and back.nearest_citation.key == last
    if len(back.cited_of) != 1 or last in back.cited_of or listed or back.keeps_to_one:
        return ()
    return back.cited_of.values()


def constitution_explained(back: LookingBack) -> Iterator[Told]:
    """The Constitution, in a ruling that was asked about no other act, where none is in sight.

    The paragraph may have cited the article of another act; and where rulings were asked about, too, it may go on with
    another act's articles cited before.
    """
    before = (*back.citations, *(() if back.begins_anew else back.citations_above))
    others = any(stands_under_act(one.steps) and not one.of_constitution for one in before)
    free = not back.visible_acts and not (others and len(back.acts_asked) > 1)
    cited = acts_of(back.of_its_article(back.citations))
    if back.explained_constitution and free and cited <= {back.explained_constitution.key}:
        yield back.explained_constitution


def named_in_brackets(back: LookingBack) -> Iterable[Told]:
    """The one act that the paragraph names, in brackets, for a provision that stands in some too.

    For one outside of them it is meant where the paragraph has gone on with it there, or it is what the ruling is about. An act
    whose articles were never cited with such parts may be beside another one.
    """
    if back.visible_acts or len(acts_of(back.fitting_acts)) != 1:
        return ()
    act = back.fitting_acts[-1].identity
    explained = back.is_about(act.key)
    divided = kind_below_article(back.steps) in DIVISIONS
    if divided and not (back.divides_alike(act) or explained):
        return ()
    gone_on = any(o.key == act.key for o in back.citations if not o.scope.brackets)
    return [act] if back.scope.brackets or gone_on or explained else ()


def named_in_paragraph(back: LookingBack) -> Iterable[Told]:
    """The act that the paragraph names last before the mention, or alone, if its article was not cited.

    Beside an article that its sentence cites of another act, either may be meant; so may one that divides
    its articles otherwise, unless one was seen to divide them so.
    """
    named = [one.act_alone for one in back.visible_acts]
    if not named:
        return ()
    alike = any(back.divides_alike(one.identity) for one in named)
    others = () if alike else back.visible_of(back.acts_with_articles)
    doubtful = (o for o in others if o not in back.fitting_acts and back.reaches(o.identity))
    beside = back.citations_in_sentence and stands_under_act(back.nearest_citation.steps)
    near = [back.nearest_citation.owner] if beside else []
    return (*doubtful, *near, *(named[-1:] if named[-1].key in back.cited_of else named))


def note_alone(back: LookingBack) -> Iterator[Told]:
    """Nothing that anybody knows, for a note that names no provision: a table may have one, too."""
    kinds = [(step.kind, bool(step.items)) for step in back.steps]
    if kinds == [(UnitKind.NOTE, True)]:
        yield Meaning(reason=OpenReason.NO_ARTICLE)


def held_in_sentence(back: LookingBack) -> Iterable[Told]:
    """The one article, or paragraph of one, that its sentence cites and that may hold it.

    `Часть вторая статьи 109 …, а часть третья …`; `Пункт 1 статьи 33 …: подпункт 1) – …`.
    """
    return _sole_holder(back.visible_of(back.citations_in_sentence), back)


def counted_on(back: LookingBack) -> Iterable[Told]:
    """The one unit of which the paragraph counts the number before: `статьей 10 и частью первой статьи 21. Часть вторая …`.

    Not where its sentence is another, and another was cited since that may hold it, but for the Constitution as a measure.
    """
    first, counted = back.first, back.citations_counted_on
    if not counted or back.is_latter or counted[-1].scope.brackets != back.scope.brackets:
        return ()  # `пункт 3 статьи 72, статьи 73 (п. 4) и 74`
    if not first.items and back.citations_in_sentence and not back.in_same_sentence(counted):
        return ()  # `пунктом 1 статьи 33 Конституции …, пункт 3 той же статьи`
    last = counted[-1]
    near = [o for o in back.citations or back.citations_above if levels_above(o.steps, first)]
    since = [o for o in near if o.start > last.start and o.of_constitution <= last.of_constitution]
    beside = bool(first.items) and last.scope.sentence == back.scope.sentence
    kind = back.numbered_step and back.numbered_step.kind
    rivals = [o for o in since if not beside or kind in {step.kind for step in o.steps}]
    gone_on = last.above(first)
    single = gone_on.steps and not any(step.several for step in gone_on.steps)
    return [gone_on] if single and len(_owners((*counted, *rivals), first)) == 1 else ()


def held_above_list(back: LookingBack) -> Iterable[Told]:
    """The one article, or paragraph of one, that the paragraph above its list cites and that may hold it.

    `Основания названы в пункте 1 статьи 52: 1) по подпункту 2) – …`. The item before may have gone
    on to another act, which this one may go on with.
    """
    changing = back.scope.paragraph in back.around.instructed
    if changing or back.citations or back.namings or back.quoted_from is not None:
        return ()
    found = _sole_holder([one for one in back.above_list if one.cited], back)
    kind, acts = back.first.kind, (one for one in back.places_before if one.mention.act)
    alike = (one for one in acts if any(step.kind is kind for step in one.steps))
    others = [o for o in alike if back.around.quoted_from(o.mention.span) is None]
    return [*others, *found] if found else ()


def _sole_holder(cited: Iterable[Place], back: LookingBack) -> list[Place]:
    """The one unit cited that may hold the mention, whose levels it goes on with."""
    first = back.first
    holders = [one for one in cited if back.may_hold(one)]
    several = any(step.several for one in holders for step in one.above(first).steps)
    sole = first.items and len(_owners(holders, first)) == 1 and not several
    return [holders[-1].above(first)] if sole else []


def _owners(cited: Iterable[Place], first: ProvisionStep) -> set[tuple[object, ...]]:
    """What some citations cite above a level, each once."""
    return {(one.key, *sorted(numbered_units(one.above(first).steps))) for one in cited}


def listed_with(back: LookingBack) -> Iterable[Told]:
    """The act of the article that its sentence lists right before it, where neither names one: `статья 5, статья 6`."""
    near = back.nearest_citation
    between = back.words_since(near.end).strip(" ,")
    listed = back.continues_list and (not between or between in back.around.ties.joining)
    others = back.fitting_acts or back.act_named_next or back.cited_of.keys() - {near.key}
    alone = listed and not (others or back.scope.brackets)
    return _unless_led_on(back, near.identity) if alone else ()


def gone_on_with(back: LookingBack) -> Iterable[Told]:
    """The one act of the paragraph before, which has left it out, where the next one names none."""
    acts, above = back.acts_before, back.citations_above
    left_out = any(not one.mention.act and stands_under_act(one.steps) for one in above)
    if back.fitting_acts or not left_out or back.begins_anew or len(acts) != 1:
        return ()
    return _unless_led_on(back, *acts.values())


def act_examined(back: LookingBack) -> Iterable[Told]:
    """The act that the ruling is about, where none is in sight that may have such an article."""
    act = back.examined_act
    if act is None or back.fitting_acts or not back.act_may_hold(act):
        return ()
    goes_on = not back.begins_anew and back.acts_before.keys() - {act.key}
    return () if goes_on else _unless_led_on(back, act)


def only_one_reaches(back: LookingBack) -> Iterable[Told]:
    """The one act of all that the ruling names which has so many articles, more than any law that is no code."""
    articles = (number for kind, number in units_of(back.steps) if kind is UnitKind.ARTICLE)
    if not any(number_key(number) > LONGEST_LAW for number in articles):
        return ()
    named = (one.naming for one in chain(*back.around.named.values()))
    meant = map(back.identifier.identify, (act for act in named if not act.generic))
    acts = {act.key: act for act in meant if back.reaches(act)}
    codes = [act for act in acts.values() if act.kind in (ActKind.CODE, None)]
    return codes if len(codes) == 1 and codes[0].acts else ()


def inserted_beside(back: LookingBack) -> Iterable[Told]:
    """The one act of which articles put in behind the same number were cited by name: 92-8 beside 92-6."""
    own = {*_behind_which_inserted(units_of(back.steps))}
    cited = back.play.of_unit.items() if own else ()
    beside = (acts for unit, acts in cited if not own.isdisjoint(_behind_which_inserted([unit])))
    return filter(back.act_may_hold, (act.identity for acts in beside for act in acts.values()))


def _behind_which_inserted(units: Iterable[Unit]) -> Iterator[str]:
    """The numbers behind which those of some articles were put in."""
    for kind, number in units:
        if kind is UnitKind.ARTICLE and "-" in number:
            yield number.split("-")[0]


def _unless_led_on(back: LookingBack, act: Meaning) -> Iterable[Told]:
    """An act that nothing beside the mention names, unless the words or the article's number may lead to another."""
    led_on = back.act_led_to not in (None, act.key)
    return () if led_on or len(back.cited_of) > 1 else [act]


def citation_in_sentence(back: LookingBack) -> Iterable[Told]:
    """The citation before it in its sentence, whose levels it goes on with."""
    return () if back.is_in_new_sentence else citation_before(back)


def citation_before(back: LookingBack) -> Iterable[Told]:
    """The citation before it in the paragraph, whose levels it goes on with."""
    return [] if back.continued_citation is NOTHING else [back.continued_citation]


def ruling_changed(back: LookingBack) -> Iterable[Told]:
    """The ruling that is changed, of which a part is that has no other unit above it."""
    # A ruling is divided into points; of which of them a part is, only the one named before tells.
    first = back.first.kind
    whole = RANK[first] <= RANK[UnitKind.PARAGRAPH] and first is not UnitKind.PART
    return [one.identity for one in _ruling_being_changed(back)] if whole else ()


def opened_above(back: LookingBack) -> Iterator[Told]:
    """The point of the ruling changed under which a list of changes stands: `в пункте 3:`."""
    point = back.play.point
    for ruling in _ruling_being_changed(back):
        if point and point.key == ruling.key:
            levels = levels_above(point.steps, back.first)
            if levels and back.text.startswith(":\n", point.end):
                yield ruling._replace(steps=levels)


def _ruling_being_changed(back: LookingBack) -> list[Place]:
    """The ruling named last, in a paragraph that says what is changed in it."""
    changed, index, around = back.play.changed, back.scope.paragraph, back.around
    if changed is None or not changed.identity.ruling:
        return []
    start = around.paragraphs[changed.scope.paragraph].span.start
    other = any(changed.scope.paragraph < unread <= index for unread in around.unnamed)
    # New wording that was opened since is what the ruling will say, not what is changed.
    since = (quote for quote in around.wording if quote.start >= start)
    quoted = any(quote.holds(back.mention.span) for quote in since)
    return [changed] if index in around.instructed and not (other or quoted) else []


def cited_last(back: LookingBack) -> Iterable[Told]:
    """The article that this sentence or the one before cites last, of several the last: `часть вторая последней`."""
    steps = back.steps
    held = (one for one in reversed(back.citations) if steps and levels_above(one.steps, steps[0]))
    last = next(held, None)
    if stands_under_act(steps) or last is None or last.scope.sentence < back.scope.sentence - 1:
        return ()
    if any(one.end > last.end and one.identity.ruling for one in back.namings):
        return ()
    *higher, lowest = levels_above(last.steps, steps[0])
    return [last._replace(steps=(*higher, lowest._replace(items=lowest.items[-1:])))]


def named_last(back: LookingBack) -> Iterable[Told]:
    """The act that this sentence or the one before names last, where it has such provisions.

    What the provision stands beside in a list is not what it is of: `Ни Кодекс, ни статья 5 последнего`.
    """
    articled = stands_under_act(back.steps)
    kind = back.act.kind
    for named in (one for one in reversed(back.namings) if not kind or one.is_of(kind)):
        between = back.words_since(named.end)
        listed = between[:1] == "," and back.around.ties.bind(between) and not named.mention.steps
        if listed or named.scope.sentence < back.scope.sentence - 1:
            break
        fits = kind or named.is_articled is articled
        if fits and back.can_see(named):
            return [named.identity]
    return ()


def last_of_kind(back: LookingBack) -> Iterable[Told]:
    """The act that the last sentence of the paragraph names in which the noun may mean one."""
    seen = back.acts_of_kind
    return (n.identity for n in seen if n.scope.sentence == seen[-1].scope.sentence)


def of_its_era(back: LookingBack) -> Iterator[Told]:
    """The one act of the noun in its sentence that may have ended by the day of the text, or had not: `Закон № 5 утратил силу, но статья 8 прежнего закона`."""
    day, former = back.identifier.own.day, back.act.era == FORMER
    for one in back.in_same_sentence(back.acts_of_kind):
        acts = one.identity.acts
        if day and acts and former != all(act.surely_in_force(day) for act in acts):
            yield one.identity


def pointed_back(back: LookingBack) -> Iterable[Told]:
    """The one act that `that Law` may mean in brackets of its paragraph, or else in the one before."""
    near = [n.identity for n in back.namings if n.is_of(back.act.kind or "")]
    above = (n for n in back.places_before if n.mention.act and n.is_of(back.act.kind or ""))
    acts = near or [place.identity for place in above]
    return acts if back.act.pointer == BACK and len({act.key for act in acts}) == 1 else ()


def pointed_name(back: LookingBack) -> Iterable[Told]:
    """The one act that the paragraph calls by a name, where a word points back to it: `той же Конституции`."""
    named = (one.identity for one in (back.namings if back.act.pointer else ()))
    return (act for act in named if not {*back.bearers}.isdisjoint(act.acts))


def of_kind_and_article(back: LookingBack) -> Iterable[Told]:
    """The one act that the noun may mean of which the article was cited by name."""
    cited = back.play.of_unit.get(back.article, {}) if back.article else {}
    return (act.identity for key, act in cited.items() if key in back.acts_of_noun)


def only_of_kind(back: LookingBack) -> Iterable[Told]:
    """The one act that the noun may mean, wherever it was named."""
    return back.acts_of_noun.values()


def own_law(back: LookingBack) -> Iterable[Told]:
    """The constitutional law that the court works by, which rulings name without having told it."""
    act = back.act
    alone = act.generic or back.own_meaning.reason is OpenReason.DATE_ALONE
    law = back.identifier.own_law() if act.kind in OWN_LAW and alone else None
    if law is None:
        return ()
    meant = all(
        is_as_printed(one, act) and {act.kind, act.noun} <= {one.kind, one.adopted_as, None}
        for one in law.acts
    )
    return (*back.acts_of_noun.values(), law) if meant else ()


def ruling_in_sentence(back: LookingBack) -> Iterable[Told]:
    """The ruling that the sentence names last before a part of one that is named alone."""
    named = (one.identity for one in back.in_same_sentence(back.namings))
    return [act for act in named if act.kind in RULINGS][-1:]


def ruling_asked(back: LookingBack) -> Iterable[Told]:
    """The one ruling that was asked about; an opinion attached to the answer may mean either."""
    attached = back.around.paragraphs[back.scope.paragraph].part is Part.OPINIONS
    asked = [identity for identity in back.acts_asked if identity.ruling]
    return asked if len(asked) == 1 and not attached else ()


def ruling_itself(back: LookingBack) -> Iterator[Told]:
    """The ruling that cites, where it has named no other."""
    if not any(back.play.of_kind[kind] for kind in RULINGS):
        yield Meaning(reason=OpenReason.SELF)


def named_by_day(back: LookingBack) -> Iterable[Told]:
    """The same by its date or year, which another may have as well."""
    return named_fully_before(back) if back.act.date else ()


def named_fully_before(back: LookingBack) -> Iterable[Told]:
    """The one act of a kind and a date or year, or the one ruling of a number and a day, named in full before."""
    act, ruling = back.act, back.act.kind in RULINGS
    if not back.own_meaning.reason or act.title or (not ruling and act.number):
        return ()
    if act.strange and not ruling:
        return ()  # `Музейного кодекса 2014 года` is no other code of that year
    # A body that is named and did not rule on the day is no other one.
    elsewhere = act.number and act.date and (act.issuer or act.court)
    day = act.date and (act.date.iso or str(act.date.year))
    marks = {mark for mark in (day, frbr_number(act.number)) if mark}
    known = back.play.of_kind.get(act.kind or "", {}).values() if marks and not elsewhere else ()
    acts = [one.identity for one in known if marks <= {*one.marks}]
    if act.named:
        # `2014 жылғы Қылмыстық кодекс` is no other code of that year.
        acts = [one for one in acts if not {*back.bearers}.isdisjoint(one.acts)]
    return acts if len(acts) == 1 else ()


def only_of_its_name(back: LookingBack) -> Iterator[Told]:
    """What the words say where nothing else bears the name, or a date or a number tells which it is."""
    alone = not back.own_meaning.reason and len(back.bearers) == len(back.own_meaning.parts)
    if alone or back.identifier.is_told_by_date(back.act):
        yield back.own_meaning


def asked_about(back: LookingBack) -> Iterable[Told]:
    """The act of the name that the question named by its date, where no day tells which is meant."""
    told, title = back.dated_bearers, back.act.title.casefold()
    asked = [one for one in told if one.key in back.play.asked]
    # An act of the same title may have been named that the registry lacks.
    unknown = (one for one in back.acts_of_noun.values() if one.reason is OpenReason.TITLE_DIFFERS)
    sole = len(told) == len(asked) == 1 and back.own_meaning.reason in BY_DAY
    return asked if sole and all(one.words != title for one in unknown) else ()


def in_older_words(back: LookingBack) -> Iterator[Told]:
    """What quoted words of an older ruling name: the one act of the name that was in force since it was adopted."""
    changed, own = back.play.changed, back.identifier.own.day
    ruling = read_judgment((changed and changed.identity.ruling) or "")
    if not any(quote.holds(back.mention.span) for quote in back.around.older):
        return
    since = date.fromisoformat(ruling.date) if ruling else date.min
    until = own if own and ruling else date.max
    acts = tuple(a for a in back.bearers if since <= a.period.ends_latest and a.date <= until)
    # The registry may know none of the name that was in force when the ruling was adopted, or none that is now.
    late = ruling and all(act.date > since for act in acts)
    bearing = back.identifier.catalogue.in_force_under_a_name_of
    titled = back.act.title and back.act.kind is not ActKind.CODE
    ended = own and not (titled or bearing(back.bearers, own))
    if acts and (late or ended):
        yield Meaning(reason=OpenReason.NO_ACT)
    for some in [acts] if acts and one_code(acts) else [(act,) for act in acts]:
        yield Meaning(acts=some, kind=only_kind(some), confidence=PRINTED)


def in_force(back: LookingBack) -> Iterator[Told]:
    """The act of the name that is in force on the day of the text, or why none is known."""
    yield back.own_meaning
