"""Which act is meant where it is not named beside the provision: what was named before it."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from pipeline.cite.catalogue import RULINGS
from pipeline.cite.groups import RANK
from pipeline.cite.meaning import Meaning
from pipeline.cite.values import Mention, MentionScope, Naming, ProvisionStep
from pipeline.grammar import Grammar
from pipeline.grammar.citations import ActKind
from pipeline.grammar.provisions import UnitKind
from pipeline.terms import OpenReason
from pipeline.words.equivalents import DASH_SIGNS
from pipeline.words.works import frbr_number

ALONE_IN_SENTENCE, NEAREST_IN_SENTENCE, ALONE_IN_PARAGRAPH, SAME_ARTICLE, POINTED = (
    0.9,
    0.75,
    0.8,
    0.7,
    0.85,
)
DIVISIONS = frozenset({UnitKind.PARAGRAPH, UnitKind.PART})
"""What articles are divided into, each into one of them."""
NEAREST = 40
"""How many acts and citations a paragraph is looked back over."""
CLAUSE = 40
"""How many characters without a sign between two citations are surely of one clause."""
ENDS = frozenset(".;:\n")
CLAUSE_SIGNS = frozenset(",()«»") | DASH_SIGNS
"""Signs that stand inside a sentence, which `ENDS` end as a list does."""
WITHOUT_ARTICLES = frozenset({*RULINGS, ActKind.ORDER, ActKind.RULES, ActKind.GENERAL_COMMENT})


class Ties(NamedTuple):
    """The words of a language that tie a provision to the act or the citation before it."""

    insertions: frozenset[str]
    """Words behind an act that name some of its provisions: `в частности`."""
    joining: frozenset[str]
    pointing: frozenset[str]
    """Words that stand for what a provision is of: `его`, `оның`."""

    @staticmethod
    def of(grammar: Grammar) -> "Ties":
        """Those of the tables of a language."""
        joins, table = grammar.connectives, grammar.citations
        joining = (*joins.adding, *joins.choosing, *joins.further, *table.insertions)
        pointing = (*table.particles, *table.owner.pronouns)
        return Ties(frozenset(table.insertions), frozenset(joining), frozenset(pointing))

    def bind(self, between: str) -> bool:
        """Whether words between two citations bind the second to the first: those of one clause."""
        words = "".join(" " if sign in CLAUSE_SIGNS else sign for sign in between).split()
        if words and words[-1] in self.pointing:
            return True
        one_clause = len(between) < CLAUSE and not CLAUSE_SIGNS & set(between)
        joined = not words or " ".join(words) in self.joining
        return not ENDS & set(between) and (one_clause or joined)


Article = tuple[tuple[str, ...], str]
"""The act's key and the number."""


class NamedBefore(NamedTuple):
    """An act that was named in the paragraph."""

    mention: Mention
    act: Naming
    identity: Meaning

    @property
    def scope(self) -> MentionScope:
        """Where it stands."""
        return self.mention.scope

    def is_of(self, kind: str) -> bool:
        """Whether a noun of that kind may mean it."""
        return kind in kinds_of(self.act, self.identity)


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

    @property
    def article(self) -> Article | None:
        """The one article that it is of."""
        number = article_of(self.steps)
        return (self.identity.key, number) if number else None

    @property
    def is_measure(self) -> bool:
        """Whether it is of the Constitution, which norms are held against."""
        return self.identity.kind == ActKind.CONSTITUTION


