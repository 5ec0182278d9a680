"""`verdicts.toml`: the words and the constructions by which a norm is measured."""

from __future__ import annotations

from collections import Counter
from typing import Final

from pydantic import model_validator

from pipeline.grammar.table import LanguageTable
from pipeline.grammar.wording import AtEnd, Pattern

REQUIRED: Final = frozenset(
    ("opening", "following", "separator", "first", "further", "between", "parting")
)
"""Rules that the code asks for by name."""


class Terminal(LanguageTable):
    """Words (regular expression, in lower case) that do one thing, in all their forms."""

    name: str
    words: str


class Verdicts(LanguageTable):
    """How a sentence gives verdicts: a grammar over terminals.

    Beside the terminals of the table there are those that the code finds: `norm` and `constitution`
    (citations), `quote`, `bracket`, `act` (words that decide something else), `declined` (those that
    refuse), `comma`, `semicolon`,
    `colon`, `dash`, `word` (any other word) and `strange` (what could hide something).

    A rule is a regular expression in which names of terminals, sets and rules stand for themselves
    and blanks for nothing; `<norm: …>` captures. The code knows the captures `norm` (a list of
    norms, in which `one` is what a member is about), `also` (norms that the share of these is none of), `said`, `since` (from when it counts), `awaiting` (its verb comes in a later
    clause), `reading`, `condition`, `provided` (one before the norm), `excepted`, `turned`, `explained` (its
    reading) and the shares `words`, `part` and `extent`.
    An item of a list is read behind the sentence that opens the list, with its colon.
    """

    terminals: tuple[Terminal, ...]
    """An earlier terminal takes its words away from the later ones."""
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
    sets: dict[str, tuple[str, ...]]
    """Names for several terminals, for use within `[…]`."""
    rules: dict[str, str]
    """`opening` and `following` are clauses, `separator` parts them, `parting` those that decide anything else (`strong` anywhere); `first` and `further` are members
    of a list of norms, `between` parts them."""

    @property
    def decisive(self) -> tuple[str, ...]:
        """Terminals that say what a norm is."""
        return self.upholds + self.voids

    @model_validator(mode="after")
    def _names(self) -> Verdicts:
        # They share one space of names, since a rule refers to all of them alike.
        names = [*(t.name for t in self.terminals), *self.sets, *self.rules]
        doubled = sorted(name for name, number in Counter(names).items() if number > 1)
        missing = sorted(REQUIRED - self.rules.keys())
        if doubled or missing:
            message = f"names used twice: {doubled}; rules missing: {missing}"
            raise ValueError(message)
        return self
