"""What speaks against an antecedent: whatever else a mention may mean. Each asks one question.

Each is told with the mention where the antecedent stands: the place that a ground has taken for what is meant.
"""

from collections.abc import Iterable
from itertools import pairwise

from pipeline.cite.catalogue import RULINGS, WITHOUT_ARTICLES
from pipeline.cite.in_play import Place, acts_of
from pipeline.cite.items import number_key
from pipeline.cite.levels import (
    levels_above,
    numbered_units,
    stands_under_act,
    unit_of,
)
from pipeline.cite.looking_back import LookingBack
from pipeline.cite.meaning import Meaning
from pipeline.cite.surroundings import CLAUSE, ENDS
from pipeline.cite.values import FORMER, Role
from pipeline.grammar.citations import ActKind
from pipeline.grammar.provisions import UnitKind
from pipeline.sections import Part
from pipeline.terms import OpenReason
from pipeline.words.equivalents import DASH_SIGNS

# Of the act that stands beside it.


def another_contests_it(back: LookingBack, _place: Place) -> bool:
    """Whether it may be of the act beside it or of another: one that its paragraph names before, or that was asked about.

    Not where its article was cited of the one beside it alone. What was asked about counts where no form of possession tells.
    """
    if not back.mention.contested or back.cited_of.keys() == {back.own_meaning.key}:
        return False
    asked = back.acts_asked if back.around.words.head_last else ()
    return _another_may_hold(back, (act for act in asked if act.kind not in WITHOUT_ARTICLES))


def _another_may_hold(back: LookingBack, beyond: Iterable[Meaning] = ()) -> bool:
    """Whether the paragraph names another act before a mention that may have its article, or it is one `beyond` that."""
    acts = (*(one.identity for one in back.visible_acts), *beyond)
    return any(one.key != back.own_meaning.key and back.act_may_hold(one) for one in acts)


def list_is_of_another(back: LookingBack, _place: Place) -> bool:
    """Whether it shares the act behind it, and that of another in sight: by what a sentence beside it cites, or as that divides articles otherwise."""
    if back.around.words.head_last or not back.shares_act:
        return False
    before = (o for o in back.citations if o.scope.sentence != back.scope.sentence)
    owners = acts_of(back.of_its_article(before))
    divided = not back.act_may_hold(back.own_meaning) and _another_may_hold(back)
    return divided or (bool(owners) and back.own_meaning.key not in owners)


def list_holds_another(back: LookingBack, named: Place) -> bool:
    """Whether a list that shares the act behind it has a provision of another one, so that this may be of that, too.

    One right before it, as in `частью второй той же статьи, статьей 38 и статьей 17 Закона`, or one
    beyond the act's last: `статья 15, статья 438 и статья 22 Закона`.
    """
    near = back.nearest_citation
    if back.around.words.head_last or not back.shares_act or named.owner.reason:
        return False
    listed = near.mention.act == back.act and back.is_bound_to(near)
    beside = [*([near.steps] if listed else []), *(one.steps for one in back.sharers_behind)]
    reached = all(back.reaches(named.identity, steps) for steps in beside)
    return not reached or (listed and near.key != named.key)


def counts_on_from_another(back: LookingBack, _place: Place) -> bool:
    """Whether it shares the act behind it, and its number goes on from another act's article just before.

    `Статьей 112 ТК, статьей 118 и статьей 363 НК`; `по статье 8 Закона. Это отвечает статье 9 и статье 152 ГК`.
    """
    listed = not back.around.words.head_last and back.shares_act
    behind = back.naming_behind if listed else None
    if behind is None or back.own_meaning.reason or behind.naming.pointer:
        return False
    near, after = back.nearest_citation, unit_of(behind.steps)
    last = near.article if near.mention.act and not near.of_constitution else None
    if not (last and back.article and after) or near.key == back.own_meaning.key:
        return False
    before, own, other = (number_key(number)[0] for _, number in (last[1], back.article, after))
    if back.words_since(near.end).strip() == ",":
        return before < own < other and own - before < other - own
    return own == before + 1 != other and near.scope.sentence == back.scope.sentence - 1