@dataclass(slots=True)
class Context:
    """What the ruling has named so far; `named` and `cited` are of the paragraph alone."""

    text: str
    ties: Ties
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
    """The same for each kind with a date, a year, or the number of a ruling."""
    dated: dict[str, Meaning] = field(default_factory=dict)
    """The acts that were named with their date or number."""
    divided: defaultdict[Article, set[UnitKind]] = field(default_factory=lambda: defaultdict(set))
    """What each article was cited to be divided into: paragraphs or parts."""
    inserted: defaultdict[tuple[UnitKind, str], set[Article]] = field(
        default_factory=lambda: defaultdict(set)
    )
    """For each unit with an index (`6-1)`), which few articles have, those it was cited of."""
    foreign: set[str] = field(default_factory=set)
    """Our acts whose names were given to acts of other states."""
    own: tuple[int, int] = (-1, -1)
    """The paragraph and the sentence that named the ruling itself last."""
    asked: dict[tuple[str, ...], Meaning] = field(default_factory=dict)
    """The acts and rulings that were named where it is said what was asked."""

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
        if (act := mention.act) is None:
            return
        self.named.append(NamedBefore(mention, act, identity))
        if asking and not identity.reason:
            self.asked[identity.key] = identity
        if act.full and not identity.reason:
            self.dated |= {one.iri: identity for one in identity.acts if len(identity.acts) == 1}
        # What points at an act that is not known is no act beside it, but any noun may be a ruling's.
        pointing = act.generic and identity.reason and act.kind not in RULINGS
        key = identity.key
        for kind in () if pointing else kinds_of(act, identity):
            marks = () if key in self.kinds[kind] else _marks(act, identity)
            self.kinds[kind][key] = identity
            for mark in marks:
                self.told[kind, mark][key] = identity
        for article in _articles(levels):
            self.articles[article][key] = identity

    def kept(self, mention: Mention, identity: Meaning, steps: tuple[ProvisionStep, ...]) -> None:
        """Keep a citation for the ones that point back to it."""
        last = Last(mention.scope, identity, steps, mention.span.end)
        self.cited.append(last)
        if not (article := last.article):
            return
        if (below := below_article(steps)) in DIVISIONS:
            self.divided[article].add(below)
        for kind, number in numbers(steps):
            if "-" in number and kind is not UnitKind.ARTICLE:
                self.inserted[kind, number].add(article)

    def act_for(self, mention: Mention, quoted_from: int | None) -> Meaning:
        """The act of a provision that stands without one.

        In words of another text, which are `quoted_from` some place on, only what they name counts.
        """
        article = article_of(mention.steps)
        before = self.articles[article] if article and quoted_from is None else {}
        articled = [
            n
            for n in self.named
            if n.identity.kind not in WITHOUT_ARTICLES
            and n.mention.span.start >= (quoted_from or 0)
        ]
        visible = [n for n in articled if is_visible(n.scope, mention.scope)]
        # What a norm is held against is seldom the act that the norm stands in.
        visible = [
            n for n in visible if not n.mention.yardstick or self._points_at(n, mention)
        ] or (visible)
        near = [n for n in visible if n.scope.sentence == mention.scope.sentence]
        if mention.scope.brackets and self._aside_of_another(articled, visible, mention):
            return Meaning(reason=OpenReason.SEVERAL_BEFORE)
        if near:
            return self._in_sentence(near, mention, before)
        return self._in_paragraph(articled, visible, mention, before)

    def _in_paragraph(
        self,
        articled: list[NamedBefore],
        visible: list[NamedBefore],
        mention: Mention,
        before: dict[tuple[str, ...], Meaning],
    ) -> Meaning:
        """The act of an article whose sentence names none: `before` it was cited of some, by name."""
        # An article that was cited of one act before is rather that act's than another's, named
        # here.
        if len(before) == 1 and not any(n.identity.key in before for n in visible):
            if self._beside_measure(before, mention):
                return Meaning(reason=OpenReason.ARTICLE_OF_OTHER)
            return next(iter(before.values())).limited(SAME_ARTICLE)
        if not visible and (beside := self._in_brackets(articled, mention)):
            return beside.limited(NEAREST_IN_SENTENCE)
        if not visible:
            return Meaning(reason=OpenReason.NONE_BEFORE)
        nearest = visible[-1].identity
        if len({n.identity.key for n in visible}) > 1 and nearest.key not in before:
            return Meaning(reason=OpenReason.SEVERAL_BEFORE)
        # Of an old and a new code with an article of one number another sentence may mean either.
        alike = any(i.kind == nearest.kind and key != nearest.key for key, i in before.items())
        if alike or (not before and self._may_be_of_measure(nearest, mention)):
            return Meaning(reason=OpenReason.SEVERAL_BEFORE)
        return nearest.limited(ALONE_IN_PARAGRAPH)

    def _may_be_of_measure(self, nearest: Meaning, mention: Mention) -> bool:
        """Whether a paragraph in brackets may be of the Constitution, since no act is beside it.

        What a sentence says of a right it often proves so, and names the Constitution no more.
        """
        known = self.kinds[ActKind.CONSTITUTION].values()
        below, article = below_article(mention.steps), article_of(mention.steps) or ""
        number = int(article) if article.isdecimal() else 0
        return (
            bool(number and mention.scope.brackets)
            and not (self.cited and self.cited[-1].scope.sentence == mention.scope.sentence)
            and nearest.kind != ActKind.CONSTITUTION
            and any(below in self._parts_of(one) and one.work(("art", number)) for one in known)
        )

    def _beside_measure(self, before: dict[tuple[str, ...], Meaning], mention: Mention) -> bool:
        """Whether the citation before it in brackets is of the Constitution, not of the act known."""
        if not (self.cited and mention.scope.brackets):
            return False
        last = self.cited[-1]
        return bool(last.scope.brackets and last.is_measure) and last.identity.key not in before

    @staticmethod
    def _aside_of_another(
        named: list[NamedBefore], visible: list[NamedBefore], mention: Mention
    ) -> bool:
        """Whether the act named last in the sentence stands in other brackets, and another outside.

        In `Конституция …: (статья 37 Кодекса), … (пункт 2 статьи 34)` either may be meant.
        """
        last = named[-1] if named else None
        if last is None or last in visible or last.scope.sentence != mention.scope.sentence:
            return False
        return bool(visible) and visible[-1].identity.key != last.identity.key

    def _in_brackets(self, named: list[NamedBefore], mention: Mention) -> Meaning | None:
        """The one act that the paragraph names, in brackets, for a provision that stands in some too.

        For one outside of them it is meant where the paragraph has gone on with it there. An act
        whose articles were never cited with such parts may be beside another one.
        """
        if len({n.identity.key for n in named}) != 1:
            return None
        act = named[-1].identity
        below = below_article(mention.steps)
        if below in DIVISIONS and below not in self._parts_of(act):
            return None
        gone_on = any(one.identity.key == act.key for one in self.cited if not one.scope.brackets)
        return act if mention.scope.brackets or gone_on else None

    def _parts_of(self, act: Meaning) -> set[UnitKind]:
        """What the articles of an act were cited to be divided into."""
        held = (parts for (key, _), parts in self.divided.items() if key == act.key)
        return {part for parts in held for part in parts}

    def _in_sentence(
        self, near: list[NamedBefore], mention: Mention, before: dict[tuple[str, ...], Meaning]
    ) -> Meaning:
        nearest, aside = near[-1].identity, bool(mention.scope.brackets)
        if self._only_means(near[-1], mention):
            return Meaning(reason=OpenReason.SEVERAL_BEFORE)
        # An act named in full is meant, whatever act the article was cited of before; but by a
        # constitutional law a court mostly says what it works by.
        meant = near[-1].act.full and nearest.kind != ActKind.CONSTITUTIONAL_LAW
        doubtful = before and nearest.key not in before and not meant
        # What follows a doubtful article is as doubtful.
        follows = self.cited and self.cited[-1].end > near[-1].mention.span.end
        doubted = follows and self.cited[-1].identity.reason is OpenReason.ARTICLE_OF_OTHER
        if (doubtful or doubted) and not aside:
            return Meaning(reason=OpenReason.ARTICLE_OF_OTHER)
        alone = len({n.identity.key for n in near}) == 1
        return nearest.limited(ALONE_IN_SENTENCE if alone else NEAREST_IN_SENTENCE)

    def _only_means(self, named: NamedBefore, mention: Mention) -> bool:
        """Whether an act may only say by what the article behind it was changed.

        In brackets, behind a comma and in a list begun so its own articles stand.
        """
        end = named.mention.span.end
        if not (named.act.means and named.act.full) or mention.scope.brackets:
            return False
        begun = [last for last in self.cited if last.end > end]
        listed = begun and begun[-1].identity.key == named.identity.key
        return not listed and not (self.adjoins(end, mention) and self.text[end] == ",")

    def _points_at(self, named: NamedBefore, mention: Mention) -> bool:
        """Whether a word between means an act right before it: `Конституции, ее статьям 1 и 2`."""
        return (
            self.text[named.mention.span.end : mention.span.start].strip(" ,") in self.ties.pointing
        )

    def adjoins(self, end: int, mention: Mention) -> bool:
        """Whether a mention stands right behind a place, or behind what opens a list of provisions."""
        gap = self.text[end : mention.span.start].strip(" ,")
        return not gap or gap in self.ties.insertions or gap.endswith(":")

    def of_kind(self, naming: Naming, mention: Mention) -> Meaning:
        """The act that `this Law`, `the Code` means: the last one of its kind."""
        kind, scope = naming.kind or "", mention.scope
        seen = [n for n in self.named if n.is_of(kind) and is_visible(n.scope, scope)]
        near = {n.identity.key for n in seen if n.scope.sentence == seen[-1].scope.sentence}
        if len(near) > 1:
            return Meaning(kind=kind, reason=OpenReason.KIND_SEVERAL)
        if seen:
            return seen[-1].identity.limited(POINTED)
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
        asked = [identity for identity in self.asked.values() if identity.ruling]
        if len(asked) == 1 and not attached:
            return asked[0].limited(SAME_ARTICLE)
        before = any(self.kinds[kind] for kind in RULINGS)
        return Meaning(reason=OpenReason.KIND_SEVERAL if before else OpenReason.SELF)

    def of_day(self, naming: Naming) -> Meaning | None:
        """The one act of a kind and a date or year that the ruling has named more fully before."""
        day = naming.date
        acts = self.told[naming.kind or "", (day.iso or str(day.year)) if day else ""]
        return next(iter(acts.values())).limited(ALONE_IN_PARAGRAPH) if len(acts) == 1 else None

    def numbered(self, naming: Naming) -> Meaning | None:
        """The one ruling of a number that was named with its date before."""
        number = frbr_number(naming.number)
        rulings = self.told[naming.kind or "", number or ""]
        return next(iter(rulings.values())).limited(POINTED) if len(rulings) == 1 else None


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


