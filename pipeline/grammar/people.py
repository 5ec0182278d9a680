"""`people.toml`: how people, their offices and their bodies are named, and in which case."""

from enum import StrEnum

from pipeline.grammar.provisions import Gender
from pipeline.grammar.table import LanguageTable
from pipeline.grammar.wording import NOTHING, AtEnd, IgnoringCase, Pattern, Patterns
from pipeline.terms import ParticipantRole


class Client(StrEnum):
    """Whom a representative stands for, as the words tell."""

    NOBODY = "nobody"
    LAST = "last"
    """The person named just before (his, her)."""
    GROUP = "group"
    """All persons of the list just before (their)."""
    NEXT = "next"
    """The person named right behind: these words introduce whoever is represented."""
    APPLICANTS = "applicants"
    """The applicants of the case."""
    BODY = "body"
    """The body that is named."""


class Seat(StrEnum):
    """What somebody is at the sitting who is of the court itself."""

    CHAIR = "chair"
    JUDGE = "judge"
    RAPPORTEUR = "rapporteur"


class Closing(LanguageTable):
    """Words right behind names, or in a bracket there, that say in what capacity those were present; without a role only that they were."""

    pattern: IgnoringCase
    role: Seat | None = None


class Cue(LanguageTable):
    """The words right before names of one capacity, and the cases these may stand in, the likeliest first."""

    opens: IgnoringCase
    cases: tuple[str, ...]


class Introduction(LanguageTable):
    """Words that stand before a participant's name and say in what capacity.

    The pattern may name the groups `organization`, `position` and `many` (there for a plural).
    """

    pattern: IgnoringCase
    role: ParticipantRole | Seat
    client: Client = Client.NOBODY
    cases: tuple[str, ...] = ()
    """The cases that the words put a name in; none where the clause tells them."""


class SurnameParadigm(LanguageTable):
    """One declension of surnames. The first one that fits a nominative governs it.

    `after` is a pattern of what stands before the ending; `forms` are the endings that
    take the place of `nominative`, by case.
    """

    nominative: str = ""
    after: AtEnd
    gender: Gender = Gender.ANY
    doubtful: bool = False
    """A form of this paradigm does not settle the nominative."""
    forms: dict[str, tuple[str, ...]]


class CaseEnding(LanguageTable):
    """An ending (a pattern) of a word or of a whole title, and what stands there in the nominative."""

    pattern: AtEnd
    nominative: str
    gender: Gender = Gender.ANY
    """That of the noun that an adjective stands before; of a patronymic, which tells it of the given name."""

    def in_nominative(self, written: str) -> str | None:
        """What is written, in the nominative; None where it ends otherwise."""
        name, count = self.pattern.subn(self.nominative, written)
        return name if count else None


class TitleHead(LanguageTable):
    """The words that a title is built on: written form → nominative singular."""

    gender: Gender
    forms: dict[str, str]


class TitleForms(LanguageTable):
    """How names of bodies and offices are put in the nominative."""

    bodies: tuple[TitleHead, ...] = ()
    posts: tuple[TitleHead, ...] = ()
    ranks: IgnoringCase | None = None
    """What of a title is a rank, which may follow an office without a comma."""
    doubtful: Pattern | None = None
    """Words of an office that are in no nominative."""
    many_posts: tuple[TitleHead, ...] = ()
    """Posts in the plural, which the names of a list share; given in the singular."""
    modifiers: tuple[CaseEnding, ...] = ()
    """Endings of adjectives before a head."""
    many_modifiers: tuple[CaseEnding, ...] = ()
    body_tails: tuple[CaseEnding, ...] = ()
    """Endings of whole titles."""
    many_post_tails: tuple[CaseEnding, ...] = ()


class PeopleWords(LanguageTable):
    """How people are named."""

    not_surnames: str
    """Capitalised words that may stand beside initials and are no surnames."""
    namesake_before: str
    namesake_after: str
    """Words that make a name part of an institution's name."""
    hidden_suffix: str
    """What a name that is reduced to initials takes for an ending, with its hyphen."""

    rapporteurs: Cue
    experts: Cue

    offices: Patterns
    """Words among the names of those who sat that are no names."""
    particles: tuple[str, ...]
    """Words of a name in small letters: `оглы`, `заде`."""
    surname_particles: tuple[str, ...]
    """Words that open a surname: `Ван дер Меер`."""
    patronymic: Pattern
    """What a patronymic ends in, in any case."""
    patronymic_of_men: Pattern
    """What a man's patronymic ends in; any other is a woman's."""
    surname_leads: bool
    """Whether the surname stands first in a full name without a patronymic."""
    declined: Pattern = NOTHING
    """What surnames end in only in other cases than the nominative."""
    case_on_last: bool = False
    """Whether only the last word of a name takes the case."""
    given: tuple[CaseEnding, ...] = ()
    """How given names and patronymics are put in the nominative; the first that fits counts."""

    chair: Pattern
    """The office of the judge in the chair, right before the name."""
    heading: Pattern
    """A heading that makes all items of a list representatives."""
    under_heading: str
    """The word that such an item would begin with if it stood alone."""
    introductions: tuple[Introduction, ...]
    closings: tuple[Closing, ...] = ()
    hearing: IgnoringCase = NOTHING
    """Words of the question or of the hearing, which end what is said of names before them."""
    presence: IgnoringCase = NOTHING
    """Words behind which everybody who is named was present."""
    unnamed: Pattern
    """Words that show that somebody stands there, of whom no name was read."""
    away: IgnoringCase = NOTHING
    """Words that tell who was not there, or who came in another's place."""
    remarks: IgnoringCase = NOTHING
    """What a bracket behind a name may say that changes nothing: how somebody took part."""
    capacity: IgnoringCase = NOTHING
    """Words right behind a name that say in what capacity its bearer took part, the group `role`."""
    represented: IgnoringCase = NOTHING
    """What right behind a name only says that another, named before, represents its bearer."""
    courtesy: IgnoringCase = NOTHING
    """A word of politeness right before a name."""
    scholars: IgnoringCase = NOTHING
    """A degree or a title of a scholar, behind which a list of experts goes on."""
    lawyer: IgnoringCase
    """A position that makes somebody counsel."""
    state: IgnoringCase
    """Words in the name of a body or of a post that make it one of the state."""
    officials: Pattern
    """An office of state that may apply to the court, right before the name."""
    applicants: Pattern
    """What stands between the question's first words and the name of a private applicant."""
    on_behalf: Pattern
    """Words right behind a name that tell that another applies for that person."""
    asking: Pattern
    """Words right behind a name, further names among them, that tell that this person asks."""

    titles: TitleForms
    paradigms: tuple[SurnameParadigm, ...]
