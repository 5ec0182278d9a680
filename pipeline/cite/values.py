"""What finding and resolving citations give. All spans are in the clean text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import Enum, StrEnum, auto
from typing import NamedTuple

from pipeline.cite.lexicon import UnitWord
from pipeline.grammar.citations import ActKind
from pipeline.grammar.provisions import Number, UnitKind
from pipeline.registry import Act
from pipeline.terms import CitationStatus, Court, DecidedBy, LinkVerdict, OpenReason
from pipeline.text import Finding, Span
from pipeline.words.dates import Date

FORMER, PRESENT, NEW = "former", "present", "new"
"""What a naming's era is where the act before the one in force is meant, that one itself, or the last adopted."""
CURRENT = frozenset({PRESENT, NEW})
"""The eras of an act that replaced another one."""
BACK = "back"
"""What a naming's pointer is where it can mean only an act that was named before."""
PART = "part"
"""What a naming's pointer is where it names a part of a ruling, and no ruling."""
LAST = "last"
"""What it is where a word stands for the act that was named last: `статья 5 последнего`."""
ENDED = "ended"
"""What it is where an act that is no longer in force is meant."""
DRAFT = "draft"
"""What a naming's era is where no act in force is meant."""


class Role(Enum):
    """What an act is named for, which says what in its sentence may be of it."""

    OWNER = auto()
    """Provisions beside it may be its own."""
    MEASURE = auto()
    """Something is held against it, or differs from it; a norm is seldom of that act."""
    RATIFIER = auto()
    """It only put another act in force, and what is cited is of that one."""
    CHANGER = auto()
    """It is told in full by what something was changed, which may be an article of another act."""
    UNDONE = auto()
    """Another act ended it, whose provision a bracket may name."""


class Timing(StrEnum):
    """What days beside an act tell of it."""

    HELD = auto()
    """It was in force on them: `УК, действовавшего в 2010 году`, `УК в редакции 2010 года`."""
    ENDED = auto()
    """It was in force until one of them: `УК, действовавшего до 2015 года`."""
    NAMED = auto()
    """It was adopted on them, or in force: `УК (1997 г.)`."""
    NEAR = auto()
    """The same, or something else that a bracket speaks of: `УК (приговор от 5 мая 2012 года)`."""


class Days(NamedTuple):
    """Days that words beside an act tell of it."""

    first: date
    last: date
    told: Timing

    @classmethod
    def of(cls, written: Date, told: Timing) -> Days:
        """A whole date, or all days of its year."""
        if day := written.whole:
            return cls(day, day, told)
        return cls(date(written.year, 1, 1), date(written.year, 12, 31), told)

    def hold(self, day: date | None) -> bool:
        """Whether a day is one of them."""
        return day is not None and self.first <= day <= self.last

    def meet(self, act: Act) -> bool:
        """Whether an act may have been in force on one of them."""
        return act.in_force(self.last) or self.hold(act.period.to)


class Naming(NamedTuple):
    """Words that name an act or a ruling. What is not said is None or empty."""

    kind: ActKind | None
    """None for initials (`УПК`), which do not tell."""
    name: str
    """The noun with its adjectives, or the initials, as written."""
    named: bool = False
    """Whether the name tells which act it is (`Еңбек кодексі`), not only of what kind."""
    title: str = ""
    quoted: bool = False
    """Whether the title stands in quotation marks."""
    known: bool = False
    """Whether the title stands without them and is one of the registry's."""
    country: str = ""
    """Our country's name beside the title, of which it may be a part."""
    volume: str = ""
    date: Date | None = None
    adopted: bool = False
    """Whether a word of adoption stands between it and the date behind it. Before the name what was
    adopted may be what changed it: `2022 жылғы 5 маусымда қабылданған Конституцияға енгізілген өзгерістер`."""
    days: Days | None = None
    """What words beside it tell of its time; no later act can be meant."""
    number: str = ""
    """As printed, without №."""
    court: Court | None = None
    """The court that is named with the ruling."""
    normative: bool = False
    """Whether a ruling is called normative, by a second word or by letters behind its number (`8-НП`)."""
    court_near: Court | None = None
    """The court that was last named in the paragraph before a ruling."""
    issuer: str = ""
    """Another body that is named with the act."""
    foreign: bool = False
    noun: ActKind | None = None
    """What its noun says that it is, where it has the force of another kind: a decree of a law."""
    means: bool = False
    """Whether it stands in the case that says by what something is done, as by an act that amends."""
    pointer: str = ""
    """`this`, `the said`: an act named before is meant; `self` where it may be the ruling, `part` where
    a part of a ruling is named alone."""
    shared: bool = False
    """Whether another name has the same noun: `Уголовного и Трудового кодексов`."""
    several: bool = False
    """Whether several acts go by the name, or another one: `Уголовные кодексы 1997 и 2014 годов`, `другой УПК`."""
    division: str = ""
    """The part of a ruling that is named with it or alone, as RulingDivision has it."""
    era: str = ""
    """`former` or `present`; `ended` or `draft` where it is no act in force."""
    short: int | None = None
    """Index of the definition, where the words are a short name that the ruling defines."""
    also: Naming | None = None
    """Its initials, where these and the long form stand together: `УИК (Уголовно-… кодекс)`."""
    strange: bool = False
    """Stands with words of a name that is not known, so the noun alone does not tell the act."""

    @property
    def full(self) -> bool:
        """Whether the words say enough to be a citation without a provision."""
        dated = self.date is not None and self.date.iso is not None
        return (self.quoted or bool(self.number) or dated) and self.short is None

    @property
    def bare(self) -> bool:
        """Whether its noun has nothing beside it but a date or a number."""
        return not (self.title or self.named or self.foreign or self.strange or self.issuer)

    @property
    def generic(self) -> bool:
        """Whether nothing but the sort of act is told (`Закон`, `осы Кодекс`)."""
        detail = self.title or self.number or self.date or self.issuer or self.court
        known = self.named or self.short is not None
        return not (detail or known or self.foreign or self.strange or self.era == DRAFT)


