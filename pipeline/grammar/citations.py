"""`citations.toml`: how acts and rulings are named, and what else a citation is made of.

Words are listed in the nominative; the endings of the language tell their other forms.
"""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from pipeline.grammar.table import OPEN, LanguageTable
from pipeline.grammar.wording import NOTHING, Pattern
from pipeline.terms import Court


class RulingDivision(StrEnum):
    """The parts of a ruling, each numbered from 1; named as in the eIds of what stands in them."""

    MOTIVATION = "motivation"
    DECISION = "decision"


class ActKind(StrEnum):
    """What sort of act a noun names. Those of the registry have the registry's names."""

    CONSTITUTION = "constitution"
    CONSTITUTIONAL_LAW = "constitutional-law"
    CODE = "code"
    LAW = "law"
    EDICT = "edict"
    COVENANT = "covenant"
    CONVENTION = "convention"
    DECLARATION = "declaration"
    PROTOCOL = "protocol"
    CHARTER = "charter"
    AGREEMENT = "agreement"
    TREATY = "treaty"
    DECISION = "decision"
    GENERAL_COMMENT = "general-comment"
    RESOLUTION = "normative-resolution"
    ADDITIONAL_DECISION = "additional-decision"
    ORDER = "order"
    RULES = "rules"


class ActHead(LanguageTable):
    """Nouns that name acts of one kind, with the adjectives that belong to them."""

    kind: ActKind
    words: tuple[str, ...] = ()
    """Nouns that tell the kind alone."""
    names: tuple[str, ...] = ()
    """Those that tell the act too."""
    issued: bool = False
    """Whether they count only with a number and a body: anybody takes decisions."""
    capital: bool = False
    """Whether they count only with a capital letter: a contract is no treaty."""


class Owner(LanguageTable):
    """How a word looks that stands where the act of a provision does, and is no act that is known."""

    endings: tuple[str, ...]
    nominal: tuple[str, ...] = ()
    """Those of nouns that do so with a capital letter: `пункт 32 Документа`."""
    capital: bool
    """Whether only a word with a capital letter counts."""
    pronouns: tuple[str, ...] = ()
    """Words of that look that point back instead."""
    nouns: tuple[str, ...] = ()
    """Stems of papers with provisions that are no acts (`договор`); an adjective may stand between."""
    norms: tuple[str, ...] = ()
    """Stems of words for a provision, whose parts are cited: `екінші абзацы` of the `норманың`."""


class Endings(LanguageTable):
    """What stands behind the stem of a noun or an adjective."""

    cut: tuple[str, ...]
    """Endings of case, number and possession; cut off one by one until none is left."""
    shared: tuple[str, ...] = ()
    """Letters that may begin an ending or end a stem (`пакт-і`, but `заң-ды`).

    They are cut off too, so that all forms of a word meet; where other words meet them, what
    stands behind the word must then be made of endings.
    """
    possessive: tuple[str, ...] = ()
    """Endings of what belongs to somebody; a body before a noun without one is not its issuer."""
    plural: tuple[str, ...] = ()
    """Endings that may stand before those."""
    governing: tuple[str, ...] = ()
    """Endings of a body before the act that it issued, where the body is not a known one."""
    hard: dict[str, str] = Field(default_factory=dict)
    """A last letter that an ending has softened, and what it was."""
    apart: tuple[str, ...]
    """Endings with which a noun does not govern the provision beside it (`Конституцияда 13-бап`)."""
    means: tuple[str, ...] = ()
    """Endings with which a noun says by what something is done: an act that changes others."""
    owning: tuple[str, ...] = ()
    """Endings that make a noun a genitive, and nothing else, where it is not in the nominative."""


