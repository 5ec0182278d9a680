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

from collections.abc import Callable, Iterable, Mapping

from pipeline.cite import grounds as by
from pipeline.cite import objections as unless
from pipeline.cite.catalogue import RULINGS
from pipeline.cite.grounds import Antecedent
from pipeline.cite.in_play import Place
from pipeline.cite.levels import levels_above, stands_under_act, unit_of
from pipeline.cite.looking_back import NOTHING, LookingBack
from pipeline.cite.meaning import Meaning
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
        unless.may_be_measure,
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
    by.constitution_explained: (),
    by.cited_of_before: (
        unless.nearest_is_open,
        unless.another_may_have_it,
        unless.sentence_comes_back_to_another,
        unless.paragraph_lists_another,
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
    by.act_examined: (),
    by.inserted_beside: (),
    by.only_one_reaches: (),
}
"""What an article, or a unit above one, is of that stands without an act."""
GOING_ON = (
    unless.may_be_own,
    unless.may_be_a_papers,
    unless.relative_may_mean_an_act,
    unless.act_without_articles_between,
)
"""What speaks against going on with any citation."""
SAID_APART = (unless.follows_one_left_open, unless.is_quoted_apart, unless.explains_in_brackets)
"""What does where the number alone does not tell that it goes on."""
SMALLER_UNITS: Table = {
    by.note_alone: (),
    by.held_in_sentence: (
        *GOING_ON,
        *SAID_APART,
        unless.another_is_counted,
        unless.ruling_is_named_beside,
    ),
    by.counted_on: GOING_ON,
    by.citation_before: (
        *GOING_ON,
        *SAID_APART,
        unless.brackets_have_closed,
        unless.several_were_cited,
        unless.is_left_out_of_norm,
        unless.may_point_at_either,
        unless.index_is_of_another,
    ),
    by.ruling_changed: (),
    by.opened_above: (),
    by.held_above_list: (unless.may_be_a_papers,),
}
"""What a paragraph, or `that article`, goes on with that stands without an act."""
NOUNS: Table = {
    by.last_of_kind: (
        unless.act_is_told_of_noun,
        unless.constitutional_law_is_nearer,
        unless.act_had_ended,
    ),
    by.pointed_back: (unless.constitutional_law_is_nearer,),
    by.of_kind_and_article: (),
    by.only_of_kind: (unless.constitutional_law_is_nearer,),
    by.own_law: (),
}
"""What `the Code`, `that Law` mean."""
ERAS: Table = {by.of_its_era: ()}
"""What `the former Code` means."""
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
BESIDE: Mapping[Objection, OpenReason] = {
    unless.another_contests_it: OpenReason.ACT_BEHIND,
    unless.list_is_of_another: OpenReason.ACT_BEHIND,
    unless.counts_on_from_another: OpenReason.ACT_BEHIND,
    unless.act_measures_it: OpenReason.ACT_BEHIND,
    unless.measures_its_neighbour: OpenReason.ACT_BEHIND,
    unless.is_left_out_of_norm: OpenReason.ACT_BEHIND,
    unless.is_of_several: OpenReason.SEVERAL,
}
"""Why a provision need not be of the act beside it."""
OF_OTHER: Mapping[Objection, OpenReason] = dict.fromkeys(
    (
        unless.article_was_of_another,
        unless.sentence_comes_back_to_another,
        unless.another_may_have_it,
        unless.paragraph_lists_another,
    ),
    OpenReason.ARTICLE_OF_OTHER,
)
"""The objections that know another act of which the article was cited."""


def antecedent(back: LookingBack) -> Antecedent:
    """The act that a mention is of and the levels above its own, or the reason why it is not told."""
    steps = back.mention.steps
    if is_ruling_itself(back.act):
        return _unknown_antecedent(back, OpenReason.SELF)
    if back.mention.act:
        if against := _first_objection(BESIDE, back, NOTHING):
            return _unknown_antecedent(back, BESIDE[against])
        return (
            _antecedent_with_article(_antecedent_by_naming(back), back)
            if steps and not steps[0].items
            else _antecedent_by_naming(back)
        )
    if back.mention.contested:
        return _antecedent_by(CONTESTED, back, OpenReason.ACT_BEHIND)
    if stands_under_act(steps):
        return _antecedent_by(ARTICLES, back, OpenReason.NONE_BEFORE, OpenReason.SEVERAL_BEFORE)
    return _antecedent_by(SMALLER_UNITS, back, OpenReason.NO_ARTICLE, OpenReason.NO_ARTICLE)


def _antecedent_by_naming(back: LookingBack) -> Antecedent:
    """The act that a naming stands for, or the reason why it is not told."""
    if back.act.pointer == PART:
        return _antecedent_by(PARTS, back, OpenReason.KIND_SEVERAL)
    if back.act.pointer == LAST and not back.act.strange:
        return _antecedent_by(LATTER, back, OpenReason.KIND_NONE, OpenReason.SEVERAL_BEFORE)
    if not back.act.generic:
        return _antecedent_by(NAMES, back, OpenReason.NO_ACT)
    if back.act.era:
        return _antecedent_by(ERAS, back, OpenReason.KIND_SEVERAL)
    return _antecedent_by(NOUNS, back, OpenReason.KIND_NONE)


def _antecedent_with_article(named: Antecedent, back: LookingBack) -> Antecedent:
    """`That article` with its act: the one that the last sentence cites of it, alone; behind another act's, the only one of its own.

    In brackets it is the one that they stand beside.
    """
    first, last = back.mention.steps[0], back.continued_citation
    goes_on = not set(named.act.key).isdisjoint(last.key)
    if goes_on and back.scope.brackets:
        return Antecedent(named.act, last.steps)
    cited = [o for o in back.citations or back.citations_above if o.key == named.act.key]
    near = [o for o in cited if o.scope.sentence == last.scope.sentence] if goes_on else cited
    articles = {unit_of(levels): levels for o in near if (levels := levels_above(o.steps, first))}
    if goes_on and len(articles) <= 1:
        return Antecedent(named.act, last.steps)
    if len(articles) != 1 or None in articles:
        return _unknown_antecedent(back, OpenReason.NO_ARTICLE)
    return Antecedent(named.act, next(iter(articles.values())))


def _antecedent_by(
    table: Table,
    back: LookingBack,
    nothing: OpenReason,
    doubt: OpenReason = OpenReason.KIND_SEVERAL,
) -> Antecedent:
    """What the first ground tells that tells anything; left open where none does, or in doubt."""
    for ground, objections in table.items():
        if meant := ground(back):
            if against := _first_objection(objections, back, meant.at):
                return _unknown_antecedent(back, OF_OTHER.get(against, doubt))
            return _unknown_antecedent(back, doubt) if meant.rivalled else meant
    return _unknown_antecedent(back, nothing)


def _first_objection(
    objections: Iterable[Objection], back: LookingBack, place: Place
) -> Objection | None:
    """The first of some objections that holds."""
    return next((one for one in objections if one(back, place)), None)


def _unknown_antecedent(back: LookingBack, reason: OpenReason) -> Antecedent:
    return Antecedent(Meaning(kind=back.act.kind, reason=reason))


def is_ruling_itself(act: Naming) -> bool:
    """Whether words mean the ruling that they stand in (`осы нормативтік қаулы`)."""
    return act.pointer == "self" and act.kind in RULINGS and act.generic
