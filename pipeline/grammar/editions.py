"""`editions.toml`: how a publisher's notes tell what became of a ruling."""

from enum import StrEnum

from pipeline.grammar.table import LanguageTable
from pipeline.grammar.wording import Opening, Whole, Within
from pipeline.terms import Operation


class ActNoun(StrEnum):
    """What sort of act a noun of a note names; rulings by their kinds."""

    NORMATIVE_RESOLUTION = "normative-resolution"
    ADDITIONAL_DECISION = "additional-decision"
    OTHER = "other"
    """Laws and the like, which the registry knows."""


class Editions(LanguageTable):
    """Patterns are of text in lower case, look-alikes and merged letters folded, single blanks."""

    operations: dict[Operation, Within]
    """What an amending act did to the text."""
    repealed: Within
    """That an act lost its force; said of a part of it, the part was removed."""
    parts: Within
    """Words for a part of a ruling, which a note speaks of."""
    headings: Within
    """Those for the parts that stand above the points."""
    repealing: Within
    """How a ruling says that another one, or a part of it, shall lose its force."""
    removed_open: Opening
    """How a removed point says of itself that it was."""
    others: Within
    """Words for acts that a note does not name."""
    denied: Within
    """That an act did not do what the words beside it say."""
    pointing: Within
    """That a note leads to another ruling and changed nothing."""
    announced: Within
    """That a change is still to come."""
    elsewhere: Within
    """That only the text in another language was changed."""
    status: Whole
    """A line that says whether the act is in force today."""
    updated: Whole
    """A line that says that the text is not the first one."""
    stated: Within
    """That a line names the day of the text, and no act that changed it."""
    line_words: Whole
    """Words for a state of the text; a line of such words, particles and a day names the day of the text."""
    line_particles: Whole
    """What else such a line may hold."""
    own_act: Opening
    """What a line calls the ruling beside it, where it begins with that."""
    end_particles: Whole
    """What else a line may hold that says when, and by which act, the ruling lost its force."""
    ended: Within
    """That there are other states of the text than this one, which lacks the change that is named."""
    published: Within
    """That a line tells where the ruling was published."""
    publishing: Within
    """Words of such a line that are no name of a newspaper."""
    amending_title: Within
    """How the title of a ruling says that it changes others."""
    instructions: dict[Operation, Within]
    """How such a ruling says what it changes."""
    excepting: Within
    """That some of what it names stays as it is."""
    takes_effect: Within
    """That an act applies from a day that is named beside, in the bracket behind it."""
    nouns: dict[ActNoun, Within]
    """What amending acts are called; an adjective that tells the kind is a part of it."""