class CitationWords(LanguageTable):
    """Words of citations. A phrase is read word by word, each in any of its forms."""

    head_last: bool
    """Whether an act stands before its provisions and its noun behind title, date and number."""
    endings: Endings
    owner: Owner
    papers: Pattern
    """Documents, no acts, whose points a sentence cites by their number alone once it has named them."""
    rules: Pattern = NOTHING
    """A number, as the group `number`, that no list holds: `правила 58` of a treaty, `53 и далее до 56`."""
    open_ends: Pattern = NOTHING
    """A provision with words that make it one end of a range: `статьи 476 и последующие`, `476 және одан кейінгі баптар`."""
    heads: tuple[ActHead, ...]
    titles: tuple[str, ...]
    """Titles of acts that are named without quotation marks."""
    title_marks: tuple[str, ...]
    """The word that ends (or opens) a title."""
    parties: tuple[str, ...] = ()
    """What stands between a treaty's noun and its parties, where these follow it."""
    volumes: tuple[str, ...]
    """Parts of a code that were adopted as separate acts; they follow its name in brackets."""
    force: Annotated[dict[ActKind, tuple[str, ...]], OPEN]
    """What an edict says of the force that it has."""
    states: tuple[str, ...]
    """Other states and unions of states, whose acts are not ours."""
    of_states: tuple[str, ...]
    """Adjectives of such, in small letters: `российский`, `кеңестік`."""
    issuers: tuple[str, ...]
    """Other bodies that issue acts."""
    local_issuers: tuple[str, ...] = ()
    """Bodies of a place as they stand behind their act, in small letters (`постановление акимата города`)."""
    reporting: tuple[str, ...] = ()
    """What stands before a ruling in which a court behind it says something: `в постановлении … Суд указал`."""
    sittings: Annotated[dict[Court, tuple[str, ...]], OPEN] = Field(default_factory=dict)
    """Who rules for a court, and so stands for it: its plenum."""
    pointers: tuple[str, ...]
    """`this`, `the same`, `the said`, before an act or a unit."""
    self_pointers: tuple[str, ...]
    """Those that before the noun of a ruling mean this ruling."""
    adverbs: tuple[str, ...] = ()
    """Words that hold such a one and point at nothing: `при этом`."""
    latter: tuple[str, ...] = ()
    """`of the latter`, in the place of an act or before its noun, for the one that was named last."""
    members: tuple[str, ...] = ()
    """`the first`, `the second`, before a dash and a provision, for one of several acts."""
    former: tuple[str, ...]
    """`former`, before an act that another one replaced."""
    present: tuple[str, ...]
    """`in force`, before an act that replaced another one."""
    new: tuple[str, ...]
    """`new`, before the same, or before one that was adopted and is not yet in force."""
    formerly: Pattern = NOTHING
    """What ends the words before a provision of the act that was in force before, or is by now: `formerly –`."""
    validity: Pattern = NOTHING
    """What beside an act (`«»`) tells when it was in force, with a group for each of it.

    The groups are called `adopted`, `until`, `held` and `before` (up to a year) and hold
    the year, or `ended`; digits may follow.
    """
    until_force: Pattern = NOTHING
    """An act (`«»`) with words that speak of the time before it was in force: `до введения в действие «»`."""
    others: Pattern = NOTHING
    """A word and the noun of an act behind it, which say that it is another of its name, or several: `of the same name`, `both`."""
    plurals: Pattern = NOTHING
    """A name of acts, in small letters, that is a plural: `Кодексов`, `Уголовных кодексах`."""
    draft: tuple[str, ...]
    """Words beside an act's noun which say that it is no act in force: a draft, a model."""
    acting: tuple[str, ...] = ()
    """What stands before the office of who stood in for its holder (`и.о. Министра`)."""
    definition: tuple[str, ...]
    """What introduces a short name inside brackets."""
    respectively: tuple[str, ...] = ()
    """What gives each member of a list to one of another, in their order."""
    called: tuple[str, ...] = ()
    """What stands between an act and its title in quotation marks: `called`, `named`."""
    adoption: tuple[str, ...]
    """`adopted`, between a Constitution and its date."""
    ruling_parts: dict[RulingDivision, tuple[str, ...]]
    """What the parts of a ruling are called that its points are numbered in."""
    number_endings: tuple[str, ...]
    """What follows the number of an act and is no part of it."""
    ruling_marks: tuple[str, ...] = ()
    """The letters that end the number of a ruling."""
    particles: tuple[str, ...] = ()
    """Words without a meaning of their own between a provision and its act (`of the`)."""
    carrying: tuple[str, ...] = ()
    """Words between two provisions that say that both are of the act behind the second: `со статьи 188 на статью 192 УК`."""
    insertions: tuple[str, ...] = ()
    """What opens words between a provision and others of its list or its act (`including`)."""
    nowadays: tuple[str, ...] = ()
    """What opens a bracket with the noun that an act goes by today: `Edict (today – Law)`."""
    relating: Pattern = NOTHING
    """What stands between a provision and another one that it is read with, or is checked beside (`in conjunction with`)."""
    insertion_ends: tuple[str, ...] = ()
    """What closes such words, where acts stand before their provisions (`excepted`)."""
    excepting: tuple[str, ...] = ()
    """Those of the insertions that leave a provision out (`except`)."""
    conformity: tuple[str, ...]
    """Words (or beginnings of words) beside `Constitution` where it is the yardstick."""
    measuring: Pattern = NOTHING
    """A provision (`«»`) in one clause with the verb that something is held against it by."""
    measured: Pattern = NOTHING
    """A provision of the Constitution («…»), before a verb that may hold the one against the other."""
    comparing: tuple[str, ...] = ()
    """The same beside any act that another one is held against."""
    participles: tuple[str, ...] = ()
    """Endings of a word that says of a noun what was done to another act: `Кодекстің орнына қабылданған Кодекс`."""
    undoing: Pattern = NOTHING
    """The same beside an act that words say was ended by another one."""
    ratified: Pattern = NOTHING
    """Words right before an act that only put another one in force: `Пакту, ратифицированному Законом`."""
    quoted_words: Pattern = NOTHING
    """A quotation (`«»`) of single words of another text, with what stands beside it."""
    older_words: Pattern = NOTHING
    """The same where these words are what was to be read there until now."""
    shortened: tuple[str, ...]
    """Words that are written with a full stop and do not end a sentence."""
