"""`names.toml`: what bodies, languages, roles, events and outcomes are called."""

from enum import StrEnum

from pipeline.grammar.table import LanguageTable
from pipeline.terms import OutcomeKind, ParticipantRole, QuestionKind, Verdict


class RulingOffice(StrEnum):
    """What somebody is to the ruling itself."""

    AUTHOR = "author"
    EDITOR = "editor"
    CHAIRPERSON = "chairperson"
    JUDGE = "judge"
    RAPPORTEUR = "rapporteur"


class Names(LanguageTable):
    """Names for readers (`showAs`) of what the emitted metadata refers to."""

    languages: dict[str, str]
    """Names of languages by their codes: its own, and those of others that it has a word for."""
    offices: dict[RulingOffice, str]
    """Offices at the ruling."""
    roles: dict[ParticipantRole, str]
    """Roles of people in a case."""
    events: dict[str, str]
    """Events in the life of a ruling."""
    verdicts: dict[Verdict, str]
    """What a verdict says of a norm."""
    outcomes: dict[OutcomeKind, str]
    """What a point decides."""
    question_list: str
    """The list that `questions` make."""
    questions: dict[QuestionKind, str]
    """What a court may be asked."""

    def role(self, key: str | None) -> str | None:
        """The name of an office at the ruling or of a role in the case, if it is one."""
        named = dict[str, str]((*self.offices.items(), *self.roles.items()))
        return named.get(key or "")

    def concept(self, key: str) -> str:
        """The name of a verdict or of another outcome."""
        return dict[str, str]((*self.verdicts.items(), *self.outcomes.items()))[key]
