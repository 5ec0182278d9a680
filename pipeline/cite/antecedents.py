"""Which act a mention is of: what stands before it and may be meant, and what speaks for and against.

A provision that stands without an act, `that Law` and a name that several acts bore all point at
something that the ruling has named elsewhere: their antecedent. It is told by some ground (`grounds`:
what speaks for it), unless an objection holds (`objections`: what else may be meant, with the
reason that the citation then is left open for). The tables of this page say for each kind of
mention by which grounds, the strongest first, and unless what.

The strongest ground that tells anything decides. A weaker one is never asked in the place of a
stronger one that is in doubt: a doubt is told, not got round. Where several acts have the same ground,
none of them is told.
"""

from collections.abc import Callable, Mapping

from pipeline.cite import grounds as by
from pipeline.cite import objections as unless
from pipeline.cite.catalogue import RULINGS, WITHOUT_ARTICLES
from pipeline.cite.grounds import Antecedent
from pipeline.cite.in_play import Place
from pipeline.cite.items import order
from pipeline.cite.levels import above, leads, unit_of, units_of
from pipeline.cite.looking_back import LookingBack
from pipeline.cite.meaning import Meaning
from pipeline.cite.surroundings import BESIDE
from pipeline.cite.values import LAST, PART, Naming
from pipeline.terms import OpenReason

Ground = Callable[[LookingBack], Antecedent | None]
Objection = Callable[[LookingBack, Place], bool]
Table = Mapping[Ground, tuple[Objection, ...]]

CONTESTED: Table = {by.cited_of_act_behind: ()}
"""What a provision is of that may be of the act behind it, or of another one."""
ARTICLES: Table = {
    by.in_new_wording: (),
    by.in_force_before: (),
    by.pointed_at: (),
    by.cited_in_sentence: (),
    by.examined_beside_measure: (),
    by.owned_in_sentence: (),
    by.named_in_sentence: (
        unless.noun_is_shared,
        unless.pronoun_may_mean_another,
        unless.act_is_quoted_apart,
        unless.act_is_undone,
        unless.may_be_measure_too,
        unless.brackets_are_of_another,
        unless.only_says_what_changed_it,
        unless.changes_another,
        unless.another_waits_for_it,
        unless.another_may_own,
        unless.article_was_of_another,
        unless.list_is_of_an_unknown,
        unless.may_be_measured,
        unless.former_is_named_behind,
        unless.ruling_is_named_since,
    ),
    by.named_above_list: (),
    by.explained: (),
    by.cited_of_before: (
        unless.nearest_is_open,
        unless.another_may_have_it,
        unless.sentence_comes_back_to_another,
    ),
    by.named_in_brackets: (),
    by.named_in_paragraph: (
        unless.act_is_quoted_apart,
        unless.changes_another,
        unless.old_and_new_have_it,
        unless.may_be_of_measure,
        unless.brackets_are_of_another,
        unless.goes_on_to_another,
        unless.section_may_be_own,
    ),
    by.listed_with: (),
    by.gone_on_with: (),
    by.examined: (),
    by.inserted_beside: (),
    by.only_one_reaches: (),
}
"""What an article, or a unit above one, is of that stands without an act."""
SMALLER_UNITS: Table = {
    by.note_alone: (),
    by.held_in_sentence: (
        unless.another_is_counted,
        unless.may_be_own,
        unless.may_be_a_papers,
        unless.follows_one_left_open,
        unless.is_quoted_apart,
        unless.explains_in_brackets,
        unless.relative_may_mean_an_act,
        unless.ruling_is_named_beside,
        unless.act_without_articles_between,
    ),
    by.counted_on: (
        unless.may_be_own,
        unless.may_be_a_papers,
        unless.relative_may_mean_an_act,
        unless.act_without_articles_between,
    ),
    by.citation_before: (
        unless.brackets_have_closed,
        unless.may_be_own,
        unless.may_be_a_papers,
        unless.follows_one_left_open,
        unless.is_quoted_apart,
        unless.explains_in_brackets,
        unless.several_were_cited,
        unless.may_point_at_either,
        unless.relative_may_mean_an_act,
        unless.index_is_of_another,
        unless.act_without_articles_between,
    ),
    by.ruling_changed: (),
    by.opened_above: (),
    by.held_above_list: (unless.may_be_a_papers,),
}
"""What a paragraph, or `that article`, goes on with that stands without an act."""
NOUNS: Table = {
    by.last_of_kind: (unless.act_is_told_of_noun, unless.constitutional_law_is_nearer),
    by.pointed_back: (unless.constitutional_law_is_nearer,),
    by.of_kind_and_article: (),
    by.only_of_kind: (unless.constitutional_law_is_nearer,),
    by.own_law: (),
}
"""What `the Code`, `that Law` mean."""
PARTS: Table = {by.ruling_in_sentence: (), by.ruling_asked: (), by.ruling_itself: ()}
"""Which ruling a part of one is of that is named alone."""
LATTER: Table = {by.cited_last: (), by.named_last: (unless.nearest_is_open,)}
"""What `the latter` means."""
NAMES: Table = {
    by.pointed_name: (),
    by.named_fully_before: (),
    by.own_law: (),
    by.only_of_its_name: (unless.points_at_another, unless.came_later),
    by.asked_about: (),
    by.in_older_words: (),
    by.in_force: (
        unless.points_at_another,
        unless.another_was_asked_about,
        unless.came_later,
    ),
}
"""What a name stands for that several acts bear or bore."""
OF_OTHER = frozenset(
    {
        unless.article_was_of_another,
        unless.sentence_comes_back_to_another,
        unless.another_may_have_it,
    }
)
"""The objections that know another act of which the article was cited."""


