"""What speaks for an antecedent: where an act or a citation stands that a mention may belong to.

Each function looks for one antecedent, and returns None where there is none of its sort.
"""

from collections.abc import Iterable
from typing import NamedTuple

from pipeline.cite.catalogue import RULINGS, WITHOUT_ARTICLES, agrees
from pipeline.cite.context import DIVISIONS, CitedBefore, NamedBefore
from pipeline.cite.levels import RANK, above, below_article, leads, numbers, units_of
from pipeline.cite.looking_back import NOTHING, LookingBack
from pipeline.cite.meaning import Meaning
from pipeline.cite.values import BACK, ProvisionStep
from pipeline.grammar.citations import ActKind
from pipeline.grammar.provisions import UnitKind
from pipeline.sections import Part
from pipeline.terms import OpenReason

ALONE_IN_SENTENCE, NEAREST_IN_SENTENCE, ALONE_IN_PARAGRAPH, SAME_ARTICLE, POINTED = (
    0.9,
    0.75,
    0.8,
    0.7,
    0.85,
)
SAME_SENTENCE, SAME_PARAGRAPH = 0.8, 0.65
OWN_LAW = frozenset({ActKind.CONSTITUTIONAL_LAW, ActKind.EDICT})


class Antecedent(NamedTuple):
    """The act that a mention belongs to, as surely as it is known, and the levels above its own."""

    act: Meaning
    levels: tuple[ProvisionStep, ...] = ()


def pointed_at(back: LookingBack) -> Antecedent | None:
    """The act of which the article was cited last, where a word says that it was: `названной статьи 32`."""
    if back.article is None or not back.pointed:
        return None
    cited = [o.identity for o in back.context.cited if back.article in {*units_of(o.steps)}]
    acts = cited or [*back.cited_of.values()]
    told = acts[-1] if cited or len(acts) == 1 else Meaning(reason=OpenReason.NO_ARTICLE)
    return Antecedent(told.limited(POINTED))


def cited_in_sentence(back: LookingBack) -> Antecedent | None:
    """The act of which the sentence has cited the article: `статья 5 Кодекса …, а пункт 2 статьи 5`."""
    acts = back.cited_alike
    return Antecedent(acts[-1].limited(POINTED)) if acts else None


def examined_beside_measure(back: LookingBack) -> Antecedent | None:
    """The act asked about of which alone the article was cited, where the sentence names but the measure.

    `Норма противоречит статье 28 Конституции, а пункт 2 статьи 7 – и статье 77`.
    """
    norms = [act for act in back.cited_of.values() if act.kind != ActKind.CONSTITUTION]
    measured = bool(back.in_sentence) and all(named.is_measure for named in back.in_sentence)
    if back.scope.brackets or not measured or len(norms) != 1 or len(back.cited_of) != 1:
        return None
    asked = norms[0].key in back.context.asked
    return Antecedent(norms[0].limited(SAME_ARTICLE)) if asked else None


def named_in_sentence(back: LookingBack) -> Antecedent | None:
    """The act that the sentence names last before the mention."""
    if not back.in_sentence:
        return None
    alone = len(acts_of(back.in_sentence)) == 1
    sure = ALONE_IN_SENTENCE if alone else NEAREST_IN_SENTENCE
    return Antecedent(back.in_sentence[-1].identity.limited(sure))


def cited_of_before(back: LookingBack) -> Antecedent | None:
    """The one act of which the article was cited by name, where the paragraph named another last.

    Unless the sentence has begun to list articles of that other act.
    """
    last = back.visible[-1].identity.key if back.visible else None
    listed = back.nearest.scope.sentence == back.scope.sentence
    listed = listed and back.nearest.identity.key == last
    if len(back.cited_of) != 1 or last in back.cited_of or listed:
        return None
    return Antecedent(next(iter(back.cited_of.values())).limited(SAME_ARTICLE))


def explained(back: LookingBack) -> Antecedent | None:
    """The Constitution, in a ruling that was asked about nothing else, where no act is in sight."""
    asked = [*back.context.asked.values()]
    alone = len(asked) == 1 and asked[0].kind == ActKind.CONSTITUTION
    return Antecedent(asked[0].limited(SAME_ARTICLE)) if alone and not back.visible else None


