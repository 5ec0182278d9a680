"""The acts in play: what the ruling has named and cited so far, for what points back to it.

A provision that stands without an act, `that Law` and a name that several acts bore are all questions to
this one value (`grounds`, `objections`): to the places of the paragraph, in their order, and to what
was told of each act anywhere before.
"""

from collections import defaultdict, deque
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from heapq import nlargest
from operator import itemgetter
from typing import NamedTuple

from pipeline.cite.catalogue import RULINGS, WITHOUT_ARTICLES
from pipeline.cite.levels import (
    Unit,
    kind_below_article,
    levels_above,
    numbered_units,
    stands_under_act,
    unit_of,
    units_of,
)
from pipeline.cite.meaning import Meaning
from pipeline.cite.values import Mention, MentionScope, Naming, ProvisionStep, Role
from pipeline.grammar.citations import ActKind
from pipeline.grammar.provisions import UnitKind
from pipeline.terms import OpenReason
from pipeline.words.works import read_judgment

DIVISIONS = frozenset({UnitKind.PARAGRAPH, UnitKind.PART})
"""What articles are divided into, each into one of them."""
OFTEN = 5
"""From how many citations of its articles on an act may be what a ruling explains."""
NEAREST = 60
"""How many places a paragraph is looked back over."""
Key = tuple[str, ...]
"""That of an act's meaning."""
Article = tuple[Key, Unit]
"""An act's key, and the article or what is above one."""


class Place(NamedTuple):
    """Where an act was named, or a provision cited that was understood to be of one."""

    mention: Mention
    identity: Meaning
    steps: tuple[ProvisionStep, ...] = ()
    """All levels, those with them that the words leave out."""
    cited: bool = False
    """Whether it is a citation, no bare name."""
    left: OpenReason | None = None
    """Why the citation is left open, though its act is known."""

    @property
    def scope(self) -> MentionScope:
        """Its paragraph, sentence and brackets."""
        return self.mention.scope

    @property
    def start(self) -> int:
        """Where its words begin."""
        return self.mention.span.start

    @property
    def end(self) -> int:
        """Where they end."""
        return self.mention.span.end

    @property
    def naming(self) -> Naming:
        """The words that name the act; those of none, where it is understood."""
        return self.mention.naming

    @property
    def key(self) -> Key:
        """What tells its act from others."""
        return self.identity.key

    @property
    def role(self) -> Role:
        """What the act is named for."""
        return self.mention.role

    @property
    def owner(self) -> Meaning:
        """What the citation is of, left open where it is."""
        return self.identity._replace(reason=self.left) if self.left else self.identity

    @property
    def article(self) -> Article | None:
        """The one article, chapter or section that it cites."""
        unit = unit_of(self.steps)
        return (self.key, unit) if unit else None

    @property
    def act_alone(self) -> "Place":
        """The place of its act, whatever is cited of that."""
        return self._replace(steps=(), left=None)

    def above(self, first: ProvisionStep) -> "Place":
        """The place with the levels alone that stand above one."""
        return self._replace(steps=levels_above(self.steps, first))

    @property
    def is_articled(self) -> bool:
        """Whether its act may have articles, as all but rulings, orders and rules have."""
        return self.identity.kind not in WITHOUT_ARTICLES

    @property
    def of_constitution(self) -> bool:
        """Whether it is of the Constitution, which norms are held against."""
        return self.identity.kind == ActKind.CONSTITUTION

    def is_of(self, kind: str) -> bool:
        """Whether a noun of that kind may mean its act."""
        return kind in _kinds(self.naming, self.identity)


@dataclass(slots=True)
class InPlay:
    """An act, a ruling or words for an unknown one, and all that was told of it so far."""

    identity: Meaning
    marks: tuple[str, ...] = ()
    """A date, a year, or the number of a ruling that tell it from others of its kind."""
    dated: bool = False
    """Whether it was named with its date or number."""
    times: int = 0
    """How often articles of it were cited."""
    divided: defaultdict[Unit, set[UnitKind]] = field(default_factory=lambda: defaultdict(set))
    """What each article was cited to be divided into: paragraphs or parts."""
    parts: set[UnitKind] = field(default_factory=set)
    """What any article of it was."""


Acts = dict[Key, InPlay]
"""Acts in the order in which they came into play."""


