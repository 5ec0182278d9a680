"""The languages as data: one folder each, the same file names in all of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, fields
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, get_type_hints

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
from pipeline.grammar.outcomes import OutcomeWords
from pipeline.grammar.people import PeopleWords
from pipeline.grammar.provisions import Provisions
from pipeline.grammar.sections import SectionWords
from pipeline.grammar.verdicts import Verdicts
from pipeline.languages import Language

if TYPE_CHECKING:
    from pipeline.grammar.table import LanguageTable

__all__ = ["Grammar", "detect", "load"]


@dataclass(frozen=True, eq=False)
class Grammar:
    """All that the stages know of one language. A field is a file: `letters` is `letters.toml`."""

    language: Language
    bodies: BodyNames
    calendar: Calendar
    citations: CitationWords
    connectives: Connectives
    documents: Documents
    editions: Editions
    endings: WordEndings
    identity: IdentityWords
    layout: LayoutWords
    letters: Letters
    names: Names
    numerals: Numerals
    outcomes: OutcomeWords
    people: PeopleWords
    provisions: Provisions
    sections: SectionWords
    verdicts: Verdicts


@cache
def load(language: Language) -> Grammar:
    """Read the tables of a language."""
    # The annotations are text here; only this makes classes of them again.
    shapes: dict[str, type[LanguageTable]] = get_type_hints(Grammar)
    folder = resources.files(__name__) / language.value
    tables = {
        field.name: shapes[field.name].model_validate(
            tomli.loads((folder / f"{field.name}.toml").read_text(encoding="utf-8"))
        )
        for field in fields(Grammar)
        if field.name != "language"
    }
    return Grammar(language=language, **tables)  # type: ignore[arg-type]


def detect(text: str) -> Grammar:
    """The grammar of the language that most words of the text tell, by their letters or as common ones."""
    words = Counter(text.lower().split())
    grammars = [load(language) for language in Language]
    # A tie goes to the first by its code, never to whichever comes by chance.
    return max(grammars, key=lambda grammar: _likeness(words, grammar.letters))


def _likeness(words: Counter[str], letters: Letters) -> int:
    own, common = frozenset(letters.own), frozenset(letters.common)
    return sum(n for word, n in words.items() if word in common or not own.isdisjoint(word))