def numbers(steps: Iterable[ProvisionStep]) -> set[tuple[UnitKind, str]]:
    """The units and their numbers."""
    return {(step.kind, item.value) for step in steps for item in step.items}


def below_article(steps: Sequence[ProvisionStep]) -> UnitKind | None:
    """The unit right below the article."""
    kinds = [step.kind for step in steps]
    at = kinds.index(UnitKind.ARTICLE) + 1 if UnitKind.ARTICLE in kinds else len(kinds)
    return kinds[at] if at < len(kinds) else None


def leads(steps: tuple[ProvisionStep, ...]) -> bool:
    """Whether the levels begin with one that an act alone is needed for: an article or above."""
    return RANK[steps[0].kind] <= RANK[UnitKind.ARTICLE] and bool(steps[0].items)


def is_visible(scope: MentionScope, other: MentionScope) -> bool:
    """Whether what was said in one place counts in another: not out of brackets."""
    return other.brackets[: len(scope.brackets)] == scope.brackets


def kinds_of(act: Naming, identity: Meaning) -> frozenset[str]:
    """The kinds whose nouns may mean an act: what it is, is called, and was adopted as."""
    adopted = (one.adopted_as for one in identity.acts)
    return frozenset(kind for kind in (identity.kind, act.kind, act.noun, *adopted) if kind)


def _marks(act: Naming, identity: Meaning) -> tuple[str, ...]:
    """A ruling's number; an act's date and its year, which of an unknown one are those printed."""
    if identity.ruling:
        return (identity.ruling.rpartition("/")[2],)
    if len(identity.acts) == 1:
        day = identity.acts[0].date
        return day.isoformat(), str(day.year)
    if act.date is None or identity.reason is OpenReason.DATE_ALONE:
        return ()
    return tuple(mark for mark in (act.date.iso, str(act.date.year)) if mark)