def act_measures_it(back: LookingBack, _place: Place) -> bool:
    """Whether the act behind it may be what it is held against: `статья 5 Конституции не противоречит, если …`."""
    if back.act.kind != ActKind.CONSTITUTION or not back.steps:
        return False
    words = f"«{back.own_words}»{back.words_behind}"
    return back.around.words.measured.match(words) is not None


def measures_its_neighbour(back: LookingBack, _place: Place) -> bool:
    """Whether the provision right before it, with which it shares the act before both, is held against it: `ЕК-нің 52-бабы 14-бапқа қайшы`."""
    near = back.nearest_citation
    between = back.words_since(near.end)
    # What is listed behind one of which nobody knows the act is as doubtful.
    apart = back.around.ties.bind(between) if near.owner.reason else not between.strip()
    shared = apart and back.shares_act and bool(near.steps)
    return shared and _is_held_against(back, back.own_meaning, near.end)


def _is_held_against(back: LookingBack, act: Meaning, start: int) -> bool:
    """Whether words since a place, or right behind the mention, hold a norm of an act against it."""
    held = back.around.words.measuring.search(f"{back.words_since(start)}«»{back.words_behind}")
    return held is not None and act.kind is not ActKind.CONSTITUTION


def is_left_out_of_norm(back: LookingBack, _place: Place) -> bool:
    """Whether it is left out of what is held against the citation before: `статью 68 … несоответствующей статье 14 Конституции, кроме пункта 2`."""
    if not (back.mention.left_out and back.nearest_citation.of_constitution):
        return False
    norms = (one for one in back.visible_of(back.citations_in_sentence) if not one.of_constitution)
    unit = back.steps[-back.mention.own :][:1]
    return any(levels_above(norm.steps, first) for norm in norms for first in unit)


def is_of_several(back: LookingBack, _place: Place) -> bool:
    """Whether one article has a noun that can only be a plural, behind an act that is joined to another: `Заң мен Кодекстің 44-баптары`."""
    first = next(iter(back.steps), None)
    if first is None or first.word is None or not first.word.plural or first.several:
        return False
    near = back.nearest_citation
    if near.steps and len(back.words_since(near.end).split()) == 1:
        return False  # `Заңның 5-бабы және Кодекстің 7-баптары`
    joined = not back.around.ties.joining.isdisjoint(back.words_before.split()[-1:])
    return joined and back.around.words.head_last and not back.shares_act


# Of the act that its sentence names.


def noun_is_shared(back: LookingBack, named: Place) -> bool:
    """Whether the act shares its noun with another one, or what is said of it: `Законы «О суде» и «О нотариате» (статьи 1 и 2)`, `УК и ТК в статье 5`."""
    before = next(iter(back.acts_in_sentence[-2:-1]), None)
    if named.naming.shared or before is None or before.mention.steps or named.mention.steps:
        return named.naming.shared
    return back.text[before.end : named.start].strip() in back.around.ties.joining


def pronoun_may_mean_another(back: LookingBack, _place: Place) -> bool:
    """Whether a word stands for the act, and the sentence names several: `Кодекс, как и Закон, …; его статья 5`, `первый – статья 5`.

    A list of provisions goes on with the act of the last one: `статья 5 Кодекса и его статья 6`.
    """
    words, before = back.around.words, back.words_before.rstrip()
    last = before.rstrip(" " + "".join(DASH_SIGNS)).casefold().split()[-1:]
    dashed = before[-1:] in DASH_SIGNS
    meaning = words.members if dashed else words.owner.pronouns
    several = len(acts_of(back.acts_in_sentence)) > 1 and not {*meaning}.isdisjoint(last)
    between = back.words_since(back.nearest_citation.end)
    listed = bool(back.nearest_citation.steps) and len(between) < CLAUSE and not ENDS & set(between)
    return several and (dashed or not listed)


def act_is_quoted_apart(back: LookingBack, named: Place) -> bool:
    """Whether the act is named in quoted words of another text: `слова «статьей 5 Кодекса» исключить. Статья 6 …`."""
    return back.around.quoted_from(named.mention.span) not in (None, back.quoted_from)