def named_in_brackets(back: LookingBack) -> Antecedent | None:
    """The one act that the paragraph names, in brackets, for a provision that stands in some too.

    For one outside of them it is meant where the paragraph has gone on with it there. An act
    whose articles were never cited with such parts may be beside another one.
    """
    if back.visible or len(acts_of(back.articled)) != 1:
        return None
    act, below = back.articled[-1].identity, below_article(back.mention.steps)
    if below in DIVISIONS and below not in back.context.parts_of(act):
        return None
    cited = back.context.cited
    gone_on = any(one.identity.key == act.key for one in cited if not one.scope.brackets)
    meant = back.scope.brackets or gone_on
    return Antecedent(act.limited(NEAREST_IN_SENTENCE)) if meant else None


def named_in_paragraph(back: LookingBack) -> Antecedent | None:
    """The act that the paragraph names last before the mention."""
    if not back.visible:
        return None
    return Antecedent(back.visible[-1].identity.limited(ALONE_IN_PARAGRAPH))


def held_in_sentence(back: LookingBack) -> Antecedent | None:
    """The one article, or paragraph of one, that its sentence cites and that may hold it.

    `Часть вторая статьи 109 …, а часть третья …`; `Пункт 1 статьи 33 …: подпункт 1) – …`.
    """
    first = back.mention.steps[0]
    beside = [one for one in back.cited_beside if back.may_hold(one)]
    owners = {(one.identity.key, *sorted(numbers(above(one.steps, first)))) for one in beside}
    if not first.items or len(owners) != 1:
        return None
    last = beside[-1]
    return Antecedent(last.identity.limited(SAME_SENTENCE), above(last.steps, first))


def gone_on_with(back: LookingBack) -> Antecedent | None:
    """The one act of the paragraph before, which has left it out, where the next one names none."""
    left_out = any(not one.named and leads(one.steps) for one in back.context.before)
    if back.articled or not left_out or back.begins:
        return None
    acts = {one.key: one for one in back.context.acts_before}
    act = next(iter(acts.values()), None)
    told = act and len(acts) == 1 and not back.leads_to_another(act)
    return Antecedent(act.limited(SAME_PARAGRAPH)) if act and told else None


def examined(back: LookingBack) -> Antecedent | None:
    """The act that the ruling is about, where none is in sight that may have such an article."""
    if any(back.act_may_hold(one.identity) for one in back.articled):
        return None
    act = back.examined
    told = act and back.act_may_hold(act) and not back.leads_to_another(act)
    return Antecedent(act.limited(SAME_PARAGRAPH)) if act and told else None


def citation_before(back: LookingBack) -> Antecedent | None:
    """The citation before it in the paragraph, whose levels it goes on with."""
    last = back.last
    if last is NOTHING:
        return None
    same = last.scope.sentence == back.scope.sentence
    return Antecedent(last.identity.limited(SAME_SENTENCE if same else SAME_PARAGRAPH), last.steps)


def ruling_changed(back: LookingBack) -> Antecedent | None:
    """The ruling that is changed, of which a part is that has no other unit above it."""
    # A ruling is divided into points; of which of them a part is, only the one named before tells.
    first = back.mention.steps[0].kind
    whole = RANK[first] <= RANK[UnitKind.PARAGRAPH] and first is not UnitKind.PART
    ruling = _changed(back) if whole else None
    return Antecedent(ruling._replace(confidence=SAME_PARAGRAPH)) if ruling else None


def opened_above(back: LookingBack) -> Antecedent | None:
    """The point of the ruling changed under which a list of changes stands: `в пункте 3:`."""
    point, ruling = back.context.point, _changed(back)
    if not (point and ruling and point.identity.key == ruling.key):
        return None
    opens = back.around.text[point.end : point.end + 2] == ":\n"
    levels = above(point.steps, back.mention.steps[0]) if opens else ()
    return Antecedent(ruling._replace(confidence=SAME_PARAGRAPH), levels) if levels else None


def _changed(back: LookingBack) -> Meaning | None:
    """The ruling named last, in a paragraph that says what is changed in it."""
    named, index, around = back.context.changed_in, back.scope.paragraph, back.around
    start = around.paragraphs[named].span.start
    other = any(named < unread <= index for unread in around.unnamed)
    quoted = around.quoted_since(start, back.mention.span)
    told = index in around.instructed and not (other or quoted)
    return back.context.changed if told else None


