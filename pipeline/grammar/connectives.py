"""`connectives.toml`: what joins the words of a sentence and the members of a list."""

from collections.abc import Mapping

from pydantic import Field

from pipeline.grammar.table import LanguageTable
from pipeline.grammar.wording import Patterns


class ImpossiblePair(LanguageTable):
    """Words, and patterns of the whole words that cannot stand behind or before one of them.

    What a pattern looks ahead at may be a word further on.
    """

    words: tuple[str, ...]
    behind: Patterns = ()
    before: Patterns = ()


class Connectives(LanguageTable):
    """Conjunctions in lower case; some are of several words."""

    adding: tuple[str, ...]
    """`and`: both are meant."""
    choosing: tuple[str, ...]
    """`or`: one of them is meant."""
    further: tuple[str, ...]
    """What may stand beside or instead of those in long lists."""
    fuller: Mapping[str, str] = Field(default_factory=dict)
    """Words that are longer before some letters, by their usual form."""
    opening: tuple[str, ...] = ()
    """Words that have a capital only where they open a sentence: of all the pronouns and adverbs that do so."""
    postpositions: tuple[str, ...] = ()
    """Words that govern what stands before them, as no preposition does: two such phrases may look as one said twice."""
    twice: tuple[str, ...] = ()
    """Adverbs and numerals that are said twice on purpose: again and again, one by one."""
    impossible: tuple[ImpossiblePair, ...] = ()
    """What no sentence has side by side, in folded text: by the government of cases, above all."""
