"""`names.toml`: what bodies, languages, roles, events and outcomes are called."""

from pipeline.grammar.table import Table
from pipeline.terms import Court, QuestionKind


class Names(Table):
    """Names for readers (`showAs`) of what the emitted metadata refers to."""

    country: tuple[str, ...]
    """The country's name as it stands beside the name of a body."""
    courts: dict[Court, str]
    """Full name of each court."""
    languages: dict[str, str]
    """Names of languages by their codes: its own, and those of others that it has a word for."""
    roles: dict[str, str]
    """Roles of people in a case."""
    events: dict[str, str]
    """Events in the life of a ruling."""
    concepts: dict[str, str]
    """Verdicts and other outcomes."""
    question_list: str
    """The list that `questions` make."""
    questions: dict[QuestionKind, str]
    """What a court may be asked."""
