"""`orders.toml`: whom a court tells to do something, with whom, and by when."""

import re
from collections import defaultdict
from functools import cached_property

from pipeline.grammar.constructions import Constructions, Terminal
from pipeline.grammar.table import LanguageTable


class Form(LanguageTable):
    """Words (regular expression) of a body's name as it is told something, and what stands for them in the nominative."""

    terminal: str | None = None
    """What the words are, if they are a body; else they only stand beside one."""
    told: str
    nominative: str


class Orders(Constructions):
    """How bodies are told to do something, in the text as it is.

    The code knows the terminals `term`, `together` (beside a body with whom others act), `shared`
    (words by which each of several bodies is told its own). Of the rules `body` is one with its `head`,
    `addressed` a `row` of them and with whom they act (`joint`), `apart` has the `body` that is told something
    by itself, and `alone` are words by which others act, whoever they are.
    """

    required = frozenset(("body", "addressed", "apart", "alone"))
    cased = True

    forms: tuple[Form, ...]

    @property
    def lexemes(self) -> tuple[Terminal, ...]:
        """The bodies, and all other terminals."""
        told: defaultdict[str, list[str]] = defaultdict(list)
        for form in self.forms:
            if form.terminal:
                told[form.terminal].append(form.told)
        bodies = (Terminal(name=name, words="|".join(words)) for name, words in told.items())
        return (*bodies, *self.terminals)

    def nominative(self, name: str) -> str:
        """The name of a body in the nominative."""
        heads = (told.subn(form.nominative, name) for form, told in self._told if form.terminal)
        name = next((named for named, times in heads if times), name)
        for form, told in self._told:
            name = name if form.terminal else told.sub(form.nominative, name)
        return name

    @cached_property
    def _told(self) -> tuple[tuple[Form, re.Pattern[str]], ...]:
        return tuple((f, re.compile(rf"(?<!\w)(?:{f.told})(?!-?\w)")) for f in self.forms)
