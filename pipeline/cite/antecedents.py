"""The citation before that a provision without an article goes on with, and what may be meant instead."""

from collections.abc import Iterable
from typing import NamedTuple

from pipeline.cite.catalogue import RULINGS
from pipeline.cite.context import (
    DIVISIONS,
    Article,
    Context,
    Last,
    article_of,
    below_article,
    is_visible,
    numbers,
)
from pipeline.cite.groups import RANK
from pipeline.cite.surroundings import Surroundings
from pipeline.cite.values import Mention, ProvisionStep
from pipeline.grammar.provisions import UnitKind
from pipeline.sections import Part
from pipeline.words.equivalents import DASH_SIGNS


class GoingOn(NamedTuple):
    """A provision without an article, and the citation before that it may go on with."""

    last: Last
    """Its levels are cut to those above the provision."""
    mention: Mention
    context: Context
    around: Surroundings

    @property
    def apart(self) -> bool:
        """Whether a new sentence has begun between."""
        return self.last.scope.sentence != self.mention.scope.sentence

    @property
    def between(self) -> str:
        """What stands between."""
        return self.around.text[self.last.end : self.mention.span.start]


def above(mention: Mention, context: Context) -> Last | None:
    """The citation that a provision without article, or `this article`, belongs to.

    Its levels are cut to those above the provision; None where there is no such citation.
    """
    first = mention.steps[0]
    # `This article` at the head of a paragraph means the one that the paragraph before cited.
    near = context.cited if first.items else context.cited or context.before
    for last in reversed(near):
        steps = _cut(last.steps, first)
        if not steps and not first.items:
            continue  # a ruling has no article that could be pointed at
        told = all(step.items and not step.several for step in steps)
        if (steps or last.identity.kind in RULINGS) and told:
            return last._replace(steps=steps)
        if steps:
            return None
    return None


def may_be_another(one: GoingOn) -> bool:
    """Whether the provision may be of something else than the citation before it."""
    return any(asked(one) for asked in QUESTIONS)


def _is_left(one: GoingOn) -> bool:
    """Whether the citation stands in brackets that the sentence has closed."""
    return not one.apart and one.last.is_aside(one.mention.scope)


def _may_be_own(one: GoingOn) -> bool:
    """Whether it may be a point of the ruling itself: its sentence names the ruling, or it decides.

    Where a ruling decides, a point stands behind another ruling, or begins a sentence behind the
    Constitution that the ruling rests on, and need not be of either.
    """
    last, context, index = one.last, one.context, one.mention.scope.paragraph
    deciding = one.around.paragraphs[index].part is Part.DECISION
    whole = bool(last.identity.ruling) and not context.cited[-1].steps
    behind = whole and not context.adjoins(last.end, one.mention)
    beside = deciding and index not in one.around.instructed
    point = one.mention.steps[0].kind is UnitKind.PARAGRAPH
    named = context.own == one.mention.scope[:2]
    return point and (named or (beside and (behind or (one.apart and last.is_measure))))


def _may_be_a_papers(one: GoingOn) -> bool:
    """Whether a document with points of its own is named between."""
    start, end = one.mention.span
    # The words may go on into the citation: `в случаях, указанных в пункте 5.`
    paper = one.around.papers.search(one.around.text, one.last.end, end + 1)
    return paper is not None and paper.start() < start


def _is_quoted_apart(one: GoingOn) -> bool:
    """Whether it stands in new wording, which the citation does not."""
    return one.around.quoted_since(one.last.end, one.mention.span)


def _is_of_several(one: GoingOn) -> bool:
    """Whether several articles were cited, and nothing ties the provision to the last of them.

    The Constitution that a norm is held against is seldom what another sentence goes on with.
    """
    first, cited = one.mention.steps[0], one.context.cited
    if not first.items or one.mention.scope.brackets:
        return False
    held = [last for last in cited if _cut(last.steps, first) or last.identity.kind in RULINGS]
    owners = {(last.identity.key, article_of(last.steps)) for last in held}
    measure = one.last.is_measure and (one.apart or bool(DASH_SIGNS & set(one.between)))
    return len(owners) > 1 and (measure or not one.context.ties.bind(one.between))


def _is_divided_otherwise(one: GoingOn) -> bool:
    """Whether the article was cited with paragraphs and this is a part, or the other way round."""
    first = one.mention.steps[0]
    below = first.kind if first.items else below_article(one.mention.steps)
    article = one.last.article
    divided = one.context.divided.get(article) if article else None
    whole = one.last.steps[-1:] and one.last.steps[-1].kind is UnitKind.ARTICLE
    return bool(whole and divided) and below in DIVISIONS and below not in (divided or ())


def _points_at_either(one: GoingOn) -> bool:
    """Whether `that article` stands behind a sentence that cites several, and not this unit of one."""
    if one.mention.steps[0].items:
        return False
    near = one.context.cited or one.context.before
    beside = [other for other in near if other.scope.sentence == one.last.scope.sentence]
    held = [other for other in beside if other.is_measure == one.last.is_measure]
    unit = numbers(one.mention.steps[1:])
    articles = _articles(o for o in held if unit & numbers(o.steps)) or _articles(held)
    return len(articles) > 1 or one.last.article not in articles


def _has_anothers_index(one: GoingOn) -> bool:
    """Whether a unit with an index, which few articles have, was cited of another article alone."""
    units = numbers(one.mention.steps[:1])
    owners = (one.context.inserted.get(unit, set()) for unit in units)
    return any(known and one.last.article not in known for known in owners)


def _is_behind_an_undivided_act(one: GoingOn) -> bool:
    """Whether an act was named behind the citation that may have no articles itself."""
    return any(
        named.mention.span.start > one.last.end
        and named.identity.key != one.last.identity.key
        and not named.identity.has_articles
        and is_visible(named.scope, one.mention.scope)
        for named in one.context.named
    )


QUESTIONS = (
    _is_left,
    _may_be_own,
    _may_be_a_papers,
    _is_quoted_apart,
    _is_of_several,
    _is_divided_otherwise,
    _points_at_either,
    _has_anothers_index,
    _is_behind_an_undivided_act,
)


def _articles(cited: Iterable[Last]) -> set[Article]:
    return {one.article for one in cited if one.article}


def _cut(steps: tuple[ProvisionStep, ...], first: ProvisionStep) -> tuple[ProvisionStep, ...]:
    """The levels above a step, or those down to it where it points back."""
    kinds = [step.kind for step in steps]
    if first.kind in kinds:
        at = kinds.index(first.kind)
        return steps[:at] if first.items else steps[: at + 1]
    if not first.items:
        return ()
    # In an act without articles a part belongs to a paragraph, though elsewhere it is the larger
    # unit.
    if first.kind is UnitKind.PART and UnitKind.ARTICLE not in kinds:
        return tuple(step for step in steps if step.kind is UnitKind.PARAGRAPH)
    # Notes are counted in points; a part is the article's.
    noted = first.kind is not UnitKind.PART
    above_it = (step for step in steps if RANK[step.kind] < RANK[first.kind])
    return tuple(step for step in above_it if noted or step.kind is not UnitKind.NOTE)