NO_NAME = Naming(kind=None, name="")


class ProvisionItem(NamedTuple):
    """A number of a provision; `until` is the other end of a range."""

    value: str
    """In figures, an index behind a hyphen: `43-1`; empty for what has no number, a note."""
    span: Span
    bracketed: bool = False
    worded: bool = False
    """Written in words (`екінші`)."""
    until: ProvisionItem | None = None
    below: tuple[tuple[ProvisionStep, ...], ...] = ()
    """What a bracket behind the number names below it: `13 (пункт 2)`."""
    doubtful: bool = False
    """Whether `5-7` may be a range as well as one number with an index."""


class ProvisionStep(NamedTuple):
    """One level of a provision and the numbers on it; no numbers where it points back."""

    kind: UnitKind
    items: tuple[ProvisionItem, ...]
    span: Span
    pointed: bool = False
    """Whether a word says that it was named before: `названной статьи 32`."""
    word: UnitWord | None = None
    """The word for its unit; None where that is abbreviated or stands elsewhere."""

    @property
    def genitive(self) -> bool:
        """Whether its word may stand in the genitive: what depends on another word does."""
        single = {Number.SINGULAR} if self.several else set()
        return self.word is None or bool(self.word.genitives - single)

    @property
    def possessed(self) -> bool:
        """Whether its word says that it is another word's, which stands in the genitive: `бабы`, not `бап`."""
        return self.word is not None and self.word.possessed

    @property
    def several(self) -> bool:
        """Whether it has more than one number."""
        return are_several(self.items)


def are_several(items: Sequence[ProvisionItem]) -> bool:
    """Whether some items are more than one number."""
    return len(items) > 1 or any(item.until for item in items)


class MentionScope(NamedTuple):
    """Where a mention stands: numbers of paragraph and sentence, and the brackets around it."""

    paragraph: int
    sentence: int
    brackets: tuple[int, ...] = ()


class Mention(NamedTuple):
    """Words that name an act, a provision, or both.

    `steps` lead from the largest unit to the smallest; the last `own` of them stand in `span`,
    those before are shared with a neighbour in the same list (`13-бабының 1-тармағы, 2-тармағы`).
    """

    span: Span
    scope: MentionScope
    act: Naming | None
    """The act beside the provision, or beside the list that it stands in."""
    steps: tuple[ProvisionStep, ...] = ()
    own: int = 0
    role: Role = Role.OWNER
    whole: bool = False
    """A bare naming that is a citation by itself."""
    contested: bool = False
    """Names no act, and the one behind it may be its own."""
    annexed: bool = False
    """Is of an annex, or its act is what one is annexed to."""
    left_out: bool = False
    """Words beside it say that it is an exception."""
    days: tuple[Date, ...] = ()
    """The days and years that its sentence tells outside the names of acts and rulings."""

    @property
    def naming(self) -> Naming:
        """The words that name the act; those of none, where it names none."""
        return self.act or NO_NAME


class Definition(NamedTuple):
    """A short name that the ruling defines. `act` are the words that it stands for, if an act."""

    short: Span
    long: Span
    act: Naming | None
    beside: tuple[Naming, ...] = ()
    """The other acts that its paragraph gives the same short name."""


class Mentioned(NamedTuple):
    """What `find` gives: mentions and definitions, both in the order of the text."""

    mentions: tuple[Mention, ...]
    definitions: tuple[Definition, ...]
    doubts: tuple[Finding, ...] = ()
    """What the words leave doubtful, whatever act they mean."""


class Ref(NamedTuple):
    """The words that stand for one of a citation's targets."""

    span: Span
    target: str


class Linked(NamedTuple):
    """A link in a citation, and what it says of the citation."""

    span: Span
    href: str
    state_id: str | None
    """The identifier in the state's legal database that the address holds."""
    verdict: LinkVerdict


class ResolvedCitation(NamedTuple):
    """A citation and what it cites; nothing where it is unresolved.

    `refs` lie in `span`, in order, and never overlap. A target inside a range has no words of its
    own, so it is in `targets` only.
    """

    span: Span
    targets: tuple[str, ...]
    refs: tuple[Ref, ...]
    confidence: float
    reason: OpenReason | None
    """Why it is unresolved."""
    by: DecidedBy
    links: tuple[Linked, ...] = ()
    """The source's hyperlinks on its words."""
    points: tuple[str, ...] = ()
    """The points of the citing ruling that it names: `para_1`, `para_1__point_2`."""

    @property
    def status(self) -> CitationStatus:
        """Whether it is resolved."""
        return CitationStatus.RESOLVED if self.targets else CitationStatus.UNRESOLVED


class ShortName(NamedTuple):
    """A short name, the words that it stands for, and the act or ruling that they name."""

    short: Span
    long: Span
    target: str | None


class CitedWorks(NamedTuple):
    """All citations and short names of a ruling, in the order of the text, and what is doubtful."""

    citations: tuple[ResolvedCitation, ...]
    abbreviations: tuple[ShortName, ...]
    findings: tuple[Finding, ...] = ()