def act_is_undone(back: LookingBack, named: Place) -> bool:
    """Whether words beside the act say that another ended it, whose provision the bracket may name."""
    return bool(back.scope.brackets) and named.role is Role.UNDONE


def may_be_measure(back: LookingBack, named: Place) -> bool:
    """Whether a norm of the act is held against it: `статья 5 УК противоречит требованиям статей 14 и 39`.

    It may be one of the Constitution, which courts hold norms against without naming it each time.
    """
    since = max((one.end for one in back.namings if one.of_constitution), default=0)
    return _is_held_against(back, named.identity, max(named.end, since))


def brackets_are_of_another(back: LookingBack, named: Place) -> bool:
    """Whether a later bracket of its sentence names another act, which may be that of all: `жилище (статья 5) и суд (статья 13 Конституции)`.

    One right behind an act, or the noun that an act in the genitive stands before, is of that.
    """
    own = back.scope.brackets
    between = back.words_since(named.end).split()
    if not own or (between[-1:] == ["("] and len(between) <= 1 + back.around.words.head_last):
        return False
    behind = (o for o in back.namings_behind if o.steps and o.scope.brackets not in ((), own))
    return any(back.identifier.identify(one.naming).key != named.key for one in behind)


def only_says_what_changed_it(back: LookingBack, named: Place) -> bool:
    """Whether the act may only say by what the article behind it was changed.

    In brackets, behind the comma of one act and in a list begun so its own articles stand.
    """
    if named.role is not Role.CHANGER or back.scope.brackets or back.is_relative:
        return False
    last = back.nearest_citation
    listed = last.end > named.end and last.key == named.key
    # `Статья 92 Кодекса изменялась Законом № 5, статья 94 – …`
    others = back.acts_in_sentence[-2:-1]
    listed_acts = any(back.around.ties.bind(back.text[o.end : named.start]) for o in others)
    behind = back.stands_behind(named.end) and back.words_since(named.end)[:1] == ","
    return not listed and (listed_acts or not behind)


def changes_another(back: LookingBack, named: Place) -> bool:
    """Whether the act changes another one, whose article it may be: `Закон № 5, по которому статья 7 …`.

    Not one that the ruling was asked about, or of which the article, or the list that it stands in, was cited.
    """
    meant, catalogue = named.identity, back.identifier.catalogue
    titles = (t for act in meant.acts for t in act.titles(catalogue.grammar.language.value))
    own = meant.key in back.cited_of or meant.key in back.play.asked
    listed = back.continues_list and back.nearest_citation.key == meant.key
    return not (own or listed) and any(map(catalogue.is_amending_title, titles))


def another_waits_for_it(back: LookingBack, _place: Place) -> bool:
    """Whether an act in the genitive stands right before another and may own what is behind that: `Кодекстің Заңның 4-бабы бойынша қолданылатын 22-бабы`."""
    text, governing = back.text, back.around.words.endings.governing
    acts = back.in_same_sentence(back.visible_acts) if back.first.possessed else ()
    for one, other in pairwise(acts):
        waits = text[one.start : one.end].endswith(governing) and not one.mention.steps
        beside = text[one.end : other.start].lstrip()[:1] in ("", ",")
        if waits and beside and one.key != acts[-1].key:
            return True
    return False


def another_may_own(back: LookingBack, named: Place) -> bool:
    """Whether an article in possession goes on with no article of the last of several acts, so that any may own it.

    `Заңның 4-бабы Кодекске сілтейді, 5-бабы – …`, `Заңның Кодекстің 4-бабына сәйкес 5-бабы`.
    """
    article = back.first
    if not article.possessed or len(acts_of(back.acts_in_sentence)) == 1:
        return False
    here, before = back.steps[-1].word, named.mention.steps[-1:]
    word = before[0].word if before else None
    return not before or bool(here and word and not here.cases & word.cases)


