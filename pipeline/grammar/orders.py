"""`orders.toml`: whom a court tells to do something, with whom, and by when."""

import re
from functools import cached_property

from pipeline.grammar.constructions import Constructions, Terminal
from pipeline.grammar.table import LanguageTable
from pipeline.grammar.wording import NOTHING, Pattern


class Form(LanguageTable):
    """Words (regular expression) in a case, and what stands for them in the nominative."""

    told: str
    nominative: str

    @cached_property
    def words(self) -> re.Pattern[str]:
        """The words as a whole, each."""
        return re.compile(rf"(?<!\w)(?:{self.told})(?!-?\w)")


class Orders(Constructions):
    """How bodies are told to do something, in the text as it is.

    The code knows the terminals `term`, `together` (beside a body with whom others act), `shared`
    (words by which each of several bodies is told its own) and `besides` (by which a body is left out).
    Of the rules `body` is one with its `head`, `addressed` a `row` of them, with whom they act (`joint`) and
    where the words of a body that is not known stand beside it (`more`),
    `apart` has the `body` that is told something by itself, `alone` are words by which others act, whoever
    they are, or a term that may be of what was done or is to last, `beyond` those that tell when and by whom
    something else is done («если …», «вынесенным до …»), and `bids` a verb that names its subject as whom it
    bids («… хабарласын»).
    """

    required = frozenset(("body", "addressed", "apart", "alone", "beyond", "bids"))
    cased = True

    bodies: dict[str, tuple[Form, ...]]
    """By the terminals that they are."""
    modifiers: tuple[Form, ...] = ()
    """Adjectives beside them."""
    undeclined: Pattern = NOTHING
    """Words that no name in the nominative holds: where one is left, the name is not known."""

    @property
    def lexemes(self) -> tuple[Terminal, ...]:
        """The bodies, and all other terminals."""
        told = {name: "|".join(form.told for form in forms) for name, forms in self.bodies.items()}
        bodies = (Terminal(name=name, words=words) for name, words in told.items())
        return (*bodies, *self.terminals)

    def nominative(self, name: str) -> str:
        """The name of a body in the nominative."""
        heads = (form for forms in self.bodies.values() for form in forms)
        head = next((form for form in heads if form.words.search(name)), None)
        for form in (*filter(None, (head,)), *self.modifiers):
            name = form.words.sub(form.nominative, name)
        return name
