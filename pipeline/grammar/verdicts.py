"""`verdicts.toml`: the words and the constructions by which a norm is measured."""

import re
from functools import cached_property

from pipeline.grammar.constructions import Constructions
from pipeline.grammar.wording import AtEnd, Pattern


class Verdicts(Constructions):
    """How a sentence gives verdicts.

    The code knows the captures `norm` (a list of
    norms, in which `one` is what a member is about), `also` (norms that the share of these is none of), `said`, `since` (from when it counts), `awaiting` (its verb comes in a later
    clause), `reading`, `condition`, `provided` (one before the norm), `excepted`, `turned`, `explained` (its
    reading), the shares `words`, `part` and `extent`, and `but` (what is left out).
    Of the rules `opening` and `following` are clauses, `separator` parts them, `parting` those that decide anything else (`strong` anywhere); `first` and `further` are members
    of a list of norms, `between` parts them; `lost` finds words beside a known norm that may limit it.
    An item of a list is read behind the sentence that opens the list, with its colon.
    """

    required = frozenset(
        ("opening", "following", "separator", "first", "further", "between", "lost", "parting")
    )
    cased = False

    upholds: tuple[str, ...]
    """Terminals that say that a norm conforms."""
    voids: tuple[str, ...]
    """Terminals that say that it does not."""
    turns: tuple[str, ...]
    """Terminals that turn a verdict round."""
    alone: tuple[str, ...]
    """Those of `upholds` and `voids` that name the Constitution themselves."""
    matters: tuple[str, ...]
    """Other terminals that could change a verdict: a citation or bracket may hold none."""
    dependent: AtEnd | None = None
    """How a citation ends that leans on a noun behind it: the terminal `dependent`."""
    measured: Pattern | None = None
    """What only the citation of a norm that is measured holds (regular expression): by its case it is no measure."""
    whole: Pattern | None = None
    """How a norm begins that is no part of the share named before it (regular expression)."""
    share_of_sentence: AtEnd | None = None
    """How far a share that is a sentence of a norm reaches back (regular expression)."""

    @property
    def decisive(self) -> tuple[str, ...]:
        """Terminals that say what a norm is."""
        return self.upholds + self.voids

    @cached_property
    def deciding(self) -> re.Pattern[str]:
        """The words of all decisive terminals."""
        words = (t.words for t in self.terminals if t.name in self.decisive)
        return re.compile("|".join(f"(?:{w})" for w in words))
