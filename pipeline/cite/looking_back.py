"""A mention, and what stands before it that it may point back to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.cite.catalogue import RULINGS, WITHOUT_ARTICLES
from pipeline.cite.in_play import Key, Place, Play, acts_of, may_be_divided_so
from pipeline.cite.levels import (
    RANK,
    Unit,
    kind_below_article,
    levels_above,
    stands_under_act,
    step_below_article,
    unit_of,
    units_of,
)
from pipeline.cite.meaning import Identifier, Meaning
from pipeline.cite.surroundings import BESIDE, Surroundings
from pipeline.cite.values import Mention, MentionScope, Naming, ProvisionStep, Role
from pipeline.grammar.citations import ActKind
from pipeline.grammar.provisions import UnitKind
from pipeline.registry import Act
from pipeline.terms import Court, OpenReason
from pipeline.text import Span

IN_PASSING = frozenset({Role.MEASURE, Role.RATIFIER})
"""What an act is named for of which a provision beside it seldom is."""
NOTHING = Place(Mention(Span(0, 0), MentionScope(-1, -1), None), Meaning())


@dataclass(frozen=True)
class LookingBack:
    """A mention with what was named and cited before it, as far as it can be seen from there."""

    mention: Mention
    play: Play
    around: Surroundings
    identifier: Identifier

    @cached_property
    def act(self) -> Naming:
        """The naming of the mention; one of nothing, where it names no act."""
        return self.mention.naming

    @property
    def scope(self) -> MentionScope:
        """Where the mention stands."""
        return self.mention.scope

    @property
    def text(self) -> str:
        """The text of the ruling."""
        return self.around.text

    @property
    def steps(self) -> tuple[ProvisionStep, ...]:
        """The levels that the mention names."""
        return self.mention.steps

    @property
    def first(self) -> ProvisionStep:
        """The first of them."""
        return self.mention.steps[0]

    @cached_property
    def own_meaning(self) -> Meaning:
        """What the naming stands for by its own words."""
        return self.identifier.identify(self.act)

    @cached_property
    def article(self) -> Unit | None:
        """The one article, chapter or section that the mention names."""
        return unit_of(self.steps)

    @cached_property
    def quoted_from(self) -> int | None:
        """Where the words of another text begin that it stands in: only what they name counts there."""
        return self.around.quoted_from(self.mention.span)

    @cached_property
    def cited_of(self) -> dict[Key, Meaning]:
        """The acts of which its article was cited by name, and that divide articles as it does."""
        if self.article is None or self.quoted_from is not None:
            return {}
        article, steps = self.article, self.steps
        # An article of paragraphs has no subparagraphs of its own.
        below = step_below_article(steps)
        smaller = below is not None and below.kind is UnitKind.SUBPARAGRAPH
        return {
            key: act.identity
            for key, act in self.play.of_unit.get(article, {}).items()
            if self.act_may_hold(act.identity)
            and not (smaller and UnitKind.PARAGRAPH in act.divided.get(article, ()))
        }

    @cached_property
    def quotation(self) -> Span | None:
        """The quoted words of a norm that its brackets tell the place of: `«…» (статья 3)`; no title of an act."""
        here = self.play.places.get(self.scope.paragraph, ())
        place = self.scope.paragraph, self.mention.span.start
        quoted = self.around.quotation_before(*place) if self.scope.brackets else None
        titled = quoted and any(one.start < quoted.start < one.end for one in here)
        return None if titled else quoted

    @cached_property
    def places_here(self) -> Sequence[Place]:
        """The places of the paragraph, of that where the quoted words begin that it tells the place of, too, and none in these."""
        here, quoted = self.play.places.get(self.scope.paragraph, ()), self.quotation
        if quoted is None:
            return here
        begun = max(n for n, p in enumerate(self.around.paragraphs) if p.span.start <= quoted.start)
        above = self.play.places.get(begun, ()) if begun != self.scope.paragraph else ()
        return [one for one in (*above, *here) if not quoted.holds(one.mention.span)]

    @property
    def places_before(self) -> Sequence[Place]:
        """The places of the paragraph before."""
        return self.play.places.get(self.scope.paragraph - 1, ())

    @cached_property
    def namings(self) -> Sequence[Place]:
        """The places of the paragraph that name an act."""
        return [place for place in self.places_here if place.mention.act]

    @cached_property
    def citations(self) -> Sequence[Place]:
        """The places of the paragraph that are citations."""
        return [place for place in self.places_here if place.cited]

    @cached_property
    def fitting_acts(self) -> Sequence[Place]:
        """The acts of the paragraph that may have the article: the grounds choose among these alone."""
        # The sentence may go on with what it has just cited.
        beside = self.nearest_citation.key if self.citations_in_sentence else None
        acts = ((named, named.identity) for named in self.acts_with_articles)
        return [one for one, act in acts if act.key == beside or self.act_may_hold(act)]

    @cached_property
    def acts_with_articles(self) -> Sequence[Place]:
        """The acts of the paragraph that may have articles at all."""
        since = self.quoted_from or 0
        acts = (n for n in self.namings if n.start >= since and not self._is_of_nobody(n))
        other = OpenReason.FOREIGN  # `Регламент (ЕС), статья 22 которого`
        return [one for one in acts if one.is_articled or one.identity.reason is other]

    def _is_of_nobody(self, named: Place) -> bool:
        """Whether a short name in small letters stands for no paper: `(далее – суд)`."""
        name, papers = named.naming.name, self.around.words.owner.nouns
        other = named.identity.reason is OpenReason.SHORT_FOR_OTHER and name[:1].islower()
        return other and not name.startswith(papers)

    @property
    def above_list(self) -> Sequence[Place]:
        """The places outside of brackets in the paragraph above the list of which this is an item."""
        head = self.around.opened.get(self.scope.paragraph, -1)
        return [one for one in self.play.places.get(head, ()) if not one.scope.brackets]

    @cached_property
    def visible_acts(self) -> Sequence[Place]:
        """The fitting acts that stand in no brackets that have been closed, and those in passing only if alone."""
        visible, pointing = self.visible_of(self.fitting_acts), self.around.ties.pointing
        # `В Пакте, ратифицированном Законом № 5, … (статья 9)` is of the pact; a word right behind
        # an act may mean it all the same: `Конституции, ее статьям 1 и 2`.
        apart = IN_PASSING - {Role.MEASURE} if self.is_relative else IN_PASSING
        return [
            one
            for one in visible
            if one.role not in apart or self.words_since(one.end).strip(" ,") in pointing
        ] or visible

    @cached_property
    def acts_in_sentence(self) -> Sequence[Place]:
        """The visible acts of its own sentence, or of that which opens its quotation."""
        own = self.in_same_sentence(self.visible_acts)
        # `Статья 92 Кодекса изменялась Законом № 5, статья 94 – …`, of which the article was cited.
        others = [one for one in own if one.role is not Role.CHANGER]
        if not self.is_relative and any(one.key in self.cited_of for one in others):
            own = others
        if own or self.quotation is None:
            return own
        opening = [named for named in self.visible_acts if named.end <= self.quotation.start]
        return [named for named in opening if named.scope[:2] == opening[-1].scope[:2]]

    @cached_property
    def acts_of_noun(self) -> dict[Key, Meaning]:
        """The acts that were named anywhere and that its noun may mean."""
        known = self.play.of_kind[self.act.kind or ""]
        return {key: act.identity for key, act in known.items() if self._came_in_time(act.identity)}

    @cached_property
    def acts_of_kind(self) -> Sequence[Place]:
        """The places of the paragraph where the noun may mean the act named, as far as they can be seen."""
        kind = self.act.kind or self.own_meaning.kind or ""
        seen = (named for named in self.visible_of(self.namings) if named.is_of(kind))
        return [named for named in seen if self._came_in_time(named.identity)]

    def _came_in_time(self, identity: Meaning) -> bool:
        """Whether an act came no later than the days that stand beside the noun."""
        days = self.act.days
        return not days or all(act.date <= days.last for act in identity.acts)

    def came_later(self, identity: Meaning) -> bool:
        """Whether its sentence speaks of the time before an act was in force: `до введения в действие Кодекса 2017 года`."""
        same = [one for one in self.in_same_sentence(self.namings) if one.key == identity.key]
        said = self.around.words.until_force
        before = ((one, self.text[max(0, one.start - BESIDE) : one.start]) for one in same)
        behind = ((words, self.text[one.end : one.end + BESIDE]) for one, words in before)
        return any(said.search(f"{words}«»{after}") for words, after in behind)

    @cached_property
    def bearers(self) -> tuple[Act, ...]:
        """Every act that goes by its name, whenever it was in force."""
        return self.identifier.acts_called(self.act)

    @property
    def dated_bearers(self) -> list[Meaning]:
        """The acts of its name that were named with their dates before."""
        acts = (self.play.acts.get((one.iri,)) for one in self.bearers)
        return [act.identity for act in acts if act and act.dated]

    @property
    def citations_above(self) -> Sequence[Place]:
        """The citations of the paragraph before."""
        return [place for place in self.places_before if place.cited]

    @property
    def acts_before(self) -> dict[Key, Meaning]:
        """The acts with articles that the paragraph before names or cites, and what it leaves open."""
        return {one.key: one.owner for one in self.places_before if one.is_articled}

    @property
    def nearest_citation(self) -> Place:
        """The citation right before it in the paragraph, whatever its levels; of nothing, where there is none."""
        return self.citations[-1] if self.citations else NOTHING

    @cached_property
    def continued_citation(self) -> Place:
        """The citation that a provision without article, or `this article`, goes on with, or NOTHING.

        Its levels are cut to those above the provision.
        """
        first = self.first
        # `This article` at the head of a paragraph means the one that the paragraph before cited.
        near = self.citations if first.items else self.citations or self.citations_above
        for last in reversed(near):
            steps = levels_above(last.steps, first)
            if not steps and not first.items:
                continue  # a ruling has no article that could be pointed at
            if last.of_constitution and not self.act_may_hold(last.identity):
                continue  # an article of paragraphs, whose parts are not meant
            single = all(step.items and not step.several for step in steps)
            held = bool(steps) or self._may_have_unit(last)
            if held and single and not self._divides_otherwise(last):
                return last._replace(steps=steps)
            if steps:
                break
        return NOTHING

    @cached_property
    def is_relative(self) -> bool:
        """Whether a pronoun behind it stands for what it is of: `пункт 3 которого`."""
        behind = self.words_behind.split()[:1]
        return not {*self.around.words.owner.pronouns}.isdisjoint(behind)

    @property
    def is_latter(self) -> bool:
        """Whether a word says that the article cited last is meant: `соңғы баптың`."""
        words = self.text[slice(*self.first.span)].casefold().split()
        return not self.first.items and words[0] in self.around.words.latter

    @property
    def numbered_step(self) -> ProvisionStep | None:
        """The first of its levels that has numbers."""
        return next((step for step in self.steps if step.items), None)

    @cached_property
    def citations_counted_on(self) -> Sequence[Place]:
        """The citations that end with the number before its own, of a unit of its kind.

        Those of the paragraph before count where this one has cited nothing, is no item and no word points back.
        """
        headed = self.first.items and self.scope.paragraph not in self.around.opened
        near = self.citations or (self.citations_above if headed else ())
        return [one for one in near if self._has_number_before(one)]

    def _has_number_before(self, cited: Place) -> bool:
        """Whether a citation has the number before, and stands in no brackets or quoted words that have been closed."""
        own = self.numbered_step
        steps = [step for step in cited.steps if own and step.kind is own.kind and step.items]
        if not (own and steps) or own.several or not self.can_see(cited):
            return False
        value, end = own.items[0].value, steps[0].items[-1].until or steps[0].items[-1]
        between = self.words_since(cited.end)
        counts = value.isdecimal() and end.value == str(int(value) - 1)
        return counts and between.count("»") <= between.count("«")

    @cached_property
    def citations_in_sentence(self) -> Sequence[Place]:
        """The citations before it in its sentence."""
        return self.in_same_sentence(self.citations)

    @cached_property
    def namings_behind(self) -> Sequence[Mention]:
        """The mentions of its sentence behind it that name an act."""
        end = self.mention.span.end
        return [m for m in self.around.named.get(self.scope[:2], ()) if m.span.start >= end]

    @property
    def naming_behind(self) -> Mention | None:
        """The first mention of its sentence behind it that names an act."""
        return next(iter(self.namings_behind), None)

    @property
    def shares_act(self) -> bool:
        """Whether its act stands beside another provision of the list."""
        return self.act.name not in self.own_words

    @property
    def sharers_behind(self) -> list[Mention]:
        """The mentions of its sentence behind it that share its act with it."""
        text, act = self.text, self.act
        behind = (one for one in self.namings_behind if one.act == act)
        return [one for one in behind if act.name not in text[slice(*one.span)]]

    @property
    def own_words(self) -> str:
        """The words of the mention."""
        return self.text[slice(*self.mention.span)]

    @property
    def act_led_to(self) -> Key | None:
        """The act to whose provisions its sentence binds it: `не статья 5, а статья 6 Закона`.

        Where acts stand first, what is behind has no part in it.
        """
        if self.around.words.head_last or self.naming_behind is None:
            return None
        between = self.text[self.mention.span.end : self.naming_behind.span.start]
        opposed = between.strip(" ,").isalpha()  # `а`, `но`
        return self.act_named_next if opposed or self.around.ties.bind(between) else None

    def may_hold(self, cited: Place) -> bool:
        """Whether what was cited may have a unit such as the mention begins with.

        An act divides its articles in one way, into paragraphs or into parts; what a bracket
        stands behind (`пункт 3)`) is smaller, and notes are divided in any way.
        """
        first = self.first
        noted = any(step.kind is UnitKind.NOTE for step in cited.steps)
        free = noted or any(item.bracketed for item in first.items)
        held = levels_above(cited.steps, first) or self._may_have_unit(cited)
        parts = self.play.parts_of(cited.identity)
        return bool(held) and (free or may_be_divided_so(first.kind, parts))

    def _divides_otherwise(self, cited: Place) -> bool:
        """Whether the article was cited with paragraphs and this is a part, or the other way round."""
        steps = self.steps
        below = steps[0].kind if steps[0].items else kind_below_article(steps)
        act, article = self.play.acts.get(cited.key), cited.article
        divided = act.divided.get(article[1]) if act and article else None
        above = [step.kind for step in levels_above(cited.steps, steps[0])]
        return above[-1:] == [UnitKind.ARTICLE] and not may_be_divided_so(below, divided or ())

    def _may_have_unit(self, cited: Place) -> bool:
        """Whether what has no articles may have the unit itself; a ruling is divided into points alone."""
        small = RANK[self.first.kind] > RANK[UnitKind.PARAGRAPH]
        return not cited.is_articled and not (cited.identity.ruling and small)

    @cached_property
    def examined_act(self) -> Meaning | None:
        """The one act that the ruling was asked about; what guidance to courts cites far more than any other.

        None where the Constitution, which it is held against, may have such an article.
        """
        if not self.play.asked:
            guided = self.identifier.own.court is Court.SUPREME_COURT
            return self.play.cited_most(self.act_may_hold) if guided else None
        asked = [act for act in self.acts_asked if act.kind not in WITHOUT_ARTICLES]
        others = [act for act in asked if act.kind != ActKind.CONSTITUTION]
        if len(others) != 1:
            return None
        measured = any(map(self.act_may_hold, self.constitutions))
        return others[0] if not measured or self.act_named_next == others[0].key else None

    def is_about(self, act: Key) -> bool:
        """Whether an act is the one that the ruling is about."""
        return self.examined_act is not None and self.examined_act.key == act

    @property
    def keeps_to_one(self) -> bool:
        """Whether the paragraph names but one act with articles, and none is in sight of which its article was cited."""
        alone = len(acts_of(self.fitting_acts)) == 1
        return alone and not any(map(self.is_in_sight, self.cited_of))

    @property
    def act_named_next(self) -> Key | None:
        """The act that its sentence names next."""
        behind = self.naming_behind
        return self.identifier.identify(behind.naming).key if behind else None

    @property
    def acts_asked(self) -> list[Meaning]:
        """What was named where it is said what was asked."""
        return [act.identity for act in self.play.asked.values()]

    @property
    def explained_constitution(self) -> Meaning | None:
        """The Constitution, where the ruling was asked about it and no other act."""
        asked = [act for act in self.acts_asked if act.kind not in RULINGS]
        alone = len(asked) == 1 and asked[0].kind == ActKind.CONSTITUTION
        return asked[0] if alone else None

    @property
    def constitutions(self) -> Iterable[Meaning]:
        """The Constitutions that were named."""
        return (act.identity for act in self.play.of_kind[ActKind.CONSTITUTION].values())

    def act_may_hold(self, act: Meaning) -> bool:
        """Whether an act may have the article: it has so many, and divides them in this way."""
        below = kind_below_article(self.steps)
        return self.reaches(act) and may_be_divided_so(below, self.play.parts_of(act))

    def divides_alike(self, act: Meaning) -> bool:
        """Whether an act was seen to divide its articles in this way."""
        return kind_below_article(self.steps) in self.play.parts_of(act)

    def reaches(self, act: Meaning, steps: Sequence[ProvisionStep] = ()) -> bool:
        """Whether an act has so many articles as the mention or other steps name, as far as the registry knows."""
        articles = [
            int(number.partition("-")[0])
            for kind, number in units_of(steps or self.steps)
            if kind is UnitKind.ARTICLE and number[:1].isdecimal()
        ]
        reached = all(act.work(("art", one)) is not None for one in articles)
        return reached or not act.acts or self.identifier.lacks_parts(act)

    @property
    def begins_anew(self) -> bool:
        """Whether its paragraph begins something new, with a number of its own."""
        return self.around.paragraphs[self.scope.paragraph].number is not None

    @property
    def continues_list(self) -> bool:
        """Whether it goes on with a list of one act's provisions: `положениям Конституции: пункту 1 статьи 4, статье 8`."""
        near = self.nearest_citation
        shared = bool(self.citations_in_sentence) and not (near.mention.act or near.owner.reason)
        return shared and stands_under_act(near.steps) and self.is_bound_to(near)

    @property
    def is_in_new_sentence(self) -> bool:
        """Whether a new sentence has begun since the citation that it goes on with."""
        return self.continued_citation.scope.sentence != self.scope.sentence

    def is_in_sight(self, act: Key) -> bool:
        """Whether the paragraph, the one before it or what was asked names an act, or it is what norms are held against."""
        near = acts_of((*self.places_here, *self.places_before))
        measured = any(act == one.key for one in self.constitutions)
        return act in near or act in self.play.asked or self.is_about(act) or measured

    def in_same_sentence(self, places: Iterable[Place]) -> Sequence[Place]:
        """Those of some places that stand in its sentence."""
        return [one for one in places if one.scope.sentence == self.scope.sentence]

    def of_its_article(self, places: Iterable[Place]) -> Sequence[Place]:
        """Those of some places that cite its article, chapter or section."""
        article = self.article
        return [one for one in places if article and article in units_of(one.steps)]

    def visible_of(self, places: Iterable[Place]) -> Sequence[Place]:
        """Those of some places that stand in no brackets that have been closed."""
        return [one for one in places if self.can_see(one)]

    def can_see(self, place: Place) -> bool:
        """Whether what was said in some place counts for the mention: not out of brackets."""
        around = place.scope.brackets
        return self.scope.brackets[: len(around)] == around

    @property
    def words_before(self) -> str:
        """Some words right before the mention."""
        start = self.mention.span.start
        return self.text[max(0, start - BESIDE) : start]

    @property
    def words_behind(self) -> str:
        """Some words right behind it."""
        end = self.mention.span.end
        return self.text[end : end + BESIDE]

    def words_since(self, end: int) -> str:
        """The words between a place and the mention."""
        return self.text[end : self.mention.span.start]

    def is_bound_to(self, place: Place) -> bool:
        """Whether the words since a place bind the mention to it."""
        return self.around.ties.bind(self.words_since(place.end))

    def stands_behind(self, end: int) -> bool:
        """Whether it stands right behind a place, or behind what opens a list of provisions."""
        gap = self.words_since(end).strip(" ,")
        return not gap or gap in self.around.ties.insertions or gap.endswith(":")