@dataclass(slots=True)
class Play:
    """All that is in play: the places of each paragraph and the acts of the ruling."""

    places: defaultdict[int, deque[Place]] = field(
        default_factory=lambda: defaultdict(lambda: deque(maxlen=NEAREST))
    )
    """By the number of their paragraph."""
    acts: Acts = field(default_factory=dict)
    of_kind: defaultdict[str, Acts] = field(default_factory=lambda: defaultdict(dict))
    """For each kind the acts that a noun of it may mean."""
    of_unit: defaultdict[Unit, Acts] = field(default_factory=lambda: defaultdict(dict))
    """For each article, chapter and section the acts of which it was cited by name."""
    inserted: defaultdict[Unit, set[Article]] = field(default_factory=lambda: defaultdict(set))
    """For each unit with an index (`6-1)`), which few articles have, those it was cited of."""
    indexed: defaultdict[Unit, set[Key]] = field(default_factory=lambda: defaultdict(set))
    """For each article with an index (`92-6`), which few acts have, those it was cited of."""
    asked: Acts = field(default_factory=dict)
    """The acts and rulings that were named where it is said what was asked."""
    foreign: bool = False
    """Whether names of our acts were given to acts of other states."""
    own: Mention | None = None
    """Where the ruling itself was named last."""
    changed: Place | None = None
    """The ruling that was named last, outside of brackets and without a provision."""
    point: Place | None = None
    """The point of it that was cited last where it is said what is changed."""

    def keep(self, place: Place, *, asking: bool, changing: bool, aside: bool) -> None:
        """Keep a place; `asking` and `changing` tell whether it is said there what was asked, or is changed.

        What is named `aside`, in words quoted of another text or among the changes, is not what they change.
        """
        self.places[place.scope.paragraph].append(place)
        key, mention = place.key, place.mention
        act = self.acts.get(key) or self.acts.setdefault(key, InPlay(place.identity))
        if mention.act:
            # What it was named by most surely tells it best.
            act.identity = max(act.identity, place.identity, key=lambda one: one.confidence)
            if asking:
                self.asked[key] = act
            self._keep_naming(place, act, aside=aside)
        if place.cited:
            self._keep_citation(place, act)
            if changing and mention.steps and mention.steps[0].kind is UnitKind.PARAGRAPH:
                self.point = place

    def _keep_naming(self, place: Place, act: InPlay, *, aside: bool) -> None:
        naming, identity, key = place.naming, place.identity, place.key
        alone = naming.kind in RULINGS and not (place.mention.steps or place.scope.brackets)
        if alone and naming.full and not aside:
            self.changed = place
        if naming.full and not identity.reason and len(identity.acts) == 1:
            act.dated = True
        # What points at an act that is not known is no act beside it, but any noun may be a ruling's.
        if not (naming.generic and identity.reason and naming.kind not in RULINGS):
            act.marks = act.marks or _marks(naming, identity)
            for kind in _kinds(naming, identity):
                self.of_kind[kind][key] = act
        for unit in units_of(place.steps) if place.mention.own else ():
            self.of_unit[unit][key] = act

    def _keep_citation(self, place: Place, act: InPlay) -> None:
        known = place.identity.acts or place.identity.words
        act.times += bool(known) and stands_under_act(place.steps)
        article = place.article
        if article is None:
            return
        if (below := kind_below_article(place.steps)) in DIVISIONS:
            act.divided[article[1]].add(below)
            act.parts.add(below)
        for unit in numbered_units(place.steps):
            if "-" not in unit[1]:
                continue
            if unit[0] is not UnitKind.ARTICLE:
                self.inserted[unit].add(article)
            elif place.identity.acts:
                self.indexed[unit].add(place.key)

    def cited_most(self, fits: Callable[[Meaning], bool]) -> Meaning | None:
        """The act whose articles were cited more than twice as often as those of any other that fits, where all that nobody knows count as one."""
        fitting = [act for act in self.acts.values() if act.times and fits(act.identity)]
        counts = [(act.times, act.identity) for act in fitting if act.identity.acts]
        unknown = [act for act in fitting if not act.identity.acts]
        if unknown:
            counts.append((sum(act.times for act in unknown), unknown[-1].identity))
        (most, act), (rival, _) = (*nlargest(2, counts, key=itemgetter(0)), (0, None), (0, None))[
            :2
        ]
        return act if most >= OFTEN and most > 2 * rival else None

    def parts_of(self, act: Meaning) -> set[UnitKind]:
        """What the articles of an act were cited to be divided into."""
        return self.acts[act.key].parts if act.key in self.acts else set()


def may_be_divided_so(below: UnitKind | None, parts: Collection[UnitKind]) -> bool:
    """Whether what is divided into some parts may have a unit: each is divided in one way, once that is known."""
    return below not in DIVISIONS or not parts or below in parts


def acts_of(places: Iterable[Place]) -> set[Key]:
    """The acts of some places, each once."""
    return {one.key for one in places}


def _kinds(naming: Naming, identity: Meaning) -> frozenset[str]:
    """The kinds whose nouns may mean an act: what it is, is called, and was adopted as."""
    adopted = (one.adopted_as for one in identity.acts)
    return frozenset(kind for kind in (identity.kind, naming.kind, naming.noun, *adopted) if kind)


def _marks(naming: Naming, identity: Meaning) -> tuple[str, ...]:
    """A ruling's number; a date and its year, which of an unknown act are those printed."""
    if name := identity.ruling and read_judgment(identity.ruling):
        return name.number, name.date, name.date[:4]
    if len(identity.acts) == 1:
        day = identity.acts[0].date
        return day.isoformat(), str(day.year)
    if naming.date is None or identity.reason is OpenReason.DATE_ALONE:
        return ()
    return tuple(mark for mark in (naming.date.iso, str(naming.date.year)) if mark)