def article_was_of_another(back: LookingBack, named: Place) -> bool:
    """Whether the article was cited of other acts by name, or a doubtful one stands between.

    An act named in full is meant, whatever act the article was cited of before; but by a
    constitutional law a court mostly says what it works by. A list of an act's articles goes on
    with one that was cited of an act nobody thinks of here.
    """
    if back.scope.brackets:
        # There an act's articles stand beside it; but this one the paragraph itself may have cited.
        cited, beside = back.of_its_article(back.citations), back.words_since(named.end).strip()
        unknown = beside != "("  # `или Трудового кодекса (статья 1)` is of that act
        same = (o for o in cited if not o.owner.reason or (unknown and o.identity.words))
        return not acts_of(same) <= {named.key}
    if back.continues_list and back.nearest_citation.key == named.key:
        return False
    meant = named.naming.full and named.identity.kind != ActKind.CONSTITUTIONAL_LAW
    meant = meant or named.key in back.cited_of
    near = filter(back.is_in_sight, back.cited_of) if named.mention.steps else back.cited_of
    other = not meant and any(near)
    # What follows a doubtful article is as doubtful.
    follows = back.nearest_citation.end > named.end
    doubted = follows and back.nearest_citation.owner.reason is OpenReason.ARTICLE_OF_OTHER
    return bool(other) or doubted or _began_with_another(back, named)


def _began_with_another(back: LookingBack, named: Place) -> bool:
    """Whether its sentence began with an article whose act it left out, and may go on with that one.

    `Статья 87 не требует того, что статья 8 Закона подразумевает, а статья 88 – …`.
    """
    first = next(iter(back.citations_in_sentence), None)
    if first is None or first.mention.act or not first.article or back.around.words.head_last:
        return False
    return first.key != named.key and not back.is_bound_to(back.nearest_citation)


def list_is_of_an_unknown(back: LookingBack, named: Place) -> bool:
    """Whether it begins a clause of a list in which a provision is of an act that is not known."""
    unknown = any(one.owner.reason is OpenReason.NO_ACT for one in back.citations_in_sentence)
    return unknown and back.words_since(named.end).rstrip().endswith(";")


def may_be_measured(back: LookingBack, named: Place) -> bool:
    """Whether it stands behind what norms are held against, and may be one of these: behind a colon, or before a norm of another act.

    `Не соответствующими Конституции: …`, `на соответствие Конституции статья 24 … и статья 26 Кодекса`.
    """
    behind, measured = back.naming_behind, named.role is Role.MEASURE
    if not measured or ":" in back.words_since(named.end):
        return measured
    other = behind is not None and behind.steps and behind.naming.kind is not ActKind.CONSTITUTION
    return bool(other) and not named.mention.steps and not back.scope.brackets


def former_is_named_behind(back: LookingBack, named: Place) -> bool:
    """Whether the sentence goes on to the act before: `статья 1 Кодекса повторяет статью 2 … прежнего Кодекса`."""
    acts = [one.naming for one in back.namings_behind]
    # A short name may say so itself: `прежняя Конституция`.
    words = (act.name.split()[0] for act in acts if " " in act.name)
    past = any(act.era == FORMER for act in acts)
    past = past or any(map(back.around.words.formerly.search, words))
    return past and named.naming.era != FORMER


def ruling_is_named_since(back: LookingBack, named: Place) -> bool:
    """Whether the sentence has gone on to a ruling, outside of brackets, and need not come back."""
    since = (one for one in back.visible_of(back.namings) if one.end > named.end)
    return any(one.identity.ruling and not one.mention.steps for one in since)


def indexed_article_is_of_another(back: LookingBack, named: Place) -> bool:
    """Whether an article with an index, which few acts have, was cited of other acts alone."""
    owners = map(back.play.indexed.get, numbered_units(back.steps))
    return any(some and named.key not in some for some in owners)


def name_is_of_a_clause(back: LookingBack, named: Place) -> bool:
    """Whether a clause of a sentence about another act's provisions ends behind the bare name: `статья 66 Закона …, если норма Конституции изменилась; статья 67 …`."""
    subject = back.citations_in_sentence[:1]
    apart = any(one.start < named.start and one.key != named.key for one in subject)
    return apart and not named.mention.steps and ";" in back.words_since(named.end)


