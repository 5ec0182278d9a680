"""Which act is meant where it is not named beside the provision: what was named before it."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from pipeline.cite.catalogue import RULINGS
from pipeline.cite.groups import RANK
from pipeline.cite.meaning import Meaning
from pipeline.cite.values import Mention, MentionScope, Naming, ProvisionStep
from pipeline.grammar.citations import ActKind
from pipeline.grammar.provisions import UnitKind
from pipeline.terms import OpenReason
from pipeline.words.works import frbr_number

ALONE_IN_SENTENCE, NEAREST_IN_SENTENCE, ALONE_IN_PARAGRAPH, SAME_ARTICLE, POINTED = (
    0.9,
    0.75,
    0.8,
    0.7,
    0.85,
)
NEAREST = 40
"""How many acts and citations a paragraph is looked back over."""
WITHOUT_ARTICLES = frozenset({*RULINGS, ActKind.ORDER, ActKind.RULES, ActKind.GENERAL_COMMENT})


class NamedBefore(NamedTuple):
    """An act that was named in the paragraph."""

    scope: MentionScope
    identity: Meaning
    yardstick: bool
    whole: bool
    """With its title, date or number."""


class Last(NamedTuple):
    """The citation before: its act and its levels."""

    scope: MentionScope
    identity: Meaning
    steps: tuple[ProvisionStep, ...]
    end: int
    """Where its words end."""

    def is_aside(self, scope: MentionScope) -> bool:
        """Whether it stands in brackets, and what follows in none."""
        return bool(self.scope.brackets) and not scope.brackets


@dataclass(slots=True)
class Context:
    """What the ruling has named so far; `named` and `cited` are of the paragraph alone."""

    paragraph: int = -1
    named: deque[NamedBefore] = field(default_factory=lambda: deque(maxlen=NEAREST))
    cited: deque[Last] = field(default_factory=lambda: deque(maxlen=NEAREST))
    before: deque[Last] = field(default_factory=deque)
    """The citations of the paragraph before."""
    articles: defaultdict[str, dict[tuple[str, ...], Meaning]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    """For each article the acts of which it was cited by name."""
    kinds: defaultdict[str, dict[tuple[str, ...], Meaning]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    """For each kind the acts that were named."""
    told: defaultdict[tuple[str, str], dict[tuple[str, ...], Meaning]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    """The same for each kind with a date, or with the number of a ruling."""

    asked: dict[tuple[str, ...], Meaning] = field(default_factory=dict)
    """The rulings that were named where it is said what was asked."""

    def enter(self, paragraph: int) -> None:
        """Forget what only counts in one paragraph when another begins."""
        if paragraph != self.paragraph:
            # A paragraph that names nothing is never entered, so its number is the one left out
            # here.
            follows = paragraph == self.paragraph + 1
            self.before = self.cited if follows else deque()
            self.paragraph = paragraph
            self.named, self.cited = deque(maxlen=NEAREST), deque(maxlen=NEAREST)

    def remember(
        self,
        mention: Mention,
        identity: Meaning,
        levels: tuple[ProvisionStep, ...],
        *,
        asking: bool = False,
    ) -> None:
        """Keep an act that was named, with the article that was cited of it.

        `asking` tells whether the paragraph says what was asked.
        """
        self.named.append(
            NamedBefore(
                mention.scope, identity, mention.yardstick, bool(mention.act and mention.act.full)
            )
        )
        if asking and identity.ruling:
            self.asked[identity.key] = identity
        if identity.kind:
            self.kinds[identity.kind][identity.key] = identity
            if mark := _mark(identity):
                self.told[identity.kind, mark][identity.key] = identity
        for article in _articles(levels):
            self.articles[article][identity.key] = identity

    def kept(self, mention: Mention, identity: Meaning, steps: tuple[ProvisionStep, ...]) -> None:
        """Keep a citation for the ones that point back to it."""
        self.cited.append(Last(mention.scope, identity, steps, mention.span.end))

    def act_for(self, mention: Mention) -> Meaning:
        """The act of a provision that stands without one."""
        article = article_of(mention.steps)
        before = self.articles[article] if article else {}
        articled = [n for n in self.named if n.identity.kind not in WITHOUT_ARTICLES]
        visible = [n for n in articled if _visible(n.scope, mention.scope)]
        # What a norm is held against is seldom the act that the norm stands in.
        visible = [n for n in visible if not n.yardstick] or visible
        near = [n for n in visible if n.scope.sentence == mention.scope.sentence]
        if near:
            return self._in_sentence(near, mention, before)
        # An article that was cited of one act before is rather that act's than another's, named
        # here.
        if len(before) == 1 and not any(n.identity.key in before for n in visible):
            return next(iter(before.values())).limited(SAME_ARTICLE)
        if not visible and (beside := self._in_brackets(mention)):
            return beside.limited(NEAREST_IN_SENTENCE)
        if not visible:
            return Meaning(reason=OpenReason.NONE_BEFORE)
        if len({n.identity.key for n in visible}) == 1 or visible[-1].identity.key in before:
            return visible[-1].identity.limited(ALONE_IN_PARAGRAPH)
        return Meaning(reason=OpenReason.SEVERAL_BEFORE)

    def _in_brackets(self, mention: Mention) -> Meaning | None:
        """The one act that brackets of the same sentence name, for a provision in one too."""
        scope = mention.scope
        beside = [n.identity for n in self.named if n.scope.sentence == scope.sentence]
        alone = len({identity.key for identity in beside}) == 1 and bool(scope.brackets)
        return beside[-1] if alone else None

    def _in_sentence(
        self, near: list[NamedBefore], mention: Mention, before: dict[tuple[str, ...], Meaning]
    ) -> Meaning:
        nearest = near[-1].identity
        # An act named in full is meant, whatever act the article was cited of before.
        doubtful = before and nearest.key not in before and not near[-1].whole
        if doubtful and not mention.scope.brackets:
            return Meaning(reason=OpenReason.ARTICLE_OF_OTHER)
        alone = len({n.identity.key for n in near}) == 1
        return nearest.limited(ALONE_IN_SENTENCE if alone else NEAREST_IN_SENTENCE)

    def of_kind(self, naming: Naming, mention: Mention) -> Meaning:
        """The act that `this Law`, `the Code` means: the last one of its kind."""
        kind = naming.kind or ""
        for named in reversed(self.named):
            if named.identity.kind == kind:
                return named.identity.limited(POINTED)
        known = self.kinds[kind]
        article = article_of(mention.steps)
        cited = self.articles[article] if article else {}
        # Two are enough to know that there is more than one.
        fitting = islice((identity for key, identity in cited.items() if key in known), 2)
        for choice in (list(fitting), list(islice(known.values(), 2))):
            if len(choice) == 1:
                return choice[0].limited(SAME_ARTICLE)
        if known:
            return Meaning(kind=kind, reason=OpenReason.KIND_SEVERAL)
        return Meaning(kind=kind, reason=OpenReason.KIND_NONE)

    def of_part(self, mention: Mention, *, attached: bool) -> Meaning:
        """The ruling that a part named alone is of: the last one that its sentence names before it.

        Else the one that was asked about, or where no ruling was named at all the one that cites. An
        opinion that is `attached` to a ruling on another one may mean either.
        """
        rulings = [n for n in self.named if n.identity.kind in RULINGS]
        near = [n for n in rulings if n.scope.sentence == mention.scope.sentence]
        if near:
            return near[-1].identity.limited(POINTED)
        if len(self.asked) == 1 and not attached:
            return next(iter(self.asked.values())).limited(SAME_ARTICLE)
        before = any(self.kinds[kind] for kind in RULINGS)
        return Meaning(reason=OpenReason.KIND_SEVERAL if before else OpenReason.SELF)

    def dated(self, naming: Naming) -> Meaning | None:
        """The one act of a kind and a date that the ruling has named more fully before."""
        iso = naming.date.iso if naming.date else None
        acts = self.told[naming.kind or "", iso or ""]
        return next(iter(acts.values())).limited(ALONE_IN_PARAGRAPH) if len(acts) == 1 else None

    def numbered(self, naming: Naming) -> Meaning | None:
        """The one ruling of a number that was named with its date before."""
        number = frbr_number(naming.number)
        rulings = self.told[naming.kind or "", number or ""]
        return next(iter(rulings.values())).limited(POINTED) if len(rulings) == 1 else None

    def has_rival(self, last: Last, mention: Mention, *, quoted: bool) -> bool:
        """Whether a later sentence goes on where another article of the paragraph may be meant.

        What stood in brackets or was `quoted`, and the Constitution that a norm is held against, are
        seldom what it goes on with.
        """
        scope = mention.scope
        aside = last.is_aside(scope)
        measure = last.identity.kind == ActKind.CONSTITUTION
        articles = {(one.identity.key, article_of(one.steps)) for one in self.cited}
        apart = last.scope.sentence != scope.sentence
        return (quoted or (apart and (aside or measure))) and len(articles) > 1

    def above(self, mention: Mention) -> Last | None:
        """The citation that a provision without article, or `this article`, belongs to.

        Its levels are cut to those above the provision; None where there is no such citation.
        """
        first = mention.steps[0]
        # `This article` at the head of a paragraph means the one that the paragraph before cited.
        pointing = not first.items and not self.cited
        for last in reversed(self.before if pointing else self.cited):
            steps = _cut(last.steps, first)
            told = all(step.items and not step.several for step in steps)
            if (steps or last.identity.kind in RULINGS) and told:
                return last._replace(steps=steps)
            if steps:
                return None
        return None


def article_of(steps: Iterable[ProvisionStep]) -> str | None:
    """The number of the article, if there is one and only one."""
    for step in steps:
        if step.kind is UnitKind.ARTICLE and len(step.items) == 1:
            return step.items[0].value
    return None


def _articles(steps: Iterable[ProvisionStep]) -> Iterator[str]:
    """The numbers of all articles, of a range its ends."""
    for step in steps:
        if step.kind is UnitKind.ARTICLE:
            for item in step.items:
                yield from (item.value, item.until.value) if item.until else (item.value,)


def leads(steps: tuple[ProvisionStep, ...]) -> bool:
    """Whether the levels begin with one that an act alone is needed for: an article or above."""
    return RANK[steps[0].kind] <= RANK[UnitKind.ARTICLE] and bool(steps[0].items)


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
    above = (step for step in steps if RANK[step.kind] < RANK[first.kind])
    return tuple(step for step in above if noted or step.kind is not UnitKind.NOTE)


def _visible(scope: MentionScope, other: MentionScope) -> bool:
    """Whether what was said in one place counts in another: not out of brackets."""
    return other.brackets[: len(scope.brackets)] == scope.brackets


def _mark(identity: Meaning) -> str:
    """An act's date or a ruling's number."""
    if identity.ruling:
        return identity.ruling.rpartition("/")[2]
    return identity.acts[0].date.isoformat() if len(identity.acts) == 1 else ""