def antecedent(back: LookingBack) -> Antecedent:
    """The act that a mention is of and the levels above its own, or the reason why it is not told."""
    steps = back.mention.steps
    if itself(back.act):
        return _left(back, OpenReason.SELF)
    if back.mention.act:
        doubtful = back.mention.contested and back.cited_of.keys() != {back.meant.key}
        doubtful = doubtful and (another_in_sight(back) or another_asked(back))
        if (
            doubtful
            or was_of_another(back)
            or counts_on_from_another(back)
            or unless.act_measures_it(back)
        ):
            return _left(back, OpenReason.ACT_BEHIND)
        if is_of_several(back):
            return _left(back, OpenReason.SEVERAL)
        return _of_its_article(_named(back), back) if steps and not steps[0].items else _named(back)
    if back.mention.contested:
        return _decided(CONTESTED, back, OpenReason.ACT_BEHIND)
    if leads(steps):
        return _decided(ARTICLES, back, OpenReason.NONE_BEFORE, OpenReason.SEVERAL_BEFORE)
    return _decided(SMALLER_UNITS, back, OpenReason.NO_ARTICLE, OpenReason.NO_ARTICLE)


def _named(back: LookingBack) -> Antecedent:
    """What a naming stands for."""
    if back.act.pointer == PART:
        return _decided(PARTS, back, OpenReason.KIND_SEVERAL)
    if back.act.pointer == LAST and not back.act.strange:
        return _decided(LATTER, back, OpenReason.KIND_NONE, OpenReason.SEVERAL_BEFORE)
    if not back.act.generic:
        return _decided(NAMES, back, OpenReason.NO_ACT)
    if back.act.era:  # `the former Code`: which one is it?
        return _left(back, OpenReason.KIND_SEVERAL)
    return _decided(NOUNS, back, OpenReason.KIND_NONE)


def _of_its_article(named: Antecedent, back: LookingBack) -> Antecedent:
    """`That article` with its act: the one that the last sentence cites of it, alone; behind another act's, the only one of its own.

    In brackets it is the one that they stand beside.
    """
    first, last = back.mention.steps[0], back.last
    goes_on = not set(named.act.key).isdisjoint(last.identity.key)
    if goes_on and back.scope.brackets:
        return Antecedent(named.act, last.steps)
    cited = [o for o in back.cited or back.cited_above if o.identity.key == named.act.key]
    near = [o for o in cited if o.scope.sentence == last.scope.sentence] if goes_on else cited
    articles = {unit_of(levels): levels for o in near if (levels := above(o.steps, first))}
    if goes_on and len(articles) <= 1:
        return Antecedent(named.act, last.steps)
    if len(articles) != 1 or None in articles:
        return _left(back, OpenReason.NO_ARTICLE)
    return Antecedent(named.act, next(iter(articles.values())))