# Of an act out of sight, of which its article was cited.


def nearest_is_open(back: LookingBack, _place: Place) -> bool:
    """Whether nobody knows what the citation before it is of."""
    return back.nearest_citation.owner.reason is not None


def another_may_have_it(back: LookingBack, _place: Place) -> bool:
    """Whether its sentence names another act that may have such an article, in brackets even, or the ruling or the paragraph is about one.

    Not where the paragraph has gone on with this one; what was asked about may be meant in any paragraph.
    """
    if back.first.possessed and back.visible_acts:
        return True  # `7-бабы` is of an act beside it, which need not be that one
    others = acts_of(back.in_same_sentence(back.fitting_acts))
    if acts_of(back.citations or back.citations_above).isdisjoint(back.cited_of):
        examined = back.examined_act
        others |= {examined.key} if examined and back.act_may_hold(examined) else set()
    if back.cited_of.keys().isdisjoint({*acts_of(back.places_here), *back.play.asked}):
        explained = back.explained_constitution
        others |= acts_of(o for o in back.visible_acts if explained or not o.of_constitution)
    return not others <= back.cited_of.keys()


def sentence_comes_back_to_another(back: LookingBack, _place: Place) -> bool:
    """Whether it goes on to `that Code`, and the article was cited of none of that kind; what has no articles cannot own it."""
    kinds = {*WITHOUT_ARTICLES, *(act.kind for act in back.cited_of.values())}
    acts = (one.naming for one in back.namings_behind)
    return any(act.generic and act.pointer and act.kind not in kinds for act in acts)


def paragraph_lists_another(back: LookingBack, _place: Place) -> bool:
    """Whether the paragraph has left out the name of the act named last before, and may go on with it: `статья 20 Конституции и статья 21. Статья 16 …`."""
    last = back.visible_acts[-1].identity if back.visible_acts else None
    listed = (o.key for o in back.citations if stands_under_act(o.steps) and not o.mention.act)
    # A code that is named whole is no other act than its part of which the article was cited.
    part = last is not None and any({*last.key} >= {*key} for key in back.cited_of)
    return last is not None and not part and last.key in listed and back.act_may_hold(last)


# Of an act that another sentence names.


def old_and_new_have_it(back: LookingBack, named: Place) -> bool:
    """Whether an old and a new code have an article of this number: another sentence may mean either.

    So may another code of the kind, unless the paragraph names this one alone, of which the article was cited, or none is in sight of which it was.
    """
    meant, cited = named.identity, back.cited_of
    others = {key for key, one in cited.items() if one.kind == meant.kind and key != meant.key}
    namesakes = back.identifier.catalogue.namesakes
    near = {(act.iri,) for one in meant.acts for act in namesakes(one)} | acts_of(back.places_here)
    own = meant.key in cited or back.keeps_to_one
    return bool(others) and not (own and others.isdisjoint(near))


def may_be_of_measure(back: LookingBack, named: Place) -> bool:
    """Whether a paragraph in brackets may be of the Constitution, since no act is beside it.

    What a sentence says of a right it often proves so, and names the Constitution no more.
    """
    kind, article = back.article or (None, "")
    number = int(article) if kind is UnitKind.ARTICLE and article.isdecimal() else 0
    free = not (back.is_about(named.key) or back.cited_of or back.citations_in_sentence)
    if not (free and number and back.scope.brackets):
        return False
    measures = [] if named.of_constitution else filter(back.divides_alike, back.constitutions)
    return any(one.work(("art", number)) for one in measures)


def goes_on_to_another(back: LookingBack, named: Place) -> bool:
    """Whether its sentence binds it to provisions of an act behind it: `указаны в статье 5 либо, если …, в статье 6 Кодекса`."""
    return back.act_led_to not in (None, named.key)


def section_may_be_own(back: LookingBack, _place: Place) -> bool:
    """Whether it is a section, by which rulings are divided themselves: `вывод раздела III`."""
    return back.article is not None and back.article[0] is UnitKind.SECTION


