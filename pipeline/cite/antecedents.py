"""Which act a mention is of: what stands before it and may be meant, and what speaks for and against.

A provision that stands without an act, `that Law` and a name that several acts bore all point at
something that the ruling has named elsewhere: their antecedent. The tables of this page hold the evidence
for each kind of mention, the strongest first: a ground (`grounds`: what speaks for an act), how sure an
act is that it tells, and the objections to it (`objections`: what else may be meant).

The first ground that tells anything decides. A weaker one is never asked in the place of a
stronger one that is in doubt: a doubt is told, not got round. Where a ground tells several acts,
none of them is meant.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from pipeline.cite import grounds as by
from pipeline.cite import objections as unless
from pipeline.cite.catalogue import RULINGS
from pipeline.cite.grounds import Told
from pipeline.cite.in_play import Place
from pipeline.cite.levels import levels_above, stands_under_act, unit_of
from pipeline.cite.looking_back import NOTHING, LookingBack
from pipeline.cite.meaning import DOUBTFUL, PRINTED, Meaning
from pipeline.cite.values import LAST, PART, Naming
from pipeline.terms import OpenReason

Objection = Callable[[LookingBack, Place], bool]


class Evidence(NamedTuple):
    """A ground, how sure an act is that it alone tells, and what speaks against it."""

    ground: Callable[[LookingBack], Iterable[Told]]
    sure: float
    unless: tuple[Objection, ...] = ()


Table = tuple[Evidence, ...]

CONTESTED: Table = (Evidence(by.cited_of_act_behind, 0.85),)
"""What a provision is of that may be of the act behind it, or of another one."""
NAMED_BEFORE = (
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
    unless.indexed_article_is_of_another,
    unless.name_is_of_a_clause,
)
"""What speaks against the act that its sentence names last."""
CITED_ELSEWHERE = (
    unless.nearest_is_open,
    unless.another_may_have_it,
    unless.sentence_comes_back_to_another,
    unless.paragraph_lists_another,
)
"""What speaks against an act that is not in sight, of which the article was cited."""
NAMED_ELSEWHERE = (
    unless.act_is_quoted_apart,
    unless.changes_another,
    unless.old_and_new_have_it,
    unless.may_be_of_measure,
    unless.brackets_are_of_another,
    unless.goes_on_to_another,
    unless.section_may_be_own,
    unless.indexed_article_is_of_another,
)
"""What does against one that another sentence names."""
ARTICLES: Table = (
    Evidence(by.in_new_wording, 0.85),
    Evidence(by.in_force_before, 0.0),
    Evidence(by.named_in_brackets_behind, 0.85),
    Evidence(by.carried_over, 0.85),
    Evidence(by.pointed_at, 0.85),
    Evidence(by.cited_in_sentence, 0.85),
    Evidence(by.examined_beside_measure, 0.7),
    Evidence(by.owned_in_sentence, 0.9),
    Evidence(by.named_alone_in_sentence, 0.9, NAMED_BEFORE),
    Evidence(by.named_last_in_sentence, 0.75, NAMED_BEFORE),
    Evidence(by.named_above_list, 0.7),
    Evidence(by.constitution_explained, 0.7, (unless.act_is_named_behind,)),
    Evidence(by.cited_of_before, 0.7, CITED_ELSEWHERE),
    Evidence(by.named_in_brackets, 0.75),
    Evidence(by.named_in_paragraph, 0.8, NAMED_ELSEWHERE),
    Evidence(by.listed_with, 0.65, (unless.act_is_named_behind,)),
    Evidence(by.gone_on_with, 0.65, (unless.act_is_named_behind,)),
    Evidence(by.act_examined, 0.65, (unless.act_is_named_behind,)),
    Evidence(by.inserted_beside, 0.7),
    Evidence(by.only_one_reaches, 0.7),
)
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
HELD_BEFORE = (*GOING_ON, *SAID_APART, unless.another_is_counted, unless.ruling_is_named_beside)
"""What does where a unit cited in the sentence may hold it."""
CITED_BEFORE = (
    *GOING_ON,
    *SAID_APART,
    unless.brackets_have_closed,
    unless.several_were_cited,
    unless.is_left_out_of_norm,
    unless.may_point_at_either,
    unless.index_is_of_another,
)
"""What does where nothing but the place tells it."""
SMALLER_UNITS: Table = (
    Evidence(by.note_alone, 0.0),
    Evidence(by.held_in_sentence, 0.8, HELD_BEFORE),
    Evidence(by.counted_on, 0.65, GOING_ON),
    Evidence(by.citation_in_sentence, 0.8, CITED_BEFORE),
    Evidence(by.citation_before, 0.65, CITED_BEFORE),
    Evidence(by.ruling_changed, 0.65),
    Evidence(by.opened_above, 0.65),
    Evidence(by.held_above_list, 0.65, (unless.may_be_a_papers,)),
)
"""What a paragraph, or `that article`, goes on with that stands without an act."""
NOUN_BEFORE = (
    unless.act_is_told_of_noun,
    unless.constitutional_law_is_nearer,
    unless.act_had_ended,
)
"""What speaks against the act of a noun that was named last."""
NOUNS: Table = (
    Evidence(by.last_of_kind, 0.85, NOUN_BEFORE),
    Evidence(by.pointed_back, 0.7, (unless.constitutional_law_is_nearer,)),
    Evidence(by.of_kind_and_article, 0.7),
    Evidence(by.only_of_kind, 0.7, (unless.constitutional_law_is_nearer,)),
    Evidence(by.own_law, DOUBTFUL),
)
"""What `the Code`, `that Law` mean."""
ERAS: Table = (Evidence(by.of_its_era, 0.85),)
"""What `the former Code` means."""
PARTS: Table = (
    Evidence(by.ruling_in_sentence, 0.85),
    Evidence(by.ruling_asked, 0.7),
    Evidence(by.ruling_itself, 0.0),
)
"""Which ruling a part of one is of that is named alone."""
LATTER: Table = (
    Evidence(by.cited_last, 0.85),
    Evidence(by.named_last, 0.85, (unless.nearest_is_open,)),
)
"""What `the latter` means."""
NAMES: Table = (
    Evidence(by.pointed_name, 0.85),
    Evidence(by.named_by_day, 0.8),
    Evidence(by.named_fully_before, 0.85),
    Evidence(by.own_law, DOUBTFUL),
    Evidence(by.only_of_its_name, PRINTED, (unless.points_at_another, unless.came_later)),
    Evidence(by.asked_about, 0.8),
    Evidence(by.in_older_words, 0.85),
    Evidence(
        by.in_force,
        PRINTED,
        (unless.points_at_another, unless.another_was_asked_about, unless.came_later),
    ),
)
"""What a name stands for that several acts bear or bore."""
BESIDE: Mapping[Objection, OpenReason] = {
    unless.another_contests_it: OpenReason.ACT_BEHIND,
    unless.list_is_of_another: OpenReason.ACT_BEHIND,
    unless.list_holds_another: OpenReason.ACT_BEHIND,
    unless.counts_on_from_another: OpenReason.ACT_BEHIND,
    unless.act_measures_it: OpenReason.ACT_BEHIND,
    unless.measures_its_neighbour: OpenReason.ACT_BEHIND,
    unless.is_left_out_of_norm: OpenReason.ACT_BEHIND,
    unless.is_of_several: OpenReason.SEVERAL,
}
"""Why a provision need not be of the act beside it."""
OF_OTHER = frozenset(
    {
        unless.article_was_of_another,
        unless.sentence_comes_back_to_another,
        unless.another_may_have_it,
        unless.paragraph_lists_another,
        unless.indexed_article_is_of_another,
    }
)
"""The objections that know another act of which the article was cited."""


def antecedent(back: LookingBack) -> Place:
    """The act that a mention is of and the levels above its own, or the reason why it is not told."""
    steps = back.steps
    if is_ruling_itself(back.act):
        return _left_open(back, OpenReason.SELF)
    if back.mention.act:
        named = _told_by_naming(back)
        if against := next((why for one, why in BESIDE.items() if one(back, named)), None):
            return _left_open(back, against)
        return _with_article(named, back) if steps and not steps[0].items else named
    if back.mention.contested:
        return _told_by(CONTESTED, back, OpenReason.ACT_BEHIND)
    if stands_under_act(steps):
        return _told_by(ARTICLES, back, OpenReason.NONE_BEFORE, OpenReason.SEVERAL_BEFORE)
    return _told_by(SMALLER_UNITS, back, OpenReason.NO_ARTICLE, OpenReason.NO_ARTICLE)


def _told_by_naming(back: LookingBack) -> Place:
    """The act that a naming stands for, or the reason why it is not told."""
    if back.act.pointer == PART:
        return _told_by(PARTS, back, OpenReason.KIND_SEVERAL)
    if back.act.pointer == LAST and not back.act.strange:
        return _told_by(LATTER, back, OpenReason.KIND_NONE, OpenReason.SEVERAL_BEFORE)
    if not back.act.generic:
        return _told_by(NAMES, back, OpenReason.NO_ACT)
    if back.act.era:
        return _told_by(ERAS, back, OpenReason.KIND_SEVERAL)
    return _told_by(NOUNS, back, OpenReason.KIND_NONE)


def _with_article(named: Place, back: LookingBack) -> Place:
    """`That article` with its act: the one that the last sentence cites of it, alone; behind another act's, the only one of its own.

    In brackets it is the one that they stand beside.
    """
    first, last = back.first, back.continued_citation
    goes_on = not set(named.key).isdisjoint(last.key)
    if goes_on and back.scope.brackets:
        return named._replace(steps=last.steps)
    cited = [o for o in back.citations or back.citations_above if o.key == named.key]
    near = [o for o in cited if o.scope.sentence == last.scope.sentence] if goes_on else cited
    articles = {unit_of(levels): levels for o in near if (levels := levels_above(o.steps, first))}
    if goes_on and len(articles) <= 1:
        return named._replace(steps=last.steps)
    if back.shares_act and not cited and back.mention.own == len(back.steps):
        # `частью второй той же статьи и статьей 22 Закона`: of that no article was cited.
        return _told_by(SMALLER_UNITS, back, OpenReason.NO_ARTICLE, OpenReason.NO_ARTICLE)
    if len(articles) != 1 or None in articles:
        return _left_open(back, OpenReason.NO_ARTICLE)
    return named._replace(steps=next(iter(articles.values())))


def _told_by(
    table: Table,
    back: LookingBack,
    nothing: OpenReason,
    doubt: OpenReason = OpenReason.KIND_SEVERAL,
) -> Place:
    """What the first ground tells that tells anything; left open where none does, or in doubt."""
    for evidence in table:
        if told := [*evidence.ground(back)]:
            meant = told[-1] if isinstance(told[-1], Place) else act_named(told[-1])
            against = next((one for one in evidence.unless if one(back, meant)), None)
            if against or len({one.key for one in told}) > 1:
                known = against in OF_OTHER
                return _left_open(back, OpenReason.ARTICLE_OF_OTHER if known else doubt)
            return meant._replace(identity=meant.owner.limited_to(evidence.sure), left=None)
    return _left_open(back, nothing)


def act_named(act: Meaning) -> Place:
    """An act as what is told, wherever it was named."""
    return NOTHING._replace(identity=act)


def _left_open(back: LookingBack, reason: OpenReason) -> Place:
    return act_named(Meaning(kind=back.act.kind, reason=reason))


def is_ruling_itself(act: Naming) -> bool:
    """Whether words mean the ruling that they stand in (`осы нормативтік қаулы`)."""
    return act.pointer == "self" and act.kind in RULINGS and act.generic
