"""What the ruling has named and cited so far, for what points back to it."""

from collections import Counter, defaultdict, deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.cite.catalogue import RULINGS, WITHOUT_ARTICLES
from pipeline.cite.levels import Unit, below_article, leads, numbers, unit_of, units_of
from pipeline.cite.meaning import Meaning
from pipeline.cite.values import Mention, MentionScope, Naming, ProvisionStep
from pipeline.grammar.citations import ActKind
from pipeline.grammar.provisions import UnitKind
from pipeline.terms import OpenReason
from pipeline.words.works import read_judgment

DIVISIONS = frozenset({UnitKind.PARAGRAPH, UnitKind.PART})
"""What articles are divided into, each into one of them."""
OFTEN = 5
"""From how many citations of its articles on an act may be what a ruling explains."""
NEAREST = 40
"""How many acts and citations a paragraph is looked back over."""
Article = tuple[tuple[str, ...], Unit]
"""The act's key, and the article or what is above one."""
Meanings = dict[tuple[str, ...], Meaning]
"""By their keys."""


class NamedBefore(NamedTuple):
    """An act that was named in the paragraph."""

    mention: Mention
    act: Naming
    identity: Meaning

    @property
    def scope(self) -> MentionScope:
        """Where it stands."""
        return self.mention.scope

    @property
    def end(self) -> int:
        """Where its words end."""
        return self.mention.span.end

    @property
    def is_measure(self) -> bool:
        """Whether it is the Constitution, which norms are held against."""
        return self.identity.kind == ActKind.CONSTITUTION

    def is_of(self, kind: str) -> bool:
        """Whether a noun of that kind may mean it."""
        return kind in kinds_of(self.act, self.identity)


class CitedBefore(NamedTuple):
    """A citation of the paragraph: its act and its levels."""

    scope: MentionScope
    identity: Meaning
    steps: tuple[ProvisionStep, ...]
    start: int
    end: int
    named: bool = False
    """Whether an act stands beside it."""

    @property
    def article(self) -> Article | None:
        """The one article, chapter or section that it is of."""
        unit = unit_of(self.steps)
        return (self.identity.key, unit) if unit else None

    @property
    def is_measure(self) -> bool:
        """Whether it is of the Constitution, which norms are held against."""
        return self.identity.kind == ActKind.CONSTITUTION