def act_is_named_behind(back: LookingBack, named: Place) -> bool:
    """Whether its sentence names another act behind it that may have it, but no measure: `грабеж (статья 19) и разбой (статья 20 УК)`.

    Where acts stand first, one in brackets right behind. Not where the article was cited of this one.
    """
    text, end = back.text, back.mention.span.end
    if named.key in {*back.cited_of, *acts_of(back.of_its_article(back.citations))}:
        return False
    behind = [one for one in back.namings_behind if not (one.naming.generic or one.left_out)]
    if back.around.words.head_last:
        behind = [one for one in behind if text[end : one.span.start].strip() == "("]
    acts = (back.identifier.identify(one.naming) for one in behind)
    others = (act for act in acts if act.kind not in (*WITHOUT_ARTICLES, ActKind.CONSTITUTION))
    return any(act.key != named.key and back.act_may_hold(act) for act in others)


# Going on with a citation.


def may_be_own(back: LookingBack, last: Place) -> bool:
    """Whether it may be a point of the ruling itself: its sentence names the ruling, or it decides.

    Where a ruling decides, a point stands behind another ruling, or begins a sentence behind the
    Constitution that the ruling rests on, and need not be of either.
    """
    own, index = back.play.own, back.scope.paragraph
    deciding = back.around.paragraphs[index].part is Part.DECISION
    whole = bool(last.identity.ruling) and not back.nearest_citation.steps
    behind = whole and not back.stands_behind(last.end)
    beside = deciding and index not in back.around.instructed
    point = back.first.kind is UnitKind.PARAGRAPH
    named = own is not None and own.scope[:2] == back.scope[:2]
    apart = behind or (back.is_in_new_sentence and last.of_constitution)
    return point and (named or (beside and apart))


def may_be_a_papers(back: LookingBack, last: Place) -> bool:
    """Whether a document with points of its own is named between."""
    start, end = back.mention.span
    since = max(last.end, back.around.paragraphs[back.scope.paragraph].span.start)
    # The words may go on into the citation: `в случаях, указанных в пункте 5.`
    paper = back.around.words.papers.search(back.text, since, end + 1)
    return paper is not None and paper.start() < start


def relative_may_mean_an_act(back: LookingBack, _place: Place) -> bool:
    """Whether a pronoun behind it may stand for an act named since: `Законом № 434-V, пункт 3 которого …`."""
    provisions = [one.end for one in back.citations if one.steps]
    since = any(named.start >= max(provisions, default=0) for named in back.namings)
    return since and back.is_relative


def act_without_articles_between(back: LookingBack, last: Place) -> bool:
    """Whether an act was named behind the citation that may have no articles itself.

    `That article` needs one that was cited.
    """
    since = (o for o in back.visible_of(back.namings) if o.start > last.end and o.key != last.key)
    acts = (one.identity for one in since if not one.identity.has_articles)
    other = any(act.reason is not OpenReason.SHORT_FOR_OTHER for act in acts)
    return other and bool(back.first.items)


def follows_one_left_open(back: LookingBack, _place: Place) -> bool:
    """Whether its sentence lists another one of its levels, and nobody knows what that is of."""
    unknown = (one for one in back.citations_in_sentence if one.owner.reason)
    return any(step.kind is back.first.kind for one in unknown for step in one.steps[:1])


def is_quoted_apart(back: LookingBack, last: Place) -> bool:
    """Whether it stands in quoted words of another text, which the citation does not, or the other way round.

    Quoted words that point at their own article (`«… части второй настоящей статьи»`) are those of the one
    that their sentence cites before them. Behind them the article may be the one that they are of, which was
    cited before them: `часть первая статьи 458: «… по статье 455 …». Часть вторая этой статьи …`.
    """
    span, cited = back.mention.span, last.mention.span
    quotes = back.around.quotes[back.scope.paragraph]
    behind = next((q for q in quotes if q.holds(cited) and q.end <= span.start), None)
    before = (one for one in back.citations if behind and one.start < behind.start)
    if any(one.scope == last.scope and one.steps[:1] != last.steps[:1] for one in before):
        return True
    apart = any(quote.holds(span) and not quote.holds(cited) for quote in quotes)
    if apart and not back.first.items:
        return last.scope[:2] != back.scope[:2]
    return back.around.quoted_from(cited) != back.quoted_from


