"""`outcomes.toml`: the words by which an operative point decides anything but a verdict."""

from enum import StrEnum

from pipeline.grammar.table import LanguageTable
from pipeline.grammar.wording import NOTHING, AtEnd, Pattern
from pipeline.terms import OutcomeKind


class LimitKind(StrEnum):
    """How words limit a decision."""

    EXCEPTION = "exception"
    """They leave something out of it."""
    SHARE = "share"
    """They keep it to a share of what it is about."""
    CONDITION = "condition"
    """They keep it to the case that something holds."""
    DOUBT = "doubt"
    """They make it doubtful what is left of it."""


class Phrase(LanguageTable):
    """Deciding words (regular expression), looked for in one sentence.

    An earlier phrase takes its words away from the later ones.
    """

    pattern: Pattern
    kind: OutcomeKind
    needs: Pattern | None = None
    """What the sentence must hold besides."""
    not_behind: AtEnd | None = None
    """Right behind this the words decide nothing."""
    told_behind: AtEnd | None = None
    """Behind this somebody else says them: `заявитель полагает, что статью 5 следует понимать …`."""
    doubted: bool = False
    """Whether a limit in the same clause makes it doubtful what the words decide."""


class OutcomeWords(LanguageTable):
    """How operative points decide."""

    guidance: Pattern
    """What the enactment line or the formula of guidance to the courts holds."""
    guidance_kinds: tuple[OutcomeKind, ...] = (
        OutcomeKind.REVISION,
        OutcomeKind.RECOMMENDATION,
        OutcomeKind.INTERIM_RULE,
        OutcomeKind.ENTRY_INTO_FORCE,
        OutcomeKind.PUBLICATION,
    )
    """All that a point of guidance can do beside guiding."""
    orders: Pattern
    """A sentence of guidance that bids something about a ruling, and so is none of the guidance itself."""
    interpretation_asked: Pattern
    """What title or question hold where an interpretation was asked for."""
    review_asked: Pattern
    """What title or question hold where a norm was to be measured."""
    constitution: Pattern
    """Names of the Constitution."""
    subject_first: bool
    """The norm always stands before the deciding words."""
    denied_before: AtEnd
    """What, right before deciding words, denies or defers them."""
    denied_after: Pattern
    """The same right behind them."""
    ordinal: Pattern | None = None
    """A word that numbers a point (`Первое.`), with the blank behind it."""
    phrases: tuple[Phrase, ...]
    limits: dict[LimitKind, Pattern]
    """What limits a decision, with all that it holds."""
    otherwise: Pattern | None = None
    """How a part of a sentence begins that has a verb of its own, and so does not go on with the one before."""
    rest: Pattern = NOTHING
    """What no other words of a sentence are about."""
    ground_before: AtEnd
    """Right behind this a citation is the ground, the order or the measure of a decision, not its subject."""
    ground_behind: Pattern
    """The same right before this."""
    resting: AtEnd | None = None
    """Right behind this a citation is what other decisions rest on, though a ground of these («вынесенные на основании»)."""
    aligned_before: AtEnd | None = None
    """Right behind this, in which a sign stands for a citation, one is what that citation is brought into line with."""
    asked_before: AtEnd | None = None
    """Right behind this a citation is what somebody asks for, and the subject of what grants or refuses that alone."""
    listing_before: Pattern | None = None
    """Right before this a norm tells of whom or of what something is ruled for the time between: that is about the norm."""
    explained_before: AtEnd | None = None
    """Right behind this a norm is what somebody asks the meaning of."""
    explained_behind: Pattern | None = None
    """The same right before this."""
    amended_before: AtEnd | None = None
    """Right behind this a norm or an act is what is yet to be amended."""
    amended_behind: Pattern | None = None
    """The same right before this."""
    of_itself: Pattern = NOTHING
    """How a point that speaks of the ruling itself begins, which explains no norm."""
    wording: Pattern | None = None
    """What stands behind quoted words of a norm, where what they mean follows: what is cited there is not explained."""
    leaning: Pattern | None = None
    """How words say that they rest on what the clause before is about («основанные на ней»)."""
    starts: Pattern | None = None
    """From when something counts: a ruling that enters into force at two times does so in parts."""
    own_points: Pattern
    """The form in which points of the ruling itself tell what a decision is about («указанные в пункте 1»)."""
    asked_behind: Pattern | None = None
    """The same right before this."""