def _decided(
    table: Table,
    back: LookingBack,
    nothing: OpenReason,
    doubt: OpenReason = OpenReason.KIND_SEVERAL,
) -> Antecedent:
    """What the first ground tells that tells anything; left open where none does, or in doubt."""
    for ground, objections in table.items():
        if told := ground(back):
            against = next((one for one in objections if one(back, told.at)), None)
            if against in OF_OTHER:
                return _left(back, OpenReason.ARTICLE_OF_OTHER)
            return _left(back, doubt) if told.rivalled or against else told
    return _left(back, nothing)


def _left(back: LookingBack, reason: OpenReason) -> Antecedent:
    return Antecedent(Meaning(kind=back.act.kind, reason=reason))


def another_in_sight(back: LookingBack) -> bool:
    """Whether the paragraph names another act before a mention that may have its article."""
    own = back.meant.key
    return any(
        named.identity.key != own and back.act_may_hold(named.identity) for named in back.visible
    )


def another_asked(back: LookingBack) -> bool:
    """Whether the ruling was asked about another act that may have its article, where it is in no form of possession."""
    others = (act for act in back.asked if act.key != back.meant.key)
    bare = back.around.words.head_last
    return bare and any(a.kind not in WITHOUT_ARTICLES and back.act_may_hold(a) for a in others)


def was_of_another(back: LookingBack) -> bool:
    """Whether it shares the act behind it, and that of another in sight: by what a sentence beside it cites, or as that divides articles otherwise."""
    if not back.shares_act:
        return False
    article = back.article
    before = (o for o in back.cited if o.scope.sentence != back.scope.sentence)
    owners = {o.identity.key for o in before if article and article in units_of(o.steps)}
    divided = not back.act_may_hold(back.meant) and another_in_sight(back)
    return divided or (bool(owners) and back.meant.key not in owners)


def is_of_several(back: LookingBack) -> bool:
    """Whether one article has a noun that can only be a plural, behind an act that is joined to another: `Заң мен Кодекстің 44-баптары`."""
    first = next(iter(back.mention.steps), None)
    if first is None or first.word is None or not first.word.plural or first.several:
        return False
    start, near = back.mention.span.start, back.nearest
    if near.steps and len(back.since(near.end).split()) == 1:
        return False  # `Заңның 5-бабы және Кодекстің 7-баптары`
    before = back.around.text[max(0, start - BESIDE) : start].split()[-1:]
    joined = not back.around.ties.joining.isdisjoint(before)
    return (
        joined
        and back.around.words.head_last
        and back.act.name in back.around.text[start : first.span.start]
    )


def counts_on_from_another(back: LookingBack) -> bool:
    """Whether it shares the act behind it, and its number goes on from another act's article just before.

    `Статьей 112 ТК, статьей 118 и статьей 363 НК`; `по статье 8 Закона. Это отвечает статье 9 и статье 152 ГК`.
    """
    near, behind = back.nearest, next(iter(back.named_behind), None)
    shared = back.shares_act and not near.is_measure and near.identity.key != back.meant.key
    last, after = near.article, unit_of(behind.steps) if behind else None
    pointed = behind is not None and behind.act is not None and behind.act.pointer
    told = near.mention.act and not back.meant.reason
    if not (shared and last and back.article and after and told) or pointed:
        return False
    before, own, other = (order(number)[0] for _, number in (last[1], back.article, after))
    if back.since(near.end).strip() == ",":
        return before < own < other and own - before < other - own
    return own == before + 1 != other and near.scope.sentence == back.scope.sentence - 1


def itself(act: Naming) -> bool:
    """Whether words mean the ruling that they stand in (`осы нормативтік қаулы`)."""
    return act.pointer == "self" and act.kind in RULINGS and act.generic
