"""The languages as data: one folder each, the same file names in all of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import get_type_hints

import tomli

from pipeline.grammar.bodies import BodyNames
from pipeline.grammar.calendar import Calendar
from pipeline.grammar.citations import CitationWords
from pipeline.grammar.connectives import Connectives
from pipeline.grammar.documents import Documents
from pipeline.grammar.editions import Editions
from pipeline.grammar.endings import WordEndings
from pipeline.grammar.identity import IdentityWords
from pipeline.grammar.layout import LayoutWords
from pipeline.grammar.letters import Letters
from pipeline.grammar.names import Names
from pipeline.grammar.numerals import Numerals
from pipeline.grammar.orders import Orders
from pipeline.grammar.outcomes import OutcomeWords
from pipeline.grammar.people import PeopleWords
from pipeline.grammar.provisions import Provisions
from pipeline.grammar.sections import SectionWords
from pipeline.grammar.table import LanguageTable
from pipeline.grammar.verdicts import Verdicts
from pipeline.grammar.wording import NOTHING
from pipeline.languages import Language

__all__ = ["Grammar", "detect", "load", "own_words"]


@dataclass(frozen=True, eq=False)
class Grammar:
    """All that the stages know of one language. A field is a file: `letters` is `letters.toml`.

    A table is read when it is first asked for: of the other languages a ruling needs few.
    """

    language: Language
    bodies: BodyNames = field(init=False)
    calendar: Calendar = field(init=False)
    citations: CitationWords = field(init=False)
    connectives: Connectives = field(init=False)
    documents: Documents = field(init=False)
    editions: Editions = field(init=False)
    endings: WordEndings = field(init=False)
    identity: IdentityWords = field(init=False)
    layout: LayoutWords = field(init=False)
    letters: Letters = field(init=False)
    names: Names = field(init=False)
    numerals: Numerals = field(init=False)
    orders: Orders = field(init=False)
    outcomes: OutcomeWords = field(init=False)
    people: PeopleWords = field(init=False)
    provisions: Provisions = field(init=False)
    sections: SectionWords = field(init=False)
    verdicts: Verdicts = field(init=False)

    def __getattr__(self, name: str) -> LanguageTable:
        """Read a table. Raises AttributeError for what is none."""
        if name not in _table_classes():
            raise AttributeError(name)
        file = resources.files(__name__) / self.language.value / f"{name}.toml"
        table = _table_classes()[name].model_validate(tomli.loads(file.read_text(encoding="utf-8")))
        # The value is frozen for everybody else; its own tables can be put in only so.
        object.__setattr__(self, name, table)
        return table


@cache
def _table_classes() -> dict[str, type[LanguageTable]]:
    """The class of each table, by its name."""
    # The annotations are text here; only this makes classes of them again.
    return {name: shape for name, shape in get_type_hints(Grammar).items() if name != "language"}


@cache
def load(language: Language) -> Grammar:
    """The tables of a language."""
    return Grammar(language)


def detect(text: str) -> Grammar:
    """The grammar of the language that most words of the text tell, by their letters or as common ones."""
    words = text.lower().split()
    # A tie goes to the first by its code, never to whichever comes by chance.
    return load(max(Language, key=lambda language: own_words(words, language)))


def own_words(words: Sequence[str], language: Language) -> int:
    """How many words in small letters are a language's, by a letter or as one of its commonest."""
    lettered, common = _own_letters_and_words(language)
    return len(lettered.findall(" ".join(words))) + sum(map(common.__contains__, words))


@cache
def _own_letters_and_words(language: Language) -> tuple[re.Pattern[str], frozenset[str]]:
    """What a word is from its first own letter on, and the commonest words that have none."""
    table = load(language).letters
    # A language may have no letter that the others lack.
    lettered = re.compile(rf"[{table.own}][^ ]*") if table.own else NOTHING
    return lettered, frozenset(word for word in table.common if not lettered.search(word))