@dataclass(slots=True)
class Context:
    """What the ruling has named so far; `named` and `cited` are of the paragraph alone."""

    paragraph: int = -1
    named: deque[NamedBefore] = field(default_factory=lambda: deque(maxlen=NEAREST))
    cited: deque[CitedBefore] = field(default_factory=lambda: deque(maxlen=NEAREST))
    before: deque[CitedBefore] = field(default_factory=deque)
    """The citations of the paragraph before."""
    named_before: deque[NamedBefore] = field(default_factory=deque)
    """The acts that it named."""
    often: Counter[tuple[str, ...]] = field(default_factory=Counter)
    """How often articles of each act were cited."""
    articles: defaultdict[Unit, Meanings] = field(default_factory=lambda: defaultdict(dict))
    """For each article, chapter and section the acts of which it was cited by name."""
    kinds: defaultdict[str, Meanings] = field(default_factory=lambda: defaultdict(dict))
    """For each kind the acts that were named."""
    told: defaultdict[tuple[str, str], Meanings] = field(default_factory=lambda: defaultdict(dict))
    """The same for each kind with a date, a year, or the number of a ruling."""
    dated: dict[str, Meaning] = field(default_factory=dict)
    """The acts that were named with their date or number."""
    asked: Meanings = field(default_factory=dict)
    """The acts and rulings that were named where it is said what was asked."""
    foreign: set[str] = field(default_factory=set)
    """Our acts whose names were given to acts of other states."""
    divided: defaultdict[Article, set[UnitKind]] = field(default_factory=lambda: defaultdict(set))
    """What each article was cited to be divided into: paragraphs or parts."""
    inserted: defaultdict[Unit, set[Article]] = field(default_factory=lambda: defaultdict(set))
    """For each unit with an index (`6-1)`), which few articles have, those it was cited of."""
    own: MentionScope | None = None
    """Where the ruling itself was named last."""
    own_end: int = 0
    """Where the words end that named it."""
    changed: Meaning | None = None
    """The ruling that was named last, outside of brackets and without a provision."""
    changed_in: int = 0
    """The paragraph that named it."""
    point: CitedBefore | None = None
    """The point of it that was cited last where it is said what is changed."""

    def enter(self, paragraph: int) -> None:
        """Forget what only counts in one paragraph when another begins."""
        if paragraph != self.paragraph:
            # A paragraph that names nothing is never entered, so its number is the one left out
            # here.
            follows = paragraph == self.paragraph + 1
            self.before = self.cited if follows else deque()
            self.named_before = self.named if follows else deque()
            self.paragraph = paragraph
            self.named, self.cited = deque(maxlen=NEAREST), deque(maxlen=NEAREST)

    def name(self, named: NamedBefore, levels: tuple[ProvisionStep, ...], *, asking: bool) -> None:
        """Keep an act that was named, with the levels that stand with its name.

        `asking` tells whether the paragraph says what was asked.
        """
        self.named.append(named)
        (mention, act, identity), key = named, named.identity.key
        alone = act.kind in RULINGS and not (mention.steps or mention.scope.brackets)
        if alone and act.full:
            self.changed, self.changed_in = identity if identity.ruling else None, self.paragraph
        if asking:
            self.asked[key] = identity
        if act.full and not identity.reason and len(identity.acts) == 1:
            self.dated[identity.acts[0].iri] = identity
        # What points at an act that is not known is no act beside it, but any noun may be a ruling's.
        if not (act.generic and identity.reason and act.kind not in RULINGS):
            for kind in kinds_of(act, identity):
                self._keep_kind(kind, act, identity)
        for article in units_of(levels):
            self.articles[article][key] = identity

    def _keep_kind(self, kind: str, act: Naming, identity: Meaning) -> None:
        marks = () if identity.key in self.kinds[kind] else _marks(act, identity)
        self.kinds[kind][identity.key] = identity
        for mark in marks:
            self.told[kind, mark][identity.key] = identity

    def keep_point(self, mention: Mention) -> None:
        """Keep what was cited last, where it is the point in which something is changed."""
        if mention.steps and mention.steps[0].kind is UnitKind.PARAGRAPH:
            self.point = self.cited[-1]

    def cite(self, mention: Mention, identity: Meaning, steps: tuple[ProvisionStep, ...]) -> None:
        """Keep a citation for the ones that point back to it."""
        last = CitedBefore(mention.scope, identity, steps, *mention.span, mention.act is not None)
        self.cited.append(last)
        if identity.acts and steps and leads(steps):
            self.often[identity.key] += 1
        if not (article := last.article):
            return
        if (below := below_article(steps)) in DIVISIONS:
            self.divided[article].add(below)
        for kind, number in numbers(steps):
            if "-" in number and kind is not UnitKind.ARTICLE:
                self.inserted[kind, number].add(article)

    @property
    def cited_most(self) -> Meaning | None:
        """The act whose articles were cited more than twice as often as those of any other."""
        (most, count), (_, rival) = (*self.often.most_common(2), ((), 0), ((), 0))[:2]
        known = (acts[most] for acts in self.kinds.values() if most in acts)
        return next(known, None) if count >= OFTEN and count > 2 * rival else None

    @property
    def acts_before(self) -> Iterable[Meaning]:
        """The acts with articles that the paragraph before names or cites, and what it leaves open."""
        named = (one.identity for one in self.named_before)
        cited = (one.identity for one in self.before)
        return (one for one in (*named, *cited) if one.kind not in WITHOUT_ARTICLES)

    def parts_of(self, act: Meaning) -> set[UnitKind]:
        """What the articles of an act were cited to be divided into."""
        held = (parts for (key, _), parts in self.divided.items() if key == act.key)
        return {part for parts in held for part in parts}


def kinds_of(act: Naming, identity: Meaning) -> frozenset[str]:
    """The kinds whose nouns may mean an act: what it is, is called, and was adopted as."""
    adopted = (one.adopted_as for one in identity.acts)
    return frozenset(kind for kind in (identity.kind, act.kind, act.noun, *adopted) if kind)


def _marks(act: Naming, identity: Meaning) -> tuple[str, ...]:
    """A ruling's number; a date and its year, which of an unknown act are those printed."""
    if name := identity.ruling and read_judgment(identity.ruling):
        return name.number, name.date, name.date[:4]
    if len(identity.acts) == 1:
        day = identity.acts[0].date
        return day.isoformat(), str(day.year)
    if act.date is None or identity.reason is OpenReason.DATE_ALONE:
        return ()
    return tuple(mark for mark in (act.date.iso, str(act.date.year)) if mark)