def explains_in_brackets(back: LookingBack, last: Place) -> bool:
    """Whether it stands in brackets behind another unit of its kind, which it need not stand beside.

    `В пункте 4 статьи 7 … (абзац второй пункта 5)` may say where the new wording of it stands.
    """
    first, inside = back.first, len(back.scope.brackets) > len(last.scope.brackets)
    if back.is_in_new_sentence or not inside or not first.items or back.mention.own < 2:
        return False
    before = [s for one in back.citations if one.end == last.end for s in one.steps]
    alike = [step for step in before if step.kind is first.kind]
    # `Пункты 3 и 6 статьи 61 различны: режим (подпункт 2) пункта 3)`: it takes up one of the list.
    several = [step for step in alike if step.several]
    taken_up = any(numbered_units([first]) <= numbered_units([step]) for step in several)
    return bool(alike) and not (taken_up and len(back.in_same_sentence(back.places_here)) == 1)


def another_is_counted(back: LookingBack, _place: Place) -> bool:
    """Whether a sentence before counted another's units to the number before: `Часть первая статьи 5 …. По статье 7 часть вторая …`.

    What stands in brackets is of what stands beside them.
    """
    beside = {one.article for one in back.visible_of(back.citations_in_sentence)}
    counted = {one.article for one in back.citations_counted_on}
    free = not (back.scope.brackets or back.is_relative)
    return free and bool(counted) and beside.isdisjoint(counted)


def ruling_is_named_beside(back: LookingBack, last: Place) -> bool:
    """Whether the sentence names a ruling too, and has begun a new clause since the citation.

    `Постановление разъяснило статью 5 УК; его пункт 2 …` goes on with the ruling, not the article.
    """
    apart = bool(ENDS & {*back.words_since(last.end)})
    rulings = (n for n in back.namings if n.identity.kind in RULINGS and n.key != last.key)
    near = any(one.scope.sentence >= last.scope.sentence for one in rulings)
    return back.first.kind is UnitKind.PARAGRAPH and apart and near


def brackets_have_closed(back: LookingBack, last: Place) -> bool:
    """Whether the citation stands in brackets that the sentence, or the paragraph before, has closed.

    `That article` may mean it where the sentence has cited none outside of them.
    """
    closed = bool(last.scope.brackets) > bool(back.scope.brackets)
    others = any(one.above(back.first).steps for one in back.visible_of(back.citations_in_sentence))
    before = last.scope.paragraph != back.scope.paragraph
    return closed and (not back.is_in_new_sentence if back.first.items else others or before)


def several_were_cited(back: LookingBack, last: Place) -> bool:
    """Whether several articles were cited, and nothing ties the provision to the last of them.

    Where the sentence has begun to count such units of another article, it may go on with that:
    `пункт 1 примечания повторяет статью 2 Кодекса, пункт 2 – …`.
    """
    first = back.first
    if not first.items or back.scope.brackets or (back.is_relative and not back.is_in_new_sentence):
        return False
    held = [o for o in back.citations if back.may_hold(o)]
    owners = {(last.key, unit_of(last.steps)) for last in held}
    article = unit_of(last.steps)
    beside = (o.steps for o in back.in_same_sentence(held) if o.steps)
    begun = any(o[-1].kind is first.kind and unit_of(o) != article for o in beside)
    return len(owners) > 1 and (begun or not back.is_bound_to(last))


