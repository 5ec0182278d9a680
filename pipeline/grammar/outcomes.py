"""`outcomes.toml`: the words by which an operative point decides."""

from pipeline.grammar.table import Table
from pipeline.terms import OutcomeKind, ScopeKind, Verdict


class Phrase(Table):
    """Deciding words (regular expression), looked for in one sentence.

    `<measure>` stands for the words that name the Constitution as the measure. An earlier phrase takes its words away from the later ones. `kind` is empty where the words
    decide, but what they decide is in doubt.
    """

    pattern: str
    kind: OutcomeKind | None = None
    verdict: Verdict | None = None
    needs: str = ""
    """What the sentence must hold besides."""
    unless_before: str = ""
    """What must not stand right before the words."""
    unless_after: str = ""
    """What must not stand right behind the words."""


class ScopeWords(Table):
    """Words for a share of a norm. The group `scope` is the share itself.

    Without the group, the words close the share, which begins behind the norm.
    """

    kind: ScopeKind
    pattern: str


class Form(Table):
    """A form (regular expression) and what stands for it in the nominative."""

    pattern: str
    nominative: str


class Outcomes(Table):
    """How operative points decide."""

    guidance: str
    """What the enactment line or the formula of guidance to the courts holds."""
    guidance_kinds: tuple[OutcomeKind, ...] = (
        OutcomeKind.REVISION,
        OutcomeKind.ENTRY_INTO_FORCE,
        OutcomeKind.PUBLICATION,
    )
    """All that a point of guidance can do beside guiding."""
    interpretation_asked: str
    """What title or question hold where an interpretation was asked for."""
    review_asked: str
    """What title or question hold where a norm was to be measured."""
    measure: str
    """The Constitution as the measure of a norm, up to or from the word for (not) conforming."""
    constitution: str
    """Names of the Constitution."""
    subject_first: bool
    """The norm always stands before the deciding words."""
    sentence_end: str
    """Where a sentence ends, with the blank behind it."""
    contrast: str
    """What sets two verdicts of one sentence against each other."""
    phrases: tuple[Phrase, ...]
    as_interpreted: str
    """Words that make a norm conform only as the court understands it."""
    scopes: tuple[ScopeWords, ...]
    addressee: str
    """A body to which something is recommended, as it stands."""
    addressee_forms: tuple[Form, ...]
    term: str
    """By when, or within what time."""