def cited_last(back: LookingBack) -> Antecedent | None:
    """The article that this sentence or the one before cites last, of several the last: `часть вторая последней`."""
    first = back.mention.steps[0]
    held = (one for one in reversed(back.context.cited) if above(one.steps, first))
    last = next(held, None)
    if leads(back.mention.steps) or last is None or last.scope.sentence < back.scope.sentence - 1:
        return None
    if any(one.end > last.end and one.identity.ruling for one in back.context.named):
        return None
    *higher, lowest = above(last.steps, first)
    lowest = lowest._replace(items=lowest.items[-1:])
    return Antecedent(last.identity.limited(POINTED), (*higher, lowest))


def named_last(back: LookingBack) -> Antecedent | None:
    """The act that this sentence or the one before names last, where it has such provisions."""
    articled = leads(back.mention.steps)
    for named in reversed(back.context.named):
        if named.scope.sentence < back.scope.sentence - 1:
            return None
        if back.sees(named.scope) and (named.identity.kind not in WITHOUT_ARTICLES) is articled:
            return Antecedent(named.identity.limited(POINTED))
    return None


def last_of_kind(back: LookingBack) -> Antecedent | None:
    """The act that the paragraph names last among those that the noun may mean."""
    seen = back.of_kind
    return Antecedent(seen[-1].identity.limited(POINTED)) if seen else None


def pointed_in_paragraph_before(back: LookingBack) -> Antecedent | None:
    """The one act that `that Law` may mean in the paragraph before."""
    named = (n.identity for n in back.context.named_before if n.is_of(back.act.kind or ""))
    acts = {one.key: one for one in named}
    sole = back.act.pointer == BACK and len(acts) == 1
    return Antecedent(acts.popitem()[1].limited(SAME_ARTICLE)) if sole else None


def pointed_name(back: LookingBack) -> Antecedent | None:
    """The act that the paragraph calls by a name last, where a word points back to it: `той же Конституции`."""
    acts = back.named_so if back.act.pointer else ()
    return Antecedent(acts[-1].limited(POINTED)) if acts else None


def of_kind_and_article(back: LookingBack) -> Antecedent | None:
    """The one act that the noun may mean of which the article was cited by name."""
    cited = back.context.articles.get(back.article, {}) if back.article else {}
    fitting = [identity for key, identity in cited.items() if key in back.known]
    return Antecedent(fitting[0].limited(SAME_ARTICLE)) if len(fitting) == 1 else None


def only_of_kind(back: LookingBack) -> Antecedent | None:
    """An act that the noun may mean, wherever it was named."""
    known = next(iter(back.known.values()), None)
    return Antecedent(known.limited(SAME_ARTICLE)) if known else None


def own_law(back: LookingBack) -> Antecedent | None:
    """The constitutional law that the court works by, which rulings name without having told it."""
    act = back.act
    alone = act.generic or back.meant.reason is OpenReason.DATE_ALONE
    law = back.identifier.own_law() if act.kind in OWN_LAW and alone else None
    return Antecedent(law) if law and all(agrees(one, act) for one in law.acts) else None


def ruling_in_sentence(back: LookingBack) -> Antecedent | None:
    """The ruling that the sentence names last before a part of one that is named alone."""
    near = (n for n in reversed(back.context.named) if n.scope.sentence == back.scope.sentence)
    last = next((named.identity for named in near if named.identity.kind in RULINGS), None)
    return Antecedent(last.limited(POINTED)) if last else None


def ruling_asked(back: LookingBack) -> Antecedent | None:
    """The one ruling that was asked about; an opinion attached to the answer may mean either."""
    attached = back.around.paragraphs[back.scope.paragraph].part is Part.OPINIONS
    asked = [identity for identity in back.context.asked.values() if identity.ruling]
    return Antecedent(asked[0].limited(SAME_ARTICLE)) if len(asked) == 1 and not attached else None


def ruling_itself(back: LookingBack) -> Antecedent | None:
    """The ruling that cites, where it has named no other."""
    others = any(back.context.kinds[kind] for kind in RULINGS)
    return None if others else Antecedent(Meaning(reason=OpenReason.SELF))


def acts_of(named: Iterable[NamedBefore | CitedBefore]) -> set[tuple[str, ...]]:
    """The acts that were named or cited, each once."""
    return {one.identity.key for one in named}
