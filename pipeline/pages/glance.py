"""What a reader wants first, as far as the template cannot tell it from the ruling itself."""

from typing import Final

from pipeline.model import Edition, Outcome, Ruling
from pipeline.pages.interface import Interface
from pipeline.terms import EditionBasis, OutcomeKind

_SHARED: Final = {OutcomeKind.ENTRY_INTO_FORCE, OutcomeKind.FINALITY, OutcomeKind.PUBLICATION}


def weighed(ruling: Ruling) -> tuple[list[Outcome], list[Outcome]]:
    """The outcomes that say something of this case, verdicts first, and those that most rulings share."""
    # The sort is stable: but for the verdicts all stay in the ruling's own order.
    ordered = sorted(ruling.outcomes, key=lambda one: one.kind is not OutcomeKind.VERDICT)
    own = [one for one in ordered if one.kind not in _SHARED]
    return own, [one for one in ordered if one.kind in _SHARED]


def state_of(edition: Edition, interface: Interface) -> str:
    """In what state of its text a ruling is shown."""
    if edition.basis in {EditionBasis.AMENDMENT, EditionBasis.STATED} and edition.date:
        return f"{interface.texts['edition_as_of']}: {interface.day(edition.date)}"
    original = edition.basis is EditionBasis.ORIGINAL
    return interface.texts["edition_original" if original else "edition_unknown"]
