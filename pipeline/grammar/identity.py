"""`identity.toml`: how a ruling names its court, its kind, its number and its date."""

from typing import Annotated

from pipeline.grammar.table import OPEN, LanguageTable
from pipeline.grammar.wording import AnyPlace, Patterns, Within
from pipeline.terms import QuestionKind


class IdentityWords(LanguageTable):
    """Patterns are of text in lower case, look-alikes and `ё` folded, single blanks."""

    plenum: Patterns
    """The sitting of the Supreme Court that alone issues normative resolutions."""
    acts: AnyPlace
    """The noun of an enactment line, in the nominative."""
    normative: Patterns
    """What stands before the noun of a normative resolution."""
    additional: Patterns
    """What stands before the noun of an additional decision."""
    number_signs: tuple[str, ...]
    """What announces a number, as printed."""
    places: Patterns
    """Where rulings are adopted."""
    runs_on: tuple[str, ...]
    """Words after which an act's name belongs to the title that it stands in."""
    fillers: Patterns
    """Small words of an enactment line that say nothing more."""
    questions: Annotated[dict[QuestionKind, Within], OPEN]
    """Words of a title that tell what was asked, those that may stand beside others first."""