def may_point_at_either(back: LookingBack, last: Place) -> bool:
    """Whether `that article` stands behind a sentence that cites several, and not this unit of one.

    In the sentence itself the last one is meant, unless it is one of a list or stands right before, where it would be itself.
    """
    doubtful = back.is_in_new_sentence or _is_listed(last, back) or back.stands_behind(last.end)
    if back.first.items or back.is_latter or not doubtful:
        return False
    near = back.citations or back.citations_above
    # At the head of a paragraph the Constitution that the one before cited last may not be meant.
    measured = last.of_constitution and not back.citations
    beside = [o for o in near if measured or o.scope.sentence == last.scope.sentence]
    # `That note` is of no article that was cited without one.
    pointed = [other for other in beside if levels_above(other.steps, back.first)]
    # What is held against the Constitution may be meant, though that was cited last.
    measured = measured or last.of_constitution
    held = [other for other in pointed if measured or not other.of_constitution]
    unit, cited = numbered_units(back.steps[1:]), [o for o in held if o.article]
    same = [one for one in cited if unit & numbered_units(one.steps)] or cited
    # `Статья 5 стоит в главе 2. Часть первая этой статьи`: a chapter is no article.
    kind = last.article and last.article[1][0]
    articles = {one.article for one in same if one.article and one.article[1][0] is kind}
    return len(articles) > 1 or last.article not in articles


def _is_listed(last: Place, back: LookingBack) -> bool:
    """Whether a citation is one of a list, or the norm that its sentence holds another against."""
    before = next((one for one, other in pairwise(back.citations) if other.end == last.end), None)
    if before is None or before.scope.sentence != last.scope.sentence:
        return False
    bound = back.around.ties.bind(back.text[before.end : last.start])
    return bound or last.of_constitution > before.of_constitution


def index_is_of_another(back: LookingBack, last: Place) -> bool:
    """Whether a unit with an index, which few articles have, was cited of another article alone."""
    owners = map(back.play.inserted.get, numbered_units(back.steps[:1]))
    return any(some and last.article not in some for some in owners)


# What a noun or a name means.


def act_is_told_of_noun(back: LookingBack, _place: Place) -> bool:
    """Whether the noun is that of another act, to which something was done with the one named: `Кодекстің орнына қабылданған Кодекс`."""
    between = back.words_since(back.acts_of_kind[-1].end)
    alone = not (back.act.pointer or ENDS & set(between)) and "," not in between
    return alone and between.rstrip().endswith(back.around.words.participles)


def constitutional_law_is_nearer(back: LookingBack, _place: Place) -> bool:
    """Whether `that Law` may be the constitutional law that the paragraph names behind the last law."""
    laws = (ActKind.LAW, ActKind.CONSTITUTIONAL_LAW)
    seen = [n for n in back.visible_of(back.namings) if n.identity.kind in laws]
    pointing = back.act.kind == ActKind.LAW and back.act.pointer
    return bool(pointing and seen) and seen[-1].identity.kind == ActKind.CONSTITUTIONAL_LAW


def act_had_ended(back: LookingBack, _told: Place) -> bool:
    """Whether the act had ended by the day of the text, and the paragraph names one of the kind that had not: `статья 5 КоАП и статья 6 КоАП 2001 года. Глава 48 Кодекса`."""
    day, seen = back.identifier.own.day, (one.identity for one in back.acts_of_kind)
    if day is None or back.act.pointer:
        return False
    in_force = [one.in_force(day) for one in seen if one.acts]
    return any(in_force) and not in_force[-1]


def points_at_another(back: LookingBack, _place: Place) -> bool:
    """Whether `that Law` stands for a short name, and another law was named since in the paragraph, or `that Constitution` for one that nobody knows."""
    called, bearers = back.identifier.acts_called, {*back.bearers}
    unknown = [
        one for one in back.namings if one.identity.reason and bearers & {*called(one.naming)}
    ]
    seen = unknown if back.act.short is None else back.acts_of_kind
    return bool(back.act.pointer and seen) and seen[-1].key != back.own_meaning.key


def came_later(back: LookingBack, _place: Place) -> bool:
    """Whether the act came after the text was written, which names older ones of another state."""
    written = back.identifier.own.written
    later = written is not None and any(one.date > written for one in back.own_meaning.acts)
    return later and back.play.foreign and not back.identifier.is_told_by_date(back.act)


def another_was_asked_about(back: LookingBack, _place: Place) -> bool:
    """Whether the question named another act of the name by its date."""
    dated = back.dated_bearers
    asked = any(one.key in back.play.asked for one in dated) and not back.own_meaning.reason
    return asked and all(one.key != back.own_meaning.key for one in dated)
